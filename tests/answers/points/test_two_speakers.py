"""Words that two articles give to two people are told among the contradictions, with both articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.answers.conftest import Ask

WON = {"Ada Brown won the final.": "ada-brown place = 1", "Mina Lee was second.": "mina-lee place = 2"}
BROWN = {**WON, "“I knew in the last bend that nobody was coming,” said Brown.": "quote = ada-brown"}
LEE = {**WON, "“I knew in the last bend that nobody was coming, and I ran,” said Lee.": "quote = mina-lee"}
LINE = (
    "[1][2][3] contradict each other on who said “I knew in the last bend that nobody was coming”: "
    "Ada Brown in [1][3] or Mina Lee in [2]"
)


@pytest.mark.parametrize("line", ["/compare 800m", "/compare lee", "/athlete lee", "/recap length:whole", "/sources 2"])
async def test_two_speakers_of_one_remark_stand_where_contradictions_stand(ask: Ask, line: str) -> None:
    assert LINE in await ask(line, BROWN, LEE, BROWN)


@pytest.mark.parametrize("line", ["/quote brown", "/quote lee", "/quote lee [2]", "what did lee say"])
async def test_each_of_the_two_is_quoted_with_who_else_is_said_to_have_said_it(ask: Ask, line: str) -> None:
    told = await ask(line, BROWN, LEE, BROWN)
    assert [line for line in told if "who said" in line] == [
        "[1][2][3] contradict each other on who said it: Ada Brown in [1][3] or Mina Lee in [2]"
    ]


async def test_a_remark_of_one_speaker_is_quoted_without(ask: Ask) -> None:
    other = {**WON, "“I shall sleep for a week,” said Brown.": "quote = ada-brown"}
    assert await ask("/quote brown", other, LEE) == []


async def test_the_articles_contradict_each_other(ask: Ask) -> None:
    told = await ask("/sources", BROWN, LEE, BROWN)
    assert [line for line in told if "CONTRADICTS" in line] == [
        "CONTRADICTS [2]",
        "CONTRADICTS [1][3]",
        "CONTRADICTS [2]",
    ]


async def test_one_speaker_of_one_remark_contradicts_nobody(ask: Ask) -> None:
    assert not [line for line in await ask("/compare 800m", BROWN, BROWN) if "contradict" in line]
