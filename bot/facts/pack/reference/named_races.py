"""Races that articles name as "meet/event/round": each is made where it is first named, as if it were registered."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from bot.facts.pack.toml.fields import SLUG, SourceLocation
from bot.facts.pack.toml.positions import TomlFile

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.pack.toml.positions import KeyPath
    from bot.facts.registers import Entry

_NAMED = re.compile(rf"(?<!\S)(?=[0-9-]*[a-z])({SLUG.pattern})/({SLUG.pattern})/({SLUG.pattern})(?!\S)")
"""A race; what has no letter before its slash is a date as no file writes it."""

_NUMBER = re.compile(r"-\d+\Z")
"""Which of the races of a round it is: "heat-2"."""

_FINAL = "final"
_PROSE = frozenset({"at", "words", "reading"})
"""Keys behind which words stand, where a slash is no more than that."""

_DEEPEST = 8
"""Keys that lead to the deepest value of an entry; what lies deeper is a mistake."""


class NamedRace(TomlFile):
    """The register of a race that an article names, which stands on the line on which it does so."""

    def __init__(self, id_: str, race: Mapping[str, str], at: SourceLocation) -> None:
        """Take the race, by the keys of a register, and where its name stands."""
        self.path = at.file.path
        self.table = {"race": {id_: race}}
        self._at = at

    def line(self, *_place: str | int) -> int:
        """The line on which the race is named."""
        return self._at.line


class NamedRaces:
    """The races that were named in the files read so far; ``ids`` has the id of each as it is named."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        """Begin with no race; ``entries`` are those of the registers, the events among them."""
        self._entries = entries
        self.ids: dict[str, str] = {}
        self.files: dict[str, NamedRace] = {}

    def read(self, article: TomlFile) -> None:
        """Make the races that an article's file names, and put their ids into its values; keys stay as they are."""
        stories = article.table.get("stories")
        for key in stories if isinstance(stories, dict) else ():
            self._read_key(key, article, ("stories", key))
        if "sentence" in article.table:
            article.table["sentence"] = self._with_ids(article.table["sentence"], article, ("sentence",))

    def _with_ids(self, value: Any, article: TomlFile, place: KeyPath) -> Any:  # noqa: ANN401 (a value of TOML may be anything)
        if isinstance(value, str) and "/" in value:
            return _NAMED.sub(lambda named: self._id(named, article, place), value)
        if isinstance(value, list) and len(place) < _DEEPEST:
            return [self._with_ids(item, article, (*place, index)) for index, item in enumerate(value)]
        if isinstance(value, dict) and len(place) < _DEEPEST:
            for key in value:
                self._read_key(key, article, (*place, key))
            return {
                key: item if key in _PROSE else self._with_ids(item, article, (*place, key))
                for key, item in value.items()
            }
        return value

    def _read_key(self, key: str, article: TomlFile, place: KeyPath) -> None:
        named = _NAMED.fullmatch(key) if "/" in key else None
        if named is not None:
            self._id(named, article, place)

    def _id(self, named: re.Match[str], article: TomlFile, place: KeyPath) -> str:
        if named[0] not in self.ids:
            id_, race = self._race_of(*named.groups())
            self.ids[named[0]] = id_
            self.files.setdefault(id_, NamedRace(id_, race, SourceLocation(article, place)))
        return self.ids[named[0]]

    def _race_of(self, meet: str, event: str, heat: str) -> tuple[str, dict[str, str]]:
        """The id of a race, and its keys in a register; ``heat`` is its round, perhaps with a number ("heat-2")."""
        round_ = _NUMBER.sub("", heat)
        entry = self._entries.get(event)
        name = entry.name if entry else event
        race = {"meet": meet, "event": event, "round": round_}
        if heat == _FINAL and not getattr(entry, "rounds", True):
            return f"{meet}-{event}", {"name": name, **race}
        number = heat.removeprefix(round_).replace("-", " ")
        return f"{meet}-{event}-{heat}", {"name": f"{name} {round_}{number}", **race}
