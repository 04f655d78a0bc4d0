"""How a hit of /search is marked that is in dispute, or that cannot hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Answer, Citation, Quotation, Statement
from tests.answers.blocks import texts
from tests.answers.search.searches import searches
from tests.conftest import one_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.answers.conftest import Ask, LivePack


@pytest.mark.parametrize(
    ("words", "line", "tally"),
    [
        (
            "medals",
            "Great Britain had four medals after the race [1]",
            "CONTRADICTED in [1][3]: [3] counts 4 + 1 + 2 = 7, [1] 4 in all",
        ),
        (
            "wightman",
            "[3] “Wightman missed this year’s championships”",
            "whether Jake Wightman took part: TIE",
        ),
        (
            "breakthrough",
            "[1] Of Josh Kerr: “securing a breakthrough medal at last year’s Worlds, overcoming illness to do so”",
            "CONTRADICTED in [1][4]: [4] counts 1 medal, [1] names 2; CONTRADICTED in [1]: 1 medal counted, 2 named",
        ),
        (
            "last year",
            "[1] Of Josh Kerr: “securing a breakthrough medal at last year’s Worlds, overcoming illness to do so”",
            "CONTRADICTED in [1][4]: [4] counts 1 medal, [1] names 2; CONTRADICTED in [1]: 1 medal counted, 2 named",
        ),
    ],
)
async def test_contested_words_are_marked_whichever_claim_brings_them(
    shipped: LivePack, words: str, line: str, tally: str | None
) -> None:
    answer = await shipped.ask(f"/search {words}")
    found = {block.text: block.tally for block in answer.blocks if isinstance(block, Statement)}
    assert found[line] == tally


async def test_what_cannot_hold_in_another_article_is_not_marked_under_the_words_of_this_one(harbour: LivePack) -> None:
    answer = await harbour.ask("/search gold personal best")
    tallies = {block.text[:3]: block.tally or "" for block in answer.blocks if isinstance(block, Statement)}
    assert tallies["[4]"] == "Ada Brown's time: DISPUTED; Ada Brown's season's or personal best: DISPUTED"


async def test_where_an_article_says_a_contested_thing_again_it_is_marked_again(harbour: LivePack) -> None:
    (line,) = (await harbour.ask("/search her time was")).blocks
    assert isinstance(line, Statement)
    assert (line.text, line.tally) == (
        "[1] “Ada Brown won it, and her time was 1:58.20.”",
        "Ada Brown's time: DISPUTED; CONTRADICTED in [1]: 1:58.43 − 1:58.20 is 0.23 s, not 0.32 s",
    )


async def test_what_is_contested_of_the_words_is_told_by_name_beside_what_contradicts_the_claim(ask: Ask) -> None:
    lines = await ask(
        "/search silver",
        {
            "Lee took silver in 1:58.45.": "mina-lee medal = silver; mina-lee time = 1:58.45",
            "Okafor was third in 1:58.17.": "ife-okafor place = 3; ife-okafor time = 1:58.17",
        },
        {"Lee took silver in 1:58.40.": "mina-lee medal = silver; mina-lee time = 1:58.40"},
    )
    assert lines == [
        (
            "[1] “Lee took silver in 1:58.45” | AGREED | "
            "Mina Lee's time: TIE; CONTRADICTED in [1]: 1:58.45 in 2nd, 1:58.17 in 3rd"
        ),
        "[2] “Lee took silver in 1:58.40” | AGREED | Mina Lee's time: TIE",
    ]


async def contradicted_runs(asked: LivePack) -> set[tuple[str, int, int]]:
    """The articles' runs that give points which cannot hold there, those of what only follows left out."""
    runs: set[tuple[str, int, int]] = set()
    for story in {story for article in asked.pack.articles for story in article.stories}:
        for row in (await asked.store.story_facts(story)).points:
            articles = {slug for caveat in row.caveats if caveat.is_clash for slug in caveat.articles}
            values = [standing for value in row.values for standing in value.standings if not standing.implied]
            claims = [row.evidence[standing.claim].claim for standing in (*values, *row.reports)]
            runs |= {(each.article, each.span.start, each.span.end) for each in claims if each.article in articles}
    return runs


def lines_with_excerpts(answer: Answer) -> Iterator[tuple[str, list[Citation]]]:
    """For each line what its marks say, with those of the small print below it, and the excerpts that stand there."""
    marks, excerpts = "", list[Citation]()
    for block in answer.blocks:
        if isinstance(block, Statement):
            if block.level == 0:
                yield marks, excerpts
                marks, excerpts = "", []
            marks += block.tally or ""
            excerpts += [each for each in block.citations if f"“{each.excerpt}”" in block.text]
        elif isinstance(block, Quotation) and not block.speaker:
            excerpts.append(block.citation)
    yield marks, excerpts


async def unmarked_excerpts(asked: LivePack, step: int) -> dict[str, list[str]]:
    """For each search the excerpts with words that cannot hold, at no line of which that is said."""
    unmarked: dict[str, list[str]] = {}
    runs = await contradicted_runs(asked)
    for typed in sorted(searches(asked.pack))[::step]:
        said: dict[str, bool] = {}
        for marks, excerpts in lines_with_excerpts(await asked.ask(f"/search {typed}")):
            for each in excerpts:
                if any(each.article == slug and each.start <= start and end <= each.end for slug, start, end in runs):
                    said[each.excerpt] = said.get(each.excerpt, False) or "CONTRADICTED" in marks
        if not all(said.values()):
            unmarked[typed] = [excerpt for excerpt, is_said in said.items() if not is_said]
    return unmarked


@one_in(5)
async def test_no_excerpt_stands_without_what_cannot_hold_in_its_words(
    shipped: LivePack, harbour: LivePack, step: int
) -> None:
    assert await unmarked_excerpts(shipped, step) == {}
    assert await unmarked_excerpts(harbour, step) == {}


async def test_words_of_another_point_that_cannot_hold_are_not_shown_where_the_article_has_others(
    shipped: LivePack,
) -> None:
    assert texts(await shipped.ask("/search earlier medals")) == [
        "Josh Kerr had a medal going into the race [1][3][4][5]",
        "Kerr, who had already secured the Olympic bronze medal in Tokyo",
        "Kerr, who won the bronze medal at the Tokyo 2020 Olympics",
        "to win bronze",
        "The Tokyo 2020 bronze medallist started the race having seen his teammate Jake Wightman",
        "Kerr now has another shining medal to add to his collection",
        "The Scottish runner, who took bronze at the Tokyo Olympics",
    ]


@pytest.mark.parametrize(
    ("words", "excerpts"),
    [
        (
            "country",
            [
                (
                    "[2] “the third-fastest by a Harbour woman”",
                    (
                        "Ada Brown's all-time rank: CONTRADICTED in [2]: 1:58.30 of 2nd place on the list is 0.10 s "
                        "slower than 1:58.20 of 3rd place; "
                        "CONTRADICTED in [2]: 1:58.20 is slower than 1:58.10 (Delta Open 2029)"
                    ),
                ),
                ("Ada Brown of Harbour", None),
            ],
        ),
        (
            "season's or personal best",
            [
                (
                    "[1] “a personal best of 1:58.20”",
                    "Ada Brown's time: CONTRADICTED in [1]: 1:58.43 − 1:58.20 is 0.23 s, not 0.32 s",
                ),
                ("cut her best by 0.40 seconds to 1:58.20", None),
            ],
        ),
    ],
)
async def test_where_they_are_shown_they_are_marked_with_the_name_of_the_other_point(
    harbour: LivePack, words: str, excerpts: list[tuple[str, str | None]]
) -> None:
    told = [
        (block.text, block.tally if isinstance(block, Statement) else None)
        for block in (await harbour.ask(f"/search {words}")).blocks
        if isinstance(block, Statement | Quotation)
    ]
    first = told.index(excerpts[0])
    assert told[first : first + len(excerpts)] == excerpts
    assert not [text for text, _ in told if text.startswith(("Brown was third", "Brown ran"))]


async def test_a_date_that_hangs_on_a_day_which_cannot_be_right_is_marked(harbour: LivePack) -> None:
    first = (await harbour.ask("/search date")).blocks[0]
    assert isinstance(first, Statement)
    assert "women's marathon" in first.text
    assert first.tally == "TIE, 1 against 1; CONTRADICTED in [3]: 27 August 2031 is a Wednesday, not a Tuesday"


async def test_a_dispute_over_who_had_a_place_is_told_once(harbour: LivePack) -> None:
    told = [text for text in texts(await harbour.ask("/search place")) if "fourth [" in text]
    assert told == ["Noor Vance finished fourth [3], fourth was Éloïse Marchand [1]"]
