"""The first page: what is known here, and the ways to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.occasion_names import in_a_sentence
from bot.render.article_text import publisher_name
from bot.render.direction import isolate
from bot.render.page_addresses import article_address, ask_address, search_address, story_address
from bot.render.web.answer_card import CardLink

if TYPE_CHECKING:
    from bot.answers.evidence.welcome import Welcome


class WelcomePage(Frozen, frozen=True):
    """The first page, ready to be drawn; ``words`` lead to what a search finds of them."""

    known: str
    examples: tuple[CardLink, ...]
    stories: tuple[CardLink, ...]
    articles: tuple[CardLink, ...]
    words: tuple[CardLink, ...]


def welcome_page(welcome: Welcome) -> WelcomePage:
    """The first page."""
    publishers = [(row, publisher_name(row)) for row in welcome.articles]
    return WelcomePage(
        isolate(welcome.known),
        tuple(CardLink(isolate(line), ask_address(line)) for line in welcome.examples),
        tuple(CardLink(isolate(in_a_sentence(race.name)), story_address(race.id)) for race in welcome.stories),
        tuple(CardLink(isolate(f"[{row.number}] {name}"), article_address(row.slug)) for row, name in publishers),
        tuple(CardLink(isolate(words), search_address(words)) for words in welcome.words),
    )
