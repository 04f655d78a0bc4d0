"""Who and what the articles speak of: people, places, meets, events, races; frozen, each with an id and its names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import field

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROUNDS = ("qualifying", "heat", "quarter-final", "semi-final", "final")
"""The rounds that questions ask for, in the order in which they are run."""

ROUND_WORDS = {
    "final": "final",
    "finals": "final",
    "semi": "semi-final",
    "semis": "semi-final",
    "semifinal": "semi-final",
    "semifinals": "semi-final",
    "quarterfinal": "quarter-final",
    "quarterfinals": "quarter-final",
    "heat": "heat",
    "heats": "heat",
    "qualifying": "qualifying",
    "qualification": "qualifying",
}
"""The folded words by which people name a round; a semi-final is also written in two."""


class Entry(Frozen, frozen=True):
    """Anything with an id, a name and aliases as people type them."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()


class Person(Entry, frozen=True):
    """Somebody; ``unnamed`` is how to speak of one whom no article names ("Mina Lee's father")."""

    unnamed: str | None = None


class Population(Entry, frozen=True):
    """Whom a rank or an ordinal counts ("British men")."""


class Place(Entry, frozen=True):
    """A country, region, city or venue; ``within`` is the id of the next larger one, ``code`` a country's ("GBR")."""

    within: str | None = None
    code: str | None = None


class Team(Entry, frozen=True):
    """Those who enter a race together under one name, of a ``country`` or of several (None); ``code`` as in results."""

    country: str | None = None
    code: str | None = None


class Organisation(Entry, frozen=True):
    """A federation, a jury, an agency: it speaks, and competes in nothing."""


class Series(Entry, frozen=True):
    """Meets that recur under one name (the World Championships), or several series spoken of as one (``of``)."""

    of: tuple[str, ...] = ()


class Meet(Entry, frozen=True):
    """One edition of a series, in the year in which it was held.

    ``host`` is where, ``first_day`` and ``last_day`` are ISO dates; nothing of it is ever shown.
    """

    series: str | None = None
    year: int = 0
    host: str | None = None
    first_day: str | None = None
    last_day: str | None = None


class Event(Entry, frozen=True):
    """A discipline (the men's 1500m): which marks are better, and between which a mark is believable.

    ``better`` is ``lower`` (times) or ``higher`` (heights, distances, points); ``plausible`` are two canonical marks.
    ``entrant`` is ``individual`` or ``team``; ``wind``: whether a following wind is measured; ``rounds``: whether one
    who wins it has come through others, so that the last of its races is called the final; ``noun`` what one of its
    races is called, where that is neither a race nor a competition.
    """

    better: str = "lower"
    plausible: tuple[str, str] | None = None
    entrant: str = "individual"
    wind: bool = False
    rounds: bool = True
    noun: str | None = None

    @property
    def contest(self) -> str:
        """What one of its races is called: its noun, or else a vault, a throw and a heptathlon are no races."""
        return self.noun or ("race" if self.better == "lower" else "competition")


class Race(Entry, frozen=True):
    """One contest of an event at a meet; ``round`` is ``final``, ``semi-final``, ``heat`` and so on."""

    meet: str = ""
    event: str = ""
    round: str = "final"


OWNERS = {
    "within": "places",
    "country": "places",
    "series": "series",
    "of": "series",
    "meet": "meets",
    "event": "events",
}
"""What of an entry is the id of what it belongs to, and the register of that."""
_ENTRY_TYPES = (Person, Population, Place, Series, Meet, Event, Race, Team, Organisation)


def owners(entry: Entry, key: str) -> tuple[str, ...]:
    """The ids of what an entry belongs to, or (``of``) of what it is made of, by one of the keys above."""
    of_key: str | tuple[str, ...] | None = getattr(entry, key, None)
    return (of_key,) if isinstance(of_key, str) else of_key or ()


class Registers(Frozen, frozen=True):
    """Every entry by id. Ids are unique across all registers."""

    people: Mapping[str, Person] = field(default_factory=dict)
    populations: Mapping[str, Population] = field(default_factory=dict)
    places: Mapping[str, Place] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    meets: Mapping[str, Meet] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    races: Mapping[str, Race] = field(default_factory=dict)
    teams: Mapping[str, Team] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> Registers:
        """The registers of those entries, each in its own."""
        registers: dict[type[Entry], dict[str, Any]] = {}
        for entry in entries:
            registers.setdefault(type(entry), {})[entry.id] = entry
        return cls(*(registers.get(entry_type, {}) for entry_type in _ENTRY_TYPES))

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, of whatever register, or None."""
        for register in self.each():
            if entry_id in register:
                return register[entry_id]
        return None

    def each(self) -> tuple[Mapping[str, Entry], ...]:
        """The nine registers, in the order of the class."""
        return (
            self.people,
            self.populations,
            self.places,
            self.series,
            self.meets,
            self.events,
            self.races,
            self.teams,
            self.organisations,
        )
