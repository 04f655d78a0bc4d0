"""Whose a number is by where it stands: of somebody whom it describes, or else of somebody of whom its clause tells."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.model import Span
from bot.facts.pack.sentences.runs import PHRASES, clause_around
from bot.facts.registers import Person, Place
from bot.facts.result_roles import HOME_ROLES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from bot.facts.model import Claim
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.source import Source

_PRONOUN = re.compile(r"\b(?:I|[Ww]e|(?i:he|him|she|they|them))\b")
_RELATIVE = re.compile(r"\bwho(?:se|m)?\b")
_APPOSED = re.compile(r"[\s(,–—-]*")
"""What stands between a name and a number that describes it: “Brown (25)”."""


_JOINED = re.compile(r"(?:and|as|because|but|if|though|when|where|while|with|yet)\b", re.IGNORECASE)
"""How a clause begins that has a subject of its own; so it does where it begins with a name."""
_LISTED = re.compile(r"(?:\sof(?:\s[A-Z]\w*)+|\s?\([^()]*\))?\s*(?:,|,?\s(?:and|or))\s+")
"""What stands between the names of two who do a thing together: “Brown and Lee”, “Brown of Harbour and Lee”."""
_VERB = re.compile(r"w[io]n|lea?d", re.IGNORECASE)
"""With what a place begins that describes nobody behind it: “led Lee”."""


class _Mention(NamedTuple):
    """Where a text names somebody, and who that may be: nobody knows of a pronoun."""

    run: Span
    ids: Set[str]


def homes_of(claims: Iterable[Claim], reference: Reference) -> dict[str, set[str]]:
    """The countries by whose names an article may call somebody: those that it claims of them."""
    homes: dict[str, set[str]] = {}
    for claim in claims:
        attribute = reference.attribute(claim.what)
        if attribute is not None and not HOME_ROLES.isdisjoint(attribute.roles):
            homes.setdefault(claim.about, set()).add(claim.value)
    return homes


def other_owner(claim: Claim, number: Span, source: Source, homes: Mapping[str, Set[str]]) -> Span | None:
    """Where another person is named whose a number is; None where it may be the subject's, or is said of both.

    “25-year-old Lee”, “Lee, 25,” and “the 25-year-old Northmarker” describe Lee. Else the clause tells of the first or
    the last one whom it names before the number, and where it names nobody, the sentence does.
    """
    sentence = source.text.sentences_around(number)
    people = _people(sentence, number, source)
    owners = _described(number, sentence, people, source, homes) or _subjects(number, sentence, people, source)
    concerned = {claim.about, claim.than.about if claim.than else None}
    is_known = owners and not any(not owner.ids or concerned & owner.ids for owner in owners)
    return owners[-1].run if is_known else None


def named_behind(claim: Claim, term: Span, source: Source) -> Span | None:
    """The name of another person just behind a term of one word, which describes them: “champion Lee”."""
    sentence = source.text.sentences_around(term)
    behind = (run for run in source.within(sentence, Person) if run.start == term.end + 1)
    other = next((run for run in behind if claim.about not in run.holders.ids), None)
    is_word = " " not in source.text.words(term)
    return other.span if other and is_word else None


def _people(sentence: Span, number: Span, source: Source) -> list[_Mention]:
    """Who is named in a sentence, outside of a number, in order."""
    text = source.text.text
    names = [_Mention(run.span, run.holders.ids.keys()) for run in source.within(sentence, Person)]
    pronouns = _PRONOUN.finditer(text, sentence.start, sentence.end)
    mentions = [*names, *(_Mention(Span(*match.span()), frozenset()) for match in pronouns)]
    return sorted(each for each in mentions if each.run.end <= number.start or number.end <= each.run.start)


def _described(
    number: Span, sentence: Span, people: Sequence[_Mention], source: Source, homes: Mapping[str, Set[str]]
) -> list[_Mention]:
    """Whom a number describes: the one just before it, or whom its phrase names behind it first, by name or country."""
    text = source.text.text
    before = [each for each in people if _APPOSED.fullmatch(text, each.run.end, number.start)]
    phrase = PHRASES.search(text, number.end, sentence.end)
    rest = Span(number.end, phrase.start() if phrase else sentence.end)
    if before or _VERB.match(text, number.start):
        return before
    by_country = (
        _Mention(run.span, {id_ for id_, places in homes.items() if not places.isdisjoint(run.holders.ids)})
        for run in source.within(rest, Place)
    )
    named = [each for each in people if rest.start <= each.run.start < rest.end]
    named = sorted((*named, *(each for each in by_country if each.ids)))
    # “25-year-old Northmarker Mina Lee”
    return [each for each in named if each.run.start <= named[0].run.end + 1]


def _subjects(number: Span, sentence: Span, people: Sequence[_Mention], source: Source) -> list[_Mention]:
    """Of whom the words around a number may tell."""
    text = source.text.text
    clause = clause_around(number, sentence, text)
    relative = _RELATIVE.search(text, clause.start, number.start)
    before = [each for each in people if each.run.end <= (relative.start() if relative else number.start)]
    behind = [each for each in people if each.run.start >= number.end]
    if relative or not before:
        return before[-1:] or behind[:1]
    inside = [each for each in before if each.run.start >= clause.start]
    if inside and (inside[0].run.start == clause.start or _JOINED.match(text, clause.start)):
        # “Lee and Brown saw their hopes of gold end” tells of both.
        listed = [each for each in before if _LISTED.fullmatch(text, each.run.end, inside[0].run.start)]
        return [*listed, inside[0], inside[-1]]
    # “, left Lee behind with 1:58.20”
    return [before[0], before[-1], *(each for each in behind[:1] if each.run.start < clause.end and not inside)]
