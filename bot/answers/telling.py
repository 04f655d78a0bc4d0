"""Phrases told as sentences, each with the articles that say it: "Lee took the lead on lap two [1] or after it [5].".

A sentence tells several things of one subject where they follow each other. What cannot all hold has one of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.answers.points import evidence_of, standing_working
from bot.answers.wording import in_words, listed, opened
from bot.facts import values
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.answers.answer import Statement
    from bot.answers.phrases import Phrase, Side
    from bot.answers.points import Tellers
    from bot.answers.prose import Prose
    from bot.facts.database.rows import Evidence
    from bot.facts.model import Claim

MOST_TOGETHER = 4
"""So much about one subject is told in one sentence."""

_SHARED = re.compile(
    r"was|were|had|held|took|won|is|has|said|s?he|they|to|it|expected|hoped|felt|looked|came|called|owed"
)
"""Words that need not be said again where the next thing told of a subject begins with them too."""

_BEGINS_NOUN = re.compile(r"an?|the|his|her|their|not|one|two|three|four|five|six|seven|eight|nine|ten|\d.*")
_COMMON = re.compile(r"world|championships?|games|cup|open|trophy|final|men|women|the")
"""Words of names that tell nothing from others."""

_GAPS = re.compile(r"\s+(?=[,.;:]|$)|(?<=\s)\s+")
_BOUND = re.compile(r"(?:as of|before) \S+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words and the articles that say it; ``joint`` stands in front. A counted one says how many they are."""

    words: str
    articles: tuple[str, ...]
    joint: str = " "
    counted: bool = False
    end: str = ""


class Teller:
    """Tells phrases in the order in which they come, for a text names people shortly after their first mention."""

    def __init__(self, tellers: Tellers, prose: Prose) -> None:
        self._tellers = tellers
        self._prose = prose

    def sentences(self, phrases: Sequence[Phrase]) -> Iterator[Statement]:
        """Phrases with one subject, one speaker and one moment in one sentence, the others in their own."""
        for number, phrase in enumerate(phrases):
            if number and _goes_on(phrases[number - 1], phrase):
                continue
            together = [phrase]
            for other in phrases[number + 1 :]:
                if not _goes_on(together[-1], other):
                    break
                together.append(other)
            sentences = -(-len(together) // MOST_TOGETHER)
            most = -(-len(together) // sentences)
            for start in range(0, len(together), most):
                yield self.sentence(together[start : start + most])

    def sentence(self, phrases: Sequence[Phrase]) -> Statement:
        """One sentence with all that it rests on."""
        self._prose.begin()
        opening = self._opening(phrases[0])
        pieces = list(self._pieces(phrases))
        text = self._text(opening, pieces)
        sides = [side for phrase in phrases for side in phrase.sides]
        evidence = [item for side in sides for item in evidence_of(side.row, side.standings)]
        working = [line for phrase in phrases for side in phrase.sides for line in self._working(phrase, side)]
        working += self._unnamed(evidence, working)
        return self._tellers.receipts.statement(text, evidence, working=working)

    # --- the words ----------------------------------------------------------------------------------------------------

    def _opening(self, phrase: Phrase) -> str:
        """When, who, and who said so: "at the bell Mina Lee", "Ada Brown said she", "the articles differ: Mina Lee"."""
        whens = dict.fromkeys(side.row.point.key.when for side in phrase.sides) if phrase.when else {}
        moments = "" if phrase.by else listed([self._prose.moment(when) for when in whens if when])
        subject = self._subject(phrase)
        if phrase.indirect is not None:
            subject = f"{self._prose.name(phrase.indirect)} said {self._himself(phrase) or subject}"
        moments = f"{moments}," if "," in moments else moments
        differ = "the articles differ:" if phrase.contested else ""
        return " ".join(part for part in (differ, moments, subject) if part)

    def _subject(self, phrase: Phrase) -> str:
        if phrase.indirect is not None and self._himself(phrase):
            return ""
        return self._prose.name(phrase.of) if phrase.subject.startswith("{") else phrase.subject

    def _himself(self, phrase: Phrase) -> str:
        """The pronoun of a runner who speaks of nobody else; "" where a name is needed."""
        own = phrase.subject == "{about}" and phrase.by == phrase.of
        pronouns = self._prose.pronouns(phrase.of) if own else None
        return pronouns[0] if pronouns else ""

    def _pieces(self, phrases: Sequence[Phrase]) -> Iterator[Piece]:
        """Every side of every phrase, without the words that it shares with the one before."""
        before, pattern = "", ""
        for number, phrase in enumerate(phrases):
            joint = phrase.link or (" " if number == 0 else " and " if number == len(phrases) - 1 else ", ")
            sides = list(_merged(phrase.sides))
            for place, (side, words) in enumerate(zip(sides, self._words(phrase, sides), strict=True)):
                if place:
                    joint = f" {phrase.joint} " if phrase.joint and place == len(sides) - 1 else ", "
                    shown = words
                else:
                    shown = _unshared(words, before, alike=side.pattern == pattern)
                    before, pattern = words, side.pattern
                yield from self._timed(Piece(shown, side.articles, joint, phrase.contested), side)

    def _words(self, phrase: Phrase, sides: Sequence[Side]) -> Iterator[str]:
        """Each side in words; of those that are told alike only the first has what leads up to the value.

        What follows the value stands behind the last of them, or behind the first where each is counted.
        """
        alike = len({side.pattern for side in sides}) == 1 and "{value}" in sides[0].pattern
        tailed = 0 if phrase.contested else len(sides) - 1
        for place, side in enumerate(sides):
            head, field, tail = side.pattern.partition("{value}")
            parts = (head if place == 0 else "", field, tail if place == tailed else "") if alike else (side.pattern,)
            yield _GAPS.sub("", "".join(parts).format_map(_Fields(side, self._prose)))

    def _timed(self, piece: Piece, side: Side) -> Iterator[Piece]:
        """The piece with the moments that its articles give: all of them one, or each its own, or some of them none."""
        moments: dict[str, list[str]] = {}
        for standing in side.standings if side.timed else ():
            when = side.row.evidence[standing.claim].claim.when
            if when is not None and not _BOUND.fullmatch(when):
                moments.setdefault(self._prose.moment(when), []).append(standing.article)
        timed = {article for articles in moments.values() for article in articles}
        if not moments or timed != set(side.articles):
            yield piece
            yield from (Piece(moment, tuple(articles), " (", end=")") for moment, articles in moments.items())
            return
        for number, (moment, articles) in enumerate(moments.items()):
            words = moment if number else f"{piece.words} {moment}"
            yield Piece(words, tuple(articles), " or " if number else piece.joint, piece.counted)

    def _text(self, opening: str, pieces: Sequence[Piece]) -> str:
        """The pieces behind the opening; articles stand behind the last of the pieces that they share."""
        words = opening
        for number, piece in enumerate(pieces):
            words += f"{piece.joint if words else ''}{piece.words}"
            if piece.counted:
                words += f" in {in_words(len(piece.articles))}"
            if not _shares_marks(piece, pieces[number + 1 : number + 2]):
                words += f" {self._tellers.receipts.marks(piece.articles)}{piece.end}"
        return f"{opened(words.strip())}."

    # --- what it rests on ---------------------------------------------------------------------------------------------

    def _working(self, phrase: Phrase, side: Side) -> Iterator[str]:
        """How a value or a moment was found that the cited words do not show as they are."""
        read = False
        for standing in side.standings:
            read = read or side.row.evidence[standing.claim].claim.printed is not None
            if standing.working:
                yield standing_working(side.row, standing, self._tellers)
        reading = None if read else side.row.evidence[side.standings[0].claim].claim.reading
        if reading:
            yield f"{self._tellers.words(side.row, side.value)}: {reading}"
        for standing in side.standings if phrase.when or side.timed else ():
            claim = side.row.evidence[standing.claim].claim
            if claim.when is not None and not _shows(claim):
                yield f"read as {self._prose.moment(claim.when)}"

    def _unnamed(self, evidence: Sequence[Evidence], working: Sequence[str]) -> Iterator[str]:
        """How each name of the sentence was read that the cited words do not show."""
        yield from self._tellers.receipts.unnamed(self._prose.people, evidence, working)
        if not self._prose.things:
            return
        texts = fold(" ".join([*(item.claim.excerpt for item in evidence), *working]))
        read = [name for name in self._prose.things if not _is_in(name, f" {texts}")]
        if read:
            yield f"read as {listed(read)}"


def _shows(claim: Claim) -> bool:
    """Whether a claim's words show its moment, as far as that has a number to show."""
    if claim.when is None or _BOUND.fullmatch(claim.when) or not any(map(str.isdigit, claim.when)):
        return True
    return values.shows("moment", claim.excerpt, claim.when, values.Context()) is not None


def _is_in(name: str, texts: str) -> bool:
    """Whether all words of a name that tell it from others stand in folded texts, whatever their endings."""
    words = fold(name).split()
    undated = [word for word in words if not word.isdigit()]
    telling = [word for word in undated if not _COMMON.fullmatch(word)] or undated
    telling = words if len(undated) == 1 else telling
    return all(f" {word.removesuffix('s')}" in texts for word in telling)


class _Fields(dict[str, str]):
    """What the fields of a pattern stand for, each put into words when it is needed."""

    def __init__(self, side: Side, prose: Prose) -> None:
        super().__init__()
        self._side = side
        self._prose = prose

    def __missing__(self, name: str) -> str:
        return _FIELDS[name](self._side, self._prose)


def _in(side: Side, prose: Prose) -> str:
    scope = side.row.point.key.in_
    return prose.scope(scope) if scope else ""


def _when(side: Side, prose: Prose) -> str:
    when = side.row.point.key.when
    return prose.moment(when) if when else ""


def _than(side: Side, prose: Prose) -> str:
    than = side.row.point.key.than
    return prose.name(than.about) if than and than.about else ""


def _among(side: Side, prose: Prose) -> str:
    among = side.row.point.key.among
    return prose.name(among) if among else ""


def _by(side: Side, prose: Prose) -> str:
    by = side.row.evidence[side.standings[0].claim].claim.by
    return prose.name(by) if by else ""


_FIELDS: Mapping[str, Callable[[Side, Prose], str]] = {
    "about": lambda side, prose: prose.name(side.row.point.key.about),
    "value": lambda side, prose: prose.value(side.attribute, side.value),
    "in": _in,
    "when": _when,
    "than": _than,
    "among": _among,
    "by": _by,
    "their": lambda side, prose: (prose.pronouns(side.row.point.key.about) or ("they", "their"))[1],
}


def _goes_on(phrase: Phrase, other: Phrase) -> bool:
    """Whether the next phrase belongs into the sentence: one subject, one speaker, one moment, nothing contested."""
    if phrase.contested or other.contested or not phrase.subject or (phrase.joint == "or" and len(phrase.sides) > 1):
        return False
    return (phrase.of, phrase.indirect, phrase.when) == (other.of, other.indirect, other.when)


def _shares_marks(piece: Piece, after: Sequence[Piece]) -> bool:
    """Whether the marks behind the next piece are those of this one too."""
    own = piece.counted or after[0].counted or after[0].end if after else True
    return not own and set(after[0].articles) == set(piece.articles)


def _merged(sides: Sequence[Side]) -> Iterator[Side]:
    """The sides, those that say the same of two moments as one."""
    alike: dict[tuple[str, str], list[Side]] = {}
    for side in sides:
        alike.setdefault((side.value, side.pattern), []).append(side)
    for same in alike.values():
        articles = dict.fromkeys(article for side in same for article in side.articles)
        yield replace(same[0], articles=tuple(articles))


def _unshared(words: str, before: str, *, alike: bool) -> str:
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
    going_on = [bool(_BEGINS_NOUN.fullmatch(each[shared])) for each in (kept, earlier)]
    return " ".join(kept[shared:]) if alike or shared > 1 or going_on[0] == going_on[1] else words
