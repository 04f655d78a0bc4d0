"""A page of an answer as plain text with its citations, to be pasted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.render.items import text_and_count
from bot.render.links import address
from bot.render.markdown import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.answer import Answer, Block, CitedArticle
    from bot.render.pages import Page


def copied(answer: Answer, page: Page) -> str:
    """The title, what the page tells with its marks and headings, and the articles that it marks, with their addresses.

    There is no markdown in it. What the asker wanted covered is left out, for plain text has no covers.
    """
    lines = [plain(answer.title), *_told(answer, page)]
    cited = [article for article in answer.articles if article.number in page.articles]
    return "\n".join((*lines, *([""] if cited else []), *map(_citation, cited)))


def _told(answer: Answer, page: Page) -> Iterator[str]:
    """What the page tells, each part under its headings, also one that began on the page before."""
    told = set(map(id, page.blocks))
    headings: list[str] = []
    last: Block | None = None
    for block in answer.blocks:
        if isinstance(block, Heading):
            headings = [*headings, plain(block.text)] if isinstance(last, Heading) else [plain(block.text)]
        elif id(block) in told:
            yield from headings
            headings = []
            yield from _lines(block)
        last = block


def _lines(block: Statement | Quotation | Note) -> Iterator[str]:
    match block:
        case Statement(covered=str(what)) | Quotation(covered=str(what)):
            yield _left_out(what)
        case Statement():
            text, _, count = text_and_count(block)
            yield from (plain(line) for line in (text, count, block.working) if line)
        case Quotation():
            said = f"[{block.citation.number}] prints: “{block.text}”"
            yield from (plain(line) for line in (block.heading, said, block.difference) if line)
        case Note():
            yield plain(block.text)


def _left_out(what: str) -> str:
    return f"{plain(what)}: covered"


def _citation(article: CitedArticle) -> str:
    """As in "[1] Harbour Gazette, “Local hero takes the 800”, 23 August, https://…": all that its page states."""
    publisher = article.publisher or f"{article.slug} (publisher not stated)"
    title = f"“{article.title}”" if article.title else "title not stated"
    named = _left_out(article.covered) if article.covered else title
    link = None if article.covered else address(article.url, article.fragment)
    told = (publisher, named, article.author, article.published, link)
    return f"[{article.number}] {', '.join(plain(part) for part in told if part)}"
