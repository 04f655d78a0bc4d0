"""Which printings are one remark: quotations of one speaker in the same words, unless the files' ``remark`` differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.printings import printings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts.model import Article, Quote


def join_printings(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, each quotation with the remark that it prints.

    That is the one of its file; else that of a printing of the same words, or the id of the first one of these; None
    where no other article prints them.
    """
    remarks = _Remarks(articles)
    for first, second in printings(articles):
        if first.speaker == second.speaker:
            remarks.join(first, second)
    return tuple(replace(each, quotes=tuple(map(remarks.with_remark, each.quotes))) for each in articles)


class _Remarks:
    """The printings of each remark, by its id; a remark of the files is never another one of the files."""

    def __init__(self, articles: Sequence[Article]) -> None:
        quotes = [quote for article in articles for quote in article.quotes]
        self._of_files = {quote.remark for quote in quotes if quote.remark is not None}
        self._remark = {quote.id: quote.remark or quote.id for quote in quotes}
        self._printings: dict[str, list[str]] = {}
        for quote, remark in self._remark.items():
            self._printings.setdefault(remark, []).append(quote)

    def join(self, first: Quote, second: Quote) -> None:
        """Make one remark of those of two printings, by the id that a file gives."""
        kept, joined = self._remark[first.id], self._remark[second.id]
        if joined in self._of_files:
            kept, joined = joined, kept
        if kept == joined or joined in self._of_files:
            return
        for quote in self._printings.pop(joined):
            self._remark[quote] = kept
            self._printings[kept].append(quote)

    def with_remark(self, quote: Quote) -> Quote:
        """The quotation with its remark; one that stands alone, and that no file names, has none."""
        remark = self._remark[quote.id]
        is_alone = len(self._printings[remark]) == 1 and remark not in self._of_files
        return replace(quote, remark=None if is_alone else remark)
