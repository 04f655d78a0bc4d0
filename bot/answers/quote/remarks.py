"""Remarks as answers print them: the fullest printing, then in small print how others print the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from bot.answers.answer import Quotation, Statement
from bot.answers.points.wording import as_spoken, capitalised, join_words, number_word, occasion_words
from bot.answers.quote.wording_difference import has_same_words, wording_difference
from bot.facts import values
from bot.facts.grouping import grouped
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.points.citations import Citations
    from bot.store.rows import QuoteRow, SpeakerQuoteRow

    Remark = Sequence[QuoteRow]
    """The printings of one remark, by the article's number."""

AnyQuote = TypeVar("AnyQuote", bound="QuoteRow | SpeakerQuoteRow")

_BOUNDS = ("after ", "before ")


def group_remarks(rows: Sequence[QuoteRow]) -> list[Remark]:
    """The printings of each remark together: first what most articles print, then what was said first.

    What was said on one occasion stays in the order of the rows.
    """
    by_remark = grouped((row.quote.remark or row.quote.id, row) for row in rows)
    remarks = [tuple(sorted(printings, key=lambda row: row.article.number or 0)) for printings in by_remark.values()]
    return sorted(remarks, key=lambda remark: (-len({row.article.slug for row in remark}), _occasion_order(remark)))


def _occasion_order(remark: Remark) -> tuple[bool, tuple[int, ...]]:
    """A sort key: the earliest occasion that an article gives for it; what has none comes last."""
    moments = [values.order("moment", str(row.quote.when)) for row in remark if row.quote.when is not None]
    return not moments, min(moments, default=())


def fullest(remark: Sequence[AnyQuote]) -> AnyQuote:
    """The longest printing of a remark; of several that of the first article."""
    return max(remark, key=lambda row: (len(row.quote.text), -(row.article.number or 0)))


def remark_blocks(
    remark: Sequence[QuoteRow | SpeakerQuoteRow], name: str, citations: Citations, heading: str
) -> Iterator[Quotation | Statement]:
    """The fullest printing of a remark below a heading, then each other one by how it differs."""
    first = fullest(remark)
    mark = f"[{citations.number(first.article.slug)}]"
    yield Quotation(as_spoken(first.quote.text), name, citations.of_quote(first.quote), heading)
    others = grouped(
        (wording_difference(first.quote.text, row.quote.text, mark) or "the same words", row)
        for row in remark
        if row is not first
    )
    for words, rows in others.items():
        marks = citations.marks(row.article.slug for row in rows)
        compared = [first] if "“" in words or mark in words else []
        cited = tuple(citations.of_quote(row.quote) for row in (*rows, *compared))
        yield replace(Statement(f"{marks}: {words}", cited), level=1)


def remark_heading(remark: Remark, about: Sequence[str], *, names_race: bool) -> str:
    """As in "After the race · TWO WORDINGS", "Before the race, of Jakob Ingebrigtsen"; ``about`` are names."""
    occasion = capitalised(" and ".join(dict.fromkeys(occasion_words(row.quote.when, row.race.noun) for row in remark)))
    of = f", of {join_words(about)}" if about else ""
    races = dict.fromkeys(f"{row.race.name}, {row.race.detail}" for row in remark)
    parts = [f"{occasion}{of}", *([" and ".join(races)] if names_race else []), *_wording_count(remark)]
    return " · ".join(parts)


def is_on_occasion(remark: Remark, words: str) -> bool:
    """Whether words name an occasion of a remark, or its end from "after" or "before" on; what is later is after."""
    asked = fold(words)
    occasions = {fold(occasion_words(row.quote.when, noun)) for row in remark for noun in ("race", row.race.noun)}
    occasions |= {str(row.quote.when) for row in remark}
    ends = [occasion for occasion in occasions if f" {occasion}".endswith(f" {asked}")]
    return asked in occasions or (asked.startswith(_BOUNDS) and bool(ends))


def is_said_again(remark: Remark, before: Remark) -> bool:
    """Whether an article prints the words of a remark as said a second time."""
    printed = [(row.article.slug, row.quote.text) for row in before]
    return any(
        row.article.slug == slug and has_same_words(row.quote.text, text) for row in remark for slug, text in printed
    )


def _wording_count(remark: Remark) -> list[str]:
    """Whether articles print one remark alike: "TWO WORDINGS"."""
    wordings: list[str] = []
    for row in remark:
        if not any(has_same_words(row.quote.text, earlier) for earlier in wordings):
            wordings.append(row.quote.text)
    return [f"{number_word(len(wordings)).upper()} WORDINGS"] if len(wordings) > 1 else []
