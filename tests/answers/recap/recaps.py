"""How the tests read a recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Quotation, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack


def told(answer: Answer) -> list[str]:
    """The blocks as lines, without their workings."""
    lines = []
    for block in answer.blocks:
        if isinstance(block, Quotation):
            lines.append(f"“{block.text}” [{block.citation.number}]")
        else:
            lines.append(f"# {block.text}" if isinstance(block, Heading) else block.text)
    return lines


def plain(answer: Answer) -> str:
    """The whole answer as plain text, workings and all, without the small print."""
    parts: list[str | None] = [answer.title]
    for block in answer.blocks:
        if isinstance(block, Statement):
            parts += [block.text, block.tally, block.working]
        elif isinstance(block, Quotation):
            parts += [block.heading, f"[{block.citation.number}] prints: “{block.text}”", block.difference]
        else:
            parts.append(block.text)
    return "\n".join(part for part in parts if part)


def part(answer: Answer, heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    lines = told(answer)
    rest = lines[lines.index(f"# {heading}") + 1 :]
    return rest[: next((n for n, line in enumerate(rest) if line.startswith("# ")), len(rest))]


def asks(asked: LivePack, options: str = "") -> list[str]:
    """A recap of every race of a pack."""
    registers = asked.pack.registers
    return [
        f"/recap event:{race.name} meet:{registers.meets[race.meet].name}{options}" for race in registers.races.values()
    ]


def sentence(answer: Answer, text: str) -> Statement:
    """The statement of that text."""
    return next(block for block in answer.blocks if isinstance(block, Statement) and block.text == text)
