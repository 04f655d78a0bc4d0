"""Answers as pages of messages, from one store; those that were drawn lately are kept.

What is kept belongs to one version of the database: a swap never shows pages of the old one.
"""

from __future__ import annotations

import asyncio
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from bot.answers.answer import Answer, Outcome
from bot.answers.completion.completion import Completion, complete
from bot.answers.exact_words import exact_words
from bot.answers.input import LONGEST_QUESTION
from bot.answers.question import Call
from bot.answers.registry import answer_call, read_line, read_options
from bot.chat.discord.reply_port import Picture
from bot.render.charts.drawing import draw_chart
from bot.render.charts.png import can_draw_png, draw_png
from bot.render.charts.words import description
from bot.render.discord.components import message_pages, picture_message, words_pages
from bot.render.discord.pages import answer_pages

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable, Mapping

    from bot.render.discord.components import Component
    from bot.render.discord.pages import Page
    from bot.store.store import Reading, Store

T = TypeVar("T")

MOST_ANSWERS = 64
"""Drawn answers that are kept: a community asks for few things, and often. A page is some five kilobytes."""
MOST_PAGES = 100
"""Pages of an answer that is kept: what is longer would take much memory, and is seldom read to its end."""
MOST_COMPLETIONS = 256
"""Lists of completions that are kept: people type the same first letters."""

MISTAKES = frozenset({Outcome.NOT_FOUND, Outcome.UNREADABLE})
"""What the person who asked has to correct, so that nobody else needs to see it."""


class DrawnAnswer(NamedTuple):
    """An answer as messages: how the question ended, and its pages."""

    outcome: Outcome
    pages: tuple[list[Component], ...]

    @property
    def is_mistake(self) -> bool:
        """Whether whoever asked has to correct something."""
        return self.outcome in MISTAKES

    def page(self, number: int) -> list[Component]:
        """The page of that number, from 1; the nearest one where there is none."""
        return self.pages[_index(number, len(self.pages))]


def draw_answer(answer: Answer, call: Call, *, reports: bool = False, public_url: str | None = None) -> DrawnAnswer:
    """The answer to a call as messages, which offer to report a mistake where ``reports`` says so.

    Of free text the buttons carry what it was read as. ``public_url`` is the root of the pages that second links lead
    to.
    """
    read = read_line(answer.read_as) if answer.read_as else call
    pages = message_pages(answer, call if isinstance(read, Answer) else read, reports=reports, public_url=public_url)
    return DrawnAnswer(answer.outcome, tuple([page.components for page in pages]))


def _index(number: int, length: int) -> int:
    return min(max(number, 1), length) - 1


class Slot(Generic[T]):
    """A place in a cache for what belongs to one key."""

    def __init__(self) -> None:
        self._content: T | None = None
        self._filling = asyncio.Lock()

    async def get(self, make: Callable[[], Awaitable[T]]) -> T:
        """What is kept here, made now where there is nothing; whoever asks meanwhile waits for the same."""
        content = self._content
        if content is None:
            async with self._filling:
                content = self._content = await make() if self._content is None else self._content
        return content

    def empty(self) -> None:
        """Keep nothing."""
        self._content = None


class AnswerService:
    """Answers questions from a store that may be swapped at any time; each answer is of one database throughout."""

    def __init__(self, store: Store, *, reports: bool = False, public_url: str | None = None) -> None:
        """The store is not closed here. ``reports``: answers offer to report a mistake.

        ``public_url`` is the root of the pages on the internet, to which each article has a second link.
        """
        self._store = store
        self._public_url = public_url
        self._draw = partial(draw_answer, reports=reports, public_url=public_url)
        # The library's cache calls a plain function, and answers are awaited: so it caches slots.
        self._answers = lru_cache(MOST_ANSWERS)(lambda *_key: Slot[DrawnAnswer]())
        self._completions = lru_cache(MOST_COMPLETIONS)(lambda *_key: Slot[tuple[Completion, ...]]())

    async def ask(self, question: str, values: Mapping[str, str]) -> DrawnAnswer:
        """The answer to a question with values by parameter, as they were typed.

        Raises:
            FactsError: the database cannot be read. This holds for every method here.
        """
        call = read_options(question, values)
        if isinstance(call, Answer):  # it cannot be read, and says why
            return self._draw(call, Call(question, {}, f"/{question}"))
        return await self.drawn(call)

    async def drawn(self, call: Call) -> DrawnAnswer:
        """The answer to a call as messages."""
        return await self._cached((*_key(call), 0), partial(self._draw_answer, call))

    async def exact_words(self, call: Call, page: int, *, in_context: bool = False) -> DrawnAnswer:
        """The exact words that a page of the answer to a call cites, with their paragraphs where ``in_context`` is set.

        The answer itself where it is a mistake by now.
        """
        key = (*_key(call), max(page, 1), in_context)
        return await self._cached(key, partial(self._draw_exact_words, call, page, in_context))

    async def answer(self, call: Call) -> Answer:
        """The answer to a call, not drawn."""
        return await self._store.read(partial(answer_call, call))

    async def picture(self, call: Call) -> tuple[DrawnAnswer, Picture | None]:
        """The message with the picture of the answer to a call; the answer itself where it has none by now."""
        answer = await self.answer(call)
        if answer.chart is None or not can_draw_png():
            return self._draw(answer, call), None
        # A tenth of a second in which nobody else would be answered.
        content = await asyncio.to_thread(draw_png, draw_chart(answer.chart))
        picture = Picture(f"{call.question}.png", content, description(answer.chart))
        message = picture_message(answer, picture.name, picture.description, self._public_url)
        return DrawnAnswer(answer.outcome, (message,)), picture

    def page(self, answer: Answer, call: Call, number: int) -> Page:
        """The page of that number, from 1, of the answer to a call; the nearest one where there is none."""
        every = answer_pages(answer, call, public_url=self._public_url)
        return every[_index(number, len(every))]

    async def completions(
        self, question: str, parameter: str, typed: str, values: Mapping[str, str]
    ) -> tuple[Completion, ...]:
        """What may be meant by what was typed for a parameter, beside the values of others."""
        if len(typed) + sum(map(len, values.values())) > LONGEST_QUESTION:
            return ()  # nobody types so much of a name, and keys of the cache stay short

        async def look_up(facts: Reading) -> tuple[Completion, ...]:
            slot = self._completions(facts.version, question, parameter, typed, *values.items())
            return await slot.get(partial(complete, facts, question, parameter, typed, values))

        return await self._store.read(look_up)

    async def _draw_answer(self, call: Call, facts: Store) -> DrawnAnswer:
        return self._draw(await answer_call(call, facts), call)

    async def _draw_exact_words(self, call: Call, number: int, in_context: bool, facts: Store) -> DrawnAnswer:  # noqa: FBT001 — for partial
        answer = await answer_call(call, facts)
        if answer.outcome in MISTAKES:
            return draw_answer(answer, call, public_url=self._public_url)
        page = self.page(answer, call, number)
        words = await exact_words(facts, answer, page.blocks, in_context=in_context)
        pages = words_pages(words, call, page.number, in_context=in_context, public_url=self._public_url)
        return DrawnAnswer(answer.outcome, tuple([each.components for each in pages]))

    async def _cached(self, key: tuple[Hashable, ...], draw: Callable[[Store], Awaitable[DrawnAnswer]]) -> DrawnAnswer:
        async def look_up(facts: Reading) -> DrawnAnswer:
            slot = self._answers(facts.version, *key)
            drawn = await slot.get(partial(draw, facts))
            if len(drawn.pages) > MOST_PAGES:
                slot.empty()
            return drawn

        return await self._store.read(look_up)


def _key(call: Call) -> tuple[Hashable, ...]:
    """What tells a call from another, in whatever order its values were typed."""
    return (call.question, call.exact, *sorted(call.values.items()))
