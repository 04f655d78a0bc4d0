from __future__ import annotations

import io
import json
import logging
import os
import re
import subprocess
import sys
import threading
from contextlib import suppress

import pytest

from bot.chat.discord.logs import JSON, QUEUE_LIMIT, TEXT, Log, LogQueue, LogWriter, TextFormatter

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gh1jKl.s3cr3t-s3cr3t_s3cr3t"  # noqa: S105 — an invented one

MOMENT = re.compile(r"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d ", re.MULTILINE)


def text(stream: io.StringIO) -> str:
    """What was logged, without the moments."""
    return MOMENT.sub("", stream.getvalue())


def objects(stream: io.StringIO) -> list[dict[str, object]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_answer_is_one_line_with_the_question_the_milliseconds_the_outcome_and_the_id() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.answered("result", 12.345, "answered", 1234567890123456789)
    assert text(stream) == "result: answered in 12.3 ms (1234567890123456789)\n"


def test_an_answer_in_json_is_one_object_whose_id_no_reader_of_numbers_can_round() -> None:
    stream = io.StringIO()
    with Log(stream, JSON) as log:
        log.answered("result", 12.345, "answered", 1234567890123456789)
    (line,) = objects(stream)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", str(line.pop("time")))
    assert line == {
        "level": "info",
        "event": "answered",
        "question": "result",
        "ms": 12.3,
        "outcome": "answered",
        "id": "1234567890123456789",
    }


def test_a_sentence_with_its_details_reads_as_a_sentence_and_in_json_brings_them_along() -> None:
    plain, structured = io.StringIO(), io.StringIO()
    for stream, form in ((plain, TEXT), (structured, JSON)):
        with Log(stream, form) as log:
            log.event("unreachable", "Trying again in %(seconds)s s.", logging.WARNING, seconds=2)
    assert text(plain) == "warning: Trying again in 2 s.\n"
    (line,) = objects(structured)
    assert (line["event"], line["seconds"], line["message"]) == ("unreachable", 2, "Trying again in 2 s.")


def test_a_sentence_without_details_may_hold_percent_signs() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.event("commands-refused", "Discord says %(code)s, 100%.")
    assert text(stream) == "Discord says %(code)s, 100%.\n"


def test_an_incident_has_its_id_and_the_traceback_below() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.failed("0a1b2c3d", "quote", KeyError("nobody"))
    first, *below = text(stream).splitlines()
    assert first == "error: quote: KeyError: 'nobody' (incident 0a1b2c3d)"
    assert below == ["    KeyError: 'nobody'"]


def test_a_line_that_holds_line_breaks_or_terminal_controls_stays_one_harmless_line() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.failed("0a1b2c3d", "quote", "one\ntwo \x1b[31m")
    assert text(stream) == "error: quote: one two ␛[31m (incident 0a1b2c3d)\n"


@pytest.mark.parametrize("form", [TEXT, JSON])
def test_the_token_is_in_no_line_and_no_traceback(form: str) -> None:
    stream = io.StringIO()
    with Log(stream, form, debug=True, secrets=(TOKEN,)) as log:
        log.event("signing-in", f"Signing in with {TOKEN}")
        log.failed("0a1b2c3d", "quote", RuntimeError(f"Authorization: Bot {TOKEN}"))
        logging.getLogger("discord.http").debug("headers %s", {"Authorization": f"Bot {TOKEN}"})
        logging.getLogger("discord.client").error("It failed", exc_info=RuntimeError(TOKEN))
    assert "s3cr3t" not in stream.getvalue()
    assert stream.getvalue().count("[secret]") >= 5


@pytest.mark.parametrize("form", [TEXT, JSON])
@pytest.mark.parametrize(
    "line",
    [
        "POST https://discord.com/api/v10/interactions/1234/aW50ZXI_tok-en/callback has returned 200",
        "PATCH https://discord.com/api/v10/webhooks/1234/aW50ZXI_tok-en/messages/@original",
        "POST https://discord.com/api/v10/webhooks/1234/aW50ZXI_tok-en?wait=1",
        "{'id': '1234', 'token': 'aW50ZXI_tok-en', 'type': 2}",
        '{"id":"1234","token":"aW50ZXI_tok-en"}',
    ],
)
def test_the_token_of_an_interaction_is_in_no_line_and_no_traceback(form: str, line: str) -> None:
    stream = io.StringIO()
    with Log(stream, form, debug=True):
        logging.getLogger("discord.http").debug("%s", line)
        logging.getLogger("discord.client").error("It failed", exc_info=RuntimeError(line))
    assert "tok-en" not in stream.getvalue()
    assert stream.getvalue().count("[secret]") == 2
    assert stream.getvalue().count("1234") == 2


def test_warnings_of_the_library_come_to_the_same_place_and_the_rest_only_when_debugging() -> None:
    quiet, chatty = io.StringIO(), io.StringIO()
    for stream, debug in ((quiet, False), (chatty, True)):
        with Log(stream, debug=debug):
            logging.getLogger("discord.gateway").debug("received an event")
            logging.getLogger("discord.gateway").warning("slow heartbeat")
    assert text(quiet) == "warning: slow heartbeat\n"
    assert text(chatty) == "received an event\nwarning: slow heartbeat\n"


def test_nobody_is_warned_that_the_bot_neither_speaks_nor_looks_into_servers() -> None:
    stream = io.StringIO()
    with Log(stream):
        logging.getLogger("discord.client").warning("PyNaCl is not installed, voice will NOT be supported")
        logging.getLogger("discord.client").warning("davey is not installed, voice will NOT be supported")
        logging.getLogger("discord.state").warning("Guilds intent seems to be disabled. This may cause state issues.")
    assert text(stream) == ""


def test_a_lost_connection_is_one_line_and_no_traceback() -> None:
    stream = io.StringIO()
    with Log(stream):
        gone = OSError("no route")
        logging.getLogger("discord.client").error("Attempting a reconnect in %.2fs", 1.5, exc_info=gone)
    expected = "The connection to Discord was lost (OSError: no route). Attempting a reconnect in 1.50s."
    assert text(stream) == f"warning: {expected}\n"


def test_after_the_block_the_library_logs_nothing_here_any_more() -> None:
    stream = io.StringIO()
    with Log(stream):
        pass
    logging.getLogger("discord.gateway").warning("too late")
    assert text(stream) == ""


def test_logging_never_waits_for_a_pipe_that_nobody_reads() -> None:
    reader, writer = os.pipe()
    # Python 3.14 writes what was left again as the stream is closed.
    with suppress(BrokenPipeError), os.fdopen(writer, "w", encoding="utf-8") as stream:
        with Log(stream) as log:
            for _ in range(200):
                log.event("long", "x" * 10_000)
        os.close(reader)  # and then the write that hangs ends, in an error that nobody minds


FULL = """
from bot.chat.discord.logs import Log, reopen_stderr
with Log(reopen_stderr()) as log:
    for _ in range(200):
        log.event("long", "x" * 10_000)
print("ended")
"""


@pytest.mark.parametrize("closed", [False, True])
def test_a_process_whose_log_nobody_reads_comes_to_its_end(*, closed: bool) -> None:
    reader, writer = os.pipe()
    if closed:
        os.close(reader)
    buffered = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", FULL]
    ran = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=writer, env=buffered, timeout=60.0, text=True, check=True
    )
    os.close(writer)
    if not closed:
        os.close(reader)
    assert ran.stdout == "ended\n"


class SlowReader(io.StringIO):
    """A stream that is read from the moment that ``opened`` is set; ``reported`` is set by a line on lost ones."""

    def __init__(self) -> None:
        super().__init__()
        self.opened, self.reported = threading.Event(), threading.Event()

    def write(self, words: str, /) -> int:
        assert self.opened.wait(30.0)
        written = super().write(words)
        if "were lost" in words:
            self.reported.set()
        return written


def lost_lines(stream: io.StringIO) -> int:
    """How many lines the log says were lost, after a look at the others."""
    lines = text(stream).splitlines()
    (report,) = [line for line in lines if line != "one of many"]
    lost = int(report.removeprefix("warning: ").removesuffix(" lines of the log were lost: they came too fast"))
    assert len(lines) - 1 + lost == QUEUE_LIMIT + 2_000
    return lost


def test_lines_that_come_too_fast_are_counted_though_no_other_line_follows() -> None:
    stream = SlowReader()
    with Log(stream) as log:
        for _ in range(QUEUE_LIMIT + 2_000):
            log.event("many", "one of many")
        stream.opened.set()
        assert stream.reported.wait(30.0)
    assert lost_lines(stream) in {1_999, 2_000}  # the writer may have the first one already


def test_lines_that_were_lost_when_the_log_is_closed_are_counted_at_its_end() -> None:
    handler, stream = LogQueue(TextFormatter()), io.StringIO()
    writer = LogWriter(handler, stream)
    for _ in range(QUEUE_LIMIT + 2_000):
        handler.emit(logging.makeLogRecord({"levelno": logging.INFO, "msg": "one of many"}))
    writer.start()
    writer.stop()
    assert lost_lines(stream) == 2_000


def test_a_line_that_cannot_be_made_does_not_end_the_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])  # those of pytest fail a test with such a line
    stream = io.StringIO()
    with Log(stream) as log:
        log.event("odd", "Of %(this)s nothing is known.", that=1)
        log.event("stopped", "Stopped.")
    assert text(stream) == "a line of the log could not be made: KeyError('this')\nStopped.\n"


class Unprintable:
    def __str__(self) -> str:
        raise ArithmeticError


UNMADE = "a line of the log could not be made: ArithmeticError()"


def test_a_detail_that_cannot_be_printed_is_a_line_that_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    stream = io.StringIO()
    with Log(stream) as log:
        log.event("odd", "It is %(value)s.", value=Unprintable())
        log.event("stopped", "Stopped.")
    assert text(stream) == f"{UNMADE}\nStopped.\n"


@pytest.mark.parametrize(
    ("event", "sentence"), [("odd", "It is %(value)s."), ("odd", "It is."), ("answered", "It is.")]
)
def test_a_detail_that_cannot_be_printed_is_an_object_that_says_so(
    event: str, sentence: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    stream = io.StringIO()
    with Log(stream, JSON) as log:
        log.event(event, sentence, logging.WARNING, value=Unprintable())
        log.event("stopped", "Stopped.")
    odd, stopped = objects(stream)
    assert (odd["level"], odd["event"], odd["message"]) == ("warning", event, UNMADE)
    assert stopped["message"] == "Stopped."
