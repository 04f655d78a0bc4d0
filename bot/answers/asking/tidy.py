"""What people type, made ready to be read: figures in letters and words, and words that an apostrophe joins."""

from __future__ import annotations

import re

_FIGURES = str.maketrans("OoIl", "0011")
_FIGURE_WORD = re.compile(r"\b[0-9OoIl]*[0-9][0-9OoIl]*(?=m?\b)")
"""A number in which a letter stands for the figure that it looks like: "15OOm"."""

_GROUP = re.compile(r"\b(\d{1,2})[. ](\d{3})(?=[ -]?m(?:\b|[eèé]t))", re.IGNORECASE)
"""Thousands of metres with a point or a space between, as other languages write them."""

_SECONDS = r"(?:s|sec\w*|sek\w*|seg\w*)\b"
_MARKS = tuple(
    (re.compile(pattern, re.IGNORECASE), sign)
    for pattern, sign in (
        (r"\b(?:one|eine?|une?|en) (?=minut)", "1 "),
        (rf"(?<=\d) ?(?:min\w*|m(?=(?: and)? [\d.,]+ ?{_SECONDS}))(?: and)? (?=\d\d)", ":"),
        (rf"(?<=\d) ?{_SECONDS} (?=\d\d\b)", "."),
        (r"\b(\d) ?m(?:[eè]t\w*)? ?(\d)\b", r"\1.0\2m"),
        (r"\b(\d) ?m(?:[eè]t\w*)? ?(\d\d)\b", r"\1.\2m"),
        (r"\b(\d{1,2})[.:, ](\d\d)[., ](\d{1,2})\b", r"\1:\2.\3"),
        (r"\b(\d\d) (\d\d)\b", r"\1.\2"),
    )
)
"""What stands for the signs of a mark: its units, a space, or other signs ("3 minutes 29", "6 m 10", "3.29,55")."""

_UNITS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_TENS = {"twenty": 2, "thirty": 3, "forty": 4, "fifty": 5}
_SPOKEN_MARK = re.compile(
    rf"\b({'|'.join(_UNITS)})(?: minutes?(?: and)?)?[ -]({'|'.join(_TENS)})(?:[ -]({'|'.join(_UNITS)}))?(?: seconds?)?"
    rf"(?:[ -]point((?:[ -](?:{'|'.join(_UNITS)}|zero|oh))+))?\b",
    re.IGNORECASE,
)
"""Minutes and seconds in words: "three twenty nine", "three thirty", "three twenty-nine point three eight"."""

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_NTH_ARTICLE = re.compile(
    rf"\b(?:({'|'.join(_ORDINALS)})|([1-9])(?:st|nd|rd|th)) (?:article|source|report|piece|link)\b"
    rf"|\b(?:article|source)(?: number)? ({'|'.join(_UNITS)})\b",
    re.IGNORECASE,
)
"""An article by its place in the list: "the second article", "article two"."""

_ELISION = re.compile(r"\b(l|d|qu|s|n|c|j|m|t|jusqu|lorsqu)['’ʼ](?=\w)", re.IGNORECASE)
"""A French word that has lost its last letter to the next one: "l'Écossais", "qu'a dit"."""


_DRAWN_OUT = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
"""A letter that is written again and again: "sooooo"."""


def tidy(text: str) -> str:
    """The text with figures for letters and words that mean them, and elisions as two words."""
    plain = _DRAWN_OUT.sub(r"\1", text)
    figures = _FIGURE_WORD.sub(lambda match: match[0].translate(_FIGURES), plain)
    typed = _NTH_ARTICLE.sub(_numbered_article, _SPOKEN_MARK.sub(_figures_of_mark, figures))
    for pattern, sign in _MARKS:
        typed = pattern.sub(sign, typed)
    return _ELISION.sub(r"\1 ", _GROUP.sub(r"\1\2", typed))


def _figures_of_mark(match: re.Match[str]) -> str:
    """A mark in words as it is printed: "three twenty nine" as "3:29"."""
    minutes, tens, units, decimals = (group.lower() if group else "" for group in match.groups())
    digits = "".join(_digit(word) for word in decimals.replace("-", " ").split())
    seconds = f"{_TENS[tens]}{_digit(units) if units else 0}"
    return f"{_digit(minutes)}:{seconds}{'.' if digits else ''}{digits}"


def _digit(word: str) -> str:
    return str(_UNITS.index(word) + 1) if word in _UNITS else "0"


def _numbered_article(match: re.Match[str]) -> str:
    """An article by its number: "second article" as "article 2"."""
    ordinal, number, word = (group.lower() if group else "" for group in match.groups())
    return f"article {number or (_digit(word) if word else _ORDINALS.index(ordinal) + 1)}"
