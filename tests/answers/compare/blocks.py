"""The blocks of an answer, as the tests of /compare read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer


def block_texts(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks]


def statements(answer: Answer) -> list[Statement]:
    return [block for block in answer.blocks if isinstance(block, Statement)]


def headings(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Heading)]
