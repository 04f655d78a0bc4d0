"""What there is to say of each article of a story: against whom it stands, what it alone tells, what it lacks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.answers.points.findings import distinct_findings
from bot.answers.points.points import headline_values, is_of_race
from bot.answers.points.repeats import repeats
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_VERDICTS, Verdict
from bot.facts.ranking import distinct_disputes, is_opposed, stands_for_itself
from bot.facts.result_roles import ORDER_ROLES, RACE_PLAN_ROLE, TOOK_PART_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.vocabulary import Attribute, Vocabulary
    from bot.store.rows import ArticleRow, Facts, FindingRow, PointRow, RaceRow

_FEWEST_OTHERS = 2
"""Articles that have to tell a thing before another one leaves it out."""

_FROM_PLACES = ORDER_ROLES | {TOOK_PART_ROLE}

Tellers = dict[str, set[str]]
"""By point the articles that tell it."""


class Report(Frozen, frozen=True):
    """What there is to say of one article; ``findings`` are those within it, ``clashes`` those with others.

    ``torn`` are points of which it gives two values that cannot both hold: it counts for neither. ``left_out`` are the
    points of the story that most of the other articles tell, and this one does not. ``differing`` counts those that
    others tell differently, where both may hold.
    """

    article: ArticleRow
    alone: tuple[PointRow, ...]
    disputes: tuple[PointRow, ...]
    torn: tuple[PointRow, ...]
    left_out: tuple[PointRow, ...]
    findings: tuple[FindingRow, ...]
    clashes: tuple[FindingRow, ...]
    differing: int


def reports(articles: Iterable[ArticleRow], facts: Facts, race: RaceRow, vocabulary: Vocabulary) -> Iterator[Report]:
    """A report on each article of the story of a race: what all of them rest on is looked at once."""
    again = repeats(facts)
    tellers = _tellers(facts, vocabulary)
    open_rows = {row.id: row for row in facts.points if row.is_contested or is_opposed(row)}
    distinct = {point.id for point in distinct_disputes(open_rows.values())}
    disputes = [row for id_, row in open_rows.items() if id_ in distinct]
    again |= open_rows.keys() - distinct
    rows = [row for row in facts.points if stands_for_itself(row) and row.id not in again]
    rows.sort(key=lambda row: not is_of_race(row, race))
    alone = _sole_points(rows, tellers)
    of_most = [*_majority_points(rows, tellers, vocabulary)]
    for article in articles:
        slug = article.slug
        findings = distinct_findings([row for row in facts.findings if slug in row.articles])
        yield Report(
            article,
            alone=tuple(alone.get(slug, ())),
            disputes=tuple(row for row in disputes if _is_against_others(row, slug)),
            torn=tuple(row for row in disputes if slug in row.contradicting),
            left_out=tuple(row for row, lacking in of_most if slug in lacking),
            findings=tuple(row for row in findings if row.within_an_article),
            clashes=tuple(row for row in findings if not row.within_an_article),
            differing=sum(row.verdict is Verdict.DIFFER and slug in row.articles for row in rows),
        )


def _givers(row: PointRow) -> set[str]:
    """The articles on a side of a dispute; of what is opposed without that, those that tell it."""
    standings = [each for value in row.values if value.side is not None for each in value.standings]
    return {standing.article for standing in standings or row.reports}


def _is_against_others(row: PointRow, slug: str) -> bool:
    """Whether an article stands against others on a point: none that contradicts itself there, on either side."""
    return slug in _givers(row) and slug not in row.contradicting and bool(opponents(row, slug))


def opponents(row: PointRow, slug: str) -> set[str]:
    """The articles that give what cannot hold beside the article's own value and do not contradict themselves on it."""
    if not row.values:
        return {standing.article for standing in row.reports} - {slug}
    own = {None, *(value.side for value in row.values if slug in value.articles)}
    against = {article for value in row.values if value.side not in own for article in value.articles}
    return against - {slug, *row.contradicting}


def _sole_points(rows: Iterable[PointRow], tellers: Tellers) -> Mapping[str, Sequence[PointRow]]:
    """By article the points that no other one tells; where it contradicts itself, none."""
    alone: dict[str, list[PointRow]] = {}
    for row in rows:
        article, *others = tellers[row.id]
        if not others and not row.is_contested:
            alone.setdefault(article, []).append(row)
    return alone


def _majority_points(
    rows: Iterable[PointRow], tellers: Tellers, vocabulary: Vocabulary
) -> Iterator[tuple[PointRow, set[str]]]:
    """What more than half of the other articles tell, with those that do not.

    That somebody took part or was ahead follows from places, and a medal is left out with its place.
    """
    at = {(row.what, standing.claim) for row in rows for standing in row.all_standings}
    for row in rows:
        attribute = row.attribute
        is_one_way = row.verdict not in OPEN_VERDICTS
        ways = headline_values(row) if is_one_way else row.values
        telling = {article for value in ways for article in value.articles}
        is_of_most = len(telling) >= max(_FEWEST_OTHERS, row.among_articles / 2)
        is_listed = any(
            (what, each.claim) in at for what in _equivalents(attribute, vocabulary) for each in row.all_standings
        )
        if is_of_most and not is_listed and _FROM_PLACES.isdisjoint(attribute.roles):
            differing = [slug for each in row.caveats if each.verdict is Verdict.DIFFER for slug in each.articles]
            yield row, set(row.silent) - tellers[row.id] - set(differing)


def _tellers(facts: Facts, vocabulary: Vocabulary) -> Tellers:
    """By point the articles that state or report it, or say the same otherwise."""
    givers: dict[tuple[str, str], set[str]] = {}
    for row in facts.points:
        for value in row.values:
            for standing in value.standings:
                givers.setdefault((row.what, standing.claim), {*value.articles})
    in_race = _in_races(facts)
    tellers: Tellers = {}
    for row in facts.points:
        attribute, standings = row.attribute, row.all_standings
        articles = tellers[row.id] = {standing.article for standing in standings}
        for what in _equivalents(attribute, vocabulary):
            articles.update(*(givers.get((what, standing.claim), ()) for standing in standings))
        plans = standings if RACE_PLAN_ROLE in attribute.roles else ()
        articles.update(*(in_race[row.about, plan.value.text] for plan in plans))
    return tellers


def _in_races(facts: Facts) -> Mapping[tuple[str, str | None], set[str]]:
    """By person and race the articles that tell anything of the two."""
    articles: defaultdict[tuple[str, str | None], set[str]] = defaultdict(set)
    for row in facts.points:
        is_race = row.attribute.kind == "race"
        for each in row.all_standings:
            articles[row.about, each.value.text if is_race else row.within].add(each.article)
    return articles


def _equivalents(attribute: Attribute, vocabulary: Vocabulary) -> Iterator[str]:
    """The attributes of which each value implies another one, at any remove, so that it can be read backwards.

    Who was third had bronze, and who won has the title.
    """
    for implication in attribute.implies:
        if implication.values and len({*implication.values.values()}) == len(implication.values):
            yield implication.what
            yield from _equivalents(vocabulary.attributes[implication.what], vocabulary)
