"""Answers as messages: made once for this database, kept while they may be asked for again, gone once it is swapped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from bot.answers.answer import Outcome
from bot.chat.discord.payload import Payload
from bot.render.discord.components import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from bot.answers.answer import Answer
    from bot.answers.question import Call

What = TypeVar("What")

MOST = 256
"""Pages that are kept: a community asks for few things, and often. Each is a few kilobytes."""

FAILED = frozenset({Outcome.NOT_FOUND, Outcome.UNREADABLE})
"""What the person who asked has to mend, so that nobody else needs to see it."""


class CachedAnswer(NamedTuple):
    """An answer as it is sent: how the question ended, and its pages."""

    outcome: Outcome
    pages: tuple[Payload, ...]

    @property
    def failed(self) -> bool:
        """Whether only the person who asked needs to see it."""
        return self.outcome in FAILED

    @property
    def size(self) -> int:
        """How much there is to keep: its pages."""
        return len(self.pages)

    def page(self, number: int) -> Payload:
        """The page of that number, from 1; the last one where the answer has become shorter."""
        return self.pages[min(max(number, 1), len(self.pages)) - 1]


def told_as(answer: Answer, call: Call, words_of: int | None = None) -> CachedAnswer:
    """An answer's pages, ready to be sent; ``words_of`` is the page whose exact words they are."""
    return CachedAnswer(answer.outcome, tuple([Payload.of(page.components) for page in shown(answer, call, words_of)]))


class PageCache(Generic[What]):
    """What was made lately, by what was asked; whatever has not been asked for the longest goes first."""

    def __init__(
        self, most: int = MOST, *, weight: Callable[[What], int] = lambda _: 1, longest: int | None = None
    ) -> None:
        """At most ``most`` are kept, each counted as its ``weight``; none asked with over ``longest`` letters."""
        self._most = most
        self._weight = weight
        self._longest = longest
        self._version: Hashable = None
        self._made: dict[Hashable, What] = {}
        self._kept = 0

    def get(self, version: Hashable, asked: Hashable) -> What | None:
        """What was made when this was asked of this version of the database, or None."""
        if version != self._version:
            self.clear()
            self._version = version
        made = self._made.pop(asked, None)
        if made is not None:
            self._made[asked] = made
        return made

    def put(self, version: Hashable, asked: Hashable, made: What) -> None:
        """Keep what was made of this version, unless another has taken its place meanwhile."""
        weight = self._weight(made)
        if version != self._version or weight > self._most or self._is_long(asked):
            return
        self._drop(asked)
        self._made[asked] = made
        self._kept += weight
        while self._kept > self._most:
            self._drop(next(iter(self._made)))

    def _is_long(self, asked: Hashable) -> bool:
        return self._longest is not None and _letters(asked) > self._longest

    def _drop(self, asked: Hashable) -> None:
        made = self._made.pop(asked, None)
        if made is not None:
            self._kept -= self._weight(made)

    def clear(self) -> None:
        """Forget all of it."""
        self._made.clear()
        self._kept = 0


def _letters(asked: object) -> int:
    """All letters of what was asked, whatever it is parted into."""
    if isinstance(asked, tuple):
        return sum(map(_letters, asked))
    return len(asked) if isinstance(asked, str) else 0
