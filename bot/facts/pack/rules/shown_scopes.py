"""Whether the sentence of a claim shows the year of the meet or season in which the claim holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.scope import SEASON
from bot.facts.values.contests import find_contest, meet_of
from bot.facts.values.dates import read_dates

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.errors import Problem
    from bot.facts.model import Claim
    from bot.facts.pack.sentences.articles import Located
    from bot.facts.pack.sentences.source import Source
    from bot.facts.pack.toml.fields import SourceLocation
    from bot.facts.values.kinds import Context

_YEAR = re.compile(r"\d{4}")


def scopes_unread(claim: Located[Claim], source: Source, reading: str) -> Iterator[Problem]:
    """A meet, race or season in “in” or “when” that neither the sentence nor a reading names, nor its year."""
    sentence = source.text.sentences_around(claim.entry.span)
    context = source.context(claim.entry.span)
    for at, id_, *keys in _scopes(claim):
        # What a claim is compared with may stand in the sentence before.
        words = source.text.words(source.up_to(sentence) if keys[0] == "than" else sentence)
        if not _is_shown(id_, words, context) and not (reading and _is_shown(id_, reading, context)):
            message = (
                f"“{id_}” cannot be read in “{words}”: no name that is its own stands there, nor its year: "
                f"mend “{keys[-1]}”, or say in “reading” how it is read"
            )
            yield at.problem("in-not-in-sentence" if keys[-1] == "in" else "when-not-in-sentence", message, *keys)


def _scopes(claim: Located[Claim]) -> Iterator[tuple[SourceLocation, str, *tuple[str, ...]]]:
    """The ids that a file writes behind “in” and “when”, each with the table and the keys that lead to it."""
    entry, than = claim.entry, claim.entry.than
    if "in" in claim.table.home("in"):
        yield claim.home("in"), entry.in_.entry, "in"
    if "when" in claim.table.home("when") and entry.when and entry.when.bound:
        yield claim.home("when"), entry.when.at, "when"
    if than is not None and than.in_ is not None:
        yield claim.at, than.in_.entry, "than", "in"
    if than is not None and than.when is not None and than.when.bound:
        yield claim.at, than.when.at, "than", "when"


def _is_shown(id_: str, words: str, context: Context) -> bool:
    """Whether words name a meet, race or season, or its year; the story's own need not be named."""
    names = context.names
    meet = meet_of(id_, names) if names else None
    year = str(meet.year) if meet else id_.removeprefix(SEASON)
    if names is None or not _YEAR.fullmatch(year) or id_ == f"{SEASON}{context.year}":
        return True
    if meet and meet.id == context.meet and not names.find(words, names.ids_naming(meet.id)):
        return True
    return any(date.value.startswith(year) for date in read_dates(words, context)) or any(
        find_contest(kind, words, each, context) for kind, each in (("meet", meet.id if meet else ""), ("race", id_))
    )
