"""/help: what can be asked, and how; made from the registry, so that it is never out of date."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.example_names import example_names
from bot.answers.input import read_event
from bot.answers.no_answer import NO_ARTICLES
from bot.answers.points.points import race_disputes
from bot.answers.points.races import query_races
from bot.answers.points.wording import capitalised, counted
from bot.answers.question import Parameter, ParameterKind, Question, question_name
from bot.facts.model import Verdict
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.store.rows import RaceRow
    from bot.store.store import Store

MOST_STORIES = 3
"""Stories that are named; the others are counted."""

PROMISE = "Every line names its articles and counts where they differ. /help TIE: what its words mean."

VERDICT_WORDS = {
    Verdict.AGREED: "two articles or more say it, and none says otherwise",
    Verdict.ONE_SOURCE: "a single article says it",
    Verdict.DISPUTED: "what the articles say cannot both hold; most that say anything give the same value",
    Verdict.TIE: "what the articles say cannot both hold, and there is no majority for any of it; it is no dead heat",
    Verdict.DIFFER: "the articles say different things that may both hold",
    Verdict.REPORTED: "only somebody's words, a plan or a hope: no article asserts it itself",
    "CONTRADICTED": "it cannot hold beside something else that its own article or another says: counts, places, "
    "marks or dates do not fit",
    "TWO WORDINGS": "articles print one remark in different words: the fullest, then how the other differs",
    "SAID AGAIN": "an article prints the same words as said a second time",
}
"""What the words mean that say how the articles stand on a line, or above a remark."""


def verdict_word(text: str) -> str | None:
    """The word of those that a text is, in any case; else None."""
    return next((str(word) for word in VERDICT_WORDS if fold(word) == fold(text)), None)


def help_question(questions: Mapping[str, Question]) -> Question:
    """The question that explains ``questions``, by their names."""

    async def ask_help(store: Store, call: Call) -> Answer:
        races = await query_races(store, read_event(""))
        newest = races[0] if races else None
        facts = await store.story_facts_and_quotes(newest.id) if newest else None
        names = example_names(newest, facts, store.vocabulary) if newest and facts else {}
        word = verdict_word(call.get("question"))
        if word is not None:
            return _one_word(call.line, word)
        if call.get("question"):
            return _one_question(call.line, questions[question_name(call.get("question"))], names)
        disputes = len(race_disputes(facts, newest.id)) if newest and facts else 0
        answer = all_questions(call.line, tuple(questions.values()), races, names, disputes)
        return answer if store.has_articles else replace(answer, blocks=(Note(NO_ARTICLES), *answer.blocks))

    return Question(
        "help",
        "How to ask.",
        (
            Parameter(
                "question", "The name of a question, or a word such as TIE: what it means.", ParameterKind.QUESTION
            ),
        ),
        ask_help,
        ("/help result",),
        "/help result",
    )


def all_questions(
    line: str, questions: Sequence[Question], races: Sequence[RaceRow], names: Mapping[str, str], disputes: int
) -> Answer:
    """Every question as it may be asked of what is here, with what it answers; then the stories, the newest first.

    ``names`` are those of the newest story for the examples, ``disputes`` the points on which its articles disagree.
    """
    blocks: list[Block] = [Note(PROMISE)]
    blocks += [
        Note(f"{question.example_of(names) or f'/{question.name}'} · {question.description}") for question in questions
    ]
    here = stories_here(races)
    blocks += [Note(f"Here now: {here}.")] if here else []
    choices = [Choice("Result", "/result"), Choice("Story", "/recap")] if here else []
    choices += [Choice(counted(disputes, "dispute"), "/compare")] if disputes else []
    return Answer(line, "What can be asked", tuple(blocks), choices=tuple(choices))


def stories_here(races: Sequence[RaceRow]) -> str:
    """How many articles there are on the first of the races, and how many other stories; "" where there is none."""
    stories = [row for row in races if row.articles]
    more = len(stories) - MOST_STORIES
    others = [counted(more, "other story", "other stories")] if more > 0 else []
    return "; ".join([*_stories_by_meet(stories[:MOST_STORIES]), *others])


def _stories_by_meet(stories: Sequence[RaceRow]) -> Iterator[str]:
    """How many articles there are on each race, those of one meet together."""
    for meet, rows in groupby(stories, key=attrgetter("meet_name")):
        first, *others = rows
        races = [f"{counted(first.articles, 'article')} on the {in_a_sentence(first.name)}"]
        races += [f"{row.articles} on the {in_a_sentence(row.name)}" for row in others]
        yield f"{', '.join(races)}, {meet}"


def _one_word(line: str, word: str) -> Answer:
    """What a word means, then the others."""
    blocks: list[Block] = [Note(f"{capitalised(VERDICT_WORDS[word])}."), Heading("The other words")]
    blocks += [Note(f"{other} · {meaning}") for other, meaning in VERDICT_WORDS.items() if other != word]
    return Answer(line, word, tuple(blocks), choices=(Choice("Help", "/help"), Choice("All disputes", "/compare")))


def _one_question(line: str, question: Question, names: Mapping[str, str]) -> Answer:
    blocks: list[Block] = [Note(question.description)]
    for parameter in question.parameters:
        optional = "" if parameter.required else " (may be left out)"
        blocks += [Heading(f"{parameter.name.upper()}{optional}"), Note(parameter.description)]
    examples = dict.fromkeys((question.example_of(names), *question.examples))
    choices = tuple(Choice(example, example) for example in examples if example)
    return Answer(line, question.usage, tuple(blocks), choices=choices)
