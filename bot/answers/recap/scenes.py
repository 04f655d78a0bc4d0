"""Where in the story of a race each point belongs: before it, at which moment of it, afterwards."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from bot.answers.sentences.clauses import is_unreal
from bot.facts import values
from bot.facts.days import days_of
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_MOODS, Mood, Value, Verdict
from bot.facts.moment import Bound, Moment, state
from bot.facts.result_roles import INCIDENT_ROLE, OVERTAKING_ROLE, QUALIFYING_ROLE, SETTING_ROLES, explains_outcome
from bot.facts.vocabulary import Compare, GroupPhase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.answers.points.points import AnswerContext
    from bot.facts.vocabulary import Attribute
    from bot.store.rows import PointRow, RaceRow


class Part(IntEnum):
    """A part of the story, in the order in which things happened."""

    BEFORE = 0
    RACE = 1
    RESULT = 2
    AFTER = 3
    BESIDES = 4
    """What is told of the meet and of its other races, of which no article says whether it was before or after."""
    WORDS = 5


Scene = tuple[Part, tuple[int, ...]]
"""A part, and how far on in it. What stands equally far on is told in the vocabulary's order."""

START = values.order("moment", "start")
SUMMARY = values.order("moment", "finish")
"""How far on in the race that stands which has no moment: it sums up."""

_LATE = values.order("moment", "after")

RESULT_DETAIL: Scene = (Part.RACE, (*SUMMARY, 1))
"""The rest of the result: who beat whom, and who was not there."""

OF_THE_RACE: Scene = (Part.RACE, (*SUMMARY, 2))
"""What sort of race it was."""

_EARLIER_RESULTS, _STATES, _FORM, _HOPES, _LAST_DAYS = ((Part.BEFORE, (sort,)) for sort in range(5))
_CELEBRATIONS, _BESTS, _STANDS, _PLANS = ((Part.AFTER, (sort,)) for sort in range(4))
_BY_DAY: Scene = (Part.AFTER, (4,))
"""Races of the meet after this one, and how things stood on later days."""

_ELSEWHERE: Scene = (Part.BESIDES, (0,))

_OF_OTHERS = {GroupPhase.RESULT: _EARLIER_RESULTS, GroupPhase.TALLIES: _EARLIER_RESULTS}
_OF_MEET = {GroupPhase.RESULT: RESULT_DETAIL, GroupPhase.BUILD_UP: _FORM}
"""By phase where something of no race, and of the whole meet, belongs, unless it is a state or a plan."""


class Stage(Frozen, frozen=True):
    """What deciding takes: the race, who ran it, its day as far as it is known ("" if not), and the vocabulary.

    ``ahead`` are the races that those who ran it were to run next; ``quoted`` are the ids of the claims that lie in a
    quotation, each with whether that was said before the race. ``changed`` are those whose standing was changed later.
    """

    race: RaceRow
    runners: frozenset[str]
    changed: frozenset[str]
    ahead: frozenset[str]
    day: str
    context: AnswerContext
    quoted: Mapping[str, bool]

    def scene(self, row: PointRow) -> Scene | None:
        """Where a point belongs; None for one that the story does without.

        What was said once the race was over stands after it, whatever it is about; what was so on a later day stands
        there by its day.
        """
        scene = self._scene_of_thing(row)
        if scene is not None and scene <= (Part.RACE, START) and self._is_said_afterwards(row):
            scene = _STANDS
        when = _state(row) if scene is not None and scene[0] is Part.AFTER else None
        day = days_of(when.at) if when is not None else None
        return (Part.AFTER, (*_BY_DAY[1], day.first)) if day is not None else scene

    def _is_said_afterwards(self, row: PointRow) -> bool:
        """Whether a point is nothing but somebody's words, and none of them were said before the race.

        Where no article quotes them it was written afterwards, and only a hope, a plan, or what is dated before the
        race is of the time before.
        """
        is_dated = min(self._orders(row), default=START) < START
        return not row.values and all(
            claim.by is not None and not self.quoted.get(claim.id, is_dated or claim.mood in OPEN_MOODS)
            for claim in row.claims(row.reports)
        )

    def _scene_of_thing(self, row: PointRow) -> Scene | None:
        key, attribute = row.key, row.attribute
        phase = row.phase
        if not SETTING_ROLES.isdisjoint(attribute.roles):
            # Where and when the race was stands above its story.
            return _ELSEWHERE if row.is_contested and key.about in self.ahead else None
        if self._leads_here(row, attribute):
            return _EARLIER_RESULTS if QUALIFYING_ROLE in attribute.roles else _HOPES
        if phase is GroupPhase.BACKGROUND or not self._is_of_it(row):
            return None
        if self.race.id in {key.within, key.about}:
            return self._in_it(row, attribute, phase)
        when = _state(row)
        if when is not None and phase is not GroupPhase.PLANS:
            return self._standing(row, when, is_best=phase is GroupPhase.BESTS)
        return self._with_it(row, phase)

    def _leads_here(self, row: PointRow, attribute: Attribute) -> bool:
        """Whether somebody qualified for the race, or was to run it."""
        of_point = row.all_values
        is_way = QUALIFYING_ROLE in attribute.roles or row.phase is GroupPhase.PLANS
        return is_way and attribute.kind == "race" and self.race.id in map(str, of_point)

    def _orders(self, row: PointRow) -> Iterator[tuple[int, ...]]:
        """How far on in the race the moments of a point are."""
        own, distance = self.context.vocabulary.moments, values.race_distance(self.race.name)
        return (
            values.moment_order(when.at, own, distance) for when in _moments(row, row.attribute) if when.bound is None
        )

    def _is_of_it(self, row: PointRow) -> bool:
        """Whether it is about the race, its runners or its meet, or counts medals up to this race."""
        key, entry = row.key, self.context.names.get(row.about)
        is_counted = entry is not None and entry.type == "place" and _state(row) is not None
        return is_counted or key.about in {*self.runners, self.race.id, self.race.meet} or key.within == self.race.id

    def _in_it(self, row: PointRow, attribute: Attribute, phase: GroupPhase) -> Scene:
        """A point of the race itself: what has no moment sums it up, and what tells the outcome waits for it."""
        if _might_have_been(row):
            return RESULT_DETAIL
        if QUALIFYING_ROLE in attribute.roles:
            return _EARLIER_RESULTS
        orders = [*self._orders(row)]
        order = min(orders, default=SUMMARY)
        if phase is GroupPhase.COURSE or (orders and phase is GroupPhase.RESULT):
            return self._in_course(row, order, is_timed=bool(orders))
        is_reported = row.verdict is Verdict.REPORTED
        if phase is GroupPhase.RESULT and INCIDENT_ROLE in attribute.roles:
            # Why somebody was disqualified is told with the result, unless they were once it was over.
            is_of_day = not orders and row.about not in self.changed
            is_reason = explains_outcome(attribute, self.context.vocabulary.attributes)
            return RESULT_DETAIL if is_reason and is_of_day else _CELEBRATIONS
        if phase is GroupPhase.BUILD_UP and not attribute.tells_outcome:
            return _HOPES if order < START else _FORM
        scenes = {
            GroupPhase.RESULT: _HOPES if is_reported else RESULT_DETAIL,
            GroupPhase.REACTIONS: _LAST_DAYS if order < START else _STANDS,
            GroupPhase.PLANS: _HOPES,
        }
        return scenes.get(phase, _BESTS)

    def _in_course(self, row: PointRow, order: tuple[int, ...], *, is_timed: bool) -> Scene:
        """As the race went on, what was meant to happen first."""
        if not is_timed and row.verdict is Verdict.REPORTED:
            return Part.RACE, START
        if not is_timed and row.about == self.race.id:
            return OF_THE_RACE
        if order < START:
            return _FORM
        return _CELEBRATIONS if order >= _LATE else (Part.RACE, order)

    def _standing(self, row: PointRow, when: Moment, *, is_best: bool) -> Scene | None:
        """How things stood at some time: before the race, or with it; with another race of the meet, elsewhere.

        On a day it is neither for a race of which the articles give no day, or several.
        """
        is_dated = when.at[0].isdigit()
        if is_dated and not self.day:
            return None
        # So does how somebody stood whom this race did not change: it may have been so before.
        if self._is_at_meet(when.at) and (when.at != self.race.id or self.context.is_standing(row)):
            return self._by_its_day(when.at) if row.about in self.runners else None
        is_later = is_dated and self.day <= when.at
        with_it = when.bound is Bound.AS_OF and (is_later or when.at in {self.race.id, self.race.meet})
        part, order = (_BESTS if is_best else _STANDS) if with_it else _STATES
        day = days_of(when.at)
        return part, (*order, day.first) if day else order

    def _with_it(self, row: PointRow, phase: GroupPhase) -> Scene | None:
        """A point of a career, a meet or another race: what came before this one, and what followed from it."""
        key = row.key
        if phase is GroupPhase.PLANS or row.verdict is Verdict.REPORTED:
            return _PLANS
        if phase is GroupPhase.COURSE and key.in_ is not None:
            return None
        if phase is GroupPhase.MEET or self._is_at_meet(key.within):
            return self._by_its_day(key.within)
        if key.within == self.race.meet:
            return _OF_MEET.get(phase, _STANDS)
        return _EARLIER_RESULTS if key.within in self.context.names else _OF_OTHERS.get(phase, _FORM)

    def _by_its_day(self, race: str | None) -> Scene:
        """Where another race of the meet belongs: before this one or after it, by the days that articles give."""
        other, own = (days_of(day) for day in (self.context.days.get(race or "", ""), self.day))
        if other is None or own is None or (other.last >= own.first and own.last >= other.first):
            return _ELSEWHERE
        part, order = _EARLIER_RESULTS if other.last < own.first else _BY_DAY
        return part, (*order, other.first)

    def _is_at_meet(self, entry_id: str | None) -> bool:
        """Whether an entry is a race of this race's meet."""
        entry = self.context.names.get(entry_id or "")
        return entry is not None and entry.type == "race" and entry.detail == self.race.meet_name


def _might_have_been(row: PointRow) -> bool:
    """Whether a point is nothing but what did not come about: who would have won, had the race been longer."""
    claims = [row.evidence[standing.claim].claim for standing in row.reports]
    return not row.values and all(each.mood is Mood.CONDITIONAL and is_unreal(each.excerpt) for each in claims)


def _state(row: PointRow) -> Moment | None:
    """The state that a point tells of ("as of …"), or that all of its claims do."""
    whens = {row.key.when} if row.key.when else {claim.when for claim in row.claims(row.all_standings)}
    return state(whens.pop()) if len(whens) == 1 else None


def is_of_bars(attribute: Attribute) -> bool:
    """Whether an attribute has bars as its values, one after the other: those that somebody cleared or passed."""
    return attribute.kind == "mark" and attribute.compare is Compare.LIST


def takes_lead(row: PointRow) -> bool:
    """Whether somebody takes the lead, or is first at a moment of the race."""
    is_first = row.attribute.kind == "place" and row.phase is GroupPhase.COURSE and row.headline == Value("1")
    return is_first or (row.attribute.kind == "moment" and OVERTAKING_ROLE in row.attribute.roles)


def _moments(row: PointRow, attribute: Attribute) -> Iterator[Moment]:
    """The moments of a point: its own, its value where that is one, or those of its claims.

    Of the bars that somebody cleared or passed it is the bar, for those are raised.
    """
    if attribute.kind == "moment":
        headline = row.headline
        stated = [headline] if headline else [value.value for value in row.values]
        yield from (Moment.parse(str(value)) for value in stated)
    elif row.phase is GroupPhase.COURSE and is_of_bars(attribute):
        yield from (Moment(value.text) for value in row.all_values if values.is_bar(value.text))
    elif row.key.when is not None:
        yield row.key.when
    else:
        yield from dict.fromkeys(item.claim.when for item in row.evidence.values() if item.claim.when is not None)
