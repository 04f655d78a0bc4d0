"""A folder with the data package of a database, put in place whole: the old one stands until the new one is written."""

from __future__ import annotations

import json
import os
import shutil
from typing import TYPE_CHECKING

from bot.chat.console import OutputError
from bot.render.data_package import DATABASE, DESCRIPTOR, csv_text, descriptor, table_file
from bot.store.open_data import open_data, read_origin, read_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def write_package(database: Path, folder: Path) -> None:
    """Write the tables, the descriptor and a copy of the database to a folder, in place of an older data package.

    Raises:
        OutputError: the folder holds anything else, or cannot be written; what was there still is.
        StoreError: the database cannot be read.
    """
    target = folder.expanduser().resolve()  # a link stays one
    new = target.with_name(f"{target.name}.{os.getpid()}.new")
    try:
        _check_replaceable(target)
        new.mkdir()
        for name, content in _files(database, new / DATABASE).items():
            (new / name).write_bytes(content.encode())
        _put(new, target)
    except OSError as error:
        message = f"{folder} cannot be written: {error.strerror}. Name another folder for the data package."
        raise OutputError(message) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _check_replaceable(target: Path) -> None:
    """See that a folder holds nothing but an older data package of ours."""
    if not target.is_dir():
        if target.exists():
            raise OutputError(f"{target} is no folder: name another one for the data package.")
        return
    present = {path.name for path in target.iterdir()}
    others = present - _package_files(target / DESCRIPTOR) if present else None
    if others:
        raise OutputError(f"{target} holds “{min(others)}”, which is of no data package: name another folder.")


def _package_files(path: Path) -> set[str]:
    """The names of the files of a data package of ours, by its descriptor; none where it is none."""
    try:
        package = json.loads(path.read_bytes())
        return (
            {DESCRIPTOR, *(each["path"] for each in package["resources"])} if package["name"] == "trackside" else set()
        )
    except (OSError, ValueError, LookupError, TypeError):
        return set()


def _files(database: Path, copy: Path) -> Mapping[str, str]:
    """Copy a database; the other files of its data package by their names."""
    shutil.copyfile(database, copy)
    data = open_data()
    tables = {table_file(table): csv_text(table, read_table(copy, table)) for table in data.tables}
    return {**tables, DESCRIPTOR: descriptor(data, read_origin(copy), with_database=True)}


def _put(new: Path, target: Path) -> None:
    """Put a new folder in the place of an old one, which comes back where that fails."""
    old = target.with_name(f"{target.name}.{os.getpid()}.old")
    if target.exists():
        target.rename(old)
    try:
        new.rename(target)
    except BaseException:
        if old.exists():
            old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)
