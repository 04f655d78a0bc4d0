"""Invented articles made in code, for tests of what follows from claims: no files, no reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import ids
from bot.facts.checks.findings import run_checks
from bot.facts.compare.caveats import add_caveats
from bot.facts.compare.points import compare_articles
from bot.facts.model import Article, Claim, Pack, Span
from bot.facts.moment import Moment
from bot.facts.registers import Event, Meet, Person, Place, Population, Race, Registers, Series
from bot.facts.scope import Scope
from bot.facts.vocabulary import Attribute, Compare, Group, GroupPhase, Implication, Qualifier, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.model import Finding, Point

FINAL = "harbour-2031-800m-final"
SEMI = "harbour-2031-800m-semi-final"
JUMP = "harbour-2031-high-jump-final"
HEPTATHLON = "harbour-2031-heptathlon"
RELAY = "harbour-2031-relay"
FOUR_HUNDRED = "harbour-2031-400m-final"
OLD_FINAL = "games-2027-800m-final"
OLD_JUMP = "games-2027-high-jump-final"
DELTA = "delta-2029-800m-final"


def _race(id_: str, name: str, event: str, round_: str = "final") -> Race:
    return Race(id_, name, meet="-".join(id_.split("-")[:2]), event=event, round=round_)


REGISTERS = Registers(
    people={
        person.id: person
        for person in (
            Person("ada-brown", "Ada Brown"),
            Person("mina-lee", "Mina Lee"),
            Person("ife-okafor", "Ife Okafor"),
            Person("noor-vance", "Noor Vance"),
        )
    },
    populations={"harbour-women": Population("harbour-women", "Harbour women")},
    places={
        place.id: place
        for place in (
            Place("harbour", "Harbour", code="HBR"),
            Place("northmark", "Northmark", code="NMK"),
            Place("delta", "Delta", within="harbour"),
            Place("port-ellery", "Port Ellery", within="harbour"),
            Place("quayside", "Quayside Stadium", within="delta"),
        )
    },
    series={"games": Series("games", "Harbour Games"), "open": Series("open", "Delta Open")},
    meets={
        meet.id: meet
        for meet in (
            Meet("harbour-2031", "Harbour Games 2031", series="games", year=2031),
            Meet("games-2027", "Harbour Games 2027", series="games", year=2027),
            Meet("delta-2029", "Delta Open 2029", series="open", year=2029),
        )
    },
    events={
        event.id: event
        for event in (
            Event("800m", "Women’s 800m"),
            Event("400m", "Women’s 400m"),
            Event("high-jump", "Women’s high jump", better="higher"),
            Event("heptathlon", "Heptathlon", better="higher"),
            Event("relay", "Women’s relay", aliases=("4x400m",)),
        )
    },
    races={
        race.id: race
        for race in (
            _race(FINAL, "800m final", "800m"),
            _race(SEMI, "800m semi-final", "800m", "semi-final"),
            _race(JUMP, "high jump final", "high-jump"),
            _race(HEPTATHLON, "heptathlon", "heptathlon"),
            _race(RELAY, "4x400m final", "relay"),
            _race(FOUR_HUNDRED, "400m final", "400m"),
            _race(OLD_FINAL, "800m final of 2027", "800m"),
            _race(OLD_JUMP, "high jump final of 2027", "high-jump"),
            _race(DELTA, "Delta 800m", "800m"),
        )
    },
)


def _attribute(
    id_: str, kind: str, point: str = "in", compare: Compare = Compare.EXACT, roles: tuple[str, ...] = ()
) -> Attribute:
    named = tuple(Qualifier(word) for word in point.split())
    return Attribute(id_, id_, kind, compare, named, group="result", roles=roles)


RAN = (Implication("took-part", "yes"),)
ATTRIBUTES = (
    replace(_attribute("place", "place", roles=("place",)), implies=RAN),
    replace(_attribute("time", "mark", roles=("mark",)), implies=RAN),
    _attribute("height", "mark", "in when", roles=("mark",)),
    _attribute("score", "points", roles=("mark",)),
    replace(
        _attribute("medal", "medal", roles=("medal",)),
        implies=(Implication("place", values={"gold": "1", "silver": "2", "bronze": "3"}),),
    ),
    _attribute("mark-status", "status", roles=("mark-status",)),
    replace(
        _attribute("outcome", "outcome"),
        implies=(Implication("took-part", values={"DNF": "yes", "DQ": "yes", "DNS": "no"}),),
    ),
    _attribute("margin", "gap", "in than", roles=("margin",)),
    _attribute("reaction", "gap", roles=("reaction",)),
    _attribute("wind", "wind", roles=("wind",)),
    replace(
        _attribute("took-part", "term", roles=("took-part",)),
        terms={"yes": ("ran", "competed"), "no": ("missed", "did not run")},
    ),
    _attribute("move", "moment", compare=Compare.LOOSE),
    _attribute("position", "place", "in when"),
    replace(_attribute("feeling", "text", compare=Compare.LIST), group="reactions"),
    replace(_attribute("emulated", "person", compare=Compare.LIST), group="reactions"),
    replace(_attribute("reason-absent", "text"), group="reactions"),
    _attribute("beat", "person", compare=Compare.LIST, roles=("ahead",)),
    _attribute("finished-behind", "person", compare=Compare.LIST, roles=("finished-behind",)),
    _attribute("shared-with", "person", compare=Compare.LIST, roles=("tied",)),
    _attribute("ahead-on-countback", "person", compare=Compare.LIST, roles=("countback",)),
    replace(_attribute("cleared", "mark", compare=Compare.LIST, roles=("cleared",)), exact_moment=True),
    _attribute("failures", "count", roles=("failures",)),
    _attribute("clean-sheet", "term", roles=("clean-sheet",)),
    _attribute("passed", "competitor", compare=Compare.LIST, roles=("overtaking", "passed")),
    _attribute("passed-count", "count", "in when", roles=("count-of-passed",)),
    _attribute("member", "person", compare=Compare.LIST, roles=("member",)),
    _attribute("leg", "term", roles=("leg",)),
    _attribute("leg-time", "mark", roles=("leg-mark",)),
    _attribute("led-share", "share", compare=Compare.LOOSE),
    _attribute("took-lead", "moment", compare=Compare.LOOSE, roles=("overtaking",)),
    replace(
        _attribute("title", "term", "in when", Compare.LIST),
        terms={"champion": ("champion",)},
        implies=(Implication("place", None, {"champion": "1"}),),
    ),
    _attribute("took-control", "moment", compare=Compare.LOOSE, roles=("in-front",)),
    _attribute("held-off", "person", compare=Compare.LIST, roles=("in-front",)),
    _attribute("coach", "person", "", Compare.LIST),
    _attribute("born-in", "place-name", "", Compare.WITHIN),
    _attribute("country", "place-name", "", Compare.WITHIN, ("country",)),
    _attribute("age", "age", "when", roles=("age",)),
    _attribute("birth-date", "date", "", Compare.WITHIN, ("birth-date",)),
    _attribute("personal-best", "mark", "in when", roles=("best",)),
    _attribute("season-best", "mark", "in when", roles=("best",)),
    _attribute("record", "mark", "in when among", roles=("record",)),
    _attribute("national-record", "mark", "in when", roles=("record",)),
    _attribute("record-attempt", "mark", compare=Compare.LIST, roles=("world-record-attempt",)),
    _attribute("improvement", "gap", "in than", roles=("improvement",)),
    _attribute("all-time-rank", "ordinal", "in when among", roles=("all-time-rank",)),
    _attribute("medals", "count", "in when", roles=("tally-total",)),
    _attribute("golds", "count", "in when", roles=("tally-gold",)),
    _attribute("silvers", "count", "in when", roles=("tally-silver",)),
    _attribute("bronzes", "count", "in when", roles=("tally-bronze",)),
    replace(
        _attribute("earlier-medals", "term", "when", roles=("earlier-medals",)),
        terms={"yes": ("more",), "no": ("none",)},
    ),
    _attribute("date", "date", "", Compare.WITHIN, ("race-date",)),
    _attribute("opening", "date"),
    _attribute("first-day", "date", "", Compare.WITHIN, ("first-day",)),
    _attribute("last-day", "date", "", Compare.WITHIN, ("last-day",)),
)
VOCABULARY = Vocabulary(
    {attribute.id: attribute for attribute in ATTRIBUTES},
    {
        "result": Group("result", "Result", GroupPhase.RESULT),
        "reactions": Group("reactions", "Reactions", GroupPhase.REACTIONS),
    },
)


def claim(about: str, what: str, value: str, in_: str = FINAL, **more: object) -> Claim:
    """A claim that `article` completes; its excerpt, where none is given, spells it out."""
    excerpt = " ".join(map(str, (about, what, value, in_, *more.values())))
    skeleton = Claim("", "", about, what, value, Scope.parse(in_), excerpt, Span(0, 0), 1, "")
    return replace(skeleton, **_parsed(more))  # type: ignore[arg-type]  # the keys of a claim, each of its own type


def _parsed(keys: Mapping[str, object]) -> dict[str, object]:
    """The keys of a claim, with what a file writes as text read."""
    read = {"in_": Scope.parse, "when": Moment.parse}
    return {key: read[key](value) if key in read and isinstance(value, str) else value for key, value in keys.items()}


def article(slug: str, *claims: Claim, stories: tuple[str, ...] = (FINAL,)) -> Article:
    """An article that consists of its claims' excerpts, a line each."""
    text = "\n".join(claim.excerpt for claim in claims)
    complete: list[Claim] = []
    start = 0
    for number, claim in enumerate(claims, start=1):
        span = Span(start, start + len(claim.excerpt))
        start = span.end + 1
        located = replace(claim, article=slug, span=span, paragraph=number, source=f"{slug}.toml:{number}")
        complete.append(replace(located, id=ids.claim_id(located)))
    numbered = {story: number for number, story in enumerate(stories, start=1)}
    return Article(slug, f"{slug}.txt", "", numbered, text, f"{slug}.toml:1", claims=tuple(complete))


def press(*values: str, what: str = "time", **more: object) -> tuple[Article, ...]:
    """One article for each value, named a, b, c …; all say it of Ada Brown in the final."""
    return tuple(
        article(slug, claim("ada-brown", what, value, **more)) for slug, value in zip("abcdefgh", values, strict=False)
    )


def pack(*articles: Article, registers: Registers = REGISTERS) -> Pack:
    """A pack of these articles, in the order of their slugs."""
    ordered = tuple(sorted(articles, key=lambda one: one.slug))
    return Pack("digest", VOCABULARY, registers, ordered)


def told(*articles: Article) -> tuple[Point, ...]:
    """The points of a pack of these articles, each with what else is contested of it."""
    whole = pack(*articles)
    points = compare_articles(whole)
    return add_caveats(whole, points, run_checks(whole, points))


def point(articles: tuple[Article, ...], about: str, what: str, in_: str | None = FINAL, **key: object) -> Point:
    """The one point with that key; qualifiers that are not named in ``key`` are None."""
    wanted = {"when": None, "than": None, "among": None, "value": None} | _parsed(key)
    points = [
        each
        for each in told(*articles)
        if (each.key.about, each.key.what, each.key.in_) == (about, what, in_ and Scope.parse(in_))
        and all(getattr(each.key, name) == value for name, value in wanted.items())
    ]
    assert len(points) == 1, [each.key for each in points]
    return points[0]


def headline_of(point: Point) -> str | None:
    """The headline as answers show it."""
    return None if point.headline is None else str(point.headline)


def sides(point: Point) -> list[tuple[str, int | None, str]]:
    """Each value with its side and the articles that count for it."""
    return [(str(value.value), value.side, "".join(value.counted)) for value in point.values]


def findings_of(*articles: Article, rule: str | None = None) -> tuple[Finding, ...]:
    """What the rules (or one of them) find in a pack of these articles."""
    articles_pack = pack(*articles)
    return tuple(
        finding
        for finding in run_checks(articles_pack, compare_articles(articles_pack))
        if rule in {None, finding.rule}
    )
