"""Which values an excerpt states of an attribute, and whether the value of a claim is plain there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values

if TYPE_CHECKING:
    from bot.facts.model import Attribute, Vocabulary
    from bot.facts.values.kinds import Context, ProseValue
    from bot.facts.values.prose.count_nouns import CountNouns

_COUNT = "count"
_NUMBERS = frozenset({_COUNT, "ordinal", "place", "mark", "gap", "age", "points", "distance"})
"""Kinds of which one excerpt may state one value only: nothing but a noun tells two numbers apart."""


def count_nouns_of(vocabulary: Vocabulary | None) -> dict[str, tuple[str, ...]]:
    """The nouns of a vocabulary's counts: their labels and words, by the ids of the attributes."""
    attributes = vocabulary.attributes.values() if vocabulary else ()
    return {each.id: (each.label, *each.words) for each in attributes if each.kind == _COUNT}


def stated_values(attribute: Attribute, text: str, context: Context, nouns: CountNouns) -> tuple[ProseValue, ...]:
    """The values that a text may state of the attribute, in order.

    A count is read beside a noun of its own; where there is none, a number that has no other's noun behind it.
    """
    read = values.read(attribute.kind, text, context)
    if attribute.kind not in _NUMBERS:
        return read
    whole = tuple(value for value in read if not any(_holds(other, value) for other in read))
    if attribute.kind != _COUNT:
        return whole
    counted = [(value, nouns.counted(text, value, whole)) for value in whole]
    own = tuple(value for value, ids in counted if attribute.id in ids)
    return own or tuple(value for value, ids in counted if not ids)


def value_among(
    attribute: Attribute, text: str, value: str, context: Context, stated: tuple[ProseValue, ...]
) -> tuple[ProseValue | None, tuple[ProseValue, ...]]:
    """Where a text shows the value of a claim, or None, and what it may state beside.

    A number that nothing says to be a time is one only where no other reading shows the value.
    """
    shown = values.shows(attribute.kind, text, value, context, stated)
    if shown is not None:
        return shown, stated
    wider = (*stated, *values.read_bare(attribute.kind, text, context))
    shown = values.shows(attribute.kind, text, value, context, wider)
    return shown, stated if shown is None else wider


def is_ambiguous(attribute: Attribute, value: ProseValue, stated: tuple[ProseValue, ...]) -> bool:
    """Whether another number stands beside ``value`` that may be meant too; of one run there may be two readings."""
    return attribute.kind in _NUMBERS and any(
        not (other.start < value.end and value.start < other.end)
        and values.relation(attribute.kind, other.value, value.value) is not values.Relation.EQUAL
        for other in stated
    )


def _holds(longer: ProseValue, value: ProseValue) -> bool:
    """Whether a value is a part of a longer one: the "twenty" of "twenty-first"."""
    return (
        longer.start <= value.start and value.end <= longer.end and longer.end - longer.start > value.end - value.start
    )
