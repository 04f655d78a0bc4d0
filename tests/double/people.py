"""Who asks, and where: people, channels and the ways in which the app can be installed, in the shapes of Discord."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass
from enum import Enum
from typing import Any

Json = dict[str, Any]

APPLICATION_ID = "1100000000000001500"
"""Of the application and of its bot user, which are the same for applications of today."""

BOT_USER: Json = {
    "id": APPLICATION_ID,
    "username": "Trackside",
    "discriminator": "1500",
    "global_name": None,
    "avatar": None,
    "bot": True,
    "public_flags": 0,
    "flags": 0,
    "primary_guild": None,
}

FILE_LIMIT = 10 * 1024 * 1024
"""Bytes per file that an app may send where nothing is boosted."""

_EPOCH = 1_420_070_400_000
"""The first millisecond of 2015, at which Discord's ids begin."""

_count = itertools.count()


def snowflake() -> str:
    """A new id that tells the present time, as every id of Discord does; clients read it to know what has expired."""
    return str(((time.time_ns() // 1_000_000 - _EPOCH) << 22) | (next(_count) & 0x3FFFFF))


class Install(Enum):
    """How the app came to where it is asked."""

    GUILD = "0"
    USER = "1"


GUILD_INSTALL, USER_INSTALL = Install.GUILD, Install.USER


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account. ``locale`` is the language that their Discord speaks."""

    id: str
    username: str
    name: str
    locale: str = "en-GB"

    def user(self) -> Json:
        """The account, as events and messages carry it."""
        return {
            "id": self.id,
            "username": self.username,
            "global_name": self.name,
            "discriminator": "0",
            "avatar": None,
            "avatar_decoration_data": None,
            "bot": False,
            "public_flags": 0,
            "flags": 0,
            "primary_guild": None,
            "collectibles": None,
        }

    def member(self, permissions: str) -> Json:
        """The account as a member of a server."""
        return {
            "user": self.user(),
            "nick": None,
            "avatar": None,
            "banner": None,
            "roles": [],
            "joined_at": "2023-08-19T10:00:00.000000+00:00",
            "premium_since": None,
            "communication_disabled_until": None,
            "unusual_dm_activity_until": None,
            "pending": False,
            "deaf": False,
            "mute": False,
            "flags": 0,
            "permissions": permissions,
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A channel. ``context`` is Discord's number for its kind; ``bot_is_in`` is about the server.

    ``forces_private``: a server that makes the answers of people's own apps visible to the asker only.
    """

    channel_id: str
    channel_type: int
    context: int
    guild_id: str | None = None
    bot_is_in: bool = True
    forces_private: bool = False

    def channel(self, people: tuple[Person, ...]) -> Json:
        """The channel, as an interaction carries it."""
        common = {"id": self.channel_id, "type": self.channel_type, "flags": 0, "last_message_id": None}
        if self.guild_id is None:
            named = {"name": "splits", "icon": None, "owner_id": people[0].id} if self.channel_type == GROUP else {}
            return {**common, **named, "recipients": [person.user() for person in people], "recipient_flags": 0}
        return {
            **common,
            "guild_id": self.guild_id,
            "name": "athletics",
            "nsfw": False,
            "parent_id": None,
            "permissions": MEMBER_PERMISSIONS,
            "position": 0,
            "rate_limit_per_user": 0,
            "topic": None,
        }


TEXT, DIRECT, GROUP = 0, 1, 3
MEMBER_PERMISSIONS = "2248473465835073"
APP_PERMISSIONS = "562949953601536"

ADA = Person("200000000000000001", "ada.brown", "Ada Brown")
BOB = Person("200000000000000002", "bob_clark", "Bob Clark", locale="de")
CEM = Person("200000000000000003", "cem", "Cem")

GUILD = Place("300000000000000011", TEXT, 0, guild_id="300000000000000001")
"""A channel of a server that the bot is in."""

ELSEWHERE = Place("300000000000000021", TEXT, 0, guild_id="300000000000000002", bot_is_in=False)
"""A channel of a server that the bot is not in: only people who installed the app for themselves ask there."""

STRICT = Place("300000000000000031", TEXT, 0, guild_id="300000000000000003", bot_is_in=False, forces_private=True)
"""The same in a server that shows the answers of such apps to the asker only."""

BOT_DM = Place("300000000000000041", DIRECT, 1)
GROUP_DM = Place("300000000000000051", GROUP, 2)


def owners(where: Place, install: Install, by: Person) -> dict[str, str]:
    """Who let the app be asked there: the server, the person, or the bot's own messages ("0")."""
    if install is USER_INSTALL:
        return {"1": by.id}
    if where.context == BOT_DM.context:
        return {"0": "0"}
    guild = where.guild_id if where.bot_is_in else None
    assert guild, f"the app cannot be asked in {where} unless it is installed for {by}"
    return {"0": guild}


def surroundings(by: Person, where: Place, authorizing: dict[str, str]) -> Json:
    """What every interaction says of its asker and its place."""
    shared: Json = {
        "application_id": APPLICATION_ID,
        "version": 1,
        "locale": by.locale,
        "context": where.context,
        "channel_id": where.channel_id,
        "channel": where.channel((by,) if where.channel_type == DIRECT else (ADA, BOB, CEM)),
        "app_permissions": APP_PERMISSIONS,
        "authorizing_integration_owners": authorizing,
        "attachment_size_limit": FILE_LIMIT,
        "entitlements": [],
        "entitlement_sku_ids": [],
    }
    if where.guild_id is None:
        return {**shared, "user": by.user()}
    return {
        **shared,
        "guild_id": where.guild_id,
        "guild": {"id": where.guild_id, "locale": "en-US", "features": []},
        "guild_locale": "en-US",
        "member": by.member(MEMBER_PERMISSIONS),
    }
