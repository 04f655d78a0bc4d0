"""What can be searched: the folded words of every claim, quotation and paragraph, and where each stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.names import fold, words
from bot.facts.text import ArticleText
from bot.facts.values import show

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.facts.model import Article, Claim, Span
    from bot.store.writing.row_numbers import RowNumbers

_NO_STORY = 1_000_000_000


class SearchItem(NamedTuple):
    """One thing to be found: its columns after its number, and its folded words (label, names, text)."""

    columns: tuple[int | str | None, ...]
    words: tuple[str, str, str]


class SearchIndex:
    """Everything that can be found in a pack, in the order of its numbers.

    Where a search stops early, it has seen the first: claims and quotations of the newest stories.
    """

    def __init__(self, numbers: RowNumbers) -> None:
        self._numbers = numbers

    @cached_property
    def items(self) -> tuple[SearchItem, ...]:
        """Claims and quotations, article by article, the newest story's first; then every paragraph."""
        printed = [(article, ArticleWords(article)) for article in self._newest_first()]
        said = (found for article, text in printed for found in self._said(article, text))
        passages = (found for article, text in printed for found in self._passages(article, text))
        return (*said, *passages)

    def words(self) -> list[str]:
        """Every word that occurs, once, in alphabetical order."""
        return sorted({word for found in self.items for column in found.words for word in column.split()})

    def together(self, names: Iterable[str]) -> set[str]:
        """Those of the folded names of which something that can be found has every word."""
        sought = {name: frozenset(name.split()) for name in names}
        wanted = frozenset[str]().union(*sought.values())
        held = {frozenset(wanted.intersection(" ".join(found.words).split())) for found in self.items}
        having: dict[str, list[frozenset[str]]] = {}
        for words_held in held:
            for word in words_held:
                having.setdefault(word, []).append(words_held)
        return {
            name for name, each in sought.items() if any(each <= words_held for words_held in _rarest(having, each))
        }

    def _newest_first(self) -> list[Article]:
        recency = self._numbers.recency

        def newest(article: Article) -> int:
            return min((recency[story] for story in article.stories), default=_NO_STORY)

        return sorted(self._numbers.pack.articles, key=newest)

    def _said(self, article: Article, text: ArticleWords) -> Iterator[SearchItem]:
        number = self._numbers.article[article.slug]
        for claim in article.claims:
            yield SearchItem(
                self._claim_place(number, claim), (self._label(claim), self._about(claim), text.run(claim.span))
            )
        for quote in article.quotes:
            names = self._numbers.names_in((), quote.speaker, *article.stories)
            place = (number, quote.paragraph, None, quote.id, None, _array(names))
            yield SearchItem(place, ("", self._name(quote.speaker), text.run(quote.span)))

    def _passages(self, article: Article, text: ArticleWords) -> Iterator[SearchItem]:
        number = self._numbers.article[article.slug]
        for paragraph, span in enumerate(text.paragraphs, 1):
            yield SearchItem((number, paragraph, None, None, None, "[]"), ("", "", text.run(span)))

    def _claim_place(self, article: int, claim: Claim) -> tuple[int | str | None, ...]:
        names = self._numbers.names_in((claim.id,))
        point = self._points.get(claim.id)
        return article, claim.paragraph, self._numbers.claim[claim.id], None, point, _array(names)

    @cached_property
    def _points(self) -> Mapping[str, int]:
        """For each claim the number of the point in which it counts, or stands beside, as what it says itself."""
        claims = self._numbers.claims
        found: dict[str, int] = {}
        for number, point in enumerate(self._numbers.points, 1):
            stated = (standing for value in point.values for standing in value.standings if not standing.implied)
            for standing in (*stated, *point.beside):
                if claims[standing.claim].what == point.key.what:
                    found.setdefault(standing.claim, number)
        return found

    @cached_property
    def _labels(self) -> Mapping[str, str]:
        return {id_: fold(attribute.label) for id_, attribute in self._numbers.pack.vocabulary.attributes.items()}

    def _label(self, claim: Claim) -> str:
        return self._labels[claim.what]

    def _about(self, claim: Claim) -> str:
        """Whom a claim is about, and its value as answers print it: of an id the name."""
        return f"{self._name(claim.about)} {self._name(claim.value) or self._shown(claim)}".rstrip()

    def _shown(self, claim: Claim) -> str:
        return _folded_value(self._numbers.pack.vocabulary.attributes[claim.what].kind, claim.value)

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {id_: fold(row.unnamed or row.name) for id_, row in self._numbers.directory.entries.items()}

    def _name(self, id_: str) -> str:
        return self._names.get(id_, "")


class ArticleWords:
    """The folded words of an article, read once for all its runs."""

    def __init__(self, article: Article) -> None:
        self._words = words(article.text)
        self._starts = [word.start for word in self._words]
        self.paragraphs = ArticleText(article.text).paragraphs

    def run(self, span: Span) -> str:
        """The folded words that begin in a run of the article."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return " ".join(word.folded for word in self._words[first:last])


@lru_cache(maxsize=4096)
def _folded_value(kind: str, value: str) -> str:
    relative = kind in {"date", "moment"} and not value[0].isdigit()
    printed = "ordinal" if kind == "place" else kind  # a place is printed as "4th"
    return fold(value if relative or kind == "term" else show(printed, value))


def _rarest(having: Mapping[str, list[frozenset[str]]], sought: Iterable[str]) -> list[frozenset[str]]:
    """What has the one of the words that stands in the fewest."""
    return min((having.get(word, []) for word in sought), key=len, default=[])


def _array(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"
