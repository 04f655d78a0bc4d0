"""``trackside export``: everything that a pack holds and what follows from it, for other programs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from bot import settings
from bot.chat.console import command_parser, print_lines
from bot.chat.output_file import write_file
from bot.facts.compared_pack import compare_pack
from bot.facts.location import locate_pack
from bot.render.export import COLUMNS, RecordType, csv_lines, jsonl

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence


def export(arguments: Sequence[str]) -> int:
    """Run the command: write the lines, return 0.

    Raises:
        FactsError: there is no pack, or it has errors.
        OutputError: the file cannot be written.
        SettingsError: the environment names a folder that is none.
    """
    options = _read_options(arguments)
    root = locate_pack(options.pack or settings.read_settings(os.environ).pack)
    lines = _export_lines(root, options.format, options.type)
    if options.output is None:
        print_lines(lines)
    else:
        write_file(options.output, (f"{line}\n".encode() for line in lines), "--output")
    return 0


def _read_options(arguments: Sequence[str]) -> argparse.Namespace:
    command = command_parser(
        "export",
        "Write articles, claims, quotations, points and findings. JSON lines hold every type, CSV one (else claims).",
        ("export --format jsonl", "export --format csv --type point --output points.csv"),
    )
    columns = "\n".join(f"  {name:<9}{', '.join(columns)}" for name, columns in COLUMNS.items())
    command.epilog = (
        "what each type holds; in CSV, a cell that holds a list or a table is JSON, and a text that begins with\n"
        f"= + - @, a tab or a line break has an apostrophe before it, so that no spreadsheet calculates it:\n{columns}"
        "\n\nAll is UTF-8. Excel shows the names of a CSV file right when it is opened by Data, From Text/CSV.\n\n"
        f"{command.epilog}"
    )
    command.add_argument("--format", choices=("jsonl", "csv"), default="jsonl", help="default: jsonl")
    command.add_argument("--type", choices=[name.value for name in RecordType], help="only this type of record")
    command.add_argument("--output", type=Path, metavar="FILE", help="write to a file, not to standard output")
    return command.parse_args(arguments)


def _export_lines(root: Path, form: str, record_type: str | None) -> Iterator[str]:
    compared = compare_pack(root)
    if form == "csv":
        return csv_lines(RecordType(record_type or RecordType.CLAIM), compared)
    return jsonl(compared, [RecordType(record_type)] if record_type else RecordType)
