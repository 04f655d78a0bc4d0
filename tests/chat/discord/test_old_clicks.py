"""Buttons that outlive what made them: another process, another version, other facts; and ids that nobody can read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.chat.discord.channel import place, somebody
from tests.double import limits
from tests.double.loopback import Discord
from tests.double.people import GROUP_DM, USER_INSTALL

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.discord.running import Running
    from tests.double.interactions import Asked, Reply
    from tests.double.people import Person

pytestmark = pytest.mark.asyncio(loop_scope="module")

MENU = "trackside:1:menu:1::"
OTHER = "This button was made by another version of Trackside: "


def row(*buttons: str) -> list[dict[str, Any]]:
    """A row of buttons with these ids."""
    items = [{"type": limits.BUTTON, "style": 2, "label": f"{n}", "custom_id": id_} for n, id_ in enumerate(buttons)]
    return [{"type": limits.ROW, "components": items}]


def picked(value: str) -> dict[str, Any]:
    """What Discord says of an option that was picked from the menu of any version."""
    return {"custom_id": MENU, "component_type": limits.SELECT, "id": 2, "values": [value]}


async def press(bot: Running, custom_id: str, *, asker: Person, by: Person) -> Asked:
    """A click on a button that the bot sent before this test, in answer to ``asker``."""
    return await bot.discord.press_raw(custom_id, bot.discord.old_message(row(custom_id), by=asker), by=by)


# --- other versions, and ids that nobody can read ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("custom_id", "step"),
    [
        ("trackside:0:page:2:result:800m", "ask /result 800m instead."),
        ("trackside:0:ask:1:/quote kerr", "ask /quote kerr instead."),
        ("trackside:0:ask:1:/quote @everyone *<@1>*", "ask /quote @\u200beveryone \\*\\<\\@1>\\* instead."),
        ("trackside:0:quote|ada|3", "ask /quote instead."),
        ("trackside:2:page:1:result:800m|harbour", "ask /result event:800m meet:harbour instead."),
        ("trackside:99:words/athlete?person=ada", "ask /athlete instead."),
        ("trackside:2:dances:800m", "ask /help for what can be asked."),
        ("trackside:1:page:1:dances:800m", "ask /help for what can be asked."),
        ("trackside:1:dance:1:result:800m", "ask /result 800m instead."),
        ("trackside:1:page:x:result:800m", "ask /result 800m instead."),
        ("trackside:1:page:9999999:result:800m", "ask /result 800m instead."),
        ("trackside:1:page:1:result:800m|harbour|x|y|z", "ask /result instead."),
        ("trackside:1:ask:1:/dances 800m", "ask /help for what can be asked."),
        ("trackside:1:page:1:search:", "ask /search instead."),
        ("trackside:1:page", "ask /help for what can be asked."),
        ("trackside::", "ask /help for what can be asked."),
        ("trackside:1:words:1::", "ask /help for what can be asked."),
        ("trackside:1:menu:1::", "ask /help for what can be asked."),
        ("result", "ask /help for what can be asked."),
        ("page\n2", "ask /help for what can be asked."),
        ("🏁" * 100, "ask /help for what can be asked."),
    ],
)
@pytest.mark.parametrize("own", [True, False], ids=["asker", "somebody else"])
async def test_a_button_of_another_version_names_the_command_to_ask_instead(
    bot: Running, custom_id: str, step: str, *, own: bool
) -> None:
    ada = somebody("Ada")
    pressed = await press(bot, custom_id, asker=ada, by=ada if own else somebody("Bob"))
    reply = await pressed.reply()
    assert (reply.content, reply.ephemeral, reply.edits) == (OTHER + step, True, False)
    assert (await bot.line(pressed))["outcome"] == "outdated"


@pytest.mark.parametrize("value", ["", "dances:800m", "/dances 800m", "0|result", "\\|" * 50])
async def test_a_menu_of_another_version_names_a_command_as_well(bot: Running, value: str) -> None:
    ada = somebody("Ada")
    menu = {"type": limits.SELECT, "custom_id": MENU, "options": [{"label": "Time", "value": value or "-"}]}
    message = bot.discord.old_message([{"type": limits.ROW, "components": [menu]}], by=ada)
    reply = await (await bot.discord.dispatch(bot.discord.prepare_click(message, picked(value), by=ada))).reply()
    assert (reply.content, reply.ephemeral) == (f"{OTHER}ask /help for what can be asked.", True)


# --- what earlier versions sent ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("custom_id", "first"),
    [
        ("trackside:1:page:1:sources:800m", "### 4 articles on the women's 800m final"),
        ("trackside:1:words:1:result:800m", "### Exact words: Women's 800m final, Harbour Games 2031"),
        ("trackside:1:words:1.1:result:800m", "### Exact words: Women's 800m final, Harbour Games 2031"),
        ("trackside:1:ask:1:/result 800m", "### Women's 800m final, Harbour Games 2031"),
        ("trackside:1:ask:1:result:800m|harbour games", "### Women's 800m final, Harbour Games 2031"),
        ("trackside:1:copy:1:result:800m", "```"),
    ],
)
async def test_an_old_button_of_an_old_message_is_answered(bot: Running, custom_id: str, first: str) -> None:
    reply = await (await press(bot, custom_id, asker=somebody("Ada"), by=somebody("Bob"))).reply()
    assert (reply.ephemeral, (reply.text or reply.content).split("\n")[0]) == (True, first)


@pytest.mark.parametrize("value", ["/result 800m", "result:800m"])
async def test_an_option_of_an_old_menu_is_answered_privately(bot: Running, value: str) -> None:
    ada = somebody("Ada")
    menu = {"type": limits.SELECT, "custom_id": MENU, "options": [{"label": "Point", "value": value}]}
    message = bot.discord.old_message([{"type": limits.ROW, "components": [menu]}], by=ada)
    reply = await (await bot.discord.dispatch(bot.discord.prepare_click(message, picked(value), by=ada))).reply()
    assert (reply.text.split("\n")[0], reply.ephemeral, reply.edits) == (
        "### Women's 800m final, Harbour Games 2031",
        True,
        False,
    )


# --- other facts ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("custom_id", "first"),
    [
        ("trackside:1:page:2:result:zzyzx", "### No article here tells of “zzyzx”."),
        ("trackside:1:words:1:result:zzyzx", "### No article here tells of “zzyzx”."),
        ("trackside:1:words:1.2:result:zzyzx", "### No article here tells of “zzyzx”."),
        ("trackside:1:copy:1:result:zzyzx", "### No article here tells of “zzyzx”."),
        ("trackside:1:ask:1:/quote zzyzx", "### No person here goes by “zzyzx”."),
    ],
)
async def test_a_button_whose_facts_are_gone_says_so_privately_and_leaves_the_message(
    bot: Running, custom_id: str, first: str
) -> None:
    ada = somebody("Ada")
    message = bot.discord.old_message(row(custom_id), by=ada)
    before = message.json
    reply = await (await bot.discord.press_raw(custom_id, message, by=ada)).reply()
    assert (reply.text.split("\n")[0], reply.ephemeral, reply.edits) == (first, True, False)
    assert message.json == before


async def test_a_button_of_another_pack_says_privately_that_its_facts_are_gone(
    bot: Running, shipped_database: Path
) -> None:
    ada = somebody("Ada")
    first = await (await bot.discord.slash("quote", {"person": "ada-brown"}, by=ada)).reply()
    bot.put(shipped_database)
    (menu,) = first.menus
    words = await (await first.pick(menu, "Exact words")).reply()
    copy = await (await first.pick(menu, "Copy")).reply()
    for reply in (words, copy):
        assert (reply.text.split("\n")[0], reply.ephemeral) == ("### No person here goes by “ada-brown”.", True)
    assert first.stored is not None
    assert first.stored.json["components"] == first.components


@pytest.mark.parametrize("page", [0, 3, 999999])
async def test_a_page_that_an_answer_has_no_more_is_the_nearest(bot: Running, page: int) -> None:
    ada = somebody("Ada")
    reply = await (await press(bot, f"trackside:1:page:{page}:result:800m", asker=ada, by=ada)).reply()
    number, of = place(reply)
    assert of > 1
    assert number == {0: 1, 3: min(3, of)}.get(page, of)
    assert reply.edits


# --- whose message it is ----------------------------------------------------------------------------------------------


async def test_a_message_whose_asker_is_unknown_is_left_alone(bot: Running) -> None:
    ada, custom_id = somebody("Ada"), "trackside:1:page:2:result:800m"
    message = bot.discord.old_message(row(custom_id), by=ada)
    message.json = {name: value for name, value in message.json.items() if name != "interaction_metadata"}
    before = message.json
    reply = await (await bot.discord.press_raw(custom_id, message, by=ada)).reply()
    assert (reply.ephemeral, reply.edits, place(reply)[0]) == (True, False, 2)
    assert message.json == before


@pytest.mark.parametrize("who", ["the asker", "somebody else"])
async def test_leafing_through_exact_words_changes_no_message_that_others_see(bot: Running, who: str) -> None:
    ada, custom_id = somebody("Ada"), "trackside:1:words:1.2:result:800m"
    message = bot.discord.old_message(row(custom_id), by=ada)
    before = message.json
    reply = await (
        await bot.discord.press_raw(custom_id, message, by=ada if who == "the asker" else somebody("Bob"))
    ).reply()
    assert (reply.ephemeral, reply.edits, message.json) == (True, False, before)


async def test_a_private_message_belongs_to_whoever_sees_it(bot: Running) -> None:
    ada, custom_id = somebody("Ada"), "trackside:1:page:2:result:800m"
    message = bot.discord.old_message(row(custom_id), by=ada, private=True)
    message.json = {name: value for name, value in message.json.items() if name != "interaction_metadata"}
    reply = await (await bot.discord.press_raw(custom_id, message, by=ada)).reply()
    assert (reply.edits, place(reply)[0]) == (True, 2)


# --- other processes --------------------------------------------------------------------------------------------------


async def test_the_buttons_of_a_process_that_ended_are_answered_by_the_next(cache: Path, harbour: Path) -> None:
    own = {"TRACKSIDE_CACHE": str(cache), "TRACKSIDE_PACK": str(harbour)}
    ada, question = somebody("Ada"), {"event": "800m"}
    async with Discord() as discord:
        async with discord.bot(own) as before:
            await discord.ready()
            public = await (await discord.slash("result", question, by=ada)).reply()
            group = await (
                await discord.slash("result", question, by=ada, where=GROUP_DM, install=USER_INSTALL)
            ).reply()
            (menu,) = public.menus
            words = await (await public.pick(menu, "Exact words")).reply()
            before.terminate()
            assert await before.exit_code == 0
        async with discord.bot(own):
            await discord.gateway.until_identified(2)
            assert (await (await words.press(further(words))).reply()).edits
            assert (await (await group.pick(menu, "Exact words", by=somebody("Bob"))).reply()).ephemeral
            assert (await (await group.press(further(group))).reply()).edits
            point = public.menus[menu]["options"][-1]["label"]
            assert (await (await public.pick(menu, point)).reply()).ephemeral


def further(reply: Reply) -> str:
    """The button to the next page."""
    return next(label for label in reply.buttons if label.startswith("Next ▸"))
