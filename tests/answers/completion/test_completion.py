from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.completion.completion import MOST_COMPLETIONS, complete
from bot.answers.registry import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.answers.conftest import LivePack

FINAL = "harbour-2031-womens-800m-final"
JUMP = "harbour-2031-womens-high-jump-final"


async def values(asked: LivePack, question: str, parameter: str, typed: str, **others: str) -> list[str]:
    return [completion.value for completion in await complete(asked.store, question, parameter, typed, others)]


async def labels(asked: LivePack, question: str, parameter: str, typed: str, **others: str) -> list[str]:
    return [completion.label for completion in await complete(asked.store, question, parameter, typed, others)]


# --- what is matched -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "katarina",
        "Johnson",
        "thompson",
        "johnson-th",
        "THOMPSON",
        "kjt",
        "kat",
        "thompson kat",
        "katarina-johnson-thompson",
    ],
)
async def test_a_person_is_found_by_any_beginning_of_a_name_or_an_alias(shipped: LivePack, typed: str) -> None:
    assert (await values(shipped, "quote", "person", typed))[0] == "katarina-johnson-thompson"


@pytest.mark.parametrize("typed", ["nordås", "NORDAS", "Norda\u030as", "gilje", "narve n"])
async def test_accents_and_capitals_are_folded(shipped: LivePack, typed: str) -> None:
    assert await values(shipped, "quote", "person", typed) == ["narve-gilje-nordas"]


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        ("athlete", "brigt", ["jakob-ingebrigtsen", "filip-ingebrigtsen", "ingebrigtsen-father"]),
        ("athlete", "gebr", ["jakob-ingebrigtsen", "filip-ingebrigtsen", "ingebrigtsen-father"]),
        ("quote", "ebrigtsen", ["jakob-ingebrigtsen", "filip-ingebrigtsen", "ingebrigtsen-father"]),
        ("quote", "err", ["josh-kerr", "kerr-parents"]),
        ("athlete", "brigt fil", ["filip-ingebrigtsen"]),
        ("athlete", "fil brigt", ["filip-ingebrigtsen"]),
        ("athlete", "rr", []),
    ],
)
async def test_a_person_is_found_by_three_letters_within_a_name(
    shipped: LivePack, question: str, typed: str, expected: list[str]
) -> None:
    assert await values(shipped, question, "person", typed) == expected


async def test_who_goes_by_the_beginning_of_a_word_comes_before_who_has_it_within_one(
    shipped: LivePack, harbour: LivePack
) -> None:
    assert await values(shipped, "athlete", "person", "mon") == ["mondo-duplantis", "selemon-barega"]
    marked = await values(harbour, "athlete", "person", "mar")
    assert marked == ["maren-holtby", "eloise-marchand", "hanne-dahlmark"]


async def test_what_has_the_letters_within_a_word_comes_before_what_has_a_slip(shipped: LivePack) -> None:
    completions = await values(shipped, "compare", "topic", "brigt")
    assert completions == ["jakob-ingebrigtsen", "filip-ingebrigtsen", "great-britain"]


async def test_meets_and_events_are_found_by_letters_within_a_name(shipped: LivePack) -> None:
    assert await values(shipped, "result", "meet", "dapest") == ["worlds-2023"]
    assert (await values(shipped, "result", "event", "tathlon"))[:2] == [
        "worlds-2023-womens-heptathlon",
        "womens-heptathlon",
    ]


@pytest.mark.parametrize(
    "typed", ["jonhson", "johnsson", "jhnson", "johxson", "johnsonthompson", "john son", "katarina thompsen"]
)
async def test_one_slip_is_forgiven(shipped: LivePack, typed: str) -> None:
    assert await values(shipped, "quote", "person", typed) == ["katarina-johnson-thompson"]


@pytest.mark.parametrize("typed", ["jonxson", "kzz", "zzzz", "katarina kerr", "!?", "🏃", "ʻ", "\u202e", "x" * 4000])
async def test_what_is_like_nothing_completes_to_nothing(shipped: LivePack, typed: str) -> None:
    assert await values(shipped, "quote", "person", typed) == []


@pytest.mark.parametrize(
    "typed", ["1500", "1,500", "1500 m", "1500 met", "1500m", "men's 1500", "metric", "1500m buda", "worlds 2023 1500"]
)
async def test_an_event_is_found_however_it_is_written_and_with_its_meet(shipped: LivePack, typed: str) -> None:
    assert (await values(shipped, "result", "event", typed))[0] == "worlds-2023-mens-1500m-final"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lee", ["mina-lee", "lees-father"]),
        ("mina", ["mina-lee", "lees-father"]),
        ("brown", ["ada-brown", "isolde-brown"]),
        ("isolde", ["isolde-brown"]),
    ],
)
async def test_whose_name_it_is_comes_first_and_then_of_whom_most_is_said(
    harbour: LivePack, typed: str, expected: list[str]
) -> None:
    assert await values(harbour, "quote", "person", typed) == expected


async def test_topics_are_people_disputes_and_whatever_is_said_of_who_was_named(harbour: LivePack) -> None:
    assert (await labels(harbour, "compare", "topic", "lee"))[:4] == [
        "Mina Lee · 18 claims · 3 remarks",
        "Mina Lee, time · DISPUTED",
        "Mina Lee, position · TIE",
        "Mina Lee, place · AGREED",
    ]
    assert await values(harbour, "compare", "topic", "lee tim") == ["mina-lee clocking"]
    completions = await values(harbour, "compare", "topic", "time")
    assert completions[0] == "clocking"
    assert [value for value in completions if value.endswith(" clocking")][:2] == [
        "solveig-aernes clocking",
        "ada-brown clocking",
    ]


async def test_questions_complete_to_their_names(harbour: LivePack) -> None:
    assert await values(harbour, "help", "question", "") == list(QUESTIONS)
    assert await labels(harbour, "help", "question", "sorc") == [f"/sources · {QUESTIONS['sources'].description}"]


# --- where nothing was typed -----------------------------------------------------------------------------------------


async def test_without_a_word_the_newest_stories_come_first(harbour: LivePack) -> None:
    assert (await values(harbour, "result", "event", ""))[:4] == [
        FINAL,
        JUMP,
        "harbour-2031-womens-marathon",
        "womens-800m",
    ]


async def test_without_a_word_those_come_first_who_said_most(harbour: LivePack) -> None:
    assert (await values(harbour, "quote", "person", " "))[:3] == ["mina-lee", "ada-brown", "runa-hallenby"]


async def test_without_a_word_the_strongest_disputes_come_first(harbour: LivePack) -> None:
    assert (await values(harbour, "compare", "topic", ""))[:3] == [
        "solveig-aernes clocking",
        "ada-brown clocking",
        "mina-lee clocking",
    ]


# --- what was chosen before ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("event", ["womens-800m", "800m", FINAL, "women's 800m"])
async def test_meets_are_those_of_the_event(harbour: LivePack, event: str) -> None:
    completions = await values(harbour, "result", "meet", "", event=event)
    assert completions == (["harbour-2031"] if event == FINAL else ["harbour-2031", "delta-2029"])


@pytest.mark.parametrize("meet", ["delta-2029", "Delta Open"])
async def test_races_are_those_at_the_meet(harbour: LivePack, meet: str) -> None:
    assert (await values(harbour, "result", "event", "", meet=meet))[0] == "delta-2029-womens-800m-final"
    assert await values(harbour, "result", "event", "hihg jump", meet="harbour-2031") == [JUMP]
    assert await values(harbour, "result", "event", "high jump", meet=meet) == []


async def test_words_are_those_of_the_person(shipped: LivePack) -> None:
    completions = await complete(shipped.store, "quote", "about", "road", {"person": "kerr"})
    assert [completion.label for completion in completions] == [
        "“It’s a long, long road to get here and it’s just so surreal to be in… · some time after the race"
    ]
    assert completions[0].value == "It’s a long, long road to get here and it’s just"


async def test_without_a_person_there_are_no_words_of_anybody(shipped: LivePack) -> None:
    assert await complete(shipped.store, "quote", "about", "road", {}) == ()


async def test_words_to_look_for_are_offered_where_a_search_finds_them(shipped: LivePack) -> None:
    assert await values(shipped, "search", "words", "men's pole") == []
    assert await values(shipped, "search", "words", "johnson") == ["Katarina Johnson-Thompson"]


async def test_words_to_look_for_are_those_that_were_begun_not_others_for_the_same(shipped: LivePack) -> None:
    assert await values(shipped, "search", "words", "throat") == []
    assert await values(shipped, "search", "words", "personal") == ["personal best"]


async def test_what_only_follows_from_other_claims_is_no_topic(harbour: LivePack) -> None:
    assert "ada-brown ran" not in await values(harbour, "compare", "topic", "ada brown took part")
    assert (await values(harbour, "compare", "topic", "okafor took part"))[0] == "ife-okafor ran"


# --- how it is labelled ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "parameter", "typed", "label"),
    [
        ("result", "event", "1500m final", "Men's 1500m final · Budapest · 23 Aug 2023 · 5 articles"),
        ("result", "event", "1500m", "Men's 1500m final · Budapest · 23 Aug 2023 · 5 articles"),
        ("result", "event", "tokyo", "Men's 1500m final · Tokyo 2020 Olympics · 2021 · no story of its own"),
        ("result", "meet", "budapest", "World Championships 2023 · Budapest · 5 articles"),
        ("result", "meet", "tokyo", "Tokyo 2020 Olympics · 2021 · no story of its own"),
        ("result", "meet", "world championships", "World Championships · 2 meets"),
        ("compare", "topic", "great britain golds", "Great Britain, golds · TIE · 2 articles"),
    ],
)
async def test_labels_tell_what_a_thing_is(
    shipped: LivePack, question: str, parameter: str, typed: str, label: str
) -> None:
    assert (await labels(shipped, question, parameter, typed))[0] == label


async def test_namesakes_are_told_apart(harbour: LivePack) -> None:
    assert await labels(harbour, "quote", "person", "brown") == [
        "Ada Brown · 2 remarks",
        "Isolde Brown · 1 remark",
    ]
    assert await labels(harbour, "athlete", "person", "brown") == [
        "Ada Brown · 41 claims · 2 remarks",
        "Isolde Brown · 7 claims · 1 remark",
    ]


async def test_whoever_is_quoted_comes_before_those_who_are_not(harbour: LivePack, shipped: LivePack) -> None:
    assert (await labels(shipped, "quote", "person", ""))[:3] == [
        "Josh Kerr · 4 remarks",
        "Jakob Ingebrigtsen · 1 remark",
        "Jake Wightman · not quoted",
    ]
    assert await values(harbour, "quote", "person", "a") == ["ada-brown", "solveig-aernes"]


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
    given = {"person": "ada-brown"}
    assert [each.value for each in await complete(harbour.store, "athlete", "part", "bes", given)] == ["bests"]
    assert await complete(harbour.store, "athlete", "part", "1", given) == ()


# --- whatever is typed -----------------------------------------------------------------------------------------------

PARAMETERS = [(question.name, parameter.name) for question in QUESTIONS.values() for parameter in question.parameters]


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS)
async def test_completions_fit_a_chat_platform_and_take_one_statement_or_three_for_one_article_of_a_story(
    invented: LivePack, question: str, parameter: str
) -> None:
    for typed in ("", "m", "final", "munizar", "coastal games 1500", "women's 1500m final coastal gmaes"):
        before = invented.store.statements
        completions = await complete(invented.store, question, parameter, typed, {"person": "celia-munizar"})
        assert invented.store.statements - before <= (3 if parameter == "article" else 1)
        assert len(completions) <= MOST_COMPLETIONS
        assert all(0 < len(completion.value) <= 100 and 0 < len(completion.label) <= 100 for completion in completions)
        assert len({completion.value for completion in completions}) == len(completions)


@pytest.mark.parametrize(("question", "parameter"), [("nonsense", "event"), ("result", "colour"), ("", "")])
async def test_what_is_no_parameter_has_no_completions(harbour: LivePack, question: str, parameter: str) -> None:
    assert await complete(harbour.store, question, parameter, "a", {}) == ()


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.sampled_from(PARAMETERS), st.text(), st.text())
async def test_any_text_may_be_typed(harbour: LivePack, parameter: tuple[str, str], typed: str, given: str) -> None:
    chosen = dict.fromkeys(("event", "meet", "person"), given)
    assert len(await complete(harbour.store, *parameter, typed, chosen)) <= MOST_COMPLETIONS


SLIPS: dict[str, Callable[[str, int, str], str]] = {
    "changed": lambda name, at, letter: name[:at] + letter + name[at + 1 :],
    "put in": lambda name, at, letter: name[:at] + letter + name[at:],
    "left out": lambda name, at, _: name[:at] + name[at + 1 :],
    "swapped": lambda name, at, _: name[:at] + name[at + 1 : at + 2] + name[at] + name[at + 2 :],
}
LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyz")


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(st.integers(0, 10**6), st.integers(0, 10**6), LETTERS, st.sampled_from(sorted(SLIPS)))
async def test_whoever_is_typed_with_one_slip_is_found(
    invented: LivePack, who: int, where: int, letter: str, how: str
) -> None:
    people = sorted(invented.pack.registers.people)
    name = people[who % len(people)].replace("-", " ")
    typed = SLIPS[how](name, where % len(name), letter)
    assert people[who % len(people)] in await values(invented, "quote", "person", typed)
