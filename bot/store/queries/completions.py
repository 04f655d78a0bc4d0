"""What is offered to a person who begins to type: the statements, and what their rows are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.facts.frozen import Frozen
from bot.facts.names import MOST_WORDS, fold
from bot.store import records
from bot.store.queries import races
from bot.store.rows import OfferMatch

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.facts.model import Quote

_EACH_LETTER = records.to_json([*" 0123456789abcdefghijklmnopqrstuvwxyz"])
"""All that a folded text is made of. What begins with a text sorts before that text and a "{"."""

LONGEST = 100
"""Characters. What is longer is no value that a chat platform takes."""

_SHORTEST_SLIP, _LONGEST_SLIP = 4, 24
"""Letters. With one slip a shorter word may be too many others; each letter of a longer one takes more look-ups."""

SHORTEST_INSIDE = 3
"""Letters. Fewer stand within too many names."""

_SPELLINGS = 300
"""At most so many of the names are looked at that have what was typed within a word."""

_TYPES = {
    "event": ("event", "race"),
    "meet": ("meet", "series"),
    "person": ("person",),
    "speaker": ("person",),
}
"""Under what names offers of a kind are looked for within words; the others under those of any entry."""

_ANY = ("person", "race", "event", "meet", "series", "place", "population")

MOST = 60
"""At most so many offers, or remarks, are looked at."""

_MANY = 300
"""At most so many of the newest races of an event, or at a meet."""

_OF_A_SUBJECT = 120
"""At most so many points of a subject are looked at for what may be asked of it."""

FIRST_OFFERS = """
SELECT h.rank, NULL, NULL, o.record
FROM offer_prefixes AS h CROSS JOIN offers AS o ON o.n = h.offer
WHERE h.kind = :kind AND h.prefix = '' AND h.rank < :most
"""

# `typed` is what was typed: all of it, then each word, then all of it with a slip in a space. A
# word with which nothing begins is tried with a letter changed, put in, left out, or swapped with the next, at each
# place up to which something does begin so. A beginning that many share has a list of the best, which is not all; so
# what goes by a word without a list comes before all others. A name within whose words all stand that were typed
# comes after what begins with them, and is not looked for where each of them has a list. What goes by some of the words
# only is brought where nothing goes by all of them.
_MATCHING_OFFERS = """WITH RECURSIVE
    typed (number, prefix) AS MATERIALIZED (SELECT key, value FROM json_each(:prefixes)),
    exact_prefixes (number, prefix) AS MATERIALIZED (
        SELECT number, prefix FROM typed WHERE EXISTS (
            SELECT 1 FROM offer_words AS w WHERE w.kind = :kind AND w.words >= prefix AND w.words < prefix || '{'
        )
    ),
    letters (letter) AS NOT MATERIALIZED (SELECT value FROM json_each(:letters)),
    cuts (number, prefix, place) AS MATERIALIZED (
        SELECT number, prefix, 0 FROM typed
        WHERE number NOT IN (SELECT number FROM exact_prefixes) AND number BETWEEN :first_word AND :last_word
            AND length(prefix) BETWEEN :shortest AND :longest
        UNION ALL
        SELECT number, prefix, place + 1 FROM cuts
        WHERE place < length(prefix) AND EXISTS (
            SELECT 1 FROM offer_words AS w WHERE w.kind = :kind
                AND w.words >= substr(prefix, 1, place + 1) AND w.words < substr(prefix, 1, place + 1) || '{'
        )
    ),
    slips (number, prefix) AS MATERIALIZED (
        SELECT number, substr(prefix, 1, place) || letter || substr(prefix, place + 2) FROM cuts CROSS JOIN letters
        UNION ALL
        SELECT number, substr(prefix, 1, place) || letter || substr(prefix, place + 1) FROM cuts CROSS JOIN letters
        UNION ALL
        SELECT number, substr(prefix, 1, place) || substr(prefix, place + 2) FROM cuts
        UNION ALL
        SELECT number, substr(prefix, 1, place) || substr(prefix, place + 2, 1) || substr(prefix, place + 1, 1)
            || substr(prefix, place + 3) FROM cuts
    ),
    prefixes (number, prefix) AS MATERIALIZED (
        SELECT number, prefix FROM exact_prefixes
        UNION ALL
        SELECT number, prefix FROM slips WHERE EXISTS (
            SELECT 1 FROM offer_words AS w WHERE w.kind = :kind AND w.words >= prefix AND w.words < prefix || '{'
        )
    ),
    rare (trigrams) AS MATERIALIZED (
        SELECT :trigrams FROM json_each(:within) AS word
        WHERE NOT EXISTS (SELECT 1 FROM offer_prefixes AS h WHERE h.kind = :kind AND h.prefix = word.value)
        LIMIT 1
    ),
    similar_keys (key, type) AS MATERIALIZED (
        SELECT s.key, s.type FROM rare CROSS JOIN key_spellings AS s
        WHERE key_spellings MATCH rare.trigrams AND s.type IN (SELECT value FROM json_each(:types))
            AND NOT EXISTS (SELECT 1 FROM json_each(:within) AS word WHERE instr(s.key, word.value) = 0)
        LIMIT :spellings
    ),
    matches (offer, number, listed, place, inside) AS MATERIALIZED (
        SELECT h.offer, prefixes.number, 1, h.rank, 0
        FROM prefixes CROSS JOIN offer_prefixes AS h ON h.kind = :kind AND h.prefix = prefixes.prefix
        UNION ALL
        SELECT w.offer, prefixes.number, 0, min(w.words <> prefixes.prefix), 0
        FROM prefixes CROSS JOIN offer_words AS w
            ON w.kind = :kind AND w.words >= prefixes.prefix AND w.words < prefixes.prefix || '{'
        WHERE NOT EXISTS (SELECT 1 FROM offer_prefixes AS h WHERE h.kind = :kind AND h.prefix = prefixes.prefix)
        GROUP BY w.offer, prefixes.number
        UNION ALL
        SELECT o.n, typed.number, 1, 0, 1
        FROM similar_keys AS s
        CROSS JOIN name_keys AS k ON k.key = trim(s.key) AND k.type = s.type AND k.rank < :few
        CROSS JOIN offers AS o ON o.kind = :kind AND o.entry = k.entry
        CROSS JOIN typed ON typed.number BETWEEN :first_word AND :last_word
    ),
    ranked (offer, whole, later, own, words, inside, place) AS MATERIALIZED (
        SELECT offer,
            min(number) = 0 OR max(number) > :last_word OR max(inside) OR count(DISTINCT number) = :last_word,
            min(number) > 0, sum(listed = 0), count(DISTINCT number),
            min(inside), min(place)
        FROM matches GROUP BY offer
    ),
    best (offer) AS MATERIALIZED (
        SELECT offer FROM ranked WHERE whole OR NOT EXISTS (SELECT 1 FROM ranked WHERE whole)
        ORDER BY later, own DESC, words DESC, inside, place, offer
        LIMIT :most
    )
SELECT o.n, NULL, NULL, o.record FROM best CROSS JOIN offers AS o ON o.n = best.offer
"""

OFFERS = _MATCHING_OFFERS

# The topics that go by what was typed, and what is said of those who are named in it.
TOPIC_OFFERS = (
    _MATCHING_OFFERS
    + """UNION ALL
SELECT s.rank, p.what, p.verdict, o.record
FROM json_each(:runs) AS run
CROSS JOIN name_keys AS k
    ON k.key = run.value AND k.type IN ('person', 'place', 'population', 'meet', 'race') AND k.rank < 2
CROSS JOIN offers AS o ON o.kind = :kind AND o.entry = k.entry
CROSS JOIN subject_points AS s ON s.subject = k.entry AND s.rank < :points
CROSS JOIN points AS p ON p.n = s.point AND p.about = k.entry AND p.is_stated
"""
)

RACE_OFFERS_AT_MEETS = races.at_meets("""SELECT o.n, NULL, NULL, o.record
FROM at CROSS JOIN races AS r ON r.meet = at.meet CROSS JOIN offers AS o ON o.kind = :kind AND o.entry = r.id
ORDER BY o.n LIMIT :many
""")

MEET_OFFERS_OF_RACES = """
SELECT DISTINCT o.n, NULL, NULL, o.record
FROM race_keys AS k CROSS JOIN races AS r ON r.recency = k.race
CROSS JOIN offers AS o ON o.kind = :kind AND o.entry = r.meet
WHERE k.key IN (SELECT value FROM json_each(:keys)) AND k.rank < :many
"""

REMARK_OFFERS = f"""
SELECT k.key, a.slug, {records.QUOTE}
FROM json_each(:names) AS name
CROSS JOIN name_keys AS k ON k.key = name.value AND k.type = 'person' AND k.rank = 0
CROSS JOIN quotes AS q ON q.speaker = k.entry AND q.rank < :most
CROSS JOIN articles AS a ON a.n = q.article
ORDER BY length(k.key) DESC, q.rank
"""

STATEMENTS: Mapping[str, str] = {
    "first offers": FIRST_OFFERS,
    "offers": OFFERS,
    "topic offers": TOPIC_OFFERS,
    "race offers at meets": RACE_OFFERS_AT_MEETS,
    "meet offers of races": MEET_OFFERS_OF_RACES,
    "remark offers": REMARK_OFFERS,
}
"""Every way to find what may be offered, by its name. All but the last select place, attribute, verdict, record."""


class OfferQuery(Frozen, frozen=True):
    """What was typed so far for a parameter of one kind, folded.

    ``prefixes`` are all of it and then each word, none where nothing was typed. ``runs`` are the runs of words in which
    the name of a topic may stand. ``races`` and ``meets`` are keys of the race or the meet chosen before, by which
    offers of the other are narrowed.
    """

    kind: str
    prefixes: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    races: tuple[str, ...] = ()
    meets: tuple[str, ...] = ()


def offer_statement(query: OfferQuery) -> tuple[str, dict[str, str | int | None]]:
    """The statement that finds what may be offered, and its parameters."""
    parameters: dict[str, str | int | None] = {"kind": query.kind, "most": MOST, "many": _MANY, "few": _MANY}
    if query.meets:
        return RACE_OFFERS_AT_MEETS, parameters | {"meets": records.to_json(query.meets)}
    if query.races:
        return MEET_OFFERS_OF_RACES, parameters | {"keys": records.to_json(query.races)}
    if not query.prefixes:
        return FIRST_OFFERS, parameters
    words = query.prefixes[1:]
    parameters |= {"prefixes": records.to_json([*query.prefixes, *respaced(words)]), "letters": _EACH_LETTER}
    parameters |= {"first_word": min(len(words), 1), "last_word": len(words)}
    parameters |= {"shortest": _SHORTEST_SLIP, "longest": _LONGEST_SLIP}
    inside = [word for word in words or query.prefixes if len(word) >= SHORTEST_INSIDE]
    parameters |= {"within": records.to_json(inside), "trigrams": _trigrams(inside), "spellings": _SPELLINGS}
    parameters |= {"types": records.to_json(_TYPES.get(query.kind, _ANY))}
    if not query.runs:
        return OFFERS, parameters
    return TOPIC_OFFERS, parameters | {"runs": records.to_json(query.runs), "points": _OF_A_SUBJECT}


def _trigrams(words: Iterable[str]) -> str:
    """A full-text question for names that hold all of the words, by runs of three letters; some others answer it too.

    Every third run of a word and its last one are enough to leave out nearly all others.
    """
    runs = (word[start : start + 3] for word in words for start in (*range(0, len(word) - 3, 3), len(word) - 3))
    return " AND ".join([f'"{run}"' for run in dict.fromkeys(runs)])


def respaced(words: Sequence[str]) -> list[str]:
    """The words with one slip in a space, in every way: left out, or swapped with the letter on either side."""
    respacings = []
    for at in range(1, len(words)):
        before, after = " ".join(words[:at]), " ".join(words[at:])
        respacings += [before + after, f"{before[:-1]} {before[-1]}{after}", f"{before}{after[0]} {after[1:]}"]
    return respacings


def is_short(text: str) -> bool:
    """Whether a text can be a value: short enough for a platform, and with no more words than are read as a name."""
    return 0 < len(text) <= LONGEST and len(fold(text).split()) <= MOST_WORDS


def read_remark_offers(rows: Iterable[Sequence[Any]]) -> tuple[Quote, ...]:
    """The quotations of the person who has the longest of the names, from the rows of the statement on remarks."""
    rows = list(rows)
    return tuple(records.read_quote(record, slug) for key, slug, record in rows if key == rows[0][0])


def read_offers(rows: Iterable[Sequence[Any]]) -> tuple[OfferMatch, ...]:
    """What the rows of one of these statements offer."""
    return tuple(
        [OfferMatch(records.read_offer(record), place, what, verdict) for place, what, verdict, record in rows]
    )
