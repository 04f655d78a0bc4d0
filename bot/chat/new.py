"""``trackside new``: an empty pack, with a comment in each file that says what goes there."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat.console import OutputError, command_parser, print_lines
from bot.facts.pack.folder.bases import carried_pack

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FILES = Path(__file__).with_name("new_pack")
"""The files of a new pack."""


def new(arguments: Sequence[str]) -> int:
    """Run the command: write the pack, print what can be done with it, return 0.

    Raises:
        OutputError: there is something at that path already, or it cannot be written.
    """
    parser = command_parser(
        "new",
        "Make an empty pack: a comment in each file says what goes there, with an example.",
        ("new my-pack",),
        takes_pack=False,
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is not there yet, or an empty one")
    folder: Path = parser.parse_args(arguments).folder
    _write_pack(folder)
    print_lines(_next_steps(folder))
    return 0


def _write_pack(folder: Path) -> None:
    try:
        if folder.exists() and any(folder.iterdir()):
            raise OutputError(f"{folder} is not empty: name a folder that is not there yet, or an empty one.")
        for path in (path for path in _FILES.rglob("*") if path.is_file()):
            target = folder / path.relative_to(_FILES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
    except (OSError, ValueError) as error:  # the latter where the path could be none
        reason = getattr(error, "strerror", None) or error
        raise OutputError(f"{folder} cannot be written ({reason}): name another folder.") from error


def _next_steps(folder: Path) -> Iterator[str]:
    name = shlex.quote(folder.as_posix())
    yield f"{folder} holds an empty pack. Put the text of an article into its folder seeds, and what the article says"
    yield "into a file of its folder data/articles: README.md there shows one. Then:"
    yield f"  trackside check --pack {name}"
    yield f"  trackside ask --pack {name} who won"
    carried = carried_pack()
    if carried is not None:
        yield f"Every key is told in {carried / 'docs' / 'pack-format.md'}"
