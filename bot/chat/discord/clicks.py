"""What a click asks for: another page, another question, the exact words, a copy.

Nothing is remembered of a message: all that a click means stands in the button's own id, or in the message itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.recap.recap import hides_outcome
from bot.chat.discord.answer_service import MISTAKES, draw_answer
from bot.chat.discord.reply_port import in_time
from bot.facts.frozen import Frozen
from bot.render.discord.copied_text import copied_page
from bot.render.discord.custom_ids import (
    TEMPLATE,
    Act,
    Outdated,
    Pressed,
    read_custom_id,
    read_question,
    read_question_note,
)
from bot.render.discord.markdown import COVER, escape_markdown

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from bot.answers.question import Call
    from bot.chat.discord.answer_service import AnswerService, DrawnAnswer
    from bot.chat.discord.reply_port import Reply
    from bot.chat.discord.reports import Reports

OUTDATED = "outdated"


class Click(Frozen, frozen=True):
    """A click on a button of a message, or the choice of a menu's value ``picked``.

    ``text`` is all that the message says. ``may_edit``: it belongs to whoever clicked, for they asked for it or they
    alone can see it; ``is_private``: they alone can see it.
    """

    custom_id: str
    picked: str | None
    text: str
    may_edit: bool
    is_private: bool


def read_click(click: Click) -> Pressed | Outdated:
    """What a click asks for, with the question that it is about, whose values are exact."""
    pressed = _read(click)
    if isinstance(pressed, Outdated) or pressed.call is None:
        return pressed
    return replace(pressed, call=replace(pressed.call, exact=True))


def _read(click: Click) -> Pressed | Outdated:
    pressed = read_custom_id(click.custom_id)
    if isinstance(pressed, Outdated):
        return pressed
    if click.picked is not None and pressed.act is Act.MENU:
        return _read_picked(click.picked, click)
    return _with_call(pressed, pressed.call, click)


def _read_picked(picked: str, click: Click) -> Pressed | Outdated:
    """What an option asks for: what a button of that id would, or a question."""
    if not TEMPLATE.fullmatch(picked):
        call = read_question(picked)
        return Outdated(None) if call is None else Pressed(Act.ASK, 1, 0, call)
    pressed = read_custom_id(picked)
    return pressed if isinstance(pressed, Outdated) else _with_call(pressed, pressed.call, click)


def _with_call(pressed: Pressed, call: Call | None, click: Click) -> Pressed | Outdated:
    """A question that was too long for the id stands in the message."""
    call = call or read_question(read_question_note(click.text) or "")
    return Outdated(None) if call is None else replace(pressed, call=call)


def click_name(pressed: Pressed | Outdated) -> str:
    """A click as the log names it, which is told no words of anybody's question."""
    if isinstance(pressed, Outdated) or pressed.call is None:
        return "a button of another version"
    return f"{pressed.call.question} by button"


def _uncovers(call: Call, click: Click) -> bool:
    """Whether the answer to a call would show others what the message covers."""
    return COVER in click.text and not click.is_private and not hides_outcome(call)


class Clicks:
    """Answers clicks. A reply is deferred after ``patience`` seconds."""

    def __init__(self, answers: AnswerService, patience: float, reports: Reports) -> None:
        self._answers = answers
        self._patience = patience
        self._reports = reports

    async def answer(self, click: Click, pressed: Pressed | Outdated, reply: Reply) -> str:
        """Answer a click, which asks for what `read_click` read; how it ended, in a word for the log."""
        if isinstance(pressed, Outdated) or pressed.call is None:
            return await _outdated(reply, pressed.command if isinstance(pressed, Outdated) else None)
        match pressed.act:
            case Act.COPY:
                return await self._copy(reply, pressed.call, pressed.page)
            case Act.PICTURE:
                return await self._picture(reply, pressed.call)
            case Act.WORDS | Act.CONTEXT:
                # Leafing through exact words must not change a message that others see.
                edits = pressed.part > 0 and click.is_private
                in_context = pressed.act is Act.CONTEXT
                words = self._answers.exact_words(pressed.call, pressed.page, in_context=in_context)
                return await self._show(reply, words, max(pressed.part, 1), edits=edits)
            case Act.REPORT:
                return await self._reports.ask(reply, pressed.call, pressed.page)
            case _:
                # Of another question: what stands there is not to be lost to whoever reads it, alone or with others.
                edits = pressed.act is Act.PAGE and click.may_edit and not _uncovers(pressed.call, click)
                return await self._show(reply, self._answers.drawn(pressed.call), pressed.page, edits=edits)

    async def report(self, pressed: Pressed | Outdated, text: str, reply: Reply) -> str:
        """Add the report of a form; how it ended, in a word for the log."""
        if isinstance(pressed, Outdated) or pressed.call is None:
            return await _outdated(reply, None)
        answer = await in_time(self._answers.answer(pressed.call), partial(reply.defer, private=True), self._patience)
        page = self._answers.page(answer, pressed.call, pressed.page)
        return await self._reports.add(reply, pressed.call, [each.claim for each in page.citations if each.claim], text)

    async def _show(self, reply: Reply, drawing: Coroutine[Any, Any, DrawnAnswer], page: int, *, edits: bool) -> str:
        """Show a page in the message that was clicked, or else in a private one.

        Where the facts that were pointed at are gone, the message stays, and a private one says what to ask instead.
        """
        drawn = await in_time(drawing, partial(reply.defer, private=not edits, edits=edits), self._patience)
        if drawn.is_mistake:
            await reply.answer(drawn.page(1), private=True)
        elif edits:
            await reply.edit(drawn.page(page))
        else:
            await reply.answer(drawn.page(page), private=True)
        return drawn.outcome.value

    async def _picture(self, reply: Reply, call: Call) -> str:
        """Send the picture of an answer to whoever clicked alone."""
        drawing = self._answers.picture(call)
        drawn, picture = await in_time(drawing, partial(reply.defer, private=True), self._patience)
        await reply.answer(drawn.page(1), private=True, picture=picture)
        return drawn.outcome.value

    async def _copy(self, reply: Reply, call: Call, page: int) -> str:
        """Send a page as plain text to paste elsewhere, in a block that the platform offers to copy."""
        answer = await in_time(self._answers.answer(call), partial(reply.defer, private=True), self._patience)
        if answer.outcome in MISTAKES:
            await reply.answer(draw_answer(answer, call).page(1), private=True)
            return answer.outcome.value
        await reply.tell(copied_page(answer, self._answers.page(answer, call, page)))
        return answer.outcome.value


async def _outdated(reply: Reply, command: str | None) -> str:
    """Name the command that does what a button of another version was for."""
    step = f"ask {escape_markdown(command)} instead" if command else "ask /help for what can be asked"
    await reply.tell(f"This button was made by another version of Trackside: {step}.")
    return OUTDATED
