"""How far apart two of a race were: the difference of their marks, by each article that gives both.

A results sheet has the winning margin, as usual; those of any two are an answer of /compare.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.tally import VerdictLine
from bot.answers.sentences.caveats import caveat_words, contested_verdict, named_dispute
from bot.facts import values
from bot.facts.grouping import grouped
from bot.facts.model import Caveat, Value
from bot.facts.result_roles import MARGIN_ROLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing
    from bot.store.rows import Evidence, FindingRow, PointRow


_WINNING = "Winning margin"


def margins(
    placings: Sequence[Placing], context: AnswerContext, findings: Iterable[FindingRow] = ()
) -> Iterator[Statement]:
    """The gap between each two neighbours on a sheet, where an article gives both marks; the winning margin first.

    Of the ``findings`` those mark the line that an article gives another margin than its marks have.
    """
    for first, second in pairwise(placings):
        if first.mark and second.mark and first.mark.what == second.mark.what:
            marks = first.mark, second.mark
            yield from _margin(first, second, (_with_caveats(marks, findings, context), second.mark), context)


def _with_caveats(marks: Sequence[PointRow], findings: Iterable[FindingRow], context: AnswerContext) -> PointRow:
    """The first mark, with what contradicts the difference to the second one: a margin that an article gives itself."""
    both = {row.id for row in marks}
    caveats = [
        Caveat(row.id, row.articles, clash=row.clash)
        for row in findings
        if both <= {*row.points}
        and any(MARGIN_ROLE in context.vocabulary.attributes[item.claim.what].roles for item in row.evidence.values())
    ]
    return replace(marks[0], caveats=(*marks[0].caveats, *caveats))


def margins_of(
    people: Collection[str], placings: Sequence[Placing], context: AnswerContext, findings: Sequence[FindingRow]
) -> Iterator[Statement]:
    """The gaps between people and their neighbours on a sheet."""
    for pair in pairwise(placings):
        if any(placing.about in people for placing in pair):
            yield from margins(pair, context, findings)


def _margin(
    first: Placing, second: Placing, marks: tuple[PointRow, PointRow], context: AnswerContext
) -> Iterator[Statement]:
    """As in "Winning margin: 0.27 s [1][2][4], 0.17 s [3]", with each subtraction as its working.

    An article is cited for a margin that its own two marks give, and for no other. What is in dispute of the marks or
    the places is in dispute of the margin.
    """
    title = _pair_title(first, second)
    ahead, behind = marks
    gaps: dict[str, list[tuple[Evidence, Evidence]]] = {}
    marks_behind = _mark_by_article(behind)
    for slug, item in _mark_by_article(ahead).items():
        other = marks_behind.get(slug)
        gap = _gap_between(item.claim.value, other.claim.value) if other else None
        if other is not None and gap is not None:
            gaps.setdefault(gap, []).append((item, other))
    if not gaps or title is None:
        return
    shown = [
        f"{values.show('gap', gap)} {context.citations.marks(item.claim.article for item, _ in pairs)}"
        for gap, pairs in gaps.items()
    ]
    working = [_subtraction(ahead, pairs[0], gap, context) for gap, pairs in gaps.items()]
    cited = [item for pairs in gaps.values() for pair in pairs for item in pair]
    evidence = [*cited, *_place_evidence((first, second), {item.claim.article for item in cited})]
    standing = _standing((first.place, second.place), marks, context, is_one=len(gaps) == 1)
    head = f"{title}, {standing.verdict}" if standing.verdict else title
    yield context.citations.statement(f"{head}: {', '.join(shown)}", evidence, standing, working=working)


def _standing(
    places: Iterable[PointRow | None], marks: Sequence[PointRow], context: AnswerContext, *, is_one: bool
) -> VerdictLine:
    """What is contested of a margin: where its articles give one, the marks may be in dispute, but not the margin."""
    placed = [row for row in places if row is not None]
    disputed = [named_dispute(point, context) for point in marks if is_one and point.is_contested]
    verdict = contested_verdict(placed if is_one else (*placed, *marks))
    return VerdictLine(verdict, caveat_words((*placed, *marks), context, disputed))


def _pair_title(first: Placing, second: Placing) -> str | None:
    """As in "Winning margin", "2nd to 3rd"; None for those who share a place, or have none by most articles."""
    places = [placing.place.headline if placing.place else None for placing in (first, second)]
    texts = [place.text for place in places if place is not None and not place.denied and place.text.isdecimal()]
    if len(set(texts)) < 2:  # noqa: PLR2004 — two places
        return None
    return _WINNING if texts == ["1", "2"] else " to ".join(values.show("ordinal", text) for text in texts)


def _mark_by_article(row: PointRow) -> dict[str, Evidence]:
    """By article the claim of its mark, for articles that give one only."""
    of_article = grouped(
        (standing.article, row.evidence[standing.claim])
        for value in row.values
        for standing in value.standings
        if standing.article in value.counted and not value.value.denied
    )
    # The same mark twice is one; a claim that prints it comes before one that has to be read.
    return {
        slug: min(items, key=lambda item: item.claim.printed is None)
        for slug, items in of_article.items()
        if len({item.claim.value for item in items}) == 1
    }


def _gap_between(ahead: str, behind: str) -> str | None:
    """The canonical gap; None where the one behind has no worse mark: a finding says so, and no margin does.

    None too where one mark is rounded or timed by hand and the other is not: their difference is no margin.
    """
    if not values.are_alike(ahead, behind):
        return None
    try:
        if ahead.endswith("m"):
            apart = values.centimetres(ahead) - values.centimetres(behind)
            return values.format_length(apart, values.figures(ahead)) if apart > 0 else None
        apart = values.milliseconds(behind) - values.milliseconds(ahead)
    except ValueError:
        return None
    # No more figures than the marks have: the gap of two marathons is in whole seconds.
    return values.format_time(apart, values.figures(ahead)) if apart > 0 else None


def _subtraction(row: PointRow, pair: tuple[Evidence, Evidence], gap: str, context: AnswerContext) -> str:
    """As in "3:29.65 − 3:29.38 = 0.27 s"."""
    ahead, behind = (context.words(row, Value(item.claim.value)) for item in pair)
    larger, smaller = (ahead, behind) if pair[0].claim.value.endswith("m") else (behind, ahead)
    return f"{larger} − {smaller} = {values.show('gap', gap)}"


def _place_evidence(placings: Sequence[Placing], articles: set[str]) -> Iterator[Evidence]:
    """For each place one claim of each of the articles that gives it, or else the first of any."""
    for placing in placings:
        row = placing.place
        standings = next((v.standings for v in row.values if v.value == row.headline), ()) if row else ()
        by_article = {standing.article: standing.claim for standing in reversed(standings)}
        claims = [claim for slug, claim in by_article.items() if slug in articles]
        yield from (row.evidence[claim] for claim in claims or [*by_article.values()][-1:] if row)
