"""The claims of a sentence as a file has them: ``subject.attribute = value``, with a table or a list for the value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from bot.facts.model import Than
from bot.facts.moment import Moment
from bot.facts.pack.reference.sentence_keys import SHARED
from bot.facts.pack.toml.fields import CheckedTable, FieldType, Shape, must_be
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.pack.sentences.entries import SentenceEntry

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


class ClaimLine(NamedTuple):
    """A claim: the file's word for its subject, its attribute, its keys, and the sentence that says it."""

    subject: str
    what: str
    table: CheckedTable
    sentence: SentenceEntry

    def text(self, key: str) -> str | None:
        """What the claim says behind a key, or else its sentence."""
        return self.table.home(key).text(key)


def claim_lines(sentence: SentenceEntry) -> Iterator[ClaimLine]:
    """The claims below a sentence, in order; a subject or an attribute with nothing behind it is a problem."""
    for subject, attributes in sentence.subjects.items():
        if not attributes:
            sentence.table.report(
                "empty-value", f'nothing is said of “{subject}”: write what as {subject}.attribute = "value"', subject
            )
        for what, given in attributes.items():
            yield from _claims_of(sentence, subject, what, given)


def _claims_of(sentence: SentenceEntry, subject: str, what: str, given: Any) -> Iterator[ClaimLine]:  # noqa: ANN401  (a value, a claim or several)
    if not isinstance(given, list):
        yield ClaimLine(subject, what, _claim_table(sentence, given, what, subject, what), sentence)
        return
    if not given:
        sentence.table.report("empty-value", f"“{what}” is empty: write its value, or leave it out", subject, what)
    for index, each in enumerate(given):
        yield ClaimLine(subject, what, _claim_table(sentence, each, what, subject, what, index), sentence)


def _claim_table(sentence: SentenceEntry, given: Any, what: str, *keys: str | int) -> CheckedTable:  # noqa: ANN401  (a value or a claim)
    if isinstance(given, dict | str):
        table = sentence.table.inside(given if isinstance(given, dict) else {"value": given}, _CLAIM, *keys)
    else:
        sentence.table.report("key-type", must_be(FieldType.TEXT, what, given), *keys)
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
