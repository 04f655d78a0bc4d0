"""The exact words behind an answer, held against the articles themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Quotation, Statement
from bot.answers.exact_words import exact_words
from bot.answers.question import Call
from bot.render.discord.markdown import escape_markdown
from tests.render.page_checks import check_pages, citations_of, page_body, seen

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack

QUESTIONS = ("/result", "/sources", "/compare", "/recap length:whole", "/search final", "/quote {person}")
CALL = Call("result", {}, "/result")


async def words(asked: LivePack, line: str) -> tuple[Answer, Answer]:
    """An answer, and the exact words of all that it cites."""
    answer = await asked.ask(line.format(person=next(iter(asked.pack.registers.people.values())).name))
    return answer, await exact_words(asked.store, answer, tuple(citations_of(answer)))


def paragraphs(answer: Answer) -> list[Quotation]:
    return [block for block in answer.blocks if isinstance(block, Quotation)]


async def test_each_cited_paragraph_stands_once_under_its_article_with_what_is_cited_marked(
    harbour: LivePack,
) -> None:
    answer = await harbour.ask("/quote ada brown last lap")
    (citation,) = citations_of(answer)
    exact = await exact_words(harbour.store, answer, (citation, citation))
    assert exact.title == "Exact words: Ada Brown — 1 remark, 1 article"
    assert exact.articles == answer.articles
    heading, paragraph, _ = exact.blocks
    assert heading == Heading(f"[{citation.number}] {answer.articles[0].publisher}")
    assert isinstance(paragraph, Quotation)
    ((start, end),) = paragraph.marks
    assert paragraph.text[start:end] == "I am not afraid of anybody's last lap."


async def test_an_excerpt_that_goes_on_in_the_next_paragraph_is_marked_to_the_end_of_its_own(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare height")
    citations = tuple(citations_of(answer))
    exact = await exact_words(shipped.store, answer, (*citations, *citations))
    ends = {paragraph.text[start:end] for paragraph in paragraphs(exact) for start, end in paragraph.marks}
    assert "three attempts at a new world record of 6.23m." in ends
    assert all(end <= len(paragraph.text) for paragraph in paragraphs(exact) for _, end in paragraph.marks)


async def everything_is_found_letter_for_letter(asked: LivePack) -> None:
    texts = {article.slug: article.text for article in asked.pack.articles}
    for line in QUESTIONS:
        answer, exact = await words(asked, line)
        shown = paragraphs(exact)
        places = [(each.citation.article, each.citation.paragraph) for each in shown]
        assert len(places) == len(set(places))
        for each in shown:
            whole = each.citation
            assert each.text == texts[whole.article][whole.start : whole.end]
        for citation in citations_of(answer):
            (paragraph,) = (
                each
                for each in shown
                if each.citation.start <= citation.start < each.citation.end
                and each.citation.article == citation.article
            )
            start, end = (place - paragraph.citation.start for place in (citation.start, citation.end))
            assert any(first <= start and end <= last for first, last in paragraph.marks)


async def test_every_paragraph_of_the_shipped_pack_is_found_letter_for_letter(shipped: LivePack) -> None:
    await everything_is_found_letter_for_letter(shipped)


async def test_every_paragraph_of_the_invented_pack_is_found_letter_for_letter(harbour: LivePack) -> None:
    await everything_is_found_letter_for_letter(harbour)


@pytest.mark.parametrize("line", QUESTIONS)
async def test_every_cited_run_is_shown_bold_letter_for_letter(shipped: LivePack, line: str) -> None:
    _, exact = await words(shipped, line)
    pages = check_pages(exact, CALL, 1)
    body = "\n".join(page_body(each.page) for each in pages)
    cut = "goes on" in body
    for each in paragraphs(exact):
        assert cut or each.text in seen(body)
        for start, end in each.marks:
            assert cut or f"**{escape_markdown(each.text[start:end])}**" in body


async def test_exact_words_are_one_statement_to_the_store(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m")
    before = shipped.store.statements
    await exact_words(shipped.store, answer, tuple(citations_of(answer)))
    assert shipped.store.statements == before + 1


async def test_where_nothing_is_cited_the_store_is_not_asked(shipped: LivePack) -> None:
    answer = await shipped.ask("/help")
    before = shipped.store.statements
    assert paragraphs(await exact_words(shipped.store, answer, ())) == []
    assert shipped.store.statements == before


async def test_what_an_answer_covers_its_exact_words_cover_too(shipped: LivePack) -> None:
    answer, exact = await words(shipped, "/recap 1500m spoilers:hide")
    covered = {
        (citation.article, citation.paragraph)
        for block in answer.blocks
        if isinstance(block, Statement) and block.covered
        for citation in block.citations
    }
    assert covered
    for each in paragraphs(exact):
        if (each.citation.article, each.citation.paragraph) in covered:
            assert each.covered == "the exact words"
