"""What an answer on Discord costs: Trackside beside the barest bot that discord.py can be, over the same double.

    python bench/discord.py [--pairs 10] [--answers 200] [--articles 1000] [--kinds result quote …] [--quick]

Both bots are connected to a double each; in turn they answer the same number of interactions, pair by pair, so that a
slow moment of the machine meets both. The doubles have one core, the bots another. The barest bot answers with
constants: the components that Trackside answered with the first time, made once, and the same options.

Cold: no question is asked twice. Warm: one question is asked again and again, by different people. Processor time is
that of the bot's process, all its threads, for one answer. Answers a second count only while the double uses less than
70 % of its core; milliseconds are from the sending of an event to the arrival of the callback. A ratio is the median of
the pairs' ratios.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sqlite3
import sys
import tempfile
from contextlib import AsyncExitStack, closing
from itertools import count, cycle
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter, process_time
from typing import TYPE_CHECKING, NamedTuple

ROOT = Path(__file__).resolve().parent.parent
# This file has the name of the library that the double and the bots need.
sys.path[:] = [str(ROOT), *(folder for folder in sys.path if Path(folder or ".").resolve() != ROOT / "bench")]

from bench.corpus import write_corpus  # noqa: E402
from tests.double.loopback import Discord  # noqa: E402
from tests.double.people import Person  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from tests.double.bot_process import BotProcess
    from tests.double.interactions import Prepared
    from tests.double.messages import Message

IN_FLIGHT = (1, 8, 64)
BUSY = 0.7
"""The share of its core that a double may use for the answers a second to count."""
PEOPLE = 4000
"""So many people ask in turn, so that nobody is held back for asking too much."""
DOUBLES_CORE, BOTS_CORE = 0, 1
RESTED, LONG = 1_000, 20_000
"""Answers after which the memory is looked at."""


class Side(NamedTuple):
    """One bot and the platform that it is connected to."""

    discord: Discord
    bot: BotProcess


class Round(NamedTuple):
    """What is asked in one run: the kind, whether it was never asked before, how many at a time, and how often."""

    kind: str
    cold: bool
    in_flight: int
    answers: int


class Figures(NamedTuple):
    """What a run of one bot cost: microseconds of processor time an answer, answers a second, milliseconds."""

    cpu: float
    rate: float | None
    p50: float
    p99: float


# --- what is asked ------------------------------------------------------------------------------------------------


class Asker:
    """Makes interactions of one kind: each by another person, and cold ones each in words that were not used before.

    Of 1,000 articles some 200 stories are asked for in turn, so that what was read for one of them is long forgotten.
    """

    def __init__(self, discord: Discord, names: dict[str, list[str]], message: Message | None) -> None:
        """``names`` are what may be asked about, by question; clicks are on ``message``."""
        self._discord, self._names, self._message = discord, names, message
        self._people = cycle([Person(str(10**18 + n), f"person{n}", f"Person {n}") for n in range(PEOPLE)])
        self._spelling = count()

    async def ask(self, kind: str, *, cold: bool) -> Prepared:
        """One interaction of a kind."""
        person = next(self._people)
        if kind == "click":
            return self._click(f"trackside:1:ask:1:/result {self._about('result', cold=cold)}", person)
        if kind == "completion":
            typed = self._about("quote", cold=cold)[: None if cold else 4]
            return await self._discord.prepare_completion("quote", "person", typed, by=person)
        name = {"result": "event", "quote": "person", "sources": "event"}[kind]
        return await self._discord.prepare(kind, {name: self._about(kind, cold=cold)}, by=person)

    def _about(self, kind: str, *, cold: bool) -> str:
        """A name; when cold, in a spelling that was not used before: small and large letters mean the same."""
        names = self._names[kind]
        if not cold:
            return names[0]
        number = next(self._spelling)
        return _spelt(names[number % len(names)], number // len(names))

    def _click(self, id_: str, person: Person) -> Prepared:
        """A click on a button with that id, in a message that is otherwise the answer to the first question."""
        if self._message is None:
            raise ValueError("there is no message to click on")
        container, row, *others = self._message.json["components"]
        first, *rest = row["components"]
        clicked = {**row, "components": [{**first, "custom_id": id_}, *rest]}
        message = self._discord.old_message([container, clicked, *others], by=person)
        return self._discord.prepare_click(message, {"custom_id": id_, "component_type": 2, "id": 2}, by=person)


def _spelt(name: str, number: int) -> str:
    """The name with some letters as capitals: the spelling of that number."""
    letters = list(name)
    places = [place for place, letter in enumerate(letters) if letter.isalpha()]
    for bit, place in enumerate(places):
        if number >> bit & 1:
            letters[place] = letters[place].upper()
    return "".join(letters)


KINDS = ("result", "quote", "sources", "completion", "click")


# --- measuring ----------------------------------------------------------------------------------------------------


def _cpu(pid: int) -> float:
    """Seconds of processor time that a process has used, all its threads, to the nanosecond."""
    tasks = Path(f"/proc/{pid}/task")
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks.iterdir()) / 1e9


def _memory(pid: int) -> int:
    """Bytes of a process that are in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


async def _run(side: Side, interactions: Sequence[Prepared], in_flight: int) -> Figures:
    """Have a bot answer all of these, so many at a time."""
    waiting = iter(interactions)
    times: list[float] = []

    async def go_on() -> None:
        for interaction in waiting:
            reply = await (await side.discord.dispatch(interaction)).reply()
            times.append(reply.milliseconds)

    used, began, busy = _cpu(side.bot.pid), perf_counter(), process_time()
    await asyncio.gather(*(go_on() for _ in range(in_flight)))
    busy, took, used = process_time() - busy, perf_counter() - began, _cpu(side.bot.pid) - used
    number = len(interactions)
    rate = number / took if busy / took < BUSY else None
    cuts = quantiles(times, n=100)
    return Figures(used / number * 1e6, rate, median(times), cuts[98])


async def measure(
    sides: tuple[Side, Side], askers: tuple[Asker, Asker], kinds: Sequence[str], pairs: int, answers: int
) -> None:
    """Print a line for each kind of question, number in flight, and whether it was asked before."""
    print(
        f"{'':<22}{'in flight':>10}{'ours µs':>9}{'bare µs':>9}{'ratio':>7}{'ours/s':>9}{'bare/s':>9}"
        f"{'p50 ms':>8}{'bare':>7}{'p99 ms':>8}{'bare':>7}{'ratio':>7}"
    )
    for kind in kinds:
        for cold in (True, False):
            for in_flight in IN_FLIGHT:
                asked = Round(kind, cold, in_flight, answers)
                _print_line(asked, [await _pair(sides, askers, asked, n) for n in range(pairs)])


async def _pair(
    sides: tuple[Side, Side], askers: tuple[Asker, Asker], asked: Round, number: int
) -> tuple[Figures, Figures]:
    """Ours and the barest bot's, in an order that changes from pair to pair."""
    found: dict[int, Figures] = {}
    for which in (0, 1) if number % 2 else (1, 0):
        interactions = [await askers[which].ask(asked.kind, cold=asked.cold) for _ in range(asked.answers)]
        found[which] = await _run(sides[which], interactions, asked.in_flight)
    return found[0], found[1]


def _print_line(asked: Round, pairs: list[tuple[Figures, Figures]]) -> None:
    name = f"{asked.kind}, {'cold' if asked.cold else 'warm'}"
    ours, bare = zip(*pairs, strict=True)
    cpu = median(one.cpu / other.cpu for one, other in pairs)
    p99 = median(one.p99 / other.p99 for one, other in pairs)
    print(
        f"{name:<22}{asked.in_flight:>10}"
        f"{median(f.cpu for f in ours):>9.0f}{median(f.cpu for f in bare):>9.0f}{cpu:>7.2f}"
        f"{_rate(ours):>9}{_rate(bare):>9}{median(f.p50 for f in ours):>8.2f}{median(f.p50 for f in bare):>7.2f}"
        f"{median(f.p99 for f in ours):>8.2f}{median(f.p99 for f in bare):>7.2f}{p99:>7.2f}",
        flush=True,
    )


def _rate(figures: Sequence[Figures]) -> str:
    rates = [each.rate for each in figures if each.rate is not None]
    return f"{median(rates):.0f}" if 2 * len(rates) > len(figures) else "—"


async def measure_memory(sides: _Sides, names: dict[str, list[str]]) -> None:
    """Print what both have in memory at rest, after 1,000 answers and after 20,000, one in four of them cold."""
    print(f"\n{'in memory, MiB':<22}{'at rest':>10}{'1,000':>9}{'20,000':>9}{'growth':>9}")
    for which, name in enumerate(("Trackside", "barest bot")):
        async with AsyncExitStack() as stack:
            side = await _started(stack, sides, which)
            sizes = [size / 2**20 async for size in _sizes(side, Asker(side.discord, names, None))]
        growth = sizes[2] - sizes[1]
        print(f"{name:<22}{sizes[0]:>10.1f}{sizes[1]:>9.1f}{sizes[2]:>9.1f}{growth:>9.2f}", flush=True)


async def _sizes(side: Side, asker: Asker) -> AsyncIterator[int]:
    """Bytes in memory at rest, after 1,000 answers, and after 20,000."""
    done = 0
    for goal in (0, RESTED, LONG):
        while done < goal:
            batch = [await asker.ask("result", cold=n % 4 == 0) for n in range(min(1000, goal - done))]
            await _run(side, batch, 8)
            done += len(batch)
        yield _memory(side.bot.pid)


async def measure_starts(sides: _Sides, pairs: int) -> None:
    """Print how long both take from the start of the process to READY."""
    found = []
    for n in range(pairs):
        took: dict[int, float] = {}
        for which in (0, 1) if n % 2 else (1, 0):
            async with Discord(judge=False) as discord:
                began = perf_counter()
                async with sides.bot(which, discord) as bot:
                    os.sched_setaffinity(bot.pid, {BOTS_CORE})
                    await discord.ready()
                    took[which] = perf_counter() - began
        found.append((took[0], took[1]))
    ratio = median(ours / bare for ours, bare in found)
    ours, bare = (median(each[which] for each in found) * 1000 for which in (0, 1))
    print(f"\nfrom the start to READY: {ours:.0f} ms, barest bot {bare:.0f} ms, ratio {ratio:.2f}", flush=True)


# --- the bots -----------------------------------------------------------------------------------------------------


class _Sides:
    """How both bots are started."""

    def __init__(self, folder: Path) -> None:
        self.pack, self.cache, self.answers = folder / "pack", folder / "cache", folder / "answers.json"

    def bot(self, which: int, discord: Discord) -> BotProcess:
        """Ours (0) or the barest (1), connected to that double."""
        if which:
            return discord.bot(arguments=(str(self.answers),), module="bench.barest")
        env = {"TRACKSIDE_CACHE": str(self.cache), "TRACKSIDE_PACK": str(self.pack)}
        return discord.bot(env=env)


async def _started(stack: AsyncExitStack, sides: _Sides, which: int) -> Side:
    discord = await stack.enter_async_context(Discord(judge=False, remember=2_000))
    bot = await stack.enter_async_context(sides.bot(which, discord))
    os.sched_setaffinity(bot.pid, {BOTS_CORE})
    await discord.ready()
    await discord.synced_commands()
    return Side(discord, bot)


async def _learn(ours: Side, names: dict[str, list[str]], file: Path) -> Message:
    """Have Trackside answer each kind once, and write the constants of the barest bot; a message to click on."""
    asker = Asker(ours.discord, names, None)
    replies = {}
    for kind in ("result", "quote", "sources"):
        replies[kind] = await (await ours.discord.dispatch(await asker.ask(kind, cold=False))).reply()
    completed = await (await ours.discord.dispatch(await asker.ask("completion", cold=False))).reply()
    answers = {kind: reply.components for kind, reply in replies.items()}
    given = {
        "answers": {**answers, "click": answers["result"]},
        "choices": completed.choices,
        "commands": ours.discord.synced,
    }
    file.write_text(json.dumps(given), "utf-8")  # noqa: ASYNC240 — nothing is measured yet
    return ours.discord.messages[replies["result"].message["id"]]


def _names(database: Path) -> dict[str, list[str]]:
    """Races whose runners are quoted, and who they are, by the ids that completions give."""
    with closing(sqlite3.connect(database)) as tables:
        stories = [row[0] for row in tables.execute("SELECT DISTINCT story FROM quotes ORDER BY 1")]
        people = [row[0] for row in tables.execute("SELECT DISTINCT speaker FROM quotes ORDER BY 1")]
    return {"result": stories, "sources": stories, "quote": people}


async def main(kinds: Sequence[str], pairs: int, answers: int, articles: int) -> None:
    """Build the pack, start both bots, and print the table."""
    os.sched_setaffinity(0, {DOUBLES_CORE})
    with tempfile.TemporaryDirectory() as name:
        sides = _Sides(Path(name))
        print(f"Writing and building an invented pack of {articles:,} articles …", flush=True)
        write_corpus(sides.pack, articles, 7)
        await _bench(sides, kinds, pairs, answers)


async def _bench(sides: _Sides, kinds: Sequence[str], pairs: int, answers: int) -> None:
    async with AsyncExitStack() as stack:
        ours = await _started(stack, sides, 0)
        database = next(sides.cache.glob("*.db"))
        names = _names(database)
        message = await _learn(ours, names, sides.answers)
        bare = await _started(stack, sides, 1)
        askers = Asker(ours.discord, names, message), Asker(bare.discord, names, message)
        await measure((ours, bare), askers, kinds, pairs, answers)
    await measure_memory(sides, names)
    await measure_starts(sides, pairs)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--pairs", type=int, default=10)
    parser.add_argument("--answers", type=int, default=200, help="of each bot in each pair")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--kinds", nargs="+", choices=KINDS, default=KINDS, help="what to ask; all of it by default")
    parser.add_argument("--quick", action="store_true", help="three pairs of few answers, to see whether it runs")
    given = parser.parse_args()
    try:
        import uvloop

        run = uvloop.run
    except ImportError:
        run = asyncio.run
    size = (3, 50, 100) if given.quick else (given.pairs, given.answers, given.articles)
    run(main(given.kinds, *size))
