"""/quote: what somebody said, remark by remark, and below what articles report in their own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note, Quotation
from bot.answers.input import echo, name_keys
from bot.answers.points.citations import Citations
from bot.answers.points.findings import who_said
from bot.answers.points.people import match_person, namesake_notes
from bot.answers.points.points import AnswerContext, people_pronouns
from bot.answers.points.races import only_story
from bot.answers.points.wording import counted, join_words, name_of
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.quote.remarks import group_remarks, is_on_occasion, is_said_again, remark_blocks, remark_heading
from bot.answers.search.search_query import content_query
from bot.answers.sentences.excerpts import without_nested, without_parts
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import (
    find_other_words,
    find_words,
    for_nobody,
    has_facts,
    or_people,
    sentences_answer,
    unknown_person,
)
from bot.facts.names import fold
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.people import PersonMatch
    from bot.answers.question import Call
    from bot.answers.quote.remarks import Remark
    from bot.facts.model import Claim, Quote
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import Facts, PointRow, QuoteRow
    from bot.store.store import Store

_IN_ARTICLE = re.compile(r"(.+?) ?(\[\d{1,2}\])")
"""A name and an article by its number: "kerr [4]"."""


async def ask_quote(store: Store, call: Call) -> Answer:
    """The remarks of the person who was asked for, and what is reported of them; two statements, or three."""
    person, about = call.get("person"), call.get("about")
    if not about and (typed := _IN_ARTICLE.fullmatch(person)):
        person, about = typed.groups()
    if not person:
        return await for_nobody(store, call.line, QUESTION)
    keys = (fold(person),) if about else name_keys(person)
    people, rows = await store.quotes_by_name(keys)
    if not people:
        return await unknown_person(store, call)
    match = match_person(people, fold(person), about)
    if match is None:
        return no_answer.ambiguous(call.line, person, no_answer.people_choices("quote", people))
    speech = await store.speech_facts(match.person.id)
    answer = quote_answer(call.line, match, rows, speech, store.vocabulary)
    if has_facts(answer) or (_is_article(match) and (rows or speech.points)):
        return answer
    if not match.about or _is_article(match):
        return await or_people(store, "quote", answer)
    return await _near(store, match, rows, replace(speech, points=()), answer)


async def _near(store: Store, match: PersonMatch, rows: Sequence[QuoteRow], unsaid: Facts, empty: Answer) -> Answer:
    """The remarks behind a sentence of their paragraph that has the speaker's name and the words, else those words."""
    words = f"{match.name.rsplit(maxsplit=1)[-1]} {match.about}"
    query = content_query(words)
    ways = (await find_words(store, query), await find_other_words(store, query.in_other_words({})))
    found = [each for each in ways if each is not None]
    before = [(hit.article.slug, hit.paragraph, hit.content.span) for each in found for hit in each.sure]
    quotes = [(row, (row.article.slug, row.quote.paragraph, row.quote.span)) for row in rows]
    near = [row for row, place in quotes if any(each[:2] == place[:2] and each < place for each in before)]
    if near:
        told = quote_answer(empty.question, replace(match, about=""), near, unsaid, store.vocabulary)
        return replace(told, blocks=(Note(f"Said in a paragraph on “{echo(match.about)}”."), *told.blocks))
    answer = sentences_answer(empty.question, found[0], empty, store.vocabulary) if found else empty
    is_said = any(isinstance(block, Quotation) and block.speaker == match.name for block in answer.blocks)
    return replace(answer, title=f"“{echo(words)}” in the articles") if is_said else answer


def quote_answer(
    question: str, match: PersonMatch, rows: Sequence[QuoteRow], speech: Facts, vocabulary: Vocabulary
) -> Answer:
    """Every remark of the person, or those that the rest of the question is about, then what is reported.

    Of an article what it prints and reports.
    """
    context = _speech_context(rows, speech, vocabulary)
    has_remarks = bool(rows or (_is_article(match) and speech.points))
    if _is_article(match):
        rows, speech = _in_article(match, rows, speech)
    on_occasion = [remark for remark in group_remarks(rows) if match.about and is_on_occasion(remark, match.about)]
    ways = [_speech_about(match, rows, speech, context, by_attribute=each) for each in (False, True)]
    # One that finds remarks goes first: nobody is only reported who is quoted, too.
    ways.sort(key=lambda way: (not way[0], not any(way)))
    remarks, reported, said_of = (on_occasion, [], []) if on_occasion else ways[0]
    # Of a namesake nothing need be quoted; a profile there always is, but of organisations, which speak.
    namesakes = no_answer.people_choices("athlete" if match.person.type == "person" else "quote", match.namesakes)
    choices = (
        Choice("Profile", f"/athlete {match.words}"),
        Choice("All sides", f"/compare {match.words}"),
        *namesakes,
    )
    if not remarks and not reported and not said_of:
        return _nothing_said(question, match, has_remarks=has_remarks, choices=choices)
    choices = (_all_remarks(match), *choices) if _is_article(match) else choices
    blocks: list[Block] = [*namesake_notes(match), *_race_notes(rows, speech)]
    several = len({row.story for remark in remarks for row in remark}) > 1
    for place, remark in enumerate(remarks):
        heading = remark_heading(remark, _addressees(remark, match, speech, context), names_race=several)
        heading += " · SAID AGAIN" if any(is_said_again(remark, before) for before in remarks[:place]) else ""
        blocks += remark_blocks(remark, match.name, context.citations, heading)
        blocks += _other_speakers(remark, speech, context)
    blocks += _reported_blocks(reported, "Reported, not quoted", match, speech, context)
    blocks += _reported_blocks(said_of, f"What others said of {match.name}", match, speech, context)
    return Answer(question, _quote_title(match, remarks), tuple(blocks), context.citations.articles(), choices)


def _is_article(match: PersonMatch) -> bool:
    """Whether what is asked for is an article: "[4]", "[olympics.com]"."""
    return match.about.startswith("[") and match.about.endswith("]")


def _in_article(match: PersonMatch, rows: Sequence[QuoteRow], speech: Facts) -> tuple[Sequence[QuoteRow], Facts]:
    """What the article of that number in its story, or of that publisher, prints and reports of the person's words."""
    name, speaker = fold(match.about), match.person.id
    articles = (*(row.article for row in rows), *speech.articles)
    slugs = {each.slug for each in articles if name in {str(each.story_number), fold(each.outlet)}}
    points = []
    for row in speech.points:
        own = [each for each in row.reports if each.article in slugs and _says(row, each.claim, speaker)]
        points.append(replace(row, reports=tuple(own)))
    return [row for row in rows if row.article.slug in slugs], replace(speech, points=tuple(points))


def _race_notes(rows: Sequence[QuoteRow], speech: Facts) -> tuple[Note, ...]:
    """The race of the story to which all belongs, where there is one."""
    stories = {article.story for article in speech.articles}
    races = {race.id: race.full_name for race in speech.races if race.id in stories}
    races |= {row.story: f"{row.race.name}, {row.race.detail}" for row in rows}
    return tuple(map(Note, races.values())) if len(races) == 1 else ()


def _speech_context(rows: Sequence[QuoteRow], speech: Facts, vocabulary: Vocabulary) -> AnswerContext:
    """The names that are needed, and the articles: with their numbers where there is one story."""
    articles = {row.article.slug: row.article for row in rows}
    articles |= {row.slug: replace(row, number=row.story_number) for row in speech.articles if row.slug not in articles}
    if len({*(row.story for row in rows), *(row.story for row in speech.articles)}) > 1:
        articles = {slug: replace(article, number=None) for slug, article in articles.items()}
    ordered = sorted(articles.values(), key=lambda article: article.number or 0)
    return AnswerContext(vocabulary, speech.names, Citations(ordered, speech.names), pronouns=people_pronouns(speech))


def _speech_about(
    match: PersonMatch, rows: Sequence[QuoteRow], speech: Facts, context: AnswerContext, *, by_attribute: bool
) -> tuple[list[Remark], list[PointRow], list[PointRow]]:
    """Remarks, what is reported and what others said that have each word which was asked for, or a word that begins so.

    A remark may also be of somebody who goes by it. ``by_attribute`` it may also be one by which people write an
    attribute of it: "ill" for a sore throat.
    """
    person, quotes = match.person.id, [row.quote for row in rows]
    reported = (_reported_row(row, person, quotes) for row in speech.points)
    said_of = (_row_of_others(row, person) for row in speech.points)

    def is_asked_for(text: str, attributes: Iterable[str]) -> bool:
        whats = (context.vocabulary.attributes[each] for each in attributes) if by_attribute else ()
        words = f" {fold(' '.join((text, *(word for what in whats for word in (what.label, *what.words)))))}"
        return _is_article(match) or all(f" {word}" in words for word in fold(match.about).split())

    claims = [claim for row in speech.points for claim in _claims_of(row, person)]
    remarks = [
        remark
        for remark in group_remarks(rows)
        if is_asked_for(
            " ".join((*(row.quote.text for row in remark), *_addressees(remark, match, speech, context))),
            [claim.what for claim in claims if any(_lies_in(claim, row.quote) for row in remark)],
        )
    ]
    indirect = [
        [row for row in each if row.reports and is_asked_for(_reported_words(row, person, context), (row.what,))]
        for each in (reported, said_of)
    ]
    return remarks, indirect[0], indirect[1]


def _quote_title(match: PersonMatch, remarks: Sequence[Remark]) -> str:
    """How many remarks there are, and how many articles print the words of them that were asked for."""
    words = fold(match.about).split()
    printing = [
        [row for row in remark if all(f" {word}" in f" {fold(row.quote.text)}" for word in words)] or remark
        for remark in remarks
    ]
    articles = {row.article.slug for rows in printing for row in rows}
    stories = len({row.story for remark in remarks for row in remark})
    if not remarks:
        return f"{match.name} — reported, not quoted"
    publishers = {row.article.outlet for remark in remarks for row in remark}
    where = join_words(sorted(publishers)) if _is_article(match) else counted(len(articles), "article")
    title = f"{match.name} — {counted(len(remarks), 'remark')} in {where}"
    return f"{title}, {counted(stories, 'story', 'stories')}" if stories > 1 else title


def _nothing_said(question: str, match: PersonMatch, *, has_remarks: bool, choices: Sequence[Choice]) -> Answer:
    if not match.about or not has_remarks:
        return no_answer.silent(question, f"The articles quote nothing that {match.name} said.", choices)
    asked = echo(match.about[1:-1] if _is_article(match) else match.about)
    where = f"in {'article ' if asked.isdecimal() else ''}{asked}" if _is_article(match) else f"for “{asked}”"
    sentence = f"No remark of {match.name} found {where}."
    return no_answer.silent(question, sentence, (_all_remarks(match), *choices))


def _all_remarks(match: PersonMatch) -> Choice:
    return Choice("All remarks", f"/quote {match.words}")


# --- of whom a remark was ------------------------------------------------------------------------------------------


def _addressees(remark: Remark, match: PersonMatch, speech: Facts, context: AnswerContext) -> list[str]:
    """The people of whom the speaker says it in claims that lie in the remark, where it does not name them."""
    speaker = match.person.id
    claims = [claim for row in speech.points for claim in _claims_of(row, speaker)]
    quotes = [row.quote for row in remark]
    others = [claim for claim in claims if claim.about != speaker and any(_lies_in(claim, quote) for quote in quotes)]
    people = dict.fromkeys(claim.about for claim in others if not context.citations.is_named(claim.about, claim))
    named = dict.fromkeys(claim.about for claim in others)
    entries = [context.names.get(person) for person in (people or named)]
    return [name_of(entry.id, context.names) for entry in entries if entry is not None and entry.type == "person"]


def _other_speakers(remark: Remark, speech: Facts, context: AnswerContext) -> Iterator[Statement]:
    """In small print whom other articles have say the words of a remark."""
    printed = {row.quote.id for row in remark}
    for row in speech.findings:
        if not printed.isdisjoint(quote.id for quote in row.quotes):
            yield replace(who_said("it", row, context), level=1)


def _claims_of(row: PointRow, speaker: str) -> list[Claim]:
    return [row.claim(standing) for standing in row.reports if _says(row, standing.claim, speaker)]


def _says(row: PointRow, claim: str, speaker: str) -> bool:
    return row.evidence[claim].claim.by == speaker


def _lies_in(claim: Claim, quote: Quote) -> bool:
    """Whether a claim's words and a quotation overlap in the text of their article."""
    return claim.article == quote.article and claim.span.touches(quote.span)


# --- what is reported ---------------------------------------------------------------------------------------------


def _reported_row(row: PointRow, speaker: str, quotes: Sequence[Quote]) -> PointRow:
    """Of a point what articles report the speaker to have said, outside of the speaker's own words."""
    standings = tuple(
        standing
        for standing in row.reports
        if _says(row, standing.claim, speaker) and not any(_lies_in(row.claim(standing), quote) for quote in quotes)
    )
    return replace(row, values=(), reports=standings)


def _row_of_others(row: PointRow, person: str) -> PointRow:
    """Of a point what others said of a person: about them, or with them as its value."""
    standings = tuple(
        standing
        for standing in row.reports
        if row.claim(standing).by not in {None, person} and person in {row.about, str(standing.value)}
    )
    return replace(row, values=(), reports=standings)


def _reported_words(row: PointRow, person: str, context: AnswerContext) -> str:
    """The words in which a thing is reported, its label, its values, and who but the person says it and of whom."""
    claims = row.claims(row.reports)
    others = {entry for claim in claims for entry in (claim.by, claim.about) if entry and entry != person}
    names = (name_of(entry, context.names) for entry in others)
    values = (f"{claim.excerpt} {claim.value.replace('-', ' ')}" for claim in claims)
    return " ".join((row.attribute.label, *names, *values))


def _reported_blocks(
    rows: Sequence[PointRow], heading: str, match: PersonMatch, speech: Facts, context: AnswerContext
) -> Iterator[Block]:
    """A line for each thing that is reported; the race of the only story goes without saying."""
    if not rows:
        return
    race = only_story(speech)
    yield Heading(heading)
    writer = SentenceWriter(context, race)
    lines = [line for row in rows for line in writer.uncounted(row)]
    yield from without_parts(without_nested(lines), match.name)


QUESTION = Question(
    "quote",
    "What somebody said.",
    (
        Parameter(
            "person", "Whose words: a full name, a surname or a short name.", ParameterKind.SPEAKER, required=True
        ),
        Parameter(
            "about",
            "Only remarks with these words, or those in one article, by its number in brackets.",
            ParameterKind.WORDS,
        ),
    ),
    ask_quote,
    example="/quote {speaker}",
    offers=OfferList.SPEAKERS,
)
