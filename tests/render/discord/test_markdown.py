"""Nothing that a text of the pack or a person writes is a style, a link or a mention."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.render.discord.markdown import (
    drawn_size,
    escape_line_start,
    escape_markdown,
    plain_text,
    unescape_markdown,
)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("Men's 1500m final — 3:29.38 [1][2]", "Men's 1500m final — 3:29.38 [1][2]"),
        ("*bold* __under__ ~~gone~~ `code`", r"\*bold\* \_\_under\_\_ \~\~gone\~\~ \`code\`"),
        ("||hidden||", r"\|\|hidden\|\|"),
        ("back\\slash", r"back\\slash"),
        ("[words](https://evil.example)", r"[words]\(https\://evil.example)"),
        ("(in brackets) and [1] (SB)", "(in brackets) and [1] (SB)"),
        ("see http://evil.example/x", r"see http\://evil.example/x"),
        ("steam://run/1", r"steam\://run/1"),
        ("@everyone and @here", "@\u200beveryone and @\u200bhere"),
        ("@Everyone", "@\u200bEveryone"),
        ("@e\u200bveryone", "@\u200beveryone"),
        ("<@123> <@!123> <@&123> <#123>", r"\<\@123> \<\@!123> \<\@&123> \<\#123>"),
        ("</result:123> <t:0:R> <id:guide>", r"\</result:123> \<t\:0:R> \<id:guide>"),
        ("<:medal:123> <a:medal:123>", r"\<\:medal:123> \<a\:medal:123>"),
        (":medal: at 3:29:05", r"\:medal: at 3\:29:05"),
        ("<https://evil.example>", r"\<https\://evil.example>"),
        ("#1 for @ 5", r"\#1 for @ 5"),
        ("two\nlines\r\nand\ttabs", "two lines and tabs"),
        ("\x00\x1b[31m", "␀␛[31m"),
        ("\u202etsrif \u2066x", "�tsrif �x"),
        ("ze\u200bro\u2060wi\ufeffdth\u00ad", "zerowidth"),
        ("half \ud83d of one", "half � of one"),
        ("👩\u200d🚀 ولي", "👩\u200d🚀 ولي"),
    ],
)
def test_what_a_text_says_is_shown_and_not_obeyed(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# large", r"\# large"),
        ("### small", r"\### small"),
        ("-# smaller", r"\-# smaller"),
        ("- item", r"\- item"),
        ("+ item", r"\+ item"),
        ("> said", r"\> said"),
        (">>> said", r"\>>> said"),
        ("1. item", r"1\. item"),
        ("2023. A year", r"2023\. A year"),
        (" - item", r" \- item"),
        ("\u00a0- item", "\u00a0- item"),
        (" \u2003- item", " \u2003- item"),
        (" \u0661. item", " \u0661. item"),
        ("1 · Josh Kerr", "1 · Josh Kerr"),
        ("3:29.38", "3:29.38"),
        ("3.5 m", r"3\.5 m"),
        ("Ada Brown", "Ada Brown"),
        ("", ""),
    ],
)
def test_a_text_that_opens_a_line_is_no_heading_list_or_quotation(text: str, escaped: str) -> None:
    assert escape_line_start(text) == escaped


def test_characters_count_as_utf_16_does() -> None:
    assert [drawn_size("abc"), drawn_size("å"), drawn_size("🥇"), drawn_size("a🥇b")] == [3, 1, 2, 4]


@given(st.text())
def test_what_is_escaped_reads_as_it_was_written(text: str) -> None:
    assert unescape_markdown(escape_markdown(text)) == plain_text(text)
    assert unescape_markdown(escape_line_start(escape_markdown(text))) == plain_text(text)
