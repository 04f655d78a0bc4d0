"""What /compare says of a subject of which much is said: the weightiest, and the rest in parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome, Quotation, Statement
from bot.render.discord.pages import answer_pages

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from bot.facts.model import Pack
    from tests.answers.conftest import LivePack

MOST_PAGES = 5


def cited(answer: Answer) -> set[str]:
    """The claims that an answer cites."""
    of_lines = [block.citations for block in answer.blocks if isinstance(block, Statement)]
    of_lines += [(block.citation,) for block in answer.blocks if isinstance(block, Quotation)]
    return {citation.claim for citations in of_lines for citation in citations if citation.claim}


def subjects(pack: Pack) -> list[str]:
    return [entry.name for register in pack.registers.each() for entry in register.values()]


async def long_answers(asked: LivePack) -> list[str]:
    """The subjects whose answer has more pages than anybody reads."""
    long = []
    for name in subjects(asked.pack):
        answer = await asked.ask(f"/compare {name}")
        pages = len(answer_pages(answer))
        if pages > MOST_PAGES:
            long.append(f"{name}: {pages}")
    return long


async def test_no_subject_takes_more_than_a_few_pages(shipped: LivePack, harbour: LivePack) -> None:
    assert await long_answers(shipped) == []
    assert await long_answers(harbour) == []


async def unreachable(asked: LivePack) -> list[str]:
    """What a profile tells of somebody, and neither their comparison nor one of its choices does."""
    missing = []
    for person in asked.pack.registers.people.values():
        answer = await asked.ask(f"/compare {person.name}")
        told = cited(answer)
        for choice in (*answer.choices, *answer.disputes):
            if choice.ask.startswith("/compare "):
                told |= cited(await asked.ask(choice.ask))
        whole = cited(await asked.ask(f"/athlete person:{person.name} part:all"))
        missing += [f"{person.name}: {claim}" for claim in sorted(whole - told)]
    return missing


async def test_all_that_a_profile_tells_stands_there_or_in_a_part(shipped: LivePack, harbour: LivePack) -> None:
    assert await unreachable(shipped) == []
    assert await unreachable(harbour) == []


async def test_disputes_contradictions_and_what_differs_come_before_results_and_those_before_all_else(
    shipped: LivePack,
) -> None:
    answer = await shipped.ask("/compare kerr")
    assert [block.text for block in answer.blocks if isinstance(block, Heading)] == [
        "Josh Kerr, season's or personal best · TIE, 1 against 1",
        "Contradictions",
        "Also said",
        "Besides",
    ]
    texts = [block.text for block in answer.blocks]
    also = texts.index("Also said")
    assert [text.partition(" [")[0] for text in texts[also + 1 : also + 5]] == [
        "Told differently: made his move with 200 metres to go",
        "Took the lead in the last 50 metres",
        "Won gold",
        "Ran 3:29.38",
    ]
    assert answer.blocks[-1] == Note("And 77 more, by part below.")


async def test_the_parts_are_offered_with_their_lines(shipped: LivePack) -> None:
    choices = [choice for choice in (await shipped.ask("/compare kerr")).choices if "(" in choice.label]
    assert [(choice.label, choice.ask) for choice in choices[:2]] == [
        ("Result (9)", "/compare Josh Kerr Result"),
        ("The race (22)", "/compare Josh Kerr The race"),
    ]


@pytest.mark.parametrize("topic", ["kerr background", "Josh Kerr Background"])
async def test_a_part_has_each_of_its_lines_and_the_way_to_the_others(shipped: LivePack, topic: str) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert answer.title == "Josh Kerr: Background"
    assert "Was born in Edinburgh [3]" in [block.text for block in answer.blocks]
    assert [choice.label for choice in answer.choices][:2] == ["All sides", "Result (9)"]
    assert "Background" not in " ".join(choice.label for choice in answer.choices)


async def test_a_part_that_somebody_has_not_is_no_part(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman what comes next")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "Nothing found for “What comes next” about Jake Wightman."


@pytest.mark.parametrize("topic", ["contradictions", "800m contradictions", "women's 800m final contradictions"])
async def test_the_contradictions_of_a_story_are_a_part(harbour: LivePack, topic: str) -> None:
    answer = await harbour.ask(f"/compare {topic}")
    assert answer.title == "Women's 800m final, Harbour Games 2031: contradictions"
    assert sum(isinstance(block, Statement) for block in answer.blocks) == 10


async def test_of_many_contradictions_the_first_stand_there_and_all_are_offered(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare 800m")
    texts = [block.text for block in answer.blocks]
    heading = texts.index("Contradictions")
    assert texts[heading + 4] == "And 7 more."
    assert [choice.label for choice in answer.choices] == ["Result", "Story", "Sources", "Contradictions (10)"]


async def test_words_that_stand_together_somewhere_are_not_looked_for_apart(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare harbour women")
    lines = [block.text for block in answer.blocks if isinstance(block, Statement) and "contradict" not in block.text]
    assert len(lines) == 4
    assert all("among Harbour women" in line for line in lines)
