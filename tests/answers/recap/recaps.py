"""How the tests read a recap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Quotation, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer, Block
    from tests.answers.conftest import LivePack


def recap_lines(answer: Answer) -> list[str]:
    """The blocks as lines: "# a heading", "** the line that answers", "-# small print"."""
    return [line for block in answer.blocks for line in _block_lines(block)]


def _block_lines(block: Block) -> list[str]:
    if isinstance(block, Quotation):
        return [f"“{block.text}” [{block.citation.number}]"]
    if not isinstance(block, Statement):
        return [f"# {block.text}" if isinstance(block, Heading) else block.text]
    sign = "** " if block.strong else "-# " if block.level else ""
    return [f"{sign}{block.text}", *(f"-# {text}" for text in (block.tally, block.working) if text)]


def part(answer: Answer, heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    lines = recap_lines(answer)
    rest = lines[lines.index(f"# {heading}") + 1 :]
    return rest[: next((n for n, line in enumerate(rest) if line.startswith("# ")), len(rest))]


def asks(asked: LivePack, options: str = "") -> list[str]:
    """A recap of every race of a pack."""
    registers = asked.pack.registers
    return [
        f"/recap event:{race.name} meet:{registers.meets[race.meet].name}{options}" for race in registers.races.values()
    ]
