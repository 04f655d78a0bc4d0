"""The prompt: one question after another, completed as they are typed, follow-ups picked by their number."""

from __future__ import annotations

import asyncio
import io
import os
import re
import sys
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answers import registry
from bot.chat.ask import open_store, print_answer
from bot.chat.command_errors import report_error
from bot.chat.console import command_parser, print_lines
from bot.facts.errors import StoreError
from bot.facts.location import locate_pack
from bot.settings import read_settings
from bot.store.cache import database_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from typing import TextIO

    from bot.answers.answer import Choice
    from bot.settings import Settings
    from bot.store.store import Store

HISTORY = "questions"
"""The file in the state folder that holds what was asked, for the arrow keys."""

_EXIT_WORDS = frozenset({"exit", "quit", "/exit", "/quit"})
_CURSORLESS = frozenset({"dumb", "unknown"})
"""What TERM says of a terminal that cannot move its cursor: an editor's, a log's, a screen reader's."""
_FOLLOW_UP_NUMBER = re.compile(r"[0-9]{1,3}")
"""What can only be meant to pick a follow-up. Longer numbers are events ("1500")."""
_PROMPT = "› "
_LEAVING_HINT = "A number picks a follow-up, Ctrl-D leaves."
_GREETING = ("Ask a question; “help” lists them, Tab completes.", _LEAVING_HINT)
_GREETING_WITHOUT_TAB = ("Ask a question; “help” lists them.", _LEAVING_HINT)


def chat(arguments: Sequence[str]) -> int:
    """``trackside chat``: answer questions until Ctrl-D, Ctrl-C on an empty line, "exit" or the end of input; then 0.

    Raises:
        FactsError: there is no pack, or no database can be made of it.
        SettingsError: the environment names a folder that is none.
    """
    parser = command_parser(
        "chat", "Ask one question after another. Tab completes, a number picks a follow-up, Ctrl-D leaves."
    )
    options = parser.parse_args(arguments)
    settings = read_settings(os.environ)
    with asyncio.Runner() as runner:
        root = locate_pack(options.pack or settings.pack)
        store, cache = runner.run(open_store(root, settings.cache))
        conversation = Conversation(store, root, replace(settings, cache=cache), debug=options.debug)
        try:
            if sys.stdin is None or not (sys.stdin.isatty() and sys.stdout.isatty()):
                _answer_lines(runner, conversation, sys.stdin or ())
            elif os.environ.get("TERM") in _CURSORLESS:
                print_lines(_GREETING_WITHOUT_TAB)
                _answer_lines(runner, conversation, _typed_lines(sys.stdin))
            else:
                runner.run(_prompt_for_lines(conversation, store, settings.state / HISTORY))
        except (EOFError, KeyboardInterrupt):
            print_lines([""])
        finally:
            runner.run(store.close())
    return 0


async def _prompt_for_lines(conversation: Conversation, store: Store, history: Path) -> None:
    # Half of a start, and pipes do not need it.
    from bot.chat.completer import prompt_session  # noqa: PLC0415

    print_lines(_GREETING)
    session = prompt_session(store, history)
    while await conversation.answer_line(await session.prompt_async(_PROMPT)):
        pass


def _answer_lines(runner: asyncio.Runner, conversation: Conversation, lines: Iterable[str]) -> None:
    """Answer lines one by one as they come, those of a pipe or a file without a prompt.

    Between two answers nothing runs that would keep Ctrl-C waiting for a line.
    """
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(encoding="utf-8-sig", errors="replace")
    for line in lines:
        if not runner.run(conversation.answer_line(line)):
            return


def _typed_lines(terminal: TextIO) -> Iterator[str]:
    """The lines of a terminal that edits them itself, until Ctrl-D.

    What stands on a line is not seen here: Ctrl-C clears it, and a second one leaves.
    """
    cleared = False
    while True:
        try:
            sys.stdout.write(_PROMPT)
            sys.stdout.flush()
            line = terminal.readline()
        except KeyboardInterrupt:
            if cleared:
                raise
            cleared = True
            print_lines([""])
        else:
            if not line:
                raise EOFError
            cleared = False
            yield line


class Conversation:
    """One conversation about a pack: it remembers the follow-ups of the last answer.

    Where the pack is built meanwhile, it goes on with the new database.
    """

    def __init__(self, store: Store, root: Path, settings: Settings, *, debug: bool = False) -> None:
        """``store`` has the pack in the folder ``root``. With ``debug`` a failure shows where the program failed."""
        self._store = store
        self._root = root
        self._settings = settings
        self._database = database_path(root, settings.cache)
        self._words = ("chat", *(("--debug",) if debug else ()))
        self._choices: tuple[Choice, ...] = ()

    async def answer_line(self, typed: str) -> bool:
        """Answer what was typed, be it the number of a follow-up; whether the conversation goes on."""
        line = self.question_of(typed)
        if line.casefold() in _EXIT_WORDS:
            return False
        if _FOLLOW_UP_NUMBER.fullmatch(line):
            print_lines([f"There is no follow-up {line}: {self._follow_up_hint()}.", ""])
            sys.stdout.flush()
        elif line:
            await self._answer(line)
        return True

    def question_of(self, typed: str) -> str:
        """The question that was typed, or that of the follow-up with the number that was typed."""
        line = typed.strip()
        follow_ups = {str(number): choice.ask for number, choice in enumerate(self._choices, 1)}
        return follow_ups.get(line, line)

    def _follow_up_hint(self) -> str:
        match len(self._choices):
            case 0:
                return "ask a question first"
            case 1:
                return "the last answer has only 1"
            case most:
                return f"the last answer has 1 to {most}"

    async def _answer(self, line: str) -> None:
        try:
            await self._open_rebuilt()
            answer = await self._store.read(lambda facts: registry.ask_line(facts, line))
        except Exception as error:  # noqa: BLE001 — one failed question ends no conversation; explain keeps its traceback
            report_error(error, (*self._words, line))
            return
        self._choices = answer.choices
        print_answer(answer, self._settings, None)
        print_lines([""])
        sys.stdout.flush()

    async def _open_rebuilt(self) -> None:
        # A pack that was edited has a database of another name, which is there once somebody has built it.
        database = database_path(self._root, self._settings.cache)
        if database != self._database and database.exists():
            with suppress(StoreError):
                await self._store.reopen(database)
                self._database = database
