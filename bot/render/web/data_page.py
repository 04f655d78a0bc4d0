"""The page of the data: its files, what their columns hold, and the same for search engines as a schema.org Dataset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.facts.frozen import Frozen
from bot.render.annotations import ANNOTATIONS
from bot.render.data_package import DATABASE, DATABASE_TYPE, DESCRIPTOR, license_address, table_file
from bot.render.page_addresses import DATA, data_address

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.store.open_data import OpenData, OpenTable, Origin


class DataFile(Frozen, frozen=True):
    """A file of the data: its name, its address, the type of its content, and what it is."""

    name: str
    address: str
    type: str
    description: str


class TableFile(Frozen, frozen=True):
    """A table: its file, and what each of its columns holds, by name."""

    file: DataFile
    columns: tuple[tuple[str, str], ...]


class DataPage(Frozen, frozen=True):
    """The page, ready to be drawn; ``is_whole``: no column is left out. ``dataset`` is JSON-LD.

    ``license`` is the id of a licence and the address of its text.
    """

    title: str
    description: str
    files: tuple[DataFile, ...]
    tables: tuple[TableFile, ...]
    is_whole: bool
    license: tuple[str, str] | None
    dataset: dict[str, Any]


def data_page(data: OpenData, origin: Origin, *, is_whole: bool) -> DataPage:
    """The page of the data; without the files that hold whole articles unless ``is_whole``."""
    package = _file(
        DESCRIPTOR, "application/json", "A Data Package: every table, its columns, and how they hang together."
    )
    whole = [
        _file(DATABASE, DATABASE_TYPE, "The SQLite file: the same tables, the texts of the articles, and the indexes."),
        _file(ANNOTATIONS, "application/ld+json", "W3C Web Annotations: each claim at its words in the article."),
    ]
    files = (package, *(whole if is_whole else ()))
    tables = tuple(map(_table_file, data.tables))
    dataset = _dataset(data, [*files, *(table.file for table in tables)], origin)
    license_ = (origin.license, license_address(origin.license)) if origin.license else None
    return DataPage(data.title, data.description, files, tables, is_whole, license_, dataset)


def _table_file(table: OpenTable) -> TableFile:
    file = _file(table_file(table), "text/csv", f"A row is {table.description}.")
    return TableFile(file, tuple((column.name, column.description) for column in table.columns))


def _file(name: str, type_: str, description: str) -> DataFile:
    return DataFile(name, data_address(name), type_, description)


def _dataset(data: OpenData, files: Sequence[DataFile], origin: Origin) -> dict[str, Any]:
    """The data as a Dataset of https://schema.org; its addresses are relative to the page."""
    downloads = [
        {"@type": "DataDownload", "name": file.name, "encodingFormat": file.type, "contentUrl": file.address}
        for file in files
    ]
    articles = [
        {"@type": "NewsArticle", "headline": source.title or source.slug, "url": source.url}
        for source in origin.articles
        if source.url
    ]
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": data.title,
        "description": data.description,
        "url": DATA,
        **({"license": license_address(origin.license)} if origin.license else {}),
        "isAccessibleForFree": True,
        "isBasedOn": articles,
        "distribution": downloads,
    }
