"""A search: the words that a person typed, and where they stand in what the articles print.

Whatever was typed is data: of operators, brackets and quotation marks only the words between them are left.
"""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers.asking.words import function_words, word_forms
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.model import Span
from bot.facts.names import unit_words, words
from bot.facts.text import ArticleText
from bot.store.queries.search import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.facts.names import Word

LONGEST_PASSAGE = 400
"""Characters. Of a longer sentence the run around the words is shown."""
_ONE = "one"
_MOST_SENTENCES = 3
"""Sentences next to each other that are shown where only together they have all of the words."""

_JOINTS = frozenset({"", "-", "‐", "‑", "–", "/", "&"})
_WITHIN_FIGURES = frozenset({":", ".", ","})
"""What may stand between words that are one phrase: "Johnson-Thompson", and between figures "3:29.38"."""

Marks = tuple[tuple[int, int], ...]


class PhraseMatch(NamedTuple):
    """Where one of the phrases stands in a text, and which."""

    start: int
    end: int
    phrase: int


class SearchQuery(Frozen, frozen=True):
    """A search: the text as it was typed, its words, and its phrases, of which the last may go on."""

    text: str
    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]

    def single_words(self) -> tuple[Phrase, ...]:
        """Every word by itself; the last may go on."""
        last = len(self.words) - 1
        return tuple(Phrase((word.folded,), place == last) for place, word in enumerate(self.words))

    def whole(self) -> SearchQuery:
        """The search for the words as they were typed, of which none may go on."""
        return replace(self, phrases=tuple(phrase._replace(open=False) for phrase in self.phrases))

    def with_run(self, run: Sequence[str]) -> SearchQuery:
        """The search for some of the words only where they stand together, as they do in what a thing is called."""
        others = (phrase for phrase in self.phrases if not set(phrase.words) <= set(run))
        return replace(self, phrases=(*others, Phrase(tuple(run))))

    def in_other_words(self, others: Mapping[str, Iterable[str]], as_typed: Collection[str] = ()) -> SearchQuery:
        """The search for any form of the words, and for what else goes by a phrase: ``others``, both folded.

        Those ``as_typed`` have no other forms.
        """
        phrases = {phrase: " ".join(phrase.words) for phrase in self.phrases}
        forms = {key: word_forms(key) for key in phrases.values() if key not in as_typed}
        runs = {key: dict.fromkeys((*forms.get(key, ()), *others.get(key, ()))) for key in phrases.values()}
        meant = (
            phrase._replace(others=tuple(tuple(run.split()) for run in runs[key])) for phrase, key in phrases.items()
        )
        return replace(self, phrases=tuple(meant))

    def rewritten(self, replacements: Mapping[int, str]) -> str:
        """The words as they were typed, some of them by their numbers replaced, or left out where they are ""."""
        text, end = "", 0
        for place, word in enumerate(self.words):
            new = replacements.get(place, self.text[word.start : word.end])
            between = self.text[end : word.start] if end and _are_joined(self.text, end, word.start) else " "
            text += f"{between}{new}" if new else ""
            end = word.end if new else 0
        return text.strip()

    def marks(self, text: str, start: int = 0) -> Marks:
        """The runs of a text, from ``start`` on, in which the words stand that ask for something, none twice.

        Where little words are among them, they are marked with the others that they stand next to.
        """
        asking = [phrase for phrase in self.phrases if not _is_little(phrase)] or self.phrases
        matches = [*_matches(self.together.phrases, text), *_matches(asking, text)]
        runs: list[tuple[int, int]] = []
        for match in sorted(matches, key=lambda match: (match.start, -match.end)):
            if match.start >= start and (not runs or match.start >= runs[-1][1]):
                runs.append((match.start, match.end))
        return tuple(runs)

    def stands_in(self, text: str, name: str = "") -> bool:
        """Whether a sentence of a text has all of the words, or ``name`` those that it has not."""
        named, matches = {match.phrase for match in _matches(self.phrases, name)}, _matches(self.phrases, text)
        here = ({match.phrase for match in matches if _contains(each, match)} for each in ArticleText(text).sentences)
        return any(len(named | there) == len(self.phrases) for there in here)

    @property
    def together(self) -> SearchQuery:
        """The search for the words next to each other, as in "time to go", where some of them are little."""
        if len(set(map(_is_little, self.phrases))) < 2:  # noqa: PLR2004 — little words alone are no saying either
            return self
        return replace(self, phrases=(Phrase(tuple(word.folded for word in self.words), open=self.phrases[-1].open),))

    def lacking(self, text: str) -> tuple[Phrase, ...]:
        """The phrases that a text does not have."""
        there = {match.phrase for match in _matches(self.phrases, text)}
        return tuple([phrase for number, phrase in enumerate(self.phrases) if number not in there])

    def around(self, text: str) -> tuple[Span, ...]:
        """The sentence of a paragraph in which the phrases stand, or the few next to each other that have all of them.

        Where those are too many, the sentence with most of them, and others until each phrase is there; one that is too
        long to be shown is cut to whole words around the first of the phrases in it.
        """
        sentences, matches = ArticleText(text).sentences, _matches(self.phrases, text)
        if not sentences:
            return (Span(0, len(text)),)
        runs: list[Span] = []
        while matches or not runs:
            runs.append(_run_around(text, _neighbouring_sentences(sentences), matches))
            there = {match.phrase for match in matches if _contains(runs[-1], match)}
            matches = [match for match in matches if match.phrase not in there] if there else []
        return tuple(sorted(runs, key=attrgetter("start")))


def _matches(phrases: Sequence[Phrase], text: str) -> list[PhraseMatch]:
    """Where phrases stand in a text, in its order."""
    if not phrases:
        return []
    return sorted(_unordered_matches(phrases, (*words(text), *unit_words(text))), key=attrgetter("start"))


def _unordered_matches(phrases: Sequence[Phrase], text_words: Sequence[Word]) -> Iterator[PhraseMatch]:
    beginnings = [tuple({run[0] for run in phrase.runs}) for phrase in phrases]
    sizes = [sorted({len(run) for run in phrase.runs}, reverse=True) for phrase in phrases]

    @cache  # a text says most of its words again
    def begun_by(word: str) -> list[int]:
        return [number for number, firsts in enumerate(beginnings) if word.startswith(firsts)]

    for place, word in enumerate(text_words):
        for number in begun_by(word.folded):
            runs = (text_words[place : place + size] for size in sizes[number])
            run = next((run for run in runs if phrases[number].fits([each.folded for each in run])), None)
            if run:
                yield PhraseMatch(word.start, run[-1].end, number)


def _is_little(phrase: Phrase) -> bool:
    """Whether it is a word that asks for nothing by itself."""
    return len(phrase.words) == 1 and phrase.words[0] in function_words()


def read_search_query(text: str) -> SearchQuery:
    """The phrases of a search: what is written as one word stands together ("3:29.38", "Johnson-Thompson")."""
    query_words = words(text)
    phrases = [Phrase(tuple(word.folded for word in run)) for run in _joined_words(text, query_words)]
    if phrases:
        phrases[-1] = phrases[-1]._replace(open=True)
    return SearchQuery(text, query_words, tuple({phrase.words: phrase for phrase in phrases}.values()))


def content_query(text: str) -> SearchQuery:
    """The search for the words of a text, as typed, that ask for something; for all of them where none does."""
    query = read_search_query(text)
    single = {run[0].start for run in _joined_words(text, query.words) if len(run) == 1}
    ends = _ends_of_moments(query)
    asks = (word.folded not in function_words() or word.start not in single or word.end in ends for word in query.words)
    around = {place: "" for place, is_asked in enumerate(asks) if not is_asked}
    return (query if len(around) in {0, len(query.words)} else read_search_query(query.rewritten(around))).whole()


def _ends_of_moments(query: SearchQuery) -> set[int]:
    """Where a moment ends in a word that elsewhere asks for nothing: "lap one"."""
    if all(word.folded != _ONE for word in query.words):
        return set()
    return {moment.end for moment in values.read("moment", query.text, values.Context())}


def _joined_words(text: str, query_words: Sequence[Word]) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in query_words:
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


def _neighbouring_sentences(sentences: Sequence[Span]) -> Iterator[Span]:
    """Each sentence, then those few next to each other that are not too long together."""
    yield from sentences
    for count in range(2, _MOST_SENTENCES + 1):
        for first in range(len(sentences) - count + 1):
            run = Span(sentences[first].start, sentences[first + count - 1].end)
            if run.end - run.start <= LONGEST_PASSAGE:
                yield run


def _run_around(text: str, runs: Iterable[Span], matches: Sequence[PhraseMatch]) -> Span:
    """The first of the runs with most of the phrases, cut where it is too long."""

    def phrases(run: Span) -> int:
        return len({match.phrase for match in matches if _contains(run, match)})

    best = max(runs, key=phrases)
    first = next((match.start for match in matches if _contains(best, match)), best.start)
    return best if best.end - best.start <= LONGEST_PASSAGE else _cut_sentence(text, best, first)


def _contains(run: Span, match: PhraseMatch) -> bool:
    return run.start <= match.start and match.end <= run.end


def _cut_sentence(text: str, sentence: Span, first: int) -> Span:
    """Whole words of a long sentence: some before ``first``, more behind it."""
    start = max(sentence.start, first - LONGEST_PASSAGE // 4)
    end = min(sentence.end, start + LONGEST_PASSAGE)
    if start > sentence.start:
        start = min(first, text.find(" ", start, first) + 1 or first)
    if end < sentence.end:
        end = max(text.rfind(" ", first, end), 0) or end
    return Span(start, end)
