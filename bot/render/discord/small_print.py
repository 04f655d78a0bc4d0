"""The small print of a message: each article once, as its page names itself, with one link to the cited words."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from bot.answers.points.wording import shorten
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


@lru_cache(maxsize=2048)
def small_print(article: CitedArticle) -> str:
    """As in "-# [1] Harbour Gazette, [“Local hero takes the 800”](<https://…>), 23 August"."""
    link = _link(article)
    named = _linked(article.title, link) if link else _title(article.title)
    if article.covered and article.title:
        named = f"{escape_markdown(article.covered)}: ||{named}||"
    elif article.covered and link:
        named = f"{_title(None)}, its address: ||[open](<{link}>)||"
    publisher = _publisher(article.publisher) if article.publisher else f"{_short(article.slug)} (publisher not stated)"
    beside = "".join([f", {_short(part)}" for part in (article.author, article.published) if part])
    return f"-# [{article.number}] {publisher}, {named}{beside}"


def _title(title: str | None) -> str:
    return f"“{_short(title)}”" if title else "title not stated"


def _linked(title: str | None, link: str) -> str:
    """The title with the link behind it, or beside it where there is none or where what is in it would break a link."""
    if not title or "[" in title or "]" in title or "://" in title:
        return f"{_title(title)}, [open](<{link}>)"
    return f"[{_title(title)}](<{link}>)"


def _short(text: str) -> str:
    return escape_markdown(shorten(plain_text(text), _LONGEST))


_publisher = lru_cache(maxsize=256)(_short)
"""One publisher has many articles."""


def _link(article: CitedArticle) -> str | None:
    """The address as a link takes it: brackets would end it."""
    link = address(article.url, article.fragment)
    if link and len(link) > _LONGEST_ADDRESS:
        link = address(article.url)
    link = link and link.replace("(", "%28").replace(")", "%29")
    return link if link and len(link) <= _LONGEST_PAGE else None
