"""All that is told of a story's result, or of its articles, as one row each: written at the build, and read at once.

It was measured against a row for each claim, point and name: those take twice as long to fetch and to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.json import Decoder
from msgspec.structs import replace

from bot.facts.database import bodies, races
from bot.facts.database.layout import article_row, claim_row
from bot.facts.database.overlaps import overlaps
from bot.facts.database.receipts import facts_of
from bot.facts.database.rows import ArticleRow, EntryRow, Evidence, Facts, LoneRow, Overlap, PointBody
from bot.facts.database.sourcing import Alone
from bot.facts.frozen import Stored
from bot.facts.model import Claim, Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.database.layout import Layout
    from bot.facts.database.rows import RaceRow
    from bot.facts.database.sourcing import Sourced
    from bot.facts.model import Article, Point

RESULT, SOURCES = "result", "sources"
"""What is told of a story."""

# As bytes, for to read those is quicker.
OF_A_STORY = "SELECT CAST(body AS BLOB) FROM story_facts WHERE story = :story AND told = :told"

_LED = """WITH
    meant (recency, id, key, body) AS MATERIALIZED ({found}),
    lead (story) AS MATERIALIZED (SELECT id FROM meant ORDER BY key IS NOT :own, recency LIMIT 1),
    facts (body) AS MATERIALIZED (
        SELECT CAST(f.body AS BLOB) FROM lead CROSS JOIN story_facts AS f ON f.story = lead.story AND f.told = :told
    )
SELECT -1, body FROM facts
UNION ALL SELECT recency, body FROM meant
"""

LED: Mapping[str, str] = {name: _LED.format(found=found) for name, found in races.STATEMENTS.items()}
"""For every way to ask for a race, the statement that brings what is told of the first one too, by its name."""

_NOTHING = Facts((), (), (), {})
"""What is known of a race that no article tells of."""


class Told(Stored, frozen=True):
    """What a row holds: the articles of the story with their numbers, then the others that are cited, with none.

    Names and claims are in the order of the pack, all else in that of the answer.
    """

    articles: tuple[ArticleRow, ...]
    names: tuple[EntryRow, ...]
    claims: tuple[Claim, ...]
    points: tuple[PointBody, ...]
    findings: tuple[Finding, ...]
    overlaps: tuple[Overlap, ...] = ()
    alone: tuple[Alone, ...] = ()


_read = Decoder(Told).decode


def facts(rows: Iterable[Any]) -> Facts:
    """What the rows of `OF_A_STORY` hold, at most one."""
    return next((read_facts(body) for (body,) in rows), _NOTHING)


def races_and_facts(rows: Iterable[Any], own: str) -> tuple[tuple[RaceRow, ...], Facts]:
    """The races that one of the statements of `LED` found, and what is told of the first.

    The newest story comes first; before all the race of which ``own`` is the id as a key.
    """
    found = [body for _, body in sorted(rows)]
    told = found.pop(0) if found and isinstance(found[0], bytes) else None
    named = sorted(map(bodies.read_race, found), key=lambda race: race.key != own)
    return tuple(named), _NOTHING if told is None else read_facts(told)


def read_facts(body: bytes) -> Facts:
    """What is told of a story, from the bytes of its row."""
    told = _read(body)
    articles = {article.slug: article for article in told.articles}
    read = facts_of(told.points, told.findings, told.claims, articles, told.names)
    if not (told.overlaps or told.alone):
        return read
    claims = {claim.id: claim for claim in told.claims}
    alone = [(each, claims[each.claim]) for each in told.alone]
    lone = [LoneRow(each.what, Evidence(claim, articles[claim.article]), each.among) for each, claim in alone]
    return replace(read, overlaps=told.overlaps, alone=tuple(lone))


# --- writing ------------------------------------------------------------------------------------------------------


def story_fact_rows(layout: Layout) -> Iterator[tuple[str, str, str]]:
    """Every race that articles tell of, what is told of it, and the text of that row."""
    for race, sourced in layout.sourced.items():
        points = [point for point in sourced.points if layout.main(point, race)]
        findings = [finding for finding in sourced.findings if layout.main_finding(finding, race)]
        yield race, RESULT, bodies.write(_result(layout, race, points, findings))
        yield race, SOURCES, bodies.write(_sources(layout, race, sourced))


def _result(layout: Layout, race: str, points: Sequence[Point], findings: Sequence[Finding]) -> Told:
    claims = _claims(layout, points, findings)
    return Told(
        articles=_articles(layout, race, claims),
        names=_names(layout, points, findings),
        claims=claims,
        points=tuple(map(layout.point_body, points)),
        findings=tuple(findings),
    )


def _sources(layout: Layout, race: str, sourced: Sourced) -> Told:
    """Every article on which anything in the story rests is there, and every name that occurs in it."""
    alone = [each for each in sourced.alone if layout.article[each.article] in layout.articles_of[race]]
    return Told(
        articles=_articles(layout, race, _claims(layout, sourced.points, sourced.findings)),
        names=_names(layout, sourced.points, sourced.findings),
        claims=_claims(layout, sourced.disputes, sourced.clashes, [each.claim for each in alone]),
        points=tuple(map(layout.point_body, sourced.disputes)),
        findings=tuple(sourced.clashes),
        overlaps=tuple(_overlaps(layout, race)),
        alone=tuple(sorted(alone, key=lambda each: (layout.article[each.article], each.place))),
    )


def _claims(
    layout: Layout, points: Iterable[Point], findings: Iterable[Finding], more: Iterable[str] = ()
) -> tuple[Claim, ...]:
    rested = [*(layout.claims_of[point.id] for point in points), *(finding.claims for finding in findings), more]
    ids = sorted({id_ for claims in rested for id_ in claims}, key=layout.claim.__getitem__)
    return tuple(claim_row(layout.claims[id_]) for id_ in ids)


def _names(layout: Layout, points: Iterable[Point], findings: Iterable[Finding]) -> tuple[EntryRow, ...]:
    named = {n for point in points for n in layout.names_of(point)}
    named.update(n for finding in findings for n in layout.names_in(finding.claims))
    return tuple(layout.records[n - 1] for n in sorted(named))


def _articles(layout: Layout, race: str, claims: Iterable[Claim]) -> tuple[ArticleRow, ...]:
    cited = {claim.article for claim in claims}
    others = [each for each in layout.pack.articles if each.slug in cited and race not in each.stories]
    return tuple(article_row(each, each.stories.get(race)) for each in (*_own_articles(layout, race), *others))


def _own_articles(layout: Layout, race: str) -> list[Article]:
    own = (layout.pack.articles[n - 1] for n in layout.articles_of[race])
    return sorted(own, key=lambda each: each.stories[race])


def _overlaps(layout: Layout, race: str) -> Iterator[Overlap]:
    """The runs of words that articles share, as the first of them prints each."""
    articles = _own_articles(layout, race)
    texts = {article.slug: article.text for article in articles}
    for shared in overlaps(articles):
        excerpt = texts[shared.first][shared.span.start : shared.span.end]
        yield Overlap(shared.first, shared.second, shared.words, excerpt)
