"""What ``trackside check`` mends: the files before and after, byte for byte."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from tests.facts.small_pack import RACES, write

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.conftest import Trackside

TEXT = "Ada Brown won in 1:58.20. Mina Lee was second in 1:58.43.\nWhat a night it was!\n"
HASH = "bce1f5d5714f1ae92cc77f4a5e079ce3fd87b52002180e54d80886d5df50e615"
PATH = "data/articles/gazette.toml"

HEAD = """\
# The report of the Gazette
file = "gazette.txt" # as it was on the page
[stories]
"harbour-2031/womens-800m/final" = 1

"""
HASHED = HEAD.replace("page\n", f'page\nsha256 = "{HASH}"\n')
OTHER = HASHED.replace("bce1", "0000")

NIGHT = """\
# the end of the text
[[sentence]]
at = "What a night it was!"   # the writer's
aside = "opinion"
"""
LEE = """\
[[sentence]]
at = "Mina Lee was second in 1:58.43"
mina-lee.time = "1:58.43"
"""
BROWN = """\
# the winner
[[sentence]]
at = "Ada Brown won in 1:58.20"
in = "harbour-2031/womens-800m/final"
ada-brown.time = "1:58.20"
"""
UNSORTED, SORTED = f"{NIGHT}\n{LEE}\n\n{BROWN}", f"{BROWN}\n{LEE}\n\n{NIGHT}"
LISTED = """\
sentence = [
    { at = "What a night it was!", aside = "opinion" },
    { at = "Mina Lee was second in 1:58.43", mina-lee.time = "1:58.43" },
    { at = "Ada Brown won in 1:58.20", ada-brown.time = "1:58.20" },
]
"""
ORDER_WARNING = (
    f"{PATH}:12: warning [sentence-order] the text has this sentence before that of line 8: run “trackside check --fix”"
)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    races = RACES.partition("[race.")[0]
    return write(tmp_path / "pack", {"data/races.toml": races, PATH: HEAD + UNSORTED}, text=TEXT)


def test_it_writes_a_missing_hash_and_sorts_the_sentences(trackside: Trackside, pack: Path) -> None:
    assert trackside("check", pack=pack).returncode == 1
    ran = trackside("check", "--fix", pack=pack)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        f"{PATH}: wrote the hash of seeds/gazette.txt",
        f"{PATH}: put its sentences in the order of the text",
        "1 article, no problems",
    ]
    assert (pack / PATH).read_text("utf-8") == HASHED + SORTED
    assert [path.name for path in (pack / "data/articles").iterdir()] == ["gazette.toml"]


def test_a_file_with_nothing_to_mend_is_not_written(trackside: Trackside, pack: Path) -> None:
    (pack / PATH).write_text(HASHED + SORTED, "utf-8")
    before = (pack / PATH).stat()
    ran = trackside("check", "--fix", pack=pack)
    assert (ran.returncode, ran.stdout) == (0, "1 article, no problems\n")
    assert ((pack / PATH).stat().st_ino, (pack / PATH).stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_without_the_option_nothing_is_mended(trackside: Trackside, pack: Path) -> None:
    (pack / PATH).write_text(HASHED + UNSORTED, "utf-8")
    ran = trackside("check", pack=pack)
    assert (ran.returncode, ran.stdout.splitlines()) == (0, [ORDER_WARNING, "1 article, 1 warning"])
    assert (pack / PATH).read_text("utf-8") == HASHED + UNSORTED


def test_line_ends_and_the_mark_of_byte_order_stay(trackside: Trackside, pack: Path) -> None:
    before, after = (f"\ufeff{text}".replace("\n", "\r\n").encode() for text in (HEAD + UNSORTED, HASHED + SORTED))
    (pack / PATH).write_bytes(before)
    assert trackside("check", "--fix", pack=pack).stdout.splitlines()[-1] == "1 article, no problems"
    assert (pack / PATH).read_bytes() == after


def test_entries_written_in_another_way_are_left_alone_and_named(trackside: Trackside, pack: Path) -> None:
    article = HASHED.replace("[stories]", f"{LISTED}[stories]")
    (pack / PATH).write_text(article, "utf-8")
    ran = trackside("check", "--fix", pack=pack)
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[0] == (
        f"{PATH}: left as it is, for it is written in a way that is not known here: put its sentences in order yourself"
    )
    assert (pack / PATH).read_text("utf-8") == article


def test_what_follows_from_a_claim_stays_below_it(trackside: Trackside, pack: Path) -> None:
    lee = LEE.replace('time = "1:58.43"', 'time = { value = "1:58.43", id = "second" }')
    brown = BROWN.replace('time = "1:58.20"', 'time = { value = "1:58.20", follows = "second" }')
    (pack / PATH).write_text(f"{HASHED}{NIGHT}{lee}{brown}", "utf-8")
    assert trackside("check", "--fix", pack=pack).stdout.splitlines()[-1] == "1 article, no problems"
    assert (pack / PATH).read_text("utf-8") == f"{HASHED}{lee}{brown}{NIGHT}"


@pytest.mark.parametrize(
    ("path", "content", "rule"),
    [(PATH, f"{HEAD}{UNSORTED}[", "not-toml"), ("seeds/gazette.txt", None, "file-missing")],
)
def test_a_file_that_cannot_be_read_is_left_alone(
    trackside: Trackside, pack: Path, path: str, content: str | None, rule: str
) -> None:
    (pack / path).unlink()
    if content is not None:
        (pack / path).write_text(content, "utf-8")
    before = (pack / PATH).read_bytes()
    for options in (("--fix",), ("--fix", "--accept-text", "gazette")):
        ran = trackside("check", *options, pack=pack)
        assert (ran.returncode, f"[{rule}]" in ran.stdout) == (1, True)
        assert (pack / PATH).read_bytes() == before
    assert ran.stdout.splitlines()[0] == f"{PATH}: nothing accepted: mend first the errors below"


def test_another_hash_is_replaced_only_where_the_text_is_accepted(trackside: Trackside, pack: Path) -> None:
    (pack / PATH).write_text(OTHER + SORTED, "utf-8")
    ran = trackside("check", "--fix", pack=pack)
    assert (ran.returncode, "[hash-mismatch]" in ran.stdout) == (1, True)
    assert (pack / PATH).read_text("utf-8") == OTHER + SORTED
    ran = trackside("check", "--accept-text", "gazette", pack=pack)
    assert (ran.returncode, ran.stdout.splitlines()) == (
        0,
        [f"{PATH}: accepted seeds/gazette.txt as it is now, and wrote its hash", "1 article, no problems"],
    )
    assert (pack / PATH).read_text("utf-8") == HASHED + SORTED


def test_to_accept_a_text_sorts_nothing(trackside: Trackside, pack: Path) -> None:
    (pack / PATH).write_text(OTHER + UNSORTED, "utf-8")
    trackside("check", "--accept-text", "gazette", pack=pack)
    assert (pack / PATH).read_text("utf-8") == HASHED + UNSORTED


def test_where_there_is_nothing_to_accept_it_says_so(trackside: Trackside, pack: Path) -> None:
    (pack / PATH).write_text(HASHED + SORTED, "utf-8")
    ran = trackside("check", "--accept-text", "gazette", pack=pack)
    assert (ran.returncode, ran.stdout.splitlines()) == (
        0,
        [f"{PATH}: nothing to accept, for seeds/gazette.txt is the text that was curated", "1 article, no problems"],
    )


@pytest.mark.parametrize(
    ("slug", "sentence"),
    [
        ("gazete", "“gazete” is no article of this pack: did you mean “gazette”?\n"),
        ("xyz", "“xyz” is no article of this pack: name a file of data/articles, without “.toml”.\n"),
    ],
)
def test_an_unknown_article_changes_nothing(trackside: Trackside, pack: Path, slug: str, sentence: str) -> None:
    ran = trackside("check", "--fix", "--accept-text", slug, pack=pack)
    assert (ran.returncode, ran.stdout, ran.stderr) == (2, "", sentence)
    assert (pack / PATH).read_text("utf-8") == HEAD + UNSORTED


def test_programs_read_the_changes_too(trackside: Trackside, pack: Path) -> None:
    review = json.loads(trackside("check", "--fix", "--format", "json", pack=pack).stdout)
    assert review["changes"] == [
        f"{PATH}: wrote the hash of seeds/gazette.txt",
        f"{PATH}: put its sentences in the order of the text",
    ]
    assert (review["errors"], review["warnings"]) == (0, 0)


@pytest.mark.skipif(sys.platform == "win32", reason="a folder there has no such mode")
def test_the_mode_of_a_file_and_a_link_to_it_stay(trackside: Trackside, pack: Path) -> None:
    file = pack / "gazette.toml"
    (pack / PATH).rename(file)
    file.chmod(0o640)
    (pack / PATH).symlink_to("../../gazette.toml")
    trackside("check", "--fix", pack=pack)
    assert (pack / PATH).is_symlink()
    assert (file.read_text("utf-8"), file.stat().st_mode & 0o777) == (HASHED + SORTED, 0o640)
