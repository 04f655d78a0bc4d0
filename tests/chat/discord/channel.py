"""A channel in which two people ask the bot, and how its messages are read."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

from bot.render.discord.unbroken import part_marks
from tests.double.limits import SEPARATOR, nested
from tests.double.people import GUILD, GUILD_INSTALL, Install, Person, Place

if TYPE_CHECKING:
    from tests.double.interactions import Asked, Reply
    from tests.double.loopback import Discord

_count = itertools.count(210_000_000_000_000_000)

_NAMED = re.compile(r"\[(\d+)\] ")
_NAMED_BY_HEADING = re.compile(r"^\*\*\[(\d+)\] ", re.MULTILINE)
_MARK = re.compile(r"\[(\d+)\]")


def somebody(name: str) -> Person:
    """A person who has not asked anything so far, so that no burst limit is near."""
    return Person(str(next(_count)), name.lower(), name)


class Channel:
    """The channel of one test: ``ada`` asks, and ``bob`` is somebody else."""

    def __init__(self, discord: Discord) -> None:
        self.discord = discord
        self.ada, self.bob = somebody("Ada"), somebody("Bob")

    async def ask(
        self,
        name: str,
        *,
        by: Person | None = None,
        where: Place = GUILD,
        install: Install = GUILD_INSTALL,
        **options: str | bool,
    ) -> Reply:
        """What comes back when a question is asked; it is checked for what holds of every message."""
        asked = await self.discord.slash(name, options, by=by or self.ada, where=where, install=install)
        return checked(await asked.reply())

    async def press(self, on: Reply, button: str, by: Person | None = None) -> Reply:
        """What comes back when a button of a message is clicked, or its option of the menu is picked."""
        return checked(await (await click(on, button, by)).reply())

    async def pick(self, on: Reply, option: str, by: Person | None = None) -> Reply:
        """What comes back when an option of the menu is picked."""
        (menu,) = on.menus
        return checked(await (await on.pick(menu, option, by=by)).reply())

    async def turn(self, on: Reply, by: Person | None = None) -> Reply:
        """What comes back when the next page is asked for."""
        return await self.press(on, next_button(on), by)

    async def pages(self, first: Reply) -> list[Reply]:
        """A message and all that its asker comes to by leafing on to its end."""
        pages = [first]
        number, of = place(first)
        for _ in range(number, of):
            pages.append(await self.turn(pages[-1]))
        return pages

    async def copies(self, first: Reply) -> list[Reply]:
        """Every page of a public message, each as somebody else sees it who clicks, so that nobody clicks too much."""
        _, of = place(first)
        if of == 1:
            return [first]
        second = first.buttons[next_button(first)]["custom_id"]
        ids = [second.replace(":page:2:", f":page:{number}:") for number in range(1, of + 1)]
        clicked = [await self.discord.press_raw(id_, by=somebody("Cem")) for id_ in ids]
        return [checked(await one.reply()) for one in clicked]


def checked(reply: Reply) -> Reply:
    """The reply, of which must hold: it pings nobody, and names each article that it marks."""
    assert reply.callback["data"]["allowed_mentions"] == {"parse": []}
    assert reply.pings == []
    if reply.components:
        assert cited_numbers(reply) <= article_numbers(reply), reply.text
    return reply


async def click(on: Reply, label: str, by: Person | None = None) -> Asked:
    """A button of that label clicked, or else the option of the menu picked."""
    if label in on.buttons:
        return await on.press(label, by)
    (menu,) = on.menus
    return await on.pick(menu, label, by=by)


def next_button(on: Reply) -> str:
    """What stands on the button to the next page: "Next ▸ 1/3"."""
    (button,) = [label for label in on.buttons if label.startswith("Next ▸")]
    return button


def back_button(on: Reply) -> str:
    """What stands on the button to the page before: "◂ Back", and on the last "◂ Back 3/3"."""
    (button,) = [label for label in on.buttons if label.startswith("◂ Back")]
    return button


async def final_reply(asked: Asked) -> Reply:
    """What was answered in the end, be it at once or after a deferral."""
    reply = await asked.reply()
    if not reply.deferred:
        return reply
    await asked.discord.bell.until(
        lambda: asked.edits > 0 or asked.followups != [], f"what was promised to {asked.shown()}"
    )
    return asked.followups[0] if asked.followups else asked.original


def article_numbers(reply: Reply) -> set[int]:
    """The numbers of the articles that the small print or a heading names."""
    named = (*_NAMED.findall(_small_print(reply)), *_NAMED_BY_HEADING.findall(reply.text))
    return {int(number) for number in named}


def cited_numbers(reply: Reply) -> set[int]:
    """The numbers of the articles that lines mark."""
    return {int(number) for number in _MARK.findall(reply.text.removesuffix(_small_print(reply)))}


def place(reply: Reply) -> tuple[int, int]:
    """Which page of how many it is."""
    pages = [re.fullmatch(r"(?:◂ Back|Next ▸) (\d+)/(\d+)", label) for label in reply.buttons]
    (number, of) = next(((int(page[1]), int(page[2])) for page in pages if page), (1, 1))
    return number, of


def _small_print(reply: Reply) -> str:
    """What stands below the line that closes an answer."""
    every = list(nested(reply.components))
    lines = [place for place, one in enumerate(every) if one["type"] == SEPARATOR]
    return part_marks(str(every[lines[-1] + 1]["content"])) if lines else ""


def title(reply: Reply) -> str:
    """The first line."""
    return reply.text.split("\n")[0]


def labels(reply: Reply) -> list[str]:
    """What stands on the buttons, from left to right and from top to bottom."""
    return list(reply.buttons)


def offered(reply: Reply) -> list[str]:
    """All that can be clicked: what stands on buttons, then what the menus offer."""
    options = [option["label"] for menu in reply.menus.values() for option in menu["options"]]
    return [*(label for label, button in reply.buttons.items() if not button.get("disabled")), *options]
