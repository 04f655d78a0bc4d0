"""A request as the routes see it, and the answer that is none."""

from __future__ import annotations

from dataclasses import dataclass, field
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Mapping

    from tests.double.interactions import Asked
    from tests.double.limits import Upload


class Refusal(Exception):  # noqa: N818 — it is an answer of Discord
    """An answer that is none: a status, Discord's number for it, and its words."""

    def __init__(self, status: int, code: int, words: str) -> None:
        super().__init__(words)
        self.status, self.code, self.words = status, code, words


@dataclass(slots=True)
class Asking:
    """One request: what was sent, and when it had come."""

    method: str
    path: str
    query: Mapping[str, str]
    transport: asyncio.BaseTransport | None = None
    """Where it came from; a client that has waited for an answer in vain closes it."""

    payload: Any = None
    files: dict[str, bytes] = field(default_factory=dict)
    uploads: list[Upload] = field(default_factory=list)
    asked: Asked | None = None
    """The interaction that it is about, once the route has found it."""

    arrived: float = field(default_factory=perf_counter)
