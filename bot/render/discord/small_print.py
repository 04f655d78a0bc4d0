"""The small print of a message: a flowing line that names each article once; its publisher is the link.

Where the pages stand on the internet a second link beside it leads to the cited words there.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers.answer import Quotation
from bot.answers.exact_words import cited_by
from bot.answers.points.citations import fragment
from bot.answers.points.wording import shorten
from bot.render.article_text import publisher_name
from bot.render.direction import isolate
from bot.render.discord.markdown import drawn_size, masked_link, plain_text
from bot.render.discord.screen import proxy_height, text_height
from bot.render.links import address
from bot.render.page_addresses import article_address, citation_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from bot.answers.answer import Block, Citation, CitedArticle

_LONGEST_NAME = 40
"""Characters of a publisher."""

_LONGEST_ADDRESS, _LONGEST_PAGE = 500, 900
"""Characters of an address with the words at which it opens, and of one that opens at the top of its page."""

_MOST_NAMES = 200
"""Characters of all names together: some five lines on a phone."""

_BETWEEN = " · "

_TEXT = "text"
"""The word of the link to the page of an article; a line of a phone has room for no longer one."""


class PrintSize(NamedTuple):
    """What a text takes: pixels, pixels by the coarser rule, and characters."""

    height: float
    proxy: int
    size: int


class SmallPrint:
    """The small print of an answer's articles, of which each page has a part: by ``numbers``, those that it names."""

    def __init__(self, articles: Iterable[CitedArticle], public_url: str | None = None) -> None:
        """``public_url`` is the root of the pages that the second links lead to; None: there are none."""
        self._articles = {article.number: article for article in articles}
        self._public_url = public_url
        self._names = {number: f"[{number}] {_link(article, None)}" for number, article in self._articles.items()}
        self._measured = {
            number: f"{self._names[number]}{f' ({_TEXT})' if public_url and not article.covered else ''}"
            for number, article in self._articles.items()
        }
        self._measures: dict[frozenset[int], PrintSize] = {}

    def line(self, numbers: Set[int], room: int = 4000, citations: Sequence[Citation] = ()) -> str:
        """As in "-# [1] [Harbour Gazette](<https://…>) · [2] [City Post](<https://…>)", in ``room`` characters.

        Where there is no room for the words at which the links open, they open at the top of their pages, and where
        there is none for that, there are no links. What would be more than five lines is counted. "" without articles.
        Second links lead to the first of the ``citations`` of each article; they go before the last of the others do.
        """
        text_links = self._text_links(citations)
        for address_of, second in ((_link_to_words, text_links), (_link_to_page, text_links), (_link_to_page, {})):
            names = {
                number: f"[{number}] {_link(article, address_of(article))}{second.get(number, '')}"
                for number, article in self._articles.items()
                if number in numbers
            }
            line = self._line(numbers, names)
            if drawn_size(line) <= room:
                return line
        return self._line(numbers, self._names)

    def measure(self, numbers: frozenset[int]) -> PrintSize:
        """What the line takes without its links, nothing without articles; pages ask it again and again."""
        measure = self._measures.get(numbers)
        if measure is None:
            line = self._line(numbers, self._measured)
            measure = PrintSize(text_height(line), proxy_height(line), drawn_size(line)) if line else PrintSize(0, 0, 0)
            self._measures[numbers] = measure
        return measure

    def _text_links(self, citations: Sequence[Citation]) -> dict[int, str]:
        first = {citation.number: citation for citation in reversed(citations)}
        return {
            number: text_link(article, first.get(number), self._public_url)
            for number, article in self._articles.items()
        }

    def _line(self, numbers: Set[int], names: Mapping[int, str]) -> str:
        mine = [number for number in self._articles if number in numbers]
        ends = accumulate([len(self._measured[number]) + len(_BETWEEN) for number in mine])
        first = [number for number, end in zip(mine, ends, strict=True) if end <= _MOST_NAMES]
        parts = [names[number] for number in first]
        parts += [f"{len(mine) - len(first)} more"] if len(first) < len(mine) else []
        covered = " (links would tell the outcome)" if any(self._articles[number].covered for number in first) else ""
        return isolate(f"-# {_BETWEEN.join(parts)}{covered}") if parts else ""


def _link(article: CitedArticle, address_: str | None) -> str:
    return masked_link(shorten(plain_text(publisher_name(article)), _LONGEST_NAME), address_)


def heading_link(article: CitedArticle, below: Block | None) -> str:
    """How a heading names an article: its mark and its publisher, whose link opens at what is quoted below it."""
    if isinstance(below, Quotation) and below.citation.article == article.slug:
        first, last = below.marks[0] if below.marks else (0, len(below.text))
        article = replace(article, fragment=fragment(below.text[first:last]))
    return f"[{article.number}] {masked_link(plain_text(article.outlet), _link_to_words(article))}"


def text_link(article: CitedArticle, cited: Citation | None, public_url: str | None) -> str:
    """The second link of an article, in brackets: to the cited words on its page below ``public_url``.

    Without any it leads to the article, whose claims are all marked there. "" where there are no such pages, and where
    they would tell what is covered.
    """
    if public_url is None or article.covered:
        return ""
    page = f"{public_url}{citation_address((cited,)) if cited else article_address(article.slug)}"
    return f" ([{_TEXT}](<{page}>))" if len(page) <= _LONGEST_PAGE else ""


def cited_below(article: CitedArticle, below: Block | None) -> Citation | None:
    """The first words that the block below the heading of an article cites of it; of a sentence those that it marks."""
    cited = next((each for each in cited_by(below) if each.article == article.slug), None) if below else None
    if cited is None or cited.claim or not isinstance(below, Quotation) or not below.marks:
        return cited
    first, last = below.marks[0]
    return replace(cited, start=cited.start + first, end=cited.start + last)


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
