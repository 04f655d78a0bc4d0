"""Every answer to every question that the packs make possible, held against the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Answer, Outcome, Quotation, Statement
from bot.answers.registry import QUESTIONS, read_line
from bot.facts.names import fold
from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.model import Pack
    from tests.answers.conftest import LivePack


def lines(pack: Pack) -> Iterator[str]:
    """Every question about every event, race, meet, person, place, attribute and place on the podium."""
    registers = pack.registers
    yield from (f"/{name}" for name in QUESTIONS)
    yield from (f"/help {name}" for name in QUESTIONS)
    for entry in (*registers.events.values(), *registers.races.values()):
        for name in (entry.name, *entry.aliases):
            yield from (f"/{question} {name}" for question in ("result", "sources", "compare"))
            yield from (f"/recap {name} length:{length}" for length in ("short", "whole"))
    for race in registers.races.values():
        meet = registers.meets[race.meet].name
        yield from (f"/{question} event:{race.name} meet:{meet}" for question in ("result", "sources"))
    for person in registers.people.values():
        names = (person.name, *person.aliases)
        yield from (f"/{question} {name}" for question in ("quote", "athlete", "search") for name in names)
    yield from topics(pack)
    yield from searches(pack)


def topics(pack: Pack) -> Iterator[str]:
    """Every topic: each entry, each attribute by each of its words, each attribute of each person, each medal's."""
    registers, attributes = pack.registers, pack.vocabulary.attributes.values()
    for register in registers.each():
        yield from (f"/compare {entry.name}" for entry in register.values())
    for attribute in attributes:
        yield from (f"/compare {name}" for name in (attribute.label, attribute.id, *attribute.words))
        yield from (f"/compare {medal} {attribute.label}" for medal in ("gold", "silver", "bronze"))
    claimed = {(claim.about, claim.what) for article in pack.articles for claim in article.claims}
    for about, what in sorted(claimed):
        entry = registers.entry(about)
        assert entry is not None
        yield f"/compare {entry.name} {pack.vocabulary.attributes[what].label}"


def searches(pack: Pack) -> Iterator[str]:
    """Words of every kind: labels and values, the beginning of each sentence, and some of its words in no order."""
    for attribute in pack.vocabulary.attributes.values():
        yield f"/search {attribute.label}"
    for article in pack.articles:
        yield from (f"/search {claim.value}" for claim in article.claims)
        for sentence in ArticleText(article.text).sentences:
            words = article.text[sentence.start : sentence.end].split()
            yield f"/search {' '.join(words[:3])}"
            yield f"/search {' '.join(sorted(words)[:3])}"


async def audit(asked: LivePack) -> list[str]:
    """The problems of all the answers, and of the answers to the questions that they suggest."""
    problems: list[str] = []
    seen: set[str] = set()
    waiting = list(dict.fromkeys(lines(asked.pack)))
    registers = asked.pack.registers
    meets = {
        name for each in (*registers.meets.values(), *registers.series.values()) for name in (each.name, *each.aliases)
    }
    while waiting:
        line = waiting.pop()
        if line in seen:
            continue
        seen.add(line)
        answer, statements = await asked.counted(line)
        problems += asked.auditor.problems(answer)
        # Before nothing is said to be there, the texts are asked too.
        most = (
            2 if answer.outcome is Outcome.ANSWERED and not answer.title.startswith(("Where “", "Points with “")) else 4
        )
        # A meet that stands in place of an event is asked for when no event goes by its name.
        most = max(most, 3) if line.partition(" ")[2] in meets else most
        most += is_meet_alone(line, asked.pack)
        problems += [f"{line}: {statements} statements"] if statements > most else []
        problems += [f"{line}: {choice.ask} cannot be read" for choice in answer.choices if not readable(choice.ask)]
        waiting += [choice.ask for choice in answer.choices]
        if answer.outcome is Outcome.ANSWERED and not line.startswith("/help"):
            answered = any(isinstance(block, Statement | Quotation) for block in answer.blocks)
            problems += [] if answered else [f"{line}: nothing is answered"]
    assert len(seen) > 200
    return problems


def is_meet_alone(line: str, pack: Pack) -> bool:
    """Whether a meet or a series is all that is asked for: it is looked for as an event first."""
    words = fold(line.partition(" ")[2])
    entries = (*pack.registers.meets.values(), *pack.registers.series.values())
    return any(words == fold(name) for entry in entries for name in (entry.name, *entry.aliases))


def readable(line: str) -> bool:
    """Whether a suggested question can be asked at all."""
    return not isinstance(read_line(line), Answer)


async def test_every_sentence_about_the_invented_games_has_its_receipt(harbour: LivePack) -> None:
    assert await audit(harbour) == []


@pytest.mark.slow
async def test_every_sentence_about_many_invented_stories_has_its_receipt(invented: LivePack) -> None:
    assert await audit(invented) == []


async def test_every_sentence_about_the_shipped_races_has_its_receipt(shipped: LivePack) -> None:
    assert await audit(shipped) == []
