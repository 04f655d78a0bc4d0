"""The small print of a message: a flowing line that names each article once; its publisher is the link."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Quotation
from bot.answers.points.citations import fragment
from bot.answers.points.wording import shorten
from bot.render.article_text import publisher_name
from bot.render.direction import isolate
from bot.render.discord.markdown import drawn_size, masked_link, plain_text
from bot.render.discord.screen import text_height
from bot.render.links import address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.answers.answer import Block, CitedArticle

_LONGEST_NAME = 40
"""Characters of a publisher."""

_LONGEST_ADDRESS, _LONGEST_PAGE = 500, 900
"""Characters of an address with the words at which it opens, and of one that opens at the top of its page."""

_MOST_NAMES = 200
"""Characters of all names together: some five lines on a phone."""


def small_print(articles: Sequence[CitedArticle], room: int = 4000) -> str:
    """As in "-# [1] [Harbour Gazette](<https://…>) · [2] [City Post](<https://…>)", in at most ``room`` characters.

    Where there is no room for the words at which the links open, they open at the top of their pages, and where there
    is none for that, there are no links. What would be more than five lines is counted. "" without articles.
    """
    lines = (_line(articles, link) for link in (_link_to_words, _link_to_page))
    return next((line for line in lines if drawn_size(line) <= room), _line(articles))


def small_print_height(articles: Sequence[CitedArticle]) -> float:
    """The pixels that the small print of these articles takes."""
    return text_height(_line(articles)) if articles else 0


def _line(articles: Sequence[CitedArticle], link: Callable[[CitedArticle], str | None] = lambda _: None) -> str:
    named = _first_names(articles)
    names = [f"[{article.number}] {masked_link(_name(article), link(article))}" for article in named]
    names += [f"{len(articles) - len(named)} more"] if len(named) < len(articles) else []
    covered = " (links would tell the outcome)" if any(article.covered for article in named) else ""
    return isolate(f"-# {' · '.join(names)}{covered}") if names else ""


def _first_names(articles: Sequence[CitedArticle]) -> list[CitedArticle]:
    ends = accumulate([len(f"[{article.number}] {_name(article)} · ") for article in articles])
    return [article for article, end in zip(articles, ends, strict=True) if end <= _MOST_NAMES]


def heading_link(article: CitedArticle, text: str, below: Block | None) -> tuple[str, str] | None:
    """The link of a heading that begins by naming the article, and the rest of it; None where the heading does not.

    It opens at the words that are quoted below it.
    """
    start = f"[{article.number}] {article.publisher or article.slug}"
    if not text.startswith(start):
        return None
    if isinstance(below, Quotation) and below.citation.article == article.slug:
        first, last = below.marks[0] if below.marks else (0, len(below.text))
        article = replace(article, fragment=fragment(below.text[first:last]))
    name = masked_link(plain_text(article.publisher or article.slug), _link_to_words(article))
    return f"[{article.number}] {name}", text.removeprefix(start)


def _name(article: CitedArticle) -> str:
    return shorten(plain_text(publisher_name(article.publisher, article.slug)), _LONGEST_NAME)


def _link_to_words(article: CitedArticle) -> str | None:
    """The address as a link takes it, with the words at which it opens; none where it would tell what is covered."""
    link = None if article.covered else address(article.url, article.fragment)
    return _without_brackets(link) if link and len(link) <= _LONGEST_ADDRESS else _link_to_page(article)


def _link_to_page(article: CitedArticle) -> str | None:
    link = None if article.covered else address(article.url)
    return _without_brackets(link) if link and len(link) <= _LONGEST_PAGE else None


def _without_brackets(link: str) -> str:
    """Brackets would end the link."""
    return link.replace("(", "%28").replace(")", "%29")
