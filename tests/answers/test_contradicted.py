"""One contradicting claim more: each line that tells the contradicted one says so, and no line of anybody else does."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Heading, Statement
from bot.facts.compared_pack import compare_pack
from bot.store.store import Store
from bot.store.writing.build import write_database
from tests.conftest import HARBOUR
from tests.packs.finals import final_pack
from tests.packs.papers import claims_of, put_down, take_apart

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.answers.answer import Answer
    from bot.facts.model import Pack
    from tests.packs.papers import Papers, Table

MARKED = re.compile(r"DISPUTED|TIE|CONTRADICT|contradict each other|contradicts itself")
OVERVIEW = re.compile(r" only here|omits |disagrees with ", re.IGNORECASE)
"""Lines that count points, or name them by their labels: they tell no value that could be contested."""


@dataclass(frozen=True)
class Contradiction:
    """A sentence that is added to an article, its entry, and the claims that it stands against."""

    slug: str
    sentence: str
    entry: Table
    against: tuple[str, ...] = ()
    """The attributes of the contradicted claims, where they are others than that of the claim."""


def said(slug: str, sentence: str, about: str, what: str, value: str, *against: str, **more: str) -> Contradiction:
    words = sentence.rstrip(".")
    entry = {"at": words, about: {what: {"value": value, "words": words, **more}}}
    return Contradiction(slug, sentence, entry, against or (what,))


HARBOUR_SAID = [
    said("delta-wire", "Éloïse Marchand ran 1:59.91.", "eloise-marchand", "clocking", "1:59.91"),
    said("city-post", "Ada Brown of Corvane.", "ada-brown", "nation", "corvane"),
    said(
        "the-mile",
        "The women's 800m final was on 29 August 2031.",
        "harbour-2031-womens-800m-final",
        "held-on",
        "2031-08-29",
    ),
    said(
        "delta-wire",
        "Runa Hallenby failed at 2.02m in the high jump.",
        "runa-hallenby",
        "height",
        "2.02m",
        "cleared-on",
        when="2.02m",
        mood="denied",
        **{"in": "harbour-2031-womens-high-jump-final"},
    ),
]
CLEARED_WORDS = "won the women's high jump with 2.02m, a Games record, cleared at her second attempt"
CLEARED = {
    "at": CLEARED_WORDS,
    "in": "harbour-2031-womens-high-jump-final",
    "runa-hallenby": {"height": {"value": "2.02m", "when": "2.02m", "words": CLEARED_WORDS}},
}
"""What was cleared at the bar which another article has as the mark alone."""

SMALL = (
    {
        "Ada Brown won the 800m final in 1:58.20, a personal best.": (
            "ada-brown place = 1; ada-brown time = 1:58.20; ada-brown mark-status = PB"
        ),
        "Mina Lee was second in 1:58.43.": "mina-lee place = 2; mina-lee time = 1:58.43",
        "Ada Brown took the lead at the bell.": "ada-brown took-lead = bell",
    },
    {
        "Ada Brown won gold in 1:58.20.": "ada-brown medal = gold; ada-brown time = 1:58.20",
        "Mina Lee took silver.": "mina-lee medal = silver",
        "Ife Okafor was third.": "ife-okafor place = 3",
    },
    {"Ada Brown won.": "ada-brown place = 1"},
)
SMALL_SAID = [
    said("paper-3", "Mina Lee clocked 1:58.99.", "mina-lee", "time", "1:58.99"),
    said("paper-3", "Ife Okafor was fourth.", "ife-okafor", "place", "4"),
    said("paper-3", "Ife Okafor missed the race.", "ife-okafor", "took-part", "no", "place"),
    said("paper-3", "Ada Brown ran a season's best.", "ada-brown", "mark-status", "SB"),
    said("paper-3", "Mina Lee did not finish.", "mina-lee", "outcome", "DNF", "place"),
]


@pytest.fixture(scope="module")
async def small(tmp_path_factory: pytest.TempPathFactory) -> Telling:
    """What is told of a small pack before it is contradicted."""
    folder = tmp_path_factory.mktemp("small")
    return await told(take_apart(final_pack(folder / "before", *SMALL)), folder / "plain")


@pytest.fixture(scope="module")
async def games(tmp_path_factory: pytest.TempPathFactory) -> Telling:
    """What is told of the invented games before."""
    papers = take_apart(HARBOUR)
    papers.articles["the-mile"]["sentence"].append(CLEARED)
    return await told(papers, tmp_path_factory.mktemp("games"))


@pytest.mark.parametrize("contradiction", SMALL_SAID, ids=lambda each: each.sentence)
async def test_every_line_that_tells_a_contradicted_claim_says_so(
    small: Telling, tmp_path: Path, contradiction: Contradiction
) -> None:
    await check(small, contradiction, tmp_path)


@pytest.mark.parametrize("contradiction", HARBOUR_SAID, ids=lambda each: each.sentence)
async def test_every_line_about_the_invented_games_does(
    games: Telling, tmp_path: Path, contradiction: Contradiction
) -> None:
    await check(games, contradiction, tmp_path)


async def check(before: Telling, contradiction: Contradiction, tmp_path: Path) -> None:
    after = await told(contradicted(before.papers, contradiction), tmp_path)
    (claim,) = claims_of(contradiction.entry)
    about = claim["about"]
    claims = {claim.id: claim for article in after.pack.articles for claim in article.claims}
    added = next(claim for claim in claims.values() if claim.excerpt == contradiction.entry["at"])
    contested = {
        id_
        for id_, claim in claims.items()
        if (claim.about, claim.in_) == (about, added.in_) and claim.what in contradiction.against
        if added.when is None or claim.when == added.when
    }
    tellings = [each for each in after.lines if contested & each.claims and not OVERVIEW.search(each.text)]
    assert len(tellings) > 5
    assert [f"{each.question}: {each.text}" for each in tellings if not each.is_marked] == []
    marked_before = {each.claims for each in before.lines if each.is_marked}
    for each in after.lines:
        if each.is_marked and each.claims not in marked_before:
            told_of = {id_ for claim in each.claims if claim for id_ in (claims[claim].about, claims[claim].value)}
            assert about in told_of, f"{each.question}: {each.text}"


@dataclass(frozen=True)
class Line:
    """A statement with all that a reader sees of its standing: its count, and the heading or the title above it."""

    question: str
    text: str
    shown: str
    claims: frozenset[str]

    @property
    def is_marked(self) -> bool:
        return MARKED.search(self.shown) is not None


@dataclass(frozen=True)
class Telling:
    """A pack, and the lines of its answers."""

    papers: Papers
    pack: Pack
    lines: list[Line]


def contradicted(papers: Papers, contradiction: Contradiction) -> Papers:
    """The pack with the sentence at the end of the article."""
    record = deepcopy(papers.articles[contradiction.slug])
    text = papers.seeds[record["file"]]
    record["sentence"] = [*record["sentence"], contradiction.entry]
    return replace(
        papers,
        seeds=papers.seeds | {record["file"]: f"{text.rstrip()}\n{contradiction.sentence}\n"},
        articles=papers.articles | {contradiction.slug: record},
    )


async def told(papers: Papers, folder: Path) -> Telling:
    root, target = put_down(papers, folder), folder / "facts.db"
    compared = compare_pack(root)
    write_database(compared, target)
    async with await Store.open(target) as store:
        answers = [await registry.ask_line(store, question) for question in questions(compared.pack)]
    return Telling(papers, compared.pack, [line for answer in answers for line in lines(answer)])


def lines(answer: Answer) -> Iterator[Line]:
    """The statements of an answer; of a point in full its heading says how it stands."""
    heading = answer.title
    for block in answer.blocks:
        if isinstance(block, Heading):
            heading = block.text
        elif isinstance(block, Statement):
            shown = f"{heading} {block.text} {block.tally or ''}"
            claims = frozenset(citation.claim for citation in block.citations)
            yield Line(answer.question, block.text, shown, claims)


def questions(pack: Pack) -> Iterator[str]:
    """Every question that tells values: of each race, person, place and article."""
    registers = pack.registers
    yield from ("/compare", "/medals", "/next")
    for race in registers.races.values():
        where = f"event:{race.name} meet:{registers.meets[race.meet].name}"
        yield from (f"/result {where}", f"/recap {where}", f"/recap {where} length:whole", f"/sources {where}")
        yield f"/compare {race.name}, {registers.meets[race.meet].name}"
        numbers = sorted({number for article in pack.articles for number in article.stories.values()})
        yield from (f"/sources {where} article:{number}" for number in numbers)
    for person in registers.people.values():
        yield from (f"/athlete {person.name}", f"/athlete person:{person.name} part:all", f"/compare {person.name}")
        yield from (f"/quote {person.name}", f"/next {person.name}", f"/search {person.name}")
        others = [other.name for other in registers.people.values() if other is not person][:3]
        yield from (f"/compare {person.name} {other}" for other in others)
