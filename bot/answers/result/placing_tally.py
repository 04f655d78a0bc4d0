"""The count below a line of a results sheet: "Place AGREED, 5 of 5. Time DISPUTED: 1:58.20 in two [1][2], …"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.points import value_counts
from bot.answers.points.tally import VerdictLine, counting_articles, tally_words
from bot.answers.points.wording import capitalised, label_of
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Point
    from bot.store.rows import PointRow

_SETTLED = frozenset({Verdict.AGREED, Verdict.ONE_SOURCE})
_WEIGHT = {Verdict.TIE: 4, Verdict.DISPUTED: 3, Verdict.DIFFER: 2, Verdict.ONE_SOURCE: 1}


def placing_verdict(rows: Sequence[PointRow], context: AnswerContext) -> VerdictLine:
    """One count for all that the line says, where the same articles say it; otherwise one for each part.

    The verdict is then the weightiest, so that a dispute over one part marks the line.
    """
    first = rows[0].point
    if first.verdict in _SETTLED and all(_has_same_count(row.point, first) for row in rows):
        return VerdictLine(first.verdict, f"{tally_words(first)} {context.citations.marks(counting_articles(first))}")
    weightiest = max((row.point.verdict for row in rows), key=lambda verdict: _WEIGHT.get(verdict, 0))
    return VerdictLine(weightiest, ". ".join([_part_tally(row, context) for row in rows]))


def _has_same_count(point: Point, other: Point) -> bool:
    return (
        point.verdict is other.verdict
        and point.among_articles == other.among_articles
        and point.contradicting == other.contradicting
        and set(counting_articles(point)) == set(counting_articles(other))
    )


def _part_tally(row: PointRow, context: AnswerContext) -> str:
    """As in "Place AGREED, 5 of 5" or "Time DISPUTED: 1:58.20 in two [1][2], 1:58.02 in one [3]"."""
    label = capitalised(label_of(row.point.key.what, context.vocabulary))
    if row.point.verdict in _SETTLED:
        return f"{label} {row.point.verdict}, {len(counting_articles(row.point))} of {row.point.among_articles}"
    return f"{label} {row.point.verdict}: {value_counts(row, context)}"
