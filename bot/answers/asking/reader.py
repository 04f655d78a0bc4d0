"""Reading a line: its parts, where slips of the pen are mended, and what of it stands nowhere."""

from __future__ import annotations

import re
from itertools import chain, groupby, islice, pairwise, product
from operator import attrgetter
from typing import TYPE_CHECKING

from bot.answers.asking.lexicon import ATTRIBUTE, EVENT, asking_words, lexicon, plain_words
from bot.answers.asking.line import FUNCTION, REST, TALK, UNKNOWN, LinePart, TypedLine
from bot.answers.asking.line_parts import TOPIC, read_words
from bot.answers.asking.slips import has_form_in_articles, is_plural_of_known, meant_full_name, meant_words
from bot.answers.asking.tidy import tidy
from bot.answers.asking.words import function_words
from bot.facts.names import fold, words
from bot.store.queries.search import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.store.rows import UnknownWords
    from bot.store.store import Store

MOST_READINGS = 3
"""Ways to take words that are written nearly like several others."""
_PLACED = frozenset({"at", "from"})
"""Slots of the words before a meet: "in", "at the"."""
_LONGEST_COMMON = 6
"""Letters of a word that seldom stands for anything but a newspaper where it ends the name of one."""
_COUNT = re.compile(r"\d{1,2}")
"""A number that asks for nothing by itself, though articles print it."""
_LONGEST_UNKNOWN_NAME = 4
"""Words."""
_KEYS_IN_A_ROW = "qwer|wert|asdf|sdfg|dfgh|fghj|ghjk|hjkl|lkjh|fdsa|zxcv|xcvb|yxcv|azer|uiop|poiu"
_NOISE = re.compile(rf"[bcdfghjklmnpqrstvwxz]{{5}}|(\w{{1,2}})\1\1|(\w{{3,}})\2|{_KEYS_IN_A_ROW}|\A[^aeiouy]+\Z")
"""What no name has: many consonants, keys in a row, and laughter."""
_RESULT_SLOTS = frozenset({"place", "rank", "result"})
_OF_ARTICLES = frozenset({FUNCTION, "said", "told-of", "sources", "reporting", "what"})
"""Slots of what is asked of an article."""
_SECOND = {
    "person": "other",
    "country": "second-country",
    "demonym": "second-country",
    "place": "second-place",
    "article": "second-article",
}
_MORE = {"person": "one-more", "country": "one-more"}
"""The slot of a third of a kind, which no question takes."""


async def read_typed(store: Store, text: str) -> tuple[TypedLine, ...]:
    """The ways to read a text, one unless a word may be a slip of the pen for several others; three statements."""
    typed = tidy(text)
    parts = await _read_articles(store, typed, await read_words(store, typed))
    placed = {part.text: bool(where) for part, where in _behind_at(parts) if part.slot == REST}
    if not placed:
        return (_line(parts),)
    spellings = await store.spellings([Phrase(tuple(fold(word).split())) for word in placed])
    if len(placed) == len(parts) and (named := await _article_of(store, " ".join(placed), spellings)):
        return (_line(await read_words(store, named)),)
    unknown = [word for place, word in enumerate(placed) if place in spellings.places]
    # What people ask about was typed as it is written, and so was another form of a word that is known: "poles".
    topics = {part.text for part in parts if part.number} | {word for word in unknown if is_plural_of_known(word)}
    absent = frozenset(word for word in unknown if word in topics or not has_form_in_articles(word, spellings))
    language = lexicon().language(word.folded for word in words(typed))
    asking, plain = asking_words(language), plain_words(language)
    meant = {word: meant_words(word, spellings, () if placed[word] else asking, plain) for word in absent - topics}
    likely = {word: meant.get(word) or (word,) for word in placed}
    for one, other in pairwise(placed):
        is_pair = f" {one} {other} " in f" {fold(typed)} " and not absent.isdisjoint({one, other})
        name = meant_full_name(one, other, spellings) if is_pair else None
        likely |= {one: name[:1], other: name[1:]} if name else {}
    full = await _full_names(store, [*chain(placed, *likely.values())], spellings)
    choices = [[name for other in others for name in full.get(other, (other,))] for others in likely.values()]
    lines: list[TypedLine] = []
    for choice in islice(product(*choices), MOST_READINGS):
        corrected = _corrected(typed, dict(zip(placed, choice, strict=True)))
        read = parts if corrected == typed else await read_words(store, corrected)
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
        return await read_words(store, re.sub(re.escape(source), named, typed, count=1))
    event = next((part for part in parts if part.slot == "no-event" and part.said), None)
    if event is None or not {part.slot for part in parts} <= {"no-event", *_OF_ARTICLES}:
        return parts
    named = await _article_of_word(store, fold(event.said))
    return await read_words(store, re.sub(re.escape(event.said), named, typed, count=1)) if named else parts


async def _article_of_word(store: Store, words_: str) -> str:
    """The name of the one article that has these folded words in it, which are looked up; else ""."""
    return await _article_of(store, words_, await store.spellings([Phrase(tuple(words_.split()))]))


async def _article_of(store: Store, part: str, spellings: UnknownWords) -> str:
    """The name of the one article that has these words in it; "" where there is none, or are several."""
    names = [name for name in spellings.names if f" {part} " in f" {name} "]
    rows = await store.names(names) if names else ()
    found = {row.id: row.key for row in rows if row.type == "publisher"}
    return next(iter(found.values())) if len(found) == 1 else ""


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
    parts = _by_own_words(with_events(parts))
    kinds = frozenset(part.slot for part in parts)
    slots: dict[str, list[LinePart]] = {}
    line: list[LinePart] = []
    for part, where in _behind_at(parts):
        slot = _slot(part, where, kinds, absent)
        same = slots.setdefault(slot, [])
        again = next((each for each in same if slot == ATTRIBUTE and _are_of_one(part, each)), None)
        if again is not None:
            # The longer words say which: the "anchor leg" of legs.
            if (part.text.count(" "), len(part.text)) <= (again.text.count(" "), len(again.text)):
                continue
            line = [each for each in line if (each.slot, each.text) != (slot, again.text)]
        if slot in _SECOND and same:
            if any(_is_same(part, each) for each in same):
                continue
            slot = _SECOND[slot] if len(same) == 1 else _MORE.get(slot, REST)
        same.append(part)
        text = part.typed if slot == "absent" and part.typed else part.text
        line.append(LinePart(slot, text, part.entries, part.number, said=part.said))
    return TypedLine(tuple(chain.from_iterable(_joined(*run) for run in groupby(line, key=attrgetter("slot")))))


def _by_own_words(parts: Sequence[LinePart]) -> Sequence[LinePart]:
    """The parts; beside a thing that more words name no question word asks for another: "how long was the wait"."""
    longest = max((len(part.said.split()) for part in parts if part.slot == ATTRIBUTE), default=0)

    def only_asks(part: LinePart) -> bool:
        asking, *others = fold(part.said).split() or [""]
        return asking in function_words() and fold(part.text) not in fold(part.said) and len(others) + 1 < longest

    return [part for part in parts if part.slot != ATTRIBUTE or not only_asks(part)]


def _joined(slot: str, run: Iterable[LinePart]) -> Iterable[LinePart]:
    """Parts side by side in one slot; words that stand nowhere as the one name that they may be."""
    return [LinePart(UNKNOWN, " ".join(part.text for part in run))] if slot == UNKNOWN else run


def _slot(part: LinePart, where: str, kinds: Collection[str], absent: Collection[str]) -> str:
    """The slot of a part, in a line with these ``kinds`` of parts, behind a word ``where`` that says where, or ""."""
    slot = part.slot
    if slot == REST and (part.text in absent or _COUNT.fullmatch(part.text)):
        is_meet = where and part.text.isalpha()
        slot = "absent" if part.number == TOPIC else "no-meet" if is_meet else UNKNOWN
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


def _are_of_one(part: LinePart, other: LinePart) -> bool:
    """Whether two parts are words for one attribute: "throws round by round"."""
    return not {entry.id for entry in part.entries}.isdisjoint(entry.id for entry in other.entries)


def _is_same(part: LinePart, other: LinePart) -> bool:
    """Whether two parts name the same, by other words."""
    return not set(part.entries).isdisjoint(other.entries) or part.number == other.number != ""
