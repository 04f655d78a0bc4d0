"""Whether the words of an article show a claim, and a reading names what they lack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.moment import Moment
from bot.facts.names import fold
from bot.facts.pack.reference.count_nouns import is_count
from bot.facts.pack.rules.contrary_words import contrary_words
from bot.facts.pack.rules.number_owners import named_behind, other_owner
from bot.facts.pack.rules.pronouns import pronoun_reading
from bot.facts.pack.rules.shown_scopes import scopes_unread
from bot.facts.pack.sentences.stated_values import is_number, places_of_value, stated_value
from bot.facts.registers import Person, Race
from bot.facts.values.moments import same_moment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence, Set

    from bot.facts.errors import Problem
    from bot.facts.model import Claim, Span
    from bot.facts.pack.sentences.articles import Located
    from bot.facts.pack.sentences.source import Source
    from bot.facts.registers import Entry
    from bot.facts.values.kinds import ProseValue
    from bot.facts.vocabulary import Attribute

_TURN = re.compile(
    r",?\s+(?:but|though|although|yet)\s+(?:\w+ly\s+)?(?:(?:am|is|are|was|were|did|do|does|has|have|had)\s+)?(?:not|never)\b"
)
"""How a sentence goes on that takes back some of what it has said."""
_WRITE_WORDS = 'write words = "…" with the words that show it'
_SAY_HOW = "say in “reading” how it is read"
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def shown_problems(
    claim: Located[Claim],
    attribute: Attribute | None,
    source: Source,
    homes: Mapping[str, Set[str]],
    *,
    is_known: bool,
) -> Iterator[Problem]:
    """What the words of a claim do not show; ``attribute`` is None where its value cannot be looked for in them.

    ``is_known``: whether the registers have all to which it refers; its qualifiers cannot be looked for otherwise.
    Fills in ``printed``, and the reading of a pronoun that means the subject.
    """
    yield from _turned(claim, source)
    subject = unnamed(claim.entry.about, source.up_to(claim.entry.span), source)
    pronoun = pronoun_reading(claim.entry, subject, source) if isinstance(subject, Person) else None
    reading, lacking = claim.entry.reading, None if pronoun else subject

    def missing(reading: str) -> list[Problem]:
        of_claim = _unread(claim, attribute, lacking, source, homes, reading)
        return [*of_claim, *(_qualifiers_unread(claim, source, reading) if is_known else ())]

    unread = missing("")
    yield from missing(reading) if unread and reading else unread
    is_plain = attribute is not None and is_known and not unread
    if attribute is not None and is_known and "reading" not in claim.table:
        yield from contrary_words(claim, attribute, source)
    if attribute and is_plain and "reading" in claim.table and not _is_told_apart_by_reading(claim, attribute, source):
        yield claim.at.warning(
            "needless-reading", "value and subject can be read without it: leave “reading” out", "reading"
        )
    # What the sentence says of all its claims may be needed for others alone.
    needed = None if is_plain else reading
    claim.entry = replace(claim.entry, reading="; ".join(filter(None, (pronoun, needed))) or None)


def unnamed(id_: str, stretch: Span, source: Source) -> Entry | None:
    """The entry with that id, where no name of it stands in a stretch."""
    is_named = source.names(id_, stretch) or source.names_its_race(id_, stretch)
    return None if is_named else source.reference.names.entry(id_)


def _unread(
    claim: Located[Claim],
    attribute: Attribute | None,
    subject: Entry | None,
    source: Source,
    homes: Mapping[str, Set[str]],
    reading: str,
) -> list[Problem]:
    """What neither the words of a claim show nor a reading names; ``subject`` where the words do not name it."""
    found = [] if attribute is None else _value_unread(claim, attribute, source, reading)
    if subject is not None and not _names(reading, subject, source):
        found.append(_subject_unnamed(claim, subject, source, reading))
    if attribute is not None and not found:
        found = _number_of_another(claim, attribute, source, homes, reading)
    return found


def _names(reading: str, entry: Entry, source: Source) -> bool:
    """Whether a reading names an entry; a race also by what it is: “the crowd is at the race”."""
    words, reference = f" {fold(reading)} ", source.reference
    event = reference.registers.events.get(entry.event) if isinstance(entry, Race) else None
    called = (entry.round, event.contest if event else "race") if isinstance(entry, Race) else ()
    return reference.names.stands(reading, entry.id) or any(f" {fold(each)} " in words for each in called)


def _is_told_apart_by_reading(claim: Located[Claim], attribute: Attribute, source: Source) -> bool:
    """Whether another number of the sentence may be meant where no “words” and no reading say which."""
    entry, around = claim.entry, source.text.sentences_around(claim.entry.span)
    return (
        "words" not in claim.table
        and stated_value(entry.about, attribute, entry.value, around, source).is_one_of_several
    )


def _value_unread(claim: Located[Claim], attribute: Attribute, source: Source, reading: str) -> list[Problem]:
    """The problem of a value that the words do not show, or not alone; fills in how they print it."""
    entry = claim.entry
    read = stated_value(entry.about, attribute, entry.value, entry.span, source)
    printed = read.shown
    if printed is None and entry.reading is not None:
        # A reading may take a number that is another noun's: "only a bronze" is one medal.
        printed = values.shows(attribute.kind, read.words, entry.value, source.context(entry.span, attribute))
    if printed is not None:
        claim.entry = replace(entry, printed=read.words[printed.start : printed.end])
    context = source.context(entry.span, attribute, entry.about)
    is_state = attribute.kind == "moment" and Moment.parse(entry.value).bound is not None  # no reader reads one
    if read.is_plain or values.shows(attribute.kind, reading, entry.value, context) or (reading and is_state):
        return []
    value = f"“{entry.value}” ({attribute.label})"
    if read.shown is None:
        new_term = "add the word to this attribute's terms in data/vocabulary.toml, " if attribute.terms else ""
        message = (
            f"{value} cannot be read in “{read.words}”{_nor_in(reading)}{_instead(read.stated, read.words)}: "
            f"mend the value, {_WRITE_WORDS}, {new_term}or {_SAY_HOW}"
        )
        return [claim.at.problem("value-not-in-excerpt", message, "value")]
    noun = f", or a longer one with “{[*attribute.words, attribute.label][0]}” behind it" if is_count(attribute) else ""
    stated = _listed(read.stated, read.words)
    message = (
        f"{value} is one of several that can be read in “{read.words}” ({stated}): {_WRITE_WORDS}, a"
        f" run that holds no other{noun}, or {_SAY_HOW}"
    )
    return [claim.at.problem("value-ambiguous", message, "value")]


def _nor_in(reading: str) -> str:
    return ", nor in “reading”" if reading else ""


def _instead(stated: Sequence[ProseValue], words: str) -> str:
    return f" (it reads as {_listed(stated, words)})" if stated else ""


def _listed(stated: Sequence[ProseValue], words: str) -> str:
    """The values, without those for which another value of the same run is printed: 14:59.8 beside “59.8 seconds”."""
    printed = {(each.start, each.end) for each in stated if each.value in words[each.start : each.end]}
    shown = (each for each in stated if (each.start, each.end) not in printed or each.value in words)
    return ", ".join(dict.fromkeys(each.value for each in shown))


def _subject_unnamed(claim: Located[Claim], subject: Entry, source: Source, reading: str) -> Problem:
    span = claim.entry.span
    message = (
        f"no name of {subject.name} stands from the start of paragraph {source.text.paragraph_of(span.start)} to the "
        f"end of “{source.text.words(span)}”{_nor_in(reading)}: {_WRITE_WORDS} and the name, add an alias, or "
        f"{_SAY_HOW}"
    )
    return claim.at.problem("subject-not-named", message, "about")


def _number_of_another(
    claim: Located[Claim], attribute: Attribute, source: Source, homes: Mapping[str, Set[str]], reading: str
) -> list[Problem]:
    """A number, a moment or a term of a person that belongs to another one, by where it stands."""
    entry, subject = claim.entry, source.reference.names.entry(claim.entry.about)
    has_owner = is_number(attribute) or attribute.kind in {"moment", "term"}
    if not isinstance(subject, Person) or not has_owner or _names(reading, subject, source):
        return []
    places = places_of_value(entry.about, attribute, entry.value, entry.span, source)
    runs = [place.run for place in places if place.is_claimed]
    if attribute.kind == "term":
        owners = [(run, named_behind(entry, run, source)) for run in runs]
    else:
        owners = [(run, other_owner(entry, run, source, homes)) for run in runs]
    others = [(number, other) for number, other in owners if other is not None]
    if not others or len(others) < len(owners):
        return []
    number, other = map(source.text.words, others[0])
    message = (
        f"“{number}” ({attribute.label}) belongs to “{other}” where it stands, and not to {subject.name}: mend the "
        f"subject, {_WRITE_WORDS}, or {_SAY_HOW}"
    )
    return [claim.at.problem("number-of-another", message, "about")]


def _when_unread(claim: Located[Claim], source: Source, reading: str) -> Iterator[Problem]:
    """A moment or a date in “when” that the sentence does not have: "200m to go", "as of 2031-08-26"."""
    when, home = claim.entry.when, claim.table.home("when")
    is_written = "when" in home and "quote" not in home  # beside “quote”, it is when that was said
    if when is None or not is_written or (when.bound and not _DATE.fullmatch(when.at)):
        return
    words = source.text.words(source.text.sentences_around(claim.entry.span))
    stated, named = (
        values.read("date" if when.bound else "moment", text, source.context(claim.entry.span))
        for text in (words, reading)
    )
    if not any(same_moment(each.value, when.at) for each in (*stated, *named)):
        instead = f"{_nor_in(reading)}{_instead(stated, words)}"
        message = f"“{when}” cannot be read in “{words}”{instead}: mend “when”, or {_SAY_HOW}"
        yield claim.home("when").problem("when-not-in-sentence", message, "when")


def _qualifiers_unread(claim: Located[Claim], source: Source, reading: str) -> Iterator[Problem]:
    """When and where it holds; and who says it, of whom it is counted and with whom compared, unnamed so far."""
    yield from _when_unread(claim, source, reading)
    yield from scopes_unread(claim, source, reading)
    entry, names = claim.entry, source.reference.names
    stretch = source.up_to(source.text.sentences_around(entry.span))
    for key, id_ in (("by", entry.by), ("among", entry.among), ("than", entry.than and entry.than.about)):
        home = claim.table.home(key)
        if id_ and key in home and unnamed(id_, stretch, source) and not names.stands(reading, id_):
            message = f"no name of “{id_}” stands in “{source.text.words(stretch)}”{_nor_in(reading)}: mend “{key}”, or"
            yield home.at.problem("qualifier-not-named", f"{message} {_SAY_HOW}", key)


def _turned(claim: Located[Claim], source: Source) -> Iterator[Problem]:
    """Somebody's words that are cut where the sentence takes them back: "better, but not well"."""
    turn = _TURN.match(source.text.text, claim.entry.span.end) if claim.entry.by is not None else None
    if turn is not None:
        goes_on = turn[0].strip(", ")
        message = (
            f"the sentence goes on with “{goes_on}”, which turns its sense: {_WRITE_WORDS} and more of the sentence"
        )
        yield claim.at.warning("excerpt-turned", message, "words")
