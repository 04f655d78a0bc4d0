"""The ``[[sentence]]`` entries of an article's file: what each may hold, and which words of the text it names.

A claim is written ``subject.attribute = value``, with a table or a list for the value.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bot.facts.model import Mood, Than
from bot.facts.moment import Moment
from bot.facts.names import near
from bot.facts.pack.reference.sentence_keys import OF_QUOTATIONS, SENTENCE, SHARED
from bot.facts.pack.sentences.excerpts import locate_words
from bot.facts.pack.toml.fields import CheckedTable, FieldType, Shape, SourceLocation, must_be
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.model import Span
    from bot.facts.pack.sentences.articles import ArticleFile

_OF_CLAIMS = ("in", "among", "by", "mood")
_CLAIM = Shape(
    "a claim",
    {
        **dict.fromkeys(("value", *SHARED, "words", "id", "follows"), FieldType.TEXT),
        "than": FieldType.TEXT_OR_TABLE,
        "nth": FieldType.NUMBER,
    },
    ("value",),
)
_UNREADABLE = Shape("a claim", {})
_THAN = Shape("“than”", dict.fromkeys(("about", "what", "in", "when"), FieldType.TEXT))


class SentenceEntry(NamedTuple):
    """An entry: its own keys, its claims by subject, the run that names it, and all sentences that the run touches."""

    table: CheckedTable
    subjects: Mapping[str, Mapping[str, Any]]
    at: Span | None
    whole: Span | None


class ClaimLine(NamedTuple):
    """A claim: the file's word for its subject, its attribute, its keys, and the sentence that says it."""

    subject: str
    what: str
    table: CheckedTable
    sentence: SentenceEntry

    def text(self, key: str) -> str | None:
        """What the claim says behind a key, or else its sentence."""
        return self.table.home(key).text(key)

    @property
    def mood(self) -> Mood:
        """In what sense it is said; another word is a problem."""
        return self.table.home("mood").choice("mood", Mood) or Mood.ASSERTED


def read_entries(article: ArticleFile) -> Iterator[SentenceEntry]:
    """Each entry of the file; what does not fit is added to the file's problems."""
    record = article.record
    for index, values in enumerate(record.items("sentence")):
        place = SourceLocation(record.at.file, ("sentence", index))
        own = {key: value for key, value in values.items() if key in SENTENCE.keys or not isinstance(value, dict)}
        for key in [each for each in own if isinstance(own[each], str) and not near(each, SENTENCE.keys, 1)]:
            message = f'nothing is said of “{key}”: write what as {key}.attribute = "{own.pop(key)}"'
            record.problems.append(place.problem("unknown-key", message, key))
        table = CheckedTable(own, SENTENCE, place, record.problems)
        subjects = {key: value for key, value in values.items() if key not in own and isinstance(value, dict)}
        if len(table.values()) + len(subjects) == len(values):
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


def claim_lines(sentence: SentenceEntry) -> Iterator[ClaimLine]:
    """The claims below a sentence, in order; a subject or an attribute with nothing behind it is a problem."""
    for subject, attributes in sentence.subjects.items():
        if not attributes:
            sentence.table.report(
                "empty-value", f'nothing is said of “{subject}”: write what as {subject}.attribute = "value"', subject
            )
        for what, given in attributes.items():
            if given == []:
                message = f"“{what}” is empty: write its value, or leave it out"
                sentence.table.report("empty-value", message, subject, what)
            is_list = isinstance(given, list)
            for index, each in enumerate(given if is_list else [given]):
                keys = (subject, what, index) if is_list else (subject, what)
                yield ClaimLine(subject, what, _claim_table(sentence, each, *keys), sentence)


def _claim_table(sentence: SentenceEntry, given: Any, *keys: str | int) -> CheckedTable:  # noqa: ANN401  (a value or a claim)
    if isinstance(given, dict | str):
        table = sentence.table.inside(given if isinstance(given, dict) else {"value": given}, _CLAIM, *keys)
    else:
        sentence.table.report("key-type", must_be(FieldType.TEXT, str(keys[1]), given), *keys)
        table = sentence.table.inside({}, _UNREADABLE, *keys)
    table.outer = sentence.table
    if "nth" in table and "words" not in table:
        table.report("no-words", "“nth” of a claim says which “words” are meant: write them, or leave it out", "nth")
    return table


def read_than(table: CheckedTable) -> Than | None:
    """What a claim compares with: somebody's id alone, or a table of what differs from the claim."""
    than = table.values().get("than")
    if not isinstance(than, dict):
        return None if than is None else Than(than)
    inside = table.inside(than, _THAN, "than")
    if not than:
        inside.report("bad-than", "“than” is empty: give about, what, in or when, or leave it out")
    scope, when = inside.text("in"), inside.text("when")
    return Than(
        inside.text("about"),
        inside.text("what"),
        None if scope is None else Scope.parse(scope),
        None if when is None else Moment.parse(when),
    )
