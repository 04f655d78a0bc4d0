"""Silence on an event, a place or an article is found out, too: what is told of it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Outcome
from bot.answers.asking.words import function_words
from bot.facts.names import fold
from tests.answers.blocks import texts
from tests.conftest import one_in

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def words_of_events(asked: LivePack) -> set[tuple[str, str]]:
    """Each event, and the words of the excerpts of its points and those by which people write attributes in them."""
    wanted: set[tuple[str, str]] = set()
    called = [fold(word) for each in asked.store.vocabulary.attributes.values() for word in (each.label, *each.words)]
    for race in await asked.store.races(()):
        store, key = asked.store, race.id
        facts = await (store.story_facts(key) if race.articles else store.subject_facts(key))
        for row in (row for row in facts.points if key in {row.key.about, row.key.within}):
            excerpts = fold(" ".join(item.claim.excerpt for item in row.evidence.values()))
            words = {word for word in excerpts.split() if word.isalpha() and word not in function_words()}
            words |= {word for word in called if f" {word} " in f" {excerpts} "}
            wanted |= {(race.event_name, word) for word in words}
    return wanted


@one_in(16)
async def test_no_event_is_silent_on_a_word_of_its_points(harbour: LivePack, shipped: LivePack, step: int) -> None:
    for asked in (harbour, shipped):
        wanted = sorted(await words_of_events(asked))
        assert len(wanted) > 100
        answers = {pair: await asked.ask("/compare {} {}".format(*pair)) for pair in wanted[::step]}
        assert [pair for pair, answer in answers.items() if not texts(answer)] == []


@pytest.mark.parametrize(
    "line",
    [
        "pole vault world record",
        "what is the pole vault world record",
        "/compare pole vault world record",
        "stabhochsprung weltrekord",
        "le record du monde de la perche",
        "men's pole vault world record holder",
    ],
)
async def test_what_is_told_of_those_in_an_event_is_told_of_it(shipped: LivePack, line: str) -> None:
    answer = await shipped.ask(line)
    assert (answer.outcome, answer.title) == (Outcome.ANSWERED, "Men's pole vault, world record")
    assert (
        "Duplantis held the world record in the men's pole vault going into the men's pole vault final at the World "
        "Championships 2023 [5]"
    ) in texts(answer)


@pytest.mark.parametrize("line", ["/compare fall", "did anyone fall", "fall"])
async def test_a_word_among_others_of_a_label_names_nothing(shipped: LivePack, line: str) -> None:
    assert texts(await shipped.ask(line)) == []


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("/compare winner silver medallist", "Josh Kerr and Jakob Ingebrigtsen"),
        ("/compare gold and silver", "Josh Kerr and Jakob Ingebrigtsen"),
        ("kerr vs the silver medallist", "Josh Kerr and Jakob Ingebrigtsen"),
        ("the winner vs jakob", "Jakob Ingebrigtsen and Josh Kerr"),
    ],
)
async def test_two_who_are_asked_for_are_both_told_of(shipped: LivePack, line: str, title: str) -> None:
    assert (await shipped.ask(line)).title == title


async def test_who_finished_behind_somebody_is_told_by_the_result(shipped: LivePack, harbour: LivePack) -> None:
    assert (await shipped.ask("who finished behind kerr")).title == "Men's 1500m final, World Championships 2023"
    for name in ("brown", "lee"):
        answer = await harbour.ask(f"who finished behind {name}")
        assert answer.title == "Women's 800m final, Harbour Games 2031"


async def test_where_somebody_trains_is_told(shipped: LivePack) -> None:
    for line in ("where does kerr train", "how does kerr train"):
        assert "Is coached by Mark Rowland [3]" in texts(await shipped.ask(line))
    assert "nutrition, sleep, training" in texts(await shipped.ask("what is kerr's training"))[0]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("what's the name of kerr's coach", "Josh Kerr, coach"),
        ("wie heißt kerrs trainer", "Josh Kerr, coach"),
        ("comment s'appelle l'entraîneur de kerr", "Josh Kerr, coach"),
        ("como se llama el entrenador de kerr", "Josh Kerr, coach"),
        ("hva heter treneren til kerr", "Josh Kerr, coach"),
        ("kerr coach zeppelin", "Nothing found for “zeppelin” about Josh Kerr."),
        ("wie groß ist kerr", "Nothing found for “wie groß” about Josh Kerr."),
        ("wie groß war der vorsprung", "Margin"),
        ("hvem ledet etter to runder", "Lead"),
        ("wer führte nach zwei runden", "Lead"),
    ],
)
async def test_only_words_are_named_for_which_nothing_is_shown_and_as_they_were_typed(
    shipped: LivePack, line: str, title: str
) -> None:
    assert (await shipped.ask(line)).title == title


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("who led after lap one", "Found for “lap one”"),
        ("isolde brown cobbles", "“isolde brown cobbles” in the articles’ words"),
        ("lee it hurts", "“lee hurts” in the articles’ words"),
        ("wie groß war der abstand", "Margin"),
        ("what did brown say in the gazette", "Ada Brown — 2 remarks in Harbour Gazette"),
        ("ada vs isolde", "Ada Brown and Isolde Brown"),
        ("isolde ada", "Isolde Brown and Ada Brown"),
    ],
)
async def test_what_stands_in_an_article_is_not_said_to_be_missing(harbour: LivePack, line: str, title: str) -> None:
    assert (await harbour.ask(line)).title == title


async def test_a_slip_in_a_full_name_leaves_the_words_behind_it(harbour: LivePack) -> None:
    answer = await harbour.ask("solvieg aernes shoe")
    assert (answer.read_as, texts(answer)[0]) == (
        "/compare solveig aernes shoe",
        "Said that in the heats she lost a shoe [3]",
    )


async def test_the_last_word_of_a_newspaper_is_its_article(harbour: LivePack) -> None:
    answer = await harbour.ask("what does the gazette say about brown")
    assert answer.read_as == "/compare brown [Harbour Gazette]"


async def test_when_a_meet_opened_is_told(harbour: LivePack) -> None:
    answer = await harbour.ask("when did the games open")
    assert texts(answer)[0] == "The Harbour Games 2031, first day: 23 August 2031 [1]"


@pytest.mark.parametrize("line", ["/compare 1500m world record", "1500m height", "/compare 1500m championship record"])
async def test_what_is_told_of_another_event_does_not_stand_under_the_name_of_one(shipped: LivePack, line: str) -> None:
    answer = await shipped.ask(line)
    assert [text for text in texts(answer) if "Duplantis" in text] == []
