"""How every place names an article: what its page states about itself, and what it does not state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.answer import CitedArticle


def publisher_name(publisher: str | None, slug: str) -> str:
    """Who publishes an article, or its id where its page does not state that."""
    return publisher or f"{slug} (publisher not stated)"


def heading_article(heading: str, articles: Iterable[CitedArticle]) -> CitedArticle | None:
    """The article that a heading begins by naming, with its mark and its publisher; None where there is none."""
    for article in articles:
        if heading.startswith(f"[{article.number}] {article.publisher or article.slug}"):
            return article
    return None
