"""A topic whose word names one value of what is asked for: of "disqualified" no other outcome is an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.names import fold
from bot.facts.result_roles import OUTCOME
from bot.facts.values.statuses import OUTCOMES
from bot.facts.vocabulary import Compare

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.compare.topics import Topic
    from bot.facts.vocabulary import Attribute, Vocabulary
    from bot.store.rows import PointRow


def of_named_value(rows: Sequence[PointRow], topic: Topic, vocabulary: Vocabulary) -> tuple[list[PointRow], bool]:
    """The points without those of other values only than the one that is named, and whether any has that.

    Where none has it, and where no value is named, all of them. What goes by the word itself has the thing in other
    words: of "retiring" a last race, as do other attributes, such as the date of an injury; but who led off did not
    anchor.
    """
    asked = next(iter(topic.attributes), None)
    attribute = vocabulary.attributes.get(asked.id) if asked else None
    if asked is None or attribute is None:
        return [*rows], True
    named, others = _values_of(attribute, asked.key)
    told = [(row, {str(value) for value in row.all_values}) for row in rows]
    if not named or not any(named & given for _, given in told):
        is_one_of_several = attribute.compare is not Compare.EXACT
        is_asked = is_one_of_several and asked.key in map(fold, (attribute.label, *attribute.words))
        is_told_elsewhere = all(row.what != attribute.id for row in rows)
        return [*rows], not named or (attribute.kind != OUTCOME and (is_asked or is_told_elsewhere))
    return [row for row, given in told if named & given or not others & given], True


def _values_of(attribute: Attribute, word: str) -> tuple[set[str], set[str]]:
    """The one value that a word is of, and the others of the attribute; nothing where it is of none, or of several."""
    if attribute.kind == OUTCOME:
        every, named = {*OUTCOMES}, {each.value for each in values.read(OUTCOME, word, values.Context())}
    else:
        every = {*attribute.terms}
        named = {value for value, words in attribute.terms.items() if word in map(fold, words)}
    return (named, every - named) if len(named) == 1 else (set(), set())
