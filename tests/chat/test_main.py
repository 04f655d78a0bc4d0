from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.__main__ import COMMANDS
from tests.chat.conftest import ROOT, Ran
from tests.facts.small_pack import ARTICLE, article, write

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


# --- machines without a home, and folders that keep us out ---------------------------------------------------------


WITHOUT_PASSWD = ("setpriv", "--reuid", "12345", "--regid", "12345", "--clear-groups")


@pytest.fixture
def nobody(harbour: Path) -> Iterator[Callable[..., Ran]]:
    """Runs a command line as a user whom the system does not know, without a home, as a container may."""
    if sys.platform == "win32" or os.geteuid() != 0 or shutil.which("setpriv") is None:
        pytest.skip("only root can run as somebody else")
    look = "import os, sys, msgspec, platformdirs, bot.settings; os.listdir(sys.argv[1])"
    imports = [*WITHOUT_PASSWD, sys.executable, "-c", look, str(harbour)]
    there = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    if subprocess.run(imports, env=there, cwd="/", capture_output=True, check=False).returncode:
        pytest.skip("this checkout, or what is installed, can be read by its owner alone")
    shared = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    shared.chmod(0o777)

    def run(*words: str, **variables: str) -> Ran:
        path = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "TMPDIR": str(shared)}
        return subprocess.run(
            [*WITHOUT_PASSWD, sys.executable, "-m", "bot", *words],
            env={**path, "TRACKSIDE_PACK": str(harbour), "PYTHONDONTWRITEBYTECODE": "1", **variables},
            cwd="/",
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )

    yield run
    shutil.rmtree(shared)


def test_somebody_without_a_home_is_answered_after_one_warning(nobody: Callable[..., Ran]) -> None:
    for _ in range(2):
        ran = nobody("ask", "result", "800m")
        assert ran.returncode == 0, ran.stderr
        assert ran.stdout.startswith("Women's 800m final")
        assert re.fullmatch(
            r"The cache folder /\S+ cannot be written, so the database is in /\S+trackside-12345\S* for now: "
            r"set TRACKSIDE_CACHE to a folder that can\.\n",
            ran.stderr,
        )


def test_somebody_without_a_home_who_names_a_cache_is_answered_without_a_word(
    nobody: Callable[..., Ran],
) -> None:
    cache = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    cache.chmod(0o777)
    ran = nobody("ask", "result", "800m", TRACKSIDE_CACHE=str(cache))
    shutil.rmtree(cache)
    assert (ran.returncode, ran.stderr) == (0, "")


def test_a_temporary_folder_that_somebody_else_has_made_is_not_used(nobody: Callable[..., Ran]) -> None:
    made = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    made.chmod(0o777)
    (made / "trackside-12345").mkdir()
    ran = nobody("ask", "result", "800m", TMPDIR=str(made))
    left = list((made / "trackside-12345").iterdir())
    shutil.rmtree(made)
    assert (ran.returncode, left) == (0, [])


def test_where_one_file_of_a_pack_cannot_be_mended_none_is(nobody: Callable[..., Ran]) -> None:
    pack = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    unsorted = article('[[sentence]]\nat = "Mina"\naside = "opinion"\n[[sentence]]\nat = "Ada"\naside = "opinion"\n')
    files = dict.fromkeys(("data/articles/a.toml", "data/articles/b.toml"), unsorted)
    write(pack, {**files, ARTICLE: None})
    for path, mode in ((pack, 0o755), (pack / "data/articles", 0o777), (pack / "data/articles/a.toml", 0o666)):
        path.chmod(mode)
    ran = nobody("check", "--fix", "--pack", str(pack))
    left = {path.name: path.read_text("utf-8") for path in (pack / "data/articles").iterdir()}
    shutil.rmtree(pack)
    assert (ran.returncode, ran.stdout, left) == (2, "", {"a.toml": unsorted, "b.toml": unsorted})
    assert ran.stderr == (
        f"{pack}/data/articles/b.toml cannot be written: Permission denied. "
        "Open it for writing, or name a copy of the pack with --pack.\n"
    )


def test_a_folder_that_cannot_be_entered_is_a_sentence(nobody: Callable[..., Ran]) -> None:
    shut = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    ran = [
        nobody("ask", "result", "800m", TRACKSIDE_PACK=f"{shut}/pack"),
        nobody("check", "--pack", f"{shut}/pack"),
        nobody("ask", "result", "800m", TRACKSIDE_CACHE=f"{shut}/cache"),
        nobody("ask", "result", "800m", TRACKSIDE_STATE=f"{shut}/state", TRACKSIDE_CACHE=f"{shut}/cache"),
    ]
    shutil.rmtree(shut)
    assert [each.returncode for each in ran] == [2, 2, 0, 0]
    assert ran[0].stderr == (
        f"The pack {shut}/pack cannot be entered (Permission denied): open it, or name another folder.\n"
    )
    assert ran[1].stderr.startswith(f"Argument --pack: '{shut}/pack' cannot be entered (Permission denied). ")
    assert all("TRACKSIDE_CACHE" in each.stderr and each.stderr.count("\n") == 1 for each in ran[2:])


@pytest.fixture
def shut_pack(harbour: Path) -> Iterator[Path]:
    """A pack that anybody may enter, of which a test shuts a folder."""
    home = Path(tempfile.mkdtemp(prefix="trackside-test-"))
    shutil.copytree(harbour, home / "pack")
    (home / "cache").mkdir()
    for path in (home, *home.rglob("*")):
        path.chmod(0o755)
    (home / "cache").chmod(0o777)
    yield home / "pack"
    shutil.rmtree(home)


@pytest.mark.parametrize("mode", [0o000, 0o444], ids=["neither listed nor entered", "not entered"])
@pytest.mark.parametrize("folder", ["data", "data/articles", "seeds"])
def test_a_folder_of_the_pack_that_is_shut_is_a_problem_that_names_it(
    nobody: Callable[..., Ran], shut_pack: Path, folder: str, mode: int
) -> None:
    places = {"TRACKSIDE_PACK": str(shut_pack), "TRACKSIDE_CACHE": str(shut_pack.parent / "cache")}
    assert nobody("ask", "result", "800m", **places).returncode == 0  # there is a database of it
    (shut_pack / folder).chmod(mode)
    checked = nobody("check", **places)
    assert checked.returncode == 1, checked.stderr
    assert re.search(rf"{folder}\S* cannot be read \(Permission denied\): mend its permissions or link", checked.stdout)
    assert "no articles" not in checked.stdout
    assert "unnamed-seed" not in checked.stdout
    for command in (["build"], ["ask", "result", "800m"], ["export"]):
        ran = nobody(*command, **places)
        assert (ran.returncode, ran.stdout) == (2, "")
        sentence = r"The pack has \d+ errors?: run “trackside check --pack \S+” to see (it|them)\.\n"
        assert re.fullmatch(sentence, ran.stderr), ran.stderr


@pytest.mark.parametrize("variable", ["TRACKSIDE_PACK", "TRACKSIDE_CACHE", "TRACKSIDE_STATE"])
def test_the_home_of_somebody_whom_nobody_knows_is_a_sentence(trackside: Trackside, variable: str) -> None:
    ran = trackside("ask", "result", "800m", pack=None, **{variable: "~nosuchuser/x"})
    assert (ran.returncode, ran.stderr) == (
        2,
        f"{variable} is '~nosuchuser/x', whose home folder nobody knows: set it to the whole path of a folder.\n",
    )


def test_an_option_that_names_such_a_home_is_a_sentence(trackside: Trackside) -> None:
    ran = trackside("check", "--pack", "~nosuchuser/x")
    assert ran.returncode == 2
    assert ran.stderr.startswith("Argument --pack: the home folder in '~nosuchuser/x' is not known. ")


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="names there are Unicode")
def test_a_pack_whose_path_is_not_utf_8_is_answered_from(
    environment: dict[str, str], harbour: Path, tmp_path: Path
) -> None:
    pack = os.fsencode(tmp_path) + b"/caf\xe9"
    shutil.copytree(os.fsencode(harbour), pack)
    for words in (["ask", "result", "800m"], ["ask", "--json", "sources"], ["build"], ["check"], ["export"]):
        ran = subprocess.run(
            [sys.executable, "-m", "bot", *words, "--pack", pack],
            env={**environment, "TRACKSIDE_CACHE": str(tmp_path / "cache")},
            capture_output=True,
            check=False,
        )
        assert (words, ran.returncode, ran.stderr) == (words, 0, b"")
    assert len(list((tmp_path / "cache").glob("*.db"))) == 1


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
