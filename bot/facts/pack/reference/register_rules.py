"""What must hold of the registers as a whole: ids that exist, names that tell entries apart, marks in order."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING

from bot.facts.names import fold
from bot.facts.pack.reference.plausible_marks import mark_measure
from bot.facts.pack.reference.reference import NOUNS
from bot.facts.pack.toml.fields import did_you_mean, unknown
from bot.facts.pack.toml.patches import PatchedFile
from bot.facts.registers import OWNERS, ROUNDS, Event, Meet, Place, Race, Team, owners

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from bot.facts.errors import Problem
    from bot.facts.pack.toml.fields import SourceLocation
    from bot.facts.registers import Entry, Registers

_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_LETTERED_FINAL = re.compile("[a-z]-final")


def register_problems(
    registers: Registers, places: Mapping[str, SourceLocation], own: Collection[str], *, complete: bool
) -> Iterator[Problem]:
    """Every problem of registers that were read; ``places`` says where each entry stands, by its id.

    ``own`` are the ids of what is no base's alone. Where the registers are not ``complete``, ids are not looked up.
    """
    for register in registers.each():
        for entry in register.values():
            if complete:
                yield from _references(entry, registers, places[entry.id])
            for rule in _ENTRY_RULES:
                yield from rule(entry, registers, places[entry.id])
        # The articles say whether they mean Georgia the country, of a base, or the state of the pack's own.
        yield from _shared_aliases([entry for entry in register.values() if entry.id not in own], places)
        yield from _shared_aliases([entry for entry in register.values() if entry.id in own], places)
    yield from _shared_codes(registers, places, own)
    yield from _peoples_names(registers, places)


def _references(entry: Entry, registers: Registers, at: SourceLocation) -> Iterator[Problem]:
    for key, register in OWNERS.items():
        ids = getattr(registers, register)
        for id_ in owners(entry, key):
            if id_ and id_ not in ids:
                yield unknown(at, id_, ids, NOUNS[register], key)


def _circles(entry: Entry, registers: Registers, at: SourceLocation) -> Iterator[Problem]:
    seen: set[str] = set()
    place = registers.places.get(entry.id)
    while place is not None and place.within is not None and place.id not in seen:
        seen.add(place.id)
        if place.within == entry.id:
            yield at.problem("place-circle", f"“{entry.id}” lies within itself: mend “within”", "within")
            return
        place = registers.places.get(place.within)


def _idle_names(entry: Entry, _registers: Registers, at: SourceLocation) -> Iterator[Problem]:
    for name in (entry.name, *entry.aliases):
        if not fold(name):
            yield at.problem("empty-value", f"the name “{name}” has no letters: mend it")
    if entry.name in entry.aliases and not isinstance(at.file, PatchedFile):  # of a patch, "needless-patch" is said
        index = entry.aliases.index(entry.name)
        yield at.warning("needless-alias", f"“{entry.name}” is the name itself: leave it out", "aliases", index)


def _impossible_days(entry: Entry, _registers: Registers, at: SourceLocation) -> Iterator[Problem]:
    if not isinstance(entry, Meet):
        return
    if entry.year and not _FIRST_YEAR <= entry.year <= _LAST_YEAR:
        yield at.problem("impossible-date", f"{entry.year} is no year in which a meet was held: mend it", "year")
    for key, day in (("first-day", entry.first_day), ("last-day", entry.last_day)):
        if day is not None and not _is_day_of(day, entry.year):
            yield at.problem("impossible-date", f"“{day}” is no day of {entry.year}: write it as “2031-08-27”", key)
    if entry.first_day and entry.last_day and entry.first_day > entry.last_day:
        yield at.problem("impossible-date", "“last-day” is before “first-day”: mend one of them", "last-day")


def _is_day_of(day: str, year: int) -> bool:
    with suppress(ValueError):
        return date.fromisoformat(day).isoformat() == day and date.fromisoformat(day).year == year
    return False


def _implausible_marks(entry: Entry, _registers: Registers, at: SourceLocation) -> Iterator[Problem]:
    if not isinstance(entry, Event) or entry.plausible is None:
        return
    low, high = map(mark_measure, entry.plausible)
    if low is None or high is None:
        mark = entry.plausible[0 if low is None else 1]
        yield at.problem("not-of-kind", f"“{mark}” is no mark: write it as “3:29.38” or “6.10m”", "plausible")
    elif low[0] != high[0] or low >= high:
        yield at.problem("not-of-kind", "“plausible” must be two marks of one sort, the lesser first", "plausible")


def _misspelt_round(entry: Entry, _registers: Registers, at: SourceLocation) -> Iterator[Problem]:
    """A round that is written nearly as one that questions ask for: "semifinal", "finals"."""
    if not isinstance(entry, Race) or entry.round in ROUNDS or _LETTERED_FINAL.fullmatch(entry.round):
        return
    hint = did_you_mean(entry.round, ROUNDS)
    if hint:
        yield at.warning("unknown-round", f"“{entry.round}” is a round for which no question asks{hint}", "round")


def _shared_aliases(entries: Iterable[Entry], places: Mapping[str, SourceLocation]) -> Iterator[Problem]:
    owners: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        if isinstance(entry, Event):
            continue
        # Races of different meets may have one name.
        meet = entry.meet if isinstance(entry, Race) else ""
        for name, keys in _keys_of_names(entry).items():
            owner = owners.setdefault((meet, fold(name)), entry)
            if owner is not entry:
                yield places[entry.id].problem(
                    "shared-alias", f"“{name}” is also a name of “{owner.id}”: give it to one of them", *keys
                )


def _shared_codes(
    registers: Registers, places: Mapping[str, SourceLocation], own: Collection[str]
) -> Iterator[Problem]:
    """Two countries with one code, of which the one is a base's and the other the pack's own."""
    owners: dict[str, Place] = {}
    for place in filter(lambda each: each.code, registers.places.values()):
        owner = owners.setdefault(str(place.code), place)
        if (owner.id in own) != (place.id in own):
            message = f"“{place.code}” is also the code of “{owner.id}”: give it to one of them"
            yield places[place.id].problem("shared-alias", message, "code")


def _peoples_names(registers: Registers, places: Mapping[str, SourceLocation]) -> Iterator[Problem]:
    """An alias of somebody that is a people's or a place's name, and no part of their own: "the Norwegian"."""
    owners = {fold(name): place for place in registers.places.values() for name in (place.name, *place.aliases)}
    for person in registers.people.values():
        for index, alias in enumerate(person.aliases):
            owner = owners.get(fold(alias))
            if owner is not None and fold(alias) not in fold(person.name):
                message = (
                    f"“{alias}” is a name of “{owner.id}”, and others may be called so: leave it out, "
                    "and say in “reading” where it means this person"
                )
                yield places[person.id].warning("shared-alias", message, "aliases", index)


def _keys_of_names(entry: Entry) -> dict[str, tuple[str | int, ...]]:
    """Each name of an entry, and the keys behind which it stands; first among its aliases."""
    keys: dict[str, tuple[str | int, ...]] = {}
    for index, alias in enumerate(entry.aliases):
        keys.setdefault(alias, ("aliases", index))
    keys.setdefault(entry.name, ("name",))
    if isinstance(entry, Place | Team) and entry.code:
        keys.setdefault(entry.code, ("code",))
    return keys


_ENTRY_RULES: tuple[Callable[[Entry, Registers, SourceLocation], Iterator[Problem]], ...] = (
    _circles,
    _idle_names,
    _impossible_days,
    _implausible_marks,
    _misspelt_round,
)
