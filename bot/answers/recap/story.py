"""The story of a race: all that there is to tell, each thing where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.points import AnswerContext, earlier_standings
from bot.answers.points.results_sheet import results_sheet
from bot.answers.recap.finishers import finisher, setting
from bot.answers.recap.repeats import distinct, repeats
from bot.answers.recap.scenes import SETTING, SUMMARY, Part, Stage
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Span, Verdict
from bot.facts.ranking import CONTESTED, stands_for_itself

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers.recap.phrases import Phrase
    from bot.answers.recap.scenes import Scene
    from bot.facts.model import Claim, Vocabulary
    from bot.store.rows import Facts, FindingRow, PointRow, RaceRow, SpeakerQuoteRow

PODIUM = 3
"""Finishers whom every telling names."""

ALWAYS = 1000.0
"""The weight of what no telling leaves out."""

_LAST = (1_000,)
_START = values.order("moment", "start")


class Item(Frozen, frozen=True):
    """One thing to tell, and where: a point, a line of phrases, a finding, or a remark in all its printings.

    ``weight`` is how many articles tell it: more for a turn of the race and what they differ on, less for what somebody
    said. ``place`` numbers the items of a story.
    """

    scene: Scene
    weight: float
    row: PointRow | None = None
    line: tuple[Phrase, ...] = ()
    finding: FindingRow | None = None
    remark: tuple[SpeakerQuoteRow, ...] = ()
    place: int = 0

    def at(self, place: int) -> Item:
        """The same with its number."""
        return Item(self.scene, self.weight, self.row, self.line, self.finding, self.remark, place)

    @property
    def part(self) -> Part:
        """The part of the story to which it belongs."""
        return self.scene[0]


class Story(Frozen, frozen=True):
    """A race, all that the articles tell of it in its order, who ran it, and what to call it ("the competition")."""

    race: RaceRow
    items: tuple[Item, ...]
    runners: frozenset[str]
    noun: str


def read_story(race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Story:
    """The story of a race from all the facts of its articles."""
    gathering = _Gathering(race, facts, vocabulary)
    items = [*gathering.setting(), *gathering.points(), *gathering.finishers(), *gathering.remarks()]
    items += gathering.findings(items)
    ordered = _as_written(sorted(items, key=gathering.order), vocabulary)
    numbered = tuple(item.at(place) for place, item in enumerate(ordered))
    return Story(race, numbered, gathering.stage.runners, gathering.noun)


class _Gathering:
    """Facts as items: one look at each of them."""

    def __init__(self, race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> None:
        self._facts = facts
        self._sheet = results_sheet(facts.points, vocabulary, race.id, race.meet)
        self._context = AnswerContext.of(facts, vocabulary)
        self._attributes = {what: number for number, what in enumerate(vocabulary.attributes)}
        day = str(self._sheet.date.point.headline or "") if self._sheet.date else ""
        marks = [mark for placing in self._sheet.placings if placing.mark for mark in placing.mark.point.values]
        self.noun = "competition" if any(values.is_length(mark.value.text) for mark in marks) else "race"
        self.stage = Stage(race, _runners(facts, race.id), day, self._context)

    def setting(self) -> Iterator[Item]:
        """Where and when."""
        line = setting(self._sheet, self._context, self.noun)
        if line:
            yield Item(SETTING, ALWAYS, line=line)

    def points(self) -> Iterator[Item]:
        """Every point that the story has a place for and the sheet does not tell."""
        listed = {placing.about for placing in self._sheet.placings}
        again = repeats(self._facts, self._context.vocabulary)
        for row in self._facts.points:
            if row.point.id in again:
                continue
            told = row
            if row.point.key.about in listed and self.stage.is_on_sheet(row):
                earlier = earlier_standings(row)
                beside = tuple(standing for standing in row.point.beside if standing not in earlier)
                told = replace(row, point=replace(row.point, values=(), beside=beside, verdict=Verdict.REPORTED))
            scene = self.stage.scene(told) if stands_for_itself(told.point) else None
            if scene is not None:
                turning = scene[0] is Part.RACE and self._context.attribute(told).tells_outcome
                yield Item(scene, _weight(told) + turning, told)

    def finishers(self) -> Iterator[Item]:
        """The lines of the sheet."""
        medals = self._medals()
        for number, placing in enumerate(self._sheet.placings):
            line = finisher(placing, medals.get(placing.about), self._context)
            if line:
                podium = number < PODIUM and placing.place
                weight = ALWAYS if podium or placing.is_changed else max(_weight(row) for row in placing.rows)
                yield Item((Part.FINISH, (0, number)), weight, line=line)

    def _medals(self) -> Mapping[str, PointRow]:
        return {
            row.point.key.about: row
            for row in self._facts.points
            if "medal" in self._context.attribute(row).roles and self.stage.is_on_sheet(row)
        }

    def remarks(self) -> Iterator[Item]:
        """What those who ran said, a remark with all its printings."""
        found: dict[str, list[SpeakerQuoteRow]] = {}
        for row in self._facts.quotes:
            if row.speaker.id in self.stage.runners:
                found.setdefault(row.quote.remark or row.quote.id, []).append(row)
        places = {placing.about: place for place, placing in enumerate(self._sheet.placings)}
        for remark in found.values():
            remark.sort(key=lambda row: (row.article.number or 0, row.quote.span))
            when = remark[0].quote.when
            early = when is not None and values.order("moment", str(when)) < _START
            number, start = remark[0].article.number or 0, remark[0].quote.span.start
            order = (places.get(remark[0].speaker.id, len(places)), number, start)
            scene = (Part.BEFORE, (*_LAST, *order)) if early else (Part.WORDS, order)
            yield Item(scene, len(remark), remark=tuple(remark))

    def findings(self, items: list[Item]) -> Iterator[Item]:
        """What cannot be right, behind the last part to which one of its claims belongs."""
        parts: dict[str, Part] = {}
        for item in items:
            rows = [item.row] if item.row else [side.row for phrase in item.line for side in phrase.sides]
            for claim in [claim for row in rows for claim in row.evidence]:
                parts[claim] = max(item.part, parts.get(claim, item.part))
        for finding in distinct(self._facts.findings):
            told = [parts[claim] for claim in finding.evidence if claim in parts]
            if told:
                yield Item((max(told), _LAST), 0, finding=finding)

    def order(self, item: Item) -> tuple[Part, tuple[int, ...], int, float, Span]:
        """Where an item stands: in its part as it happened, then as the vocabulary and the articles have it."""
        if item.row is None:
            return (*item.scene, 0, 0.0, Span(0, 0))
        first = min(evidence.claim.span for evidence in item.row.evidence.values())
        return (*item.scene, self._attributes[item.row.point.key.what], -item.weight, first)


def _runners(facts: Facts, race: str) -> frozenset[str]:
    names = facts.names
    return frozenset(
        about
        for about in (row.point.key.about for row in facts.points if row.point.key.within == race)
        if about in names and names[about].type == "person"
    )


def _weight(row: PointRow) -> float:
    point = row.point
    if not point.values:
        return len({standing.article for standing in point.beside}) - 1
    articles = {article for value in point.values for article in value.articles}
    return len(articles) + (0.5 if point.verdict in CONTESTED else 0)


# --- in the order in which articles tell it -----------------------------------------------------------------------


def _as_written(items: Sequence[Item], vocabulary: Vocabulary) -> list[Item]:
    """The items, some of the race earlier: before what every article that tells both tells after it.

    That is so only for what has no moment of its own there: of "he passed him and held him off in the home straight"
    the passing comes first, wherever other articles have it.
    """
    others = [item for item in items if not _has_moment(item)]
    early = [item for item in others if item.part < Part.RACE]
    moving: list[tuple[Item, dict[str, Claim]]] = []
    for item in items:
        if _has_moment(item) and item.row is not None:
            claims = _first_claims(item.row)
            place = (n for n, (_, its) in enumerate(moving) if _is_first(claims, its, vocabulary))
            moving.insert(next(place, len(moving)), (item, claims))
    return [*early, *(item for item, _ in moving), *others[len(early) :]]


def _has_moment(item: Item) -> bool:
    """Whether it belongs to a moment of the race, and does not sum it up."""
    return item.row is not None and item.part is Part.RACE and item.scene[1] != SUMMARY


def _is_first(first: Mapping[str, Claim], second: Mapping[str, Claim], vocabulary: Vocabulary) -> bool:
    """Whether what would follow comes before it in every article that tells both."""
    shared = first.keys() & second.keys()
    return bool(shared) and all(
        first[article].span < second[article].span and not _is_timed(first[article], vocabulary) for article in shared
    )


def _first_claims(row: PointRow) -> dict[str, Claim]:
    """The first claim of each article."""
    found: dict[str, Claim] = {}
    for item in sorted(row.evidence.values(), key=lambda item: item.claim.span):
        found.setdefault(item.claim.article, item.claim)
    return found


def _is_timed(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a claim says when in the race: by a moment, or by a value that is one."""
    return claim.when is not None or vocabulary.attributes[claim.what].kind == "moment"
