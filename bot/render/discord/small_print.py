"""The small print of a message: each article once, as its page names itself, with one link to the cited words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import shorten
from bot.render.article_text import publisher_name, quoted_title
from bot.render.discord.markdown import escape_markdown, plain_text
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
    parts = [_shortened(part) for part in (article.author, article.published) if part]
    return f"-# [{article.number}] {', '.join([publisher, _covered_title(article), *parts])}"


def _covered_title(article: CitedArticle) -> str:
    """The title with its link, behind a cover where the asker wants one."""
    title, link = quoted_title(article.title and _shortened(article.title)), _article_link(article)
    if article.covered and not article.title:
        return f"{title}, its address: ||[open](<{link}>)||" if link else title
    if link:
        # What is in a title may break a link, and then that stands beside it.
        breaks = not article.title or any(sign in article.title for sign in ("[", "]", "://"))
        title = f"{title}, [open](<{link}>)" if breaks else f"[{title}](<{link}>)"
    return f"{escape_markdown(article.covered)}: ||{title}||" if article.covered else title


def _shortened(text: str) -> str:
    return escape_markdown(shorten(plain_text(text), _LONGEST))


def _article_link(article: CitedArticle) -> str | None:
    """The address as a link takes it: brackets would end it."""
    link = address(article.url, article.fragment)
    if link and len(link) > _LONGEST_ADDRESS:
        link = address(article.url)
    link = link and link.replace("(", "%28").replace(")", "%29")
    return link if link and len(link) <= _LONGEST_PAGE else None
