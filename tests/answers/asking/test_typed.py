"""How well the lines of `tests/typed` are read: no worse than when they were counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import typed

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

LINES = Path(__file__).parents[2] / "typed"


@pytest.fixture(scope="module")
def judges(shipped: LivePack, harbour: LivePack) -> dict[str, typed.Judge]:
    """Who tells how well lines are read, of each pack: many lines want the same answers."""
    return {"shipped": typed.Judge(shipped.store), "harbour": typed.Judge(harbour.store)}


async def shares(judge: typed.Judge, name: str) -> tuple[float, float, bool]:
    """Of the lines of a file those that are right, and those that are right or near; whether any is read in silence."""
    lines = typed.read_lines(LINES / f"{name}.toml")
    scores = [(await judge.score(line))[0] for line in lines]
    right, near = scores.count(typed.RIGHT), scores.count(typed.NEAR)
    return right / len(lines), (right + near) / len(lines), typed.UNSAID in scores


@pytest.mark.parametrize(
    ("name", "least_right", "least_near"),
    [
        ("shipped_build", 0.97, 0.99),
        pytest.param("shipped_more", 0.89, 0.96, marks=pytest.mark.exhaustive),
        ("shipped_kinds", 0.96, 1.0),
        pytest.param("shipped_third", 0.95, 0.99, marks=pytest.mark.exhaustive),
        ("shipped_held_out", 0.87, 0.91),
        ("harbour_build", 0.96, 0.96),
        pytest.param("harbour_more", 0.94, 0.98, marks=pytest.mark.exhaustive),
        ("harbour_kinds", 0.93, 0.93),
        pytest.param("harbour_third", 0.95, 0.98, marks=pytest.mark.exhaustive),
        ("harbour_held_out", 0.87, 0.92),
    ],
)
async def test_lines_are_read_as_well_as_they_were(
    judges: dict[str, typed.Judge], name: str, least_right: float, least_near: float
) -> None:
    right, near, unsaid = await shares(judges[name.partition("_")[0]], name)
    assert right >= least_right
    assert near >= least_near
    assert not unsaid


SHIPPED = """
    did kerr win olympic gold | is jakob european champion | is jakob world champion | kerr olympic champion
    has jakob ever won worlds | how many titles has jakob won | wightman silver | did wightman win gold | farah gold
    second lap | who led after two laps | who was first after two laps | how fast was the last lap | who led at the bell
    the scot vs the norwegian | kerr v wightman v nordas | compare kerr jakob nordas | /compare kerr wightman nordas
    false start | did anyone false start | national record | 12th august | who came tenth | who finished last | 4th
    where does it say kerr was fourth | who says wightman finished eighth | is kerr older than jakob
    is kerr british or scottish | who won in monaco this year | gap between silver and bronze | /sources kerr [3]
    /medals 5000m | uk medals 2022 | did kerr run the 5000 | will kerr run in paris | who jumped 6 m 23
"""
HARBOUR = """
    how long do the games last | who was third after lap one | lee third lap one | who led after lap one
    brown v lee v vance | has brown won olympic gold | vance gold | did vance win gold | false start | national record
    how many titles has brown won | is it true that lee's dad coaches brown | which paper has ada at 24
    who won gold for northmark | cleared at third attempt | lee city post | 2h 24m 35s | who was fifth at the bell
"""


@pytest.mark.parametrize("lines", [SHIPPED, HARBOUR])
async def test_no_known_word_of_a_line_is_dropped_without_a_word(
    shipped: LivePack, harbour: LivePack, lines: str
) -> None:
    pack = shipped if lines == SHIPPED else harbour
    judge = typed.Judge(pack.store)
    each = [line.strip() for line in lines.replace("\n", "|").split("|") if line.strip()]
    assert [line for line in each if await judge.leaves_out(line, await pack.ask(line))] == []


async def test_a_word_that_stands_nowhere_is_left_out_unless_the_answer_prints_it(shipped: LivePack) -> None:
    judge = typed.Judge(shipped.store)
    assert await judge.leaves_out("what did coe say about kerr", await shipped.ask("/quote kerr"))
    assert not await judge.leaves_out("what did coe say about kerr", await shipped.ask("/quote coe"))
    assert not await judge.leaves_out("kerr vs bolt", await shipped.ask("/compare kerr bolt"))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("did kerr win olympic gold", "/result"),
        ("is jakob european champion", "/result"),
        ("who came tenth", "/result"),
        ("second lap", "/result"),
        ("kerr jakob nordas", "/compare kerr jakob"),
        ("kerr in britbrief", "/compare kerr"),
        ("did kerr run the 5000", "/compare kerr start"),
        ("where does it say kerr was fourth", "/compare kerr place"),
        ("national record", "/compare record"),
        ("kerr v wightman v nordas", "/compare wightman nordas"),
    ],
)
async def test_an_answer_to_less_than_a_line_leaves_words_out(shipped: LivePack, line: str, asked: str) -> None:
    judge = typed.Judge(shipped.store)
    assert await judge.leaves_out(line, await shipped.ask(asked))
