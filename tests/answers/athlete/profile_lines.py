"""The parts and lines of an answer to /athlete."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer


def headings(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Heading)]


def part(answer: Answer, heading: str) -> list[Statement]:
    """The lines under a heading."""
    start = next(place for place, block in enumerate(answer.blocks) if block == Heading(heading))
    lines = []
    for block in answer.blocks[start + 1 :]:
        if isinstance(block, Heading):
            break
        if isinstance(block, Statement):
            lines.append(block)
    return lines


def line(answer: Answer, start: str) -> Statement:
    return next(block for block in answer.blocks if isinstance(block, Statement) and block.text.startswith(start))
