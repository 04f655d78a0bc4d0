"""Reading pages back as a person sees them, and what must hold of every one of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.render.discord import screen
from bot.render.discord.components import message_pages
from bot.render.discord.markdown import drawn_size, unescape_markdown
from tests.double.limits import faults_of_message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.answers.answer import Answer, Citation
    from bot.answers.question import Call
    from bot.render.discord.components import MessagePage
    from bot.render.discord.pages import Page

COMPONENTS_V2 = 1 << 15
TEN_MEBIBYTES = 10 << 20

_SPOILER = re.compile(r"\|\|(?:\\.|[^\\])*?\|\|", re.DOTALL)
_SIGN = re.compile(r"(?<!\\)(?:\*\*|\|\|)")
_LINK = re.compile(r"\[([^\]]*)\]\(<[^>]*>\)")


def screen_height(components: Iterable[Mapping[str, Any]]) -> float:
    """The height of a message of these components."""
    return screen.FRAME + sum([_component_height(component) for component in components])


def _component_height(component: Mapping[str, Any]) -> float:
    match component:
        case {"content": str(text)}:
            return screen.text_height(text) + screen.GAP
        case {"components": [{"type": 2}, *_]}:
            return screen.BUTTONS
        case {"components": [{"type": 3}, *_]}:
            return screen.MENU
        case {"components": inside}:
            return sum([_component_height(each) for each in inside]) - screen.GAP
        case _:
            return screen.SEPARATOR


def page_body(page: Page) -> str:
    """What stands between the title and the small print."""
    return "\n".join(page.texts).partition("\n")[2]


def seen(markdown: str) -> str:
    """The words without the signs of bold type and covers."""
    return unescape_markdown(_SIGN.sub("", markdown))


def uncovered(markdown: str) -> str:
    """What can be read before anything is clicked."""
    return unescape_markdown(_SIGN.sub("", _SPOILER.sub("", markdown)))


def letters(text: str) -> str:
    """The letters without the marks of articles, which a line has on each page that it goes on on."""
    return "".join(filter(str.isalnum, re.sub(r"\[\d+\]", "", text)))


def joined(pages: tuple[Page, ...]) -> str:
    """All pages as one."""
    return "\n".join(seen(_LINK.sub(r"\1", page_body(page))) for page in pages)


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


def proxy_height(components: list[dict[str, Any]]) -> int:
    """The pixels of a message by the laws' own proxy: lines of 38 characters, and rows."""
    rows = [each for each in components if each["type"] == 1]
    texts = [each["content"] for each in components[0]["components"] if "content" in each]
    lines = [seen(_LINK.sub(r"\1", line)) for text in texts for line in text.split("\n")]
    return sum(19 * max(-(-len(re.sub("^(?:-#|###|>) ", "", line)) // 38), 1) for line in lines) + 40 * len(rows)


def check_pages(answer: Answer, call: Call) -> tuple[MessagePage, ...]:
    """The answer as it is shown, after holding every page of it against what must hold of all."""
    drawn = message_pages(answer, call)
    pages = tuple(each.page for each in drawn)
    for each in drawn:
        payload = {"flags": COMPONENTS_V2, "components": each.components}
        assert faults_of_message(payload, limit=TEN_MEBIBYTES) == []
        assert sum(map(drawn_size, (*each.page.texts, each.page.small_print))) <= 3900
        _check_page(each.page, answer)
    whole = letters(joined(pages))
    for text in texts_of(answer):
        assert letters(text) in whole
    assert {each for page in pages for each in page.citations} == set(citations_of(answer))
    return drawn


def check_screens(answer: Answer, call: Call) -> tuple[MessagePage, ...]:
    """The same, and that every page is one screen of a phone."""
    drawn = check_pages(answer, call)
    for each in drawn:
        assert screen_height(each.components) <= screen.SCREEN
        assert not page_body(each.page).split("\n")[-1].startswith("**") or each.page.number == each.page.of
    return drawn


def _check_page(page: Page, answer: Answer) -> None:
    assert page.texts[0].startswith("### ")
    numbers_of_answer = {article.number for article in answer.articles}
    marked = {int(number) for number in re.findall(r"\[(\d+)\]", page_body(page))} & numbers_of_answer
    named = page.small_print.split("\n")[0]
    if named and " more" not in named:
        linked = {int(number) for number in re.findall(r"\*\*\[(\d+)\] ", page_body(page))}
        numbers = [int(number) for number in re.findall(r"\[(\d+)\] ", named)]
        assert numbers == sorted(set(numbers))
        assert set(numbers) | linked >= set(page.articles) - linked
    assert marked <= set(page.articles)
    assert {citation.number for citation in page.citations} <= set(page.articles)
