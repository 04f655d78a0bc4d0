"""Which values an excerpt states of an attribute, and whether the value of a claim is plain there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.pack.reference.count_nouns import COUNT, is_count

if TYPE_CHECKING:
    from bot.facts.model import Attribute
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.source import Source
    from bot.facts.values.kinds import Context, ProseValue
    from bot.facts.values.prose.count_nouns import CountNouns

_SPACE = re.compile(r"\s")
NUMBERS = frozenset({COUNT, "ordinal", "place", "medal", "mark", "gap", "age", "points", "distance", "date"})
"""Kinds of which one excerpt may state one value only: nothing but a noun tells two numbers apart."""
_COARSE_AND_FINE = frozenset({"date", "medal"})
"""Kinds of which one value may stand within another."""


class StatedValue(Frozen, frozen=True):
    """What an excerpt states of an attribute, and where the value of a claim is in its ``words``.

    ``shown`` is None where it cannot be read; ``is_one_of_several``: another may be meant as well.
    """

    words: str
    stated: tuple[ProseValue, ...]
    shown: ProseValue | None
    is_one_of_several: bool

    @property
    def is_plain(self) -> bool:
        """Whether the value can be read, and no other may be meant."""
        return self.shown is not None and not self.is_one_of_several


class ValuePlace(NamedTuple):
    """Where a sentence states a value, and whether it is that of a claim."""

    run: Span
    is_claimed: bool


def is_number(attribute: Attribute) -> bool:
    """Whether one run may state one value only of an attribute."""
    return attribute.kind in NUMBERS


def stated_value(
    about: str, attribute: Attribute, value: str, span: Span, source: Source, reference: Reference
) -> StatedValue:
    """What a run of an article states of a subject's attribute, held against the value of a claim."""
    words = source.words(span)
    context = replace(value_context(attribute, span, source, reference), subject=about)
    stated = stated_values(attribute, words, context, reference.count_nouns)
    shown, stated = value_among(attribute, words, value, context, stated)
    return StatedValue(words, stated, shown, shown is not None and is_ambiguous(attribute, shown, stated))


def places_of_value(
    about: str, attribute: Attribute, value: str, sentence: Span, source: Source, reference: Reference
) -> list[ValuePlace]:
    """Where a sentence states the value of a claim; of a number also where it states another that may be meant."""
    words = _SPACE.sub(" ", source.text.text[sentence.start : sentence.end])
    context = replace(value_context(attribute, sentence, source, reference), subject=about)
    kind = values.KINDS[attribute.kind]
    if is_number(attribute):
        stated = stated_values(attribute, words, context, reference.count_nouns)
        _, places = value_among(attribute, words, value, context, stated)
    elif kind.find is not None and (found := kind.find(words, value, context)):
        return [_place(found, sentence, is_claimed=True)]
    else:
        places = tuple(each for each in values.read(attribute.kind, words, context) if kind.matches(each, value))
    return [_place(each, sentence, is_claimed=kind.matches(each, value)) for each in places]


def _place(value: ProseValue, sentence: Span, *, is_claimed: bool) -> ValuePlace:
    return ValuePlace(Span(sentence.start + value.start, sentence.start + value.end), is_claimed)


def value_context(attribute: Attribute, span: Span, source: Source, reference: Reference) -> values.Context:
    """What the readers of values know beside a run of an article."""
    return source.context(span, reference, attribute.terms)


def stated_values(attribute: Attribute, text: str, context: Context, nouns: CountNouns) -> tuple[ProseValue, ...]:
    """The values that a text may state of the attribute, in order.

    A count is read beside a noun of its own; where there is none, a number that has no other's noun behind it, and no
    ordinal but “first”: “fourth place” counts no golds.
    """
    read = values.read(attribute.kind, text, context)
    if not is_number(attribute):
        return read
    whole = tuple(value for value in read if not any(_holds(other, value) for other in read))
    if not is_count(attribute):
        return whole
    counted = [(value, nouns.counted(text, value, whole)) for value in whole]
    own = tuple(value for value, ids in counted if attribute.id in ids)
    return own or tuple(value for value, ids in counted if not ids and not _is_nth(value, text, context))


def _is_nth(count: ProseValue, text: str, context: Context) -> bool:
    """Whether a count is an ordinal above the first, which counts only what its noun names."""
    ordinals = values.read("ordinal", text, context)
    return count.value != "1" and any((each.start, each.end) == (count.start, count.end) for each in ordinals)


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
    return is_number(attribute) and any(
        not (other.start < value.end and value.start < other.end) and _differ(attribute.kind, other.value, value.value)
        for other in stated
    )


def _differ(kind: str, one: str, other: str) -> bool:
    """Whether two values of a kind are not the same; a year and a day in it are no two dates, nor "gold medal" two."""
    relation = values.relation(kind, one, other)
    if kind in _COARSE_AND_FINE:
        return relation is values.Relation.CANNOT_STAND
    return relation is not values.Relation.EQUAL


def _holds(longer: ProseValue, value: ProseValue) -> bool:
    """Whether a value is a part of a longer one: the "twenty" of "twenty-first"."""
    return (
        longer.start <= value.start and value.end <= longer.end and longer.end - longer.start > value.end - value.start
    )
