"""The exact words behind an answer, held against the articles themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.exact_words import exact_words
from bot.answers.question import Call
from bot.render.discord.components import words_pages
from bot.render.discord.markdown import escape_markdown
from tests.answers.blocks import quotations
from tests.render.page_checks import citations_of, page_body, seen

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack

QUESTIONS = ("/result", "/sources", "/compare", "/recap length:whole", "/search final", "/quote {person}")
CALL = Call("result", {}, "/result")


async def words(asked: LivePack, line: str, *, in_context: bool = False) -> tuple[Answer, Answer]:
    """An answer, and the exact words of all that it cites."""
    answer = await asked.ask(line.format(person=next(iter(asked.pack.registers.people.values())).name))
    return answer, await exact_words(asked.store, answer, answer.blocks, in_context=in_context)


async def test_each_cited_sentence_stands_once_under_its_article_and_paragraph_with_what_is_cited_marked(
    harbour: LivePack,
) -> None:
    answer = await harbour.ask("/quote ada brown last lap")
    exact = await exact_words(harbour.store, answer, (*answer.blocks, *answer.blocks))
    assert exact.title == f"Exact words: {answer.title}"
    (citation,) = set(citations_of(answer))
    heading, sentence, note = exact.blocks
    publisher = answer.articles[0].publisher
    assert heading == Heading(f"[{citation.number}] {publisher}, paragraph {citation.paragraph}", citation.number)
    assert isinstance(sentence, Quotation)
    ((start, end),) = sentence.marks
    assert sentence.text[start:end] == "I am not afraid of anybody's last lap."
    assert note == Note("Each is found letter for letter in its article.")


async def test_in_context_the_whole_paragraph_stands_there(harbour: LivePack) -> None:
    _, exact = await words(harbour, "/quote ada brown last lap")
    _, whole = await words(harbour, "/quote ada brown last lap", in_context=True)
    (sentence,), (paragraph,) = quotations(exact), quotations(whole)
    assert sentence.text in paragraph.text
    assert len(paragraph.text) > len(sentence.text)


async def test_how_a_statement_was_read_stands_below_the_last_that_it_cites(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote ada brown last lap")
    (citation,) = set(citations_of(answer))
    statement = Statement("Brown was not afraid [1]", (citation,), reading="[1] names Ada Brown in the same paragraph")
    exact = await exact_words(harbour.store, answer, (statement, statement))
    assert [block.text for block in exact.blocks[2:-1] if isinstance(block, Statement)] == [
        "How it was read: [1] names Ada Brown in the same paragraph"
    ]


async def test_an_excerpt_that_goes_on_in_the_next_paragraph_is_marked_to_the_end_of_its_own(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare height")
    exact = await exact_words(shipped.store, answer, (*answer.blocks, *answer.blocks))
    ends = {sentence.text[start:end] for sentence in quotations(exact) for start, end in sentence.marks}
    assert "three attempts at a new world record of 6.23m." in ends
    assert all(end <= len(sentence.text) for sentence in quotations(exact) for _, end in sentence.marks)


async def everything_is_found_letter_for_letter(asked: LivePack) -> None:
    texts = {article.slug: article.text for article in asked.pack.articles}
    for line in QUESTIONS:
        for in_context in (False, True):
            answer, exact = await words(asked, line, in_context=in_context)
            shown = [(each, each.citation) for each in quotations(exact)]
            places = [(whole.article, whole.start) for _, whole in shown]
            assert len(places) == len(set(places))
            for each, whole in shown:
                assert each.text == texts[whole.article][whole.start : whole.end]
            for citation in citations_of(answer):
                around = [
                    (each, whole)
                    for each, whole in shown
                    if whole.article == citation.article and whole.start <= citation.start < whole.end
                ]
                ((each, whole),) = around
                start, end = citation.start - whole.start, min(citation.end - whole.start, len(each.text))
                assert any(first <= start and end <= last for first, last in each.marks)


async def test_every_paragraph_of_the_shipped_pack_is_found_letter_for_letter(shipped: LivePack) -> None:
    await everything_is_found_letter_for_letter(shipped)


async def test_every_paragraph_of_the_invented_pack_is_found_letter_for_letter(harbour: LivePack) -> None:
    await everything_is_found_letter_for_letter(harbour)


@pytest.mark.parametrize("line", QUESTIONS)
async def test_every_cited_run_is_shown_bold_letter_for_letter(shipped: LivePack, line: str) -> None:
    _, exact = await words(shipped, line)
    body = "\n".join(page_body(each.page) for each in words_pages(exact, CALL, 1))
    cut = " …”" in body
    for each in quotations(exact):
        assert cut or each.text in seen(body)
        for start, end in each.marks:
            assert cut or f"**{escape_markdown(each.text[start:end])}**" in body


async def test_exact_words_are_one_statement_to_the_store(shipped: LivePack) -> None:
    answer = await shipped.ask("/result 1500m")
    before = shipped.store.statements
    await exact_words(shipped.store, answer, answer.blocks)
    assert shipped.store.statements == before + 1


async def test_where_nothing_is_cited_the_store_is_not_asked(shipped: LivePack) -> None:
    answer = await shipped.ask("/help")
    before = shipped.store.statements
    assert quotations(await exact_words(shipped.store, answer, ())) == []
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
    for each in quotations(exact):
        if (each.citation.article, each.citation.paragraph) in covered:
            assert each.covered == "the exact words"


async def test_a_pronoun_says_in_the_exact_words_whom_it_is_read_as(harbour: LivePack) -> None:
    answer, exact = await words(harbour, "/compare condition")
    readings = [block.text for block in exact.blocks if isinstance(block, Statement)]
    pronoun = "“I” is read as Mina Lee, who speaks; the week is the one before the race"
    assert f"How it was read: {pronoun}" in readings
    told = [(block.text, block.tally, block.working) for block in answer.blocks if isinstance(block, Statement)]
    assert not any("is read as" in (line or "") for lines in told for line in lines)
