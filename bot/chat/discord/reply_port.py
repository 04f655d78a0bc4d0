"""What the dispatcher answers through: a way back to whoever asked, the same for every platform.

A platform costs one adapter that has these methods; `bot.chat.discord.replies` is the one for Discord.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine, Sequence

    from bot.answers.completion.completion import Completion
    from bot.render.discord.components import Component

T = TypeVar("T")


class ReplyError(Exception):
    """A reply did not get through; raised ``from`` what the platform's library raised."""

    @property
    def cause(self) -> Exception:
        """What the platform's library raised."""
        return self.__cause__ if isinstance(self.__cause__, Exception) else self


class ExpiredError(ReplyError):
    """The platform has stopped waiting for this reply."""


class AlreadyAnsweredError(ReplyError):
    """The platform has a first response already; it may be ours, if only the receipt was lost."""


class UndeliveredError(ReplyError):
    """The platform could not be reached, or refuses whatever is sent."""


class RejectedError(ReplyError):
    """The platform finds a fault in what was sent."""


class CommandChangedError(Exception):
    """A command was asked in a form that this version does not have."""


class UnknownFormError(Exception):
    """A form came back that this version has not sent."""


class Picture(NamedTuple):
    """A file that a page shows: its name, what it holds, and what it shows in words."""

    name: str
    content: bytes
    description: str


class Recipient(Protocol):
    """Whoever can at least be told something."""

    async def tell(self, text: str) -> None:
        """Send plain text to them alone; see `Reply`."""


class Reply(Protocol):
    """The reply to one command, click or completion.

    Every method may raise a `ReplyError`.
    """

    @property
    def id(self) -> int:
        """The platform's id of what is replied to, for the log."""

    @property
    def person(self) -> int:
        """Whoever asked."""

    async def defer(self, *, private: bool, edits: bool = False) -> None:
        """Promise an answer, which comes later: a message of its own or, with ``edits``, a change of the one clicked.

        The methods below then keep that promise.
        """

    async def answer(self, page: Sequence[Component], *, private: bool, picture: Picture | None = None) -> None:
        """Send a page as a message of its own, with the picture that it shows.

        ``private``: whoever asked alone can see it.
        """

    async def edit(self, page: Sequence[Component]) -> None:
        """Show a page in place of the message that was clicked."""

    async def tell(self, text: str) -> None:
        """Send plain text to whoever asked alone."""

    async def form(self, custom_id: str, title: str, label: str) -> None:
        """Show a form with one field of text, before anything else is sent; what is written comes back with its id."""

    async def choices(self, completions: Sequence[Completion]) -> None:
        """Offer completions of what was typed so far."""


async def in_time(work: Awaitable[T], defer: Callable[[], Coroutine[Any, Any, None]], patience: float) -> T:
    """What the work comes to; the reply is deferred once that takes longer than so many seconds.

    Raises:
        Exception: what the work raised, or else what deferring raised.
    """
    deferrals: list[asyncio.Task[None]] = []
    loop = asyncio.get_running_loop()
    timer = loop.call_later(patience, lambda: deferrals.append(loop.create_task(defer())))
    try:
        result = await work
    except BaseException:
        # A deferral that fails must not hide why the work failed, which somebody has to look at.
        await asyncio.gather(*deferrals, return_exceptions=True)
        raise
    finally:
        timer.cancel()
    await asyncio.gather(*deferrals)
    return result
