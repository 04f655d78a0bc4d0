"""What a pack is about: the entries of its own registers, and those of a base that its articles speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.moment import Moment, anchor_of
from bot.facts.registers import OWNERS, Registers, owners
from bot.facts.relative_day import RelativeDay
from bot.facts.values.references import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bot.facts.model import Article, Claim, Than
    from bot.facts.vocabulary import Attribute, Vocabulary


def registers_about(
    registers: Registers, own: Collection[str], articles: Iterable[Article], vocabulary: Vocabulary
) -> Registers:
    """The entries that the pack has itself (``own``) or its articles refer to, with all to which these belong.

    Nobody is offered, and no question is read as, what a base knows and no article says a word about.
    """
    waiting = [*own, *_implied_ids(vocabulary)]
    for article in articles:
        waiting += _article_ids(article, vocabulary.attributes)
    found: set[str] = set()
    while waiting:  # an entry also has that in which it lies: a place, series, meet or event
        id_ = waiting.pop()
        entry = registers.entry(id_) if id_ and id_ not in found else None
        if entry is not None:
            found.add(entry.id)
            waiting += (id_ for owner in OWNERS for id_ in owners(entry, owner))
    return Registers.of(entry for register in registers.each() for entry in register.values() if entry.id in found)


def _article_ids(article: Article, attributes: Mapping[str, Attribute]) -> Iterator[str | None]:
    """What may be an id in an article's file, and what is left out there."""
    yield from article.stories
    for claim in article.claims:
        yield from claim_ids(claim, attributes[claim.what])
    for quote in article.quotes:
        yield from (quote.speaker, anchor_of(quote.when))


def claim_ids(claim: Claim, attribute: Attribute) -> Iterator[str | None]:
    """What may be an id in a claim of that attribute, and what is left out there."""
    yield from (claim.about, claim.by, claim.among)
    yield from _value_ids(attribute.kind, claim.value)
    yield from _qualifier_ids(claim)
    if claim.than is not None:
        yield claim.than.about
        yield from _qualifier_ids(claim.than)


def _qualifier_ids(qualified: Claim | Than) -> Iterator[str | None]:
    if qualified.in_ is not None:
        yield from (qualified.in_.entry, qualified.in_.event)
    yield anchor_of(qualified.when)


def _value_ids(kind: str, value: str) -> Iterator[str | None]:
    if kind in REGISTERS:
        yield value
    elif kind == "date":
        day = RelativeDay.parse(value)
        yield None if day is None else day.anchor
    elif kind == "moment":
        yield anchor_of(Moment.parse(value))


def _implied_ids(vocabulary: Vocabulary) -> Iterator[str | None]:
    for attribute in vocabulary.attributes.values():
        for implied in attribute.implies:
            for value in (implied.value, *implied.values.values()):
                if value is not None:
                    yield from _value_ids(vocabulary.attributes[implied.what].kind, value)
