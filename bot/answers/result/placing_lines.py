"""The lines of a results sheet: "1 · Ada Brown (HBR) — 1:58.20 PB"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.points import (
    all_evidence,
    earlier_marks,
    earlier_standings,
    evidence_of,
    headline_values,
    headline_words,
    sides,
    value_evidence,
    value_workings,
)
from bot.answers.points.results_sheet import country_of
from bot.answers.points.wording import join_words, name_of
from bot.answers.result.placing_tally import placing_verdict
from bot.facts import values
from bot.facts.model import Value
from bot.facts.ranking import CONTESTED
from bot.facts.values.ranks import FINISHED, STARTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing
    from bot.facts.model import PointValue
    from bot.store.rows import Evidence, PointRow


_NO_PLACE = "no place given"
_WITHOUT_PLACE = frozenset({FINISHED, STARTED})
"""What says that somebody has a place, and not which."""


def placing_line(placing: Placing, context: AnswerContext) -> Statement:
    """One line of the sheet: place, name, country, mark and its status, with the verdicts on each."""
    rows = placing.rows
    evidence = [item for row in rows for item in (*all_evidence(row), *evidence_of(row, earlier_standings(row)))]
    country, country_evidence = _country(placing, evidence, context)
    evidence += country_evidence
    working = [line for row in rows for line in value_workings(row, context)]
    working += context.citations.name_readings((placing.about,), evidence, working)
    text = f"{_place_words(placing, context)} · {name_of(placing.about, context.names)}{country}"
    mark = headline_words(placing.mark, context) if placing.mark else ""
    text += f" — {mark}" if mark else ""
    text += _status(placing, context) + _earlier(placing, context)
    return context.citations.statement(text, evidence, placing_verdict(rows, context), working=working)


# --- the words of a line ------------------------------------------------------------------------------------------


def _place_words(placing: Placing, context: AnswerContext) -> str:
    """What stands first on the line: the place, an outcome, or that there is none."""
    if placing.place is not None:
        return _of_place(placing.place)
    if placing.outcome is not None:
        return headline_words(placing.outcome, context)
    if placing.mark is not None:
        return _NO_PLACE
    in_dispute = placing.took_part is not None and placing.took_part.point.headline is None
    return "absent or not" if in_dispute else "absent"


def _lasting(row: PointRow) -> tuple[PointValue, ...]:
    """The headline, or all values, without what an article says was changed later."""
    earlier = {standing.value for standing in earlier_standings(row)}
    shown = tuple(each for each in headline_values(row) if each.value not in earlier)
    return shown or tuple(each for each in row.point.values if each.value not in earlier) or row.point.values


def _of_place(row: PointRow) -> str:
    """The place, or each that somebody may have: "1", "1 or DNF", "8 or absent".

    Who finished or started without a place adds nothing. A place that goes to another as well is "4 in dispute".
    """
    shown = _lasting(row)
    lasting = {each.side for each in shown}
    placed = _plain_places(shown) or _plain_places(each for each in row.point.values if each.side in lasting)
    denied = [each.value.text for each in shown if each.value.denied]
    if denied and row.point.verdict in CONTESTED:
        return f"{join_words(placed or denied, 'or')} in dispute"
    told = [*placed, *(f"not {values.show('ordinal', text)}" for text in denied)]
    return join_words(told, "or") or _NO_PLACE


def _plain_places(each_value: Iterable[PointValue]) -> list[str]:
    """The places, and behind them what stands in their stead, without what says that there is one and not which."""
    plain = [each.value.text for each in each_value if not each.value.denied]
    placed = [text for text in plain if text not in _WITHOUT_PLACE]
    return sorted(placed, key=lambda text: not text.isdecimal())


def _earlier(placing: Placing, context: AnswerContext) -> str:
    """What was changed later, as the articles tell it: ", initially 7th [1]"."""
    rows = [row for row in (placing.place, placing.outcome) if row is not None]
    words = [f"{context.words(row, value)} {marks}" for row in rows for value, marks in earlier_marks(row, context)]
    return f", initially {join_words(words, 'or')}" if words else ""


def _country(placing: Placing, cited: Sequence[Evidence], context: AnswerContext) -> tuple[str, tuple[Evidence, ...]]:
    """The country's code, as in " (HBR)", and what is cited for it.

    Articles that the line cites anyway need no mark; where none of them gives the country, those that do are marked.
    """
    country = country_of(placing, context.names)
    if country is None or placing.country is None:
        return "", ()
    evidence = value_evidence(placing.country, Value(country.id))
    line_articles = {item.claim.article for item in cited}
    of_line = tuple(item for item in evidence if item.claim.article in line_articles)
    if of_line:
        return f" ({country.code})", of_line
    return f" ({country.code} {context.citations.marks(item.claim.article for item in evidence)})", evidence


def _status(placing: Placing, context: AnswerContext) -> str:
    """What the mark was ("PB"), in brackets with its articles where that is in dispute."""
    if placing.status is None:
        return ""
    if placing.status.point.verdict in CONTESTED:
        return f" ({sides(placing.status, context)})"
    return f" {headline_words(placing.status, context)}"
