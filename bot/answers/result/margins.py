"""How far apart they finished: the difference of two marks of a sheet, with the subtraction that gives it."""

from __future__ import annotations

from itertools import islice, pairwise
from typing import TYPE_CHECKING

from bot.answers.points.points import CONTESTED, value_evidence
from bot.answers.points.wording import shown
from bot.facts import values

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
        made = _margin(first, second, context)
        if made is not None:
            yield made


def _margin(first: Placing, second: Placing, context: AnswerContext) -> Statement | None:
    rows = _headlined(first, second)
    if rows is None:
        return None
    places, marks = rows
    ahead, behind = [row.point.headline or "" for row in marks]
    gap = _gap(ahead, behind)
    if gap is None:
        return None
    larger, smaller = (ahead, behind) if ahead.endswith("m") else (behind, ahead)
    given = [context.words(marks[0], mark) for mark in (larger, smaller)]
    evidence = _evidence(places, marks)
    words = shown("gap", gap)
    by_most = ", by the headline values" if any(row.point.verdict in CONTESTED for row in marks) else ""
    ordinals = " to ".join([shown("ordinal", row.point.headline or "") for row in places])
    working = f"{given[0]} − {given[1]} = {words}{by_most}"
    return context.citations.statement(f"{ordinals}: {words}", evidence, working=(working,))


def _headlined(first: Placing, second: Placing) -> tuple[tuple[PointRow, PointRow], tuple[PointRow, PointRow]] | None:
    """The places and the marks of both, where each has a headline value and the marks are measured alike."""
    places, marks = (first.place, second.place), (first.mark, second.mark)
    if places[0] is None or places[1] is None or marks[0] is None or marks[1] is None:
        return None
    if marks[0].point.key.what != marks[1].point.key.what:
        return None
    for row in (*places, *marks):
        if row is None or row.point.headline is None or row.point.headline.startswith("not "):
            return None
    return (places[0], places[1]), (marks[0], marks[1])


def _gap(ahead: str, behind: str) -> str | None:
    """The canonical gap, None where the one behind has the better mark: a finding says so, and no margin does."""
    try:
        if ahead.endswith("m"):
            apart = values.centimetres(ahead) - values.centimetres(behind)
            return values.format_length(apart) if apart >= 0 else None
        apart = values.milliseconds(behind) - values.milliseconds(ahead)
    except ValueError:
        return None
    return _as_fine(values.format_time(apart), (ahead, behind)) if apart >= 0 else None


def _as_fine(gap: str, marks: tuple[str, str]) -> str:
    """The gap with no more figures than the marks have: that of two marathons is in whole seconds."""
    return gap if any("." in mark for mark in marks) else gap.partition(".")[0]


def _evidence(places: Iterable[PointRow], marks: Iterable[PointRow]) -> list[Evidence]:
    """The marks, one claim an article, and for each place what the same articles say, or else the first claim."""
    cited = [item for row in marks for item in _one_each(row).values()]
    articles = {item.claim.article for item in cited}
    for row in places:
        given = _one_each(row)
        cited += [item for article, item in given.items() if article in articles] or [*given.values()][:1]
    return cited


def _one_each(row: PointRow) -> dict[str, Evidence]:
    """By article one claim of the headline value, one that shows it where there is one: a receipt enough for a sum."""
    printed: dict[str, Evidence] = {}
    read: dict[str, Evidence] = {}
    for item in value_evidence(row, row.point.headline or ""):
        claim = item.claim
        (read if claim.printed is None else printed).setdefault(claim.article, item)
    return printed | {article: item for article, item in read.items() if article not in printed}
