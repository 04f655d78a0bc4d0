"""What a recap covers where the outcome is to be hidden."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.facts.model import Mood
from bot.render.terminal.text import Look
from bot.render.terminal.text import plain_answer as as_printed
from tests.answers.recap.recaps import asks, recap_lines

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack

TELLING = re.compile(
    r"\b(won|wins?|winner|victory|gold|silver|bronze|medals?|podium|finished (?!behind)|upset|beat|passed|"
    r"lost to|dethron\w+|stun\w*)\b",
    re.IGNORECASE,
)


def open_texts(answer: Answer) -> list[str]:
    """All that a reader sees without lifting a cover."""
    seen = [answer.title, *(choice.label for choice in answer.choices)]
    for block in answer.blocks:
        if isinstance(block, Statement):
            seen += [] if block.covered else [block.text, block.tally or "", block.working or ""]
        elif isinstance(block, Quotation):
            seen += [block.heading or ""] if block.covered else [block.text, block.heading or "", block.speaker]
        else:
            seen.append(block.text)
    return seen


@pytest.mark.parametrize("length", ["short", "whole"])
async def test_nothing_open_tells_the_outcome_or_names_a_winner(
    harbour: LivePack, invented: LivePack, shipped: LivePack, length: str
) -> None:
    for asked in (harbour, invented, shipped):
        for race, ask in zip(asked.pack.registers.races, asks(asked, f" length:{length} spoilers:hide"), strict=True):
            hidden = {*marks_of(asked, race), *winners_of(asked, race)}
            for text in open_texts(await asked.ask(ask)):
                assert not TELLING.search(text), f"{ask}: {text}"
                assert not hidden & {*re.findall(r"[\w.:]+", text)}, f"{ask}: {text}"


def other_meets(asked: LivePack, race: str) -> re.Pattern[str]:
    """The name of any meet or series but that of a race: how its races came out is long known."""
    registers = asked.pack.registers
    own = registers.meets[registers.races[race].meet]
    names = [meet.name for meet in registers.meets.values() if meet.id != own.id]
    names += [series.name for series in registers.series.values() if series.id != own.series]
    return re.compile("|".join(map(re.escape, names)) or "(?!)")


async def test_under_the_cover_of_what_came_before_nothing_tells_the_outcome(
    harbour: LivePack, invented: LivePack, shipped: LivePack
) -> None:
    for asked in (harbour, invented, shipped):
        for race, ask in zip(asked.pack.registers.races, asks(asked, " length:whole spoilers:hide"), strict=True):
            marks, elsewhere = marks_of(asked, race), other_meets(asked, race)
            for block in (await asked.ask(ask)).blocks:
                if getattr(block, "covered", None) == "what came before":
                    assert elsewhere.search(block.text) or not TELLING.search(block.text), f"{ask}: {block.text}"
                    told = f"{block.text} {getattr(block, 'tally', None) or ''}"
                    assert not marks & {*re.findall(r"[\w.:]+", told)}, f"{ask}: {told}"
                    assert "“" not in block.text, f"{ask}: {block.text}"


async def test_results_of_earlier_years_are_under_the_cover_of_what_came_before(shipped: LivePack) -> None:
    blocks = (await shipped.ask("/recap length:whole spoilers:hide")).blocks
    before = [each.text for each in blocks if isinstance(each, Statement) and each.covered == "what came before"]
    assert "Jake Wightman won the men's 1500m final at the World Championships 2022 [1][3][4][5]" in before
    assert [text for text in before if "took bronze at the Tokyo 2020 Olympics" in text]


def marks_of(asked: LivePack, race: str) -> set[str]:
    """Every mark that an article gives for a race, as it prints it."""
    attributes = asked.pack.vocabulary.attributes
    claims = (claim for article in asked.pack.articles for claim in article.claims if claim.in_.whole == race)
    return {claim.printed for claim in claims if claim.printed and "mark" in attributes[claim.what].roles}


def winners_of(asked: LivePack, race: str) -> set[str]:
    """The surnames of those who won a race by any article."""
    attributes, people = asked.pack.vocabulary.attributes, asked.pack.registers.people
    claims = (claim for article in asked.pack.articles for claim in article.claims if claim.in_.whole == race)
    told = (claim for claim in claims if claim.is_counted and claim.mood is not Mood.DENIED)
    won = (
        claim.about
        for claim in told
        if {"place", "medal"} & {*attributes[claim.what].roles} and claim.value in {"1", "gold"}
    )
    return {people[about].name.rsplit(maxsplit=1)[-1] for about in won if about in people}


@pytest.mark.parametrize("length", ["short", "whole"])
async def test_nothing_that_the_terminal_prints_tells_the_outcome(shipped: LivePack, length: str) -> None:
    printed = as_printed(await shipped.ask(f"/recap length:{length} spoilers:hide"), Look(width=200))
    assert not TELLING.search(printed)
    assert "Kerr" not in printed
    assert "3:29.38" not in printed


async def test_each_part_has_one_cover_behind_what_is_open(
    harbour: LivePack, invented: LivePack, shipped: LivePack
) -> None:
    for asked in (harbour, invented, shipped):
        for ask in asks(asked, " length:whole spoilers:hide"):
            for is_heading, group in groupby((await asked.ask(ask)).blocks, key=lambda b: isinstance(b, Heading)):
                covers = [getattr(block, "covered", None) for block in group]
                runs = [cover for cover, _ in groupby(covers)]
                assert is_heading or [cover is None for cover in runs] in ([True], [False], [True, False]), ask


async def test_the_short_story_stands_in_the_order_of_time(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap spoilers:hide")
    assert answer.blocks[0] == Note("The outcome is covered.")
    assert [line for line in recap_lines(answer) if line.startswith("# ")] == ["# Before", "# The race", "# The result"]
    assert "Jakob Ingebrigtsen was the favourite [2][3][4][5]" in open_texts(answer)
    assert {article.covered for article in answer.articles} == {"its title and address"}
    assert answer.disputes == ()


async def test_what_tells_nothing_stays_open(shipped: LivePack) -> None:
    seen = open_texts(await shipped.ask("/recap length:whole spoilers:hide"))
    assert "Budapest [1][3][4][5], Wednesday 23 August 2023 [3][4]" in seen
    assert "The race was highly anticipated [5]" in seen
    assert "The pace was steady on lap one [5]" in seen
    assert "Ingebrigtsen held an Olympic title [1][3][4][5]" in seen


async def test_words_of_an_article_are_covered_for_it_was_written_afterwards(
    harbour: LivePack, shipped: LivePack
) -> None:
    for asked in (harbour, shipped):
        for ask in asks(asked, " length:whole spoilers:hide"):
            statements = [block for block in (await asked.ask(ask)).blocks if isinstance(block, Statement)]
            assert [block.text for block in statements if "“" in block.text and not block.covered] == []


async def test_who_spoke_is_covered_with_the_words(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap length:whole spoilers:hide")
    assert {block.heading for block in answer.blocks if isinstance(block, Quotation)} == {None}


async def test_nothing_is_covered_where_nobody_asks_for_it(shipped: LivePack) -> None:
    for line in ("/recap", "/recap spoilers:show"):
        answer = await shipped.ask(line)
        assert not [b for b in answer.blocks if isinstance(b, Statement | Quotation) and b.covered]
        assert not [article for article in answer.articles if article.covered]
