"""Draws the pictures of all packs and of what is hard to draw, with sizes and times: python bench/pictures.py DIR.

Look at what it writes: what overlaps, and what is cut, no test sees.
"""

from __future__ import annotations

import asyncio
import sys
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answers.answer import Citation, CitedArticle
from bot.answers.charts import FinishChart, FinishMark, FinishRow, LaneRow, LanesChart, LanesKind, Stand
from bot.answers.registry import answer_call, read_line
from bot.chat.ask import open_store
from bot.facts.model import Verdict
from bot.facts.values.marks import format_length, format_time
from bot.render.charts.drawing import draw_chart
from bot.render.charts.png import draw_png
from bot.settings import read_settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.charts import Chart

ROOT = Path(__file__).parents[1]
PACKS = {"worlds": ROOT, **{path.name: path for path in sorted((ROOT / "tests/packs").iterdir())}}
QUESTIONS = {
    "worlds": ("result", "recap", "sources"),
    "harbour": ("result", "recap", "sources", "result marathon", "result high jump"),
    "corvane": tuple(
        f"{question} {event}"
        for event in ("100m", "200m", "4x400m relay", "high jump", "steeplechase")
        for question in ("result", "recap", "sources")
    ),
    "football": ("result", "recap", "sources"),
}


async def charts_of(pack: str) -> list[tuple[str, Chart | None]]:
    """The pictures of a pack's questions, by the question."""
    store, _ = await open_store(PACKS[pack], read_settings({}).cache)
    charts = []
    async with store:
        for question in QUESTIONS[pack]:
            answer = await store.read(partial(answer_call, read_line(f"/{question}")))
            charts.append((f"{pack} {question}", answer.chart))
    return charts


def cited(*numbers: int) -> tuple[Citation, ...]:
    """Citations of invented articles."""
    return tuple(Citation(f"article-{number}", number, "", 1, 0, 4, "text") for number in numbers)


def articles(count: int, name: str = "The Daily Lap") -> tuple[CitedArticle, ...]:
    """Invented articles."""
    return tuple(CitedArticle(f"article-{n}", n, f"{name} {n}", None, None, None, None) for n in range(1, count + 1))


def finish(title: str, names: list[str], sizes: list[list[int]], *, disputed: str = "", lengths: bool = False) -> Chart:
    """A finish of people with these marks each."""
    show = format_length if lengths else format_time
    rows = []
    for place, (name, own) in enumerate(zip(names, sizes, strict=True), 1):
        marks = tuple(
            FinishMark(printed=show(size), size=size, disputed=bool(disputed), citations=cited(n))
            for n, size in enumerate(own, 1)
        )
        rows.append(FinishRow(text=f"{place} · {name}", marks=marks, disputed=disputed, citations=cited(1)))
    return FinishChart(title, lengths, tuple(rows), articles(max(map(len, sizes))))


def lanes(title: str, lines: int, count: int, verdict: Verdict, text: str) -> Chart:
    """Lines over the lanes of so many articles."""
    stands = [Stand.SAYS, Stand.OTHERWISE, Stand.ITSELF, Stand.REPORTS]
    rows = tuple(
        LaneRow(
            heading=f"Lap {line // 4 + 1}",
            text=text,
            verdict=verdict,
            disputed=verdict in {Verdict.DISPUTED, Verdict.TIE},
            stands={n: stands[(n + line) % 4] for n in range(1, count + 1) if (n + line) % 3},
            citations=cited(1),
        )
        for line in range(lines)
    )
    return LanesChart(LanesKind.TIMELINE, title, rows, articles(count))


def extremes() -> Iterator[tuple[str, Chart]]:
    """What is hard to draw."""
    people = [f"Runner Number {place} (GBR)" for place in range(1, 41)]
    yield "one finisher", finish("One finisher", people[:1], [[209_380]])
    yield "twelve", finish("A final of twelve", people[:12], [[209_380 + 137 * place] for place in range(12)])
    yield "forty", finish("Forty finishers", people, [[7_530_000 + 9_000 * place] for place in range(40)])
    yield "equal times", finish("Equal times", people[:6], [[10_990]] * 6)
    yield "a gap of 5 s", finish("Five seconds", people[:5], [[49_600], [49_610], [49_650], [49_660], [54_650]])
    yield "heights", finish("Heights", people[:5], [[610], [600], [600], [585], [575]], lengths=True)
    long = ["Maximiliana Featherstonehaugh-Cholmondeley von und zu Hohenlohe-Waldenburg-Schillingsfürst (LIE)"]
    yield "long names", finish("The " + "very " * 20 + "long final", [*long, "W" * 90, "i" * 200], [[1], [2], [3]])
    yield (
        "right to left",
        finish("نهائي 1500 متر", ["محمد صلاح (EGY)", "יוסי כהן (ISR)", "Ada Brown"], [[1], [2, 3], [4]]),
    )
    every = [[209_380 + 40 * n + 100 * place for n in range(6)] for place in range(8)]
    yield "everything disputed", finish("Everything disputed", people[:8], every, disputed="DISPUTED")
    line = "Somebody passed somebody else in the home straight, to the delight of whoever had come"
    yield "thirty lines", lanes("Thirty lines", 30, 5, Verdict.AGREED, line)
    yield "forty articles", lanes("Forty articles", 12, 40, Verdict.DISPUTED, line)
    yield "one article", lanes("One article", 3, 1, Verdict.ONE_SOURCE, "Brown won")
    yield "words without end", lanes("Words", 4, 12, Verdict.DIFFER, "W" * 120)


def main() -> None:
    """Write each picture as SVG and PNG, and a line with its sizes and times."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    named = [*(each for pack in QUESTIONS for each in asyncio.run(charts_of(pack))), *extremes()]
    print(f"{'picture':<34} {'SVG':>8} {'':>9} {'PNG':>9} {'':>8}")
    for name, chart in named:
        if chart is None:
            print(f"{name:<34} none")
            continue
        began = time.process_time()
        svg = draw_chart(chart)
        drawn = time.process_time()
        png = draw_png(svg)
        ended = time.process_time()
        (folder / f"{name}.svg").write_text(svg, "utf-8")
        (folder / f"{name}.png").write_bytes(png)
        times = (1000 * (drawn - began), 1000 * (ended - drawn))
        print(f"{name:<34} {len(svg):>6} B {times[0]:>6.2f} ms {len(png):>7} B {times[1]:>5.0f} ms")


if __name__ == "__main__":
    main()
