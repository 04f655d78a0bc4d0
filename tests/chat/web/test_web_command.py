"""``trackside web`` as people start it: its own process, its address, its end."""

from __future__ import annotations

import re
import signal
import socket
import sys
from subprocess import PIPE
from typing import TYPE_CHECKING
from urllib.request import Request, urlopen

import pytest

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable
    from pathlib import Path

    from tests.chat.conftest import Trackside

    Start = Callable[..., subprocess.Popen[bytes]]

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="a system without POSIX signals")


def address_of(process: subprocess.Popen[bytes]) -> str:
    """The address that the command prints once it can be opened."""
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    assert line.startswith("Trackside is at http://127.0.0.1:"), line
    assert line.endswith("/ (Ctrl-C stops it)\n"), line
    return line.removeprefix("Trackside is at ").split(" ")[0]


def fetch(address: str, **headers: str) -> str:
    with urlopen(Request(address, headers=headers), timeout=20) as response:  # noqa: S310 — our own address
        return str(response.read().decode())


@posix_only
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_its_address_answers_and_stops_at_once(start: Start, number: signal.Signals) -> None:
    process = start("web", "--no-open", "--port", "0", stdout=PIPE, stderr=PIPE)
    assert "Ada Brown" in fetch(f"{address_of(process)}ask?q=who+won+the+800m")
    process.send_signal(number)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, errors) == (0, b"")


@posix_only
def test_alone_it_serves_the_page_and_opens_no_browser_where_there_is_none(start: Start) -> None:
    process = start(stdout=PIPE, stderr=PIPE)
    assert "Ask what happened" in fetch(address_of(process))
    process.send_signal(signal.SIGINT)
    assert (process.wait(timeout=20), process.communicate()[1]) == (0, b"")


@posix_only
@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 9\r\n\r\n",
    ],
    ids=["nothing sent", "answered", "more announced than was sent"],
)
def test_who_is_still_connected_does_not_hold_up_its_end(start: Start, sent: bytes) -> None:
    process = start("web", "--no-open", "--port", "0", stdout=PIPE, stderr=PIPE)
    port = int(address_of(process).rstrip("/").rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(sent)
        if sent:
            assert connection.recv(12) == b"HTTP/1.1 200"
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=8)  # two seconds less than aiohttp waits for the rest of a body
    assert (process.returncode, errors) == (0, b"")


HOLDING_BROWSER = """
import pathlib, socket, sys

pathlib.Path(sys.argv[1]).write_text(sys.argv[2])
with socket.create_connection(("127.0.0.1", int(sys.argv[3]))) as test:
    test.recv(1)
"""


@posix_only
def test_a_browser_that_holds_up_whoever_opens_it_does_not_hold_up_ctrl_c(start: Start, tmp_path: Path) -> None:
    (tmp_path / "browser.py").write_text(HOLDING_BROWSER)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        command = f"{sys.executable} {tmp_path}/browser.py {tmp_path}/opened %s {listener.getsockname()[1]}"
        process = start("web", "--port", "0", variables={"DISPLAY": ":0", "BROWSER": command}, stdout=PIPE, stderr=PIPE)
        address = address_of(process)
        listener.settimeout(20)
        with listener.accept()[0]:  # the browser runs until this is closed
            assert (tmp_path / "opened").read_text() == address
            process.send_signal(signal.SIGINT)
            assert process.wait(timeout=20) == 0


@pytest.mark.parametrize(
    ("host", "own"),
    [("0.0.0.0", "http://127.0.0.1:"), ("::", "http://[::1]:")],  # noqa: S104 — what is tested
    ids=["version 4", "version 6"],
)
def test_where_every_address_is_served_one_is_printed_that_can_be_opened(start: Start, host: str, own: str) -> None:
    if ":" in host and not has_version_6():
        pytest.skip("this machine has no version 6 of the Internet Protocol")
    process = start("web", "--no-open", "--host", host, "--port", "0", stdout=PIPE)
    assert process.stdout is not None
    line = process.stdout.readline().decode()
    assert line.startswith(f"Trackside is at {own}")
    assert "Ask what happened" in fetch(line.split(" ")[3])
    port = line.split(" ")[3].rstrip("/").rpartition(":")[2]
    assert "Ask what happened" in fetch(line.split(" ")[3], Host=f"192.0.2.7:{port}")


def has_version_6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True


def test_the_next_port_is_taken_where_its_own_is_taken(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = start("web", "--no-open", "--port", str(port), stdout=PIPE)
        assert port < int(address_of(process).rstrip("/").rpartition(":")[2]) <= port + 20


def test_an_address_of_no_machine_here_is_refused_in_a_sentence(start: Start) -> None:
    process = start("web", "--no-open", "--host", "192.0.2.1", "--port", "0", stdout=PIPE, stderr=PIPE)
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 2
    sentence = r"No page can be served on 192\.0\.2\.1 \([^()]+\): choose another --host\.\n"
    assert re.fullmatch(sentence, errors.decode())


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("--nope",), "Unrecognized arguments: --nope."),
        (("today",), "Unrecognized arguments: today."),
        (("--port", "x"), "Argument --port: 'x' is no port: it takes a number up to 65535."),
        (("--port", "65536"), "Argument --port: '65536' is no port: it takes a number up to 65535."),
        (("--port",), "Argument --port: expected one argument."),
        (("--pack", "/nowhere"), "Argument --pack: there is no folder '/nowhere'."),
    ],
)
def test_what_it_cannot_read_is_refused_in_a_sentence(
    trackside: Trackside, options: tuple[str, ...], sentence: str
) -> None:
    ran = trackside("web", *options)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{sentence} “trackside web --help” lists what it takes.\n"


@pytest.mark.parametrize("host", ["x" * 300, "fe80::1"])
def test_a_host_that_is_none_is_refused_at_once(trackside: Trackside, host: str) -> None:
    ran = trackside("web", "--no-open", "--host", host)
    assert (ran.returncode, ran.stdout, len(ran.stderr.splitlines())) == (2, "", 1)
    assert ran.stderr.startswith(f"No page can be served on {host} (")


@posix_only
def test_a_port_that_the_system_keeps_is_refused_in_a_sentence(trackside: Trackside) -> None:
    with socket.socket() as tried:
        try:
            tried.bind(("127.0.0.1", 1))
        except PermissionError as error:
            reason = error.strerror
        else:
            pytest.skip("whoever runs this may take every port")
    ran = trackside("web", "--no-open", "--port", "1")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"No port from 1 to 21 is free on 127.0.0.1 ({reason}): choose another --port.\n"


def test_help_lists_every_option(trackside: Trackside) -> None:
    ran = trackside("web", "--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    for option in ("--no-open", "--host", "--port", "--pack", "--debug"):
        assert f"  {option}" in ran.stdout


@posix_only
def test_a_database_that_goes_away_or_is_damaged_underneath_is_mended(start: Start, tmp_path: Path) -> None:
    process = start(
        "web", "--no-open", "--port", "0", variables={"TRACKSIDE_CACHE": str(tmp_path)}, stdout=PIPE, stderr=PIPE
    )
    address = f"{address_of(process)}ask?q=who+won+the+800m"
    before = fetch(address)
    (database,) = tmp_path.rglob("*.db")
    with database.open("r+b") as file:  # in place, under whoever has it open
        file.write(b"\xff" * 50_000)
    assert fetch(address) == before
    database.unlink()
    assert fetch(address) == before
    database.write_bytes(b"\0" * 100_000)
    assert fetch(address) == before
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert process.returncode == 0
    assert errors.decode() == f"The database {database} was changed since it was opened: it is built again.\n"


def test_a_switch_that_is_neither_on_nor_off_is_refused(trackside: Trackside) -> None:
    ran = trackside("web", "--no-open", TRACKSIDE_FULL_TEXT="maybe")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "TRACKSIDE_FULL_TEXT is 'maybe': set it to 1, or unset it.\n"


def test_the_public_name_is_served_too(start: Start) -> None:
    variables = {"TRACKSIDE_PUBLIC_URL": "https://races.example"}
    process = start("web", "--no-open", "--port", "0", variables=variables, stdout=PIPE)
    assert '<meta name="robots" content="noindex">' in fetch(address_of(process), Host="races.example")
