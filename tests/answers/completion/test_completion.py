from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.answers.completion.completion import MOST_COMPLETIONS, complete
from bot.answers.registry import QUESTIONS
from tests.answers.completion.completed import labels, values

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.answers.conftest import LivePack

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
        "Mina Lee · 4 articles",
        "Mina Lee, time · DISPUTED, 2 against 1",
        "Mina Lee, position · DISPUTED, 2 against 1",
        "Mina Lee, place · 3 articles",
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
    ("question", "typed", "expected"),
    [
        ("quote", "winner", ["Josh Kerr"]),
        ("athlete", "the scot", ["Josh Kerr", "Jake Wightman"]),
        ("athlete", "silver medallist", ["Jakob Ingebrigtsen"]),
        ("next", "the winner", ["Josh Kerr"]),
        ("result", "kerr", ["Men's 1500m final World Championships 2023", "Men's 1500m final Tokyo 2020 Olympics"]),
        ("recap", "kerr", ["Men's 1500m final World Championships 2023", "Men's 1500m final Tokyo 2020 Olympics"]),
        ("result", "100m", []),
        ("result", "hochsprung", []),
        ("athlete", "bolt", []),
    ],
)
async def test_words_by_which_nothing_goes_are_read_as_the_answer_reads_them(
    shipped: LivePack, question: str, typed: str, expected: list[str]
) -> None:
    parameter = QUESTIONS[question].parameters[0].name
    assert await values(shipped, question, parameter, typed) == expected


async def test_what_is_told_goes_by_its_mark(shipped: LivePack) -> None:
    assert await values(shipped, "compare", "topic", "3:29.55") == ["Jakob Ingebrigtsen time"]
    assert (await values(shipped, "compare", "topic", "3:29"))[:2] == ["Jakob Ingebrigtsen time", "Josh Kerr time"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("kerr pb", "Josh Kerr personal best"),
        ("pb kerr", "Josh Kerr personal best"),
        ("wightman start", "Jake Wightman participation"),
        ("britain gol", "Great Britain golds"),
    ],
)
async def test_a_second_word_narrows_a_topic(shipped: LivePack, typed: str, expected: str) -> None:
    assert expected in await values(shipped, "compare", "topic", typed)


async def test_words_below_a_line_are_explained(harbour: LivePack) -> None:
    assert await values(harbour, "help", "question", "ti") == ["TIE"]
    assert await labels(harbour, "help", "question", "one s") == ["ONE SOURCE · a single article says it"]


async def test_questions_complete_to_their_names(harbour: LivePack) -> None:
    assert (await values(harbour, "help", "question", ""))[: len(QUESTIONS)] == list(QUESTIONS)
    assert (await labels(harbour, "help", "question", "sorc"))[0] == f"/sources · {QUESTIONS['sources'].description}"


# --- whatever is typed -----------------------------------------------------------------------------------------------

PARAMETERS = [(question.name, parameter.name) for question in QUESTIONS.values() for parameter in question.parameters]


@pytest.mark.parametrize(("question", "parameter"), PARAMETERS)
async def test_completions_fit_a_chat_platform_and_take_few_statements(
    invented: LivePack, question: str, parameter: str
) -> None:
    slip = "women's 1500m final coastal gmaes"
    # Of what goes by the words; and where nothing does.
    direct, read = (8, 15) if question == "ask" else (2, 10)
    for typed in ("", "m", "final", "munizar", "coastal games 1500", slip):
        before = invented.store.statements
        completions = await complete(invented.store, question, parameter, typed, {"person": "celia-munizar"})
        most = direct if completions and typed != slip else read
        assert invented.store.statements - before <= most
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
