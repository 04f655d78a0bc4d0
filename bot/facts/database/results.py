"""All that a story's result rests on, as one row: written at the build, and read at once.

It was measured against a row for each claim, point and name: those take half as long again to fetch and to read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from bot.facts.database import bodies
from bot.facts.database.receipts import article_of, entry_of, finding_row, led, point_row, races_found
from bot.facts.database.rows import Evidence, Facts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.database.layout import Layout
    from bot.facts.database.rows import RaceRow
    from bot.facts.model import Finding, Point

RACE_FACTS = "SELECT body FROM story_results WHERE story = :story"

_ITS_RESULT = """
    result (body) AS MATERIALIZED (
        SELECT r.body FROM lead CROSS JOIN story_results AS r ON r.story = lead.story
    )
SELECT 0, 0, NULL, body, NULL FROM result
"""

LED: Mapping[str, str] = led("facts", _ITS_RESULT)

_NOTHING = Facts((), (), (), {})
"""What is known of a race that no article tells of."""

_KEPT = 16
"""So many results are kept, of some 100 kB each: a community asks for few races, in many words."""


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
    """Articles, entries, claims, points and findings, each in the order of the pack."""
    rested = [*(layout.claims_of[point.id] for point in points), *(finding.claims for finding in findings)]
    claims = [
        layout.claims[id_] for id_ in sorted({id_ for ids in rested for id_ in ids}, key=layout.claim.__getitem__)
    ]
    named = {n for point in points for n in layout.names_of(point)}
    named.update(n for finding in findings for n in layout.names_in(finding.claims))
    parts = (
        _articles(layout, race, {claim.article for claim in claims}),
        [bodies.write_record(*layout.records[n - 1]) for n in sorted(named)],
        [bodies.write_claim(claim) for claim in claims],
        [bodies.write_point(point, *layout.receipts_of(point)) for point in points],
        [bodies.write_finding(finding) for finding in findings],
    )
    return f"[{','.join([f'[{part}]' for part in map(','.join, parts)])}]"


def _articles(layout: Layout, race: str, cited: Iterable[str]) -> list[str]:
    """The articles of the story with their numbers, then the others that are cited, with none."""
    own = sorted((each for each in layout.pack.articles if race in each.stories), key=lambda each: each.stories[race])
    others = [each for each in layout.pack.articles if each.slug in cited and race not in each.stories]
    return [f"[{each.stories.get(race, 'null')},{bodies.write_article(each)}]" for each in (*own, *others)]


@lru_cache(maxsize=_KEPT)
def read_result(body: str) -> Facts:
    """A story's result from the text of its row."""
    told, named, said, points, findings = bodies.read(body)
    articles = {fields[0]: article_of(fields, number) for number, fields in told}
    evidence = {}
    for fields in said:
        claim = bodies.claim_of(fields)
        evidence[claim.id] = Evidence(claim, articles[claim.article])
    names = [entry_of(fields) for fields in named]
    return Facts(
        points=tuple([point_row(bodies.point_of(fields), evidence) for fields in points]),
        findings=tuple([finding_row(bodies.finding_of(fields), evidence) for fields in findings]),
        articles=tuple(articles.values()),
        names={entry.id: entry for entry in names},
    )
