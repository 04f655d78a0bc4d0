"""What the words of a claim say otherwise: the names in another order, in another sense, at another meet."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.model import Mood, Span
from bot.facts.names import fold
from bot.facts.pack.sentences.runs import clause_around
from bot.facts.pack.sentences.stated_values import places_of_value
from bot.facts.values.contests import event_runs, find_contest, is_round_of, read_rounds
from bot.facts.values.dates import read_dates
from bot.facts.values.references import OF_PEOPLE
from bot.facts.word_forms import inflections

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence, Set

    from bot.facts.errors import Problem
    from bot.facts.model import Claim, Run
    from bot.facts.moment import Moment
    from bot.facts.pack.sentences.articles import Located
    from bot.facts.pack.sentences.source import Source
    from bot.facts.registers import Meet, Race
    from bot.facts.vocabulary import Attribute

_VERB_SENTENCE = re.compile(r"\{about\} (?:is |was )?(.+?) \{value\}")
"""How an attribute is told by a verb: “{about} beat {value}”."""
_SIDES = frozenset({"ahead", "finished-behind"})
"""Roles of attributes that tell the same from two sides."""
_OPENING = re.compile(r"(?:(?:and|but)\s)?(?:in|at|over)\s(?:the|an?|his|her|their)\s", re.IGNORECASE)
"""How a clause begins that says for those behind it too where they hold."""
_MOST_BETWEEN = 5
"""Words between two names, or between a value and the name of the meet at which it holds."""
_LONGEST_VERB = 2
"""Words of a verb just behind the name of who does it: “passed”, “kicked past”."""
_NOT_OF_VERB = frozenset({"and", "but", "with", "for"})
"""Words by which one of two names is no object of the verb between them."""
MOODS = {
    "hoped": r"hop(?:es?|ed|ing)\s(?:to|for|of|that)",
    "planned": r"(?:plan(?:s|ned|ning)?|inten(?:ds?|ded|ding|tions?))\sto",
    "expected": r"(?:expected|tipped)\sto",
    "conditional": r"(?:would|could|might|should)\shave",
    "denied": r"(?:did|was|is|had|has)(?:\snot|n[’']t|\snever)|(?:was|is)\sno|attempts?\sat",
}
"""How the words before a value say in what sense it is told."""


def contrary_words(claim: Located[Claim], attribute: Attribute, source: Source, reading: str) -> Iterator[Problem]:
    """Where the words of a claim say otherwise than the claim does: an error of its race, else a warning."""
    entry, words = claim.entry, source.text.words
    sentence = source.text.sentences_around(entry.span)
    if attribute.kind in OF_PEOPLE and _is_exchanged(entry, attribute, sentence, source):
        message = f"“{words(sentence)}” tells it the other way round: exchange “{entry.about}” and “{entry.value}”"
        yield claim.at.warning("names-exchanged", message, "value")
    places = places_of_value(entry.about, attribute, entry.value, entry.span, source)
    run = next((place.run for place in places if place.is_claimed), None)
    if run is None:
        return
    clause = clause_around(run, sentence, source.text.text)
    before = words(Span(clause.start, run.start))
    moods = {*attribute.moods, *(["denied"] if f"not {entry.value}" in attribute.sentences else [])}
    is_of_somebody = source.reference.meet_of(entry.about) is None
    for mood in sorted(moods) if entry.mood is Mood.ASSERTED and is_of_somebody else ():
        said = re.search(rf"\b(?:{MOODS[mood]})\b", before) if mood in MOODS else None
        if said:
            message = (
                f'“{said[0]}” stands before “{words(run)}”: add mood = "{mood}", or say in “reading” how it is read'
            )
            yield claim.at.warning("mood-not-claimed", message, "value")
    is_own = source.meet is not None and entry.about in {*source.stories, source.meet.id}
    if attribute.tells_outcome if is_of_somebody else is_own:
        yield from _other_contests(claim, attribute, run, source, reading)


def _other_contests(
    claim: Located[Claim], attribute: Attribute, run: Span, source: Source, reading: str
) -> Iterator[Problem]:
    """Another meet, event or round than the claim's beside its value."""
    entry, words, contest = claim.entry, source.text.words, _contest(claim, source)
    if contest is None:
        return
    sentence = source.text.sentences_around(entry.span)
    what, stretch = (
        "add “in” if it is of that",
        _told_in(clause_around(run, sentence, source.text.text), sentence, source),
    )
    if "in" in claim.table.home("in"):
        # Of one value the whole sentence tells where it holds, of two each clause its own.
        values = places_of_value(entry.about, attribute, entry.value, sentence, source)
        what, stretch = "mend “in”", stretch if any(not each.is_claimed for each in values) else sentence
    meet = _other_meet(run, stretch, contest.meet, entry.when, source)
    race = _other_race(run, stretch, contest, reading, source) if attribute.kind != "race" else None
    for other, report, way in (
        (meet, claim.at.warning, "say in “reading” how it is read"),
        (race, claim.at.problem, f"name “{contest.name}” in “reading”"),
    ):
        if other is not None:
            message = f"“{words(other)}” stands beside “{words(run)}”: {what}, else {way}"
            yield report("in-not-claimed", message, "value")


def contrary_reading(claim: Located[Claim], attribute: Attribute, source: Source) -> Iterator[Problem]:
    """A reading that names another event than the claim's, which its sentence does not, and leaves out the claim's."""
    reading = claim.entry.reading
    contest = _contest(claim, source) if reading and attribute.tells_outcome and attribute.kind != "race" else None
    if not reading or contest is None or not contest.events:
        return
    named = event_runs(reading, source.context(claim.entry.span))
    printed = source.text.words(source.text.sentences_around(claim.entry.span))
    lies = [run for run in named if reading[run.start : run.end] not in printed]
    if lies and all(contest.events.isdisjoint(run.holders.ids) for run in named):
        words = reading[lies[0].start : lies[0].end]
        message = f"“{words}” in “reading” is not {contest.name}, in which the claim holds: mend “in” or the reading"
        yield claim.at.problem("reading-against-in", message, "reading")


class _Contest(NamedTuple):
    """Where a claim holds: the meet, the events and the races, () where any of them will do."""

    meet: Meet | None
    events: Set[str]
    races: Sequence[Race]
    name: str


def _contest(claim: Located[Claim], source: Source) -> _Contest | None:
    """The story's, or what “in” says; None where that is no race nor meet."""
    scope, registers = claim.entry.in_, source.reference.registers
    if "in" not in claim.table.home("in") or scope.entry in source.stories:
        return _Contest(source.meet, source.events, source.races, source.races[0].name if source.races else "")
    race, meet = registers.races.get(scope.entry), source.reference.meet_of(scope.entry)
    if meet is None:
        return None
    event = source.reference.event_of(scope)
    name = (race or event or meet).name
    return _Contest(meet, {event.id} if event else frozenset(), (race,) if race else (), name)


def _told_in(clause: Span, sentence: Span, source: Source) -> Span:
    """A clause with the one before it that opens with a race: “in the semi-final she fell and was ninth”."""
    text, at = source.text.text, clause.start - 1
    if at <= sentence.start or _OPENING.search(text, sentence.start, at) is None:
        return clause
    before = clause_around(Span(at, at), sentence, text)
    return Span(before.start, clause.end) if _OPENING.match(text, before.start) else clause


def _other_meet(run: Span, clause: Span, own: Meet | None, when: Moment | None, source: Source) -> Span | None:
    """Where another meet or year stands near a value, in a clause that does not name that of the claim."""
    text, context = source.text.text[clause.start : clause.end], source.context(clause)
    if own is None or find_contest("meet", text, own.id, context):
        return None
    dates = (date for date in read_dates(text, context) if when is None or date.value != when.at)
    years = [date for date in dates if date.value[:4].isdecimal()]
    others = [date for date in years if date.value[:4] != str(own.year)]
    if len(others) < len(years):
        return None
    names = {id_ for run in source.runs if clause.holds(run) for id_ in run.holders.ids}
    meets = [meet.id for meet in source.reference.registers.meets.values() if names & {meet.id, meet.series}]
    found = [find_contest("meet", text, each, context) for each in meets]
    return _nearest(run, [clause.part(each) for each in (*found, *others) if each], source)


def _other_race(run: Span, clause: Span, own: _Contest, reading: str, source: Source) -> Span | None:
    """Where an event or a round is near a value, and neither its clause nor a reading names those of the claim."""
    text, context = source.text.text[clause.start : clause.end], source.context(clause)
    said = event_runs(reading, context) if reading else []
    others: list[Run] = []
    events, rounds = event_runs(text, context), [*read_rounds(text)]
    if own.events and all(own.events.isdisjoint(each.holders.ids) for each in (*events, *said)):
        others += [each for each in events if not text[each.start : each.end].isdigit()]  # “60” is more often a figure
    told = ((words, each) for words in (text, reading) for each in (rounds if words is text else read_rounds(words)))
    if own.races and not any(is_round_of(race, each, words) for words, each in told for race in own.races):
        others += rounds
    return _nearest(run, map(clause.part, others), source)


def _nearest(run: Span, spans: Iterable[Span], source: Source) -> Span | None:
    """The first of the runs that stand beside a value, and not in it."""
    for each in sorted(spans):
        between = source.text.text[min(run.end, each.end) : max(run.start, each.start)]
        if not each.touches(run) and len(between.split()) <= _MOST_BETWEEN:
            return each
    return None


def _is_exchanged(claim: Claim, attribute: Attribute, sentence: Span, source: Source) -> bool:
    """Whether a sentence has the names of a claim in the order of another one, and nowhere in its own."""
    sides, vocabulary = _SIDES.intersection(attribute.roles), source.reference.vocabulary
    others = vocabulary.attributes.values() if vocabulary and sides else ()
    opposite = [verb for other in others if _SIDES.intersection(other.roles) - sides for verb in _verbs(other)]
    is_own: set[bool] = set()
    runs = [run for run in source.runs if sentence.holds(run)]
    if not any(claim.about in run.holders.ids for run in runs):
        # “Kerr passed the champion” tells of nobody that he passed Kerr.
        ends = [run.end for run in runs if claim.value in run.holders.ids]
        behind = (fold(source.text.text[end : sentence.end]).split() for end in ends)
        verbs = [fold(word).split() for word in attribute.words]
        return any(is_active(verbs, words[:_LONGEST_VERB]) for words in behind)
    for one, other in pairwise(runs):
        first, second = one.holders.ids, other.holders.ids
        between = fold(source.text.text[one.end : other.start]).split()
        if (claim.about in first and claim.value in second) or (claim.value in first and claim.about in second):
            orders = [is_active(verbs, between) for verbs in (_verbs(attribute), opposite)]
            # “Lee was beaten by Brown” tells that Brown beat Lee.
            verb_found = {
                order == is_same for order, is_same in zip(orders, (True, False), strict=True) if order is not None
            }
            is_own |= {each == (claim.about in first) for each in verb_found}
    return is_own == {False}


def is_active(verbs: Iterable[Sequence[str]], between: Sequence[str]) -> bool | None:
    """Whether the words between two names are a verb of the first one; None where they are no such verb."""
    if len(between) > _MOST_BETWEEN or not _NOT_OF_VERB.isdisjoint(between):
        return None
    for index, word in enumerate(between):
        for first, *rest in verbs:
            end = index + 1 + len(rest)
            if first in {word, *inflections(word)} and [*between[index + 1 : end]] == rest:
                return [*between[end : end + 1]] != ["by"]
    return None


def _verbs(attribute: Attribute) -> list[list[str]]:
    """The verbs by which an attribute is told: of one word, or of several, as the one in its sentence."""
    verb_found = _VERB_SENTENCE.match(attribute.sentence or "")
    verb, phrases = fold(verb_found[1]).split() if verb_found else [], [fold(word).split() for word in attribute.words]
    return [each for each in phrases if verb in phrases and (len(each) > 1) == (len(verb) > 1)]
