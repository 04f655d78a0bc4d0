"""The small print of a message: each article once, as its page names itself, with one link to the cited words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import shorten
from bot.render.article_text import publisher_name, quoted_title
from bot.render.direction import isolate
from bot.render.discord.markdown import COVER, escape_markdown, masked_link, plain_text
from bot.render.links import address

if TYPE_CHECKING:
    from bot.answers.answer import CitedArticle

_LONGEST = 70
"""Characters of a publisher, a title or an author; the copy has them whole."""

_LONGEST_ADDRESS = 500
"""Characters of an address with the words at which it opens; a longer one opens at the top of the page."""

_LONGEST_PAGE = 900
"""Characters of an address that a page has room for, beside another one and some words."""


def small_print(article: CitedArticle) -> str:
    """As in "-# [1] Harbour Gazette, [“Local hero takes the 800”](<https://…>), 23 August"."""
    publisher = publisher_name(article.publisher and _shortened(article.publisher), _shortened(article.slug))
    parts = [escape_markdown(_shortened(part)) for part in (article.author, article.published) if part]
    return isolate(f"-# [{article.number}] {', '.join([escape_markdown(publisher), _covered_title(article), *parts])}")


def _covered_title(article: CitedArticle) -> str:
    """The title with its link, behind a cover where the asker wants one."""
    title, link = quoted_title(article.title and _shortened(article.title)), _article_link(article)
    if not article.title:
        before = ", its address: " if article.covered else ", "
        cover = COVER if article.covered else ""
        return f"{title}{before}{cover}[open](<{link}>){cover}" if link else title
    words = masked_link(title, link) if link else escape_markdown(title)
    return f"{escape_markdown(article.covered)}: {COVER}{words}{COVER}" if article.covered else words


def _shortened(text: str) -> str:
    return shorten(plain_text(text), _LONGEST)


def _article_link(article: CitedArticle) -> str | None:
    """The address as a link takes it: brackets would end it."""
    link = address(article.url, article.fragment)
    if link and len(link) > _LONGEST_ADDRESS:
        link = address(article.url)
    link = link and link.replace("(", "%28").replace(")", "%29")
    return link if link and len(link) <= _LONGEST_PAGE else None
