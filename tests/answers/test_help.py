"""What /help says."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Answer, Heading, Note, Outcome
from bot.answers.help import VERDICT_WORDS
from bot.answers.points.wording import capitalised
from bot.answers.registry import QUESTIONS
from bot.facts.model import Verdict
from tests.answers.test_laws import holds_facts
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_help_lists_every_question_as_it_may_be_asked_and_the_stories_that_are_here(shipped: LivePack) -> None:
    answer, statements = await shipped.counted("/help")
    texts = [block.text for block in answer.blocks if isinstance(block, Note)]
    assert [text.partition(" · ")[0] for text in texts[1:-1]] == [
        "/ask what did Kerr say",
        "/result Men's 1500m",
        "/quote Kerr",
        "/sources article:1",
        "/compare Ingebrigtsen time",
        "/recap Men's 1500m",
        "/athlete Kerr",
        "/medals World Championships 2023",
        "/next Ingebrigtsen",
        "/search 3:29.65",
        "/help result",
    ]
    assert [text.partition(" · ")[2] for text in texts[1:-1]] == [each.description for each in QUESTIONS.values()]
    assert texts[-1] == "Here now: 5 articles on the men's 1500m final, World Championships 2023."
    assert (answer.outcome, statements) == (Outcome.ANSWERED, 2)


async def without_facts(asked: LivePack) -> list[str]:
    """The examples of /help, and what help on each question offers, that lead to no facts."""
    lines = [block.text.partition(" · ")[0] for block in (await asked.ask("/help")).blocks]
    lines = [line for line in lines if re.match(r"/\w+ ", line)]
    for name in QUESTIONS:
        lines += [choice.ask for choice in (await asked.ask(f"/help {name}")).choices]
    answers = {line: await asked.ask(line) for line in lines if not line.startswith("/help")}
    return [line for line, answer in answers.items() if not holds_facts(answer)]


async def test_each_example_answers_with_facts(shipped: LivePack, harbour: LivePack) -> None:
    assert await without_facts(shipped) == []
    assert await without_facts(harbour) == []


@pytest.mark.slow
async def test_each_example_answers_where_there_are_many_stories(invented: LivePack) -> None:
    assert await without_facts(invented) == []


async def test_of_many_stories_the_newest_are_named_and_the_others_counted(invented: LivePack) -> None:
    answer = await invented.ask("/help")
    last = answer.blocks[-1]
    assert isinstance(last, Note)
    assert re.fullmatch(r"Here now: 5 articles on [^,;]+, 5 on [^,;]+, 5 on [^;]+; \d+ other stories\.", last.text)


async def test_a_meet_is_named_once_behind_its_races(harbour: LivePack) -> None:
    last = (await harbour.ask("/help")).blocks[-1]
    assert isinstance(last, Note)
    assert last.text == (
        "Here now: 4 articles on the women's 800m final, 2 on the women's high jump final, "
        "2 on the women's marathon, Harbour Games 2031."
    )


async def test_help_on_a_question_lists_what_it_takes(shipped: LivePack) -> None:
    answer = await shipped.ask("/help quote")
    assert answer.title == "/quote PERSON [ABOUT]"
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings == ["PERSON", "ABOUT (may be left out)"]
    assert [choice.ask for choice in answer.choices] == ["/quote Kerr"]


async def test_help_offers_the_newest_story(shipped: LivePack) -> None:
    choices = (await shipped.ask("/help")).choices
    assert [(choice.label, choice.ask) for choice in choices] == [
        ("Result", "/result"),
        ("Story", "/recap"),
        ("5 disputes", "/compare"),
    ]


async def test_help_takes_a_question_with_its_slash(shipped: LivePack) -> None:
    assert (await shipped.ask("/help /sources")).title == "/sources [EVENT] [MEET] [ARTICLE]"


@pytest.mark.parametrize("word", [*Verdict, "CONTRADICTED", "tie", "one source"])
async def test_help_on_a_word_under_a_line_says_what_it_means_and_then_the_others(shipped: LivePack, word: str) -> None:
    answer = await shipped.ask(f"/help {word}")
    assert (answer.title, answer.outcome) == (word.upper(), Outcome.ANSWERED)
    texts = [block.text for block in answer.blocks if isinstance(block, Note)]
    assert texts[0] == f"{capitalised(VERDICT_WORDS[word.upper()])}."
    assert [text.partition(" · ")[0] for text in texts[1:]] == [each for each in VERDICT_WORDS if each != word.upper()]


async def test_help_on_contradicted_tells_of_no_other_word(shipped: LivePack) -> None:
    row = "it cannot hold beside something else that its own article or another says: counts, places, marks or dates"
    assert (await shipped.ask("/help contradicted")).blocks[0] == Note(f"I{row[1:]} do not fit.")
    assert Note(f"CONTRADICTED · {row} do not fit") in (await shipped.ask("/help tie")).blocks


async def test_help_on_quote_has_an_article_in_brackets_as_that_is_how_it_is_read(shipped: LivePack) -> None:
    texts = [block.text for block in (await shipped.ask("/help quote")).blocks]
    assert texts[-1] == "Only remarks with these words, or those in one article, by its number in brackets."
    assert (await shipped.ask("/quote kerr [4]")).title == "Josh Kerr — 2 remarks in olympics.com"


def test_the_readme_explains_the_same_words() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [word for word in VERDICT_WORDS if f"\n| {word}" not in readme] == []


def test_help_on_an_unknown_question_says_so_and_suggests_help_on_the_nearest() -> None:
    answer = registry.read_line("/help resutl")
    assert isinstance(answer, Answer)
    assert answer.title == "There is no question called “resutl”."
    assert [choice.ask for choice in answer.choices] == ["/help result"]
    assert answer.outcome is Outcome.UNREADABLE
