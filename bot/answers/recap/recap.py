"""/recap: the story of a race in the order in which it happened, each sentence with the articles that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice
from bot.answers.points.points import dispute_choices, joined, names_race, race_disputes
from bot.answers.points.races import EVENT, MEET, find_races, no_race, other_events
from bot.answers.points.wording import askable
from bot.answers.question import Parameter, ParameterKind, Question
from bot.facts.moment import anchor_of
from bot.facts.occasion_names import in_a_sentence
from bot.facts.relative_day import RACE_DATE
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.question import Call
    from bot.answers.recap.story import Story
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import Facts, RaceRow
    from bot.store.store import Store

MOST_OTHER_RACES = 2
SHOW = "Show only to me"

LENGTH = Parameter(
    "length",
    "The short story, or the whole one.",
    ParameterKind.CHOICE,
    choices=(("short", "Short"), ("whole", "Whole")),
)
SPOILERS = Parameter(
    "spoilers",
    "Whether what tells the outcome is shown, or marked to be covered.",
    ParameterKind.CHOICE,
    choices=(("show", "Show"), ("hide", "Hide")),
)


async def ask(store: Store, call: Call) -> Answer:
    """The story of the event that was asked for, or the newest one; two statements, three without an article."""
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    facts = await store.story_facts_and_quotes(rows[0].id)
    if not rows[0].articles:
        facts = joined(facts, await _without_article(store, rows[0], facts))
    return answer(call, rows, facts, store.vocabulary)


async def _without_article(store: Store, race: RaceRow, facts: Facts) -> Facts:
    """What is told of a race that no article is about: that somebody reached it, and what was so before its meet.

    With them are the days of the races that the articles of its facts are about, by which what lies ahead is told.
    """
    stories = {article.story for article in facts.articles if article.story}
    named = await store.subject_facts(race.id, race.meet, *stories)
    dates = {row.id for row in named.points if RACE_DATE in row.attribute.roles}
    rows = [
        row
        for row in named.points
        if names_race(row, race.id) or race.meet == anchor_of(row.key.when) or row.id in dates
    ]
    return replace(named, points=tuple(rows))


def answer(call: Call, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The story of the first of the races; the others are choices."""
    # A tenth of what every question would load at its start, and only stories are told so.
    from bot.answers.recap.draft import write_recap  # noqa: PLC0415
    from bot.answers.recap.room import room_below  # noqa: PLC0415
    from bot.answers.recap.story import read_story  # noqa: PLC0415
    from bot.answers.recap.timeline import timeline  # noqa: PLC0415

    story, notes = read_story(rows[0], facts, vocabulary), other_events(call, rows)
    whole, hide = _is_other(call, LENGTH), hides_outcome(call)
    title = f"{story.race.name}, {story.race.meet_name}"
    room = room_below((title, *[note.text for note in notes]), facts.articles)
    is_all = whole or story.is_bare
    blocks, articles = write_recap(story, facts, hide=hide, room=None if is_all else room)
    others = no_answer.race_choices("recap", rows[1 : 1 + MOST_OTHER_RACES])
    if story.is_bare:
        sentence = f"The articles tell no story of the {in_a_sentence(story.race.name)}, {story.race.meet_name}."
        return no_answer.silent(call.line, sentence, others)
    open_points = race_disputes(facts, story.race.id)
    disputes = () if hide else dispute_choices(open_points, facts.names)
    choices = (*_choices(story, len(open_points), whole=whole, hide=hide), *others)
    if not any(article.covered for article in articles):
        choices = tuple(choice for choice in choices if choice.label != SHOW)
    chart = None if hide else timeline(title, story)
    return Answer(call.line, title, (*blocks, *notes), articles, choices, disputes=disputes, chart=chart)


def hides_outcome(call: Call) -> bool:
    """Whether the answer to a call, of any question, covers what tells the outcome."""
    return _is_other(call, SPOILERS)


def _is_other(call: Call, parameter: Parameter) -> bool:
    """Whether another than the first of a fixed choice was asked for."""
    asked = call.get(parameter.name)
    return bool(asked) and parameter.match_choice(asked) != parameter.choices[0][0]


def _choices(story: Story, disputes: int, *, whole: bool, hide: bool) -> Iterator[Choice]:
    """The other length, what is in dispute and what the winner said; then the rest. Nothing covered is given away."""
    race, ask = story.race, no_answer.race_ask("recap", story.race)
    speakers = (row.speaker for item in story.items for row in item.remark)
    speaker = next((each for each in speakers if each.id in story.winners), None)
    hidden, long = " spoilers:hide" if hide else "", " length:whole" if whole else ""
    if hide:
        yield Choice(SHOW, f"{ask}{long}")
    yield Choice("Short story" if whole else "Whole story", f"{ask}{'' if whole else ' length:whole'}{hidden}")
    if hide:
        return
    yield from no_answer.dispute_choice(race, disputes)
    if speaker is not None:
        yield Choice("Quotes", f"/quote {askable(speaker.name, speaker.id)}")
    if story.winners:
        yield Choice("Result", no_answer.race_ask("result", race))
    yield Choice("No spoilers", f"{ask}{long} spoilers:hide")
    yield from no_answer.sources_choice(race)


QUESTION = Question(
    "recap",
    "How it went, from start to finish.",
    (EVENT, MEET, LENGTH, SPOILERS),
    ask,
    ("/recap", "/recap length:whole", "/recap spoilers:hide"),
    "/recap {event}",
    offers=OfferList.STORIES,
)
