"""The answers that hold no facts: nothing by that name, several by that name, silence, and what cannot be read.

Each is one sentence and the next step. None of them puts another name in the place of the one that was asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Choice, Note, Outcome
from bot.answers.input import echo, is_right_to_left
from bot.answers.points.wording import askable, capitalised, counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.answers.question import Parameter, Question
    from bot.store.rows import EntryRow, RaceRow

MOST_CHOICES = 5

HELP = Choice("What can be asked", "/help")

NO_STORY = "There is no story here yet."
NO_ARTICLES = (
    "There are no articles here yet: put the text of one into seeds/, and what it says into data/articles/ of the pack."
)


def unreadable(question: str, sentence: str, choices: Sequence[Choice] = (HELP,), step: str | None = None) -> Answer:
    """Why a question cannot be read; the next step is the first choice unless ``step`` says more."""
    return _empty_answer(
        question,
        sentence,
        step or (f"Try {choices[0].ask}." if choices else "Ask /help for what can be asked, and how."),
        choices,
        Outcome.UNREADABLE,
    )


def unknown_question(line: str, name: str, nearest: Sequence[str], every: Iterable[str] = ()) -> Answer:
    """There is no question of that name; how the ``nearest`` are asked are choices, or ``every`` one is listed."""
    choices = [Choice(f"How /{each} is asked", f"/help {each}") for each in nearest]
    listed = ", ".join(f"/{each}" for each in every)
    step = f"There are {listed}." if listed else None
    return unreadable(line, f"There is no question called “{echo(name)}”.", choices or (HELP,), step)


def nothing_asked(questions: Iterable[Question]) -> Answer:
    """Nothing was typed; each question that may be asked without more is a choice."""
    asks = [question.examples[0] for question in questions if question.examples]
    return unreadable("", "Nothing was asked.", [Choice(ask, ask) for ask in asks])


def unknown_option(line: str, question: Question, option: str) -> Answer:
    """The question takes no parameter of that name."""
    takes = " and ".join(parameter.name for parameter in question.parameters)
    sentence = f"/{question.name} has no option “{echo(option, 20)}”; it takes {takes}."
    return unreadable(echo(line), sentence, (help_choice(question),))


def unknown_choice(question: Question, parameter: Parameter, value: str) -> Answer:
    """The value is none of the parameter's fixed choices."""
    choices = " or ".join(choice for choice, _ in parameter.choices)
    sentence = f"{capitalised(parameter.name)} is {choices}, not “{echo(value, 20)}”."
    return unreadable(f"/{question.name}", sentence, (help_choice(question),))


def missing_value(line: str, question: Question, parameter: Parameter) -> Answer:
    """A parameter without which the question cannot be asked has no value."""
    examples = [Choice(example, example) for example in question.examples]
    sentence = f"/{question.name} needs to know the {parameter.name}."
    return unreadable(line, sentence, (*examples, help_choice(question)))


def help_choice(question: Question) -> Choice:
    """The way to what a question takes."""
    return Choice(f"How /{question.name} is asked", f"/help {question.name}")


def not_found(question: str, what: str, name: str, choices: Sequence[Choice]) -> Answer:
    """No ``what`` ("person", "event", "topic") goes by the name that was asked for; ``choices`` are did-you-mean."""
    if is_right_to_left(name):
        sentence = "That name cannot be read: it is written from right to left, and no name here is."
        return unreadable(question, sentence, (*choices, HELP)[:MOST_CHOICES])
    step = "Did you mean one of these?" if choices else "Ask /help for what can be asked, and how."
    sentence = f"No {what} here goes by “{echo(name)}”."
    return _empty_answer(question, sentence, step, choices or (HELP,), Outcome.NOT_FOUND)


def ambiguous(question: str, name: str, choices: Sequence[Choice], why: str = "may be any of several") -> Answer:
    """Several go by that name, and none of them more than the others; ``why`` says it of the name."""
    sentence = f"“{echo(name)}” {why}."
    return _empty_answer(question, sentence, "Ask for one of these.", choices, Outcome.NOT_FOUND)


def silent(question: str, sentence: str, choices: Sequence[Choice] = ()) -> Answer:
    """What was asked for is known, but the articles say nothing of it; ``sentence`` says so."""
    step = "" if choices else "Ask /sources for what the articles are about."
    return _empty_answer(question, sentence, step, choices or (Choice("The articles", "/sources"),), Outcome.SILENT)


def no_articles(question: str) -> Answer:
    """The pack has no article at all, whatever was asked; what has to be done first."""
    return silent(question, NO_ARTICLES, (HELP,))


def people_choices(question: str, rows: Sequence[EntryRow]) -> tuple[Choice, ...]:
    """A choice for each person, by full name."""
    return entry_choices(rows, lambda row: f"/{question} {askable(row.name, row.id)}")


def entry_choices(rows: Sequence[EntryRow], ask: Callable[[EntryRow], str]) -> tuple[Choice, ...]:
    """A choice for each entry; what tells namesakes apart is in the label."""
    choices = (Choice(f"{row.name} · {row.detail}" if row.detail else row.name, ask(row)) for row in rows)
    return tuple(dict.fromkeys(choices))[:MOST_CHOICES]


def race_choices(question: str, rows: Sequence[RaceRow]) -> tuple[Choice, ...]:
    """A choice for each race of which the question tells something."""
    races = [row for row in rows if (row.is_named if question == "result" else row.has_story)][:MOST_CHOICES]
    return tuple(Choice(_race_choice_label(question, row), race_ask(question, row)) for row in races)


def result_and_story(race: RaceRow) -> tuple[Choice, ...]:
    """The result and the story of a race, where something is told of it."""
    choices = Choice("Result", race_ask("result", race)), Choice("Story", race_ask("recap", race))
    return choices if race.has_story else ()


def dispute_choice(race: RaceRow, disputes: int) -> Iterator[Choice]:
    """The way to the disputes of a race's story, where it has so many."""
    if disputes:
        yield Choice(counted(disputes, "dispute"), f"/compare {race.full_name}")


def sources_choice(race: RaceRow) -> Iterator[Choice]:
    """The way to the articles of a race's story, where it has one."""
    if race.articles:
        yield Choice("Sources", race_ask("sources", race))


def race_ask(question: str, row: RaceRow) -> str:
    """The command that asks for exactly this race."""
    return f"/{question} event:{askable(row.name, row.id)} meet:{askable(row.meet_name, row.meet)}"


def _race_choice_label(question: str, row: RaceRow) -> str:
    """The name of a race and its meet; the number of its articles where it is their question."""
    articles = f" · {counted(row.articles, 'article')}" if question == "sources" else ""
    return f"{row.name} · {row.meet_name}{articles}"


def _empty_answer(question: str, sentence: str, step: str, choices: Sequence[Choice], outcome: Outcome) -> Answer:
    return Answer(question, sentence, (Note(step),) if step else (), choices=tuple(choices), outcome=outcome)
