"""Reading a line: which runs of its words are names, cues, marks and years, and what of it is left over."""

from __future__ import annotations

import re
from itertools import chain, groupby, islice, pairwise, product
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers.asking.lexicon import ATTRIBUTE, EVENT, MOMENT, asking_words, lexicon, plain_words
from bot.answers.asking.slips import has_form_in_articles, meant_full_name, meant_words, own_spelling
from bot.answers.asking.tidy import tidy
from bot.answers.asking.words import function_words
from bot.answers.input import YEAR, word_runs
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.facts.names import fold, words
from bot.facts.values.prose.number_words import ORDINAL
from bot.store.queries.search import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.answers.asking.lexicon import PhraseMeaning
    from bot.facts.names import Word
    from bot.store.rows import EntryRow, UnknownWords
    from bot.store.store import Store

MOST_WORDS = 30
"""Words of a line that are read."""
LONGEST_RUN = 8
"""Words of a name or a phrase."""
MOST_READINGS = 3
"""Ways to take words that are written nearly like several others."""

_TOPIC = "topic"
REST, UNKNOWN, TALK = "rest", "unknown", "talk"
FUNCTION = "function"
"""The slot of words that ask for nothing by themselves."""
_PLACED = frozenset({"at", "from"})
"""Slots of the words before a meet: "in", "at the"."""

_MARK = re.compile(r"(\d+(?:[:.]\d+)+(?:\s?m\b)?)")
_NUMBER = re.compile(
    r"(?:\[|(?:^|\s)#|\b(?:articles?|artikel|art[ií]culo|artikkel|source|quelle|kilde|fuente)\s(?:n[or]\.?\s|num(?:ber|mer|[eé]ro)\s)?)(\d{1,2})\b\]?",
    re.IGNORECASE,
)
"""An article by its number."""
_STRETCH = re.compile(
    r"\b((?:last|final)\s(?:\d+\s?m\w*|\d\d+))\b"
    r"|\b(\d+(?:\s?m\w*)?)(?:\sor\s\d+(?:\s?m\w*)?)?\s(?:to go|left|remaining|from home|out)\b",
    re.IGNORECASE,
)
"""How far it was to the finish."""
_METRES_RUN = re.compile(r"\b(?:at|through|after|past)\s(\d{2,5})\s?m(?:et(?:re|er)s?)?\b(?!\s*\d)", re.IGNORECASE)
"""How far it was from the start, if a race is longer."""
_HURDLE = re.compile(rf"\b({ORDINAL}\s(?:hurdle|barrier)|(?:last|final)\s(?:hurdle|barrier))\b", re.IGNORECASE)
_LONGEST_COMMON = 6
"""Letters of a word that seldom stands for anything but a newspaper where it ends the name of one."""
_COUNT = re.compile(r"\d{1,2}")
"""A number that asks for nothing by itself, though articles print it."""
_KILOMETRES = re.compile(r"\d+k")
_DISTANCE = re.compile(r"\d{2,5}m|[1-9]\d?00|\d+km?|\d+x\d+m?")
"""A folded distance: no event of a line that has none of it."""

_LONGEST_UNKNOWN_NAME = 4
"""Words."""
_KEYS_IN_A_ROW = "qwer|wert|asdf|sdfg|dfgh|fghj|ghjk|hjkl|lkjh|fdsa|zxcv|xcvb|yxcv|azer|uiop|poiu"
_NOISE = re.compile(rf"[bcdfghjklmnpqrstvwxz]{{5}}|(\w{{1,2}})\1\1|(\w{{3,}})\2|{_KEYS_IN_A_ROW}|\A[^aeiouy]+\Z")
"""What no name has: many consonants, keys in a row, and laughter."""

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
NAMING = frozenset({"person", "country", "demonym", "meet", EVENT, "no-event", "year", "article", "mark", "stretch"})
"""Slots of what is asked about."""
_AFTER_CUES = ("country", "demonym", "article", ATTRIBUTE)
"""Slots whose names give way to a cue of as many words."""
_AS_TYPED = frozenset({TALK, "no-source"})
"""Slots of words that stand for nothing in English, and give way to a name."""
_RESULT_SLOTS = frozenset({"place", "rank", "result"})
_OF_ARTICLES = frozenset({FUNCTION, "said", "told-of", "sources", "reporting", "what"})
"""Slots of what is asked of an article."""
_MEDALS = frozenset({"1", "2", "3"})
_SECOND = {
    "person": "other",
    "country": "second-country",
    "demonym": "second-country",
    "place": "second-place",
    "article": "second-article",
}
_MORE = {"person": "one-more", "country": "one-more"}
"""The slot of a third of a kind, which no question takes."""


class LinePart(Frozen, frozen=True):
    """A run of words: the slot that it fills, what it puts there, and the entries that go by it.

    ``number`` is that of a place; of other words it says whether they are a topic that people ask about. ``typed`` is
    the word for such a topic, where it is one. ``said`` are the words of a name or a phrase as they were typed.
    """

    slot: str
    text: str
    entries: tuple[EntryRow, ...] = ()
    number: str = ""
    typed: str = ""
    said: str = ""


class TypedLine(Frozen, frozen=True):
    """What was read of a line: its parts in the order in which they were typed."""

    parts: tuple[LinePart, ...]

    @property
    def slots(self) -> frozenset[str]:
        """Every slot that is filled."""
        return frozenset(part.slot for part in self.parts)

    @property
    def keys(self) -> frozenset[str]:
        """Every slot, alone, with what fills it or was typed, and before the next one, as rules name them."""
        filled = {f"{part.slot}:{text}" for part in self.parts for text in (part.text, fold(part.said))}
        return self.slots | filled | {f"{one.slot}<{other.slot}" for one, other in pairwise(self.parts)}

    def first(self, slot: str) -> LinePart | None:
        """The first part that fills a slot."""
        return next((part for part in self.parts if part.slot == slot), None)

    def text(self, *slots: str) -> str:
        """What fills the slots, as it was typed, nothing twice."""
        return " ".join(dict.fromkeys(part.text for part in self.parts if part.slot in slots))


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


async def read_typed(store: Store, text: str) -> tuple[TypedLine, ...]:
    """The ways to read a text, one unless a word may be a slip of the pen for several others; three statements."""
    typed = tidy(text)
    parts = await _read_articles(store, typed, await _read_words(store, typed))
    placed = {part.text: bool(where) for part, where in _behind_at(parts) if part.slot == REST}
    if not placed:
        return (_line(parts),)
    spellings = await store.spellings([Phrase(tuple(fold(word).split())) for word in placed])
    if len(placed) == len(parts) and (named := await _article_of(store, " ".join(placed), spellings)):
        return (_line(await _read_words(store, named)),)
    unknown = (word for place, word in enumerate(placed) if place in spellings.places)
    topics = {part.text for part in parts if part.number}  # what people ask about was typed as it is written
    absent = frozenset(word for word in unknown if word in topics or not has_form_in_articles(word, spellings))
    language = lexicon().language(word.folded for word in words(typed))
    asking, plain = asking_words(language), plain_words(language)
    meant = {word: meant_words(word, spellings, () if placed[word] else asking, plain) for word in absent - topics}
    likely = {word: meant.get(word) or (word,) for word in placed}
    for one, other in pairwise(placed):
        beside = f" {one} {other} " in f" {fold(typed)} " and not absent.isdisjoint({one, other})
        name = meant_full_name(one, other, spellings) if beside else None
        likely |= {one: name[:1], other: name[1:]} if name else {}
    full = await _full_names(store, [*chain(placed, *likely.values())], spellings)
    choices = [[name for other in others for name in full.get(other, (other,))] for others in likely.values()]
    lines: list[TypedLine] = []
    for choice in islice(product(*choices), MOST_READINGS):
        corrected = _corrected(typed, dict(zip(placed, choice, strict=True)))
        read = parts if corrected == typed else await _read_words(store, corrected)
        if not _is_mere_word(read, {*choice} - {*placed, *spellings.near}):
            lines.append(_line(read, absent))
    lines = lines or [_line(parts, absent)]
    unread = [sum(part.slot in {REST, UNKNOWN} for part in line.parts) for line in lines]
    return tuple(line for line, left in zip(lines, unread, strict=True) if left == min(unread))


def with_events(parts: Iterable[LinePart]) -> tuple[LinePart, ...]:
    """The parts; a newspaper that has the name of an event is that, where a result is asked for: "who won the mile"."""
    parts = tuple(parts)
    if _RESULT_SLOTS.isdisjoint(part.slot for part in parts):
        return parts
    events = {fold(part.text): lexicon().meaning(fold(part.text), "en") for part in parts if part.slot == "article"}
    named = {text: meaning.text for text, meaning in events.items() if meaning and meaning.slot == EVENT}
    return tuple(
        LinePart("no-event", named[text]) if (text := fold(part.text)) in named and part.slot == "article" else part
        for part in parts
    )


def _is_mere_word(parts: Iterable[LinePart], meant: Collection[str]) -> bool:
    """Whether one of the words that are meant by slips is only one of a name or a phrase: "horse" of "dark horse"."""
    return any(part.slot == REST and not part.number and part.text in meant for part in parts)


def _corrected(text: str, replacements: Mapping[str, str]) -> str:
    """The text with other words for some of its folded words; all else as it was typed."""
    for word in reversed(words(text)):
        other = replacements.get(word.folded, word.folded)
        behind = fold(text[word.end :])
        # Of a full name the rest may stand behind its first word already.
        if " " in other and f"{behind} ".startswith(f"{other.partition(' ')[2]} "):
            other = other.split()[0]
        if other != word.folded:
            text = f"{text[: word.start]}{other}{text[word.end :]}"
    return text


async def _full_names(store: Store, single: Sequence[str], spellings: UnknownWords) -> Mapping[str, tuple[str, ...]]:
    """The names of people of which a word is a part that is no name by itself: "isolde" for "isolde brown".

    And those of articles of which it is the last one, if it is long: "gazette" for "harbour gazette".
    """
    single = [word for word in single if len(word) > 1]
    full = [name for name in spellings.names if " " in name and not set(name.split()).isdisjoint(single)]
    rows = await store.names([*full, *single]) if full else ()
    keys, people = {row.key for row in rows}, [row.key for row in rows if row.type == "person" and not row.unnamed]
    names = {word: tuple(name for name in dict.fromkeys(people) if word in name.split()) for word in single}
    articles = {row.key.split()[-1]: (row.key,) for row in rows if row.type == "publisher"}
    names |= {word: articles[word] for word in single if len(word) >= _LONGEST_COMMON and word in articles}
    return {word: of_word for word, of_word in names.items() if of_word and word not in keys}


async def _read_articles(store: Store, typed: str, parts: list[LinePart]) -> list[LinePart]:
    """The parts; the name of an event of which no article tells is the newspaper's, where nothing else is asked of it.

    As in "mile says", of an article in The Mile.
    """
    source = next((part.said for part in parts if part.slot == "no-source" and part.said), "")
    if source and (named := await _article_of_word(store, fold(source).split()[-1])):
        return await _read_words(store, re.sub(re.escape(source), named, typed, count=1))
    event = next((part for part in parts if part.slot == "no-event" and part.said), None)
    if event is None or not {part.slot for part in parts} <= {"no-event", *_OF_ARTICLES}:
        return parts
    named = await _article_of_word(store, fold(event.said))
    return await _read_words(store, re.sub(re.escape(event.said), named, typed, count=1)) if named else parts


async def _article_of_word(store: Store, words_: str) -> str:
    """The name of the one article that has these folded words in it, which are looked up; else ""."""
    return await _article_of(store, words_, await store.spellings([Phrase(tuple(words_.split()))]))


async def _article_of(store: Store, part: str, spellings: UnknownWords) -> str:
    """The name of the one article that has these words in it; "" where there is none, or are several."""
    names = [name for name in spellings.names if f" {part} " in f" {name} "]
    rows = await store.names(names) if names else ()
    found = {row.id: row.key for row in rows if row.type == "publisher"}
    return next(iter(found.values())) if len(found) == 1 else ""


def unknown_words(part: LinePart) -> str:
    """The words of a part that stand nowhere; "" of another, and of a figure."""
    return part.text if part.slot == UNKNOWN and part.text.replace(" ", "").isalpha() else ""


def is_name(line: TypedLine, text: str) -> bool:
    """Whether a text of which nothing was read may be a name: few words, none of talk, that can be spoken."""
    typed = [word.folded for word in words(text)]
    unread = {word for part in line.parts for word in part.text.split()}
    joined = {FUNCTION} if len(typed) == 2 else set()  # noqa: PLR2004 - "el guerrouj"
    is_bare = line.slots <= {REST, UNKNOWN, "occasion", *joined} and 0 < len(typed) <= _LONGEST_UNKNOWN_NAME
    is_whole = is_bare and (typed[0] in unread or bool(joined)) and line.parts[-1].slot != FUNCTION
    return is_whole and len({*typed}) == len(typed) and not any(_NOISE.search(word) for word in typed)


def _line(parts: Iterable[LinePart], absent: frozenset[str] = frozenset()) -> TypedLine:
    """The parts as a line, in which a second of its kind fills a slot of its own, and words that stand nowhere one."""
    parts = with_events(parts)
    kinds = frozenset(part.slot for part in parts)
    slots: dict[str, list[LinePart]] = {}
    line: list[LinePart] = []
    for part, where in _behind_at(parts):
        slot = _slot(part, where, kinds, absent)
        same = slots.setdefault(slot, [])
        if slot in _SECOND and same:
            if any(_is_same(part, each) for each in same):
                continue
            slot = _SECOND[slot] if len(same) == 1 else _MORE.get(slot, REST)
        same.append(part)
        text = part.typed if slot == "absent" and part.typed else part.text
        line.append(LinePart(slot, text, part.entries, part.number, said=part.said))
    return TypedLine(tuple(chain.from_iterable(_joined(*run) for run in groupby(line, key=attrgetter("slot")))))


def _joined(slot: str, run: Iterable[LinePart]) -> Iterable[LinePart]:
    """Parts side by side in one slot; words that stand nowhere as the one name that they may be."""
    return [LinePart(UNKNOWN, " ".join(part.text for part in run))] if slot == UNKNOWN else run


def _slot(part: LinePart, where: str, kinds: Collection[str], absent: Collection[str]) -> str:
    """The slot of a part, in a line with these ``kinds`` of parts, behind a word ``where`` that says where, or ""."""
    slot = part.slot
    if slot == REST and (part.text in absent or _COUNT.fullmatch(part.text)):
        is_meet = where and part.text.isalpha()
        slot = "absent" if part.number == _TOPIC else "no-meet" if is_meet else UNKNOWN
    if slot == "country" and where == "at" and {"person", "meet", ATTRIBUTE}.isdisjoint(kinds):
        slot = "no-meet"
    if slot in {TALK, "no-meet"} and "person" in kinds:
        slot = UNKNOWN  # of somebody who is named it is asked in earnest: "kerr's diet"
    return "meet" if slot == "year" and "meet" not in kinds else slot  # a year alone says which meet


def _behind_at(parts: Iterable[LinePart]) -> Iterator[tuple[LinePart, str]]:
    """Each part, and the slot of a word before it that says where, with only words between that mean nothing."""
    where = ""
    for part in parts:
        yield part, where
        where = part.slot if part.slot in _PLACED else where if part.slot in {FUNCTION, REST} else ""


def _is_same(part: LinePart, other: LinePart) -> bool:
    """Whether two parts name the same, by other words."""
    return not set(part.entries).isdisjoint(other.entries) or part.number == other.number != ""


# --- runs of words ----------------------------------------------------------------------------------------------------


async def _read_words(store: Store, text: str) -> list[LinePart]:
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
    return [parts[place] for place in sorted(parts)]


async def _look_up(store: Store, text: str) -> _Typed:
    """The names and meanings of all runs of words; one statement."""
    typed = words(text)[:MOST_WORDS]
    folded = [word.folded for word in typed]
    language, runs = lexicon().language(folded), word_runs(folded, LONGEST_RUN)
    meanings = {run: meaning for run in runs if (meaning := lexicon().meaning(run, language))}
    english = [fold(meaning.text) for meaning in meanings.values() if meaning.slot in {ATTRIBUTE, EVENT}]
    others = {key: run for run in runs for key in _other_keys(run)}
    names: dict[str, list[EntryRow]] = {}
    for row in await store.names([*runs, *english, *others]):
        names.setdefault(row.key, []).append(row)
        if row.key in others and (row.type in _WRITTEN_OTHERWISE or _KILOMETRES.fullmatch(others[row.key])):
            names.setdefault(others[row.key], []).append(row)
    longest = await _longest_race(store) if _METRES_RUN.search(text) else 0
    cues = {fold(cue) for each in store.vocabulary.attributes.values() for cue in each.cues}
    return _Typed(text, typed, names, meanings, store, longest, cues)


async def _longest_race(store: Store) -> int:
    """The metres of the longest race with a story."""
    races = await store.races(())
    lengths = (length for race in races for length in values.read("distance", race.event_name, values.Context()))
    return max((int(length.value.removesuffix("m")) for length in lengths), default=0)


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
            if places and pattern is _METRES_RUN:
                text = _metres_run(text, line)
            if places and text:
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


def _metres_run(metres: str, line: _Typed) -> str:
    """A moment of a race that is longer; "" where it is none, or an event that the pack has."""
    is_event = any(row.type in {"event", "race"} for row in line.names.get(f"{metres}m", ()))
    return f"after {metres}m" if int(metres) < line.longest and not is_event else ""


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
    rows = [row for row in rows if meaning is None or fold(meaning.text) == key or _may_be_meant(row)]
    name = _name_part(text if any(row.key == key for row in rows) or not rows else rows[0].key, rows)
    if name is not None and (name.slot not in _AFTER_CUES or (name.slot == ATTRIBUTE and key in line.cues)):
        return name
    if meaning is not None and name is not None and meaning.slot in _AS_TYPED:
        return name
    if meaning is not None and meaning.slot in {ATTRIBUTE, EVENT}:
        return name or _looked_up(meaning, key, line)
    if meaning is not None:
        number = lexicon().places.get(meaning.slot, "")
        slot = ("place" if number in _MEDALS else "rank") if number else meaning.slot
        return LinePart(slot, key if slot in _AS_TYPED else meaning.text, number=number)
    if name is None and YEAR.fullmatch(key):
        return LinePart("year", key, tuple(line.names.get(key, ())))
    return name


def _may_be_meant(row: EntryRow) -> bool:
    """Whether words with another meaning may name it: no attribute that no article claims."""
    return row.type != ATTRIBUTE or row.owner


def _name_part(text: str, rows: Sequence[EntryRow]) -> LinePart | None:
    for type_, slot in _SLOTS.items():
        entries = tuple(row for row in rows if row.type == type_ and not YEAR.fullmatch(row.key))
        if entries:
            is_people = slot == "country" and text != entries[0].name and fold(text).endswith(lexicon().of_people)
            return LinePart("demonym" if is_people else slot, _named(text, slot, entries[0].name), entries)
    return None


def _named(text: str, slot: str, name: str) -> str:
    """What was typed of a name; without misprints, and without words that ask for nothing by themselves: "how old"."""
    if slot == ATTRIBUTE:
        words = fold(text).split()
        # What did not happen stands under a label that says less: "did not finish" under "outcome".
        return text if "not" in words or function_words().isdisjoint(words) else name
    return own_spelling(text, name) if slot in {"person", EVENT} else text


def _looked_up(meaning: PhraseMeaning, key: str, line: _Typed) -> LinePart:
    """What a phrase says in English: the pack's event or attribute of these words or of this role, else the words."""
    rows = tuple(row for row in line.names.get(fold(meaning.text), ()) if _SLOTS.get(row.type) == meaning.slot)
    if meaning.slot == EVENT:
        return LinePart(EVENT if rows else "no-event", meaning.text, rows)
    role = label_of_role(line.store, meaning.role) if meaning.role and not rows else ""
    if rows or role:
        return LinePart(ATTRIBUTE, role or meaning.text, rows)
    return LinePart(
        REST, meaning.text, number=_TOPIC, typed=key if "en" in meaning.languages and " " not in key else ""
    )


def label_of_role(store: Store, role: str) -> str:
    """The label of the first attribute that has a role; "" where a pack has none."""
    attributes = store.vocabulary.attributes.values()
    return next((attribute.label for attribute in attributes if role in attribute.roles), "")
