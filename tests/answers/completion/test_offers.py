from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.completion.completion import complete
from tests.answers.completion.completed import labels, values

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

FINAL = "Women's 800m final"
JUMP = "Women's high jump final"


# --- only what answers -----------------------------------------------------------------------------------------------


async def test_a_race_is_offered_to_those_questions_that_have_an_answer(shipped: LivePack) -> None:
    assert await values(shipped, "result", "event", "women's 1500m") == []
    assert await values(shipped, "sources", "event", "") == ["Men's 1500m final World Championships 2023"]
    assert await values(shipped, "medals", "meet", "") == [
        "World Championships 2023",
        "World Championships 2022",
        "Tokyo 2020 Olympics",
    ]


async def test_only_those_are_offered_of_whose_words_or_plans_something_is_told(shipped: LivePack) -> None:
    assert await values(shipped, "quote", "person", "") == ["Josh Kerr", "Jakob Ingebrigtsen"]
    assert await values(shipped, "quote", "person", "muir") == []
    assert await values(shipped, "next", "person", "") == [
        "Josh Kerr",
        "Jakob Ingebrigtsen",
        "Laura Muir",
        "Selemon Barega",
    ]


async def test_words_to_look_for_are_offered_where_a_search_finds_them(shipped: LivePack) -> None:
    assert await values(shipped, "search", "words", "men's pole") == []
    assert await values(shipped, "search", "words", "johnson") == ["Katarina Johnson-Thompson"]


async def test_words_to_look_for_are_those_that_were_begun_not_others_for_the_same(shipped: LivePack) -> None:
    assert await values(shipped, "search", "words", "throat") == []
    assert await values(shipped, "search", "words", "personal") == ["personal best", "season's or personal best"]


async def test_what_only_follows_from_other_claims_is_no_topic(harbour: LivePack) -> None:
    assert "Ada Brown start" not in await values(harbour, "compare", "topic", "ada brown took part")
    assert (await values(harbour, "compare", "topic", "okafor took part"))[0] == "Ife Okafor start"


# --- where nothing was typed -----------------------------------------------------------------------------------------


async def test_without_a_word_the_newest_stories_come_first(harbour: LivePack) -> None:
    assert (await values(harbour, "result", "event", ""))[:3] == [FINAL, JUMP, "Women's marathon Harbour Games 2031"]


async def test_without_a_word_those_come_first_who_said_most(harbour: LivePack) -> None:
    assert await labels(harbour, "quote", "person", " ") == [
        "Mina Lee · 3 remarks",
        "Ada Brown · 2 remarks",
        "Runa Hallenby · 1 remark",
        "Isolde Brown · 1 remark",
        "Noor Vance · 1 remark",
        "Sólveig Ærnes",
        "Éloïse Marchand",
    ]


async def test_without_a_word_a_topic_is_what_is_disputed_most_in_the_newest_story(shipped: LivePack) -> None:
    assert (await labels(shipped, "compare", "topic", ""))[:6] == [
        "Jakob Ingebrigtsen, time · DISPUTED, 3 against 1",
        "Jake Wightman, place · TIE, 1 against 1",
        "Jake Wightman, participation · TIE, 1 against 1",
        "Josh Kerr, season's or personal best · TIE, 1 against 1",
        "Great Britain, golds · TIE, 1 against 1",
        "Josh Kerr, medal · 5 articles",
    ]


# --- what was chosen before ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", ["mens-1500m", "1500m", "worlds-2022-mens-1500m-final", "men's 1500m"])
async def test_meets_are_those_of_the_event(shipped: LivePack, event: str) -> None:
    meets = ["World Championships 2023", "Monaco 2023", "World Championships 2022", "Tokyo 2020 Olympics"]
    completions = await values(shipped, "result", "meet", "", event=event)
    assert completions == (["World Championships 2022"] if event.startswith("worlds") else meets)


@pytest.mark.parametrize("meet", ["worlds-2022", "Eugene"])
async def test_races_are_those_at_the_meet(shipped: LivePack, harbour: LivePack, meet: str) -> None:
    assert await values(shipped, "result", "event", "", meet=meet) == ["Men's 1500m final"]
    assert await values(shipped, "result", "event", "pole", meet=meet) == []
    assert await values(harbour, "result", "event", "hihg jump", meet="harbour-2031") == [JUMP]


async def test_words_are_those_of_the_person(shipped: LivePack) -> None:
    completions = await complete(shipped.store, "quote", "about", "road", {"person": "kerr"})
    assert [completion.label for completion in completions] == [
        "“It’s a long, long road to get here and it’s just so surreal to be in… · some time after the race"
    ]
    assert completions[0].value == "It’s a long, long road to get here and it’s just"


async def test_without_a_person_there_are_no_words_of_anybody(shipped: LivePack) -> None:
    assert await complete(shipped.store, "quote", "about", "road", {}) == ()


async def test_the_articles_of_the_story_that_was_chosen_go_by_number_and_by_publisher(harbour: LivePack) -> None:
    newest = await complete(harbour.store, "sources", "article", "", {})
    assert [(each.value, each.label) for each in newest] == [
        ("1", "[1] Harbour Gazette"),
        ("2", "[2] The Mile"),
        ("3", "[3] Delta Wire"),
        ("4", "[4] City Post"),
    ]
    assert await values(harbour, "sources", "article", "mile") == ["2"]
    assert await values(harbour, "sources", "article", "3") == ["3"]
    jump = await complete(harbour.store, "sources", "article", "", {"event": "high jump"})
    assert [each.label for each in jump] == ["[1] The Mile", "[2] City Post"]


async def test_a_part_of_a_profile_goes_by_its_name_and_not_by_the_number_in_its_label(harbour: LivePack) -> None:
    chosen = {"person": "ada-brown"}
    assert await labels(harbour, "athlete", "part", "bes", **chosen) == ["Bests and records (4)"]
    assert await labels(harbour, "athlete", "part", "1", **chosen) == []


# --- how it is labelled ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "parameter", "typed", "label"),
    [
        ("result", "event", "1500m final", "Men's 1500m final · World Championships 2023 · 5 disputes"),
        ("recap", "event", "1500m", "Men's 1500m final · World Championships 2023 · 5 disputes"),
        ("sources", "event", "1500m", "Men's 1500m final · World Championships 2023 · 5 articles"),
        ("result", "event", "tokyo", "Men's 1500m final · Tokyo 2020 Olympics · 4 articles"),
        ("result", "meet", "budapest", "World Championships 2023 · 5 disputes"),
        ("sources", "meet", "budapest", "World Championships 2023 · 5 articles"),
        ("medals", "meet", "tokyo", "Tokyo 2020 Olympics · 4 articles"),
        ("athlete", "person", "kerr", "Josh Kerr · 1 dispute"),
        ("compare", "topic", "great britain golds", "Great Britain, golds · TIE, 1 against 1"),
        ("compare", "topic", "time", "time · Result · 5 articles"),
        ("search", "words", "nordas", "Narve Gilje Nordås · 3 articles"),
        ("next", "person", "jak", "Jakob Ingebrigtsen · 2 articles"),
    ],
)
async def test_a_label_has_the_count_that_the_answer_has(
    shipped: LivePack, question: str, parameter: str, typed: str, label: str
) -> None:
    assert (await labels(shipped, question, parameter, typed))[0] == label
