"""The count below a line of a results sheet: "AGREED by all five", "time DISPUTED: 1:58.20 [1][2], 1:58.02 [3]"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.holders import by_holders, holders_words
from bot.answers.points.later_changes import as_of_words, earlier_standings
from bot.answers.points.own_scope import split_by_scope
from bot.answers.points.points import finest_values, hold_together
from bot.answers.points.tally import VerdictLine, counting_articles, verdict_words
from bot.answers.points.wording import number_word
from bot.answers.sentences.caveats import caveat_words
from bot.answers.sentences.phrasing import Phrasing
from bot.facts import values
from bot.facts.grouping import grouped
from bot.facts.model import OPEN_VERDICTS, Value, Verdict
from bot.facts.moment import FINISH
from bot.facts.result_roles import MARK_STATUS_ROLE, RECORD_LABEL, TOOK_PART_ROLE
from bot.facts.values.ranks import ABSENT, STARTED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Point, PointValue
    from bot.store.rows import PointRow

_WEIGHT = {Verdict.TIE: 4, Verdict.DISPUTED: 3, Verdict.DIFFER: 2, Verdict.ONE_SOURCE: 1}


def placing_verdict(rows: Sequence[PointRow], context: AnswerContext, unshown: PointRow | None = None) -> VerdictLine:
    """What is in dispute of a line, or how many articles say it: once where the same do, otherwise by part.

    The verdict is the weightiest, so that a dispute over one part marks the line. ``unshown`` is a part that the line
    leaves out.
    """
    verdicts = [row.verdict for row in rows if not hold_together(row)] or [Verdict.AGREED]
    verdict = max(verdicts, key=lambda verdict: _WEIGHT.get(verdict, 0))
    open_rows = [row for row in rows if row.verdict in OPEN_VERDICTS or _is_several(row)]
    settled = [row for row in rows if row not in open_rows]
    contested, agreed = [part_words(row, context) for row in open_rows], list[str]()
    if all(MARK_STATUS_ROLE in row.attribute.roles for row in open_rows):
        # Where only the status of a mark is in dispute, who agrees on place and mark is worth a word.
        # Where the line has marks of its own for what was changed later, it is said of what the count is.
        is_all = not open_rows and not any(map(earlier_standings, rows))
        contested = [*_settled_parts(settled, context, is_all=is_all), *contested]
    else:
        stated = [row for row in settled if row is not unshown and not _by_all(row)]
        agreed = [f"{_settled_label(row, context)} {_agreement_words(row, context)}" for row in stated]
        contested += [_disputed_words(row, context) for row in settled if row is unshown]
    # Right behind what is contested stands what cannot hold: that is no matter of what they agree on.
    words = caveat_words(rows, context, contested)
    return VerdictLine(verdict, "; ".join(filter(None, (words, *agreed))))


def _is_several(row: PointRow) -> bool:
    """Whether a mark was several things at once, such as a national record and a world lead, or is rounded by some."""
    if MARK_STATUS_ROLE in row.attribute.roles:
        return len(row.values) > 1
    return row.attribute.kind == "mark" and len(finest_values(row, "mark")) > 1


def part_words(row: PointRow, context: AnswerContext) -> str:
    """As in "time DISPUTED: 3:29.65 [1][2][4], 3:29.55 [3], not said [5]"; else "time 1:58.20 [1]"."""
    if row.verdict in OPEN_VERDICTS or _is_several(row):
        return _disputed_words(row, context)
    return f"{context.label(row)} {', '.join(_marked_sides(row, context))}"


def _disputed_words(row: PointRow, context: AnswerContext) -> str:
    silent = context.citations.marks(row.silent)
    sides = [*_marked_sides(row, context), *([f"not said {silent}"] if silent else [])]
    stand = "" if hold_together(row) else f" {verdict_words(row)}"
    moment = f" {Phrasing(context.names).moment(FINISH)}" if row.key.when == FINISH else ""
    return f"{context.label(row)}{moment}{stand}: {', '.join(sides)}"


def _marked_sides(row: PointRow, context: AnswerContext) -> list[str]:
    told = [part for value in row.values for part in by_holders(row, value)]
    return [f"{standing_words(row, part, context)} {context.citations.marks(part.articles)}" for part in told]


def standing_words(row: PointRow, value: PointValue, context: AnswerContext) -> str:
    """A value in words: having taken part or not is no "yes" or "no"."""
    if TOOK_PART_ROLE in row.attribute.roles:
        return values.show("outcome", STARTED if value.value == Value("yes") else ABSENT)
    return holders_words(row, value, context) or f"{context.words(row, value.value)}{as_of_words(row, value)}"


def _settled_parts(rows: Sequence[PointRow], context: AnswerContext, *, is_all: bool) -> list[str]:
    """One count for all parts that the same articles give, each with its label unless that is ``all`` of the line."""
    labels = grouped((_agreement_words(row, context), _settled_label(row, context)) for row in rows)
    if len(labels) == 1 and is_all:
        return list(labels)
    return [f"{' and '.join(of_count)} {count}" for count, of_count in labels.items()]


def _settled_label(row: PointRow, context: AnswerContext) -> str:
    """The label of a part; of a mark that was a best, which best: "personal best"."""
    label, best = context.label(row), row.headline
    if MARK_STATUS_ROLE not in row.attribute.roles or label == RECORD_LABEL or best is None:
        return label
    return Phrasing(context.names).value(row.attribute, best).removeprefix("a ")


def _agreement_words(row: PointRow, context: AnswerContext) -> str:
    """As in "AGREED by all five", "AGREED, 3 of 5 [1][3][4]", "ONE SOURCE [5]"; some may name the meet alone."""
    point, articles = row, counting_articles(row)
    marks = context.citations.marks(articles)
    if point.verdict is Verdict.ONE_SOURCE:
        return f"{point.verdict} {marks}"
    exactness = ", some less exactly" if split_by_scope(row, context)[1] else ""
    if _by_all(point):
        everybody = f"both {marks}" if len(articles) == 2 else f"all {number_word(len(articles))}"  # noqa: PLR2004
        return f"{point.verdict} by {everybody}{exactness}"
    return f"{point.verdict}, {len(articles)} of {point.among_articles} {marks}{exactness}"


def _by_all(point: Point) -> bool:
    """Whether every article of the story counts for it: that is quiet beside a dispute."""
    return len(counting_articles(point)) == point.among_articles
