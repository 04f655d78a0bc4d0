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
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.chat.conftest import Start, Trackside

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a system without POSIX modes and links")

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
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize("word", ["--help", "-h", "help"])
def test_it_tells_what_it_can_do(trackside: Trackside, word: str) -> None:
    ran = trackside(word)
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


@pytest.mark.parametrize(
    ("words", "token", "command"),
    [
        (("--nope",), "", "web"),
        (("--nope",), "a.b.c", "discord"),
        (("--no-open", "--nope"), "", "web"),
        (("--no-open", "--nope"), "a.b.c", "web"),
        (("--nope", "--port=9000"), "a.b.c", "web"),
        (("--debug", "--nope"), "", "web"),
        (("--invite", "--nope"), "", "discord"),
        (("--log-format", "json", "--nope"), "a.b.c", "discord"),
    ],
)
def test_options_alone_belong_to_the_command_that_has_them(
    trackside: Trackside, words: tuple[str, ...], token: str, command: str
) -> None:
    ran = trackside(*words, DISCORD_TOKEN=token)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"Unrecognized arguments: --nope. “trackside {command} --help” lists what it takes.\n"


def test_what_nobody_foresaw_is_an_incident_with_its_traceback_in_the_log(
    failing: dict[str, str], tmp_path: Path
) -> None:
    ran = fail(failing)
    log = tmp_path / "state" / "trackside.log"
    said = re.fullmatch(r"Something went wrong in Trackside itself \(incident (\w{8})\); (.*)\.\n", ran.stderr)
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


@posix_only
def test_the_log_is_its_owners_alone(failing: dict[str, str], tmp_path: Path) -> None:
    log = tmp_path / "state" / "trackside.log"
    log.parent.mkdir()
    log.touch(0o666)
    log.chmod(0o666)
    assert f"the details are in {log}" in fail(failing).stderr
    assert log.stat().st_mode & 0o777 == 0o600


@posix_only
@pytest.mark.parametrize("make", [os.symlink, os.link, lambda _, log: os.mkfifo(log)])
def test_the_log_is_not_written_through_a_link_or_to_what_is_no_file(
    failing: dict[str, str], tmp_path: Path, make: Callable[[Path, Path], None]
) -> None:
    diary = tmp_path / "diary"
    diary.write_text("Dear diary\n")
    (tmp_path / "state").mkdir()
    make(diary, tmp_path / "state" / "trackside.log")
    ran = fail(failing)
    assert "the log cannot be written: repeat it with --debug for the details." in ran.stderr
    assert diary.read_text() == "Dear diary\n"


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
    ran = trackside("ask", "result", "800m", LC_ALL=locale, PYTHONUTF8="0")
    assert ran.returncode == 0
    assert "—" in ran.stdout


@pytest.mark.parametrize(
    ("encoding", "dash"),
    [("ascii", b"\\u2014"), ("ascii:strict", b"\\u2014"), ("ascii:replace", b" ? "), (":replace", "—")],
)
def test_an_encoding_that_the_environment_names_is_respected(
    environment: dict[str, str], harbour: Path, encoding: str, dash: str | bytes
) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "result", "800m", "--pack", str(harbour)],
        env={**environment, "PYTHONIOENCODING": encoding},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (dash.encode() if isinstance(dash, str) else dash) in ran.stdout
    assert ran.stdout.isascii() is (encoding != ":replace")


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
        ("check", "discord,aiohttp,asyncio,aiosqlite,rich,bot.store"),
        ("build", "discord,aiohttp,asyncio,aiosqlite,rich"),
        ("export", "discord,aiohttp,asyncio,aiosqlite,rich"),
    ],
)
def test_a_command_imports_only_what_it_needs(
    environment: dict[str, str], harbour: Path, command: str, unneeded: str
) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", COMMAND_AND_MODULES, unneeded, *command.split(), "--pack", str(harbour)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")


def test_what_is_answered_as_it_was_asked_does_without_the_lexicon_of_free_text(
    environment: dict[str, str], harbour: Path
) -> None:
    code = """
import sys
from bot.__main__ import main
from bot.answers.asking.lexicon import lexicon

sys.exit(main(sys.argv[1:]) or lexicon.cache_info().currsize)
"""
    ran = subprocess.run(
        [sys.executable, "-c", code, "ask", "result", "800m", "--pack", str(harbour)],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
