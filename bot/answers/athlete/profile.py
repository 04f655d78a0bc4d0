"""What the articles say of somebody, in parts: their races, and then the vocabulary's groups in its order."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import replace

from bot.answers.answer import Heading, Note
from bot.answers.points.blocks import manner_of, point_line
from bot.answers.points.citations import NO_COUNT, Count
from bot.answers.points.points import (
    CONTESTED,
    all_evidence,
    evidence_of,
    is_shown,
    sides,
    standing_working,
    value_workings,
)
from bot.answers.points.wording import (
    capitalised,
    counted,
    join_words,
    label_of,
    name_of,
    qualifier_words,
    tally_words,
    with_label,
)
from bot.facts.frozen import Frozen
from bot.facts.model import Compare, Mood, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Claim, Standing, Vocabulary
    from bot.store.rows import EntryRow, Evidence, PointRow, RaceRow

MOST_RACES = 4
"""Races whose results have a part of their own; those of others are told together."""
MOST_LINES = 14
"""Lines of a part that are shown where there are a few more than so many; the others are named."""
_FEW_MORE = 2
NAMED_BESIDE = "Named in what is said of others"
"""The heading of points about others whose value somebody is."""
_NAMED = 4

_Line = TypeVar("_Line")
Alike = tuple["PointRow", ...]
"""A point, or several values of one list that stand alike: what one line tells."""


class Part(Frozen, frozen=True):
    """Lines under a heading; a scope that is ``here`` goes without saying."""

    heading: str
    lines: tuple[Alike, ...]
    here: str = ""

    @property
    def shown(self) -> tuple[Alike, ...]:
        """The lines that are shown."""
        return shown(self.lines)

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that those rest on."""
        return tuple(item for alike in self.shown for row in alike for item in all_evidence(row))


Beside = tuple["PointRow", tuple["Standing", ...]]
"""A point and some of what stands beside it."""


class Aside(Frozen, frozen=True):
    """What is not counted, for no article asserts it: claims of one speaker and one mood, beside one point or a list's.

    ``alone`` is whether the points have nothing else.
    """

    claim: Claim
    beside: tuple[Beside, ...]
    alone: bool

    @property
    def row(self) -> PointRow:
        """The first of the points."""
        return self.beside[0][0]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that it rests on."""
        return tuple(item for row, standings in self.beside for item in evidence_of(row, standings))


def shown(lines: Sequence[_Line]) -> tuple[_Line, ...]:
    """The first of many lines; all of a few."""
    return tuple(lines if len(lines) <= MOST_LINES + _FEW_MORE else lines[:MOST_LINES])


def parts(rows: Iterable[PointRow], races: Sequence[RaceRow], vocabulary: Vocabulary, here: str) -> list[Part]:
    """What articles assert, in parts. ``races`` are in the order in which they are told, ``here`` the only story."""
    asserted = [row for row in rows if row.point.values and is_shown(row) and not _goes_without_saying(row, vocabulary)]
    groups: dict[str, list[PointRow]] = {group: [] for group in vocabulary.groups}
    for row in asserted:
        groups[vocabulary.attributes[row.point.key.what].group].append(row)
    found: list[Part] = []
    for group, of_group in groups.items():
        if not found:  # the first group is that of results
            found += _results(group, of_group, races, vocabulary)
        else:
            found.append(Part(vocabulary.groups[group].label, _ordered(of_group, vocabulary), here))
    return [part for part in found if part.lines]


def repeats_a_name(row: PointRow, vocabulary: Vocabulary, names: Mapping[str, EntryRow]) -> bool:
    """Whether all that a point says is in how its value is called: whose father “Mina Lee's father” is."""
    told = f"{name_of(row.point.key.about, names)}'s {label_of(row.point.key.what, vocabulary)}"
    return [name_of(value.value, names) for value in row.point.values] == [told]


def _goes_without_saying(row: PointRow, vocabulary: Vocabulary) -> bool:
    """Whether somebody's part in a race follows from a place or a mark that is told too."""
    if "took-part" not in vocabulary.attributes[row.point.key.what].roles or row.point.verdict in CONTESTED:
        return False
    return any(standing.implied for value in row.point.values for standing in value.standings)


def _results(group: str, rows: Sequence[PointRow], races: Sequence[RaceRow], vocabulary: Vocabulary) -> Iterator[Part]:
    """The results in each race with a story, the newest first, then all others in the order of their races."""
    label = vocabulary.groups[group].label
    told = [race for race in races if race.articles and any(row.point.key.in_ == race.id for row in rows)][:MOST_RACES]
    for race in told:
        own = [row for row in rows if row.point.key.in_ == race.id]
        yield Part(f"{label} · {race.name}, {race.meet_name}", _ordered(own, vocabulary), race.id)
    order = {id_: place for place, race in reversed([*enumerate(races)]) for id_ in (race.id, race.meet)}
    rest = [row for row in rows if row.point.key.in_ not in {race.id for race in told}]
    places = _places(vocabulary)
    rest.sort(key=lambda row: (order.get(row.point.key.in_ or "", len(order)), places[row.point.key.what]))
    yield Part(f"{label} · elsewhere" if told else label, _together(rest, vocabulary))


def _ordered(rows: Sequence[PointRow], vocabulary: Vocabulary) -> tuple[Alike, ...]:
    """The lines of a part in the vocabulary's order; which of many are shown is up to the order of the rows."""
    lines, places = _together(rows, vocabulary), _places(vocabulary)
    first = sorted(
        shown(lines), key=lambda alike: (not _is_doubted(alike[0], vocabulary), places[alike[0].point.key.what])
    )
    return (*first, *lines[len(first) :])


def _is_doubted(row: PointRow, vocabulary: Vocabulary) -> bool:
    """Whether articles disagree on somebody's having run at all, on which all else of their race hangs."""
    return row.point.verdict in CONTESTED and "took-part" in vocabulary.attributes[row.point.key.what].roles


def _places(vocabulary: Vocabulary) -> Mapping[str, int]:
    return {what: place for place, what in enumerate(vocabulary.attributes)}


def _together(rows: Sequence[PointRow], vocabulary: Vocabulary) -> tuple[Alike, ...]:
    """The rows in their order; values of one list that stand alike come together, where the first of them is."""
    found: dict[object, list[PointRow]] = {}
    for row in rows:
        key, listed = row.point.key, vocabulary.attributes[row.point.key.what].compare is Compare.LIST
        alone = not listed or row.point.verdict in CONTESTED
        kind = (key.about, key.what, key.in_, key.when, key.than, key.among, row.point.verdict, tally_words(row.point))
        found.setdefault(row.point.id if alone else kind, []).append(row)
    return tuple(tuple(alike) for alike in found.values())


def named_beside(rows: Iterable[PointRow], vocabulary: Vocabulary) -> list[Part]:
    """What is asserted of others in which somebody is named, in one part."""
    asserted = [row for row in rows if row.point.values and is_shown(row)]
    return [Part(NAMED_BESIDE, _ordered(asserted, vocabulary))] if asserted else []


def asides(rows: Iterable[PointRow], vocabulary: Vocabulary) -> list[Aside]:
    """What stands beside the points, each speaker and mood by itself; values of one list come together."""
    found: dict[object, list[Beside]] = {}
    for row in rows:
        for (by, mood), standings in _manners(row).items():
            found.setdefault((by, mood, *_listed(row, standings, vocabulary)), []).append((row, standings))
    return [
        Aside(row.evidence[standings[0].claim].claim, tuple(beside), _is_alone(row, standings))
        for beside in found.values()
        for row, standings in beside[:1]
    ]


def _manners(row: PointRow) -> dict[tuple[str | None, str], tuple[Standing, ...]]:
    found: dict[tuple[str | None, str], tuple[Standing, ...]] = {}
    for standing in row.point.beside:
        claim = row.evidence[standing.claim].claim
        manner = (claim.by, claim.mood)
        found[manner] = (*found.get(manner, ()), standing)
    return found


def _listed(row: PointRow, standings: Sequence[Standing], vocabulary: Vocabulary) -> tuple[object, ...]:
    """What is alike in those that come together: the point itself, but for values of one list."""
    key = row.point.key
    if vocabulary.attributes[key.what].compare is not Compare.LIST:
        return (row.point.id,)
    counted = tally_words(row.point) if _is_alone(row, standings) else None
    return (key.what, key.in_, key.when, key.than, key.among, counted)


def _is_alone(row: PointRow, standings: Sequence[Standing]) -> bool:
    return row.point.verdict is Verdict.REPORTED and len(standings) == len(row.point.beside)


# --- telling ------------------------------------------------------------------------------------------------------


def told(part: Part, context: AnswerContext, subject: str) -> Iterator[Block]:
    """The part's heading and lines; how many more there are."""
    yield Heading(part.heading)
    for alike in part.shown:
        yield _line(alike, context, part.here, subject)
    left = [alike[0] for alike in part.lines[len(part.shown) :]]
    yield from _rest(left, context, subject)


def told_asides(found: Sequence[Aside], context: AnswerContext, here: str, subject: str) -> Iterator[Block]:
    """What no article asserts, under its heading; how much more there is."""
    if found:
        yield Heading("Said, planned, hoped or expected: not counted")
    lines = shown(found)
    for aside in lines:
        yield _aside(aside, context, here)
    yield from _rest([aside.row for aside in found[len(lines) :]], context, subject)


def _rest(left: Sequence[PointRow], context: AnswerContext, subject: str) -> Iterator[Note]:
    """What is not shown, by its labels, and how to ask for it."""
    if left:
        labels = tuple(dict.fromkeys(label_of(row.point.key.what, context.vocabulary) for row in left))
        named = join_words(labels) if len(labels) <= _NAMED else f"{', '.join(labels[:_NAMED])} …"
        name = name_of(subject, context.names)
        yield Note(f"And {counted(len(left), 'more line')}, on {named}: /compare {name} {labels[0]}")


def _line(alike: Alike, context: AnswerContext, here: str, subject: str) -> Statement:
    first = alike[0]
    if len(alike) == 1:
        return point_line(first, context, here, subject)
    text = f"{capitalised(label_of(first.point.key.what, context.vocabulary))}: "
    text += " · ".join(sides(row, context) for row in alike)
    evidence = [item for row in alike for item in all_evidence(row)]
    working = [*_elsewhere(first, context, here), *(line for row in alike for line in value_workings(row, context))]
    standing = Count(first.point.verdict, f"each {tally_words(first.point)}")
    return context.citations.statement(text, evidence, standing, working=working)


def _elsewhere(row: PointRow, context: AnswerContext, here: str) -> list[str]:
    words = ", ".join(qualifier_words(row.point.key, context.vocabulary, context.names, here))
    return [capitalised(words)] if words else []


def _aside(aside: Aside, context: AnswerContext, here: str) -> Statement:
    """As in "Condition: sore throat [1][4], reported", with who said it below."""
    label = capitalised(label_of(aside.row.point.key.what, context.vocabulary))
    told = " · ".join(_values(row, standings, context) for row, standings in aside.beside)
    said = [f"Said by {name_of(aside.claim.by, context.names)}"] if aside.claim.by else []
    working = [*said, *_elsewhere(aside.row, context, here)]
    working += [line for row, standings in aside.beside for line in _readings(row, standings, context)]
    text = ", ".join(filter(None, (with_label(label, told), _manner(aside))))
    return context.citations.statement(text, aside.evidence, _standing(aside), working=working)


def _manner(aside: Aside) -> str:
    """In what sense it was said; a value that is a "not" already says that it was denied."""
    values = [standing.value for _, standings in aside.beside for standing in standings]
    denials = all(value.startswith("not ") for value in values)
    return manner_of(replace(aside.claim, mood=Mood.ASSERTED) if denials else aside.claim)


def _standing(aside: Aside) -> Count:
    if not aside.alone:
        return NO_COUNT
    told = tally_words(aside.row.point)
    return Count(aside.row.point.verdict, told if len(aside.beside) == 1 else f"each {told}")


def _values(row: PointRow, standings: Sequence[Standing], context: AnswerContext) -> str:
    """Each value with the articles that bring it: "proud [1][2] · tired [3]"."""
    found: dict[str, dict[str, None]] = {}
    for standing in standings:
        found.setdefault(standing.value, {})[standing.article] = None
    told = (f"{context.words(row, value)} {context.citations.marks(articles)}" for value, articles in found.items())
    return " · ".join(told)


def _readings(row: PointRow, standings: Sequence[Standing], context: AnswerContext) -> Iterator[str]:
    """How values were read or worked out that the cited words do not show as they are."""
    for standing in standings:
        claim = row.evidence[standing.claim].claim
        if standing.working:
            yield standing_working(row, standing, context)
        elif claim.printed is None and claim.reading:
            yield f"{context.words(row, standing.value)}: {claim.reading}"
