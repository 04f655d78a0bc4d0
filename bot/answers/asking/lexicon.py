"""The lexicon: what words and phrases of questions mean in five languages, and what is made of them."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.answers.asking.tidy import tidy
from bot.answers.asking.words import words_by_language
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.facts.pack.folder.bases import DATA, carried_pack

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

ATTRIBUTE = "attribute"
"""The slot of what may be said of a subject."""
EVENT, MEET, MOMENT = "event", "meet", "moment"

_LANGUAGES = {"english": "en", "german": "de", "french": "fr", "norwegian": "no", "spanish": "es"}
_NAMED_VALUE = re.compile(r"\{([\w-]+)\}")
_NO_PHRASE = re.compile(r"(?:wo)?men's .*|\d\S*(?: [x×] \d+)?")
"""Aliases of an event that are no phrase by themselves: figures, and what begins with whose event it is."""
_LOOKED_UP = frozenset({"person", "other"})
"""What a look-up fills, which then explains none that is typed."""


class PhraseMeaning(Frozen, frozen=True):
    """What a phrase means: the slot that it fills, and the English words for it.

    ``role`` is that of the attribute which is meant where a pack has no attribute of these words. ``languages`` are
    those that have the phrase, none where that tells nothing.
    """

    slot: str
    text: str
    role: str = ""
    languages: frozenset[str] = frozenset()


class ReadingRule(Frozen, frozen=True):
    """What is asked where of each of ``has`` a slot was read; ``explains`` are the slots that it leaves nothing of.

    A slot with a colon was filled with the words behind it, one with "<" stands before another, one with "+" twice.
    ``find`` is who or what has to be looked up first, "" for nothing; ``values`` are patterns with slots in braces.
    ``uses`` are the slots that its values need, or what it looks up; ``unprinted`` those of them that no value prints.
    ``only``: no other is asked after it.
    """

    has: tuple[frozenset[str], ...]
    explains: frozenset[str]
    uses: frozenset[str]
    unprinted: frozenset[str]
    find: str
    question: str
    values: Mapping[str, str]
    only: bool

    def fits(self, keys: Collection[str]) -> bool:
        """Whether every slot that it needs is among the keys of a line."""
        return not any(slots.isdisjoint(keys) for slots in self.has)


class Lexicon(Frozen, frozen=True):
    """Phrases by their folded words, function words by language, and the rules with the names that they use.

    ``weights`` say how much it counts that a slot is left unexplained.
    """

    phrases: Mapping[str, tuple[PhraseMeaning, ...]]
    words: Mapping[str, frozenset[str]]
    """The words of phrases, each with the languages that have it."""
    function_words: Mapping[str, frozenset[str]]
    rules: tuple[ReadingRule, ...]
    fills: Mapping[str, tuple[str, ...]]
    """The slots that fill a name of a value, where they are not the one slot of that name."""
    places: Mapping[str, str]
    named: Mapping[str, str]
    labels: Mapping[str, str]
    """What stands for the label of an attribute, with its role."""
    weights: Mapping[str, float]
    of_people: tuple[str, ...]
    """How a country's name ends that is one for its people."""

    def language(self, words: Iterable[str]) -> str:
        """The language that has most of the folded words, the first where several have; "" where none has any."""
        counts = dict.fromkeys(("en", *self.function_words), 0)
        for word in words:
            of_word = self.words.get(word, frozenset())
            for language, known in self.function_words.items():
                counts[language] += word in known or language in of_word
        best = max(counts, key=counts.__getitem__)
        return best if counts[best] else ""

    def meaning(self, phrase: str, language: str) -> PhraseMeaning | None:
        """What folded words mean in a line of a language; None for a function word of it, and for what has no meaning.

        A phrase that the language does not have is taken from another.
        """
        meanings = self.phrases.get(phrase, ())
        own = next((meaning for meaning in meanings if language in meaning.languages), None)
        if own is None and phrase in self.function_words[language or "en"]:
            return None
        return own or next(iter(meanings), None)

    @property
    def naming(self) -> frozenset[str]:
        """Slots beside which a word that stands nowhere may be somebody's name."""
        of_names = [rule for rule in self.rules if {"unknown"} in rule.has]
        return frozenset(slot for rule in of_names for slots in rule.has for slot in slots) - {"unknown"}

    def weight(self, slot: str) -> float:
        """How much it counts that a slot is left unexplained."""
        return self.weights.get(slot, 1.0)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The lexicon that comes with the program."""
    rules = _data("rules")
    data = _data("lexicon")
    phrases = _phrases(data)
    words: dict[str, frozenset[str]] = {}
    for phrase, meanings in phrases.items():
        languages = frozenset().union(*(meaning.languages for meaning in meanings))
        for word in phrase.split():
            words[word] = words.get(word, frozenset()) | languages
    return Lexicon(
        phrases,
        words,
        {_LANGUAGES[name]: known for name, known in words_by_language().items()},
        tuple(_rule(each, rules["fills"]) for each in rules["rules"]),
        {name: tuple(slots) for name, slots in rules["fills"].items()},
        rules["places"],
        rules["named"],
        rules["labels"],
        rules["weights"],
        tuple(data["people"]["endings"].split()),
    )


@lru_cache(maxsize=len(_LANGUAGES) + 1)
def asking_words(language: str) -> tuple[str, ...]:
    """The words of a language, or of English, that ask for something, in order; of all where it is ""."""
    likely = {language, "en"} if language else {*_LANGUAGES.values()}
    weight = lexicon().weight
    asking = {
        key
        for key, meanings in lexicon().phrases.items()
        if any(each.slot != "talk" and weight(each.slot) and likely & (each.languages or likely) for each in meanings)
    }
    words = {word for key in asking for word in key.split() if word in asking or word not in lexicon().phrases}
    return tuple(sorted(words))


@lru_cache(maxsize=len(_LANGUAGES) + 1)
def plain_words(language: str) -> tuple[str, ...]:
    """All words of a language and of English that stand around what is asked for, and in phrases, in order."""
    likely = {language or "en", "en"}
    functions = (word for each in likely for word in lexicon().function_words[each])
    return tuple(sorted({*functions, *(word for word, languages in lexicon().words.items() if likely & languages)}))


def _data(name: str) -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name(f"{name}.toml").read_text(encoding="utf-8"))


def _phrases(data: dict[str, Any]) -> dict[str, tuple[PhraseMeaning, ...]]:
    """Every phrase with its meanings, each once with all the languages that have it."""
    phrases: dict[str, dict[PhraseMeaning, set[str]]] = {}
    for meaning, language, phrase in (*_cue_phrases(data), *_register_phrases()):
        if key := _key(phrase.strip()):
            phrases.setdefault(key, {}).setdefault(meaning, set()).update(language)
    return {
        key: tuple(PhraseMeaning(each.slot, each.text, each.role, frozenset(of)) for each, of in meanings.items())
        for key, meanings in phrases.items()
    }


def _key(phrase: str) -> str:
    """The folded words of a phrase as they are read in a line; to tidy or fold plain ones would only take time.

    Of plain ones folding changes only how kilometres are spelled.
    """
    if not phrase.replace(" ", "").isalpha() or "kilomet" in phrase:
        return fold(tidy(phrase))
    return phrase if phrase.isascii() and phrase.islower() else fold(phrase)


def _cue_phrases(data: dict[str, Any]) -> Iterator[tuple[PhraseMeaning, frozenset[str], str]]:
    meanings = {PhraseMeaning(slot, each["en"].split("|", 1)[0].strip()): each for slot, each in data["cues"].items()}
    meanings |= {PhraseMeaning("article", number): each for number, each in data["articles"].items()}
    meanings |= {PhraseMeaning(MOMENT, text): each for text, each in data["moments"].items()}
    meanings |= {PhraseMeaning("said-when", text): each for text, each in data["occasions"].items()}
    meanings |= {PhraseMeaning("day", text): each for text, each in data["days"].items()}
    meanings |= {PhraseMeaning("verdict", text): each for text, each in data["verdicts"].items()}
    meanings |= {PhraseMeaning(ATTRIBUTE, text, each.get("role", "")): each for text, each in data["topics"].items()}
    for meaning, by_language in meanings.items():
        for language in _LANGUAGES.values():
            for phrase in by_language.get(language, "").split("|"):
                yield meaning, frozenset({language}), phrase


def _register_phrases() -> Iterator[tuple[PhraseMeaning, frozenset[str], str]]:
    """What events and meets are called, whatever the pack; "hurdles" means those of any distance."""
    nouns: dict[str, list[list[str]]] = {}
    for event in _register("events", "event"):
        yield PhraseMeaning(EVENT, event["name"]), frozenset(), event["name"]
        for phrase in event["aliases"]:
            nouns.setdefault(phrase, []).append(event["name"].split())
    for phrase, of_events in nouns.items():
        text = _common_words(of_events)
        if text and not _NO_PHRASE.fullmatch(phrase):
            yield PhraseMeaning(EVENT, text), frozenset(), phrase
    for meet in (*_register("championships", "meet"), *_register("championships", "series")):
        for phrase in (meet["name"], *meet["aliases"]):
            yield PhraseMeaning(MEET, meet["name"]), frozenset(), phrase


def _register(file: str, table: str) -> Iterable[Mapping[str, Any]]:
    """The entries of a register of athletics; none where the program does not carry it."""
    carried = carried_pack()
    path = carried / DATA / "athletics" / f"{file}.toml" if carried else None
    return tomllib.loads(path.read_text(encoding="utf-8"))[table].values() if path and path.is_file() else ()


def _common_words(names: Sequence[list[str]]) -> str:
    """The words with which all the names end, and whose they all are: "hurdles" of those over 100m and over 400m."""
    columns = zip(*(name[:0:-1] for name in names), strict=False)
    end = [column[0] for column in takewhile(lambda words: len(set(words)) == 1, columns)][::-1]
    whose = {name[0] for name in names}
    return " ".join([*(whose if len(whose) == 1 else ()), *end] if end else ())


def _rule(each: dict[str, Any], fills: Mapping[str, list[str]]) -> ReadingRule:
    ((question, values),) = each["ask"].items()
    used = {name for pattern in values.values() for name in _NAMED_VALUE.findall(pattern)}
    used -= _LOOKED_UP if "find" in each else set()
    has = tuple(frozenset(each_of.split("|")) for each_of in each["has"])
    named = [
        slot
        for alternatives in has
        for each_of in alternatives
        for slot in each_of.split(":")[0].rstrip("+").split("<")
    ]
    filled = [each_of.split(":")[0] for alternatives in has for each_of in alternatives if ":" in each_of]
    unprinted = {*each.get("uses", ()), *filled, *((*named, "race") if "find" in each else ())}
    used |= unprinted
    explains, uses = _slots((*named, *each.get("may", ()), *used), fills), _slots(used, fills)
    find, only = each.get("find", ""), each.get("only", False)
    return ReadingRule(has, explains, uses, _slots(unprinted, fills), find, question, values, only)


def _slots(names: Iterable[str], fills: Mapping[str, list[str]]) -> frozenset[str]:
    return frozenset(slot for name in names for slot in (name, *fills.get(name, ())))
