"""What a newcomer is told: what is known here, where it lies open, and what may be asked of the newest story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.example_names import example_names
from bot.answers.help import MOST_STORIES, stories_here
from bot.answers.no_answer import NO_ARTICLES, NO_STORY
from bot.answers.points.points import race_disputes
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.wording import capitalised
from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.store.rows import ArticleRow, Facts, RaceRow
    from bot.store.store import Store


class Welcome(Frozen, frozen=True):
    """``known`` is one sentence on the stories that there are.

    ``stories`` are the newest ones, ``articles`` those of the first of them, by number. ``examples`` are lines to ask,
    each of a kind of its own, and ``words`` what may be looked for; all of them answer.
    """

    known: str
    stories: tuple[RaceRow, ...] = ()
    articles: tuple[ArticleRow, ...] = ()
    examples: tuple[str, ...] = ()
    words: tuple[str, ...] = ()


async def welcome(store: Store) -> Welcome:
    """What there is; two statements."""
    races = [race for race in await store.races(()) if race.articles]
    if not races:
        return Welcome(NO_STORY if store.has_articles else NO_ARTICLES)
    facts = await store.story_facts_and_quotes(races[0].id)
    names = example_names(races[0], facts, store.vocabulary)
    words = dict.fromkeys(names[field] for field in ("words", "person", "speaker") if field in names)
    return Welcome(
        f"{capitalised(stories_here(races))}.",
        tuple(races[:MOST_STORIES]),
        tuple(article for article in facts.articles if article.number is not None),
        tuple(_examples(races[0], facts, names)),
        tuple(words),
    )


def _examples(race: RaceRow, facts: Facts, names: Mapping[str, str]) -> Iterator[str]:
    """Who won, what somebody said, where articles disagree, what happened, and who says so: what of it there is."""
    if any(placing.has_place("1") for placing in race_sheet(facts, race).placings):
        yield "who won?"
    if "speaker" in names:
        yield f"what did {names['speaker']} say?"
    if race_disputes(facts, race.id):
        yield "where do the articles disagree?"
    yield "what happened?"
    yield "/sources"
