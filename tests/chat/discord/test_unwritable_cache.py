"""A cache that cannot be written: the bot answers all the same, from a temporary folder, after one warning."""

from __future__ import annotations

import json
import signal
from typing import TYPE_CHECKING, Any

import pytest

from tests.chat.discord.running import stopped
from tests.double.loopback import Discord

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.discord.running import Start

RESULT = "### Women's 800m final, Harbour Games 2031"


@pytest.fixture
def barred(tmp_path: Path) -> dict[str, str]:
    """A cache below what is no folder, which stops the superuser, too, and a folder for temporary files."""
    (tmp_path / "file").touch()
    (tmp_path / "temporary").mkdir()
    return {"TRACKSIDE_CACHE": str(tmp_path / "file" / "cache"), "TMPDIR": str(tmp_path / "temporary")}


def warnings(log: str) -> list[dict[str, Any]]:
    return [line for line in map(json.loads, log.splitlines()) if line["level"] != "info"]


async def test_a_cache_that_cannot_be_written_is_one_warning_and_everybody_is_answered(
    start: Start, barred: dict[str, str], tmp_path: Path
) -> None:
    async with Discord() as discord, start(discord, "--log-format", "json", **barred) as bot:
        await bot.logged('"ready"')
        assert (await (await discord.slash("result", {"event": "800m"})).reply()).text.startswith(RESULT)
        bot.terminate(signal.SIGHUP)  # the pack is built anew where the database is by now
        await bot.logged('"pack-read"')
        assert (await (await discord.slash("result", {"event": "800m"})).reply()).text.startswith(RESULT)
        assert await stopped(bot) == 0
    (folder,) = (tmp_path / "temporary").glob("trackside-*")
    assert len(list(folder.glob("*.db"))) == 1
    (warning,) = warnings(bot.err)
    assert warning["event"] == "cache-unwritable"
    assert warning["message"] == (
        f"The cache folder {barred['TRACKSIDE_CACHE']} cannot be written, so the database is in {folder} for now: "
        "set TRACKSIDE_CACHE to a folder that can."
    )
    assert (folder.stat().st_mode & 0o777, (tmp_path / "file").read_bytes()) == (0o700, b"")


async def test_the_next_start_finds_the_database_in_the_temporary_folder(start: Start, barred: dict[str, str]) -> None:
    logs = []
    async with Discord() as discord:
        for _ in range(2):
            async with start(discord, "--log-format", "json", **barred) as bot:
                await bot.logged('"ready"')
                await (await discord.slash("help")).reply()
                assert await stopped(bot) == 0
            logs.append(bot.err)
    assert [len(warnings(log)) for log in logs] == [1, 1]
    assert ['"building"' in log for log in logs] == [True, False]
