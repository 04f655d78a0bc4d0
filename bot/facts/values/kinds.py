"""What a kind of value is: how it is read, ordered, compared and printed.

The kinds themselves stand in the rooms beside this one (`marks`, `dates`, `moments` …); `values` collects them.
"""

from __future__ import annotations

from enum import Enum, auto
from operator import eq
from typing import TYPE_CHECKING

from msgspec import field

from bot.facts.frozen import Frozen
from bot.facts.own_moments import OwnMoments

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterable, Mapping

    from bot.facts.names import Names


class Relation(Enum):
    """What two values of one kind mean for each other."""

    EQUAL = auto()
    CAN_STAND = auto()
    """Different, but both may hold."""
    CANNOT_STAND = auto()


class ProseValue(Frozen, frozen=True):
    """A value found in a text: its kind, its canonical form, and its run there (code points, end exclusive)."""

    kind: str
    value: str
    start: int
    end: int

    @classmethod
    def of_match(cls, kind: str, value: int | str, match: re.Match[str], group: int | str = 0) -> ProseValue:
        """That value, which stands where a regular expression (or a group of it) matches, up to its last letter."""
        return cls(kind, str(value), match.start(group), match.start(group) + len(match[group].rstrip()))


def in_text_order(values: Iterable[ProseValue]) -> list[ProseValue]:
    """The values as they stand in their text; of two that begin at one place the longer first."""
    return sorted(values, key=lambda value: (value.start, -value.end))


class Context(Frozen, frozen=True):
    """What a reader knows beside the text.

    ``year`` completes "23 August" and "last year"; ``terms`` maps the canonical values of a ``term`` attribute to the
    words in which people write them; ``names`` reads references; ``near`` is the text around, for "29.38 seconds";
    ``meet`` is the id of the story's own; ``subject`` that of whom it is claimed, whose names are nobody else's;
    ``moments`` are the vocabulary's own.
    """

    year: int | None = None
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    names: Names | None = None
    near: str = ""
    meet: str | None = None
    subject: str | None = None
    moments: OwnMoments = OwnMoments()


def same_value(prose_value: ProseValue, value: str) -> bool:
    """Whether prose shows exactly this canonical value."""
    return prose_value.value == value


def never_coarser(_first: str, _second: str, _names: Names | None = None) -> bool:
    """No value of the kind holds another one."""
    return False


def never_both(_first: str, _second: str) -> bool:
    """Of two different values of the kind, of which neither holds the other, only one can be right."""
    return False


def canonical_form(value: str) -> str:
    """The canonical form is what people read."""
    return value


class ValueKind(Frozen, frozen=True):
    """One kind of value, as functions.

    ``read`` finds its values in a text, in order; ``problem`` says in one sentence why a canonical value is malformed,
    or None; ``order`` gives a sortable key of a well-formed value. ``same`` is whether two values say the same,
    ``coarser`` whether the first holds the second, and ``can_stand`` whether both may hold besides. ``matches``
    decides whether a value in prose is a canonical value; ``find`` replaces read-and-match where a kind can only be
    read when the value is known; ``read_bare`` finds what is a value of the kind only because somebody claims one
    there.
    """

    name: str
    read: Callable[[str, Context], Iterable[ProseValue]]
    problem: Callable[[str, Context], str | None]
    order: Callable[[str], tuple[int, ...]]
    show: Callable[[str], str] = canonical_form
    same: Callable[[str, str], bool] = eq
    coarser: Callable[[str, str, Names | None], bool] = never_coarser
    can_stand: Callable[[str, str], bool] = never_both
    matches: Callable[[ProseValue, str], bool] = same_value
    find: Callable[[str, str, Context], ProseValue | None] | None = None
    read_bare: Callable[[str, Context], Iterable[ProseValue]] | None = None
