"""What cannot all hold: which articles, about whom, and the arithmetic that shows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import join_words, name_in_a_sentence, name_of, shorten
from bot.answers.sentences.caveats import with_marks
from bot.facts.grouping import grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Finding
    from bot.store.rows import FindingRow

_LONGEST_WORDS = 60
"""Characters of a quotation by which a line names it."""


def distinct_findings(findings: Sequence[FindingRow]) -> list[FindingRow]:
    """The findings without those whose claims another one has all of: one contradiction is told once."""
    longest = sorted(findings, key=lambda row: -len(row.claims))
    distinct: list[FindingRow] = []
    for row in longest:
        claims = row.claims
        if not claims or not any(set(claims) <= set(other.claims) for other in distinct):
            distinct.append(row)
    return [row for row in findings if row in distinct]


def finding_statement(row: FindingRow, context: AnswerContext) -> Statement:
    """As in "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than …": the arithmetic is the finding's."""
    if row.quotes:
        return _speakers_statement(row, context)
    evidence = tuple(row.evidence[claim] for claim in row.claims)
    about = tuple(dict.fromkeys(item.claim.about for item in evidence))
    names = join_words([name_in_a_sentence(entry, context.names) for entry in about])
    clash = "contradicts itself" if row.within_an_article else "contradict each other"
    verdict = f"{context.citations.marks(row.articles)} {clash} on {names}"
    working = with_marks(row.working, context)
    reading = (working, *context.citations.name_readings(about, evidence, (working,)))
    return context.citations.statement(f"{verdict}: {working}", evidence, reading=reading)


def _speakers_statement(finding: Finding, context: AnswerContext) -> Statement:
    """As in "[1][3] contradict each other on who said “I never looked …”: Ada Brown in [1] or Mina Lee in [3]"."""
    words = shorten(min((quote.text for quote in finding.quotes), key=len), _LONGEST_WORDS).rstrip(",")
    return who_said(f"“{words}”", finding, context)


def who_said(words: str, finding: Finding, context: AnswerContext) -> Statement:
    """The people whom articles have say the same, with the articles of each; ``words`` names what is said."""
    articles = grouped(
        (quote.speaker, quote.article)
        for quote in sorted(finding.quotes, key=lambda quote: context.citations.number(quote.article))
    )
    sides = [f"{name_of(who, context.names)} in {context.citations.marks(each)}" for who, each in articles.items()]
    marks = context.citations.marks(finding.articles)
    text = f"{marks} contradict each other on who said {words}: {join_words(sides, 'or')}"
    return context.citations.statement(text, (), reading=(finding.working,), quotes=finding.quotes)
