"""What a button or a menu carries: all that is needed to answer its click, in the 100 characters of its id.

An id reads ``trackside:<version>:<act>:<page>[.<part>]:<question>:<values>``, with the values in the order of the
question's parameters. A follow-up carries its command as a person types it (``trackside:1:ask:1:/quote kerr``). Ids
stay in channels for years, so every version is told apart and none is misread.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import registry
from bot.answers.answer import Answer
from bot.facts.frozen import Frozen
from bot.render.discord.markdown import drawn_size, escape_markdown, unescape_markdown
from bot.render.discord.unbroken import part_marks

if TYPE_CHECKING:
    from bot.answers.question import Call

VERSION = "1"

LONGEST = 100
"""Characters of an id, and of a menu option's value."""

TEMPLATE = re.compile(r"trackside:(?P<version>[^:]*):(?P<rest>.*)", re.DOTALL)
"""Every id that any version of Trackside gave a button."""

_NOTE_START = "-# Asked: "
"""What stands before the command in the small print of a page whose buttons have no room for it."""


class Act(StrEnum):
    """What a click asks for."""

    PAGE = "page"
    WORDS = "words"
    CONTEXT = "context"
    COPY = "copy"
    PICTURE = "picture"
    ASK = "ask"
    MENU = "menu"
    REPORT = "report"


_LONGEST_START = f"trackside:{VERSION}:{Act.CONTEXT}:9999.9999:"
"""What stands before the question in the longest id that a page may have: so all of a message say it, or none does."""

_ASK_START = f"trackside:{VERSION}:{Act.ASK}:1:"
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


def custom_id(act: Act, call: Call, page: int = 1, part: int = 0) -> str:
    """The id of a button of a message that answers a call; without the question where that has no room.

    ``part`` is a page of the exact words of page ``page``.
    """
    start = f"trackside:{VERSION}:{act}:{page}.{part}:" if part else f"trackside:{VERSION}:{act}:{page}:"
    id_ = f"{start}{encode_call(call)}"
    return id_ if drawn_size(id_) <= LONGEST else f"{start}:"


def menu_id() -> str:
    """The id of a menu, whose options carry what they ask."""
    return f"trackside:{VERSION}:{Act.MENU}:1::"


def ask_id(ask: str) -> str | None:
    """The id of a button that asks the command; None where it has no room or cannot be read."""
    value = _short_question(ask, LONGEST - len(_ASK_START))
    return None if value is None else f"{_ASK_START}{value}"


def ask_value(ask: str) -> str | None:
    """The value of a menu option that asks the command; None where it has no room or cannot be read."""
    return _short_question(ask, LONGEST)


def _short_question(ask: str, room: int) -> str | None:
    """A command as it is typed, or else by its values, in at most ``room`` characters."""
    if ask.startswith("/") and drawn_size(ask) <= room:
        return ask
    call = registry.read_line(ask)
    question = "" if isinstance(call, Answer) else encode_call(call)
    return question if question and drawn_size(question) <= room else None


def question_note(call: Call) -> str | None:
    """The small print that says what a message answers, where its buttons have no room for it.

    It is the command as a person types it, or its values where that would be read otherwise: a quotation mark at the
    end of a value, or a word like an option.
    """
    question = encode_call(call)
    if drawn_size(question) <= LONGEST - len(_LONGEST_START):
        return None
    is_read_so = registry.read_line(call.line) == replace(call, exact=False)
    return f"{_NOTE_START}{escape_markdown(call.line if is_read_so else question)}"


# --- reading ------------------------------------------------------------------------------------------------------

_ACTS = frozenset(Act)
_PAGE = re.compile(r"([0-9]{1,6})(?:\.([0-9]{1,6}))?")

_QUESTION_START = re.compile(r"(?<![^:])/|(?<=:)")
"""Where a command may begin in the id of any version: as it is typed, or a question with its values."""

_WORD = re.compile(r"[a-z]+")


def read_custom_id(custom_id: str) -> Pressed | Outdated:
    """What a click on the button or menu of that id asks for."""
    match = TEMPLATE.fullmatch(custom_id)
    if match is None:
        return Outdated(None)
    pressed = _read_press(match["rest"]) if match["version"] == VERSION else None
    return pressed or Outdated(_likely_command(match["rest"]))


def read_question(text: str) -> Call | None:
    """What a picked option or a note asks, as it is typed or by its values; None where that cannot be read."""
    if text.startswith("/"):
        if not registry.QUESTIONS.keys() & set(text[1:].split()[:1]):
            return None  # of a question that is gone, not free text
        call = registry.read_line(text)
    else:
        name, _, encoded = text.partition(":")
        values = _decode_values(name, encoded)
        if values is None:
            return None
        call = registry.read_options(name, values)
    return None if isinstance(call, Answer) else call


def read_question_note(text: str) -> str | None:
    """The question that a message answers whose buttons had no room for it, from its small print, for `read_question`.

    None where the text does not say it.
    """
    notes = [line for line in text.split("\n") if line.startswith(_NOTE_START)]
    return unescape_markdown(part_marks(notes[-1]).removeprefix(_NOTE_START)) if notes else None


def _read_press(rest: str) -> Pressed | None:
    act, _, rest = rest.partition(":")
    place, colon, question = rest.partition(":")
    page = _PAGE.fullmatch(place)
    if act not in _ACTS or page is None or not colon:
        return None
    call = read_question(question)
    if call is None and question != ":":
        return None
    return Pressed(Act(act), int(page[1]), int(page[2] or 0), call)


_OLD_FOLLOW_UP = "ask"
"""How ids of older versions begin that ask a question; no button has that of free text, but of what it was read as."""


def _likely_command(rest: str) -> str | None:
    """The command in an id, whole where it can be read, else the first word of it that names a question."""
    for start in (0, *(match.start() for match in _QUESTION_START.finditer(rest))):
        call = read_question(rest[start:])
        if call is not None and call.values and call.question != _OLD_FOLLOW_UP:
            return call.line
    words = (word for word in _WORD.findall(rest) if word != _OLD_FOLLOW_UP)
    name = next((word for word in words if word in registry.QUESTIONS), None)
    return name and f"/{name}"


# --- values -------------------------------------------------------------------------------------------------------

_VALUE = re.compile(r"((?:[^|\\]|\\.)*)(\||$)", re.DOTALL)
_ESCAPED_SIGN = re.compile(r"\\(.)", re.DOTALL)


def encode_call(call: Call) -> str:
    """The question and its values, those that were not given left empty, the last of them left out."""
    values = [call.values.get(parameter.name, "") for parameter in registry.QUESTIONS[call.question].parameters]
    while values and not values[-1]:
        values.pop()
    escaped = [value.replace("\\", "\\\\").replace("|", "\\|") for value in values]
    return f"{call.question}:{'|'.join(escaped)}"


def _decode_values(name: str, encoded: str) -> dict[str, str] | None:
    """Values by parameter; None where the question has fewer, or there is no such question."""
    question = registry.QUESTIONS.get(name)
    if question is None:
        return None
    values = []
    for value, bar in _VALUE.findall(encoded):
        values.append(_ESCAPED_SIGN.sub(r"\1", value))
        if not bar:
            break
    if len(values) > max(len(question.parameters), 1):
        return None
    names = [parameter.name for parameter in question.parameters]
    return {name: value for name, value in zip(names, values, strict=False) if value}
