"""What /compare says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome, Statement
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack


def block_texts(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks]


def statements(answer: Answer) -> list[Statement]:
    return [block for block in answer.blocks if isinstance(block, Statement)]


async def test_a_tie_is_told_with_both_sides_and_their_exact_words(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman")
    assert answer.title == "Compare: Jake Wightman"
    assert block_texts(answer)[:5] == [
        "Jake Wightman: place, Men's 1500m final (World Championships 2023)",
        "8th [5] · did not take part [3]",
        "[3] did not take part: “Wightman missed this year’s championships”",
        "[5] 8th: “Jake Wightman – the defending champion who ultimately finished eighth”",
        "Both cannot hold, so there is no headline answer.",
    ]
    first = statements(answer)[0]
    assert (first.verdict, first.tally) == (Verdict.TIE, "1 against 1, 3 silent")


async def test_what_is_not_in_dispute_stands_below_in_lines(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman")
    assert Heading("Not in dispute") in answer.blocks
    below = block_texts(answer)[block_texts(answer).index("Not in dispute") :]
    assert "Reason for absence: injury [3]" in below
    assert not any(text.startswith("Place: 8th") for text in below)


async def test_a_medal_and_an_attribute_are_a_point_of_the_newest_story(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare silver time")
    assert answer.title == "Compare: Jakob Ingebrigtsen, time, Men's 1500m final"
    assert block_texts(answer) == [
        "Jakob Ingebrigtsen: time",
        "3:29.65 [1][2][4] · 3:29.55 [3]",
        "[1] 3:29.65: “leaving Ingebrigtsen with the silver medal in a time of 3:29.65”",
        "[2] 3:29.65: “Ingebrigtsen claiming silver in 3:29.65”",
        "[3] 3:29.55: “Ingebrigtsen settled for silver in 3:29.55”",
        "[4] 3:29.65: “Ingebrigtsen held on for silver in 3:29.65”",
        "The headline value is the one most articles give, not a ruling.",
    ]
    first = statements(answer)[0]
    assert (first.verdict, first.tally) == (Verdict.DISPUTED, "3 against 1, 1 silent")


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("winning time", "Compare: Josh Kerr, time, Men's 1500m final"),
        ("1500m winning time", "Compare: Josh Kerr, time, Men's 1500m final"),
        ("bronze", "Compare: Narve Gilje Nordås, Men's 1500m final"),
        ("1500m", "Compare: Men's 1500m final, World Championships 2023"),
        ("kerr personal best", "Compare: Josh Kerr, personal best"),
        ("kerr pb", "Compare: Josh Kerr, personal best"),
        ("personal best", "Compare: personal best"),
        ("medals", "Compare: medals"),
        ("gold medals", "Compare: golds"),
        ("great britain", "Compare: Great Britain"),
        ("Team GB golds", "Compare: Great Britain, golds"),
        ("ingebrigtsen", "Compare: Jakob Ingebrigtsen"),
        ("KJT", "Compare: Katarina Johnson-Thompson"),
    ],
)
async def test_a_topic_is_a_point_a_person_a_country_or_an_attribute(shipped: LivePack, topic: str, title: str) -> None:
    assert (await shipped.ask(f"/compare {topic}")).title == title


async def test_an_attribute_of_a_race_is_a_point_of_its_own_in_the_story(shipped: LivePack) -> None:
    answer, queries = await shipped.counted("/compare worlds-2023-mens-1500m-final crowd")
    assert (answer.title, queries) == ("Compare: Men's 1500m final, crowd", 2)
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings
    assert all(heading.startswith("Men's 1500m final (World Championships 2023): crowd") for heading in headings)
    times = await shipped.ask("/compare worlds-2023-mens-1500m-final time")
    assert "Men's 1500m final (Tokyo 2020 Olympics)" not in str(block_texts(times))


async def test_somebody_who_is_only_named_beside_others_is_told_so(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare mark rowland")
    assert block_texts(answer)[:2] == ["Josh Kerr: coach", "Mark Rowland [3]"]


async def test_further_words_leave_points_out(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman 2022")
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings[0] == "Jake Wightman: place, Men's 1500m final (World Championships 2022)"
    assert all("2022" in heading for heading in headings)


async def test_reported_speech_stands_beside_the_point_and_is_not_counted(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare ada brown condition")
    assert (
        block_texts(answer)[1]
        == "[1] reported, not counted: slept badly: “Brown said she had slept badly since the semi-finals”"
    )
    (statement,) = statements(answer)
    assert statement.verdict is Verdict.REPORTED
    assert statement.tally == "1 article, asserted by none"
    assert statement.working == "said by Ada Brown"


async def test_a_denial_is_a_side(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare lee position bell")
    assert block_texts(answer)[:2] == [
        "Mina Lee: position, Women's 800m final (Harbour Games 2031), at the bell",
        "1st [1] · not 1st [2]",
    ]


async def test_an_article_that_contradicts_itself_counts_for_neither_value(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare hallenby age")
    (first, *lines) = statements(answer)
    assert (first.text, first.tally) == ("22 [4] · 23 [4]", "none counted, 1 contradicts itself")
    assert len(lines) == 2
    assert Note("An article that contradicts itself counts for neither value, so there is no headline answer.") in (
        answer.blocks
    )


async def test_three_sides_cannot_all_hold(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare bronze time")
    assert statements(answer)[0].tally == "2 against 1 against 1"
    assert Note("They cannot all hold, so there is no headline answer.") in answer.blocks


async def test_a_value_that_holds_two_others_is_on_neither_side(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare ada brown born in")
    assert statements(answer)[0].tally == "1 against 1, 1 on neither side"


async def test_without_a_topic_every_disagreement_stands_strongest_first_then_the_findings(
    shipped: LivePack,
) -> None:
    answer = await shipped.ask("/compare")
    assert answer.title == "The articles disagree on 5 points"
    lines = block_texts(answer)
    assert lines[0] == "Jakob Ingebrigtsen, time: 3:29.65 [1][2][4] · 3:29.55 [3]"
    assert lines.index("What cannot be right") == 7
    assert answer.choices[0].ask == "/compare Jakob Ingebrigtsen time"


async def test_a_shared_name_is_told(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare brown")
    assert answer.blocks[0] == Note("The bare name is taken for Ada Brown. Of that name there is also Isolde Brown.")
    assert answer.choices[0].ask == "/compare Isolde Brown"


async def test_a_known_name_without_such_words_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr nonsense")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        "The articles are silent on Josh Kerr and “nonsense”.",
    )
    assert answer.choices[0].ask == "/compare Josh Kerr"


async def test_an_event_is_more_than_a_point(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare pole vault")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "Men's pole vault is more than one point.")
    assert [choice.ask for choice in answer.choices] == ["/result Men's pole vault", "/sources Men's pole vault"]


async def test_an_attribute_of_an_event_is_looked_for_in_its_races(shipped: LivePack) -> None:
    answer, queries = await shipped.counted("/compare 5000m date")
    assert (answer.title, queries) == ("Compare: Men's 5000m, date", 2)
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings == ["Men's 5000m final (World Championships 2023): date"]
    assert shipped.auditor.problems(answer) == []


async def test_an_unknown_topic_gets_suggestions(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wihgtman")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "No topic here goes by “wihgtman”.")
    assert answer.choices[0].ask == "/compare Jake Wightman"
