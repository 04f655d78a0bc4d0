"""The article that claims are read from, and what an excerpt of it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.facts.model import Span
    from bot.facts.pack.subjects import Subjects
    from bot.facts.text import ArticleText


class Source(Frozen, frozen=True):
    """The article that a claim is from: its text, the names in it, and the year that completes its dates."""

    text: ArticleText
    subjects: Subjects
    year: int | None

    def paragraph(self, span: Span) -> str:
        """The text of the paragraph in which a run begins, white space collapsed."""
        return self.subjects.paragraph_words(span)

    def words(self, span: Span) -> str:
        """The words of a run, white space collapsed."""
        return " ".join(self.text.text[span.start : span.end].split())
