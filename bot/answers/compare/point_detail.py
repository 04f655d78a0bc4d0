"""A point in full: its sentence or its sides, each with the words of every article, and who says nothing of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Note, Quotation
from bot.answers.points.holders import holders
from bot.answers.points.own_scope import split_by_scope
from bot.answers.points.points import evidence_of, hold_together, value_and_marks, value_workings
from bot.answers.points.tally import VerdictLine, dispute_reason, tally_words, verdict_words
from bot.answers.points.wording import capitalised
from bot.answers.sentences.caveats import caveat_words
from bot.answers.sentences.speech import speeches
from bot.facts.model import CONTESTED, Verdict
from bot.facts.ranking import plain_verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.answers.sentences.sentence import SentenceWriter
    from bot.facts.model import PointClaim, PointValue
    from bot.facts.moment import Moment
    from bot.store.rows import Evidence, PointRow


def has_sides(point: PointRow) -> bool:
    """Whether values stand beside each other: they are counted against each other, told in several ways or rounded."""
    is_rounded = verdict_words(point) != point.verdict
    has_versions = point.verdict is Verdict.DIFFER and len(point.values) > 1 and bool(tally_words(point))
    return point.is_contested or is_rounded or (has_versions and not hold_together(point))


def point_heading(row: PointRow, writer: SentenceWriter) -> str:
    """What stands over sides: "Jakob Ingebrigtsen, time · DISPUTED, 3 against 1"."""
    return f"{writer.title(row)} · {_counted_verdict(row)}"


def _counted_verdict(row: PointRow) -> str:
    """The verdict with its count: "TIE, 1 against 1", "AGREED, 3 of 5 articles"; what hangs on a dispute is not agreed.

    Who says nothing of it stands below.
    """
    verdict, counted = plain_verdict(row), tally_words(replace(row, silent=()))
    if verdict is Verdict.AGREED and any(each.verdict in CONTESTED for each in row.caveats):
        return counted
    words = verdict_words(row) if verdict is row.verdict else verdict
    return str(words) if verdict is Verdict.ONE_SOURCE else f"{words}, {counted}"


def point_line(row: PointRow, context: AnswerContext, writer: SentenceWriter) -> Statement:
    """All sides on one line, with their articles: "3:29.65 [1][2][4] · 3:29.55 [3]"."""
    return _values_line(row, row.values, context, writer)


def point_detail(row: PointRow, context: AnswerContext, writer: SentenceWriter) -> Iterator[Block]:
    """Each side, or the sentence of each value, with its excerpts; then what is said of it and not counted, likewise.

    Last, how the articles stand.
    """
    lines = [*(_side_lines if has_sides(row) else _sentence_lines)(row, context, writer)]
    lines += zip(writer.uncounted(row), speeches(row).values(), strict=True)
    for line, standings in lines:
        yield replace(line, strong=line.strong or line is lines[0][0])
        yield from _excerpts(row, standings, line, context)
    yield from _standing_notes(row, context)


def _side_lines(
    row: PointRow, context: AnswerContext, writer: SentenceWriter
) -> Iterator[tuple[Statement, Sequence[PointClaim]]]:
    for value in row.values:
        yield replace(_values_line(row, (value,), context, writer), strong=True), value.standings


def _sentence_lines(
    row: PointRow, context: AnswerContext, writer: SentenceWriter
) -> Iterator[tuple[Statement, Sequence[PointClaim]]]:
    """A sentence for each value, and for what articles say of the meet alone; one that is all has the verdict."""
    own, wider = split_by_scope(row, context)
    versions = [(part, value) for part in ((own, *wider) if own else (row,)) for value in part.values]
    is_counted = len(versions) == 1 and plain_verdict(row) in {Verdict.AGREED, Verdict.ONE_SOURCE}
    verdict = _counted_verdict(row) if is_counted else ""
    for part, value in versions:
        line = writer.sentence(replace(part, headline=value.value, values=(value,)))
        yield replace(line, tally="; ".join(filter(None, (verdict, line.tally))) or None), value.standings


def _values_line(
    row: PointRow, values: Sequence[PointValue], context: AnswerContext, writer: SentenceWriter
) -> Statement:
    """Some values of a point, with what cannot hold of the articles that give them, but for what names others alone."""
    text = " · ".join(_side_words(row, value, context, writer) for value in values)
    evidence = evidence_of(row, (standing for value in values for standing in value.standings))
    steps = value_workings(row, context, values)
    # How a date was worked out is for readers; how other values were read, for Exact words and programs.
    workings, readings = (steps, ()) if row.attribute.kind == "date" else ((), steps)
    shown = {standing.claim for value in values for standing in value.standings}
    others = {standing.claim for standing in row.standings} - shown
    caveats = [each for each in row.caveats if others.isdisjoint(each.claims) or not shown.isdisjoint(each.claims)]
    articles = {article for value in values for article in value.articles} if others else None
    contested = VerdictLine(row.verdict, caveat_words((replace(row, caveats=(*caveats,)),), context, articles=articles))
    named = (row.about, *writer.named)
    names = context.citations.name_readings(named, evidence, (*workings, *readings))
    return context.citations.statement(
        capitalised(text), evidence, contested, working=workings, reading=(*readings, *names)
    )


def _side_words(row: PointRow, value: PointValue, context: AnswerContext, writer: SentenceWriter) -> str:
    """A value with its marks: a term as its sentence has it ("did not take part [3]"), anything else by itself."""
    if row.attribute.kind not in {"term", "share", "status"}:
        return value_and_marks(row, value, context)
    return f"{writer.value_words(row, value.value)} {context.citations.marks(value.articles)}"


def _excerpts(
    row: PointRow, standings: Iterable[PointClaim], line: Statement, context: AnswerContext
) -> Iterator[Quotation]:
    """One excerpt an article, what it states outright before what follows from another claim of it.

    Of an article that says when in the race it was, one for each moment. None that the line above has as a quotation.
    """
    shown: dict[str, dict[Moment | None, PointClaim]] = {}
    for standing in sorted(standings, key=lambda standing: (standing.implied, _moment(row, standing) is None)):
        moments, moment = shown.setdefault(standing.article, {}), _moment(row, standing)
        if moment is not None or not moments:
            moments.setdefault(moment, standing)
    for article in sorted(shown, key=context.citations.number):
        for standing in shown[article].values():
            item = row.evidence[standing.claim]
            if f"“{item.claim.excerpt}”" not in line.text:
                # Words that do not name the race of the line have how they come to it, unless the line itself does.
                is_open = standing.implied and not holders(row, standing.value, [standing])
                yield replace(excerpt_of(item, context), difference=standing.working if is_open else None)


def _moment(row: PointRow, standing: PointClaim) -> Moment | None:
    """When in the race an article has it happen."""
    when = row.evidence[standing.claim].claim.when
    return when if when is not None and when.bound is None else None


def excerpt_of(item: Evidence, context: AnswerContext) -> Quotation:
    """The words of a claim, in which its value is marked."""
    claim = item.claim
    printed = claim.excerpt.find(claim.printed) if claim.printed else -1
    marks = ((printed, printed + len(claim.printed or "")),) if printed >= 0 else ()
    return Quotation(claim.excerpt, "", context.citations.of_claim(item), marks=marks)


def _standing_notes(row: PointRow, context: AnswerContext) -> Iterator[Block]:
    """Who says nothing of it, why a tie has no headline, and why several values are no dispute."""
    point = row
    parts = []
    silent = context.citations.marks(point.silent) if point.is_contested else ""
    if silent:
        parts.append(f"{silent} {'says' if len(point.silent) == 1 else 'say'} nothing of it.")
    parts += [
        f"{value_and_marks(row, value, context)} can stand with either side."
        for value in point.values
        if value.side is None and not {*point.contradicting}.issuperset(value.articles)
    ]
    if point.verdict is Verdict.DISPUTED and point.headline is not None:
        parts.append(f"{capitalised(context.words(row, point.headline))} is what more articles give, not a ruling.")
    parts += [reason for reason in (dispute_reason(point),) if reason]
    if point.note:
        parts.append(f"{capitalised(point.note).removesuffix('.')}.")
    if parts:
        yield Note(" ".join(parts))
