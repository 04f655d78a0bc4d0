"""How fast completions come: what people type letter by letter, for each kind of parameter, on an invented pack.

    python bench/completing.py [--articles 1000] [--names 60]

Each name is typed from its first letter to its last, whole and with one slip, and nothing at all. Milliseconds from
what was typed to the completions, one after the other in this process.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter_ns
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
}
"""The question, the parameter and the values given before, by what is completed."""

NAMES_OF = {"event at a meet": "event", "meet of an event": "meet"}
WARM_UP = 50


async def _names(store: Store, kind: str, most: int) -> list[str]:
    """What people are on their way to type: the words of completions, found letter by letter of the alphabet."""
    question, parameter, _ = KINDS[NAMES_OF.get(kind, kind)]
    found: dict[str, None] = {}
    for letter in ("", *"abcdefghijklmnopqrstuvwxyz"):
        found |= dict.fromkeys(made.words for made in await complete(store, question, parameter, letter, {}))
    names = sorted(found)
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
        start = perf_counter_ns()
        await complete(store, question, parameter, begun, values)
        times.append((perf_counter_ns() - start) / 1e6)
    return times[WARM_UP:]


async def _print(database: Path, most: int) -> None:
    async with await Store.open(database) as store:
        print(f"{'completions of':<20}{'typed':>8}{'p50 ms':>9}{'p99 ms':>9}{'worst':>9}")
        for kind in KINDS:
            times = await _time(store, kind, most)
            print(
                f"{kind:<20}{len(times):>8}{median(times):>9.2f}{quantiles(times, n=100)[98]:>9.2f}{max(times):>9.2f}"
            )


def main() -> None:
    """Write and build the pack, then type."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1000, help="articles of the invented pack")
    parser.add_argument("--names", type=int, default=60, help="names that are typed of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        print(f"writing and building a pack of {options.articles} articles …", file=sys.stderr)
        corpus.write_corpus(scratch / "corpus", articles=options.articles, seed=1)
        build_database(scratch / "corpus", scratch / "corpus.sqlite")
        asyncio.run(_print(scratch / "corpus.sqlite", options.names))


if __name__ == "__main__":
    main()
