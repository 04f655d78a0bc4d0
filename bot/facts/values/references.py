"""Values that are names or words: references to the registers, the terms of an attribute, and plain text."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from bot.facts.registers import Person
from bot.facts.values.contests import find_contest
from bot.facts.values.kinds import ProseValue, ValueKind, in_text_order
from bot.facts.values.prose.number_words import plain
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts.names import Names, Word
    from bot.facts.values.kinds import Context

REGISTERS = {
    "person": ("people",),
    "competitor": ("people", "teams", "places"),
    "speaker": ("people", "organisations", "teams", "places"),
    "place-name": ("places",),
    "race": ("races",),
    "meet": ("meets",),
    "event": ("events",),
    "series": ("series",),
}
"""Kinds whose values are ids, and the registers that hold them."""

OF_PEOPLE = frozenset(kind for kind, registers in REGISTERS.items() if "people" in registers)
"""Kinds of which a value may be a person."""

_CONTESTS = frozenset({"race", "meet"})

_LONGEST_TEXT = 200


def _read_references(kind: str, text: str, context: Context) -> list[ProseValue]:
    if context.names is None:
        return []
    registers = [getattr(context.names.registers, name) for name in REGISTERS[kind]]
    runs = context.names.runs(text)
    people = UsedSpans(text)
    if kind == "place-name":  # "Jordan Smith" is no country
        for run in runs:
            if run.holders.register is Person:
                people.add(run.start, run.end)
    return [
        ProseValue(kind, id_, run.start, run.end)
        for run in runs
        if not people.holds(run.start, run.end)
        for register in registers
        for id_ in run.holders.among(register)
    ]


def _find_reference(kind: str, text: str, value: str, context: Context) -> ProseValue | None:
    """A name of the value: one that the subject has too is the subject's, and one that others share comes last."""
    if context.names is None:
        return None
    holding = (run for run in context.names.runs(text) if value in run.holders.ids)
    runs = [run for run in holding if context.subject == value or context.subject not in run.holders.ids]
    run = min(runs, key=lambda run: (kind in OF_PEOPLE and len(run.holders.ids) > 1, run.start), default=None)
    return ProseValue(kind, value, run.start, run.end) if run else None


def _reference_problem(kind: str, value: str, context: Context) -> str | None:
    names = REGISTERS[kind]
    if context.names is None or any(value in getattr(context.names.registers, name) for name in names):
        return None
    return f"“{value}” is no id of the register of {' or '.join(names)}"


def letter_order(value: str) -> tuple[int, ...]:
    """A sortable key: by the code points."""
    return tuple(map(ord, value))


def _reference_coarser(first: str, second: str, names: Names | None = None) -> bool:
    """Whether the second lies in the first: places alone hold one another."""
    return names is not None and names.holds(first, second)


def reference_kinds() -> list[ValueKind]:
    """The kinds whose values are ids."""
    return [
        ValueKind(
            name,
            partial(_read_references, name),
            partial(_reference_problem, name),
            letter_order,
            coarser=_reference_coarser,
            find=partial(find_contest if name in _CONTESTS else _find_reference, name),
        )
        for name in REGISTERS
    ]


# --- terms ----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=1024)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(plain(word)) for word in sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)")


def read_terms(text: str, context: Context) -> list[ProseValue]:
    """Every term of the attribute that the text writes, by its canonical value."""
    low = plain(" ".join(text.split(" ")))
    terms = [
        ProseValue.of_match("term", value, match)
        for value, words in context.terms.items()
        if words
        for match in _any_of(tuple(words)).finditer(low)
    ]
    return in_text_order(terms)


def term_problem(value: str, context: Context) -> str | None:
    """Why this is no term of the attribute, in one sentence, or None."""
    if not context.terms or value in context.terms:
        return None
    return f"“{value}” is no value of this attribute: write one of {', '.join(context.terms)}"


# --- text -----------------------------------------------------------------------------------------------------------


def read_nothing(_text: str, _context: Context) -> list[ProseValue]:
    """Text can only be found when it is known."""
    return []


def find_text(text: str, value: str, _context: Context) -> ProseValue | None:
    """The run of the text from the value's first word to its last, where all stand in order; folded.

    It ends with the first that holds them all, and begins as late as it can.
    """
    from bot.facts.names import words  # noqa: PLC0415 — names is above this room

    wanted, stretch = words(value), words(text)
    matches = _in_order(stretch, wanted)
    if not matches:
        return None
    nearest = _in_order([word for word in reversed(stretch) if word.end <= matches[-1].end], wanted[::-1])
    return ProseValue("text", value, nearest[-1].start, matches[-1].end)


def _in_order(stretch: Sequence[Word], wanted: Sequence[Word]) -> list[Word]:
    """The first words of a stretch that are those wanted, one after the other; none unless all are there."""
    missing = [word.folded for word in wanted][::-1]
    matches: list[Word] = []
    for word in stretch:
        if missing and word.folded == missing[-1]:
            missing.pop()
            matches.append(word)
    return [] if missing else matches


def text_problem(value: str, _context: Context) -> str | None:
    """Why this is no text of a value, in one sentence, or None."""
    if value.strip() != value or not value:
        return "a text has words, and no white space around them"
    return (
        None
        if len(value) <= _LONGEST_TEXT
        else f"a text has at most {_LONGEST_TEXT} characters; make claims of its parts"
    )


def same_text(first: str, second: str) -> bool:
    """Texts are equal when they are the same words."""
    from bot.facts.names import fold  # noqa: PLC0415 — names is above this room

    return fold(first) == fold(second)


_DENYING = frozenset({"barely", "hardly", "lack", "neither", "never", "no", "nor", "not", "without"})


def text_coarser(first: str, second: str, _names: Names | None = None) -> bool:
    """Whether the second has all words of the first in a row, and denies none of them: "injury", "a foot injury"."""
    from bot.facts.names import fold  # noqa: PLC0415 — names is above this room

    less, more = fold(first), fold(second)
    return f" {less} " in f" {more} " and less != more and _DENYING.isdisjoint({*more.split()} - {*less.split()})
