"""What is offered on what was typed, by value and by label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.completion.completion import complete

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def values(asked: LivePack, question: str, parameter: str, typed: str, **others: str) -> list[str]:
    """The values of the completions of a parameter, beside those of others."""
    return [completion.value for completion in await complete(asked.store, question, parameter, typed, others)]


async def labels(asked: LivePack, question: str, parameter: str, typed: str, **others: str) -> list[str]:
    """Their labels."""
    return [completion.label for completion in await complete(asked.store, question, parameter, typed, others)]
