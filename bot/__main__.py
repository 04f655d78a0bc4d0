"""The command line: which command was meant, and one place for every error.

Exit codes: those of the command; 2 when it cannot run, 70 after a failure of Trackside's own, 130 after Ctrl-C, 141
when the reader of a pipe went away.
"""

from __future__ import annotations

import io
import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

CANNOT_RUN, FAILED, INTERRUPTED, PIPE_CLOSED = 2, 70, 130, 141


class Command(NamedTuple):
    """One command: the module that runs it, in a function of the command's name, and what it does."""

    module: str
    about: str


COMMANDS = {
    "ask": Command("bot.chat.ask", "answer a question, each line with the articles that say it"),
    "chat": Command("bot.chat.chat", "ask one question after another, completed as you type"),
    "web": Command("bot.chat.web.web", "open a page in the browser where anything can be asked"),
    "discord": Command("bot.chat.discord.startup", "answer in Discord, as the bot whose token DISCORD_TOKEN holds"),
    "new": Command("bot.chat.new", "make an empty pack of your own, with a comment in each file"),
    "check": Command(
        "bot.chat.check", "list every problem of a pack; --coverage shows what no claim covers, --fix mends"
    ),
    "build": Command("bot.chat.build", "make the database of a pack now, not at the first question"),
    "export": Command(
        "bot.chat.export", "write articles, claims, quotations, points and findings as JSON lines or CSV"
    ),
}


_OPTIONS = {
    **dict.fromkeys(("--no-open", "--host", "--port"), "web"),
    **dict.fromkeys(("--guild", "--invite", "--log-format"), "discord"),
}
"""Which command an option belongs to, where it stands without one."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line, by default that of the process, and return its exit code. Nothing is raised."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    try:
        _prepare_streams()
        try:
            code = _run_command(words)
        except SystemExit as end:  # the parser of a command: help, or a line that cannot be read
            code = end.code if isinstance(end.code, int) else CANNOT_RUN
        sys.stdout.flush()
    except BaseException as error:  # noqa: BLE001 — the one place where every error becomes a sentence
        return _handle_error(error, words)
    return code


def _prepare_streams() -> None:
    """UTF-8 with plain line ends on every system, unless PYTHONIOENCODING says otherwise; what it lacks is escaped."""
    if sys.stdout is None or sys.stderr is None:  # started without them: nobody reads what is written
        sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 — lives as long as we
        sys.stderr = sys.stderr or sys.stdout
    encoding, _, errors = os.environ.get("PYTHONIOENCODING", "").partition(":")
    errors = errors if errors not in {"", "strict"} else "backslashreplace"
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding or "utf-8", errors=errors, newline="\n")


def _run_command(words: list[str]) -> int:
    if words[:1] and words[0] in {"--help", "-h", "help"}:
        sys.stdout.write(_usage())
        return 0
    if words[:1] and words[0] in {"--version", "-V"}:
        sys.stdout.write(f"trackside {_installed_version()}\n")
        return 0
    words = _with_command(words)
    command = COMMANDS.get(words[0])
    if command is None:
        from bot.chat.unknown_command import unknown_command  # noqa: PLC0415 — only for what cannot be read

        sys.stderr.write(f"{unknown_command(words, tuple(COMMANDS))}\n")
        return CANNOT_RUN
    return int(getattr(import_module(command.module), words[0])(words[1:]))


def _with_command(words: list[str]) -> list[str]:
    """The words with a command before the options: the one that they belong to, or the one that needs no word."""
    if words[:1] == ["--debug"] and words[1:2] and not words[1].startswith("-"):
        return [words[1], "--debug", *words[2:]]
    if words and not words[0].startswith("-"):
        return words
    default = "discord" if os.environ.get("DISCORD_TOKEN", "").strip() else "web"
    options = (_OPTIONS.get(word.partition("=")[0]) for word in words)
    return [next(filter(None, options), default), *words]


def _installed_version() -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 — only here, and slow to import

    try:
        return version("trackside")
    except PackageNotFoundError:
        return "from a checkout that is not installed"


def _usage() -> str:
    commands = "\n".join(f"  {name:<8}{command.about}" for name, command in COMMANDS.items())
    return f"""\
Trackside settles what happened in a race, and shows its receipts: every line names the articles that say it.

usage: trackside [COMMAND] [OPTIONS]

{commands}

Without a command: discord where DISCORD_TOKEN is set, else web; with options of either alone, that one.

Try:
  trackside
  trackside --port 9000
  trackside ask who won the 1500m
  trackside ask result 1500m
  trackside ask help

“trackside COMMAND --help” lists a command's options; “trackside --version” says which version this is.
"""


def _handle_error(error: BaseException, words: list[str]) -> int:
    """Turn whatever ended a command into at most a sentence on standard error, and an exit code."""
    from bot.chat import command_errors  # noqa: PLC0415 — only when something failed

    if isinstance(error, (KeyboardInterrupt, OSError)):
        command_errors.discard_stdout()
    if isinstance(error, KeyboardInterrupt):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return PIPE_CLOSED
    return CANNOT_RUN if command_errors.report_error(error, words) else FAILED


if __name__ == "__main__":
    sys.exit(main())
