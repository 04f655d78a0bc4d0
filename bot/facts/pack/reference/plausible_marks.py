"""Which marks are believable in an event: those between the two marks that its register entry gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.values.marks import mark_size

if TYPE_CHECKING:
    from bot.facts.registers import Event

_POINTS = 2
"""The third sort of measure, after times (0) and lengths (1) of ``marks.mark_size``."""

Measure = tuple[int, ...]


def mark_measure(mark: str) -> Measure | None:
    """A canonical mark or points as a sort and a size, or None for neither: four figures alone are points."""
    try:
        return mark_size(mark)
    except ValueError:
        return _points_measure(mark)


def is_believable(mark: str, event: Event) -> bool:
    """Whether a canonical mark or points lies between the event's two; so does all where the event gives none.

    A length is not believable as the mark of a race, nor a time as that of a jump.
    """
    low, high = map(mark_measure, event.plausible or ("", ""))
    if low is None or high is None:
        return True
    size = _points_measure(mark) if low[0] == _POINTS else mark_measure(mark)
    return size is not None and low <= size <= high


def _points_measure(mark: str) -> Measure | None:
    return (_POINTS, int(mark)) if mark.isascii() and mark.isdigit() else None
