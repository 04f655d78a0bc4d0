"""How every place names an article: what its page states about itself, and what it does not state."""

from __future__ import annotations


def publisher_name(publisher: str | None, slug: str) -> str:
    """Who publishes an article, or its id where its page does not state that."""
    return publisher or f"{slug} (publisher not stated)"


def quoted_title(title: str | None) -> str:
    """A title in its marks; where none is stated, that."""
    return f"“{title}”" if title else "title not stated"
