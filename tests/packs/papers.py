"""A pack taken apart into its texts and tables, so that a test can rewrite it, and written out again."""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass
from functools import reduce
from typing import TYPE_CHECKING, Any

from bot.facts.pack.folder.bases import base_home
from bot.facts.pack.reader import read_pack
from bot.facts.pack.toml.patches import PatchedFile
from bot.facts.pack.toml.positions import TomlFile
from bot.facts.registers import Place

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.facts.registers import Entry, Registers

Table = dict[str, Any]
_ENTRIES = "sentence"
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True)
class Papers:
    """The texts by file name, the tables of `data/`, the records of the articles by slug, and the bases."""

    seeds: dict[str, str]
    vocabulary: Table
    registers: dict[str, Table]
    articles: dict[str, Table]
    uses: tuple[str, ...] = ()

    def kind(self, what: str) -> str:
        """The kind of value of an attribute."""
        return str(self.vocabulary["attributes"][what]["kind"])

    def claims(self) -> Iterator[Table]:
        """The claims of all articles, with their subject as ``about`` and their attribute as ``what``."""
        for record in self.articles.values():
            for entry in record.get("sentence", ()):
                yield from claims_of(entry)


def claims_of(entry: Table) -> Iterator[Table]:
    """The claims of a sentence, with their subject as ``about`` and their attribute as ``what``."""
    for about, attributes in entry.items():
        if isinstance(attributes, dict):
            for what, given in attributes.items():
                for claim in given if isinstance(given, list) else [given]:
                    yield {"about": about, "what": what, **(claim if isinstance(claim, dict) else {"value": claim})}


def take_apart(root: Path) -> Papers:
    """Read the pack at ``root``: its texts and articles as they lie there, and all that its bases know as its own."""
    data = root / "data"
    uses = _table(data / "pack.toml")["uses"] if (data / "pack.toml").is_file() else []
    folders = [*((base_home(root, name) or root) / "data" / name for name in uses), data]
    files = [path for folder in folders if (path := folder / "vocabulary.toml").is_file()]
    vocabulary = reduce(PatchedFile, (TomlFile(path.name, path.read_bytes().decode()) for path in files))
    registers = _register_tables(read_pack(root).known)
    return Papers(
        seeds={path.name: path.read_bytes().decode() for path in sorted((root / "seeds").iterdir())},
        vocabulary=vocabulary.table,
        registers={"people": {"person": registers.pop("person")}, "races": registers},
        articles={path.stem: _table(path) for path in sorted((data / "articles").glob("*.toml"))},
    )


def _register_tables(registers: Registers) -> Table:
    """The registers as files write them; a place with a code is a country."""
    tables: dict[str, Table] = {}
    for register in registers.each():
        for entry in register.values():
            name = "country" if isinstance(entry, Place) and entry.code else type(entry).__name__.casefold()
            tables.setdefault(name, {})[entry.id] = _entry_table(entry)
    return tables


def _entry_table(entry: Entry) -> Table:
    values = {name.replace("_", "-"): getattr(entry, name) for name in entry.__struct_fields__ if name != "id"}
    return {
        key: list(value) if isinstance(value, tuple) else value
        for key, value in values.items()
        if value is not None and value != ()
    }


def put_down(papers: Papers, root: Path) -> Path:
    """Write the pack at ``root``, each article with the hash of its text as it now is. Returns ``root``."""
    for name, text in papers.seeds.items():
        _write(root / "seeds" / name, text)
    _write(root / "data" / "vocabulary.toml", written(papers.vocabulary))
    if papers.uses:
        _write(root / "data" / "pack.toml", written({"uses": list(papers.uses)}))
    for name, register in papers.registers.items():
        _write(root / "data" / f"{name}.toml", written(register))
    for slug, record in papers.articles.items():
        digest = hashlib.sha256(papers.seeds[record["file"]].encode()).hexdigest()
        _write(root / "data" / "articles" / f"{slug}.toml", written({**record, "sha256": digest}))
    return root


def written(table: Table) -> str:
    """A table as TOML: its plain keys first, then its tables under headings of their own."""
    return "\n".join(_lines(table, ())) + "\n"


def _table(path: Path) -> Table:
    return tomllib.loads(path.read_bytes().decode())


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())


def _lines(table: Table, path: tuple[str, ...]) -> Iterator[str]:
    headed = {key for key, value in table.items() if isinstance(value, dict) or (not path and key == _ENTRIES)}
    for key, value in table.items():
        if key not in headed:
            yield f"{_key(key)} = {_value(value)}"
    for key in table:
        if key in headed:
            yield from _headed(table[key], (*path, key))


def _headed(value: Table | list[Table], path: tuple[str, ...]) -> Iterator[str]:
    heading = ".".join(map(_key, path))
    if isinstance(value, dict):
        yield from ("", f"[{heading}]", *_lines(value, path))
        return
    for entry in value:
        yield from ("", f"[[{heading}]]", *(f"{_key(key)} = {_value(part)}" for key, part in entry.items()))


def _value(value: object) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{_key(key)} = {_value(part)}" for key, part in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if _BARE_KEY.fullmatch(key) else json.dumps(key, ensure_ascii=False)
