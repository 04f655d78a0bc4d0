"""Pictures: what is drawn, and that nothing of it is lost, cut or told by a colour alone."""

from __future__ import annotations

import io
import re
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from bench.pictures import articles, cited, extremes, finish
from bot.answers.charts import FinishChart, FinishRow, LanesChart
from bot.render.charts.canvas import MARGIN, PAPER, WIDTH, Ink, text_width, wrapped
from bot.render.charts.drawing import chart_table, draw_chart
from bot.render.charts.lanes import MOST_LANES
from bot.render.charts.png import draw_png
from bot.render.charts.words import LONGEST_DESCRIPTION, description

SVG = "{http://www.w3.org/2000/svg}"
EXTREMES = dict(extremes())


def _read(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 — it was drawn here


def _texts(svg: str) -> list[tuple[float, float, str, bool]]:
    """Each text with the start of its line, its size, and whether it is bold; middles are reckoned to starts."""
    found = []
    for group in _read(svg).iter(f"{SVG}g"):
        size, is_bold = float(group.get("font-size", "")), group.get("font-weight") == "700"
        for text in group.iter(f"{SVG}text"):
            words = text.text or ""
            width = text_width(words, size, is_bold=is_bold)
            start = float(text.get("x", "")) - (width / 2 if group.get("text-anchor") == "middle" else 0)
            found.append((start, start + width, words, is_bold))
    return found


@pytest.mark.parametrize("name", EXTREMES)
def test_no_text_leaves_the_picture(name: str) -> None:
    for start, end, words, _ in _texts(draw_chart(EXTREMES[name])):
        assert start >= MARGIN - 8, words
        assert end <= WIDTH - MARGIN + 8, words


@pytest.mark.parametrize("name", EXTREMES)
def test_every_article_of_a_picture_is_named_in_it(name: str) -> None:
    chart = EXTREMES[name]
    drawn = " ".join(words for *_, words, _ in _texts(draw_chart(chart))).replace("\u00a0", " ")
    for article in chart.articles[:MOST_LANES]:
        assert f"[{article.number}] {article.outlet}" in drawn


@pytest.mark.parametrize("name", EXTREMES)
def test_a_picture_is_small_and_told_in_words_that_a_message_takes(name: str) -> None:
    svg = draw_chart(EXTREMES[name])
    assert len(svg.encode()) < 30_000
    assert len(description(EXTREMES[name])) <= LONGEST_DESCRIPTION


def test_a_final_of_twelve_takes_less_than_eight_kilobytes_and_its_png_sixty() -> None:
    svg = draw_chart(EXTREMES["twelve"])
    assert len(svg.encode()) < 8_000
    png = draw_png(svg)
    assert len(png) < 60_000
    with Image.open(io.BytesIO(png)) as image:
        assert image.width > 1.3 * WIDTH


def test_what_is_disputed_is_hollow_and_says_so() -> None:
    (settled, disputed) = (draw_chart(finish("A", ["B"], [[1, 2]], disputed=word)) for word in ("", "DISPUTED"))
    assert f'fill="{PAPER}" d="M' not in settled
    assert disputed.count('fill="#ffffff" d="M') == 1
    assert "DISPUTED" in disputed


def test_names_are_no_markup() -> None:
    svg = draw_chart(finish('<b> & "c"', ["<script>alert(1)</script>"], [[1]]))
    assert _read(svg).get("aria-label", "").startswith('<b> & "c".')
    assert "<script" not in svg


def test_each_ink_stands_out_from_paper_in_grey() -> None:
    def grey(colour: str) -> float:
        parts = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    for ink in (Ink.TEXT, Ink.QUIET, Ink.DISPUTE):
        assert (grey(PAPER) + 0.05) / (grey(ink) + 0.05) >= 4.5


def test_a_row_without_a_mark_has_its_words_alone() -> None:
    row = FinishRow(text="DNF · Brown", citations=cited(1))
    chart = FinishChart("A final", is_length=False, rows=(row,), articles=articles(1))
    assert chart_table(chart)[1] == (("DNF · Brown", "", "", "[1]", ""),)
    assert "<path" not in draw_chart(chart)


def test_a_table_has_all_that_lanes_show() -> None:
    chart = EXTREMES["forty articles"]
    assert isinstance(chart, LanesChart)
    heads, rows = chart_table(chart)
    assert heads == ("Part", "Line", "Verdict", *(f"[{number}]" for number in range(1, 41)))
    assert rows[0][:3] == ("Lap 1", chart.rows[0].text, "DISPUTED")
    assert rows[0][3:7] == ("says otherwise", "says both", "", "says so")


def test_a_word_wider_than_its_line_is_broken() -> None:
    assert [*wrapped("a " + "W" * 5, 36, 12)] == ["a", "WWW", "WW"]


def test_a_picture_in_words_counts_what_it_leaves_out() -> None:
    assert re.search(r" And \d+ more\.$", description(EXTREMES["forty"]))
