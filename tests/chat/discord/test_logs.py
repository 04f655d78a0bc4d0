from __future__ import annotations

import io
import json
import logging
import os
import re
import threading

import pytest

from bot.chat.discord.log_writer import MOST, LogWriter
from bot.chat.discord.logs import JSON, TEXT, WARNING, Log

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
            log.says("unreachable", "Trying again in {seconds} s.", WARNING, seconds=2)
    assert text(plain) == "warning: Trying again in 2 s.\n"
    (line,) = objects(structured)
    assert (line["event"], line["seconds"], line["message"]) == ("unreachable", 2, "Trying again in 2 s.")


def test_a_sentence_without_details_may_hold_braces() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.says("commands-refused", "Discord says {'code': 1}.")
    assert text(stream) == "Discord says {'code': 1}.\n"


def test_an_incident_has_its_id_and_the_traceback_below() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.incident("0a1b2c3d", "quote", KeyError("nobody"))
    first, *below = text(stream).splitlines()
    assert first == "error: quote: KeyError: 'nobody' (incident 0a1b2c3d)"
    assert below == ["    KeyError: 'nobody'"]


def test_a_line_that_holds_line_breaks_or_terminal_controls_stays_one_harmless_line() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.told("0a1b2c3d", "quote", "one\ntwo \x1b[31m")
    assert text(stream) == "error: quote: one two ␛[31m (incident 0a1b2c3d)\n"


@pytest.mark.parametrize("form", [TEXT, JSON])
def test_the_token_is_in_no_line_and_no_traceback(form: str) -> None:
    stream = io.StringIO()
    with Log(stream, form, debug=True, secrets=(TOKEN,)) as log:
        log.says("signing-in", f"Signing in with {TOKEN}")
        log.incident("0a1b2c3d", "quote", RuntimeError(f"Authorization: Bot {TOKEN}"))
        logging.getLogger("discord.http").debug("headers %s", {"Authorization": f"Bot {TOKEN}"})
        logging.getLogger("discord.client").error("It failed", exc_info=RuntimeError(TOKEN))
    assert "s3cr3t" not in stream.getvalue()
    assert stream.getvalue().count("[secret]") >= 5


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


def test_whoever_logs_does_not_wait_for_a_reader_that_never_reads() -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w", encoding="utf-8") as stream:
        log = LogWriter(stream, lambda line: line, lambda lost: f"{lost} lost\n")
        for _ in range(200):
            log.put("x" * 10_000)
        log.close(0.0)
        os.close(reading)  # and then the thread's write ends, in an error that nobody minds
        log.close(30.0)


def test_lines_that_come_too_fast_are_counted_and_the_rest_is_written() -> None:
    stream, gate = io.StringIO(), threading.Event()

    def render(line: str) -> str:
        assert gate.wait(30.0)
        return line

    log = LogWriter(stream, render, lambda lost: f"{lost} lost\n")
    log.put("first\n")
    for _ in range(MOST + 10):
        log.put("more\n")
    gate.set()
    log.close(30.0)
    lines = stream.getvalue().splitlines()
    lost = sum(int(line.split()[0]) for line in lines if line.endswith("lost"))
    assert lost in {10, 11}  # the first one may be with the writer already
    assert lines.count("more") == MOST + 10 - lost


def test_a_line_that_cannot_be_rendered_does_not_end_the_log() -> None:
    stream = io.StringIO()
    with Log(stream) as log:
        log.says("odd", "Of {this} nothing is known.", that=1)
        log.says("stopped", "Stopped.")
    assert stream.getvalue().splitlines()[0] == "a line of the log could not be made: KeyError('this')"
    assert text(stream).endswith("\nStopped.\n")
