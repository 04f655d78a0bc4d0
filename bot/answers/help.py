"""/help: what can be asked, and how; made from the registry, so that it is never out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.input import read_event
from bot.answers.points.races import query_races
from bot.answers.points.wording import counted, join_words
from bot.answers.question import Parameter, ParameterKind, Question, question_name
from bot.facts.occasion_names import in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.store.rows import RaceRow
    from bot.store.store import Store

MOST_STORIES = 3
"""Stories that are named; the others are counted."""

PROMISE = "Every line names the articles that say it. Where they differ, it says so and counts them."


def help_question(questions: Mapping[str, Question]) -> Question:
    """The question that explains ``questions``, by their names."""

    async def ask_help(store: Store, call: Call) -> Answer:
        if call.get("question"):
            return _one_question(call.line, questions[question_name(call.get("question"))])
        return all_questions(call.line, tuple(questions.values()), await query_races(store, read_event("")))

    return Question(
        "help",
        "What can be asked, and how.",
        (
            Parameter(
                "question", "The name of a question, for how it is asked and what it takes.", ParameterKind.QUESTION
            ),
        ),
        ask_help,
        ("/help result",),
    )


def all_questions(line: str, questions: Sequence[Question], races: Sequence[RaceRow]) -> Answer:
    """Every question with what it answers, and the stories that are here, the newest first; one statement."""
    blocks: list[Block] = [Note(PROMISE)]
    blocks += [Note(f"/{question.name} · {question.description}") for question in questions]
    stories = [f"{counted(row.articles, 'article')} on the {_race_words(row)}" for row in races if row.articles]
    if stories:
        more = len(stories) - MOST_STORIES
        others = [counted(more, "other story", "other stories")] if more > 0 else []
        blocks.append(Note(f"Here now: {join_words([*stories[:MOST_STORIES], *others])}."))
    choices = (Choice("Result", "/result"), Choice("Disputes", "/compare"), Choice("Story", "/recap"))
    return Answer(line, "What can be asked", tuple(blocks), choices=choices)


def _race_words(row: RaceRow) -> str:
    return f"{in_a_sentence(row.name)}, {row.meet_name}"


def _one_question(line: str, question: Question) -> Answer:
    blocks: list[Block] = [Note(question.description)]
    for parameter in question.parameters:
        optional = "" if parameter.required else " (may be left out)"
        blocks += [Heading(f"{parameter.name.upper()}{optional}"), Note(parameter.description)]
    choices = tuple(Choice(example, example) for example in question.examples)
    return Answer(line, question.usage, tuple(blocks), choices=choices)
