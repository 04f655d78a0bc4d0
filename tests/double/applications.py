"""The routes about the app itself: its account, the gateway's address, and its commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.double import openapi
from tests.double.commands import CHAT, faults_of_commands
from tests.double.people import ADA, APPLICATION_ID, BOT_USER, snowflake
from tests.double.requests import Refusal

if TYPE_CHECKING:
    from tests.double.requests import Asking
    from tests.double.server import Platform

Json = dict[str, Any]

MISSING_ACCESS, UNKNOWN_COMMAND, INVALID_FORM = 50001, 10063, 50035


async def me(_: Platform, __: Asking) -> Json:
    """GET /users/@me: the bot's account."""
    return {**BOT_USER, "verified": True, "mfa_enabled": True, "locale": "en-US", "premium_type": 0, "email": None}


async def application(discord: Platform, _: Asking) -> Json:
    """GET /oauth2/applications/@me and /applications/@me: what the app is and how it can be installed."""
    return {
        "id": APPLICATION_ID,
        "name": "Trackside",
        "icon": None,
        "description": "Settles what happened in a race, and shows its receipts.",
        "type": None,
        "bot": BOT_USER,
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": 0,
        "flags_new": "0",
        "owner": ADA.user(),
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "event_webhooks_url": None,
        "event_webhooks_status": 1,
        "explicit_content_filter": 0,
        "eligible_oauth2_scopes": [],
        "approximate_guild_count": len(discord.guilds),
        "approximate_user_install_count": 1,
        "approximate_user_authorization_count": 1,
        "integration_types_config": {
            "0": {"oauth2_install_params": {"scopes": ["applications.commands", "bot"], "permissions": "0"}},
            "1": {"oauth2_install_params": {"scopes": ["applications.commands"], "permissions": "0"}},
        },
    }


async def gateway(discord: Platform, asking: Asking) -> Json:
    """GET /gateway and /gateway/bot: where the gateway is."""
    if not asking.path.endswith("/bot"):
        return {"url": discord.gateway.url}
    limit = {"total": 1000, "remaining": 999, "reset_after": 14_400_000, "max_concurrency": 1}
    return {"url": discord.gateway.url, "shards": discord.gateway.shards, "session_start_limit": limit}


# --- commands -------------------------------------------------------------------------------------------------------


async def commands(discord: Platform, asking: Asking) -> Any:  # noqa: ANN401 — a list, one command, or nothing
    """All routes of an app's commands, those for everywhere and those of one server."""
    guild, number = _place(discord, asking)
    known = discord.registered.setdefault(guild, [])
    match asking.method, number:
        case "GET", None:
            return known
        case "PUT", None:
            _judge(discord, asking, asking.payload or [])
            discord.registered[guild] = made = [registered(one, known, guild) for one in asking.payload or []]
            discord.note_sync(guild, asking.payload or [])
            return made
        case "POST", None:
            return _upsert(discord, asking, guild)
    return _one(discord, asking, guild, number)


def _place(discord: Platform, asking: Asking) -> tuple[str | None, str | None]:
    """Which server the request is about, None for all, and which command, None for all."""
    parts = asking.path.split("/")[4:]
    if parts[0] != APPLICATION_ID:
        raise Refusal(403, 20012, "You are not authorized to perform this action on this application")
    guild = parts[2] if parts[1] == "guilds" else None
    if guild is not None and guild not in discord.guilds:
        raise Refusal(403, MISSING_ACCESS, "Missing Access")
    return guild, parts[-1] if parts[-1] != "commands" else None


def _judge(discord: Platform, asking: Asking, payload: list[Json]) -> None:
    if not discord.judge:
        return
    found = faults_of_commands(payload)
    for one in payload:
        found += openapi.faults("ApplicationCommandUpdateRequest", one)
    if found:
        discord.complain(f"{asking.method} {asking.path}: {'; '.join(found)}", asking.payload)
        raise Refusal(400, INVALID_FORM, f"Invalid Form Body: {'; '.join(found)}")


def registered(command: Json, known: list[Json], guild: str | None) -> Json:
    """A command as Discord hands it out. One that had its name keeps its id."""
    kind = command.get("type") or CHAT
    same = next((one for one in known if (one["name"], one["type"]) == (command["name"], kind)), None)
    rights = command.get("default_member_permissions")
    return {
        "nsfw": False,
        "dm_permission": True,
        "contexts": None,
        "integration_types": [0],
        **{name: value for name, value in command.items() if value is not None},
        "description": command.get("description") or "",
        "type": kind,
        "id": same["id"] if same else snowflake(),
        "version": snowflake(),
        "application_id": APPLICATION_ID,
        "default_member_permissions": None if rights is None else str(rights),
        **({"guild_id": guild} if guild else {}),
    }


def _upsert(discord: Platform, asking: Asking, guild: str | None) -> Json:
    known = discord.registered[guild]
    _judge(discord, asking, [asking.payload])
    made = registered(asking.payload, known, guild)
    discord.registered[guild] = [*(one for one in known if one["id"] != made["id"]), made]
    return made


def _one(discord: Platform, asking: Asking, guild: str | None, number: str | None) -> Json | None:
    """GET, PATCH or DELETE of one command."""
    known = discord.registered[guild]
    command = next((one for one in known if one["id"] == number), None)
    if command is None:
        raise Refusal(404, UNKNOWN_COMMAND, "Unknown application command")
    if asking.method == "DELETE":
        known.remove(command)
        return None
    if asking.method == "PATCH":
        command |= asking.payload
        command["version"] = snowflake()
    return command
