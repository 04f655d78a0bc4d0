"""The terminal itself: what is written to it, how wide it is, and how an option is read from its command line."""

from __future__ import annotations

import argparse
import shutil
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from bot.render.sanitize import sanitize

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NARROWEST, USUAL, WIDEST = 20, 80, 120
"""Cells of a line. A narrower terminal holds no line of an answer, and longer lines are hard to read."""


class OutputError(Exception):
    """What was asked for cannot be written. ``str()`` is a sentence for people, with the next step."""


def print_lines(lines: Iterable[str]) -> None:
    """Write lines to standard output, each ended, as they come."""
    for line in lines:
        sys.stdout.write(f"{line}\n")


def print_error(sentence: str) -> None:
    """Write one harmless line to standard error."""
    sys.stderr.write(f"{sanitize(sentence)}\n")


def line_width() -> int:
    """Cells of a line on standard output: COLUMNS, or the terminal's own, or 80; within what can be read."""
    columns = shutil.get_terminal_size((USUAL, 24)).columns
    return min(max(columns, NARROWEST), WIDEST)


class CommandParser(argparse.ArgumentParser):
    """Reads a command's options; what it cannot read is one sentence with the next step, and exit 2."""

    def error(self, message: str) -> NoReturn:
        """Say what cannot be read.

        Raises:
            SystemExit: always, with 2.
        """
        sentence = f"{message[:1].upper()}{message[1:]}".rstrip(".")
        print_error(f"{sentence}. “{self.prog} --help” lists what it takes.")
        raise SystemExit(2)


DEBUG_HELP = "show where the program failed, should it fail"


def command_parser(
    command: str,
    description: str,
    examples: Sequence[str] = (),
    debug_help: str = DEBUG_HELP,
    *,
    takes_pack: bool = True,
) -> CommandParser:
    """A parser for one command, with the options that all commands have; ``debug_help`` is what --debug does.

    ``takes_pack``: whether another pack can be named.
    """
    epilog = "\n".join(("examples:", *(f"  trackside {example}" for example in examples))) if examples else None
    parser = CommandParser(
        prog=f"trackside {command}",
        description=description,
        epilog=epilog,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    if takes_pack:
        parser.add_argument(
            "--pack", type=existing_folder, metavar="DIR", help="another pack: a folder with its data/ and seeds/"
        )
    parser.add_argument("--debug", action="store_true", help=debug_help)
    return parser


def existing_folder(value: str) -> Path:
    """A folder given as an option.

    Raises:
        argparse.ArgumentTypeError: there is none at that path.
    """
    try:
        path = Path(value).expanduser().absolute()
        if stat.S_ISDIR(path.stat().st_mode):
            return path
    except RuntimeError:
        raise argparse.ArgumentTypeError(f"the home folder in {value!r} is not known") from None
    except PermissionError as error:
        raise argparse.ArgumentTypeError(f"{value!r} cannot be entered ({error.strerror})") from None
    except (OSError, ValueError):  # none there, or none that could be
        pass
    raise argparse.ArgumentTypeError(f"there is no folder {value!r}")
