"""The moments that a vocabulary brings, as a text names them and as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.own_moments import phrase_pattern
from bot.facts.values.prose.number_words import NUMBER, ORDINAL, cardinal, ordinal, ordinal_figures, plain
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from bot.facts.own_moments import OwnMoments


def named_moments(low: str, moments: OwnMoments) -> Iterator[tuple[str, re.Match[str]]]:
    """Every moment of a vocabulary that a text names, with where; of one phrase within another only the longer."""
    phrases = ((plain(phrase), moment) for moment in moments.each for phrase in moment.read)
    taken = UsedSpans(low)
    for phrase, moment in sorted(phrases, key=lambda each: -len(each[0])):
        for match in phrase_pattern(phrase, rf"(?P<n>{NUMBER})", rf"(?P<nth>{ORDINAL})").finditer(low):
            stated = match.groupdict()
            number = ordinal(stated["nth"]) if "nth" in stated else cardinal(stated["n"]) if "n" in stated else ""
            if number is not None and not taken.holds(*match.span()):
                taken.add(*match.span())
                yield moment.id.format(n=number), match


def own_moment_words(value: str, moments: OwnMoments) -> str | None:
    """A moment of a vocabulary in its words, as in "in the 67th minute"; None for what is none of them."""
    of_vocabulary = moments.of(value)
    if of_vocabulary is None:
        return None
    moment, number = of_vocabulary
    return moment.words.format(n=number, nth=ordinal_figures(int(number)) if number else "")
