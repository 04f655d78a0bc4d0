"""What cannot be right: which articles, about what, and the arithmetic that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note
from bot.answers.points.wording import capitalised, join_words, label_of, name_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.store.rows import FindingRow


MOST_FINDINGS = 8


def finding_blocks(
    findings: Sequence[FindingRow], context: AnswerContext, most: int | None = None, others: str = ""
) -> list[Block]:
    """The findings under their heading; of more than ``most`` a note counts the rest and says where they are.

    ``others`` ends that note: "/compare lists them all".
    """
    if not findings:
        return []
    blocks: list[Block] = [Heading("What cannot be right")]
    blocks += [finding_statement(row, context) for row in findings[:most]]
    if most is not None and len(findings) > most:
        blocks.append(Note(f"And {len(findings) - most:,} more: {others}."))
    return blocks


def finding_statement(row: FindingRow, context: AnswerContext) -> Statement:
    """One article contradicts itself, or several cannot all hold; the working is the finding's own."""
    evidence = tuple(row.evidence[claim] for claim in row.finding.claims)
    about = tuple(dict.fromkeys(item.claim.about for item in evidence))
    names = join_words([name_of(entry, context.names) for entry in about])
    labels = dict.fromkeys(label_of(item.claim.what, context.vocabulary) for item in evidence)
    marks = context.citations.marks(row.finding.articles)
    several = len(set(row.finding.articles)) > 1
    verdict = f"{marks} cannot all hold" if several else f"{marks} contradicts itself"
    arithmetic = capitalised(row.finding.working)
    working = (arithmetic, *context.citations.name_readings(about, evidence, (arithmetic,)))
    return context.citations.statement(f"{names}, {join_words(list(labels))}: {verdict}", evidence, working=working)
