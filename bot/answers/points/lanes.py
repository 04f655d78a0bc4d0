"""A point as a line of a picture with a lane for each article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.charts import LaneRow, Stand
from bot.facts.ranking import told_verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.points.points import AnswerContext
    from bot.answers.sentences.sentence import SentenceWriter
    from bot.facts.model import PointValue
    from bot.store.rows import PointRow

_MARKS = re.compile(r" ?(?:\[\d+\])+")


def lane_row(heading: str, row: PointRow, shown: Sequence[PointValue], writer: SentenceWriter) -> LaneRow:
    """The line of a point that tells of these of its values; who gives another one says otherwise."""
    telling = replace(row, values=tuple(shown), headline=shown[0].value, beside=(), caveats=()) if shown else row
    line = writer.sentence(telling)
    every = [standing for value in row.values for standing in value.standings]
    sources = [writer.context.citations.of_claim(row.evidence[standing.claim]) for standing in every]
    verdict = told_verdict(row)
    return LaneRow(
        heading=heading,
        text=_MARKS.sub("", line.text),
        verdict=verdict,
        disputed=row.is_contested,
        stands=_stands(row, shown, writer.context),
        citations=(*line.citations, *sources),
    )


def _stands(row: PointRow, shown: Sequence[PointValue], context: AnswerContext) -> dict[int, Stand]:
    """By article number how each stands on the values that are shown."""
    said = {standing.article for value in shown for standing in value.standings}
    others = {standing.article for value in row.values if value not in shown for standing in value.standings} - said
    stands = {
        **dict.fromkeys((standing.article for standing in row.beside), Stand.REPORTS),
        **dict.fromkeys(others, Stand.OTHERWISE),
        **dict.fromkeys(said, Stand.SAYS),
        **dict.fromkeys(row.contradicting, Stand.ITSELF),
    }
    return {context.citations.number(slug): stand for slug, stand in stands.items()}
