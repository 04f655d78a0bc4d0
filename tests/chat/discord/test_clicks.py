"""Every button and menu, clicked by whoever asked and by somebody else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.chat.discord.channel import labels, somebody, title

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.discord.channel import Channel
    from tests.double.interactions import Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

RESULT = "### Women's 800m final, Harbour Games 2031"


# --- leafing ----------------------------------------------------------------------------------------------------------


async def test_the_asker_leafs_through_the_message_to_its_end_and_back(channel: Channel) -> None:
    first = await channel.ask("result", event="800m")
    pages = await channel.pages(first)
    of = len(pages)
    assert of > 1
    assert [labels(page)[:3] for page in pages] == [
        ["◀ Back", f"Page {number} of {of}", "Next ▶"] for number in range(1, of + 1)
    ]
    assert first.buttons["◀ Back"]["disabled"]
    assert pages[-1].buttons["Next ▶"]["disabled"]
    assert all(page.edits and not page.ephemeral for page in pages[1:])
    assert {title(page) for page in pages} == {RESULT}
    back = pages[-1]
    for number in range(of - 1, 0, -1):
        back = await channel.press(back, "◀ Back")
        assert (back.edits, back.text) == (True, pages[number - 1].text)


async def test_somebody_elses_leafing_is_a_private_copy_and_leaves_the_message_alone(channel: Channel) -> None:
    first = await channel.ask("result", event="800m")
    copy = await channel.press(first, "Next ▶", by=channel.bob)
    assert (copy.edits, copy.ephemeral) == (False, True)
    assert labels(copy)[1].startswith("Page 2 of ")
    assert first.stored is not None
    assert first.stored.json == first.message
    back = await channel.press(copy, "◀ Back", by=channel.bob)
    assert (back.edits, back.ephemeral, back.text) == (True, True, first.text)


async def test_whoever_leafed_to_another_page_is_shown_the_words_of_that_page(channel: Channel) -> None:
    first = await channel.ask("sources", event="800m")
    words_of_first = await channel.press(first, "Exact words")
    words = await channel.press(await channel.press(first, "Next ▶"), "Exact words")
    assert words.text != words_of_first.text
    assert title(words) == "### Exact words: 4 articles on the women's 800m final"


# --- exact words ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ada", "bob"])
async def test_exact_words_are_private_with_the_cited_words_in_bold(channel: Channel, who: str) -> None:
    answer = await channel.ask("compare", topic="lee time")
    words = await channel.press(answer, "Exact words", by=getattr(channel, who))
    assert (words.edits, words.ephemeral) == (False, True)
    assert title(words) == "### Exact words: Compare: Mina Lee, time"
    assert (
        "> [2] “Mina Lee, who leads the world this season with 1:57.60, took over on lap two but did not lead "
        "at the bell. Brown passed her with 50 to go, and **Lee was second in one minute and 58.43 seconds**. Solveig "
        "Aernes of Northmark was third in 1:58.71; Okafor faded to eighth, the last of eight.”"
    ) in words.text.split("\n")
    assert not words.menus
    assert not [label for label in labels(words) if label in {"Exact words", "Copy with citation"}]


async def test_exact_words_stand_letter_for_letter_in_the_articles(channel: Channel, harbour: Path) -> None:
    articles = {
        " ".join(paragraph.split())
        for file in sorted((harbour / "seeds").iterdir())
        for paragraph in file.read_text("utf-8").split("\n")
    }
    answer = await channel.ask("athlete", person="ada")
    words = await channel.pages(await channel.press(answer, "Exact words"))
    printed = [paragraph for page in words for paragraph in re.findall(r"^> \[\d\] “(.*)”$", page.text, re.MULTILINE)]
    assert len(printed) >= 9
    for paragraph in printed:
        assert _unmarked(paragraph) in articles


async def test_exact_words_that_are_longer_than_a_page_are_leafed_through_in_place(channel: Channel) -> None:
    answer = await channel.ask("athlete", person="ada")
    words = await channel.press(answer, "Exact words", by=channel.bob)
    pages = await channel.pages(words)
    of = len(pages)
    assert of > 1
    assert [labels(page) for page in pages] == [
        ["◀ Back", f"Page {number} of {of}", "Next ▶"] for number in range(1, of + 1)
    ]
    assert all(page.edits and page.ephemeral for page in pages[1:])
    assert {title(page) for page in pages} == {title(words)}
    back = await channel.press(pages[-1], "◀ Back", by=channel.bob)
    assert (back.edits, back.text) == (True, pages[-2].text)


def _unmarked(printed: str) -> str:
    """A paragraph without what sets it off: bold, and the backslashes before signs of markdown."""
    return re.sub(r"\\([^\w\s])", r"\1", printed.replace("**", ""))


# --- copies -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["ada", "bob"])
async def test_a_copy_is_private_plain_text_that_names_its_articles(worlds: Channel, who: str) -> None:
    answer = await worlds.ask("search", words="bend")
    copy = await worlds.press(answer, "Copy with citation", by=getattr(worlds, who))
    assert (copy.edits, copy.ephemeral, copy.files) == (False, True, {})
    assert copy.content == (
        "```\n"
        "2 hits for “bend”\n"
        "[5] Josh Kerr, move: “Kerr made his decisive move rounding the final bend”\n"
        "DIFFER, 4, 2 and 1\n"
        "[2] Josh Kerr, move: “Kerr executed a strikingly similar race strategy, accelerating around the bend”\n"
        "DIFFER, 4, 2 and 1\n"
        "Each is found letter for letter in its article.\n"
        "\n"
        "[2] East Coast Daily, title not stated, 2023-08-24, https://www.eastcoastdaily.in/2023/08/24/"
        "josh-kerr-of-uk-surprises-secures-1500m-gold-by-beating-ingebrigtsen.html"
        "#:~:text=Kerr%20executed%20a%20strikingly,accelerating%20around%20the%20bend\n"
        "[5] BritBrief, “Josh Kerr Stuns Jakob Ingebrigtsen to Claim Sensational 1500m Gold at World Athletics "
        "Championships”, https://britbrief.co.uk/sports/athletics/josh-kerr-stuns-ingebrigtsen-for-1500m-world-gold.html"
        "#:~:text=Kerr%20made%20his%20decisive,rounding%20the%20final%20bend\n"
        "```"
    )


async def test_a_copy_says_which_race_and_which_occasion_its_lines_are_of(channel: Channel) -> None:
    said = await channel.press(await channel.ask("quote", person="hallenby"), "Copy with citation")
    assert said.content == (
        "```\n"
        "Runa Hallenby — 1 remark, 1 article\n"
        "1 of 1 · after the race\n"
        "[2] prints: “The bar was fine. It was me who came down,”\n"
        "Each is found letter for letter in its article.\n"
        "\n"
        "[2] The Mile, “Brown's late run leaves Lee with silver”\n"
        "```"
    )
    who = await channel.press(await channel.ask("athlete", person="holmquay"), "Copy with citation")
    assert who.content.split("\n")[1:4] == [
        "Greta Holmquay — 2 articles",
        "Result · Women's high jump final, Harbour Games 2031",
        "Place: 3rd [2][4]",
    ]


async def test_a_copy_that_is_too_long_for_a_message_comes_as_a_file(worlds: Channel) -> None:
    answer = await worlds.ask("result", event="1500m")
    copy = await worlds.press(answer, "Copy with citation")
    assert (copy.content, copy.ephemeral) == ("The text with its citations is in the file.", True)
    (text,) = [file.decode() for file in copy.files.values()]
    first, *_ = text.split("\n")
    assert (list(copy.files), first) == (["trackside.txt"], "Men's 1500m final, World Championships 2023")
    assert "1 · Josh Kerr (GBR) — 3:29.38 (SB [1] · PB [3])\n" in text
    assert "\n[4] olympics.com, “World Athletics Championships 2023: Britain's Josh Kerr stuns favourite Jakob " in text
    assert "**" not in text


# --- follow-ups and points in dispute ---------------------------------------------------------------------------------

FOLLOW_UPS = [
    ("Compare: Sólveig Ærnes, time", "### Compare: Sólveig Ærnes, time"),
    ("Quotes: Ada Brown", "### Ada Brown — 2 remarks, 2 articles"),
    ("Sources", "### 4 articles on the women's 800m final"),
]


@pytest.mark.parametrize(("button", "first"), FOLLOW_UPS)
async def test_a_follow_up_takes_the_place_of_the_askers_message(channel: Channel, button: str, first: str) -> None:
    answer = await channel.ask("result", event="800m")
    followed = await channel.press(answer, button)
    assert (followed.edits, followed.ephemeral, title(followed)) == (True, False, first)


@pytest.mark.parametrize(("button", "first"), FOLLOW_UPS)
async def test_somebody_elses_follow_up_is_a_private_message(channel: Channel, button: str, first: str) -> None:
    answer = await channel.ask("result", event="800m")
    followed = await channel.press(answer, button, by=channel.bob)
    assert (followed.edits, followed.ephemeral, title(followed)) == (False, True, first)
    assert answer.stored is not None
    assert title(answer.asked.original) == RESULT


@pytest.mark.parametrize("question", ["result", "sources"])
async def test_each_point_in_dispute_can_be_picked(channel: Channel, question: str) -> None:
    answer = await channel.ask(question, event="800m")
    (menu,) = answer.menus.values()
    assert menu["placeholder"] == "Points in dispute"
    assert len(menu["options"]) >= 12
    for option in menu["options"]:
        compared = await channel.pick(answer, option["label"], by=somebody("Cem"))
        assert (compared.edits, compared.ephemeral) == (False, True)
        assert title(compared) == f"### Compare: {option['label']}"
        assert "Exact words" in labels(compared)


async def test_a_point_that_the_asker_picks_takes_the_place_of_the_message(channel: Channel) -> None:
    answer = await channel.ask("result", event="800m")
    compared = await channel.pick(answer, "Mina Lee, time")
    assert (compared.edits, compared.ephemeral, title(compared)) == (True, False, "### Compare: Mina Lee, time")


async def test_everything_that_an_answer_offers_can_be_clicked(channel: Channel, worlds: Channel) -> None:
    for place, options in (
        (channel, {"result": {"event": "800m"}, "athlete": {"person": "ada"}, "recap": {"event": "marathon"}}),
        (worlds, {"result": {"event": "1500m"}, "athlete": {"person": "kerr"}, "recap": {"length": "whole"}}),
    ):
        for question, values in (*options.items(), ("sources", {}), ("compare", {}), ("search", {"words": "last"})):
            answer = await place.ask(question, by=somebody("Cem"), **values)
            for label, button in answer.buttons.items():
                if not button.get("disabled"):
                    clicked = await place.press(answer, label, by=somebody("Dan"))
                    assert (question, label, _failed(clicked)) == (question, label, False)


def _failed(reply: Reply) -> bool:
    return "here goes by" in reply.text or "Something went amiss" in reply.text or not reply.text


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
    second = await worlds.press(first, "Next ▶", by=by)
    assert second.ephemeral == (by is worlds.bob)
    assert labels(second)[1].startswith("Page 2 of ")
    assert second.text.split("\n")[-1] == asked
    words = await worlds.press(second, "Exact words", by=by)
    assert words.buttons["Next ▶"]["custom_id"] == "trackside:1:words:2.2::"
    further = await worlds.press(words, "Next ▶", by=by)
    assert (title(further), further.edits, labels(further)[1][:10]) == (title(words), True, "Page 2 of ")
    copy = await worlds.press(second, "Copy with citation", by=by)
    assert copy.content.startswith("```\nMen's 1500m final, World Championships 2023\nBefore\n")
    assert (await worlds.press(second, "◀ Back", by=by)).text == first.text


# --- names that nobody has --------------------------------------------------------------------------------------------


async def test_a_name_that_was_meant_is_a_button_and_its_answer_stays_private(channel: Channel) -> None:
    missed = await channel.ask("quote", person="adda brown")
    assert (title(missed), missed.ephemeral) == ("### No person here goes by “adda brown”.", True)
    assert missed.text.split("\n")[1] == "Did you mean one of these?"
    assert labels(missed)[0] == "Ada Brown"
    meant = await channel.press(missed, "Ada Brown")
    assert (meant.edits, meant.ephemeral, title(meant)) == (True, True, "### Ada Brown — 2 remarks, 2 articles")
