"""The parts of a line: which runs of its words are names, cues, marks and years; the longest are taken first."""

from __future__ import annotations

import re
from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers.asking.lexicon import ATTRIBUTE, EVENT, MEET, MOMENT, lexicon
from bot.answers.asking.line import FUNCTION, REST, TALK, LinePart
from bot.answers.asking.slips import own_spelling
from bot.answers.asking.words import ORDERS, function_words
from bot.answers.input import YEAR, word_runs
from bot.facts import values
from bot.facts.names import fold, words
from bot.facts.values.prose.number_words import ORDINAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from bot.answers.asking.lexicon import PhraseMeaning
    from bot.facts.names import Word
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow
    from bot.store.store import Store

MOST_WORDS = 30
"""Words of a line that are read."""
LONGEST_RUN = 8
"""Words of a name or a phrase."""
TOPIC = "topic"
"""What the number of a part says of words that people ask about."""
_MARK = re.compile(r"(\d+(?:[:.]\d+)+(?:\s?m\b)?|(?<![\w-])\d{1,2}[-–]\d{1,2}(?![\w-]))")
"""A time, a length, or how many either side has."""
_NUMBER = re.compile(
    r"(?:\[|(?:^|\s)#|\b(?:articles?|artikel|art[ií]culo|artikkel|source|quelle|kilde|fuente)\s(?:n[or]\.?\s|num(?:ber|mer|[eé]ro)\s)?)(\d{1,2})\b\]?",
    re.IGNORECASE,
)
"""An article by its number."""
_STRETCH = re.compile(
    r"\b(?:last|final|letzten|derniers|siste|últimos)\s(?P<last>\d+\s?m\w*|\d\d+)\b"
    r"|\b(\d+(?:\s?m\w*)?)(?:\sor\s\d+(?:\s?m\w*)?)?\s(?:to go|left|remaining|from home|out"
    r"|vor dem ziel|vor schluss|avant l.arrivée|de l.arrivée|før mål|igjen|de la meta|para la meta)\b",
    re.IGNORECASE,
)
"""How far it was to the finish, in five languages; ``last``: metres of a stretch that ends there."""
_METRES_RUN = re.compile(r"\b(?:at|through|after|past)\s(\d{2,5})\s?m(?:et(?:re|er)s?)?\b(?!\s*\d)", re.IGNORECASE)
"""How far it was from the start, if a race is longer."""
_HURDLE = re.compile(rf"\b({ORDINAL}\s(?:hurdle|barrier)|(?:last|final)\s(?:hurdle|barrier))\b", re.IGNORECASE)
_KILOMETRES = re.compile(r"\d+k")
_DISTANCE = re.compile(r"\d{2,5}m|[1-9]\d?00|\d+km?|\d+x\d+m?")
"""A folded distance: no event of a line that has none of it."""
_SLOTS = {
    "person": "person",
    "race": EVENT,
    "event": EVENT,
    "meet": "meet",
    "series": "meet",
    "publisher": "article",
    "place": "country",
    "population": "country",
    ATTRIBUTE: ATTRIBUTE,
}
"""The slot that a name fills, by the type of what it names: what a name is taken for first comes first."""
_WRITTEN_OTHERWISE = frozenset({"person", "publisher"})
"""Types of what people write with an s, or as several words, where its name has none or is one."""
_AFTER_CUES = ("country", "demonym", "article", ATTRIBUTE)
"""Slots whose names give way to a cue of as many words."""
_AS_TYPED = frozenset({TALK, "no-source"})
"""Slots of words that stand for nothing in English, and give way to a name."""
_IN_PACKS = frozenset({ATTRIBUTE, EVENT, MEET})
"""Slots of phrases that mean what a pack may have."""
_MEDALS = frozenset({"1", "2", "3"})


class _Typed(NamedTuple):
    """What was typed, its words, and the names and meanings of their runs."""

    text: str
    words: Sequence[Word]
    names: Mapping[str, list[EntryRow]]
    meanings: Mapping[str, PhraseMeaning]
    store: Store
    longest: int
    """Metres of the longest race with a story; nought where no distance is typed that may be within it."""
    cues: Collection[str]
    """Folded phrases that mean an attribute of the pack, whatever else they mean."""


async def read_words(store: Store, text: str) -> list[LinePart]:
    """The parts of a line, the longest names and phrases first; words that explain nothing fill "rest"."""
    line = await _look_up(store, text)
    parts: dict[int, LinePart] = {}
    taken: set[int] = set()
    for start, end, part in (*_signs(line), *_runs(line)):
        if taken.isdisjoint(range(start, end)):
            taken.update(range(start, end))
            parts[start] = part
    for place, word in enumerate(line.words):
        if place not in taken:
            slot = FUNCTION if word.folded in function_words() else REST
            parts[place] = LinePart("no-event" if _DISTANCE.fullmatch(word.folded) else slot, word.folded)
    return _with_order([parts[place] for place in sorted(parts)], store.vocabulary)


def _with_order(parts: list[LinePart], vocabulary: Vocabulary) -> list[LinePart]:
    """The parts; "first" and "last" are no places beside what happens at one moment: "who scored first"."""
    asked = {entry.id for part in parts if part.slot == ATTRIBUTE for entry in part.entries}
    if not any(vocabulary.attributes[what].exact_moment for what in asked):
        return parts
    return [LinePart(REST, part.text, said=part.said) if part.text in ORDERS else part for part in parts]


async def _look_up(store: Store, text: str) -> _Typed:
    """The names and meanings of all runs of words; one statement."""
    typed = words(text)[:MOST_WORDS]
    folded = [word.folded for word in typed]
    language, runs = lexicon().language(folded), word_runs(folded, LONGEST_RUN)
    meanings = {run: meaning for run in runs if (meaning := lexicon().meaning(run, language))}
    english = [fold(meaning.text) for meaning in meanings.values() if meaning.slot in _IN_PACKS]
    others = {key: run for run in runs for key in _other_keys(run)}
    names: dict[str, list[EntryRow]] = {}
    for row in await store.names([*runs, *english, *others]):
        names.setdefault(row.key, []).append(row)
        if row.key in others and (row.type in _WRITTEN_OTHERWISE or _KILOMETRES.fullmatch(others[row.key])):
            names.setdefault(others[row.key], []).append(row)
    races = await store.races(()) if _METRES_RUN.search(text) else ()
    lengths = (length for race in races for length in values.read("distance", race.event_name, values.Context()))
    longest = max((int(length.value.removesuffix("m")) for length in lengths), default=0)
    cues = {fold(cue) for each in store.vocabulary.attributes.values() for cue in each.cues}
    return _Typed(text, typed, names, meanings, store, longest, cues)


def _other_keys(run: str) -> Iterator[str]:
    """Ways to write a name: as one word, thousands of metres as figures, and without the s of a possessive."""
    if " " in run:
        yield run.replace(" ", "")
    if run.endswith("s"):
        yield run.removesuffix("s")
    if _KILOMETRES.fullmatch(run):
        yield run.replace("k", "000m")


def _signs(line: _Typed) -> Iterator[tuple[int, int, LinePart]]:
    """Marks, numbers of articles, distances to the finish and from the start, hurdles: what their signs tell."""
    patterns = ((_MARK, "mark"), (_NUMBER, "article"), (_STRETCH, "stretch"), (_METRES_RUN, MOMENT), (_HURDLE, MOMENT))
    for pattern, slot in patterns:
        for match in pattern.finditer(line.text):
            places = [place for place, word in enumerate(line.words) if match.start() <= word.start < match.end()]
            text = match[match.lastindex or 0]
            if match.groupdict().get("last"):
                text = f"last {text}"
            if places and pattern is _METRES_RUN:
                # A moment of a race that is longer, and no event that the pack has.
                is_event = any(row.type in {"event", "race"} for row in line.names.get(f"{text}m", ()))
                text = f"after {text}m" if int(text) < line.longest and not is_event else ""
            is_name = pattern is _MARK and any(row.type == ATTRIBUTE for row in line.names.get(fold(text), ()))
            if places and text and not is_name:
                yield places[0], places[-1] + 1, LinePart(slot, text)
    yield from _own_moments(line)


def _own_moments(line: _Typed) -> Iterator[tuple[int, int, LinePart]]:
    """The moments that the vocabulary brings, in its words."""
    own = line.store.vocabulary.moments
    for moment in values.read("moment", line.text, values.Context(moments=own)):
        words_of = values.own_moment_words(moment.value, own)
        places = [place for place, word in enumerate(line.words) if moment.start <= word.start < moment.end]
        if words_of is not None and places:
            yield places[0], places[-1] + 1, LinePart(MOMENT, words_of)


def _runs(line: _Typed) -> Iterator[tuple[int, int, LinePart]]:
    """Every run of words that means something, the longest first."""
    for size in range(min(LONGEST_RUN, len(line.words)), 0, -1):
        for start in range(len(line.words) - size + 1):
            run = line.words[start : start + size]
            part = _part(" ".join(word.folded for word in run), line.text[run[0].start : run[-1].end], line)
            if part is not None:
                yield start, start + size, replace(part, said=line.text[run[0].start : run[-1].end])


def _part(key: str, text: str, line: _Typed) -> LinePart | None:
    """What a run of words means: a name, then a cue, then a name that gives way to one."""
    meaning = line.meanings.get(key)
    # "from" and "next" are names of attributes as well, and seldom meant so.
    rows = [] if key in function_words() else line.names.get(key, [])
    # Words with another meaning name no attribute that no article claims.
    is_own = meaning is None or fold(meaning.text) == key
    rows = [row for row in rows if is_own or row.type != ATTRIBUTE or row.owner]
    name = _name_part(text if any(row.key == key for row in rows) or not rows else rows[0].key, rows, line.names)
    if name is not None and (name.slot not in _AFTER_CUES or (name.slot == ATTRIBUTE and key in line.cues)):
        return name
    if meaning is not None and name is not None and meaning.slot in _AS_TYPED:
        return name
    if meaning is not None and meaning.slot in _IN_PACKS:
        return name or _looked_up(meaning, key, line)
    if meaning is not None:
        number = lexicon().places.get(meaning.slot, "")
        slot = ("place" if number in _MEDALS else "rank") if number else meaning.slot
        return LinePart(slot, key if slot in _AS_TYPED else meaning.text, number=number)
    if name is None and YEAR.fullmatch(key):
        return LinePart("year", key, tuple(line.names.get(key, ())))
    return name


def _name_part(text: str, rows: Sequence[EntryRow], names: Mapping[str, list[EntryRow]]) -> LinePart | None:
    for type_, slot in _SLOTS.items():
        entries = tuple(row for row in rows if row.type == type_ and not YEAR.fullmatch(row.key))
        if entries:
            is_people = slot == "country" and text != entries[0].name and fold(text).endswith(lexicon().of_people)
            return LinePart("demonym" if is_people else slot, _named(text, slot, entries[0].name, names), entries)
    return None


def _named(text: str, slot: str, name: str, names: Collection[str]) -> str:
    """What was typed of a name; without misprints, and without words that ask for nothing by themselves: "how old".

    Of "who led off" it is "led off", if that is one of the ``names``.
    """
    if slot == ATTRIBUTE:
        words = fold(text).split()
        # What did not happen stands under a label that says less: "did not finish" under "outcome".
        if "not" in words or words[0] not in function_words():
            return text
        plain = " ".join(dropwhile(function_words().__contains__, words))
        return plain if " " in plain and plain in names else name
    return own_spelling(text, name) if slot in {"person", EVENT} else text


def _looked_up(meaning: PhraseMeaning, key: str, line: _Typed) -> LinePart:
    """What a phrase says in English: what the pack has by these words or with this role, else the words."""
    rows = tuple(row for row in line.names.get(fold(meaning.text), ()) if _SLOTS.get(row.type) == meaning.slot)
    if meaning.slot == EVENT:
        return LinePart(EVENT if rows else "no-event", meaning.text, rows)
    if meaning.slot == MEET:
        return LinePart(MEET if rows else "no-meet", meaning.text if rows else key, rows)
    role = label_of_role(line.store, meaning.role) if meaning.role and not rows else ""
    if rows or role:
        return LinePart(ATTRIBUTE, role or meaning.text, rows)
    return LinePart(REST, meaning.text, number=TOPIC, typed=key if "en" in meaning.languages and " " not in key else "")


def label_of_role(store: Store, role: str) -> str:
    """The label of the first attribute that has a role; "" where a pack has none."""
    attributes = store.vocabulary.attributes.values()
    return next((attribute.label for attribute in attributes if role in attribute.roles), "")
