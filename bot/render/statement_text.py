"""What every place shows of a statement: its words with the marks of its articles, and the cover over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.answer import Quotation, Statement
from bot.answers.points.wording import number_word

if TYPE_CHECKING:
    from bot.answers.answer import Block

MARK = re.compile(r"\[\d+\]")
"""How a text marks an article: by its number in the answer."""


def statement_texts(statement: Statement, *, names_article: bool = False) -> tuple[str, str]:
    """What is said, and the tally; marks that none of it shows stand behind the last of them.

    It has no need of them where it says that "all five" articles do, or below a heading that ``names_article``.
    """
    text, tally = statement.text, statement.tally or ""
    unmarked = "" if names_article else _unmarked(statement)
    if not unmarked:
        return text, tally
    return (text, f"{tally} {unmarked}") if tally else (f"{text} {unmarked}", "")


def _unmarked(statement: Statement) -> str:
    """The marks of those citations that no text of the statement shows, so that no receipt is lost."""
    text = f"{statement.text} {statement.tally} {statement.working}"
    numbers = sorted({citation.number for citation in statement.citations})
    if re.search(rf"\ball {number_word(len(numbers))}\b", text):
        return ""
    marks = MARK.findall(text)
    return "".join([f"[{number}]" for number in numbers if f"[{number}]" not in marks])


def shared_cover(block: Block) -> str | None:
    """The words of the cover over a block that its neighbours may share; a remark with a heading shows that."""
    if isinstance(block, Quotation) and block.heading:
        return None
    return block.covered if isinstance(block, Statement | Quotation) else None
