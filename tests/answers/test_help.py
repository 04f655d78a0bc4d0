"""What /help says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers import registry
from bot.answers.answer import Answer, Heading, Note, Outcome
from bot.answers.registry import QUESTIONS

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_help_lists_every_question_with_what_it_answers_and_the_stories_that_are_here(shipped: LivePack) -> None:
    answer, statements = await shipped.counted("/help")
    texts = [block.text for block in answer.blocks if isinstance(block, Note)]
    assert texts[1 : 1 + len(QUESTIONS)] == [f"/{each.name} · {each.description}" for each in QUESTIONS.values()]
    assert texts[-1] == "Here now: 5 articles on the men's 1500m final, World Championships 2023."
    assert (answer.outcome, statements) == (Outcome.ANSWERED, 1)


async def test_of_many_stories_the_newest_are_named_and_the_others_counted(invented: LivePack) -> None:
    answer = await invented.ask("/help")
    last = answer.blocks[-1]
    assert isinstance(last, Note)
    assert re.fullmatch(r"Here now: .+, .+, .+ and \d+ other stories\.", last.text)


async def test_help_on_a_question_lists_what_it_takes(shipped: LivePack) -> None:
    answer = await shipped.ask("/help quote")
    assert answer.title == "/quote PERSON [ABOUT]"
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings == ["PERSON", "ABOUT (may be left out)"]
    assert answer.choices == ()


async def test_help_offers_what_can_be_asked_of_any_pack(shipped: LivePack) -> None:
    assert [choice.ask for choice in (await shipped.ask("/help")).choices] == ["/result", "/compare", "/recap"]


async def test_help_takes_a_question_with_its_slash(shipped: LivePack) -> None:
    assert (await shipped.ask("/help /sources")).title == "/sources [EVENT] [MEET] [ARTICLE]"


def test_help_on_an_unknown_question_says_so_and_suggests_help_on_the_nearest() -> None:
    answer = registry.read_line("/help resutl")
    assert isinstance(answer, Answer)
    assert answer.title == "There is no question called “resutl”."
    assert [choice.ask for choice in answer.choices] == ["/help result"]
    assert answer.outcome is Outcome.UNREADABLE
