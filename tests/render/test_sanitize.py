import json

import pytest

from bot.render.sanitize import escape_controls, sanitize


@pytest.mark.parametrize(
    ("text", "sanitized"),
    [
        ("Brown crossed in 1:58.20", "Brown crossed in 1:58.20"),
        ("“Ærø” — naïve, 一二三, עברית", "“Ærø” — naïve, 一二三, עברית"),
        ("two  spaces stay", "two  spaces stay"),
        ("a line\r\n  break", "a line break"),
        ("tab\tand feed\f", "tab and feed "),
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("bell\a, null\0, rubout\x7f", "bell␇, null␀, rubout␡"),
        ("C1 \x9b31m", "C1 �31m"),
        ("turned \u202egnp.exe", "turned �gnp.exe"),
        ("half \ud800 a letter", "half � a letter"),
        ("a no-break\u00a0space stays", "a no-break\u00a0space stays"),
    ],
)
def test_what_steers_a_terminal_is_shown_and_the_rest_is_left(text: str, sanitized: str) -> None:
    assert sanitize(text) == sanitized


def test_many_spaces_are_read_in_no_time() -> None:
    assert sanitize(" " * 100_000 + "\n") == " "


def test_escaped_json_reads_back_as_it_was() -> None:
    value = {"text": "\x9b31m \u202e \x7f “quoted”\n"}
    written = escape_controls(json.dumps(value, ensure_ascii=False))
    assert written == r'{"text": "\u009b31m \u202e \u007f “quoted”\n"}'
    assert json.loads(written) == value


def test_line_breaks_between_json_values_stay() -> None:
    assert escape_controls('{\n  "a": 1\n}') == '{\n  "a": 1\n}'
