"""/quote: what somebody said, remark by remark, as each article prints it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Note
from bot.answers.input import echo, name_keys
from bot.answers.points.citations import Citations
from bot.answers.points.people import match_person, namesake_notes
from bot.answers.points.wording import VERBATIM_NOTE, askable, counted
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.quote.remarks import group_remarks, remark_quotations
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Block
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.answers.quote.remarks import Remark
    from bot.store.rows import ArticleRow, QuoteRow
    from bot.store.store import Store


async def ask_quote(store: Store, call: Call) -> Answer:
    """The remarks of the person who was asked for; one statement, or two where nobody is known by that name."""
    person, about = call.get("person"), call.get("about")
    keys = (fold(person),) if about else name_keys(person)
    people, rows = await store.quotes_by_name(keys)
    if not people:
        suggestions = await store.suggestions(person, ("person",))
        return no_answer.not_found(call.line, "person", person, no_answer.people_choices("quote", suggestions))
    match = match_person(people, fold(person), about)
    if match is None:
        return no_answer.ambiguous(call.line, person, no_answer.people_choices("quote", people))
    return quote_answer(call.line, match, rows)


def quote_answer(question: str, match: PersonMatch, rows: Sequence[QuoteRow]) -> Answer:
    """Every remark of the person, or those that the rest of the question is about, newest occasion first."""
    name = match.name
    namesakes = no_answer.people_choices("quote", match.namesakes)
    compare = Choice(f"Compare: {name}", f"/compare {askable(name, match.person.id)}")
    if not rows:
        return no_answer.silent(question, f"The articles quote nothing that {name} said.", (compare, *namesakes))
    remarks = [remark for remark in group_remarks(rows) if not match.about or _is_about(remark, match.about)]
    if not remarks:
        everything = Choice(f"All of {name}'s words", f"/quote {askable(name, match.person.id)}")
        sentence = f"Nothing that {name} says here is about “{echo(match.about)}”."
        return no_answer.silent(question, sentence, (everything, *namesakes))
    citations = Citations(_cited_articles([row for remark in remarks for row in remark]))
    blocks: list[Block] = [*namesake_notes(match), *remark_quotations(remarks, name, citations), Note(VERBATIM_NOTE)]
    articles = citations.articles()
    title = _quote_title(name, remarks, len(articles))
    return Answer(question, title, tuple(blocks), articles, (*namesakes, compare))


def _is_about(remark: Remark, about: str) -> bool:
    """Whether every word that was asked for begins a word of the remark, in any of its printings."""
    text = " ".join(f" {fold(row.quote.text)} {fold(row.quote.remark or '')}" for row in remark)
    return all(f" {word}" in text for word in fold(about).split())


def _quote_title(name: str, remarks: Sequence[Remark], articles: int) -> str:
    stories = len({row.story for remark in remarks for row in remark})
    title = f"{name} — {counted(len(remarks), 'remark')}, {counted(articles, 'article')}"
    return f"{title}, {counted(stories, 'story', 'stories')}" if stories > 1 else title


def _cited_articles(rows: Sequence[QuoteRow]) -> list[ArticleRow]:
    """The articles, each once: with their numbers where there is one story, without where the answer has to number."""
    if len({row.story for row in rows}) > 1:
        return list(dict.fromkeys(replace(row.article, number=None) for row in rows))
    return sorted(dict.fromkeys(row.article for row in rows), key=lambda article: article.number or 0)


QUESTION = Question(
    "quote",
    "What somebody said, word for word, in each article that prints it.",
    (
        Parameter(
            "person", "Whose words: a full name, a surname or a short name.", ParameterKind.SPEAKER, required=True
        ),
        Parameter("about", "Only remarks with these words in them.", ParameterKind.WORDS),
    ),
    ask_quote,
)
