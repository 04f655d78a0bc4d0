"""What every place shows of a statement: its words with the marks of its articles, and the cover over it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading, Quotation, Statement
from bot.answers.points.wording import number_marks, number_word
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answers.answer import Block

MARK = re.compile(r"\[\d+\]")
"""How a text marks an article: by its number in the answer."""

VERDICT = re.compile(rf"\b(?:{'|'.join(Verdict)}|CONTRADICTED|CONTRADICTS(?: ITSELF)?)\b")
"""How a text says how the articles stand on it."""


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
    numbers = {citation.number for citation in statement.citations}
    if re.search(rf"\ball {number_word(len(numbers))}\b", text):
        return ""
    return number_marks(number for number in numbers if f"[{number}]" not in text)


def shared_cover(block: Block) -> str | None:
    """The words of the cover over a block that its neighbours may share; a remark with a heading shows that."""
    if isinstance(block, Quotation) and block.heading:
        return None
    return block.covered if isinstance(block, Statement | Quotation) else None


def shown_blocks(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; where a heading has a strong line right below it, the lines under it are not strong.

    Both are bold, and would run together.
    """
    above: Block | None = None
    is_plain = False
    for block in blocks:
        is_strong = isinstance(block, Statement) and block.strong
        if isinstance(block, Heading):
            is_plain = False
        elif isinstance(above, Heading):
            is_plain = is_strong
        yield replace(block, strong=False) if is_strong and is_plain else block
        above = block


def quotation_signs(quotation: Quotation) -> tuple[str, str]:
    """The marks before and after a quotation; none where it begins or ends with one that the article prints."""
    has_own = quotation.text.startswith(("“", '"')) or quotation.text.endswith(("”", '"'))
    return ("", "") if has_own else ("“", "”")
