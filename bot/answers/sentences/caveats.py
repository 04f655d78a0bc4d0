"""What a reader has to know of how the articles stand on a line: nothing where they agree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.tally import VerdictLine, tally_words
from bot.facts.ranking import CONTESTED

if TYPE_CHECKING:
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Point


def verdict_and_caveats(point: Point, context: AnswerContext) -> VerdictLine:
    """The verdict, with words for it where the point is contested: "DISPUTED, 3 against 1, 1 silent"."""
    words = [f"{point.verdict}, {tally_words(point)}"] if point.verdict in CONTESTED else []
    return VerdictLine(point.verdict, "; ".join((*words, *caveat_words(point, context))) or None)


def caveat_words(_point: Point, _context: AnswerContext) -> tuple[str, ...]:
    """What else is contested of a point: its claim by another, or the start of the person on which it hangs."""
    return ()
