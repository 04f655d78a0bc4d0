"""What a recap covers where the outcome is to be hidden."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Quotation, Statement
from bot.render.terminal.text import Look
from bot.render.terminal.text import plain_answer as as_printed

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack

from tests.answers.recap.recaps import asks, told

# --- spoilers -----------------------------------------------------------------------------------------------------

TELLING = re.compile(
    r"\b(won|wins?|winner|victory|gold|silver|bronze|medals?|podium|finished (?!behind)|upset|beat|passed|"
    r"lost to|dethron\w+|stun\w*)\b",
    re.IGNORECASE,
)


def uncovered(answer: Answer) -> list[str]:
    """All that a reader sees without lifting a cover."""
    seen = [answer.title, *(choice.label for choice in answer.choices)]
    for block in answer.blocks:
        if isinstance(block, Statement):
            seen += [] if block.covered else [block.text, block.working or ""]
        elif isinstance(block, Quotation):
            seen += [] if block.covered else [block.text, block.heading or ""]
        else:
            seen.append(block.text)
    return seen


@pytest.mark.parametrize("length", ["short", "whole"])
async def test_nothing_uncovered_tells_the_outcome(
    harbour: LivePack, invented: LivePack, shipped: LivePack, length: str
) -> None:
    for asked in (harbour, invented, shipped):
        for race, ask in zip(asked.pack.registers.races, asks(asked, f" length:{length} spoilers:hide"), strict=True):
            marks = marks_of(asked, race)
            for text in uncovered(await asked.ask(ask)):
                assert not TELLING.search(text), f"{ask}: {text}"
                assert not [mark for mark in marks if mark in text.split()], f"{ask}: {text}"


def marks_of(asked: LivePack, race: str) -> set[str]:
    """Every mark that an article gives for a race, as it prints it."""
    attributes = asked.pack.vocabulary.attributes
    claims = (claim for article in asked.pack.articles for claim in article.claims if claim.in_.whole == race)
    return {claim.printed for claim in claims if claim.printed and "mark" in attributes[claim.what].roles}


@pytest.mark.parametrize("length", ["short", "whole"])
async def test_nothing_that_the_terminal_prints_tells_the_outcome(shipped: LivePack, length: str) -> None:
    printed = as_printed(await shipped.ask(f"/recap length:{length} spoilers:hide"), Look())
    assert not TELLING.search(printed)
    assert "3:29.38" not in printed


async def test_words_in_front_say_what_is_covered(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap spoilers:hide")
    assert told(answer)[0] == (
        "What tells the outcome is covered: an earlier result, a turn of the race, the result, what followed "
        "and what was said afterwards."
    )
    assert {article.covered for article in answer.articles} == {"its title and address"}


async def test_what_tells_nothing_stays_open(shipped: LivePack) -> None:
    seen = uncovered(await shipped.ask("/recap length:whole spoilers:hide"))
    assert "The race was held in Budapest [1][3][4][5] on 23 August 2023 [3][4]." in seen
    assert "The race was highly anticipated [5]." in seen
    assert "Ingebrigtsen picked up the pace on the final lap [3]." in seen


async def test_a_reading_by_a_curator_may_tell_the_outcome_and_is_covered(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap length:whole spoilers:hide")
    workings = [b.working for b in answer.blocks if isinstance(b, Statement) and b.working and not b.covered]
    assert [working for working in workings if "whom he passes" in working] == []
    assert "Ingebrigtsen was more decorated than Kerr [4]." not in uncovered(answer)


async def test_who_spoke_after_the_race_is_covered(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap length:whole spoilers:hide")
    assert [block.heading for block in answer.blocks if isinstance(block, Quotation)] == [
        "Josh Kerr, before the race",
        *[None] * 5,
    ]


async def test_whoever_was_named_under_a_cover_is_named_in_full_outside_it(shipped: LivePack) -> None:
    seen = uncovered(await shipped.ask("/recap length:whole spoilers:hide"))
    assert "Josh Kerr was ill at the World Championships 2022 [1]." in seen
    assert "Jake Wightman held the world title [1][3][5]." in seen


async def test_neighbours_under_one_cover_share_a_line_in_the_terminal(shipped: LivePack) -> None:
    printed = as_printed(await shipped.ask("/recap length:whole spoilers:hide"), Look())
    assert "▒▒▒ covered: what followed (29 lines) [1][2][3][4][5]\n" in printed
    assert printed.count("covered: what followed") == 1


async def test_no_full_stop_stands_alone_in_the_terminal(harbour: LivePack, shipped: LivePack) -> None:
    for asked in (harbour, shipped):
        for ask in asks(asked, " length:whole"):
            for width in (40, 60, 80):
                lines = as_printed(await asked.ask(ask), Look(width)).splitlines()
                assert [line for line in lines if line.strip() in {".", ";", ",", ")"}] == []


async def test_nothing_is_covered_where_nobody_asks_for_it(shipped: LivePack) -> None:
    for line in ("/recap", "/recap spoilers:show"):
        answer = await shipped.ask(line)
        assert not [b for b in answer.blocks if isinstance(b, Statement | Quotation) and b.covered]
        assert not [article for article in answer.articles if article.covered]
