"""Names of which no register knows: capitalised words within a sentence, outside of headlines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.model import Span
from bot.facts.names import fold, words
from bot.facts.values.dates import WEEKDAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Set

    from bot.facts.names import Word
    from bot.facts.registers import Registers
    from bot.facts.text import ArticleText
    from bot.facts.vocabulary import Vocabulary

_SMALL = frozenset(fold("a an and as at but by de for from in la of on or over the to up van von vs with").split(" "))
"""Words that a headline in capitals has without one."""
_FIRST_PERSON = re.compile(r"I(?:[’'].*)?")
_JOINTS = frozenset({" ", "-", "’s ", "'s "})
"""What stands between two words of one name, or of a name and whose it is."""
_BEGINS = re.compile(r"(?:^|[“\"‘«„:(–—]|(?<!\w)')\W*\Z")
"""What stands before a word that has its capital because it begins something."""


def common_words(vocabulary: Vocabulary, registers: Registers) -> Set[str]:
    """The words that are no names for all their capitals.

    Those of the vocabulary and of what meets are called ("Olympic", "Games"), and the days of the week.
    """
    phrases = (
        phrase
        for each in vocabulary.attributes.values()
        for phrases in ((each.label,), each.words, *each.terms.values())
        for phrase in phrases
    )
    meets = (*registers.series.values(), *registers.meets.values())
    names = (name for meet in meets for name in (meet.name, *meet.aliases))
    return {*WEEKDAYS, *(word for phrase in (*phrases, *names) for word in fold(phrase).split())}


def unregistered_names(text: ArticleText, is_known: Callable[[Span, str], bool]) -> Iterator[Span]:
    """Each run of capitalised words, one of which nothing knows; ``is_known`` is asked with its place and the word."""
    for sentence in text.sentences:
        line = text.text[sentence.start : sentence.end]
        lettered = [word for word in words(line) if line[word.start].isalpha()]
        if all(line[word.start].isupper() or word.folded in _SMALL for word in lettered):
            continue  # a headline
        for run in _capitalised(line, lettered):
            spans = [sentence.part(word) for word in run]
            if not all(is_known(span, word.folded) for span, word in zip(spans, run, strict=True)):
                yield Span(spans[0].start, spans[-1].end)


def _capitalised(line: str, lettered: list[Word]) -> Iterator[list[Word]]:
    """Capitalised words that stand side by side, where the first has its capital for no other reason."""
    runs: list[list[Word]] = []
    for word in lettered:
        if not line[word.start].isupper() or _FIRST_PERSON.fullmatch(line, word.start, word.end):
            continue
        if runs and line[runs[-1][-1].end : word.start] in _JOINTS:
            runs[-1].append(word)
        else:
            runs.append([word])
    return (run for run in runs if not _BEGINS.search(line[: run[0].start]))
