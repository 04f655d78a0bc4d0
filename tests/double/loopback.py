"""Discord, as far as a bot for interactions meets it: a gateway and REST routes on loopback, and people who ask.

A test asks as people do; what they could not do, the double refuses. Whatever the bot does that Discord does not
document or not accept is a complaint, and complaints fail the test at the end of the block:

    async with Discord() as discord, discord.bot(env={"TRACKSIDE_PACK": …}) as bot:
        asked = await discord.slash("result", {"event": "1500m"}, by=ADA, where=GUILD, install=GUILD_INSTALL)
        reply = await asked.reply()                       # text, buttons, menus, ephemeral, pings, milliseconds …
        pressed = await reply.press("Exact words", by=BOB)
        picked = await reply.pick("Points in dispute", "Silver time")
        bot.terminate()
        assert await bot.exit_code == 0

``discord.gateway`` breaks connections (drop, close, request_reconnect, invalidate, refuse_next, hold, send_raw),
``discord.rest`` fails or holds routes (fail_next, hold, arrived, token_valid), ``discord.deadline`` and
``discord.token_lifetime`` are seconds, ``discord.forgive()`` takes the complaints that a test provokes. A bot that is
started again with the same TRACKSIDE_STATE finds what it kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.double import limits
from tests.double.commands import CHAT, MESSAGE, filled_in, offered, typed
from tests.double.interactions import Asked, Prepared, prepared, sent_now
from tests.double.messages import Message, new, now
from tests.double.people import (
    ADA,
    BOB,
    GUILD,
    GUILD_INSTALL,
    Install,
    Person,
    Place,
    owners,
    snowflake,
)
from tests.double.server import Platform

if TYPE_CHECKING:
    from collections.abc import Mapping

Json = dict[str, Any]


class Discord(Platform):
    """The platform with people who ask and click, from entering to leaving the block; see ``Platform``."""

    # --- asking -----------------------------------------------------------------------------------------------------

    async def slash(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> Asked:
        """Ask a slash command. A choice may be given by its name.

        Raises:
            AssertionError: Discord does not offer that command there, or would not send it with these options.
        """
        return await self.dispatch(await self.prepare(name, options, by=by, where=where, install=install))

    async def prepare(
        self,
        name: str,
        options: Mapping[str, Any] | None = None,
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> Prepared:
        """A slash command that can be dispatched any number of times, for measuring."""
        command = await self._command(name, CHAT, where, install)
        data = {**_named(command), "options": filled_in(command, options or {})}
        return prepared(limits.COMMAND, data, by=by, where=where, authorizing=owners(where, install, by))

    async def complete(  # noqa: PLR0913 — what a person has filled in, who they are and where
        self,
        name: str,
        option: str,
        text: str,
        others: Mapping[str, Any] | None = None,
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> list[tuple[str, Any]]:
        """What is offered while somebody types an option: names and values."""
        made = await self.prepare_completion(name, option, text, others, by=by, where=where, install=install)
        return (await (await self.dispatch(made)).reply()).choices

    async def prepare_completion(  # noqa: PLR0913 — the same
        self,
        name: str,
        option: str,
        text: str,
        others: Mapping[str, Any] | None = None,
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> Prepared:
        """A completion that can be dispatched any number of times, for measuring."""
        command = await self._command(name, CHAT, where, install)
        data = {**_named(command), "options": typed(command, option, text, others or {})}
        authorizing = owners(where, install, by)
        return prepared(limits.AUTOCOMPLETE, data, by=by, where=where, authorizing=authorizing)

    async def use(
        self,
        name: str,
        text: str,
        *,
        author: Person = BOB,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
    ) -> Asked:
        """Use a command of a message's menu (Apps) on a message with that text."""
        command = await self._command(name, MESSAGE, where, install)
        target = _message_of(author, text, where)
        data = {**_named(command), "target_id": target["id"], "resolved": {"messages": {target["id"]: target}}}
        authorizing = owners(where, install, by)
        return await self.dispatch(prepared(limits.COMMAND, data, by=by, where=where, authorizing=authorizing))

    async def _command(self, name: str, kind: int, where: Place, install: Install) -> Json:
        known = await self.bell.until(self._all_commands, "commands to be registered")
        return offered(known, name, kind, where, install.value)

    def _all_commands(self) -> list[Json] | None:
        return [one for commands in self.registered.values() for one in commands] or None

    async def dispatch(self, interaction: Prepared) -> Asked:
        """Send an interaction, with an id and a token of its own, to whoever is signed in."""
        asked = Asked(self, interaction)
        self.interactions[asked.id] = self.tokens[asked.token] = asked
        if len(self.interactions) > self.remember:
            oldest = self.interactions.pop(next(iter(self.interactions)))
            del self.tokens[oldest.token]
        await self.gateway.dispatch("INTERACTION_CREATE", sent_now(asked), interaction.where.guild_id)
        return asked

    # --- clicking ---------------------------------------------------------------------------------------------------

    async def press(self, message: Message, button: str, *, by: Person = ADA) -> Asked:
        """Click a button of a message, named by its label or its custom_id.

        Raises:
            AssertionError: the message has no such button, or more than one, or one that cannot be clicked, or that
                person does not see the message.
        """
        found = _component(message, {limits.BUTTON}, button, by)
        assert found.get("custom_id"), f"{button!r} is a link, which the bot does not hear of"
        return await self._click(message, found, {}, by)

    async def pick(self, message: Message, menu: str, *options: str, by: Person = ADA) -> Asked:
        """Choose options, by label or value, from a menu that is named by its placeholder or its custom_id.

        Raises:
            AssertionError: as with ``press``; or the menu has no such option, or wants more or fewer.
        """
        found = _component(message, {limits.SELECT}, menu, by)
        values = [_option(found, option) for option in options]
        least, most = found.get("min_values", 1), found.get("max_values", 1)
        assert least <= len(values) <= most, f"{menu!r} wants {least} to {most} options, not {len(values)}"
        return await self._click(message, found, {"values": values}, by)

    async def _click(self, message: Message, component: Mapping[str, Any], more: Json, by: Person) -> Asked:
        named = {"custom_id": component["custom_id"], "component_type": component["type"], "id": component.get("id", 1)}
        return await self.dispatch(self.prepare_click(message, {**named, **more}, by=by))

    def prepare_click(self, message: Message, data: Json, *, by: Person = ADA) -> Prepared:
        """A click that can be dispatched any number of times; ``data`` is not held against the message."""
        authorizing = message.authorizing
        return prepared(limits.COMPONENT, data, by=by, where=message.where, authorizing=authorizing, on=message)

    async def press_raw(self, custom_id: str, message: Message | None = None, *, by: Person = ADA) -> Asked:
        """Click a button with that custom_id as an older version of the bot may have sent it."""
        if message is None:
            button = {"type": limits.BUTTON, "style": 2, "label": "From before", "custom_id": custom_id}
            message = self.old_message([{"type": limits.ROW, "components": [button]}])
        data = {"custom_id": custom_id, "component_type": limits.BUTTON, "id": 2}
        return await self.dispatch(self.prepare_click(message, data, by=by))

    def old_message(
        self,
        components: list[Json],
        *,
        by: Person = ADA,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
        private: bool = False,
    ) -> Message:
        """A message that the bot sent before this test, in answer to a command of ``by``."""
        authorizing = owners(where, install, by)
        metadata = {"id": snowflake(), "type": 2, "user": by.user(), "authorizing_integration_owners": authorizing}
        flags = limits.V2 | (limits.EPHEMERAL if private else 0)
        data = {"components": components}
        made = new(data, kind=20, where=where, channel_flags=flags, files={}, more={"interaction_metadata": metadata})
        return self.keep(Message(made, where, authorizing, by if private else None))


def _named(command: Json) -> Json:
    guild = {"guild_id": command["guild_id"]} if command.get("guild_id") else {}
    return {"id": command["id"], "name": command["name"], "type": command["type"], **guild}


def _message_of(author: Person, text: str, where: Place) -> Json:
    """A message that somebody wrote, as the interaction carries it that is about it."""
    return {
        "id": snowflake(),
        "type": 0,
        "channel_id": where.channel_id,
        "author": author.user(),
        "content": text,
        "timestamp": now(),
        "edited_timestamp": None,
        "flags": 0,
        "pinned": False,
        "tts": False,
        "mention_everyone": False,
        **{name: [] for name in ("mentions", "mention_roles", "attachments", "embeds", "components")},
    }


def _component(message: Message, types: set[int], name: str, by: Person) -> Mapping[str, Any]:
    """The one component of that name that this person can use."""
    assert not message.deleted, "the message is deleted"
    seen_by = message.seen_by
    assert seen_by is None or seen_by == by, f"{by.name} does not see the message, which is for {seen_by.name} only"
    there = [one for one in message.components() if one["type"] in types]
    found = [one for one in there if name in _names(one)]
    listed = "; ".join(" = ".join(filter(None, _names(one))) for one in there) or "nothing of the kind"
    assert found, f"the message has no {name!r}; it has: {listed}"
    assert len(found) == 1, (
        f"the message has {len(found)} that are called {name!r}: name one by its custom_id: {listed}"
    )
    assert not found[0].get("disabled"), f"{name!r} is disabled"
    return found[0]


def _names(component: Mapping[str, Any]) -> list[str | None]:
    return [component.get("label"), component.get("placeholder"), component.get("custom_id")]


def _option(menu: Mapping[str, Any], name: str) -> str:
    options = {option["label"]: option["value"] for option in menu["options"]}
    value = options.get(name, name)
    assert value in options.values(), f"the menu has no option {name!r}; it has: {'; '.join(options)}"
    return str(value)
