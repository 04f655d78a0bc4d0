"""Addresses of the pages: one place for each, relative to the root of the site. Messages on Discord lead there, too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Citation

DATA = "/data"
"""What data there is."""


def data_address(name: str) -> str:
    """A file of the data."""
    return f"{DATA}/{quote(name, safe='')}"


def ask_address(line: str) -> str:
    """Where a typed line is asked."""
    return f"/ask?{urlencode({'q': line})}"


def search_address(words: str) -> str:
    """Where words are looked for in the articles."""
    return f"/search?{urlencode({'q': words})}"


def story_address(race: str) -> str:
    """The matrix of the race with that id."""
    return f"/story/{quote(race, safe='')}"


def person_address(person: str) -> str:
    """The page of the person with that id."""
    return f"/person/{quote(person, safe='')}"


def article_address(slug: str) -> str:
    """The page of an article."""
    return f"/article/{quote(slug, safe='')}"


def citation_address(citations: Sequence[Citation]) -> str:
    """The page of the article of some citations of it, at least one, with their words marked and the first in view."""
    first = citations[0]
    if first.claim:
        return claims_address(first.article, list(dict.fromkeys(each.claim for each in citations if each.claim)))
    return f"{article_address(first.article)}?{urlencode({'words': f'{first.start}-{first.end}'})}#words"


def claims_address(article: str, claims: Sequence[str]) -> str:
    """The page of an article with some of its claims or quotations marked, by id, the first of them in view."""
    return f"{article_address(article)}?{urlencode({'claim': claims}, doseq=True)}#claim-{claims[0]}"
