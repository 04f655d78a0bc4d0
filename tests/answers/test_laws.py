"""Laws over whole answers: one point a line, what is offered answers, and silence is found out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bench import typed
from bot.answers.answer import Answer, Heading, Outcome, Quotation, Statement
from bot.answers.registry import QUESTIONS
from bot.facts.checks.findings import run_checks
from bot.facts.compare.points import compare_articles
from bot.facts.model import CONTESTED
from bot.facts.names import fold, surname
from tests.answers.tallies import claims_of
from tests.conftest import one_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answers.answer import Block, Choice
    from bot.facts.model import Pack
    from tests.answers.conftest import LivePack

SHEET = re.compile(
    r"^(?:\S+|\d+ or \d+|No place given|did not run) · |: finished |, (?:TIE|DISPUTED): |^\w+ to \w+[:,]|in all\b"
)
"""A row of a results sheet or of a medal table, somebody whose start is in dispute, a margin."""
SETTING = re.compile(r"^[^:“]+ \[.+, (?:date (?:TIE|DISPUTED): |.*\d{4} \[)")
"""Where and when: the setting of a race."""
COUNT = re.compile(r"(?:^| · )(?P<count>\d+) (?P<what>dispute|remark|article)s?$|\((?P<size>\d+)\)$")
LINES = Path(__file__).parents[1] / "typed"
"""The lines that people typed."""
CONTESTED_TITLE = re.compile(r"\b(?:TIE|DISPUTED)\b")


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
    """What is asked first: every question alone, and of each race, meet, person and topic that there is."""
    registers = pack.registers
    yield from ("/result", "/compare", "/sources", "/recap", "/recap spoilers:hide", "/medals", "/next")
    for race in registers.races.values():
        where = f"event:{race.name} meet:{registers.meets[race.meet].name}"
        yield from (f"/{question} {where}" for question in ("result", "recap", "sources"))
    for person in registers.people.values():
        yield from (f"/{question} {person.name}" for question in ("athlete", "quote", "next"))
    yield from (
        f"/{question} meet:{meet.name}" for meet in registers.meets.values() for question in ("result", "medals")
    )
    topics = (*(entry for register in registers.each() for entry in register.values()),)
    names = (*(entry.name for entry in topics), *(each.label for each in pack.vocabulary.attributes.values()))
    yield from (f"/{question} {name}" for name in dict.fromkeys(names) for question in ("compare", "search"))


def holds_facts(answer: Answer) -> bool:
    return any(isinstance(block, Statement | Quotation) for block in answer.blocks)


def dispute_count(answer: Answer) -> int:
    """On how many points an answer says that the articles disagree: in titles, and in lines below others."""
    titles = [answer.title, *(block.text for block in answer.blocks if isinstance(block, Heading))]
    count, is_title = sum(bool(CONTESTED_TITLE.search(title)) for title in titles), False
    for block in answer.blocks:
        if isinstance(block, Heading):
            is_title = bool(CONTESTED_TITLE.search(block.text))
        elif isinstance(block, Statement) and not is_title and not CONTESTED_TITLE.search(answer.title):
            count += block.verdict in CONTESTED
    return count


def miscounted(choice: Choice, answer: Answer) -> str | None:
    """What a label counts and its answer does not have."""
    match = COUNT.search(choice.label)
    if match is None:
        return None
    title = re.search(r"\b(\d+) (?:remark|point|article)s?\b", answer.title)
    lines = sum(isinstance(block, Statement) for block in answer.blocks)
    there = lines if match["what"] is None else int(title[1]) if title else dispute_count(answer)
    return None if there == int(match["count"] or match["size"]) else f"{choice.label} → {choice.ask} has {there}"


DEPTH = 3
"""Follow-ups of follow-ups of follow-ups."""


def follow_ups(answer: Answer) -> tuple[Choice, ...]:
    return (*answer.choices, *answer.disputes)


def as_people_ask(pack: Pack, name: str) -> Iterator[str]:
    """Every question of each name by which people ask for somebody or something, and each line that people typed."""
    entries = [entry for register in pack.registers.each() for entry in register.values()]
    names = [*filter(None, map(surname, pack.registers.people.values()))]
    names += [alias for entry in entries for alias in entry.aliases]
    yield from (f"/{question} {each}" for each in dict.fromkeys(names) for question in QUESTIONS)
    yield from (each["line"] for file in sorted(LINES.glob(f"{name}_*.toml")) for each in typed.read_lines(file))


def names_and_topics(pack: Pack) -> Iterator[str]:
    """Each event by its name and its first alias, and each person, with each attribute, as free text."""
    registers = pack.registers
    names = [*filter(None, map(surname, registers.people.values()))]
    names += [name for event in registers.events.values() for name in (event.name, *event.aliases[:1])]
    labels = [each.label for each in pack.vocabulary.attributes.values()]
    yield from (f"{name} {label}" for name in dict.fromkeys(names) for label in labels)


async def all_answers(asked: LivePack, questions: Iterable[str]) -> dict[str, Answer]:
    """The answers to the questions, to their follow-ups, and so on, each question once."""
    answers: dict[str, Answer] = {}
    questions = dict.fromkeys(questions)
    for _ in range(DEPTH + 1):
        new = {question: await asked.ask(question) for question in questions}
        answers |= new
        offered = (choice.ask for answer in new.values() for choice in follow_ups(answer))
        questions = dict.fromkeys(ask for ask in offered if ask not in answers)
    return answers


async def broken_offers(asked: LivePack, questions: Iterable[str]) -> list[str]:
    """The follow-ups that lead to no facts, or to another number of them than their labels count."""
    answers, broken = await all_answers(asked, questions), dict[str, None]()
    for choice in (choice for answer in answers.values() for choice in follow_ups(answer)):
        target = answers.get(choice.ask)
        if target is None or choice.ask.startswith("/help"):
            continue
        if not holds_facts(target):
            broken[f"{choice.label} → {choice.ask} has no facts"] = None
        if problem := miscounted(choice, target):
            broken[problem] = None
    return list(broken)


async def test_what_is_offered_of_the_shipped_races_answers(shipped: LivePack) -> None:
    assert await broken_offers(shipped, first_questions(shipped.pack)) == []


async def test_what_is_offered_of_the_invented_games_answers(harbour: LivePack) -> None:
    assert await broken_offers(harbour, first_questions(harbour.pack)) == []


async def test_what_is_offered_of_a_relay_and_a_heptathlon_answers(events: LivePack) -> None:
    questions = [*first_questions(events.pack), *as_people_ask(events.pack, "events")]
    assert await broken_offers(events, questions) == []


async def test_nobodys_words_and_nothing_to_come_is_offered_where_none_are_told(events: LivePack) -> None:
    offered = {
        line: [choice.label for choice in (await events.ask(line)).choices]
        for line in ("/result heptathlon", "/next Ada Brown", "/compare credit")
    }
    assert offered == {
        "/result heptathlon": ["1 dispute", "Story", "Sources"],
        "/next Ada Brown": ["Profile"],
        "/compare credit": ["All disputes"],
    }


@one_in(40)
async def test_what_is_offered_to_what_people_ask_answers(shipped: LivePack, harbour: LivePack, step: int) -> None:
    for asked, name in ((shipped, "shipped"), (harbour, "harbour")):
        assert await broken_offers(asked, [*as_people_ask(asked.pack, name)][::step]) == []


@pytest.mark.exhaustive
async def test_what_is_offered_to_every_name_with_every_topic_answers(shipped: LivePack, harbour: LivePack) -> None:
    assert await broken_offers(shipped, names_and_topics(shipped.pack)) == []
    assert await broken_offers(harbour, names_and_topics(harbour.pack)) == []


@pytest.mark.parametrize("line", ["800m world record", "800 games record", "800m weather"])
async def test_an_event_of_which_nothing_is_told_is_not_offered(harbour: LivePack, line: str) -> None:
    assert await broken_offers(harbour, [line]) == []


# --- silence ------------------------------------------------------------------------------------------------------


async def test_where_an_answer_says_silent_no_paragraph_has_the_words(shipped: LivePack, harbour: LivePack) -> None:
    for asked in (shipped, harbour):
        texts = [f" {fold(article.text)} " for article in asked.pack.articles]
        for entry in (entry for register in asked.pack.registers.each() for entry in register.values()):
            for question in ("compare", "search"):
                answer = await asked.ask(f"/{question} {entry.name}")
                if answer.outcome is Outcome.SILENT and "silent" in answer.title and not holds_facts(answer):
                    assert not [text for text in texts if f" {fold(entry.name)} " in text], answer.question


# --- the small print ----------------------------------------------------------------------------------------------

MARK = re.compile(r"\[(\d+)\]")


async def listed_otherwise(asked: LivePack, step: int) -> list[str]:
    """The questions whose answers list other articles than those that they cite or mark."""
    labels = [attribute.label for attribute in asked.pack.vocabulary.attributes.values()]
    questions = [*first_questions(asked.pack), *whole_answers(asked.pack), *(f"/compare {label}" for label in labels)]
    wrong = []
    for question in questions[::step]:
        answer = await asked.ask(question)
        texts = [getattr(block, "text", "") for block in answer.blocks]
        told = {int(number) for block in answer.blocks for number in MARK.findall(shown(block))}
        told |= {number for block in answer.blocks for number in cited(block)}
        if {article.number for article in answer.articles} != told:
            wrong.append(f"{question}: {sorted(told)} {texts[:3]}")
    return wrong


def shown(block: Block) -> str:
    words = (getattr(block, name, None) for name in ("text", "tally", "working", "difference"))
    return " ".join(filter(None, words))


def cited(block: Block) -> list[int]:
    if isinstance(block, Statement):
        return [citation.number for citation in block.citations]
    if isinstance(block, Quotation):
        return [block.citation.number]
    return [block.article] if isinstance(block, Heading) and block.article else []


@one_in(6)
async def test_the_small_print_lists_the_articles_that_an_answer_cites_and_no_others(
    shipped: LivePack, harbour: LivePack, step: int
) -> None:
    assert await listed_otherwise(shipped, step) == []
    assert await listed_otherwise(harbour, step) == []
