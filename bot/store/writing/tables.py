"""The rows of every table of the database, in an order that only the pack decides."""

from __future__ import annotations

from itertools import starmap
from typing import TYPE_CHECKING

from msgspec.structs import astuple

from bot.facts import ranking
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.ids import text_or_none
from bot.facts.moment import anchor_of
from bot.facts.result_roles import MEMBER_ROLE, attributes_named_at, is_of_each_member
from bot.facts.text import ArticleText
from bot.facts.values import moment_order
from bot.store.queries.completions import list_word
from bot.store.records import to_json
from bot.store.rows import PointBody
from bot.store.writing.completions import Offers
from bot.store.writing.name_keys import id_key
from bot.store.writing.row_numbers import RowNumbers
from bot.store.writing.search_index import SearchIndex
from bot.store.writing.story_report import StoryReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.compared_pack import ComparedPack
    from bot.facts.model import Article, Claim, Finding, Point, Quote, Than
    from bot.store.rows import EntryRow

Row = tuple[str | int | None, ...]


class Table(Frozen, frozen=True):
    """A table's name and its rows, each with a value for every column."""

    name: str
    rows: list[Row]


def all_tables(compared: ComparedPack) -> tuple[Table, ...]:
    """Every table but ``meta``, those that others refer to first."""
    numbers = RowNumbers(compared)
    names, report, index = numbers.directory, StoryReport(numbers), SearchIndex(numbers)
    mentions, speeches = _mention_points(numbers), _speech_points(numbers)
    offers = Offers(numbers, report, index, mentions, speeches).all()
    vocabulary, articles = numbers.pack.vocabulary, numbers.pack.articles
    tables: dict[str, Iterable[Row]] = {
        "groups": ((n, each.id, each.label, each.phase) for n, each in enumerate(vocabulary.groups.values(), 1)),
        "attributes": (
            (n, each.id, each.label, each.kind, each.group, to_json(each))
            for n, each in enumerate(vocabulary.attributes.values(), 1)
        ),
        "moments": ((n, each.id, to_json(each)) for n, each in enumerate(vocabulary.moments.each, 1)),
        "entries": starmap(entry_row, enumerate(numbers.directory.entries.values(), 1)),
        "meets": ((meet.id, meet.series, meet.year) for meet in numbers.pack.registers.meets.values()),
        "races": _race_rows(numbers, report),
        "name_keys": names.key_rows(),
        "race_keys": names.race_key_rows(),
        "key_spellings": ((f"  {key} ", type_) for key, type_ in names.spellings()),
        "articles": _article_rows(numbers),
        "paragraphs": (
            (n, number, span.start, span.end)
            for n, article in enumerate(articles, 1)
            for number, span in enumerate(ArticleText(article.text).paragraphs, 1)
        ),
        "story_articles": (
            (story, number, numbers.article[article.slug])
            for article in articles
            for story, number in article.stories.items()
        ),
        "claims": _claim_rows(numbers),
        "claim_repeats": (
            (n, number, span.start, span.end)
            for n, claim in enumerate(numbers.claims.values(), 1)
            for number, span in enumerate(claim.also, 1)
        ),
        "quotes": _quote_rows(numbers),
        "points": _point_rows(numbers),
        "point_values": (
            (n, rank, *columns)
            for n, point in enumerate(numbers.points, 1)
            for rank, columns in enumerate(_value_columns(numbers, point))
        ),
        "point_moments": (
            (n, rank, numbers.article[slug], text_or_none(each.moment))
            for n, point in enumerate(numbers.points, 1)
            for rank, each in enumerate(point.moments)
            for slug in each.articles
        ),
        "point_claims": (
            (n, claim)
            for n, point in enumerate(numbers.points, 1)
            for claim in sorted(numbers.claim[id_] for id_ in numbers.claims_of[point.id])
        ),
        "point_names": ((n, entry) for n, point in enumerate(numbers.points, 1) for entry in numbers.names_of(point)),
        "marked_articles": _marked_article_rows(numbers),
        "story_points": report.point_rows(),
        "shared_runs": report.shared_run_rows(),
        "subject_points": _subject_point_rows(numbers),
        "mention_points": _ranked_rows(mentions),
        "speech_points": _ranked_rows(speeches),
        "dispute_points": (
            (rank, numbers.point[point.id]) for rank, point in enumerate(ranking.strongest(numbers.points))
        ),
        "findings": starmap(finding_row, enumerate(numbers.findings)),
        "finding_claims": (
            (n, claim)
            for n, finding in enumerate(numbers.findings)
            for claim in sorted({numbers.claim[id_] for id_ in finding.claims})
        ),
        "finding_names": (
            (n, entry)
            for n, finding in enumerate(numbers.findings)
            for entry in numbers.names_in(finding.claims, *finding.speakers)
        ),
        "story_findings": report.finding_rows(),
        "subject_findings": _subject_finding_rows(numbers),
        "search_items": ((n, *item.columns) for n, item in enumerate(index.items, 1)),
        # A table of words numbers its rows itself, from 1.
        "search_words": (item.words for item in index.items),
        "word_spellings": ((f"  {word} ",) for word in index.words()),
        "offers": ((n, *astuple(each.offer)) for n, each in enumerate(offers, 1)),
        "offer_words": ((" ".join((*map(list_word, each.lists), *each.words)),) for each in offers),
        "offer_spellings": ((f"  {word} ",) for word in sorted({word for each in offers for word in each.words})),
    }
    return tuple(Table(name, list(rows)) for name, rows in tables.items())


# --- the vocabulary and the registers -----------------------------------------------------------------------------


def entry_row(n: int, entry: EntryRow) -> Row:
    """The row of an entry with that number."""
    return n, entry.id, entry.type, entry.name, entry.code, entry.unnamed, entry.detail, int(entry.owner), entry.noun


def _race_rows(numbers: RowNumbers, report: StoryReport) -> Iterator[Row]:
    races = numbers.pack.registers.races
    for recency, id_ in enumerate(numbers.recency):
        race, articles, day = races[id_], numbers.sizes.get(id_, 0), numbers.days[id_]
        flags = int(id_ in report.named_races), int(id_ in report.story_races)
        quotes = (quote for article in numbers.articles_of.get(id_, ()) for quote in article.quotes)
        speakers = to_json(sorted({quote.speaker for quote in quotes}))
        yield recency, id_, race.meet, race.event, race.round, articles, day, id_key(id_), *flags, speakers


# --- what articles say ---------------------------------------------------------------------------------------------


def _article_rows(numbers: RowNumbers) -> Iterator[Row]:
    for n, article in enumerate(numbers.pack.articles, 1):
        record = article.publisher, article.title, article.author, article.published, article.url
        story, number = next(iter(article.stories.items()), (None, None))
        yield n, article.slug, *record, article.file, article.sha256, story, number, article.text


def _claim_rows(numbers: RowNumbers) -> Iterator[Row]:
    # Every claim of every article, so that two with one id are found out by their table.
    claims = (claim for article in numbers.pack.articles for claim in article.claims)
    for n, claim in enumerate(claims, 1):
        yield claim_row(n, numbers.article[claim.article], claim)


def claim_row(n: int, article: int, claim: Claim) -> Row:
    """The row of a claim with that number, of the article with that number."""
    return (
        n,
        claim.id,
        article,
        claim.paragraph,
        claim.about,
        claim.what,
        claim.value,
        str(claim.in_),
        text_or_none(claim.when),
        *_than_columns(claim.than),
        claim.among,
        claim.by,
        claim.mood,
        claim.printed,
        claim.excerpt,
        claim.span.start,
        claim.span.end,
        claim.reading,
    )


def _than_columns(than: Than | None) -> Row:
    """What a claim or a point compares with."""
    return (None,) * 4 if than is None else (than.about, than.what, text_or_none(than.in_), text_or_none(than.when))


def _quote_rows(numbers: RowNumbers) -> Iterator[Row]:
    speakers = grouped(
        (quote.speaker, (article, quote)) for article in numbers.pack.articles for quote in article.quotes
    )
    for quotes in speakers.values():
        yield from _speaker_rows(numbers, quotes)


def _speaker_rows(numbers: RowNumbers, quotes: Sequence[tuple[Article, Quote]]) -> Iterator[Row]:
    moments = numbers.pack.vocabulary.moments

    def occasion(printing: tuple[Article, Quote]) -> tuple[int, tuple[int, ...]]:
        article, quote = printing
        # The newest occasion comes first: steps of a moment grow with time, and are turned round. What was said at no
        # moment that is known stands behind all that has one, for no first step that is turned round is above nought.
        moment = tuple(-step for step in moment_order(str(quote.when), moments)) if quote.when else (1,)
        return numbers.recency[_story_of_speaker(numbers, article, quote.speaker)], moment

    occasions = {when: n for n, when in enumerate(sorted(set(map(occasion, quotes))))}
    for rank, printing in enumerate(sorted(quotes, key=occasion)):
        article, quote = printing
        story = _story_of_speaker(numbers, article, quote.speaker)
        number = story, article.stories[story]
        yield quote_row(rank, occasions[occasion(printing)], numbers.article[article.slug], number, quote)


def _story_of_speaker(numbers: RowNumbers, article: Article, speaker: str) -> str:
    """The first story of an article in whose race something is said of a speaker, or else its first one."""
    races = numbers.races_of.get(speaker, set())
    return next((story for story in article.stories if story in races), next(iter(article.stories)))


def quote_row(rank: int, occasion: int, article: int, story: tuple[str, int], quote: Quote) -> Row:
    """The row of a quotation; ``story`` is the race after which its article tells it, and the article's number."""
    where = article, *story, quote.paragraph
    span = quote.span.start, quote.span.end
    when = text_or_none(quote.when)
    return quote.speaker, rank, occasion, quote.id, *where, when, quote.remark, quote.text, *span, quote.reading


# --- what follows --------------------------------------------------------------------------------------------------


def _point_rows(numbers: RowNumbers) -> Iterator[Row]:
    for n, point in enumerate(numbers.points, 1):
        key, is_stated = point.key, int(ranking.stands_for_itself(point))
        qualifiers = text_or_none(key.in_), text_or_none(key.when), *_than_columns(key.than), key.among
        columns = key.about, key.what, *qualifiers, point.verdict, text_or_none(point.headline)
        body = PointBody(point, numbers.claims_of[point.id], tuple(numbers.findings_of.get(point.id, ())))
        yield n, point.id, *columns, is_stated, to_json(body)


def _value_columns(numbers: RowNumbers, point: Point) -> Iterator[Row]:
    for each in point.values:
        value = each.value.text, int(each.value.denied), text_or_none(each.value.moment), each.side
        for standing in each.standings:
            source = numbers.claim[standing.claim], numbers.article[standing.article]
            yield *source, *value, int(standing.article in each.counted), int(standing.implied), standing.working


def _marked_article_rows(numbers: RowNumbers) -> Iterator[Row]:
    """Who is silent of a dispute, and in whom else something is contested: lines of the point mark them, too."""
    for n, point in enumerate(numbers.points, 1):
        slugs = {slug for each in point.caveats for slug in each.articles}
        slugs.update(point.silent if point.is_contested else ())
        yield from ((n, article) for article in sorted(numbers.article[slug] for slug in slugs))


def _subject_point_rows(numbers: RowNumbers) -> Iterator[Row]:
    attributes = numbers.pack.vocabulary.attributes
    subjects = grouped(
        (subject, numbers.point[point.id])
        for point in ranking.in_answer_order(numbers.pack, numbers.points, numbers.findings)
        for subject in dict.fromkeys(
            (point.about, *numbers.attributes_of(point), *attributes_named_at(point, attributes))
        )
    )
    return _ranked_rows(subjects)


def _mention_points(numbers: RowNumbers) -> dict[str, list[int]]:
    """The points of others that name each entry, in the order of answers.

    As their value, among whom they count or with whom they compare. A race without a story is also named by what was so
    in it or when it had been run, and a meet without one. Where a team came its members came. What an organisation said
    names it: nothing else may be told of one.
    """
    with_story = {numbers.pack.registers.races[race].meet for race in numbers.sizes} | {*numbers.sizes}
    registers, mentions = numbers.pack.registers, dict[str, list[int]]()
    points = list(filter(ranking.stands_for_itself, numbers.points))
    attributes, members = numbers.pack.vocabulary.attributes, _members_at(numbers)
    for point in ranking.in_answer_order(numbers.pack, points, numbers.findings):
        than = point.key.than.about if point.key.than else None
        others = (point.key.among or "", than or "")
        values = (*point.all_values, *others)
        scopes = [scope for scope in (anchor_of(point.key.when), point.within) if scope]
        races = [registers.races[scope] for scope in scopes if scope in registers.races]
        meets = [scope for scope in scopes if scope in registers.meets]
        occasions = (*meets, *(race.id for race in races), *(race.meet for race in races))
        if is_of_each_member(attributes[point.what]):
            values = (*values, *members.get((point.about, point.within or ""), ()))
        speakers = {numbers.claims[standing.claim].by or "" for standing in point.reports}
        values = (*values, *sorted(speakers & registers.organisations.keys()))
        for value in dict.fromkeys(map(str, (*values, *(each for each in occasions if each not in with_story)))):
            if value != point.about and registers.entry(value) is not None:
                mentions.setdefault(value, []).append(numbers.point[point.id])
    return mentions


def _members_at(numbers: RowNumbers) -> Mapping[tuple[str, str], list[str]]:
    """Who ran for a team in a race."""
    attributes = numbers.pack.vocabulary.attributes
    points = (point for point in numbers.points if MEMBER_ROLE in attributes[point.what].roles)
    return grouped(((point.about, point.within or ""), str(value)) for point in points for value in point.all_values)


def _speech_points(numbers: RowNumbers) -> dict[str, list[int]]:
    """The points in which each person's speech is reported, or others' of them, in the order of answers."""
    speeches: dict[str, list[int]] = {}
    for point in ranking.in_answer_order(numbers.pack, numbers.points, numbers.findings):
        spoken = [standing for standing in point.reports if numbers.claims[standing.claim].by is not None]
        speakers = [numbers.claims[standing.claim].by or "" for standing in spoken]
        others = [point.about, *(str(standing.value) for standing in spoken)] if spoken else []
        people = numbers.pack.registers.people
        for person in dict.fromkeys((*speakers, *(other for other in others if other in people))):
            speeches.setdefault(person, []).append(numbers.point[point.id])
    return speeches


def _ranked_rows(points: dict[str, list[int]]) -> Iterator[Row]:
    for subject, ranked in sorted(points.items()):
        yield from ((subject, rank, point) for rank, point in enumerate(ranked))


def finding_row(n: int, finding: Finding) -> Row:
    """The row of a finding with that number."""
    ids = map(to_json, (finding.articles, finding.claims, finding.points, finding.speakers))
    return n, finding.id, finding.rule, finding.working, *ids, finding.clash, to_json(finding.quotes)


def _subject_finding_rows(numbers: RowNumbers) -> Iterator[Row]:
    rows = {
        (subject, n)
        for n, finding in enumerate(numbers.findings)
        for claim in finding.claims
        for subject in (numbers.claims[claim].about, numbers.claims[claim].what)
    }
    rows |= {(quote.speaker, n) for n, finding in enumerate(numbers.findings) for quote in finding.quotes}
    yield from sorted(rows)
