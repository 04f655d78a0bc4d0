"""Citations: numbering an answer's articles, citing them, and saying how a name was read that the words do not show."""

from __future__ import annotations

from functools import cached_property
from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.answer import Citation, CitedArticle, Statement
from bot.answers.points.tally import NO_VERDICT
from bot.answers.points.wording import number_marks
from bot.facts.grouping import grouped
from bot.facts.moment import state
from bot.facts.names import fold
from bot.facts.values import show

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.answers.points.tally import VerdictLine
    from bot.facts.model import Claim, Quote, Span
    from bot.store.rows import ArticleRow, EntryRow, Evidence

_FRAGMENT_WORDS = 4
"""Words at either end of a cited run that a link names: enough to find it, short enough for an address."""

IN_ORDER = attrgetter("number", "start", "end", "claim")
"""What orders the citations of a statement: as one reads them, and always the same."""


class Citations:
    """The articles of one answer and what of them is cited.

    Articles keep their numbers in the answer's story: the one asked for, or the only one that they report. Articles
    of several stories are numbered in their order here.
    """

    def __init__(self, articles: Iterable[ArticleRow], names: Mapping[str, EntryRow] | None = None) -> None:
        """``articles`` in the order in which they may be numbered; ``names`` of whatever statements name."""
        self._rows = {row.slug: row for row in articles}
        self._numbers = _article_numbers(self._rows.values())
        self._names = names or {}
        self._name_forms: dict[str, _NameForms] = {}
        self._marked: set[str] = set()
        self._fragments: dict[str, tuple[str, str]] = {}
        """By article the ends of its first cited run, at which the small print's link opens."""

    def number(self, slug: str) -> int:
        """The article's number in this answer. Raises KeyError for an article that the answer does not know."""
        return self._numbers[slug]

    def marks(self, slugs: Iterable[str]) -> str:
        """The articles as marks, each once, by number: "[1][3]"; those that the answer does not know are left out."""
        numbers = {self._numbers[slug]: slug for slug in slugs if slug in self._numbers}
        self._marked.update(numbers.values())
        return number_marks(numbers)

    def of_claim(self, evidence: Evidence) -> Citation:
        """The citation of a claim: the run of words that shows it."""
        return self._cite(evidence.claim, evidence.claim.excerpt)

    def of_quote(self, quote: Quote) -> Citation:
        """The citation of a quotation: its words, without the marks around them."""
        return self._cite(quote, quote.text)

    def of_passage(self, article: str, paragraph: int, span: Span, words: str) -> Citation:
        """The citation of a run of an article that is no claim and no quotation."""
        self._fragments.setdefault(article, fragment(words))
        return Citation(article, self._numbers[article], "", paragraph, span.start, span.end, words)

    def _cite(self, source: Claim | Quote, excerpt: str) -> Citation:
        article, span = source.article, source.span
        if article not in self._fragments:
            self._fragments[article] = fragment(excerpt)
        return Citation(article, self._numbers[article], source.id, source.paragraph, span.start, span.end, excerpt)

    def statement(
        self,
        text: str,
        evidence: Iterable[Evidence],
        verdict_line: VerdictLine = NO_VERDICT,
        *,
        working: Iterable[str] = (),
        reading: Iterable[str] = (),
        quotes: Iterable[Quote] = (),
    ) -> Statement:
        """A statement with a citation for each claim of the evidence and each quotation, in the articles' order."""
        evidence = tuple(evidence)
        citations = {item.claim.id: self.of_claim(item) for item in evidence}
        citations |= {quote.id: self.of_quote(quote) for quote in quotes}
        ordered = tuple(sorted(citations.values(), key=IN_ORDER))
        verdict, tally = verdict_line.verdict, verdict_line.tally
        return Statement(
            text, ordered, verdict, tally, _steps(working), _steps((*reading, *_dates_meant(text, evidence)))
        )

    # --- names that the cited words do not show ---------------------------------------------------------------------

    def name_readings(
        self, ids: Iterable[str], evidence: Sequence[Evidence], working: Sequence[str] = ()
    ) -> tuple[str, ...]:
        """How each of the ids was read where neither a cited excerpt nor the working names it.

        A curator's reading says it, or that of a pronoun; without one, the name stands earlier in the paragraph.
        """
        rows = [row for row in map(self._names.get, ids) if row is not None]
        missing = [row for row in rows if not self._is_named(row, evidence, working)]
        return tuple([self._name_reading(row, evidence, working) for row in missing])

    def is_named(self, entry_id: str, claim: Claim) -> bool:
        """Whether a claim's excerpt names somebody or something."""
        row = self._names.get(entry_id)
        return row is not None and self._stands_in(row, (claim.excerpt,))

    def _is_named(self, row: EntryRow, evidence: Sequence[Evidence], working: Sequence[str]) -> bool:
        """Whether a cited excerpt or the working has the name; of a race that of its meet, too."""
        texts = [*(item.claim.excerpt for item in evidence), *working]
        has_meet = row.type != "race" or row.detail is None or any(row.detail in text for text in texts)
        return has_meet and self._stands_in(row, texts)

    def _stands_in(self, row: EntryRow, texts: Sequence[str]) -> bool:
        name = self._name_forms.get(row.id)
        if name is None:
            name = self._name_forms[row.id] = _NameForms(shortest_name(row), self._longer_names(row))
        # Most often the first excerpt names whom it is about, letter for letter; folding every text is slow.
        if any(map(name.stands_in, texts)):
            return True
        folded = f" {fold(name.shortest)} "
        return any(folded in f" {fold(name.without_longer(text))} " for text in texts)

    def _longer_names(self, row: EntryRow) -> tuple[str, ...]:
        """The full names of others of that surname: “Filip Brown” does not name Ada Brown."""
        return tuple([name for name in self._names_by_surname.get(_surname(row.name), ()) if name != row.name])

    @cached_property
    def _names_by_surname(self) -> Mapping[str, list[str]]:
        """The people whom the answer names, by surname."""
        return grouped((_surname(row.name), row.name) for row in self._names.values() if row.type == "person")

    def _name_reading(self, row: EntryRow, evidence: Sequence[Evidence], working: Sequence[str]) -> str:
        name = f"{row.name} ({row.detail})" if row.type == "race" and row.detail else row.shown_name
        item = next((item for item in evidence if row.id in (item.claim.about, item.claim.value)), None)
        if item is None or any((item.claim.reading or name) in line for line in working):
            return f"read as {name}"
        if item.claim.reading:
            is_of_a_pronoun = f"read as {name}" in item.claim.reading
            return item.claim.reading if is_of_a_pronoun else f"read as {name}: {item.claim.reading}"
        if row.type != "person":
            return f"meant here: {name}"
        return f"{self.marks((item.claim.article,))} names {name} in the same paragraph"

    # --- the small print --------------------------------------------------------------------------------------------

    def articles(self) -> tuple[CitedArticle, ...]:
        """The small print: every article that has been cited or marked, in the order of the numbers."""
        return self._small_print(self._marked | self._fragments.keys())

    def all_articles(self) -> tuple[CitedArticle, ...]:
        """The small print with every article that the answer knows, cited or not."""
        return self._small_print(self._rows)

    def _small_print(self, slugs: Iterable[str]) -> tuple[CitedArticle, ...]:
        ordered = sorted((self._numbers[slug], slug) for slug in slugs)
        return tuple(cited_article(self._rows[slug], number, self._fragments.get(slug)) for number, slug in ordered)


class _NameForms(NamedTuple):
    """The shortest form by which a text names somebody or something, and the names of others that contain it."""

    shortest: str
    longer: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether a text has the name letter for letter, as whole words."""
        return self.shortest in text and _stands_as_words(self.without_longer(text), self.shortest)

    def without_longer(self, text: str) -> str:
        """The text without the names of others."""
        for name in self.longer:
            text = text.replace(name, "")
        return text


def _dates_meant(text: str, evidence: Iterable[Evidence]) -> Iterator[str]:
    """The date of a line as of which something is so, where a curator read it: none of its cited words may have it."""
    for item in evidence:
        when = state(item.claim.when)
        if when is not None and when.at[:1].isdigit() and item.claim.reading:
            date = show("date", when.at)
            if f"as of {date}" in text:
                yield f"meant here: {date}"


def _steps(lines: Iterable[str]) -> str | None:
    return "; ".join(dict.fromkeys(lines)) or None


def cited_article(row: ArticleRow, number: int, words: tuple[str, str] | None) -> CitedArticle:
    """An article as the small print names it; ``words`` are the ends of a run at which a link opens."""
    return CitedArticle(row.slug, number, row.publisher, row.title, row.author, row.published, row.url, words)


def fragment(excerpt: str) -> tuple[str, str]:
    """The first and the last words of a run, never the same words twice; the second is "" for a single word."""
    words = excerpt.split()
    size = min(_FRAGMENT_WORDS, (len(words) + 1) // 2)
    return " ".join(words[:size]), " ".join(words[max(size, len(words) - _FRAGMENT_WORDS) :])


def _article_numbers(rows: Collection[ArticleRow]) -> dict[str, int]:
    """The number of every article: its own in the story, or the next free one where it has none there.

    Numbers are a story's own, so that "[3]" is the same article in every answer about it.
    """
    numbers: dict[str, int] = {}
    if any(row.number is not None for row in rows):
        numbers = {row.slug: row.number for row in rows if row.number is not None}
    elif len({row.story for row in rows}) == 1:
        numbers = {row.slug: row.story_number for row in rows if row.story_number is not None}
    free = count(max(numbers.values(), default=0) + 1)
    return numbers | {row.slug: next(free) for row in rows if row.slug not in numbers}


def _surname(name: str) -> str:
    return name.rsplit(maxsplit=1)[-1]


def shortest_name(row: EntryRow) -> str:
    """What of a name a text has to have; of somebody who owns their surname that alone, as `names.find` has it."""
    full = row.shown_name
    return _surname(full) if row.type == "person" and row.owner and not row.unnamed else full


_JOINING = "-'’"
"""What makes one word of two: “O’Brown” does not name Brown."""


def _stands_as_words(text: str, name: str) -> bool:
    """Whether a name stands in a text letter for letter, as whole words, where it stands first."""
    start = text.find(name)
    end = start + len(name)
    if start < 0 or (start and (text[start - 1].isalnum() or text[start - 1] in _JOINING)):
        return False
    return end == len(text) or not (text[end].isalnum() or text[end] == "-")
