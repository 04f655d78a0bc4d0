"""A page of an answer as plain text with its citations, to be pasted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.wording import capitalised
from bot.render.article_text import publisher_name, quoted_title
from bot.render.discord.items import cover_groups
from bot.render.discord.markdown import drawn_size, plain_text
from bot.render.links import address
from bot.render.statement_text import statement_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.answer import Answer, Block, CitedArticle
    from bot.render.discord.pages import Page

LONGEST_TEXT = 2000
"""Characters of a message that is plain text."""


def copy_text(answer: Answer, page: Page) -> str:
    """The title, what the page says with its marks and headings, and the articles that it marks, with their addresses.

    There is no markdown in it. What the asker wanted covered is left out, for plain text has no covers.
    """
    lines = [plain_text(answer.title), *_block_lines(answer, page)]
    articles = [_article_line(article) for article in answer.articles if article.number in page.articles]
    return "\n".join([*lines, *([""] if articles else []), *articles])


def code_block(text: str) -> str | None:
    """The text as a block that a message offers to copy; None where it is too long for a message or would end it."""
    block = f"```\n{text}\n```"
    return block if drawn_size(block) <= LONGEST_TEXT and "```" not in text else None


def _block_lines(answer: Answer, page: Page) -> Iterator[str]:
    """What the page says, each part under its headings, also one that began on the page before."""
    # By identity, for a block may stand twice in an answer, and be on this page once.
    on_page = {id(block) for block in page.blocks}
    headings: list[str] = []
    last: Block | None = None
    for cover, places in cover_groups(answer.blocks):
        block = answer.blocks[places[0]]
        count = sum(id(answer.blocks[place]) in on_page for place in places)
        if isinstance(block, Heading):
            above = headings if isinstance(last, Heading) else []
            headings = [*above, plain_text(block.text)]
        elif count:
            yield from headings
            headings = []
            yield from [_cover_line(cover, count)] if cover else _copied_lines(block)
        last = block


def _copied_lines(block: Statement | Quotation | Note) -> list[str]:
    lines: tuple[str | None, ...]
    match block:
        case Quotation(covered=str(cover)):
            return [_cover_line(cover)]
        case Statement():
            lines = (*statement_texts(block), block.working)
        case Quotation():
            lines = (block.heading, f"[{block.citation.number}] prints: “{block.text}”", block.difference)
        case Note():
            return [plain_text(block.text)]
    return [plain_text(line) for line in lines if line]


def _cover_line(cover: str, count: int = 1) -> str:
    """As in "The result: covered, 7 lines"."""
    return f"{capitalised(plain_text(cover))}: covered{f', {count} lines' if count > 1 else ''}"


def _article_line(article: CitedArticle) -> str:
    """As in "[1] Harbour Gazette, “Local hero takes the 800”, 23 August, https://…": all that its page states."""
    publisher, title = publisher_name(article.publisher, article.slug), quoted_title(article.title)
    link = address(article.url, article.fragment)
    if article.covered and article.title:
        title = f"{plain_text(article.covered)}: covered"
    elif article.covered and link:
        title = f"{title}, its address: covered"
    parts = (publisher, title, article.author, article.published, None if article.covered else link)
    return f"[{article.number}] {', '.join([plain_text(part) for part in parts if part])}"
