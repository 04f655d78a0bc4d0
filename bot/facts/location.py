"""Where the pack is. Every start comes through here, so this room imports nothing that takes time."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from bot.facts.errors import FactsError
from bot.facts.pack.folder.bases import DATA, carried_pack

if TYPE_CHECKING:
    from pathlib import Path

_SEEDS = "seeds"


class NoPackError(FactsError):
    """There is no pack where one was looked for."""


def locate_pack(explicit: Path | None = None) -> Path:
    """The folder of the pack: the one given, else the one that an installed Trackside carries, else the checkout's.

    Raises:
        NoPackError: the folder is not there or has no ``data`` in it.
    """
    if explicit is not None:
        if not _is_folder(explicit / DATA):
            raise NoPackError(f"{explicit} is no pack: name a folder that holds “{DATA}” and “{_SEEDS}”.")
        return explicit
    carried = carried_pack()
    if carried is None:
        raise NoPackError("This installation carries no pack: name one with --pack DIR, or install Trackside again.")
    return carried


def check_command(root: Path) -> str:
    """The command that lists the problems of the pack in the folder ``root``, as a shell reads it."""
    try:
        is_default = root.samefile(locate_pack())
    except (NoPackError, OSError):
        is_default = False
    if is_default:
        return "trackside check"
    import shlex  # noqa: PLC0415 — only where a pack has errors

    return f"trackside check --pack {shlex.quote(root.as_posix())}"


def _is_folder(path: Path) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 — is_dir() tells nothing of what cannot be entered
    except PermissionError as error:
        raise NoPackError(
            f"The pack {path.parent} cannot be entered ({error.strerror}): open it, or name another folder."
        ) from None
    except OSError:
        return False
