"""The cache's databases: each is named by a digest of its pack and of the code that builds databases.

Every start comes through here, so this module imports little: a database that is there costs one look at each file of
the pack and of the code, and nothing is read but a note of a few kilobytes.
"""

from __future__ import annotations

import json
import os
import re
import time
import zlib
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import time_ns
from typing import TYPE_CHECKING, Any

from bot.facts.errors import BuildError, FolderError
from bot.facts.pack.folder.bases import carried_bases
from bot.store.integrity import database_digest, is_as_built

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.store.writing.build import BuildReport, OnPhase

INSTALLED = Path(__file__).resolve().parents[1] / "pack"
"""The pack that a wheel carries; nobody edits it, so that its digest need not be worked out."""

_CODE = Path(__file__).resolve().parents[1]
_CODE_FOLDERS = ("facts", "store")
_PACK_FOLDERS = ("data", "seeds")
_DIGEST = "digest"
"""The file in which an installed pack carries its digest."""

_UNFINISHED = re.compile(r".+-[0-9a-f]{16}\.db\.[0-9a-f]+\.new")
_ABANDONED = 3600.0
"""Seconds without a write after which an unfinished file belongs to a build that was killed."""

_SETTLED = 3_000_000_000
"""Nanoseconds after which a file that changes once more has another time: the clocks of some folders tick so slowly."""

FileState = list[Any]
"""What is looked at without reading a file: path, size, time of its content, inode, time of its last change.

Times are in nanoseconds. The last one nobody can set; Windows has none, and there it is that of the content.
"""

_first_code: list[FileState] = []
"""The code when this process first looked at it, which is the code that it runs."""


def ensure_database(root: Path, cache: Path, on_phase: OnPhase | None = None) -> Path:
    """The database of the pack in the folder ``root`` as it is now, built if there is none that is whole.

    Raises:
        PackError: the pack has errors.
        BuildError: the database cannot be written.
    """
    target = database_path(root, cache)
    return target if is_as_built(target) else rebuild_database(root, cache, on_phase).path


def ensure_somewhere(root: Path, cache: Path, on_phase: OnPhase, warn: Callable[[str], None]) -> tuple[Path, Path]:
    """The database of a pack as it is now, and the folder it is in: a temporary one where ``cache`` cannot be written.

    Of that one ``warn`` is told in a sentence.

    Raises:
        PackError: the pack has errors.
        BuildError: the database cannot be written anywhere.
    """
    try:
        return ensure_database(root, cache, on_phase), cache
    except FolderError:
        from bot.store.files import temporary_folder  # noqa: PLC0415 — seldom needed

        folder = temporary_folder()
        warn(
            f"The cache folder {cache} cannot be written, so the database is in {folder} for now: "
            "set TRACKSIDE_CACHE to a folder that can."
        )
        return ensure_database(root, folder, on_phase), folder


def database_path(root: Path, cache: Path) -> Path:
    """Where the database of the pack in the folder ``root`` as it is now is kept, whether it is there or not."""
    now, states = time_ns(), _file_states(root)
    note = _read_note(_note_path(root, cache))
    if note.get("files") != states:
        note = _write_note(root, cache, _settled(states, now), _database_name(root))
    return cache / str(note["database"])


def rebuild_database(root: Path, cache: Path, on_phase: OnPhase | None = None) -> BuildReport:
    """Build the database of the pack in the folder ``root`` now, whatever is there; what the build did.

    Databases of other versions of the pack, and of packs that are gone, are removed.

    Raises:
        PackError: the pack has errors.
        BuildError: the database cannot be written, or the program was updated since it was started.
    """
    # Reading, comparing and writing are imported only where something is built.
    from bot.facts.compared_pack import compare_pack  # noqa: PLC0415
    from bot.store.files import check_folder  # noqa: PLC0415
    from bot.store.writing.build import BuildPhase, ignore_phase, write_database  # noqa: PLC0415

    on_phase = on_phase or ignore_phase
    # Looked at before the pack is read: a file that is changed meanwhile is noticed the next time.
    now, states = time_ns(), _file_states(root)
    _check_code()
    check_folder(cache / "database")
    compared = compare_pack(root, partial(on_phase, BuildPhase.READING))
    name = _database_name(root, compared.pack.digest)
    # Noted before it is written, or a build of another pack at the same time might take it for an old one.
    _write_note(root, cache, _settled(states, now), name)
    report = write_database(compared, cache / name, on_phase)
    _prune(cache, name)
    return report


def _database_name(root: Path, pack_digest: str | None = None) -> str:
    from bot.facts.pack.folder import digest  # noqa: PLC0415 — only what changed is hashed

    if pack_digest is None:
        try:
            pack_digest = (root / _DIGEST).read_text("ascii") if _is_installed(root) else digest.pack_digest(root)
        except (OSError, ValueError):
            pack_digest = ""  # The build says which file cannot be read, and why.
    code = {path: digest.hash_of((_CODE / path).read_bytes()) for path, *_ in _code_states()}
    combined = digest.digest_of({"pack": pack_digest, **code})
    return f"{root.resolve().name or 'pack'}-{combined[:16]}.db"


# --- what files look like ------------------------------------------------------------------------------------------


def _file_states(root: Path) -> list[FileState]:
    """Every file on which the database of a pack may depend; of an installed pack its digest stands for its files."""
    if _is_installed(root):
        with suppress(OSError, ValueError):
            return [[_DIGEST, (root / _DIGEST).read_text("ascii"), 0], *_code_states()]
    pack = (state for folder in _PACK_FOLDERS for state in _states_below(root / folder, folder))
    bases = (state for folder in carried_bases(root) for state in _states_below(folder, f"base/{folder.name}"))
    return [*sorted(pack), *sorted(bases), *_code_states()]


def _is_installed(root: Path) -> bool:
    return root.resolve() == INSTALLED and (root / _DIGEST).is_file()


def _code_states() -> list[FileState]:
    states = sorted(state for folder in _CODE_FOLDERS for state in _states_below(_CODE / folder, folder))
    if not _first_code:
        _first_code.extend(states)
    return states


def _check_code() -> None:
    # What this process builds is the work of the code that it runs, and would be named after that in the files.
    if _code_states() != _first_code:
        raise BuildError("Trackside was updated while it ran: start it again.")


def _settled(states: list[FileState], now: int) -> list[FileState]:
    """The states of files by which a later change is noticed; none where one has changed just before ``now``."""
    return states if all(changed < now - _SETTLED for *_, changed in states) else []


def _states_below(folder: str | Path, name: str) -> Iterator[FileState]:
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
            yield from _states_below(entry.path, path)
        else:
            with suppress(OSError):
                status = entry.stat()
                changed = status.st_ctime_ns if os.name == "posix" else status.st_mtime_ns
                yield [path, status.st_size, status.st_mtime_ns, status.st_ino, changed]


# --- the note about a pack -----------------------------------------------------------------------------------------


def _note_path(root: Path, cache: Path) -> Path:
    pack = root.resolve()
    return cache / f"{pack.name or 'pack'}-{zlib.crc32(os.fsencode(pack)):08x}.json"


def _read_note(path: Path) -> dict[str, Any]:
    """What a note says; nothing where it is none of ours."""
    try:
        note = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    is_ours = isinstance(note, dict) and isinstance(note.get("pack"), str) and isinstance(note.get("database"), str)
    return note if is_ours else {}


def _write_note(root: Path, cache: Path, states: list[FileState], database: str) -> dict[str, Any]:
    """Write down which files make which database; the note."""
    note = {"pack": str(root.resolve()), "database": database, "files": states}
    path = _note_path(root, cache)
    new = path.with_name(f"{path.name}.{os.getpid()}.new")
    # Without a note the pack is hashed again the next time; that the cache cannot be written, a build says.
    with suppress(OSError):
        cache.mkdir(parents=True, exist_ok=True)
        # In ASCII: a path may hold bytes that are no text.
        new.write_text(json.dumps(note), "utf-8")
        # By a rename, or a build of another pack might read half of it, and take this pack's database for an old one.
        new.replace(path)
    _remove(new)
    return note


def _prune(cache: Path, new_name: str) -> None:
    """Remove the databases that no pack has, the notes of packs that are gone, and what killed builds have left.

    The one of the ``new_name`` stays, for whoever built it is about to open it.
    """
    databases = {new_name}
    for path in cache.glob("*.json"):
        note = _read_note(path)
        if note and Path(note["pack"], _PACK_FOLDERS[0]).is_dir():
            databases.add(note["database"])
        elif note:
            _remove(path)
    for path in cache.iterdir():
        if database_digest(path.name) and path.name not in databases:
            _remove(path)
        elif _UNFINISHED.fullmatch(path.name):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > _ABANDONED:
                    _remove(path)


def _remove(path: Path) -> None:
    # Windows does not remove what a running bot has open: the next build does.
    with suppress(OSError):
        path.unlink()
