"""A reply of no platform: what is sent through it can be looked at."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.completion.completion import Completion
    from bot.chat.discord.reply_port import Picture, ReplyError
    from bot.render.discord.components import Component

_ids = itertools.count(310_000_000_000_000_000)


class FakeReply:
    """Keeps what is sent, method and content; each method raises ``error`` if there is one."""

    def __init__(self, error: ReplyError | None = None) -> None:
        self.id, self.person, self.error = next(_ids), next(_ids), error
        self.sent: list[tuple[str, object]] = []

    async def defer(self, *, private: bool, edits: bool = False) -> None:
        self._send("defer", (private, edits))

    async def answer(self, page: Sequence[Component], *, private: bool, picture: Picture | None = None) -> None:
        self._send("answer", (page, private) if picture is None else (page, private, picture))

    async def edit(self, page: Sequence[Component]) -> None:
        self._send("edit", page)

    async def tell(self, text: str) -> None:
        self._send("tell", text)

    async def form(self, custom_id: str, title: str, label: str) -> None:
        self._send("form", (custom_id, title, label))

    async def choices(self, completions: Sequence[Completion]) -> None:
        self._send("choices", [(each.label, each.value) for each in completions])

    def _send(self, method: str, content: object) -> None:
        if self.error is not None:
            raise self.error
        self.sent.append((method, content))
