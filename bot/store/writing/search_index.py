"""What can be searched: the folded words of every claim, quotation and paragraph, and where each stands."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.names import fold, unit_words, words
from bot.facts.relative_day import RelativeDay
from bot.facts.result_roles import AHEAD_ROLE, BEHIND_ROLE, point_label
from bot.facts.text import ArticleText
from bot.facts.values import show
from bot.facts.vocabulary import GroupPhase
from bot.store.records import to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.facts.model import Article, Claim, Span
    from bot.facts.names import Word
    from bot.store.writing.row_numbers import RowNumbers

_NO_STORY = 1_000_000_000
_WEIGHED_MORE = frozenset({GroupPhase.RESULT, GroupPhase.BESTS})
_WEIGHT, _PLAIN_WEIGHT = 2, 1
"""Of what is contested, results, bests and quotations, and of all else: a search multiplies its score by it."""


class SearchItem(Frozen, frozen=True):
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
        articles = [(article, ArticleWords(article)) for article in self._newest_first()]
        statements = (item for article, text in articles for item in self._statement_items(article, text))
        paragraphs = (item for article, text in articles for item in self._paragraph_items(article, text))
        return (*statements, *paragraphs)

    def words(self) -> list[str]:
        """Every word that occurs, once, in alphabetical order."""
        return sorted({word for item in self.items for column in item.words for word in column.split()})

    def _newest_first(self) -> list[Article]:
        recency = self._numbers.recency

        def newest(article: Article) -> int:
            return min((recency[story] for story in article.stories), default=_NO_STORY)

        return sorted(self._numbers.pack.articles, key=newest)

    def _statement_items(self, article: Article, text: ArticleWords) -> Iterator[SearchItem]:
        number = self._numbers.article[article.slug]
        for claim in article.claims:
            marks, about = self._marks(article.slug, claim.span)
            names = to_json(self._numbers.names_in((claim.id,), *about))
            point = self._points.get(claim.id)
            folded = self._label(claim, point), self._subject_and_value(claim), text.run(claim.span)
            columns = (number, claim.paragraph, self._numbers.claim[claim.id], None, point, *marks, names)
            yield SearchItem((*columns, self._weight(claim)), folded)
        for quote in article.quotes:
            names = to_json(self._numbers.names_in((), quote.speaker, *article.stories))
            folded = "", self._names.get(quote.speaker, ""), text.run(quote.span)
            yield SearchItem((number, quote.paragraph, None, quote.id, None, "[]", "[]", names, _WEIGHT), folded)

    def _paragraph_items(self, article: Article, text: ArticleWords) -> Iterator[SearchItem]:
        number = self._numbers.article[article.slug]
        for paragraph, span in enumerate(text.paragraphs, 1):
            marks, about = self._marks(article.slug, span)
            names = to_json(self._numbers.names_in((), *about))
            columns = (number, paragraph, None, None, None, *marks, names, _PLAIN_WEIGHT)
            yield SearchItem(columns, ("", "", text.run(span)))

    def _weight(self, claim: Claim) -> int:
        point, vocabulary = self._points.get(claim.id), self._numbers.pack.vocabulary
        is_contested = point is not None and self._numbers.points[point - 1].is_contested
        phase = vocabulary.phase(vocabulary.attributes[claim.what])
        return _WEIGHT if is_contested or phase in _WEIGHED_MORE else _PLAIN_WEIGHT

    def _marks(self, article: str, run: Span) -> tuple[tuple[str, str], list[str]]:
        """What is contested of the words of a run, the articles that this names, as JSON, and whom it is about."""
        there: dict[int, Span] = {}
        for span, number in self._contested.get(article, ()):
            if run.start <= span.start and span.end <= run.end:
                there.setdefault(number, span)
        points = [self._numbers.points[number - 1] for number in there]
        articles = {slug for point in points for caveat in point.caveats for slug in caveat.articles}
        about = [*(point.about for point in points), *(each.about or "" for p in points for each in p.caveats)]
        rows = [(number, span.start, span.end) for number, span in there.items()]
        return (to_json(rows), to_json(sorted(self._numbers.article[slug] for slug in articles))), about

    @cached_property
    def _contested(self) -> Mapping[str, list[tuple[Span, int]]]:
        """By article the runs on which points rest of which something is contested, with the points' numbers."""
        runs: dict[str, list[tuple[Span, int]]] = {}
        for number, point in enumerate(self._numbers.points, 1):
            if not point.is_contested and not point.caveats:
                continue
            # What a claim implies holds on each side of a dispute; an absence from the meet is one from the race.
            values = (each for each in point.standings if not each.implied or each.working)
            for standing in (*values, *point.reports):
                claim = self._numbers.claims[standing.claim]
                runs.setdefault(claim.article, []).extend((span, number) for span in (claim.span, *claim.also))
        return runs

    @cached_property
    def _points(self) -> Mapping[str, int]:
        """For each claim the number of the point in which it counts, or stands beside, as what it says itself."""
        claims = self._numbers.claims
        points: dict[str, int] = {}
        for number, point in enumerate(self._numbers.points, 1):
            stated = (standing for standing in point.standings if not standing.implied)
            for standing in (*stated, *point.reports):
                if claims[standing.claim].what == point.what:
                    points.setdefault(standing.claim, number)
        return points

    def _label(self, claim: Claim, point: int | None) -> str:
        """How the point of a claim is called; that somebody beat another also as what the other did."""
        attributes = self._numbers.pack.vocabulary.attributes
        attribute = attributes[claim.what]
        label = point_label(self._numbers.points[point - 1], attribute) if point else attribute.label
        inverse = [each.label for each in attributes.values() if BEHIND_ROLE in each.roles]
        return fold(" ".join((label, *inverse) if AHEAD_ROLE in attribute.roles else (label,)))

    def _subject_and_value(self, claim: Claim) -> str:
        """Whom a claim is about, and its value as answers print it: of an id the name."""
        kind = self._numbers.pack.vocabulary.attributes[claim.what].kind
        value = self._names.get(claim.value) or _folded_value(kind, claim.value)
        return f"{self._names.get(claim.about, '')} {value}".rstrip()

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return {id_: fold(row.unnamed or row.name) for id_, row in self._numbers.directory.entries.items()}


class ArticleWords:
    """The folded words of an article, read once for all its runs."""

    def __init__(self, article: Article) -> None:
        self._words, self._units = words(article.text), unit_words(article.text)
        self.paragraphs = ArticleText(article.text).paragraphs

    def run(self, span: Span) -> str:
        """The folded words that begin in a run of the article, and behind them the units that stand apart."""
        return " ".join(word.folded for of in (self._words, self._units) for word in _begun_in(of, span))


def _begun_in(of: Sequence[Word], span: Span) -> Sequence[Word]:
    start = attrgetter("start")
    return of[bisect_left(of, span.start, key=start) : bisect_left(of, span.end, key=start)]


def _folded_value(kind: str, value: str) -> str:
    day = RelativeDay.parse(value) if kind == "date" else None
    if day is not None:
        return fold(day.day.words)
    printed_kind = "ordinal" if kind == "place" else kind  # a place is printed as "4th"
    return fold(value if kind in {"term", "moment"} else show(printed_kind, value))
