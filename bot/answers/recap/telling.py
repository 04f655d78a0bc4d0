"""Phrases told as sentences, each with the articles that say it: "Lee took the lead on lap two [1] or after it [5].".

A sentence tells several things of one subject where they follow each other. What cannot all hold has one of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.citations import IN_ORDER
from bot.answers.points.points import evidence_of, standing_working
from bot.answers.points.wording import capitalised, join_words, number_word
from bot.answers.recap.fields import Fields
from bot.answers.recap.flow import goes_on, in_sentences, joints, merged, unshared
from bot.answers.recap.naming import MEANT, meant_once
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.moment import Moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.recap.naming import Mentions
    from bot.answers.recap.phrases import Phrase, Side
    from bot.answers.recap.prose import Prose
    from bot.facts.model import Claim
    from bot.store.rows import Evidence, FindingRow

_GAPS = re.compile(r"\s+(?=[,.;:]|$)|(?<=\s)\s+")


class Piece(Frozen, frozen=True):
    """A run of words and the articles that say it; ``joint`` stands in front. A counted one says how many they are."""

    words: str
    articles: tuple[str, ...]
    joint: str = " "
    counted: bool = False
    end: str = ""


class Teller:
    """Tells phrases in the order in which they come, for a text names people shortly after their first mention."""

    def __init__(self, context: AnswerContext, prose: Prose, mentions: Mentions) -> None:
        self._context = context
        self._prose = prose
        self._mentions = mentions

    @property
    def known(self) -> frozenset[str]:
        """Who has been named so far."""
        return frozenset(self._prose.known)

    def forget(self, known: frozenset[str]) -> None:
        """Go back to who had been named then: names under a cover have not been read."""
        self._prose.known = set(known)

    def sentences(self, phrases: Sequence[Phrase]) -> Iterator[Statement]:
        """Phrases with one subject, one speaker and one moment in one sentence, the others in their own."""
        for number, phrase in enumerate(phrases):
            if number and goes_on(phrases[number - 1], phrase):
                continue
            together = [phrase]
            for other in phrases[number + 1 :]:
                if not goes_on(together[-1], other):
                    break
                together.append(other)
            for group in in_sentences(together):
                yield self.sentence(group)

    def sentence(self, phrases: Sequence[Phrase]) -> Statement:
        """One sentence with all that it rests on."""
        self._prose.begin()
        opening = self._opening(phrases[0])
        pieces = list(self._pieces(phrases))
        text = self._text(opening, pieces)
        sides = [side for phrase in phrases for side in phrase.sides]
        evidence = [item for side in sides for item in evidence_of(side.row, side.standings)]
        working = [line for phrase in phrases for side in phrase.sides for line in self._working(phrase, side)]
        return self.statement(text, evidence, working)

    def contradiction(self, row: FindingRow) -> Statement:
        """What cannot be right, as a sentence; its working is the finding's own."""
        self._prose.begin()
        evidence = [row.evidence[claim] for claim in row.finding.claims]
        attributes = self._context.vocabulary.attributes
        said = dict.fromkeys(attributes[item.claim.what].label for item in evidence)
        labels = join_words([label for label in said if f"{label}s" not in said])
        names = [self._prose.name(about) for about in dict.fromkeys(item.claim.about for item in evidence)]
        people = all(item.claim.about in self._prose.people for item in evidence)
        of = (
            f"{_possessive(names[0])} {labels}"
            if people and len(names) == 1
            else f"the {labels} of {join_words(names)}"
        )
        marks = self._context.citations.marks(set(row.finding.articles))
        several = not row.finding.within_an_article
        text = (
            f"What is said of {of} in {marks} cannot all hold." if several else f"{marks} contradicts itself on {of}."
        )
        return self.statement(text, evidence, [capitalised(row.finding.working)])

    def statement(self, text: str, evidence: Sequence[Evidence], working: Sequence[str]) -> Statement:
        """A sentence with its receipts, and with the words that show whom and what it names."""
        key = (text, *(item.claim.id for item in evidence))
        made = self._mentions.statements.get(key)
        if made is None:
            made = self._mentions.statements[key] = self._statement(text, evidence, working)
        return made

    def _statement(self, text: str, evidence: Sequence[Evidence], working: Sequence[str]) -> Statement:
        receipts = self._context.citations
        made = receipts.statement(text, evidence, working=meant_once(working))
        cited, shown = [], list(working)
        for person in self._prose.people:
            words, reading = self._mentions.receipts_for(person, evidence, receipts, shown)
            cited += [words] if words else []
            shown += [reading] if reading else []
        runs, read = self._mentions.of_things(self._prose.things, evidence, receipts, shown)
        cited += runs
        shown += read
        if not cited and len(shown) == len(working):
            return made
        citations = sorted({*made.citations, *cited}, key=IN_ORDER)
        return replace(made, citations=tuple(citations), working="; ".join(meant_once(shown)) or None)

    # --- the words ----------------------------------------------------------------------------------------------------

    def _opening(self, phrase: Phrase) -> str:
        """When, who, and who said so: "at the bell Mina Lee", "Ada Brown said she", "the articles differ: Mina Lee"."""
        whens = dict.fromkeys(side.row.point.key.when for side in phrase.sides) if phrase.when else {}
        moments = "" if phrase.by else self._moments([when for when in whens if when])
        subject = self._subject(phrase)
        if phrase.indirect is not None:
            subject = f"{self._prose.name(phrase.indirect)} said {self._himself(phrase) or subject}"
        moments = f"{moments}," if "," in moments else moments
        differ = "the articles differ:" if phrase.contested else ""
        return " ".join(part for part in (differ, moments, subject) if part)

    def _moments(self, whens: Sequence[Moment]) -> str:
        """Moments as a sentence opens with them: "on lap one and lap two"; "before the race" goes without saying."""
        words = [self._prose.moment(when) for when in whens if when != Moment.before(self._prose.race.id)]
        first, _, _ = words[0].partition(" ") if words else ("", "", "")
        return join_words([words[0], *(word.removeprefix(f"{first} ") for word in words[1:])]) if words else ""

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
        told: list[tuple[Phrase, list[Side], list[str], bool]] = []
        before, pattern = "", ""
        for phrase in phrases:
            sides = list(merged(phrase.sides))
            words = list(self._words(phrase, sides))
            shown = unshared(words[0], before, alike=sides[0].pattern == pattern)
            begins = not told or shown == words[0]
            if begins or sides[0].pattern != pattern:
                before, pattern = words[0], sides[0].pattern
            told.append((phrase, sides, [shown, *words[1:]], begins))
        between = joints([begins for *_, begins in told], [len(sides) for _, sides, *_ in told])
        for (phrase, sides, words, _), first in zip(told, between, strict=True):
            for place, (side, shown) in enumerate(zip(sides, words, strict=True)):
                joint = phrase.link or first
                if place:
                    joint = f" {phrase.joint} " if phrase.joint and place == len(sides) - 1 else ", "
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
            filled = self._prose.there("".join(parts).format_map(Fields(side, self._prose)))
            yield _GAPS.sub("", filled)

    def _timed(self, piece: Piece, side: Side) -> Iterator[Piece]:
        """The piece with the moments that its articles give: all of them one, or each its own, or some of them none."""
        moments: dict[str, list[str]] = {}
        for standing in side.standings if side.timed else ():
            when = side.row.evidence[standing.claim].claim.when
            if when is not None and when.bound is None:
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
                words += f" in {number_word(len(piece.articles))}"
            if not _shares_marks(piece, pieces[number + 1 : number + 2]):
                words += f" {self._context.citations.marks(piece.articles)}{piece.end}"
        return f"{capitalised(words.strip())}."

    # --- what it rests on ---------------------------------------------------------------------------------------------

    def _working(self, phrase: Phrase, side: Side) -> Iterator[str]:
        """How a value or a moment was found that the cited words do not show as they are."""
        read = False
        for standing in side.standings:
            read = read or side.row.evidence[standing.claim].claim.printed is not None
            if standing.working:
                yield standing_working(side.row, standing, self._context)
        reading = None if read else side.row.evidence[side.standings[0].claim].claim.reading
        if reading:
            told = "" if side.attribute.kind == "term" else f"{self._context.words(side.row, side.value)}: "
            yield f"{told}{reading}"
        for standing in side.standings if phrase.when or side.timed else ():
            claim = side.row.evidence[standing.claim].claim
            if claim.when is not None and not _shows(claim):
                yield f"{MEANT}{self._prose.moment(claim.when)}"


def _shows(claim: Claim) -> bool:
    """Whether a claim's words show its moment, as far as that has a number to show."""
    if claim.when is None or claim.when.bound is not None or not any(map(str.isdigit, claim.when.at)):
        return True
    return values.shows("moment", claim.excerpt, claim.when.at, values.Context()) is not None


def _shares_marks(piece: Piece, after: Sequence[Piece]) -> bool:
    """Whether the marks behind the next piece are those of this one too."""
    own = piece.counted or after[0].counted or after[0].end if after else True
    return not own and set(after[0].articles) == set(piece.articles)


def _possessive(name: str) -> str:
    return f"{name}'" if name.endswith("s") else f"{name}'s"
