"""What buttons carry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import registry
from bot.answers.answer import Answer
from bot.answers.question import Call
from bot.render.discord.custom_ids import (
    TEMPLATE,
    Act,
    Outdated,
    Pressed,
    ask_id,
    ask_value,
    custom_id,
    menu_id,
    question_note,
    read_custom_id,
    read_question,
    read_question_note,
)


def call_of(line: str) -> Call:
    call = registry.read_line(line)
    assert isinstance(call, Call)
    return call


LONG = call_of("/search " + "the final bend of a race " * 7)


def test_an_id_says_the_version_the_act_the_page_and_the_question() -> None:
    assert custom_id(Act.PAGE, call_of("/result 1500m"), 2) == "trackside:1:page:2:result:1500m"


def test_the_page_of_exact_words_stands_behind_a_stop() -> None:
    assert custom_id(Act.WORDS, call_of("/result 1500m"), 2, 3) == "trackside:1:words:2.3:result:1500m"


def test_values_stand_in_the_order_of_the_parameters_and_the_last_empty_ones_are_left_out() -> None:
    assert custom_id(Act.COPY, call_of("/recap 1500m length:whole")) == "trackside:1:copy:1:recap:1500m||whole"
    assert custom_id(Act.COPY, call_of("/recap")) == "trackside:1:copy:1:recap:"


def test_signs_in_a_value_are_escaped() -> None:
    id_ = custom_id(Act.PAGE, Call("quote", {"person": "a|b\\", "about": "|"}))
    assert id_ == "trackside:1:page:1:quote:a\\|b\\\\|\\|"


def test_a_question_that_has_no_room_is_left_out() -> None:
    id_ = custom_id(Act.PAGE, LONG, 7)
    assert id_ == "trackside:1:page:7::"
    assert read_custom_id(id_) == Pressed(Act.PAGE, 7, 0, None)


def test_what_has_no_room_in_an_id_is_said_in_the_small_print() -> None:
    line = question_note(LONG)
    assert line is not None
    assert line.startswith("-# Asked: /search the final bend of a race the final")
    assert read_question_note(f"-# [1] Harbour Gazette\n{line}\nmore") == LONG.line
    assert read_question(read_question_note(line) or "") == LONG


def test_what_has_room_is_not() -> None:
    assert question_note(call_of("/result 1500m")) is None


@pytest.mark.parametrize("text", ["", "Asked: /result", "no -# Asked: /result", "-# asked"])
def test_a_text_that_does_not_say_what_was_asked_says_nothing(text: str) -> None:
    assert read_question_note(text) is None


def test_what_was_asked_is_read_back_without_its_backslashes() -> None:
    call = call_of("/search " + "*_~|`<@1>#2 http://x.y :a: @everyone \\ " * 4)
    assert read_question_note(question_note(call) or "") == call.line


_WORDS = st.text(st.characters(blacklist_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp", "Zs"]), min_size=1)
_VALUES = st.lists(_WORDS, min_size=1, max_size=4).map(" ".join).filter(lambda text: any(map(str.isalnum, text)))
_QUOTED = st.text("\"'“”„«»|\\*:/ <@#1ax", min_size=1, max_size=20).map(lambda text: f"{text} a")


@st.composite
def calls(draw: st.DrawFn) -> Call:
    question = draw(st.sampled_from(list(registry.QUESTIONS.values())))
    values = {}
    for parameter in question.parameters:
        if parameter.choices:
            values[parameter.name] = draw(st.sampled_from(["", *(value for value, _ in parameter.choices)]))
        else:
            values[parameter.name] = draw(_VALUES if parameter.required else _VALUES | st.just(""))
    call = registry.read_options(question.name, values)
    return call if isinstance(call, Call) else Call("help", {}, "/help")


@given(calls(), st.sampled_from([Act.PAGE, Act.WORDS, Act.COPY]), st.integers(0, 9999), st.integers(0, 99))
def test_every_call_survives_an_id(call: Call, act: Act, page: int, part: int) -> None:
    id_ = custom_id(act, call, page, part)
    assert len(id_.encode("utf-16-le")) <= 200
    assert TEMPLATE.fullmatch(id_)
    pressed = read_custom_id(id_)
    assert isinstance(pressed, Pressed)
    assert (pressed.act, pressed.page, pressed.part) == (act, page, part)
    assert pressed.call == call or (pressed.call is None and question_note(call) is not None)


@st.composite
def long_calls(draw: st.DrawFn) -> Call:
    """Calls that no id has room for, with quotation marks and with what looks like an option."""
    question = draw(st.sampled_from([each for each in registry.QUESTIONS.values() if each.name != "help"]))
    free = [each.name for each in question.parameters if not each.choices]
    values = {name: draw(_QUOTED) for name in free[1:]}
    begun = draw(_QUOTED | st.sampled_from(["words:", "meet:x", "event: ", '"', "«a» "]))
    values[free[0]] = f"{begun} {'bend ' * 24}{draw(_QUOTED)}"
    call = registry.read_options(question.name, {name: values[name] for name in free})
    assert isinstance(call, Call)
    return call


@given(long_calls())
def test_every_call_survives_the_small_print(call: Call) -> None:
    assert read_question(read_question_note(question_note(call) or "") or "") == call


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ('"never looked back"', 'search:"never looked back" '),
        ("words:never looked back", "search\\:words:never looked back "),
    ],
)
def test_what_would_not_be_read_as_it_is_typed_stands_by_its_values(words: str, line: str) -> None:
    call = registry.read_options("search", {"words": f"{words} {'bend ' * 24}"})
    assert isinstance(call, Call)
    note = question_note(call) or ""
    assert note.startswith(f"-# Asked: {line}bend")
    assert read_question(read_question_note(note) or "") == call


@given(_VALUES)
def test_every_search_survives_an_id_or_the_small_print(words: str) -> None:
    call = registry.read_options("search", {"words": words})
    if isinstance(call, Call):
        line = question_note(call)
        pressed = read_custom_id(custom_id(Act.PAGE, call))
        assert isinstance(pressed, Pressed)
        assert (pressed.call or read_question(read_question_note(line or "") or "")) == call


def test_a_follow_up_carries_its_command() -> None:
    id_ = ask_id("/quote Josh Kerr")
    assert id_ == "trackside:1:ask:1:/quote Josh Kerr"
    assert read_custom_id(id_) == Pressed(Act.ASK, 1, 0, call_of("/quote Josh Kerr"))


def test_a_follow_up_that_has_no_room_as_it_is_typed_carries_its_values() -> None:
    ask = "/recap event:Men's 1500m final meet:World Championships 2023 length:whole spoilers:hide"
    id_ = ask_id(ask)
    assert id_ == "trackside:1:ask:1:recap:Men's 1500m final|World Championships 2023|whole|hide"
    pressed = read_custom_id(id_)
    assert isinstance(pressed, Pressed)
    assert pressed.call == call_of(ask)


def test_a_follow_up_that_has_no_room_at_all_has_no_id() -> None:
    assert ask_id(LONG.line) is None
    assert ask_value(LONG.line) is None


def test_an_option_of_a_menu_has_room_for_a_hundred_characters() -> None:
    ask = "/compare " + "a" * 91
    assert ask_value(ask) == ask
    assert read_question(ask) == call_of(ask)
    assert ask_id(ask) is None


def test_a_menu_carries_nothing_itself() -> None:
    assert read_custom_id(menu_id()) == Pressed(Act.MENU, 1, 0, None)


@pytest.mark.parametrize(
    ("id_", "command"),
    [
        ("trackside:2:page:1:result:1500m", "/result 1500m"),
        ("trackside:2:page:1:quote:kerr|throat", "/quote person:kerr about:throat"),
        ("trackside:0:ask:1:/quote kerr", "/quote kerr"),
        ("trackside:7:words:/recap 1500m spoilers:hide", "/recap event:1500m spoilers:hide"),
        ("trackside:0:ask:1:/quote\nkerr\t*it*", "/quote kerr *it*"),
        ("trackside:0:ask:1:/quote ker\u202er", "/quote"),
        ("trackside:0:compare", "/compare"),
        ("trackside::", None),
        ("trackside:1:", None),
        ("trackside:1:page", None),
        ("trackside:1:page:x:quote:kerr", "/quote kerr"),
        ("trackside:1:page:1:search:", "/search"),
        ("trackside:1:page:1:quote:a|b|c", "/quote"),
        ("trackside:1:turn:1:quote:kerr", "/quote kerr"),
        ("trackside:1:page:1:podium:kerr", None),
        ("trackside:1:page:1:search", "/search"),
        ("trackside:1:ask:1:/search", "/search"),
        ("something else", None),
        ("", None),
    ],
)
def test_an_id_of_another_version_or_that_cannot_be_read_is_outdated(id_: str, command: str | None) -> None:
    assert read_custom_id(id_) == Outdated(command)


@given(st.text())
def test_no_id_is_an_error(rest: str) -> None:
    read_custom_id(rest)
    read_custom_id(f"trackside:{rest}")
    read_custom_id(f"trackside:1:{rest}")
    read_custom_id(f"trackside:1:page:1:{rest}")
    read_question(rest)
    assert not isinstance(read_question(rest), Answer)
