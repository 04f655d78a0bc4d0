from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from bot.__main__ import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.chat.conftest import Start, Trackside

SMALLEST_PIPE = 4096

FAILING = """
import sys
import bot.__main__ as command_line

command_line.COMMANDS["fail"] = command_line.Command("failing", "fail")
sys.exit(command_line.main(sys.argv[1:]))
"""


@pytest.fixture
def failing(environment: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """An environment in which a command can be imported that nobody foresaw to fail."""
    (tmp_path / "failing.py").write_text("def fail(arguments):\n    raise RuntimeError('no such lap')\n", "utf-8")
    return {**environment, "PYTHONPATH": os.pathsep.join((environment["PYTHONPATH"], str(tmp_path)))}


def fail(environment: dict[str, str], *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", FAILING, "fail", *words]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("words", [(), ("--help",), ("-h",), ("help",)])
def test_alone_it_tells_what_it_can_do(trackside: Trackside, words: tuple[str, ...]) -> None:
    ran = trackside(*words)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("Trackside settles what happened in a race, and shows its receipts")
    for name in COMMANDS:
        assert f"\n  {name} " in ran.stdout


def test_every_command_has_help(trackside: Trackside) -> None:
    for name in COMMANDS:
        ran = trackside(name, "--help")
        assert (ran.returncode, ran.stderr) == (0, "")
        assert ran.stdout.startswith(f"usage: trackside {name} ")


def test_the_version_is_told(trackside: Trackside) -> None:
    ran = trackside("--version")
    assert ran.returncode == 0
    assert re.fullmatch(r"trackside (\d+\.\d+\.\d+|from a checkout that is not installed)\n", ran.stdout)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("biuld",), "There is no command “biuld”. Did you mean “trackside build”?"),
        (("42",), "There is no command “42”. “trackside --help” lists the commands."),
        (("\x1b[2J",), "There is no command “␛[2J”. “trackside --help” lists the commands."),
        (("x" * 99,), f"There is no command “{'x' * 40}…”. “trackside --help” lists the commands."),
        (("result", "1500m"), "“result” is a question: trackside ask result 1500m"),
        (("/quote", "kerr"), "“quote” is a question: trackside ask quote kerr"),
        (("C:/Program Files/Git/quote", "kerr"), "“quote” is a question: trackside ask quote kerr"),
        (("check", "--speed"), "Unrecognized arguments: --speed. “trackside check --help” lists what it takes."),
    ],
)
def test_what_cannot_be_read_gets_a_sentence_and_exit_code_2(
    trackside: Trackside, words: tuple[str, ...], sentence: str
) -> None:
    ran = trackside(*words)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", f"{sentence}\n")


def test_what_nobody_foresaw_is_an_incident_with_its_traceback_in_the_log(
    failing: dict[str, str], tmp_path: Path
) -> None:
    ran = fail(failing)
    log = tmp_path / "state" / "trackside.log"
    said = re.fullmatch(r"Something went amiss in Trackside itself \(incident (\w{8})\); (.*)\.\n", ran.stderr)
    assert (ran.returncode, ran.stdout) == (70, "")
    assert said is not None
    assert said[2] == f"the details are in {log}"
    assert f"incident {said[1]}: trackside fail\n" in log.read_text("utf-8")
    assert "RuntimeError: no such lap" in log.read_text("utf-8")


@pytest.mark.parametrize("words", [("--debug",), ("more", "--debug")])
def test_debug_shows_the_traceback_and_writes_no_log(
    failing: dict[str, str], tmp_path: Path, words: tuple[str, ...]
) -> None:
    ran = fail(failing, *words)
    assert ran.returncode == 70
    assert ran.stderr.endswith("RuntimeError: no such lap\n")
    assert not (tmp_path / "state").exists()


def test_a_log_that_cannot_be_written_does_not_hide_the_sentence(failing: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "state").touch()
    ran = fail(failing)
    assert ran.returncode == 70
    assert "the log cannot be written: repeat it with --debug for the details." in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.fixture
def small_pipe() -> tuple[int, int]:
    """A pipe that is full after a page, so that whoever writes more has to wait for its reader."""
    fcntl = pytest.importorskip("fcntl", reason="the size of a pipe can be set on Linux only")
    if not hasattr(fcntl, "F_SETPIPE_SZ"):
        pytest.skip("the size of a pipe can be set on Linux only")
    end, pipe = os.pipe()
    fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, SMALLEST_PIPE)
    return end, pipe


def test_a_reader_that_goes_away_is_no_failure(start: Start, small_pipe: tuple[int, int]) -> None:
    end, pipe = small_pipe
    process = start("export", stdout=pipe, stderr=subprocess.PIPE)
    os.close(pipe)
    assert os.read(end, 1) == b"{"
    os.close(end)
    assert process.communicate(timeout=60)[1] == b""
    assert process.returncode == 141


@pytest.fixture
def interruptible() -> Iterator[None]:
    """What a shell starts in the background ignores Ctrl-C, and so does what that starts; here it is heard again."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
def test_ctrl_c_ends_it_at_once_and_quietly(start: Start, small_pipe: tuple[int, int]) -> None:
    end, pipe = small_pipe
    process = start("export", stdout=pipe, stderr=subprocess.PIPE)
    os.close(pipe)
    assert os.read(end, 1) == b"{"
    process.send_signal(signal.SIGINT)
    assert process.communicate(timeout=60)[1] == b""
    os.close(end)
    assert process.returncode == 130


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="a full device is a file on Linux only")  # noqa: PTH110 — no path of ours
def test_a_full_disk_gets_one_sentence(start: Start) -> None:
    with open("/dev/full", "w") as full:  # noqa: PTH123 — the same
        process = start("export", stdout=full.fileno(), stderr=subprocess.PIPE)
        said = process.communicate(timeout=60)[1].decode()
    assert process.returncode == 2
    assert said == ("The output cannot be written: No space left on device. Make room, then repeat the command.\n")


def test_closed_outputs_are_no_failure(environment: dict[str, str], harbour: Path) -> None:
    script = f'"{sys.executable}" -m bot ask result 800m >&- 2>&-'
    variables = {**environment, "TRACKSIDE_PACK": str(harbour)}
    assert subprocess.run(script, shell=True, env=variables, check=False).returncode == 0  # noqa: S602 — a shell closes them


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "de_DE.ISO-8859-1"])
def test_what_is_written_is_utf_8_in_any_locale(trackside: Trackside, locale: str) -> None:
    ran = trackside("ask", "result", "800m", LC_ALL=locale, PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert ran.returncode == 0
    assert "—" in ran.stdout


COMMAND_AND_MODULES = """
import sys
from bot.__main__ import main

code = main(sys.argv[2:])
banned = set(sys.argv[1].split(",")) & set(sys.modules)
sys.exit(f"{sorted(banned)} imported" if banned else code)
"""


@pytest.mark.parametrize(
    ("command", "unneeded"),
    [
        ("ask result 800m", "discord,aiohttp,rich.console,tree_sitter,bot.store.writing.build,bot.facts.compare"),
        ("check", "discord,aiohttp,asyncio,aiosqlite,rich,bot.facts.compare"),
        ("build", "discord,aiohttp,asyncio,aiosqlite,rich"),
        ("export", "discord,aiohttp,asyncio,aiosqlite,rich"),
    ],
)
def test_a_command_imports_only_what_it_needs(
    trackside: Trackside, environment: dict[str, str], harbour: Path, command: str, unneeded: str
) -> None:
    trackside("build")
    ran = subprocess.run(
        [sys.executable, "-c", COMMAND_AND_MODULES, unneeded, *command.split(), "--pack", str(harbour)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
