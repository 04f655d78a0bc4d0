"""Every value of a text that a claim must cover: marks, numbers, dates, ordinals and medal words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.registers import Event, Meet, Race, Series
from bot.facts.values import amounts, dates, moments, ranks, winds
from bot.facts.values.kinds import in_text_order
from bot.facts.values.prose import gap_reader, mark_reader
from bot.facts.values.prose.number_words import plain
from bot.facts.values.prose.used_spans import UsedSpans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.names import NameRun
    from bot.facts.values.kinds import Context, ProseValue

_CONTESTS = (Event, Race, Meet, Series)
"""Names with figures in them ("1500m", "Tokyo 2020"): no values."""

_RELAY = re.compile(r"\b\d\s?[x×]\s?\d{2,4}\s?m?\b")
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|their|(?:wo)?men['’]?s) \Z", re.IGNORECASE)
_LONGEST_DETERMINER = len(" women’s ")
_VAGUE = frozenset({"podium"})
"""Words that tell of a medal, and are none of the medal words."""


def scan_values(text: str, context: Context) -> tuple[ProseValue, ...]:
    """The values of a text, in order, none within another; figures in names of events and meets are left out.

    With ``context.names`` the names are those of the registers; without, only relays are known to be events.
    """
    names = _names(text, context)
    values: list[ProseValue] = []
    for value in in_text_order(_all_values(text, context)):
        within_a_name = names.holds(value.start, value.end)
        if not within_a_name and not (values and value.end <= values[-1].end):
            values.append(value)
    return tuple(values)


def _all_values(text: str, context: Context) -> Iterator[ProseValue]:
    low = plain(text)
    yield from mark_reader.read_marks(text, context)
    yield from gap_reader.read_gaps(text, context)
    yield from winds.read_winds(text, context)
    yield from dates.read_dates(text, context)
    yield from ranks.counts_in_prose(low)
    yield from amounts.read_distances(text, context)
    yield from ranks.read_ordinals(text, context)
    yield from (value for value in ranks.read_medals(text, context) if low[value.start : value.end] not in _VAGUE)


def _names(text: str, context: Context) -> UsedSpans:
    names = UsedSpans(text)
    for match in _RELAY.finditer(text):
        names.add(*match.span())
    if context.names is not None:
        stretches = UsedSpans(text)
        for stretch in moments.read_stretches(text):
            stretches.add(stretch.start, stretch.end)
        for run in context.names.runs(text):
            if _is_contest(run, text) and not stretches.holds(run.start, run.end):
                names.add(run.start, run.end)
    return names


def _is_contest(run: NameRun, text: str) -> bool:
    """Whether a name is that of an event or meet; figures alone are one only as "the 400": "400 fans" is none."""
    is_number = text[run.start : run.end].replace(",", "").isdigit()
    before = text[max(0, run.start - _LONGEST_DETERMINER) : run.start]
    return run.holders.register in _CONTESTS and (not is_number or _DETERMINER.search(before) is not None)
