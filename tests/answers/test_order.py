"""The same question of the same pack has the same answer, whatever order sets are in."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

ASKING = """
import asyncio, sys
from pathlib import Path
from bot.answers import registry
from bot.answers.as_json import answer_json
from bot.store.store import Store

async def main():
    async with await Store.open(Path(sys.argv[1])) as store:
        for line in sys.argv[2:]:
            print(answer_json(await registry.ask_line(store, line)))

asyncio.run(main())
"""
LINES = ("/recap length:whole", "/recap 1500m tokyo length:whole", "/result", "/sources", "/athlete kerr", "/compare")


@pytest.mark.parametrize("seeds", [("0", "1"), ("2", "3")])
def test_answers_are_the_same_however_sets_are_ordered(shipped_database: Path, seeds: tuple[str, str]) -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", ASKING, str(shipped_database), *LINES],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in seeds
    }
    assert len(outputs) == 1
