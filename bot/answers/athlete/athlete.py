"""/athlete: what the articles say of somebody, over all stories, and their own words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.athlete.profile import asides, named_beside, parts, repeats_a_name, shown, told, told_asides
from bot.answers.input import echo, name_keys
from bot.answers.points.blocks import point_notes
from bot.answers.points.citations import Citations
from bot.answers.points.findings import finding_statements
from bot.answers.points.people import match_person, namesake_notes
from bot.answers.points.points import AnswerContext, compare_choice, contested, disputes_of, is_shown
from bot.answers.points.wording import HEADLINE_NOTE, VERBATIM_NOTE, counted
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.quote.remarks import distinct_wordings, group_remarks, remark_quotations
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.answers.athlete.profile import Aside, Part
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.facts.model import Vocabulary
    from bot.store.rows import ArticleRow, EntryRow, FindingRow, PersonFacts, PointRow, QuoteRow
    from bot.store.store import Store

MOST_REMARKS = 3
"""Remarks that are shown; /quote has them all."""
MOST_FINDINGS = 8


async def ask(store: Store, call: Call) -> Answer:
    """What is said of the person who was asked for; two statements."""
    asked = call.get("person")
    keys = name_keys(asked)
    if not keys:
        return empty.not_found(call.line, "person", asked, ())
    found = await store.person_facts(keys)
    called = [row for row in found.people if row.key == keys[0]]
    if not called:
        return await _nobody(store, call, found.people)
    meant = match_person(called, keys[0])
    if meant is None:
        return empty.ambiguous(call.line, asked, empty.people_choices("athlete", called))
    return answer(call.line, meant, found, await store.quotes(meant.person.id), store.vocabulary)


async def _nobody(store: Store, call: Call, beginning: Sequence[EntryRow]) -> Answer:
    """Nobody has the whole name: whoever goes by its beginning, or by a name like it, with what else was asked."""
    asked = call.get("person")
    if not beginning:
        found = await store.suggestions(asked, ("person",))
        return empty.not_found(call.line, "person", asked, empty.people_choices("athlete", found))
    people = empty.people_choices("athlete", beginning)[: empty.MOST_CHOICES - 1]
    choices = (*people, Choice(f"Compare: {echo(asked)}", f"/compare {asked}"))
    return empty.not_found(call.line, "person", asked, choices)


class Profile(Frozen, frozen=True):
    """All that is shown of somebody, before it has words."""

    name: str
    points: tuple[PointRow, ...]
    parts: tuple[Part, ...]
    asides: tuple[Aside, ...]
    findings: tuple[FindingRow, ...]
    remarks: tuple[Sequence[QuoteRow], ...]
    here: str

    @property
    def articles(self) -> tuple[ArticleRow, ...]:
        """The articles that are cited, in the order in which the answer first cites them."""
        evidence = [item for part in self.parts for item in part.evidence]
        evidence += [item for aside in shown(self.asides) for item in aside.evidence]
        evidence += [item for row in self.findings[:MOST_FINDINGS] for item in row.evidence.values()]
        printed = [row.article for remark in self.remarks[:MOST_REMARKS] for row in distinct_wordings(remark)]
        cited = [*(item.article for item in evidence), *printed]
        return tuple(dict.fromkeys(replace(article, number=None) for article in cited))

    @property
    def sources(self) -> int:
        """How many articles say anything of them, shown or not."""
        evidence = (*(row.evidence for row in self.points), *(row.evidence for row in self.findings))
        said = {item.article.slug for items in evidence for item in items.values()}
        said |= {item.article.slug for part in self.parts for item in part.evidence}
        return len(said | {row.article.slug for remark in self.remarks for row in remark})


def answer(
    question: str, meant: PersonMatch, found: PersonFacts, quotes: Sequence[QuoteRow], vocabulary: Vocabulary
) -> Answer:
    """Results, then the vocabulary's groups, what was only said or hoped, what cannot be right, and their words."""
    profile = _profile(meant.person, found, quotes, vocabulary)
    others = empty.people_choices("athlete", meant.namesakes)
    if not profile.articles:
        choices = (Choice(f"Search: {profile.name}", f"/search {profile.name}"), *others)
        return empty.silent(question, f"The articles say nothing about {profile.name} in particular.", choices)
    names = found.facts.names
    context = AnswerContext(vocabulary, names, Citations(profile.articles, names))
    blocks = (*namesake_notes(meant), *_blocks(profile, context, meant.person.id))
    choices = (*_next(profile, context), *others)[: empty.MOST_CHOICES]
    disputes = disputes_of(profile.points, names, vocabulary)
    return Answer(question, _title(profile), blocks, context.citations.articles(), choices, disputes=disputes)


def _profile(person: EntryRow, found: PersonFacts, quotes: Sequence[QuoteRow], vocabulary: Vocabulary) -> Profile:
    stories = {row.story for row in quotes} | {article.story for article in found.facts.articles}
    here = next(iter(stories)) or "" if len(stories) == 1 else ""
    names = found.facts.names
    kept = [row for row in found.facts.points if is_shown(row) and not repeats_a_name(row, vocabulary, names)]
    points = tuple(row for row in kept if row.point.key.about == person.id)
    others = named_beside((row for row in kept if row.point.key.about != person.id), vocabulary)
    return Profile(
        person.unnamed or person.name,
        points,
        (*parts(points, found.races, vocabulary, here), *others),
        tuple(asides(points, vocabulary)),
        found.facts.findings,
        tuple(group_remarks(quotes)),
        here,
    )


def _blocks(profile: Profile, context: AnswerContext, subject: str) -> Iterator[Block]:
    for part in profile.parts:
        yield from told(part, context, subject)
    yield from told_asides(profile.asides, context, profile.here, subject)
    if profile.findings:
        yield Heading("What cannot be right")
        yield from finding_statements(profile.findings[:MOST_FINDINGS], context)
        more = len(profile.findings) - MOST_FINDINGS
        yield from [Note(f"And {more:,} more: /compare {profile.name} lists them.")] if more > 0 else []
    yield from _words(profile, context)
    yield from point_notes(contested(profile.points))
    if any(row.point.verdict is Verdict.DISPUTED for row in profile.points):
        yield Note(HEADLINE_NOTE)


def _words(profile: Profile, context: AnswerContext) -> Iterator[Block]:
    """Their remarks, the newest first, each in every wording."""
    if not profile.remarks:
        return
    yield Heading("In their own words")
    yield from remark_quotations(profile.remarks, profile.name, context.citations, MOST_REMARKS)
    more = len(profile.remarks) - MOST_REMARKS
    if more > 0:
        yield Note(f"And {counted(more, 'more remark')}: /quote {profile.name}.")
    yield Note(VERBATIM_NOTE)


def _title(profile: Profile) -> str:
    disputes = len(contested(profile.points))
    in_all = [counted(profile.sources, "article")]
    in_all += [f"{counted(disputes, 'point')} in dispute"] if disputes else []
    return f"{profile.name} — {', '.join(in_all)}"


def _next(profile: Profile, context: AnswerContext) -> Iterator[Choice]:
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
    ask,
)
