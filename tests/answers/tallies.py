"""Tallies counted again: how many articles a statement gives, held against the points that it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.answers.answer import Statement
    from bot.facts.model import Claim, Point, PointValue, Value
    from bot.facts.moment import Moment

_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MARK = re.compile(r"\[(\d+)\]")
_RUN = re.compile(r"(?:\[\d+\])+")
_SHARE = re.compile(
    r"(?:(?P<label>.+) )?(?:(?P<verdict>AGREED|ONE SOURCE), )?(?P<stating>\d+) of (?P<among>\d+)(?: articles?)?"
    r"(?:, (?P<torn>\d+) contradicts? (?:itself|themselves))?(?P<marks>(?: ?\[\d+\])*)"
)
_SPREAD = re.compile(r".+ (?P<verdict>DISPUTED|TIE|DIFFER|REPORTED): (?P<parts>.+)")
_PART = re.compile(r"(?P<value>.+?) in (?P<number>[a-z]+|\d+)? ?(?P<marks>(?:\[\d+\])*)(?:, |$)")
_AGAINST = re.compile(
    r"(?P<sizes>none counted|\d+ on one side|\d+(?: against \d+)+|\d+(?:, \d+)* and \d+)"
    r"(?:, (?P<neither>\d+) on neither side)?"
    r"(?:, (?P<torn>\d+) contradicts? (?:itself|themselves))?"
    r"(?:, (?P<silent>\d+) silent)?"
)
_REPORTED = re.compile(r"(?:each )?(?P<number>\d+) articles?, asserted by none")
_ALONE = re.compile(r"(?P<cited>\d+) of the (?P<all>\d+) points? that only \[(?P<mark>\d+)\] makes")


class Tallies:
    """The points of a pack, by the claims that they rest on."""

    def __init__(self, points: Iterable[Point], claims: Mapping[str, Claim]) -> None:
        self._claims = claims
        self._points = tuple(points)
        self._of_claim: dict[str, list[Point]] = {}
        for point in self._points:
            for claim in _claims(point):
                self._of_claim.setdefault(claim, []).append(point)

    def problems(self, statement: Statement, numbers: dict[str, int]) -> Iterator[str]:
        """What no point that the statement rests on bears out."""
        cited = {citation.claim for citation in statement.citations}
        points = [point for claim in cited for point in self._of_claim.get(claim, ())]
        if statement.verdict is not None and not any(point.verdict is statement.verdict for point in points):
            yield f"“{statement.text}”: no point of it is {statement.verdict}"
        for run in _RUN.findall(statement.text):
            if not _stated(run, statement, points, numbers) and not self._timed(run, points, numbers):
                yield f"“{statement.text}”: no value of it is given by {run}"
        for part in _parts(statement.tally or ""):
            if not self._holds(part, statement, points, numbers):
                yield f"“{statement.text}”: “{part}” does not count up"

    def _timed(self, run: str, points: list[Point], numbers: dict[str, int]) -> bool:
        """Whether the articles of a run of marks are those that give a value one and the same moment."""
        marked = {slug for slug, number in numbers.items() if f"[{number}]" in run}
        for point in points:
            for value in point.values:
                moments: dict[Moment | None, set[str]] = {}
                for standing in value.standings:
                    moments.setdefault(self._claims[standing.claim].when, set()).add(standing.article)
                if marked in [articles for when, articles in moments.items() if when is not None]:
                    return True
        return False

    def _holds(self, part: str, statement: Statement, points: list[Point], numbers: dict[str, int]) -> bool:
        if match := _ALONE.fullmatch(part):
            return self._alone(match, statement, numbers)
        if match := _SHARE.fullmatch(part):
            return any(_shared(match, point, numbers) for point in points)
        if match := _SPREAD.fullmatch(part):
            return any(_spread(match, point, numbers) for point in points)
        if match := _AGAINST.fullmatch(part):
            return any(point.verdict is statement.verdict and _against(match, point) for point in points)
        if match := _REPORTED.fullmatch(part):
            return any(len({s.article for s in point.beside}) == int(match["number"]) for point in points)
        return False

    def _alone(self, match: re.Match[str], statement: Statement, numbers: dict[str, int]) -> bool:
        """Of the points that only this article makes so many are shown, and there are no fewer in all."""
        slug = next((slug for slug, number in numbers.items() if number == int(match["mark"])), "")
        alone = [p for p in self._points if p.verdict is Verdict.ONE_SOURCE and p.values[0].articles == (slug,)]
        cited = int(match["cited"])
        return cited == len(statement.citations) and cited <= int(match["all"]) <= len(alone)


def _stated(run: str, statement: Statement, points: list[Point], numbers: dict[str, int]) -> bool:
    """Whether the articles of a run of marks are of a value or a finding, or the one whose words a line brings."""
    marked = {
        article
        for number in map(int, _MARK.findall(run))
        for article, its_number in numbers.items()
        if its_number == number
    }
    ordered = [int(mark) for mark in _MARK.findall(run)]
    if ordered != sorted(set(ordered)):
        return False
    if statement.text.startswith(run):
        return len(ordered) == 1 or marked == _printing(statement)
    if statement.text.rstrip(".").endswith((f"{run} cannot all hold", f"{run} contradicts itself")):
        return marked == {citation.article for citation in statement.citations}
    groups = [set(value.articles) for point in points for value in point.values]
    groups += [{standing.article} for point in points for standing in point.beside]
    cited = {citation.claim for citation in statement.citations}
    groups += [articles for point in points for articles in _uncounted(point, cited)]
    return marked in groups


def _printing(statement: Statement) -> set[str]:
    """The cited articles, where all of them print the same words and the statement brings those."""
    words = {" ".join(citation.excerpt.split()) for citation in statement.citations}
    is_same = len(words) == 1 and f"“{next(iter(words))}”" in " ".join(statement.text.split())
    return {citation.article for citation in statement.citations} if is_same else set()


def _uncounted(point: Point, cited: set[str]) -> Iterator[set[str]]:
    """For each value that stands beside a point, the articles of the claims of it that are cited."""
    articles: dict[Value, set[str]] = {}
    for standing in point.beside:
        if standing.claim in cited:
            articles.setdefault(standing.value, set()).add(standing.article)
    yield from articles.values()


def _parts(tally: str) -> list[str]:
    """A tally of several things, taken apart: each begins with its name and a verdict."""
    return [part for part in re.split(r"\. (?=[A-Z])", tally) if part]


def _claims(point: Point) -> set[str]:
    standings = [standing for value in point.values for standing in value.standings]
    return {standing.claim for standing in (*standings, *point.beside)}


def _giving(point: Point) -> set[str]:
    return {article for value in point.values for article in value.articles}


def _counted(point: Point) -> set[str]:
    return {article for value in point.values for article in value.counted}


def _shared(match: re.Match[str], point: Point, numbers: dict[str, int]) -> bool:
    counted = _counted(point)
    marks = {int(mark) for mark in _MARK.findall(match["marks"])}
    return (
        point.verdict in {Verdict.AGREED, Verdict.ONE_SOURCE}
        and match["verdict"] in {None, point.verdict.value}
        and (int(match["stating"]), int(match["among"])) == (len(counted), point.among_articles)
        and int(match["torn"] or 0) == len(point.contradicting)
        and (not marks or marks == {numbers[slug] for slug in counted})
    )


def _spread(match: re.Match[str], point: Point, numbers: dict[str, int]) -> bool:
    parts = list(_PART.finditer(match["parts"]))
    of_values = [part for part in parts if part["value"] != "none"]
    silent = [part for part in parts if part["value"] == "none"]
    return (
        point.verdict.value == match["verdict"]
        and len(of_values) == len(point.values)
        and all(_gives(part, value, numbers) for part, value in zip(of_values, point.values, strict=True))
        and bool(silent) == bool(point.silent)
        and all(_marks(part, numbers) == set(point.silent) for part in silent if part["marks"])
    )


def _gives(part: re.Match[str], value: PointValue, numbers: dict[str, int]) -> bool:
    number = _WORDS.index(part["number"]) if part["number"] in _WORDS else int(part["number"] or -1)
    return number == len(value.articles) and _marks(part, numbers) == set(value.articles)


def _marks(part: re.Match[str], numbers: dict[str, int]) -> set[str]:
    slugs = {number: slug for slug, number in numbers.items()}
    return {slugs.get(int(mark), mark) for mark in _MARK.findall(part["marks"])}


def _against(match: re.Match[str], point: Point) -> bool:
    sizes = [int(size) for size in re.findall(r"\d+", match["sizes"])]
    return (
        sizes == _sizes(point)
        and int(match["neither"] or 0) == len(_giving(point) - _counted(point) - set(point.contradicting))
        and int(match["torn"] or 0) == len(point.contradicting)
        and int(match["silent"] or 0) == len(point.silent)
    )


def _sizes(point: Point) -> list[int]:
    if point.verdict is Verdict.DIFFER:
        return [len(value.counted) for value in point.values if value.counted]
    sides: dict[int, set[str]] = {}
    for value in point.values:
        if value.side is not None:
            sides.setdefault(value.side, set()).update(value.counted)
    return [len(sides[side]) for side in sorted(sides) if sides[side]]
