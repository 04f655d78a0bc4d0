"""The registry of questions as slash commands: names, options, completions and help come from there and only there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
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

_PRIVATE = "private"
_PRIVATE_DESCRIPTION = "Show the answer to you alone."

INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)

Command = app_commands.Command[Any, ..., None]
AnswerCommand = Callable[[discord.Interaction[Any], str, Mapping[str, str], bool], Awaitable[None]]
"""What answers a command: it is given the question's name, values by parameter, and whether the answer is private."""


def slash_commands(answer_command: AnswerCommand) -> Iterator[Command]:
    """A slash command for each question of the registry, answered by ``answer_command``."""
    return (_slash_command(question, answer_command) for question in QUESTIONS.values())


def _slash_command(question: Question, answer_command: AnswerCommand) -> Command:
    async def answer(interaction: discord.Interaction[Any], **options: object) -> None:
        private = bool(options.pop(_PRIVATE, False))
        values = {name: str(value) for name, value in options.items() if value}
        await answer_command(interaction, question.name, values, private)

    # discord.py reads a command's options from the signature of what answers it.
    answer.__signature__ = _signature(question)  # type: ignore[attr-defined]
    descriptions = {parameter.name: parameter.description for parameter in question.parameters}
    app_commands.describe(**descriptions, **{_PRIVATE: _PRIVATE_DESCRIPTION})(answer)
    app_commands.choices(**_fixed_choices(question))(answer)
    command: Command = app_commands.Command(name=question.name, description=question.description, callback=answer)
    for parameter in question.parameters:
        if parameter.kind is not ParameterKind.CHOICE:
            command.autocomplete(parameter.name)(_no_completions)
    return command


def _signature(question: Question) -> Signature:
    interaction = Argument("interaction", Argument.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction)
    private = Argument(_PRIVATE, Argument.KEYWORD_ONLY, annotation=bool, default=False)
    return Signature([interaction, *map(_text_option, question.parameters), private])


def _text_option(parameter: Parameter) -> Argument:
    """Text, be it one of fixed choices: what arrives is checked by the question, for a person can send anything."""
    default = Argument.empty if parameter.required else ""
    return Argument(parameter.name, Argument.KEYWORD_ONLY, annotation=str, default=default)


def _fixed_choices(question: Question) -> dict[str, list[app_commands.Choice[str]]]:
    return {
        parameter.name: [app_commands.Choice(name=label, value=value) for value, label in parameter.choices]
        for parameter in question.parameters
        if parameter.choices
    }


async def _no_completions(_: discord.Interaction[Any], _typed: str) -> list[app_commands.Choice[str]]:
    """Has Discord ask for completions, which the client's tree answers before they get here."""
    return []
