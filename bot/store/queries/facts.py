"""Points and findings with all their receipts: the statements that fetch them, and how their rows are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bot.store import json_codec
from bot.store.rows import (
    Evidence,
    Facts,
    FindingRow,
    PersonFacts,
    PointRow,
    SaidRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.model import Claim, Finding
    from bot.store.rows import ArticleRow, EntryRow, PointBody

# Parts of the answer, in the order in which they are put together; (part, place) is unique, so that sorting the rows
# never compares more.
_ARTICLES, _NAMES, _CLAIMS, _POINTS, _FINDINGS, _RACES, _QUOTES, _PEOPLE = range(8)

# Every name, claim and article that the chosen points and findings rest on. The head of each statement makes the
# tables lead (the story by which articles are numbered, if any), chosen and told; CROSS JOIN keeps SQLite from
# starting at the large side.
_REST = """,
    cited (claim) AS MATERIALIZED (
        SELECT l.claim FROM chosen CROSS JOIN point_claims AS l ON l.point = chosen.point
        UNION
        SELECT l.claim FROM told CROSS JOIN finding_claims AS l ON l.finding = told.finding
    ),
    said AS MATERIALIZED (
        SELECT c.n, c.article, c.body FROM cited CROSS JOIN claims AS c ON c.n = cited.claim
    ),
    named (entry) AS MATERIALIZED (
        SELECT l.entry FROM chosen CROSS JOIN point_names AS l ON l.point = chosen.point
        UNION
        SELECT l.entry FROM told CROSS JOIN finding_names AS l ON l.finding = told.finding
    ),
    printing (article, number) AS MATERIALIZED (
        SELECT s.article, s.number FROM lead CROSS JOIN story_articles AS s ON s.story = lead.story
        UNION ALL
        SELECT DISTINCT article, NULL FROM said
        WHERE article NOT IN (SELECT s.article FROM lead CROSS JOIN story_articles AS s ON s.story = lead.story)
    )
SELECT 0, coalesce(printing.number, 1000000 + a.n), a.n, a.body, printing.number
    FROM printing CROSS JOIN articles AS a ON a.n = printing.article
UNION ALL SELECT 1, e.n, NULL, e.body, NULL FROM named CROSS JOIN entries AS e ON e.n = named.entry
UNION ALL SELECT 2, n, article, body, NULL FROM said
UNION ALL SELECT 3, chosen.place, NULL, p.body, NULL FROM chosen CROSS JOIN points AS p ON p.n = chosen.point
UNION ALL SELECT 4, f.n, NULL, f.body, NULL FROM told CROSS JOIN findings AS f ON f.n = told.finding
"""

_ASKED_FOR = """WITH
    lead (story) AS MATERIALIZED (SELECT :story),"""

_ITS_STORY = """
    chosen (point, place) AS MATERIALIZED (
        SELECT s.point, s.point FROM lead CROSS JOIN story_points AS s ON s.story = lead.story
    ),
    told (finding) AS MATERIALIZED (
        SELECT s.finding FROM lead CROSS JOIN story_findings AS s ON s.story = lead.story
    )"""

STORY_FACTS = _ASKED_FOR + _ITS_STORY + _REST

_ITS_WORDS = """UNION ALL SELECT 6, q.id, q.article, q.body, e.body
    FROM lead CROSS JOIN story_articles AS s ON s.story = lead.story
    CROSS JOIN quotes AS q ON q.article = s.article CROSS JOIN entries AS e ON e.id = q.speaker
"""

STORY_TOLD = _ASKED_FOR + _ITS_STORY + _REST + _ITS_WORDS

_NO_STORY = """WITH
    lead (story) AS MATERIALIZED (SELECT NULL),"""

# Of somebody about whom there is nothing else: what is said of others in which they are named.
_OF_A_SUBJECT = """
    chosen (point, place) AS MATERIALIZED (
        SELECT point, rank FROM subject_points WHERE subject = :subject AND rank < :limit
        UNION ALL
        SELECT point, rank FROM naming_points WHERE person = :subject AND rank < :limit
            AND NOT EXISTS (SELECT 1 FROM subject_points WHERE subject = :subject)
    ),
    told (finding) AS MATERIALIZED (
        SELECT finding FROM subject_findings WHERE subject = :subject ORDER BY finding LIMIT :limit
    )"""

SUBJECT_FACTS = _NO_STORY + _OF_A_SUBJECT + _REST

# Who goes by the whole name is told of: its only owner, or the only one who has it; then what is said of others in
# which they are named. Those who go by its beginning are brought with them, every race that is named, and of a meet
# that is named the newest race.
_OF_A_NAME = """WITH
    lead (story) AS MATERIALIZED (SELECT NULL),
    called (entry, key, owner, rank) AS MATERIALIZED (
        SELECT entry, key, owner, rank FROM keys
        WHERE key IN (SELECT value FROM json_each(:keys)) AND type = 'person' AND rank < :few
    ),
    meant (entry) AS MATERIALIZED (
        SELECT max(CASE WHEN rank = 0 THEN entry END) FROM called WHERE key = :name AND rank < 2
        HAVING count(*) = 1 OR sum(owner) = 1
    ),
    chosen (point, place) AS MATERIALIZED (
        SELECT s.point, s.rank FROM meant CROSS JOIN subject_points AS s
        ON s.subject = meant.entry AND s.rank < :limit
        UNION ALL
        SELECT s.point, :limit + s.rank FROM meant CROSS JOIN naming_points AS s
        ON s.person = meant.entry AND s.rank < :named
    ),
    told (finding) AS MATERIALIZED (
        SELECT s.finding FROM meant CROSS JOIN subject_findings AS s ON s.subject = meant.entry
        ORDER BY s.finding LIMIT :limit
    )"""

_THE_PEOPLE = """UNION ALL SELECT 5, r.recency, NULL, r.body, NULL FROM (
    SELECT r.recency AS race
    FROM named CROSS JOIN entries AS e ON e.n = named.entry CROSS JOIN races AS r ON r.id = e.id
    UNION
    SELECT (SELECT min(r.recency) FROM races AS r WHERE r.meet = e.id)
    FROM named CROSS JOIN entries AS e ON e.n = named.entry
) AS seen CROSS JOIN races AS r ON r.recency = seen.race
UNION ALL SELECT 7, called.rank, called.owner, e.body, called.key
    FROM called CROSS JOIN entries AS e ON e.id = called.entry
"""

PERSON_FACTS = _OF_A_NAME + _REST + _THE_PEOPLE

_DISPUTED = """
    chosen (point, place) AS MATERIALIZED (SELECT point, rank FROM disputed WHERE rank < :limit),
    told (finding) AS MATERIALIZED (SELECT n FROM findings WHERE n < :limit)"""

DISPUTES = _NO_STORY + _DISPUTED + _REST


Parts = tuple[list[tuple[Any, ...]], ...]


def facts(rows: Iterable[Any]) -> Facts:
    """What the rows of one of these statements hold."""
    return _facts(_parts(rows))


def person(rows: Iterable[Any]) -> PersonFacts:
    """What the rows of `PERSON_FACTS` hold."""
    parts = _parts(rows)
    called = [entry(body, owner=bool(owner), key=key) for _, _, owner, body, key in parts[_PEOPLE]]
    people: dict[str, EntryRow] = {}
    for row in sorted(called, key=lambda row: -len(row.key)):
        people.setdefault(row.id, row)
    return PersonFacts(
        people=tuple(people.values()),
        races=tuple([json_codec.read_race(row[3]) for row in parts[_RACES]]),
        facts=_facts(parts),
    )


def _parts(rows: Iterable[Any]) -> Parts:
    parts: Parts = tuple([] for _ in range(_PEOPLE + 1))
    for row in sorted(rows):
        parts[row[0]].append(row)
    return parts


def _facts(parts: Parts) -> Facts:
    articles = {n: article(body, number) for _, _, n, body, number in parts[_ARTICLES]}
    quotes = [
        SaidRow(json_codec.read_quote(body), articles[n], json_codec.read_entry(speaker))
        for _, _, n, body, speaker in parts[_QUOTES]
    ]
    facts = facts_of(
        [json_codec.read_point(row[3]) for row in parts[_POINTS]],
        [json_codec.read_finding(row[3]) for row in parts[_FINDINGS]],
        [json_codec.read_claim(row[3]) for row in parts[_CLAIMS]],
        {row.slug: row for row in articles.values()},
        [json_codec.read_entry(row[3]) for row in parts[_NAMES]],
    )
    return replace(facts, quotes=tuple(quotes)) if quotes else facts


def facts_of(
    points: Iterable[PointBody],
    findings: Iterable[Finding],
    claims: Iterable[Claim],
    articles: Mapping[str, ArticleRow],
    names: Iterable[EntryRow],
) -> Facts:
    """Points and findings, each with its claims, which are among ``claims``; ``articles`` are by slug."""
    evidence = {claim.id: Evidence(claim, articles[claim.article]) for claim in claims}
    rows = [PointRow(told.point, {claim: evidence[claim] for claim in told.claims}, told.findings) for told in points]
    found = [FindingRow(each, {claim: evidence[claim] for claim in each.claims}) for each in findings]
    return Facts(tuple(rows), tuple(found), tuple(articles.values()), {named.id: named for named in names})


def article(body: str, number: int | None) -> ArticleRow:
    """An article from its record, and its number in the story asked for."""
    row = json_codec.read_article(body)
    return row if number is None else replace(row, number=number)


def entry(body: str, *, owner: bool, key: str) -> EntryRow:
    """An entry from its record, the key by which it was found, and whether it lists that key."""
    return replace(json_codec.read_entry(body), owner=owner, key=key)
