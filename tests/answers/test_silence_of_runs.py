"""Words that stand together in an article are found: no line of them gets bare help, and none is said to be missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome
from bot.answers.asking.words import function_words
from bot.facts.names import fold
from bot.facts.text import ArticleText
from tests.answers.blocks import notes, texts
from tests.answers.pairs import word_runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Answer
    from bot.facts.model import Pack
    from tests.answers.conftest import LivePack

SAMPLED = 20
"""Of so many runs one is asked for in each run of the tests; all of them with -m exhaustive."""


def neighbours(pack: Pack) -> Sequence[str]:
    """Each run of two or three words of a sentence that ask for something, with what stands between them, once each."""
    runs: dict[str, str] = {}
    for article in pack.articles:
        for sentence in ArticleText(article.text).sentences:
            printed = article.text[sentence.start : sentence.end]
            runs |= {fold(run): run for run in _neighbours(printed)}
    return tuple(runs.values())


def _neighbours(sentence: str) -> Iterator[str]:
    asking = [(start, end) for start, end in word_runs(sentence) if _asks(sentence[start:end])]
    for first, (start, _) in enumerate(asking):
        yield from (sentence[start:end] for _, end in asking[first + 1 : first + 3])


def _asks(word: str) -> bool:
    return len(fold(word)) > 1 and not function_words().issuperset(fold(word).split())


def denials(answer: Answer) -> list[str]:
    """What an answer says to be missing."""
    said = [answer.title, *(block.text for block in answer.blocks if isinstance(block, Note | Heading))]
    return [text for text in said if text.startswith("Nothing found for")]


async def unfound(asked: LivePack, runs: Sequence[str]) -> list[tuple[str, str]]:
    """The runs that get bare help, or of which a word is said to be missing."""
    answers = [(run, await asked.ask(f"/ask {run}")) for run in runs]
    return [(run, answer.title) for run, answer in answers if answer.read_as == "/help" or denials(answer)]


async def test_words_that_stand_together_are_found(harbour: LivePack, shipped: LivePack) -> None:
    for asked in (harbour, shipped):
        runs = neighbours(asked.pack)[::SAMPLED]
        assert len(runs) > 35
        assert await unfound(asked, runs) == []


@pytest.mark.exhaustive
async def test_all_words_that_stand_together_are_found(harbour: LivePack, shipped: LivePack) -> None:
    for asked in (harbour, shipped):
        assert await unfound(asked, neighbours(asked.pack)) == []


# --- lines as people type them ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("who sang the anthem", "[1] “Few of those who sang the anthem could carry the tune, and nobody minded.”"),
        ("sang the anthem", "[1] “Few of those who sang the anthem could carry the tune, and nobody minded.”"),
        ("sang", "[1] “Few of those who sang the anthem could carry the tune, and nobody minded.”"),
        ("did not start", "DNS [4]"),
        ("nine or eight runners", "[3] “Noor Vance of Harbour was fourth and nine women ran.”"),
        ("the neighbours will not", "[2] “The hosts will want to see it again, and the neighbours will not.”"),
        ("injury", "Ife Okafor was out with a torn calf [1]"),
        ("who is out injured", "Ife Okafor was out with a torn calf [1]"),
        ("okafor injury", "Was out with a torn calf [1]"),
        ("is okafor hurt", "Was out with a torn calf [1]"),
        ("okafor verletzt", "Was out with a torn calf [1]"),
        ("what did the high jumper say", "The bar was fine. It was me who came down,"),
        ("what did the marathoner say", "The hills I like. The cobbles I can live without,"),
    ],
)
async def test_what_stands_in_an_article_is_shown(harbour: LivePack, line: str, first: str) -> None:
    answer = await harbour.ask(line)
    assert (texts(answer)[0], answer.read_as == "/help") == (first, False)


@pytest.mark.parametrize("line", ["farah gold", "mo farah gold"])
async def test_a_person_who_is_told_of_is_not_denied(shipped: LivePack, line: str) -> None:
    answer = await shipped.ask(line)
    assert answer.title == "Nothing found for “gold” about Mo Farah."
    assert "Farah is British [3]" in texts(answer)


async def test_a_word_that_stands_beside_no_line_is_left_out_and_where_it_stands_is_shown(harbour: LivePack) -> None:
    after_lap = await harbour.ask("who led after lap one")
    assert (notes(after_lap)[0], texts(after_lap)[:3]) == (
        "“led” left out.",
        ["3rd [4]", "Mina Lee third after lap one", "Not 1st [2]"],
    )
    to_go = await harbour.ask("who led with 200 to go")
    assert notes(to_go)[0] == "“200” left out."
    assert texts(to_go)[-1] == "[4] “Lee had moved to the front with 200 metres to go, in a field of eight.”"


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("kerr surprise moves", "Nothing found for “move” with “surprise” about Josh Kerr."),
        ("kerr leg", "Nothing found for “leg” about Josh Kerr."),
        ("when did farah win", "Nothing found for “win” about Mo Farah."),
    ],
)
async def test_only_words_together_are_said_to_be_missing_of_somebody(shipped: LivePack, line: str, title: str) -> None:
    answer = await shipped.ask(line)
    assert (answer.outcome, answer.title) == (Outcome.SILENT, title)


@pytest.mark.parametrize("line", ["good night", "how are you", "thanks for the help", "can you see it", "who am i"])
async def test_a_greeting_is_not_looked_for(harbour: LivePack, shipped: LivePack, line: str) -> None:
    for asked in (harbour, shipped):
        answer = await asked.ask(line)
        assert (answer.read_as, denials(answer)) == ("/help", [])


# --- articles, and events without a race ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/compare olympics.com", "olympics.com on the men's 1500m final"),
        ("/compare [3]", "riverdalestandard.com on the men's 1500m final"),
        ("/sources mcalister", "olympics.com on the men's 1500m final"),
    ],
)
async def test_an_article_is_no_topic(shipped: LivePack, line: str, title: str) -> None:
    assert (await shipped.ask(line)).title == title


async def test_an_author_stands_for_the_article(harbour: LivePack) -> None:
    answer = await harbour.ask("/sources quill")
    assert answer.title == "Harbour Gazette on the women's 800m final"


@pytest.mark.parametrize("line", ["/result men 800", "men's 800"])
async def test_of_an_event_without_a_race_it_is_told_which_have_one(harbour: LivePack, line: str) -> None:
    answer = await harbour.ask(line)
    assert answer.title == "The articles tell of no race of the men's 800m."
    assert notes(answer)[0].startswith("Results are told of: women's 800m final, Harbour Games 2031; ")
    assert answer.choices[0].ask == "/result Women's 800m final"
