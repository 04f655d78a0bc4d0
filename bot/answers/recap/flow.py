"""How phrases flow into sentences: in which order, what stands between them, what need not be said again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.model import Value, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.recap.phrases import Phrase, Side

MOST_TOGETHER = 4
"""So much about one subject is told in one sentence, unless it is all of one kind."""

MOST_ALIKE = 5
"""So much of one kind is told in one sentence."""

_SHARED = re.compile(
    r"was|were|had|held|took|won|is|has|said|s?he|they|to|it|expected|hoped|felt|looked|came|called|owed"
)
"""Words that need not be said again where the next thing told of a subject begins with them too."""

_BEGINS_NOUN = re.compile(r"an?|the|his|her|their|not|one|two|three|four|five|six|seven|eight|nine|ten|\d.*")


def by_subject(told: Sequence[Phrase]) -> list[Phrase]:
    """Phrases about one subject next to each other, and of those what is of one race, all in the order they come up."""
    order = {subject: number for number, subject in enumerate(dict.fromkeys(phrase.of for phrase in told))}
    scopes = {scope: number for number, scope in enumerate(dict.fromkeys(map(_scope, told)))}
    return sorted(
        told,
        key=lambda phrase: (
            order[phrase.of],
            phrase.contested,
            (phrase.by or "", phrase.indirect or ""),
            "" if phrase.when is None else str(phrase.when),
            not _scope(phrase),
            scopes[_scope(phrase)],
        ),
    )


def _scope(phrase: Phrase) -> str:
    """The other race or meet of whose past it tells, "" for none."""
    is_past = phrase.scoped and phrase.row.point.verdict is not Verdict.REPORTED
    return str(phrase.row.point.key.in_ or "") if is_past else ""


def goes_on(phrase: Phrase, other: Phrase) -> bool:
    """Whether the next phrase belongs into the sentence: one subject, one speaker, one moment, nothing contested."""
    if phrase.contested or other.contested or not phrase.subject or (phrase.joint == "or" and len(phrase.sides) > 1):
        return False
    return _voice(phrase) == _voice(other)


def _voice(phrase: Phrase) -> tuple[object, ...]:
    """Of whom, by whom, whether in so many words, and when."""
    return phrase.of, phrase.by, phrase.indirect, phrase.when


def in_sentences(phrases: Sequence[Phrase]) -> Iterator[Sequence[Phrase]]:
    """Phrases that go on from each other, a few to a sentence: what is of one kind, or of one race, stays together."""
    units: list[list[Phrase]] = []
    for phrase in phrases:
        alike = units and (_kind(units[-1][-1]) & _kind(phrase))
        if alike and len(units[-1]) < MOST_ALIKE:
            units[-1].append(phrase)
        else:
            units.append([phrase])
    sentence: list[Phrase] = []
    for unit in units:
        if sentence and len(sentence) + len(unit) > MOST_TOGETHER:
            yield sentence
            sentence = []
        sentence += unit
    yield sentence


def _kind(phrase: Phrase) -> set[str]:
    """What it is of: its attribute, and the other race or meet of which it tells."""
    key = phrase.row.point.key
    return {key.what, *([f"in {key.in_}"] if key.in_ and phrase.scoped else [])}


def joints(begins: Sequence[bool], sizes: Sequence[int]) -> Iterator[str]:
    """What stands in front of each thing told of a subject: "had a cold and a cough, and felt better".

    ``begins`` is whether it begins with a verb of its own, ``sizes`` how many values it has.
    """
    last = max((number for number, own in enumerate(begins) if own), default=0)
    for number, own in enumerate(begins):
        if number == 0:
            yield " "
        elif own:
            joined = any(not each for each in begins[:number]) or max(sizes[:number]) > 1
            yield (", and " if joined else " and ") if number == last else ", "
        else:
            ends = number + 1 == len(begins) or begins[number + 1]
            yield " and " if ends else ", "


def merged(sides: Sequence[Side]) -> Iterator[Side]:
    """The sides, those that say the same of two moments as one."""
    alike: dict[tuple[Value, str], list[Side]] = {}
    for side in sides:
        alike.setdefault((side.value, side.pattern), []).append(side)
    for same in alike.values():
        if len(same) == 1:
            yield same[0]
            continue
        articles = dict.fromkeys(article for side in same for article in side.articles)
        yield replace(same[0], articles=tuple(articles))


def unshared(words: str, before: str, *, alike: bool) -> str:
    """The words without those at their beginning that the ones before have too and that need not be said twice.

    Those are all that two things share that are told ``alike``; else a few verbs. A verb alone is shared only where
    both go on in one way: "had a cold and a sore throat", but "had won before and had a cold".
    """
    kept, earlier = words.split(" "), before.split(" ")
    shared = 0
    for word, its in zip(kept[:-1], earlier[:-1], strict=False):
        if word != its or not (alike or _SHARED.fullmatch(word)):
            break
        shared += 1
    while alike and shared and kept[shared - 1] in {"a", "an", "the"}:
        shared -= 1
    going_on = [bool(_BEGINS_NOUN.fullmatch(each[shared])) for each in (kept, earlier)]
    return " ".join(kept[shared:]) if alike or shared > 1 or going_on[0] == going_on[1] else words
