"""``trackside export``: everything that a pack holds and what follows from it, for other programs."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from bot import settings
from bot.chat.console import command_parser, print_error, print_lines
from bot.chat.output_file import write_file
from bot.chat.progress import ProgressBar
from bot.facts.compared_pack import compare_pack
from bot.facts.location import locate_pack
from bot.render.annotations import annotation_lines
from bot.render.export import COLUMNS, RecordType, csv_lines, jsonl
from bot.store.cache import ensure_somewhere
from bot.store.open_data import read_annotations

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence


class Format(StrEnum):
    """What an export is written as."""

    JSONL = "jsonl"
    CSV = "csv"
    ANNOTATIONS = "annotations"
    DATAPACKAGE = "datapackage"


def export(arguments: Sequence[str]) -> int:
    """Run the command: write the lines or the folder, return 0.

    Raises:
        FactsError: there is no pack, it has errors, or no database can be made of it.
        OutputError: the file or the folder cannot be written.
        SettingsError: the environment names a folder that is none.
    """
    options = _read_options(arguments)
    environment = settings.read_settings(os.environ)
    root = locate_pack(options.pack or environment.pack)
    if options.format == Format.DATAPACKAGE:
        _export_package(_database(root, environment), options.folder)
        return 0
    if options.format == Format.ANNOTATIONS:
        lines = annotation_lines(*read_annotations(_database(root, environment)))
    else:
        lines = _export_lines(root, options.format, options.type)
    if options.output is None:
        print_lines(lines)
    else:
        write_file(options.output, (f"{line}\n".encode() for line in lines), "--output")
    return 0


def _read_options(arguments: Sequence[str]) -> argparse.Namespace:
    command = command_parser(
        "export",
        "Write articles, claims, quotations, points and findings. JSON lines hold every type, CSV one (else claims).\n"
        "Web Annotations hold what is claimed at its words; a data package is a folder with tables and the database.",
        (
            "export --format jsonl",
            "export --format csv --type point --output points.csv",
            "export --format annotations --output annotations.jsonld",
            "export --format datapackage DIR",
        ),
    )
    columns = "\n".join(f"  {name:<9}{', '.join(columns)}" for name, columns in COLUMNS.items())
    command.epilog = (
        "what each type holds; in CSV, a cell that holds a list or a table is JSON, and a text that begins with\n"
        f"= + - @, a tab or a line break has an apostrophe before it, so that no spreadsheet calculates it:\n{columns}"
        "\n\nAll is UTF-8. Excel shows the names of a CSV file right when it is opened by Data, From Text/CSV.\n\n"
        f"{command.epilog}"
    )
    command.add_argument("--format", choices=[each.value for each in Format], default="jsonl", help="default: jsonl")
    command.add_argument("--type", choices=[name.value for name in RecordType], help="only this type of record")
    command.add_argument("--output", type=Path, metavar="FILE", help="write to a file, not to standard output")
    command.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="where a data package goes: a folder")
    options = command.parse_args(arguments)
    is_folder = options.format == Format.DATAPACKAGE
    if is_folder and (options.folder is None or options.output):
        command.error("a data package is a folder: name it, as in “export --format datapackage DIR”")
    if options.folder and not is_folder:
        command.error(f"--format {options.format} is written to one file: name it with --output")
    if options.type and options.format not in {Format.JSONL, Format.CSV}:
        command.error(f"--format {options.format} takes no --type, for it holds all of them")
    return options


def _export_lines(root: Path, form: str, record_type: str | None) -> Iterator[str]:
    compared = compare_pack(root)
    if form == Format.CSV:
        return csv_lines(RecordType(record_type or RecordType.CLAIM), compared)
    return jsonl(compared, [RecordType(record_type)] if record_type else RecordType)


def _database(root: Path, environment: settings.Settings) -> Path:
    """The database of the pack in the folder ``root``, which is built if there is none."""
    with ProgressBar(sys.stderr) as bar:
        database, _ = ensure_somewhere(root, environment.cache, bar, print_error)
    return database


def _export_package(database: Path, folder: Path) -> None:
    from bot.chat.package_folder import write_package  # noqa: PLC0415 — only here

    write_package(database, folder)
    print_lines([f"The data package is in {folder}: datapackage.json tells what its files hold."])
