"""The digest of a pack: one hash of all that a database is built from.

This room imports nothing of the package but that of the bases, so that the step that builds a wheel can use it.
"""

from __future__ import annotations

import hashlib
import os
import re
import tomllib
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from bot.facts.pack.folder.bases import DATA, carried_files

if TYPE_CHECKING:
    from collections.abc import Mapping

SEEDS = "seeds"
ARTICLES = "data/articles"

_TABLE = re.compile(r"^[ \t]*\[", re.MULTILINE)


def hash_of(content: bytes) -> str:
    """The sha256 of a file's bytes, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def digest_of(hashes: Mapping[str, str]) -> str:
    """The digest of a pack, from the hash of each of its files by its path in the pack (with forward slashes)."""
    digest = hashlib.sha256()
    for path in sorted(hashes):
        digest.update(f"{path}\0{hashes[path]}\n".encode())
    return digest.hexdigest()


def is_hidden(path: Path) -> bool:
    """Whether a file's name begins with a dot: editors leave such files, and no pack has them."""
    return path.name.startswith(".")


def files_below(root: Path, folder: str) -> tuple[str, ...]:
    """The paths in the pack of the plain files below a folder of it, at any depth, hidden ones left out, sorted.

    What cannot be listed or entered has none; nothing is raised for it.
    """
    paths = (Path(parent, name) for parent, _, names in os.walk(root / folder) for name in names)
    return tuple(sorted(path.relative_to(root).as_posix() for path in paths if _is_plain(path) and not is_hidden(path)))


def _is_plain(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # its folder may be listed, but not entered
        return False


def pack_files(root: Path) -> tuple[str, ...]:
    """The paths in the pack that its digest covers, sorted: every TOML file of ``data/`` and the texts they name.

    Files that cannot be read, or whose record cannot be parsed, name no text; nothing is raised for them.
    """
    tables = tuple(path for path in files_below(root, DATA) if path.endswith(".toml"))
    texts = {
        text for table in tables if PurePosixPath(table).parent.as_posix() == ARTICLES for text in _text_of(root, table)
    }
    return (*tables, *sorted(text for text in texts if _is_plain(root / text)))


def pack_digest(root: Path) -> str:
    """The digest of the pack in the folder ``root``, its bases included: the same as ``Pack.digest`` once it is read.

    Raises:
        OSError: a file of it cannot be read.
    """
    files = {**carried_files(root), **{path: root / path for path in pack_files(root)}}
    return digest_of({path: hash_of(file.read_bytes()) for path, file in files.items()})


def _text_of(root: Path, table: str) -> tuple[str, ...]:
    try:
        name = _record((root / table).read_bytes().decode("utf-8-sig")).get("file")
    except (OSError, ValueError, RecursionError):  # the last where lists are nested too deeply
        return ()
    return (f"{SEEDS}/{name}",) if isinstance(name, str) else ()


def _record(article: str) -> Mapping[str, object]:
    """What a file says of its article as a whole stands before its first table: the claims need not be parsed."""
    with suppress(tomllib.TOMLDecodeError):
        return tomllib.loads(_TABLE.split(article, maxsplit=1)[0])
    # The bracket belonged to a text or a list of several lines, which was cut in two.
    return tomllib.loads(article)
