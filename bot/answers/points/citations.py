"""Receipts: numbering an answer's articles, citing them, and saying how a name was read that the words do not show."""

from __future__ import annotations

from functools import cached_property, lru_cache
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.answer import Citation, CitedArticle, Statement
from bot.answers.points.wording import in_a_sentence
from bot.facts.frozen import Frozen
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.facts.model import Claim, Quote, Span, Verdict
    from bot.store.rows import ArticleRow, EntryRow, Evidence

_FRAGMENT_WORDS = 4
"""Words at either end of a cited run that a link names: enough to find it, short enough for an address."""


class Count(Frozen, frozen=True):
    """How the articles stand on what a statement says: the verdict, and the articles counted in words."""

    verdict: Verdict | None = None
    tally: str | None = None


NO_COUNT = Count()
IN_ORDER = attrgetter("number", "start", "end", "claim")
"""What orders the receipts of a statement: as one reads them, and always the same."""


class Citations:
    """The articles of one answer and what of them is cited.

    Articles keep their numbers in the answer's story: the one asked for, or the only one that they tell. Articles of
    several stories are numbered in the order given.
    """

    def __init__(self, articles: Iterable[ArticleRow], names: Mapping[str, EntryRow] | None = None) -> None:
        """``articles`` in the order in which they may be numbered; ``names`` of whatever statements name."""
        self._rows = {row.slug: row for row in articles}
        self._numbers = _numbers(self._rows.values())
        self._names = names or {}
        self._first: dict[str, tuple[str, str]] = {}
        self._claims: dict[str, _Placed] = {}
        self._called: dict[str, _Called] = {}
        self._marks: dict[tuple[str, ...], str] = {}

    def number(self, slug: str) -> int:
        """The article's number in this answer. Raises KeyError for an article that the answer does not know."""
        return self._numbers[slug]

    def marks(self, slugs: Iterable[str]) -> str:
        """The articles as marks, by number: "[1][3]"; those that the answer does not know are left out."""
        asked = tuple(slugs)
        made = self._marks.get(asked)
        if made is None:
            numbers = sorted([self._numbers[slug] for slug in asked if slug in self._numbers])
            made = self._marks[asked] = "".join([f"[{number}]" for number in numbers])
        return made

    def of_claim(self, evidence: Evidence) -> Citation:
        """The receipt for a claim: the run of words that shows it."""
        return self._placed(evidence.claim)[-1]

    def of_quote(self, quote: Quote) -> Citation:
        """The receipt for a quotation: its words, without the marks around them."""
        return self._cite(quote, quote.text)

    def of_passage(self, article: str, paragraph: int, span: Span, words: str) -> Citation:
        """The receipt for a run of an article that is no claim and no quotation."""
        self._first.setdefault(article, fragment(words))
        return Citation(article, self._numbers[article], "", paragraph, span.start, span.end, words)

    def statement(
        self,
        text: str,
        evidence: Iterable[Evidence],
        standing: Count = NO_COUNT,
        *,
        working: Sequence[str] = (),
        level: int = 0,
    ) -> Statement:
        """A statement with a receipt for each piece of evidence, in the order of the articles' numbers."""
        cited = {item.claim.id: self._placed(item.claim) for item in evidence}
        citations = tuple([placed[-1] for placed in sorted(cited.values())])
        shown = "; ".join(dict.fromkeys(working)) or None
        return Statement(text, citations, standing.verdict, standing.tally, shown, level)

    def unnamed(self, ids: Iterable[str], evidence: Sequence[Evidence], working: Sequence[str] = ()) -> tuple[str, ...]:
        """How each of the ids is known to be meant where neither a cited excerpt nor the working names it.

        A curator's reading says it; without one, the name stands earlier in the paragraph, as every claim's must.
        """
        rows = [row for row in map(self._names.get, ids) if row is not None]
        missing = [row for row in rows if not self._named(row, evidence, working)]
        return tuple([self._how_named(row, evidence, working) for row in missing])

    def _named(self, row: EntryRow, evidence: Sequence[Evidence], working: Sequence[str]) -> bool:
        """Whether a cited excerpt or the working has the name."""
        called = self._called.get(row.id)
        if called is None:
            called = self._called[row.id] = _Called(_known_as(row), self._others(row))
        # Most often the first excerpt names whom it is about, letter for letter; folding every text is slow.
        for item in evidence:
            if called.stands_in(item.claim.excerpt):
                return True
        if any(map(called.stands_in, working)):
            return True
        folded = f" {fold(called.known)} "
        texts = [*(item.claim.excerpt for item in evidence), *working]
        return any(folded in f" {_folded(called.bare(text))} " for text in texts)

    def _others(self, row: EntryRow) -> tuple[str, ...]:
        """The full names of others of that surname: “Filip Brown” does not name Ada Brown."""
        return tuple([name for name in self._surnames.get(_surname(row), ()) if name != row.name])

    @cached_property
    def _surnames(self) -> Mapping[str, tuple[str, ...]]:
        """The people whom the answer names, by surname."""
        found: dict[str, tuple[str, ...]] = {}
        for row in self._names.values():
            if row.type == "person":
                found[_surname(row)] = (*found.get(_surname(row), ()), row.name)
        return found

    def _how_named(self, row: EntryRow, evidence: Sequence[Evidence], working: Sequence[str]) -> str:
        name = row.unnamed or row.name
        item = next((item for item in evidence if row.id in (item.claim.about, item.claim.value)), None)
        if item is None or any((item.claim.reading or name) in line for line in working):
            return f"read as {name}"
        if item.claim.reading:
            return f"read as {name}: {item.claim.reading}"
        called = f"the {in_a_sentence(name)}" if row.type == "race" else name
        return f"{self.marks((item.claim.article,))} names {called} in the same paragraph"

    def articles(self) -> tuple[CitedArticle, ...]:
        """The small print: every article that has been cited or marked, in the order of the numbers."""
        marked = {slug for slugs in self._marks for slug in slugs if slug in self._numbers}
        return self._small_print(marked | self._first.keys())

    def all_articles(self) -> tuple[CitedArticle, ...]:
        """The small print with every article that the answer knows, cited or not."""
        return self._small_print(self._rows)

    def _small_print(self, slugs: Iterable[str]) -> tuple[CitedArticle, ...]:
        ordered = sorted(slugs, key=self._numbers.__getitem__)
        return tuple([cited_article(self._rows[slug], self._numbers[slug], self._first.get(slug)) for slug in ordered])

    def _placed(self, claim: Claim) -> _Placed:
        placed = self._claims.get(claim.id)
        if placed is None:
            made = self._cite(claim, claim.excerpt)
            placed = self._claims[claim.id] = (made.number, made.start, made.end, made.claim, made)
        return placed

    def _cite(self, source: Claim | Quote, excerpt: str) -> Citation:
        article, span = source.article, source.span
        if article not in self._first:
            self._first[article] = fragment(excerpt)
        return Citation(article, self._numbers[article], source.id, source.paragraph, span.start, span.end, excerpt)


_Placed = tuple[int, int, int, str, Citation]
"""A citation behind what orders it, as `IN_ORDER` has it: to compare these is quick."""


class _Called(NamedTuple):
    """By what somebody or something is known in a text, and the names that only hold it."""

    known: str
    others: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether a text has the name letter for letter, as whole words."""
        return self.known in text and _stands(self.known, self.bare(text))

    def bare(self, text: str) -> str:
        """The text without the other names."""
        for name in self.others:
            text = text.replace(name, "")
        return text


def cited_article(row: ArticleRow, number: int, words: tuple[str, str] | None) -> CitedArticle:
    """An article as the small print names it; ``words`` are the ends of a run at which a link opens."""
    return CitedArticle(row.slug, number, row.publisher, row.title, row.author, row.published, row.url, words)


def fragment(excerpt: str) -> tuple[str, str]:
    """The first and the last words of a run, never the same words twice; the second is "" for a single word."""
    words = excerpt.split()
    size = min(_FRAGMENT_WORDS, (len(words) + 1) // 2)
    return " ".join(words[:size]), " ".join(words[max(size, len(words) - _FRAGMENT_WORDS) :])


def _numbers(rows: Collection[ArticleRow]) -> dict[str, int]:
    """The number of every article: its own in the story, or the next free one where it has none there."""
    if any(row.number is not None for row in rows):
        own = {row.slug: row.number for row in rows if row.number is not None}
    elif len({row.story for row in rows}) == 1:
        own = {row.slug: row.story_number for row in rows if row.story_number is not None}
    else:
        own = {}
    free = count(max(own.values(), default=0) + 1)
    return own | {row.slug: next(free) for row in rows if row.slug not in own}


def _surname(row: EntryRow) -> str:
    return row.name.rsplit(maxsplit=1)[-1]


def _known_as(row: EntryRow) -> str:
    """What of a name a text has to have; of somebody who owns their surname that alone, as `names.find` has it."""
    full = row.unnamed or row.name
    return full.rsplit(maxsplit=1)[-1] if row.type == "person" and row.owner and not row.unnamed else full


_JOINING = "-'’"
"""What makes one word of two: “O’Brown” does not name Brown."""


def _stands(name: str, text: str) -> bool:
    """Whether a name stands in a text letter for letter, as whole words, where it stands first."""
    start = text.find(name)
    end = start + len(name)
    if start < 0 or (start and (text[start - 1].isalnum() or text[start - 1] in _JOINING)):
        return False
    return end == len(text) or not (text[end].isalnum() or text[end] == "-")


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)
