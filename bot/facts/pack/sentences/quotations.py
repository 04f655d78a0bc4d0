"""Where a quotation begins and ends: the marks around some of its words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.facts.model import Span

if TYPE_CHECKING:
    from bot.facts.text import ArticleText

_GOES_ON = r"\n\s*"
"""Between the paragraphs of one quotation, before the mark with which the next one opens again."""
_DOUBLE = re.compile(
    rf"“(?P<curly>(?:[^“”\"\n]|{_GOES_ON}“)*)[”\"]"
    r"|„(?P<low>[^“”„\"\n]*)[“”\"]"
    r"|«(?P<angled>[^«»\n]*)»"
    rf"|(?<![^\s(\[—–])\"(?P<straight>(?=\S)(?:[^“”\"\n]|{_GOES_ON}\")*)(?<=\S)[\"”]"
)
_SHORTENED = "em|cause|til|tis|twas|n|\\d\\ds?"
"""Words that begin with an apostrophe."""
_APOSTROPHE = rf"(?<=\w)[’'](?=\w)|(?<=s)[’'](?=[^\S\n])|(?<!\w)[’'](?=(?:{_SHORTENED})\b)"
_SINGLE = re.compile(
    rf"(?<!\w)(?!'(?:{_SHORTENED})\b)[‘'](?P<single>(?=\w)(?:[^‘’'\n]|{_APOSTROPHE})*)(?<=\S)[’'](?!\w)", re.IGNORECASE
)
"""Quotations as articles print them: one kind of mark may open what another closes, and an apostrophe is none."""


def quotation_around(text: ArticleText, run: Span) -> Span | None:
    """What stands between the marks around a run, without them; None where none stand around it."""
    return next((words for whole, words in _quotations(text.text) if whole.holds(run)), None)


@lru_cache(maxsize=4)
def _quotations(text: str) -> tuple[tuple[Span, Span], ...]:
    """Each quotation with its marks and without them, those of double marks first; kept, for every claim asks."""
    quotations = (each for marks in (_DOUBLE, _SINGLE) for each in marks.finditer(text))
    return tuple((Span(*each.span()), Span(*each.span(each.lastgroup or 0))) for each in quotations)
