"""``trackside build``: the database of a pack, made now."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from bot.chat.console import command_parser, print_lines
from bot.chat.progress import ProgressBar
from bot.facts.location import check_command, locate_pack
from bot.render.build_summary import build_summary
from bot.settings import read_settings
from bot.store.cache import rebuild_database

if TYPE_CHECKING:
    from collections.abc import Sequence


def build(arguments: Sequence[str]) -> int:
    """Run the command: build, print what was done, return 0.

    Raises:
        FactsError: there is no pack, it has errors, or the database cannot be written.
        SettingsError: the environment names a folder that is none.
    """
    parser = command_parser(
        "build", "Make the database of a pack now. “trackside ask” does it by itself when the pack changed."
    )
    options = parser.parse_args(arguments)
    settings = read_settings(os.environ)
    root = locate_pack(options.pack or settings.pack)
    with ProgressBar(sys.stderr) as bar:
        report = rebuild_database(root, settings.cache, bar)
    print_lines(build_summary(report, report.path, check_command(root)))
    return 0
