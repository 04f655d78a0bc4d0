"""What must hold of each claim, quotation and aside."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.errors import Severity
from bot.facts.model import AsideWhy, Mood
from bot.facts.pack.reference.count_nouns import is_count
from bot.facts.pack.reference.plausible_marks import is_believable
from bot.facts.pack.rules.number_owners import other_owner
from bot.facts.pack.rules.pronouns import pronoun_reading, speaker_reading
from bot.facts.pack.rules.shown_scopes import scopes_unread
from bot.facts.pack.sentences.stated_values import is_number, places_of_value, stated_value
from bot.facts.pack.toml.fields import slug_problems
from bot.facts.registers import Person
from bot.facts.relative_day import RACE_DATE
from bot.facts.values.references import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from bot.facts.errors import Problem
    from bot.facts.model import Aside, Claim, Quote, Span
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.articles import Located
    from bot.facts.pack.sentences.source import Source
    from bot.facts.registers import Entry
    from bot.facts.values.kinds import ProseValue
    from bot.facts.vocabulary import Attribute

FACTLESS = frozenset({AsideWhy.OPINION, AsideWhy.COMMENT, AsideWhy.TEASER})
"""Why an aside can hold no mark, number or date: such a sentence would state something."""

_SPEAKERS = (*REGISTERS["speaker"], "populations")
_COUNTED = ("populations", "places")
_OF_THE_EVENT = frozenset({"mark", "best"})
"""Roles of attributes whose marks the event makes believable or not; splits and bars may be anything."""


_TURN = re.compile(
    r",?\s+(?:but|though|although|yet)\s+(?:\w+ly\s+)?(?:(?:am|is|are|was|were|did|do|does|has|have|had)\s+)?(?:not|never)\b"
)
"""How a sentence goes on that takes back some of what it has said."""

_WRITE_WORDS = 'write words = "…" with the words that show it'
_WITH_FIGURE = re.compile(
    r"\d{4}(?:-\d\d){0,2}|\d+(?:m| laps) to go|\d+\.\d+m|(?:after )?lap \d+|(?:after|last) \d+m|(?:attempt|hurdle) \d+"
)
"""Moments and dates with a figure that a sentence has to have; ids of meets and races have others."""
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
    yield from _reference_problems(claim, reference)
    attribute = reference.attribute(claim.entry.what)
    found = [] if attribute is None else list(_value_problems(claim, attribute, reference))
    yield from found
    if attribute is not None:
        yield from _left_open(claim, attribute)
    if source is not None and claim.span is not None:
        is_readable = claim.entry.value and not any(problem.severity is Severity.ERROR for problem in found)
        yield from _excerpt_problems(claim, attribute if is_readable else None, source, homes)


def _excerpt_problems(
    claim: Located[Claim], attribute: Attribute | None, source: Source, homes: Mapping[str, Set[str]]
) -> Iterator[Problem]:
    """What the words of a claim do not show; ``attribute`` is None where its value cannot be looked for in them."""
    yield from _turned(claim, source)
    unread = [] if attribute is None else _value_unread(claim, attribute, source)
    subject = _unnamed(claim.entry.about, source.up_to(claim.entry.span), source)
    pronoun = pronoun_reading(claim.entry, subject, source) if isinstance(subject, Person) else None
    unnamed = [] if subject is None or pronoun else [_subject_unnamed(claim, subject, source)]
    if attribute is not None and not (unread or unnamed):
        unnamed = _number_of_another(claim, attribute, source, homes)
    unread_when = [*_when_unread(claim, source), *scopes_unread(claim, source)]
    is_plain = attribute is not None and not (
        unread or unnamed or unread_when or [*scopes_unread(claim, source, read=True)]
    )
    if claim.entry.reading is None:
        yield from (*unread, *unnamed, *unread_when)
    elif "reading" not in claim.table:  # what the sentence says of all its claims tells of whom they are: of no figure
        yield from (
            unread if attribute is not None and _is_figure(claim.entry.value, attribute, source.reference) else ()
        )
        yield from unread_when
    elif attribute is not None and is_plain and not _is_told_apart_by_reading(claim, attribute, source):
        yield claim.at.warning(
            "needless-reading", "value and subject can be read without it: leave “reading” out", "reading"
        )
    if claim.entry.reading is None or is_plain:  # what the sentence says of all its claims is needed for others
        claim.entry = replace(claim.entry, reading=pronoun)


def _is_told_apart_by_reading(claim: Located[Claim], attribute: Attribute, source: Source) -> bool:
    """Whether another number of the sentence may be meant where no “words” and no reading say which."""
    entry, around = claim.entry, source.text.sentences_around(claim.entry.span)
    return (
        "words" not in claim.table
        and stated_value(entry.about, attribute, entry.value, around, source).is_one_of_several
    )


def _unnamed(id_: str, stretch: Span, source: Source) -> Entry | None:
    """The entry with that id, where no name of it stands in a stretch."""
    entry = source.reference.names.entry(id_)
    return None if entry is None or source.names(id_, stretch) else entry


def _has_figure(value: str, reference: Reference) -> bool:
    """Whether a moment or date has a figure of its own."""
    is_own = value[-1:].isdecimal() and reference.moments.of(value) is not None
    return is_own or _WITH_FIGURE.fullmatch(value) is not None


def _is_figure(value: str, attribute: Attribute, reference: Reference) -> bool:
    """Whether a text writes a value in figures or in words for them, or has to give its year."""
    if attribute.kind in {"date", "moment"}:
        return _has_figure(value, reference)
    return attribute.kind in {"meet", "race"} or is_number(attribute)


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


def aside_problems(aside: Located[Aside], source: Source | None) -> Iterator[Problem]:
    """Every problem of one aside: a value inside an opinion, a comment or a teaser is a fact that somebody states."""
    if source is None or aside.span is None or aside.entry.why not in FACTLESS:
        return
    text = source.text.words(aside.span)
    for value in values.scan_values(text, source.context(aside.span)):
        words = text[value.start : value.end]
        yield aside.at.problem(
            "aside-states-fact",
            f"this {aside.entry.why} states “{words}”: make a claim of it, and end the aside before it",
            "at",
        )


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


def _left_open(claim: Located[Claim], attribute: Attribute) -> Iterator[Problem]:
    """What the sentence names and the claim does not have: "ahead of", and of nobody."""
    for field, qualifier in (("than", claim.entry.than), ("among", claim.entry.among)):
        if qualifier is None and attribute.sentence is not None and f"{{{field}}}" in attribute.sentence:
            yield claim.at.problem(
                "missing-qualifier",
                f"“{attribute.sentence}” tells it, and this claim has no “{field}”: add it, or mend the sentence",
            )


def _turned(claim: Located[Claim], source: Source) -> Iterator[Problem]:
    """Somebody's words that are cut where the sentence takes them back: "better, but not well"."""
    turn = _TURN.match(source.text.text, claim.entry.span.end) if claim.entry.by is not None else None
    if turn is not None:
        goes_on = turn[0].strip(", ")
        message = (
            f"the sentence goes on with “{goes_on}”, which turns its sense: {_WRITE_WORDS} and more of the sentence"
        )
        yield claim.at.warning("excerpt-turned", message, "words")


def _when_unread(claim: Located[Claim], source: Source) -> Iterator[Problem]:
    """A figure in “when” that the sentence does not have: "200m to go", "as of 2031-08-26"."""
    when = claim.entry.when
    if when is None or not _has_figure(when.at, source.reference):
        return
    words = source.text.words(source.text.sentences_around(claim.entry.span))
    stated = values.read("date" if when.bound else "moment", words, source.context(claim.entry.span))
    if all(each.value != when.at for each in stated):
        instead = _instead(stated, words)
        message = f"“{when}” cannot be read in “{words}”{instead}: mend “when”, or say in “reading” how it is read"
        yield claim.home("when").problem("when-not-in-sentence", message, "when")


def _value_problems(claim: Located[Claim], attribute: Attribute, reference: Reference) -> Iterator[Problem]:
    if claim.entry.value:
        malformed = list(reference.value_problems(claim.at, claim.entry.value, attribute))
        yield from malformed or _unbelievable(claim, claim.entry.value, attribute, reference)
        yield from () if malformed else _outside_meet(claim, claim.entry.value, attribute, reference)


def _unbelievable(claim: Located[Claim], value: str, attribute: Attribute, reference: Reference) -> Iterator[Problem]:
    if attribute.kind not in {"mark", "points"} or not _OF_THE_EVENT.intersection(attribute.roles):
        return
    event = reference.event_of(claim.entry.in_)
    if event is not None and event.plausible is not None and not is_believable(value, event):
        low, high = event.plausible
        message = (
            f"{value} is no believable mark of {event.name} ({low} to {high}): mend it, or “plausible” of the event"
        )
        yield claim.at.problem("absurd-mark", message, "value")


def _outside_meet(claim: Located[Claim], value: str, attribute: Attribute, reference: Reference) -> Iterator[Problem]:
    """A date of a race or meet that is not the meet's, by its year or its days; what was only planned may be moved."""
    meet = reference.meet_of(claim.entry.about)
    if _DAYS_OF_A_MEET.isdisjoint(attribute.roles) or claim.entry.mood is not Mood.ASSERTED or meet is None:
        return
    first, last = meet.first_day or value, meet.last_day or value
    if meet.year and _DATE.fullmatch(value) and int(value[:4]) != meet.year:
        yield claim.at.problem(
            "date-outside-year",
            f"{value} is not in {meet.year}, the year of {meet.name}: mend the date, or “year” of the meet",
            "value",
        )
    elif _DAY.fullmatch(value) and not first <= value <= last:
        yield claim.at.warning(
            "date-outside-meet",
            f"{value} is no day of {meet.name} ({first} to {last}): mend the date, or the days of the meet",
            "value",
        )


def _value_unread(claim: Located[Claim], attribute: Attribute, source: Source) -> list[Problem]:
    """The problem of a value that the words do not show, or not alone; fills in how they print it."""
    entry = claim.entry
    read = stated_value(entry.about, attribute, entry.value, entry.span, source)
    printed = read.shown
    if printed is None and entry.reading is not None:
        # A reading may take a number that is another noun's: "only a bronze" is one medal.
        printed = values.shows(attribute.kind, read.words, entry.value, source.context(entry.span, attribute))
    if printed is not None:
        claim.entry = replace(entry, printed=read.words[printed.start : printed.end])
    if read.is_plain:
        return []
    value = f"“{entry.value}” ({attribute.label})"
    if read.shown is None:
        new_term = "add the word to this attribute's terms in data/vocabulary.toml, " if attribute.terms else ""
        message = (
            f"{value} cannot be read in “{read.words}”{_instead(read.stated, read.words)}: mend the value, "
            f"{_WRITE_WORDS}, {new_term}or say in “reading” how it is read"
        )
        return [claim.at.problem("value-not-in-excerpt", message, "value")]
    noun = f", or a longer one with “{[*attribute.words, attribute.label][0]}” behind it" if is_count(attribute) else ""
    stated = _listed(read.stated, read.words)
    message = (
        f"{value} is one of several that can be read in “{read.words}” ({stated}): {_WRITE_WORDS}, a"
        f" run that holds no other{noun}, or say in “reading” how it is read"
    )
    return [claim.at.problem("value-ambiguous", message, "value")]


def _instead(stated: Sequence[ProseValue], words: str) -> str:
    return f" (it reads as {_listed(stated, words)})" if stated else ""


def _listed(stated: Sequence[ProseValue], words: str) -> str:
    """The values, without those for which another value of the same run is printed: 14:59.8 beside “59.8 seconds”."""
    printed = {(each.start, each.end) for each in stated if each.value in words[each.start : each.end]}
    shown = (each for each in stated if (each.start, each.end) not in printed or each.value in words)
    return ", ".join(dict.fromkeys(each.value for each in shown))


def _subject_unnamed(claim: Located[Claim], subject: Entry, source: Source) -> Problem:
    span = claim.entry.span
    message = (
        f"no name of {subject.name} stands from the start of paragraph {source.text.paragraph_of(span.start)} to the "
        f"end of “{source.text.words(span)}”: {_WRITE_WORDS} and the name, add an alias, or say in “reading” how it is "
        "read"
    )
    return claim.at.problem("subject-not-named", message, "about")


def _number_of_another(
    claim: Located[Claim], attribute: Attribute, source: Source, homes: Mapping[str, Set[str]]
) -> list[Problem]:
    """A number or a moment of a person that belongs to another one, by where it stands."""
    entry, subject = claim.entry, source.reference.names.entry(claim.entry.about)
    if not isinstance(subject, Person) or not (is_number(attribute) or attribute.kind == "moment"):
        return []
    places = places_of_value(entry.about, attribute, entry.value, entry.span, source)
    owners = [(place.run, other_owner(entry, place.run, source, homes)) for place in places if place.is_claimed]
    others = [(number, other) for number, other in owners if other is not None]
    if not others or len(others) < len(owners):
        return []
    number, other = map(source.text.words, others[0])
    message = (
        f"“{number}” ({attribute.label}) belongs to “{other}” where it stands, and not to {subject.name}: mend the "
        f"subject, {_WRITE_WORDS}, or say in “reading” how it is read"
    )
    return [claim.at.problem("number-of-another", message, "about")]


def _speaker_problems(quote: Located[Quote], source: Source) -> Iterator[Problem]:
    """A speaker whom the quotation's paragraph does not name; fills in the reading of a pronoun that means them."""
    if source.reference.names.entry(quote.entry.speaker) is None:
        return
    speaker = _unnamed(quote.entry.speaker, source.paragraph(quote.entry.span), source)
    pronoun = speaker_reading(quote.entry.span, speaker, source) if isinstance(speaker, Person) else None
    if speaker is not None and pronoun is None:
        if quote.entry.reading is None:
            unnamed = f"no name of {speaker.name} stands in the quotation's paragraph"
            yield quote.at.problem("subject-not-named", f"{unnamed}: say in “reading” how the speaker is read", "quote")
    elif quote.entry.reading is None:
        quote.entry = replace(quote.entry, reading=pronoun)
    else:
        yield quote.at.warning("needless-reading", "the speaker can be read without it: leave “reading” out", "reading")
