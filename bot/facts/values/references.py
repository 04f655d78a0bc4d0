"""Values that are names or words: references to the registers, the terms of an attribute, and plain text."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from bot.facts.values.kinds import Kind, Reading, Relation
from bot.facts.values.prose.number_words import plain

if TYPE_CHECKING:
    from bot.facts.names import Names, Word
    from bot.facts.values.kinds import Context

REGISTERS = {
    "person": "people",
    "place-name": "places",
    "race": "races",
    "meet": "meets",
    "event": "events",
    "series": "series",
}
"""Kinds whose values are ids, and the register that holds them."""

_LONGEST_TEXT = 200


def _read_references(kind: str, text: str, context: Context) -> list[Reading]:
    if context.names is None:
        return []
    held = getattr(context.names.registers, REGISTERS[kind])
    return [
        Reading(kind, mention.id, mention.start, mention.end)
        for mention in context.names.find(text)
        if mention.id in held
    ]


def _find_reference(kind: str, text: str, value: str, context: Context) -> Reading | None:
    """The value's own name, or that of what it is one of: a race may be named by its event, a meet by its series."""
    if context.names is None:
        return None
    mentions = context.names.find(text, context.names.named_by(value))
    return next((Reading(kind, value, mention.start, mention.end) for mention in mentions), None)


def _reference_problem(kind: str, value: str, context: Context) -> str | None:
    if context.names is None or value in getattr(context.names.registers, REGISTERS[kind]):
        return None
    return f"“{value}” is no id of the register of {REGISTERS[kind]}"


def _letters(value: str) -> tuple[int, ...]:
    return tuple(map(ord, value))


def _place_coarser(first: str, second: str, names: Names | None = None) -> bool:
    return names is not None and names.holds(first, second)


def _place_relation(first: str, second: str, names: Names | None = None) -> Relation:
    """Eugene lies in Oregon: both can stand."""
    if first == second:
        return Relation.EQUAL
    within = _place_coarser(first, second, names) or _place_coarser(second, first, names)
    return Relation.CAN_STAND if within else Relation.CANNOT_STAND


def reference_kinds() -> list[Kind]:
    """The kinds whose values are ids."""
    kinds = []
    for name in REGISTERS:
        place = name == "place-name"
        plain_kind = Kind(
            name,
            partial(_read_references, name),
            partial(_reference_problem, name),
            _letters,
            find=partial(_find_reference, name),
        )
        if place:
            kinds.append(
                Kind(
                    name,
                    plain_kind.read,
                    plain_kind.problem,
                    _letters,
                    relation=_place_relation,
                    coarser=_place_coarser,
                    find=plain_kind.find,
                )
            )
        else:
            kinds.append(plain_kind)
    return kinds


# --- terms ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(plain(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def read_terms(text: str, context: Context) -> list[Reading]:
    """Every term of the attribute that the text writes, by its canonical value."""
    low = plain(" ".join(text.split(" ")))
    found = [
        Reading("term", value, match.start(), match.end())
        for value, words in context.terms.items()
        if words
        for match in _any_of(tuple(words)).finditer(low)
    ]
    return sorted(found, key=lambda reading: (reading.start, -reading.end))


def term_problem(value: str, context: Context) -> str | None:
    """Why this is no term of the attribute, in one sentence, or None."""
    if not context.terms or value in context.terms:
        return None
    return f"“{value}” is no value of this attribute: write one of {', '.join(context.terms)}"


# --- text -----------------------------------------------------------------------------------------------------------


def read_nothing(_text: str, _context: Context) -> list[Reading]:
    """Text can only be found when it is known."""
    return []


def find_text(text: str, value: str, _context: Context) -> Reading | None:
    """The run of the text from the value's first word to its last, where all stand in order; folded."""
    from bot.facts.names import words  # noqa: PLC0415 — names is above this room

    wanted = [word.folded for word in words(value)]
    found: list[Word] = []
    for word in words(text):
        if len(found) < len(wanted) and word.folded == wanted[len(found)]:
            found.append(word)
    return Reading("text", value, found[0].start, found[-1].end) if wanted and len(found) == len(wanted) else None


def text_problem(value: str, _context: Context) -> str | None:
    """Why this is no text of a value, in one sentence, or None."""
    if value.strip() != value or not value:
        return "a text has words, and no white space around them"
    return (
        None
        if len(value) <= _LONGEST_TEXT
        else f"a text has at most {_LONGEST_TEXT} characters; make claims of its parts"
    )


def text_relation(first: str, second: str, _names: Names | None = None) -> Relation:
    """Texts are equal when they are the same words."""
    from bot.facts.names import fold  # noqa: PLC0415 — names is above this room

    return Relation.EQUAL if fold(first) == fold(second) else Relation.CANNOT_STAND


letters = _letters
