"""The exact words behind an answer: every cited sentence or its whole paragraph, as its article prints it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Citation, Heading, Note, Quotation, Statement
from bot.answers.points.wording import VERBATIM_NOTE
from bot.facts.model import Span
from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.store.rows import ParagraphRow
    from bot.store.store import Store

Place = tuple[int, str, int]
"""An article's number and slug, and a paragraph of it."""


async def exact_words(store: Store, answer: Answer, blocks: Sequence[Block], *, in_context: bool = False) -> Answer:
    """Each sentence that some blocks of an answer cite, once, with the cited runs as its marks, in reading order.

    With ``in_context`` it is the whole paragraph. Below the last one that a statement cites stands how it was read.
    Where the answer covers anything every sentence is covered: around harmless words it may tell how the race came
    out. One statement to the store, none where nothing is cited.
    """
    citations = [citation for block in blocks for citation in cited_by(block)]
    places = sorted({_place(citation) for citation in citations})
    stored = await store.paragraphs([(article, paragraph) for _, article, paragraph in places]) if places else ()
    rows = {(row.article, row.number): row for row in stored}
    publishers = {article.slug: article.publisher for article in answer.articles}
    covers = any(isinstance(block, Statement | Quotation) and block.covered for block in answer.blocks)
    readings = {} if covers else _readings(blocks)
    words: list[Block] = []
    for number, article, paragraph in places:
        row = rows.get((article, paragraph))
        if row is not None:
            words.append(Heading(f"[{number}] {publishers.get(article) or article}, paragraph {paragraph}", number))
            words += _quotations(row, number, citations, in_context=in_context, covers=covers)
        words += readings.get((number, article, paragraph), ())
    words.append(Note(VERBATIM_NOTE))
    cited = {citation.article for citation in citations}
    articles = tuple(article for article in answer.articles if article.slug in cited)
    return Answer(answer.question, f"Exact words: {answer.title}", tuple(words), articles, outcome=answer.outcome)


def cited_by(block: Block) -> tuple[Citation, ...]:
    """The receipts of a block."""
    if isinstance(block, Quotation):
        return (block.citation,)
    return block.citations if isinstance(block, Statement) else ()


def _place(citation: Citation) -> Place:
    return citation.number, citation.article, citation.paragraph


def _readings(blocks: Sequence[Block]) -> dict[Place, list[Statement]]:
    """How statements were read, each once, by the last place that they cite."""
    readings: dict[Place, list[Statement]] = {}
    shown = set()
    for block in blocks:
        if isinstance(block, Statement) and block.reading and block.reading not in shown:
            shown.add(block.reading)
            line = Statement(f"How it was read: {block.reading}", block.citations, level=1)
            readings.setdefault(max(map(_place, block.citations)), []).append(line)
    return readings


def _quotations(
    row: ParagraphRow, number: int, citations: Sequence[Citation], *, in_context: bool, covers: bool
) -> Iterator[Quotation]:
    """What is cited of a paragraph, as its article prints it, with the runs that are cited of it."""
    inside = [each for each in citations if (each.article, each.paragraph) == (row.article, row.number)]
    runs = list(_merged_runs(inside, row))
    for start, end in [(0, len(row.text))] if in_context else _sentence_runs(runs, row.text):
        text = row.text[start:end]
        citation = Citation(row.article, number, "", row.number, row.start + start, row.start + end, text)
        marks = tuple((first - start, last - start) for first, last in runs if start <= first and last <= end)
        yield Quotation(text, "", citation, covered="the exact words" if covers else None, marks=marks)


def _sentence_runs(runs: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """The sentences that the runs touch; those that follow each other stand together."""
    article = ArticleText(text)
    touched = sorted({number for run in runs for number in article.sentences_touching(Span(*run))})
    for _, group in groupby(enumerate(touched), key=lambda pair: pair[1] - pair[0]):
        numbers = [number for _, number in group]
        yield article.sentences[numbers[0]].start, article.sentences[numbers[-1]].end


def _merged_runs(citations: Sequence[Citation], row: ParagraphRow) -> Iterator[tuple[int, int]]:
    """The cited runs in the paragraph, those that touch or overlap as one; an excerpt may go on in the next one."""
    length = len(row.text)
    last: tuple[int, int] | None = None
    for start, end in sorted((max(each.start - row.start, 0), min(each.end - row.start, length)) for each in citations):
        if last is not None and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (start, end)
    if last is not None:
        yield last
