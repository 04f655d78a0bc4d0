"""What people type, made ready to be read: figures in letters and words, and words that an apostrophe joins."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from bot.answers.asking.words import numbers_by_language, politeness
from bot.facts.names import words
from bot.facts.values.dates import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping

_FIGURES = str.maketrans("OoIl", "0011")
_FIGURE_WORD = re.compile(r"\b[0-9OoIl]*[0-9][0-9OoIl]*(?=m?\b)")
"""A number in which a letter stands for the figure that it looks like: "15OOm"."""

_GROUP = re.compile(r"\b(\d{1,2})[. ](\d{3})(?=[ -]?m(?:\b|[eèé]t))", re.IGNORECASE)
"""Thousands of metres with a point or a space between, as other languages write them."""

_SECONDS = r"(?:s|sec\w*|sek\w*|seg\w*)\b"
_MARKS = tuple(
    (re.compile(pattern, re.IGNORECASE), sign)
    for pattern, sign in (
        (r"\b(?:one|eine?|une?|en|un) (?=minut)", "1 "),
        (r"\b(\d)(\d\d)\.(\d\d)\b", r"\1:\2.\3"),
        (r"(?<=\d) ?['’′] ?(?=\d\d)", ":"),
        (r"(?<=\d) ?(?:[\"”″]|''|’’) ?(?=\d)", "."),
        (r"\b(\d{1,2}) (?:con|coma|komma|comma|punkt|point|virgule|dot|y) (\d) ?(\d?)\b", r"\1.\2\3"),
        (r"\b(\d),(\d\d) ?m(?:[eè]?t\w*)?\b", r"\1.\2m"),
        (r"\b(\d{1,2}),(\d\d)\b", r"\1.\2"),
        (r"\b(\d)[.,](\d) ?m\b", r"\1.\g<2>0m"),
        (r"(?<=\d) ?h(?:(?:ou)?rs?)?(?: and)? (?=\d\d)", ":"),
        (rf"(?<=\d) ?(?:min\w*|m(?=(?: and)? [\d.,]+ ?{_SECONDS}))(?: and)? (?=\d\d)", ":"),
        (rf"(?<=\d) ?{_SECONDS} (?=\d\d\b)", "."),
        (r"\b(\d) ?m(?:[eè]t\w*)? ?(\d)\b", r"\1.0\2m"),
        (r"\b(\d) ?m(?:[eè]t\w*)? ?(\d\d)\b", r"\1.\2m"),
        (r"\b(\d{1,2})[.:, ](\d\d)[., ](\d{1,2})\b", r"\1:\2.\3"),
        (r"\b(\d\d) (\d\d)\b", r"\1.\2"),
        (r"(?<![\d:.])([1-4]) ([0-5]\d)\b", r"\1:\2"),
        (r"(?<![\d:.])([5-9]) (\d\d)\b", r"\1.\2m"),
    )
)
"""What stands for the signs of a mark: its units, a space, or other signs ("3 minutes 29", "6 m 10", "3.29,55")."""

_DISPUTES = re.compile(r"\b\d{1,2} (?=disputes\b)", re.IGNORECASE)
"""How many there are, which a button tells beside what it asks: "5 disputes"."""

_US = re.compile(
    r"\b(?:the us|(?<!give )(?<!tell )(?<!show )us(?= (?:medals?|golds?|silvers?|bronzes?|medal|wins?|won)\b))",
    re.IGNORECASE,
)
"""The United States, where the word is not the pronoun: "the us", "us medals"."""

_ORDINAL_DAY = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th) (?:of )?(?={'|'.join(MONTHS)})", re.IGNORECASE)
"""A day as articles seldom write it: "12th august", "the 12th of August"."""

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = r"(?:and|et|y|og|und|con|coma|komma|comma|punkt|point|virgule|dot|minut\w*|se[ck]\w*|segund\w*|m[eè]t\w*)"
"""Words between the numbers of a mark."""

_ELISION = re.compile(r"\b(l|d|qu|s|n|c|j|m|t|jusqu|lorsqu)['’ʼ](?=\w)", re.IGNORECASE)
"""A French word that has lost its last letter to the next one: "l'Écossais", "qu'a dit"."""


_SHORT_YEAR = re.compile(
    r"(?<![\d.,:])(?:(?<= )['’]|\b(?:(worlds?|games|olympi\w+|champ\w*|jeux|jo|juegos|jjoo|mundial\w*|mondiaux"
    r"|spiele\w*|wm|vm|ol|leke\w*)(?: (?:de[ls]?|of|von|i|in))? ['’]?))(\d\d)\b(?![\d.,:\"”m])",
    re.IGNORECASE,
)
"""A year of two figures: "worlds 22", "los juegos del 27", "'23"."""

_DRAWN_OUT = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
"""A letter that is written again and again: "sooooo"."""


def tidy(text: str) -> str:
    """The text with figures for letters and words that mean them, and elisions as two words."""
    plain = _DRAWN_OUT.sub(r"\1", text)
    typed = _SHORT_YEAR.sub(r"\1 20\2", as_figures(plain))
    typed_words = {*_WORD.findall(typed.lower())}
    for language, said in enumerate(numbers_by_language()):
        if len(said.keys() & typed_words) > 1:
            run, number = _spoken_numbers(language)
            typed = run.sub(partial(_in_figures, number, said), typed)
    for pattern, sign in _MARKS:
        typed = pattern.sub(sign, typed)
    typed = _ORDINAL_DAY.sub(r"\1 ", _US.sub("usa", _DISPUTES.sub("", typed)))
    return _ELISION.sub(r"\1 ", _GROUP.sub(r"\1\2", typed))


def without_politeness(text: str) -> str:
    """The text without what is said around it to be polite ("can you say", "please"), where more is said."""
    before, after = politeness()
    typed = words(text)
    folded = [word.folded for word in typed]
    polite = before.match(" ".join(folded))
    first = len(polite[0].split()) if polite else 0
    polite = after.search(" ".join(folded))
    last = len(typed) - (len(polite[0].split()) if polite else 0)
    if first >= last or not all(folded):
        return text
    return text[typed[first - 1].end if first else 0 : typed[last - 1].end if last < len(typed) else None].strip(" ,")


def as_figures(text: str) -> str:
    """The text with figures for letters that look like them within a number."""
    return _FIGURE_WORD.sub(lambda match: match[0].translate(_FIGURES), text)


@cache
def _spoken_numbers(language: int) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How numbers are said one after another in a language ("three twenty nine"), and how one is; slow to compile."""
    number = "|".join(sorted(numbers_by_language()[language], key=len, reverse=True)).replace(" ", "[ -]")
    run = rf"\b(?:{number})(?:[ -](?:{_BETWEEN} )*(?:{number}))+\b"
    return re.compile(run, re.IGNORECASE), re.compile(rf"\b(?:{number})\b", re.IGNORECASE)


def _in_figures(number: re.Pattern[str], said: Mapping[str, str], run: re.Match[str]) -> str:
    return number.sub(lambda match: said[match[0].lower().replace("-", " ")], run[0])
