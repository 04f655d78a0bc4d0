"""A page that is made once and may be sent many times."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import msgspec
from discord import ui

from bot.chat.discord.callbacks import encoded
from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Sequence


class Payload(Frozen, frozen=True):
    """Components V2 as they go over the wire: a tenth of the memory of the objects that they were written from."""

    components: msgspec.Raw

    @classmethod
    def of(cls, components: Sequence[Any]) -> Payload:
        """A payload of `bot.render.components`, ready to be sent."""
        return cls(msgspec.Raw(encoded(components)))

    def view(self) -> ui.LayoutView:
        """The same where only discord.py can send it: a follow-up, or a change of what was promised."""
        return _View(json.loads(bytes(self.components)))


class _View(ui.LayoutView):
    """Components in the place where discord.py takes a view.

    It is stopped before it is sent, so that discord.py keeps no record of it: its buttons are answered by what stands
    in their ids, whoever sent them and whenever.
    """

    def __init__(self, components: list[dict[str, Any]]) -> None:
        super().__init__(timeout=None)
        self._payload = components
        self.stop()

    def has_components_v2(self) -> bool:
        """Always: discord.py would look for it in items, and there are none."""
        return True

    def to_components(self) -> list[dict[str, Any]]:
        """The payload."""
        return self._payload
