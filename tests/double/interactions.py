"""What people ask of the app, and what comes back: interactions, their callbacks and their follow-ups."""

from __future__ import annotations

import asyncio
import json
import re
import secrets
from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

from tests.double import limits
from tests.double.people import snowflake, surroundings
from tests.double.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.double.loopback import Discord
    from tests.double.messages import Message
    from tests.double.people import Person, Place

Json = dict[str, Any]

_ID, _TOKEN = "@id@", "@token@"


@dataclass(frozen=True, slots=True)
class Prepared:
    """An interaction that can be sent any number of times, each time with an id and a token of its own.

    ``parts`` is its JSON, cut where these two stand.
    """

    kind: int
    by: Person
    where: Place
    authorizing: dict[str, str]
    data: Json
    parts: tuple[str, str, str]
    on: Message | None = None

    def text(self, number: str, token: str) -> str:
        """The JSON of one interaction."""
        return f"{self.parts[0]}{number}{self.parts[1]}{token}{self.parts[2]}"


def prepared(
    kind: int, data: Json, *, by: Person, where: Place, authorizing: dict[str, str], on: Message | None = None
) -> Prepared:
    """Make an interaction of type ``kind``, on a message where it is a click."""
    message = {"message": on.json} if on else {}
    whole = {"id": _ID, "token": _TOKEN, "type": kind, **surroundings(by, where, authorizing), "data": data, **message}
    before, rest = json.dumps(whole).split(_ID, 1)
    between, after = rest.split(_TOKEN, 1)
    return Prepared(kind, by, where, authorizing, data, (before, between, after), on)


class Refused(AssertionError):  # noqa: N818 — it is an answer of Discord
    """Discord refused the app's answer. ``code`` is its number for why."""

    def __init__(self, code: int, why: str) -> None:
        super().__init__(f"{code}: {why}")
        self.code = code


@dataclass(eq=False, slots=True)
class Asked:
    """One interaction, sent at ``sent`` (of ``perf_counter``), and all that the app did about it."""

    discord: Discord
    prepared: Prepared
    id: str = field(default_factory=snowflake)
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32))
    sent: float = 0.0
    milliseconds: float = 0.0
    callback: Json | None = None
    message: Message | None = None
    at_first: Json = field(default_factory=dict)
    """The message as it stood right after the callback."""

    lost: bool = False
    """Whether a test had the receipt of the callback lost."""

    transport: asyncio.BaseTransport | None = None
    """Where the callback came from."""

    refusals: list[Refused] = field(default_factory=list)
    followups: list[Reply] = field(default_factory=list)
    edits: int = 0
    _waiting: list[asyncio.Future[None]] = field(default_factory=list)

    @property
    def receipt_is_lost(self) -> bool:
        """Whether the app cannot know that its callback arrived: on a busy machine it may have given up waiting."""
        return self.lost or self.transport is None or self.transport.is_closing()

    async def reply(self, seconds: float = SECONDS) -> Reply:
        """The callback, as soon as it has come.

        Raises:
            AssertionError: none came, it came too late, or Discord does not accept it.
        """
        if self.callback is None:
            await self._settled(seconds)
        assert self.callback is not None
        return Reply(self, self.callback, self.message, self.at_first, self.milliseconds)

    async def _settled(self, seconds: float) -> None:
        if late := next((refusal for refusal in self.refusals if refusal.code == UNKNOWN_INTERACTION), None):
            raise late
        if alarm := self.discord.alarm():
            raise AssertionError(f"no answer to {self.shown()}: {alarm}\n{self.discord.seen()}")
        waiter = asyncio.get_running_loop().create_future()
        self._waiting.append(waiter)
        try:
            async with asyncio.timeout(seconds):
                await waiter
        except TimeoutError:
            raise AssertionError(f"no answer to {self.shown()} in {seconds:g} s\n{self.discord.seen()}") from None

    def settle(self, error: AssertionError | None = None) -> None:
        """The callback has come, or never will."""
        waiting, self._waiting = self._waiting, []
        for waiter in waiting:
            if waiter.done():
                continue
            if error:
                waiter.set_exception(error)
            else:
                waiter.set_result(None)

    def refuse(self, refusal: Refused) -> None:
        """A callback has come and was refused; who waits for it now need not wait any longer."""
        self.refusals.append(refusal)
        if refusal.code != ACKNOWLEDGED:
            self.settle(refusal)
        self.discord.bell.ring()

    async def refusal(self, times: int = 1) -> Refused:
        """The refusal of a callback, as soon as there are so many."""
        await self.discord.bell.until(lambda: len(self.refusals) >= times, f"a refused answer to {self.shown()}")
        return self.refusals[times - 1]

    async def followup(self, number: int = 1) -> Reply:
        """The follow-up of that number, as soon as it has come."""
        await self.discord.bell.until(lambda: len(self.followups) >= number, f"follow-up {number} to {self.shown()}")
        return self.followups[number - 1]

    async def edited(self, times: int = 1) -> Reply:
        """The original, as soon as it was edited so many times; the first edit ends a deferral."""
        await self.discord.bell.until(lambda: self.edits >= times, f"edit {times} of the answer to {self.shown()}")
        return self.original

    @property
    def original(self) -> Reply:
        """The message of the callback as it stands now."""
        assert self.message is not None, f"{self.shown()} has no message yet"
        return Reply(self, self.callback or {}, self.message, self.message.json, self.milliseconds)

    def shown(self) -> str:
        """Which interaction it is, in a few words."""
        data = self.prepared.data
        options = ", ".join(f"{one['name']}={one.get('value')!r}" for one in data.get("options") or ())
        return f"{data.get('name') or data.get('custom_id')!r}({options}) by {self.prepared.by.name}"


UNKNOWN_INTERACTION, ACKNOWLEDGED = 10062, 40060


@dataclass(frozen=True, slots=True)
class Reply:
    """What the app answered: the callback's payload, and the message as it stood then.

    ``milliseconds`` lie between the sending of the event and the arrival of the callback.
    """

    asked: Asked
    callback: Json
    stored: Message | None
    message: Json
    milliseconds: float

    @property
    def type(self) -> int:
        """The type of the callback."""
        return int(self.callback["type"])

    @property
    def edits(self) -> bool:
        """Whether it changed the message that was clicked."""
        return self.type == limits.UPDATE

    @property
    def deferred(self) -> bool:
        """Whether it only said that an answer will come."""
        return self.type in {limits.DEFERRED, limits.DEFERRED_UPDATE}

    @property
    def ephemeral(self) -> bool:
        """Whether only the asker sees it."""
        return bool(self.message.get("flags", 0) & limits.EPHEMERAL)

    @property
    def content(self) -> str:
        """The text of a message without Components V2."""
        return str(self.message.get("content", ""))

    @property
    def components(self) -> list[Json]:
        """The components at the top of the message."""
        return list(self.message.get("components", ()))

    def _every(self) -> Iterator[Mapping[str, Any]]:
        return limits.nested(self.components)

    @property
    def text(self) -> str:
        """All that there is to read: the content and the text displays, a line break between them.

        What keeps words on one line cannot be seen: a no-break space is a space.
        """
        shown = [str(one["content"]) for one in self._every() if one["type"] == limits.TEXT]
        text = "\n".join([self.content, *shown] if self.content else shown)
        return text.replace("\u00a0", " ").replace("\u2060", "")

    @property
    def buttons(self) -> dict[str, Mapping[str, Any]]:
        """The buttons by label; one without a label by its emoji."""
        found = (one for one in self._every() if one["type"] == limits.BUTTON)
        return {one.get("label") or str((one.get("emoji") or {}).get("name")): one for one in found}

    @property
    def menus(self) -> dict[str, Mapping[str, Any]]:
        """The menus by their placeholder, or by custom_id where they have none."""
        found = (one for one in self._every() if one["type"] in limits.SELECTS)
        return {one.get("placeholder") or one["custom_id"]: one for one in found}

    @property
    def files(self) -> dict[str, bytes]:
        """The files by name."""
        return dict(self.stored.files) if self.stored else {}

    @property
    def choices(self) -> list[tuple[str, Any]]:
        """The completions, name and value of each."""
        return [(one["name"], one["value"]) for one in (self.callback.get("data") or {}).get("choices") or ()]

    @property
    def pings(self) -> list[str]:
        """Whom the message would notify, as it names them: what its text holds and allowed_mentions lets through."""
        allowed = (self.callback.get("data") or {}).get("allowed_mentions")
        return [one[0] for one in _MENTION.finditer(self.text) if _notifies(one, allowed)]

    async def press(self, button: str, by: Person | None = None) -> Asked:
        """Click a button of the message as it now stands, named by label or custom_id; see ``Discord.press``."""
        assert self.stored is not None, "there is no message to click on"
        return await self.asked.discord.press(self.stored, button, by=by or self.asked.prepared.by)

    async def pick(self, menu: str, *options: str, by: Person | None = None) -> Asked:
        """Choose from a menu of the message as it now stands; see ``Discord.pick``."""
        assert self.stored is not None, "there is no message to choose from"
        return await self.asked.discord.pick(self.stored, menu, *options, by=by or self.asked.prepared.by)


def sent_now(asked: Asked) -> str:
    """Note the moment and hand back the JSON to send."""
    text = asked.prepared.text(asked.id, asked.token)
    asked.sent = perf_counter()
    return text


_MENTION = re.compile(r"@(?P<everyone>everyone|here)|<@&(?P<roles>\d+)>|<@!?(?P<users>\d+)>")


def _notifies(mention: re.Match[str], allowed: Json | None) -> bool:
    """Whether allowed_mentions lets a mention through; where there is none, everything is let through."""
    if allowed is None:
        return True
    kind = mention.lastgroup or ""
    return kind in allowed.get("parse", ()) or mention[kind] in (allowed.get(kind) or ())
