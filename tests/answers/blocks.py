"""The blocks of an answer by their kinds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Note, Quotation, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer


def texts(answer: Answer) -> list[str]:
    """What its statements and quotations say."""
    return [block.text for block in answer.blocks if isinstance(block, Statement | Quotation)]


def notes(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Note)]


def quotations(answer: Answer) -> list[Quotation]:
    return [block for block in answer.blocks if isinstance(block, Quotation)]
