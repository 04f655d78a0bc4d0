"""The bot's own words: numbers, values, moments, scopes and what makes a point, in plain English.

Nothing in this file knows an article or a person; it puts into words what it is handed.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.moment import LATER, Bound, Moment
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence, with_article
from bot.facts.own_moments import MOMENT
from bot.facts.relative_day import RelativeDay
from bot.facts.values.references import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.model import PointKey, Than, Value
    from bot.facts.own_moments import OwnMoments
    from bot.facts.scope import Scope
    from bot.facts.vocabulary import Attribute, Vocabulary
    from bot.store.rows import EntryRow

_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]

VERBATIM_NOTE = "Each is found letter for letter in its article."

_LONGEST_ASKABLE = 60
"""Characters of a name in a follow-up."""

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
_PRONOUNS = {"men": ("he", "his"), "boys": ("he", "his"), "women": ("she", "her"), "girls": ("she", "her")}
_MARKS = re.compile(r"[“”\"]")
_OPENED_AGAIN = re.compile(r"(?<=\s)[“\"](?=\S)")
"""Double marks, and one with which the next paragraph of a quotation opens."""


def number_word(number: int) -> str:
    """Small numbers as words, larger ones as figures."""
    return _NUMBERS[number] if 0 < number < len(_NUMBERS) else f"{number:,}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number and its noun: "1 article", "5 articles"."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def number_marks(numbers: Iterable[int]) -> str:
    """Articles as marks, each once, by number: "[1][3]"."""
    return "".join([f"[{number}]" for number in sorted({*numbers})])


def join_words(parts: Sequence[str], last: str = "and") -> str:
    """Parts as a list in a sentence: "a, b and c"."""
    if len(parts) < 2:  # noqa: PLR2004 — one part, or none, is no list
        return "".join(parts)
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}"


def capitalised(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def shorten(text: str, longest: int) -> str:
    """The text, or its beginning up to a word, with dots; a word that would take most of it along is cut itself."""
    if len(text) <= longest:
        return text
    beginning = text[:longest]
    words = beginning.rsplit(" ", 1)[0]
    return f"{(words if 2 * len(words) > longest else beginning).rstrip(' ,;:')}…"


def in_quotation_marks(words: str) -> str:
    """Words of an article in its marks and ours: where they open or end a quotation, none of ours stands beside that.

    As in “I only ever saw their backs,” said Vance.
    """
    opened = words if words.startswith("“") else f"“{words}"
    return f"{opened}”" if opened.count("“") > opened.count("”") else opened


def askable(name: str, id_: str) -> str:
    """A name as a follow-up asks for it; where it is too long for a button, the id, which is understood too."""
    return name if len(name) <= _LONGEST_ASKABLE else id_


# --- values, moments, scopes -------------------------------------------------------------------------------------


def is_reference(attribute: Attribute) -> bool:
    """Whether the attribute's values are ids of the registers, and are shown by their names."""
    return attribute.kind in REGISTERS


def value_words(attribute: Attribute, value: Value, names: Mapping[str, EntryRow]) -> str:
    """A canonical value as a line shows it, with its moment where that is a side; a denial is "not …"."""
    if value.moment is not None:
        return f"{value_words(attribute, replace(value, moment=None), names)} {moment_words(value.moment, names)}"
    if value.denied:
        return "no" if value.text == "yes" else f"not {_text_words(attribute, value.text, names)}"
    return _text_words(attribute, value.text, names)


def _text_words(attribute: Attribute, value: str, names: Mapping[str, EntryRow]) -> str:
    if is_reference(attribute):
        return name_of(value, names)
    if attribute.kind == "moment":
        return moment_words(Moment.parse(value), names)
    if attribute.kind == "term":  # a bare number says nothing: “2” of a relay's legs is the second leg
        return next(iter(attribute.terms.get(value, ())), value) if value.isdecimal() else value.replace("-", " ")
    relative = RelativeDay.parse(value) if attribute.kind == "date" else None
    if relative is not None:
        return f"{relative.day.words} {_occasion(relative.anchor, names, '')}"
    return values.show("ordinal" if attribute.kind == "place" else attribute.kind, value)


def name_of(entry_id: str, names: Mapping[str, EntryRow]) -> str:
    """The name of whatever has that id; a person whom no article names is spoken of as the register says."""
    row = names.get(entry_id)
    return row.shown_name if row else entry_id.replace("-", " ")


def whose(name: str, entry: EntryRow | None) -> str:
    """As in "Nordås's"; of a team whose name is in the plural "Sollis Harriers'"."""
    is_plural = name.endswith("s") and entry is not None and entry.type != "person"
    return f"{name}'" if is_plural else f"{name}'s"


@lru_cache(maxsize=256)
def pronouns(event: str) -> tuple[str, str] | None:
    """As in "he" and "his" for who is in an event of that name; None where it does not tell."""
    return next((_PRONOUNS[word] for word in fold(event).split() if word in _PRONOUNS), None)


def name_in_a_sentence(entry_id: str, names: Mapping[str, EntryRow]) -> str:
    """A name with "the" where a sentence needs it: "the women's 800m final", "the United States", "Ada Brown"."""
    row, name = names.get(entry_id), name_of(entry_id, names)
    if row is None:
        return name
    if row.type in {"race", "event"}:
        return f"the {in_a_sentence(name)}"
    if row.type in {"meet", "series"}:
        return with_article(name)
    return f"the {name}" if name.startswith(("United ", "University of ")) else name


def moment_words(when: Moment, names: Mapping[str, EntryRow], before: str = "") -> str:
    """A moment in words: "at the bell", "up to the men's 800m final", "before 25 August 2031".

    A race goes without its meet where the words ``before`` it name that.
    """
    if when.bound is None:
        return own_moment_words(when, names) or values.show("moment", when.at)
    what = values.show("date", when.at) if _DATE.fullmatch(when.at) else _occasion(when.at, names, before)
    return f"{'up to' if when.bound is Bound.AS_OF else 'before'} {what}"


def own_moment_words(when: Moment, names: Mapping[str, EntryRow]) -> str:
    """A moment that the vocabulary brings, in its words, "" for another one."""
    row = names.get(when.at)
    return row.name if row is not None and row.type == MOMENT else ""


def stretch_words(at: str, moments: OwnMoments) -> Iterator[str]:
    """The stretches of a vocabulary in which a moment of its own surely lies, in words: "in the second half"."""
    order = values.moment_order(at, moments)
    for each in moments.stretches if moments.of(at) and moments.is_exact(at) else ():
        start, end = (values.moment_order(bound or "", moments) for bound in (each.after, each.before))
        yield from [each.words] if start < order < end else ()


def _occasion(entry_id: str, names: Mapping[str, EntryRow], before: str) -> str:
    row = names.get(entry_id)
    if row is None or row.type != "race":
        return with_article(full_name(entry_id, names))
    return f"the {in_a_sentence(row.name if row.detail and row.detail in before else full_name(entry_id, names))}"


def occasion_words(when: Moment | None, noun: str = "race") -> str:
    """When somebody said a thing, in words: "after the race"; ``noun`` is what the race is called."""
    if when is None:
        return "occasion not stated"
    words = "some time after the race" if when == LATER else moment_words(when, {})
    return words.replace("the race", f"the {noun}")


def full_name(entry_id: str, names: Mapping[str, EntryRow]) -> str:
    """A name with what tells namesakes apart: "Men's 800m final (Harbour Games 2031)"."""
    row = names.get(entry_id)
    if row is None or not row.detail or row.type == "person":
        return name_of(entry_id, names)
    return f"{row.name} ({row.detail})"


def scope_words(scope: Scope, names: Mapping[str, EntryRow]) -> str:
    """A claim's ``in`` in words: a race or meet by name, "the 2031 season", "Games, Women's 800m"; "" for a career."""
    words = []
    if scope.season is not None:
        words.append(f"the {scope.season} season")
    elif not scope.is_career:
        words.append(full_name(scope.entry, names))
    if scope.event:
        words.append(name_of(scope.event, names))
    return ", ".join(words)


def qualifier_words(
    key: PointKey, vocabulary: Vocabulary, names: Mapping[str, EntryRow], answer_scope: str = ""
) -> list[str]:
    """What, besides subject and attribute, makes the point, in words; the answer's own scope goes without saying."""
    words = [scope_words(key.in_, names)] if key.in_ is not None and key.within != answer_scope else []
    if key.when is not None:
        moment = moment_words(key.when, names, words[0] if words else "")
        attribute = vocabulary.attributes.get(key.what)
        words.append(_on_the_day(moment) if attribute and attribute.kind == "age" else moment)
    if key.than is not None:
        words.append(f"against {than_words(key.than, vocabulary, names)}")
    if key.among is not None:
        words.append(f"among {name_of(key.among, names)}")
    return [word for word in words if word]


def _on_the_day(moment: str) -> str:
    """A moment up to which a mark stands, as the day on which somebody has an age."""
    if not moment.startswith("up to "):
        return moment
    day = moment.removeprefix("up to ")
    return f"{'on' if day[:1].isdigit() else 'at'} {day}"


def than_words(than: Than, vocabulary: Vocabulary, names: Mapping[str, EntryRow]) -> str:
    """What a comparative compares with: "personal best (Men's 800m) before the men's 800m final"."""
    attribute = vocabulary.attributes.get(than.what or "")
    parts = [name_of(than.about, names) if than.about else "", attribute.label if attribute else ""]
    scope = scope_words(than.in_, names) if than.in_ else ""
    parts += [f"({scope})" if scope and any(parts) else scope, moment_words(than.when, names) if than.when else ""]
    return " ".join(part for part in parts if part) or "the same"


def label_of(what: str, vocabulary: Vocabulary) -> str:
    """The label of an attribute by its id."""
    attribute = vocabulary.attributes.get(what)
    return attribute.label if attribute else what.replace("-", " ")


def as_spoken(quotation: str) -> str:
    """What somebody said in several paragraphs, without the marks that open each anew and that nothing closes."""
    openers = _OPENED_AGAIN.findall(quotation)
    return quotation if _MARKS.findall(quotation) != openers else _OPENED_AGAIN.sub("", quotation)
