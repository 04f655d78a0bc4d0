"""What cannot be right, told: which articles, about what, and the arithmetic that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import capitalised, join_words, label_of, name_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.store.rows import FindingRow


def finding_statements(findings: Iterable[FindingRow], context: AnswerContext) -> Iterator[Statement]:
    """One statement a finding: whom it is about, which articles it concerns, and its working."""
    for row in findings:
        yield finding_statement(row, context)


def finding_statement(row: FindingRow, context: AnswerContext) -> Statement:
    """One article contradicts itself, or several cannot all hold; the working is the finding's own."""
    evidence = tuple(row.evidence[claim] for claim in row.finding.claims)
    about = tuple(dict.fromkeys(item.claim.about for item in evidence))
    labels = dict.fromkeys(label_of(item.claim.what, context.vocabulary) for item in evidence)
    marks = context.citations.marks(set(row.finding.articles))
    several = len(set(row.finding.articles)) > 1
    verdict = f"{marks} cannot all hold" if several else f"{marks} contradicts itself"
    names = join_words([name_of(entry, context.names) for entry in about])
    shown = capitalised(row.finding.working)
    working = (shown, *context.citations.unnamed(about, evidence, (shown,)))
    return context.citations.statement(f"{names}, {join_words(list(labels))}: {verdict}", evidence, working=working)
