"""What must hold of each claim and quotation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.errors import Severity
from bot.facts.model import Mood, Span
from bot.facts.pack.reference.plausible_marks import is_believable
from bot.facts.pack.rules.pronouns import speaker_reading
from bot.facts.pack.rules.shown_claims import shown_problems, unnamed
from bot.facts.pack.toml.fields import slug_problems
from bot.facts.registers import Person
from bot.facts.relative_day import RACE_DATE
from bot.facts.values.marks import is_length
from bot.facts.values.references import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Set

    from bot.facts.errors import Problem
    from bot.facts.model import Claim, Quote
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.articles import Located
    from bot.facts.pack.sentences.source import Source
    from bot.facts.vocabulary import Attribute

_SPEAKERS = (*REGISTERS["speaker"], "populations")
_COUNTED = ("populations", "places")
_OF_THE_EVENT = frozenset({"mark", "best"})
"""Roles of attributes whose marks the event makes believable or not; splits and bars may be anything."""


_TIME_MARK, _LENGTH_MARK = "time-mark", "length-mark"
"""Roles of attributes whose marks are all times, or all heights or lengths."""
_DAYS_OF_A_MEET = frozenset({RACE_DATE, "first-day", "last-day"})
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_QUOTATION_MARKS = '“”‘"«»„'


def claim_problems(
    claim: Located[Claim], source: Source | None, reference: Reference, homes: Mapping[str, Set[str]]
) -> Iterator[Problem]:
    """Every problem of one claim; ``source`` is None where its text cannot be read.

    ``homes`` has the countries by which the article may call somebody.

    Fills in ``printed``, how the excerpt writes the value, and the reading of a pronoun that means the subject.
    """
    unknown = list(_reference_problems(claim, reference))
    attribute = reference.attribute(claim.entry.what)
    found = [] if attribute is None else list(_value_problems(claim, attribute, reference))
    yield from (*unknown, *found)
    # What the sentence names and the claim does not have: "ahead of", and of nobody.
    sentence = (attribute.sentence if attribute else None) or ""
    for field, qualifier in (("than", claim.entry.than), ("among", claim.entry.among)):
        if qualifier is None and f"{{{field}}}" in sentence:
            message = f"“{sentence}” tells it, and this claim has no “{field}”: add it, or mend the sentence"
            yield claim.at.problem("missing-qualifier", message)
    if source is not None and claim.span is not None:
        is_sound = claim.entry.value and not any(problem.severity is Severity.ERROR for problem in found)
        readable = attribute if is_sound and _has_year(claim.entry, attribute, source) else None
        yield from shown_problems(claim, readable, source, homes, is_known=not unknown)


def _has_year(claim: Claim, attribute: Attribute | None, source: Source) -> bool:
    """Whether the year is known that words leave out which tell of a race or a day."""
    kind = attribute.kind if attribute else ""
    return source.meet is not None if kind == "date" else kind != "race" or bool(source.reference.meet_of(claim.value))


def quote_problems(quote: Located[Quote], source: Source | None, reference: Reference) -> Iterator[Problem]:
    """Every problem of one quotation."""
    yield from reference.id_problems(quote.at, quote.entry.speaker, _SPEAKERS, "quote")
    yield from reference.moment_problems(quote.at, quote.entry.when, "when")
    yield from slug_problems(quote.at, quote.entry.remark, "remark")
    words = quote.entry.text
    if words and words[0] in _QUOTATION_MARKS and words[-1] in _QUOTATION_MARKS:
        yield quote.at.problem("quotation-marks", "a quotation stands without its marks: leave them out", "words")
    if source is not None and quote.span is not None:
        yield from _speaker_problems(quote, source)


def _reference_problems(claim: Located[Claim], reference: Reference) -> Iterator[Problem]:
    """What a claim refers to, and no register or vocabulary has."""
    at, entry = claim.at, claim.entry
    yield from reference.id_problems(at, entry.about, (), "about")
    yield from reference.id_problems(claim.home("by"), entry.by, _SPEAKERS, "by")
    yield from reference.id_problems(claim.home("among"), entry.among, _COUNTED, "among")
    yield from reference.attribute_problems(at, entry.what, "what")
    if "in" in claim.table.home("in"):
        yield from reference.scope_problems(claim.home("in"), entry.in_, "in")
    yield from reference.moment_problems(claim.home("when"), entry.when, "when")
    if entry.than is not None:
        yield from reference.id_problems(at, entry.than.about, (), "than", "about")
        yield from reference.attribute_problems(at, entry.than.what, "than", "what")
        yield from reference.scope_problems(at, entry.than.in_, "than", "in")
        yield from reference.moment_problems(at, entry.than.when, "than", "when")
    yield from slug_problems(at, entry.name, "id")


def _value_problems(claim: Located[Claim], attribute: Attribute, reference: Reference) -> Iterator[Problem]:
    if claim.entry.value:
        malformed = list(reference.value_problems(claim.at, claim.entry.value, attribute))
        sort = [] if malformed else list(_of_other_sort(claim, claim.entry.value, attribute, reference))
        yield from malformed or sort or _unbelievable(claim, claim.entry.value, attribute, reference)
        yield from () if malformed else _outside_meet(claim, claim.entry.value, attribute, reference)


def _of_other_sort(claim: Located[Claim], value: str, attribute: Attribute, reference: Reference) -> Iterator[Problem]:
    """A length as a time, or a time as a length, where the vocabulary says which an attribute is."""
    own, other = (_LENGTH_MARK, _TIME_MARK) if is_length(value) else (_TIME_MARK, _LENGTH_MARK)
    if other in attribute.roles and own not in attribute.roles:
        attributes = reference.vocabulary.attributes.values() if reference.vocabulary else ()
        meant = " or ".join(f"“{each.id}”" for each in attributes if own in each.roles)
        message = f"“{value}” is no {attribute.label}: mend it, or claim {meant or 'another attribute'}"
        yield claim.at.problem("not-of-kind", message, "value")


def _unbelievable(claim: Located[Claim], value: str, attribute: Attribute, reference: Reference) -> Iterator[Problem]:
    if attribute.kind not in {"mark", "points"} or not _OF_THE_EVENT.intersection(attribute.roles):
        return
    event = reference.event_of(claim.entry.in_)
    if event is not None and event.plausible is not None and not is_believable(value, event):
        low, high = event.plausible
        message = (
            f"{value} is no believable mark of {event.name} ({low} to {high}): mend it, or “plausible” of the event"
        )
        yield claim.at.warning("absurd-mark", message, "value")


def _outside_meet(claim: Located[Claim], value: str, attribute: Attribute, reference: Reference) -> Iterator[Problem]:
    """A date of a race or meet that is not the meet's, by its year or its days; what was only planned may be moved."""
    meet = reference.meet_of(claim.entry.about)
    if _DAYS_OF_A_MEET.isdisjoint(attribute.roles) or claim.entry.mood is not Mood.ASSERTED or meet is None:
        return
    first, last = meet.first_day or value, meet.last_day or value
    is_of_year = not (meet.year and _DATE.fullmatch(value)) or int(value[:4]) == meet.year
    if not is_of_year or (_DAY.fullmatch(value) and not first <= value <= last):
        days = f"{first} to {last}" if is_of_year else str(meet.year)
        yield claim.at.warning(
            "date-outside-meet",
            f"{value} is no day of {meet.name} ({days}): mend the date, or the year or the days of the meet",
            "value",
        )


def _speaker_problems(quote: Located[Quote], source: Source) -> Iterator[Problem]:
    """A speaker whom the quotation's paragraph does not name; fills in the reading of a pronoun that means them."""
    span, reading = quote.entry.span, quote.entry.reading
    if source.reference.names.entry(quote.entry.speaker) is None:
        return
    paragraph = source.paragraph(span)
    # “All credit to Kerr” does not name Kerr as who says it.
    before = unnamed(quote.entry.speaker, Span(paragraph.start, span.start), source)
    behind = unnamed(quote.entry.speaker, Span(span.end, paragraph.end), source)
    speaker = before and behind
    if speaker is None:
        # Where the sentence names other people beside it alone: “…,” said Lee.
        sentence = source.text.sentences_around(span)
        others = source.people(Span(sentence.start, span.start)) | source.people(Span(span.end, sentence.end))
        is_other = bool(others) and quote.entry.speaker not in others
        speaker = source.reference.names.entry(quote.entry.speaker) if is_other else None
    pronoun = speaker_reading(span, speaker, source) if isinstance(speaker, Person) else None
    if speaker is not None and pronoun is None:
        if reading is None or not source.reference.names.stands(reading, speaker.id):
            message = f"no name of {speaker.name} stands in the quotation's paragraph, or its sentence names another"
            yield quote.at.problem("subject-not-named", f"{message}: say in “reading” how the speaker is read", "quote")
    else:
        quote.entry = replace(quote.entry, reading=pronoun)
