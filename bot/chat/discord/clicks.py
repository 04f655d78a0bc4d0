"""What a click asks for: another page, another question, the exact words, a copy.

Nothing is remembered of a message: all that a click means stands in the button's own id, or in the message itself.
"""

from __future__ import annotations

import io
from functools import partial
from typing import TYPE_CHECKING, Any

import discord
from msgspec.structs import replace

from bot.answers.exact_words import exact_words
from bot.answers.registry import answer_call
from bot.chat.discord import errors
from bot.chat.discord.page_cache import FAILED, told_as
from bot.chat.discord.replies import Reply
from bot.render.discord.copying import code_block, copy_text
from bot.render.discord.custom_ids import Act, Outdated, asked_in, read_custom_id, read_value
from bot.render.discord.markdown import escape_markdown
from bot.render.discord.pages import pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answers.answer import Answer
    from bot.answers.question import Call
    from bot.chat.discord.dispatcher import Dispatcher
    from bot.chat.discord.page_cache import CachedAnswer
    from bot.render.discord.custom_ids import Pressed
    from bot.render.discord.pages import Page
    from bot.store.store import Store

    Interaction = discord.Interaction[Any]

OUTDATED = "outdated"


def clicked(interaction: Interaction, custom_id: str, picked: str | None) -> Pressed | Outdated:
    """What a click asks for, or the choice of a menu's value ``picked``, with the question that it is about."""
    pressed = read_custom_id(custom_id)
    if isinstance(pressed, Outdated):
        return pressed
    call = pressed.call if picked is None else read_value(picked)
    if call is None and picked is None:  # the question was too long for the id, and stands in the message
        call = read_value(asked_in(_text(interaction.message)) or "")
    return Outdated(None) if call is None else replace(pressed, call=call)


def named(click: Pressed | Outdated) -> str:
    """A click as the log names it, which is told no words of anybody's question."""
    if isinstance(click, Outdated) or click.call is None:
        return "a button of another version"
    return f"{click.call.question} by button"


async def answer(desk: Dispatcher, interaction: Interaction, click: Pressed | Outdated) -> str:
    """Answer a click; how it ended, in a word for the log."""
    if isinstance(click, Outdated) or click.call is None:
        return await _outdated(interaction, click.command if isinstance(click, Outdated) else None)
    match click.act:
        case Act.COPY:
            return await _copy(desk, interaction, click.call, click)
        case Act.WORDS:
            return await _words(desk, interaction, click.call, click)
        case _:
            return await _turn(desk, interaction, click.call, click.page)


async def _turn(desk: Dispatcher, interaction: Interaction, call: Call, page: int) -> str:
    """Another page or another answer: in the asker's message in its place, for anybody else in a private copy."""
    own = _is_own(interaction)
    reply = Reply(interaction, private=not own, changes=own)
    return await _sent(reply, await reply.in_time(desk.told(call)), page)


async def _words(desk: Dispatcher, interaction: Interaction, call: Call, pressed: Pressed) -> str:
    """The exact words of a page, private in any case: leafing through them changes no message that others see."""
    leafing = pressed.part > 0
    seen_alone = interaction.message is not None and interaction.message.flags.ephemeral
    reply = Reply(interaction, private=True, changes=leafing and seen_alone)
    asked = ("exact words", pressed.page, call.question, *sorted(call.values.items()))
    told = await reply.in_time(desk.kept(asked, partial(_tell_words, call, pressed.page)))
    return await _sent(reply, told, max(pressed.part, 1))


async def _tell_words(call: Call, number: int, facts: Store) -> CachedAnswer:
    answered = await answer_call(call, facts)
    if answered.outcome in FAILED:
        return told_as(answered, call)
    page = _page(answered, call, number)
    return told_as(await exact_words(facts, answered, page.citations), call, words_of=page.number)


async def _copy(desk: Dispatcher, interaction: Interaction, call: Call, pressed: Pressed) -> str:
    """The page as plain text to paste elsewhere, in a block that Discord offers to copy, or in a file."""
    reply = Reply(interaction, private=True)
    answered = await reply.in_time(desk.answered(call))
    if answered.outcome in FAILED:
        return await _sent(reply, told_as(answered, call), 1)
    text = copy_text(answered, _page(answered, call, pressed.page))
    block = code_block(text)
    if block is not None:
        await reply.send_text(block)
    else:
        file = discord.File(io.BytesIO(text.encode()), "trackside.txt")
        await reply.send_text("The text with its citations is in the file.", file)
    return answered.outcome.value


async def _sent(reply: Reply, told: CachedAnswer, page: int) -> str:
    """Send the page; where the facts that were pointed at are gone, say privately what to ask instead."""
    if told.failed:
        await reply.send(told.page(1), private=True)
    else:
        await reply.send(told.page(page))
    return told.outcome.value


async def _outdated(interaction: Interaction, command: str | None) -> str:
    """A button of another version: the command does what it was for."""
    step = f"ask {escape_markdown(command)} instead" if command else "ask /help for what can be asked"
    await errors.tell(interaction, f"This button was made by another version of Trackside: {step}.")
    return OUTDATED


def _page(answered: Answer, call: Call, number: int) -> Page:
    """The page of that number, from 1; the last one where the answer has become shorter."""
    made = pages(answered, call)
    return made[min(max(number, 1), len(made)) - 1]


def _is_own(interaction: Interaction) -> bool:
    """Whether the message clicked on belongs to whoever clicked: they asked for it, or they alone can see it."""
    message = interaction.message
    if message is None:
        return False
    asked = message.interaction_metadata
    return message.flags.ephemeral or (asked is not None and asked.user.id == interaction.user.id)


def _text(message: discord.Message | None) -> str:
    """All that a message says, line by line."""
    return "\n".join(_said(message.components)) if message else ""


def _said(components: Iterable[Any]) -> Iterator[str]:
    for component in components:
        if isinstance(component, discord.TextDisplay):
            yield component.content
        else:
            yield from _said(getattr(component, "children", ()))
