"""The lines of a results sheet: "1 · Ada Brown (HBR) — 1:58.20 PB", and those whose standing is in dispute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.holders import by_holders
from bot.answers.points.later_changes import as_of_words, earlier_standings, is_before_change
from bot.answers.points.points import (
    all_evidence,
    evidence_of,
    headline_values,
    headline_words,
    hold_together,
    mark_words,
    side_values,
    value_and_marks,
    value_evidence,
)
from bot.answers.points.results_sheet import country_of
from bot.answers.points.tally import VerdictLine
from bot.answers.points.wording import join_words, name_of
from bot.answers.result.placing_tally import part_words, placing_verdict, standing_words
from bot.answers.sentences.caveats import caveat_words
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts import values
from bot.facts.grouping import grouped
from bot.facts.model import Value
from bot.facts.values.ranks import ABSENT, FINISHED, STARTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing
    from bot.facts.model import PointValue
    from bot.store.rows import Evidence, PointRow


def has_open_standing(placing: Placing) -> bool:
    """Whether articles disagree so far on somebody's place or start that most give none: then they have no line."""
    standing = (placing.place, placing.outcome, placing.took_part)
    return any(
        row.is_contested and (row.headline is None or row.headline.denied) for row in standing if row is not None
    )


def small_print(rows: Iterable[PointRow], placing: Placing, writer: SentenceWriter) -> Iterator[Statement]:
    """Points as small print below a line: behind whom somebody finished, with whom a place is shared.

    What is in dispute of the line itself stands there.
    """
    above = {row.id for row in placing.rows}
    for row in rows:
        caveats = tuple(caveat for caveat in row.caveats if caveat.id not in above)
        yield replace(writer.sentence(replace(row, caveats=caveats)), level=1)


_NO_PLACE = "No place given"
_DID_NOT_TAKE_PART = values.show("outcome", ABSENT)
_WITHOUT_PLACE = frozenset({FINISHED, STARTED})
"""What says that somebody has a place, and not which."""


def placing_line(placing: Placing, context: AnswerContext, whole: Placing) -> Statement:
    """One line of the sheet: place, name, country, mark and its status; below it, how the articles stand on them.

    ``placing`` is by the articles that name the event; those that name the meet alone count in ``whole``. A status in
    dispute is told below: most articles give none. So is that of a mark which has no majority: it is that of one side.
    """
    open_rows = [row for row in (placing.mark, placing.status) if row and row.is_contested]
    has_mark = placing.mark not in open_rows or placing.mark.headline is not None
    status = placing.status if placing.status not in open_rows and has_mark else None
    unshown = placing.status if placing.status is not status else None
    rows = {row.id for row in placing.rows if row is not unshown}
    shown = [row for row in whole.rows if row.id in rows]
    shown += [whole.before] if whole.before is not None else []
    evidence = [item for row in shown for item in (*all_evidence(row), *evidence_of(row, earlier_standings(row)))]
    country, country_evidence = country_words(placing.country, evidence, context)
    text = f"{opening_words(placing, context)} · {name_of(placing.about, context.names)}{country}"
    marks = [mark_words(row, context) for row in (placing.mark, placing.tie_break) if row is not None]
    text += f" — {', '.join(marks)}" if marks else ""
    text += f" {_status_words(status, context)}" if status else ""
    place = placing.place or placing.outcome
    since = [each for each in headline_values(place) if as_of_words(place, each)] if place else []
    text += "".join(f", {value_and_marks(place, each, context)}" for each in since if place)
    text += _earlier(placing, context)
    # A status that is no part of the line stands below it.
    verdict = placing_verdict([*shown, *([unshown] if unshown else [])], context, unshown)
    evidence += all_evidence(placing.status) if placing.status else ()
    return _strong_line(text, (*evidence, *country_evidence), placing, verdict, context)


def standing_line(placing: Placing, context: AnswerContext) -> Statement:
    """Both sides of a standing in dispute, as in "Ife Okafor, TIE: finished 8th [2], did not take part [1]".

    A mark is told behind them, and what it was, each with the articles that give it.
    """
    rows = [row for row in (placing.place, placing.outcome, placing.took_part) if row is not None]
    sides = [words for row in rows for words in _standing_sides(row, placing, context)]
    verdict = next(row.verdict for row in rows if row.is_contested)
    rows += [row for row in (placing.mark, placing.status) if row is not None]
    evidence = [item for row in rows for item in (*all_evidence(row), *evidence_of(row, earlier_standings(row)))]
    country, country_evidence = country_words(placing.country, evidence, context)
    name = f"{name_of(placing.about, context.names)}{country}"
    mark = f"; {part_words(placing.mark, context)}" if placing.mark else ""
    if placing.mark and placing.status and not placing.status.is_contested:
        mark += f" {_status_words(placing.status, context)} {context.citations.marks(placing.status.articles)}"
    text = f"{name}, {verdict}: {', '.join(sides)}{_earlier(placing, context)}{mark}"
    caveats = VerdictLine(verdict, caveat_words(rows, context))
    return replace(_strong_line(text, (*evidence, *country_evidence), placing, caveats, context), strong=False)


def meet_lines(about: str, rows: Iterable[PointRow], context: AnswerContext) -> Iterator[Statement]:
    """What articles say of somebody's result at the meet, without the event: "Took bronze at the Harbour Games [1]"."""
    writer = SentenceWriter(context, subject=about)
    return (replace(writer.sentence(row), level=1) for row in rows)


def _strong_line(
    text: str, evidence: Sequence[Evidence], placing: Placing, verdict: VerdictLine, context: AnswerContext
) -> Statement:
    readings = context.citations.name_readings((placing.about,), evidence)
    return replace(context.citations.statement(text, evidence, verdict, reading=readings), strong=True)


def _status_words(status: PointRow, context: AnswerContext) -> str:
    """What a mark was by most articles, and what else it was with that: "PB", "NR, PB"."""
    of_most = headline_values(status)
    is_each = hold_together(status)
    together = [each for each in status.values if is_each or each in of_most or each.side == of_most[0].side]
    is_settled = is_each or (status.headline is not None and not status.headline.denied)
    statuses = [context.words(status, each.value) for each in together if not each.value.denied]
    return ", ".join(statuses) if is_settled else headline_words(status, context)


# --- the words of a line ------------------------------------------------------------------------------------------


def _standing_sides(row: PointRow, placing: Placing, context: AnswerContext) -> Iterator[str]:
    """Each value of a standing with its articles.

    Having run or not goes without saying for articles that give a place or an outcome.
    """
    standing = [other for other in (placing.place, placing.outcome) if other is not None]
    earlier = {each.article for other in standing for each in earlier_standings(other)}
    counted = {article for other in standing for article in other.articles} | earlier
    for value in (part for each in row.values for part in by_holders(row, each)):
        articles = value.articles if row is not placing.took_part else sorted({*value.articles} - counted)
        if articles:
            yield f"{_standing_words(row, value, placing, context)} {context.citations.marks(articles)}"


def _standing_words(row: PointRow, value: PointValue, placing: Placing, context: AnswerContext) -> str:
    words = standing_words(row, value, context)
    is_place = row is placing.place and not value.value.denied and value.value.text.isdecimal()
    return f"finished {words}" if is_place and not as_of_words(row, value) else words


def opening_words(placing: Placing, context: AnswerContext) -> str:
    """What stands first on the line: the place, an outcome, or that there is none."""
    if placing.place is not None:
        return _of_place(_lasting(placing.place))
    if placing.outcome is not None:
        return headline_words(placing.outcome, context)
    return _NO_PLACE if placing.mark is not None else _DID_NOT_TAKE_PART


def _lasting(row: PointRow) -> tuple[PointValue, ...]:
    """The values of a side, or all, without what an article says was changed later."""
    earlier = {standing.value for standing in earlier_standings(row)}
    shown = tuple(each for each in side_values(row) if each.value not in earlier)
    return shown or tuple(each for each in row.values if each.value not in earlier) or row.values


def _of_place(each_value: Sequence[PointValue]) -> str:
    """The place, or each that is given: "1", "1 or DNF"; who finished or started without a place adds nothing.

    Nor does another place that is denied: whoever came second was not first.
    """
    asserted = [each.value for each in each_value if not each.value.denied]
    texts = [str(value) for value in asserted or (each.value for each in each_value)]
    placed = [_DID_NOT_TAKE_PART if text == ABSENT else text for text in texts if text not in _WITHOUT_PLACE]
    return join_words(placed, "or") or _NO_PLACE


def _earlier(placing: Placing, context: AnswerContext) -> str:
    """What was changed later, as the articles tell it: ", originally 7th [1], 7th [2]"."""
    rows = [row for row in (placing.place, placing.outcome) if row is not None]
    earlier = grouped(
        (f"{', originally' if is_before_change(row, each) else ','} {context.words(row, each.value)}", each.article)
        for row in rows
        for each in earlier_standings(row)
    )
    return "".join(f"{words} {context.citations.marks(articles)}" for words, articles in earlier.items())


def country_words(
    row: PointRow | None, cited: Iterable[Evidence], context: AnswerContext
) -> tuple[str, tuple[Evidence, ...]]:
    """The code of the country that a point gives somebody, as in " (HBR)", and what is cited for it.

    Articles that the line cites anyway need no mark; where none of them gives the country, those that do are marked.
    """
    country = country_of(row, context.names) if row is not None else None
    if row is None or country is None:
        return "", ()
    evidence = value_evidence(row, Value(country.id))
    line_articles = {item.claim.article for item in cited}
    of_line = tuple(item for item in evidence if item.claim.article in line_articles)
    if of_line:
        return f" ({country.code})", of_line
    return f" ({country.code} {context.citations.marks(item.claim.article for item in evidence)})", evidence
