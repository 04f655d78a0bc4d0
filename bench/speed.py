"""How fast Trackside is: whole commands from process start, and each question inside the process.

    python bench/speed.py [--runs 15] [--asked 150]

Commands are run in turn with `python -c "import rich, aiosqlite"`, pair by pair, so that a slow moment of the machine
meets both. Medians in milliseconds; a ratio is the median of the pairs' ratios. Questions are timed in processor time
of all threads, from the typed line to the pages of a Discord message, in a process that has answered before but never
this line, and on a small and a large invented pack in turn: the ratio shows whether answers grow with the corpus.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import subprocess
import sys
import tempfile
import tomllib
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import median
from time import perf_counter_ns, process_time_ns
from typing import TYPE_CHECKING

import corpus

from bot.answers import registry
from bot.answers.answer import Answer
from bot.render.discord.components import message_pages
from bot.store.store import Store
from bot.store.writing.build import build_database

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
SIZES = (100, 1000)
"""Articles of the two invented packs whose questions are timed."""

QUESTIONS_TIMED = ("result", "quote", "sources", "athlete", "recap", "compare", "medals", "next", "search")
WARM_UP = 20


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


def _lines(pack: Path) -> dict[str, list[str]]:
    """What is asked of a pack, no line twice, by question: each race and each person."""
    entries = {file: tomllib.loads((pack / "data" / file).read_text("utf-8")) for file in ("people.toml", "races.toml")}
    people = [person["name"] for person in entries["people.toml"]["person"].values()]
    races = list(entries["races.toml"]["race"])
    meets = list(entries["races.toml"]["meet"])
    subjects = {
        "result": races,
        "sources": races,
        "recap": races,
        "quote": people,
        "athlete": people,
        "compare": people,
        "medals": meets,
        "next": people,
        "search": [f"{person} final" for person in people],
    }
    return {name: [f"/{name} {subject}" for subject in asked] for name, asked in subjects.items()}


async def time_questions(packs: dict[str, Path], databases: dict[str, Path], asked: int) -> None:
    """Print the processor time of each question from the typed line to Discord's pages, the packs asked in turn."""
    print(f"\n{'question to message, ms':<26}" + "".join(f"{name:>16}" for name in packs) + f"{'ratio':>7}")
    lines = {name: _lines(pack) for name, pack in packs.items()}
    async with AsyncExitStack() as stack:
        stores = {name: await stack.enter_async_context(await Store.open(path)) for name, path in databases.items()}
        for question in QUESTIONS_TIMED:
            times = await _ask_in_turn(stores, {name: lines[name][question] for name in packs}, asked)
            middles = [median(taken) / 1e6 for taken in times.values()]
            ratio = middles[-1] / middles[0]
            print(f"{'/' + question:<26}" + "".join(f"{middle:>16.2f}" for middle in middles) + f"{ratio:>7.2f}")


async def _ask_in_turn(stores: dict[str, Store], lines: dict[str, list[str]], asked: int) -> dict[str, list[int]]:
    """Nanoseconds of processor time by pack, of all threads, each line once; the first ones warm the process up."""
    times: dict[str, list[int]] = {name: [] for name in stores}
    for turn in range(WARM_UP + asked):
        for name, store in stores.items():
            line = lines[name][turn % len(lines[name])]
            start = process_time_ns()
            call = registry.read_line(line)
            if isinstance(call, Answer):
                raise TypeError(f"the bench asks what cannot be read: {line}")
            message_pages(await registry.answer_call(call, store), call)
            if turn >= WARM_UP:
                times[name].append(process_time_ns() - start)
    return times


def main() -> None:
    """Run both tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=15, help="pairs of each whole command")
    parser.add_argument("--asked", type=int, default=150, help="lines of each question that are timed on each pack")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        scratch = Path(folder)
        time_commands(options.runs, scratch / "cache")
        packs = {f"{size} articles": scratch / f"pack-{size}" for size in SIZES}
        databases = {name: pack.with_suffix(".db") for name, pack in packs.items()}
        for size, (name, pack) in zip(SIZES, packs.items(), strict=True):
            print(f"writing and building a pack of {name} …", file=sys.stderr)
            corpus.write_corpus(pack, articles=size, seed=1)
            build_database(pack, databases[name])
        asyncio.run(time_questions(packs, databases, options.asked))


if __name__ == "__main__":
    main()
