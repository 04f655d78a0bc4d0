"""What somebody at a terminal reads when a command fails: one sentence; the traceback goes to a file."""

from __future__ import annotations

import errno
import os
import secrets
import sys
import traceback
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.chat.console import OutputError, print_error
from bot.chat.private_file import append_private
from bot.facts.errors import FactsError
from bot.settings import SettingsError, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LOG = "trackside.log"
LOG_LIMIT = 1_000_000
"""Bytes. A log of that size is renamed to ``trackside.log.1``, in place of the one before."""

_DISK_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}


def report_error(error: BaseException, words: Sequence[str]) -> bool:
    """Write to standard error why the command line ``words`` failed; whether that could be foreseen.

    What could not be is an incident: it gets an id, and its traceback goes to the log in the state folder, or to
    standard error with ``--debug``.
    """
    if isinstance(error, (FactsError, OutputError, SettingsError)):
        print_error(str(error))
        return True
    if isinstance(error, OSError) and error.errno in _DISK_FULL and error.filename is None:
        print_error(f"The output cannot be written: {error.strerror}. Make room, then repeat the command.")
        return True
    report = _redact_token("".join(traceback.format_exception(error)))
    if "--debug" in words:
        sys.stderr.write(report)
        return False
    incident = secrets.token_hex(4)
    log = _append_to_log(
        f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z incident {incident}: trackside {' '.join(words)}\n{report}\n"
    )
    where = f"the details are in {log}" if log else "the log cannot be written: repeat it with --debug for the details"
    print_error(f"Something went wrong in Trackside itself (incident {incident}); {where}.")
    return False


def _redact_token(report: str) -> str:
    token = os.environ.get("DISCORD_TOKEN", "").strip()
    return report.replace(token, "[token]") if token else report


def _append_to_log(entry: str) -> Path | None:
    """Add to the log; its path, or None where that is impossible, for the sentence has to come out all the same."""
    try:
        log = read_settings(os.environ).state / LOG
        if os.path.lexists(log) and log.lstat().st_size > LOG_LIMIT:
            log.replace(log.with_name(f"{LOG}.1"))
        append_private(log, entry)
    except (OSError, SettingsError):
        return None
    return log


def discard_stdout() -> None:
    """Drop what is still to be written, so that the interpreter waits for no reader at its end, nor misses one."""
    with suppress(OSError, ValueError):  # an output that is no file of the system waits for nobody
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
