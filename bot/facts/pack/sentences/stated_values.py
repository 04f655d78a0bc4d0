"""Which values an excerpt states of an attribute, and whether the value of a claim is plain there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.values.marks import is_length

if TYPE_CHECKING:
    from bot.facts.pack.sentences.source import Source
    from bot.facts.values.kinds import Context, ProseValue
    from bot.facts.values.prose.count_nouns import CountNouns
    from bot.facts.vocabulary import Attribute

_SPACE = re.compile(r"\s")
NUMBERS = frozenset({"count", "ordinal", "place", "medal", "mark", "gap", "age", "points", "distance", "date"})
"""Kinds of which one excerpt may state one value only: nothing but a noun tells two numbers apart."""
_OF_TIME_OR_LENGTH = frozenset({"mark", "gap"})
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


def stated_value(about: str, attribute: Attribute, value: str, span: Span, source: Source) -> StatedValue:
    """What a run of an article states of a subject's attribute, held against the value of a claim."""
    words = source.text.words(span)
    context = source.context(span, attribute, about)
    shown, stated = _value_among(attribute, words, value, context, source.reference.count_nouns)
    return StatedValue(words, stated, shown, shown is not None and _is_ambiguous(attribute, shown, stated))


def places_of_value(about: str, attribute: Attribute, value: str, sentence: Span, source: Source) -> list[ValuePlace]:
    """Where a sentence states the value of a claim; of a number also where it states another that may be meant."""
    words = _SPACE.sub(" ", source.text.text[sentence.start : sentence.end])
    context = source.context(sentence, attribute, about)
    kind = values.KINDS[attribute.kind]
    if is_number(attribute):
        _, places = _value_among(attribute, words, value, context, source.reference.count_nouns)
    else:
        place = kind.find and kind.find(words, value, context)
        read = (each for each in kind.read(words, context) if kind.matches(each, value))
        places = (place,) if place else tuple(read)
    return [
        ValuePlace(sentence.part(each), is_claimed)
        for each in places
        # The “medal” of “bronze medal” is no other one.
        if (is_claimed := kind.matches(each, value)) or _differ(attribute.kind, each.value, value)
    ]


def places_of_moment(moment: str, sentence: Span, source: Source) -> list[Span]:
    """Where a sentence states a moment of the race."""
    kind, words = values.KINDS["moment"], _SPACE.sub(" ", source.text.text[sentence.start : sentence.end])
    return [sentence.part(each) for each in kind.read(words, source.context(sentence)) if kind.matches(each, moment)]


def _stated_values(attribute: Attribute, text: str, context: Context, nouns: CountNouns) -> tuple[ProseValue, ...]:
    """The values that a text may state of the attribute, in order.

    A count is read beside a noun of its own; where there is none, a number that has no other's noun behind it, and no
    ordinal but “first”: “fourth place” counts no golds.
    """
    read = values.read(attribute.kind, text, context)
    if not is_number(attribute):
        return read
    spans = [Span(each.start, each.end) for each in read]
    # The “twenty” of “twenty-first” is no value of its own.
    whole = tuple(
        value
        for value, span in zip(read, spans, strict=True)
        if not any(each.holds(span) and each != span for each in spans)
    )
    if not attribute.is_count:
        return whole
    counted = [(value, nouns.counted(text, value, whole)) for value in whole]
    own = tuple(value for value, ids in counted if attribute.id in ids)
    if own:
        return own
    # An ordinal above the first counts only what its noun names.
    nths = {(each.start, each.end) for each in values.read("ordinal", text, context)}
    return tuple(
        value for value, ids in counted if not ids and (value.value == "1" or (value.start, value.end) not in nths)
    )


def _value_among(
    attribute: Attribute, text: str, value: str, context: Context, nouns: CountNouns
) -> tuple[ProseValue | None, tuple[ProseValue, ...]]:
    """Where a text shows the value of a claim, or None, and what it may state beside.

    A number that nothing says to be a time is one only where no other reading shows the value.
    """
    stated = _stated_values(attribute, text, context, nouns)
    shown = values.shows(attribute.kind, text, value, context, stated)
    if shown is not None:
        return shown, stated
    wider = (*stated, *values.read_bare(attribute.kind, text, context))
    shown = values.shows(attribute.kind, text, value, context, wider)
    return shown, stated if shown is None else wider


def _is_ambiguous(attribute: Attribute, value: ProseValue, stated: tuple[ProseValue, ...]) -> bool:
    """Whether another number stands beside ``value`` that may be meant too; of one run there may be two readings."""
    return is_number(attribute) and any(
        (value.end <= other.start or other.end <= value.start) and _differ(attribute.kind, other.value, value.value)
        for other in stated
    )


def _differ(kind: str, one: str, other: str) -> bool:
    """Whether one may be meant for the other: not a year and a day in it, nor a length and a time."""
    if kind in _OF_TIME_OR_LENGTH and is_length(one) != is_length(other):
        return False
    same = {values.Relation.EQUAL}
    if kind in _COARSE_AND_FINE:
        same.add(values.Relation.CAN_STAND)
    return values.relation(kind, one, other) not in same
