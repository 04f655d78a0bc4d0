"""The facts that an aside states: each is a claim, which no reason sets aside."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.model import AsideWhy, Span
from bot.facts.names import fold
from bot.facts.pack.rules.contrary_words import MOODS, is_active
from bot.facts.registers import Event, Meet, Person, Place, Race, Series, Team
from bot.facts.values.references import OF_PEOPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.errors import Problem
    from bot.facts.model import Aside
    from bot.facts.pack.sentences.articles import Located
    from bot.facts.pack.sentences.source import Source

_OF_THE_PAGE = frozenset({AsideWhy.FURNITURE, AsideWhy.QUESTION})
"""Why an aside may hold a number or a date: it states nothing of anybody."""
_NO_PLACE = re.compile(r"winn\w+|win|victor\w*|triumph\w*|lead\w*|led|in front", re.IGNORECASE)
"""What is read as a place, and may as well speak of a victory that is told elsewhere, or of the middle of a race."""
_WIN = re.compile(r"wins|won", re.IGNORECASE)
_WON = re.compile(
    r"\s*(?:$|[.,;:!?)–—]|(?:in|by|at|on|with|from|ahead|again|and|as|(?:(?:the|an?|his|her|their)\s(?:[\w’'-]+\s){0,3}?)?"
    r"(?:gold|race|final|title))\b)"
)
"""How words go on behind one who “won” where that is no “won many hearts”."""
_WAS = re.compile(r"\s(?:was|is)\s")
_PRONOUN = re.compile(r"\b(?:s?he|they)\s", re.IGNORECASE)
_PRONOUN_BEFORE = re.compile(rf"{_PRONOUN.pattern}\Z", re.IGNORECASE)
_IDIOM = re.compile(r"\sto\snone\b")
"""How words go on behind a “second” that is no place."""
_BEFORE_CONTEST = re.compile(r"\s(?:(?:the|an?|his|her|their)\s)?(?:[\w’'-]+\s)?")
_PLACED = (Person, Team, Place)
_CONTESTS = (Event, Race, Meet, Series)
_DOUBTED = re.compile(rf"\b(?:{'|'.join(MOODS.values())}|if|whether|unless)\b", re.IGNORECASE)


def aside_problems(aside: Located[Aside], source: Source | None) -> Iterator[Problem]:
    """A problem at each value within an aside that is a fact: a mark, a place, a medal; in an opinion any number."""
    if source is None or aside.span is None:
        return
    for run in sorted(set(_facts(aside.entry.why, aside.span, source))):
        words = source.text.words(run)
        message = f"this {aside.entry.why} states “{words}”: make a claim of it, and end the aside before it"
        yield aside.at.problem("aside-states-fact", message, "at")


def _facts(why: AsideWhy, aside: Span, source: Source) -> Iterator[Span]:
    text, context = source.text.text[aside.start : aside.end], source.context(aside)
    has_somebody = _PRONOUN.search(text) or any(source.within(aside, each) for each in _PLACED)
    for value in values.scan_values(text, context):
        run = aside.part(value)
        before = Span(aside.start, run.start)
        has_owner = value.kind == "mark" and any(source.within(before, each) for each in (Person, Team))
        is_idle = _IDIOM.match(text, value.end) or (value.kind == "medal" and not has_somebody)
        if (why not in _OF_THE_PAGE and not is_idle) or has_owner:
            yield run
    if why is not AsideWhy.QUESTION or not text.rstrip().endswith("?"):
        places = [aside.part(each) for kind in ("place", "outcome") for each in values.read(kind, text, context)]
        yield from (run for run in places if _is_placed(run, aside, source))
        yield from _told_of_two(aside, source)


def _told_of_two(aside: Span, source: Source) -> Iterator[Span]:
    """Where an aside says by a verb of an outcome what one did to another: “Brown beat Lee”, “Lee, beaten by Brown”."""
    text, vocabulary = source.text.text, source.reference.vocabulary
    attributes = vocabulary.attributes.values() if vocabulary else ()
    told = (each for each in attributes if each.tells_outcome and each.kind in OF_PEOPLE)
    verbs = [fold(word).split() for each in told for word in each.words]
    names = [run for run in source.runs if aside.holds(run.span) and run.holders.register in _PLACED]
    for one, other in pairwise(names):
        between = fold(text[one.end : other.start]).split()
        is_doubted = _DOUBTED.search(text, aside.start, other.start) is not None
        if is_active(verbs, between) is not None and not is_doubted:
            yield Span(one.start, other.end)


def _is_placed(run: Span, aside: Span, source: Source) -> bool:
    """Whether the words of a place are those of somebody named before them, without a doubt, or “the winner was …”."""
    text, before, behind = source.text.text, Span(aside.start, run.start), Span(run.end, aside.end)
    word, names = text[run.start : run.end], (each for one in _PLACED for each in source.within(before, one))
    is_they = _PRONOUN_BEFORE.search(text, aside.start, run.start)
    is_named = is_they or any(not text.startswith(("’s", "'s"), each.end) for each in names)
    was = _WAS.match(text, behind.start, behind.end)
    if was and any(each.start == was.end() for each in source.within(behind, Person)):
        return not _DOUBTED.search(text, before.start, before.end)
    if (
        _IDIOM.match(text, run.end)
        or _NO_PLACE.fullmatch(word)
        or not is_named
        or _DOUBTED.search(text, before.start, before.end)
    ):
        return False
    contests = (each for one in _CONTESTS for each in source.within(behind, one))
    return (
        not _WIN.fullmatch(word)
        or _WON.match(text, behind.start, behind.end) is not None
        or any(_BEFORE_CONTEST.fullmatch(text, run.end, each.start) for each in contests)
    )
