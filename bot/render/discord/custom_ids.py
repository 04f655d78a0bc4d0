"""What a button or a menu carries: all that is needed to answer its click, in the 100 characters of its id.

An id reads ``trackside:<version>:<act>:<page>[.<part>]:<question>:<values>``, with the values in the order of the
question's parameters. A follow-up carries its command as a person types it (``trackside:1:ask:1:/quote kerr``). Ids
stay in channels for years, so every version is told apart and none is misread.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answers import registry
from bot.answers.answer import Answer
from bot.facts.frozen import Frozen
from bot.render.discord.markdown import drawn_size, escape_markdown, unescape_markdown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.question import Call

VERSION = "1"

LONGEST = 100
"""Characters of an id, and of a menu option's value."""

TEMPLATE = re.compile(r"trackside:(?P<version>[^:]*):(?P<rest>.*)", re.DOTALL)
"""Every id that any version of Trackside gave a button."""

_ASKED = "-# Asked: "
"""What stands before the command in the small print of a page whose buttons have no room for it."""


class Act(StrEnum):
    """What a click asks for."""

    PAGE = "page"
    WORDS = "words"
    COPY = "copy"
    ASK = "ask"
    MENU = "menu"


_LONGEST_START = f"trackside:{VERSION}:{Act.WORDS}:9999.9999:"
"""What stands before the question in the longest id that a page may have: so all of a message say it, or none does."""

_ASKS = f"trackside:{VERSION}:{Act.ASK}:1:"
"""What stands before the command in the id of a button that asks it."""


class Pressed(Frozen, frozen=True):
    """A click: the act, and the page that it was on or asks for.

    ``part`` is the page of that page's exact words, 0 where those are not open yet. ``call`` is None where the question
    had no room in the id: then it stands in the message's own small print. A menu has none either: the option that was
    picked carries it.
    """

    act: Act
    page: int
    part: int
    call: Call | None


class Outdated(Frozen, frozen=True):
    """An id of another version, or one that cannot be read; ``command`` is what it seems to ask, as it is typed.

    That is the whole command where its words can be read, else its name alone.
    """

    command: str | None


def custom_id(act: Act, asked: Call | str, page: int = 1, part: int = 0) -> str:
    """The id of a button of a message that answers a call; without the question where that has no room.

    ``asked`` is the call, or the same `written`, for a message has many buttons; ``part`` is a page of the exact words
    of page ``page``.
    """
    where = f"{page}.{part}" if part else f"{page}"
    question = asked if isinstance(asked, str) else written_call(asked)
    whole = f"trackside:{VERSION}:{act.value}:{where}:{question}"
    return whole if drawn_size(whole) <= LONGEST else f"trackside:{VERSION}:{act.value}:{where}::"


def menu_id() -> str:
    """The id of a menu, whose options carry what they ask."""
    return f"trackside:{VERSION}:{Act.MENU}:1::"


@lru_cache(maxsize=2048)
def ask_id(ask: str) -> str | None:
    """The id of a button that asks the command; None where it has no room or cannot be read."""
    value = _told(ask, LONGEST - len(_ASKS))
    return None if value is None else f"{_ASKS}{value}"


@lru_cache(maxsize=2048)
def ask_value(ask: str) -> str | None:
    """The value of a menu option that asks the command; None where it has no room or cannot be read."""
    return _told(ask, LONGEST)


def _told(ask: str, room: int) -> str | None:
    """A command as it is typed, or else by its values, in at most ``room`` characters."""
    if ask.startswith("/") and drawn_size(ask) <= room:
        return ask
    call = registry.read_line(ask)
    values = "" if isinstance(call, Answer) else written_call(call)
    return values if values and drawn_size(values) <= room else None


# --- reading ------------------------------------------------------------------------------------------------------


def read_custom_id(custom_id: str) -> Pressed | Outdated:
    """What a click on the button or menu of that id asks for."""
    matched = TEMPLATE.fullmatch(custom_id)
    if matched is None:
        return Outdated(None)
    pressed = _pressed(matched["rest"]) if matched["version"] == VERSION else None
    return pressed or Outdated(_likely(matched["rest"]))


def read_value(value: str) -> Call | None:
    """What a picked option of a menu asks; None where that cannot be read."""
    if value.startswith("/"):
        call = registry.read_line(value)
    else:
        name, _, listed = value.partition(":")
        values = _values(name, listed)
        if values is None:
            return None
        call = registry.read_options(name, values)
    return None if isinstance(call, Answer) else call


def asked_in(text: str) -> str | None:
    """The command that a message answers whose buttons had no room for it, from its small print; `read_value` reads it.

    None where the text does not say it.
    """
    lines = [line for line in text.split("\n") if line.startswith(_ASKED)]
    return unescape_markdown(lines[-1].removeprefix(_ASKED)) if lines else None


def asked_line(call: Call) -> str | None:
    """The small print that says what a message answers, where its buttons have no room for it.

    It is the command as a person types it, or its values where that would be read otherwise: a quotation mark at the
    end of a value, or a word like an option.
    """
    question = written_call(call)
    if drawn_size(question) <= LONGEST - len(_LONGEST_START):
        return None
    return f"{_ASKED}{escape_markdown(call.line if registry.read_line(call.line) == call else question)}"


def _pressed(rest: str) -> Pressed | None:
    parts = rest.split(":", 2)
    if len(parts) < 3:  # noqa: PLR2004 — act, place, question
        return None
    place = _PLACE.fullmatch(parts[1])
    if place is None or parts[0] not in _ACTS:
        return None
    call = None
    if parts[2] != ":":
        call = read_value(parts[2])
        if call is None:
            return None
    return Pressed(Act(parts[0]), int(place[1]), int(place[2] or 0), call)


_ACTS = frozenset(Act)
_PLACE = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,6}))?")
_PART = re.compile(r"(?<![^:])/|(?<=:)")
"""Where a command may begin in the id of any version: as it is typed, or a question with its values."""
_WORD = re.compile(r"[a-z]+")


def _likely(rest: str) -> str | None:
    """The command in an id, whole where it can be read, else the first word of it that names a question."""
    for start in (0, *(match.start() for match in _PART.finditer(rest))):
        call = read_value(rest[start:])
        if call is not None and call.values:
            return call.line
    name = next((word for word in _WORD.findall(rest) if word in registry.QUESTIONS), None)
    return name and f"/{name}"


# --- values -------------------------------------------------------------------------------------------------------

_VALUE = re.compile(r"((?:[^|\\]|\\.)*)(\||$)", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def written_call(call: Call) -> str:
    """The question and its values, those that were not given left empty, the last of them left out."""
    values = call.values
    given = [values.get(parameter.name, "") for parameter in registry.QUESTIONS[call.question].parameters]
    return f"{call.question}:{_joined(given)}"


def _joined(values: Sequence[str]) -> str:
    given = list(values)
    while given and not given[-1]:
        given.pop()
    return "|".join([value.replace("\\", "\\\\").replace("|", "\\|") for value in given])


def _values(name: str, listed: str) -> dict[str, str] | None:
    """Values by parameter; None where the question has fewer, or there is no such question."""
    question = registry.QUESTIONS.get(name)
    if question is None:
        return None
    found = []
    for value, end in _VALUE.findall(listed):
        found.append(_ESCAPED.sub(r"\1", value))
        if not end:
            break
    if len(found) > max(len(question.parameters), 1):
        return None
    names = [parameter.name for parameter in question.parameters]
    return {name: value for name, value in zip(names, found, strict=False) if value}
