"""Whom a pronoun means: the only person named in its sentence before it and in the sentence before; “I” the speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.model import Span
from bot.facts.pack.sentences.quotations import quotation_around

if TYPE_CHECKING:
    from bot.facts.model import Claim
    from bot.facts.pack.sentences.source import Source
    from bot.facts.registers import Person

_PRONOUN = re.compile(
    r"\b(?:(?P<first>I|[Mm](?:e|y|ine|yself))"
    r"|(?P<third>(?i:he|him|his|himself|she|her|hers|herself|they|them|their|theirs|themselves))"
    r"|(?P<other>[Yy]ou(?:r|rs|rself)?|[Ww]e|[Uu]s|[Oo]urs?|[Oo]urselves))\b"
)


def pronoun_reading(claim: Claim, person: Person, source: Source) -> str | None:
    """How the pronoun of a claim's excerpt, or of its sentence before it, is read as its subject; None where not."""
    excerpt, quotation = claim.span, quotation_around(source.text, claim.span)
    start = _begins(excerpt.start, source)
    before = [*_PRONOUN.finditer(source.text.text, max(start, quotation.start if quotation else 0), excerpt.start)]
    word = _PRONOUN.search(source.text.text, excerpt.start, excerpt.end) or next(reversed(before), None)
    if word is None or word.lastgroup != ("third" if quotation is None else "first"):
        return None
    if quotation is not None:
        return f"“{word[0]}” is read as {person.name}, who speaks" if claim.by == person.id else None
    end = max(word.start(), excerpt.start)
    named = source.people(Span(_begins(end, source, sentences_before=1), end))
    return _reading(word, person) if named == {person.id} else None


def speaker_reading(quotation: Span, person: Person, source: Source) -> str | None:
    """How the pronoun beside a quotation is read as its speaker: “It hurts,” she said. None where it cannot be."""
    end = source.text.sentences[source.text.sentences_touching(quotation)[-1]].end
    before = [*_PRONOUN.finditer(source.text.text, _begins(quotation.start, source), quotation.start)]
    word = next(reversed(before), None) or _PRONOUN.search(source.text.text, quotation.end, end)
    if word is None or word.lastgroup != "third":
        return None
    named = source.people(Span(_begins(quotation.start, source, sentences_before=1), quotation.start))
    named |= source.people(Span(quotation.end, max(word.start(), quotation.end)))
    return _reading(word, person) if named == {person.id} else None


def _reading(word: re.Match[str], person: Person) -> str:
    return f"“{word[0]}” is read as {person.name}, the only person named in this sentence and the one before"


def _begins(place: int, source: Source, *, sentences_before: int = 0) -> int:
    """Where the sentence of a place begins, or one before it."""
    number = source.text.sentences_touching(Span(place, place + 1))[0]
    return source.text.sentences[max(number - sentences_before, 0)].start
