from __future__ import annotations

from shutil import copytree
from typing import TYPE_CHECKING

import pytest

from bot.answers.completion.completion import complete
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.completion.completed import labels
from tests.packs.outcome import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import LivePack


async def asked_freely(asked: LivePack, typed: str) -> list[str]:
    return await labels(asked, "ask", "words", typed)


async def test_free_text_begins_with_questions_as_people_type_them(shipped: LivePack) -> None:
    assert await asked_freely(shipped, "") == [
        "who won the men's 1500m? · World Championships 2023 · 5 disputes",
        "who won the men's pole vault? · World Championships 2023 · 1 article",
        "who won the women's 400m semi-final? · World Championships 2023 · 1 article",
        "who won the women's heptathlon? · World Championships 2023 · 2 articles",
        "what did Josh Kerr say? · 4 remarks",
        "what did Jakob Ingebrigtsen say? · 1 remark",
        "what happened in the men's 1500m? · World Championships 2023 · 5 disputes",
        "what happened in the men's 1500m at Monaco 2023? · 1 article",
        "what happened in the men's 5000m? · World Championships 2023 · 1 dispute",
        "what happened in the men's pole vault? · World Championships 2023 · 1 article",
        "who is Josh Kerr? · 1 dispute",
        "who is Jakob Ingebrigtsen? · 1 dispute",
        "who is Mondo Duplantis? · 1 article",
        "who is Jake Wightman? · 1 dispute",
        "what is next for Josh Kerr? · 1 article",
        "what is next for Jakob Ingebrigtsen? · 2 articles",
        "what is next for Laura Muir? · 1 article",
        "what is next for Selemon Barega? · 2 articles",
        "Jakob Ingebrigtsen, time · DISPUTED, 3 against 1",
        "Jake Wightman, place · TIE, 1 against 1",
        "Jake Wightman, participation · TIE, 1 against 1",
        "Josh Kerr, season's or personal best · TIE, 1 against 1",
        "who won the men's 1500m final at the World Championships 2022? · 4 articles",
        "who won the men's 1500m final at the Tokyo 2020 Olympics? · 4 articles",
        "what happened in the women's 400m? · World Championships 2023 · 1 article",
    ]


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("who won", "who won the men's 1500m? · World Championships 2023 · 5 disputes"),
        ("wer hat gewonnen", "who won the men's 1500m? · World Championships 2023 · 5 disputes"),
        ("1500 result", "who won the men's 1500m? · World Championships 2023 · 5 disputes"),
        ("what hap", "what happened in the men's 1500m? · World Championships 2023 · 5 disputes"),
    ],
)
async def test_a_question_that_was_begun_is_offered_of_races(shipped: LivePack, typed: str, question: str) -> None:
    completions = await asked_freely(shipped, typed)
    assert completions[0] == question
    assert all(each.startswith(question.partition(" the ")[0]) for each in completions if "?" in each)


async def test_who_won_is_offered_of_races_whose_winner_is_told(shipped: LivePack) -> None:
    assert "who won the men's 1500m final at the Tokyo 2020 Olympics? · 4 articles" in await asked_freely(
        shipped, "who won 1500"
    )
    assert await asked_freely(shipped, "who won monaco") == []
    assert await asked_freely(shipped, "what happened monaco") == [
        "what happened in the men's 1500m at Monaco 2023? · 1 article"
    ]


@pytest.mark.parametrize("typed", ["kerr quotes", "what did kerr", "que dijo kerr", "hva sa kerr"])
async def test_a_question_in_any_language_is_offered_of_the_person(shipped: LivePack, typed: str) -> None:
    assert await asked_freely(shipped, typed) == ["what did Josh Kerr say? · 4 remarks"]


async def test_a_name_alone_is_completed_to_every_question_about_it(shipped: LivePack) -> None:
    assert await asked_freely(shipped, "wightman") == [
        "who is Jake Wightman? · 1 dispute",
        "Jake Wightman, place · TIE, 1 against 1",
        "Jake Wightman, participation · TIE, 1 against 1",
        "Jake Wightman, beaten opponent · 3 articles",
        "Jake Wightman, tactics",
        "Jake Wightman, reason for absence · 1 article",
        "Jake Wightman, title · 3 articles",
        "Jake Wightman, country · 4 articles",
        "Jake Wightman, origin · 1 article",
    ]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("did wightman start", ["Jake Wightman, participation · TIE, 1 against 1"]),
        ("how old is kerr", ["Josh Kerr, age · 3 articles"]),
    ],
)
async def test_a_topic_is_offered_whatever_is_typed_around_it(
    shipped: LivePack, typed: str, expected: list[str]
) -> None:
    assert await asked_freely(shipped, typed) == expected


@pytest.mark.parametrize(
    "typed", ["hi", "zzzz", "weather tomorrow", "when is the 5000m", "what did kerr say about pain"]
)
async def test_free_text_is_not_offered_as_another_question(shipped: LivePack, typed: str) -> None:
    assert await asked_freely(shipped, typed) == []


async def test_nobody_asks_who_the_nameless_are(shipped: LivePack) -> None:
    assert await asked_freely(shipped, "parents") == []
    assert await asked_freely(shipped, "who is kerr") == ["who is Josh Kerr? · 1 dispute"]


async def test_a_question_of_more_words_than_a_name_may_have_is_offered(tmp_path: Path) -> None:
    pack = copytree(HARBOUR, tmp_path / "pack")
    races = pack / "data" / "races.toml"
    name = "Open Northern Harbour Games 2027"
    races.write_text(races.read_text("utf-8").replace('"Harbour Games 2027"', f'"{name}"'), "utf-8")
    build_database(pack, tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        completions = await complete(store, "ask", "words", "what happened high jump northern", {})
    assert [each.value for each in completions] == [f"what happened in the women's high jump at the {name}?"]
