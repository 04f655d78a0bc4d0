"""What /compare says of articles that are named beside a topic, and of two of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome
from tests.answers.compare.blocks import headings, statements

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack

_COUNTS = "; counts are of all articles."


def lines(answer: Answer) -> list[tuple[str, str | None]]:
    return [(line.text, line.tally) for line in statements(answer)]


def below(answer: Answer, heading: str) -> list[str]:
    """The lines under a heading."""
    start = answer.blocks.index(Heading(heading)) + 1
    end = next((place for place in range(start, len(answer.blocks)) if isinstance(answer.blocks[place], Heading)), None)
    return [block.text for block in answer.blocks[start:end]]


@pytest.mark.parametrize(
    "line", ["/compare wightman [2]", "wightman east coast daily", "what does [2] say about wightman"]
)
async def test_only_what_an_article_tells_of_somebody_is_shown_with_the_counts_of_all(
    shipped: LivePack, line: str
) -> None:
    answer = await shipped.ask(line)
    assert answer.title == "Jake Wightman"
    assert answer.blocks[0] == Note(f"Only what [2] East Coast Daily tells{_COUNTS}")
    assert lines(answer) == [
        (
            "Josh Kerr used a race strategy strikingly similar to that of Jake Wightman [2]",
            "ONE SOURCE; whether Jake Wightman took part: TIE",
        ),
        ("Kerr had closely observed the tactics of Wightman [2]", "ONE SOURCE"),
        ("Kerr is a club-mate of Wightman [1][2]", "AGREED, 2 of 5 articles"),
    ]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("kerr [1] [3]", "Only what [1] sportnewscenter.com and [3] riverdalestandard.com tell"),
        ("how old is kerr in [3]", "Only what [3] riverdalestandard.com tells"),
        ("/compare kerr olympics.com", "Only what [4] olympics.com tells"),
    ],
)
async def test_an_article_is_named_by_its_number_or_its_publisher(shipped: LivePack, line: str, note: str) -> None:
    assert (await shipped.ask(line)).blocks[0] == Note(f"{note}{_COUNTS}")


async def test_the_parts_of_what_an_article_tells_are_its_own(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr [4]")
    part = next(choice for choice in answer.choices if choice.label == "The race (2)")
    told = await shipped.ask(part.ask)
    assert (told.title, told.blocks[0]) == ("Josh Kerr: The race", Note(f"Only what [4] olympics.com tells{_COUNTS}"))
    assert len(statements(told)) == 2


async def test_of_whom_an_article_tells_nothing_all_is_told_and_that_it_does_not(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare duplantis [2]")
    assert (answer.title, answer.blocks[0]) == ("Mondo Duplantis", Note("Nothing found in “[2]”."))


@pytest.mark.parametrize("line", ["/compare [4]", "/compare olympics.com", "/compare 1500m [4]"])
async def test_an_article_alone_or_with_its_event_is_told_whole(shipped: LivePack, line: str) -> None:
    assert (await shipped.ask(line)).title == "olympics.com on the men's 1500m final"


@pytest.mark.parametrize("line", ["[1] vs [3]", "/compare [1] [3]", "sportnewscenter vs riverdalestandard.com"])
async def test_two_articles_stand_against_each_other_before_what_both_tell(shipped: LivePack, line: str) -> None:
    answer = await shipped.ask(line)
    assert answer.title == "[1] sportnewscenter.com and [3] riverdalestandard.com"
    assert headings(answer) == [
        "They disagree on 3 points",
        "They tell it differently on 2 points",
        "Contradictions",
        "Both tell 29 points alike",
    ]
    assert below(answer, "They disagree on 3 points") == [
        "Jakob Ingebrigtsen ran 3:29.65 [1][2][4], 3:29.55 [3]",
        "Josh Kerr set a season's best [1], a personal best [3]",
        "Great Britain had two golds after the race [1], four [3]",
    ]


async def test_two_articles_that_agree_are_said_to_disagree_on_nothing(shipped: LivePack) -> None:
    answer = await shipped.ask("olympics.com vs britbrief")
    assert headings(answer)[0] == "They disagree on nothing"


async def test_what_two_articles_tell_alike_has_none_of_their_disputes(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare [1] [3]")
    assert below(answer, "Both tell 4 points alike") == [
        "Brown won [1][2][3][4]",
        "Sólveig Ærnes finished third [1][2][3][4]",
        "Lee finished second [1][2][3]",
        "The race took place on 27 August 2031 [1][3][4]",
    ]


async def test_an_article_that_is_not_there_is_not_found(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare [1] [9]")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "No article here goes by “9”.")
