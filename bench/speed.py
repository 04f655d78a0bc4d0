"""How fast Trackside is: whole commands from process start, and one question inside the process.

    python bench/speed.py [--runs 15] [--asked 2000]

Commands are run in turn with `python -c "import rich, aiosqlite"`, pair by pair, so that a slow moment of the machine
meets both. Medians in milliseconds; a ratio is the median of the pairs' ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter_ns
from typing import TYPE_CHECKING

import corpus

from bot.answers import registry
from bot.store.store import Store
from bot.store.writing.build import build

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parent.parent
QUESTION = "/result 1500m"
BASELINE = (sys.executable, "-c", "import rich, aiosqlite")
COMMANDS = {
    "trackside ask": ("ask", QUESTION),
    "trackside check": ("check",),
    "trackside build": ("build",),
}
CORPUS = 1000
"""Articles of the invented pack that the shipped one is held against."""

WARM_UP = 200


def _run(command: Sequence[str], environment: dict[str, str]) -> float:
    """Milliseconds of one whole process, its output thrown away."""
    start = perf_counter_ns()
    subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)  # noqa: S603 — our own
    return (perf_counter_ns() - start) / 1e6


def time_commands(runs: int, cache: Path) -> None:
    """Print each command's median from process start, and its ratio to the baseline."""
    environment = {**os.environ, "TRACKSIDE_CACHE": str(cache)}
    environment.pop("TRACKSIDE_PACK", None)
    print(f"{'from process start':<26}{'median ms':>10}{'import ms':>11}{'ratio':>7}")
    for name, words in COMMANDS.items():
        command = (sys.executable, "-m", "bot", *words)
        _run(command, environment)
        pairs = [(_run(command, environment), _run(BASELINE, environment)) for _ in range(runs)]
        ratio = median(ours / theirs for ours, theirs in pairs)
        ours, theirs = (median(column) for column in zip(*pairs, strict=True))
        print(f"{name:<26}{ours:>10.0f}{theirs:>11.0f}{ratio:>7.2f}")


async def time_question(databases: dict[str, Path], asked: int) -> None:
    """Print p50 and p99 of the question in this process, the databases asked in turn."""
    stores = {name: await Store.open(path) for name, path in databases.items()}
    try:
        times = await _ask_in_turn(stores, asked)
    finally:
        for store in stores.values():
            await store.close()
    print(f"\n{QUESTION + ' to Answer':<26}{'p50 ms':>10}{'p99 ms':>11}{'ratio':>7}")
    first = median(next(iter(times.values())))
    for name, taken in times.items():
        p99 = quantiles(taken, n=100)[98]
        print(f"{name:<26}{median(taken) / 1e6:>10.2f}{p99 / 1e6:>11.2f}{median(taken) / first:>7.2f}")


async def _ask_in_turn(stores: dict[str, Store], asked: int) -> dict[str, list[int]]:
    times: dict[str, list[int]] = {name: [] for name in stores}
    for turn in range(WARM_UP + asked):
        for name, store in stores.items():
            start = perf_counter_ns()
            await registry.ask_line(store, QUESTION)
            if turn >= WARM_UP:
                times[name].append(perf_counter_ns() - start)
    return times


def main() -> None:
    """Run both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="pairs of each whole command")
    parser.add_argument("--asked", type=int, default=2000, help="times that the question is asked of each database")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        time_commands(options.runs, scratch / "cache")
        print(f"\nwriting and building a pack of {CORPUS} articles …", file=sys.stderr)
        corpus.write_corpus(scratch / "corpus", articles=CORPUS, seed=1)
        databases = {"shipped pack": scratch / "shipped.sqlite", f"{CORPUS} articles": scratch / "corpus.sqlite"}
        for pack, target in zip((ROOT, scratch / "corpus"), databases.values(), strict=True):
            build(pack, target)
        asyncio.run(time_question(databases, options.asked))


if __name__ == "__main__":
    main()
