"""``trackside check``: every problem of a pack, one line each, then a line that sums up."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot.chat.console import command_parser, print_lines
from bot.facts.errors import Severity
from bot.facts.location import locate_pack
from bot.facts.pack.reader import read_pack
from bot.render import problems
from bot.render.problems import Review
from bot.settings import read_settings

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

CLEAN, ERRORS = 0, 1


def check(arguments: Sequence[str]) -> int:
    """Run the command; its exit code is 0 where the pack is clean or has warnings only, 1 where it has errors.

    Raises:
        FactsError: there is no pack.
        SettingsError: the environment names a folder that is none.
    """
    options = _check_options(arguments)
    root = locate_pack(options.pack or read_settings(os.environ).pack)
    review = _review_pack(root, coverage=options.coverage)
    print_lines(_review_lines(review, options.format, root))
    return ERRORS if review.count(Severity.ERROR) else CLEAN


def _check_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command_parser(
        "check", "List every problem of a pack, with its file, line and rule.", ("check --coverage",)
    )
    parser.add_argument(
        "--coverage", action="store_true", help="also list the sentences, values and names that nothing covers"
    )
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="default: text")
    return parser.parse_args(arguments)


def _review_pack(root: Path, *, coverage: bool) -> Review:
    loaded = read_pack(root)
    if loaded.pack is None:
        return Review(loaded.problems, None)
    from bot.facts.checks.own_standings import standing_problems  # noqa: PLC0415 — a pack with errors is not compared

    found = sorted((*loaded.problems, *standing_problems(loaded.pack)))
    if not coverage:
        return Review(found, len(loaded.pack.articles))
    from bot.facts.pack.coverage import coverage as cover  # noqa: PLC0415 — only here, and a check has to start in a blink

    covered = cover(loaded.pack, loaded.known)
    return Review(sorted((*found, *covered.problems)), len(loaded.pack.articles), covered)


def _review_lines(review: Review, form: str, root: Path) -> Iterator[str]:
    match form:
        case "github":
            return problems.github_annotations(review, _pack_prefix(root))
        case "json":
            return problems.problems_json(review)
        case _:
            return problems.problem_lines(review)


def _pack_prefix(root: Path) -> str:
    """How the pack's paths begin for somebody who stands in the checkout: GitHub knows files by that."""
    current, pack = Path.cwd().resolve(), root.resolve()
    path = pack.relative_to(current) if pack.is_relative_to(current) else pack
    return "" if path == Path() else f"{path.as_posix()}/"
