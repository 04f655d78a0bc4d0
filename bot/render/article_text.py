"""How every place names an article: what its page states about itself, and what it does not state."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.answers.answer import CitedArticle, Heading
    from bot.store.rows import ArticleRow


def publisher_name(article: CitedArticle | ArticleRow) -> str:
    """Who publishes an article, or its id where its page does not state that."""
    return article.publisher or f"{article.slug} (publisher not stated)"


def heading_article(heading: Heading, articles: Iterable[CitedArticle]) -> CitedArticle | None:
    """The article that a heading is about and begins by naming; None where there is none."""
    for article in articles:
        if article.number == heading.article and heading.text.startswith(article_mark(article)):
            return article
    return None


def article_mark(article: CitedArticle) -> str:
    """How a heading names an article, as in "[1] Harbour Gazette"."""
    return f"[{article.number}] {article.outlet}"
