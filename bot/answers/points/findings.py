"""What cannot all hold: which articles, about whom, and the arithmetic that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note
from bot.answers.points.wording import join_words, name_in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.store.rows import FindingRow


def distinct_findings(findings: Sequence[FindingRow]) -> list[FindingRow]:
    """The findings without those whose claims another one has all of: one contradiction is told once."""
    longest = sorted(findings, key=lambda row: -len(row.finding.claims))
    distinct: list[FindingRow] = []
    for row in longest:
        if not any(set(row.finding.claims) <= set(other.finding.claims) for other in distinct):
            distinct.append(row)
    return [row for row in findings if row in distinct]


def finding_blocks(
    findings: Sequence[FindingRow], context: AnswerContext, most: int | None = None, others: str = ""
) -> list[Block]:
    """The findings under their heading; of more than ``most`` a note counts the rest and says where they are.

    ``others`` ends that note: "/compare lists them all".
    """
    distinct = distinct_findings(findings)
    if not distinct:
        return []
    blocks: list[Block] = [Heading("Contradictions")]
    blocks += [finding_statement(row, context) for row in distinct[:most]]
    if most is not None and len(distinct) > most:
        blocks.append(Note(f"And {len(distinct) - most:,} more: {others}."))
    return blocks


def finding_statement(row: FindingRow, context: AnswerContext) -> Statement:
    """As in "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than …": the arithmetic is the finding's."""
    evidence = tuple(row.evidence[claim] for claim in row.finding.claims)
    about = tuple(dict.fromkeys(item.claim.about for item in evidence))
    names = join_words([name_in_a_sentence(entry, context.names) for entry in about])
    marks = context.citations.marks(row.finding.articles)
    verdict = f"{marks} {_clash_words(row)} on {names}"
    working = row.finding.working
    reading = (working, *context.citations.name_readings(about, evidence, (working,)))
    return context.citations.statement(f"{verdict}: {working}", evidence, reading=reading)


def _clash_words(row: FindingRow) -> str:
    """What marks are followed by: one article "contradicts itself", several "contradict each other"."""
    if row.finding.within_an_article:
        return "contradicts itself"
    return "contradict each other"
