"""Questions as a member of a server asks them: who sees the answer, what is covered, how it is parted into pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.chat.discord.channel import article_numbers, checked, cited_numbers, offered, place, somebody, title

if TYPE_CHECKING:
    from tests.chat.discord.channel import Channel
    from tests.double.interactions import Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

EVERY = [
    ("result", {"event": "1500m"}),
    ("quote", {"person": "kerr"}),
    ("sources", {}),
    ("compare", {}),
    ("recap", {"length": "whole"}),
    ("recap", {"length": "whole", "spoilers": "hide"}),
    ("athlete", {"person": "ingebrigtsen"}),
    ("search", {"words": "last"}),
    ("ask", {"words": "what did kerr say"}),
    ("help", {}),
]
every_question = pytest.mark.parametrize(("question", "options"), EVERY)


# --- who sees it ------------------------------------------------------------------------------------------------------


@every_question
async def test_a_private_answer_stays_private_whatever_is_clicked(
    worlds: Channel, question: str, options: dict[str, str]
) -> None:
    answer = await worlds.ask(question, private=True, **options)
    assert answer.ephemeral
    for label in offered(answer):
        again = await worlds.ask(question, by=(cem := somebody("Cem")), private=True, **options)
        assert (label, (await worlds.press(again, label, by=cem)).ephemeral) == (label, True)


@pytest.mark.parametrize(
    ("question", "options", "first", "step"),
    [
        ("quote", {"person": "kerring"}, "### No person here goes by “kerring”.", "Did you mean one of these?"),
        ("result", {"event": "1500mm"}, "### No event here goes by “1500mm”.", "Did you mean one of these?"),
        (
            "athlete",
            {"person": "x"},
            "### No person here goes by “x”.",
            "Most is told of: Josh Kerr, Jakob Ingebrigtsen, Mondo Duplantis, Jake Wightman.",
        ),
        ("search", {"words": "zzz"}, "### Nothing found for “zzz”.", "Ask for fewer words, or for others."),
        ("search", {"words": "?!"}, "### There is no word or number in “?!”.", "Try /help search."),
        (
            "athlete",
            {"person": "x" * 6000},
            "### That is 6,000 characters long, and a question has at most 200.",
            "Try /help athlete.",
        ),
        (
            "athlete",
            {"person": "\u200b"},
            "### That has characters in it that cannot be seen, so it cannot be read safely.",
            "Try /help athlete.",
        ),
    ],
)
async def test_what_cannot_be_answered_is_told_to_the_asker_alone_with_a_next_step(
    worlds: Channel, question: str, options: dict[str, str], first: str, step: str
) -> None:
    answer = await worlds.ask(question, **options)
    assert (answer.ephemeral, answer.text.split("\n")[:2]) == (True, [first, step])
    assert offered(answer)


@pytest.mark.parametrize(
    ("question", "options", "first"),
    [
        ("quote", {"person": "okafor"}, "### The articles quote nothing that Ife Okafor said."),
        ("quote", {"person": "ada", "about": "shoes"}, "### No remark of Ada Brown found for “shoes”."),
        (
            "result",
            {"event": "harbour-2031-womens-400m-final"},
            "### The articles give no result of the women's 400m final, Harbour Games 2031.",
        ),
    ],
)
async def test_silence_of_the_articles_is_an_answer_for_all_to_see(
    channel: Channel, question: str, options: dict[str, str], first: str
) -> None:
    answer = await channel.ask(question, **options)
    assert (title(answer), answer.ephemeral) == (first, False)
    assert offered(answer)


# --- pages ------------------------------------------------------------------------------------------------------------


@every_question
async def test_all_pages_can_be_reached_and_each_names_what_it_marks(
    worlds: Channel, question: str, options: dict[str, str]
) -> None:
    pages = await worlds.copies(await worlds.ask(question, **options))
    of = len(pages)
    for number, page in enumerate(pages, 1):
        assert title(page) == title(pages[0])
        assert cited_numbers(page) <= article_numbers(page)
        assert place(page) == (number, of)
    texts = [page.text for page in pages]
    assert len(set(texts)) == of


async def test_every_address_is_linked_once_on_a_page_and_shows_no_preview(worlds: Channel) -> None:
    for question, options in EVERY:
        for page in await worlds.copies(await worlds.ask(question, by=somebody("Cem"), **options)):
            links = re.findall(r"\]\(<(https://[^\s>]+)>\)", page.text)
            assert len(set(links)) == len(links)
            assert page.text.count("://") == len(links)


# --- spoilers ---------------------------------------------------------------------------------------------------------

TELLING = re.compile(
    r"\b(?:won|wins?|winner|gold|silver|bronze|medals?|upset|beat|beaten|victory|defeat\w*|dethrone\w*|stuns?|outshine"
    r"|champion of|celebrat\w+|second in|third in|1:58\.(?!10)\d\d|3:29\.\d\d)\b",
    re.IGNORECASE,
)
"""What tells how one of the two races came out; 1:58.10 was an earlier best."""


def uncovered(text: str) -> str:
    """What is read without touching a cover."""
    return re.sub(r"\|\|.+?\|\|", "", text, flags=re.DOTALL)


@pytest.mark.parametrize("length", ["short", "whole"])
async def test_a_covered_story_tells_nothing_before_a_cover_is_touched(
    channel: Channel, worlds: Channel, length: str
) -> None:
    for where, event in ((channel, "800m"), (worlds, "1500m")):
        pages = await where.copies(await where.ask("recap", event=event, length=length, spoilers="hide"))
        assert any("||" in page.text for page in pages)
        for page in pages:
            assert _outcomes(page) == []
            assert not [label for label in offered(page) if TELLING.search(label)]


@pytest.mark.parametrize("button", ["Exact words", "Copy"])
async def test_neither_its_exact_words_nor_its_copy_tell_what_is_covered(
    channel: Channel, worlds: Channel, button: str
) -> None:
    for where, event in ((channel, "800m"), (worlds, "1500m")):
        first = await where.ask("recap", event=event, length="whole", spoilers="hide", by=somebody("Cem"))
        for page in await where.copies(first):
            taken = await where.press(page, button, by=page.asked.prepared.by)
            assert _outcomes(taken) == []


async def test_the_asker_alone_is_shown_the_outcome_and_the_public_message_stays_covered(channel: Channel) -> None:
    covered = await channel.ask("recap", event="800m", spoilers="hide")
    shown = await channel.press(covered, "Show only to me")
    assert (shown.edits, shown.ephemeral, "||" in shown.text) == (False, True, False)
    assert "Ada Brown" in shown.text
    assert covered.asked.original.text == covered.text


async def test_the_outcome_is_shown_privately_from_every_page_of_a_covered_story(channel: Channel) -> None:
    for page in await channel.copies(await channel.ask("recap", event="800m", length="whole", spoilers="hide")):
        for button in ("Show only to me", "Exact words"):
            shown = await channel.press(page, button)
            assert (button, shown.edits, shown.ephemeral) == (button, False, True)


COVERED = [{"type": 17, "components": [{"type": 10, "content": "### A story\n- The place: ||Ada Brown won [1]||"}]}]


@pytest.mark.parametrize(
    "custom_id",
    [
        "trackside:1:ask:1:/recap 800m",
        "trackside:1:ask:1:/recap 800m spoilers:show",
        "trackside:1:ask:1:/recap 800m length:whole",
        "trackside:1:ask:1:/result 800m",
        "trackside:1:ask:1:/athlete ada-brown",
        "trackside:1:page:1:recap:800m",
        "trackside:1:page:2:recap:800m||whole|show",
    ],
)
async def test_no_button_of_any_age_uncovers_a_public_message(channel: Channel, custom_id: str) -> None:
    row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "Old", "custom_id": custom_id}]}
    message = channel.discord.old_message([*COVERED, row], by=channel.ada)
    before = message.json
    shown = checked(await (await channel.discord.press_raw(custom_id, message, by=channel.ada)).reply())
    assert (shown.edits, shown.ephemeral, message.json) == (False, True, before)


async def test_a_covered_message_still_turns_its_pages_in_place(channel: Channel) -> None:
    first = await channel.ask("recap", event="800m", length="whole", spoilers="hide")
    second = await channel.turn(first)
    assert (second.edits, second.ephemeral, second.text != first.text) == (True, False, True)


def _outcomes(page: Reply) -> list[str]:
    """What tells the outcome and is not covered."""
    lines = [line for line in uncovered(page.text).split("\n") if not line.startswith("-# What tells the outcome")]
    return [words for line in lines for words in TELLING.findall(line)]


# --- asking much ------------------------------------------------------------------------------------------------------


async def test_the_eleventh_question_at_once_is_held_back_with_the_seconds_to_wait(channel: Channel) -> None:
    asked = [await channel.discord.slash("help", by=channel.ada) for _ in range(11)]
    replies = [await one.reply() for one in asked]
    assert [reply.ephemeral for reply in replies] == [False] * 10 + [True]
    assert replies[-1].text == "You asked a lot at once: ask again in 1 second."
    assert not (await channel.ask("help", by=channel.bob)).ephemeral


async def test_clicks_count_as_questions(channel: Channel) -> None:
    answer = await channel.ask("result", event="800m")
    (menu,) = answer.menus
    clicked = [await answer.pick(menu, "Exact words", by=channel.bob) for _ in range(11)]
    *answered, last = [await one.reply() for one in clicked]
    assert {title(reply) for reply in answered} == {"### Exact words: Women's 800m final, Harbour Games 2031"}
    assert (last.edits, last.ephemeral, last.text) == (
        False,
        True,
        "You asked a lot at once: ask again in 1 second.",
    )


# --- free text --------------------------------------------------------------------------------------------------------


async def test_free_text_is_answered_with_how_it_was_read_in_small_print(worlds: Channel) -> None:
    answer = await worlds.ask("ask", words="Who won the mile?")
    assert title(answer) == "### Men's 1500m final, World Championships 2023"
    assert "-# Read as /result the mile" in answer.text.split("\n")
    assert not answer.ephemeral
