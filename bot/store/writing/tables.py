"""The rows of every table of the database, in an order that only the pack decides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.text import ArticleText
from bot.facts.values import order
from bot.store import json_codec
from bot.store.writing import prefixes
from bot.store.writing.name_keys import id_key
from bot.store.writing.row_numbers import RowNumbers, article_row, claim_row
from bot.store.writing.story_report import StoryReports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.facts.model import Article, Quote
    from bot.store.writing.row_numbers import ComparedPack

Row = tuple[str | int | None, ...]


class Table(Frozen, frozen=True):
    """A table's name and its rows, each with a value for every column."""

    name: str
    rows: list[Row]


def all_tables(gathered: ComparedPack) -> tuple[Table, ...]:
    """Every table but ``meta``, those that others refer to first."""
    layout = RowNumbers(gathered)
    reports = StoryReports(layout)
    tables = {name: list(rows(layout)) for name, rows in _TABLES.items()}
    tables |= {
        "story_points": list(reports.point_rows()),
        "story_findings": list(reports.finding_rows()),
        "sole_claims": list(reports.sole_claim_rows()),
        "shared_runs": list(reports.shared_run_rows()),
    }
    return tuple(Table(name, rows) for name, rows in tables.items())


# --- the vocabulary and the registers -----------------------------------------------------------------------------


def _groups(layout: RowNumbers) -> Iterator[Row]:
    for n, group in enumerate(layout.pack.vocabulary.groups.values(), 1):
        yield n, group.id, group.label


def _attributes(layout: RowNumbers) -> Iterator[Row]:
    for n, attribute in enumerate(layout.pack.vocabulary.attributes.values(), 1):
        yield n, attribute.id, json_codec.write(attribute)


def _entries(layout: RowNumbers) -> Iterator[Row]:
    for id_, record in layout.directory.entries.items():
        yield layout.entry[id_], id_, record.type, json_codec.write(record)


def _meets(layout: RowNumbers) -> Iterator[Row]:
    for meet in layout.pack.registers.meets.values():
        yield meet.id, meet.series, meet.year


def _races(layout: RowNumbers) -> Iterator[Row]:
    races = layout.pack.registers.races
    for recency, id_ in enumerate(layout.recency):
        race, articles = races[id_], layout.sizes.get(id_, 0)
        yield (
            recency,
            id_,
            race.meet,
            race.event,
            articles,
            id_key(id_),
            json_codec.write(layout.directory.race_row(race, articles)),
        )


def _keys(layout: RowNumbers) -> Iterator[Row]:
    yield from layout.directory.key_rows()


def _race_keys(layout: RowNumbers) -> Iterator[Row]:
    yield from layout.directory.race_key_rows()


def _spellings(layout: RowNumbers) -> Iterator[Row]:
    for key, type_ in layout.directory.spellings():
        yield f"  {key} ", type_


# --- what articles say ---------------------------------------------------------------------------------------------


def _articles(layout: RowNumbers) -> Iterator[Row]:
    for n, article in enumerate(layout.pack.articles, 1):
        yield n, article.slug, article.sha256, article.source, json_codec.write(article_row(article)), article.text


def _passages(layout: RowNumbers) -> Iterator[Row]:
    for n, article in enumerate(layout.pack.articles, 1):
        for number, span in enumerate(ArticleText(article.text).paragraphs, 1):
            yield n, number, span.start, span.end


def _story_articles(layout: RowNumbers) -> Iterator[Row]:
    for article in layout.pack.articles:
        for story, number in article.stories.items():
            yield story, number, layout.article[article.slug]


def _claims(layout: RowNumbers) -> Iterator[Row]:
    # Every claim of every article, so that two with one id are found out by their table.
    claims = (claim for article in layout.pack.articles for claim in article.claims)
    for n, claim in enumerate(claims, 1):
        article = layout.article[claim.article]
        yield n, claim.id, article, claim.paragraph, claim.about, claim.what, json_codec.write(claim_row(claim))


def _also(layout: RowNumbers) -> Iterator[Row]:
    for n, claim in enumerate(layout.claims.values(), 1):
        for number, span in enumerate(claim.also, 1):
            yield n, number, span.start, span.end


def _quotes(layout: RowNumbers) -> Iterator[Row]:
    speakers: dict[str, list[tuple[Article, Quote]]] = {}
    for article in layout.pack.articles:
        for quote in article.quotes:
            speakers.setdefault(quote.speaker, []).append((article, quote))
    for speaker, quotes in speakers.items():
        yield from _quotes_of(layout, speaker, quotes)


def _quotes_of(layout: RowNumbers, speaker: str, quotes: Sequence[tuple[Article, Quote]]) -> Iterator[Row]:
    def occasion(printed: tuple[Article, Quote]) -> tuple[int, tuple[int, ...]]:
        article, quote = printed
        moment = tuple(-step for step in order("moment", str(quote.when))) if quote.when else (1,)
        return layout.recency[next(iter(article.stories))], moment

    occasions = {when: place for place, when in enumerate(sorted(set(map(occasion, quotes))))}
    for place, printed in enumerate(sorted(quotes, key=occasion)):
        article, quote = printed
        story, number = next(iter(article.stories.items()))
        n, shared = layout.article[article.slug], occasions[occasion(printed)]
        yield speaker, place, shared, quote.id, n, number, story, json_codec.write(quote)


# --- what follows --------------------------------------------------------------------------------------------------


def _points(layout: RowNumbers) -> Iterator[Row]:
    for n, point in enumerate(layout.points, 1):
        body = json_codec.write(layout.point_body(point))
        yield n, point.id, point.key.about, point.key.what, point.verdict, int(ranking.stands_for_itself(point)), body


def _point_claims(layout: RowNumbers) -> Iterator[Row]:
    for n, point in enumerate(layout.points, 1):
        for claim in sorted(layout.claim[id_] for id_ in layout.claims_of[point.id]):
            yield n, claim


def _point_names(layout: RowNumbers) -> Iterator[Row]:
    for n, point in enumerate(layout.points, 1):
        for entry in layout.names_of(point):
            yield n, entry


def _subject_points(layout: RowNumbers) -> Iterator[Row]:
    subjects: dict[str, list[int]] = {}
    for point in ranking.in_answer_order(layout.pack, layout.points, layout.findings):
        for subject in dict.fromkeys((point.key.about, point.key.what)):
            subjects.setdefault(subject, []).append(layout.point[point.id])
    for subject, points in sorted(subjects.items()):
        yield from ((subject, rank, point) for rank, point in enumerate(points))


def _naming_points(layout: RowNumbers) -> Iterator[Row]:
    people, named = layout.pack.registers.people, dict[str, list[int]]()
    told = filter(ranking.stands_for_itself, layout.points)
    for point in ranking.in_answer_order(layout.pack, [*told], layout.findings):
        for value in dict.fromkeys(str(value.value) for value in point.values):
            if value in people and value != point.key.about:
                named.setdefault(value, []).append(layout.point[point.id])
    for person, points in sorted(named.items()):
        yield from ((person, rank, point) for rank, point in enumerate(points))


def _disputed(layout: RowNumbers) -> Iterator[Row]:
    for rank, point in enumerate(ranking.strongest(layout.points)):
        yield rank, layout.point[point.id]


def _findings(layout: RowNumbers) -> Iterator[Row]:
    for n, finding in enumerate(layout.findings):
        yield n, finding.id, json_codec.write(finding)


def _finding_claims(layout: RowNumbers) -> Iterator[Row]:
    for n, finding in enumerate(layout.findings):
        for claim in sorted({layout.claim[id_] for id_ in finding.claims}):
            yield n, claim


def _finding_names(layout: RowNumbers) -> Iterator[Row]:
    for n, finding in enumerate(layout.findings):
        for entry in layout.names_in(finding.claims):
            yield n, entry


def _subject_findings(layout: RowNumbers) -> Iterator[Row]:
    rows = {
        (subject, n)
        for n, finding in enumerate(layout.findings)
        for claim in finding.claims
        for subject in (layout.claims[claim].about, layout.claims[claim].what)
    }
    yield from sorted(rows)


# --- what can be searched ------------------------------------------------------------------------------------------


def _findable(layout: RowNumbers) -> Iterator[Row]:
    for n, found in enumerate(layout.index.findables, 1):
        yield n, *found.place


def _words(layout: RowNumbers) -> Iterator[Row]:
    # A table of words numbers its rows itself, from 1.
    for found in layout.index.findables:
        yield found.words


def _spoken(layout: RowNumbers) -> Iterator[Row]:
    for word in layout.index.words():
        yield (f"  {word} ",)


# --- what is offered -----------------------------------------------------------------------------------------------


def _offers(layout: RowNumbers) -> Iterator[Row]:
    for n, listed in enumerate(layout.offers, 1):
        yield n, listed.kind, listed.entry, json_codec.write(listed.offer)


def _offer_words(layout: RowNumbers) -> Iterator[Row]:
    yield from prefixes.word_rows(layout.offers)


def _offer_heads(layout: RowNumbers) -> Iterator[Row]:
    yield from prefixes.head_rows(layout.offers)


_TABLES: Mapping[str, Callable[[RowNumbers], Iterator[Row]]] = {
    "groups": _groups,
    "attributes": _attributes,
    "entries": _entries,
    "meets": _meets,
    "races": _races,
    "keys": _keys,
    "race_keys": _race_keys,
    "spellings": _spellings,
    "articles": _articles,
    "passages": _passages,
    "story_articles": _story_articles,
    "claims": _claims,
    "also": _also,
    "quotes": _quotes,
    "points": _points,
    "point_claims": _point_claims,
    "point_names": _point_names,
    "subject_points": _subject_points,
    "naming_points": _naming_points,
    "disputed": _disputed,
    "findings": _findings,
    "finding_claims": _finding_claims,
    "finding_names": _finding_names,
    "subject_findings": _subject_findings,
    "findable": _findable,
    "words": _words,
    "spoken": _spoken,
    "offers": _offers,
    "offer_words": _offer_words,
    "offer_heads": _offer_heads,
}
