"""The patterns by which a vocabulary tells its claims: "{about} finished {value}"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.model import Mood
from bot.facts.pack.reference.story import FIELD, story_fields
from bot.facts.pack.toml.fields import did_you_mean, not_a_choice

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.errors import Problem
    from bot.facts.pack.toml.fields import SourceLocation
    from bot.facts.vocabulary import Attribute

FIELDS = (
    "about",
    "value",
    "in",
    "when",
    "than",
    "among",
    "by",
    "their",
    "themselves",
    "title",
    "titles",
    "held_title",
    "contest",
    "member",
    "on",
)
"""What a pattern may leave open, each in braces: parts of the claim, whose ("his", "himself"), the title or titles
that are won there, one as held ("an Olympic title" of no event named), the contest as an object ("won the final"), one
of ``among`` ("British athlete"), and the value as a day ("on 23 August 2023")."""

MOODS = ("said", *(mood.value for mood in Mood if mood is not Mood.ASSERTED))
"""For what patterns of their own may stand under ``moods``: reported speech, and every mood but the plain one."""

_MANNER = re.compile(rf"(?:{'|'.join(MOODS)}) ")
"""Before a value: in what sense it is told by that pattern ("hoped better")."""

_ALONE = re.compile(r"[{}]")


def pattern_problems(attribute: Attribute, at: SourceLocation) -> Iterator[Problem]:
    """What does not fit in an attribute's patterns: none, fields that no claim has, values and moods that are not."""
    yield from _missing_patterns(attribute, at)
    patterns: list[tuple[str, ...]] = [(attribute.sentence or "", "sentence")]
    patterns += ((pattern, "sentences", value) for value, pattern in attribute.sentences.items())
    patterns += ((pattern, "moods", mood) for mood, pattern in attribute.moods.items())
    for pattern, *keys in patterns:
        message = _pattern_problem(pattern)
        if message is not None:
            yield at.problem("bad-pattern", message, *keys)
    yield from (not_a_choice(at, "moods", mood, MOODS, mood) for mood in attribute.moods if mood not in MOODS)
    yield from _pattern_value_problems(attribute, at)


def _missing_patterns(attribute: Attribute, at: SourceLocation) -> Iterator[Problem]:
    """An attribute that no pattern tells, and each term of one that has none of its own."""
    if attribute.sentence:
        return
    if not attribute.terms:
        yield at.problem(
            "no-sentence",
            f"no sentence tells “{attribute.id}”: write “sentence”, as in “{{about}} finished {{value}} {{in}}”",
        )
    for term in attribute.terms:
        if term not in attribute.sentences:
            yield at.problem(
                "no-sentence",
                f"no sentence tells “{term}”: write one for it under “sentences”, or “sentence” for all terms",
                "terms",
                term,
            )


def _pattern_value_problems(attribute: Attribute, at: SourceLocation) -> Iterator[Problem]:
    """Values for which a pattern stands, and which no claim of the attribute can have."""
    if attribute.kind not in values.KINDS:
        return
    for value in attribute.sentences:
        bare = _MANNER.sub("", value, count=1).removeprefix("not ")
        message = values.problem(attribute.kind, bare, values.Context(terms=attribute.terms))
        if message is not None:
            yield at.problem("not-of-kind", message, "sentences", value)


def _pattern_problem(pattern: str) -> str | None:
    """Why a pattern cannot be filled in, in one sentence, or None."""
    for field in story_fields(pattern):
        if field not in FIELDS:
            hint = did_you_mean(field, FIELDS) or f": write one of {', '.join(FIELDS)}"
            return f"a claim has no “{field}”{hint}"
    if _ALONE.search(FIELD.sub("", pattern)):
        return f"a brace stands alone in “{pattern}”: fields are written as “{{about}}”"
    return None
