"""How the articles stand on a point, counted in words: "5 of 5 articles", "3 against 1, 1 silent"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import counted, join_words, number_word
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_VERDICTS, Verdict
from bot.facts.ranking import counts_by_side, is_opposed

if TYPE_CHECKING:
    from bot.facts.model import Point
    from bot.store.rows import PointRow


class VerdictLine(Frozen, frozen=True):
    """How the articles stand on what a statement says: the verdict, and the articles counted in words."""

    verdict: Verdict | None = None
    tally: str | None = None


NO_VERDICT = VerdictLine()


def tally_words(point: Point) -> str:
    """The articles of a point, counted: "5 of 5 articles", "3 against 1, 1 silent", "in two ways" where they differ.

    Silence is no denial: articles that say nothing of it are counted apart.
    """
    if point.verdict in {Verdict.AGREED, Verdict.ONE_SOURCE}:
        share = f"{sum(counts_by_side(point))} of {counted(point.among_articles, 'article')}"
        return ", ".join((share, *_contradicting_words(point)))
    if is_opposed(point):
        return "in two ways"
    if point.verdict is Verdict.REPORTED:
        reporting = {standing.article for standing in point.reports}
        return counted(len(reporting), "article")
    silent = [f"{len(point.silent)} silent"] if point.silent else []
    words = (_sides_words(point), *_undecided_words(point), *_contradicting_words(point), *silent)
    return ", ".join(filter(None, words))


def verdict_words(row: PointRow) -> str:
    """The verdict; "AGREED but for rounding" on a mark of which some print fewer figures."""
    marks = [each for each in row.values if not each.value.denied]  # a height that was failed rounds no other
    is_rounded = row.attribute.kind == "mark" and row.verdict not in OPEN_VERDICTS and len(marks) > 1
    return f"{row.verdict} but for rounding" if is_rounded else row.verdict


def counting_articles(point: Point) -> tuple[str, ...]:
    """The articles that count for any of the values, each once; one that contradicts itself counts for none."""
    return tuple(dict.fromkeys(article for value in point.values for article in value.counted))


def dispute_reason(point: Point) -> str | None:
    """Why values stand against each other, or none heads a tie, in one sentence, where the sides do not show it."""
    if point.verdict is Verdict.TIE and not any(counts_by_side(point)[1:]):
        return "An article that contradicts itself counts for neither value."
    is_of_bests = point.is_contested and {"SB", "PB"} <= {value.value.text for value in point.values}
    return "A season's best and a personal best count against each other by convention." if is_of_bests else None


def _sides_words(point: Point) -> str:
    """The sides by size: "3 against 1"; more than two of which none has most: "no majority (2, 1 and 1)".

    Values or moments that may all hold stand against nothing: "in four ways". "" where no article counts for any, and
    where the other way is another point, which the line's caveat tells.
    """
    differ = point.verdict is Verdict.DIFFER
    timed = [len(each.articles) for each in point.moments if each.moment is not None]
    counts = timed or [len(value.counted) for value in point.values]
    sizes = counts if differ else counts_by_side(point)
    first, *others = [str(size) for size in sizes if size] or [""]
    if not others:
        return f"{first} on one side" if first and not differ else ""
    ways = f"{number_word(len(others) + 1)} ways"
    if differ:
        return f"in {ways}"
    if point.verdict is Verdict.TIE and len(others) > 1:
        return f"no majority ({join_words((first, *others))})"
    return f"{first} against {join_words(others)}"


def _undecided_words(point: Point) -> list[str]:
    """Articles whose value holds those of several sides, as a country holds two of its towns."""
    number = len(point.articles.difference(counting_articles(point), point.contradicting))
    return [f"{number} on neither side"] if number else []


def _contradicting_words(point: Point) -> list[str]:
    number = len(point.contradicting)
    return [f"{number} {'contradicts itself' if number == 1 else 'contradict themselves'}"] if number else []
