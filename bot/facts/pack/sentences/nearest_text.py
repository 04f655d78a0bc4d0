"""For an excerpt that does not stand in its article: the text that is nearest to it, and what differs."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from difflib import SequenceMatcher
from itertools import chain
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.model import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.text import ArticleText

_LEAST_SIMILARITY = 60.0
"""Out of a hundred; what is less like it is another text."""

_SLACK = 4
"""How many words the nearest text may begin earlier or later than the first guess, and end so."""

_WORDS = re.compile(r"\S+")
_MOST_DIFFERENCES = 3


class Nearest(Frozen, frozen=True):
    """The nearest text, its paragraph (from 1), and the differences in words."""

    text: str
    paragraph: int
    differences: tuple[str, ...]


def nearest(article_text: ArticleText, excerpt: str) -> Nearest | None:
    """The run of whole words of an article that is most like an excerpt, or None where nothing is like it."""
    # A slow import that only an excerpt gone astray needs.
    from rapidfuzz import fuzz  # noqa: PLC0415

    words = " ".join(excerpt.split())
    if not words or not article_text.paragraphs:
        return None
    alignment = fuzz.partial_ratio_alignment(words, article_text.collapsed, score_cutoff=_LEAST_SIMILARITY)
    if alignment is None:
        return None
    span = _fit_to_words(article_text.collapsed, words, Span(alignment.dest_start, alignment.dest_end))
    span = _without_marks(article_text.collapsed, words, span)
    text = article_text.collapsed[span.start : span.end]
    return Nearest(text, article_text.paragraph_of(article_text.original(span).start), tuple(differences(words, text)))


def differences(excerpt: str, text: str) -> Iterator[str]:
    """What a text has and an excerpt has not, or the reverse: one phrase for each place, by words or by characters."""
    ours, theirs = excerpt.split(), text.split()
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes():
        if tag == "insert":
            yield f"the article has “{' '.join(theirs[j1:j2])}”, which the file leaves out"
        elif tag == "delete":
            yield f"the file has “{' '.join(ours[i1:i2])}”, which the article has not"
        elif tag == "replace":
            yield from _replacement(" ".join(ours[i1:i2]), " ".join(theirs[j1:j2]))


def describe_nearest(nearest_text: Nearest | None) -> str:
    """The nearest text as the end of a message."""
    if nearest_text is None:
        return "nothing near it stands there: copy the words from the article"
    more = len(nearest_text.differences) - _MOST_DIFFERENCES
    phrases = [*nearest_text.differences[:_MOST_DIFFERENCES], *([f"and {more} more"] if more > 0 else [])]
    return f"nearest, in paragraph {nearest_text.paragraph}: “{nearest_text.text}”; {'; '.join(phrases)}"


def _replacement(ours: str, theirs: str) -> Iterator[str]:
    pairs = [(a, b) for a, b in zip(ours, theirs, strict=False) if a != b]
    if _visible_text(ours) == _visible_text(theirs):
        opcodes = SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        pairs = [(ours[i1:i2], theirs[j1:j2]) for tag, i1, i2, j1, j2 in opcodes if tag != "equal"]
    elif len(ours) != len(theirs) or len(pairs) * 2 > len(ours) or any(map(str.isdigit, chain(*pairs))):
        yield f"the article has “{theirs}” where the file has “{ours}”"
        return
    for excerpt_has, article_has in dict.fromkeys(pairs):
        yield f"the article has {_character_names(article_has)} where the file has {_character_names(excerpt_has)}"


def _visible_text(text: str) -> str:
    """The text as it looks: letters and their accents as one, without the characters that nobody sees."""
    visible = "".join(character for character in text if unicodedata.category(character) != "Cf")
    return unicodedata.normalize("NFC", visible)


def _character_names(characters: str) -> str:
    if not characters:
        return "nothing"
    codes = (f"U+{ord(each):04X} {unicodedata.name(each, '').lower()}".rstrip() for each in characters)
    return f"“{characters}” ({', '.join(codes)})"


def _without_marks(text: str, excerpt: str, span: Span) -> Span:
    """The run without the marks at its ends, where the excerpt begins and ends with a letter or figure."""
    start, end = span.start, span.end
    while end - start > 1 and excerpt[-1].isalnum() and not text[end - 1].isalnum():
        end -= 1
    while end - start > 1 and excerpt[0].isalnum() and not text[start].isalnum():
        start += 1
    return Span(start, end)


def _fit_to_words(text: str, excerpt: str, guess: Span) -> Span:
    """The run of whole words around a first guess that is most like the excerpt."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415

    margin = len(excerpt) + 100
    words = [match.span() for match in _WORDS.finditer(text, max(0, guess.start - margin), guess.end + margin)]
    starts, ends = [start for start, _ in words], [end for _, end in words]
    first = bisect_right(ends, guess.start)
    last = max(first, bisect_left(starts, guess.end) - 1)
    spans = [
        Span(start, end)
        for start in starts[max(0, first - _SLACK) : first + _SLACK + 1]
        for end in ends[max(0, last - _SLACK) : last + _SLACK + 1]
        if start < end
    ]
    return max(spans, key=lambda span: (Indel.normalized_similarity(excerpt, text[span.start : span.end]), -span.start))
