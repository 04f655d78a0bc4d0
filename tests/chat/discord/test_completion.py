"""What is offered while somebody types, on every option of every question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.chat.discord.channel import somebody

if TYPE_CHECKING:
    from tests.chat.discord.channel import Channel

pytestmark = pytest.mark.asyncio(loop_scope="module")

FINAL = "harbour-2031-womens-800m-final"
GIVEN = {"about": {"person": "ada-brown"}, "part": {"person": "ada-brown"}}
"""What has to be filled in beside an option, for it to mean anything."""

OPTIONS = [
    ("ask", "words"),
    ("result", "event"),
    ("result", "meet"),
    ("quote", "person"),
    ("quote", "about"),
    ("sources", "event"),
    ("sources", "meet"),
    ("sources", "article"),
    ("compare", "topic"),
    ("recap", "event"),
    ("recap", "meet"),
    ("athlete", "person"),
    ("athlete", "part"),
    ("medals", "meet"),
    ("next", "person"),
    ("search", "words"),
    ("help", "question"),
]
every_option = pytest.mark.parametrize(("question", "option"), OPTIONS)

HOSTILE = ["@everyone", "**||`<@987>`||**", "\u202e\u200b", "'; DROP TABLE person; --", '%_*"(', "\x00", "🏃" * 3000]


async def test_every_option_but_fixed_choices_completes(channel: Channel) -> None:
    completing = {
        (command["name"], option["name"])
        for command in channel.discord.synced
        for option in command["options"]
        if option.get("autocomplete")
    }
    assert completing == set(OPTIONS)
    choices = {
        option["name"]: [choice["value"] for choice in option["choices"]]
        for command in channel.discord.synced
        for option in command["options"]
        if option.get("choices")
    }
    assert choices == {"length": ["short", "whole"], "spoilers": ["show", "hide"]}


@every_option
async def test_without_a_word_there_is_something_to_choose_and_all_of_it_can_be_asked(
    channel: Channel, question: str, option: str
) -> None:
    others = GIVEN.get(option, {})
    offered = await channel.discord.complete(question, option, "", others)
    assert 1 <= len(offered) <= 25
    for name, value in offered:
        reply = await channel.ask(question, by=somebody("Cem"), **{option: value}, **others)
        assert (name, reply.ephemeral) == (name, False)  # or it would be an error


@every_option
@pytest.mark.parametrize("typed", HOSTILE)
async def test_what_nothing_is_like_completes_to_nothing_and_is_answered_all_the_same(
    channel: Channel, question: str, option: str, typed: str
) -> None:
    others = GIVEN.get(option, {})
    assert await channel.discord.complete(question, option, typed, others) == []
    assert (await channel.ask(question, **{option: typed}, **others)).text


@pytest.mark.parametrize(
    ("question", "option", "typed", "first"),
    [
        ("result", "event", "800", "Women's 800m final"),
        ("result", "event", "hihg", "Women's high jump final"),
        ("result", "event", "jump", "Women's high jump final"),
        ("result", "meet", "harbuor", "Harbour Games 2031"),
        ("result", "meet", "2027", "Harbour Games 2027"),
        ("quote", "person", "marchnad", "Éloïse Marchand"),
        ("quote", "person", "ELOISE", "Éloïse Marchand"),
        ("quote", "person", "arnes", "Sólveig Ærnes"),
        ("athlete", "person", "okaf", "Ife Okafor"),
        ("athlete", "person", "brwon", "Ada Brown"),
        ("compare", "topic", "lee tim", "Mina Lee time"),
        ("compare", "topic", "marthon", "Women's marathon Harbour Games 2031"),
        ("recap", "event", "womens 800", "Women's 800m final"),
        ("recap", "meet", "31", "Harbour Games 2031"),
        ("sources", "event", "800 metres", "Women's 800m final"),
        ("sources", "meet", "games 2031", "Harbour Games 2031"),
        ("search", "words", "hallen", "Runa Hallenby"),
        ("help", "question", "recpa", "recap"),
    ],
)
async def test_beginnings_middles_of_names_accents_and_slips_are_understood(
    channel: Channel, question: str, option: str, typed: str, first: str
) -> None:
    assert [value for _, value in await channel.discord.complete(question, option, typed)][:1] == [first]


@pytest.mark.parametrize(
    ("question", "option", "others", "values"),
    [
        (
            "result",
            "event",
            {"meet": "games-2027"},
            ["Women's high jump", "Women's marathon"],
        ),
        ("result", "meet", {"event": FINAL}, ["Harbour Games 2031"]),
        ("sources", "meet", {"event": "high jump"}, ["Harbour Games 2031"]),
        ("recap", "meet", {"event": "high jump", "spoilers": "hide"}, ["Harbour Games 2031", "Harbour Games 2027"]),
        ("quote", "about", {"person": "hallenby"}, ["The bar was fine. It was me who came down,"]),
    ],
)
async def test_what_is_filled_in_beside_it_narrows_what_is_offered(
    channel: Channel, question: str, option: str, others: dict[str, str], values: list[str]
) -> None:
    assert [value for _, value in await channel.discord.complete(question, option, "", others)] == values


async def test_typing_is_not_held_back(channel: Channel) -> None:
    for typed in ("h", "ha", "hal", "hall", "halle") * 4:
        assert await channel.discord.complete("quote", "person", typed, by=channel.ada)
