"""The bot under test, as its own process: what it prints is read along, and it never outlives its test."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Self

from tests.double.waiting import SECONDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

    from tests.double.server import Platform

ROOT = Path(__file__).resolve().parents[2]
INHERITED_VARIABLES = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "LANG", "LC_ALL")
"""What a bot is given of the environment of the tests; all else is set by the test."""

LAUNCH = "tests.double.launch"


class BotProcess:
    """One process of the bot, from entering to leaving the block. ``module`` is what ``python -m`` runs."""

    def __init__(
        self, discord: Platform, arguments: Sequence[str], env: Mapping[str, str], module: str = LAUNCH
    ) -> None:
        self._discord, self._arguments, self._env, self._module = discord, arguments, env, module
        self._printed: list[tuple[str, str]] = []
        """Each line that it printed, behind the stream that it came on."""
        self._process: asyncio.subprocess.Process
        self._folder = tempfile.TemporaryDirectory(prefix="trackside-")
        self._reading: list[asyncio.Task[None]] = []
        self._watching: asyncio.Task[int]

    async def __aenter__(self) -> Self:
        command = [
            sys.executable,
            "-m",
            self._module,
            self._discord.rest_url,
            self._discord.gateway.url,
            *self._arguments,
        ]
        self._process = await asyncio.create_subprocess_exec(
            *command,
            env=self._environment(),
            cwd=ROOT,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self._reading = [asyncio.create_task(self._read(name)) for name in ("out", "err")]
        self._watching = asyncio.create_task(self._watch())
        self._discord.bots.append(self)
        self._discord.running += 1
        return self

    def _environment(self) -> dict[str, str]:
        inherited = {name: os.environ[name] for name in INHERITED_VARIABLES if name in os.environ}
        settings = {
            "HOME": self._folder.name,
            "PYTHONPATH": str(ROOT),
            "PYTHONIOENCODING": "utf-8",
            "TRACKSIDE_CACHE": str(Path(self._folder.name) / "cache"),
            "TRACKSIDE_STATE": str(Path(self._folder.name) / "state"),
            "DISCORD_TOKEN": self._discord.token,
            # Or a slow machine would have answers deferred; tests of deferring set less.
            "TRACKSIDE_PATIENCE": str(SECONDS),
        }
        return {**inherited, **settings, **self._env}

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.running:
            self._process.kill()
        await self._watching
        printed = self.log + self._logs()
        self._folder.cleanup()
        token = self._env.get("DISCORD_TOKEN", self._discord.token)
        if token and token in printed:
            self._discord.complain("the token stands in the bot's output", printed.replace(token, "<TOKEN>"))

    @property
    def running(self) -> bool:
        """Whether the process is still there."""
        return self._process.returncode is None

    @property
    def pid(self) -> int:
        """The number of the process."""
        return self._process.pid

    def terminate(self, number: signal.Signals = signal.SIGTERM) -> None:
        """Send a signal, by default the one with which systems end services."""
        self._process.send_signal(number)

    @property
    async def exit_code(self) -> int:
        """The exit code, as soon as the process has ended and all that it printed is read."""
        try:
            async with asyncio.timeout(SECONDS):
                return await asyncio.shield(self._watching)
        except TimeoutError:
            raise AssertionError(f"the bot did not end in {SECONDS:g} s\n{self._discord.seen()}") from None

    async def logged(self, words: str, times: int = 1) -> None:
        """Wait until the bot has printed these words so many times."""
        await self._discord.bell.until(lambda: self.log.count(words) >= times, f"{words!r} in the bot's output")

    @property
    def out(self) -> str:
        """All that it printed on standard output."""
        return "".join(text for name, text in self._printed if name == "out")

    @property
    def err(self) -> str:
        """All that it printed on standard error."""
        return "".join(text for name, text in self._printed if name == "err")

    @property
    def log(self) -> str:
        """All that it printed, line by line as it came."""
        return "".join(text for _, text in self._printed)

    async def _read(self, name: str) -> None:
        stream = self._process.stdout if name == "out" else self._process.stderr
        assert stream is not None
        while line := await stream.readline():
            text = line.decode("utf-8", errors="backslashreplace")
            self._printed.append((name, text))
            self._discord.bell.ring()

    async def _watch(self) -> int:
        code = await self._process.wait()
        await asyncio.gather(*self._reading)
        self._discord.note_end()
        return code

    def shown(self) -> str:
        """What there is to say of it when a test fails."""
        state = "running" if self.running else f"ended with {self._process.returncode}"
        output = self.log[-4000:] or "(nothing)"
        return f"bot {self.pid}, {state}; the end of its output:\n{output}\n{self._logs()[-4000:]}"

    def _logs(self) -> str:
        """What stands in the log files that it has written, beside what it has printed."""
        folder = Path(self._environment()["TRACKSIDE_STATE"])
        # A folder that cannot be entered raises, and has no log.
        logs = sorted(folder.glob("*.log")) if os.path.isdir(folder) else []  # noqa: PTH112 — the same
        return "".join(path.read_text("utf-8", errors="replace") for path in logs)
