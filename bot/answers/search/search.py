"""/search: words in all that the articles say, claims, quotations and passages, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note, Outcome
from bot.answers.input import echo, is_right_to_left
from bot.answers.points.findings import who_said
from bot.answers.points.points import AnswerContext, joined
from bot.answers.points.wording import askable, capitalised, counted, join_words, number_marks
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.search.search_query import content_query, read_search_query
from bot.answers.search.search_results import (
    distinct_results,
    has_another_version,
    point_blocks,
    results_in_other_words,
    search_result_block,
    with_points,
)
from bot.facts.model import Quote
from bot.facts.names import are_alike, near
from bot.store.rows import Facts, OfferList, PointRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.answers.search.search_query import SearchQuery
    from bot.answers.search.search_results import SearchResult
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, SearchHits, UnknownWords
    from bot.store.store import Store

MOST_RESULTS = 10
"""Results that are shown; the others are counted."""
_OTHERWISE = "by meaning"
"""How that is told which a curator has put under a word, whether or not it prints it."""
_IN_ONE_SENTENCE, _APART = "where the words stand in one sentence", "where the words stand apart"
_IN_PART = "where words of it stand"
"""How that is told which prints the words in one sentence, little ones not next to the others, or in none."""
_MOST_CORRECTIONS = 3
"""So many words that are written nearly like an unknown one are suggested for it."""
_MOST_SINGLE_WORDS = 3
"""Words that are looked for one by one, where nothing has all of them."""


async def ask_search(store: Store, call: Call) -> Answer:
    """Where all of the words stand, or those of them that ask for something, or else the rarest."""
    query = read_search_query(call.get("words"))
    if not query.phrases:
        return no_answer.unreadable(call.line, f"There is no word or number in “{echo(query.text)}”.")
    content = content_query(query.text)
    # A word that goes on ("seconds" for "second") is meant where none is printed as it was typed.
    for asked in dict.fromkeys((query.whole(), content, query, read_search_query(content.text))):
        matches = await store.search(asked.phrases)
        results = distinct_results(matches.hits, asked)
        if results:
            best = await _unfinished(store, query, asked, results) or (asked, matches, results)
            return await _answer_by_points(store, call.line, *best)
    unknown = await store.unknown_words(query.single_words())
    others = [other for other in map(read_search_query, _other_texts(query, unknown)) if other.phrases]
    found = await store.occurring([other.phrases for other in others])
    nothing = no_results(call.line, query, unknown, [others[place] for place in found])
    rarest = None if unknown.places else await rarest_word(store, content)
    if rarest is None:
        return nothing
    asked, matches = rarest
    results = distinct_results(matches.hits, asked)
    return below_reason(nothing, await _answer_by_points(store, call.line, *rarest, results), asked, results)


async def _unfinished(
    store: Store, query: SearchQuery, asked: SearchQuery, results: Sequence[SearchResult]
) -> tuple[SearchQuery, SearchHits, Sequence[SearchResult]] | None:
    """What prints words that begin with the last one, where nothing that goes by the words as typed prints them."""
    if asked != query.whole() or any(result.is_printed for result in results):
        return None
    matches = await store.search(query.phrases)
    going_on = distinct_results(matches.hits, query)
    return (query, matches, going_on) if any(result.is_printed for result in going_on) else None


async def _answer_by_points(
    store: Store, question: str, query: SearchQuery, matches: SearchHits, results: Sequence[SearchResult]
) -> Answer:
    """The results; what only goes by the words by the lines of its points, as every answer tells them."""
    printed = [each for each in results if each.is_printed]
    others = [*results_in_other_words(matches.hits, query)]
    said = [each for each in printed if isinstance(each.hit.content, Quote)]
    # Of two speakers articles may disagree whose words they are.
    said = said if len({each.subject for each in said}) > 1 else []
    stories = dict.fromkeys(each.hit.article.story for each in (*others, *said, *filter(has_another_version, printed)))
    facts = {story: await store.story_facts(story) for story in stories if story}
    results = [*printed, *with_points(others, facts)]
    return search_answer(question, query, matches, results, store.vocabulary, facts)


def search_answer(
    question: str,
    query: SearchQuery,
    matches: SearchHits,
    results: Sequence[SearchResult],
    vocabulary: Vocabulary,
    stories: Mapping[str, Facts] = {},
) -> Answer:
    """The best results, each with its exact words; how many more there are, and whom they are about."""
    groups = {kind: group for kind, group in _groups(results, query).items() if group}
    best = [result for group in groups.values() for result in group][:MOST_RESULTS]
    context, more = _context(best, stories, vocabulary), matches.matching > len(matches.hits)
    own = {each.hit.article.story for result in best for each in result.printings}
    story = next(iter(own)) or "" if len(own) == 1 else ""
    blocks: list[Block] = []
    for place, (kind, group) in enumerate(groups.items()):
        shown = [each for each in group if each in best]
        blocks += [Heading(capitalised(kind))] if place and shown else []
        blocks += [search_result_block(each, query, context, story) for each in shown if each.row is None]
        blocks += point_blocks([each for each in shown if each.row is not None], query, context, stories)
    quoted = {each.hit.content.id for of in best for each in of.printings if isinstance(each.hit.content, Quote)}
    findings = {row.id: row for facts in stories.values() for row in facts.findings}
    of_shown = (row for row in findings.values() if row.quotes and quoted.issuperset(quote.id for quote in row.quotes))
    blocks += [replace(who_said("it", row, context), level=1) for row in of_shown]
    hidden = {kind: sum(each.lines for each in group if each not in best) for kind, group in groups.items()}
    rest = [" ".join(filter(None, (f"{number:,} more", kind))) for kind, number in hidden.items() if number]
    if rest:
        blocks.append(Note(f"And {join_words(rest)}{' at least' if more else ''}: another word narrows it down."))
    kind, group = next(iter(groups.items()))
    title = _title(kind, sum(each.lines for each in group), query, more=more)
    choices = _athlete_choices([*best, *_beside(best, matches, query)], query, context.names)
    return Answer(question, title, tuple(blocks), context.citations.articles(), choices)


def _context(results: Sequence[SearchResult], stories: Mapping[str, Facts], vocabulary: Vocabulary) -> AnswerContext:
    """What it takes to tell the results: the articles in their order, and what their points tell of days and people."""
    names = {id_: row for each in results for id_, row in each.hit.names.items()}
    own = (each.hit.article for result in results for each in result.printings)
    articles = {row.slug: row for row in (*own, *(row for each in results for row in each.hit.others))}
    points = tuple(PointRow.of(each.hit.point, vocabulary, {}) for each in results if each.hit.point is not None)
    facts_of_hits = Facts(points, (), tuple(articles.values()), names)
    for facts in stories.values():
        # Numbers are a story's own: of several stories the articles are numbered in their order here.
        facts_of_hits = joined(
            facts_of_hits, replace(facts, articles=tuple(replace(row, number=None) for row in facts.articles))
        )
    return AnswerContext.of(facts_of_hits, vocabulary)


def _groups(results: Sequence[SearchResult], query: SearchQuery) -> dict[str, list[SearchResult]]:
    """What has the words together, what goes by them, and what has them in one sentence or apart.

    One word that asks for something stands apart of none of the little ones around it: they may be missing.
    """
    apart = _APART if len(content_query(query.text).phrases) > 1 else _IN_PART
    of_kind: dict[str, list[SearchResult]] = {"": [], _OTHERWISE: [], _IN_ONE_SENTENCE: [], apart: []}
    for result in results:
        kind, has = _OTHERWISE, result.has_in_one_sentence
        if result.is_printed:
            kind = "" if has(query.together) else _IN_ONE_SENTENCE if has(query) else apart
        of_kind[kind].append(result)
    return {kind: _new_points_first(group) for kind, group in of_kind.items()}


def _title(kind: str, number: int, query: SearchQuery, *, more: bool) -> str:
    """How many hits there are of the best kind, and for what."""
    hits, words = f"{'more than ' if more else ''}{counted(number, 'hit')}", _echo_query(query)
    begun = "words that begin with " if any(phrase.open for phrase in query.phrases) else ""
    joint = "" if kind in {"", _OTHERWISE} else ","
    return capitalised(f"{hits} for {begun}{words}{joint} {kind}".rstrip())


def _new_points_first(results: Sequence[SearchResult]) -> list[SearchResult]:
    """The results, behind all others those of a point of which one stands there; every side of a dispute stands."""
    points: set[str] = set()
    first: list[SearchResult] = []
    again: list[SearchResult] = []
    for result in results:
        point = result.hit.point
        (again if point is not None and point.id in points else first).append(result)
        if point is not None and not point.is_contested:
            points.add(point.id)
    return [*first, *again]


def _beside(results: Iterable[SearchResult], matches: SearchHits, query: SearchQuery) -> Iterator[SearchResult]:
    """What else is told by the words that results print: by "behind only Mo Farah" something of Kerr as well."""
    printed = [result for result in results if result.is_printed]
    others = (each for hit in matches.hits for each in distinct_results([hit], query))
    return (each for each in others if any(map(each.tells_as, printed)))


def _athlete_choices(
    results: Sequence[SearchResult], query: SearchQuery, names: Mapping[str, EntryRow]
) -> tuple[Choice, ...]:
    """Whom the search names, then whom the results are about or whose words they are."""
    asked = (row for row in names.values() if query.marks(row.name))
    subjects = (result.hit.names.get(result.subject) for result in results)
    people = dict.fromkeys(row for row in (*asked, *subjects) if row is not None and row.type == "person")
    rows = [row for row in people if not row.unnamed][: no_answer.MOST_CHOICES]
    return tuple(Choice(f"All about {row.name}", f"/athlete {askable(row.name, row.id)}") for row in rows)


# --- nothing has all of the words ----------------------------------------------------------------------------------


async def rarest_word(store: Store, query: SearchQuery) -> tuple[SearchQuery, SearchHits] | None:
    """Of words that stand nowhere together the one in fewest places; None where one stands nowhere, and of one word.

    A statement a word, up to the one that stands nowhere.
    """
    if not 1 < len(query.phrases) <= _MOST_SINGLE_WORDS:
        return None
    found: list[tuple[SearchQuery, SearchHits]] = []
    for phrase in query.phrases:
        matches = await store.search([phrase])
        if not matches.hits:
            return None
        found.append((replace(query, text=" ".join(phrase.words), phrases=(phrase,)), matches))
    return min(found, key=lambda each: each[1].matching)


def below_reason(empty: Answer, answer: Answer, query: SearchQuery, results: Sequence[SearchResult]) -> Answer:
    """An answer that has nothing, with what stands in the articles instead."""
    # What contradicts a hit may cite articles that have none of the words.
    content = content_query(query.text)
    printed = [result for result in results if result.prints(content)]
    together = [result for result in printed if result.has_in_one_sentence(content)]
    having = {each.hit.article.slug for result in together or printed or results for each in result.printings}
    marks = number_marks(article.number for article in answer.articles if article.slug in having)
    words = _echo_query(query)
    # What does not stand there as it was typed may stand for something else.
    what = f"{words} stands in {marks}" if printed else f"Perhaps {words} in other words, in {marks}"
    note = Note(f"{what}:" if together or not printed else f"Words of {words} stand in {marks}, in several sentences:")
    return replace(empty, blocks=(note, *answer.blocks), articles=answer.articles)


def no_results(question: str, query: SearchQuery, unknown: UnknownWords, others: Sequence[SearchQuery]) -> Answer:
    """Which words stand in no article, or that they stand nowhere together; ``others`` that do are choices."""
    if unknown.places:
        sentence = f"Nothing found for {_echo_words(query, unknown.places)}."
    else:
        sentence = f"Nothing in the articles has all of {_echo_query(query)}."
    choices = tuple(Choice(f"Search: {echo(other.text)}", f"/search {other.text}") for other in others)
    step = "Did you mean one of these?" if unknown.places and choices else "Ask for fewer words, or for others."
    outcome = Outcome.NOT_FOUND if unknown.places else Outcome.SILENT
    choices = choices[: no_answer.MOST_CHOICES] or (no_answer.HELP,)
    return Answer(question, sentence, (Note(step),), choices=choices, outcome=outcome)


def _other_texts(query: SearchQuery, unknown: UnknownWords) -> list[str]:
    """What may be searched instead: the unknown words as they may have been meant, or one word less."""
    fewer = (query.rewritten({place: ""}) for place in reversed(range(len(query.words))))
    texts = _corrected_texts(query, unknown) if unknown.places else fewer
    return list(filter(None, dict.fromkeys(texts)))


def _corrected_texts(query: SearchQuery, unknown: UnknownWords) -> Iterator[str]:
    """The words with each unknown one as it may have been meant, or without it: the nearest first."""
    corrections = {place: _meant_words(query.words[place].folded, unknown.near) for place in unknown.places}
    for choice in range(_MOST_CORRECTIONS):
        yield query.rewritten({place: words[min(choice, len(words) - 1)] for place, words in corrections.items()})


def _meant_words(word: str, words: Iterable[str]) -> Sequence[str]:
    """The words of which an unknown one may be a slip of the pen, the nearest first; else none: ""."""
    return [each for each in near(word, words, _MOST_CORRECTIONS) if are_alike(word, each)] or [""]


def _echo_words(query: SearchQuery, places: Sequence[int]) -> str:
    """The unknown words as they were typed; of what is written from right to left only that."""
    if is_right_to_left(query.text):
        return "these words"
    words = [query.words[place] for place in places[:_MOST_CORRECTIONS]]
    return join_words([f"“{echo(query.text[word.start : word.end])}”" for word in words], "or")


def _echo_query(query: SearchQuery) -> str:
    return "these words" if is_right_to_left(query.text) else f"“{echo(query.text)}”"


QUESTION = Question(
    "search",
    "Words in the articles.",
    (
        Parameter(
            "words",
            "Any words: a name, a mark, a place. All of them must stand there.",
            ParameterKind.WORDS,
            required=True,
        ),
    ),
    ask_search,
    example="/search {words}",
    offers=OfferList.WORDS,
)
