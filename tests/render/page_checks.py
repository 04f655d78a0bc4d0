"""Reading pages back as a person sees them, and what must hold of every one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.render.discord.components import message_pages
from bot.render.discord.markdown import drawn_size, unescape_markdown
from tests.double.limits import faults_of_message

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.answer import Answer, Citation
    from bot.answers.question import Call
    from bot.render.discord.components import MessagePage
    from bot.render.discord.pages import Page

COMPONENTS_V2 = 1 << 15
TEN_MEBIBYTES = 10 << 20

_GOES_ON = re.compile(r"^(?:-# continued.*|-# \(continued on the next page\).*)$", re.MULTILINE)
_AGAIN = re.compile(r"^> \[\d+\] goes on: ", re.MULTILINE)
_SPOILER = re.compile(r"\|\|(?:\\.|[^\\])*?\|\|", re.DOTALL)
_SIGN = re.compile(r"(?<!\\)(?:\*\*|\|\|)")
_LINKED = re.compile(r"\]\(<[^>]*>\)")


def page_body(page: Page) -> str:
    """What stands between the title and the small print."""
    texts = page.texts[:-1] if page.has_small_print else page.texts
    return "\n".join(texts).partition("\n")[2]


def small_print(page: Page) -> list[str]:
    return page.texts[-1].split("\n") if page.has_small_print else []


def seen(markdown: str) -> str:
    """The words without the signs of bold type and covers."""
    return unescape_markdown(_SIGN.sub("", markdown))


def uncovered(markdown: str) -> str:
    """What can be read before anything is clicked."""
    return unescape_markdown(_SIGN.sub("", _SPOILER.sub("", markdown)))


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


def joined(pages: tuple[Page, ...]) -> str:
    """All pages as one, without what says that an item goes on."""
    return "\n".join(seen(_AGAIN.sub("", _GOES_ON.sub("", page_body(page)))) for page in pages)


def citations_of(answer: Answer) -> Iterator[Citation]:
    for block in answer.blocks:
        if isinstance(block, Statement):
            yield from block.citations
        elif isinstance(block, Quotation):
            yield block.citation


def texts_of(answer: Answer) -> Iterator[str]:
    """Everything that an answer says, beside its title and its small print."""
    for block in answer.blocks:
        match block:
            case Statement():
                yield from filter(None, (block.text, block.tally, block.working))
            case Quotation():
                yield from filter(None, (block.heading, block.text, block.difference))
            case Heading() | Note():
                yield block.text


def check_pages(answer: Answer, call: Call, words_of: int | None = None) -> tuple[MessagePage, ...]:
    """The answer as it is shown, after holding every page of it against what must hold of all."""
    drawn = message_pages(answer, call, words_of)
    pages = tuple(each.page for each in drawn)
    for each in drawn:
        payload = {"flags": COMPONENTS_V2, "components": each.components}
        assert faults_of_message(payload, limit=TEN_MEBIBYTES) == []
        assert sum(map(drawn_size, each.page.texts)) <= 3900
        _check_page(each.page, answer)
    whole = letters(joined(pages))
    for text in texts_of(answer):
        assert letters(text) in whole
    assert {each for page in pages for each in page.citations} == set(citations_of(answer))
    assert {number for page in pages for number in page.articles} == {article.number for article in answer.articles}
    return drawn


def _check_page(page: Page, answer: Answer) -> None:
    assert page.texts[0].startswith("### ")
    numbers_of_answer = {article.number for article in answer.articles}
    marked = {int(number) for number in re.findall(r"\[(\d+)\]", page_body(page))} & numbers_of_answer
    named = [re.match(r"-# \[(\d+)\] ", line) for line in small_print(page)]
    numbers = [int(match[1]) for match in named if match]
    assert numbers == sorted(set(numbers)) == list(page.articles)
    assert marked <= set(numbers)
    assert {citation.number for citation in page.citations} <= set(numbers)
    assert all(len(_LINKED.findall(line)) <= 1 for line in small_print(page))
