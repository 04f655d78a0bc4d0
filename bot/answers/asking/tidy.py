"""What people type, made ready to be read: letters among figures, and words that an apostrophe joins."""

from __future__ import annotations

import re

_FIGURES = str.maketrans("OoIl", "0011")
_FIGURE_WORD = re.compile(r"\b[0-9OoIl]*[0-9][0-9OoIl]*(?=m?\b)")
"""A number in which a letter stands for the figure that it looks like: "15OOm"."""

_GROUP = re.compile(r"\b(\d{1,2})[. ](\d{3})(?=[ -]?m(?:\b|[eèé]t))", re.IGNORECASE)
"""Thousands of metres with a point or a space between, as other languages write them."""

_DISTANCE = re.compile(r"(\d)[ -]?m(?:eters?)?-?(?=løp|lauf)", re.IGNORECASE)
"""A distance that is one word with what is run over it: "1500-metersløp"."""

_MARK = re.compile(r"\b(\d{1,2})[.:,](\d{2})[.,](\d{1,2})\b")
"""Minutes, seconds and hundredths with any signs between: "3.29,55"."""

_ELISION = re.compile(r"\b(l|d|qu|s|n|c|j|m|t|jusqu|lorsqu)['’ʼ](?=\w)", re.IGNORECASE)
"""A French word that has lost its last letter to the next one: "l'Écossais", "qu'a dit"."""


_DRAWN_OUT = re.compile(r"([a-z])\1{2,}", re.IGNORECASE)
"""A letter that is written again and again: "sooooo"."""


def tidy(text: str) -> str:
    """The text with figures for the letters that look like them, plain distances, and elisions as two words."""
    plain = _DRAWN_OUT.sub(r"\1", text)
    figures = _FIGURE_WORD.sub(lambda match: match[0].translate(_FIGURES), plain)
    marks = _MARK.sub(r"\1:\2.\3", figures)
    return _ELISION.sub(r"\1 ", _DISTANCE.sub(r"\1m ", _GROUP.sub(r"\1\2", marks)))
