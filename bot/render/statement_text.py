"""What every place shows of a statement: its words with the marks of its articles, and the cover over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.answer import Quotation, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Block

MARK = re.compile(r"\[\d+\]")
"""How a text marks an article: by its number in the answer."""


def statement_texts(statement: Statement) -> tuple[str, str]:
    """What is said, and the verdict with its count; marks that none of it shows stand behind the last of them."""
    text, count = statement.text, _verdict_and_tally(statement)
    unmarked = _unmarked(statement)
    if not unmarked:
        return text, count
    return (text, f"{count} {unmarked}") if count else (f"{text} {unmarked}", "")


def _verdict_and_tally(statement: Statement) -> str:
    """As in "AGREED, 5 of 5 articles": the verdict is named once, and the tally may do so itself."""
    verdict, tally = statement.verdict or "", statement.tally or ""
    if verdict in tally:
        return tally
    return f"{verdict}, {tally}" if tally else verdict


def _unmarked(statement: Statement) -> str:
    """The marks of those citations that no text of the statement shows, so that no receipt is lost."""
    marks = MARK.findall(f"{statement.text} {statement.tally} {statement.working}")
    numbers = sorted({citation.number for citation in statement.citations})
    return "".join([f"[{number}]" for number in numbers if f"[{number}]" not in marks])


def shared_cover(block: Block) -> str | None:
    """The words of the cover over a block that its neighbours may share; a remark with a heading shows that."""
    if isinstance(block, Quotation) and block.heading:
        return None
    return block.covered if isinstance(block, Statement | Quotation) else None
