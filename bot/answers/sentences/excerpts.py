"""One line an excerpt: words of an article that a wider excerpt holds are printed once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.citations import IN_ORDER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Citation, Statement


def without_nested(lines: Sequence[Statement]) -> list[Statement]:
    """The lines without those whose excerpt stands in that of another one, which cites it then.

    Only lines that print one excerpt, and begin alike before it ("Kerr: “…”"), stand for each other.
    """
    excerpts = {place: line.citations[0] for place, line in enumerate(lines) if _is_excerpt(line)}
    widest_first = sorted(excerpts, key=lambda place: excerpts[place].start - excerpts[place].end)
    cited: dict[int, list[Citation]] = {}
    for place in widest_first:
        holder = next((other for other in cited if _holds(lines[other], lines[place])), place)
        cited.setdefault(holder, []).append(excerpts[place])
    return [
        _citing(line, cited.get(place)) for place, line in enumerate(lines) if place in cited or place not in excerpts
    ]


def _is_excerpt(line: Statement) -> bool:
    return len(line.citations) == 1 and f"“{line.citations[0].excerpt}”" in line.text


def _holds(wider: Statement, line: Statement) -> bool:
    first, second = wider.citations[0], line.citations[0]
    alike = first.article == second.article and _opening(wider) == _opening(line)
    return alike and first.start <= second.start and second.end <= first.end


def _opening(line: Statement) -> str:
    return line.text.partition("“")[0]


def _citing(line: Statement, citations: Sequence[Citation] | None) -> Statement:
    return line if citations is None else replace(line, citations=tuple(sorted(set(citations), key=IN_ORDER)))
