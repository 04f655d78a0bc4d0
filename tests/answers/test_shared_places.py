"""A shared gold, a countback and the heights on the way, of a high jump that three articles tell in three ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Statement
from tests.answers.blocks import notes, quotations

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import Ask, LivePack

LINDQVAR = "Tove Lindqvar's place: DISPUTED"
CORBRAY = "Maelle Corbray's place: DISPUTED"
OSKEL = "Zdena Oskel's place: DISPUTED"
CARDS = "CONTRADICTED in [2]: Iseult Farrow cleared 1.98m at the 2nd attempt and Tove Lindqvar at the 1st"


def lines(answer: Answer) -> list[tuple[str, str | None]]:
    """The lines of an answer, each with what stands below it."""
    return [(block.text, block.tally) for block in answer.blocks if isinstance(block, Statement)]


@pytest.mark.parametrize("line", ["/result high jump", "who won the high jump?"])
async def test_the_sheet_has_both_winners_no_second_and_why(corvane: LivePack, line: str) -> None:
    assert lines(await corvane.ask(line)) == [
        ("Sollis [3], date TIE: 15 June 2033 [2], 16 June 2033 [1]", None),
        ("1 · Iseult Farrow (CRV) — 1.98m", "AGREED, 2 of 3 [1][2]"),
        ("Shared her place with Tove Lindqvar [1]", LINDQVAR),
        ("Was ahead on countback [2], declined a jump-off [1]", f"TIE, 1 against 1, 1 silent; {CARDS}"),
        (
            "1 · Tove Lindqvar (NMK) — 1.98m PB",
            "place DISPUTED: 1st [1][3], 2nd [2]; personal best ONE SOURCE [3]",
        ),
        ("Shared her place with Iseult Farrow [1]", None),
        ("Declined a jump-off [1]", None),
        ("3 · Maelle Corbray (HBR) — 1.95m", "place DISPUTED: 3rd [1][2], 4th [3]"),
        ("Was ahead on countback [1], had a jump-off [3]", "TIE, 1 against 1, 1 silent"),
        ("4 · Zdena Oskel (CRV) — 1.95m", "place DISPUTED: 4th [1][2], 3rd [3]"),
        ("NH · Sunniva Ardal (NMK)", "ONE SOURCE [2]"),
    ]


@pytest.mark.parametrize(
    ("line", "holders"),
    [
        ("who won silver in the high jump", ["Tove Lindqvar won [1][3], finished second [2]"]),
        ("who was second in the high jump", ["Tove Lindqvar won [1][3], finished second [2]"]),
        (
            "who took bronze in the high jump",
            ["Maelle Corbray finished third [1][2], fourth [3]", "Zdena Oskel finished fourth [1][2], third [3]"],
        ),
    ],
)
async def test_who_has_a_place_by_any_article_has_it_where_that_is_asked(
    corvane: LivePack, line: str, holders: list[str]
) -> None:
    answer = await corvane.ask(line)
    assert notes(answer) == []
    told = [text for text, _ in lines(answer)]
    assert told[: told.index("Sollis [3], date TIE: 15 June 2033 [2], 16 June 2033 [1]")] == holders


async def test_a_short_recap_says_who_shared_the_gold_and_what_decided_the_third_place(corvane: LivePack) -> None:
    assert lines(await corvane.ask("/recap high jump"))[:10] == [
        ("Iseult Farrow won with 1.98m [1][2]", None),
        ("Iseult Farrow shared her place with Tove Lindqvar [1]", LINDQVAR),
        ("Iseult Farrow was ahead on countback [2], declined a jump-off [1]", f"TIE, 1 against 1, 1 silent; {CARDS}"),
        ("Tove Lindqvar won [1][3], finished second [2]", "DISPUTED, 2 against 1"),
        ("height 1.98m [1][2][3]", None),
        ("Tove Lindqvar shared her place with Iseult Farrow [1]", None),
        ("Tove Lindqvar declined a jump-off [1]", None),
        ("Maelle Corbray finished third [1][2], fourth [3]", "DISPUTED, 2 against 1"),
        ("height 1.95m [1][2][3]", None),
        (
            "Maelle Corbray was ahead on countback [1], had a jump-off [3]",
            "TIE, 1 against 1, 1 silent",
        ),
    ]


async def test_a_whole_recap_has_each_bar_with_its_attempt(corvane: LivePack) -> None:
    told = lines(await corvane.ask("/recap high jump length:whole"))
    heights = [text for text, _ in told if (" cleared " in text or "failed" in text) and "contradict" not in text]
    assert heights == [
        "Sunniva Ardal cleared no height [2]",
        "Iseult Farrow cleared 1.93m at the first attempt [1], at the second attempt [2]",
        "Maelle Corbray cleared 1.95m at the first attempt [1]",
        "Zdena Oskel cleared 1.95m at the third attempt [1]",
        "Tove Lindqvar cleared 1.98m at the second attempt [1][3], at the first attempt [2]",
        "Iseult Farrow cleared 1.98m at the second attempt [1][2]",
        "Tove Lindqvar failed at 2.00m [1]",
    ]
    assert (
        "Maelle Corbray was placed ahead of Zdena Oskel on countback [1]",
        f"Maelle Corbray's tie-break: TIE; {CORBRAY}; {OSKEL}",
    ) in told


async def test_a_bar_on_the_way_disputes_no_result(corvane: LivePack) -> None:
    assert lines(await corvane.ask("/compare farrow height")) == [
        ("Cleared 1.98m [1][2]", "AGREED, 2 of 3 articles"),
    ]
    assert lines(await corvane.ask("farrow 1.93")) == [
        ("1.93m at attempt 1 [1]", None),
        ("1.93m at attempt 2 [2]", None),
    ]


async def test_whom_one_article_puts_second_two_crown(corvane: LivePack) -> None:
    answer = await corvane.ask("/compare lindqvar place")
    assert answer.title == "Tove Lindqvar, place · DISPUTED, 2 against 1"
    assert lines(answer)[:2] == [("1st [1][3]", None), ("2nd [2]", None)]


@pytest.mark.parametrize("line", ["/medals Farrow", "/medals Corvane"])
async def test_no_list_of_medals_has_a_shared_one_as_her_own(corvane: LivePack, line: str) -> None:
    told = [text for text, _ in lines(await corvane.ask(line))]
    won = next(number for number, text in enumerate(told) if text.startswith("Won the women's high jump final"))
    shared = "Shared her place with Tove Lindqvar in the women's high jump final at the Corvane Cup 2033 [1]"
    assert told[won + 1] == shared


@pytest.mark.parametrize("line", ["did farrow share the gold?", "is Farrow the sole champion"])
async def test_with_whom_the_gold_was_shared_can_be_asked(corvane: LivePack, line: str) -> None:
    assert lines(await corvane.ask(line)) == [
        ("Shared her place with Tove Lindqvar [1]", f"ONE SOURCE; {LINDQVAR}"),
        ("Tove Lindqvar shared her place with Iseult Farrow [1]", f"ONE SOURCE; {LINDQVAR}"),
    ]


async def test_what_broke_a_tie_can_be_asked(corvane: LivePack) -> None:
    answer = await corvane.ask("corbray countback")
    assert answer.title == "Maelle Corbray, tie-break · TIE, 1 against 1"
    assert lines(answer) == [
        ("Was ahead on countback [1]", CORBRAY),
        ("Had a jump-off [3]", CORBRAY),
    ]
    assert lines(await corvane.ask("lindqvar jump-off")) == [("Declined a jump-off [1]", f"ONE SOURCE; {LINDQVAR}")]


async def test_a_countback_that_the_attempts_do_not_give_is_told_once_in_full(corvane: LivePack) -> None:
    told = [text for text, _ in lines(await corvane.ask("/compare high jump"))]
    (told,) = [text for text in told if "contradicts itself" in text]
    assert told == (
        "[2] contradicts itself on Iseult Farrow and Tove Lindqvar: Iseult Farrow cleared 1.98m at the 2nd attempt "
        "and Tove Lindqvar at the 1st: a countback does not put Iseult Farrow ahead of Tove Lindqvar"
    )


async def test_two_have_the_gold_and_two_the_bronze_in_the_medals_of_the_meet(corvane: LivePack) -> None:
    told = [text.partition(" final")[0] for text, _ in lines(await corvane.ask("/medals corvane cup 2033"))]
    podium = [text for text in told if "high jump" in text and "after" not in text]
    assert podium == [
        "Iseult Farrow (CRV) won the women's high jump",
        "Iseult Farrow (CRV) shared her place with Tove Lindqvar in the women's high jump",
        "Tove Lindqvar (NMK) won gold in the women's high jump",
        "Tove Lindqvar (NMK) shared her place with Iseult Farrow in the women's high jump",
        "Maelle Corbray (HBR) finished third in the women's high jump",
        "Zdena Oskel (CRV) finished fourth in the women's high jump",
    ]


async def test_a_profile_has_the_shared_place_and_its_reason(corvane: LivePack) -> None:
    assert lines(await corvane.ask("/athlete lindqvar"))[:6] == [
        ("Won gold [1][3], took silver [2]", f"DISPUTED, 2 against 1; {LINDQVAR}"),
        ("Won [1][3], finished second [2]", "DISPUTED, 2 against 1"),
        ("Cleared 1.98m [1][2][3]", None),
        ("Set a personal best [3]", None),
        ("Shared her place with Iseult Farrow [1]", LINDQVAR),
        ("Declined a jump-off [1]", LINDQVAR),
    ]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("did ardal clear a height?", "Cleared no height [2]"),
        ("what height did ardal pass?", "Passed at 1.80m [2]"),
        ("did lindqvar have a clean sheet?", "Had a clean sheet [2]"),
        ("how many failures did oskel have?", "Had one more failure than Maelle Corbray [2]"),
    ],
)
async def test_heights_passed_failures_and_a_clean_sheet_can_be_asked(corvane: LivePack, line: str, told: str) -> None:
    assert lines(await corvane.ask(line))[0][0] == told


async def test_a_height_that_was_failed_is_no_rounding_of_the_one_that_was_cleared(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare duplantis height")
    assert "rounding" not in answer.title


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "who jumped 1.98",
            [
                "Both finished with 1.98m, both cleared it at the second attempt",
                "Lindqvar cleared 1.98m at the second attempt",
                "Lindqvar cleared 1.98m at the first attempt",
            ],
        ),
        (
            "who cleared 1.93",
            ["Farrow had cleared 1.93m at the first attempt", "Farrow had cleared 1.93m at the second attempt"],
        ),
    ],
)
async def test_the_receipts_of_a_moment_in_dispute_have_the_moment(
    corvane: LivePack, line: str, words: list[str]
) -> None:
    assert [each.text for each in quotations(await corvane.ask(line))][: len(words)] == words


BOTH_WON = "ada-brown place = 1; ada-brown shared-with = mina-lee; mina-lee place = 1; mina-lee shared-with = ada-brown"
SHARED_AND_TAKEN = (
    {"Ada Brown and Mina Lee shared the first place.": BOTH_WON},
    {"Ada Brown came first.": "ada-brown place = 1"},
    {"Ife Okafor came first.": "ife-okafor place = 1"},
)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "/result 800m",
            "Ife Okafor, DISPUTED: 1st is Ada Brown and Mina Lee [1], 1st is Ada Brown [2], finished 1st [3]",
        ),
        ("/athlete okafor", "Won [3], first were Ada Brown and Mina Lee [1], first was Brown [2]"),
    ],
)
async def test_an_article_is_given_the_holders_of_a_place_that_it_names(ask: Ask, line: str, told: str) -> None:
    assert any(each.startswith(told) for each in await ask(line, *SHARED_AND_TAKEN))
