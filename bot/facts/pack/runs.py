"""Which run of a sentence shows a claim: the one by which the file names the sentence, or its shortest phrases."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.pack.stated_values import places_of_value, stated_value

if TYPE_CHECKING:
    from bot.facts.model import Attribute
    from bot.facts.pack.reference import Reference
    from bot.facts.pack.source import Source

_OPENING = (
    "about|across|after|against|ahead|along|although|amid|among|and|around|as|at|because|before|behind|beside|between|but"
    "|by|despite|during|finishing|following|for|from|had|has|if|in|including|into|like|of|off|on|onto|or|over|since|that"
    "|though|through|to|toward|towards|until|was|were|when|where|which|while|who|whom|whose|with|within|without"
)
"""Words with which a phrase begins."""
_CLAUSE = r"(?<=[,;:–—)])\s+|\s+(?=[(–—])"
_CLAUSES = re.compile(_CLAUSE)
_PHRASES = re.compile(rf"{_CLAUSE}|\s+(?=(?:{_OPENING})\b)", re.IGNORECASE)
"""What stands between two clauses, and between two phrases."""
_JOINT = re.compile(rf"(?:(?:{_OPENING})\s+)*", re.IGNORECASE)
_MARKS = " \t,;:–—-"
"""What a run neither begins nor ends with."""
_STOPS = ".!?…"


class ShownClaim(Frozen, frozen=True):
    """What a run has to show: the subject's id, the attribute and its canonical value."""

    about: str
    attribute: Attribute
    value: str


def shortest_run(claim: ShownClaim, at: Span, sentence: Span, source: Source, reference: Reference) -> Span | None:
    """The run that shows value and subject: ``at`` if it does, or else the shortest run of whole phrases; or None.

    Where the sentence does not name the subject, because a pronoun or the sentence before does, the value is enough.
    """
    subjects = source.subjects.places(claim.about, sentence)
    if (not subjects or source.subjects.names(claim.about, at)) and _is_plain(claim, at, source, reference):
        return at
    values = places_of_value(claim.attribute, claim.value, sentence, source, reference)
    covers = [_cover(value, subject) for value in values for subject in subjects]
    between = _PHRASES if covers else _CLAUSES
    runs = [_whole(between, source.text.text, sentence, run) for run in covers or values]
    runs.sort(key=lambda run: run.end - run.start)
    return next((run for run in runs if _is_plain(claim, run, source, reference)), None)


def _is_plain(claim: ShownClaim, run: Span, source: Source, reference: Reference) -> bool:
    return stated_value(claim.attribute, claim.value, run, source, reference).is_plain


def _cover(one: Span, other: Span) -> Span:
    return Span(min(one.start, other.start), max(one.end, other.end))


def _whole(between: re.Pattern[str], text: str, sentence: Span, run: Span) -> Span:
    """The shortest run of whole phrases or clauses around a run, without the marks and the joining words around it."""
    cuts = [match.span() for match in between.finditer(text, sentence.start, sentence.end)]
    starts = [sentence.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), sentence.end]
    first, last = starts[bisect_right(starts, run.start) - 1], ends[bisect_left(ends, run.end)]
    words = text[first:last]
    start = first + len(words) - len(words.lstrip(_MARKS))
    joint = _JOINT.match(text, start, run.start)
    return Span(joint.end() if joint else start, start + len(words.strip(_MARKS).rstrip(_STOPS)))
