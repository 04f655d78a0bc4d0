"""How far apart two of a race were: as articles state it, or the difference of the marks that one of them gives.

A results sheet has the winning margin, as usual; those of any two are an answer of /compare.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.later_changes import as_of_words
from bot.answers.points.points import headline_values, side_values
from bot.answers.points.tally import VerdictLine
from bot.answers.sentences.caveats import caveat_words, contested_verdict, named_dispute
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.model import Than, Value
from bot.facts.result_roles import MARGIN_ROLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing
    from bot.store.rows import Evidence, PointRow


_WINNING = "Winning margin"


def margins(
    placings: Sequence[Placing], context: AnswerContext, points: Iterable[PointRow] = (), *, has_stated: bool = False
) -> Iterator[Statement]:
    """The gap between each two neighbours on a sheet, the winning margin first.

    It is as articles state it, by ``points``; of an article that states none, or another than its marks have, the
    difference of these. ``has_stated``: what articles state stands elsewhere, too, here only beside what marks have.
    """
    points = [row for row in points if MARGIN_ROLE in row.attribute.roles]
    for first, second in pairwise(placings):
        gaps = _Gaps(first, second, points)
        every = gaps.every() if gaps.computed or not has_stated else ()
        yield from _margin(first, second, every, gaps.rows, context)


def margins_of(
    people: Collection[str], placings: Sequence[Placing], context: AnswerContext, points: Sequence[PointRow]
) -> Iterator[Statement]:
    """The gaps between people and their neighbours on a sheet, beside those that articles state."""
    for pair in pairwise(placings):
        if any(placing.about in people for placing in pair):
            yield from margins(pair, context, points, has_stated=True)


class Gap(Frozen, frozen=True):
    """How far apart two were by one article: as it states it, or by its two marks."""

    value: str
    evidence: tuple[Evidence, ...]

    @property
    def is_computed(self) -> bool:
        """Whether it is the difference of two marks."""
        return len(self.evidence) > 1

    @property
    def article(self) -> str:
        """The article's slug."""
        return self.evidence[0].claim.article


class _Gaps:
    """What the articles give of the gap between two neighbours, as values of a point or as two marks."""

    def __init__(self, first: Placing, second: Placing, points: Iterable[PointRow]) -> None:
        ahead, behind = first.mark, second.mark
        marks = [ahead, behind] if ahead and behind and ahead.what == behind.what else []
        stated = [row for row in points if _is_between(row, first, second)]
        self.rows = (*marks, *stated)
        self.stated = [
            Gap(value.value.text, (row.evidence[standing.claim],))
            for row in stated
            for value in row.values
            for standing in value.standings
            if not (value.value.denied or standing.implied)
        ]
        self.computed = [gap for gap in gaps_by_marks(*marks) if not self._is_stated(gap)] if marks else []

    def _is_stated(self, computed: Gap) -> bool:
        """Whether the article states a margin that its own marks give, as exactly or less so."""
        own = [gap.value for gap in self.stated if gap.article == computed.article]
        return any(values.agree("gap", gap, computed.value) for gap in own)

    def every(self) -> list[Gap]:
        """All gaps, as they are stated first."""
        return [*self.stated, *self.computed]


def _is_between(row: PointRow, first: Placing, second: Placing) -> bool:
    """Whether a point is how far the first of two finished ahead of the second, in their race."""
    than, race = row.key.than, {part.within for part in (first.place, first.mark) if part is not None}
    return row.about == first.about and row.within in race and than == Than(about=second.about)


def gaps_by_marks(ahead: PointRow, behind: PointRow) -> Iterator[Gap]:
    """The difference of two marks by each article that gives both."""
    marks_behind = _marks_by_article(behind)
    for slug, marks in _marks_by_article(ahead).items():
        pairs = ((first, second) for first in marks for second in marks_behind.get(slug, ()))
        gaps = [
            Gap(gap, (first, second))
            for first, second in pairs
            if (gap := values.gap_between(first.claim.value, second.claim.value)) is not None
        ]
        yield from gaps[:1]


def _margin(
    first: Placing, second: Placing, gaps: Sequence[Gap], rows: Sequence[PointRow], context: AnswerContext
) -> Iterator[Statement]:
    """As in "Winning margin: 0.27 s [1][2][4], 0.17 s [3]", with each subtraction as its working.

    An article is cited for a margin that it states or that its own two marks give, and for no other. What is in dispute
    of the marks or the places is in dispute of the margin.
    """
    title = _pair_title(first, second)
    if not gaps or title is None:
        return
    by_value = grouped((gap.value, gap) for gap in gaps)
    shown = [
        f"{values.show('gap', value)} {context.citations.marks(dict.fromkeys(gap.article for gap in alike))}"
        for value, alike in by_value.items()
    ]
    subtracted = [next((gap for gap in alike if gap.is_computed), None) for alike in by_value.values()]
    working = [_subtraction(rows[0], gap, context) for gap in subtracted if gap is not None]
    cited = [item for gap in gaps for item in gap.evidence]
    evidence = [*cited, *_place_evidence((first, second), {item.claim.article for item in cited})]
    claims = {item.claim.id for item in cited}
    stated = [_on_claims(row, claims) for row in rows if not row.evidence.keys().isdisjoint(claims)]
    standing = _standing((first.place, second.place), stated, context, is_one=len(by_value) == 1)
    head = f"{title}, {standing.verdict}" if standing.verdict else title
    yield context.citations.statement(f"{head}: {', '.join(shown)}", evidence, standing, working=working)


def _standing(
    places: Iterable[PointRow | None], marks: Sequence[PointRow], context: AnswerContext, *, is_one: bool
) -> VerdictLine:
    """What is contested of a margin: where its articles give one, the marks may be in dispute, but not the margin.

    So may the places be, whose margin it would be.
    """
    placed = [row for row in places if row is not None]
    disputed = [named_dispute(row, context) for row in (*placed, *(marks if is_one else ())) if row.is_contested]
    return VerdictLine(contested_verdict(() if is_one else marks), caveat_words((*placed, *marks), context, disputed))


def _on_claims(row: PointRow, claims: Collection[str]) -> PointRow:
    """A point without what cannot hold of other claims: on a mark hangs no margin that its article states itself."""
    caveats = tuple(each for each in row.caveats if not each.is_clash or not {*each.claims}.isdisjoint(claims))
    return replace(row, caveats=caveats)


def _pair_title(first: Placing, second: Placing) -> str | None:
    """As in "Winning margin", "2nd to 3rd"; None for those who share a place, or have none by most articles.

    None too for who moved up or down later: the gaps of the day are not between those places.
    """
    rows = [placing.place for placing in (first, second) if placing.place]
    if any(as_of_words(row, value) for row in rows for value in headline_values(row)):
        return None
    places = [next((each.value for each in side_values(row) if not each.value.denied), None) for row in rows]
    texts = [place.text for place in places if place is not None and place.text.isdecimal()]
    if len(set(texts)) < 2:  # noqa: PLR2004 — two places
        return None
    return _WINNING if texts == ["1", "2"] else " to ".join(values.show("ordinal", text) for text in texts)


def _marks_by_article(row: PointRow) -> dict[str, list[Evidence]]:
    """By article the claims of its mark, the finest first, for articles that give none that another of theirs is not.

    Of a mark that is given twice a claim that prints it comes before one that has to be read.
    """
    of_article = grouped(
        (standing.article, row.evidence[standing.claim])
        for value in row.values
        for standing in value.standings
        if standing.article not in row.contradicting and value.side is not None and not value.value.denied
    )
    return {
        slug: sorted(items, key=lambda item: (-values.figures(item.claim.value), item.claim.printed is None))
        for slug, items in of_article.items()
    }


def _subtraction(row: PointRow, gap: Gap, context: AnswerContext) -> str:
    """As in "3:29.65 − 3:29.38 = 0.27 s"."""
    ahead, behind = (context.words(row, Value(item.claim.value)) for item in gap.evidence)
    larger, smaller = (ahead, behind) if values.is_length(gap.value) else (behind, ahead)
    return f"{larger} − {smaller} = {values.show('gap', gap.value)}"


def _place_evidence(placings: Sequence[Placing], articles: set[str]) -> Iterator[Evidence]:
    """For each place one claim of each of the articles that gives it, or else the first of any."""
    for placing in placings:
        row = placing.place
        standings = next((v.standings for v in row.values if v.value == row.headline), ()) if row else ()
        by_article = {standing.article: standing.claim for standing in reversed(standings)}
        claims = [claim for slug, claim in by_article.items() if slug in articles]
        yield from (row.evidence[claim] for claim in claims or [*by_article.values()][-1:] if row)
