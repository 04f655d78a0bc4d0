"""Whether the words of an article show a claim, and a reading names what they lack."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.errors import Severity
from bot.facts.moment import Moment
from bot.facts.names import fold
from bot.facts.pack.rules.contrary_words import contrary_reading, contrary_words
from bot.facts.pack.rules.number_owners import named_behind, other_owner
from bot.facts.pack.rules.pronouns import pronoun_reading
from bot.facts.pack.rules.shown_scopes import scope_problems
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
_COUNTED_ON = frozenset({"count", "ordinal", "date"})
"""Kinds of numbers that a reading reckons from the one that is printed: “a third medal” after two."""
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
    words = _ClaimWords(claim, attribute, source, None if pronoun else subject, homes)
    written = claim.entry.reading
    unread = words.unread("", is_known=is_known)
    yield from words.unread(written, is_known=is_known) if unread and written else unread
    contrary: list[Problem] = []
    unexplained: list[Problem] = []
    if attribute is not None and is_known:
        contrary = [*contrary_words(claim, attribute, source, "")]
        unexplained = [*contrary_words(claim, attribute, source, written)] if contrary and written else contrary
        unexplained = [*unexplained, *contrary_reading(claim, attribute, source)]
    rules = {each.rule for each in unread}
    for each in unexplained:
        is_said = "in-not-in-sentence" in rules and each.rule in {"in-not-claimed", "reading-against-in"}
        if not is_said and ("reading" not in claim.table or each.severity is Severity.ERROR):
            yield each
    is_plain = attribute is not None and is_known and not unread
    is_excuse = any(each.rule != "names-exchanged" for each in contrary)
    if is_plain and not is_excuse and "reading" in claim.table and not words.needs_reading:
        yield claim.at.warning(
            "needless-reading", "value and subject can be read without it: leave “reading” out", "reading"
        )
    # What the sentence says of all its claims may be needed for others alone.
    needed = None if is_plain else written
    claim.entry = replace(claim.entry, reading="; ".join(filter(None, (pronoun, needed))) or None)


def unnamed(id_: str, stretch: Span, source: Source) -> Entry | None:
    """The entry with that id, where no name of it stands in a stretch."""
    is_named = source.names(id_, stretch) or source.names_its_race(id_, stretch)
    return None if is_named else source.reference.names.entry(id_)


class _ClaimWords:
    """The words of a claim, held against it; ``subject`` is its subject where they do not name it.

    ``attribute`` is None where its value cannot be looked for; ``homes`` has the countries by which somebody may go.
    """

    def __init__(
        self,
        claim: Located[Claim],
        attribute: Attribute | None,
        source: Source,
        subject: Entry | None,
        homes: Mapping[str, Set[str]],
    ) -> None:
        self._claim, self._entry = claim, claim.entry
        self._attribute, self._subject, self._source, self._homes = attribute, subject, source, homes
        self._sentence = source.text.sentences_around(claim.entry.span)

    def unread(self, reading: str, *, is_known: bool) -> list[Problem]:
        """What neither the words show nor a reading names."""
        attribute, subject = self._attribute, self._subject
        found = [] if attribute is None else list(self._value_unread(attribute, reading))
        if subject is not None and not self._is_named(subject, reading):
            words, number = self._source.text.words(self._entry.span), self._entry.paragraph
            message = (
                f"no name of {subject.name} stands from the start of paragraph {number} to the end of "
                f"“{words}”{_nor_in(reading)}: {_WRITE_WORDS} and the name, add an alias, or {_SAY_HOW}"
            )
            found.append(self._claim.at.problem("subject-not-named", message, "about"))
        if attribute is not None and not found:
            found += self._value_of_another(attribute, reading)
        if is_known:
            rules = {each.rule for each in found}
            scopes = (each for each in scope_problems(self._claim, self._source, reading) if each.rule not in rules)
            found += [*self._when_unread(reading), *scopes, *self._people_unread(reading)]
        return found

    @property
    def needs_reading(self) -> bool:
        """Whether another number of the sentence may be meant where no “words” and no reading say which."""
        entry, attribute = self._entry, self._attribute
        return (
            attribute is not None
            and "words" not in self._claim.table
            and stated_value(entry.about, attribute, entry.value, self._sentence, self._source).is_one_of_several
        )

    def _is_named(self, entry: Entry, reading: str) -> bool:
        """Whether a reading names an entry; a race also by what it is: “the crowd is at the race”."""
        words, reference = f" {fold(reading)} ", self._source.reference
        event = reference.registers.events.get(entry.event) if isinstance(entry, Race) else None
        called = (entry.round, event.contest if event else "race") if isinstance(entry, Race) else ()
        return reference.names.stands(reading, entry.id) or any(f" {fold(each)} " in words for each in called)

    def _value_unread(self, attribute: Attribute, reading: str) -> Iterator[Problem]:
        """The problem of a value that the words do not show, or not alone; fills in how they print it."""
        entry, source = self._entry, self._source
        read = stated_value(entry.about, attribute, entry.value, entry.span, source)
        printed = read.shown
        if printed is None and entry.reading is not None:
            # A reading may take a number that is another noun's: "only a bronze" is one medal.
            printed = values.shows(attribute.kind, read.words, entry.value, source.context(entry.span, attribute))
        if printed is not None:
            self._claim.entry = replace(entry, printed=read.words[printed.start : printed.end])
        context = source.context(entry.span, attribute, entry.about)
        is_state = attribute.kind == "moment" and Moment.parse(entry.value).bound is not None  # no reader reads one
        is_read = values.shows(attribute.kind, reading, entry.value, context) is not None or (reading and is_state)
        contrary = [
            each
            for each in (read.stated if is_number(attribute) and read.shown is None else ())
            if values.relation(attribute.kind, each.value, entry.value) is values.Relation.CANNOT_STAND
        ]
        unexplained = [each for each in contrary if read.words[each.start : each.end] not in reading]
        # The “silver” with which somebody leaves another is not theirs.
        is_own = attribute.kind not in _COUNTED_ON and source.people(entry.span) <= {entry.about}
        if read.is_plain or (is_read and not unexplained and not (contrary and is_own)):
            return
        value = f"“{entry.value}” ({attribute.label})"
        if read.shown is None:
            if is_read and not unexplained:
                message = (
                    f"“reading” has {entry.value} where “{read.words}” prints {_listed(contrary, read.words)}: "
                    "mend the value, unless the article says otherwise elsewhere"
                )
                yield self._claim.at.warning("reading-against-print", message, "reading")
                return
            if is_read:
                message = (
                    f"{value} is not what “{read.words}” prints{_instead(unexplained, read.words)}: mend the value, "
                    f"{_WRITE_WORDS}, or name what is printed in “reading”"
                )
            else:
                new_term = "add the word to this attribute's terms in data/vocabulary.toml, " if attribute.terms else ""
                message = (
                    f"{value} cannot be read in “{read.words}”{_nor_in(reading)}{_instead(read.stated, read.words)}: "
                    f"mend the value, {_WRITE_WORDS}, {new_term}or {_SAY_HOW}"
                )
            yield self._claim.at.problem("value-not-in-excerpt", message, "value")
            return
        noun = (
            f", or a longer one with “{[*attribute.words, attribute.label][0]}” behind it" if attribute.is_count else ""
        )
        message = (
            f"{value} is one of several that can be read in “{read.words}” ({_listed(read.stated, read.words)}): "
            f"{_WRITE_WORDS}, a run that holds no other{noun}, or {_SAY_HOW}"
        )
        yield self._claim.at.problem("value-ambiguous", message, "value")

    def _value_of_another(self, attribute: Attribute, reading: str) -> Iterator[Problem]:
        """A number, a moment or a term of a person that belongs to another one, by where it stands."""
        entry, source = self._entry, self._source
        subject = source.reference.names.entry(entry.about)
        has_owner = is_number(attribute) or attribute.kind in {"moment", "term"}
        if not isinstance(subject, Person) or not has_owner or self._is_named(subject, reading):
            return
        places = places_of_value(entry.about, attribute, entry.value, entry.span, source)
        runs = [place.run for place in places if place.is_claimed]
        if attribute.kind == "term":
            owners = [(run, named_behind(entry, run, source)) for run in runs]
        else:
            owners = [(run, other_owner(entry, run, source, self._homes)) for run in runs]
        others = [(number, other) for number, other in owners if other is not None]
        if others and len(others) == len(owners):
            number, other = map(source.text.words, others[0])
            message = (
                f"“{number}” ({attribute.label}) belongs to “{other}” where it stands, and not to {subject.name}: mend "
                f"the subject, {_WRITE_WORDS}, or {_SAY_HOW}"
            )
            yield self._claim.at.problem("number-of-another", message, "about")

    def _when_unread(self, reading: str) -> Iterator[Problem]:
        """A moment or a date in “when” that the sentence does not have: "200m to go", "as of 2031-08-26"."""
        when, home = self._entry.when, self._claim.table.home("when")
        is_written = "when" in home and "quote" not in home  # beside “quote”, it is when that was said
        if when is None or not is_written or (when.bound and not _DATE.fullmatch(when.at)):
            return
        kind, context = "date" if when.bound else "moment", self._source.context(self._entry.span)
        words = self._source.text.words(self._sentence)
        stated = values.read(kind, words, context)
        if not any(same_moment(each.value, when.at) for each in (*stated, *values.read(kind, reading, context))):
            instead = f"{_nor_in(reading)}{_instead(stated, words)}"
            message = f"“{when}” cannot be read in “{words}”{instead}: mend “when”, or {_SAY_HOW}"
            yield home.at.problem("when-not-in-sentence", message, "when")

    def _people_unread(self, reading: str) -> Iterator[Problem]:
        """Who says it, of whom it is counted and with whom compared, unnamed so far."""
        entry, names = self._entry, self._source.reference.names
        stretch = self._source.up_to(self._sentence)
        for key, id_ in (("by", entry.by), ("among", entry.among), ("than", entry.than and entry.than.about)):
            home = self._claim.table.home(key)
            if id_ and key in home and unnamed(id_, stretch, self._source) and not names.stands(reading, id_):
                words = f"“{self._source.text.words(stretch)}”{_nor_in(reading)}"
                name = self._source.reference.name_of(id_)
                message = f"no name of {name} stands in {words}: mend “{key}”, or {_SAY_HOW}"
                yield home.at.problem("qualifier-not-named", message, key)


def _nor_in(reading: str) -> str:
    return ", nor in “reading”" if reading else ""


def _instead(stated: Sequence[ProseValue], words: str) -> str:
    return f" (it reads as {_listed(stated, words)})" if stated else ""


def _listed(stated: Sequence[ProseValue], words: str) -> str:
    """The values, without those for which another value of the same run is printed: 14:59.8 beside “59.8 seconds”."""
    printed = {(each.start, each.end) for each in stated if each.value in words[each.start : each.end]}
    shown = (each for each in stated if (each.start, each.end) not in printed or each.value in words)
    return ", ".join(dict.fromkeys(each.value for each in shown))


def _turned(claim: Located[Claim], source: Source) -> Iterator[Problem]:
    """Somebody's words that are cut where the sentence takes them back: "better, but not well"."""
    turn = _TURN.match(source.text.text, claim.entry.span.end) if claim.entry.by is not None else None
    if turn is not None:
        goes_on = turn[0].strip(", ")
        message = (
            f"the sentence goes on with “{goes_on}”, which turns its sense: {_WRITE_WORDS} and more of the sentence"
        )
        yield claim.at.warning("excerpt-turned", message, "words")
