"""Where a client breaks the lines of a message, a mark stays with its word."""

from __future__ import annotations

from bot.answers import registry
from bot.answers.question import Call
from bot.render.discord.custom_ids import question_note, read_question, read_question_note
from bot.render.discord.unbroken import join_marks, part_marks


def drawn(markdown: str) -> str:
    """The text with a tilde for what is no place to break a line, and a plus sign between marks in one piece."""
    return join_marks(markdown).replace("\u00a0", "~").replace("\u2060", "+")


def test_a_row_of_marks_stays_with_the_word_before_it_and_in_one_piece() -> None:
    assert drawn("**Ada Brown won [1][2]**") == "**Ada Brown won~[1]+[2]**"
    assert drawn("-# time TIE: 1:58.20 [1][2], 1:58.30 [3]") == "-# time TIE: 1:58.20~[1]+[2], 1:58.30~[3]"
    assert drawn("> “I never looked back.” [2]") == "> “I never looked back.”~[2]"


def test_a_unit_stays_with_its_figure() -> None:
    assert (
        drawn("-# 1:58.90 − 1:58.20 = 0.70 s; 200 m to go, 4 in all")
        == "-# 1:58.90 − 1:58.20 = 0.70~s; 200~m to go, 4 in all"
    )


def test_a_mark_that_opens_a_line_or_a_part_stays_with_what_follows_it() -> None:
    assert drawn("Won\n> [1] “Brown won”\n-# [2][3] say nothing") == "Won\n> [1]~“Brown won”\n-# [2]+[3]~say nothing"
    assert drawn("-# [1] [City Post](<https://a.example/>) · [2] Tribune") == (
        "-# [1]~[City Post](<https://a.example/>)~· [2]~Tribune"
    )
    assert drawn("**[2] [City Post](<https://a.example/>)** · no date") == (
        "**[2]~[City Post](<https://a.example/>)** · no date"
    )


def test_a_row_that_no_line_has_room_for_may_be_broken_between_two_marks() -> None:
    row = "".join(f"[{number}]" for number in range(1, 9))
    assert drawn(f"Won {row}") == "Won~[1]+[2]+[3]+[4]+[5]+[6][7]+[8]"


def test_an_address_stays_as_it_is() -> None:
    link = "-# [1] [City Post](<https://a.example/?q[1][2]>)"
    assert drawn(link) == link.replace("[1] ", "[1]~", 1)


def test_a_question_in_the_small_print_is_read_as_it_was_typed() -> None:
    call = registry.read_options("search", {"words": "the final bend [1][2] of " * 7})
    assert isinstance(call, Call)
    note = join_marks(question_note(call) or "")
    assert read_question(read_question_note(note) or "") == call
    assert part_marks(join_marks("Won [1][2]")) == "Won [1][2]"
