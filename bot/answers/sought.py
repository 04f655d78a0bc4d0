"""Words that are looked for: read from what a person typed, and found again in what the articles print.

Whatever was typed is data: of operators, brackets and quotation marks only the words between them are left.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.database.searching import Phrase
from bot.facts.evidence import Prose
from bot.facts.model import Span
from bot.facts.names import words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.facts.names import Word

LONGEST_PASSAGE = 400
"""Characters. Of a longer sentence the run around the words is shown."""

_JOINT = re.compile(r"[^\w\s()\[\]{}\"“”«»]")
"""What may stand between two words that are one phrase: "3:29.38", "Johnson-Thompson"."""

Marks = tuple[tuple[int, int], ...]


class Standing(NamedTuple):
    """Where one of the phrases stands in a text, and which."""

    start: int
    end: int
    phrase: int


@dataclass(frozen=True, slots=True)
class Sought:
    """A search: the text as it was typed, its words, and its phrases, of which the last may go on."""

    text: str
    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]

    def single(self) -> tuple[Phrase, ...]:
        """Every word by itself; the last may go on."""
        last = len(self.words) - 1
        return tuple(Phrase((word.folded,), place == last) for place, word in enumerate(self.words))

    def rewritten(self, meant: Mapping[int, str]) -> str:
        """The words as they were typed, some of them by their numbers replaced, or left out where they are ""."""
        parts: list[str] = []
        for place, word in enumerate(self.words):
            typed = meant.get(place, self.text[word.start : word.end])
            before = self.text[self.words[place - 1].end : word.start] if place else ""
            joint = before if _JOINT.fullmatch(before) and parts and typed else " "
            parts.append(f"{joint}{typed}")
        return " ".join("".join(parts).split())

    def marks(self, text: str, start: int = 0) -> Marks:
        """The runs of a text, from ``start`` on, in which the phrases stand; none overlaps another."""
        made: list[tuple[int, int]] = []
        for found in self._standings(text):
            if found.start >= start and (not made or found.start >= made[-1][1]):
                made.append((found.start, found.end))
        return tuple(made)

    def around(self, text: str) -> Span:
        """The sentence of a paragraph in which most of the phrases stand, the first of them.

        One that is too long to be shown is cut to whole words around the first of the phrases in it.
        """
        prose, standings = Prose(text), list(self._standings(text))
        if not prose.sentences:
            return Span(0, len(text))
        best = max(prose.sentences, key=lambda sentence: len({each.phrase for each in _within(standings, sentence)}))
        inside = _within(standings, best)
        if not inside and standings:  # the words of a phrase are those of two sentences
            touched = prose.sentences_touching(Span(standings[0].start, standings[0].end))
            best = Span(prose.sentences[touched[0]].start, prose.sentences[touched[-1]].end)
            inside = standings[:1]
        return (
            best if best.end - best.start <= LONGEST_PASSAGE else _window(text, best, inside[0].start if inside else 0)
        )

    def _standings(self, text: str) -> Iterator[Standing]:
        found = words(text)
        beginnings = [(phrase.words[0], phrase) for phrase in self.phrases]
        for place, word in enumerate(found):
            for number, (beginning, phrase) in enumerate(beginnings):
                if word.folded.startswith(beginning):  # most do not, and need no closer look
                    run = found[place : place + len(phrase.words)]
                    if phrase.fits([each.folded for each in run]):
                        yield Standing(word.start, run[-1].end, number)


def read(text: str) -> Sought:
    """The phrases of a search: words with no space between them stand together ("3:29.38", "Johnson-Thompson")."""
    found = words(text)
    phrases = [Phrase(tuple(word.folded for word in run)) for run in _runs(text, found)]
    if phrases:
        phrases[-1] = phrases[-1]._replace(open=True)
    return Sought(text, found, tuple({phrase.words: phrase for phrase in phrases}.values()))


def _runs(text: str, found: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in found:
        if run and any(letter.isspace() for letter in text[run[-1].end : word.start]):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _within(standings: Collection[Standing], sentence: Span) -> list[Standing]:
    return [each for each in standings if sentence.start <= each.start and each.end <= sentence.end]


def _window(text: str, sentence: Span, first: int) -> Span:
    """Whole words of a long sentence: some before ``first``, more behind it."""
    start = max(sentence.start, first - LONGEST_PASSAGE // 4)
    end = min(sentence.end, start + LONGEST_PASSAGE)
    if start > sentence.start:
        start = min(first, text.find(" ", start, first) + 1 or first)
    if end < sentence.end:
        end = max(text.rfind(" ", first, end), 0) or end
    return Span(start, end)
