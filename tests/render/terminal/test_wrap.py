import pytest

from bot.render.terminal.wrap import Style, paragraph, wrapped_lines


def wrapped(text: str, width: int, *, first: int = 0, rest: int = 0) -> list[str]:
    return [line.plain for line in wrapped_lines(paragraph(text, first=first, rest=rest), width)]


def test_a_short_line_stays_as_it_is() -> None:
    assert wrapped("1 · Ada Brown (HBR) — 1:58.20", 40) == ["1 · Ada Brown (HBR) — 1:58.20"]


def test_a_long_line_is_broken_at_spaces_with_a_hanging_indent() -> None:
    text = "Time DISPUTED: 1:58.90 in two [1][2], 1:58.96 in one [3]"
    assert wrapped(text, 30, first=2, rest=4) == [
        "  Time DISPUTED: 1:58.90 in",
        "    two [1][2], 1:58.96 in",
        "    one [3]",
    ]


def test_a_line_that_fits_exactly_is_not_broken() -> None:
    assert wrapped("12345 789", 9) == ["12345 789"]
    assert wrapped("12345 7890", 9) == ["12345", "7890"]


def test_a_row_of_marks_stays_with_its_word_and_in_one_piece() -> None:
    assert wrapped("He was ahead [1][2][3], then behind.", 17) == ["He was", "ahead [1][2][3],", "then behind."]


def test_a_part_of_the_small_print_may_be_broken_before_the_mark_that_opens_it() -> None:
    assert wrapped("[1]\u00a0Gazette\u00a0· [2]\u00a0City Post", 18) == [
        "[1]\u00a0Gazette\u00a0·",
        "[2]\u00a0City Post",
    ]


def test_a_unit_stays_with_its_figure() -> None:
    assert wrapped("He led by 0.27 s [1][2].", 18) == ["He led by", "0.27 s [1][2]."]
    assert wrapped("It is 0.27 s, she says", 11) == ["It is", "0.27 s, she", "says"]


def test_a_row_of_marks_wider_than_a_line_is_broken_between_two() -> None:
    assert wrapped("AGREED [1][2][3][4]", 14) == ["AGREED [1][2]", "[3][4]"]


def test_a_word_longer_than_a_line_is_cut() -> None:
    assert wrapped("a " + "x" * 25, 10, rest=2) == ["a xxxxxxxx", "  xxxxxxxx", "  xxxxxxxx", "  x"]


def test_wide_letters_count_for_two_cells() -> None:
    assert wrapped("一二三 四五六", 7) == ["一二三", "四五六"]


def test_a_no_break_space_holds_words_together() -> None:
    assert wrapped("from 3:29.38\u00a0s on", 12) == ["from", "3:29.38\u00a0s on"]


def test_an_unbroken_paragraph_is_one_line() -> None:
    command = paragraph("trackside ask compare silver time", first=4, unbroken=True)
    assert [line.plain for line in wrapped_lines(command, 20)] == ["    trackside ask compare silver time"]


def test_styles_and_links_follow_their_words_over_a_break() -> None:
    link = "link https://harbour.example"
    article = paragraph(("[1]", Style.QUIET), " ", ("Harbour Gazette", link), rest=4)
    lines = [(line.plain, [tuple(span) for span in line.spans]) for line in wrapped_lines(article, 12)]
    assert lines == [("[1] Harbour", [(0, 3, "dim"), (4, 11, link)]), ("    Gazette", [(4, 11, link)])]


def test_a_paragraph_makes_its_words_harmless() -> None:
    assert wrapped("one\ntwo \x1b[2J", 40) == ["one two ␛[2J"]


@pytest.mark.parametrize("text", ["", " ", "\n"])
def test_nothing_makes_no_line(text: str) -> None:
    assert wrapped(text, 40) == []


def test_a_right_to_left_name_leaves_its_line_as_it_is_and_takes_no_room() -> None:
    assert wrapped("1 · משה כהן (ISR) — 3:29.38", 27) == ["1 · \u2068משה כהן\u2069 (ISR) — 3:29.38"]


def test_each_line_of_a_right_to_left_quotation_is_set_apart_by_itself() -> None:
    assert wrapped("[1] prints: “רצתי מהר מאוד, John, היום”", 17, rest=4) == [
        "[1] prints: “\u2068רצתי\u2069",
        "    \u2068מהר מאוד,\u2069",
        "    \u2068John, היום\u2069”",
    ]


def test_a_right_to_left_word_keeps_its_style() -> None:
    (line,) = wrapped_lines(paragraph("won: ", ("משה", Style.MATCH), " [1]"), 40)
    assert line.plain == "won: \u2068משה\u2069 [1]"
    assert [(line.plain[span.start : span.end], span.style) for span in line.spans if span.style] == [
        ("משה", Style.MATCH)
    ]
