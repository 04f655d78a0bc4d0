"""A pack, and what follows from it: its points and its findings."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from bot.facts.checks.findings import run_checks
from bot.facts.compare.caveats import add_caveats
from bot.facts.compare.points import compare_articles
from bot.facts.errors import PackError
from bot.facts.frozen import Frozen
from bot.facts.location import check_command
from bot.facts.pack.reader import read_pack

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from bot.facts.errors import Problem
    from bot.facts.model import Finding, Pack, Point

    Progress = Callable[[int, int], None]

_STEPS = 1000
_READ, _COMPARED = 700, 950
"""After how many of the steps the pack is read, and compared."""


class ComparedPack(Frozen, frozen=True):
    """A pack and what follows from it: everything that a database or an export is made of."""

    pack: Pack
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]
    warnings: tuple[Problem, ...] = ()
    """The pack's problems that do not keep a database from being built."""
    seconds: float = 0.0
    """How long it took to read and compare."""


def compare_pack(root: Path, progress: Progress | None = None) -> ComparedPack:
    """Read the pack in the folder ``root`` and work out what follows from it.

    ``progress`` is called with the number of steps done and of all.

    Raises:
        PackError: the pack has errors.
    """
    begun = perf_counter()
    progress = progress or _ignore_progress
    reading = read_pack(root, progress=_partial_progress(progress, 0, _READ))
    if reading.pack is None:
        raise PackError(reading.problems, check_command(root))
    points = compare_articles(reading.pack, progress=_partial_progress(progress, _READ, _COMPARED))
    findings = run_checks(reading.pack, points)
    points = add_caveats(reading.pack, points, findings)
    progress(_STEPS, _STEPS)
    return ComparedPack(reading.pack, points, findings, reading.problems, perf_counter() - begun)


def _ignore_progress(_done: int, _total: int) -> None:
    pass


def _partial_progress(progress: Progress, start: int, end: int) -> Progress:
    """Progress of a part, which takes the steps from ``start`` to ``end``."""

    def partial_progress(done: int, total: int) -> None:
        progress(start + (end - start) * done // max(total, 1), _STEPS)

    return partial_progress
