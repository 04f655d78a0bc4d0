"""What the words of a topic find, and what is said where they find nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome
from tests.answers.compare.blocks import block_texts, headings, statements

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack

_SECOND = "Josh Kerr was the second Scottish athlete in as many years to win the world title in the men's 1500m [4]"


async def test_a_tie_is_told_with_both_sides_and_their_exact_words(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman")
    assert answer.title == "Jake Wightman"
    start = headings(answer).index("Jake Wightman, place · TIE, 1 against 1")
    place = answer.blocks.index(Heading(headings(answer)[start]))
    assert [block.text for block in answer.blocks[place + 1 : place + 6]] == [
        "8th [5]",
        "teammate Jake Wightman – the defending champion who ultimately finished eighth",
        "Did not take part [3]",
        "Wightman missed this year’s championships",
        "[1][2][4] say nothing of it.",
    ]


async def test_further_words_leave_points_out(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman 2022")
    assert [(line.text, line.tally) for line in statements(answer)] == [
        ("Won the men's 1500m final at the World Championships 2022 [1][3][4][5]", "AGREED, 4 of 5 articles"),
        (
            "Beat Jakob Ingebrigtsen in the men's 1500m final at the World Championships 2022 [1][3][4]",
            "AGREED, 3 of 5 articles",
        ),
    ]
    assert not [text for text in block_texts(answer) if "eighth" in text]


@pytest.mark.parametrize("topic", ["wightman eighth", "kerr crown", "silver 3:29.55", "ingebrigtsen crestfallen"])
async def test_words_of_an_excerpt_or_a_value_find_their_point(shipped: LivePack, topic: str) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert answer.outcome is Outcome.ANSWERED
    assert topic.rsplit(maxsplit=1)[-1] in str(answer.blocks)


async def test_without_a_topic_the_newest_story_s_disputes_stand_each_with_its_sides(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare")
    assert answer.title == "5 disputes, 4 contradictions"
    assert block_texts(answer)[:3] == [
        "Men's 1500m final, World Championships 2023",
        "Josh Kerr, season's or personal best · TIE, 1 against 1",
        "Set a season's best [1] · set a personal best [3]",
    ]
    assert [heading.partition(",")[0] for heading in headings(answer)[:3]] == [
        "Josh Kerr",
        "Jakob Ingebrigtsen",
        "Jake Wightman",
    ]
    assert "Jakob Ingebrigtsen, time · DISPUTED, 3 against 1" in headings(answer)
    assert len(answer.disputes) == 5


async def test_the_words_by_which_a_point_is_told_find_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare ingebrigtsen led")
    assert answer.outcome is Outcome.ANSWERED
    assert any("most of the race" in text for text in block_texts(answer))


async def test_before_silence_the_texts_are_asked(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr thrilling")
    assert (answer.outcome, answer.title) == (Outcome.ANSWERED, "“kerr thrilling” in the articles’ words")
    assert answer.blocks[:2] == (
        Note("No point about Josh Kerr has these words."),
        Note("“kerr thrilling” stands in [4][5]:"),
    )
    assert len(statements(answer)) == 2


async def test_a_shared_name_is_told(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare brown")
    assert answer.blocks[0] == Note("Ada Brown is meant here. Of that name there is also Isolde Brown.")
    assert "/compare Isolde Brown" in [choice.ask for choice in answer.choices]


async def test_a_known_name_without_such_words_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr nonsense")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        "Nothing found for “nonsense” about Josh Kerr.",
    )
    assert answer.blocks[0] == Heading("Josh Kerr")


async def test_a_topic_with_a_slip_of_the_pen_is_read_as_meant_and_says_so(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wihgtman")
    assert (answer.outcome, answer.title, answer.read_as) == (
        Outcome.ANSWERED,
        "Jake Wightman",
        "/compare wightman",
    )


async def test_words_stand_only_in_the_articles_that_have_them(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr johnson-thompson")
    assert answer.blocks[0] == Note("[1] names both together:")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/compare muir medal", ["Hoped for a first world outdoor medal [5]"]),
        ("/compare hold off", ["Josh Kerr held off Jakob Ingebrigtsen in the home straight [3]"]),
    ],
)
async def test_the_words_of_an_attribute_find_what_is_told_by_another_one(
    shipped: LivePack, line: str, told: list[str]
) -> None:
    assert [each.text for each in statements(await shipped.ask(line))] == told


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("home straight", ["Josh Kerr held off Jakob Ingebrigtsen in the home straight [3]"]),
        ("50 metres", ["Kerr passed Jakob Ingebrigtsen [1][3][4], in the last 50 metres [5]"]),
        ("defeat", ["Josh Kerr beat Ingebrigtsen [1][2][3][4][5]"]),
        ("semi-final", ["Jakob Ingebrigtsen said that in the semi-final he had a little bit of a dry throat [4]"]),
        ("record", ["Ingebrigtsen held the European record of 3:27.14 after the men's 1500m at Monaco 2023 [3]"]),
        ("medals", ["2 [1]", "4 [3]", "Josh Kerr won gold [1][2][3][4][5]"]),
        ("kerr medals", ["Won gold [1][2][3][4][5]", "Took bronze at the Tokyo 2020 Olympics [1][3][4][5]"]),
    ],
)
async def test_whatever_has_the_words_of_a_topic_is_told_with_it(
    shipped: LivePack, topic: str, lines: list[str]
) -> None:
    told = [line.text for line in statements(await shipped.ask(f"/compare {topic}"))]
    assert [line for line in lines if line not in told] == []


@pytest.mark.parametrize(
    ("topic", "first"),
    [
        ("winner", "Set a season's best [1]"),
        (
            "olympic champion",
            "Jakob Ingebrigtsen held an Olympic title going into the World Championships 2023 [1][3][4][5]",
        ),
    ],
)
async def test_what_is_asked_for_by_its_words_comes_first(shipped: LivePack, topic: str, first: str) -> None:
    assert statements(await shipped.ask(f"/compare {topic}"))[0].text == first


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("fell", "Nothing found for “fell”."),
        ("fallen", "Nothing found for “fallen”."),
        ("hero", "No topic here goes by “hero”."),
        ("step", "No topic here goes by “step”."),
        ("art", "No topic here goes by “art”."),
    ],
)
async def test_what_only_begins_with_a_word_does_not_have_it(shipped: LivePack, word: str, title: str) -> None:
    answer = await shipped.ask(f"/compare {word}")
    assert (answer.title, statements(answer)) == (title, [])


async def test_a_word_that_finds_nothing_of_somebody_stands_over_a_few_lines_on_them(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare holtby country")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "Nothing found for “country” about Maren Holtby.")
    assert block_texts(answer) == [
        "Maren Holtby",
        "Maren Holtby did not start in the women's marathon at the Harbour Games 2031 [3][4]",
    ]
    assert [choice.ask for choice in answer.choices] == ["/athlete Maren Holtby", "/compare"]


# --- a word behind an event or a person -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("1500m shoe", "Nothing found for “shoe” about Men's 1500m."),
        ("ohuruogu medal", "Nothing found for “medal” about Victoria Ohuruogu."),
        ("disqualified", "Nothing found for “disqualified”."),
        ("won again", "Nothing found for “won again”."),
    ],
)
async def test_the_word_that_is_not_found_is_named_as_it_was_typed(shipped: LivePack, topic: str, title: str) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, title)


@pytest.mark.parametrize(
    ("topic", "first"),
    [
        ("800m shoe", "Sólveig Ærnes said that in the heats she lost a shoe [3]"),
        ("800m bell", "5th [1][4]"),
        ("800m third", "Sólveig Ærnes took bronze [1][4]"),
        ("third", "Sólveig Ærnes took bronze [1][4]"),
        ("400m country", "Noor Vance is from Harbour [2][3]"),
        ("vance medal", "Hoped for a first medal [2]"),
    ],
)
async def test_a_word_behind_an_event_narrows_what_is_told_of_it(harbour: LivePack, topic: str, first: str) -> None:
    assert first in [line.text for line in statements(await harbour.ask(f"/compare {topic}"))]


async def test_a_country_that_is_written_as_a_common_word_narrows_what_is_told_of_somebody(shipped: LivePack) -> None:
    assert [line.text for line in statements(await shipped.ask("/compare kerr us"))] == [
        "Moved to the United States [3]"
    ]


@pytest.mark.parametrize(
    ("topic", "strangers"),
    [
        ("place", ["The race took place on 23 August 2023 [3][4]"]),
        ("time", ["Kerr called it a long time coming [1][2]"]),
        ("move", ["Kerr moved to the United States [3]"]),
        ("kick", ["Ingebrigtsen is Norwegian [1][3][4][5]"]),
    ],
)
async def test_what_has_an_attribute_by_a_likeness_of_words_is_not_told(
    shipped: LivePack, topic: str, strangers: list[str]
) -> None:
    told = [line.text for line in statements(await shipped.ask(f"/compare {topic}"))]
    assert told
    assert [line for line in strangers if line in told] == []


async def test_who_lost_to_whom_is_told_by_wins_too(shipped: LivePack) -> None:
    told = [line.text for line in statements(await shipped.ask("/compare lost to"))]
    assert "Josh Kerr beat Ingebrigtsen [1][2][3][4][5]" in told


async def test_the_date_of_an_event_is_that_of_each_of_its_races(shipped: LivePack) -> None:
    told = [line.text for line in statements(await shipped.ask("/compare men's 1500m date"))]
    assert told[0] == "The race took place on 23 August 2023 [3][4]"
    assert "The men's 1500m at Monaco 2023 took place in July 2023 [3]" in told


@pytest.mark.parametrize("words", ["season's or personal best", "all-out effort", "area record", "kind of race"])
async def test_what_is_not_found_stands_as_it_was_typed(events: LivePack, words: str) -> None:
    answer = await events.ask(f"/compare {words}")
    assert (answer.title, answer.blocks) == (f"Nothing found for “{words}”.", ())


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (
            "world record",
            (
                "Duplantis held the world record in the men's pole vault going into the "
                "men's pole vault final at the World Championships 2023 [5]"
            ),
        ),
        *((words, _SECOND) for words in ("second winner", "winners counted", "count of winners", "number of winners")),
    ],
)
async def test_a_value_is_told_by_any_of_the_words_for_it(shipped: LivePack, words: str, line: str) -> None:
    assert line in block_texts(await shipped.ask(f"/compare {words}"))


@pytest.mark.parametrize(
    ("group", "line"),
    [
        (
            "british athletes",
            (
                "Jakob Ingebrigtsen lost to British athletes in the men's 1500m at the World Championships for the "
                "second time running [1][3][4]"
            ),
        ),
        (
            "scottish athletes",
            _SECOND,
        ),
    ],
)
async def test_a_group_of_athletes_is_told_of_by_who_counts_among_them(
    shipped: LivePack, group: str, line: str
) -> None:
    assert statements(await shipped.ask(f"/compare {group}"))[0].text == line


@pytest.mark.parametrize("words", ["world record", "wr"])
async def test_a_record_that_somebody_holds_is_told_with_its_excerpt_by_its_name_and_its_sign(
    shipped: LivePack, words: str
) -> None:
    answer = await shipped.ask(f"/compare {words}")
    assert (answer.outcome, answer.title, headings(answer)) == (
        Outcome.ANSWERED,
        "Found for “world record”",
        [],
    )
    assert "world record holder Mondo Duplantis" in block_texts(answer)


@pytest.mark.parametrize(
    ("words", "title", "lines"),
    [
        (
            "Monaco 2023 venue",
            "Monaco 2023, venue",
            ["[3] Of Monaco 2023: “a world lead of 3:27.14 in Monaco in July”"],
        ),
        (
            "paris 2024 venue",
            "Paris 2024 Olympics, venue",
            [
                "[4] Of the Paris 2024 Olympics: “Olympic Games Paris 2024”",
                "[1] Of the Paris 2024 Olympics: “the upcoming Paris 2024 games”",
            ],
        ),
    ],
)
async def test_a_venue_that_only_names_say_is_told_by_them(
    shipped: LivePack, words: str, title: str, lines: list[str]
) -> None:
    answer = await shipped.ask(f"/compare {words}")
    assert (answer.outcome, answer.title, block_texts(answer)) == (Outcome.ANSWERED, title, lines)


async def test_words_that_stand_elsewhere_are_told_below_what_goes_by_them(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare last night")
    assert block_texts(answer)[-2:] == [
        "Where “last night” stands",
        (
            "[2] “Ingebrigtsen revealed his intention to defend his title in the 5,000m race, "
            "scheduled for the last night of the championships.”"
        ),
    ]


async def test_of_what_an_ordinal_counts_no_more_is_told_than_was_asked(ask: Ask) -> None:
    first = {
        "Ada Brown won in 1:58.20 and became the first Games champion.": (
            "ada-brown nth-winner = 1 in games when as of delta-2031; ada-brown place = 1; ada-brown time = 1:58.20"
        )
    }
    assert [line.partition(" |")[0] for line in await ask("/compare brown first games", first)] == [
        "Was the first to win the title at the Games as of the Delta Games [1]"
    ]
