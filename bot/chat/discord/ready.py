"""A message that is made once and may be sent many times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from discord import ui

if TYPE_CHECKING:
    from collections.abc import Sequence


class Ready(ui.LayoutView):
    """Components V2 as they go over the wire, in the place where discord.py takes a view.

    It is stopped before it is sent, so that discord.py keeps no record of it: its buttons are answered by what stands
    in their ids, whoever sent them and whenever.
    """

    def __init__(self, components: Sequence[Any]) -> None:
        """``components`` is a payload of `bot.render.components`; it is sent as it is."""
        super().__init__(timeout=None)
        self._payload = list(components)
        self.stop()

    def has_components_v2(self) -> bool:
        """Always: discord.py would look for it in items, and there are none."""
        return True

    def to_components(self) -> list[dict[str, Any]]:
        """The payload."""
        return self._payload
