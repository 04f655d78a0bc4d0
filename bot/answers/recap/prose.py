"""Names, values, scopes and moments as a running text says them: "on lap two", "at the Harbour Games 2027".

A text names somebody in full once, and then by the surname where that is theirs.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct, field

from bot.answers.points.wording import in_a_sentence, name_of, number_word, value_words
from bot.facts import values
from bot.facts.model import Value
from bot.facts.moment import Bound, Moment
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from bot.facts.model import Attribute
    from bot.facts.scope import Scope
    from bot.store.rows import EntryRow, RaceRow

_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
)
_STATUSES = {
    "PB": "a personal best",
    "SB": "a season's best",
    "NR": "a national record",
    "AR": "an area record",
    "CR": "a championship record",
    "OR": "an Olympic record",
    "WR": "a world record",
    "WL": "a world lead",
}
_OUTCOMES = {"DNS": "did not start", "DNF": "did not finish", "DQ": "was disqualified"}
_LAP = re.compile(r"lap (\d+)")
_AFTER_LAPS = re.compile(r"after lap (\d+)")
_TITLE = re.compile(r"(?P<games>.+ic) Games|(?P<championships>.+) Championships")
_ADJECTIVES = {"World": "world", "Indoor": "indoor", "National": "national", "World Indoor": "world indoor"}
_WHOSE = {"men": ("he", "his"), "boys": ("he", "his"), "women": ("she", "her"), "girls": ("she", "her")}


class Prose(Struct):
    """How one text about a race speaks of people and things: what was named before is named more shortly."""

    race: RaceRow
    names: Mapping[str, EntryRow]
    runners: Collection[str] = ()
    noun: str = "race"
    known: set[str] = field(default_factory=set)
    people: dict[str, None] = field(default_factory=dict)
    """Who was named in the sentence, in order."""
    things: dict[str, None] = field(default_factory=dict)
    """What else was named in it, by the name that it was given."""
    where: str = ""
    """The scope that the sentence named last."""
    again: bool = False
    """Whether the sentence has said "there" for it."""
    raced: str = ""
    """The race that was the value told last, with "in"."""

    def begin(self) -> None:
        """A new sentence."""
        self.people.clear()
        self.things.clear()
        self.where = self.raced = ""
        self.again = False

    def pronouns(self, person: str) -> tuple[str, str] | None:
        """As in "he" and "his" for one who runs a men's race; None where the event does not tell."""
        return _pronouns(self.race.event_name) if person in self.runners else None

    def name(self, entry_id: str) -> str:
        """Somebody's or something's name within a sentence."""
        if entry_id == self.race.id:
            return f"the {self.noun}"
        row = self.names.get(entry_id)
        if row is None or row.type != "person":
            return self._thing(entry_id, row)
        self.people[entry_id] = None
        short = entry_id in self.known and row.owner and not row.unnamed
        self.known.add(entry_id)
        return row.name.rsplit(maxsplit=1)[-1] if short else name_of(entry_id, self.names)

    def _thing(self, entry_id: str, row: EntryRow | None) -> str:
        name = name_of(entry_id, self.names)
        self.things[name] = None
        if row is None:
            return name
        if row.type == "race" and row.detail and row.detail != self.race.meet_name:
            return f"the {in_a_sentence(name)}{self._at(row.detail, name)}"
        if row.type in {"race", "event"}:
            return f"the {in_a_sentence(name)}"
        if row.type in {"meet", "series"}:
            return with_article(name)
        return f"the {name}" if name.startswith("United ") else name

    def _at(self, meet: str, race: str) -> str:
        """Where a race was, unless its name says so: "at the Delta Open 2029" of the "800m final, Delta Open"."""
        words = [word for word in meet.split() if not word.isdigit()]
        if " ".join(words) in race:
            return ""
        self.things[meet] = None
        return f" at {with_article(meet)}"

    def value(self, attribute: Attribute, value: Value) -> str:
        """A canonical value within a sentence: places and counts in words, what was denied with "not"."""
        if value.denied:
            return f"not {self.value(attribute, Value(value.text))}"
        words = _OF_KINDS.get(attribute.kind)
        if words is not None:
            return words(self, value.text)
        return value_words(attribute, value, self.names)

    def moment(self, when: Moment) -> str:
        """A moment within a sentence: "on lap two", "after two laps", "before the 2023 season"."""
        if when.bound is None:
            return _moment_of_race(when.at)
        if when.at[0].isdigit():
            return f"{'by' if when.bound is Bound.AS_OF else 'before'} {values.show('date', when.at)}"
        return f"{'after' if when.bound is Bound.AS_OF else 'before'} {self._occasion(when.at)}"

    def _occasion(self, entry_id: str) -> str:
        """What a moment is before or after: of a meet where the event was run once, the meet."""
        row = self.names.get(entry_id)
        if row is None or row.type != "race" or row.name != self.race.event_name or entry_id == self.race.id:
            return self.name(entry_id)
        self.things[row.detail or row.name] = None
        return with_article(row.detail or row.name)

    def scope(self, scope: Scope) -> str:
        """A claim's scope with its preposition; "there" where the sentence has just named it.

        The race itself, its meet, its event and a career go without saying.
        """
        row = self.names.get(scope.entry)
        if scope.is_career or scope.entry in {self.race.id, self.race.meet}:
            return ""
        if scope.season is not None:
            return f"in the {scope.season} season"
        own = {self.race.name, self.race.event_name}
        if row is not None and row.type == "race" and row.name in own and row.detail:
            self.things[row.detail] = None
            where = f"at {with_article(row.detail)}"
        else:
            where = f"{'in' if row is not None and row.type == 'race' else 'at'} {self.name(scope.entry)}"
        if scope.event and scope.event != self.race.event:
            where = f"in {self.name(scope.event)} {where}"
        return self._named(where)

    def _named(self, where: str) -> str:
        """A scope, or "there" for the one named last, and nothing once that has been said."""
        if where != self.where:
            self.where, self.again = where, False
            return where
        again, self.again = self.again, True
        return "" if again else "there"

    def where_run(self, race: str) -> str:
        """A race as a value; `there` finds it again."""
        self.raced = f"in {self.name(race)}"
        return self.raced.removeprefix("in ")

    def there(self, words: str) -> str:
        """Words that say in which race something was, with "there" where the sentence has just named it."""
        if not self.raced or self.raced not in words:
            return words
        again = self._named(self.raced) != self.raced
        return words.replace(self.raced, "there") if again else words

    def title(self, scope: Scope) -> str:
        """The title that is won there: "world title", "Olympic title", "title at the Delta Open"."""
        row = self.names.get(scope.entry)
        named = _TITLE.fullmatch(row.name) if row is not None and row.type == "series" else None
        if named is None:
            return f"title {self.scope(scope)}".rstrip()
        title = f"{_ADJECTIVES.get(whose := named['games'] or named['championships'], whose)} title"
        return title if not scope.event or scope.event == self.race.event else f"{title} in {self.name(scope.event)}"


def _moment_of_race(moment: str) -> str:
    lap, laps = (pattern.fullmatch(moment) for pattern in (_LAP, _AFTER_LAPS))
    if lap:
        return f"on lap {number_word(int(lap[1]))}"
    if laps:
        return f"after {number_word(int(laps[1]))} {'lap' if laps[1] == '1' else 'laps'}"
    return values.show("moment", moment)


@lru_cache(maxsize=256)
def _pronouns(event: str) -> tuple[str, str] | None:
    return next((_WHOSE[word] for word in fold(event).split() if word in _WHOSE), None)


def with_article(name: str) -> str:
    """A meet's name with "the" in front, where it is more than a town and a year."""
    words = [word for word in name.split() if not word.isdigit()]
    return f"the {name}" if len(words) > 1 or name.endswith("s") else name


def _ordinal(_prose: Prose, value: str) -> str:
    if not value.isdecimal():
        return _outcome(_prose, value)
    number = int(value)
    return _ORDINALS[number - 1] if number <= len(_ORDINALS) else values.show("ordinal", value)


def _outcome(_prose: Prose, value: str) -> str:
    return _OUTCOMES.get(value) or values.show("outcome", value)


def _count(_prose: Prose, value: str) -> str:
    return number_word(int(value))


def _gap(_prose: Prose, value: str) -> str:
    return re.sub(r" s$", " seconds", values.show("gap", value))


_OF_KINDS: Mapping[str, Callable[[Prose, str], str]] = {
    "place": _ordinal,
    "ordinal": _ordinal,
    "count": _count,
    "gap": _gap,
    "status": lambda _, value: _STATUSES.get(value, value),
    "outcome": _outcome,
    "moment": lambda prose, value: prose.moment(Moment.parse(value)),
    "race": Prose.where_run,
    **dict.fromkeys(("person", "meet", "event", "series"), Prose.name),
}
