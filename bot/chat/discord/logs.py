"""The Discord bot's log: one line an answer, and what else its operator wants to know; no words of anybody's message.

On a terminal a line reads as a sentence; with ``--log-format json`` it is one object, with the keys ``time`` (UTC),
``level``, ``event`` and those that belong to the event: ``question``, ``ms``, ``outcome``, ``id``, ``message`` …
"""

from __future__ import annotations

import json
import logging
import os
import re
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import QueueHandler, QueueListener
from queue import SimpleQueue
from threading import Thread
from time import sleep
from typing import TYPE_CHECKING

from bot.render.sanitize import escape_controls, sanitize

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import Self, TextIO

TEXT, JSON = "text", "json"

QUEUE_LIMIT = 10_000
"""Lines that wait to be written. What comes on top of them is lost, and counted."""

PAUSE = 0.05
"""Seconds for which lines gather once all are written: a thread that is woken for each takes 70 µs from the answers."""

LAST_LINES = 1.0
"""Seconds that the end of a run waits for its last lines to be read."""

_INTENDED = ("PyNaCl is not installed", "davey is not installed", "Guilds intent seems to be disabled")
"""What discord.py warns of although it is meant to be so: Trackside neither speaks nor looks into servers."""

_RECONNECTING = "Attempting a reconnect"
"""What discord.py logs with a traceback each time that the network is gone."""

_RECEIVED_EVENT = "For Shard ID %s: WebSocket Event: %s"
_SENT_REQUEST, _RECEIVED_RESPONSE = "%s %s with %s has returned %s", "%s %s has received %s"
"""Lines of discord.py on what was received and sent: whole payloads, with all that people typed."""

_LEFT_OUT = "…"

_INTERACTION_TOKEN = re.compile(r"""(/(?:interactions|webhooks)/\d+/|["']token\\?["']: ?\\?["'])[^/?\s"'\\]+""")
"""A token by which an interaction is answered, in an address or in a payload, behind what precedes it."""

_ANSWERED = "answered"

_logger = logging.getLogger("trackside")


class Log:
    """What happens, line by line, from within a ``with`` block; what discord.py logs comes here as well."""

    def __init__(
        self, stream: TextIO, log_format: str = TEXT, *, debug: bool = False, secrets: Sequence[str] = ()
    ) -> None:
        """``log_format`` is TEXT or JSON; none of the ``secrets``, nor an interaction's token, is ever written."""
        formatter = JsonFormatter() if log_format == JSON else TextFormatter()
        self._handler = LogQueue(formatter, tuple(filter(None, secrets)))
        self._writer = LogWriter(self._handler, stream)
        self._handler.addFilter(_is_unintended)
        self._handler.addFilter(_leave_out_payload if debug else _shorten_reconnect)
        self._level = logging.DEBUG if debug else logging.WARNING
        self._previous_level = logging.WARNING

    def __enter__(self) -> Self:
        root = logging.getLogger()
        self._previous_level = root.level
        root.addHandler(self._handler)
        root.setLevel(self._level)
        _logger.setLevel(logging.INFO)
        logging.getLogger("aiosqlite").setLevel(logging.INFO)  # it logs each statement, twice
        self._writer.start()
        return self

    def __exit__(self, *_exception: object) -> None:
        logging.getLogger().removeHandler(self._handler)
        logging.getLogger().setLevel(self._previous_level)
        self.close()

    def close(self) -> None:
        """Write what waits to be written, as far as somebody reads it within a second."""
        # `stop` waits for ever where standard error is a pipe that nobody reads; so a thread waits, and we for it.
        stopping = Thread(target=self._writer.stop, daemon=True)
        stopping.start()
        stopping.join(LAST_LINES)

    def answered(self, question: str, milliseconds: float, outcome: str, id_: int) -> None:
        """A question was answered, in so many milliseconds; ``id_`` is Discord's id of the interaction."""
        sentence = "%(question)s: %(outcome)s in %(ms)s ms (%(id)s)"
        self.event(_ANSWERED, sentence, question=question, ms=round(milliseconds, 1), outcome=outcome, id=str(id_))

    def undelivered(self, question: str, cause: Exception, id_: int) -> None:
        """An answer did not reach Discord."""
        sentence = "%(question)s: the answer did not reach Discord: %(reason)s (%(id)s)"
        self.event("undelivered", sentence, logging.WARNING, question=question, reason=reason(cause), id=str(id_))

    def failed(self, incident: str, question: str, cause: str | BaseException) -> None:
        """A question failed: a sentence says what to do about it, or an error has to be looked at."""
        error = cause if isinstance(cause, BaseException) else None
        details = {"question": question, "reason": reason(error) if error else cause, "incident": incident}
        self.event("failed", "%(question)s: %(reason)s (incident %(incident)s)", logging.ERROR, error, **details)

    def event(
        self,
        event: str,
        sentence: str,
        level: int = logging.INFO,
        error: BaseException | None = None,
        **details: object,
    ) -> None:
        """Anything else: a sentence, with its ``details``, if it has any, in the places %(named)s so.

        The traceback of an ``error`` stands below.
        """
        extra = {"event": event, "details": details}
        _logger.log(level, sentence, *([details] if details else []), exc_info=error, extra=extra)


def reason(error: BaseException) -> str:
    """An error on one line: its own words behind its kind."""
    words = str(error).strip()
    return f"{type(error).__name__}: {words}" if words else type(error).__name__


def reopen_stderr() -> TextIO:
    """Standard error once more: at its end Python waits for the lock of `sys.stderr`, which a hanging write keeps."""
    return open(os.dup(sys.stderr.fileno()), "w", encoding="utf-8", errors="backslashreplace", newline="\n")  # noqa: PTH123 — a descriptor is no path


# --- from a logger to the stream ----------------------------------------------------------------------------------


class LogQueue(QueueHandler):
    """Has lines wait to be written: nobody who logs waits for who reads, nor has to do with a failure."""

    def __init__(self, formatter: logging.Formatter, secrets: Sequence[str] = ()) -> None:
        """``formatter`` makes whole lines; none of the ``secrets`` is in one."""
        self.records = SimpleQueue[logging.LogRecord]()
        super().__init__(self.records)
        self.setFormatter(formatter)
        self._secrets = secrets
        self._lost = 0

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        """Make the whole line now: what it is about may have changed by the time that it is written."""
        try:
            text = self.format(record)
        except Exception as error:  # noqa: BLE001 — one bad line must end nothing
            text = self.format(_unmade_record(record, error))
        for secret in self._secrets:
            text = text.replace(secret, "[secret]")
        record.message = _INTERACTION_TOKEN.sub(r"\1[secret]", text)
        return record

    def enqueue(self, record: logging.LogRecord) -> None:
        """Have it wait, unless too many do: then it is lost, and counted."""
        if self.records.qsize() < QUEUE_LIMIT:
            self.records.put(record)
        else:
            self._lost += 1

    def lost_record(self) -> logging.LogRecord | None:
        """How many lines were lost since the last time, as a line; None where none were."""
        self.acquire()
        lines, self._lost = self._lost, 0
        self.release()
        message = f"{lines} lines of the log were lost: they came too fast"
        lost = {"levelno": logging.WARNING, "event": "lost", "details": {"lines": lines}, "msg": message}
        return self.prepare(logging.makeLogRecord(lost)) if lines else None


class LogWriter(QueueListener):
    """Writes what waits to a stream, in a thread of its own.

    It is no `logging.StreamHandler`, for whose lock `logging` waits at the end of the process, though its write hangs.
    """

    def __init__(self, waiting: LogQueue, stream: TextIO) -> None:
        super().__init__(waiting.records)
        self._waiting = waiting
        self._stream = stream

    def dequeue(self, block: bool) -> logging.LogRecord:  # noqa: FBT001 — the library's signature
        """The next record, after a line on those that were lost, once half of those that waited are written.

        Where none waits, those of the next moment gather first.
        """
        if self._waiting.records.qsize() < QUEUE_LIMIT // 2:
            self._report_lost()
        if self._waiting.records.empty():
            self._flush()
            sleep(PAUSE)
        return super().dequeue(block)

    def handle(self, record: logging.LogRecord) -> None:
        """Write one line."""
        with suppress(Exception):  # the reader went away: nobody is left to be told
            self._stream.write(record.message)

    def stop(self) -> None:
        """Write what still waits and how many lines were lost, and end the thread."""
        super().stop()
        self._report_lost()
        self._flush()

    def _report_lost(self) -> None:
        if record := self._waiting.lost_record():
            self.handle(record)

    def _flush(self) -> None:
        with suppress(Exception):  # as above
            self._stream.flush()


def _unmade_record(record: logging.LogRecord, error: Exception) -> logging.LogRecord:
    """What is written in place of a record of which something has no text."""
    event, message = getattr(record, "event", record.name), f"a line of the log could not be made: {error!r}"
    return logging.makeLogRecord({"created": record.created, "levelno": record.levelno, "event": event, "msg": message})


def _is_unintended(record: logging.LogRecord) -> bool:
    return not str(record.msg).startswith(_INTENDED)


def _leave_out_payload(record: logging.LogRecord) -> bool:
    """Keep every record, but of what was sent and received only who, where and which, not the words."""
    arguments = record.args if isinstance(record.args, tuple) else ()
    match record.msg, arguments:
        case str(words), (shard, payload) if words == _RECEIVED_EVENT:
            record.args = (shard, _event_without_words(payload))
        case str(words), (method, url, _, status) if words == _SENT_REQUEST:
            record.args = (method, url, _LEFT_OUT, status)
        case str(words), (method, url, _) if words == _RECEIVED_RESPONSE:
            record.args = (method, url, _LEFT_OUT)
    return True


def _event_without_words(payload: object) -> object:
    """An event of the gateway without what was typed or clicked, and without the message in which."""
    data = payload.get("d") if isinstance(payload, dict) else None
    if not isinstance(payload, dict) or not isinstance(data, dict):
        return payload
    return {**payload, "d": {name: value for name, value in data.items() if name not in {"data", "message"}}}


def _shorten_reconnect(record: logging.LogRecord) -> bool:
    """Keep every record, but make one sentence of a lost connection and its traceback."""
    if record.exc_info and record.exc_info[1] and str(record.msg).startswith(_RECONNECTING):
        details = {"reason": reason(record.exc_info[1]), "words": record.getMessage()}
        record.msg, record.args = "The connection to Discord was lost (%(reason)s). %(words)s.", details
        record.levelno, record.exc_info = logging.WARNING, None
        record.__dict__.update(event="reconnecting", details=details)
    return True


# --- how a line reads ---------------------------------------------------------------------------------------------


class TextFormatter(logging.Formatter):
    """A sentence behind its time, with a traceback below it."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, ended, that steers no terminal, and the indented ones of a traceback."""
        level = _level(record)
        prefix = "" if level == "info" else f"{level}: "
        lines = [f"{self.formatTime(record, '%Y-%m-%d %H:%M:%S')} {prefix}{sanitize(record.getMessage())}"]
        lines += [f"    {sanitize(line)}" for line in _traceback(record).splitlines()]
        return "".join([f"{line}\n" for line in lines])


class JsonFormatter(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The object, ended; its ``event`` is the logger's name where a library logs."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        event = getattr(record, "event", record.name)
        details: Mapping[str, object] = getattr(record, "details", {})
        fields = {"time": moment.replace("+00:00", "Z"), "level": _level(record), "event": event, **details}
        if event != _ANSWERED or not details:  # its details say it already, and many are written in one second
            fields["message"] = record.getMessage()
        if trace := _traceback(record):
            fields["traceback"] = trace
        return f"{escape_controls(json.dumps(fields, ensure_ascii=False, default=str))}\n"


def _level(record: logging.LogRecord) -> str:
    if record.levelno >= logging.ERROR:
        return "error"
    return "warning" if record.levelno >= logging.WARNING else "info"


def _traceback(record: logging.LogRecord) -> str:
    return "".join(traceback.format_exception(record.exc_info[1])) if record.exc_info else ""
