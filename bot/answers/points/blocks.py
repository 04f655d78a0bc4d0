"""The blocks that show a point: one line with its verdict, or in full with the exact words of every side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading, Note
from bot.answers.points.points import all_evidence, evidence_of, sides, standing_working, value_workings
from bot.answers.points.tally import tie_reason, verdict_line
from bot.answers.points.wording import (
    TIES_NOTE,
    capitalised,
    label_of,
    name_of,
    point_title,
    qualifier_words,
    with_label,
)
from bot.facts.model import Mood, Value, Verdict
from bot.facts.result_roles import attributes_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Claim, PointClaim
    from bot.store.rows import PointRow

_MOODS = {
    Mood.DENIED: "denied",
    Mood.PLANNED: "planned",
    Mood.HOPED: "hoped for",
    Mood.EXPECTED: "expected",
    Mood.CONDITIONAL: "on a condition",
}


def point_line(row: PointRow, context: AnswerContext, answer_scope: str = "", subject: str = "") -> Statement:
    """Who, what, and every value with its articles; the scope, where it is not the answer's own, stands below.

    A ``subject`` that heads the answer is not named again.
    """
    key = row.point.key
    evidence = all_evidence(row) or evidence_of(row, row.point.beside)
    working = [*qualifier_lines(row, context, answer_scope), *value_workings(row, context)]
    text = with_label(label_of(key.what, context.vocabulary), sides(row, context) or _uncounted_sides(row, context))
    if key.about == subject:
        return context.citations.statement(capitalised(text), evidence, verdict_line(row.point), working=working)
    working += context.citations.name_readings((key.about,), evidence, working)
    text = f"{name_of(key.about, context.names)}, {text}"
    return context.citations.statement(text, evidence, verdict_line(row.point), working=working)


def qualifier_lines(row: PointRow, context: AnswerContext, answer_scope: str = "") -> list[str]:
    """Scope, moment and what else makes the point, as a line of working; the answer's own scope goes without saying."""
    words = ", ".join(qualifier_words(row.point.key, context.vocabulary, context.names, answer_scope))
    return [capitalised(words)] if words else []


def point_in_full(row: PointRow, context: AnswerContext, answer_scope: str = "") -> Iterator[Block]:
    """Its title, its sides with the verdict, then each article's own words, and its claims that are not counted."""
    yield Heading(point_title(row.point.key, context.vocabulary, context.names, answer_scope))
    if row.point.values:
        working, verdict = value_workings(row, context), verdict_line(row.point)
        yield context.citations.statement(sides(row, context), all_evidence(row), verdict, working=working)
        yield from _excerpt_lines(row, context)
    yield from _uncounted_lines(row, context)
    why = tie_reason(row.point)
    yield from [Note(why)] if why else []
    yield from [note for note in point_notes((row,)) if note.text != TIES_NOTE]


def point_notes(rows: Sequence[PointRow]) -> tuple[Note, ...]:
    """Which conventions make disputes of the points, and that ties have no headline; each once.

    A personal best is a season's best too. SB against PB is a dispute only by the convention that a results sheet
    prints SB where the mark is no PB, and the point's own note says that.
    """
    notes = [f"{capitalised(row.point.note).removesuffix('.')}." for row in rows if row.point.note]
    notes += [TIES_NOTE for row in rows if row.point.verdict is Verdict.TIE]
    return tuple(map(Note, dict.fromkeys(notes)))


def _excerpt_lines(row: PointRow, context: AnswerContext) -> Iterator[Statement]:
    """One line an article and value: "[3] no: “Wightman missed this year’s championships”"."""
    standings: dict[tuple[str, Value], PointClaim] = {}
    for point_value in row.point.values:
        # What an article states outright shows a value better than what follows from another claim of it.
        for standing in sorted(point_value.standings, key=lambda standing: standing.implied):
            standings.setdefault((standing.article, point_value.value), standing)
    ordered = sorted(standings.items(), key=lambda item: context.citations.number(item[0][0]))
    for (_, value), standing in ordered:
        yield _excerpt_line(row, standing, context.words(row, value), context)


def _excerpt_line(row: PointRow, standing: PointClaim, words: str, context: AnswerContext) -> Statement:
    claim = row.evidence[standing.claim].claim
    # Having run follows from a place: then the excerpt shows the place, and the line says so. A DNF that stands against
    # a place follows from nothing.
    follows = standing.implied and claim.what != row.point.key.what and not _stands_in(claim, row, context)
    source = f", from the {label_of(claim.what, context.vocabulary)}" if follows else ""
    text = f"{context.citations.marks((standing.article,))} {words}{source}: “{claim.excerpt}”"
    if standing.working:
        working = [standing_working(row, standing, context)]
    else:
        working = _reading_words(claim, words) if claim.printed is None else []
    return replace(context.citations.statement(text, evidence_of(row, (standing,)), working=working), level=1)


def _stands_in(claim: Claim, row: PointRow, context: AnswerContext) -> bool:
    """Whether a claim is of an attribute that stands in the point as a place: an outcome, having taken part."""
    return claim.what in attributes_at(row.point.key.what, (claim,), context.vocabulary.attributes)


def _reading_words(claim: Claim, words: str) -> list[str]:
    """How a curator reads the value in words that do not show it as it is."""
    return [f"{words}: {claim.reading}"] if claim.reading else []


# --- claims that are not counted: reported speech, plans and hopes ------------------------------------------------


def manner_of(claim: Claim) -> str:
    """In what sense an article says a thing, where it is no plain assertion: "reported, hoped for"."""
    return ", ".join(word for word in ("reported" if claim.by else "", _MOODS.get(claim.mood, "")) if word)


def _uncounted_lines(row: PointRow, context: AnswerContext) -> Iterator[Statement]:
    """Claims that are shown and not counted; where nothing else is, the first of them carries the verdict."""
    for number, standing in enumerate(row.point.beside):
        claim, words = row.evidence[standing.claim].claim, context.words(row, standing.value)
        marks = context.citations.marks((standing.article,))
        manner = "initially" if claim.is_counted else manner_of(claim)
        text = f"{marks} {manner}, not counted: {words}: “{claim.excerpt}”"
        working = [f"said by {name_of(claim.by, context.names)}"] if claim.by else []
        working += [standing_working(row, standing, context)] if standing.working else []
        working += _reading_words(claim, words)
        cited = evidence_of(row, (standing,))
        if number == 0 and not row.point.values:
            yield context.citations.statement(text, cited, verdict_line(row.point), working=working)
        else:
            yield replace(context.citations.statement(text, cited, working=working), level=1)


def _uncounted_sides(row: PointRow, context: AnswerContext) -> str:
    """For a line of its own: "yes, planned [2] · no, denied [3]"."""
    values = []
    for standing in row.point.beside:
        claim = row.evidence[standing.claim].claim
        manner = "reported" if claim.by else _MOODS.get(claim.mood, "")
        marks = context.citations.marks((standing.article,))
        values.append(f"{context.words(row, standing.value)}, {manner} {marks}")
    return " · ".join(values)
