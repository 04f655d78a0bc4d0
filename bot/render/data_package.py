"""A database as a Data Package of version 2 (https://datapackage.org): its descriptor, and its tables as CSV."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from msgspec import json

from bot.render.sanitize import escape_controls

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.store.open_data import OpenArticle, OpenColumn, OpenData, OpenTable, Origin

DESCRIPTOR = "datapackage.json"
DATABASE = "trackside.sqlite"
"""The files of the package beside its tables."""

DATABASE_TYPE = "application/vnd.sqlite3"

_PROFILES = "https://datapackage.org/profiles/2.0"

_DATABASE_RESOURCE = {
    "name": "trackside",
    "path": DATABASE,
    "title": "The database",
    "description": "All the tables, the texts of the articles, and what answers are made of, as one SQLite file.",
    "format": "sqlite",
    "mediatype": DATABASE_TYPE,
}


def table_file(table: OpenTable) -> str:
    """The name of a table's file."""
    return f"{table.name}.csv"


def csv_text(table: OpenTable, rows: Iterable[Sequence[object]]) -> str:
    """A table as CSV after RFC 4180: the columns' names, then its rows as they are; an empty cell is NULL."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow([column.name for column in table.columns])
    writer.writerows(rows)
    return text.getvalue()


def license_address(license_: str) -> str:
    """Where the text of a licence stands, by its SPDX id."""
    return f"https://spdx.org/licenses/{quote(license_, safe='')}.html"


def descriptor(data: OpenData, origin: Origin, *, with_database: bool) -> str:
    """The descriptor as JSON, with the database as a resource or without."""
    resources: list[Mapping[str, Any]] = [_table_resource(table) for table in data.tables]
    package = {
        "$schema": f"{_PROFILES}/datapackage.json",
        "name": "trackside",
        "title": data.title,
        "description": data.description,
        **({"licenses": [_license(origin.license)]} if origin.license else {}),
        **({"sources": list(map(_source, origin.articles))} if origin.articles else {}),
        "resources": [*resources, *([_DATABASE_RESOURCE] if with_database else [])],
    }
    return escape_controls(json.format(json.encode(package), indent=2).decode()) + "\n"


def _license(license_: str) -> dict[str, str]:
    return {"name": license_, "path": license_address(license_), "title": f"{license_}, for what is curated"}


def _source(article: OpenArticle) -> dict[str, str]:
    source = {"title": ": ".join(part for part in (article.publisher, article.title) if part) or article.slug}
    return {**source, "path": article.url} if article.url else source


def _table_resource(table: OpenTable) -> dict[str, Any]:
    links = [
        {"fields": [column.name], "reference": {"resource": column.references[0], "fields": [column.references[1]]}}
        for column in table.columns
        if column.references
    ]
    schema = {
        "$schema": f"{_PROFILES}/tableschema.json",
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": table.key,
        **({"foreignKeys": links} if links else {}),
    }
    return {
        "$schema": f"{_PROFILES}/dataresource.json",
        "name": table.name,
        "type": "table",
        "path": table_file(table),
        "description": f"A row is {table.description}.",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": schema,
    }


def _field(column: OpenColumn) -> dict[str, Any]:
    field = {"name": column.name, "type": column.type, "description": column.description}
    return {**field, "constraints": {"enum": column.enum}} if column.enum else field
