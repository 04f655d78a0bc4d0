"""A point as a line of a picture with a lane for each article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.charts import LaneRow, Stand
from bot.answers.points.points import evidence_of
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.sentences.sentence import SentenceWriter
    from bot.facts.model import PointClaim, PointValue
    from bot.store.rows import PointRow

_MARKS = re.compile(r" ?(?:\[\d+\])+")


def lane_row(
    heading: str,
    row: PointRow,
    shown: Sequence[PointValue],
    writer: SentenceWriter,
    *,
    also: Iterable[PointClaim] = (),
    against: Iterable[PointClaim] | None = None,
) -> LaneRow:
    """The line of a point that tells of these of its values.

    ``also``: claims that say so in other words. Those ``against`` it say otherwise; None: whoever gives another value.
    """
    telling = replace(row, values=tuple(shown), headline=shown[0].value, reports=(), caveats=()) if shown else row
    line = writer.sentence(telling)
    said = {standing.article for value in shown for standing in value.standings} | {each.article for each in also}
    if against is None:
        against = (standing for value in row.values if value not in shown for standing in value.standings)
    others = {standing.article: standing for standing in against if standing.article not in said}
    citations = writer.context.citations
    stands = {
        **dict.fromkeys((standing.article for standing in row.reports), Stand.REPORTS),
        **dict.fromkeys(others, Stand.OTHERWISE),
        **dict.fromkeys(said, Stand.SAYS),
        **dict.fromkeys(row.contradicting, Stand.ITSELF),
    }
    cited = evidence_of(row, (*others.values(), *row.reports, *row.standings))
    return LaneRow(
        heading=heading,
        text=_MARKS.sub("", line.text),
        verdict=_verdict(row, len(said), len(others)),
        disputed=row.is_contested,
        stands=dict(sorted((citations.number(slug), stand) for slug, stand in stands.items())),
        citations=(*line.citations, *map(citations.of_claim, cited)),
    )


def _verdict(row: PointRow, said: int, others: int) -> Verdict:
    """How the articles stand on the line: nobody who is drawn differs where the point is told differently elsewhere."""
    if row.verdict is not Verdict.DIFFER or others:
        return row.verdict
    return Verdict.AGREED if said > 1 else Verdict.ONE_SOURCE
