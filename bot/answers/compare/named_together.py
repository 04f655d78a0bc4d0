"""Where an article names two people or countries together, where no point has both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Answer, Choice, Heading, Note
from bot.answers.compare.head_to_head import alike
from bot.answers.points.citations import Citations
from bot.answers.points.points import AnswerContext
from bot.answers.points.wording import askable, join_words
from bot.answers.search.search_query import SearchQuery
from bot.answers.search.search_results import distinct_results, search_result_block
from bot.answers.sentences.sentence import SentenceWriter
from bot.answers.silence import MOST_SENTENCES, few_lines
from bot.facts.names import fold
from bot.store.queries.search import Phrase
from bot.store.rows import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Block
    from bot.answers.question import Call
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts
    from bot.store.store import Store

Entries = tuple["EntryRow", "EntryRow"]


async def named_together(store: Store, call: Call, both: Entries, facts: Facts) -> Answer:
    """The sentences of a paragraph that name both; without any that none does, and which articles name each."""
    query = await _query(store, both)
    hits = (await store.search(query.phrases)).hits
    others = [await _namesakes(store, entry, phrase) for entry, phrase in zip(both, query.phrases, strict=True)]
    passages = distinct_results([hit for hit in hits if isinstance(hit.content, Passage)], query)
    found = [each for each in passages if _names_each(" ".join(each.words), query, others)][:MOST_SENTENCES]
    if not found:
        return _apart(call, both, facts, store.vocabulary)
    names = {id_: row for each in found for id_, row in each.hit.names.items()}
    rows = dict.fromkeys(row for each in found for row in (each.hit.article, *each.hit.others))
    context = AnswerContext(store.vocabulary, names, Citations(rows, names))
    blocks = [search_result_block(each, query, context) for each in found]
    title = " and ".join(entry.name for entry in both)
    own = {each.hit.article.slug for result in found for each in result.printings}
    note = Note(f"{context.citations.marks(own)} {'names' if len(own) == 1 else 'name'} both together:")
    return Answer(call.line, title, (note, *blocks), context.citations.articles(), tuple(_each(both)))


async def _query(store: Store, both: Entries) -> SearchQuery:
    """The search for both, each by any of their own names."""
    keys = [fold(entry.name) for entry in both]
    names = await store.other_names(keys, [entry.type for entry in both])
    phrases = (Phrase(tuple(key.split()), others=tuple(tuple(name.split()) for name in names[key])) for key in keys)
    return SearchQuery(" ".join(keys), (), tuple(phrases))


async def _namesakes(store: Store, entry: EntryRow, phrase: Phrase) -> tuple[str, ...]:
    """The full names of others that end in a name of somebody: in “Isolde Brown” nobody names Ada Brown."""
    keys = tuple(run[0] for run in phrase.runs if len(run) == 1)
    rows = await store.entries(keys, (entry.type,)) if keys else ()
    return tuple(row.name for row in rows if row.id != entry.id)


def _names_each(text: str, query: SearchQuery, namesakes: Sequence[Sequence[str]]) -> bool:
    """Whether a text names each of the two, and not only others of that surname."""
    own = (re.sub("|".join(map(re.escape, others)) or r"(?!)", "", text) for others in namesakes)
    return all(phrase not in query.lacking(each) for phrase, each in zip(query.phrases, own, strict=True))


def _apart(call: Call, both: Entries, facts: Facts, vocabulary: Vocabulary) -> Answer:
    """What is told of the two alike; else that no sentence names both, which articles do, and a few lines on each."""
    context = AnswerContext.of(facts, vocabulary)
    writer, choices = SentenceWriter(context), tuple(_each(both))
    names = join_words([entry.name for entry in both])
    same = [line for row in alike(facts.points, (both[0].id, both[1].id), context) for line in writer.lines(row)]
    if same:
        return Answer(call.line, names, tuple(same), context.citations.articles(), choices)
    one, other = (_telling(facts, entry.id) for entry in both)
    marks = context.citations.marks(one & other)
    blocks: list[Block] = (
        [Note(f"{marks} {'names' if len(one & other) == 1 else 'name'} both, apart.")] if marks else []
    )
    for entry in both:
        lines = few_lines([row for row in facts.points if row.about == entry.id], context)
        blocks += [Heading(entry.name), *lines] if lines else []
    empty = no_answer.silent(call.line, f"No {'passage' if marks else 'article'} names both {names}.", choices)
    return replace(empty, blocks=tuple(blocks), articles=context.citations.articles())


def _telling(facts: Facts, entry: str) -> set[str]:
    """The articles that tell of somebody, or name them in what they tell."""
    named = ((row.claim(each), each.value.text) for row in facts.points for each in row.all_standings)
    return {claim.article for claim, value in named if entry in {claim.about, claim.by, value}}


def _each(both: Entries) -> Iterator[Choice]:
    yield from (Choice(entry.name, f"/compare {askable(entry.name, entry.id)}") for entry in both)
