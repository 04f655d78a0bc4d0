"""How far apart they finished: the difference of two marks of a sheet, with the subtraction that gives it."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from bot.answers.points.points import value_evidence
from bot.facts import values
from bot.facts.model import Value
from bot.facts.ranking import CONTESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing
    from bot.store.rows import Evidence, PointRow

MOST_MARGINS = 3


def margins(placings: Sequence[Placing], context: AnswerContext) -> Iterator[Statement]:
    """The gap between each of the first places and the next one, as far as both marks have a headline value."""
    for first, second in islice(pairwise(placings), MOST_MARGINS):
        rows = _headline_rows(first, second)
        if rows is not None:
            yield from _margin(*rows, context)


def _margin(
    places: tuple[PointRow, PointRow], marks: tuple[PointRow, PointRow], context: AnswerContext
) -> Iterator[Statement]:
    """As in "1st to 2nd: 0.23 s", with the subtraction as its working; nothing where the marks allow none."""
    ahead, behind = [row.point.headline.text if row.point.headline else "" for row in marks]
    gap = _gap(ahead, behind)
    if gap is None:
        return
    larger_first = (ahead, behind) if ahead.endswith("m") else (behind, ahead)
    larger, smaller = [context.words(marks[0], Value(mark)) for mark in larger_first]
    words = values.show("gap", gap)
    by_most = ", by the headline values" if any(row.point.verdict in CONTESTED for row in marks) else ""
    ordinals = " to ".join([values.show("ordinal", str(row.point.headline)) for row in places])
    working = f"{larger} − {smaller} = {words}{by_most}"
    yield context.citations.statement(f"{ordinals}: {words}", _margin_evidence(places, marks), working=(working,))


def _headline_rows(
    first: Placing, second: Placing
) -> tuple[tuple[PointRow, PointRow], tuple[PointRow, PointRow]] | None:
    """The places and the marks of both, where each has a headline value and both marks are of one attribute."""
    if first.place is None or second.place is None or first.mark is None or second.mark is None:
        return None
    if first.mark.point.key.what != second.mark.point.key.what:
        return None
    for row in (first.place, second.place, first.mark, second.mark):
        if row.point.headline is None or row.point.headline.denied:
            return None
    if not all(row.point.headline and row.point.headline.text.isdecimal() for row in (first.place, second.place)):
        return None
    return (first.place, second.place), (first.mark, second.mark)


def _gap(ahead: str, behind: str) -> str | None:
    """The canonical gap, None where the one behind has the better mark: a finding says so, and no margin does.

    None too where one mark is rounded or timed by hand and the other is not: their difference is no margin.
    """
    if not values.are_alike(ahead, behind):
        return None
    try:
        if ahead.endswith("m"):
            apart = values.centimetres(ahead) - values.centimetres(behind)
            return values.format_length(apart, values.figures(ahead)) if apart >= 0 else None
        apart = values.milliseconds(behind) - values.milliseconds(ahead)
    except ValueError:
        return None
    if apart < 0:
        return None
    # No more figures than the marks have: the gap of two marathons is in whole seconds.
    return values.format_time(apart, values.figures(ahead))


def _margin_evidence(places: Iterable[PointRow], marks: Iterable[PointRow]) -> list[Evidence]:
    """The marks, one claim an article, and for each place what the same articles say, or else the first claim."""
    cited = [item for row in marks for item in _one_claim_each(row).values()]
    articles = {item.claim.article for item in cited}
    for row in places:
        by_article = _one_claim_each(row)
        cited += [item for slug, item in by_article.items() if slug in articles] or [*by_article.values()][:1]
    return cited


def _one_claim_each(row: PointRow) -> dict[str, Evidence]:
    """By article one claim of the headline value, one that prints it where there is one: enough to show a sum."""
    evidence = value_evidence(row, row.point.headline)
    by_article: dict[str, Evidence] = {}
    for item in sorted(evidence, key=lambda item: item.claim.printed is None):
        by_article.setdefault(item.claim.article, item)
    return by_article
