"""Commands, completions and clicks that discord.py parses although they are malformed: nobody meets with silence."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.chat.discord.channel import next_button, somebody
from tests.double import limits
from tests.double.interactions import Prepared, prepared
from tests.double.people import GUILD, GUILD_INSTALL, owners

if TYPE_CHECKING:
    from tests.chat.discord.running import Running
    from tests.double.interactions import Asked, Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

UNPARSED = "Discord sent this in a form that Trackside cannot read: ask again, or in another channel."
RESULT = "### Women's 800m final, Harbour Games 2031"
HALF = "@id@", "@token@"
EVENT = {"name": "event", "type": 3, "value": "800m", "focused": True}


def without(name: str) -> dict[str, Any]:
    """An option that lacks something."""
    return {key: value for key, value in EVENT.items() if key != name}


DATA = [
    pytest.param(None, "$", id="no data"),
    pytest.param([], "$", id="a list for data"),
    pytest.param({"options": [EVENT]}, "$", id="a command without a name"),
    pytest.param({"name": 5, "type": 1}, "$.name", id="a number for a name"),
    pytest.param({"name": "result", "type": "slash"}, "$.type", id="a word for a type"),
]
"""What stands in place of a command's data, and what the log names of it."""

OPTIONS = [
    pytest.param({"event": "800m"}, "$.options", id="an object for options"),
    pytest.param("800m", "$.options", id="a text for options"),
    pytest.param(5, "$.options", id="a number for options"),
    pytest.param(["800m"], "$.options[0]", id="a text for an option"),
    pytest.param([None], "$.options[0]", id="nothing for an option"),
    pytest.param([without("name")], "$.options[0]", id="an option without a name"),
    pytest.param([without("type")], "$.options[0]", id="an option without a type"),
    pytest.param([without("value")], "$.options[0].value", id="an option without a value"),
    pytest.param([EVENT | {"name": 5}], "$.options[0].name", id="an option whose name is a number"),
    pytest.param([EVENT | {"type": "text"}], "$.options[0].type", id="an option whose type is a word"),
    pytest.param([EVENT | {"value": None}], "$.options[0].value", id="an option whose value is nothing"),
    pytest.param([EVENT | {"value": ["800m"]}], "$.options[0].value", id="an option whose value is a list"),
    pytest.param([EVENT | {"value": {"a": "b"}}], "$.options[0].value", id="an option whose value is an object"),
    pytest.param([EVENT | {"value": 800}], "$.options[0].value", id="a number as text"),
    pytest.param([EVENT, {"name": "private", "type": 5, "value": "no"}], "$.options[1].value", id="a text as a yes"),
    pytest.param([EVENT | {"type": 1, "options": 5}], "$.options[0].options", id="parts that are no list"),
]
"""What stands in place of a command's options, and what the log names of it."""

MEMBERS: list[object] = [
    None,
    [],
    "none",
    {"members": 5},
    {"users": {"1": {}}, "members": {"1": {}}},
    {"users": {"1": None}},
    {"roles": {"1": {"id": "x"}}},
    {"channels": {"1": {"id": "1"}}},
    {"channels": [5]},
    {"attachments": {"1": {}}},
    {"messages": {"1": {"channel_id": "x"}}},
]
"""Broken people and channels beside a command's options, of which no question takes any."""


def command(kind: int, data: object) -> Prepared:
    """A command or a completion with any data."""
    by = somebody("Ada")
    named = {"name": "result", "type": 1}
    made = prepared(kind, data, by=by, where=GUILD, authorizing=owners(GUILD, GUILD_INSTALL, by))  # type: ignore[arg-type]
    return replace(made, data=named)


def changed(made: Prepared, **members: object) -> Prepared:
    """An interaction with other members; one that is … is left out."""
    whole = {**json.loads(made.text(*HALF)), **members}
    text = json.dumps({name: value for name, value in whole.items() if value is not ...})
    before, rest = text.split(HALF[0], 1)
    between, after = rest.split(HALF[1], 1)
    return replace(made, parts=(before, between, after))


async def assert_one_line(bot: Running, question: Asked, place: str) -> None:
    """The log has one line on it, which names the place; the next one is answered over the same session."""
    signed_in = bot.discord.gateway.identified
    after = await bot.discord.slash("help", by=somebody("Bob"))
    await after.reply()
    await bot.line(after)
    assert bot.discord.gateway.identified == signed_in
    (line,) = [line for line in bot.lines("unparsed") if line["id"] == question.id]
    assert (line["level"], line["name"], line["reason"].rpartition(" - at ")[2]) == (
        "warning",
        "INTERACTION_CREATE",
        f"`{place}`",
    )
    assert sum(question.id in line for line in bot.bot.err.splitlines()) == 1
    assert "Traceback" not in bot.bot.err
    assert "800m" not in bot.bot.err


@pytest.mark.parametrize(("data", "place"), DATA)
async def test_a_command_of_malformed_data_is_a_private_sentence_and_one_line(
    bot: Running, data: object, place: str
) -> None:
    question = await bot.discord.dispatch(command(limits.COMMAND, data))
    reply = await question.reply()
    assert (reply.content, reply.ephemeral) == (UNPARSED, True)
    await assert_one_line(bot, question, place)


@pytest.mark.parametrize(("options", "place"), OPTIONS)
async def test_a_command_of_malformed_options_is_a_private_sentence_and_one_line(
    bot: Running, options: object, place: str
) -> None:
    data = {"id": "1", "name": "result", "type": 1, "options": options}
    question = await bot.discord.dispatch(command(limits.COMMAND, data))
    reply = await question.reply()
    assert (reply.content, reply.ephemeral) == (UNPARSED, True)
    await assert_one_line(bot, question, place)


@pytest.mark.parametrize(("data", "place"), DATA)
async def test_a_completion_of_malformed_data_is_an_empty_list_and_one_line(
    bot: Running, data: object, place: str
) -> None:
    question = await bot.discord.dispatch(command(limits.AUTOCOMPLETE, data))
    assert (await question.reply()).choices == []
    await assert_one_line(bot, question, place)


@pytest.mark.parametrize(("options", "place"), OPTIONS)
async def test_a_completion_of_malformed_options_is_an_empty_list_and_one_line(
    bot: Running, options: object, place: str
) -> None:
    data = {"id": "1", "name": "result", "type": 1, "options": options}
    question = await bot.discord.dispatch(command(limits.AUTOCOMPLETE, data))
    assert (await question.reply()).choices == []
    await assert_one_line(bot, question, place)


@pytest.mark.parametrize("resolved", MEMBERS, ids=str)
async def test_broken_people_and_channels_that_no_question_takes_keep_nobody_from_an_answer(
    bot: Running, resolved: object
) -> None:
    data = {"id": "1", "name": "result", "type": 1, "options": [EVENT], "resolved": resolved}
    question = await bot.discord.dispatch(command(limits.COMMAND, data))
    assert (await question.reply()).text.startswith(RESULT)
    assert (await bot.line(question))["outcome"] == "answered"
    typing = await bot.discord.dispatch(command(limits.AUTOCOMPLETE, data))
    assert (await typing.reply()).choices != []
    assert "Traceback" not in bot.bot.err


@pytest.mark.parametrize(
    "data",
    [{"guild_id": "harbour"}, {"id": None}, {"target_id": 5}, {"options": None}, {"type": 1, "options": []}],
    ids=str,
)
async def test_what_nobody_looks_at_keeps_nobody_from_an_answer(bot: Running, data: dict[str, Any]) -> None:
    question = await bot.discord.dispatch(command(limits.COMMAND, {"name": "help", **data}))
    assert (await question.reply()).text.startswith("### What can be asked")
    assert "Traceback" not in bot.bot.err


async def test_a_command_that_does_not_say_who_asks_is_answered(bot: Running) -> None:
    made = await bot.discord.prepare("result", {"event": "800m"}, by=somebody("Ada"))
    question = await bot.discord.dispatch(changed(made, member=...))
    assert (await question.reply()).text.startswith(RESULT)
    assert "Traceback" not in bot.bot.err


# --- clicks -----------------------------------------------------------------------------------------------------------


async def shown(bot: Running) -> Reply:
    """An answer to click on."""
    return await (await bot.discord.slash("result", {"event": "800m"}, by=somebody("Ada"))).reply()


def words_id(reply: Reply) -> str:
    """The custom id of its exact words, which the menu has as a value and messages from before as a button's."""
    (menu,) = reply.menus.values()
    return next(str(option["value"]) for option in menu["options"] if option["label"] == "Exact words")


@pytest.mark.parametrize(
    ("values", "place"),
    [
        pytest.param(5, "$.values", id="a number for values"),
        pytest.param("800m", "$.values", id="a text for values"),
        pytest.param([5], "$.values[0]", id="a number for a value"),
        pytest.param([None], "$.values[0]", id="nothing for a value"),
        pytest.param({"0": "x"}, "$.values", id="an object for values"),
    ],
)
async def test_a_choice_of_malformed_values_is_a_private_sentence_and_one_line(
    bot: Running, values: object, place: str
) -> None:
    stored = (await shown(bot)).stored
    assert stored is not None
    data = {"custom_id": "menu", "component_type": 3, "values": values}
    question = await bot.discord.dispatch(bot.discord.prepare_click(stored, data, by=somebody("Ada")))
    reply = await question.reply()
    assert (reply.content, reply.ephemeral) == (UNPARSED, True)
    await assert_one_line(bot, question, place)


async def test_a_click_whose_id_is_a_number_is_a_private_sentence_and_one_line(bot: Running) -> None:
    stored = (await shown(bot)).stored
    assert stored is not None
    data = {"custom_id": 5, "component_type": 2}
    question = await bot.discord.dispatch(bot.discord.prepare_click(stored, data, by=somebody("Ada")))
    reply = await question.reply()
    assert (reply.content, reply.ephemeral) == (UNPARSED, True)


async def test_a_click_that_comes_without_its_message_is_answered_privately(bot: Running) -> None:
    stored = (await shown(bot)).stored
    assert stored is not None
    custom_id = words_id(await shown(bot))
    data = {"custom_id": custom_id, "component_type": 2, "resolved": 5}
    made = bot.discord.prepare_click(stored, data, by=somebody("Ada"))
    for question in (made, changed(made, message=...)):
        reply = await (await bot.discord.dispatch(question)).reply()
        assert (reply.text.startswith("### Exact words"), reply.ephemeral) == (True, True)
    assert "Traceback" not in bot.bot.err


async def test_a_click_on_what_its_message_does_not_have_is_answered_privately(bot: Running) -> None:
    first = await shown(bot)
    custom_id = words_id(first)
    assert first.stored is not None
    bare = replace(first.stored.where)
    message = bot.discord.old_message([{"type": 10, "content": "Nothing to click on"}], where=bare)
    reply = await (await bot.discord.press_raw(custom_id, message, by=somebody("Bob"))).reply()
    assert (reply.text.startswith("### Exact words"), reply.ephemeral) == (True, True)


async def test_a_click_that_does_not_say_who_clicks_is_answered_privately(bot: Running) -> None:
    first = await shown(bot)
    assert first.stored is not None
    data = {"custom_id": first.buttons[next_button(first)]["custom_id"], "component_type": 2}
    made = bot.discord.prepare_click(first.stored, data, by=somebody("Ada"))
    reply = await (await bot.discord.dispatch(changed(made, member=...))).reply()
    assert (reply.text.startswith(RESULT), reply.ephemeral) == (True, True)
    assert "Traceback" not in bot.bot.err
