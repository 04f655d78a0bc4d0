"""Which values hold together, who counts for them, and the verdict that follows."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Value, Verdict
from bot.facts.values import dates
from bot.facts.values.kinds import Relation
from bot.facts.vocabulary import Compare

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from bot.facts.names import Names
    from bot.facts.vocabulary import Attribute


Givers = dict[Value, set[str]]
"""Who says what: the articles by the values that they give."""


_WORDS = frozenset({"status", "term"})
"""Kinds of which several values may hold of one thing."""

Pairs = frozenset[frozenset[Value]]


class Tally(Frozen, frozen=True):
    """A point, counted. ``counted`` holds every value; ``side`` is None for one that belongs to no side."""

    verdict: Verdict
    headline: Value | None
    side: Mapping[Value, int | None]
    counted: Mapping[Value, frozenset[str]]
    contradicting: frozenset[str]


def is_relative(attribute: Attribute, value: Value) -> bool:
    """Whether the value is a date that hangs on another one: "last-day harbour-2031"."""
    return attribute.kind == "date" and dates.is_relative_date(value.text)


def count_articles(attribute: Attribute, givers: Givers, names: Names, changes: Pairs = frozenset()) -> Tally:
    """Count the articles on one point.

    An article that gives two values that cannot both hold counts for neither. A value that stands with several sides
    belongs to none and counts for none. ``changes`` are values that an article tells to have followed one another.
    """
    meaning = Meaning(attribute, names, changes)
    if len(givers) == 1:
        ((only, articles),) = givers.items()
        verdict = Verdict.ONE_SOURCE if len(articles) == 1 else Verdict.AGREED
        return Tally(verdict, only, {only: 0}, {only: frozenset(articles)}, frozenset())
    return _Count(meaning, givers).tally()


class Meaning(Frozen, frozen=True):
    """What two values of an attribute mean for each other."""

    attribute: Attribute
    names: Names
    changes: Pairs = frozenset()
    """Values that an article tells to have followed one another: then neither disputes the other."""

    def is_open(self, stated: Value) -> bool:
        """Whether nobody can tell what the value is: a date that hangs on another one."""
        return is_relative(self.attribute, stated)

    def relate(self, first: Value, second: Value) -> Relation:
        """Equal, can stand together, or cannot."""
        if first == second:
            return Relation.EQUAL
        if self.changes and frozenset((first, second)) in self.changes:
            return Relation.CAN_STAND
        if self.is_open(first) or self.is_open(second) or (first.denied and second.denied):
            return Relation.CAN_STAND
        if self._are_apart(first, second):
            return Relation.CAN_STAND if first.denied or second.denied else Relation.CANNOT_STAND
        if first.denied or second.denied:
            return self._denial(*((first, second) if first.denied else (second, first)))
        return self._plain(first.text, second.text) if first.moment == second.moment else Relation.CAN_STAND

    def clashes(self, stated: Value, others: Iterable[Value]) -> bool:
        """Whether a value cannot stand with one of the others."""
        return any(self.relate(stated, other) is Relation.CANNOT_STAND for other in others)

    def coarser(self, first: Value, second: Value) -> bool:
        """Whether the first value holds the second, as Oregon holds Eugene, and "not gold" holds silver."""
        if second.denied or self.is_open(first) or self.is_open(second):
            return False
        if first.denied:
            others = first.text != second.text and self._plain(first.text, second.text) is Relation.CANNOT_STAND
            return others or self._are_apart(first, second)
        if first.moment is None and second.moment is not None:
            return True
        return values.coarser(self.attribute.kind, first.text, second.text, self.names)

    def order(self, stated: Value) -> tuple[object, ...]:
        """A key that sorts values of the attribute by size, those that are denied or open last."""
        if self.is_open(stated):
            return (2, (), stated.text)
        moment = values.order("moment", stated.moment.at) if stated.moment is not None else ()
        return (int(stated.denied), values.order(self.attribute.kind, stated.text), stated.text, moment)

    def _are_apart(self, first: Value, second: Value) -> bool:
        """Whether two values of one thing are told of moments that cannot both be right."""
        if first.moment is None or second.moment is None:
            return False
        return values.relation("moment", first.moment.at, second.moment.at) is Relation.CANNOT_STAND

    def _denial(self, denied: Value, asserted: Value) -> Relation:
        holds = denied.text == asserted.text or (
            self._plain(denied.text, asserted.text) is Relation.EQUAL
            or values.coarser(self.attribute.kind, denied.text, asserted.text, self.names)
        )
        return Relation.CANNOT_STAND if holds else Relation.CAN_STAND

    def _plain(self, first: str, second: str) -> Relation:
        relation = values.relation(self.attribute.kind, first, second, self.names)
        if relation is Relation.CANNOT_STAND and self._may_stand(first, second):
            return Relation.CAN_STAND
        return relation

    def _may_stand(self, first: str, second: str) -> bool:
        overlaps = self.attribute.overlaps
        if (
            self.attribute.compare is Compare.LOOSE
            or second in overlaps.get(first, ())
            or first in overlaps.get(second, ())
        ):
            return True
        kind = self.attribute.kind
        return self.attribute.compare is Compare.WITHIN and (
            values.coarser(kind, first, second, self.names) or values.coarser(kind, second, first, self.names)
        )


class _Count:
    """One point with several values, while it is counted."""

    def __init__(self, meaning: Meaning, givers: Givers) -> None:
        self.meaning = meaning
        self.givers = givers
        self.rivals: dict[Value, set[Value]] = {stated: set() for stated in givers}
        self.finer: dict[Value, set[Value]] = {stated: set() for stated in givers}
        self.differing = False
        self._relate_all()
        self.contradicting = self._contradicting()
        self.sides = self._numbered(self._sides())

    def tally(self) -> Tally:
        counted = self._counted()
        verdict = self._verdict(counted)
        sides = self._numbered(self._without_denials()) if verdict is Verdict.TIE else self.sides
        side = {stated: number for number, members in enumerate(sides) for stated in members}
        return Tally(
            verdict=verdict,
            headline=self._headline(counted),
            side={stated: side.get(stated) for stated in self.givers},
            counted=counted,
            contradicting=frozenset(self.contradicting),
        )

    def _relate_all(self) -> None:
        for first, second in combinations(self.givers, 2):
            relation = self.meaning.relate(first, second)
            if relation is Relation.CANNOT_STAND:
                if self._round_one_value(first, second):
                    self.differing = True
                else:
                    self.rivals[first].add(second)
                    self.rivals[second].add(first)
            elif not self.meaning.is_open(first) and not self.meaning.is_open(second):
                self._compare(first, second, relation)

    def _round_one_value(self, first: Value, second: Value) -> bool:
        """Whether one that is given may be rounded to both: 10.984 to the nearest is 10.98, and by the rules 10.99.

        Neither is then in dispute, and yet they are not the same.
        """
        return any(self.meaning.coarser(first, each) and self.meaning.coarser(second, each) for each in self.givers)

    def _compare(self, first: Value, second: Value, relation: Relation) -> None:
        """Note which of two values that can stand holds the other; two writings of one value, the first the second.

        Of two places that is only in the registers, unless an article names both ("Eugene, Oregon"), or one of each
        names a third. What is in several words (a national record and a world lead, an evening and a night) is no
        different where an article says both.
        """
        if relation is Relation.EQUAL or self.meaning.coarser(first, second):
            self.finer[first].add(second)
        elif self.meaning.coarser(second, first):
            self.finer[second].add(first)
        elif self.meaning.attribute.kind not in _WORDS or self.givers[first].isdisjoint(self.givers[second]):
            self.differing = True
        if self.meaning.attribute.kind == "place-name":
            # An article names both, or one of each names another: a stadium and a region, both a town.
            ones, others = self.givers[first], self.givers[second]
            self.differing |= not any(givers & ones and givers & others for givers in self.givers.values())

    def _contradicting(self) -> set[str]:
        contradicting: set[str] = set()
        for stated, rivals in self.rivals.items():
            for rival in rivals:
                contradicting |= self.givers[stated] & self.givers[rival]
        return contradicting

    def _supporters(self, members: Iterable[Value]) -> set[str]:
        return set().union(*(self.givers[stated] for stated in members)) - self.contradicting

    def _sides(self) -> list[list[Value]]:
        """The values that hold together; the finest and most disputed choose first, coarse ones join them."""
        fixed = [stated for stated in self.givers if not self.meaning.is_open(stated)]
        if not fixed:
            return [list(self.givers)]
        if not any(self.rivals.values()):
            return [fixed]
        sides: list[list[Value]] = []
        for stated in sorted(fixed, key=self._precedence):
            open_to = [members for members in sides if not self.rivals[stated].intersection(members)]
            if not open_to:
                sides.append([stated])
            elif len(open_to) == 1:
                open_to[0].append(stated)
        return sides

    def _precedence(self, stated: Value) -> tuple[object, ...]:
        strength = len(self.givers[stated] - self.contradicting)
        return (bool(self.finer[stated]), -len(self.rivals[stated]), -strength, self.meaning.order(stated))

    def _numbered(self, sides: list[list[Value]]) -> list[list[Value]]:
        """The sides, the strongest first; of equal ones the one whose value sorts first."""
        return sorted(
            sides,
            key=lambda members: (
                -len(self._supporters(members)),
                -len(set().union(*(self.givers[stated] for stated in members))),
                min(self.meaning.order(stated) for stated in members),
            ),
        )

    def _without_denials(self) -> list[list[Value]]:
        """The sides, each denial apart: who has somebody second is not at one with who has another one first."""
        parts = ([each for each in side if each.denied is denied] for side in self.sides for denied in (False, True))
        return [part for part in parts if part]

    def _counted(self) -> dict[Value, frozenset[str]]:
        """Who counts for each value: an article for the finest that it gives, none that is on two sides."""
        supporters = [self._supporters(members) for members in self.sides]
        torn = {article for first, second in combinations(supporters, 2) for article in first & second}
        counted: dict[Value, frozenset[str]] = dict.fromkeys(self.givers, frozenset())
        for members in self.sides:
            for stated in members:
                finer = self._supporters(self.finer[stated].intersection(members))
                counted[stated] = frozenset(self.givers[stated] - self.contradicting - torn - finer)
        return counted

    def _verdict(self, counted: Mapping[Value, AbstractSet[str]]) -> Verdict:
        if any(self.rivals.values()):
            return Verdict.DISPUTED if self._majority(counted) is not None else Verdict.TIE
        if len(set().union(*self.givers.values())) == 1:
            return Verdict.ONE_SOURCE
        return (
            Verdict.DIFFER
            if self.differing
            else (Verdict.AGREED if len(set().union(*counted.values())) > 1 else Verdict.ONE_SOURCE)
        )

    def _majority(self, counted: Mapping[Value, AbstractSet[str]]) -> list[Value] | None:
        """The side that more than half of the articles counted are on."""
        everybody = set().union(*counted.values())
        for members in self.sides:
            if 2 * len(set().union(*(counted[stated] for stated in members))) > len(everybody):
                return members
        return None

    def _headline(self, counted: Mapping[Value, AbstractSet[str]]) -> Value | None:
        """The finest value that more than half give, itself or by a finer one; a denial only where no value is.

        Of two that as many give it is the one that sorts first, in whatever order the articles come.
        """
        side = self._majority(counted)
        if side is None:
            return None
        given = [stated for stated in side if not stated.denied] or side
        # Who only denies another value gives none.
        giving = set().union(*(counted[stated] for stated in (given if len(given) < len(side) else counted)))
        strong = [stated for stated in given if 2 * self._weight(stated, given, counted) > len(giving)]
        finest = [stated for stated in strong if not self.finer[stated].intersection(strong)]
        return min(
            finest,
            key=lambda stated: (-self._weight(stated, given, counted), self.meaning.order(stated)),
            default=None,
        )

    def _weight(self, stated: Value, side: Collection[Value], counted: Mapping[Value, AbstractSet[str]]) -> int:
        """How many articles give a value, or a finer one of its side."""
        giving = {stated, *self.finer[stated].intersection(side)}
        return len(set().union(*(counted[other] for other in giving)))
