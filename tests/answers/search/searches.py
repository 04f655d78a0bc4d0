"""What is searched in a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.names import words
from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from bot.facts.model import Pack


def searches(pack: Pack) -> set[str]:
    """Every word that an article prints or an attribute is called by, and words of a paragraph two by two."""
    found = {word.folded for each in pack.vocabulary.attributes.values() for word in words(each.label)}
    for article in pack.articles:
        for span in ArticleText(article.text).paragraphs:
            here = [word.folded for word in words(article.text[span.start : span.end])]
            half = len(here) // 2
            found |= {*here, *(f"{first} {second}" for first, second in [*zip(here, here[half:], strict=False)][::3])}
    return found
