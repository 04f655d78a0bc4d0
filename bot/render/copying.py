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
    """The title, what the page tells with its marks, and the articles that it marks, each with its address.

    There is no markdown in it, but what the asker wanted covered stays between the signs of a cover.
    """
    lines = [plain(answer.title)]
    for block in page.blocks:
        lines += _lines(block)
    cited = [article for article in answer.articles if article.number in page.articles]
    return "\n".join((*lines, *([""] if cited else []), *map(_citation, cited)))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Statement():
            text, _, count = text_and_count(block)
            told = (text, count, block.working)
            yield from (_under(block.covered, text) for text in told if text)
        case Quotation():
            yield f"[{block.citation.number}] prints: {_under(block.covered, f'“{block.text}”')}"
        case Heading() | Note():
            yield plain(block.text)


def _under(covered: str | None, text: str) -> str:
    return f"||{plain(text)}||" if covered else plain(text)


def _citation(article: CitedArticle) -> str:
    """As in "[1] Harbour Gazette, “Local hero takes the 800”, 23 August, https://…": all that its page states."""
    publisher = article.publisher or f"{article.slug} (publisher not stated)"
    title = f"“{article.title}”" if article.title else "title not stated"
    link = address(article.url, article.fragment)
    told = (publisher, _under(article.covered, title), article.author, article.published)
    named = f"[{article.number}] {', '.join(plain(part) for part in told if part)}"
    return f"{named}, {_under(article.covered, link)}" if link else named
