"""The database that belongs to a pack: where it is kept, whether it is still right, and what may be thrown away.

Every start comes through here, so this room imports little: a database that is right costs one look at each file of
the pack, and nothing is read but a note of a few kilobytes.
"""

from __future__ import annotations

import json
import os
import zlib
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.store.integrity import is_current

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.store.writing.build import BuildReport, OnPhase

INSTALLED = Path(__file__).resolve().parents[1] / "pack"
"""The pack that a wheel carries; nobody edits it, so that its digest need not be worked out."""

_NOTE = ".json"
_FOLDERS = ("data", "seeds")
_DIGEST = "digest"
"""The file in which an installed pack carries its digest."""

Seen = list[Any]
"""What is looked at without reading a file: path, size, time of change in nanoseconds, inode."""


def database_of(root: Path, cache: Path) -> Path:
    """Where in the cache the database of the pack in the folder ``root`` is kept: the same place each time."""
    whole = root.resolve()
    return cache / f"{whole.name or 'pack'}-{zlib.crc32(os.fsencode(whole)):08x}.db"


def ensure_database(root: Path, cache: Path, on_phase: OnPhase | None = None) -> Path:
    """The database of the pack in the folder ``root``, built now if there is none that is right.

    It is right when it was built by this version from these files, and has not been touched since. Databases whose
    pack is gone are thrown away whenever one is built.

    Raises:
        PackError: the pack has errors.
        BuildError: the database cannot be written.
    """
    target = database_of(root, cache)
    seen = _seen(root)
    note = _read_note(target)
    if note.get("database") != _stamp(target) or note.get("makers") != _makers() or not is_current(target):
        _build(root, target, seen, on_phase)
    elif note.get("pack") != str(root.resolve()) or note.get("seen") != seen:
        _build_if_changed(root, target, seen, note, on_phase)
    return target


def rebuild_database(root: Path, cache: Path, on_phase: OnPhase | None = None) -> BuildReport:
    """Build the database of the pack in the folder ``root`` now, whatever is there; what the build did.

    Raises:
        PackError: the pack has errors.
        BuildError: the database cannot be written.
    """
    return _build(root, database_of(root, cache), _seen(root), on_phase)


def _build_if_changed(
    root: Path, target: Path, seen: list[Seen], note: dict[str, Any], on_phase: OnPhase | None
) -> None:
    """Files were touched: their contents decide."""
    # Only here is a pack hashed.
    from bot.facts.pack.digest import pack_digest  # noqa: PLC0415

    digest = _digest_or_none(pack_digest, root)
    if digest is not None and digest == note.get("digest"):
        _write_note(root, target, seen, digest)
    else:
        _build(root, target, seen, on_phase)


def _digest_or_none(pack_digest: Callable[[Path], str], root: Path) -> str | None:
    try:
        return pack_digest(root)
    except OSError:
        return None  # The build says which file it is, and why.


def _build(root: Path, target: Path, seen: list[Seen], on_phase: OnPhase | None) -> BuildReport:
    # Reading, comparing and writing are imported only where something is built.
    from bot.store.files import family  # noqa: PLC0415
    from bot.store.writing.build import build, silently  # noqa: PLC0415

    report = build(root, target, on_phase=on_phase or silently)
    # What was seen before the pack was read: a file changed meanwhile is noticed the next time.
    _write_note(root, target, seen, report.digest)
    for orphan in _orphans(target.parent):
        for file in (*family(orphan), _note_of(orphan)):
            file.unlink(missing_ok=True)
    return report


def _seen(root: Path) -> list[Seen]:
    """Every file of the pack, or the digest alone where the pack is the one that an installed Trackside carries."""
    if root.resolve() == INSTALLED:
        with suppress(OSError, ValueError):
            return [[_DIGEST, (root / _DIGEST).read_text("ascii")]]
    return sorted(entry for folder in _FOLDERS for entry in _below(root / folder, folder))


def _below(folder: str | Path, name: str) -> Iterator[Seen]:
    """Every file below a folder, by its path as a string: a start with a large pack comes here thousands of times."""
    try:
        entries = list(os.scandir(folder))
    except OSError:
        return
    for entry in entries:
        path = f"{name}/{entry.name}"
        if entry.name == "__pycache__":
            continue
        if entry.is_dir():
            yield from _below(entry.path, path)
        else:
            yield _look(path, entry)


def _look(name: str, file: os.DirEntry[str] | Path) -> Seen:
    try:
        found = file.stat()
    except OSError:
        return [name, None, None, None]
    return [name, found.st_size, found.st_mtime_ns, found.st_ino]


def _makers() -> list[Seen]:
    """The code that makes databases: another version of it makes another database of the same pack."""
    package = Path(__file__).parents[1]
    return sorted(entry for floor in ("facts", "store") for entry in _below(package / floor, floor))


def _stamp(target: Path) -> Seen:
    return _look("", target)


def _note_of(target: Path) -> Path:
    return target.with_name(target.name + _NOTE)


def _read_note(target: Path) -> dict[str, Any]:
    try:
        note = json.loads(_note_of(target).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return note if isinstance(note, dict) else {}


def _write_note(root: Path, target: Path, seen: list[Seen], digest: str) -> None:
    note = {
        "pack": str(root.resolve()),
        "digest": digest,
        "database": _stamp(target),
        "makers": _makers(),
        "seen": seen,
    }
    new = target.with_name(f"{target.name}{_NOTE}.{os.getpid()}.new")
    try:
        new.write_text(json.dumps(note, ensure_ascii=False), "utf-8")
        new.replace(_note_of(target))
    except OSError:
        # Without a note the database is built again the next time; this time it is there and right.
        new.unlink(missing_ok=True)


def _orphans(cache: Path) -> Iterator[Path]:
    """The databases in the cache whose pack is no longer there."""
    for path in sorted(cache.glob(f"*.db{_NOTE}")):
        target = path.with_name(path.name.removesuffix(_NOTE))
        pack = _read_note(target).get("pack")
        if isinstance(pack, str) and not Path(pack, _FOLDERS[0]).is_dir():
            yield target
