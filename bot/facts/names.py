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
from bot.facts.model import Span
from bot.facts.registers import Meet, Organisation, Person, Place, Race, Team

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from bot.facts.registers import Entry, Registers

_METRES = r"m[eéè]t(?: re | er(?:en|n)? | ro )s?"
"""Metres as five languages write them: "mètres", "metern", "metros"."""
_UNIT = rf"(?: m | {_METRES} | km | kil[oó]{_METRES} ) \b"
_UNIT_APART = re.compile(rf"(?<=\d) [\s-] (?P<unit> {_UNIT} )", re.VERBOSE | re.IGNORECASE)
_MOST_GROUPS = 5
"""Groups of three figures in a number: one that went on and on would be read again from each of its groups."""

_WORD = re.compile(
    rf"""
      (?: (?P<legs> \d+ ) \s? [x×] \s? (?=\d) )?
      (?P<number> \d{{1,3}} (?: ,\d{{3}} ){{1,{_MOST_GROUPS}}} (?![\d,.]\d) | \d+ (?= [\s-]? {_UNIT} ) )
      (?: [\s-]? (?P<unit> {_UNIT} ) )?
    | [^\W_] (?: [^\W_] | [\u0300-\u036f] | ['’ʼ] (?=[^\W_]) )*
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"['’ʼ]s\Z", re.IGNORECASE)
_APOSTROPHES = ("'", "’", "ʼ")
_WITHOUT_APOSTROPHES = str.maketrans("", "", "".join(_APOSTROPHES))
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPELLINGS = {"mens": "men", "womens": "women"} | {
    f"{thousand}{metre}": f"{thousand}metres"
    for thousand in ("", "centi", "kilo")
    for metre in ("metre", "meter", "meters")
}
"""People type "mens 1500m" as often as "men's 1500m", and half of them write "meters"."""
_CONTRACTIONS = {"hell": "hewill", "id": "iwould", "ill": "iwill", "shell": "shewill", "wed": "wewould"}
_CONTRACTIONS |= {"well": "wewill", "were": "weare"}
"""What would be another word without its apostrophe: who says “I’ll be back” is not ill."""

MOST_WORDS = 12
"""Words of what is typed that are tried as names: the longest names have fewer."""

_LONGEST_CACHED = 80
"""Characters of a text that may be a name, whose folded words are cached."""

_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHOUTED = 3
"""An alias of so few letters, all capitals ("US", "NOR"), is found in a text only so: "us" and "nor" are words."""

_SCORE_OF_A_NAME = 70.0
"""Out of a hundred; parts of a name count ("ingebritsen" for "jakob ingebrigtsen")."""

_FIGURES = re.compile(r"\d+")

_SCORE_OF_AN_ID = 61.0
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
    """Every folded word of a text, in order, with its run in the text as it is."""
    return tuple(_folded_words(text))


def as_typed(run: str, text: str) -> str:
    """A run of folded words as it stands in what was typed; itself where it does not."""
    typed, size = words(text), len(run.split())
    runs = (typed[start : start + size] for start in range(len(typed)))
    match = next((each for each in runs if " ".join(word.folded for word in each) == run), None)
    return text[match[0].start : match[-1].end] if match else run


def unit_words(text: str) -> tuple[Word, ...]:
    """The units that stand apart from their numbers, as words of their own: "200 metres" is one word of `words`."""
    return tuple(Word(*match.span("unit"), _fold_word(match["unit"])) for match in _UNIT_APART.finditer(text))


def fold(text: str) -> str:
    """A text as names are compared: ASCII, lower case, no possessives or punctuation, words one space apart."""
    return _fold_name(text) if len(text) <= _LONGEST_CACHED else _fold(text)


def _fold(text: str) -> str:
    return " ".join([word.folded for word in _folded_words(text)])


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


def are_alike(typed: str, key: str) -> bool:
    """Whether somebody who typed the one may have meant the other; both are folded.

    A slip in four letters of a word is forgiven, but not in the first one and not in figures. One may begin the other,
    or be some of its words.
    """
    if _FIGURES.findall(typed) != _FIGURES.findall(key) or typed[:1] != key[:1]:
        return f" {key} " in f" {typed} " or f" {typed} " in f" {key} "
    if typed.startswith(key) or key.startswith(typed):
        return True
    pairs = list(zip(typed.split(), key.split(), strict=False))
    is_word_by_word = len(typed.split()) == len(key.split())
    return all(_is_slip(*pair) for pair in pairs) if is_word_by_word else _is_slip(typed, key)


def _is_slip(typed: str, word: str) -> bool:
    # A slow import that only a slip of the pen needs.
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    slips = max(1, min(len(typed), len(word)) // 4)
    return OSA.distance(typed, word, score_cutoff=slips) <= slips


def _folded_words(text: str) -> Iterator[Word]:
    for match in _WORD.finditer(text):
        start, end = match.span()
        if match.lastgroup is not None:
            folded = _fold_number(match)
        else:
            word = match.group()
            folded = _fold_word(word)
            if word[-1] in "sS" and word[-2:-1] in _APOSTROPHES:
                end -= len("’s")
        if folded:
            yield Word(start, end, folded)


def _fold_number(match: re.Match[str]) -> str:
    legs = "" if match["legs"] is None else match["legs"] + "x"
    unit = (match["unit"] or "").casefold()
    return legs + match["number"].replace(",", "") + ("" if not unit else "km" if unit.startswith("k") else "m")


@lru_cache(maxsize=1 << 13)
def _fold_word(word: str) -> str:
    whole = _POSSESSIVE.sub("", word)
    bare = whole.translate(_WITHOUT_APOSTROPHES)
    folded = bare.lower() if bare.isascii() else _NOT_WORD.sub("", _ascii(bare.casefold()).lower())
    return _SPELLINGS.get(folded, folded) if bare == whole else _CONTRACTIONS.get(folded, folded)


def _ascii(word: str) -> str:
    apart = unicodedata.normalize("NFKD", word)
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    if plain.isascii():
        return plain
    # Only letters that are no accented Latin ones need the tables ("ø", "ł", Cyrillic).
    from anyascii import anyascii  # noqa: PLC0415

    return anyascii(unicodedata.normalize("NFC", word))


class NameHolders:
    """Who goes by one name, of one register: however many they are, they are held once and looked up, never copied."""

    __slots__ = ("ids", "register", "shouted")

    def __init__(self, register: type[Entry], *, shouted: bool) -> None:
        """Nobody yet; ``shouted`` is whether a text has the name in capitals only."""
        self.register = register
        self.shouted = shouted
        self.ids: dict[str, int] = {}
        """The id of each holder, with its place among them."""

    def among(self, entry_ids: Collection[str]) -> list[str]:
        """Those of ``entry_ids`` that hold the name, in order; takes as long as the fewer of the two."""
        fewer, more = (self.ids, entry_ids) if len(self.ids) < len(entry_ids) else (entry_ids, self.ids)
        return sorted((id_ for id_ in fewer if id_ in more), key=self.ids.__getitem__)


class NameRun(NamedTuple):
    """A name in a text, at code points ``start`` to ``end``, end exclusive, and who goes by it."""

    holders: NameHolders
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The run alone."""
        return Span(self.start, self.end)


_Longest = tuple[int, list[NameHolders]]
"""The last word of a name, and who goes by it."""


class Names:
    """Every name and alias of the registers, made once, to be looked up in any number of texts."""

    def __init__(self, registers: Registers) -> None:
        """Read the names of ``registers``; two entries may share one, and both are then found."""
        self.registers = registers
        self._entries = {entry.id: entry for register in registers.each() for entry in register.values()}
        # Every beginning of a name, in folded words, and who goes by the names of which it is the whole.
        self._beginnings: dict[str, dict[tuple[type[Entry], bool], NameHolders]] = {}
        self._holders: dict[str, dict[NameHolders, None]] = {}
        people = registers.people.values()
        self._people_names = {fold(name) for person in people for name in (person.name, *person.aliases)}
        for entry in self._entries.values():
            for name in self._names_in_texts(entry):
                self._add(entry, name)

    def entry(self, entry_id: str) -> Entry | None:
        """The entry with that id, or None."""
        return self._entries.get(entry_id)

    def keys(self, entry: Entry) -> tuple[str, ...]:
        """Every folded key by which an entry can be asked for: name, aliases, code, derived surname, id; each once."""
        names = [*_register_names(entry), surname(entry), entry.id]
        return tuple(dict.fromkeys(key for key in map(fold, filter(None, names)) if key))

    def lists(self, entry: Entry, key: str) -> bool:
        """Whether a folded key stands in the register, and does not only follow from a name or an id."""
        return any(fold(name) == key for name in _register_names(entry))

    def find(self, text: str, entry_ids: Collection[str] | None = None) -> tuple[Mention, ...]:
        """Where names stand in a text, in order; with ``entry_ids`` only theirs.

        Names are whole words. Within a register the longest wins ("Filip Ingebrigtsen" is no mention of Jakob, whose
        alias is "Ingebrigtsen"); a name that several entries share is a mention of each.
        """
        return tuple(
            Mention(id_, run.start, run.end)
            for run in self.runs(text)
            for id_ in (run.holders.ids if entry_ids is None else run.holders.among(entry_ids))
        )

    def runs(self, text: str) -> tuple[NameRun, ...]:
        """Where names stand in a text, as `find` has them, a name that several entries of a register share only once.

        Hundreds of races may go by "the final": whoever asks for a few of them looks these up among the holders.
        """
        runs: list[NameRun] = []
        text_words = words(text)
        ends: dict[type[Entry], int] = {}
        for index, word in enumerate(text_words):
            if word.folded not in self._beginnings:
                continue
            for register, (last, names) in self._longest_at(index, text, text_words, ends):
                ends[register] = last + 1
                runs += [NameRun(holders, word.start, text_words[last].end) for holders in names]
        return tuple(runs)

    def holders_with(self, entry_id: str) -> Iterable[NameHolders]:
        """For each name by which a text may have an entry, who goes by it; none for an unknown id."""
        return self._holders.get(entry_id, ())

    def stands(self, text: str, entry_id: str) -> bool:
        """Whether a text names that entry: a race also by its event, a meet also by its series."""
        ids_naming = self.ids_naming(entry_id)
        return bool(ids_naming) and bool(self.find(text, ids_naming))

    def ids_naming(self, entry_id: str) -> frozenset[str]:
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

    def _names_in_texts(self, entry: Entry) -> Iterator[str]:
        yield from _register_names(entry)
        last = surname(entry)
        if last is not None and fold(last) not in self._people_names:
            yield last

    def _add(self, entry: Entry, name: str) -> None:
        names: dict[tuple[type[Entry], bool], NameHolders] | None = None
        beginning = ""
        for word in _folded_words(name):
            beginning = f"{beginning} {word.folded}" if beginning else word.folded
            names = self._beginnings.setdefault(beginning, {})
        if names is None:
            return
        # "Sollis Harriers" is no mention of Sollis, nor "Harbour Athletics" one of Harbour.
        register = Place if isinstance(entry, Team | Organisation) else type(entry)
        shouted = len(name) <= _SHOUTED and name.isupper()
        holders = names.setdefault((register, shouted), NameHolders(register, shouted=shouted))
        holders.ids.setdefault(entry.id, len(holders.ids))
        self._holders.setdefault(entry.id, {})[holders] = None

    def _longest_at(
        self, index: int, text: str, text_words: tuple[Word, ...], ends: Mapping[type[Entry], int]
    ) -> list[tuple[type[Entry], _Longest]]:
        """The longest name of each register that begins at a word: its last word, and whose it is; the longest first.

        ``ends`` says before which word a register's last name ends: no other begins there.
        """
        longest: dict[type[Entry], _Longest] = {}
        for last, names in self._names_at(index, text_words):
            capitals = text[text_words[index].start : text_words[last].end].isupper()
            for holders in names:
                register = holders.register
                if index >= ends.get(register, 0) and (capitals or not holders.shouted):
                    if longest.get(register, (-1, []))[0] != last:
                        longest[register] = (last, [])
                    longest[register][1].append(holders)
        return sorted(longest.items(), key=lambda item: -item[1][0])

    def _names_at(self, index: int, text_words: tuple[Word, ...]) -> Iterator[tuple[int, Iterable[NameHolders]]]:
        beginning = ""
        for last in range(index, len(text_words)):
            beginning = f"{beginning} {text_words[last].folded}" if beginning else text_words[last].folded
            names = self._beginnings.get(beginning)
            if names is None:
                return
            yield last, names.values()


def surname(entry: Entry) -> str | None:
    """The last word of a person's name; None for others, for a name of one word, and for one whom no article names."""
    if not isinstance(entry, Person) or entry.unnamed is not None:
        return None
    parts = [part for part in entry.name.split() if fold(part) not in _SUFFIXES]
    return parts[-1] if len(parts) > 1 else None


def _register_names(entry: Entry) -> Iterator[str]:
    yield entry.name
    yield from entry.aliases
    if isinstance(entry, Place | Team) and entry.code:
        yield entry.code
    if isinstance(entry, Person) and entry.unnamed:
        yield entry.unnamed
