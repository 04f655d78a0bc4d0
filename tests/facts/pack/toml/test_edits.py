"""Edits of a file leave every byte that they do not mean."""

from __future__ import annotations

import pytest

from bot.facts.pack.toml.edits import with_sentences, with_text

MIXED = b'''\
file = "a.txt"
title = """
# no comment"""
# the third
[[sentence]]
at = "three"   # beside it
words = """
# no comment

"""
# below it


# a heading

# the second
[[ "sentence" ]] # here
at = "two"
[[sentence.ada.time]]
value = "1"


[[sentence]]

at = "one"
  # the last line, without an end'''

SORTED = b'''\
file = "a.txt"
title = """
# no comment"""
[[sentence]]

at = "one"
  # the last line, without an end


# a heading

# the second
[[ "sentence" ]] # here
at = "two"
[[sentence.ada.time]]
value = "1"


# the third
[[sentence]]
at = "three"   # beside it
words = """
# no comment

"""
# below it'''


@pytest.mark.parametrize("line_break", [b"\n", b"\r\n"])
def test_entries_move_with_their_comments_and_empty_lines_stay(line_break: bytes) -> None:
    before, after = (content.replace(b"\n", line_break) for content in (MIXED, SORTED))
    assert with_sentences(before, [2, 1, 0]) == after
    assert with_sentences(before, [0, 1, 2]) == before


def test_what_stands_around_the_entries_stays() -> None:
    two = b'[[sentence]]\nat = "b"\n[[sentence]]\nat = "a"\n'
    after = b'[[sentence]]\nat = "a"\n[[sentence]]\nat = "b"\n'
    around = b"[more]\nkey = 1 # last\n\n# of all\n\n", b"\n# of the stories\n[stories]\na = 1\n\n# the end\n"
    assert with_sentences(two.join(around), [1, 0]) == after.join(around)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b'sentence = [{ at = "b" }, { at = "a" }]\n', id="a list of tables"),
        pytest.param(b'[[sentence]]\nat = "b"\n[stories]\n[[sentence]]\nat = "a"\n', id="another table between"),
    ],
)
def test_entries_written_in_another_way_are_left_alone(content: bytes) -> None:
    assert with_sentences(content, [1, 0]) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b'file = "a" # here\r\nurl = "b"\r\n', b'file = "a" # here\r\nhash = "9f"\r\nurl = "b"\r\n'),
        (b'# top\n"file" = "a"', b'# top\n"file" = "a"\nhash = "9f"'),
        (b'file = """\na"""\n[t]\n', b'file = """\na"""\nhash = "9f"\n[t]\n'),
        (b"hash='' # none\nfile = 'a'\n", b"hash=\"9f\" # none\nfile = 'a'\n"),
        (b'[t]\nfile = "a"\n', None),
    ],
)
def test_a_text_is_written_below_a_key_or_in_place_of_the_old_one(before: bytes, after: bytes | None) -> None:
    assert with_text(before, "hash", "9f", "file") == after
