"""Words that are looked for: read from what a person typed, and found again in what the articles print.

Whatever was typed is data: of operators, brackets and quotation marks only the words between them are left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.names import words
from bot.facts.text import ArticleText
from bot.store.queries.search import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.names import Word

LONGEST_PASSAGE = 400
"""Characters. Of a longer sentence the run around the words is shown."""
_TOGETHER = 3
"""Sentences next to each other that are shown where only together they have all of the words."""

_JOINTS = frozenset({"", "-", "‐", "‑", "–", "/", "&"})
_WITHIN_FIGURES = frozenset({":", ".", ","})
"""What may stand between words that are one phrase: "Johnson-Thompson", and between figures "3:29.38"."""

Marks = tuple[tuple[int, int], ...]


class Standing(NamedTuple):
    """Where one of the phrases stands in a text, and which."""

    start: int
    end: int
    phrase: int


class SearchQuery(Frozen, frozen=True):
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
        text, end = "", 0
        for place, word in enumerate(self.words):
            typed = meant.get(place, self.text[word.start : word.end])
            between = self.text[end : word.start] if end and _are_joined(self.text, end, word.start) else " "
            text += f"{between}{typed}" if typed else ""
            end = word.end if typed else 0
        return text.strip()

    def marks(self, text: str, start: int = 0) -> Marks:
        """The runs of a text, from ``start`` on, in which the phrases stand; none overlaps another."""
        made: list[tuple[int, int]] = []
        for found in self._standings(text):
            if found.start >= start and (not made or found.start >= made[-1][1]):
                made.append((found.start, found.end))
        return tuple(made)

    def around(self, text: str) -> Span:
        """The sentence of a paragraph in which the phrases stand, or the few next to each other that have all of them.

        Where those are too many, the sentence with most of them; one that is too long to be shown is cut to whole
        words around the first of the phrases in it.
        """
        sentences, standings = ArticleText(text).sentences, list(self._standings(text))
        if not sentences:
            return Span(0, len(text))
        best = self._best(_runs_of(sentences), standings)
        first = next((each.start for each in standings if _holds(best, each)), best.start)
        return best if best.end - best.start <= LONGEST_PASSAGE else _window(text, best, first)

    def _best(self, runs: Iterable[Span], standings: Sequence[Standing]) -> Span:
        """The first of the runs that have most of the phrases."""
        best, most = Span(0, 0), -1
        for run in runs:
            held = len({each.phrase for each in standings if _holds(run, each)})
            if held > most:
                best, most = run, held
            if most == len(self.phrases):
                break
        return best

    def _standings(self, text: str) -> Iterator[Standing]:
        found = words(text)
        beginnings = [(phrase.words[0], phrase) for phrase in self.phrases]
        for place, word in enumerate(found):
            for number, (beginning, phrase) in enumerate(beginnings):
                if word.folded.startswith(beginning):  # most do not, and need no closer look
                    run = found[place : place + len(phrase.words)]
                    if phrase.fits([each.folded for each in run]):
                        yield Standing(word.start, run[-1].end, number)


def read_search_query(text: str) -> SearchQuery:
    """The phrases of a search: what is written as one word stands together ("3:29.38", "Johnson-Thompson")."""
    found = words(text)
    phrases = [Phrase(tuple(word.folded for word in run)) for run in _runs(text, found)]
    if phrases:
        phrases[-1] = phrases[-1]._replace(open=True)
    return SearchQuery(text, found, tuple({phrase.words: phrase for phrase in phrases}.values()))


def _runs(text: str, found: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in found:
        if run and not _are_joined(text, run[-1].end, word.start):
            yield run
            run = []
        run.append(word)
    if run:
        yield run


def _are_joined(text: str, end: int, start: int) -> bool:
    """Whether the words that end and start there are one phrase."""
    between = text[end:start]
    if between in _WITHIN_FIGURES:
        return text[end - 1].isdigit() and text[start].isdigit()
    return between in _JOINTS


def _runs_of(sentences: Sequence[Span]) -> Iterator[Span]:
    """Each sentence, then those few next to each other that are not too long together."""
    yield from sentences
    for count in range(2, _TOGETHER + 1):
        for first in range(len(sentences) - count + 1):
            run = Span(sentences[first].start, sentences[first + count - 1].end)
            if run.end - run.start <= LONGEST_PASSAGE:
                yield run


def _holds(run: Span, standing: Standing) -> bool:
    return run.start <= standing.start and standing.end <= run.end


def _window(text: str, sentence: Span, first: int) -> Span:
    """Whole words of a long sentence: some before ``first``, more behind it."""
    start = max(sentence.start, first - LONGEST_PASSAGE // 4)
    end = min(sentence.end, start + LONGEST_PASSAGE)
    if start > sentence.start:
        start = min(first, text.find(" ", start, first) + 1 or first)
    if end < sentence.end:
        end = max(text.rfind(" ", first, end), 0) or end
    return Span(start, end)
