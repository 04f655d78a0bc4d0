"""The desk where questions on Discord are answered: commands, completions and buttons all come here.

Each is answered by one message, or by one change of a message, and leaves one line in the log.
"""

from __future__ import annotations

import asyncio
from functools import partial
from operator import attrgetter
from time import perf_counter
from typing import TYPE_CHECKING, Any

from msgspec import Raw

from bot.answers.answer import Answer
from bot.answers.completion.completion import complete
from bot.answers.input import LONGEST_QUESTION
from bot.answers.question import Call
from bot.answers.registry import answer_call, read_options
from bot.chat.discord import clicks, errors
from bot.chat.discord.callbacks import Response, encoded, let_go, respond
from bot.chat.discord.commands import PRIVATE
from bot.chat.discord.gc_tuning import Sweeping
from bot.chat.discord.page_cache import PageCache, told_as
from bot.chat.discord.rate_limit import RateLimit
from bot.chat.discord.replies import Reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    import discord

    from bot.answers.question import Question
    from bot.chat.discord.logs import Log
    from bot.chat.discord.page_cache import CachedAnswer
    from bot.store.store import Store

    Interaction = discord.Interaction[Any]

MOST_COMPLETIONS = 256
"""Lists of completions that are kept: people type the same first letters."""
LONGEST_ASKED = 2 * LONGEST_QUESTION
"""Characters, all told, of a question of which the pages are kept; what is longer cannot be read anyway."""
LONGEST_TYPED = 100
"""Characters, all told, of what is typed where its completions are kept: nobody types so much twice."""

HELD_BACK = "held back"
STOPPING = "stopping"

NO_CHOICES = Raw(b"[]")


class InFlight:
    """Counts the blocks that are entered and not yet left, in one event loop."""

    def __init__(self) -> None:
        self._number = 0
        self._landed = asyncio.Event()
        self._landed.set()

    def __enter__(self) -> None:
        self._number += 1
        self._landed.clear()

    def __exit__(self, *_exception: object) -> None:
        self._number -= 1
        if not self._number:
            self._landed.set()

    async def landed(self) -> None:
        """Wait until there is none."""
        await self._landed.wait()


class Dispatcher:
    """Answers questions from one store. It knows what is in flight, so that a stop can wait for it."""

    def __init__(self, store: Store, log: Log) -> None:
        """``log`` is told of each answer, and of whatever goes amiss."""
        self.store = store
        self._log = log
        self._bursts = RateLimit()
        self._kept: PageCache[CachedAnswer] = PageCache(weight=attrgetter("size"), longest=LONGEST_ASKED)
        self._completed: PageCache[Raw] = PageCache(MOST_COMPLETIONS, longest=LONGEST_TYPED)
        self._in_flight = InFlight()
        self._sweeping = Sweeping()
        self._stopping = False

    # --- the three ways to the desk ---------------------------------------------------------------------------------

    async def command(self, interaction: Interaction, question: Question, options: Mapping[str, object]) -> None:
        """Answer a slash command; ``options`` are its values by name, as they arrived."""
        private = bool(options.get(PRIVATE))
        values = {name: str(value) for name, value in options.items() if name != PRIVATE and value}
        await self._serve(
            interaction, question.name, partial(self._command, Reply(interaction, private=private), question, values)
        )

    async def click(self, interaction: Interaction, custom_id: str, picked: str | None) -> None:
        """Answer a click on a button, or the choice of a menu's value ``picked``."""
        try:
            click = clicks.clicked(interaction, custom_id, picked)
        except Exception as error:  # noqa: BLE001 — here such errors end: discord.py would only log them
            await self.failed(interaction, error, "a button")
            return
        await self._serve(interaction, clicks.named(click), partial(clicks.answer, self, interaction, click))

    async def completion(self, interaction: Interaction) -> None:
        """Answer what was typed so far with what may be meant; with nothing, rather than silence, where that fails."""
        data: Mapping[str, Any] = interaction.data or {}
        asked = f"completing /{data.get('name')}"
        with self._in_flight:
            try:
                choices = await self._choices(data)
            except Exception as error:  # noqa: BLE001 — who types is owed a list, and the operator the traceback
                errors.of_completion(error, interaction, asked, self._log)
                choices = NO_CHOICES
            try:
                await respond(interaction, Response.autocomplete_result, {"choices": choices})
            except Exception as error:  # noqa: BLE001 — here such errors end: discord.py would log who has typed
                errors.of_completion(error, interaction, asked, self._log)
            finally:
                let_go(interaction)
        self._sweeping.answered()

    async def _choices(self, data: Mapping[str, Any]) -> Raw:
        """What may be meant by the option that has the focus; nothing where there is no such option any more.

        A list as it goes over the wire, so that those that are kept are small.
        """
        options = data.get("options") or ()
        given = {str(option["name"]): str(option.get("value", "")) for option in options}
        focused = next((str(option["name"]) for option in options if option.get("focused")), "")
        typed = given.pop(focused, "")
        asked = (str(data.get("name")), focused, typed, *given.items())
        async with await self.store.reading() as facts:
            choices = self._completed.get(facts.version, asked)
            if choices is None:
                found = await complete(facts, str(data.get("name")), focused, typed, given)
                choices = Raw(encoded([{"name": each.label, "value": each.value} for each in found]))
                self._completed.put(facts.version, asked, choices)
        return choices

    async def failed(self, interaction: Interaction, error: Exception, asked: str | None = None) -> None:
        """Account for an interaction that could not even reach what answers it; ``asked`` names what is no command."""
        data: Mapping[str, Any] = interaction.data or {}
        name = asked or str(data.get("name", "?"))

        async def account() -> str:
            return await errors.handle_error(error, interaction, name, self._log)

        await self._serve(interaction, name, account)

    # --- answering --------------------------------------------------------------------------------------------------

    async def _command(self, reply: Reply, question: Question, values: Mapping[str, str]) -> str:
        tell = partial(_read_and_tell, question, values)
        told = await reply.in_time(self.kept(_asked(question.name, values), tell))
        await reply.send(told.page(1), private=told.failed)
        return told.outcome.value

    async def told(self, call: Call) -> CachedAnswer:
        """The pages of an answer: those that were made before, for as long as the facts are the same."""
        return await self.kept(_asked(call.question, call.values), partial(_tell, call))

    async def kept(self, asked: tuple[Any, ...], tell: Callable[[Store], Awaitable[CachedAnswer]]) -> CachedAnswer:
        """What was told when this was asked, or else what ``tell`` tells now, of one database in any case."""
        async with await self.store.reading() as facts:
            told = self._kept.get(facts.version, asked)
            if told is None:
                told = await tell(facts)
                self._kept.put(facts.version, asked, told)
        return told

    async def answered(self, call: Call) -> Answer:
        """The answer to a call, of one database."""
        async with await self.store.reading() as facts:
            return await answer_call(call, facts)

    async def _serve(self, interaction: Interaction, asked: str, answer: Callable[[], Awaitable[str]]) -> None:
        """One interaction, from its arrival to its line in the log."""
        began = perf_counter()
        with self._in_flight:
            try:
                outcome = await self._held_back(interaction) or await answer()
            except Exception as error:  # noqa: BLE001 — the one place where errors end, for commands and clicks alike
                outcome = await errors.handle_error(error, interaction, asked, self._log)
            finally:
                let_go(interaction)
        self._log.answered(asked, (perf_counter() - began) * 1000, outcome, interaction.id)
        self._sweeping.answered()

    async def _held_back(self, interaction: Interaction) -> str | None:
        """Why nothing is answered now, after saying so to whoever asked; None where it is."""
        if self._stopping:
            await errors.tell(interaction, "Trackside is stopping: ask again in a moment.")
            return STOPPING
        wait = self._bursts.wait(interaction.user.id)
        if not wait:
            return None
        unit = "second" if wait == 1 else "seconds"
        await errors.tell(interaction, f"You asked a lot at once: ask again in {wait} {unit}.")
        return HELD_BACK

    # --- its life ---------------------------------------------------------------------------------------------------

    def stop_taking(self) -> None:
        """From now on whoever asks is told to ask again in a moment."""
        self._stopping = True

    async def drained(self, seconds: float) -> bool:
        """Wait until nothing is in flight; False where something still is after so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._in_flight.landed()
        except TimeoutError:
            return False
        return True

    def forget(self) -> None:
        """Make every answer anew from now on."""
        self._kept.clear()
        self._completed.clear()


async def _read_and_tell(question: Question, values: Mapping[str, str], facts: Store) -> CachedAnswer:
    call = read_options(question.name, values)
    if isinstance(call, Answer):  # it cannot be read, and says why
        return told_as(call, Call(question.name, {}, f"/{question.name}"))
    return await _tell(call, facts)


async def _tell(call: Call, facts: Store) -> CachedAnswer:
    return told_as(await answer_call(call, facts), call)


def _asked(question: str, values: Mapping[str, str]) -> tuple[Any, ...]:
    """What tells one thing that is asked from another."""
    return (question, *sorted(values.items()))
