"""The arithmetic of marks in the rules: which is better, by how much, and what the printed figures leave open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.values import marks

if TYPE_CHECKING:
    from bot.facts.checks.fact import Fact

_SECOND = 1000
_HAND_SECONDS = "s by hand"
"""A unit of its own: a hand time is neither better nor worse than an automatic one."""

_HOUR = 3600 * _SECOND
_HUNDREDTH = 10


class Measure(Frozen, frozen=True):
    """A mark or a gap in numbers: ``amount`` in milliseconds ("s", or by hand), centimetres ("m") or points ("points").

    ``grain`` is the smallest step of the printed figures: 10 for "3:29.38", 1000 for "2:00:35".
    """

    unit: str
    amount: int
    grain: int

    @property
    def official(self) -> bool:
        """Whether the figures are as fine as results are kept: hundredths on the track, whole seconds on the road."""
        return self.unit != "s" or self.grain <= _HUNDREDTH or self.amount >= _HOUR


def measure(fact: Fact) -> Measure | None:
    """A fact's value in numbers; None where it is no mark, gap or score."""
    value = fact.value
    try:
        if fact.attribute.kind == "points":
            return Measure("points", int(value), 1)
        if marks.is_length(value):
            return Measure("m", marks.centimetres(value), marks.grain(value))
        unit = _HAND_SECONDS if marks.is_hand_timed(value) else "s"
        return Measure(unit, marks.milliseconds(value), marks.grain(value))
    except ValueError:
        return None


def worse(first: Measure, second: Measure, better: str) -> bool:
    """Whether the first mark is surely worse than the second, ``better`` being "lower" or "higher".

    No where units differ, nor where one is printed with fewer figures and may be rounded from the other.
    """
    if first.unit != second.unit:
        return False
    worse_by = first.amount - second.amount if better == "lower" else second.amount - first.amount
    return worse_by > 0 and (first.grain == second.grain or worse_by >= max(first.grain, second.grain))


def best_first(mark: Measure, better: str) -> int:
    """A key that sorts marks of one unit, the best first."""
    return mark.amount if better == "lower" else -mark.amount


def gap_in_words(first: Measure, second: Measure) -> str:
    """What lies between two marks of one unit: "0.10 s", "0.10 m", "40 points"."""
    gap = abs(first.amount - second.amount)
    if first.unit == "points":
        return f"{gap} point" if gap == 1 else f"{gap} points"
    if first.unit == "m":
        return marks.show_gap(marks.format_length(gap))
    text = marks.format_time(gap)
    if first.grain >= _SECOND and second.grain >= _SECOND:
        text = text.removesuffix(".00")
    return marks.show_gap(text)


def how_much_worse(first: Measure, second: Measure) -> str:
    """How the first, worse mark stands to the second: "0.10 s slower", "0.10 m less"."""
    return f"{gap_in_words(first, second)} {'slower' if first.unit in {'s', _HAND_SECONDS} else 'less'}"


def difference_in_words(first: tuple[Fact, Measure], second: tuple[Fact, Measure]) -> str:
    """The subtraction of two marks, the larger first: "1:58.43 − 1:58.20 is 0.23 s"."""
    larger, smaller = sorted((first, second), key=lambda marked: -marked[1].amount)
    terms = " − ".join(values.show(fact.attribute.kind, fact.value) for fact, _ in (larger, smaller))
    return f"{terms} is {gap_in_words(larger[1], smaller[1])}"


def fits(gap: Measure, first: Measure, second: Measure) -> bool:
    """Whether a printed gap can be what lies between two printed marks, each rounded as its figures show."""
    if not gap.unit == first.unit == second.unit:
        return True
    off = abs(abs(first.amount - second.amount) - gap.amount)
    coarsest = max(first.grain, second.grain)
    if gap.grain > coarsest:
        return 2 * off <= gap.grain
    if first.official and second.official and coarsest == gap.grain:
        return off == 0
    return off < coarsest if gap.grain < coarsest else off <= coarsest
