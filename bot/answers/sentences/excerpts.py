"""One line an excerpt, and one a remark: words that a wider excerpt or a longer line holds are printed once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.citations import IN_ORDER
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Citation, Statement

_MARKS = re.compile(r" (?:\[\d+\])+")


def without_nested(lines: Sequence[Statement]) -> list[Statement]:
    """The lines without those whose excerpt stands in that of another one, which cites it then.

    Only lines that print one excerpt, and begin alike before it ("Kerr: “…”"), stand for each other.
    """
    excerpts = {
        place: line.citations[0]
        for place, line in enumerate(lines)
        if len(line.citations) == 1 and f"“{line.citations[0].excerpt}”" in line.text
    }
    widest_first = sorted(excerpts, key=lambda place: excerpts[place].start - excerpts[place].end)
    cited: dict[int, list[Citation]] = {}
    for place in widest_first:
        holder = next((other for other in cited if _holds(lines[other], lines[place])), place)
        cited.setdefault(holder, []).append(excerpts[place])
    return [
        _citing(line, cited.get(place)) for place, line in enumerate(lines) if place in cited or place not in excerpts
    ]


def without_parts(lines: Sequence[Statement], name: str) -> list[Statement]:
    """The lines without those whose words stand in a longer one on the same run of an article, which cites them then.

    ``name`` is that of somebody whom the lines name in full or by the surname.
    """
    surname = name.rsplit(maxsplit=1)[-1]
    words = [f" {fold(_MARKS.sub('', line.text).replace(name, surname))} " for line in lines]
    cited: dict[int, list[Citation]] = {}
    for place in sorted(range(len(lines)), key=lambda place: -len(words[place])):
        longer = (other for other in cited if words[place] in words[other])
        holder = next((other for other in longer if _shares_runs(lines[place], lines[other])), place)
        cited.setdefault(holder, []).extend(lines[place].citations)
    return [_citing(lines[place], cited[place]) for place in sorted(cited)]


def _holds(wider: Statement, line: Statement) -> bool:
    first, second = wider.citations[0], line.citations[0]
    alike = first.article == second.article and _opening(wider) == _opening(line)
    return alike and first.start <= second.start and second.end <= first.end


def _shares_runs(line: Statement, longer: Statement) -> bool:
    """Whether each run of an article that a line cites has words in one that the longer line cites."""
    return all(
        any(
            one.article == other.article and one.start < other.end and other.start < one.end
            for other in longer.citations
        )
        for one in line.citations
    )


def _opening(line: Statement) -> str:
    return line.text.partition("“")[0]


def _citing(line: Statement, citations: Sequence[Citation] | None) -> Statement:
    return line if citations is None else replace(line, citations=tuple(sorted(set(citations), key=IN_ORDER)))
