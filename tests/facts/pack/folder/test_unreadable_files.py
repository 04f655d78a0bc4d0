"""What cannot be had, read or trusted of a pack's files is one problem on its line, with what to do."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.folder.digest import pack_files
from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import ARTICLE, ENTRIES, PEOPLE, TEXT, article, problem_lines, problem_message, write

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        pytest.param(
            {"data/people.toml": PEOPLE + "[person.x]\nname = “X”\n"},
            "data/people.toml:12 error [not-toml]",
            id="no TOML",
        ),
        pytest.param(
            {ARTICLE: 'file = "x'}, "data/articles/gazette.toml:1 error [not-toml]", id="a text that never ends"
        ),
        pytest.param(
            {"data/people.toml": "[person.a]\nname = 'A'\n[person.a]\nname = 'A'\n"},
            "data/people.toml:3 error [not-toml]",
            id="a table written twice",
        ),
        pytest.param(
            {"data/people.toml": PEOPLE.encode("latin-1", "replace")},
            "data/people.toml:8 error [not-utf8]",
            id="a table that is not UTF-8",
        ),
        pytest.param(
            {"seeds/gazette.txt": b"Harbour\nGazette \xe5\n"},
            "seeds/gazette.txt:2 error [not-utf8]",
            id="a text that is not",
        ),
        pytest.param(
            {"seeds/gazette.txt": "Harbour\nGaz\0ette\n"}, "seeds/gazette.txt:2 error [nul]", id="a text with a NUL"
        ),
        pytest.param(
            {"data/people.toml": PEOPLE.replace("Sven", "Sven\\u0000")},
            "data/people.toml:8 error [nul]",
            id="a table with a NUL",
        ),
        pytest.param({"data/vocabulary.toml": None}, "data/vocabulary.toml:1 error [file-missing]", id="no vocabulary"),
        pytest.param({"data/races.toml": None}, "data/races.toml:1 error [file-missing]", id="no races"),
        pytest.param({"seeds/gazette.txt": None}, "data/articles/gazette.toml:1 error [file-missing]", id="no text"),
        pytest.param(
            {"seeds/gazette.txt": None, "seeds/gazette.txt/inside.txt": ""},
            "data/articles/gazette.toml:1 error [not-a-file]",
            id="a folder in the place of a text",
        ),
        pytest.param(
            {"data/articles/x.toml/inside.txt": ""},
            "data/articles/x.toml:1 error [not-a-file]",
            id="a folder in the place of an article",
        ),
        pytest.param(
            {ARTICLE: article(ENTRIES, file="../people.toml")},
            "data/articles/gazette.toml:1 error [file-outside-seeds]",
            id="a name that leads out",
        ),
        pytest.param(
            {"seeds/gazette.txt": TEXT + "\n"}, "data/articles/gazette.toml:2 error [hash-mismatch]", id="another hash"
        ),
    ],
)
def test_a_file_that_cannot_be_had_is_reported(
    tmp_path: Path, files: dict[str, str | bytes | None], problem: str
) -> None:
    root = write(tmp_path, files)
    assert problem in problem_lines(root)
    assert read_pack(root).pack is None


def test_a_missing_text_gets_a_did_you_mean(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: article(ENTRIES, file="gazete.txt")})
    assert problem_message(tmp_path, "file-missing") == (
        "seeds/gazete.txt is not there: add it, or mend the name; did you mean “gazette.txt”?"
    )


def test_a_missing_text_is_not_taken_for_that_of_another_article(tmp_path: Path) -> None:
    other = article('[[sentence]]\nat = "Brown"\naside = "furniture"\n', "Brown", number=2, file="gazett.txt")
    write(tmp_path, {"seeds/gazette.txt": None, "data/articles/zeitung.toml": other, "seeds/gazett.txt": "Brown"})
    assert problem_message(tmp_path, "file-missing") == "seeds/gazette.txt is not there: add it, or mend the name"


BRACES = "write a table in braces on one line, with no line break in it"


@pytest.mark.parametrize(
    ("line", "ending"),
    [
        ("at = Ada Brown", "this is no TOML (Invalid value): write a text in quotation marks"),
        ("value = 1:58.20", "after a statement): write a text in quotation marks"),
        ("value = 27 August 2031  # a day", "after a statement): write a text in quotation marks"),
        ("value = 1 what = 2", 'after a statement): begin a new line; a quotation mark within a text is written \\"'),
        ('at = "ada-brown', r"this is no TOML (Illegal character '\n'): close the quotation mark"),
        ('at = "a" b', 'after a statement): begin a new line; a quotation mark within a text is written \\"'),
        ('at = "a"\nat = "b"', "this is no TOML (Cannot overwrite a value): give each key once"),
        ('b.beat = "c"\nb.beat = "d"', "a value): give each key once, and behind it a list of what is said"),
        ('b.beat = "c"\nb = "1"', "(Cannot overwrite a value): write what as b.attribute"),
        ('b = "1"\nb.beat = "c"\nb.time = "d"', "(Cannot overwrite a value): write what as b.attribute"),
        ('ada-brown.time = ["a"', "this is no TOML (Unclosed array): close the bracket"),
        ("at", 'after a key in a key/value pair): write key = "value"; a key has no space in it'),
        ('medal "silver"', 'after a key in a key/value pair): write key = "value"; a key has no space in it'),
        ('medal: "silver"', 'after a key in a key/value pair): write key = "value"; a key has no space in it'),
        ('mina lee.medal = "silver"', 'a key/value pair): write key = "value"; a key has no space in it'),
        ("medal = “silver”", 'this is no TOML (Invalid value): write straight quotation marks: medal = "silver"'),
        ("“games/mile” = 1", '(Invalid statement): write straight quotation marks: medal = "silver"'),
        (
            "games-2031/mile/final.date = 1",
            'pair): put an id with a slash into quotation marks: "games-2031/womens-800m/final" = 1',
        ),
        (
            'a.time = { value = "1:58.20",\n when = "bell" }',
            BRACES,
        ),
        ('a.time = { value = "1:58.20"\n}', BRACES),
        ('at = "a\x07"', r"(Illegal character '\x07'): take away this character, which nobody sees"),
    ],
)
def test_what_is_no_toml_is_reported_with_the_fix(tmp_path: Path, line: str, ending: str) -> None:
    write(tmp_path, {ARTICLE: article(f"[[sentence]]\n{line}\n")})
    assert problem_message(tmp_path, "not-toml").endswith(ending)


@pytest.mark.parametrize("others", ["[sentence]\n", "[[sentence]]\n"])
def test_a_sentence_in_single_brackets_is_reported_on_its_line(tmp_path: Path, others: str) -> None:
    entry = 'at = "Harbour Gazette"\naside = "furniture"\n'
    write(tmp_path, {ARTICLE: article(f"[sentence]\n{entry}{others}{entry}")})
    assert problem_lines(tmp_path) == [f"{ARTICLE}:{6 if others[1] == '[' else 9} error [not-toml]"]
    assert problem_message(tmp_path, "not-toml").endswith(
        "give each table once, or write each with two brackets where there are several: [[sentence]]"
    )


def test_one_sentence_in_single_brackets_is_a_list_all_the_same(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: article('[sentence]\nat = "Harbour Gazette"\naside = "furniture"\n')})
    assert problem_message(tmp_path, "key-type") == (
        "“sentence” must be a list of tables: write [[sentence]] with two brackets on each side"
    )


def test_a_key_of_thousands_of_parts_is_one_problem_on_its_line(tmp_path: Path) -> None:
    write(tmp_path, {"data/people.toml": f"{PEOPLE}\n[place.home]\n{'.'.join('a' * 5_000)} = 1\n"})
    # Python 3.14 reads no such key.
    on_its_line = {f"data/people.toml:13 error [{rule}]" for rule in ("unknown-key", "not-toml")}
    assert on_its_line & set(problem_lines(tmp_path))


@pytest.mark.parametrize(("bracket", "lines"), [("[", 1), ("[\n", 5_000)])
def test_lists_nested_thousands_deep_are_one_problem_on_their_lines(tmp_path: Path, bracket: str, lines: int) -> None:
    write(tmp_path, {"data/people.toml": f"{PEOPLE}\ndeep = {bracket * 5_000}{']' * 5_000}\n"})
    (problem,) = (line for line in problem_lines(tmp_path) if "people.toml" in line)
    line = int(problem.removeprefix("data/people.toml:").removesuffix(" error [not-toml]"))
    assert 12 <= line < 12 + lines


def test_an_article_of_lists_nested_thousands_deep_is_one_problem_of_its_file(tmp_path: Path) -> None:
    write(tmp_path, {ARTICLE: f"deep = {'[' * 5_000}{']' * 5_000}\n{article(ENTRIES)}"})
    assert f"{ARTICLE}:1 error [not-toml]" in problem_lines(tmp_path)
    assert ARTICLE in pack_files(tmp_path)


def test_a_number_of_thousands_of_digits_is_reported_in_words_for_curators(tmp_path: Path) -> None:
    write(tmp_path, {"data/people.toml": f"{PEOPLE}\nyear = {'9' * 5_000}\n"})
    message = "this is no TOML (a number has too many digits): mend the line"
    assert problem_message(tmp_path, "not-toml") == message


def test_another_hash_is_reported_with_the_command_that_accepts_the_text(tmp_path: Path) -> None:
    write(tmp_path, {"seeds/gazette.txt": "abc"})
    assert problem_message(tmp_path, "hash-mismatch") == (
        "the text has another hash, so it is not the one that was curated, to the line break at its end: put that one "
        "back, or else mend the entries by the new one and run “trackside check --accept-text gazette”"
    )


def test_a_missing_hash_is_an_error_with_the_command_that_writes_it(tmp_path: Path) -> None:
    lines = article(ENTRIES).splitlines(keepends=True)
    write(tmp_path, {ARTICLE: "".join(line for line in lines if not line.startswith("sha256"))})
    assert problem_lines(tmp_path) == ["data/articles/gazette.toml:1 error [hash-missing]"]
    message = "the hash of the text (sha256) is missing: run “trackside check --fix”"
    assert problem_message(tmp_path, "hash-missing") == message


@pytest.mark.parametrize(
    ("path", "reported_at"),
    [("seeds/gazette.txt", ARTICLE), ("data/people.toml", "data/people.toml"), (ARTICLE, ARTICLE)],
)
def test_a_link_that_leads_out_of_the_pack_is_not_followed(tmp_path: Path, path: str, reported_at: str) -> None:
    root = write(tmp_path / "pack")
    (root / path).rename(tmp_path / "outside")
    (root / path).symlink_to(tmp_path / "outside")
    assert problem_lines(root) == [f"{reported_at}:1 error [link-out-of-pack]"]
    assert (
        problem_message(root, "link-out-of-pack")
        == f"{path} is a link out of the pack: put the file itself in its place"
    )


def test_a_link_within_the_pack_is_followed(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "seeds/gazette.txt").rename(root / "kept.txt")
    (root / "seeds/gazette.txt").symlink_to(root / "kept.txt")
    assert read_pack(root).problems == ()


def test_a_link_to_itself_cannot_be_read(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "seeds/gazette.txt").unlink()
    (root / "seeds/gazette.txt").symlink_to(root / "seeds/gazette.txt")
    assert problem_lines(root) == ["data/articles/gazette.toml:1 error [unreadable]"]


def test_a_pipe_is_no_plain_file(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / "seeds/gazette.txt").unlink()
    os.mkfifo(root / "seeds/gazette.txt")
    assert problem_lines(root) == ["data/articles/gazette.toml:1 error [not-a-file]"]


@pytest.fixture
def pack_of_somebody_else() -> Iterator[Path]:
    """A pack that anybody may enter, read as somebody who is not the superuser: whom no permission stops."""
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder))
        read_pack(root)
        for path in (root, *root.rglob("*")):
            path.chmod(0o755)
        superuser = os.geteuid() == 0
        if superuser:
            os.seteuid(65534)
        try:
            yield root
        finally:
            if superuser:
                os.seteuid(0)


def test_a_file_without_permission_cannot_be_read(pack_of_somebody_else: Path) -> None:
    root = pack_of_somebody_else
    user = os.geteuid()
    os.seteuid(os.getuid())
    (root / "seeds/gazette.txt").chmod(0)
    (root / "data/people.toml").chmod(0)
    os.seteuid(user)
    problems = problem_lines(root)
    assert "data/people.toml:1 error [unreadable]" in problems
    assert "data/articles/gazette.toml:1 error [unreadable]" in problems
