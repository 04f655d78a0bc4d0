"""What /sources says of each article, and of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.answers.answer import Heading, Note, Outcome
from bot.answers.question import Call
from bot.answers.sources import sources_answer
from bot.render.discord.components import message_pages
from bot.store.rows import ArticleRow, Facts, Overlap, RaceRow

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack


def about(answer: Answer, mark: str) -> list[str]:
    """The lines below an article's heading."""
    lines: list[str] = []
    inside = False
    for block in answer.blocks:
        if isinstance(block, Heading):
            inside = block.text.startswith(mark)
        elif inside:
            lines.append(block.text)
    return lines


async def test_each_article_has_a_heading_with_what_its_page_states_of_itself(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources")
    assert answer.title == "5 articles on the men's 1500m final"
    headings = [(block.article, block.text) for block in answer.blocks if isinstance(block, Heading)]
    assert headings == [
        (1, "[1] sportnewscenter.com · no date"),
        (2, "[2] East Coast Daily · 24 August 2023"),
        (3, "[3] riverdalestandard.com · no date"),
        (4, "[4] olympics.com · no date"),
        (5, "[5] BritBrief · no date"),
    ]


async def test_where_an_article_stands_and_what_is_its_own_are_two_lines(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources 1500m")
    assert about(answer, "[3]")[0] == ("Stands against [1][2][4][5] on 5 points · CONTRADICTS ITSELF once, [1] once")
    assert re.match(r"\d+ of its own · leaves out ", about(answer, "[3]")[1])
    assert about(answer, "[4]") == [
        "Stands against [3] on Ingebrigtsen's time · CONTRADICTS [1] once",
        "25 of its own",
    ]


async def test_an_article_leaves_out_what_most_others_have_of_which_a_few_words_name_one(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources")
    assert about(answer, "[5]")[1].partition(" · ")[2] == "leaves out Nordås's medal, 3 more"
    assert about(answer, "[3]")[1].partition(" · ")[2] == "leaves out 1 point"
    assert "leaves out" not in about(answer, "[4]")[1]


async def test_five_articles_are_one_screen(shipped: LivePack) -> None:
    assert len(message_pages(await shipped.ask("/sources"), Call("sources", {}, "/sources"))) == 1


@pytest.mark.parametrize("article", ["3", "[3]", "riverdale", "riverdalestandard.com"])
async def test_one_article_is_told_by_its_number_or_its_publisher(shipped: LivePack, article: str) -> None:
    answer = await shipped.ask(f"/sources article:{article}")
    assert answer.title == "riverdalestandard.com on the men's 1500m final"
    assert about(answer, "[3]") == [
        "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than 3:29.05, no improvement of 0.67 s",
        "[1][3] cannot both hold on Great Britain: 4 gold + 1 silver + 2 bronze is 7, not 4 in all",
    ]
    assert "Jakob Ingebrigtsen ran 3:29.65 [1][2][4], 3:29.55 [3]" in about(answer, "Where it stands")
    assert "Kerr was fourth at the bell [3]" in about(answer, "What it alone says")


async def test_as_many_points_are_told_of_an_article_as_were_counted(shipped: LivePack) -> None:
    overview = await shipped.ask("/sources")
    for number in range(1, 6):
        counted = next(line for line in about(overview, f"[{number}]") if " of its own" in line).split()[0]
        alone = about(await shipped.ask(f"/sources article:{number}"), "What it alone says")
        assert len(alone) == int(counted)


async def test_what_an_article_alone_reports_is_its_own_and_a_medal_whose_place_others_give_is_not(
    shipped: LivePack,
) -> None:
    alone = {n: about(await shipped.ask(f"/sources article:{n}"), "What it alone says") for n in (1, 2, 4)}
    assert "Kerr said he endured pain [2]" in alone[2]
    assert "Kerr said he had come away with only one bronze [4]" in alone[4]
    assert [line for line in alone[1] if "heptathlon" in line] == []


async def test_an_article_that_is_not_there_is_not_found_and_the_others_are_offered(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources article:gazette")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.title == "No article here goes by “gazette”."
    assert answer.choices[0].label == "Only in [1] sportnewscenter.com"


async def test_a_story_without_articles_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources pole vault")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "No article here is about the men's pole vault final, World Championships 2023."


async def test_articles_that_share_a_long_run_of_words_are_named(harbour: LivePack) -> None:
    facts = Facts(
        (),
        (),
        tuple(ArticleRow(slug, number, slug, None, None, None, None, "f") for number, slug in ((1, "a"), (2, "b"))),
        {},
        overlaps=(Overlap("a", "b", 31, "a long  run\nof words"),),
    )
    race = RaceRow("final", "800m final", "games", "Games", "800m", "800m", "final", 2, 1)
    answer = sources_answer("/sources", [race], facts, harbour.store.vocabulary)
    note = Note("[1] and [2] share a run of 31 words, perhaps from one source: “a long run of words”")
    assert note in answer.blocks
    assert note not in sources_answer("/sources", [race], replace(facts, overlaps=()), harbour.store.vocabulary).blocks
