"""What a command, a completion or a click says, read from its data as Discord sent them: a person can send any.

discord.py reads them, too, but ends in silence and a traceback where they are malformed. What no question takes, such
as the people and channels that an option may name, is not looked at.
"""

from __future__ import annotations

from typing import TypeVar

from msgspec import UNSET, UnsetType, ValidationError, convert

from bot.facts.frozen import Frozen

Value = str | int | float | bool
T = TypeVar("T")

_PARTS = frozenset({1, 2})
_VALUE_TYPES: dict[int, type | tuple[type, ...]] = {4: int, 5: bool, 10: (int, float)}
"""Discord's types of options that hold parts, and those whose value is no text."""


class MalformedError(Exception):
    """Data are not what Discord documents. ``str()`` says where, in none of their words."""


class OptionData(Frozen, frozen=True):
    """An option of a command. One that ``focused`` marks is being typed."""

    name: str
    type: int
    value: Value | UnsetType = UNSET
    focused: bool = False
    options: list[object] = []  # noqa: RUF012 — msgspec copies it


class CommandData(Frozen, frozen=True):
    """A command of a type, which is 1 for a slash command, with its options."""

    name: str
    type: int = 1
    options: list[OptionData] | None = None

    @property
    def has_parts(self) -> bool:
        """Whether a part of the command was asked, as if it had any."""
        return any(option.type in _PARTS for option in self.options or ())

    @property
    def values(self) -> dict[str, Value]:
        """The values of options by name."""
        return {each.name: each.value for each in self.options or () if each.value is not UNSET}

    @property
    def focused(self) -> str:
        """The name of the option that is being typed; "" where there is none."""
        return next((option.name for option in self.options or () if option.focused), "")


class ClickData(Frozen, frozen=True):
    """A click on a button, or the choice of a menu's values."""

    custom_id: str
    values: list[str] = []  # noqa: RUF012 — msgspec copies it


class FieldData(Frozen, frozen=True):
    """What was written into a field of a form."""

    value: str = ""


class LabelledData(Frozen, frozen=True):
    """A field of a form with its label."""

    component: FieldData


class FormData(Frozen, frozen=True):
    """A form that was sent."""

    custom_id: str
    components: list[LabelledData] = []  # noqa: RUF012 — msgspec copies it

    @property
    def text(self) -> str:
        """All that was written into it."""
        return "\n".join([labelled.component.value for labelled in self.components])


def read_command_data(data: object) -> CommandData:
    """What a command or a completion says.

    Raises:
        MalformedError: it cannot be read.
    """
    command = _convert(data, CommandData)
    for number, option in enumerate(command.options or ()):
        if not _fits(option):
            raise MalformedError(f"Value of another type - at `$.options[{number}].value`")
    return command


def read_click_data(data: object) -> ClickData:
    """What a click says.

    Raises:
        MalformedError: it cannot be read.
    """
    return _convert(data, ClickData)


def read_form_data(data: object) -> FormData:
    """What a form says.

    Raises:
        MalformedError: it cannot be read.
    """
    return _convert(data, FormData)


def _convert(data: object, form: type[T]) -> T:
    try:
        return convert(data, form)
    except ValidationError as error:
        words, separator, place = str(error).partition(" - at ")
        raise MalformedError(f"{words} - at {place if separator else '`$`'}") from None


def _fits(option: OptionData) -> bool:
    """Whether an option's value is of the option's type; what is being typed is text, whatever it will be."""
    if option.type in _PARTS:
        return option.value is UNSET
    form = str if option.focused and isinstance(option.value, str) else _VALUE_TYPES.get(option.type, str)
    return isinstance(option.value, form) and (form is bool or not isinstance(option.value, bool))
