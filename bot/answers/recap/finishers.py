"""The finishers of a race as phrases: who came where and in what mark, and in place what the articles differ on.

"Mina Lee finished second [1][2][3]; the articles differ on the time: 1:58.43 in two [1][2], 1:58.45 in one [3]."
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.points import earlier_standings
from bot.answers.recap.phrases import phrases
from bot.facts import values
from bot.facts.ranking import CONTESTED
from bot.facts.values.ranks import OUT_OF_THE_RACE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing, Sheet
    from bot.answers.recap.phrases import Phrase
    from bot.store.rows import PointRow


def finisher(placing: Placing, medal: PointRow | None, context: AnswerContext) -> tuple[Phrase, ...]:
    """What there is to tell of one line of the results sheet, for one sentence; a medal only where it adds nothing."""
    first = _first(placing, medal)
    if first is None:
        return ()
    told = [_phrase(first, context), *_changed(placing, context)]
    mark, status = placing.mark, placing.status
    if mark is not None and mark is not first and not _is_contested(mark):
        told.append(_linked(mark, *_in_mark(first, mark, context), context))
    if status is not None and status is not first and not _is_contested(status):
        told.append(_linked(status, ", " if len(told) > 1 else ", with ", "{value}", context))
    return (*told, *_disputes(placing, first, context))


def _changed(placing: Placing, context: AnswerContext) -> Iterator[Phrase]:
    """What stood before a later change: ", initially seventh"."""
    for row in (placing.place, placing.outcome):
        if row is not None and earlier_standings(row):
            phrase = phrases((row,), (context.attribute(row),))[-1]
            yield replace(
                phrase, link=", initially ", sides=tuple(replace(side, pattern="{value}") for side in phrase.sides)
            )


def setting(sheet: Sheet, context: AnswerContext, noun: str) -> tuple[Phrase, ...]:
    """Where and when, for the sentence that opens a story; nothing where no article says."""
    rows = [(row, pattern) for row, pattern in ((sheet.venue, "in {value}"), (sheet.date, "on {value}")) if row]
    settled = sorted(rows, key=lambda each: _is_contested(each[0]))
    told = []
    for number, (row, pattern) in enumerate(settled):
        label = context.attribute(row).label
        link = f"; the articles differ on the {label}: " if number and _is_contested(row) else " "
        told.append(_linked(row, link, "{value}" if number and _is_contested(row) else pattern, context))
    return (replace(told[0], subject=f"the {noun} was held", link=None), *told[1:]) if told else ()


def _first(placing: Placing, medal: PointRow | None) -> PointRow | None:
    """What opens the sentence: the medal where the same articles give it as the place, else the place."""
    place = placing.place
    if medal is not None and place is not None and not _is_contested(medal) and not _is_contested(place):
        if not all(value.value.text.isdecimal() for value in place.point.values):
            return place
        given = [{article for value in row.point.values for article in value.articles} for row in (medal, place)]
        if given[0] == given[1]:
            return medal
    return place or placing.mark or placing.outcome or placing.took_part or placing.status


def _in_mark(first: PointRow, mark: PointRow, context: AnswerContext) -> tuple[str, str]:
    """How a mark is linked to the place: "in 3:29.38", "with 6.10m"; by its name where the place is in dispute."""
    if _is_contested(first) or not _is_placed(first):
        return "; ", f"{context.attribute(mark).label} {{value}}"
    headline = str(mark.point.headline or mark.point.values[0].value)
    return " ", "with {value}" if values.is_length(headline) else "in {value}"


def _disputes(placing: Placing, first: PointRow, context: AnswerContext) -> Iterator[Phrase]:
    """What the articles differ on, each with its name."""
    took_part = None if first is placing.outcome else placing.took_part
    rows = (placing.place, placing.mark, placing.status, placing.outcome, took_part)
    contested = [row for row in rows if row is not None and row is not first and _is_contested(row)]
    for number, row in enumerate(contested):
        link = "; " if number else "; the articles differ "
        if row is placing.took_part or row is placing.outcome:
            yield replace(_phrase(row, context), link="; the articles differ: ")
        else:
            yield _linked(row, f"{link}on the {context.attribute(row).label}: ", "{value}", context)


def _linked(row: PointRow, link: str, pattern: str, context: AnswerContext) -> Phrase:
    """A point told by another pattern than its own, behind what was told before."""
    phrase = _phrase(row, context)
    return replace(phrase, link=link, sides=tuple(replace(side, pattern=pattern) for side in phrase.sides))


def _phrase(row: PointRow, context: AnswerContext) -> Phrase:
    return phrases((row,), (context.attribute(row),))[0]


def _is_placed(row: PointRow) -> bool:
    """Whether a place, a medal or a mark is told of somebody, and no outcome."""
    return row.point.headline is not None and row.point.headline.text not in OUT_OF_THE_RACE


def _is_contested(row: PointRow) -> bool:
    return row.point.verdict in CONTESTED
