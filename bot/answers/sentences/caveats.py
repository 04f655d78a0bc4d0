"""What a reader has to know of how the articles stand on a line: nothing where they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.tally import VerdictLine, tally_words
from bot.answers.points.wording import label_of, name_of
from bot.facts.model import CaveatKind, Verdict
from bot.facts.ranking import CONTESTED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Caveat, Point
    from bot.store.rows import PointRow


def verdict_and_caveats(point: Point, context: AnswerContext) -> VerdictLine:
    """The verdict, with words for it where the point is contested: "DISPUTED, 3 against 1, 1 silent"."""
    words = [f"{point.verdict}, {tally_words(point)}"] if point.verdict in CONTESTED else []
    return VerdictLine(point.verdict, "; ".join((*words, *caveat_words((point,), context))) or None)


def several_points_verdict(rows: Sequence[PointRow], context: AnswerContext) -> VerdictLine:
    """What is contested of several points on which a line rests: the weightiest verdict, and in words what else is."""
    verdicts = [row.point.verdict for row in rows if row.point.verdict in CONTESTED]
    verdict = Verdict.TIE if Verdict.TIE in verdicts else next(iter(verdicts), None)
    words = caveat_words([row.point for row in rows], context, {row.point.id for row in rows})
    return VerdictLine(verdict, "; ".join(words) or None)


def caveat_words(points: Iterable[Point], context: AnswerContext, told: Collection[str] = ()) -> tuple[str, ...]:
    """What else is contested of points: "CONTRADICTED in [3]", "Jake Wightman's place: TIE"; each once.

    ``told`` are the ids of points whose dispute the line tells anyway.
    """
    caveats = [caveat for point in points for caveat in point.caveats]
    contradicting = [caveat for caveat in caveats if caveat.kind is CaveatKind.CONTRADICTION]
    articles = dict.fromkeys(article for caveat in contradicting for article in caveat.articles)
    marks = context.citations.marks(articles)
    others = [caveat for caveat in caveats if caveat not in contradicting and caveat.id not in told]
    disputes = [_dispute_words(caveat, context) for caveat in others]
    return tuple(dict.fromkeys((*([f"CONTRADICTED in {marks}"] if marks else []), *disputes)))


def _dispute_words(caveat: Caveat, context: AnswerContext) -> str:
    """The point that is contested, as in "Jakob Ingebrigtsen's time: DISPUTED"."""
    name = name_of(caveat.about or "", context.names)
    return f"{name}'s {label_of(caveat.what or '', context.vocabulary)}: {caveat.verdict}"
