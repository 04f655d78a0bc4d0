"""The finish of a race as a picture: who stands where on its sheet, and each mark that an article prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.charts import FinishChart, FinishMark, FinishRow
from bot.answers.points.points import all_evidence, evidence_of
from bot.answers.points.wording import name_of
from bot.answers.result.margins import gaps_by_marks
from bot.answers.result.placing_lines import country_words, has_open_standing, opening_words, standing_line
from bot.answers.result.placing_tally import part_words
from bot.facts import values

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing
    from bot.store.rows import PointRow


_MARK = "mark"
"""The kind of a time, a height or a length; a count of points has no scale here."""


def finish_chart(title: str, placings: Sequence[Placing], context: AnswerContext, most: int) -> FinishChart | None:
    """The picture of placings in the order of the sheet, ``most`` of them; None where nobody has a mark."""
    placed = [placing for placing in placings if not has_open_standing(placing)]
    first = next((placing.mark for placing in placed if placing.mark is not None), None)
    if first is None or first.attribute.kind != _MARK:
        return None
    winner = placed[0].mark if placed[0].has_place("1") else None
    rows = [_row(placing, winner, context) for placing in placed[:most]]
    rows += [_open_row(placing, context) for placing in placings if has_open_standing(placing)]
    is_length = any(values.is_length(value.value.text) for value in first.values)
    return FinishChart(title, is_length, tuple(rows), context.citations.articles(), max(len(placed) - most, 0))


def _row(placing: Placing, winner: PointRow | None, context: AnswerContext) -> FinishRow:
    """Somebody who has a line on the sheet."""
    evidence = [item for row in placing.rows for item in all_evidence(row)]
    country, of_country = country_words(placing.country, evidence, context)
    name = f"{opening_words(placing, context)} · {name_of(placing.about, context.names)}{country}"
    citations = tuple(map(context.citations.of_claim, (*evidence, *of_country)))
    marks = tuple(_marks(placing.mark, winner, context)) if placing.mark else ()
    standing = [row for row in (placing.place, placing.outcome) if row is not None and row.is_contested]
    disputed = [part_words(row, context) for row in standing]
    disputed += [placing.mark.verdict.value] if placing.mark and placing.mark.is_contested else []
    return FinishRow(text=name, marks=marks, disputed="; ".join(disputed), citations=citations)


def _open_row(placing: Placing, context: AnswerContext) -> FinishRow:
    """Somebody whose place or start is in dispute: both sides in words, and no dot."""
    line = standing_line(placing, context)
    name, _, sides = line.text.partition(f", {line.verdict}: ")
    return FinishRow(text=name, citations=line.citations, disputed=f"{line.verdict}: {sides}")


def _marks(row: PointRow, winner: PointRow | None, context: AnswerContext) -> Iterator[FinishMark]:
    """Each value that articles give, with how far it is from the winner's, if there is one who has a mark."""
    pairs = gaps_by_marks(winner, row) if winner is not None and row is not winner else ()
    gaps = {gap.evidence[1].claim.value: f"{'−' if values.is_length(gap.value) else '+'}{gap.value}" for gap in pairs}
    for value in row.values:
        if not value.value.denied:
            yield FinishMark(
                printed=context.words(row, value.value),
                size=values.order(_MARK, value.value.text)[-1],
                disputed=row.is_contested,
                gap=gaps.get(value.value.text, ""),
                citations=tuple(map(context.citations.of_claim, evidence_of(row, value.standings))),
            )
