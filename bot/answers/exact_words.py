"""The exact words behind an answer: every cited paragraph, whole, as its article prints it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Citation, Heading, Note, Quotation, Statement
from bot.answers.points.wording import VERBATIM_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.store.rows import ParagraphRow
    from bot.store.store import Store


async def exact_words(store: Store, answer: Answer, citations: Sequence[Citation]) -> Answer:
    """Each paragraph that is cited, once, with the cited runs as its marks; by article and in reading order.

    Where the answer covers anything every paragraph is covered: around harmless words it may tell how the race came
    out. One statement to the store, none where nothing is cited.
    """
    places = sorted({(citation.number, citation.article, citation.paragraph) for citation in citations})
    stored = await store.paragraphs([(article, paragraph) for _, article, paragraph in places]) if places else ()
    rows = {(row.article, row.number): row for row in stored}
    publishers = {article.slug: article.publisher for article in answer.articles}
    covers = any(isinstance(block, Statement | Quotation) and block.covered for block in answer.blocks)
    cover = "the exact words" if covers else None
    blocks: list[Block] = []
    for (number, article), group in groupby(places, key=lambda place: place[:2]):
        paragraphs = [rows[article, paragraph] for *_, paragraph in group if (article, paragraph) in rows]
        blocks += [Heading(f"[{number}] {publishers.get(article) or article}")] if paragraphs else []
        blocks += [_paragraph_quotation(row, number, citations, cover) for row in paragraphs]
    blocks.append(Note(VERBATIM_NOTE))
    cited = {citation.article for citation in citations}
    articles = tuple(article for article in answer.articles if article.slug in cited)
    return Answer(answer.question, f"Exact words: {answer.title}", tuple(blocks), articles, outcome=answer.outcome)


def _paragraph_quotation(row: ParagraphRow, number: int, citations: Sequence[Citation], cover: str | None) -> Quotation:
    """A paragraph as its article prints it, with the runs that are cited of it."""
    end = row.start + len(row.text)
    inside = [each for each in citations if (each.article, each.paragraph) == (row.article, row.number)]
    paragraph = Citation(row.article, number, "", row.number, row.start, end, row.text)
    return Quotation(row.text, "", paragraph, covered=cover, marks=tuple(_merged_runs(inside, row)))


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
