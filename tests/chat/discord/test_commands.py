"""The registry of questions as slash commands."""

from __future__ import annotations

from typing import Any

import discord
import pytest
from discord import app_commands

from bot.answers.registry import QUESTIONS
from bot.chat.discord.commands import CONTEXTS, INSTALLS, slash_commands

STRING, BOOLEAN = 3, 5


@pytest.fixture
def payloads() -> dict[str, dict[str, Any]]:
    client = discord.Client(intents=discord.Intents.none())
    tree = app_commands.CommandTree(client, allowed_installs=INSTALLS, allowed_contexts=CONTEXTS)
    for command in slash_commands():
        tree.add_command(command)
    return {command.name: command.to_dict(tree) for command in tree.get_commands()}


def test_every_question_is_a_command_under_its_name_and_with_its_description(
    payloads: dict[str, dict[str, Any]],
) -> None:
    descriptions = {name: payload["description"] for name, payload in payloads.items()}
    assert descriptions == {question.name: question.description for question in QUESTIONS.values()}
    assert descriptions["result"] == "Who finished where."


def test_every_parameter_is_an_option_with_its_description_and_private_is_the_last(
    payloads: dict[str, dict[str, Any]],
) -> None:
    for question in QUESTIONS.values():
        options = payloads[question.name]["options"]
        assert [option["name"] for option in options] == [*(each.name for each in question.parameters), "private"]
        assert [option["description"] for option in options[:-1]] == [each.description for each in question.parameters]


def test_an_option_completes_unless_its_choices_are_fixed(payloads: dict[str, dict[str, Any]]) -> None:
    recap = {option["name"]: option for option in payloads["recap"]["options"]}
    assert recap["event"]["autocomplete"] is True
    assert recap["spoilers"].get("autocomplete", False) is False
    assert {choice["value"] for choice in recap["spoilers"]["choices"]} == {"show", "hide"}


def test_options_are_text_and_private_is_a_switch(payloads: dict[str, dict[str, Any]]) -> None:
    quote = {option["name"]: option for option in payloads["quote"]["options"]}
    assert {name: option["type"] for name, option in quote.items()} == {
        "person": STRING,
        "about": STRING,
        "private": BOOLEAN,
    }
    assert quote["person"]["required"] is True
    assert quote["about"].get("required", False) is False


def test_every_command_says_where_it_may_be_installed_and_used(payloads: dict[str, dict[str, Any]]) -> None:
    places = {(tuple(each["integration_types"]), tuple(each["contexts"])) for each in payloads.values()}
    assert places == {((0, 1), (0, 1, 2))}
