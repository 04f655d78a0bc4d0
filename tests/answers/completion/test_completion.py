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

FINAL = "Women's 800m final"
JUMP = "Women's high jump final"


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
    assert await values(shipped, "athlete", "person", typed) == ["Katarina Johnson-Thompson"]


@pytest.mark.parametrize("typed", ["nordås", "NORDAS", "Norda\u030as", "gilje", "narve n"])
async def test_accents_and_capitals_are_folded(shipped: LivePack, typed: str) -> None:
    assert await values(shipped, "athlete", "person", typed) == ["Narve Gilje Nordås"]


@pytest.mark.parametrize(
    ("question", "typed", "expected"),
    [
        ("athlete", "brigt", ["Jakob Ingebrigtsen", "Filip Ingebrigtsen", "Jakob Ingebrigtsen's father"]),
        ("next", "ebrigtsen", ["Jakob Ingebrigtsen"]),
        ("athlete", "err", ["Josh Kerr", "Josh Kerr's parents"]),
        ("athlete", "brigt fil", ["Filip Ingebrigtsen"]),
        ("athlete", "fil brigt", ["Filip Ingebrigtsen"]),
        ("athlete", "rr", []),
        ("athlete", "mon", ["Mondo Duplantis"]),
    ],
)
async def test_a_person_is_found_by_three_letters_within_a_name_where_none_begins_so(
    shipped: LivePack, question: str, typed: str, expected: list[str]
) -> None:
    assert await values(shipped, question, "person", typed) == expected


async def test_meets_and_events_are_found_by_letters_within_a_name(shipped: LivePack) -> None:
    assert await values(shipped, "result", "meet", "dapest") == ["World Championships 2023"]
    assert await values(shipped, "result", "event", "tathlon") == ["Women's heptathlon World Championships 2023"]


@pytest.mark.parametrize(
    "typed",
    [
        "jonhson",
        "johnsson",
        "jhnson",
        "johxson",
        "john son",
        "katarina thompsen",
        "katarnia thopmson",
    ],
)
async def test_a_slip_is_forgiven(shipped: LivePack, typed: str) -> None:
    assert await values(shipped, "athlete", "person", typed) == ["Katarina Johnson-Thompson"]


@pytest.mark.parametrize("typed", ["jonxsen", "kzz", "zzzz", "katarina kerr", "!?", "🏃", "ʻ", "\u202e", "x" * 4000])
async def test_what_is_like_nothing_completes_to_nothing(shipped: LivePack, typed: str) -> None:
    assert await values(shipped, "athlete", "person", typed) == []


@pytest.mark.parametrize(
    "typed",
    [
        "1500",
        "15OOm",
        "l500",
        "1,500",
        "1500 m",
        "1500 met",
        "1500m",
        "men 15",
        "metric",
        "1500m buda",
        "worlds 2023 1500",
    ],
)
async def test_an_event_is_found_however_it_is_written_and_with_its_meet(shipped: LivePack, typed: str) -> None:
    assert (await values(shipped, "result", "event", typed))[0] == "Men's 1500m final World Championships 2023"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("lee", ["Mina Lee", "Mina Lee's father"]),
        ("mina", ["Mina Lee", "Mina Lee's father"]),
        ("brown", ["Ada Brown", "Isolde Brown"]),
        ("isolde", ["Isolde Brown"]),
    ],
)
async def test_of_those_of_one_name_those_come_first_of_whom_most_is_said(
    harbour: LivePack, typed: str, expected: list[str]
) -> None:
    assert await values(harbour, "athlete", "person", typed) == expected


async def test_what_was_typed_as_a_whole_word_comes_before_what_only_begins_so(harbour: LivePack) -> None:
    assert await values(harbour, "search", "words", "med") == ["medals", "medal"]
    assert await values(harbour, "search", "words", "medal") == ["medal", "medals"]


async def test_topics_are_whoever_was_named_and_what_is_said_of_them(harbour: LivePack) -> None:
    assert (await labels(harbour, "compare", "topic", "lee"))[:4] == [
        "Mina Lee",
        "Mina Lee, time · DISPUTED",
        "Mina Lee, position · DISPUTED",
        "Mina Lee, place",
    ]


@pytest.mark.parametrize("typed", ["kerr zeit", "kerr temps", "kerr tiempo", "tid kerr", "kerr clocking"])
async def test_a_topic_is_found_in_other_languages_and_words(shipped: LivePack, typed: str) -> None:
    assert (await values(shipped, "compare", "topic", typed))[0] == "Josh Kerr time"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("frauen 400", "Women's 400m semi-final"), ("finale 2022", "Men's 1500m final World Championships 2022")],
)
async def test_an_event_is_found_in_other_languages(shipped: LivePack, typed: str, expected: str) -> None:
    assert (await values(shipped, "result", "event", typed))[0].startswith(expected)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kerr pb", "Josh Kerr personal best"),
        ("pb kerr", "Josh Kerr personal best"),
        ("wightman start", "Jake Wightman start"),
        ("britain gol", "Great Britain golds"),
    ],
)
async def test_a_second_word_narrows_a_topic(shipped: LivePack, typed: str, expected: str) -> None:
    assert expected in await values(shipped, "compare", "topic", typed)


async def test_questions_complete_to_their_names(harbour: LivePack) -> None:
    assert await values(harbour, "help", "question", "") == list(QUESTIONS)
    assert await labels(harbour, "help", "question", "sorc") == [f"/sources · {QUESTIONS['sources'].description}"]


async def asked_freely(asked: LivePack, typed: str) -> list[str]:
    return await labels(asked, "ask", "words", typed)


async def test_free_text_begins_with_questions_as_people_type_them(shipped: LivePack) -> None:
    assert await asked_freely(shipped, "") == [
        "who won the men's 1500m final World Championships 2023? · 5 disputes",
        "who won the men's pole vault final? · World Championships 2023",
        "who won the women's 400m semi-final? · World Championships 2023",
        "who won the women's heptathlon World Championships 2023?",
        "what did Josh Kerr say? · 4 remarks",
        "what did Jakob Ingebrigtsen say? · 1 remark",
        "Jakob Ingebrigtsen time · DISPUTED",
        "Jake Wightman place · TIE",
        "Jake Wightman start · TIE",
        "Josh Kerr season's or personal best · TIE",
        "what happened in the men's 1500m final World Championships 2023? · 5 disputes",
        "what happened in the men's 1500m Monaco 2023?",
        "what happened in the men's 5000m final? · World Championships 2023 · 1 dispute",
        "what happened in the men's pole vault final? · World Championships 2023",
        "who is Josh Kerr? · 1 dispute",
        "who is Jakob Ingebrigtsen? · 1 dispute",
        "who is Mondo Duplantis?",
        "who is Jake Wightman? · 1 dispute",
        "what is next for Josh Kerr?",
        "what is next for Jakob Ingebrigtsen?",
        "what is next for Laura Muir?",
        "what is next for Selemon Barega?",
    ]


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("who won", "who won the men's 1500m final World Championships 2023? · 5 disputes"),
        ("wer hat gewonnen", "who won the men's 1500m final World Championships 2023? · 5 disputes"),
        ("1500 result", "who won the men's 1500m final World Championships 2023? · 5 disputes"),
        ("what hap", "what happened in the men's 1500m final World Championships 2023? · 5 disputes"),
    ],
)
async def test_a_question_that_was_begun_is_offered_of_races(shipped: LivePack, typed: str, question: str) -> None:
    completions = await asked_freely(shipped, typed)
    assert completions[0] == question
    assert all(each.startswith(question.partition(" the ")[0]) for each in completions)


async def test_who_won_is_offered_of_races_whose_winner_is_told(shipped: LivePack) -> None:
    assert "who won the men's 1500m final Tokyo 2020 Olympics?" in await asked_freely(shipped, "who won 1500")
    assert await asked_freely(shipped, "who won monaco") == []
    assert await asked_freely(shipped, "what happened monaco") == ["what happened in the men's 1500m Monaco 2023?"]


@pytest.mark.parametrize("typed", ["kerr quotes", "what did kerr", "que dijo kerr", "hva sa kerr"])
async def test_a_question_in_any_language_is_offered_of_the_person(shipped: LivePack, typed: str) -> None:
    assert await asked_freely(shipped, typed) == ["what did Josh Kerr say? · 4 remarks"]


async def test_a_name_alone_is_completed_to_every_question_about_it(shipped: LivePack) -> None:
    assert await asked_freely(shipped, "wightman") == [
        "Jake Wightman place · TIE",
        "Jake Wightman start · TIE",
        "Jake Wightman beaten opponent",
        "Jake Wightman tactics",
        "who is Jake Wightman? · 1 dispute",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("did wightman start", ["Jake Wightman start · TIE"]), ("how old is kerr", ["Josh Kerr age"])],
)
async def test_a_topic_is_offered_whatever_is_typed_around_it(
    shipped: LivePack, typed: str, expected: list[str]
) -> None:
    assert await asked_freely(shipped, typed) == expected


@pytest.mark.parametrize("typed", ["zzzz", "weather tomorrow", "when is the 5000m", "what did kerr say about pain"])
async def test_free_text_is_not_offered_as_another_question(shipped: LivePack, typed: str) -> None:
    assert await asked_freely(shipped, typed) == []


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
        "Jakob Ingebrigtsen, time · DISPUTED",
        "Jake Wightman, place · TIE",
        "Jake Wightman, start · TIE",
        "Josh Kerr, season's or personal best · TIE",
        "Great Britain, golds · TIE",
        "Josh Kerr, medal",
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
        ("result", "event", "tokyo", "Men's 1500m final · Tokyo 2020 Olympics"),
        ("result", "meet", "budapest", "World Championships 2023 · 5 disputes"),
        ("sources", "meet", "budapest", "World Championships 2023 · 5 articles"),
        ("medals", "meet", "tokyo", "Tokyo 2020 Olympics"),
        ("athlete", "person", "kerr", "Josh Kerr · 1 dispute"),
        ("compare", "topic", "great britain golds", "Great Britain, golds · TIE"),
        ("compare", "topic", "time", "time · Result"),
    ],
)
async def test_a_label_has_the_count_that_the_answer_has(
    shipped: LivePack, question: str, parameter: str, typed: str, label: str
) -> None:
    assert (await labels(shipped, question, parameter, typed))[0] == label


# --- whatever is typed -----------------------------------------------------------------------------------------------

PARAMETERS = [(question.name, parameter.name) for question in QUESTIONS.values() for parameter in question.parameters]


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS)
async def test_completions_fit_a_chat_platform_and_take_at_most_three_statements(
    invented: LivePack, question: str, parameter: str
) -> None:
    for typed in ("", "m", "final", "munizar", "coastal games 1500", "women's 1500m final coastal gmaes"):
        before = invented.store.statements
        completions = await complete(invented.store, question, parameter, typed, {"person": "celia-munizar"})
        assert invented.store.statements - before <= (13 if question == "ask" else 3)
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
    said_of = {claim.about for article in invented.pack.articles for claim in article.claims}
    people = sorted(invented.pack.registers.people.keys() & said_of)
    name = people[who % len(people)].replace("-", " ")
    last = name.rindex(" ") + 1  # of a first name of three letters one slip makes another
    typed = SLIPS[how](name, last + where % (len(name) - last), letter)
    person = invented.pack.registers.people[people[who % len(people)]]
    assert person.name in await values(invented, "athlete", "person", typed)
