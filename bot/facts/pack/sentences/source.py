"""The article that claims are read from, and what an excerpt of it states."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.values.kinds import Context

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.subjects import Subjects
    from bot.facts.registers import Meet
    from bot.facts.text import ArticleText


class Source(Frozen, frozen=True):
    """The article that a claim is from: its text, the names in it, and the meet of its story."""

    text: ArticleText
    subjects: Subjects
    meet: Meet | None

    @property
    def year(self) -> int | None:
        """The year that completes its dates: that of its story's meet."""
        return self.meet.year or None if self.meet else None

    def context(self, span: Span, reference: Reference, terms: Mapping[str, tuple[str, ...]] | None = None) -> Context:
        """What the readers of values know beside the words of a run."""
        meet = self.meet.id if self.meet else None
        return Context(self.year, terms or {}, reference.names, self.paragraph(span), meet)

    def paragraph(self, span: Span) -> str:
        """The text of the paragraph in which a run begins, white space collapsed."""
        return self.subjects.paragraph_words(span)

    def sentences(self, span: Span) -> Span:
        """The whole sentences that a run touches."""
        touched = self.text.sentences_touching(span)
        return Span(self.text.sentences[touched[0]].start, self.text.sentences[touched[-1]].end)

    def words(self, span: Span) -> str:
        """The words of a run, white space collapsed."""
        return " ".join(self.text.text[span.start : span.end].split())
