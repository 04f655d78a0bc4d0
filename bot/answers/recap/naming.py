"""What shows a name that a sentence says and its own receipts do not: the words that carry it nearby, or a reading."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bot.answers.points.wording import in_a_sentence, join_words
from bot.facts.model import Span
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Citation, Statement
    from bot.answers.points.citations import Citations
    from bot.facts.model import Claim
    from bot.store.rows import EntryRow, Evidence, PointRow

_COMMON = re.compile(r"world|championships?|games|cup|open|trophy|final|men|women|the")
"""Words of names that tell nothing from others."""

MEANT = "meant here: "
"""In front of a name or a moment that a reader of the article knows without its being said."""

_WORD = re.compile(r"\w+")
_LONGEST_NAME = 6
"""Words in a row in which all that tells a name from others is looked for."""


_Run = tuple["Claim", int, int]
"""Words of a claim's excerpt: from where to where."""


class Mentions:
    """Where the articles of a story name people and things, as far as claims cover the words."""

    def __init__(self, points: Iterable[PointRow], names: Mapping[str, EntryRow]) -> None:
        self._points = points
        self._names = names
        self.statements: dict[tuple[str, ...], Statement] = {}
        """Sentences with their receipts, by their words and the claims that they tell; drafts share them."""
        self._runs: dict[str, tuple[_Run, ...]] = {}

    def receipts_for(
        self, person: str, evidence: Sequence[Evidence], receipts: Citations, working: Sequence[str]
    ) -> tuple[Citation | None, str | None]:
        """What shows that somebody is meant, where neither a cited excerpt nor the working names them.

        That is a curator's reading, or else the words nearest by that name them.
        """
        unnamed = receipts.name_readings((person,), evidence, working)
        row = self._names.get(person)
        if not unnamed or row is None:
            return None, None
        about = [item for item in evidence if person in (item.claim.about, item.claim.value)]
        reading = next((item.claim.reading for item in about if item.claim.reading), None)
        if reading and row.name.rsplit(maxsplit=1)[-1] in reading:
            return None, None if reading in working else f"{row.unnamed or row.name}: {reading}"
        cited = self._cite(self._found(person, self._of_person(row)), about or evidence, receipts, near=True)
        return cited, None if cited else unnamed[0].replace("read as ", MEANT)

    def of_things(
        self, things: Iterable[str], evidence: Sequence[Evidence], receipts: Citations, working: Sequence[str]
    ) -> tuple[list[Citation], list[str]]:
        """The words that name meets, places and races which neither a cited excerpt nor the working names.

        Those that no article names so are told as a working.
        """
        named = list(things)
        if not named:
            return [], []
        texts = " ".join(["", *(_folded(item.claim.excerpt) for item in evidence), *map(_folded, working)])
        cited: list[Citation] = []
        read = []
        for name in named:
            if is_in(name, texts):
                continue
            found = self._cite(self._found(name, self._of_thing(name)), evidence, receipts, near=False)
            if found is None:
                read.append(in_a_sentence(name))
            else:
                cited.append(found)
        return cited, [f"{MEANT}{name}" for name in read]

    def _found(self, name: str, runs: Iterator[_Run]) -> tuple[_Run, ...]:
        """Where a name stands: looked for once."""
        if name not in self._runs:
            self._runs[name] = tuple(runs)
        return self._runs[name]

    def _cite(
        self,
        runs: Iterable[_Run],
        evidence: Sequence[Evidence],
        receipts: Citations,
        *,
        near: bool,
    ) -> Citation | None:
        """The run nearest to what is told: in its paragraph, or else in its article, before it rather than behind."""
        wanted = {item.claim.article for item in evidence}
        found: list[tuple[tuple[bool, bool, int], Claim, Span]] = []
        for claim, start, end in runs:
            if claim.article not in wanted:
                continue
            run = Span(claim.span.start + start, claim.span.start + end)
            for item in evidence:
                told = item.claim
                if told.article == claim.article and (not near or told.paragraph == claim.paragraph):
                    distance = abs(run.start - told.span.start)
                    key = (told.paragraph != claim.paragraph, run.start > told.span.end, distance)
                    found.append((key, claim, run))
        if not found:
            return None
        _, claim, run = min(found, key=lambda each: each[0])
        words = claim.excerpt[run.start - claim.span.start : run.end - claim.span.start]
        return receipts.of_passage(claim.article, claim.paragraph, run, words)

    @cached_property
    def _claims(self) -> tuple[Claim, ...]:
        """Every claim once whose words stand in its article with as many characters, so that a run can be placed."""
        found = {item.claim.id: item.claim for row in self._points for item in row.evidence.values()}
        return tuple(claim for claim in found.values() if len(claim.excerpt) == claim.span.end - claim.span.start)

    @cached_property
    def _folded_claims(self) -> list[tuple[Claim, str]]:
        return [(claim, f" {_folded(claim.excerpt)}") for claim in self._claims]

    def _of_person(self, row: EntryRow) -> Iterator[_Run]:
        """Somebody's full name, or the surname where that is theirs; never within the name of somebody else."""
        name = row.unnamed or row.name
        surname = name.rsplit(maxsplit=1)[-1]
        own = {name, surname} if row.owner and not row.unnamed else {name}
        others = {other.name for other in self._names.values() if other.name.endswith(f" {surname}")} - own
        longest_first = sorted({*others, name, surname}, key=lambda each: (-len(each), each))
        wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        for claim in self._claims:
            if surname in claim.excerpt:
                yield from (
                    (claim, match.start(), match.end()) for match in wanted.finditer(claim.excerpt) if match[0] in own
                )

    def _of_thing(self, name: str) -> Iterator[_Run]:
        """Words in a row with all that tells the name from others; all of it where that is one word."""
        words, telling = _telling(name)
        wanted = telling if len(telling) > 1 and not all(map(_COMMON.fullmatch, telling)) else words
        stems = [word.removesuffix("s") for word in wanted]
        starts = [f" {stem}" for stem in stems]
        for claim, folded in self._folded_claims:
            if not all(start in folded for start in starts):
                continue
            tokens = [(_folded(match[0]), match) for match in _WORD.finditer(claim.excerpt)]
            places = [next((n for n, (word, _) in enumerate(tokens) if word.startswith(stem)), None) for stem in stems]
            known = [place for place in places if place is not None]
            if len(known) == len(stems) and max(known) - min(known) < _LONGEST_NAME:
                yield claim, tokens[min(known)][1].start(), tokens[max(known)][1].end()


def meant_once(working: Iterable[str]) -> list[str]:
    """Workings each once, all that is meant in one of them at the end."""
    lines = dict.fromkeys(working)
    meant = [line.removeprefix(MEANT) for line in lines if line.startswith(MEANT)]
    return [line for line in lines if not line.startswith(MEANT)] + ([f"{MEANT}{join_words(meant)}"] if meant else [])


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def is_in(name: str, texts: str) -> bool:
    """Whether all words of a name that tell it from others stand in folded texts, whatever their endings."""
    return all(f" {word.removesuffix('s')}" in texts for word in _telling(name)[1])


@lru_cache(maxsize=1024)
def _telling(name: str) -> tuple[list[str], list[str]]:
    """The folded words of a name, and those of them that tell it from others."""
    words = fold(name).split()
    undated = [word for word in words if not word.isdigit()]
    telling = [word for word in undated if not _COMMON.fullmatch(word)] or undated
    return words, words if len(undated) == 1 else telling
