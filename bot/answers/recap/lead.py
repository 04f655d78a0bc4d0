"""The result as a story opens with it: who won and in what mark, the others, and what stands against each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.citations import IN_ORDER
from bot.answers.points.own_scope import split_placing
from bot.answers.points.points import all_evidence, finest_values, mark_words, value_and_marks, value_workings
from bot.answers.points.wording import name_of, number_word
from bot.answers.result.placing_lines import has_open_standing, meet_lines, small_print, standing_line
from bot.answers.sentences.caveats import verdict_and_caveats
from bot.answers.sentences.excerpts import without_parts
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.values.ranks import OUT_OF_THE_RACE, STARTED

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing, Sheet
    from bot.answers.sentences.sentence import SentenceWriter
    from bot.store.rows import PointRow

PODIUM = ("1", "2", "3")
"""The places of those whom every story names."""


def result_lines(
    sheet: Sheet,
    writer: SentenceWriter,
    context: AnswerContext,
    *,
    whole: bool,
    reasons: Mapping[str, Sequence[Statement]],
) -> Iterator[Statement]:
    """A line each for those who have one, with the ``reasons`` why they were out; then whose place is in dispute.

    A win in dispute comes first. What is not ``whole`` has the first places and whose result was changed, and how a tie
    was broken of the winners, or where that is in dispute.
    """
    in_dispute = [placing for placing in sheet.placings if has_open_standing(placing)]
    contenders = [placing for placing in in_dispute if placing.has_place(PODIUM[0])]
    yield from (replace(standing_line(placing, context), strong=True) for placing in contenders)
    placed = [placing for placing in sheet.placings if placing not in in_dispute]
    for number, placing in enumerate(placed):
        if whole or placing.is_changed or number < len(PODIUM):
            own, wider = split_placing(placing, context)
            is_whole = whole or any(map(placing.is_given_place, PODIUM))
            lines = _ResultLine(own if own.has_line else placing, writer, context, is_whole).lines()
            yield from without_parts([*reasons.get(placing.about, ()), *lines], name_of(placing.about, context.names))
            yield from meet_lines(own.about, wider if own.has_line else (), context)
            is_detail = not whole and not placing.has_place(PODIUM[0])
            ties = [row for row in own.ties if row.is_contested or row.caveats] if is_detail else own.ties
            yield from small_print(ties, own, writer)
    for placing in in_dispute:
        if placing not in contenders and (whole or _concerns_lead(placing)):
            yield standing_line(placing, context)
            yield from small_print(placing.ties, placing, writer)


def _concerns_lead(placing: Placing) -> bool:
    """Whether a dispute is about a start, a finish, or a place on the podium."""
    places = {value.value.text for value in placing.place.values} if placing.place else set()
    was_there = places.isdisjoint({*OUT_OF_THE_RACE, STARTED}) and not _is_contested(placing.took_part)
    return not was_there or any(map(placing.is_given_place, PODIUM))


def _is_contested(row: PointRow | None) -> bool:
    return row is not None and row.is_contested


class _ResultLine(Frozen, frozen=True):
    """What is told of somebody who has a line on the sheet."""

    placing: Placing
    writer: SentenceWriter
    context: AnswerContext
    is_whole: bool
    """Whether it also has at what somebody failed who has no mark."""

    def lines(self) -> Iterator[Statement]:
        """Place or medal, with the mark where that is settled, then small what was changed and what is in dispute."""
        first, mark, start = self._first(), self.placing.mark, self.placing.took_part
        line, is_win = self.writer.sentence(first), self.placing.has_place(PODIUM[0])
        if mark is not None and self._takes_mark(first, mark):
            line, mark = self._with_mark(line, first, mark), None
        yield replace(line, text=self._counted(line.text, first) if is_win else line.text, strong=is_win)
        yield from self._earlier()
        for row in (mark, start if _is_contested(start) else None):
            if row is not None and row is not first:
                is_missed = row.headline is not None and row.headline.denied
                if not is_missed:
                    yield self._small_print(row)
                elif self.is_whole:
                    yield replace(self.writer.sentence(row), level=1)

    def _earlier(self) -> Iterator[Statement]:
        if self.placing.before is not None:
            yield self.writer.sentence(self.placing.before)
            return
        for row in (self.placing.place, self.placing.outcome):
            if row is not None:
                yield from self.writer.earlier(row)

    def _first(self) -> PointRow:
        """What opens the line: a medal that the same articles give as the place, but for a winner; else the place."""
        placing, place, medal = self.placing, self.placing.place, self.placing.medal
        if medal is not None and place is not None and not placing.has_place(PODIUM[0]):
            is_settled = not _is_contested(place) and not _is_contested(medal)
            if is_settled and self._marks(medal) == self._marks(place):
                return medal
        rows = (place, placing.outcome, placing.mark, placing.took_part, placing.status)
        return next(row for row in rows if row is not None)

    def _marks(self, row: PointRow) -> str:
        return self.context.citations.marks(row.articles)

    def _takes_mark(self, first: PointRow, mark: PointRow) -> bool:
        """Whether a line goes on with the mark: neither is in dispute, and somebody came in."""
        headline = first.headline
        came_in = first is self.placing.medal or (headline is not None and str(headline).isdecimal())
        return came_in and not _is_contested(first) and not _is_contested(mark)

    def _with_mark(self, line: Statement, first: PointRow, mark: PointRow) -> Statement:
        """The line with the mark in front of the articles that give both, or behind them with its own.

        Where they print it in several ways, each has its articles.
        """
        kind, own, words = mark.attribute.kind, self._marks(mark), mark_words(mark, self.context)
        tie_break = self._tie_break(mark)
        words = " and ".join((words, *(mark_words(row, self.context) for row in tie_break)))
        preposition = "in" if kind == "mark" and not values.is_length(words) else "with"
        words = f"{words}{' points' if kind == 'points' else ''} {own}"
        finest = finest_values(mark, kind)
        if kind == "mark" and len(finest) > 1:
            words = ", ".join(value_and_marks(mark, each, self.context) for each in finest)
        text = line.text.removesuffix(f" {own}") if own == self._marks(first) else line.text
        evidence = [item for row in (mark, *tie_break) for item in self.writer.evidence(row)]
        of_mark = map(self.context.citations.of_claim, evidence)
        citations = {citation.claim: citation for citation in (*line.citations, *of_mark)}
        ordered = tuple(sorted(citations.values(), key=IN_ORDER))
        tallies = dict.fromkeys(filter(None, (line.tally, verdict_and_caveats(mark, self.context).tally)))
        return replace(line, text=f"{text} {preposition} {words}", citations=ordered, tally="; ".join(tallies) or None)

    def _tie_break(self, mark: PointRow) -> tuple[PointRow, ...]:
        """What decided between two of one mark, where the same articles give both."""
        row = self.placing.tie_break
        is_settled = row is not None and not _is_contested(row) and self._marks(row) == self._marks(mark)
        return (row,) if row is not None and is_settled else ()

    def _counted(self, text: str, first: PointRow) -> str:
        """The line with "all five say" in place of marks, where every article of the story says all of it."""
        number, marks = first.among_articles, self._marks(first)
        is_all_said_by_all = text.endswith(f" {marks}") and text.count("[") == marks.count("[") == number
        if _is_contested(first) or number < 2 or not is_all_said_by_all:  # noqa: PLR2004 — one says it itself
            return text
        return f"{text.removesuffix(f' {marks}')}, {'both' if number == 2 else f'all {number_word(number)}'} say"  # noqa: PLR2004

    def _small_print(self, row: PointRow) -> Statement:
        """As in "time DISPUTED: 3:29.65 [1][2][4], 3:29.55 [3]"."""
        sides = ", ".join(value_and_marks(row, value, self.context) for value in row.values)
        label = row.attribute.label
        verdict = verdict_and_caveats(row, self.context)
        if _is_contested(row):
            label, verdict = f"{label} {row.verdict}:", replace(verdict, tally=None)
        evidence, readings = all_evidence(row), value_workings(row, self.context)
        readings += self.context.citations.name_readings((self.placing.about,), evidence, readings)
        line = self.context.citations.statement(f"{label} {sides}", evidence, verdict, reading=readings)
        return replace(line, level=1)
