"""All that is told of a story's result, or of its articles, as one row each: written at the build, and read at once.

It was measured against a row for each claim, point and name: those take twice as long to fetch and to read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.json import Decoder
from msgspec.structs import replace

from bot.facts.frozen import Stored
from bot.facts.model import Claim, Finding
from bot.store import json_codec
from bot.store.queries import races
from bot.store.queries.facts import facts_of
from bot.store.rows import ArticleRow, EntryRow, Evidence, Facts, LoneRow, Overlap, PointBody, SoleClaim

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.store.rows import RaceRow

RESULT, SOURCES = "result", "sources"
"""What is told of a story."""

# As bytes, for to read those is quicker.
OF_A_STORY = "SELECT CAST(body AS BLOB) FROM story_facts WHERE story = :story AND told = :told"

# One row, for each is another time that Python's threads take turns: what is told of the first race, and all the races
# in one array. SQLite joins the rows of a materialized table in the order in which they were put there; a test holds it
# to that.
_LED = """WITH
    meant (recency, id, key, body) AS MATERIALIZED ({found}),
    ordered (id, body) AS MATERIALIZED (SELECT id, body FROM meant ORDER BY key IS NOT :own, recency)
SELECT
    (
        SELECT CAST(f.body AS BLOB) FROM story_facts AS f
        WHERE f.story = (SELECT id FROM ordered LIMIT 1) AND f.told = :told
    ),
    (SELECT '[' || group_concat(body) || ']' FROM ordered)
"""

LED: Mapping[str, str] = {name: _LED.format(found=found) for name, found in races.STATEMENTS.items()}
"""For every way to ask for a race, the statement that brings what is told of the first one too, by its name."""

_NOTHING = Facts((), (), (), {})
"""What is known of a race that no article tells of."""


class Told(Stored, frozen=True):
    """What a row holds, as `written_facts` makes it.

    The articles are those of the story with their numbers, then the others that are cited, with none. Names and claims
    are in the order of the pack, all else in that of the answer.
    """

    articles: tuple[ArticleRow, ...]
    names: tuple[EntryRow, ...]
    claims: tuple[Claim, ...]
    points: tuple[PointBody, ...]
    findings: tuple[Finding, ...]
    overlaps: tuple[Overlap, ...] = ()
    alone: tuple[SoleClaim, ...] = ()


_read = Decoder(Told).decode


def facts(rows: Iterable[Any]) -> Facts:
    """What the rows of `OF_A_STORY` hold, at most one."""
    return next((read_facts(body) for (body,) in rows), _NOTHING)


def races_and_facts(rows: Iterable[Any]) -> tuple[tuple[RaceRow, ...], Facts]:
    """The races that one of the statements of `LED` found, and what is told of the first.

    The newest story comes first; before all the race that was asked for by its id.
    """
    ((told, found),) = rows
    named = () if found is None else json_codec.read_races(found)
    return named, _NOTHING if told is None else read_facts(told)


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
