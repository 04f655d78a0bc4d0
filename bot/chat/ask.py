"""Asking in the terminal: a command line becomes a question, its answer is printed, its outcome is the exit code."""

from __future__ import annotations

import asyncio
import os
import re
import shlex
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers import registry
from bot.answers.answer import Answer, Outcome
from bot.chat.console import command_parser, line_width, print_error, print_lines
from bot.chat.progress import DelayedNotice
from bot.chat.save_picture import save_picture
from bot.facts.location import locate_pack
from bot.settings import read_settings
from bot.store.cache import ensure_somewhere, rebuild_database
from bot.store.store import Store

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from bot.facts.errors import DamagedError
    from bot.render.terminal.text import Look
    from bot.settings import Settings

EXIT_CODES = {Outcome.ANSWERED: 0, Outcome.NOT_FOUND: 1, Outcome.SILENT: 1, Outcome.UNREADABLE: 2}


def ask(arguments: Sequence[str]) -> int:
    """``trackside ask``: print an answer; 0 answered, 1 nothing found or the articles are silent, 2 cannot be read.

    Raises:
        FactsError: there is no pack, or no database can be made of it.
        OutputError: its picture cannot be written.
        SettingsError: the environment names a folder that is none.
    """
    options, words = _ask_options(arguments)
    settings = read_settings(os.environ)
    answer = asyncio.run(_answer_line(question_line(words, registry.QUESTIONS), options.pack, settings))
    if options.json:
        _print_json(answer)
    else:
        print_answer(answer, settings, _follow_up_command(options.pack))
    if options.save is not None:
        save_picture(answer, options.save)
    return EXIT_CODES[answer.outcome]


def _ask_options(arguments: Sequence[str]) -> tuple[argparse.Namespace, list[str]]:
    """The command's own options, and all other words in their order: what else has a dash the question explains."""
    parser = command_parser(
        "ask",
        "Answer a question, each line with the articles that say it. “trackside ask help” lists the questions.",
        ("ask who won the 1500m", "ask result 1500m", "ask compare --json silver time"),
    )
    parser.add_argument("words", nargs="*", metavar="QUESTION", help="as you would type it in a channel, slash or none")
    parser.add_argument("--json", action="store_true", help="print the whole answer as JSON")
    parser.add_argument("--save", type=Path, metavar="FILE", help="write its picture, too: an .svg or a .png")
    options, others = parser.parse_known_intermixed_args(arguments)
    return options, [*options.words, *others]


_DRIVE = re.compile(r"[A-Za-z]:[/\\]")
_COMPONENT = re.compile(r"[/\\]([a-z]+)(?=\s|$)")


def question_line(words: Sequence[str], names: Iterable[str]) -> str:
    """The question that a command line's words make, where one of ``names`` opens it.

    Git Bash hands over "/result" as "C:/Program Files/Git/result": what follows the last slash before a question's
    name is what was typed.
    """
    line = " ".join(words)
    if _DRIVE.match(line):
        questions = frozenset(names)
        for component in _COMPONENT.finditer(line):
            if component[1] in questions:
                return line[component.start(1) :]
    return line


async def _answer_line(line: str, pack: Path | None, settings: Settings) -> Answer:
    call = registry.read_line(line)
    if isinstance(call, Answer):  # it cannot be read, so no facts are needed
        return call
    store, _ = await open_store(locate_pack(pack or settings.pack), settings.cache)
    async with store:
        return await store.read(partial(registry.answer_call, call))


async def open_store(root: Path, cache: Path) -> tuple[Store, Path]:
    """The store of the pack in the folder ``root``, and the folder of its database, which is built if there is none.

    Raises:
        FactsError: no database can be made of the pack.
    """
    notice = DelayedNotice("Building the database, which is needed once for each version of the pack …", sys.stderr)
    database, folder = ensure_somewhere(root, cache, notice, print_error)

    async def rebuild(damage: DamagedError) -> Path:
        print_error(f"{damage.fault}: it is built again.")
        return rebuild_database(root, folder, notice).path

    return await Store.open(database, rebuild), folder


def _follow_up_command(pack: Path | None) -> str:
    """How a follow-up question is asked about the same pack."""
    if pack is None:
        return "trackside ask"
    return f"trackside ask --pack {shlex.quote(pack.as_posix())}"


def _print_json(answer: Answer) -> None:
    from bot.answers.as_json import answer_json  # noqa: PLC0415 — only here
    from bot.render.sanitize import escape_controls  # noqa: PLC0415 — the same

    print_lines([escape_controls(answer_json(answer))])


def print_answer(answer: Answer, settings: Settings, command: str | None) -> None:
    """Print an answer as standard output can show it; without a ``command`` follow-ups are picked by number."""
    from bot.render.terminal.text import Look, plain_answer  # noqa: PLC0415 — rendering is not needed for JSON

    if settings.styles and sys.stdout.isatty():
        _print_styled(answer, Look(line_width(), settings.links, command))
    else:
        sys.stdout.write(plain_answer(answer, Look(line_width(), command=command)))


def _print_styled(answer: Answer, look: Look) -> None:
    from rich.console import Console  # noqa: PLC0415 — a third of the start-up time, and pipes do not need it

    from bot.render.terminal.text import styled_answer  # noqa: PLC0415 — the same

    Console(highlight=False, width=look.width).print(styled_answer(answer, look), soft_wrap=True, end="")
