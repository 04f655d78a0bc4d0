"""The story of a race: its result, and all else that there is to tell, each thing where it happened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.later_changes import earlier_standings, is_changed
from bot.answers.points.points import AnswerContext, beside_assertions
from bot.answers.points.repeats import repeats
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.teams import member_of
from bot.answers.quote.remarks import fullest
from bot.answers.recap.scenes import OF_THE_RACE, START, SUMMARY, Part, Stage, is_of_bars, takes_lead
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.model import Span, Verdict
from bot.facts.ranking import distinct_disputes, stands_for_itself
from bot.facts.result_roles import INCIDENT_ROLE, LEG_ROLE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.answers.points.results_sheet import Sheet
    from bot.answers.recap.scenes import Scene
    from bot.facts.model import Claim
    from bot.facts.vocabulary import Attribute, Vocabulary
    from bot.store.rows import Facts, PointRow, RaceRow, SpeakerQuoteRow

_LAST = 1_000


class StoryItem(Frozen, frozen=True):
    """One thing to tell, and where: a point, or a remark in all of its printings.

    ``weight`` is how many articles tell it: more for a turn of the race, most for one by who won, and for what they
    disagree on, less for what sort of race it was and for what somebody said.
    """

    scene: Scene
    weight: float
    row: PointRow | None = None
    remark: Sequence[SpeakerQuoteRow] = ()

    @property
    def part(self) -> Part:
        """The part of the story to which it belongs."""
        return self.scene[0]


class Story(Frozen, frozen=True):
    """A race, its results sheet, its canonical day ("" if unknown), and all else in order.

    Nothing is cited in its ``context`` yet.
    """

    context: AnswerContext
    race: RaceRow
    sheet: Sheet
    day: str
    items: tuple[StoryItem, ...]

    @property
    def winners(self) -> frozenset[str]:
        """Everybody who won by any article, by id."""
        return frozenset(placing.about for placing in self.sheet.placings if placing.has_place("1"))

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to tell but where and when."""
        return not self.sheet.placings and not self.items


def read_story(race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> Story:
    """The story of a race from all the facts of its articles."""
    sheet = race_sheet(facts, race)
    day = str(sheet.date.headline or "") if sheet.date else ""
    people = {row.id for row in facts.names.values() if row.type == "person"}
    subjects = frozenset(row.about for row in facts.points if row.within == race.id)
    runners = subjects & {*people, *(placing.about for placing in sheet.placings)}
    ahead, context = _races_ahead(facts, runners) - {race.id}, AnswerContext.of(facts, vocabulary)
    results = [(each.about, row) for each in (*sheet.placings, *sheet.of_members) for row in (each.place, each.outcome)]
    changed = frozenset(about for about, row in results if row is not None and is_changed(row))
    stage = Stage(race, runners, changed, ahead, day, context, _quoted_claims(facts))
    attributes = {what: number for number, what in enumerate(vocabulary.attributes)}
    items = [*_points(facts, stage, sheet), *_remarks(facts, subjects, sheet)]
    items.sort(key=lambda item: _order(item, attributes))
    return Story(context, race, sheet, day, tuple(_as_written(items, vocabulary)))


def _races_ahead(facts: Facts, runners: Collection[str]) -> frozenset[str]:
    """The ids of the races that runners planned, or were expected, to run."""
    plans = [row for row in facts.points if row.about in runners and row.attribute.kind == "race"]
    values_of = (p.all_values for p in plans)
    return frozenset(str(value) for of_point in values_of for value in of_point)


def _on_sheet(sheet: Sheet) -> frozenset[str]:
    """The ids of the points that the lines of the result tell."""
    rows: list[PointRow | None] = [*sheet.decided]
    for placing in sheet.placings:
        rows += [placing.place, placing.before, placing.mark, placing.outcome, placing.took_part, *placing.ties]
        if placing.medal and placing.place and placing.medal.articles <= placing.place.articles:
            rows.append(placing.medal)
    return frozenset(row.id for row in rows if row is not None)


def _points(facts: Facts, stage: Stage, sheet: Sheet) -> Iterator[StoryItem]:
    """Every point that has a place in the story, is no repeat, and is not told by the result."""
    result, winners = _on_sheet(sheet), {placing.about for placing in sheet.placings if placing.has_place("1")}
    winners |= {member_of(row) for team in winners for row in sheet.members.get(team, ())}
    distinct = {row.id for row in distinct_disputes(facts.points)}
    again = repeats(facts) | {row.id for row in facts.points if row.id not in distinct and row.id not in result}
    for point_row in facts.points:
        beside = _beside_values(point_row)
        rows = [beside] if point_row.id in result else _split_speech(point_row, beside, stage)
        for row in rows:
            scene = stage.scene(row) if row is not None and row.id not in again else None
            if row is not None and scene is not None and stands_for_itself(row):
                is_incident = INCIDENT_ROLE in row.attribute.roles or takes_lead(row)
                is_turn = scene[0] is Part.RACE and (row.attribute.tells_outcome or is_incident)
                turn = 2 + (row.about in winners and scene < (Part.RACE, SUMMARY)) if is_turn else 0
                weight = _weight(row) + turn + is_incident - (scene == OF_THE_RACE)
                yield StoryItem(scene, weight, row)


def _split_speech(row: PointRow, beside: PointRow | None, stage: Stage) -> list[PointRow]:
    """A point, in two where what is said of it belongs elsewhere than what the articles assert."""
    if beside is None or not row.values or stage.scene(row) == stage.scene(beside):
        return [row]
    return [replace(row, reports=earlier_standings(row)), beside]


def _quoted_claims(facts: Facts) -> dict[str, bool]:
    """The ids of the claims whose words lie in a quotation, each with whether it was said before the race."""
    quotes = grouped((row.quote.article, row) for row in facts.quotes)
    claims = {item.claim.id: item.claim for row in facts.points for item in row.evidence.values() if item.claim.by}
    return {
        claim.id: _is_early(row)
        for claim in claims.values()
        for row in quotes.get(claim.article, ())
        if claim.span.touches(row.quote.span)
    }


def _is_early(row: SpeakerQuoteRow) -> bool:
    when = row.quote.when
    return when is not None and values.order("moment", str(when)) < START


def _beside_values(row: PointRow) -> PointRow | None:
    """What was hoped, planned or reported of a point, and not asserted by that article as well; None where nothing."""
    earlier = earlier_standings(row)
    beside = tuple(standing for standing in beside_assertions(row) if standing not in earlier)
    return replace(row, values=(), reports=beside, verdict=Verdict.REPORTED) if beside else None


def _remarks(facts: Facts, speakers: Collection[str], sheet: Sheet) -> Iterator[StoryItem]:
    """What those said of whom the race tells, each remark once, those of the first on the sheet first."""
    remarks = grouped(
        (row.quote.remark or f"{row.speaker.id} {row.quote.text}", row)
        for row in facts.quotes
        if row.speaker.id in speakers
    )
    places = {placing.about: place for place, placing in enumerate(sheet.placings)}
    for printings in remarks.values():
        longest = fullest(printings)
        place = places.get(longest.speaker.id, len(places))
        order = (_LAST, place, longest.article.number or 0, longest.quote.span.start)
        yield StoryItem((Part.BEFORE if _is_early(longest) else Part.WORDS, order), len(printings), remark=printings)


def _weight(row: PointRow) -> float:
    if not row.values:
        return len({standing.article for standing in row.reports}) - 1
    return len(row.articles) + (0.5 if row.is_contested else 0)


# --- in the order in which it happened ----------------------------------------------------------------------------


def _order(item: StoryItem, attributes: Mapping[str, int]) -> tuple[Part, tuple[int, ...], int, int, float, Span]:
    """Where an item stands: in its part as it happened, then as the vocabulary and the articles have it.

    The legs of a relay are told in their order.
    """
    if item.row is None:
        return (*item.scene, 0, 0, 0.0, Span(0, 0))
    first = min(evidence.claim.span for evidence in item.row.evidence.values())
    legs = [*item.row.attribute.terms] if LEG_ROLE in item.row.attribute.roles else []
    leg = next((legs.index(value.text) for value in item.row.all_values if value.text in legs), 0)
    return (*item.scene, attributes[item.row.what], leg, -item.weight, first)


def _as_written(items: Sequence[StoryItem], vocabulary: Vocabulary) -> list[StoryItem]:
    """The items, some of the race earlier: before what every article that tells both tells after it.

    That is so only for what has no moment of its own there: of "he passed him and held him off in the home straight"
    the passing comes first, wherever other articles have it.
    """
    in_course = [item for item in items if item.row and (Part.RACE,) < item.scene < (Part.RACE, SUMMARY)]
    ordered: list[tuple[StoryItem, dict[str, Claim]]] = []
    for item in in_course:
        own = _first_claims(item.row) if item.row else {}
        later = (place for place, (_, other) in enumerate(ordered) if _is_first(own, other, vocabulary))
        ordered.insert(next(later, len(ordered)), (item, own))
    start = items.index(in_course[0]) if in_course else 0
    return [*items[:start], *(item for item, _ in ordered), *items[start + len(ordered) :]]


def _is_first(own: Mapping[str, Claim], other: Mapping[str, Claim], vocabulary: Vocabulary) -> bool:
    """Whether every article that tells both tells the first one first, without saying when in the race it was."""
    both = [(own[article], other[article]) for article in own.keys() & other.keys()]
    return bool(both) and all(
        first.span < second.span and first.when is None and not _tells_moment(vocabulary.attributes[first.what])
        for first, second in both
    )


def _tells_moment(attribute: Attribute) -> bool:
    """Whether the values of an attribute say when in the race it was."""
    return attribute.kind == "moment" or is_of_bars(attribute)


def _first_claims(row: PointRow) -> dict[str, Claim]:
    """The first claim of each article."""
    in_order = sorted((item.claim for item in row.evidence.values()), key=lambda claim: claim.span, reverse=True)
    return {claim.article: claim for claim in in_order}
