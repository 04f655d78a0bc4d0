"""The ``[[sentence]]`` entries of an article's file: what each may hold, and which words of the text it names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bot.facts.pack.reference.sentence_keys import OF_QUOTATIONS, SENTENCE
from bot.facts.pack.sentences.excerpts import locate_words
from bot.facts.pack.toml.fields import CheckedTable, SourceLocation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.model import Span
    from bot.facts.pack.sentences.articles import ArticleFile

_OF_CLAIMS = ("in", "among", "by", "mood")


class SentenceEntry(NamedTuple):
    """An entry: its own keys, its claims by subject, the run that names it, and all sentences that the run touches."""

    table: CheckedTable
    subjects: Mapping[str, Mapping[str, Any]]
    at: Span | None
    whole: Span | None


def read_entries(article: ArticleFile) -> Iterator[SentenceEntry]:
    """Each entry of the file; what does not fit is added to the file's problems."""
    record = article.record
    for index, values in enumerate(record.items("sentence")):
        own = {key: value for key, value in values.items() if key in SENTENCE.keys or not isinstance(value, dict)}
        place = SourceLocation(record.at.file, ("sentence", index))
        table = CheckedTable(own, SENTENCE, place, record.problems)
        subjects = {key: value for key, value in values.items() if key not in own}
        if len(table.values()) == len(own):
            _check_purpose(table, subjects)
        run = locate_words(table, "at", article.text)
        whole = article.text.sentences_around(run) if article.text and run else None
        yield SentenceEntry(table, subjects, run, whole)


def _check_purpose(table: CheckedTable, subjects: Mapping[str, Any]) -> None:
    """A sentence is quoted, or set aside, or says something."""
    if not subjects and "quote" not in table and "aside" not in table:
        message = (
            'this sentence says nothing: add a claim as subject.attribute = "value", or else quote = "speaker" '
            'or aside = "why"'
        )
        table.report("empty-sentence", message)
    if "quote" in table and "aside" in table:
        table.report(
            "quote-and-aside",
            "a sentence is a quotation or an aside: keep one, and write the other as a [[sentence]] of its own",
            "aside",
        )
    for key in () if "quote" in table else OF_QUOTATIONS:
        if key in table:
            table.report(
                "no-quote",
                f"“{key}” beside “at” is a quotation's: write it into the claim, or name the speaker in “quote”",
                key,
            )
    for key in () if subjects else _OF_CLAIMS:
        if key in table:
            table.report("no-claim", f"“{key}” tells of claims, and this sentence has none: leave it out", key)
