"""Which run of a sentence shows a claim: the one by which the file names the sentence, or its shortest phrases."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.pack.sentences.stated_values import places_of_moment, places_of_value, stated_value
from bot.facts.registers import Person

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
_COORDINATED = re.compile(rf"{_CLAUSE}|\s+(?=(?:and|but|while)\b)")
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

    ``has_reading`` is also what the file says so of with its whole sentence.
    ``elsewhere`` is the id of the meet or the event, if it is not the story's; ``moment`` is when in the race it was,
    where other articles may have it at another.
    """

    about: str
    attribute: Attribute
    value: str
    is_read: bool
    has_reading: bool
    elsewhere: str | None
    moment: str | None


def shortest_run(claim: ShownClaim, at: Span, sentence: Span, source: Source) -> Span:
    """The run that shows value and subject: ``at`` if it does, or else the shortest run of whole phrases.

    Where the claim holds in another meet or event than the story's, which its clause names next, the run goes on to it;
    where other articles may have it at another moment, to its own.
    Where no run shows it, the clause of ``at`` if the file says how it is read, or else the whole sentence.
    """
    search = _RunSearch(claim, sentence, source)
    run = search.run_of_value(at)
    if run is None and claim.has_reading:
        around = search.whole(_PARTS, at)
        return around if _length(around) <= _LONG else at
    if run is None:
        words = source.text.text[sentence.start : sentence.end].rstrip(_STOPS)
        return Span(sentence.start, sentence.start + len(words))
    if claim.elsewhere is not None and not source.names(claim.elsewhere, run):
        clause = _CLAUSES.search(source.text.text, run.end, sentence.end)
        behind = Span(run.end, clause.start() if clause else sentence.end)
        run = search.run_with(source.places(claim.elsewhere, behind), run)
    if claim.moment is not None:
        moments = places_of_moment(claim.moment, sentence, source)
        run = run if any(map(run.holds, moments)) else search.run_with(moments, run)
    return run


class _RunSearch:
    """The search for the run of a sentence that shows a claim."""

    def __init__(self, claim: ShownClaim, sentence: Span, source: Source) -> None:
        self._claim, self._sentence, self._source, self._text = claim, sentence, source, source.text.text
        self._subjects = source.places(claim.about, sentence)
        self._is_of_person = isinstance(source.reference.names.entry(claim.about), Person)

    def run_of_value(self, at: Span) -> Span | None:
        """The shortest run that shows value and subject, or ``at``.

        Where the sentence does not name the subject, because a pronoun or the sentence before does, the value is
        enough; so it is where the subject is far away. Of several numbers only the one nearest to the subject is its
        own.
        """
        claim = self._claim
        is_shown = (not self._subjects or self._source.names(claim.about, at)) and self.is_plain(at)
        if is_shown and not claim.attribute.is_count:
            return at
        places = places_of_value(claim.about, claim.attribute, claim.value, self._sentence, self._source)
        runs = [place.run for place in places if place.is_claimed]
        # Behind a run that ends with a number its noun may stand, which is another count's.
        if is_shown and any(map(at.holds, runs)):
            return at
        return self._phrases_of(runs) if claim.is_read or self._is_nearest(places) else None

    def is_plain(self, run: Span) -> bool:
        """Whether a run shows the value, and no other that may be meant."""
        claim = self._claim
        return stated_value(claim.about, claim.attribute, claim.value, run, self._source).is_plain

    def run_with(self, places: Iterable[Span], run: Span) -> Span:
        """A run with the nearest of some places that leaves its value plain; the run alone where none does."""
        longer = (self.whole(PHRASES, _cover(run, place)) for place in places)
        return next(filter(self.is_plain, sorted(longer, key=_length)), run)

    def whole(self, between: re.Pattern[str], run: Span) -> Span:
        """The shortest run of whole phrases or clauses around a run, without the marks and joining words around it."""
        text, sentence = self._text, self._sentence
        cuts = [match.span() for match in between.finditer(text, sentence.start, sentence.end)]
        starts = [sentence.start, *(end for _, end in cuts if not text.startswith("of ", end))]
        # “managed to win”: only behind what the claim is about a verb or noun can do without what hangs on it.
        is_bound = between is not _PARTS
        ends = [start for start, end in cuts if start == run.end or not (is_bound and text.startswith(_BOUND, end))]
        ends.append(sentence.end)
        first, last = starts[bisect_right(starts, run.start) - 1], ends[bisect_left(ends, run.end)]
        words = text[first:last]
        start = first + len(words) - len(words.lstrip(_MARKS))
        end = start + len(words.strip(_MARKS).rstrip(_STOPS))
        opening = text[sentence.start : start].strip().lower()
        joins_clauses = "," in text[start:end] and opening in {"", "and", "but", "or"}
        joint = (_COORDINATION if joins_clauses else _JOINT).match(text, start, run.start)
        return Span(joint.end() if joint else start, end)

    def _phrases_of(self, runs: Sequence[Span]) -> Span | None:
        """The shortest phrases from the subject to the value, or the clause with the value alone."""
        # One name of two races, “the 1,500m gold”, shows one of them.
        pairs = [(run, subject) for run in runs for subject in self._subjects if run != subject]
        between = PHRASES if pairs else _CLAUSES
        wholes = [self.whole(between, run) for run in [_cover(*pair) for pair in pairs] or runs]
        whole = next(filter(self.is_plain, sorted(wholes, key=_length)), None)
        if whole is None:
            return None
        alone = []
        if _length(whole) > _LONG:
            alone = [self.whole(cut, run) for cut in (_CLAUSES, _PARTS) for run in runs]
        elif self._is_of_person and all(self._has_verb_between(*sorted(pair)) for pair in pairs):
            # From the verb before a value to the end of its phrase.
            alone = [Span(self.whole(_PARTS, run).start, self.whole(PHRASES, run).end) for run, _ in pairs]
        # The value alone says too little: “she left behind her sister, Mina Lee, …”.
        return next((run for run in alone if run not in runs and self._stands_alone(run)), whole)

    def _has_verb_between(self, first: Span, last: Span) -> bool:
        """Whether another verb begins between a name and a value."""
        return _VERBS.search(self._text, first.end, last.start + 1) is not None

    def _stands_alone(self, clause: Span) -> bool:
        """Whether a clause is short, shows the value and names nobody else, and its subject stands before."""
        claim, source = self._claim, self._source
        own = {claim.about, claim.value}
        names_others = any(own.isdisjoint(run.holders.ids) for run in source.within(clause, Person))
        is_named = source.names(claim.about, source.up_to(clause))
        return (
            _length(clause) <= _LONG
            and not (self._is_of_person and names_others)
            and (is_named or (claim.has_reading and not (self._is_of_person and self._subjects)))
            and self.is_plain(clause)
        )

    def _is_nearest(self, places: Sequence[ValuePlace]) -> bool:
        """Whether no other value stands nearer to the subject; or there is no other, where no subject is named."""
        if not self._subjects:
            return all(place.is_claimed for place in places)
        nearest = min(places, key=self._distance, default=None)
        return nearest is not None and nearest.is_claimed

    def _distance(self, place: ValuePlace) -> tuple[int, bool, int]:
        """How many clauses a value is away from a name, whether it stands before it, and how many characters away."""
        covers = [(_cover(place.run, each), place.run.start < each.start) for each in self._subjects]
        return min(
            (len(_COORDINATED.findall(self._text, cover.start, cover.end)), is_before, _length(cover))
            for cover, is_before in covers
        )


def clause_around(run: Span, sentence: Span, text: str) -> Span:
    """The clause of a sentence in which a run stands; “and”, “but” and “while” begin one."""
    cuts = [match.span() for match in _COORDINATED.finditer(text, sentence.start, sentence.end)]
    start = max((end for _, end in cuts if end <= run.start), default=sentence.start)
    return Span(start, min((first for first, _ in cuts if run.end <= first), default=sentence.end))


def _cover(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _length(run: Span) -> int:
    return run.end - run.start
