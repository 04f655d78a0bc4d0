"""The log of a bot's life: one line an answer, and what else its operator wants to know; no words of anybody's message.

On a terminal a line reads as a sentence; with ``--log-format json`` it is one object, with the keys ``time`` (UTC),
``level``, ``event`` and those that belong to the event: ``question``, ``ms``, ``outcome``, ``id``, ``message`` …
"""

from __future__ import annotations

import json
import logging
import time
import traceback
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.chat.discord.log_writer import LogWriter
from bot.render.sanitize import escape_controls, sanitize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self, TextIO

TEXT, JSON = "text", "json"
INFO, WARNING, ERROR = "info", "warning", "error"

_ANSWERED = "{question}: {outcome} in {ms} ms ({id})"

_AS_MEANT = ("PyNaCl is not installed", "davey is not installed", "Guilds intent seems to be disabled")
"""What discord.py warns of although it is meant to be so: Trackside neither speaks nor looks into servers."""

_RECONNECTING = "Attempting a reconnect"
"""What discord.py logs with a traceback each time that the network is gone."""


class Line(NamedTuple):
    """One line: seconds since 1970, how grave, what happened, the sentence with its {details}, and those."""

    at: float
    level: str
    event: str
    sentence: str
    details: Mapping[str, object]
    trace: str = ""


class Log:
    """What happens, told line by line, from within a ``with`` block; what discord.py logs comes here as well."""

    def __init__(self, stream: TextIO, form: str = TEXT, *, debug: bool = False, secrets: Sequence[str] = ()) -> None:
        """``form`` is TEXT or JSON; none of the ``secrets`` is ever written, wherever it may stand."""
        self._form = form
        self._secrets = tuple(filter(None, secrets))
        self._lines = LogWriter(stream, self.rendered, _lost)
        self._handler = _Handler(self, debug=debug)

    def __enter__(self) -> Self:
        self._handler.attach()
        return self

    def __exit__(self, *_exception: object) -> None:
        self._handler.detach()
        self.close()

    def close(self) -> None:
        """Write what waits to be written, as far as somebody reads it within a second."""
        self._lines.close()

    # --- what happens -------------------------------------------------------------------------------------------------

    def answered(self, question: str, milliseconds: float, outcome: str, id_: int) -> None:
        """A question was answered, in so many milliseconds; ``id_`` is Discord's id of the interaction."""
        details = {"question": question, "ms": round(milliseconds, 1), "outcome": outcome, "id": str(id_)}
        self._lines.put(Line(time.time(), INFO, "answered", _ANSWERED, details))

    def undelivered(self, question: str, cause: Exception, id_: int) -> None:
        """An answer did not reach Discord."""
        sentence = "{question}: the answer did not reach Discord: {reason} ({id})"
        self.says("undelivered", sentence, WARNING, question=question, reason=reason(cause), id=str(id_))

    def told(self, incident: str, question: str, sentence: str) -> None:
        """A question failed, and a sentence says what to do about it."""
        self.says(
            "failed", "{question}: {reason} (incident {incident})", ERROR,
            question=question, reason=sentence, incident=incident,
        )  # fmt: skip

    def incident(self, incident: str, question: str, error: BaseException) -> None:
        """A question failed through a fault of ours, which has to be looked at."""
        details = {"question": question, "reason": reason(error), "incident": incident}
        self.put(
            Line(time.time(), ERROR, "failed", "{question}: {reason} (incident {incident})", details, _trace(error))
        )

    def says(self, event: str, sentence: str, level: str = INFO, **details: object) -> None:
        """Anything else: a sentence, with its ``details``, if it has any, in the places {named} so."""
        self.put(Line(time.time(), level, event, sentence, details))

    def broke(self, event: str, sentence: str, error: BaseException, **details: object) -> None:
        """The same, of an error that has to be looked at."""
        self.put(Line(time.time(), ERROR, event, sentence, details, _trace(error)))

    def put(self, line: Line) -> None:
        """Have a line written."""
        self._lines.put(line)

    # --- how it reads -------------------------------------------------------------------------------------------------

    def rendered(self, line: Line) -> str:
        """A line as it is written, ended; every secret is replaced."""
        text = _as_json(line) if self._form == JSON else _as_text(line)
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        return text


def reason(error: BaseException) -> str:
    """An error on one line: its own words behind its kind."""
    words = str(error).strip()
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def _trace(error: BaseException) -> str:
    return "".join(traceback.format_exception(error))


def _lost(lines: int) -> Line:
    return Line(
        time.time(), WARNING, "lost", "{lines} lines of the log were lost: they came too fast", {"lines": lines}
    )


def _sentence(line: Line) -> str:
    return line.sentence.format_map(line.details) if line.details else line.sentence


# Many answers are given in one second, and none of them may cost more than a few microseconds to tell of.


@lru_cache(maxsize=2)
def _local(second: int) -> str:
    return f"{datetime.fromtimestamp(second, UTC).astimezone():%Y-%m-%d %H:%M:%S}"


@lru_cache(maxsize=2)
def _utc(second: int) -> str:
    return f"{datetime.fromtimestamp(second, UTC):%Y-%m-%dT%H:%M:%S}"


def _plain(text: str) -> str:
    """The text, harmless; what can be printed as it is need not be searched."""
    return text if text.isprintable() else sanitize(text)


_encoded = json.JSONEncoder(ensure_ascii=False, default=str).encode


def _as_text(line: Line) -> str:
    grave = "" if line.level == INFO else f"{line.level}: "
    first = f"{_local(int(line.at))} {grave}{_plain(_sentence(line))}\n"
    if not line.trace:
        return first
    return first + "".join(f"    {sanitize(below)}\n" for below in line.trace.splitlines())


def _as_json(line: Line) -> str:
    moment = f"{_utc(int(line.at))}.{int(line.at * 1000) % 1000:03d}Z"
    value: dict[str, object] = {"time": moment, "level": line.level, "event": line.event, **line.details}
    if line.sentence is not _ANSWERED:
        value["message"] = _sentence(line)
    if line.trace:
        value["traceback"] = line.trace
    text = _encoded(value)
    return f"{text if text.isprintable() else escape_controls(text)}\n"


class _Handler(logging.Handler):
    """Takes what discord.py, aiohttp and asyncio log: warnings and what is graver, all of it when debugging."""

    def __init__(self, log: Log, *, debug: bool) -> None:
        super().__init__()
        self._log = log
        self._debug = debug
        self._level_before = logging.WARNING

    def attach(self) -> None:
        root = logging.getLogger()
        self._level_before = root.level
        root.addHandler(self)
        root.setLevel(logging.DEBUG if self._debug else logging.WARNING)
        logging.getLogger("aiosqlite").setLevel(logging.INFO)  # it logs each statement, twice

    def detach(self) -> None:
        logging.getLogger().removeHandler(self)
        logging.getLogger().setLevel(self._level_before)

    def filter(self, record: logging.LogRecord) -> bool:
        return not record.getMessage().startswith(_AS_MEANT)

    def emit(self, record: logging.LogRecord) -> None:
        try:
            self._log.put(self._line(record))
        except Exception:  # noqa: BLE001 — as every handler of the standard library: a bad record ends nothing
            self.handleError(record)

    def _line(self, record: logging.LogRecord) -> Line:
        words = record.getMessage()
        error = record.exc_info[1] if record.exc_info else None
        if error and words.startswith(_RECONNECTING) and not self._debug:
            sentence = "The connection to Discord was lost ({reason}). {words}."
            return Line(record.created, WARNING, "reconnecting", sentence, {"reason": reason(error), "words": words})
        level = ERROR if record.levelno >= logging.ERROR else WARNING if record.levelno >= logging.WARNING else INFO
        return Line(record.created, level, record.name, words, {}, _trace(error) if error else "")
