"""Points as phrases, by the patterns of the vocabulary: who or what they tell of, and each value with its articles."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.points import headline_values
from bot.facts.frozen import Frozen
from bot.facts.model import Compare, Mood, Value, Verdict
from bot.facts.ranking import CONTESTED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts.model import Attribute, PointClaim
    from bot.facts.moment import Moment
    from bot.store.rows import PointRow

EARLIER = ", initially"
"""The manner of what an article says was changed later, as it stands behind its words."""

SAID = "said"
"""The manner of reported speech, beside the moods."""

_PLAIN = frozenset({Mood.ASSERTED, Mood.DENIED})
_MANNERS = {
    Mood.PLANNED: ", as planned",
    Mood.HOPED: ", as hoped",
    Mood.EXPECTED: ", as expected",
    Mood.CONDITIONAL: ", on a condition",
}
_IMPERSONAL = re.compile(r"(?P<subject>(?:the|part|nobody)\b[^{}]*?) (?P<rest>(?:was|were|went|had|came)\b.*)")
_MOMENT = " {when}"
"""A pattern that ends so is told with the point's moment in front, or with the moments of its claims behind."""


class Side(Frozen, frozen=True):
    """One value to tell: what follows the subject, the articles that give it, and through which claims.

    ``timed`` is whether the moments of the claims are told behind it.
    """

    row: PointRow
    attribute: Attribute
    value: Value
    pattern: str
    articles: tuple[str, ...]
    standings: tuple[PointClaim, ...]
    timed: bool = False


class Phrase(Frozen, frozen=True):
    """One thing to tell of a subject.

    ``subject`` is "{about}", "{by}", words ("the crowd"), or "" where the pattern is a whole sentence. ``by`` is who
    said so, ``when`` a moment that opens the sentence. ``joint`` joins the sides: "and" for several of a list, "or"
    for what may all hold, "" for what cannot. ``link`` joins it to the phrase before it; None: as one of a list.
    """

    sides: tuple[Side, ...]
    subject: str
    by: str | None = None
    when: Moment | None = None
    joint: str = "or"
    link: str | None = None

    @property
    def row(self) -> PointRow:
        """The point that it tells, or the first of several."""
        return self.sides[0].row

    @property
    def contested(self) -> bool:
        """Whether its sides cannot all hold."""
        return not self.joint

    @property
    def of(self) -> str:
        """Whom or what the sentence is about: an id, or words."""
        if self.subject == "{about}":
            return self.row.point.key.about
        return (self.by or "") if self.subject == "{by}" else self.subject

    @property
    def scoped(self) -> bool:
        """Whether it says of which race or meet it tells."""
        return any("{in}" in side.pattern for side in self.sides)

    @property
    def indirect(self) -> str | None:
        """Who said it, where the pattern does not say so itself."""
        return None if self.subject == "{by}" else self.by


def phrases(rows: Iterable[PointRow], attributes: Sequence[Attribute]) -> list[Phrase]:
    """What points have to tell, each with its attribute; values of one list, told alike, are one phrase."""
    found: list[Phrase] = []
    places: dict[tuple[str, str], list[int]] = {}
    for row, attribute in zip(rows, attributes, strict=True):
        for phrase in _of_point(row, attribute):
            known = places.setdefault((row.point.key.what, phrase.of), [])
            alike = next((place for place in known if _is_alike(phrase, found[place], attribute)), None)
            if alike is None:
                known.append(len(found))
                found.append(phrase)
            else:
                found[alike] = replace(found[alike], sides=(*found[alike].sides, *phrase.sides), joint="and")
    return found


def _is_alike(phrase: Phrase, other: Phrase, attribute: Attribute) -> bool:
    """Whether two phrases of one attribute and subject are values of one list, or one value at two moments."""
    if phrase.contested or other.contested:
        return False
    key, known = phrase.row.point.key, other.row.point.key
    if (phrase.by, key.in_, key.than, key.among) != (other.by, known.in_, known.than, known.among):
        return False
    if {side.pattern for side in phrase.sides} != {side.pattern for side in other.sides}:
        return False
    if phrase.when != other.when:
        return {side.value for side in phrase.sides} == {side.value for side in other.sides}
    return attribute.compare is Compare.LIST


def _of_point(row: PointRow, attribute: Attribute) -> Iterator[Phrase]:
    """What articles assert, then what stands beside it and says something else: who said it, and in what sense."""
    if row.point.values:
        contested = row.point.verdict in CONTESTED
        every = contested or row.point.verdict is Verdict.DIFFER
        values = row.point.values if every else headline_values(row)
        told = [(value.value, value.articles, value.standings) for value in values]
        yield _phrase(row, attribute, "", told, joint="" if contested else "or")
    manners: dict[tuple[str | None, str], list[PointClaim]] = {}
    asserted = {value.value for value in row.point.values}
    for standing in row.point.beside:
        claim = row.evidence[standing.claim].claim
        if claim.is_counted:
            manners.setdefault((None, EARLIER), []).append(standing)
        elif claim.mood not in _PLAIN or standing.value not in asserted:
            manners.setdefault((claim.by, SAID if claim.mood in _PLAIN else claim.mood), []).append(standing)
    for (by, manner), standings in manners.items():
        own = manner != SAID and by == row.point.key.about  # somebody's own hope needs no "said"
        yield _phrase(row, attribute, manner, _by_value(standings), joint="and", by=None if own else by)


Told = list[tuple["Value", tuple[str, ...], tuple["PointClaim", ...]]]


def _by_value(standings: Iterable[PointClaim]) -> Told:
    found: dict[Value, list[PointClaim]] = {}
    for standing in standings:
        found.setdefault(standing.value, []).append(standing)
    return [
        (value, tuple(dict.fromkeys(standing.article for standing in given)), tuple(given))
        for value, given in found.items()
    ]


def _phrase(
    row: PointRow, attribute: Attribute, manner: str, told: Told, *, joint: str, by: str | None = None
) -> Phrase:
    patterns = [_pattern(attribute, value, manner) for value, _, _ in told]
    bare = [pattern.removesuffix(_MOMENT) for pattern, _ in patterns]
    parted = [_parted(pattern) for pattern in bare]
    subjects = {subject for subject, _ in parted}
    rests = [rest for _, rest in parted] if len(subjects) == 1 else bare
    timed = bare != [pattern for pattern, _ in patterns]
    sides = [
        Side(row, attribute, value, rest, articles, standings, timed and row.point.key.when is None)
        for rest, (_, value), (_, articles, standings) in zip(rests, patterns, told, strict=True)
    ]
    when = row.point.key.when if timed else None
    return Phrase(tuple(sides), subjects.pop() if len(subjects) == 1 else "", by, when, joint)


def _pattern(attribute: Attribute, value: Value, manner: str) -> tuple[str, Value]:
    """The pattern for a value (its own, the attribute's, or the label with it), and the value as it is filled in."""
    fallback = f"{{about}}, {attribute.label}: {{value}}"
    bare = Value(value.text)
    if manner == EARLIER:
        pattern, told = _pattern(attribute, value, "")
        return f"{pattern.removesuffix(_MOMENT)}{EARLIER}", told
    if manner:
        own = attribute.sentences.get(f"{manner} {value}") or attribute.moods.get(manner)
        if own is not None or manner != SAID:
            return own or f"{fallback}{_MANNERS[Mood(manner)]}", value
    if str(value) in attribute.sentences:
        return attribute.sentences[str(value)], bare
    if value.denied and "denied" in attribute.moods:
        return attribute.moods["denied"], bare
    return _standing_pattern(attribute, value) or attribute.sentence or fallback, value


def _standing_pattern(attribute: Attribute, value: Value) -> str | None:
    """The pattern for an outcome, and for a place that goes to another; None where the attribute's own will do."""
    if value.denied:
        return "{about} was {value} {in}" if "place" in attribute.roles else None
    outcome = attribute.kind in {"place", "outcome"} and not value.text.isdecimal()
    return "{about} {value} {in}" if outcome else None


@lru_cache(maxsize=1024)
def _parted(pattern: str) -> tuple[str, str]:
    """The subject of a pattern, and what follows it."""
    for subject in ("{about}", "{by}"):
        if pattern.startswith(f"{subject} "):
            return subject, pattern.removeprefix(f"{subject} ")
    found = _IMPERSONAL.fullmatch(pattern)
    return (found["subject"], found["rest"]) if found else ("", pattern)
