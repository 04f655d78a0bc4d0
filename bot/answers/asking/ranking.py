"""Which rules of the lexicon fit a line: those that leave least of it unexplained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.asking.left_out import NAMES, PEOPLE
from bot.answers.asking.lexicon import lexicon

if TYPE_CHECKING:
    from bot.answers.asking.lexicon import ReadingRule
    from bot.answers.asking.line import LinePart, TypedLine
    from bot.answers.question import Question

_MOST_CALLS = 3
"""Rules of a line that are asked, the best first."""
_MOST_LEFT = 0.9
"""How much more of a line than the first rule another may leave unexplained."""
_UNUSED = 0.25
"""How much of its weight counts of a name that a rule explains without using it."""


def fitting_rules(line: TypedLine) -> list[ReadingRule]:
    """The rules that leave least of a line unexplained."""
    ranked = _ranked(line)
    return [rule for left, rule in ranked if left <= ranked[0][0] + _MOST_LEFT][:_MOST_CALLS]


def explaining_rules(line: TypedLine, question: Question, *, alone: bool) -> list[ReadingRule]:
    """The rules that leave nothing of a line unexplained: those of the question that was named, else of others.

    Where nobody is named, others come behind them, for nobody may have the place that was typed; and where a country
    is, which may be no team of a race. Where the question is ``alone``, none of another.
    """
    rules = [rule for left, rule in _ranked(line) if left <= _MOST_LEFT]
    own = [rule for rule in rules if rule.question == question.name]
    is_own = alone or (own and "country" not in line.slots and not line.slots.isdisjoint(NAMES))
    return (own if is_own else own + [rule for rule in rules if rule.question not in {question.name, "help"}])[:2]


def _ranked(line: TypedLine) -> list[tuple[float, ReadingRule]]:
    """The rules of which every slot was read, with how much of a line each leaves unexplained, the least first."""
    keys = line.keys
    rules = [rule for rule in lexicon().rules if rule.fits(keys)]
    left = [sum(_left_of(part, rule) for part in line.parts) for rule in rules]
    return sorted(zip(left, rules, strict=True), key=lambda ranked: ranked[0])


def _left_of(part: LinePart, rule: ReadingRule) -> float:
    """How much a rule leaves of a part: all of what it does not explain, a little of a name that it does not use."""
    weight = lexicon().weight(part.slot)
    if part.slot not in rule.explains:
        return weight
    is_needed = any(part.slot in slots for slots in rule.has)
    return _UNUSED * weight if part.slot in PEOPLE - rule.uses and not is_needed else 0
