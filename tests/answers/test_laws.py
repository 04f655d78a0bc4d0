"""Laws over whole answers: one point a line, what is offered answers, and silence is found out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Answer, Outcome, Quotation, Statement
from bot.facts.checks.findings import run_checks
from bot.facts.compare.points import compare_articles
from bot.facts.names import fold
from tests.answers.tallies import claims_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.answers.answer import Choice
    from bot.facts.model import Pack
    from tests.answers.conftest import LivePack

SHEET = re.compile(
    r"^(?:\S+|\d+ or \d+|No place given|did not run) · |: finished |, (?:TIE|DISPUTED): |^\w+ to \w+[:,]|in all\b"
)
"""A row of a results sheet or of a medal table, somebody whose start is in dispute, a margin."""
SETTING = re.compile(r"^[^:“]+ \[.+, (?:date (?:TIE|DISPUTED): |.*\d{4} \[)")
"""Where and when: the setting of a race."""
COUNT = re.compile(r"^(?P<count>\d+) (?P<what>disputes?|remarks?)$|^(?P<label>.+) \((?P<size>\d+)\)$")


def whole_answers(pack: Pack) -> Iterator[str]:
    """The questions that tell every point of a race, a person or an article."""
    registers = pack.registers
    for race in registers.races.values():
        where = f"event:{race.name} meet:{registers.meets[race.meet].name}"
        yield f"/recap {where} length:whole"
        yield from (f"/sources {where} article:{number}" for number in range(1, 6))
    for person in registers.people.values():
        yield from (f"/athlete person:{person.name} part:all", f"/compare {person.name}")


async def of_several_points(asked: LivePack) -> list[str]:
    """The lines that cite claims of more than one point, finding, row or setting.

    A line that prints one run of an article may cite all that was curated from it.
    """
    points = compare_articles(asked.pack)
    groups = [claims_of(point) for point in points]
    groups += [set(finding.claims) for finding in run_checks(asked.pack, points)]
    of_claim: dict[str, list[set[str]]] = {}
    for group in groups:
        for claim in group:
            of_claim.setdefault(claim, []).append(group)
    lines = []
    for question in whole_answers(asked.pack):
        answer = await asked.ask(question)
        for block in answer.blocks:
            if not isinstance(block, Statement) or SHEET.search(block.text) or SETTING.search(block.text):
                continue
            claims = {citation.claim for citation in block.citations if citation.claim in of_claim}
            is_excerpt = "“" in block.text and len({citation.paragraph for citation in block.citations}) == 1
            if claims and not is_excerpt and not any(claims <= group for group in of_claim[next(iter(claims))]):
                lines.append(f"{question}: {block.text}")
    return lines


async def test_each_line_about_the_shipped_races_tells_one_point(shipped: LivePack) -> None:
    assert await of_several_points(shipped) == []


async def test_each_line_about_the_invented_games_tells_one_point(harbour: LivePack) -> None:
    assert await of_several_points(harbour) == []


@pytest.mark.slow
async def test_each_line_about_many_invented_stories_tells_one_point(invented: LivePack) -> None:
    assert await of_several_points(invented) == []


# --- what is offered answers --------------------------------------------------------------------------------------


def first_questions(pack: Pack) -> Iterator[str]:
    registers = pack.registers
    yield from ("/result", "/compare", "/sources", "/recap", "/medals", "/next")
    for race in registers.races.values():
        where = f"event:{race.name} meet:{registers.meets[race.meet].name}"
        yield from (f"/{question} {where}" for question in ("result", "recap", "sources"))
    for person in registers.people.values():
        yield from (f"/athlete {person.name}", f"/quote {person.name}", f"/compare {person.name}")


def holds_facts(answer: Answer) -> bool:
    return any(isinstance(block, Statement | Quotation) for block in answer.blocks)


def miscounted(choice: Choice, answer: Answer) -> str | None:
    """What a label counts and its answer does not have."""
    match = COUNT.fullmatch(choice.label)
    if match is None:
        return None
    number = int(match["count"] or match["size"])
    if match["label"]:
        there = sum(isinstance(block, Statement) for block in answer.blocks)
        return None if there == number else f"{choice.label} → {choice.ask} has {there}"
    counted = re.search(r"\b(\d+) (?:remark|point)s?\b", answer.title)
    return None if counted is None or int(counted[1]) == number else f"{choice.label} → {choice.ask}: {answer.title}"


async def broken_offers(asked: LivePack) -> list[str]:
    """The choices of all first answers, and of theirs, that lead to no facts or to another number of them."""
    broken: dict[str, None] = {}
    answers: dict[str, Answer] = {}
    waiting = [(question, 0) for question in first_questions(asked.pack)]
    while waiting:
        question, depth = waiting.pop()
        if question in answers:
            continue
        answer = answers[question] = await asked.ask(question)
        if answer.outcome is not Outcome.ANSWERED and depth == 0:
            continue
        for choice in (*answer.choices, *answer.disputes):
            target = answers.get(choice.ask) or await asked.ask(choice.ask)
            if not holds_facts(target):
                broken[f"{choice.label} → {choice.ask} has no facts"] = None
            if problem := miscounted(choice, target):
                broken[problem] = None
            if depth == 0:
                waiting.append((choice.ask, 1))
    return list(broken)


async def test_what_is_offered_of_the_shipped_races_answers(shipped: LivePack) -> None:
    assert await broken_offers(shipped) == []


async def test_what_is_offered_of_the_invented_games_answers(harbour: LivePack) -> None:
    assert await broken_offers(harbour) == []


# --- silence ------------------------------------------------------------------------------------------------------


async def test_where_an_answer_says_silent_no_paragraph_has_the_words(shipped: LivePack, harbour: LivePack) -> None:
    for asked in (shipped, harbour):
        texts = [f" {fold(article.text)} " for article in asked.pack.articles]
        for entry in (entry for register in asked.pack.registers.each() for entry in register.values()):
            for question in ("compare", "search"):
                answer = await asked.ask(f"/{question} {entry.name}")
                if answer.outcome is Outcome.SILENT and "silent" in answer.title and not holds_facts(answer):
                    assert not [text for text in texts if f" {fold(entry.name)} " in text], answer.question
