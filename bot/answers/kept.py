"""Answers lately given: the same question on the same database has the same answer, so it is made once.

An answer is a frozen value and depends on nothing but the call and the database; what is kept is let go of as soon as
another database takes the place of the one it came from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from collections.abc import Hashable

    from bot.answers.answer import Answer
    from bot.answers.question import Call
    from bot.facts.database.store import Store

MOST_KEPT = 128
"""Answers: some 5 MB of the largest."""


@dataclass(slots=True)
class Kept:
    """The answers of one edition of a database by their calls, the one that was asked for longest ago first."""

    edition: object
    answers: dict[Hashable, Answer] = field(default_factory=dict)

    def get(self, call: Call) -> Answer | None:
        """The answer to a call, which is then the last to be let go of; None where it is not kept."""
        key = _key(call)
        found = self.answers.pop(key, None)
        if found is not None:
            self.answers[key] = found
        return found

    def put(self, call: Call, answer: Answer) -> None:
        """Keep an answer, and let go of another one where there are too many."""
        self.answers[_key(call)] = answer
        if len(self.answers) > MOST_KEPT:
            del self.answers[next(iter(self.answers))]


def _key(call: Call) -> Hashable:
    # Not its line: a value may look like an option, and then two calls have one line.
    return call.question, *call.values.items()


_KEPT: WeakKeyDictionary[Store, Kept] = WeakKeyDictionary()


async def kept_of(store: Store) -> Kept:
    """What is kept of a store's answers: nothing, once it has opened another database."""
    edition = await store.edition()
    kept = _KEPT.get(store)
    if kept is None or kept.edition != edition:
        kept = _KEPT[store] = Kept(edition)
    return kept
