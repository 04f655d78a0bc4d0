"""Where a quotation begins and ends: the marks around some of its words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.model import Span

if TYPE_CHECKING:
    from bot.facts.text import ArticleText

_DOUBLE = re.compile(r"(?P<opening>[“„«]|\"(?=\w)(?<!\w\"))|(?P<closing>[”»]|(?<=\S)\")")
_SINGLE = re.compile(r"(?P<opening>(?<!\w)[‘'](?=\w))|(?P<closing>(?<=[^\s\w])[’'](?!\w))")
"""Marks as articles print them: one kind may open what another closes, and an apostrophe is none."""


def quotation_around(text: ArticleText, run: Span) -> Span | None:
    """What stands between the marks around a run, without them; None where its paragraph has none around it."""
    paragraph = text.paragraphs[text.paragraph_of(run.start) - 1]
    for marks in (_DOUBLE, _SINGLE):
        start: int | None = None
        for mark in marks.finditer(text.text, paragraph.start, paragraph.end):
            if mark.start() <= run.start and mark["opening"]:
                start = mark.end()
            elif mark.end() <= run.start + 1:
                start = None
            elif mark.start() >= run.end - 1 and mark["closing"] and start is not None:
                return Span(start, mark.start())
    return None
