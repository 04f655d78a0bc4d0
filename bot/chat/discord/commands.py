"""The registry of questions as slash commands: names, options, completions and help come from there and only there."""

from __future__ import annotations

from inspect import Parameter as Argument
from inspect import Signature
from typing import TYPE_CHECKING, Any, NamedTuple

import discord
from discord import app_commands

from bot.answers.question import ParameterKind
from bot.answers.registry import QUESTIONS
from bot.chat.discord.reply_port import CommandChangedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.question import Parameter, Question
    from bot.chat.discord.interaction_data import CommandData

_PRIVATE = "private"
_PRIVATE_DESCRIPTION = "Show the answer to you alone."

INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)

Command = app_commands.Command[Any, ..., None]


def slash_commands() -> Iterator[Command]:
    """A slash command for each question of the registry, to be registered; the client's tree answers them."""
    return map(_slash_command, QUESTIONS.values())


class CommandCall(NamedTuple):
    """A question with values by parameter; ``is_private``: whoever asked alone is to see the answer."""

    question: str
    values: dict[str, str]
    is_private: bool


def read_command(data: CommandData) -> CommandCall:
    """What a slash command asks.

    Raises:
        CommandChangedError: there is no such command, or it has other options.
    """
    question = QUESTIONS.get(data.name)
    if question is None or data.type != discord.AppCommandType.chat_input.value or data.has_parts:
        raise CommandChangedError
    values = data.values
    private = bool(values.pop(_PRIVATE, False))
    if any(parameter.required and parameter.name not in values for parameter in question.parameters):
        raise CommandChangedError
    return CommandCall(question.name, {name: str(value) for name, value in values.items() if value}, private)


def _slash_command(question: Question) -> Command:
    async def answer(interaction: discord.Interaction[Any], **options: object) -> None:
        """Stands for the command: the client's tree answers it before it gets here."""

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
