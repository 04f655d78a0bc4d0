import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import registry
from bot.answers.answer import Answer, Outcome
from bot.answers.question import Call, Parameter, ParameterKind
from bot.answers.registry import QUESTIONS


def values(line: str) -> tuple[str, dict[str, str]]:
    call = registry.read_line(line)
    assert isinstance(call, Call), call
    return call.question, dict(call.values)


def unreadable(line: str) -> Answer:
    answer = registry.read_line(line)
    assert isinstance(answer, Answer)
    assert answer.outcome is Outcome.UNREADABLE
    return answer


def test_the_questions_stand_in_the_order_of_help() -> None:
    assert list(QUESTIONS) == [
        "ask",
        "result",
        "quote",
        "sources",
        "compare",
        "recap",
        "athlete",
        "medals",
        "next",
        "search",
        "help",
    ]


@pytest.mark.parametrize(
    ("line", "question", "expected"),
    [
        ("/result 1500m", "result", {"event": "1500m"}),
        ("result 1500m", "result", {"event": "1500m"}),
        ("/RESULT 1500m", "result", {"event": "1500m"}),
        ("/ result 1500m", "result", {"event": "1500m"}),
        ("/result", "result", {}),
        ('/result "1,500 metres"', "result", {"event": "1,500 metres"}),
        ("/result event:1500m meet:budapest 23", "result", {"event": "1500m", "meet": "budapest 23"}),
        ("/result event: 1500m", "result", {"event": "1500m"}),
        ("/result 1500m Meet:Worlds", "result", {"event": "1500m", "meet": "Worlds"}),
        ("/quote kerr throat", "quote", {"person": "kerr throat"}),
        ("/quote kerr about:throat", "quote", {"person": "kerr", "about": "throat"}),
        ("/compare Kerr: silver time", "compare", {"topic": "Kerr: silver time"}),
        ("/compare 3:29.38", "compare", {"topic": "3:29.38"}),
        ("/quote Johnson-Thompson", "quote", {"person": "Johnson-Thompson"}),
        ("/search kerr text:final -x", "search", {"words": "kerr text:final -x"}),
        ("/search words:final bend", "search", {"words": "final bend"}),
        ("/help", "help", {}),
    ],
)
def test_a_typed_line_is_a_call(line: str, question: str, expected: dict[str, str]) -> None:
    assert values(line) == (question, expected)


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("result   1500m", "/result 1500m"),
        ("/result meet:worlds", "/result meet:worlds"),
        ("/quote kerr about:throat", "/quote person:kerr about:throat"),
        ("/sources", "/sources"),
    ],
)
def test_a_call_can_be_typed_again(line: str, again: str) -> None:
    call = registry.read_line(line)
    assert call.line == again
    assert registry.read_line(again) == call


@pytest.mark.parametrize(
    ("line", "sentence", "step"),
    [
        ("", "Nothing was asked.", "Try /ask who won?."),
        ("   ", "Nothing was asked.", "Try /ask who won?."),
        ("/help reslut", "There is no question called “reslut”.", "Try /help result."),
        ("/ask", "/ask needs to know the words.", "Try /ask who won?."),
        (
            "/result colour:red",
            "/result has no option “colour”; it takes event and meet.",
            "Try /help result.",
        ),
        ("/result --all", "/result has no option “--all”; it takes event and meet.", "Try /help result."),
        ("/result -v 1500m", "/result has no option “-v”; it takes event and meet.", "Try /help result."),
        ("/compare topic:a --all", "/compare has no option “--all”; it takes topic.", "Try /help compare."),
        (
            "/result " + "noise " * 700,
            "That is 4,208 characters long, and a question has at most 200.",
            "Try /help.",
        ),
        (
            "/quote ke\u202err",
            "That has characters in it that cannot be seen, so it cannot be read safely.",
            "Try /help.",
        ),
        ("/result \x07", "That has characters in it that cannot be seen, so it cannot be read safely.", "Try /help."),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_and_the_next_step(line: str, sentence: str, step: str) -> None:
    answer = unreadable(line)
    assert (answer.title, [block.text for block in answer.blocks]) == (sentence, [step])


@pytest.mark.parametrize("words", ["???", "“”", '""', "…", "🏃", "ー", "ـ"])
@pytest.mark.parametrize(
    ("line", "name", "parameter"),
    [
        ("/result", "result", "event"),
        ("/result meet:", "result", "meet"),
        ("/result 1500m meet:", "result", "meet"),
        ("/quote", "quote", "person"),
        ("/quote kerr about:", "quote", "about"),
        ("/compare", "compare", "topic"),
        ("/search", "search", "words"),
        ("/help", "help", "question"),
    ],
)
def test_what_has_no_word_in_it_gets_the_same_sentence_typed_and_picked(
    line: str, name: str, parameter: str, words: str
) -> None:
    answer = unreadable(f"{line} {words}" if line[-1] != ":" else f"{line}{words}")
    assert answer.title == f"There is no word or number in “{words}”."
    assert answer == registry.read_options(name, {parameter: words})


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("/help xyz athlete", ["/help athlete"]),
        ("/help resutl", ["/help result"]),
    ],
)
def test_only_what_can_be_read_is_offered(line: str, asks: list[str]) -> None:
    assert [choice.ask for choice in unreadable(line).choices] == asks


PIECES = (
    'xyz athlet resutl 1500m kerr ??? “ " --all -v colour:red meet:oslo length:endless spoilers: topic: / /quote ー'
)
WORDS = st.sampled_from([*QUESTIONS, *PIECES.split(), "🏃", "…", "ー", "a:b", "Kerr:", "question:", "x" * 70])


@settings(max_examples=400, deadline=None)
@given(words=st.lists(WORDS | st.text(max_size=8), max_size=5), slash=st.sampled_from(["", "/", "/help ", "/ "]))
def test_whatever_cannot_be_read_offers_lines_that_can(words: list[str], slash: str) -> None:
    answer = registry.read_line(slash + " ".join(words))
    for choice in answer.choices if isinstance(answer, Answer) else ():
        assert isinstance(registry.read_line(choice.ask), Call), (words, choice.ask)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("/reslut 1500m", "/reslut 1500m"),
        ("/", "/"),
        ("wightman eighth", "wightman eighth"),
        ("/help me", "help me"),
        ("xyzzy --all", "xyzzy --all"),
        ("Who won, then?", "Who won, then?"),
    ],
)
def test_a_line_that_begins_with_no_question_is_free_text(line: str, words: str) -> None:
    assert values(line) == ("ask", {"words": words})


def test_an_echo_of_what_cannot_be_read_is_short_and_harmless() -> None:
    answer = unreadable("/result \x1b[31m" + "x" * 4000)
    assert answer.question == f"/result [31m{'x' * 48}…"
    assert "\x1b" not in answer.title


def test_values_by_name_are_checked_as_typed_ones_are() -> None:
    assert registry.read_options("result", {"event": " 1500m ", "meet": ""}) == Call(
        "result", {"event": "1500m"}, "/result 1500m"
    )
    assert registry.read_options("result", {"event": "x\x00"}).outcome is Outcome.UNREADABLE
    assert registry.read_options("result", {"colour": "red"}).outcome is Outcome.UNREADABLE
    assert registry.read_options("search", {}).outcome is Outcome.UNREADABLE
    assert (
        registry.read_options("quote", {"person": " "}) == registry.read_line("/quote") == Call("quote", {}, "/quote")
    )
    assert registry.read_options("nonsense", {}).outcome is Outcome.UNREADABLE


def test_every_question_can_be_a_command_of_a_chat_platform() -> None:
    for name, question in QUESTIONS.items():
        assert name == question.name
        assert name.isascii()
        assert name.islower()
        assert 0 < len(question.description) <= 100
        for parameter in question.parameters:
            assert 0 < len(parameter.description) <= 100
        required = [parameter.required for parameter in question.parameters]
        assert required == sorted(required, reverse=True)


def test_examples_can_be_read_and_name_nobody_and_no_race_of_any_pack() -> None:
    assert [example for question in QUESTIONS.values() for example in question.examples] == [
        "/ask who won?",
        "/result",
        "/sources",
        "/compare",
        "/recap",
        "/recap length:whole",
        "/recap spoilers:hide",
        "/medals",
        "/help result",
    ]
    for question in QUESTIONS.values():
        for example in question.examples:
            assert registry.read_line(example).question == question.name


def test_usage_shows_what_may_be_left_out() -> None:
    assert [question.usage for question in QUESTIONS.values()] == [
        "/ask WORDS",
        "/result [EVENT] [MEET]",
        "/quote PERSON [ABOUT]",
        "/sources [EVENT] [MEET] [ARTICLE]",
        "/compare [TOPIC]",
        "/recap [EVENT] [MEET] [LENGTH] [SPOILERS]",
        "/athlete PERSON [PART]",
        "/medals [MEET]",
        "/next [PERSON]",
        "/search WORDS",
        "/help [QUESTION]",
    ]


@pytest.mark.parametrize("description", ["", "x" * 101])
def test_a_description_that_no_platform_shows_cannot_be_built(description: str) -> None:
    with pytest.raises(ValueError, match="1 to 100 characters"):
        Parameter("event", description, ParameterKind.EVENT)
