"""Every statement with which the store is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.store.connection import VOCABULARY
from bot.store.queries import articles, completions, entries, facts, paragraphs, quotes, races, search

if TYPE_CHECKING:
    from collections.abc import Mapping

STATEMENTS: Mapping[str, str] = {
    "result facts": facts.RESULT_FACTS,
    "source facts": facts.SOURCE_FACTS,
    "story facts": facts.STORY_FACTS,
    "story facts and quotes": facts.STORY_FACTS_AND_QUOTES,
    "subject facts": facts.SUBJECT_FACTS,
    "meet facts": facts.MEET_FACTS,
    "speech facts": facts.SPEECH_FACTS,
    "person facts": facts.PERSON_FACTS,
    **races.STATEMENTS,
    "race by id": races.RACE_BY_ID,
    "entries": entries.ENTRIES,
    "entry by id": entries.ENTRY_BY_ID,
    "names": entries.NAMES,
    "meets": entries.MEETS,
    "suggestions": entries.SUGGESTIONS,
    "quotes": quotes.QUOTES,
    "quotes by name": quotes.QUOTES_BY_NAME,
    "paragraphs": paragraphs.PARAGRAPHS,
    "article": articles.ARTICLE,
    "articles of stories": articles.ARTICLES_OF_STORIES,
    "search": search.SEARCH,
    "unknown words": search.UNKNOWN_WORDS,
    "occurring": search.OCCURRING,
    "spellings": search.SPELLINGS,
    **completions.STATEMENTS,
    "vocabulary": VOCABULARY,
}
"""Every statement by its name: none scans a table that grows with the number of articles."""
