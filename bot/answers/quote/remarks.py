"""Remarks as answers print them: each printing of one remark under a heading that counts and places it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Quotation
from bot.answers.points.wording import number_word, occasion_words
from bot.answers.quote.wording_difference import has_same_words, wording_difference

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.points.citations import Citations
    from bot.store.rows import QuoteRow

    Remark = Sequence[QuoteRow]
    """The printings of one remark, by the article's number."""


def group_remarks(rows: Sequence[QuoteRow]) -> list[Remark]:
    """The printings of each remark together, in the order of the rows."""
    remarks: dict[str, list[QuoteRow]] = {}
    for row in rows:
        remarks.setdefault(row.quote.remark or row.quote.id, []).append(row)
    return [tuple(sorted(printings, key=lambda row: row.article.number or 0)) for printings in remarks.values()]


def distinct_wordings(remark: Remark) -> list[QuoteRow]:
    """The printings of a remark without those that have the same words as one before."""
    wordings: list[QuoteRow] = []
    for row in remark:
        if not any(has_same_words(row.quote.text, earlier.quote.text) for earlier in wordings):
            wordings.append(row)
    return wordings


def remark_quotations(
    remarks: Sequence[Remark], name: str, citations: Citations, most: int | None = None
) -> Iterator[Quotation]:
    """Somebody's remarks in each printing, under a heading that counts all of them.

    With ``most`` only so many remarks, and of each no two printings with the same words.
    """
    several = len({row.story for remark in remarks for row in remark}) > 1
    for number, remark in enumerate(remarks[:most], 1):
        heading = [f"{number} of {len(remarks)}", _occasions(remark)]
        heading += [_race_names(remark)] if several else []
        heading += _wording_count(remark)
        printings = remark if most is None else distinct_wordings(remark)
        yield from _printing_quotations(" · ".join(heading), printings, name, citations)


def _occasions(remark: Remark) -> str:
    return " and ".join(dict.fromkeys(occasion_words(row.quote.when) for row in remark))


def _race_names(remark: Remark) -> str:
    """The race to which the articles belong that print it: "Women's 800m final, Harbour Games 2031"."""
    return " and ".join(dict.fromkeys(f"{row.race.name}, {row.race.detail}" for row in remark))


def _wording_count(remark: Remark) -> list[str]:
    """Whether articles print one remark alike: "one remark, TWO WORDINGS"."""
    if len(remark) == 1:
        return []
    count = len(distinct_wordings(remark))
    if count == 1:
        return [f"the same words in {number_word(len(remark))} articles"]
    return [f"one remark, {number_word(count).upper()} WORDINGS"]


def _printing_quotations(
    heading: str, printings: Sequence[QuoteRow], name: str, citations: Citations
) -> Iterator[Quotation]:
    first, *others = (row.quote for row in printings)
    mark = f"[{citations.number(first.article)}]"
    yield Quotation(first.text, name, citations.of_quote(first), heading)
    for quote in others:
        difference = wording_difference(first.text, quote.text, mark) or f"the same words as {mark}"
        yield Quotation(quote.text, name, citations.of_quote(quote), None, difference)
