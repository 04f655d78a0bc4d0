"""Who did not finish, was disqualified or shares a winner's place is never dropped from an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Statement
from bot.facts.pack.reader import read_pack
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.audit import Auditor
from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from bot.answers.answer import Answer

    Ask = Callable[..., Awaitable[list[str]]]

WON = {"Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20"}
OUT = {"Ada Brown did not finish the 800m final.": "ada-brown outcome = DNF"}
LEE_WON = {"Mina Lee won the 800m final in 1:58.20.": "mina-lee place = 1; mina-lee time = 1:58.20"}
LOST = {
    "Ada Brown crossed the line seventh in 2:01.00.": "ada-brown place = 7; ada-brown time = 2:01.00",
    "Ada Brown was disqualified.": "ada-brown outcome = DQ",
}


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """The statements of an answer from articles, each with its count and its working; their receipts are audited."""

    async def asked(line: str, *articles: dict[str, str]) -> list[str]:
        root, target = final_pack(tmp_path / "pack", *articles), tmp_path / "facts.db"
        build_database(root, target)
        async with await Store.open(target) as store:
            answer = await registry.ask_line(store, line)
        pack = read_pack(root).pack
        assert pack is not None
        assert list(Auditor(pack).problems(answer)) == []
        return _lines(answer)

    return asked


def _lines(answer: Answer) -> list[str]:
    statements = [block for block in answer.blocks if isinstance(block, Statement)]
    return [" | ".join(filter(None, (each.text, each.verdict, each.tally, each.working))) for each in statements]


async def test_a_result_heads_the_line_with_what_most_articles_give_and_counts_both_sides(ask: Ask) -> None:
    assert await ask("/result 800m", WON, OUT, OUT) == [
        (
            "DNF · Ada Brown — 1:58.20 | DISPUTED"
            " | Place DISPUTED: DNF in two [2][3], 1st in one [1]. Time ONE SOURCE, 1 of 3"
        ),
        "Ada Brown, place: DNF [2][3] · 1st [1] | DISPUTED | 2 against 1",
    ]


async def test_a_recap_tells_who_won_in_one_article_and_did_not_finish_in_two(ask: Ask) -> None:
    assert (await ask("/recap 800m", WON, OUT, OUT))[:2] == [
        "Ada Brown did not finish [2][3], won [1] | DISPUTED | DISPUTED, 2 against 1",
        "time 1:58.20 [1] | ONE SOURCE",
    ]


@pytest.mark.parametrize("line", ["/compare", "/compare Brown outcome", "/compare outcome"])
async def test_a_comparison_shows_a_dnf_against_a_place_whichever_of_them_is_asked_for(ask: Ask, line: str) -> None:
    assert any("DNF [2][3] · 1st [1]" in each for each in await ask(line, WON, OUT, OUT))


async def test_a_mark_stands_against_a_dnf_where_nobody_gives_a_place(ask: Ask) -> None:
    clocked = {"Ada Brown clocked 1:58.20.": "ada-brown time = 1:58.20"}
    assert (await ask("/result 800m", clocked, OUT, OUT))[1:] == [
        "Ada Brown, outcome: DNF [2][3] · finished [1] | DISPUTED | 2 against 1"
    ]


async def test_one_article_that_has_both_contradicts_itself(ask: Ask) -> None:
    assert (await ask("/result 800m", WON | OUT))[-1] == (
        "Ada Brown, place and outcome: [1] contradicts itself | 1st and DNF cannot both hold"
    )


async def test_a_disqualification_after_the_line_is_told_as_a_change(ask: Ask) -> None:
    assert await ask("/result 800m", LOST) == [
        "DQ · Ada Brown — 2:01.00, initially 7th [1] | ONE SOURCE | 1 of 1 article [1]"
    ]


async def test_a_recap_tells_a_disqualification_after_the_line_as_a_change(ask: Ask) -> None:
    assert await ask("/recap 800m", LOST) == [
        "Ada Brown was disqualified [1] | ONE SOURCE",
        "Brown finished seventh, initially [1]",
        "time 2:01.00 [1] | ONE SOURCE",
    ]


async def test_an_article_that_ends_at_the_line_stands_with_the_place_that_was_lost(ask: Ask) -> None:
    seventh = {"Ada Brown was seventh.": "ada-brown place = 7"}
    assert await ask("/result 800m", LOST, seventh) == [
        (
            "DQ · Ada Brown — 2:01.00, initially 7th [1][2] | DIFFER"
            " | Place DIFFER: 7th in one [2], DQ in one [1]. Time ONE SOURCE, 1 of 2"
        )
    ]


async def test_a_profile_has_the_place_that_was_lost_as_the_first(ask: Ask) -> None:
    lines = await ask("/athlete Brown", LOST)
    assert "Place: DQ [1] | ONE SOURCE | 1 of 1 article" in lines
    assert "Place: 7th [1], initially" in lines


async def test_two_winners_with_one_time_are_a_dispute_on_both_lines(ask: Ask) -> None:
    lines = await ask("/result 800m", WON, WON, LEE_WON)
    assert lines[:2] == [
        (
            "1 · Ada Brown — 1:58.20 | DISPUTED"
            " | Place DISPUTED: 1st in two [1][2], not 1st in one [3]. Time AGREED, 2 of 3"
            " | not 1st: the 1st place goes to Mina Lee"
        ),
        (
            "1 in dispute · Mina Lee — 1:58.20 | DISPUTED"
            " | Place DISPUTED: not 1st in two [1][2], 1st in one [3]. Time ONE SOURCE, 1 of 3"
            " | not 1st: the 1st place goes to Ada Brown"
        ),
    ]


async def test_a_recap_tells_both_winners(ask: Ask) -> None:
    lines = await ask("/recap 800m", WON, LEE_WON)
    assert [each.partition(" | ")[0] for each in lines] == [
        "Ada Brown, TIE: finished 1st [1], not 1st [2]",
        "Mina Lee, TIE: finished 1st [2], not 1st [1]",
    ]


# --- a place against an absence -----------------------------------------------------------------------------------

MISSED = {"Ada Brown missed the 800m final.": "ada-brown took-part = no"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "/result 800m",
            "1 or absent · Ada Brown — 1:58.20 | TIE | Place TIE: 1st in one [1], did not take part in one [2]",
        ),
        (
            "/recap 800m",
            "The articles differ: Ada Brown won in one [1], did not take part in one [2]; time 1:58.20 [1].",
        ),
        ("/compare", "Ada Brown, place: 1st [1] · did not take part [2] | TIE | 1 against 1"),
        ("/compare Brown took part", "1st [1] · did not take part [2] | TIE | 1 against 1"),
        ("/athlete Brown", "Place: 1st [1] · did not take part [2] | TIE | 1 against 1"),
    ],
)
async def test_a_win_against_an_absence_is_one_dispute_wherever_the_place_stands(
    ask: Ask, line: str, told: str
) -> None:
    lines = await ask(line, WON, MISSED)
    assert any(each.startswith(told) for each in lines), lines
    assert not any("took part:" in each.casefold() for each in lines)


async def test_words_of_an_absence_need_no_source_beside_them(ask: Ask) -> None:
    assert "[2] did not take part: “Ada Brown missed the 800m final”" in await ask("/compare Brown place", WON, MISSED)


async def test_a_line_shows_the_place_where_another_article_only_has_somebody_run(ask: Ask) -> None:
    ran = {"Ada Brown took part in the 800m final.": "ada-brown took-part = yes"}
    assert (await ask("/result 800m", WON, MISSED, ran))[0] == (
        "1 · Ada Brown — 1:58.20 | DISPUTED"
        " | Place DISPUTED: 1st in one [1], took part in one [3], did not take part in one [2]. Time ONE SOURCE, 1 of 3"
    )
