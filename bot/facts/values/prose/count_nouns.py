"""Which number of a text counts what: "nine golds, six silvers" has nine of one thing and six of another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.facts.values.kinds import ProseValue

_WORDS_BETWEEN = r"(?:[\s-]+(?!(?:to|at|in|on|for|from|after|before|with)\b)[\w']+){0,3}?[\s-]+"
"""A number and its noun stand in one phrase: "five World golds", and no comma nor "seven to hurdles gold"."""


class CountNouns:
    """The nouns of everything that is counted: "golds" and "gold medals" of one attribute, "medals" of another."""

    def __init__(self, nouns: Mapping[str, Iterable[str]]) -> None:
        """Take the nouns by the id of what they count, each in the plural or the singular."""
        self._nouns = [
            (id_, LazyRegex(rf"{_WORDS_BETWEEN}(?P<noun>{_either_number(noun)})\b"))
            for id_, phrases in nouns.items()
            for noun in dict.fromkeys(map(plain, phrases))
        ]

    def counted(self, text: str, number: ProseValue, numbers: Sequence[ProseValue]) -> frozenset[str]:
        """The ids of what a number of the text counts: those of the noun behind it, before the next of ``numbers``.

        Of two nouns the nearer one counts, and of those at one place the longer: "two gold medals" are golds.
        """
        low = plain(text)
        following = min((other.start for other in numbers if other.start >= number.end), default=len(text))
        behind = [
            (match.start("noun"), -match.end("noun"), id_)
            for id_, regex in self._nouns
            if (match := regex.match(low, number.end)) is not None and match.start("noun") < following
        ]
        nearest = min(behind, default=None)
        return frozenset(id_ for *place, id_ in behind if nearest and tuple(place) == nearest[:2])


def _either_number(noun: str) -> str:
    """A regular expression of a noun in the singular and the plural."""
    *words, last = (re.escape(word) for word in noun.split())
    stem = last.removesuffix("s")
    endings = f"{stem[:-2]}(?:y|ies)" if stem.endswith("ie") else f"{stem}s?"
    return r"[\s-]+".join((*words, endings))
