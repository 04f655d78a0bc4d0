"""/recap: the story of a race in the order in which it happened, each sentence with the articles that say it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Note, Outcome
from bot.answers.points.points import dispute_choices, race_points
from bot.answers.points.races import EVENT, MEET, find_races, no_race, other_events
from bot.answers.points.wording import in_a_sentence
from bot.answers.question import Parameter, ParameterKind, Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.question import Call
    from bot.answers.recap.drafting import Told
    from bot.facts.model import Vocabulary
    from bot.store.rows import Facts, RaceRow
    from bot.store.store import Store

MOST_OTHER_RACES = 2

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
    """The story of the event that was asked for, or the newest one; two statements."""
    rows = await find_races(store, call)
    if not rows:
        return await no_race(store, call)
    return answer(call, rows, await store.story_facts_and_quotes(rows[0].id), store.vocabulary)


def answer(call: Call, rows: Sequence[RaceRow], facts: Facts, vocabulary: Vocabulary) -> Answer:
    """The story of the first of the races; the others are choices."""
    # A tenth of what every question would load at its start, and only stories are told so.
    from bot.answers.recap.drafting import MOST_CHARACTERS, Draft, characters_of  # noqa: PLC0415
    from bot.answers.recap.story import read_story  # noqa: PLC0415

    race = rows[0]
    title = f"{race.name}, {race.meet_name}"
    whole, hide = _is_other(call, LENGTH), hides_outcome(call)
    draft = Draft(read_story(race, facts, vocabulary), facts, vocabulary, hide=hide)
    notes = other_events(call, rows)
    room = MOST_CHARACTERS - len(title) - 1 - sum(map(characters_of, notes))
    told = draft.whole() if whole else draft.short(room)
    others = no_answer.race_choices("recap", rows[1 : 1 + MOST_OTHER_RACES])
    if not told.blocks or draft.is_bare:
        return _bare(call, f"{in_a_sentence(race.name)}, {race.meet_name}", told, others)
    choices = (*_choices(race, whole=whole, hide=hide), *others)
    disputes = () if hide else dispute_choices(race_points(facts, race.id), facts.names, vocabulary)
    return Answer(call.line, title, (*told.blocks, *notes), told.articles, choices, disputes=disputes)


def _bare(call: Call, race: str, told: Told, others: tuple[Choice, ...]) -> Answer:
    """A race of which the articles tell nothing, or no more than where and when it was."""
    sentence = f"The articles tell nothing of the {race}."
    if not told.blocks:
        return no_answer.silent(call.line, sentence, others)
    note = Note("This is all that they say of where and when.")
    return Answer(call.line, sentence, (*told.blocks[1:], note), told.articles, others, (), Outcome.SILENT)


def hides_outcome(call: Call) -> bool:
    """Whether the answer to a call, of any question, covers what tells the outcome."""
    return _is_other(call, SPOILERS)


def _is_other(call: Call, parameter: Parameter) -> bool:
    """Whether another than the first of a fixed choice was asked for."""
    asked = call.get(parameter.name)
    return bool(asked) and parameter.match_choice(asked) != parameter.choices[0][0]


def _choices(race: RaceRow, *, whole: bool, hide: bool) -> Iterator[Choice]:
    """The other length, the other view of the outcome, and the result: what is covered is not given away here."""
    ask = no_answer.race_ask("recap", race)
    hidden, long = " spoilers:hide" if hide else "", " length:whole" if whole else ""
    other = ("The short story", "") if whole else ("The whole story", " length:whole")
    view = ("Show the outcome", "") if hide else ("Hide the outcome", " spoilers:hide")
    yield Choice(other[0], f"{ask}{other[1]}{hidden}")
    yield Choice(view[0], f"{ask}{long}{view[1]}")
    if not hide:
        yield Choice("Result", no_answer.race_ask("result", race))
        yield Choice("Sources", no_answer.race_ask("sources", race))


QUESTION = Question(
    "recap",
    "The story of a race as it happened, in short or whole, with the outcome or with it covered.",
    (EVENT, MEET, LENGTH, SPOILERS),
    ask,
    ("/recap", "/recap length:whole", "/recap spoilers:hide"),
)
