"""The exact words behind an answer: every cited paragraph, whole, as its article prints it."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Citation, Heading, Note, Quotation, Statement
from bot.answers.points.wording import VERBATIM_NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block, CitedArticle
    from bot.store.rows import ParagraphRow
    from bot.store.store import Store

_COVER = "the exact words"


async def exact_words(store: Store, answer: Answer, citations: Sequence[Citation]) -> Answer:
    """Each paragraph that is cited, once, with the cited runs as its marks; by article and in reading order.

    Where the answer covers anything every paragraph is covered: around harmless words it may tell how the race came
    out. One statement to the store, none where nothing is cited.
    """
    places = sorted({(citation.number, citation.paragraph, citation.article) for citation in citations})
    rows = await store.paragraphs([(article, paragraph) for _, paragraph, article in places]) if places else ()
    texts = {(row.article, row.number): row for row in rows}
    cover = _COVER if _covers(answer) else None
    articles = {article.slug: article for article in answer.articles}
    blocks: list[Block] = []
    for number, found in groupby(places, key=lambda place: place[0]):
        for first, (_, paragraph, article) in enumerate(found):
            row = texts.get((article, paragraph))
            if row is None:
                continue
            blocks += [Heading(_named(number, articles.get(article), article))] if not first else []
            blocks.append(_paragraph(row, number, citations, cover))
    blocks.append(Note(VERBATIM_NOTE))
    cited = {citation.article for citation in citations}
    shown = tuple(article for article in answer.articles if article.slug in cited)
    return Answer(answer.question, f"Exact words: {answer.title}", tuple(blocks), shown, outcome=answer.outcome)


def _covers(answer: Answer) -> bool:
    """Whether the asker wanted anything covered."""
    return any(isinstance(block, Statement | Quotation) and block.covered for block in answer.blocks)


def _named(number: int, article: CitedArticle | None, slug: str) -> str:
    return f"[{number}] {(article.publisher if article else None) or slug}"


def _paragraph(row: ParagraphRow, number: int, citations: Sequence[Citation], cover: str | None) -> Quotation:
    """A paragraph as its article prints it, with the runs that are cited of it."""
    end = row.start + len(row.text)
    here = [each for each in citations if (each.article, each.paragraph) == (row.article, row.number)]
    whole = Citation(row.article, number, "", row.number, row.start, end, row.text)
    return Quotation(row.text, "", whole, covered=cover, marks=tuple(_runs(here, row)))


def _runs(citations: Sequence[Citation], row: ParagraphRow) -> Iterator[tuple[int, int]]:
    """The cited runs in the paragraph, those that touch or overlap as one."""
    last: tuple[int, int] | None = None
    for start, end in sorted((each.start - row.start, each.end - row.start) for each in citations):
        if last is not None and start <= last[1]:
            last = (last[0], max(last[1], end))
            continue
        if last is not None:
            yield last
        last = (max(start, 0), min(end, len(row.text)))
    if last is not None:
        yield last
