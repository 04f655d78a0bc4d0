"""Each documented limit, just kept and just broken."""

from __future__ import annotations

from typing import Any

import pytest

from tests.double import openapi
from tests.double.commands import faults_of_commands
from tests.double.limits import Upload, faults_of_callback, faults_of_choices, faults_of_message

Json = dict[str, Any]
V2 = 1 << 15
MEGABYTES = 10 * 1024 * 1024


def text(length: int = 1) -> Json:
    return {"type": 10, "content": "x" * length}


def button(number: int = 1, **more: Any) -> Json:  # noqa: ANN401
    return {"type": 2, "style": 2, "label": f"Button {number}", "custom_id": f"button-{number}", **more}


def row(*inside: Json) -> Json:
    return {"type": 1, "components": list(inside)}


def menu(options: int = 2, **more: Any) -> Json:  # noqa: ANN401
    listed = [{"label": f"Option {number}", "value": str(number)} for number in range(options)]
    return {"type": 3, "custom_id": "menu", "options": listed, **more}


def box(*inside: Json) -> Json:
    return {"type": 17, "components": list(inside)}


def found(*components: Json, flags: int = V2, **more: Any) -> list[str]:  # noqa: ANN401
    return faults_of_message({"flags": flags, "components": list(components), **more}, limit=MEGABYTES)


KEPT = [
    [box(*[text() for _ in range(39)])],
    [text(4000)],
    [text(2000), box(text(2000))],
    [row(*[button(number) for number in range(5)])],
    [row(menu(25))],
    [row(button(label="x" * 80, custom_id="x" * 100))],
    [{"type": 9, "components": [text(), text(), text()], "accessory": button()}],
]


@pytest.mark.parametrize("components", KEPT)
def test_a_message_at_its_limits_is_accepted(components: list[Json]) -> None:
    assert found(*components) == []
    assert openapi.faults(openapi.CALLBACKS[4], {"flags": V2, "components": components}) == []


@pytest.mark.skipif(openapi.document_path() is None, reason="Discord's OpenAPI document is not beside the checkout")
def test_discords_own_document_names_the_innermost_component() -> None:
    data = {"flags": V2, "components": [box(text(), row(button(style=9)))]}
    assert [fault[:59] for fault in openapi.faults(openapi.CALLBACKS[4], data)] == [
        "OpenAPI ButtonComponentForMessageRequest: 9 is not valid un"
    ]


@pytest.mark.parametrize(
    ("components", "fault"),
    [
        ([box(*[text() for _ in range(40)])], "41 components, nested ones counted: at most 40"),
        ([text(2001), box(text(2000))], "4,001 characters over all text displays: at most 4,000"),
        ([text(0)], "a text display has 0 characters, not 1 to 4,000: ''"),
        ([row(*[button(number) for number in range(6)])], "6 buttons in a row: at most 5"),
        ([row(button(), menu())], "components of types [2, 3] in one row: buttons, or one menu"),
        ([row()], "an empty action row"),
        ([row(menu(26))], "a menu of 26 options: 1 to 25"),
        ([row(menu(2, max_values=3))], "a menu of 2 options of which 1 to 3 are to be chosen"),
        ([row(button()), row(button())], "custom_id 'button-1' 2 times in one message"),
        ([row(button(label=None))], "a button without label and emoji"),
        ([row(button(url="https://example.org"))], "a url on a button that is no link"),
        ([row(button(style=5, custom_id=None))], "a link button's url is None, no text"),
        ([row(button(custom_id="x" * 101))], "a button's custom_id has 101 characters, not 1 to 100"),
        ([row(button(label="x" * 81))], "a button's label has 81 characters, not 0 to 80"),
        ([box(box(text()))], "a component of type 17 in a container"),
        ([box()], "a container without components"),
        ([button()], "a component of type 2 cannot stand at the top"),
        ([{"type": 9, "components": [text()]}], "a section without button or thumbnail"),
        ([{"type": 99}], "unknown component {'type': 99}"),
    ],
)
def test_a_message_over_a_limit_is_not(components: list[Json], fault: str) -> None:
    assert any(one.startswith(fault) for one in found(*components)), found(*components)


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        ({"flags": V2, "content": "hello", "components": [text()]}, "content beside Components V2"),
        ({"flags": V2, "embeds": [{}], "components": [text()]}, "embeds beside Components V2"),
        ({"components": [text()]}, "Components V2 without their flag"),
        ({"content": "x" * 2001}, "content has 2,001 characters"),
        ({}, "an empty message"),
        ({"content": "x", "flags": 1}, "flags 1: 1 cannot be sent"),
        ({"embeds": [{"description": "x" * 6001}]}, "6,001 characters over all embeds: at most 6,000"),
    ],
)
def test_flags_and_fields_go_together(data: Json, fault: str) -> None:
    assert any(one.startswith(fault) for one in faults_of_message(data, limit=MEGABYTES))


def test_once_v2_a_message_stays_v2() -> None:
    was = {"flags": V2, "content": "", "components": [text()], "embeds": []}
    assert faults_of_message({"components": [text()]}, was=was, limit=MEGABYTES) == []
    assert faults_of_message({"content": "hello"}, was=was, limit=MEGABYTES) == ["content beside Components V2"]
    plain = {"flags": 0, "content": "hello", "components": [], "embeds": []}
    changed = {"flags": V2, "components": [text()]}
    cleared = {**changed, "content": None}
    assert faults_of_message(cleared, was=plain, limit=MEGABYTES) == []
    assert faults_of_message(changed, was=plain, limit=MEGABYTES) == [
        "content of the message must be cleared to give it Components V2"
    ]


def test_files_are_shown_and_small_enough() -> None:
    shown = {"type": 12, "items": [{"media": {"url": "attachment://chart.png"}}]}
    chart = Upload("0", "chart.png", 10)
    data = {"flags": V2, "components": [shown]}
    assert faults_of_message(data, uploads=[chart], limit=MEGABYTES) == []
    assert faults_of_message(data, limit=MEGABYTES) == ["attachment://chart.png is shown, but not sent"]
    hidden = {"flags": V2, "components": [text()]}
    assert faults_of_message(hidden, uploads=[chart], limit=5) == [
        "chart.png has 10 bytes: at most 5",
        "chart.png is sent, but no component shows it",
    ]


@pytest.mark.parametrize(
    ("payload", "kind", "faults"),
    [
        ({"type": 8, "data": {"choices": []}}, 4, []),
        ({"type": 4, "data": {"content": "x"}}, 4, ["a callback of type 4 to an interaction of type 4"]),
        ({"type": 7, "data": {"content": "x"}}, 2, ["a callback of type 7 to an interaction of type 2"]),
        ({"type": 5, "data": {"flags": 64}}, 2, []),
        ({"type": 5, "data": {"flags": V2}}, 2, ["flags 32768 on a deferral, which may only be private"]),
        ({"type": 6}, 3, []),
    ],
)
def test_a_callback_fits_its_interaction(payload: Json, kind: int, faults: list[str]) -> None:
    assert faults_of_callback(payload, kind, limit=MEGABYTES) == faults


def test_at_most_25_choices_of_100_characters() -> None:
    assert faults_of_choices({"choices": [{"name": "x" * 100, "value": "x" * 100}] * 25}) == []
    assert faults_of_choices({"choices": [{"name": "x", "value": "x"}] * 26}) == ["26 choices: at most 25"]
    found = faults_of_choices({"choices": [{"name": "", "value": "x" * 101}]})
    assert found[0].startswith("a choice's name has 0 characters")
    assert found[1].startswith("a choice's value has 101 characters")


def option(**more: Any) -> Json:  # noqa: ANN401
    return {"type": 3, "name": "event", "description": "Which", **more}


@pytest.mark.parametrize(
    ("command", "fault"),
    [
        ({"name": "x" * 33}, "the name 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' has not 1 to 32 characters"),
        ({"name": "two words"}, "the name 'two words' is not all small letters, digits, - and _"),
        ({"description": ""}, "the description '' has not 1 to 100 characters"),
        ({"options": [option(name=f"o{number}") for number in range(26)]}, "26 options: at most 25"),
        ({"options": [option(), option()]}, "two options are called event"),
        (
            {"options": [option(), option(name="meet", required=True)]},
            "an option that is required after one that is not",
        ),
        ({"options": [option(choices=[{"name": "a", "value": "a"}] * 26)]}, "option event: 26 choices: at most 25"),
        (
            {"options": [option(choices=[{"name": "a", "value": "a"}], autocomplete=True)]},
            "choices beside autocomplete",
        ),
        ({"options": [option(type=5, autocomplete=True)]}, "option event: autocomplete of type 5"),
        ({"type": 3, "name": "Check against sources", "description": "no"}, "a description on a command of a menu"),
    ],
)
def test_a_command_over_a_limit_is_not_accepted(command: Json, fault: str) -> None:
    whole = {"name": "result", "description": "A result", "type": 1, **command}
    assert any(fault in one for one in faults_of_commands([whole]))


def test_commands_at_their_limits_are_accepted() -> None:
    choices = [{"name": "x" * 100, "value": str(number)} for number in range(25)]
    full = {"name": "x" * 32, "description": "x" * 100, "options": [option(required=True, choices=choices)]}
    assert faults_of_commands([full, {"name": "Check against sources", "type": 3}]) == []
    assert faults_of_commands([full, full]) == [f"two commands are called {'x' * 32}"]
