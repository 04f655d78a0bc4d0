"""Which quotations print the same words: those that share a run of them, and of which one leaves out some."""

from __future__ import annotations

import pytest

from bot.facts.model import Article, Quote, Span
from bot.facts.printings import printings

RACE = "harbour-2031-womens-800m-final"
LONG = "I knew in the last bend that nobody was coming, and I ran."


def printing(slug: str, *texts: str, story: str = RACE, speaker: str = "ada-brown") -> Article:
    """An article of a story that prints those words."""
    quotes = tuple(Quote(f"{slug}:{text}", slug, speaker, text, Span(0, 1), 1, "") for text in texts)
    return Article(slug, f"{slug}.txt", "", {story: 1}, "", "", quotes=quotes)


def are_one_remark(one: str, other: str) -> bool:
    return bool([*printings([printing("gazette", one), printing("mile", other)])])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("I never looked back,", "“I NEVER LOOKED BACK!”", id="the same but for marks and capitals"),
        pytest.param(LONG, "nobody was coming, and I ran", id="the one contains the other"),
        pytest.param(LONG, "I knew that nobody was coming.", id="words left out within"),
        pytest.param(
            "I never looked back. I was afraid of what I would see,",
            "I never looked back, because I was afraid of what I would see,",
            id="a joining word",
        ),
        pytest.param(
            "We’ve trained all winter for this, and my coach never once doubted me.",
            "We have trained all winter for this, and my coach never once doubted me.",
            id="one word of ten in another form",
        ),
    ],
)
def test_the_same_words_are_one_remark(one: str, other: str) -> None:
    assert are_one_remark(one, other)
    assert are_one_remark(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("It hurts.", "It hurts.", id="two words"),
        pytest.param("It was great.", "It was great, and I am proud.", id="three words"),
        pytest.param("It was a long winter.", "It was a long race.", id="another word in a short remark"),
        pytest.param("I ran for my mother.", "My mother never saw me run, and for that I cried.", id="scattered words"),
        pytest.param(
            "I am so happy for my mother and my coach.",
            "I am so happy for my team.",
            id="the same at first",
        ),
    ],
)
def test_other_words_are_another_remark(one: str, other: str) -> None:
    assert not are_one_remark(one, other)
    assert not are_one_remark(other, one)


def test_printings_are_those_of_two_articles_of_one_story() -> None:
    twice = printing("gazette", LONG, f"“{LONG}”")
    elsewhere = printing("mile", LONG, story="games-2027-womens-marathon")
    assert not [*printings([twice, elsewhere])]


def test_printings_are_found_whoever_is_said_to_speak() -> None:
    pairs = printings([printing("gazette", LONG), printing("mile", LONG, speaker="mina-lee")])
    assert [(one.speaker, other.speaker) for one, other in pairs] == [("ada-brown", "mina-lee")]
