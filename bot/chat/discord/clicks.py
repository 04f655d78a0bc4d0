"""What a click asks for: another page, another question, the exact words, a copy.

Nothing is remembered of a message: all that a click means stands in the button's own id, or in the message itself.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.recap.recap import hides_outcome
from bot.chat.discord.answer_service import MISTAKES, draw_answer, nearest_page
from bot.chat.discord.reply_port import in_time
from bot.facts.frozen import Frozen
from bot.render.discord.copied_text import code_block, copy_text
from bot.render.discord.custom_ids import Act, Outdated, read_custom_id, read_question, read_question_note
from bot.render.discord.markdown import COVER, escape_markdown

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

    from bot.answers.question import Call
    from bot.chat.discord.answer_service import AnswerService, DrawnAnswer
    from bot.chat.discord.reply_port import Reply
    from bot.render.discord.custom_ids import Pressed

OUTDATED = "outdated"


class Click(Frozen, frozen=True):
    """A click on a button of a message, or the choice of a menu's value ``picked``.

    ``text`` is all that the message says, and ``ids`` are those of its buttons. ``may_edit``: it belongs to whoever
    clicked, for they asked for it or they alone can see it; ``is_private``: they alone can see it.
    """

    custom_id: str
    picked: str | None
    text: str
    may_edit: bool
    is_private: bool
    ids: tuple[str, ...] = ()


def read_click(click: Click) -> Pressed | Outdated:
    """What a click asks for, with the question that it is about."""
    pressed = read_custom_id(click.custom_id)
    if isinstance(pressed, Outdated):
        return pressed
    if click.picked is not None:
        call = read_question(click.picked)
    else:  # a question that was too long for the id stands in the message
        call = pressed.call or read_question(read_question_note(click.text) or "")
    return Outdated(None) if call is None else replace(pressed, call=call)


def click_name(pressed: Pressed | Outdated) -> str:
    """A click as the log names it, which is told no words of anybody's question."""
    if isinstance(pressed, Outdated) or pressed.call is None:
        return "a button of another version"
    return f"{pressed.call.question} by button"


_OF_MESSAGE = frozenset({Act.PAGE, Act.WORDS, Act.COPY})
"""What a button does with its own message: its id says what the message answers."""


def _may_turn(click: Click, call: Call) -> bool:
    """Whether the answer to a call may take the message's place: nobody else's reading is ever uncovered."""
    return click.may_edit and (click.is_private or hides_outcome(call) or not _is_covered(click))


def _is_covered(click: Click) -> bool:
    """Whether the message covers an outcome, be it on another of its pages."""
    if COVER in click.text:
        return True
    buttons = [read_custom_id(id_) for id_ in click.ids]
    calls = [each.call for each in buttons if not isinstance(each, Outdated) and each.act in _OF_MESSAGE]
    calls.append(read_question(read_question_note(click.text) or ""))
    return any(call is not None and hides_outcome(call) for call in calls)


class Clicks:
    """Answers clicks. A reply is deferred after ``patience`` seconds."""

    def __init__(self, answers: AnswerService, patience: float) -> None:
        self._answers = answers
        self._patience = patience

    async def answer(self, click: Click, pressed: Pressed | Outdated, reply: Reply) -> str:
        """Answer a click, which asks for what `read_click` read; how it ended, in a word for the log."""
        if isinstance(pressed, Outdated) or pressed.call is None:
            return await _outdated(reply, pressed.command if isinstance(pressed, Outdated) else None)
        match pressed.act:
            case Act.COPY:
                return await self._copy(reply, pressed.call, pressed.page)
            case Act.WORDS:
                # Leafing through exact words must not change a message that others see.
                edits = pressed.part > 0 and click.is_private
                words = self._answers.exact_words(pressed.call, pressed.page)
                return await self._show(reply, words, max(pressed.part, 1), edits=edits)
            case _:
                edits = _may_turn(click, pressed.call)
                return await self._show(reply, self._answers.drawn(pressed.call), pressed.page, edits=edits)

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

    async def _copy(self, reply: Reply, call: Call, page: int) -> str:
        """Send a page as plain text to paste elsewhere, in a block that the platform offers to copy, or in a file."""
        answer = await in_time(self._answers.answer(call), partial(reply.defer, private=True), self._patience)
        if answer.outcome in MISTAKES:
            await reply.answer(draw_answer(answer, call).page(1), private=True)
            return answer.outcome.value
        text = copy_text(answer, nearest_page(answer, call, page))
        block = code_block(text)
        if block is not None:
            await reply.tell(block)
        else:
            await reply.tell("The text with its citations is in the file.", file=text)
        return answer.outcome.value


async def _outdated(reply: Reply, command: str | None) -> str:
    """Name the command that does what a button of another version was for."""
    step = f"ask {escape_markdown(command)} instead" if command else "ask /help for what can be asked"
    await reply.tell(f"This button was made by another version of Trackside: {step}.")
    return OUTDATED
