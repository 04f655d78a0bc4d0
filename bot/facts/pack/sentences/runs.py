"""Which run of a sentence shows a claim: the one by which the file names the sentence, or its shortest phrases."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.pack.reference.count_nouns import is_count
from bot.facts.pack.sentences.stated_values import places_of_value, stated_value
from bot.facts.registers import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts.pack.sentences.source import Source
    from bot.facts.pack.sentences.stated_values import ValuePlace
    from bot.facts.vocabulary import Attribute

_OPENING = (
    "about|across|after|against|ahead|along|although|amid|among|and|around|as|at|because|before|behind|beside|between|but"
    "|by|despite|during|finishing|following|for|from|had|has|if|in|including|into|like|of|off|on|onto|or|over|since|that"
    "|though|through|to|toward|towards|until|was|were|when|where|which|while|who|whom|whose|with|within|without"
)
"""Words with which a phrase begins."""
_CLAUSE = r"(?<=[,;:–—)])\s+|(?<=,[”“’\"'»])\s+|\s+(?=[–—])"
_CLAUSES = re.compile(_CLAUSE)
COORDINATED = re.compile(rf"{_CLAUSE}|\s+(?=(?:and|but|while)\b)")
PHRASES = re.compile(rf"{_CLAUSE}|(?<!\bnot)\s+(?=(?:{_OPENING})\b)", re.IGNORECASE)
"""What stands between two clauses, and between two phrases."""
_VERB = r"to\s+(?!the|an?|his|her|their|its|this|that|in|\w+ing)\b[a-z]+\s+(?!in|at|for)"
"""“To win the race”, and not “to gold in the race” or “to the top”."""
_JOINED = (
    r"\s+(?=(?:and|but|before|after|while|when|where)\b|as\s+(?:he|she|they|[A-Z]))"
    rf"|(?<!\bnot)(?<!\bmanaged)(?<!\bfailed)(?<!\bable)\s+(?={_VERB})"
)
_VERBS = re.compile(_JOINED)
_PARTS = re.compile(rf"{_CLAUSE}|{_JOINED}")
"""What stands between two verbs."""
_JOINT = re.compile(rf"(?:(?!{_VERB})(?:{_OPENING})\s+)*", re.IGNORECASE)
_COORDINATION = re.compile(r"(?:(?:and|but|or)\s+)*", re.IGNORECASE)
"""What joins a phrase to those before it; the word with which a sentence of several clauses opens joins two of them."""
_BOUND = ("to ", "of ")
"""With what a phrase begins without which the verb or the noun before it is cut off."""
_MARKS = " \t,;:–—-"
"""What a run neither begins nor ends with."""
_STOPS = ".!?…"
_LONG = 115
"""How many characters a run may have until the clause with the value is enough."""


class ShownClaim(Frozen, frozen=True):
    """What a run has to show: the subject's id, the attribute and its value; ``is_read`` where the file says how.

    ``is_told`` is also what the file says so of with its whole sentence.
    ``elsewhere`` is the id of the meet or the event, if it is not the story's.
    """

    about: str
    attribute: Attribute
    value: str
    is_read: bool
    is_told: bool
    elsewhere: str | None


def shortest_run(claim: ShownClaim, at: Span, sentence: Span, source: Source) -> Span:
    """The run that shows value and subject: ``at`` if it does, or else the shortest run of whole phrases.

    Where the claim holds in another meet or event than the story's, which its clause names next, the run goes on to it.
    Where no run shows it, the clause of ``at`` if the file says how it is read, or else the whole sentence.
    """
    run = _run_of_value(claim, at, sentence, source)
    if run is None and claim.is_told:
        around = _whole(_PARTS, source.text.text, sentence, at)
        return around if _length(around) <= _LONG else at
    if run is None:
        words = source.text.text[sentence.start : sentence.end].rstrip(_STOPS)
        return Span(sentence.start, sentence.start + len(words))
    if claim.elsewhere is None or source.names(claim.elsewhere, run):
        return run
    clause = _CLAUSES.search(source.text.text, run.end, sentence.end)
    rest = Span(run.end, clause.start() if clause else sentence.end)
    longer = [
        _whole(PHRASES, source.text.text, sentence, _cover(run, scope))
        for scope in source.places(claim.elsewhere, rest)
    ]
    return next((each for each in sorted(longer) if _is_plain(claim, each, source)), run)


def _run_of_value(claim: ShownClaim, at: Span, sentence: Span, source: Source) -> Span | None:
    """The shortest run that shows value and subject, or ``at``.

    Where the sentence does not name the subject, because a pronoun or the sentence before does, the value is enough; so
    it is where the subject is far away. Of several numbers only the one nearest to the subject is its own.
    """
    subjects = source.places(claim.about, sentence)
    is_shown = (not subjects or source.names(claim.about, at)) and _is_plain(claim, at, source)
    if is_shown and not is_count(claim.attribute):
        return at
    places = places_of_value(claim.about, claim.attribute, claim.value, sentence, source)
    runs = [place.run for place in places if place.is_claimed]
    # Behind a run that ends with a number its noun may stand, which is another count's.
    if is_shown and any(map(at.holds, runs)):
        return at
    if not claim.is_read and not _is_nearest(places, subjects, source.text.text):
        return None
    return _phrases_of(claim, runs, subjects, sentence, source)


def _phrases_of(
    claim: ShownClaim, runs: Sequence[Span], subjects: Sequence[Span], sentence: Span, source: Source
) -> Span | None:
    """The shortest phrases from the subject to the value, or the clause with the value alone."""
    text = source.text.text
    # One name of two races, “the 1,500m gold”, shows one of them.
    pairs = [(run, subject) for run in runs for subject in subjects if run != subject]
    between = PHRASES if pairs else _CLAUSES
    wholes = [_whole(between, text, sentence, run) for run in [_cover(*pair) for pair in pairs] or runs]
    wholes.sort(key=_length)
    whole = next((run for run in wholes if _is_plain(claim, run, source)), None)
    if whole is None:
        return None
    alone = []
    if _length(whole) > _LONG:
        alone = [_whole(cut, text, sentence, run) for cut in (_CLAUSES, _PARTS) for run in runs]
    elif _is_of_person(claim, source) and all(_has_verb_between(text, *pair) for pair in pairs):
        alone = [_own_clause(text, sentence, run) for run, _ in pairs]
    # The value alone says too little: “she left behind her sister, Mina Lee, …”.
    fitting = (run for run in alone if run not in runs and _stands_alone(claim, run, subjects, source))
    return next(fitting, whole)


def _own_clause(text: str, sentence: Span, run: Span) -> Span:
    """From the verb before a value to the end of its phrase."""
    return Span(_whole(_PARTS, text, sentence, run).start, _whole(PHRASES, text, sentence, run).end)


def _has_verb_between(text: str, run: Span, subject: Span) -> bool:
    """Whether another verb begins between a name and a value."""
    first, last = sorted((run, subject))
    return _VERBS.search(text, first.end, last.start + 1) is not None


def _stands_alone(claim: ShownClaim, clause: Span, subjects: Sequence[Span], source: Source) -> bool:
    """Whether a clause is short, shows the value and names nobody whose it might be, and its subject stands before."""
    is_person = _is_of_person(claim, source)
    is_named = source.names(claim.about, source.up_to(clause))
    return (
        _length(clause) <= _LONG
        and not (is_person and _names_others(claim, clause, source))
        and (is_named or (claim.is_told and not (is_person and subjects)))
        and _is_plain(claim, clause, source)
    )


def _is_of_person(claim: ShownClaim, source: Source) -> bool:
    return isinstance(source.reference.names.entry(claim.about), Person)


def _names_others(claim: ShownClaim, clause: Span, source: Source) -> bool:
    """Whether somebody is named who is neither the subject nor the value."""
    own = {claim.about, claim.value}
    return any(own.isdisjoint(run.holders.ids) for run in source.within(clause, Person))


def _length(run: Span) -> int:
    return run.end - run.start


def _is_nearest(places: Sequence[ValuePlace], subjects: Sequence[Span], text: str) -> bool:
    """Whether no other value stands nearer to the subject than the claim's; or no other at all, where none is named."""
    if not subjects:
        return all(place.is_claimed for place in places)
    nearest = min(places, key=lambda place: min(_distance(text, place.run, each) for each in subjects), default=None)
    return nearest is not None and nearest.is_claimed


def _distance(text: str, run: Span, subject: Span) -> tuple[int, bool, int]:
    """How many clauses a value is away from a name, whether it stands before it, and how many characters away."""
    cover = _cover(run, subject)
    clauses = sum(1 for _ in COORDINATED.finditer(text, cover.start, cover.end))
    return clauses, run.start < subject.start, cover.end - cover.start


def _is_plain(claim: ShownClaim, run: Span, source: Source) -> bool:
    return stated_value(claim.about, claim.attribute, claim.value, run, source).is_plain


def _cover(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _whole(between: re.Pattern[str], text: str, sentence: Span, run: Span) -> Span:
    """The shortest run of whole phrases or clauses around a run, without the marks and the joining words around it."""
    cuts = [match.span() for match in between.finditer(text, sentence.start, sentence.end)]
    starts = [sentence.start, *(end for _, end in cuts if not text.startswith("of ", end))]
    # “managed to win”: only behind what the claim is about a verb or noun can do without what hangs on it.
    ends = [
        *(start for start, end in cuts if between is _PARTS or start == run.end or not text.startswith(_BOUND, end)),
        sentence.end,
    ]
    first, last = starts[bisect_right(starts, run.start) - 1], ends[bisect_left(ends, run.end)]
    words = text[first:last]
    start = first + len(words) - len(words.lstrip(_MARKS))
    end = start + len(words.strip(_MARKS).rstrip(_STOPS))
    joins_clauses = "," in text[start:end] and text[sentence.start : start].strip().lower() in {"", "and", "but", "or"}
    joint = (_COORDINATION if joins_clauses else _JOINT).match(text, start, run.start)
    return Span(joint.end() if joint else start, end)
