"""Every answer to every question that the packs make possible: against the articles, and on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Answer, Outcome, Quotation, Statement
from bot.answers.asking.asking import MOST_TO_READ
from bot.answers.compare.topics import split_part
from bot.answers.question import Call
from bot.answers.registry import QUESTIONS, read_line
from bot.answers.search.search import MOST_RESULTS
from bot.facts.names import fold
from bot.facts.text import ArticleText
from bot.render.discord.components import message_pages
from bot.render.discord.screen import SCREEN
from tests.render.page_checks import proxy_height, screen_height

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


@dataclass(frozen=True)
class Asked:
    """A question with its answer, and how many statements to the store that took."""

    line: str
    answer: Answer
    statements: int


async def crawl(pack: LivePack, step: int = 1) -> list[Asked]:
    """The answers to every question, or to one in so many, and to the questions that they suggest."""
    waiting, every = list(lines(pack.pack))[::step], dict[str, Asked]()
    while waiting:
        line = waiting.pop()
        if line not in every:
            every[line] = Asked(line, *await pack.counted(line))
            waiting += [choice.ask for choice in every[line].answer.choices]
    assert len(every) > 200
    return list(every.values())


@pytest.fixture(scope="module")
async def harbour_answers(harbour: LivePack) -> list[Asked]:
    return await crawl(harbour, 3)


@pytest.fixture(scope="module")
async def football_answers(football: LivePack) -> list[Asked]:
    return await crawl(football)


@pytest.fixture(scope="module")
async def shipped_answers(shipped: LivePack) -> list[Asked]:
    return await crawl(shipped, 8)


# --- receipts -----------------------------------------------------------------------------------------------------


TEXTS_ASKED = ("Found for “", "“", "Nothing found for “", "One article alone tells of ")


def audit(every: list[Asked], live: LivePack) -> list[str]:
    """The problems of the answers."""
    problems: list[str] = []
    registers = live.pack.registers
    meets = {
        name for each in (*registers.meets.values(), *registers.series.values()) for name in (each.name, *each.aliases)
    }
    for asked in every:
        line, answer = asked.line, asked.answer
        problems += live.auditor.problems(answer)
        # Where no line has the words, and before nothing is said to be there, the texts are asked too: for the words,
        # for others, and for each word alone.
        # An attribute stands with what else its story tells of it.
        # What goes by a word is told by the points of its story.
        most = 4 if line.startswith(("/compare ", "/search ")) else 2
        # A search reads each story by whose points its results are told, a meet its newest stories.
        most += MOST_RESULTS if line.startswith("/search ") else 0
        most = most if answer.outcome is Outcome.ANSWERED and not answer.title.startswith(TEXTS_ASKED) else 8
        # So they are for a venue that only the name of a meet tells: no point has it.
        most = max(most, 6) if answer.title in {f"{name}, venue" for name in meets} else most
        # A meet that stands in place of an event is asked for when no event goes by its name.
        most = max(most, 4 + 5 * line.startswith("/compare ")) if line.partition(" ")[2] in meets else most
        # What is told of a race that no article is about is asked for as of a subject, beside what is told in it.
        of_race = line.startswith(("/recap ", "/result "))
        most = max(most, 3) if of_race and answer.title in titles_without_story(live.pack) else most
        most += is_meet_alone(line, live.pack)
        # What leads nowhere is read as people mean it.
        most += MOST_TO_READ if answer.read_as or answer.outcome is not Outcome.ANSWERED else 0
        # Where nothing is told of an attribute, what there is of its kind is asked for, as another question is.
        most += 8 if line.startswith("/compare ") and answer.outcome is not Outcome.ANSWERED else 0
        problems += [f"{line}: {asked.statements} statements"] if asked.statements > most else []
        problems += [f"{line}: {choice.ask} cannot be read" for choice in answer.choices if not readable(choice.ask)]
        if answer.outcome is Outcome.ANSWERED and not line.startswith("/help"):
            answered = any(isinstance(block, Statement | Quotation) for block in answer.blocks)
            problems += [] if answered else [f"{line}: nothing is answered"]
    return problems


def is_meet_alone(line: str, pack: Pack) -> bool:
    """Whether a meet or a series is all that is asked for: it is looked for as an event first."""
    words = fold(split_part(line.partition(" ")[2], pack.vocabulary)[0])
    entries = (*pack.registers.meets.values(), *pack.registers.series.values())
    return any(words == fold(name) for entry in entries for name in (entry.name, *entry.aliases))


def titles_without_story(pack: Pack) -> set[str]:
    """The titles of the races that no article is about."""
    registers, told = pack.registers, {race for article in pack.articles for race in article.stories}
    return {
        f"{race.name}, {registers.meets[race.meet].name}" for race in registers.races.values() if race.id not in told
    }


def readable(line: str) -> bool:
    """Whether a suggested question can be asked at all."""
    return not isinstance(read_line(line), Answer)


async def test_sentences_about_the_invented_games_have_their_receipts(
    harbour: LivePack, harbour_answers: list[Asked]
) -> None:
    assert audit(harbour_answers, harbour) == []


async def test_every_sentence_about_a_football_match_has_its_receipt(
    football: LivePack, football_answers: list[Asked]
) -> None:
    assert audit(football_answers, football) == []


@pytest.mark.exhaustive
async def test_every_sentence_about_many_invented_stories_has_its_receipt(invented: LivePack) -> None:
    assert audit(await crawl(invented), invented) == []


async def test_sentences_about_the_shipped_races_have_their_receipts(
    shipped: LivePack, shipped_answers: list[Asked]
) -> None:
    assert audit(shipped_answers, shipped) == []


@pytest.mark.exhaustive
async def test_every_sentence_about_the_complete_packs_has_its_receipt_and_each_first_page_is_one_screen(
    shipped: LivePack, harbour: LivePack
) -> None:
    for pack in (shipped, harbour):
        every = await crawl(pack)
        assert audit(every, pack) == []
        assert higher_than_a_screen(every, None) == []


# --- one screen ---------------------------------------------------------------------------------------------------


def higher_than_a_screen(every: list[Asked], public_url: str | None) -> list[tuple[str, float]]:
    """The questions whose first page is higher than a screen, be it by the laws' proxy."""
    found = []
    for asked in every:
        call = read_line(asked.line)
        call = Call("help", {}, asked.line) if isinstance(call, Answer) else call
        components = message_pages(asked.answer, call, public_url=public_url)[0].components
        height = max(screen_height(components), proxy_height(components))
        found += [(asked.line, height)] if height > SCREEN else []
    return found


public_urls = pytest.mark.parametrize("public_url", [None, "https://races.example"])


@public_urls
async def test_the_first_page_of_answers_about_the_shipped_races_is_one_screen(
    shipped_answers: list[Asked], public_url: str | None
) -> None:
    assert higher_than_a_screen(shipped_answers, public_url) == []


@public_urls
async def test_the_first_page_of_answers_about_the_invented_games_is_one_screen(
    harbour_answers: list[Asked], public_url: str | None
) -> None:
    assert higher_than_a_screen(harbour_answers, public_url) == []


@public_urls
async def test_the_first_page_of_every_answer_about_a_football_match_is_one_screen(
    football_answers: list[Asked], public_url: str | None
) -> None:
    assert higher_than_a_screen(football_answers, public_url) == []


async def test_all_that_can_be_asked_is_one_page(shipped: LivePack, harbour: LivePack) -> None:
    for asked in (shipped, harbour):
        assert len(message_pages(await asked.ask("/help"), Call("help", {}, "/help"))) == 1
