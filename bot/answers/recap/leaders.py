"""Who led a race one after the other, in one line of a short story: each with a moment and who says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.points import evidence_of
from bot.answers.points.wording import moment_words, name_of
from bot.answers.recap.scenes import Part, takes_lead
from bot.answers.recap.timeline import order_of, tellings_of
from bot.facts.model import OPEN_VERDICTS

if TYPE_CHECKING:
    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.recap.story import Story, StoryItem
    from bot.store.rows import PointRow


_FEWEST = 3


def is_of_leaders(item: StoryItem) -> bool:
    """Whether an item has somebody take the lead, or be first at a moment of the race."""
    return item.row is not None and item.part is Part.RACE and takes_lead(item.row)


def leaders_line(story: Story, context: AnswerContext) -> Statement | None:
    """Who led one after the other, each from the first moment that is told; None of fewer than three.

    None either where articles tell any of it differently: then each thing is told by itself.
    """
    rows = [item.row for item in story.items if item.row is not None and is_of_leaders(item)]
    tellings = [each for row in rows for each in tellings_of(row) if each.when is not None]
    told = sorted(tellings, key=lambda each: order_of(each, tellings, story))
    before: list[PointRow | None] = [None, *(each.row for each in told)]
    turns = [each for each, last in zip(told, before, strict=False) if last is None or last.about != each.row.about]
    if len(turns) < _FEWEST or any(row.verdict in OPEN_VERDICTS or row.caveats for row in rows):
        return None
    words = ", ".join(
        f"{name_of(each.row.about, context.names)} {moment_words(each.when, context.names)} "
        f"{context.citations.marks(each.value.articles)}"
        for each in turns
        if each.when is not None
    )
    evidence = [item for each in turns for item in evidence_of(each.row, each.value.standings)]
    return context.citations.statement(f"In the lead: {words.replace(' metres', ' m')}", evidence)


_FEWEST = 3
"""Turns of leaders that make a line of their own."""
