"""Where in the story of a race each point belongs: before it, at which moment, at the finish, afterwards."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.compare.chronology import state
from bot.facts.frozen import Frozen
from bot.facts.model import GroupPhase, Verdict
from bot.facts.moment import Bound, Moment
from bot.facts.result_roles import LINE_ROLES, SETTING_ROLES, TOOK_PART_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Attribute
    from bot.store.rows import PointRow, RaceRow


class Part(IntEnum):
    """A part of the story, in the order in which it is told."""

    BEFORE = 0
    RACE = 1
    FINISH = 2
    AFTER = 3
    WORDS = 4


Scene = tuple[Part, tuple[int, ...]]
"""A part, and how far on in it."""

SETTING: Scene = (Part.BEFORE, (-1,))
"""Where and when stand in front of everything."""

_WITH_THE_FINISHERS = LINE_ROLES | {TOOK_PART_ROLE, "medal"}
_SETTING = SETTING_ROLES | {"first-day", "last-day"}
_EARLY = values.order("moment", "start")
SUMMARY = values.order("moment", "finish")
"""How far on in the race that stands which has no moment: it sums up."""

_LATE = values.order("moment", "after")

# How far on in a part things stand goes by what sort of point each is, for a story follows time in any pack: what was
# over before the race, the titles and records that stood then, in what form people came, what they hoped, and so on.
# Among those of one sort, which hold at one time, the vocabulary's order of groups decides (``Stage._of_group``).
_EARLIER_RESULTS, _STATES, _FORM, _HOPES, _LAST_DAYS = range(5)
_SHEET_REST, _FOLLOWS, _OF_THE_RACE = range(1, 4)
_THEIRS, _STANDS, _PLANS, _ELSEWHERE = range(4)

RESULT: Scene = (Part.FINISH, (_SHEET_REST,))
"""Where the rest of the result is told: who beat whom, and who was not there."""


def together(scene: Scene) -> Scene:
    """What is told in one breath has this in common: all that stood before a race, and each moment of it."""
    part, order = scene
    return (part, (0,)) if part is Part.BEFORE and order < (_HOPES,) else scene


class Stage(Frozen, frozen=True):
    """What deciding takes: the race, who ran it, its day as far as it is known, and the words for names."""

    race: RaceRow
    runners: frozenset[str]
    day: str
    context: AnswerContext

    def scene(self, row: PointRow) -> Scene | None:
        """Where a point belongs; None for one that the story does without."""
        attribute = self.context.attribute(row)
        if not _SETTING.isdisjoint(attribute.roles) or self._phase(attribute) is GroupPhase.BACKGROUND:
            return None
        if not self._is_of_it(row):
            return None
        if self.race.id in {row.point.key.within, row.point.key.about}:
            return self._in_it(row, attribute)
        return self._beside_it(row, attribute)

    def is_on_sheet(self, row: PointRow) -> bool:
        """Whether the point is told with the finishers: a place, a mark, a medal, an outcome, having taken part."""
        attribute = self.context.attribute(row)
        if row.point.key.within != self.race.id or row.point.key.when is not None:
            return False
        told_there = attribute.kind == "outcome" or not _WITH_THE_FINISHERS.isdisjoint(attribute.roles)
        return told_there and row.point.verdict is not Verdict.REPORTED

    def _phase(self, attribute: Attribute) -> GroupPhase:
        return self.context.vocabulary.phase(attribute)

    def _of_group(self, attribute: Attribute, part: Part, sort: int) -> Scene:
        """Among the points of one sort, where the vocabulary puts the attribute's group."""
        return part, (sort, [*self.context.vocabulary.groups].index(attribute.group))

    def _is_of_it(self, row: PointRow) -> bool:
        """Whether it is about the race, its runners or its meet, or counts medals up to this race."""
        key = row.point.key
        entry = self.context.names.get(key.about)
        if key.about in self.runners or self.race.id in {key.within, key.about} or key.about == self.race.meet:
            return True
        return entry is not None and entry.type == "place" and key.when is not None

    def _in_it(self, row: PointRow, attribute: Attribute) -> Scene:
        """A point of the race itself."""
        whens = [when.at for when in _whens(row, attribute) if when.bound is None]
        early = bool(whens) and min(values.order("moment", when) for when in whens) < _EARLY
        phase = self._phase(attribute)
        if phase is GroupPhase.COURSE or (whens and phase is GroupPhase.RESULT):
            return self._moment(row, whens)
        if phase is GroupPhase.REACTIONS:
            return (Part.BEFORE, (_LAST_DAYS,)) if early else self._of_group(attribute, Part.AFTER, _STANDS)
        if phase is GroupPhase.RESULT:
            return (Part.BEFORE, (_HOPES,)) if row.point.verdict is Verdict.REPORTED else RESULT
        if phase is GroupPhase.BUILD_UP:
            return self._build_up(attribute, early=early)
        return (Part.BEFORE, (_HOPES,)) if phase is GroupPhase.PLANS else self._follows(attribute)

    def _build_up(self, attribute: Attribute, *, early: bool) -> Scene:
        """What somebody came with: whatever tells the outcome waits for it."""
        if attribute.tells_outcome:
            return self._follows(attribute)
        return (Part.BEFORE, (_HOPES,)) if early else self._of_group(attribute, Part.BEFORE, _FORM)

    def _follows(self, attribute: Attribute) -> Scene:
        """What follows from the result at once: a best, a record."""
        return self._of_group(attribute, Part.FINISH, _FOLLOWS)

    def _moment(self, row: PointRow, whens: list[str]) -> Scene:
        """As the race went on: what has no moment sums it up, and what was meant to happen comes first."""
        if row.point.verdict is Verdict.REPORTED and not whens:
            return Part.RACE, _EARLY
        if row.point.key.about == self.race.id and not whens:
            return Part.FINISH, (_OF_THE_RACE,)
        order = min((values.order("moment", when) for when in whens), default=SUMMARY)
        return (Part.AFTER, (_THEIRS,)) if order >= _LATE else (Part.RACE, order)

    def _beside_it(self, row: PointRow, attribute: Attribute) -> Scene | None:
        """A point of a career, a meet or another race: what stood before this one, and what followed from it."""
        key = row.point.key
        state, phase = _state(row), self._phase(attribute)
        if state is not None and phase is not GroupPhase.PLANS:
            return self._standing(attribute, state, key.about)
        if phase is GroupPhase.PLANS or row.point.verdict is Verdict.REPORTED:
            return Part.AFTER, (_PLANS,)
        if phase is GroupPhase.COURSE and key.in_ is not None:
            return None
        if phase is GroupPhase.MEET:
            return Part.AFTER, (_ELSEWHERE,)
        if key.within == self.race.meet:
            return RESULT if phase is GroupPhase.RESULT else self._at_the_meet(attribute)
        return self._elsewhere(row, attribute)

    def _standing(self, attribute: Attribute, state: Moment, about: str) -> Scene | None:
        """How things stood at some time: before the race, or with it; with another race of the meet, elsewhere."""
        anchor = state.at
        if anchor != self.race.id and self._is_at_meet(anchor):
            return (Part.AFTER, (_ELSEWHERE,)) if about in self.runners else None
        dated = anchor[0].isdigit() and "" < self.day <= anchor
        with_it = state.bound is Bound.AS_OF and (dated or anchor in {self.race.id, self.race.meet})
        if not with_it:
            return self._of_group(attribute, Part.BEFORE, _STATES)
        is_best = self._phase(attribute) is GroupPhase.BESTS
        return self._follows(attribute) if is_best else self._of_group(attribute, Part.AFTER, _STANDS)

    def _is_at_meet(self, entry_id: str | None) -> bool:
        """Whether an entry is a race of this race's meet."""
        entry = self.context.names.get(entry_id or "")
        return entry is not None and entry.type == "race" and entry.detail == self.race.meet_name

    def _elsewhere(self, row: PointRow, attribute: Attribute) -> Scene:
        """Another race or meet, or none: at this meet it is told at the end, otherwise it came before."""
        if self._is_at_meet(row.point.key.within):
            return Part.AFTER, (_ELSEWHERE,)
        if row.point.key.within in self.context.names or self._phase(attribute) in {
            GroupPhase.RESULT,
            GroupPhase.TALLIES,
        }:
            return Part.BEFORE, (_EARLIER_RESULTS,)
        return self._of_group(attribute, Part.BEFORE, _FORM)

    def _at_the_meet(self, attribute: Attribute) -> Scene:
        """What holds of the whole meet: form on its day, and else how things stand with it."""
        if self._phase(attribute) is GroupPhase.BUILD_UP:
            return self._of_group(attribute, Part.BEFORE, _FORM)
        return self._of_group(attribute, Part.AFTER, _STANDS)


def _state(row: PointRow) -> Moment | None:
    """The state that a point tells of ("as of …"), or that all of its claims do."""
    whens = {row.point.key.when} if row.point.key.when else {item.claim.when for item in row.evidence.values()}
    return state(whens.pop()) if len(whens) == 1 else None


def _whens(row: PointRow, attribute: Attribute) -> Iterator[Moment]:
    """The moments of a point: its own, its value where that is one, or those of its claims."""
    if attribute.kind == "moment":
        headline = row.point.headline
        given = [headline] if headline else [value.value for value in row.point.values]
        yield from (Moment.parse(str(value)) for value in given)
    elif row.point.key.when is not None:
        yield row.point.key.when
    else:
        yield from dict.fromkeys(item.claim.when for item in row.evidence.values() if item.claim.when is not None)
