"""A point as answers show it: what is cited for it, its values in words with who gives each, and their workings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Choice
from bot.answers.points.citations import Citations
from bot.answers.points.holders import by_holders, holders_words
from bot.answers.points.later_changes import as_of_words
from bot.answers.points.wording import askable, join_words, label_of, name_of, pronouns, value_words
from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.model import Mood, Verdict
from bot.facts.moment import Bound, Moment, anchor_of
from bot.facts.ranking import finding_is_of_race, of_this_race
from bot.facts.relative_day import RACE_DATE, RelativeDay
from bot.facts.result_roles import BEST_ROLE, MARK_STATUS_ROLE, point_label
from bot.facts.values import coarser
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.model import PointClaim, PointValue, Value
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Evidence, Facts, FindingRow, PointRow, RaceRow

_ROUNDED = frozenset({"mark", "gap", "text"})
"""Kinds of which an article may print fewer figures, or fewer words: "1:58", "injury"."""

MOST_DISPUTES = 25
"""Points in dispute among which a person may choose: as many as a menu of a chat platform holds."""


class AnswerContext(Frozen, frozen=True):
    """What it takes to put points into words: the vocabulary, the names, and the answer's citations."""

    vocabulary: Vocabulary
    names: Mapping[str, EntryRow]
    citations: Citations
    days: Mapping[str, str] = {}
    """By race the canonical day that most articles give: what lies after it is told by its story as planned."""
    pronouns: Mapping[str, tuple[str, str]] = {}
    """By person as in "he" and "his"; who is in no event that tells has none."""
    standing: frozenset[tuple[str, str]] = frozenset()
    """Whose best as of which race was not run there, by ids: that race changed nothing in it."""

    @classmethod
    def of(cls, facts: Facts, vocabulary: Vocabulary) -> AnswerContext:
        """The context of an answer from facts; their articles keep the order in which they may be numbered."""
        citations = Citations(facts.articles, facts.names)
        days, bests = race_days(facts), standing_bests(facts)
        return cls(vocabulary, facts.names, citations, days, people_pronouns(facts), bests)

    def label(self, row: PointRow) -> str:
        """How a heading calls what the point is about."""
        return point_label(row, row.attribute)

    def is_standing(self, row: PointRow) -> bool:
        """Whether a point tells how somebody stood after a race that changed nothing in it: their best, their rank."""
        is_best = row.phase is GroupPhase.BESTS
        return is_best and (row.about, _after_race(row)) in self.standing

    def words(self, row: PointRow, value: Value) -> str:
        """A value of the point as a line shows it."""
        return value_words(row.attribute, value, self.names)


def race_days(facts: Facts) -> dict[str, str]:
    """The canonical day of each race of which the facts have one."""
    return {
        row.about: str(row.headline)
        for row in facts.points
        if row.headline is not None and RACE_DATE in row.attribute.roles
    }


def standing_bests(facts: Facts) -> frozenset[tuple[str, str]]:
    """Of whom the best as of a race is told, and no mark there is that best: who, and which race."""
    bests: dict[tuple[str, str], set[Value]] = {}
    marks: dict[tuple[str, str], set[Value]] = {}
    for row in facts.points:
        roles = row.attribute.roles
        for role, known, race in (("mark", marks, row.within), (BEST_ROLE, bests, _after_race(row))):
            if role in roles and race is not None:
                known.setdefault((row.about, race), set()).update(each.value for each in row.all_standings)
    return frozenset(each for each, values in bests.items() if values.isdisjoint(marks.get(each, ())))


def _after_race(row: PointRow) -> str | None:
    """The occasion up to and with which a point holds; None where it is of none."""
    when = row.key.when
    return when.at if when is not None and when.bound is Bound.AS_OF else None


def people_pronouns(facts: Facts) -> dict[str, tuple[str, str]]:
    """By person the pronouns that the events tell in which something is said of them: "he" and "his"."""
    by_person: dict[str, tuple[str, str]] = {}
    for row in facts.points:
        entry = facts.names.get(row.about)
        if entry is not None and entry.type == "person" and entry.id not in by_person:
            events = (facts.names.get(id_) for id_ in _entries_of(row))
            names = (event.name for event in events if event is not None and event.type in {"event", "race"})
            own = next(filter(None, map(pronouns, names)), None)
            by_person |= {entry.id: own} if own else {}
    return by_person


def _entries_of(row: PointRow) -> Iterator[str]:
    """The ids in which a point is said to hold, and of its values, which may be races."""
    key = row.key
    for scope in (key.in_, key.than.in_ if key.than else None):
        if scope is not None:
            yield from (scope.event or "", scope.entry)
    yield from (standing.value.text for standing in row.all_standings)


def contested(points: Iterable[PointRow]) -> tuple[PointRow, ...]:
    """The points on which articles disagree, in their order."""
    return tuple(row for row in points if row.is_contested)


# --- what is cited ------------------------------------------------------------------------------------------------


def evidence_of(row: PointRow, standings: Iterable[PointClaim]) -> tuple[Evidence, ...]:
    """The claims of standings, and those through which they were resolved, each once, in order.

    A relative date ("the last night") is only shown with the claim that says when its meet ends.
    """
    claims = dict.fromkeys(claim for standing in standings for claim in (standing.claim, *standing.through))
    return tuple([row.evidence[claim] for claim in claims])


def value_evidence(row: PointRow, value: Value | None) -> tuple[Evidence, ...]:
    """What is cited for one value of a point; nothing for a value that nobody gives."""
    standings = next((each.standings for each in row.values if each.value == value), ())
    return evidence_of(row, standings)


def all_evidence(row: PointRow) -> tuple[Evidence, ...]:
    """What is cited for every value of a point, without the claims that are not counted."""
    return evidence_of(row, row.standings)


# --- its values in words ------------------------------------------------------------------------------------------


def stated_values(row: PointRow) -> tuple[Value, ...]:
    """The headline of a point; without one every value that an article gives, denials left out."""
    if row.headline is not None:
        return (row.headline,)
    return tuple(value.value for value in row.values if not value.value.denied)


def headline_values(row: PointRow) -> tuple[PointValue, ...]:
    """The value that is the headline; without one, all values."""
    return tuple(value for value in row.values if value.value == row.headline) or row.values


def side_values(row: PointRow) -> tuple[PointValue, ...]:
    """The headline and what holds together with it; without one, all values."""
    of_most = headline_values(row)
    held = {each.side for each in of_most if each.side is not None}
    return tuple(each for each in row.values if each in of_most or each.side in held)


def hold_together(row: PointRow) -> bool:
    """Whether articles tell of one mark several things that may all hold: one a national record, another a best."""
    return row.verdict is Verdict.DIFFER and MARK_STATUS_ROLE in row.attribute.roles


def finest_values(row: PointRow, kind: str) -> tuple[PointValue, ...]:
    """The headline and, in front of it, the marks that may have been rounded to it, behind it other roundings of any.

    Where they differ, a hand time from an automatic one, all follow it. Without a headline all.
    """
    of_most = headline_values(row)
    if kind not in _ROUNDED or row.headline is None or row.headline.denied:
        return of_most
    together = [value for value in row.values if value.side == of_most[0].side and value not in of_most]
    finer = [value for value in together if coarser(kind, row.headline.text, value.value.text)]
    exact = {row.headline.text, *(value.value.text for value in finer)}
    differ = row.verdict is Verdict.DIFFER
    others = [value for value in together if differ or any(coarser(kind, value.value.text, each) for each in exact)]
    rest = [value for value in others if value not in finer and not {*value.articles} <= {*of_most[0].articles}]
    return (*sorted(finer, key=lambda value: -len(value.value.text)), *of_most, *rest)


def headline_words(row: PointRow, context: AnswerContext) -> str:
    """What most articles give, in words; without a majority every value, "a, b or c".

    What differs without contradicting it stands beside it: "24.52 or 24.3 (hand-timed)".
    """
    if row.headline is not None:
        kind, told = row.attribute.kind, [each.value for each in finest_values(row, row.attribute.kind)]
        exact = [one for one in told if not any(coarser(kind, one.text, other.text) for other in told)]
        return join_words([context.words(row, value) for value in exact], "or")
    return join_words([context.words(row, value) for value in stated_values(row)], "or")


def mark_words(row: PointRow, context: AnswerContext) -> str:
    """A mark in words, a count with what it counts, what was missed as such: "3 jumps", "failed at 1.80m"."""
    words = headline_words(row, context)
    if row.headline is not None and row.headline.denied and "denied" in row.attribute.moods:
        missed = row.attribute.moods["denied"].replace("{value}", words.removeprefix("not "))
        return missed.removeprefix("{about} ").removesuffix(" {in}")
    if not row.attribute.is_count:
        return words
    label = row.attribute.label
    return f"{words} {label.removesuffix('s') if words == '1' else label}"


def value_and_marks(row: PointRow, value: PointValue, context: AnswerContext) -> str:
    """A value with the articles that give it: "3:29.55 [3]", "the last night [2]", whose day the working tells."""
    words = relative_words(row, value.standings) or f"{context.words(row, value.value)}{as_of_words(row, value)}"
    sides = [(holders_words(row, each, context) or words, each.articles) for each in by_holders(row, value)]
    return ", ".join(f"{side} {context.citations.marks(articles)}" for side, articles in sides)


def relative_words(row: PointRow, standings: Iterable[PointClaim]) -> str:
    """How all articles of a day print it that was worked out from another: "the last night"; "" where one does not.

    Words that do not end there ("on the morning of the final") are left to the working, which names the occasion.
    """
    claims = [(standing, row.claim(standing)) for standing in standings]
    printed = (claims[0][1].printed or "") if claims else ""
    is_worked_out = all(standing.working and RelativeDay.parse(claim.value) for standing, claim in claims)
    if not is_worked_out or printed.endswith(" of") or any(claim.printed != printed for _, claim in claims):
        return ""
    return f"the {printed}" if printed.startswith(("first ", "last ", "same ")) else printed.removeprefix("on ")


# --- how its values were read -------------------------------------------------------------------------------------


def value_workings(
    row: PointRow, context: AnswerContext, values: Sequence[PointValue] | None = None
) -> tuple[str, ...]:
    """How values came about that the cited words do not show as they are, each with the value that it gives.

    Those are relative dates, with the articles that date them, and a curator's readings ("1st: who takes the title
    wins the race"). ``values`` are those of the point that are shown, None for all.
    """
    workings: list[str] = []
    for value in row.values if values is None else values:
        workings += standing_workings(row, value.standings, context)
        how = curator_readings(row, value.standings)
        if all(standing.implied and not standing.working for standing in value.standings):
            source = row.evidence[value.standings[0].claim].claim.what
            how.append(f"follows from the {label_of(source, context.vocabulary)}")
        workings += [f"{context.words(row, value.value)}: {each}" for each in how]
    return tuple(dict.fromkeys(workings))


def curator_readings(row: PointRow, standings: Iterable[PointClaim]) -> list[str]:
    """How a curator read a value that no article prints as it is: one that prints it shows it."""
    claims = row.claims(standings)
    return [claims[0].reading] if claims[0].reading and all(claim.printed is None for claim in claims) else []


def standing_workings(row: PointRow, standings: Sequence[PointClaim], context: AnswerContext) -> Iterator[str]:
    """How the claims of one value were resolved: "the last night: the last day of the Games is 31 August 2031 [1]"."""
    words = relative_words(row, standings)
    for standing in standings:
        if standing.working:
            marks = context.citations.marks(row.evidence[claim].claim.article for claim in standing.through)
            working = f"{standing.working} {marks}".rstrip()
            is_term = row.attribute.kind == "term"
            yield working if is_term else f"{words or context.words(row, standing.value)}: {working}"


def joined(facts: Facts, others: Facts) -> Facts:
    """The facts with the points, articles and names of others, each once."""
    articles = {article.slug: article for article in (*others.articles, *facts.articles)}
    points = {row.id: row for row in (*facts.points, *others.points)}
    names = {**others.names, **facts.names}
    return replace(facts, points=tuple(points.values()), articles=tuple(articles.values()), names=names)


# --- which points belong to a race --------------------------------------------------------------------------------


def race_points(facts: Facts, race: str) -> tuple[PointRow, ...]:
    """The points that belong to an answer about a race, its own first."""
    belongs = of_this_race(facts.points, race)
    rows = [row for row in facts.points if belongs(row.within, row.about, anchor_of(row.key.when))]
    return tuple(sorted(rows, key=lambda row: race not in (row.within, row.about)))


def race_disputes(facts: Facts, race: str) -> tuple[PointRow, ...]:
    """The points on which the articles of a race's story disagree, its own first."""
    people, races = ([row.id for row in facts.names.values() if row.type == type_] for type_ in ("person", "race"))
    articles = [article.slug for article in facts.articles if article.number is not None]
    return ranking.race_disputes(facts.points, race, articles, people, races)


def is_of_race(row: PointRow, race: RaceRow) -> bool:
    """Whether a point is about a race or its meet, or of either, or of who is to be there, or how things stood then.

    How things stood before a meet is of the race only where it is told of its event: no other title is.
    """
    key = row.key
    state = key.when.at if key.when is not None and key.when.bound is not None else None
    if key.than is not None and key.than.when == Moment.before(race.id):
        return True
    of_event = key.in_ is not None and key.in_.event == race.event
    states = {race.id, race.meet} if of_event else {race.id}
    values = {standing.value.text for standing in row.all_standings}
    return state in states or race.id in values or not {race.id, race.meet}.isdisjoint({key.about, key.within})


def names_race(row: PointRow, race: str) -> bool:
    """Whether a point is of the race, tells what was so after it, or has it as a value."""
    return race in {row.within, row.about, anchor_of(row.key.when), *map(str, row.all_values)}


def without_repeats(rows: Iterable[PointRow]) -> list[PointRow]:
    """The points without what others of them say: who takes gold has won and taken part.

    What is hoped, planned or reported of such a point stays, unless that article asserts it as well.
    """
    points = tuple(rows)
    # A disqualification in the stead of a place follows from a claim that has no other point.
    stated = {standing.claim for row in points for standing in row.standings if not standing.implied}
    others = ((row, _is_repeat(row, stated)) for row in points)
    return [
        replace(row, values=(), reports=beside, verdict=Verdict.REPORTED) if again else row
        for row, again in others
        if (beside := beside_assertions(row)) or not again
    ]


def beside_assertions(row: PointRow) -> tuple[PointClaim, ...]:
    """What stands beside the values of a point, without reports of what their own article asserts itself as well."""
    asserted = {(value.value, article) for value in row.values for article in value.articles}
    claims = ((standing, row.claim(standing)) for standing in row.reports)
    return tuple(
        standing
        for standing, claim in claims
        if claim.is_counted
        or claim.mood not in {Mood.ASSERTED, Mood.DENIED}
        or (standing.value, standing.article) not in asserted
    )


def _is_repeat(row: PointRow, stated: set[str]) -> bool:
    """Whether each article that gives a value makes a claim that is told and from which it follows.

    What is contested is not.
    """
    if row.is_contested or not row.values:
        return False
    return all(
        set(value.articles)
        <= {standing.article for standing in value.standings if standing.implied and standing.claim in stated}
        for value in row.values
    )


def race_findings(facts: Facts, race: str) -> tuple[FindingRow, ...]:
    """The findings that belong to an answer about a race."""
    stories = {story for row in facts.points for story in row.stories}
    return tuple(
        row
        for row in facts.findings
        if finding_is_of_race((item.claim for item in row.evidence.values()), race, stories)
    )


# --- what to ask about it -----------------------------------------------------------------------------------------


def dispute_choices(rows: Iterable[PointRow], names: Mapping[str, EntryRow]) -> tuple[Choice, ...]:
    """For each dispute the question that shows every side, at most 25, none twice."""
    listed = [_dispute_choice(row, names) for row in ranking.distinct_disputes(contested(rows))]
    choices = {choice.ask: choice for choice in listed}
    return tuple(choices.values())[:MOST_DISPUTES]


def _dispute_choice(row: PointRow, names: Mapping[str, EntryRow]) -> Choice:
    key = row.key
    name, label = name_of(key.about, names), row.attribute.label
    return Choice(f"{name}, {label}", compare_ask(row, names))


def compare_ask(row: PointRow, names: Mapping[str, EntryRow]) -> str:
    """The question that shows every side of a point; a race is asked for with its meet, for others have its name."""
    key, entry = row.key, names.get(row.about)
    name, label = name_of(key.about, names), point_label(row, row.attribute)
    if entry is not None and entry.type == "race" and entry.detail:
        name = f"{name}, {entry.detail}"
    return f"/compare {askable(name, key.about)} {askable(label, key.what)}"
