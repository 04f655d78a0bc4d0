"""All that a story's result rests on, as one row: written at the build, and read at once.

It was measured against a row for each claim, point and name: those take half as long again to fetch and to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.json import Decoder

from bot.facts.database import bodies
from bot.facts.database.layout import article_row, claim_row
from bot.facts.database.receipts import facts_of, led, races_found
from bot.facts.database.rows import ArticleRow, EntryRow, Facts, PointBody
from bot.facts.frozen import Stored
from bot.facts.model import Claim, Finding

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.facts.database.layout import Layout
    from bot.facts.database.rows import RaceRow
    from bot.facts.model import Point

# As bytes, for to read those is quicker.
RACE_FACTS = "SELECT CAST(body AS BLOB) FROM story_results WHERE story = :story"

_ITS_RESULT = """
    result (body) AS MATERIALIZED (
        SELECT CAST(r.body AS BLOB) FROM lead CROSS JOIN story_results AS r ON r.story = lead.story
    )
SELECT 0, 0, NULL, body, NULL FROM result
"""

LED: Mapping[str, str] = led("facts", _ITS_RESULT)

_NOTHING = Facts((), (), (), {})
"""What is known of a race that no article tells of."""


class Told(Stored, frozen=True):
    """What a row holds: the articles of the story with their numbers, then the others that are cited, with none.

    Everything else is in the order of the pack.
    """

    articles: tuple[ArticleRow, ...]
    names: tuple[EntryRow, ...]
    claims: tuple[Claim, ...]
    points: tuple[PointBody, ...]
    findings: tuple[Finding, ...]


_read = Decoder(Told).decode


def result(rows: Iterable[Any]) -> Facts:
    """What the rows of `RACE_FACTS` hold, at most one."""
    return next((read_result(body) for (body,) in rows), _NOTHING)


def races_and_result(rows: Iterable[Any], own: str) -> tuple[tuple[RaceRow, ...], Facts]:
    """The races that one of the statements of `LED` found, as `races_found` has them, and the first one's result."""
    found = sorted(rows)
    told = [body for part, _, _, body, _ in found if part == 0]
    return races_found(found[len(told) :], own), read_result(told[0]) if told else _NOTHING


def results(layout: Layout) -> Iterator[tuple[str, str]]:
    """Every race that articles tell of, with the text of its row."""
    for race, told in layout.sourced.items():
        points = [point for point in told.points if layout.main(point, race)]
        findings = [finding for finding in told.findings if layout.main_finding(finding, race)]
        yield race, _write(layout, race, points, findings)


def _write(layout: Layout, race: str, points: Sequence[Point], findings: Sequence[Finding]) -> str:
    rested = [*(layout.claims_of[point.id] for point in points), *(finding.claims for finding in findings)]
    claims = sorted({id_ for ids in rested for id_ in ids}, key=layout.claim.__getitem__)
    named = {n for point in points for n in layout.names_of(point)}
    named.update(n for finding in findings for n in layout.names_in(finding.claims))
    return bodies.write(
        Told(
            articles=tuple(_articles(layout, race, {layout.claims[id_].article for id_ in claims})),
            names=tuple(layout.records[n - 1] for n in sorted(named)),
            claims=tuple(claim_row(layout.claims[id_]) for id_ in claims),
            points=tuple(map(layout.point_body, points)),
            findings=tuple(findings),
        )
    )


def _articles(layout: Layout, race: str, cited: Collection[str]) -> Iterator[ArticleRow]:
    own = sorted((each for each in layout.pack.articles if race in each.stories), key=lambda each: each.stories[race])
    others = [each for each in layout.pack.articles if each.slug in cited and race not in each.stories]
    yield from (article_row(each, each.stories.get(race)) for each in (*own, *others))


def read_result(body: bytes) -> Facts:
    """A story's result from the bytes of its row."""
    told = _read(body)
    articles = {article.slug: article for article in told.articles}
    return facts_of(told.points, told.findings, told.claims, articles, told.names)
