"""A process of one thread that starts builds of a pack in children, each to be killed at a place asked for.

    python killed_builds.py read PACK TARGET       children stop while the pack is read, one at each tenth of it
    python killed_builds.py write PACK TARGET      reads once; then each line "PHASE TENTH" on standard input starts
                                                   a child that stops there, and "build" one that does not stop

A child that has stopped tells "stopped PID"; when it has ended, this process tells "ended STATUS". Memory is shared
with the children, so that a pack of a thousand articles is read once for any number of builds.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bot.facts.compared_pack import compare_pack
from bot.store.writing.build import BuildPhase, build_database, ignore_phase, write_tables
from bot.store.writing.tables import all_tables

if TYPE_CHECKING:
    from collections.abc import Callable

TENTHS = 10
LONGEST = 240
"""Seconds after which a process of this test ends itself, so that nothing waits for ever."""


def tell(line: str) -> None:
    os.write(1, f"{line}\n".encode())


def stop_here() -> None:
    tell(f"stopped {os.getpid()}")
    while True:
        signal.pause()


def await_end(child: int) -> None:
    _, status = os.waitpid(child, 0)
    tell(f"ended {os.waitstatus_to_exitcode(status)}")


def stopping_at(phase: BuildPhase, tenth: int) -> Callable[[BuildPhase, int, int], None]:
    """A child stops once that many tenths of the phase are done."""

    def on_phase(now: BuildPhase, done: int, total: int) -> None:
        if now is phase and done * TENTHS >= tenth * total:
            stop_here()

    return on_phase


class StoppingInReading:
    """At each tenth of the reading a child is split off; it reads on up to the next report, and stops."""

    def __init__(self) -> None:
        self.tenth = 0
        self.is_child = False

    def __call__(self, phase: BuildPhase, done: int, total: int) -> None:
        if self.is_child:
            stop_here()
        if phase is not BuildPhase.READING or done * TENTHS < self.tenth * total or self.tenth == TENTHS:
            return
        self.tenth += 1
        child = os.fork()
        self.is_child = child == 0
        if child:
            await_end(child)
            # Goes on when the file has been looked at.
            sys.stdin.readline()


def start(work: Callable[[], None]) -> None:
    """Do the work in a child, and wait for the child's end."""
    child = os.fork()
    if child:
        await_end(child)
        return
    status = 1
    try:
        signal.alarm(LONGEST)
        work()
        status = 0
    finally:
        os._exit(status)


def main() -> None:
    mode, pack, target = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    signal.alarm(LONGEST)
    if mode == "read":
        build_database(pack, target, on_phase=StoppingInReading())
        tell("done")
        return
    compared = compare_pack(pack)
    digest, tables = compared.pack.digest, all_tables(compared)
    gc.freeze()
    tell(f"ready {digest}")
    for line in sys.stdin:
        phase, _, tenth = line.strip().partition(" ")
        on_phase = ignore_phase if phase == "build" else stopping_at(BuildPhase(phase), int(tenth))
        start(lambda on_phase=on_phase: write_tables(digest, tables, target, on_phase))


if __name__ == "__main__":
    main()
