"""The answer to /result as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer


def lines_of(answer: Answer) -> list[str]:
    """The blocks as lines: a statement with its tally and its working below it."""
    lines = []
    for block in answer.blocks:
        lines.append(f"# {block.text}" if isinstance(block, Heading) else block.text)
        if isinstance(block, Statement):
            lines += [f"  {part}" for part in (block.tally, block.working) if part]
    return lines


def margin_lines(answer: Answer) -> list[str]:
    """The lines of the winning margin, below the sheet."""
    lines = lines_of(answer)
    start = next(n for n, line in enumerate(lines) if line.startswith("Winning margin"))
    return lines[start:]
