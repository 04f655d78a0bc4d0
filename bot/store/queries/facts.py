"""Points and findings with all their receipts: the statements that fetch them, and how their rows are put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from bot.facts import values
from bot.facts.own_moments import MOMENT
from bot.store import records
from bot.store.rows import EntryRow, Evidence, Facts, FindingRow, PersonFacts, PointRow, SpeakerQuoteRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.own_moments import OwnMoments
    from bot.facts.vocabulary import Vocabulary

_ARTICLE = records.ARTICLE.format(number="ca.number")
_ENTRY = records.ENTRY.format(owner="e.owns_surname", key="''")

# Parts of the answer, in the order in which they are put together; (part, rank) is unique, so that sorting the rows
# never compares more.
_ARTICLES, _NAMES, _CLAIMS, _POINTS, _FINDINGS, _RACES, _QUOTES, _PEOPLE, _SHARED_RUNS = range(9)

# Every name, claim and article that the selected points and findings rest on, and the articles that are silent where
# others disagree, or in which a point is contested otherwise. The head of each statement makes the tables story (by
# which articles are numbered, if any), selected_points and selected_findings; CROSS JOIN keeps SQLite from starting at
# the large side. An article outside of the story has no number there: a million and its row number sorts it behind
# every one that has, in an order that only the pack decides.
_REST = f""",
    cited_claims AS MATERIALIZED (
        SELECT c.n, c.article
        FROM (
            SELECT l.claim FROM selected_points AS p CROSS JOIN point_claims AS l ON l.point = p.point
            UNION
            SELECT l.claim FROM selected_findings AS f CROSS JOIN finding_claims AS l ON l.finding = f.finding
        ) AS cited
        CROSS JOIN claims AS c ON c.n = cited.claim
    ),
    named_entries (entry) AS MATERIALIZED (
        SELECT l.entry FROM selected_points AS p CROSS JOIN point_names AS l ON l.point = p.point
        UNION
        SELECT l.entry FROM selected_findings AS f CROSS JOIN finding_names AS l ON l.finding = f.finding
    ),
    other_articles (article) AS MATERIALIZED (
        SELECT s.article FROM selected_points AS p CROSS JOIN marked_articles AS s ON s.point = p.point
        UNION
        SELECT a.n FROM selected_findings AS sf CROSS JOIN findings AS f ON f.n = sf.finding
        CROSS JOIN json_each(f.articles) AS told CROSS JOIN articles AS a ON a.slug = told.value
    ),
    cited_articles (article, number) AS MATERIALIZED (
        SELECT s.article, s.number FROM story CROSS JOIN story_articles AS s ON s.story = story.race
        UNION ALL
        SELECT article, NULL FROM (
            SELECT article FROM cited_claims UNION SELECT article FROM other_articles
        ) AS outside
        WHERE article NOT IN (SELECT s.article FROM story CROSS JOIN story_articles AS s ON s.story = story.race)
    )
SELECT 0, coalesce(ca.number, 1000000 + a.n), a.n, {_ARTICLE}, NULL
    FROM cited_articles AS ca CROSS JOIN articles AS a ON a.n = ca.article
UNION ALL SELECT 1, e.n, NULL, {_ENTRY}, NULL FROM named_entries AS ne CROSS JOIN entries AS e ON e.n = ne.entry
"""

_EVERYTHING = f"""UNION ALL SELECT 2, c.n, c.article, {records.CLAIM}, NULL
    FROM cited_claims AS cited CROSS JOIN claims AS c ON c.n = cited.n
UNION ALL SELECT 3, sp.rank, NULL, p.record, NULL FROM selected_points AS sp CROSS JOIN points AS p ON p.n = sp.point
UNION ALL SELECT 4, f.n, NULL, {records.FINDING}, NULL
    FROM selected_findings AS sf CROSS JOIN findings AS f ON f.n = sf.finding
"""

# Every race that is named, and of a meet that is named the newest race.
_ITS_RACES = f"""UNION ALL SELECT 5, r.recency, NULL, {records.RACE}, NULL FROM (
    SELECT r.recency AS race
    FROM named_entries AS ne CROSS JOIN entries AS e ON e.n = ne.entry CROSS JOIN races AS r ON r.id = e.id
    UNION
    SELECT (SELECT min(r.recency) FROM races AS r WHERE r.meet = e.id)
    FROM named_entries AS ne CROSS JOIN entries AS e ON e.n = ne.entry
) AS seen CROSS JOIN races AS r ON r.recency = seen.race
"""

_OF_A_STORY = """WITH
    story (race) AS MATERIALIZED (SELECT :story),
    selected_points (point, rank) AS MATERIALIZED (
        SELECT s.point, s.point FROM story CROSS JOIN story_points AS s ON s.story = story.race
    ),
    selected_findings (finding) AS MATERIALIZED (
        SELECT s.finding FROM story CROSS JOIN story_findings AS s ON s.story = story.race
    )"""

STORY_FACTS = _OF_A_STORY + _REST + _EVERYTHING + _ITS_RACES

_ITS_QUOTES = f"""UNION ALL SELECT 6, q.id, q.article, {records.QUOTE}, {_ENTRY}
    FROM story CROSS JOIN story_articles AS s ON s.story = story.race
    CROSS JOIN quotes AS q ON q.article = s.article CROSS JOIN entries AS e ON e.id = q.speaker
"""

STORY_FACTS_AND_QUOTES = _OF_A_STORY + _REST + _EVERYTHING + _ITS_QUOTES

_OF_A_RESULT = """WITH
    story (race) AS MATERIALIZED (SELECT :story),
    selected_points (point, rank) AS MATERIALIZED (
        SELECT s.point, s.point FROM story CROSS JOIN story_points AS s ON s.story = story.race AND s.in_result
    ),
    selected_findings (finding) AS MATERIALIZED (
        SELECT s.finding FROM story CROSS JOIN story_findings AS s ON s.story = story.race AND s.in_result
    )"""

RESULT_FACTS = _OF_A_RESULT + _REST + _EVERYTHING

_ITS_SHARED_RUNS = """UNION ALL SELECT 8, s.rank, NULL, json_array(one.slug, other.slug, s.words, s.excerpt), NULL
    FROM story CROSS JOIN shared_runs AS s ON s.story = story.race
    CROSS JOIN articles AS one ON one.n = s.first CROSS JOIN articles AS other ON other.n = s.second
"""

# Of each article of the story all that it is in, whichever other story has that: its counts are the same in each.
_OF_ITS_ARTICLES = """WITH
    story (race) AS MATERIALIZED (SELECT :story),
    told_stories (race) AS MATERIALIZED (
        SELECT race FROM story
        UNION
        SELECT other.story FROM story CROSS JOIN story_articles AS s ON s.story = story.race
        CROSS JOIN story_articles AS other ON other.article = s.article
    ),
    selected_points (point, rank) AS MATERIALIZED (
        SELECT DISTINCT s.point, s.point FROM told_stories AS t CROSS JOIN story_points AS s ON s.story = t.race
    ),
    selected_findings (finding) AS MATERIALIZED (
        SELECT DISTINCT s.finding FROM told_stories AS t CROSS JOIN story_findings AS s ON s.story = t.race
    )"""

SOURCE_FACTS = _OF_ITS_ARTICLES + _REST + _EVERYTHING + _ITS_RACES + _ITS_SHARED_RUNS

_NO_STORY = """WITH
    story (race) AS MATERIALIZED (SELECT NULL),"""

# What is about the subjects, then what is said of others in which they are named.
_OF_SUBJECTS = """
    subjects (id) AS MATERIALIZED (SELECT value FROM json_each(:subjects)),
    selected_points (point, rank) AS MATERIALIZED (
        SELECT point, min(rank) FROM (
            SELECT s.point, s.rank FROM subjects CROSS JOIN subject_points AS s
            ON s.subject = subjects.id AND s.rank < :limit
            UNION ALL
            SELECT s.point, :limit + s.rank FROM subjects CROSS JOIN mention_points AS s
            ON s.entry = subjects.id AND s.rank < :named
        ) AS ranked GROUP BY point
    ),
    selected_findings (finding) AS MATERIALIZED (
        SELECT DISTINCT s.finding FROM subjects CROSS JOIN subject_findings AS s ON s.subject = subjects.id
        ORDER BY s.finding LIMIT :limit
    )"""

SUBJECT_FACTS = _NO_STORY + _OF_SUBJECTS + _REST + _EVERYTHING + _ITS_RACES

# What is said of a meet without a story names it.
_OF_A_MEET = """
    selected_points (point, rank) AS MATERIALIZED (
        SELECT p.n, p.n FROM (
            SELECT s.point FROM races AS r CROSS JOIN story_points AS s ON s.story = r.id WHERE r.meet = :meet
            UNION
            SELECT m.point FROM mention_points AS m WHERE m.entry = :meet AND m.rank < :named
        ) AS told
        CROSS JOIN points AS p ON p.n = told.point
        WHERE p.is_stated AND p.what IN (SELECT value FROM json_each(:attributes)) LIMIT :limit
    ),
    selected_findings (finding) AS MATERIALIZED (SELECT NULL WHERE 0)"""

MEET_FACTS = _NO_STORY + _OF_A_MEET + _REST + _EVERYTHING + _ITS_RACES

_OF_A_SPEAKER = """
    selected_points (point, rank) AS MATERIALIZED (
        SELECT point, rank FROM speech_points WHERE speaker = :speaker AND rank < :limit
    ),
    selected_findings (finding) AS MATERIALIZED (
        SELECT s.finding FROM subject_findings AS s CROSS JOIN findings AS f ON f.n = s.finding
        WHERE s.subject = :speaker AND f.quotes <> '[]' ORDER BY s.finding LIMIT :limit
    )"""

SPEECH_FACTS = _NO_STORY + _OF_A_SPEAKER + _REST + _EVERYTHING + _ITS_RACES

# The facts are about who goes by the whole name: its only owner, or the only one who has it; then what is said of
# others in which they are named. Those who go by its beginning are brought with them, every race that is named, and of
# a meet that is named the newest race.
_OF_A_NAME = """WITH
    story (race) AS MATERIALIZED (SELECT NULL),
    namesakes (entry, key, owner, rank) AS MATERIALIZED (
        SELECT entry, key, owner, rank FROM name_keys
        WHERE key IN (SELECT value FROM json_each(:keys)) AND type IN ('person', 'team') AND rank < :few
    ),
    subject (entry) AS MATERIALIZED (
        SELECT max(CASE WHEN rank = 0 THEN entry END) FROM namesakes WHERE key = :name AND rank < 2
        HAVING count(*) = 1 OR sum(owner) = 1
    ),
    selected_points (point, rank) AS MATERIALIZED (
        SELECT s.point, s.rank FROM subject CROSS JOIN subject_points AS s
        ON s.subject = subject.entry AND s.rank < :limit
        UNION ALL
        SELECT s.point, :limit + s.rank FROM subject CROSS JOIN mention_points AS s
        ON s.entry = subject.entry AND s.rank < :named
    ),
    selected_findings (finding) AS MATERIALIZED (
        SELECT s.finding FROM subject CROSS JOIN subject_findings AS s ON s.subject = subject.entry
        ORDER BY s.finding LIMIT :limit
    )"""

_NAMESAKES = f"""UNION ALL SELECT 7, n.rank, n.key, {records.ENTRY.format(owner="n.owner", key="n.key")}, NULL
    FROM namesakes AS n CROSS JOIN entries AS e ON e.id = n.entry
"""

PERSON_FACTS = _OF_A_NAME + _REST + _EVERYTHING + _ITS_RACES + _NAMESAKES

Parts = tuple[list[tuple[Any, ...]], ...]


def read_facts(rows: Iterable[Any], vocabulary: Vocabulary) -> Facts:
    """What the rows of one of these statements hold."""
    return _facts(_parts(rows), vocabulary)


def read_person_facts(rows: Iterable[Any], vocabulary: Vocabulary) -> PersonFacts:
    """What the rows of `PERSON_FACTS` hold."""
    parts = _parts(rows)
    namesakes = [records.read_entry(record) for _, _, _, record, _ in parts[_PEOPLE]]
    people: dict[str, EntryRow] = {}
    for row in sorted(namesakes, key=lambda row: -len(row.key)):
        people.setdefault(row.id, row)
    return PersonFacts(**asdict(_facts(parts, vocabulary)), people=tuple(people.values()))


def _parts(rows: Iterable[Any]) -> Parts:
    parts: Parts = tuple([] for _ in range(_SHARED_RUNS + 1))
    for row in sorted(rows):
        parts[row[0]].append(row)
    return parts


def _own_moments(points: Iterable[PointRow], moments: OwnMoments) -> Iterator[EntryRow]:
    """The names of the moments that the vocabulary brings and that the points tell of."""
    if not moments.each:
        return
    for row in points:
        claims = [item.claim for item in row.evidence.values()]
        whens = (row.key.when, row.key.than.when if row.key.than else None, *(claim.when for claim in claims))
        for id_ in {*(when.at for when in whens if when is not None), *(claim.value for claim in claims)}:
            words = values.own_moment_words(id_, moments)
            if words is not None:
                yield EntryRow(id_, MOMENT, words)


def _facts(parts: Parts, vocabulary: Vocabulary) -> Facts:
    articles = {n: records.read_article(record) for _, _, n, record, _ in parts[_ARTICLES]}
    evidence = {}
    for _, _, n, record, _ in parts[_CLAIMS]:
        claim = records.read_claim(record, articles[n].slug)
        evidence[claim.id] = Evidence(claim, articles[n])
    bodies = [records.read_point(row[3]) for row in parts[_POINTS]]
    findings = [records.read_finding(row[3]) for row in parts[_FINDINGS]]
    names = [records.read_entry(row[3]) for row in parts[_NAMES]]
    points = [
        PointRow.of(body.point, vocabulary, {id_: evidence[id_] for id_ in body.claims}, body.findings)
        for body in bodies
    ]
    return Facts(
        points=tuple(points),
        findings=tuple(
            [FindingRow(**asdict(each), evidence={id_: evidence[id_] for id_ in each.claims}) for each in findings]
        ),
        articles=tuple(articles.values()),
        names={name.id: name for name in (*names, *_own_moments(points, vocabulary.moments))},
        races=tuple([records.read_race(row[3]) for row in parts[_RACES]]),
        overlaps=tuple([records.read_overlap(row[3]) for row in parts[_SHARED_RUNS]]),
        quotes=tuple(
            [
                SpeakerQuoteRow(records.read_quote(record, articles[n].slug), articles[n], records.read_entry(speaker))
                for _, _, n, record, speaker in parts[_QUOTES]
            ]
        ),
    )
