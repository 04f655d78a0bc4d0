r"""Where words stand in an article: its paragraphs, its sentences, and an excerpt's place.

Positions are code points of the article's file decoded as UTF-8, without newline translation: a ``\r`` and a byte
order mark count like any other character. Excerpts are compared character for character after one step: on both
sides a run of white space (line breaks, tabs and no-break spaces too) counts as one space.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from bot.facts.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

BYTE_ORDER_MARK = "\ufeff"
ELLIPSIS = " … "
"""What stands in an excerpt for the words between its first and its last ones."""

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_IRREGULAR = re.compile(r"\s\s+|[^\S ]")
"""White space that is not already one plain space."""

_VISIBLE = re.compile(r"\S")
_CLOSING = "”’\"')\\]}»"
_STOPS = ".!?…"
# From the first of its stops on and never from the next, nor given back: a line of stops is looked at once.
_STOP = re.compile(rf"(?<![{_STOPS}])[{_STOPS}]++[{_CLOSING}]*+(?=\s)")
_OPENING = "“‘\"'([{«¿¡"
_BEFORE_AN_ITEM = (":", ";")
"""What stands before the number of an item in a list: “Results: 1. Brown 1:58.20; 2. Lee 1:58.43”."""
_BEFORE_A_WORD = frozenset("“‘\"'([{«—–")

_BEFORE_A_NAME = re.compile(
    r"st|mt|dr|mr|mrs|ms|mx|prof|rev|gen|col|capt|lt|sgt|sir|hon|pres|gov|sen|rep|vs|v|al|fig|cf|approx|ca",
    re.IGNORECASE,
)
"""Abbreviations that something always follows; a sentence seldom ends with one."""

_BEFORE_A_NUMBER = re.compile(r"nos?|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec", re.IGNORECASE)
_LETTERS_AND_STOPS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]?\.?$")
"""An initial ("J.") or letters with stops between them ("a.m.", "U.S.")."""

_JOINS_FIGURES = ".,:"


class ExcerptNotFoundError(LookupError):
    """An excerpt stands nowhere in the text."""


class AmbiguousExcerptError(LookupError):
    """An excerpt stands ``count`` times, and which of them is meant is not said, or there is no such one."""

    def __init__(self, count: int) -> None:
        super().__init__(f"stands {count} times")
        self.count = count


class ArticleText:
    """One text, read once, so that many excerpts can be looked up in it."""

    def __init__(self, text: str) -> None:
        """Take the text of an article as it is in its file."""
        self.text = text

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The lines that hold more than white space, without the white space around them."""
        spans = (_trim(self.text, match.start(), match.end()) for match in _LINE.finditer(self.text))
        return tuple(span for span in spans if span.start < span.end)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences in order, without the white space between them; every line break ends one.

        Full stops in marks ("6.10m"), after titles ("Dr."), initials and "a.m." end none. Closing quotation marks
        belong to the sentence that they close.
        """
        return tuple(span for paragraph in self.paragraphs for span in _split_sentences(self.text, paragraph))

    @cached_property
    def collapsed(self) -> str:
        """The text with every run of white space as one space."""
        return _IRREGULAR.sub(" ", self.text)

    def paragraph_of(self, position: int) -> int:
        """The number of the paragraph at a position, counted from 1; between two it is the earlier one's."""
        return max(1, bisect_right(self._paragraph_starts, position))

    def paragraphs_of(self, span: Span) -> Span:
        """The whole of all paragraphs from the one in which a run begins to the one in which it ends."""
        if not self.paragraphs:
            return span
        first, last = self.paragraph_of(span.start), self.paragraph_of(span.end - 1)
        return Span(self.paragraphs[first - 1].start, self.paragraphs[last - 1].end)

    def sentences_touching(self, span: Span) -> range:
        """Which sentences (counted from 0) a run touches with more than white space."""
        first = bisect_right(self._sentence_ends, span.start)
        return range(first, max(first, bisect_right(self._sentence_starts, span.end - 1)))

    def sentences_around(self, span: Span) -> Span:
        """The whole of all sentences that a run touches; the run itself where it touches none."""
        touched = [self.sentences[number] for number in self.sentences_touching(span)]
        return Span(touched[0].start, touched[-1].end) if touched else span

    def words(self, span: Span) -> str:
        """The words of a run, every run of white space as one space."""
        return " ".join(self.text[span.start : span.end].split())

    def locate(self, excerpt: str, nth: int | None = None, within: Span | None = None) -> Span:
        """Where an excerpt stands, perhaps ``within`` a run; ``nth`` (from 1) says which of several.

        Raises:
            ExcerptNotFoundError: it stands nowhere, or is nothing but white space.
            AmbiguousExcerptError: it stands more than once and ``nth`` is None, or less than ``nth`` times.
        """
        places = self.occurrences(excerpt)
        if within is not None:
            places = tuple(filter(within.holds, places))
        # “second” does not stand in "seconds"; what stands nowhere else is found there all the same, and reported.
        places = tuple(place for place in places if not cuts(self.text, place)) or places
        if not places:
            raise ExcerptNotFoundError(excerpt)
        if nth is None and len(places) == 1:
            return places[0]
        if nth is None or not 1 <= nth <= len(places):
            raise AmbiguousExcerptError(len(places))
        return places[nth - 1]

    def occurrences(self, excerpt: str) -> tuple[Span, ...]:
        """Every place where an excerpt stands, in order, none overlapping another."""
        words = " ".join(excerpt.split())
        if not words:
            return ()
        runs = [Span(start, start + len(words)) for start in _starts(self.collapsed, words)]
        return tuple(map(self.original, runs or self._abridged(words)))

    def _abridged(self, words: str) -> list[Span]:
        """The runs of the collapsed text from words to words: "Kerr … in the final straight"; each to the next."""
        opening, ellipsis, closing = words.partition(ELLIPSIS)
        starts = _starts(self.collapsed, opening) if ellipsis and opening and closing else ()
        ends = ((start, self.collapsed.find(closing, start + len(opening))) for start in starts)
        return [Span(start, end + len(closing)) for start, end in ends if end >= 0]

    def original(self, span: Span) -> Span:
        """The run of the text to which a run of ``collapsed`` belongs."""
        return Span(self._unshifted(span.start), self._unshifted(span.end - 1) + 1)

    @cached_property
    def _paragraph_starts(self) -> list[int]:
        return [span.start for span in self.paragraphs]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    @cached_property
    def _sentence_ends(self) -> list[int]:
        return [span.end for span in self.sentences]

    @cached_property
    def _shifts(self) -> tuple[list[int], list[int]]:
        """Positions of ``collapsed`` from which on text was left out, and how much in all up to there."""
        places, shifts, shift = [0], [0], 0
        for match in _IRREGULAR.finditer(self.text):
            surplus = match.end() - match.start() - 1
            if surplus:
                places.append(match.start() - shift + 1)
                shift += surplus
                shifts.append(shift)
        return places, shifts

    def _unshifted(self, position: int) -> int:
        places, shifts = self._shifts
        return position + shifts[bisect_right(places, position) - 1]


def _starts(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + len(words))


def _trim(text: str, start: int, end: int) -> Span:
    line = text[start:end]
    front = len(line) - len(line.lstrip().lstrip(BYTE_ORDER_MARK).lstrip())
    return Span(start + front, max(start + front, start + len(line.rstrip())))


def _split_sentences(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for stop in _STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends_sentence(text, start, stop, paragraph.end):
            yield Span(start, stop.end())
            following = _VISIBLE.search(text, stop.end(), paragraph.end)
            start = paragraph.end if following is None else following.start()
    if start < paragraph.end:
        yield Span(start, paragraph.end)


def _ends_sentence(text: str, start: int, stop: re.Match[str], end: int) -> bool:
    following = text[stop.end() : min(end, stop.end() + 40)].lstrip().lstrip(_OPENING)
    if following[:1].islower():
        return False
    if stop.group() != ".":
        return True
    first = _start_of_last_word(text, start, stop.start())
    word = text[first : stop.start()]
    opens = first == start or text[start:first].rstrip()[-1:] in _BEFORE_AN_ITEM
    return not word or not _abbreviates(word, following, opens=opens)


def _start_of_last_word(text: str, start: int, end: int) -> int:
    """Where the word before ``end`` begins, looked for from there back: what stands before it is not looked at."""
    while end > start and not text[end - 1].isspace() and text[end - 1] not in _BEFORE_A_WORD:
        end -= 1
    return end


def _abbreviates(word: str, following: str, *, opens: bool) -> bool:
    """Whether the full stop after ``word`` belongs to it; ``opens``: it opens its sentence or an item of a list."""
    if _BEFORE_A_NAME.fullmatch(word):
        return True
    if _BEFORE_A_NUMBER.fullmatch(word):
        return following[:1].isdigit()
    if opens and (word.isdigit() or len(word) == 1):
        return True
    return word != "I" and _LETTERS_AND_STOPS.fullmatch(word + ".") is not None


def cuts(text: str, span: Span) -> bool:
    """Whether a run begins or ends inside a number ("9.38" of "29.38") or inside a word.

    Pages run words together ("3 minBy Ada"): where a capital follows a small letter, a word may begin.
    """
    return any(_joins_figures(text, end) or _joins_letters(text, end) for end in (span.start, span.end))


def _joins_figures(text: str, position: int) -> bool:
    before, after = text[max(0, position - 2) : position], text[position : position + 2]
    if before[-1:].isdigit():
        return after[:1].isdigit() or (after[:1] in _JOINS_FIGURES and after[1:].isdigit())
    return before[-1:] in _JOINS_FIGURES and before[:-1].isdigit() and after[:1].isdigit()


def _joins_letters(text: str, position: int) -> bool:
    before, after = text[max(0, position - 1) : position], text[position : position + 1]
    return (before.isalpha() and after.islower()) or (before.isupper() and after.isupper())
