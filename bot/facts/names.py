"""Names as people write them: one way of folding, where names stand in a text, and did-you-mean.

Folding takes case, accents, apostrophes, possessives and punctuation away, so that "Johnson-Thompson's" and
"johnson thompson" are one, and so are "1,500 metres", "1500 m" and "1500m".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from bot.facts.frozen import Frozen
from bot.facts.registers import Meet, Person, Place, Race

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from bot.facts.registers import Entry, Registers

_UNIT = r"(?: m | met(?:re|er)s? | km | kilomet(?:re|er)s? ) \b"
_WORD = re.compile(
    rf"""
      (?: (?P<legs> \d+ ) \s? [x×] \s? (?=\d) )?
      (?P<number> \d{{1,3}} (?: ,\d{{3}} )+ (?![\d,.]\d) | \d+ (?= [\s-]? {_UNIT} ) )
      (?: [\s-]? (?P<unit> {_UNIT} ) )?
    | [^\W_] (?: [^\W_] | [\u0300-\u036f] | ['’ʼ] (?=[^\W_]) )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’ʼ]s\Z", re.IGNORECASE)
_APOSTROPHES = ("'", "’", "ʼ")
_WITHOUT_APOSTROPHES = str.maketrans("", "", "".join(_APOSTROPHES))
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_PLURALS = {"mens": "men", "womens": "women"}
"""People type "mens 1500m" as often as "men's 1500m"."""

MOST_WORDS = 12
"""Words of what is typed that are tried as names: the longest names have fewer."""

_LONGEST_KEPT = 80
"""Characters of a text that may be a name, of which the folded words are kept for a while."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHOUTED = 3
"""An alias of so few letters, all capitals ("US", "NOR"), is found in a text only so: "us" and "nor" are words."""

_SCORE_OF_A_NAME = 70.0
"""Out of a hundred; parts of a name count ("ingebritsen" for "jakob ingebrigtsen")."""

_SCORE_OF_AN_ID = 60.0
"""Out of a hundred, of the whole word."""


class Word(NamedTuple):
    """One folded word and its run in the text: code points ``start`` to ``end``, end exclusive."""

    start: int
    end: int
    folded: str


class Mention(Frozen, frozen=True):
    """A name of entry ``id`` in a text, at code points ``start`` to ``end``, end exclusive."""

    id: str
    start: int
    end: int


def words(text: str) -> tuple[Word, ...]:
    """Every folded word of a text, in order, with its run in the text as given."""
    return tuple(_words(text))


def fold(text: str) -> str:
    """A text as names are compared: ASCII, lower case, no possessives or punctuation, words one space apart."""
    return _fold_name(text) if len(text) <= _LONGEST_KEPT else _fold(text)


def _fold(text: str) -> str:
    return " ".join([word.folded for word in _words(text)])


_fold_name = lru_cache(maxsize=1024)(_fold)
"""Names are folded again and again."""


def suggest(query: str, candidates: Iterable[str], limit: int = 5) -> tuple[str, ...]:
    """Up to ``limit`` of the folded candidates that a person may have meant by ``query``, best first."""
    # A slow import that only a slip of the pen needs.
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    return tuple(
        candidate
        for candidate, _, _ in process.extract(
            fold(query), list(candidates), scorer=fuzz.WRatio, limit=limit, score_cutoff=_SCORE_OF_A_NAME
        )
    )


def near(word: str, candidates: Iterable[str], limit: int = 5) -> tuple[str, ...]:
    """Up to ``limit`` candidates (ids, keys) that are written nearly like ``word``, best first; nothing is folded."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    return tuple(
        candidate
        for candidate, _, _ in process.extract(
            word, list(candidates), scorer=fuzz.ratio, limit=limit, score_cutoff=_SCORE_OF_AN_ID
        )
    )


def _words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup is not None:
            folded = _fold_number(match)
        else:
            written = match.group()
            folded = _fold_word(written)
            if written[-1] in "sS" and written[-2:-1] in _APOSTROPHES:
                end -= len("’s")
        if folded:
            yield Word(start, end, folded)


def _fold_number(match: re.Match[str]) -> str:
    legs = "" if match["legs"] is None else match["legs"] + "x"
    unit = (match["unit"] or "").casefold()
    return legs + match["number"].replace(",", "") + ("" if not unit else "km" if unit.startswith("k") else "m")


@lru_cache(maxsize=1 << 13)
def _fold_word(word: str) -> str:
    bare = _POSSESSIVE.sub("", word).translate(_WITHOUT_APOSTROPHES)
    if bare.isascii():
        folded = bare.lower()
        return _PLURALS.get(folded, folded)
    return _NOT_WORD.sub("", _ascii(bare.casefold()).lower())


def _ascii(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    if plain.isascii():
        return plain
    # Only letters that are no accented Latin ones need the tables ("ø", "ł", Cyrillic).
    from anyascii import anyascii  # noqa: PLC0415

    return anyascii(unicodedata.normalize("NFC", word))


class _Node:
    """A step in the tree of folded words: the words that may follow, and the names that end here."""

    __slots__ = ("ends", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.ends: list[tuple[str, type[Entry], bool]] = []


class Names:
    """Every name and alias of the registers, made once, to be looked up in any number of texts."""

    def __init__(self, registers: Registers) -> None:
        """Read the names of ``registers``; two entries may share one, and both are then found."""
        self.registers = registers
        self._entries = {entry.id: entry for register in registers.each() for entry in register.values()}
        self._root = _Node()
        self._owned = {fold(alias) for person in registers.people.values() for alias in (person.name, *person.aliases)}
        for entry in self._entries.values():
            self._plant(entry)

    @classmethod
    def of(cls, registers: Registers) -> Names:
        """The names of those registers."""
        return cls(registers)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        return self._entries.get(entry_id)

    def keys(self, entry: Entry) -> tuple[str, ...]:
        """Every folded key by which an entry can be asked for: name, aliases, code, derived surname, id; each once."""
        written = [*_written(entry), surname(entry), entry.id]
        return tuple(dict.fromkeys(key for key in map(fold, filter(None, written)) if key))

    def lists(self, entry: Entry, key: str) -> bool:
        """Whether a folded key is written in the register, and does not only follow from a name or an id."""
        return any(fold(written) == key for written in _written(entry))

    def find(self, text: str, entry_ids: Collection[str] | None = None) -> tuple[Mention, ...]:
        """Where names stand in a text, in order; with ``entry_ids`` only theirs.

        Names are whole words. Within a register the longest wins ("Filip Ingebrigtsen" is no mention of Jakob, whose
        alias is "Ingebrigtsen"); a name that several entries share is a mention of each.
        """
        found = _Finder(text, self._root).mentions()
        return tuple(mention for mention in found if entry_ids is None or mention.id in entry_ids)

    def stands(self, text: str, entry_id: str) -> bool:
        """Whether a text names that entry: a race also by its event, a meet also by its series."""
        named_by = self.named_by(entry_id)
        return bool(named_by) and bool(self.find(text, named_by))

    def named_by(self, entry_id: str) -> frozenset[str]:
        """The ids whose names may stand for that entry; empty for an unknown id."""
        entry = self._entries.get(entry_id)
        if entry is None:
            return frozenset()
        if isinstance(entry, Race):
            return frozenset({entry_id, entry.event})
        if isinstance(entry, Meet) and entry.series:
            return frozenset({entry_id, entry.series})
        return frozenset({entry_id})

    def holds(self, larger: str, smaller: str) -> bool:
        """Whether place ``smaller`` lies within place ``larger``, at whatever remove (a place is not within itself)."""
        seen = {smaller}
        place = self.registers.places.get(smaller)
        while place is not None and place.within is not None and place.within not in seen:
            if place.within == larger:
                return True
            seen.add(place.within)
            place = self.registers.places.get(place.within)
        return False

    def _plant(self, entry: Entry) -> None:
        written = list(_written(entry))
        last = surname(entry)
        if last is not None and fold(last) not in self._owned:
            written.append(last)
        for name in written:
            self._plant_name(entry, name)

    def _plant_name(self, entry: Entry, name: str) -> None:
        node = self._root
        for word in _words(name):
            node = node.next.setdefault(word.folded, _Node())
        shouted = len(name) <= _SHOUTED and name.isupper()
        end = (entry.id, type(entry), shouted)
        if node is not self._root and end not in node.ends:
            node.ends.append(end)


class _Finder:
    """One walk over one text: at each word the longest name of each register."""

    def __init__(self, text: str, root: _Node) -> None:
        self._text = text
        self._words = words(text)
        self._root = root
        self._taken: dict[type[Entry], int] = {}
        self._found: list[Mention] = []

    def mentions(self) -> list[Mention]:
        first = self._root.next
        for index, word in enumerate(self._words):
            if word.folded in first:
                self._longest_at(index)
        return self._found

    def _longest_at(self, index: int) -> None:
        best: dict[type[Entry], tuple[int, list[str]]] = {}
        for last, node in self._walk(index):
            for entry_id, register, shouted in node.ends:
                if self._may_stand(register, index, last, shouted=shouted):
                    if best.get(register, (-1, []))[0] != last:
                        best[register] = (last, [])
                    best[register][1].append(entry_id)
        for register, (last, entry_ids) in sorted(best.items(), key=lambda item: -item[1][0]):
            self._taken[register] = last + 1
            start, end = self._words[index].start, self._words[last].end
            self._found.extend(Mention(entry_id, start, end) for entry_id in entry_ids)

    def _walk(self, index: int) -> Iterator[tuple[int, _Node]]:
        node: _Node | None = self._root
        for last in range(index, len(self._words)):
            node = node.next.get(self._words[last].folded) if node else None
            if node is None:
                return
            yield last, node

    def _may_stand(self, register: type[Entry], index: int, last: int, *, shouted: bool) -> bool:
        if index < self._taken.get(register, 0):
            return False
        return not shouted or self._text[self._words[index].start : self._words[last].end].isupper()


def surname(entry: Entry) -> str | None:
    """The last word of a person's name; None for others, for a name of one word, and for one whom no article names."""
    if not isinstance(entry, Person) or entry.unnamed is not None:
        return None
    parts = [part for part in entry.name.split() if fold(part) not in _SUFFIXES]
    return parts[-1] if len(parts) > 1 else None


def _written(entry: Entry) -> Iterator[str]:
    yield entry.name
    yield from entry.aliases
    if isinstance(entry, Place) and entry.code:
        yield entry.code
    if isinstance(entry, Person) and entry.unnamed:
        yield entry.unnamed
