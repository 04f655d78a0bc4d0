"""The registry of questions as slash commands: names, options, completions and help come from there and only there."""

from __future__ import annotations

from inspect import Parameter as Argument
from inspect import Signature
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.answers.question import ParameterKind
from bot.answers.registry import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.question import Parameter, Question
    from bot.chat.discord.dispatcher import Dispatcher

PRIVATE = "private"
_PRIVATE_ABOUT = "Show the answer to you alone."

INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)

Command = app_commands.Command[Any, ..., None]


def commands(desk: Dispatcher) -> Iterator[Command]:
    """A slash command for each question of the registry, answered by the desk."""
    return (_command(question, desk) for question in QUESTIONS.values())


def _command(question: Question, desk: Dispatcher) -> Command:
    async def answer(interaction: discord.Interaction[Any], **options: object) -> None:
        await desk.command(interaction, question, options)

    # discord.py reads a command's options from the signature of what answers it.
    answer.__signature__ = _signature(question)  # type: ignore[attr-defined]
    app_commands.describe(**_descriptions(question))(answer)
    app_commands.choices(**_choices(question))(answer)
    command: Command = app_commands.Command(name=question.name, description=question.description, callback=answer)
    for parameter in question.parameters:
        if parameter.kind is not ParameterKind.CHOICE:
            command.autocomplete(parameter.name)(_completed)
    return command


def _signature(question: Question) -> Signature:
    interaction = Argument("interaction", Argument.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    options = [_option(parameter) for parameter in question.parameters]
    private = Argument(PRIVATE, Argument.KEYWORD_ONLY, annotation=bool, default=False)
    return Signature([interaction, *options, private])


def _option(parameter: Parameter) -> Argument:
    """Text, be it one of fixed choices: what arrives is checked by the question, for a person can send anything."""
    default = Argument.empty if parameter.required else ""
    return Argument(parameter.name, Argument.KEYWORD_ONLY, annotation=str, default=default)


def _choices(question: Question) -> dict[str, list[app_commands.Choice[str]]]:
    return {
        parameter.name: [app_commands.Choice(name=label, value=value) for value, label in parameter.choices]
        for parameter in question.parameters
        if parameter.choices
    }


def _descriptions(question: Question) -> dict[str, str]:
    return {parameter.name: parameter.description for parameter in question.parameters} | {PRIVATE: _PRIVATE_ABOUT}


async def _completed(_: discord.Interaction[Any], _typed: str) -> list[app_commands.Choice[str]]:
    """Has Discord ask for completions, which the tree hands to the desk before they get here."""
    return []
