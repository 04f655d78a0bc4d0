"""A point told: in one line with its verdict, or in full with the exact words of every side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note
from bot.answers.points.points import all_evidence, count_of, evidence_of, sides, standing_working, value_workings
from bot.answers.points.wording import (
    TIES_NOTE,
    capitalised,
    label_of,
    name_of,
    point_title,
    qualifier_words,
    standoff,
    with_label,
)
from bot.facts.model import Mood, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Claim, Standing
    from bot.store.rows import Evidence, PointRow

_MOODS = {
    Mood.DENIED: "denied",
    Mood.PLANNED: "planned",
    Mood.HOPED: "hoped for",
    Mood.EXPECTED: "expected",
    Mood.CONDITIONAL: "on a condition",
}


def point_line(row: PointRow, context: AnswerContext, here: str = "", subject: str = "") -> Statement:
    """Who, what, and every value with its articles; the scope, where it is not ``here``, stands below.

    A ``subject`` that heads the answer is not named again.
    """
    key = row.point.key
    evidence = all_evidence(row) or evidence_of(row, row.point.beside)
    elsewhere = ", ".join(qualifier_words(key, context.vocabulary, context.names, here))
    working = [*([capitalised(elsewhere)] if elsewhere else []), *value_workings(row, context)]
    told = sides(row, context) or _beside_sides(row, context)
    text = with_label(label_of(key.what, context.vocabulary), told)
    if key.about == subject:
        return context.citations.statement(capitalised(text), evidence, count_of(row), working=working)
    working += context.citations.unnamed((key.about,), evidence, working)
    named = f"{name_of(key.about, context.names)}, {text}"
    return context.citations.statement(named, evidence, count_of(row), working=working)


def point_in_full(row: PointRow, context: AnswerContext, here: str = "") -> Iterator[Block]:
    """Its title, its sides with the verdict, then each article's own words, and what stands beside the point."""
    yield Heading(point_title(row.point.key, context.vocabulary, context.names, here))
    if row.point.values:
        working = value_workings(row, context)
        yield context.citations.statement(sides(row, context), all_evidence(row), count_of(row), working=working)
        yield from _words(row, context)
    yield from _beside(row, context)
    why = standoff(row.point)
    yield from [Note(why)] if why else []
    yield from [note for note in point_notes((row,)) if note.text != TIES_NOTE]


def point_notes(rows: Sequence[PointRow]) -> tuple[Note, ...]:
    """Which conventions make disputes of the points, and that ties have no headline; each once."""
    said = [f"{capitalised(row.point.note).removesuffix('.')}." for row in rows if row.point.note]
    said += [TIES_NOTE for row in rows if row.point.verdict is Verdict.TIE]
    return tuple(map(Note, dict.fromkeys(said)))


def _words(row: PointRow, context: AnswerContext) -> Iterator[Statement]:
    """One line an article and value: "[3] no: “Wightman missed this year’s championships”"."""
    lines: dict[tuple[str, str], Standing] = {}
    for value in row.point.values:
        for standing in sorted(value.standings, key=lambda standing: standing.implied):
            lines.setdefault((standing.article, value.value), standing)
    ordered = sorted(lines.items(), key=lambda line: context.citations.number(line[0][0]))
    for (_, given), standing in ordered:
        yield _line(row, standing, context.words(row, given), context)


def _line(row: PointRow, standing: Standing, words: str, context: AnswerContext) -> Statement:
    item = row.evidence[standing.claim]
    mark = context.citations.marks((standing.article,))
    follows = f", from the {label_of(item.claim.what, context.vocabulary)}" if _follows(row, standing) else ""
    cited = evidence_of(row, (standing,))
    working = _line_working(row, standing, words, context)
    text = f"{mark} {words}{follows}: “{item.claim.excerpt}”"
    return context.citations.statement(text, cited, working=(working,) if working else (), level=1)


def _follows(row: PointRow, standing: Standing) -> bool:
    """Whether the value follows from a claim of another attribute, as having run follows from a place."""
    return standing.implied and row.evidence[standing.claim].claim.what != row.point.key.what


def _line_working(row: PointRow, standing: Standing, words: str, context: AnswerContext) -> str | None:
    item = row.evidence[standing.claim]
    if standing.working:
        return standing_working(row, standing, context)
    return _reading(item, words) if item.claim.printed is None else None


def _reading(item: Evidence, words: str) -> str | None:
    return f"{words}: {item.claim.reading}" if item.claim.reading else None


# --- beside the point: reported speech, plans and hopes ------------------------------------------------------------


def _beside(row: PointRow, context: AnswerContext) -> Iterator[Statement]:
    """Claims that are shown and not counted; where nothing else is, the first of them carries the verdict."""
    for number, standing in enumerate(row.point.beside):
        item = row.evidence[standing.claim]
        text = f"{_beside_text(row, standing, item, context)}: “{item.claim.excerpt}”"
        working = [f"said by {name_of(item.claim.by, context.names)}"] if item.claim.by else []
        words = context.words(row, standing.value)
        told = standing_working(row, standing, context) if standing.working else None
        working += [line for line in (told, _reading(item, words)) if line]
        cited = evidence_of(row, (standing,))
        if number == 0 and not row.point.values:
            yield context.citations.statement(text, cited, count_of(row), working=working)
        else:
            yield context.citations.statement(text, cited, working=working, level=1)


def _beside_text(row: PointRow, standing: Standing, item: Evidence, context: AnswerContext) -> str:
    mark = context.citations.marks((standing.article,))
    return f"{mark} {manner_of(item.claim)}, not counted: {context.words(row, standing.value)}"


def manner_of(claim: Claim) -> str:
    """In what sense an article says a thing, where it is no plain assertion: "reported, hoped for"."""
    return ", ".join(word for word in ("reported" if claim.by else "", _MOODS.get(claim.mood, "")) if word)


def _beside_sides(row: PointRow, context: AnswerContext) -> str:
    """For a line of its own: "yes, planned [2] · no, denied [3]"."""
    return " · ".join(_beside_side(row, standing, context) for standing in row.point.beside)


def _beside_side(row: PointRow, standing: Standing, context: AnswerContext) -> str:
    claim = row.evidence[standing.claim].claim
    manner = "reported" if claim.by else _MOODS.get(claim.mood, "")
    return f"{context.words(row, standing.value)}, {manner} {context.citations.marks((standing.article,))}"
