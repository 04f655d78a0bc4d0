"""Where questions on Discord come in: commands, completions and clicks, each with a reply through which to answer.

Each is answered by one message, or by one change of a message, and leaves one line in the log.
"""

from __future__ import annotations

import asyncio
from functools import partial
from logging import WARNING
from time import perf_counter
from typing import TYPE_CHECKING

from bot.chat.discord import errors
from bot.chat.discord.clicks import Clicks, click_name, read_click
from bot.chat.discord.rate_limit import RateLimit
from bot.chat.discord.reply_port import in_time
from bot.chat.discord.reports import Reports

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from bot.answers.completion.completion import Completion
    from bot.chat.discord.answer_service import AnswerService
    from bot.chat.discord.clicks import Click
    from bot.chat.discord.logs import Log
    from bot.chat.discord.reply_port import Recipient, Reply

UNPARSED = "Discord sent this in a form that Trackside cannot read: ask again, or in another channel."
RATE_LIMITED = "held back"
STOPPING = "stopping"
"""How the log says that nothing was answered."""


NO_REPORTS = Reports()


class InFlight:
    """Counts the blocks that are entered and not yet left, in one event loop."""

    def __init__(self) -> None:
        self._number = 0
        self._none_left = asyncio.Event()
        self._none_left.set()

    def __enter__(self) -> None:
        self._number += 1
        self._none_left.clear()

    def __exit__(self, *_exception: object) -> None:
        self._number -= 1
        if not self._number:
            self._none_left.set()

    async def drain(self) -> None:
        """Wait until there is none."""
        await self._none_left.wait()


class Dispatcher:
    """Answers whatever people ask. It knows what is in flight, so that a stop can wait for it."""

    def __init__(self, answers: AnswerService, log: Log, patience: float = 1.0, reports: Reports = NO_REPORTS) -> None:
        """``log`` has a line for each answer and error; replies are deferred after ``patience`` seconds."""
        self._answers = answers
        self._log = log
        self._patience = patience
        self._clicks = Clicks(answers, patience, reports)
        self._rate_limit = RateLimit()
        self._in_flight = InFlight()
        self._stopping = False

    # --- the ways in ------------------------------------------------------------------------------------------------

    async def command(self, reply: Reply, question: str, values: Mapping[str, str], *, private: bool) -> None:
        """Answer a command with values by parameter; ``private``: only whoever asked may see the answer."""
        await self._serve(reply, question, partial(self._command, reply, question, values, private=private))

    async def click(self, reply: Reply, click: Click) -> None:
        """Answer a click on a button or a menu."""
        try:
            pressed = read_click(click)
        except Exception as error:  # noqa: BLE001 — here such errors end: discord.py would only log them
            await self.failed(reply, "a button", error)
            return
        await self._serve(reply, click_name(pressed), partial(self._clicks.answer, click, pressed, reply))

    async def report(self, reply: Reply, click: Click, text: str) -> None:
        """Take a report of a mistake: ``click`` is on the form, whose id is like that of a button."""
        await self._serve(reply, "a report", partial(self._clicks.report, read_click(click), text, reply))

    async def completion(
        self, reply: Reply, question: str, parameter: str, typed: str, values: Mapping[str, str]
    ) -> None:
        """Offer what may be meant by what was typed; nothing, rather than silence, where that fails."""
        name = f"completing /{question}"
        with self._in_flight:
            completions: Sequence[Completion] = ()
            try:
                completions = await self._answers.completions(question, parameter, typed, values)
            except Exception as error:  # noqa: BLE001 — who types is owed a list, and the operator the traceback
                errors.handle_completion_error(error, reply, name, self._log)
            try:
                await reply.choices(completions)
            except Exception as error:  # noqa: BLE001 — here such errors end: discord.py would log who has typed
                errors.handle_completion_error(error, reply, name, self._log)

    async def failed(self, reply: Reply, name: str, error: Exception) -> None:
        """Account for what could not even reach the code that answers it; ``name`` is how the log calls it."""
        await self._serve(reply, name, partial(errors.handle_error, error, reply, name, self._log))

    async def unparsed(self, reply: Recipient | None, event: str, why: str, id_: str) -> None:
        """Account for an event that cannot be read, and tell whoever caused it, if they can be reached."""
        sentence = "%(name)s could not be read and was passed over: %(reason)s (%(id)s)"
        self._log.event("unparsed", sentence, WARNING, name=event, reason=why, id=id_)
        if reply is not None:
            with self._in_flight:
                await errors.tell(reply, UNPARSED)

    # --- answering --------------------------------------------------------------------------------------------------

    async def _command(self, reply: Reply, question: str, values: Mapping[str, str], *, private: bool) -> str:
        drawing = self._answers.ask(question, values)
        drawn = await in_time(drawing, partial(reply.defer, private=private), self._patience)
        await reply.answer(drawn.page(1), private=private or drawn.is_mistake)
        return drawn.outcome.value

    async def _serve(self, reply: Reply, name: str, answer: Callable[[], Awaitable[str]]) -> None:
        """See one question or click through from its arrival to its line in the log."""
        start = perf_counter()
        with self._in_flight:
            try:
                outcome = await self._turn_away(reply) or await answer()
            except Exception as error:  # noqa: BLE001 — the one place where errors end, for commands and clicks alike
                outcome = await errors.handle_error(error, reply, name, self._log)
        self._log.answered(name, (perf_counter() - start) * 1000, outcome, reply.id)

    async def _turn_away(self, reply: Reply) -> str | None:
        """Why nothing is answered now, after saying so to whoever asked; None where it is."""
        if self._stopping:
            await errors.tell(reply, "Trackside is stopping: ask again in a moment.")
            return STOPPING
        wait = self._rate_limit.wait(reply.person)
        if not wait:
            return None
        unit = "second" if wait == 1 else "seconds"
        await errors.tell(reply, f"You asked a lot at once: ask again in {wait} {unit}.")
        return RATE_LIMITED

    # --- its life ---------------------------------------------------------------------------------------------------

    def refuse_new(self) -> None:
        """From now on whoever asks is told to ask again in a moment."""
        self._stopping = True

    async def drain(self, seconds: float) -> bool:
        """Wait until nothing is in flight; False where something still is after so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                await self._in_flight.drain()
        except TimeoutError:
            return False
        return True
