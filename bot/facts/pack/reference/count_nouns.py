"""Whose number a count is: the nouns that tell it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.values.prose.count_nouns import CountNouns

if TYPE_CHECKING:
    from bot.facts.vocabulary import Attribute, Vocabulary

COUNT = "count"
"""The kind of an attribute of which a noun tells whose number it is."""


def is_count(attribute: Attribute) -> bool:
    """Whether a noun tells whose number it is."""
    return attribute.kind == COUNT


def count_nouns_of(vocabulary: Vocabulary | None) -> CountNouns:
    """The nouns of a vocabulary's counts: their labels and words, by the ids of the attributes."""
    attributes = vocabulary.attributes.values() if vocabulary else ()
    return CountNouns({each.id: (each.label, *each.words) for each in attributes if is_count(each)})
