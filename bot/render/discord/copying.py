"""A page of an answer as plain text with its citations, to be pasted elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.wording import capitalised
from bot.render.discord.items import text_and_count, under_covers
from bot.render.discord.markdown import drawn_size, plain_text
from bot.render.links import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.answer import Answer, Block, CitedArticle
    from bot.render.discord.pages import Page

LONGEST_TEXT = 2000
"""Characters of a message that is plain text."""


def copy_text(answer: Answer, page: Page) -> str:
    """The title, what the page tells with its marks and headings, and the articles that it marks, with their addresses.

    There is no markdown in it. What the asker wanted covered is left out, for plain text has no covers.
    """
    lines = [plain_text(answer.title), *_told(answer, page)]
    cited = [article for article in answer.articles if article.number in page.articles]
    return "\n".join((*lines, *([""] if cited else []), *map(_citation, cited)))


def code_block(text: str) -> str | None:
    """The text as a block that a message offers to copy; None where it is too long for a message or would end it."""
    block = f"```\n{text}\n```"
    return block if drawn_size(block) <= LONGEST_TEXT and "```" not in text else None


def _told(answer: Answer, page: Page) -> Iterator[str]:
    """What the page tells, each part under its headings, also one that began on the page before."""
    told = set(map(id, page.blocks))
    headings: list[str] = []
    last: Block | None = None
    for what, places in under_covers(answer.blocks):
        block = answer.blocks[places[0]]
        here = [place for place in places if id(answer.blocks[place]) in told]
        if isinstance(block, Heading):
            headings = [*headings, plain_text(block.text)] if isinstance(last, Heading) else [plain_text(block.text)]
        elif here:
            yield from headings
            headings = []
            yield from _lines(block) if what is None else [_left_out(what, len(here))]
        last = block


def _lines(block: Statement | Quotation | Note) -> Iterator[str]:
    match block:
        case Quotation(covered=str(what)):
            yield _left_out(what)
        case Statement():
            text, _, count = text_and_count(block)
            yield from (plain_text(line) for line in (text, count, block.working) if line)
        case Quotation():
            said = f"[{block.citation.number}] prints: “{block.text}”"
            yield from (plain_text(line) for line in (block.heading, said, block.difference) if line)
        case Note():
            yield plain_text(block.text)


def _left_out(what: str, lines: int = 1) -> str:
    """As in "The result: covered, 7 lines"."""
    return f"{capitalised(plain_text(what))}: covered{f', {lines} lines' if lines > 1 else ''}"


def _citation(article: CitedArticle) -> str:
    """As in "[1] Harbour Gazette, “Local hero takes the 800”, 23 August, https://…": all that its page states."""
    publisher = article.publisher or f"{article.slug} (publisher not stated)"
    named = f"“{article.title}”" if article.title else "title not stated"
    if article.covered and article.title:
        named = f"{plain_text(article.covered)}: covered"
    elif article.covered and address(article.url):
        named = f"{named}, its address: covered"
    link = None if article.covered else address(article.url, article.fragment)
    told = (publisher, named, article.author, article.published, link)
    return f"[{article.number}] {', '.join(plain_text(part) for part in told if part)}"
