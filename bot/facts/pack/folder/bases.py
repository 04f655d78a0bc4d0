"""The bases on which a pack stands: a vocabulary and registers that it need not write down again.

The base ``NAME`` is the folder ``data/NAME`` of the pack, or else of the pack that the program carries. This room
imports nothing of the package, so that the step that builds a wheel can use it.
"""

from __future__ import annotations

from pathlib import Path

DATA = "data"
PACK_FILE = "data/pack.toml"
"""The file in which a pack names its bases."""

_ARTICLES = "articles"
_PACKAGE = Path(__file__).resolve().parents[3]


def carried_pack() -> Path | None:
    """The folder of the pack that an installed program carries, else the checkout's; None where there is neither."""
    return next((folder for folder in (_PACKAGE / "pack", _PACKAGE.parent) if (folder / DATA).is_dir()), None)


def base_home(root: Path, name: str) -> Path | None:
    """Whose ``data`` has the base of that name, of the pack in the folder ``root`` and the carried one; or None."""
    return next((home for home in _homes(root) if name in _bases_in(home)), None)


def base_names(root: Path) -> tuple[str, ...]:
    """The names of the bases that the pack in the folder ``root`` may use, sorted."""
    return tuple(sorted({name for home in _homes(root) for name in _bases_in(home)}))


def carried_files(root: Path) -> dict[str, Path]:
    """The files of bases on which the pack in the folder ``root`` stands and that are not its own.

    By their paths, as if they stood in the pack. A ``pack.toml`` that cannot be read names no base.
    """
    homes = {name: base_home(root, name) for name in _used_bases(root)}
    return {
        path.relative_to(home).as_posix(): path
        for name, home in homes.items()
        if home is not None and home != root
        for path in sorted((home / DATA / name).glob("*.toml"))
        if not path.name.startswith(".")
    }


def carried_bases(root: Path) -> tuple[Path, ...]:
    """The folder of every base that the program carries, sorted; none for the pack that is its own, which has them."""
    carried = carried_pack()
    if carried is None or carried.resolve() == root.resolve():
        return ()
    return tuple(carried / DATA / name for name in sorted(_bases_in(carried)))


def _homes(root: Path) -> tuple[Path, ...]:
    carried = carried_pack()
    return (root,) if carried is None or carried == root else (root, carried)


def _bases_in(home: Path) -> set[str]:
    try:
        folders = [each for each in (home / DATA).iterdir() if each.name != _ARTICLES and each.is_dir()]
        return {folder.name for folder in folders if any(folder.glob("*.toml"))}
    except OSError:  # the reader of the pack says what cannot be entered
        return set()


def _used_bases(root: Path) -> tuple[str, ...]:
    import tomllib  # noqa: PLC0415 — every start comes through this room, and needs no more than where the pack is

    try:
        uses = tomllib.loads((root / PACK_FILE).read_bytes().decode("utf-8-sig")).get("uses")
    except (OSError, ValueError, RecursionError):
        return ()
    return tuple(name for name in uses if isinstance(name, str)) if isinstance(uses, list) else ()
