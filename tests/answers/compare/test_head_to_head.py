"""What /compare says of two together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome, Statement

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack


async def test_what_is_said_of_somebody_else_and_of_both_alike_is_told_of_the_two(harbour: LivePack) -> None:
    blocks = (await harbour.ask("/compare lee okafor")).blocks
    together = blocks[blocks.index(Heading("Said of both")) + 1 :]
    assert [block.text for block in together if isinstance(block, Statement)] == [
        "Ada Brown was behind Ife Okafor on the all-time list in the women's 800m among Harbour women [2]",
        "Brown was behind Mina Lee on the all-time list in the women's 800m among Harbour women [2]",
        "Ife Okafor is from Harbour [2]",
        "Lee is from Harbour [2]",
    ]


async def test_who_finished_behind_the_other_elsewhere_is_told_where_only_one_has_a_place(harbour: LivePack) -> None:
    told = [block.text for block in (await harbour.ask("/compare isolde brown dahlmark")).blocks]
    behind = "Isolde Brown finished behind Hanne Dahlmark in the women's marathon at the Harbour Games 2027 [3]"
    assert behind in told


async def test_neighbouring_sentences_name_both(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare Josh Kerr Selemon Barega")
    assert (answer.title, answer.blocks[0]) == ("Josh Kerr and Selemon Barega", Note("[3] names both together:"))
    assert "Ethiopia’s Selemon Barega, the Olympic champion" in str(answer.blocks[1])


@pytest.mark.parametrize("line", ["/compare Ada Brown Isolde Brown", "ada vs isolde", "/compare ada isolde"])
async def test_two_whom_nobody_names_together_are_told_of_by_what_they_share(harbour: LivePack, line: str) -> None:
    answer = await harbour.ask(line)
    assert (answer.outcome, answer.title) == (Outcome.ANSWERED, "Ada Brown and Isolde Brown")
    assert [block.text for block in answer.blocks] == [
        "Isolde Brown is from Harbour [3]",
        "Ada Brown is from Harbour [2][4]",
    ]


async def test_of_two_who_share_nothing_something_is_told_of_each(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare Ada Brown Hanne Dahlmark")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "No passage names both Ada Brown and Hanne Dahlmark.")
    texts = [block.text for block in answer.blocks]
    assert texts[:2] == ["[3] names both, apart.", "Ada Brown"]
    assert texts[texts.index("Hanne Dahlmark") + 1 :] == [
        "Hanne Dahlmark finished second in the women's marathon at the Harbour Games 2031 [3]",
        "Hanne Dahlmark ran 2:24:41 in the women's marathon at the Harbour Games 2031 [3]",
        "Hanne Dahlmark is from Northmark [3]",
    ]


async def test_who_of_two_is_older_is_answered_by_their_ages(shipped: LivePack) -> None:
    answer = await shipped.ask("is kerr older than jakob")
    final = "after the men's 1500m final at the World Championships 2023"
    assert answer.read_as == "/compare kerr jakob age"
    assert [block.text for block in answer.blocks[:3]] == [
        f"Jakob Ingebrigtsen was 20 years old {final} [3]",
        f"Josh Kerr was 25 years old {final} [1][3][4]",
        "Races",
    ]


async def test_whose_age_is_not_told_is_said(harbour: LivePack) -> None:
    texts = [block.text for block in (await harbour.ask("is brown older than lee")).blocks]
    assert texts[:3] == ["Ada Brown was 24 years old [1], 26 [3]", "Nothing found for “age” about Mina Lee.", "Races"]


async def test_two_of_whom_no_article_tells_together_are_said_to_be_apart(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare Mondo Duplantis Timothy Cheruiyot")
    assert answer.title == "No article names both Mondo Duplantis and Timothy Cheruiyot."


async def test_a_race_to_come_is_one_of_both(shipped: LivePack) -> None:
    blocks = [getattr(block, "text", "") for block in (await shipped.ask("/compare ingebrigtsen barega")).blocks]
    assert blocks[0] == "Races"
    final = "the men's 5000m final at the World Championships 2023"
    assert f"Selemon Barega was due to compete in {final} [3]" in blocks


async def test_who_goes_by_the_name_of_the_other_is_told_with_them(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare Jakob Ingebrigtsen Jakob Ingebrigtsen's father")
    told = [block.text for block in answer.blocks if isinstance(block, Statement)]
    assert told == ["Narve Gilje Nordås is coached by Jakob Ingebrigtsen's father [4]"]


async def test_when_one_of_two_did_something_to_the_other_is_told_before_all_else_of_them(ask: Ask) -> None:
    passing = {
        "Ada Brown beat Mina Lee.": "ada-brown beat = mina-lee",
        "Ada Brown passed Mina Lee.": "ada-brown passed = mina-lee",
    }
    assert await ask("when did brown pass lee", passing) == [
        "Ada Brown passed Mina Lee in the women's 800m final at the Delta Games [1] | ONE SOURCE",
        "Brown beat Lee [1] | ONE SOURCE",
    ]
