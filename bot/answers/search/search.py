"""/search: words in all that the articles say, claims, quotations and passages, the best first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import empty
from bot.answers.answer import Answer, Choice, Note, Outcome
from bot.answers.input import echo, is_right_to_left
from bot.answers.points.citations import Citations
from bot.answers.points.points import AnswerContext
from bot.answers.points.wording import VERBATIM_NOTE, askable, counted, join_words
from bot.answers.question import Parameter, ParameterKind, Question
from bot.answers.search.search_query import read_search_query
from bot.answers.search.search_results import distinct_results, search_result_block
from bot.facts.model import Claim
from bot.facts.names import near
from bot.store.rows import Passage

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers.question import Call
    from bot.answers.search.search_query import SearchQuery
    from bot.answers.search.search_results import SearchResult
    from bot.facts.model import Vocabulary
    from bot.store.rows import EntryRow, Found, KnownWords
    from bot.store.store import Store

MOST_HITS = 10
"""Hits that are shown; the others are counted."""
_NEAR = 3
"""So many words that are written nearly like an unknown one are suggested for it."""


async def ask_search(store: Store, call: Call) -> Answer:
    """Where all of the words stand; two statements at most."""
    sought = read_search_query(call.get("words"))
    if not sought.phrases:
        return empty.unreadable(call.line, f"There is no word or number in “{echo(sought.text)}”.")
    found = await store.search(sought.phrases)
    if found.hits:
        return answer_search(call.line, sought, found, store.vocabulary)
    return nothing(call.line, sought, await store.known_words(sought.single()))


def answer_search(question: str, sought: SearchQuery, found: Found, vocabulary: Vocabulary) -> Answer:
    """The best hits, each with its exact words; how many more there are, and whom they are about."""
    hits = distinct_results(found.hits, sought)
    shown = hits[:MOST_HITS]
    names = {id_: row for each in shown for id_, row in each.hit.names.items()}
    articles = dict.fromkeys(each.hit.article for first in shown for each in first.every)
    context = AnswerContext(vocabulary, names, Citations(articles, names))
    stories = {article.story for article in articles}
    here = next(iter(stories)) or "" if len(stories) == 1 else ""
    blocks = [search_result_block(each, sought, context, here) for each in shown]
    more = found.matching > len(found.hits)
    notes = (*_rest(len(hits) - len(shown), more=more), Note(VERBATIM_NOTE))
    title = f"{'More than ' if more else ''}{counted(len(hits), 'hit')} for {_echoed(sought)}"
    choices = tuple(_people(shown, sought, names))
    return Answer(question, title, (*blocks, *notes), context.citations.articles(), choices)


def _rest(hits: int, *, more: bool) -> Iterator[Note]:
    if hits:
        yield Note(f"And {hits:,} {'or more others' if more else 'more'}: add a word to see fewer.")


def _people(hits: Sequence[SearchResult], sought: SearchQuery, names: Mapping[str, EntryRow]) -> list[Choice]:
    """Whom the hits are about or whose words they are, those whom the search names first."""
    subjects = (names.get(_subject(shown)) for shown in hits)
    people = dict.fromkeys(row for row in subjects if row is not None and row.type == "person" and not row.unnamed)
    named = sorted(people, key=lambda row: not sought.marks(row.name))
    return [Choice(f"All about {row.name}", f"/athlete {askable(row.name, row.id)}") for row in named][
        : empty.MOST_CHOICES
    ]


def _subject(shown: SearchResult) -> str:
    found = shown.hit.found
    if isinstance(found, Passage):
        return ""
    return found.about if isinstance(found, Claim) else found.speaker


# --- nothing has all of the words ----------------------------------------------------------------------------------


def nothing(question: str, sought: SearchQuery, known: KnownWords) -> Answer:
    """Which words stand in no article, and what may have been meant; or that they stand nowhere together."""
    if known.unknown:
        texts = _mended(sought, known)
        sentence = f"No article here has {_written(sought, known.unknown)}."
    else:
        texts = _with_one_less(sought)
        sentence = f"Nothing in the articles has all of {_echoed(sought)}."
    choices = tuple(Choice(f"Search: {echo(text)}", f"/search {text}") for text in dict.fromkeys(texts) if text)
    step = "Did you mean one of these?" if known.unknown and choices else "Ask for fewer words, or for others."
    outcome = Outcome.NOT_FOUND if known.unknown else Outcome.SILENT
    return Answer(
        question, sentence, (Note(step),), choices=choices[: empty.MOST_CHOICES] or (empty.HELP,), outcome=outcome
    )


def _mended(sought: SearchQuery, known: KnownWords) -> Iterator[str]:
    """The words with each unknown one as it may have been meant, or without it: the nearest first."""
    meant = {place: near(sought.words[place].folded, known.near, _NEAR) or ("",) for place in known.unknown}
    for choice in range(_NEAR):
        yield sought.rewritten({place: words[min(choice, len(words) - 1)] for place, words in meant.items()})


def _with_one_less(sought: SearchQuery) -> Iterator[str]:
    """The words without one of them, the last first."""
    yield from (sought.rewritten({place: ""}) for place in reversed(range(len(sought.words))))


def _written(sought: SearchQuery, unknown: Sequence[int]) -> str:
    """The unknown words as they were typed; of what is written from right to left only that."""
    if is_right_to_left(sought.text):
        return "these words"
    words = [sought.words[place] for place in unknown[:_NEAR]]
    return join_words([f"“{echo(sought.text[word.start : word.end])}”" for word in words], "or")


def _echoed(sought: SearchQuery) -> str:
    return "these words" if is_right_to_left(sought.text) else f"“{echo(sought.text)}”"


QUESTION = Question(
    "search",
    "Words in all that the articles say: claims, quotations and passages, the best first.",
    (
        Parameter(
            "words",
            "Any words: a name, a mark, a place. All of them must stand there.",
            ParameterKind.WORDS,
            required=True,
        ),
    ),
    ask_search,
)
