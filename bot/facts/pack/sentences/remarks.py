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
    quotes = [quote for article in articles for quote in article.quotes]
    of_files = {quote.remark for quote in quotes if quote.remark is not None}
    remarks = {quote.id: quote.remark or quote.id for quote in quotes}
    printed: dict[str, list[str]] = {}
    for id_, remark in remarks.items():
        printed.setdefault(remark, []).append(id_)
    for first, second in printings(articles):
        first_id, second_id = remarks[first.id], remarks[second.id]
        if second_id in of_files:
            first_id, second_id = second_id, first_id
        # A remark of the files is never another one of the files.
        if first.speaker == second.speaker and first_id != second_id and second_id not in of_files:
            remarks.update(dict.fromkeys(printed[second_id], first_id))
            printed[first_id] += printed.pop(second_id)

    def with_remark(quote: Quote) -> Quote:
        remark = remarks[quote.id]
        is_alone = len(printed[remark]) == 1 and remark not in of_files
        return replace(quote, remark=None if is_alone else remark)

    return tuple(replace(each, quotes=tuple(map(with_remark, each.quotes))) for each in articles)
