"""/athlete: what the articles say of somebody, over all stories, and their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.athlete.profile_data import MOST_REMARKS, build_profile
from bot.answers.athlete.profile_parts import part_blocks
from bot.answers.athlete.uncounted import uncounted_blocks
from bot.answers.input import echo, name_keys
from bot.answers.points.blocks import point_notes
from bot.answers.points.citations import Citations
from bot.answers.points.findings import MOST_FINDINGS, finding_blocks
from bot.answers.points.people import match_person, namesake_notes
from bot.answers.points.points import AnswerContext, compare_choice, contested, dispute_choices
from bot.answers.points.wording import HEADLINE_NOTE, VERBATIM_NOTE, counted
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.quote.remarks import remark_quotations
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.answers.athlete.profile_data import Profile
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, PersonFacts, QuoteRow
    from bot.store.store import Store


async def ask_athlete(store: Store, call: Call) -> Answer:
    """What is said of the person who was asked for; two statements."""
    name = call.get("person")
    keys = name_keys(name)
    if not keys:
        return no_answer.not_found(call.line, "person", name, ())
    facts = await store.person_facts(keys)
    people = [row for row in facts.people if row.key == keys[0]]
    if not people:
        return await _unknown_athlete(store, call, facts.people)
    match = match_person(people, keys[0])
    if match is None:
        return no_answer.ambiguous(call.line, name, no_answer.people_choices("athlete", people))
    return athlete_answer(call.line, match, facts, await store.quotes(match.person.id), store.vocabulary)


async def _unknown_athlete(store: Store, call: Call, beginning: Sequence[EntryRow]) -> Answer:
    """Nobody has the whole name: those who go by its beginning, or by a name like it, with what else was asked."""
    name = call.get("person")
    if not beginning:
        similar = await store.suggestions(name, ("person",))
        return no_answer.not_found(call.line, "person", name, no_answer.people_choices("athlete", similar))
    people = no_answer.people_choices("athlete", beginning)[: no_answer.MOST_CHOICES - 1]
    choices = (*people, Choice(f"Compare: {echo(name)}", f"/compare {name}"))
    return no_answer.not_found(call.line, "person", name, choices)


def athlete_answer(
    question: str, match: PersonMatch, person_facts: PersonFacts, quotes: Sequence[QuoteRow], vocabulary: Vocabulary
) -> Answer:
    """Results, then the vocabulary's groups, what was only said or hoped, what cannot be right, and their words."""
    profile = build_profile(match.person, person_facts, quotes, vocabulary)
    others = no_answer.people_choices("athlete", match.namesakes)
    articles, names = profile.cited_articles, person_facts.facts.names
    if not articles:
        choices = (Choice(f"Search: {profile.name}", f"/search {profile.name}"), *others)
        return no_answer.silent(question, f"The articles say nothing about {profile.name} in particular.", choices)
    context = AnswerContext(vocabulary, names, Citations(articles, names))
    blocks = (*namesake_notes(match), *_profile_blocks(profile, context, match.person.id))
    choices = (*_profile_choices(profile, context), *others)[: no_answer.MOST_CHOICES]
    disputes = dispute_choices(profile.points, names, vocabulary)
    return Answer(question, _profile_title(profile), blocks, context.citations.articles(), choices, disputes=disputes)


def _profile_title(profile: Profile) -> str:
    """As in "Ada Brown — 4 articles, 2 points in dispute"."""
    disputes = len(contested(profile.points))
    counts = [counted(profile.article_count, "article")]
    counts += [f"{counted(disputes, 'point')} in dispute"] if disputes else []
    return f"{profile.name} — {', '.join(counts)}"


def _profile_blocks(profile: Profile, context: AnswerContext, person: str) -> Iterator[Block]:
    for part in profile.parts:
        yield from part_blocks(part, context, person)
    yield from uncounted_blocks(profile.uncounted, context, profile.story, person)
    yield from finding_blocks(profile.findings, context, MOST_FINDINGS, f"/compare {profile.name} lists them")
    yield from _remark_blocks(profile, context)
    yield from point_notes(contested(profile.points))
    if any(row.point.verdict is Verdict.DISPUTED for row in profile.points):
        yield Note(HEADLINE_NOTE)


def _remark_blocks(profile: Profile, context: AnswerContext) -> Iterator[Block]:
    """Their remarks, the newest first, each in every wording."""
    if not profile.remarks:
        return
    yield Heading("In their own words")
    yield from remark_quotations(profile.remarks, profile.name, context.citations, MOST_REMARKS)
    more = len(profile.remarks) - MOST_REMARKS
    if more > 0:
        yield Note(f"And {counted(more, 'more remark')}: /quote {profile.name}.")
    yield Note(VERBATIM_NOTE)


def _profile_choices(profile: Profile, context: AnswerContext) -> Iterator[Choice]:
    """Their strongest dispute, their words, and every side of what is said of them; else where they are named."""
    yield from (compare_choice(row, context) for row in contested(profile.points)[:1])
    if profile.remarks:
        yield Choice(f"Quotes: {profile.name}", f"/quote {profile.name}")
    if profile.points:
        yield Choice(f"Compare: {profile.name}", f"/compare {profile.name}")
    else:
        yield Choice(f"Search: {profile.name}", f"/search {profile.name}")


QUESTION = Question(
    "athlete",
    "What the articles say of somebody: results, bests, background, plans, and their words.",
    (Parameter("person", "Who: a full name, a surname or a short name.", ParameterKind.PERSON, required=True),),
    ask_athlete,
)
