"""``trackside check``: every problem of a pack, one line each, then a line that sums up; and what it mends itself."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

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
        FactsError: there is no pack, or no article of a name that --accept-text has.
        OutputError: a file that is to be mended cannot be written.
        SettingsError: the environment names a folder that is none.
    """
    options = _check_options(arguments)
    root = locate_pack(options.pack or read_settings(os.environ).pack)
    changes = _mend_pack(root, options.accept_text, fix=options.fix) if options.fix or options.accept_text else ()
    review = replace(_review_pack(root, coverage=options.coverage), changes=changes)
    print_lines(_review_lines(review, options.format, root))
    return ERRORS if review.count(Severity.ERROR) else CLEAN


def _check_options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = command_parser(
        "check",
        "List every problem of a pack, with its file, line and rule.",
        ("check --coverage", "check --pack my-pack --fix", "check --pack my-pack --accept-text the-gazette"),
    )
    parser.epilog = (
        "--fix and --accept-text change the files in data/articles/, each only where there is something to mend, say\n"
        "what they changed, and check the pack then. Comments and all else in the files stay as they are.\n\n"
        "exit codes: 0 no errors, 1 errors, 2 the command cannot run, or a file cannot be written\n\n"
        f"{parser.epilog}"
    )
    parser.add_argument(
        "--coverage", action="store_true", help="also list the sentences, values and names that nothing covers"
    )
    parser.add_argument(
        "--fix",
        action="store_true",
        help="write each hash (sha256) that is missing, and put the [[sentence]] entries in the order of the text",
    )
    parser.add_argument(
        "--accept-text",
        action="append",
        default=[],
        metavar="SLUG",
        help="accept the text of data/articles/SLUG.toml as it is now: replace a hash of another text; repeatable",
    )
    parser.add_argument("--format", choices=("text", "github", "json"), default="text", help="default: text")
    return parser.parse_args(arguments)


def _mend_pack(root: Path, accepted: Sequence[str], *, fix: bool) -> Sequence[str]:
    """Mend what can be mended, and say what was, a line each."""
    from bot.chat.replace_files import replace_files  # noqa: PLC0415 — as seldom as a coverage
    from bot.facts.pack.mending import check_slugs, mended_files  # noqa: PLC0415

    check_slugs(root, accepted)
    mended = list(mended_files(root, accepted, fix=fix))
    replace_files({root / file.path: file.content for file in mended if file.content is not None})
    return [f"{file.path}: {change}" for file in mended for change in file.changes]


def _review_pack(root: Path, *, coverage: bool) -> Review:
    loaded = read_pack(root)
    if loaded.pack is None:
        return Review(loaded.problems, None, coverage_waits=coverage)
    from bot.facts.checks.own_standings import standing_problems  # noqa: PLC0415 — a pack with errors is not compared

    problems = sorted((*loaded.problems, *standing_problems(loaded.pack)))
    if not coverage:
        return Review(problems, len(loaded.pack.articles))
    from bot.facts.pack.rules.coverage import coverage as cover  # noqa: PLC0415 — only here, and a check has to start in a blink

    covered = cover(loaded.pack, loaded.known)
    return Review(sorted((*problems, *covered.problems)), len(loaded.pack.articles), covered)


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
