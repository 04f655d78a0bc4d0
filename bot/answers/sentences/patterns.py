"""Which pattern of the vocabulary tells a value, and that none drops a qualifier: the fields it lacks are appended."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.model import Mood, Value
from bot.facts.result_roles import MEDAL_ROLE, PLACE
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.model import PointKey
    from bot.facts.vocabulary import Attribute

EARLIER = "originally"
"""The manner of what an article says was changed later, as it stands behind whom it is about."""

SAID = "said"
"""The manner of reported speech, beside the moods."""

UNKNOWN = "unknown"
"""The manner of a day of which it is not known whether it was past when the article was written."""

SUBJECT = "{about} "
"""How a pattern begins whose subject may go without saying."""

HELD_BY_ANOTHER = "{value} {when} {in} {was_holder}"
"""The pattern for a place of which an article only says that another person came there."""

TAKEN_BACK = "{about} did not have {value} any more {in}"
"""The pattern for a medal that somebody is denied some time after the day: it was theirs until then."""

THEIRS_SINCE, PLACED_SINCE = "{about} had {value} {in}", "{about} was {value} {in}"
"""The patterns for a medal and a place of some time after the day: nobody took it then, or finished in it."""

ON_CONDITION = " (on a condition)"
"""The manner of what hangs on a condition, which a pattern cannot name: the article's words do."""

_MANNERS: Mapping[str, str] = {
    SAID: "",
    Mood.PLANNED: " (planned)",
    Mood.HOPED: " (hoped for)",
    Mood.EXPECTED: " (expected)",
    Mood.CONDITIONAL: ON_CONDITION,
}
_IS_VALUE = re.compile(r"(?:\b(?:was|were|is|are)|:) \{value\}")
"""Where "not" stands right before a value."""

_IS = re.compile(r"(\{about\} (?:was|were|is|are))\b")
_SUBJECT_AND_IS = re.compile(r"^(\{about\}(?: (?:was|were|is|are)\b)?)")
_WAS_TO = re.compile(r"(?<=^\{about\} )was (not )?to ")
"""How a pattern of what lies ahead begins: "was to face"."""
_VERB = re.compile(r"(?<=^\{about\} )\w+")
_INFINITIVES = dict(
    forms.split()
    for forms in (
        *("beat beat", "broke break", "came come", "fell fall", "finished finish", "gave give", "had have"),
        *("held hold", "led lead", "made make", "ran run", "set set", "took take", "was be", "won win"),
    )
)
"""By past tense; of a verb with an ending none can be told from it ("moved", "joined")."""

_AIMS: Mapping[str, str] = {Mood.PLANNED: "planned", Mood.HOPED: "hoped", Mood.EXPECTED: "was expected"}
"""What stands before the infinitive of what has not happened."""

_BEFORE_WHEN = re.compile(r" \{when\}|$")
"""Before what "among Norwegians" stands: first among Norwegians after that race."""

_NONE = re.compile(r"\{value\}(?= [\w{])")
"""Where a count stands before what it counts: “had run no finals”."""

_FIELD = re.compile(r"\{(\w+)\}")


def value_pattern(attribute: Attribute, value: Value, manner: str = "") -> tuple[str, Value]:
    """The pattern for a value (its own, the attribute's, or the label with it), and the value as it is filled in.

    ``manner`` is "" for what articles assert, else a mood, SAID, EARLIER or UNKNOWN.
    """
    if manner == UNKNOWN and Mood.PLANNED in attribute.moods:
        return _label_pattern(attribute), value
    own = attribute.sentences.get(f"{manner} {value}") or attribute.moods.get(manner) if manner else None
    if own is not None:
        return own, value
    pattern, filled = _plain_pattern(attribute, value)
    if manner == EARLIER:
        return _SUBJECT_AND_IS.sub(rf"\1 {EARLIER}", pattern, count=1), filled
    verb = _VERB.search(pattern)
    if verb is not None and manner in _AIMS:
        if _WAS_TO.search(pattern):
            return _WAS_TO.sub(rf"{_AIMS[manner]} \1to ", pattern), filled
        if verb[0] in _INFINITIVES:
            return _VERB.sub(f"{_AIMS[manner]} to {_INFINITIVES[verb[0]]}", pattern), filled
        pattern, filled = _label_pattern(attribute), value  # no sentence says that it happened
    return f"{pattern}{_MANNERS.get(manner, '')}", filled


def _plain_pattern(attribute: Attribute, value: Value) -> tuple[str, Value]:
    bare = Value(value.text)
    if str(value) in attribute.sentences:
        return attribute.sentences[str(value)], bare
    if value.denied and "denied" in attribute.moods:
        return attribute.moods["denied"], bare
    own = _standing_pattern(attribute, value) or attribute.sentences.get(value.text) or attribute.sentence
    own = own or _label_pattern(attribute)
    if attribute.kind == "count" and value.text == "0":
        own = _NONE.sub("no", own)
    return _denied_pattern(own, value) if value.denied else (own, value)


def _denied_pattern(pattern: str, value: Value) -> tuple[str, Value]:
    """A pattern that denies a value: "was not second", "did not take silver"; else "it was not so that …"."""
    bare = Value(value.text)
    if _IS_VALUE.search(pattern):
        return pattern, value
    if _IS.match(pattern):
        return _IS.sub(r"\1 not", pattern, count=1), bare
    verb = _VERB.search(pattern)
    if verb is not None and verb[0] in _INFINITIVES:
        return _VERB.sub(f"did not {_INFINITIVES[verb[0]]}", pattern), bare
    return f"it was not so that {pattern}", bare


def _label_pattern(attribute: Attribute) -> str:
    return f"{{about}}, {attribute.label}: {{value}}"


def _standing_pattern(attribute: Attribute, value: Value) -> str | None:
    """The pattern for an outcome, and for a place that goes to another; None where the attribute's own will do."""
    if value.denied:
        return "{about} was {value} {in}" if "place" in attribute.roles else None
    outcome = attribute.kind in {"place", "outcome"} and not value.text.isdecimal()
    return "{about} {value} {in}" if outcome else None


def with_qualifiers(pattern: str, key: PointKey, *, timed: bool = False) -> str:
    """The pattern with a field for each qualifier of the point; ``timed``: its claims have moments of their own.

    Of a race itself it goes without saying that a thing was in that race.
    """
    fields = set(_FIELD.findall(pattern))
    if (
        key.in_ is not None
        and key.in_ != Scope(key.about)
        and not fields & {"in", "title", "titles", "held_title", "contest"}
    ):
        pattern += " {in}"
    if key.among is not None and not fields & {"among", "member"}:
        pattern = _BEFORE_WHEN.sub(r" among {among}\g<0>", pattern, count=1)
    if (key.when is not None or timed) and "when" not in fields:
        pattern += " {when}"
    if key.than is not None and "than" not in fields:
        pattern += ", against {than}"
    return pattern


def later_pattern(attribute: Attribute, value: Value) -> str:
    """How a medal or a place is told that somebody has some time after the day; "" where that is told as any."""
    if MEDAL_ROLE in attribute.roles:
        return TAKEN_BACK if value.denied else THEIRS_SINCE
    return PLACED_SINCE if PLACE in attribute.roles and value.text.isdecimal() and not value.denied else ""


def fixed_words(pattern: str) -> list[str]:
    """The words of a pattern that are not filled in."""
    return _FIELD.sub(" ", pattern).split()
