"""How athletics writes values: read in prose, ordered, compared, printed.

A value is a string in the canonical form of its kind ("3:29.38", "8", "gold", "2023-08-23"). Each family of kinds has
a room of its own beside this one, which reads, orders and prints them; what reading prose takes beside (numbers in
words, marks, gaps) stands in `prose`. `KINDS` is where all of them are entered.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from bot.facts.values import amounts, dates, marks, moments, ranks, references, statuses, winds
from bot.facts.values.kinds import Context, ProseValue, Relation, ValueKind
from bot.facts.values.marks import (
    are_alike,
    centimetres,
    figures,
    format_length,
    format_time,
    gap_between,
    is_length,
    milliseconds,
)
from bot.facts.values.moments import is_bar, is_instant, metres_to_go, moment_order
from bot.facts.values.prose import gap_reader, mark_reader
from bot.facts.values.prose.scan import scan_values
from bot.facts.values.vocabulary_moments import own_moment_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.names import Names

__all__ = [
    "KINDS",
    "Context",
    "Kind",
    "Reading",
    "Relation",
    "agree",
    "are_alike",
    "centimetres",
    "coarser",
    "figures",
    "format_length",
    "format_time",
    "gap_between",
    "is_bar",
    "is_instant",
    "is_length",
    "metres_to_go",
    "milliseconds",
    "moment_order",
    "order",
    "own_moment_words",
    "problem",
    "race_distance",
    "read",
    "read_bare",
    "relation",
    "scan_values",
    "show",
    "shows",
]

_ALL = (
    ValueKind(
        "mark",
        mark_reader.read_marks,
        marks.mark_problem,
        marks.mark_size,
        show=marks.show_mark,
        same=marks.same_mark,
        coarser=marks.mark_coarser,
        can_stand=marks.may_be_one_mark,
        matches=marks.mark_matches,
        read_bare=mark_reader.read_bare_marks,
    ),
    ValueKind(
        "gap",
        gap_reader.read_gaps,
        marks.gap_problem,
        marks.mark_size,
        show=marks.show_gap,
        same=marks.same_mark,
        coarser=marks.mark_coarser,
        can_stand=marks.may_be_one_mark,
        matches=marks.mark_matches,
    ),
    ValueKind(
        "place",
        ranks.read_places,
        ranks.number_problem,
        ranks.place_order,
        coarser=ranks.place_coarser,
        can_stand=ranks.places_can_stand,
    ),
    ValueKind("ordinal", ranks.read_ordinals, ranks.number_problem, ranks.number_order, show=ranks.show_ordinal),
    ValueKind("count", ranks.read_counts, ranks.count_problem, ranks.number_order, show=ranks.show_count),
    ValueKind(
        "medal",
        ranks.read_medals,
        ranks.medal_problem,
        ranks.medal_order,
        show=ranks.show_medal,
        coarser=ranks.medal_coarser,
    ),
    ValueKind(
        "status",
        statuses.read_statuses,
        statuses.status_problem,
        statuses.status_order,
        can_stand=statuses.statuses_can_stand,
    ),
    ValueKind(
        "outcome",
        statuses.read_outcomes,
        statuses.outcome_problem,
        ranks.place_order,
        show=ranks.show_ordinal,
        coarser=ranks.place_coarser,
        can_stand=ranks.places_can_stand,
    ),
    ValueKind("term", references.read_terms, references.term_problem, references.letter_order),
    ValueKind(
        "date",
        dates.read_dates,
        dates.date_problem,
        dates.date_order,
        show=dates.show_date,
        coarser=dates.date_coarser,
        can_stand=dates.dates_can_stand,
        matches=dates.date_matches,
    ),
    ValueKind("age", amounts.read_ages, amounts.age_problem, ranks.number_order),
    ValueKind(
        "moment",
        moments.read_moments,
        moments.moment_problem,
        moments.moment_order,
        show=moments.show_moment,
        same=moments.same_moment,
        coarser=moments.moment_coarser,
        can_stand=moments.moments_can_stand,
    ),
    ValueKind(
        "share", amounts.read_shares, amounts.share_problem, amounts.share_order, can_stand=amounts.shares_can_stand
    ),
    ValueKind("distance", amounts.read_distances, amounts.distance_problem, amounts.distance_order),
    ValueKind("points", amounts.read_points, ranks.number_problem, ranks.number_order),
    ValueKind(
        "wind",
        winds.read_winds,
        winds.wind_problem,
        winds.wind_order,
        show=winds.show_wind,
        same=winds.same_wind,
        can_stand=winds.winds_can_stand,
        find=winds.find_wind,
    ),
    ValueKind(
        "text",
        references.read_nothing,
        references.text_problem,
        references.letter_order,
        same=references.same_text,
        coarser=references.text_coarser,
        find=references.find_text,
    ),
    *references.reference_kinds(),
)

KINDS: Mapping[str, ValueKind] = MappingProxyType({kind.name: kind for kind in _ALL})
"""Every kind of value by its name; the only place where a new one is entered."""


def read(kind: str, text: str, context: Context) -> tuple[ProseValue, ...]:
    """Every value of the kind that the text shows, in order. Raises KeyError for an unknown kind.

    A relative date is read as its first word only ("last-day"): which meet it belongs to is not in the words.
    """
    return tuple(KINDS[kind].read(text, context))


def read_bare(kind: str, text: str, context: Context) -> tuple[ProseValue, ...]:
    """What may be a value of the kind where somebody claims one: "9.784", a time without a unit; "67 metres"."""
    chosen = KINDS[kind].read_bare
    return () if chosen is None else tuple(chosen(text, context))


def shows(
    kind: str, text: str, value: str, context: Context, readings: Iterable[ProseValue] | None = None
) -> ProseValue | None:
    """The first run of the text that shows this canonical value, or None; one of ``readings`` where they are given."""
    chosen = KINDS[kind]
    if chosen.find is not None:
        return chosen.find(text, value, context)
    each_read = (*chosen.read(text, context), *read_bare(kind, text, context)) if readings is None else readings
    return next((each for each in each_read if chosen.matches(each, value)), None)


def problem(kind: str, value: str, context: Context) -> str | None:
    """Why a canonical value is malformed, in one sentence, or None."""
    return KINDS[kind].problem(value, context)


def relation(kind: str, a: str, b: str, names: Names | None = None) -> Relation:
    """What two canonical values mean for each other, as far as their kind says so."""
    chosen = KINDS[kind]
    if chosen.same(a, b):
        return Relation.EQUAL
    can_stand = chosen.can_stand(a, b) or chosen.coarser(a, b, names) or chosen.coarser(b, a, names)
    return Relation.CAN_STAND if can_stand else Relation.CANNOT_STAND


def coarser(kind: str, a: str, b: str, names: Names | None = None) -> bool:
    """Whether value a holds value b: "2023" holds "2023-08-23"."""
    return KINDS[kind].coarser(a, b, names)


def agree(kind: str, a: str, b: str) -> bool:
    """Whether two values are the same, or one holds the other."""
    return relation(kind, a, b) is Relation.EQUAL or coarser(kind, a, b) or coarser(kind, b, a)


def order(kind: str, value: str) -> tuple[int, ...]:
    """A key that sorts values of the kind: faster, earlier and better placed first; lengths by size."""
    return KINDS[kind].order(value)


def race_distance(name: str) -> int | None:
    """The length in metres that a race or an event has in its name, None where it has none."""
    lengths = amounts.read_distances(name, Context())
    return int(lengths[0].value.removesuffix("m")) if lengths else None


def show(kind: str, value: str) -> str:
    """The canonical value as an answer prints it."""
    return KINDS[kind].show(value)
