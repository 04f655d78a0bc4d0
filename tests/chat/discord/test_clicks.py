"""Every button and menu, clicked by whoever asked and by somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.chat.discord.channel import back_button, labels, offered, place, somebody, title

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.discord.channel import Channel
    from tests.double.interactions import Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

RESULT, SOURCES = "### Women's 800m final, Harbour Games 2031", "### 4 articles on the women's 800m final"


# --- leafing ----------------------------------------------------------------------------------------------------------


async def test_the_asker_leafs_through_the_message_to_its_end_and_back(channel: Channel) -> None:
    first = await channel.ask("next")
    pages = await channel.pages(first)
    of = len(pages)
    assert of > 1
    assert labels(first)[0] == f"Next ▸ 1/{of}"
    assert [labels(page)[:2] for page in pages[1:-1]] == [
        ["◂ Back", f"Next ▸ {number}/{of}"] for number in range(2, of)
    ]
    assert labels(pages[-1])[0] == f"◂ Back {of}/{of}"
    assert all(page.edits and not page.ephemeral for page in pages[1:])
    assert {title(page) for page in pages} == {title(first)}
    back = pages[-1]
    for number in range(of - 1, 0, -1):
        back = await channel.press(back, back_button(back))
        assert (back.edits, back.text) == (True, pages[number - 1].text)


async def test_somebody_elses_leafing_is_a_private_copy_and_leaves_the_message_alone(channel: Channel) -> None:
    first = await channel.ask("next")
    copy = await channel.turn(first, by=channel.bob)
    assert (copy.edits, copy.ephemeral) == (False, True)
    assert place(copy)[0] == 2
    assert first.stored is not None
    assert first.stored.json == first.message
    back = await channel.press(copy, back_button(copy), by=channel.bob)
    assert (back.edits, back.ephemeral, back.text) == (True, True, first.text)


async def test_whoever_leafed_to_another_page_is_shown_the_words_of_that_page(channel: Channel) -> None:
    first = await channel.ask("next")
    words_of_first = await channel.press(first, "Exact words")
    words = await channel.press(await channel.turn(first), "Exact words")
    assert words.text != words_of_first.text
    assert title(words) == "### Exact words: After the women's 800m final, Harbour Games 2031"


# --- exact words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ada", "bob"])
async def test_exact_words_are_private_sentences_with_the_cited_words_in_bold(channel: Channel, who: str) -> None:
    by = getattr(channel, who)
    answer = await channel.ask("compare", topic="lee time")
    words = await channel.press(answer, "Exact words", by=by)
    assert (words.edits, words.ephemeral, words.menus) == (False, True, {})
    assert title(words).startswith("### Exact words: ")
    sentence = (
        "**[2] The Mile**, paragraph 4\n"
        "> “Brown passed her with 50 to go, and **Lee was second in one minute and 58.43 seconds**.”"
    )
    assert sentence in words.text
    assert "More context" in labels(words)


async def test_from_exact_words_a_press_leads_back_to_their_page_in_the_same_private_message(channel: Channel) -> None:
    second = await channel.turn(await channel.ask("next"))
    words = await channel.press(second, "Exact words", by=channel.bob)
    back = await channel.press(words, "Answer", by=channel.bob)
    assert (back.edits, back.ephemeral, back.text) == (True, True, second.text)


async def test_more_context_is_the_whole_paragraph_in_the_same_private_message_and_back(channel: Channel) -> None:
    words = await channel.press(await channel.ask("compare", topic="lee time"), "Exact words", by=channel.bob)
    paragraphs = await channel.press(words, "More context", by=channel.bob)
    assert (paragraphs.edits, paragraphs.ephemeral) == (True, True)
    assert (
        "> “Mina Lee, who leads the world this season with 1:57.60, took over on lap two but did not lead "
        "at the bell. Brown passed her with 50 to go, and **Lee was second in one minute and 58.43 seconds**. Solveig "
        "Aernes of Northmark was third in 1:58.71; Okafor faded to eighth, the last of eight.”"
    ) in paragraphs.text.split("\n")
    back = await channel.press(paragraphs, "Less context", by=channel.bob)
    assert (back.edits, back.text) == (True, words.text)


async def test_exact_words_stand_letter_for_letter_in_the_articles(channel: Channel, harbour: Path) -> None:
    articles = [" ".join(file.read_text("utf-8").split()) for file in sorted((harbour / "seeds").iterdir())]
    answer = await channel.ask("athlete", person="ada")
    words = await channel.pages(await channel.press(answer, "Exact words"))
    printed = [words for page in words for words in re.findall(r"^> “(.*)”$", page.text, re.MULTILINE)]
    assert len(printed) >= 4
    for sentence in printed:
        assert any(_unmarked(sentence) in article for article in articles)


async def test_exact_words_that_are_longer_than_a_page_are_leafed_through_in_place(channel: Channel) -> None:
    answer = await channel.ask("athlete", person="ada")
    words = await channel.press(answer, "Exact words", by=channel.bob)
    pages = await channel.pages(words)
    of = len(pages)
    assert of > 1
    assert [labels(page) for page in pages] == [
        [f"Next ▸ 1/{of}", "Answer", "More context"],
        *[["◂ Back", f"Next ▸ {number}/{of}", "Answer"] for number in range(2, of)],
        [f"◂ Back {of}/{of}", "Answer", "More context"],
    ]
    assert all(page.edits and page.ephemeral for page in pages[1:])
    assert {title(page) for page in pages} == {title(words)}
    back = await channel.press(pages[-1], back_button(pages[-1]), by=channel.bob)
    assert (back.edits, back.text) == (True, pages[-2].text)


def _unmarked(printed: str) -> str:
    """A paragraph without what sets it off: bold, and the backslashes before signs of markdown."""
    return re.sub(r"\\([^\w\s])", r"\1", printed.replace("**", ""))


# --- copies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ada", "bob"])
async def test_a_copy_is_private_plain_text_with_publishers_for_marks(worlds: Channel, who: str) -> None:
    answer = await worlds.ask("result", event="1500m")
    copy = await worlds.press(answer, "Copy", by=getattr(worlds, who))
    assert (copy.edits, copy.ephemeral, copy.files) == (False, True, {})
    assert copy.content.startswith(
        "```\n"
        "Men's 1500m final, World Championships 2023\n"
        "Budapest (sportnewscenter.com, riverdalestandard.com, olympics.com, BritBrief), "
        "Wednesday 23 August 2023 (riverdalestandard.com, olympics.com)\n"
        "1 · Josh Kerr (GBR) — 3:29.38\n"
    )
    assert copy.content.endswith("\n```")
    assert len(copy.content) < 2000
    assert "**" not in copy.content


# --- follow-ups and points in dispute ---------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ada", "bob"])
@pytest.mark.parametrize(("button", "first"), [("Quotes", "### Ada Brown"), ("Sources", SOURCES)])
async def test_a_follow_up_on_a_public_message_is_a_private_answer(
    channel: Channel, button: str, first: str, who: str
) -> None:
    answer = await channel.ask("result", event="800m")
    followed = await channel.press(answer, button, by=getattr(channel, who))
    assert (followed.edits, followed.ephemeral) == (False, True)
    assert title(followed).startswith(first)
    assert title(answer.asked.original) == RESULT


async def test_so_is_a_follow_up_on_a_private_message_which_stays_to_be_read(channel: Channel) -> None:
    answer = await channel.ask("result", event="800m", private=True)
    followed = await channel.press(answer, "Sources")
    assert (followed.edits, followed.ephemeral, title(followed)) == (False, True, SOURCES)


@pytest.mark.parametrize("question", ["result", "sources"])
async def test_each_point_in_dispute_can_be_picked(channel: Channel, question: str) -> None:
    answer = await channel.ask(question, event="800m")
    (menu,) = answer.menus.values()
    points = [option for option in menu["options"] if option["value"].startswith("/compare ")]
    assert len(points) >= 12
    for option in points:
        compared = await channel.pick(answer, option["label"], by=somebody("Cem"))
        assert (compared.edits, compared.ephemeral) == (False, True)
        assert "Exact words" in offered(compared)


async def test_everything_that_an_answer_offers_can_be_clicked(channel: Channel, worlds: Channel) -> None:
    for where, options in (
        (channel, {"result": {"event": "800m"}, "athlete": {"person": "ada"}, "recap": {"event": "marathon"}}),
        (worlds, {"result": {"event": "1500m"}, "athlete": {"person": "kerr"}, "recap": {"length": "whole"}}),
    ):
        for question, values in (*options.items(), ("sources", {}), ("compare", {}), ("search", {"words": "last"})):
            answer = await where.ask(question, by=somebody("Cem"), **values)
            for label in offered(answer):
                clicked = await where.press(answer, label, by=somebody("Dan"))
                assert (question, label, _failed(clicked)) == (question, label, False)


def _failed(reply: Reply) -> bool:
    return "here goes by" in reply.text or "Something went wrong" in reply.text or not reply.text


# --- questions that no button has room for ----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ada", "bob"])
async def test_a_question_longer_than_an_id_stands_in_the_message_and_all_its_buttons_work(
    worlds: Channel, who: str
) -> None:
    by = getattr(worlds, who)
    first = await worlds.ask(
        "recap",
        event="worlds-2023-mens-1500m-final",
        meet="World Athletics Championships 2023",
        length="whole",
        spoilers="hide",
    )
    asked = (
        "-# Asked: /recap event:worlds-2023-mens-1500m-final meet:World Athletics Championships 2023 "
        "length:whole spoilers:hide"
    )
    assert first.text.split("\n")[-1] == asked
    second = await worlds.turn(first, by=by)
    assert second.ephemeral == (by is worlds.bob)
    assert place(second)[0] == 2
    assert second.text.split("\n")[-1] == asked
    words = await worlds.press(second, "Exact words", by=by)
    further = await worlds.turn(words, by=by)
    assert further.buttons[back_button(further)]["custom_id"] == "trackside:1:words:2.1::"
    assert (title(further), further.edits, place(further)[0]) == (title(words), True, 2)
    copy = await worlds.press(second, "Copy", by=by)
    assert copy.content.startswith("```\nMen's 1500m final, World Championships 2023\n")
    assert (await worlds.press(second, back_button(second), by=by)).text == first.text


# --- names that nobody has --------------------------------------------------------------------------------------------


async def test_a_name_that_was_meant_is_a_button_and_its_answer_stays_private(channel: Channel) -> None:
    missed = await channel.ask("quote", person="browning")
    assert (title(missed), missed.ephemeral) == ("### No person here goes by “browning”.", True)
    assert missed.text.split("\n")[1] == "Did you mean one of these?"
    assert labels(missed)[0] == "Ada Brown"
    meant = await channel.press(missed, "Ada Brown")
    assert meant.ephemeral
    assert title(meant).startswith("### Ada Brown — 2 remarks")
