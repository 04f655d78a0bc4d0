"""How fast completions come: what people type letter by letter, for each kind of parameter, on invented packs.

    python bench/completing.py [--articles 100 1000 10000] [--names 60]

Each name is typed from its first letter to its last, whole and with one slip, and nothing at all. Milliseconds of
processor time from what was typed to the completions, one after the other in this process; the time that the largest
pack takes against the smallest stands beside it.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import process_time_ns
from typing import TYPE_CHECKING

import corpus

from bot.answers.completion.completion import complete
from bot.store.store import Store
from bot.store.writing.build import build_database

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "event": ("result", "event", {}),
    "meet": ("result", "meet", {}),
    "event at a meet": ("result", "event", {"meet": "coastal-games-2003"}),
    "meet of an event": ("result", "meet", {"event": "mens-1500m"}),
    "person": ("athlete", "person", {}),
    "speaker": ("quote", "person", {}),
    "topic": ("compare", "topic", {}),
    "words": ("search", "words", {}),
    "question": ("help", "question", {}),
    "free text": ("ask", "words", {}),
}
"""The question, the parameter and the values given before, by what is completed."""

NAMES_OF = {"event at a meet": "event", "meet of an event": "meet"}
WARM_UP = 50


async def _names(store: Store, kind: str, most: int) -> list[str]:
    """What people are on their way to type: the words of completions, by each letter of the alphabet."""
    question, parameter, _ = KINDS[NAMES_OF.get(kind, kind)]
    found = [await complete(store, question, parameter, letter, {}) for letter in ("", *"abcdefghijklmnopqrstuvwxyz")]
    names = sorted({completion.value for completions in found for completion in completions})
    Random(1).shuffle(names)
    return names[:most]


def _typed(name: str, random: Random) -> Iterator[str]:
    """A name as it grows, and as it grows after a slip."""
    at = random.randrange(len(name))
    for slipped in (name, f"{name[:at]}{random.choice('abcdefghijklmnopqrstuvwxyz')}{name[at + 1 :]}"):
        yield from (slipped[:length] for length in range(1, len(slipped) + 1))


async def _time(store: Store, kind: str, most: int) -> list[float]:
    question, parameter, values = KINDS[kind]
    random, times = Random(2), []
    typed = [begun for name in await _names(store, kind, most) for begun in ("", *_typed(name, random))]
    for begun in (*typed[:WARM_UP], *typed):
        start = process_time_ns()
        await complete(store, question, parameter, begun, values)
        times.append((process_time_ns() - start) / 1e6)
    return times[WARM_UP:]


async def time_kinds(database: Path, most: int) -> dict[str, tuple[float, float]]:
    """The median and the p99 of each kind, in milliseconds."""
    async with await Store.open(database) as store:
        times = {kind: await _time(store, kind, most) for kind in KINDS}
    return {kind: (median(each), quantiles(each, n=100)[98]) for kind, each in times.items()}


def print_table(sizes: list[int], columns: list[dict[str, tuple[float, float]]]) -> None:
    """A line for each kind: median and p99 by the size of the pack, and the last of each against the first."""
    heads = "".join(f"{f'{size:,} articles':>18}" for size in sizes)
    print(f"{'p50 and p99, ms':<20}{heads}{'ratios':>16}")
    for kind in KINDS:
        times = [column[kind] for column in columns]
        ratios = [last / first if first else 0.0 for first, last in zip(times[0], times[-1], strict=True)]
        cells = "".join(f"{p50:>10.2f}{p99:>8.2f}" for p50, p99 in times)
        print(f"{kind:<20}{cells}{ratios[0]:>8.1f}{ratios[1]:>8.1f}")


def main() -> None:
    """Write and build the packs, then type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[100, 1000, 10000], help="articles of each pack")
    parser.add_argument("--names", type=int, default=60, help="names that are typed of each kind")
    options = parser.parse_args()
    columns = []
    with tempfile.TemporaryDirectory() as folder:
        for size in options.articles:
            pack, database = Path(folder) / f"{size}", Path(folder) / f"{size}.sqlite"
            print(f"writing and building a pack of {size:,} articles …", file=sys.stderr)
            corpus.write_corpus(pack, articles=size, seed=1)
            build_database(pack, database)
            columns.append(asyncio.run(time_kinds(database, options.names)))
    print_table(options.articles, columns)


if __name__ == "__main__":
    main()
