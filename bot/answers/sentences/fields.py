"""What the fields of a sentence pattern stand for: "{about} beat {value} {in}"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.points.points import relative_words
from bot.answers.points.wording import join_words
from bot.facts.frozen import Frozen
from bot.facts.moment import Bound
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.answers.sentences.phrasing import Phrasing
    from bot.facts.model import PointClaim, Value, Vocabulary
    from bot.facts.moment import Moment
    from bot.store.rows import EntryRow, PointRow


NOTHING = "\0"
"""What a field stands for that has nothing to say: it vanishes with the preposition before it."""

_EARLIER_ROUNDS = frozenset({"heat", "semi-final"})
"""Moments that are rounds before a final, so that nothing then happened in it."""

_NO_DAY = re.compile(r"\d{4}(?:-\d\d)?")


class Side(Frozen, frozen=True):
    """One value to tell: by which pattern, at which moment of the race, who gives it, and through which claims."""

    value: Value
    pattern: str
    articles: tuple[str, ...]
    claims: tuple[PointClaim, ...]
    moment: Moment | None = None


class Fields(dict[str, str]):
    """What the fields of a pattern stand for, each put into words when it is needed."""

    def __init__(self, row: PointRow, side: Side, vocabulary: Vocabulary, phrasing: Phrasing) -> None:
        super().__init__()
        self.row = row
        self.key = row.point.key
        self.side = side
        self.vocabulary = vocabulary
        self.phrasing = phrasing

    def __missing__(self, field: str) -> str:
        return _FIELDS[field](self) or NOTHING


def _value(fields: Fields) -> str:
    """A value in words; a day that was worked out in those of the article: "the last night"."""
    attribute = fields.vocabulary.attributes[fields.key.what]
    return relative_words(fields.row, fields.side.claims) or fields.phrasing.value(attribute, fields.side.value)


def _on(fields: Fields) -> str:
    """A date with its preposition: "on 23 August 2023", "in August 2023"."""
    return f"{'in' if _NO_DAY.fullmatch(fields.side.value.text) else 'on'} {_value(fields)}"


def _scope(fields: Fields) -> Scope | None:
    """Where a side has it happen: the meet, where an article of it names that and no race of it."""
    than = fields.key.than
    if fields.key.in_ is None:
        return None
    if fields.key.in_.is_career and than is not None and than.when is not None and than.when.bound is Bound.BEFORE:
        return Scope(than.when.at)  # a best of a career is bettered in the race before which it stood
    claims = [fields.row.evidence[standing.claim].claim for standing in fields.side.claims]
    of_race = {claim.article for claim in claims if claim.in_ == fields.key.in_}
    rows = fields.phrasing.names
    wider = [
        claim.in_
        for claim in claims
        if claim.article not in of_race and claim.in_.entry in rows and _is_wider(claim.in_, rows[claim.in_.entry])
    ]
    return min(wider, key=lambda scope: scope.event is not None, default=fields.key.in_)


def _is_wider(scope: Scope, row: EntryRow) -> bool:
    """Whether a scope is a meet, or a series of whose events none is named: a title may be of any of them."""
    return row.type == "meet" or (row.type == "series" and scope.event is None)


def _in(fields: Fields) -> str:
    """Of a mark the event goes without saying beside the race at which it stood; a title or a list always has it."""
    if _beside_race(fields) or _earlier_round(fields):
        return ""
    is_mark = fields.vocabulary.attributes[fields.key.what].kind == "mark"
    scope = _scope(fields)
    return fields.phrasing.scope(scope, _when(fields) if is_mark else "") if scope else ""


def _beside_race(fields: Fields) -> str:
    """As in "after the men's mile", where a race is named before or after which a thing was; else ""."""
    when = fields.key.when or fields.side.moment
    if when is None or when.at not in {"before", "after"}:
        return ""
    scope = _scope(fields)
    row = fields.phrasing.names.get(scope.entry) if scope is not None else None
    is_quoted = fields.vocabulary.attributes[fields.key.what].kind in {"term", "share"}
    if row is None or row.type != "race" or is_quoted:
        return ""
    where = fields.phrasing.scope(scope) if scope is not None and fields.phrasing.moment(when) else ""
    return f"{when.at} {where.removeprefix('in ')}" if where.startswith("in ") else ""


def _earlier_round(fields: Fields) -> str:
    """As in "in the heats of the women's 800m", of what happened on the way to a final; else ""."""
    when = fields.key.when or fields.side.moment
    if when is None or when.bound or when.at not in _EARLIER_ROUNDS:
        return ""
    scope = _scope(fields)
    row = fields.phrasing.names.get(scope.entry) if scope is not None else None
    if row is None or not row.name.endswith(" final"):
        return ""
    where = fields.phrasing.scope(scope) if scope is not None else ""
    words = fields.phrasing.moment(when)
    return f"{words} of {where.removeprefix('in ').replace(' final', '', 1)}" if words and where else words


def _contest(fields: Fields) -> str:
    scope = _scope(fields)
    return fields.phrasing.contest(scope) if scope else ""


def _title(fields: Fields) -> str:
    scope = _scope(fields)
    return fields.phrasing.title(scope) if scope else "title"


def _held_title(fields: Fields) -> str:
    """One of several titles where no event is named, as two may hold: "an Olympic title"."""
    scope, title = _scope(fields), _title(fields)
    row = fields.phrasing.names.get(scope.entry) if scope else None
    if scope is None or scope.event is not None or row is None or row.type not in {"meet", "series"}:
        return f"the {title}"
    return f"{'an' if title[0] in 'AEIOU' else 'a'} {title}"


def _titles(fields: Fields) -> str:
    return _title(fields).replace("title", "titles", 1)


def _when(fields: Fields) -> str:
    when = fields.key.when or fields.side.moment
    if when is None or when.at == fields.side.value.text:
        return ""  # a bar that was cleared is the one at which that was
    if beside := _beside_race(fields) or _earlier_round(fields):
        return beside
    # A medal table goes on growing: of what moment it is never goes without saying.
    is_tally = any(
        role.startswith(("tally-", "table-")) for role in fields.vocabulary.attributes[fields.key.what].roles
    )
    return fields.phrasing.moment(when) or (fields.phrasing.own_state(when) if is_tally else "")


def _than(fields: Fields) -> str:
    than = fields.key.than
    attribute = fields.vocabulary.attributes.get(than.what or "") if than else None
    if than is None:
        return ""
    scope = _scope(fields)
    within = scope.entry if scope else ""
    whose = fields.phrasing.whose(fields.key.about) if attribute else ""
    return fields.phrasing.comparison(than, f"{whose} {attribute.label}" if attribute else "", within)


def _among(fields: Fields) -> str:
    return fields.phrasing.name(fields.key.among) if fields.key.among else ""


def _member(fields: Fields) -> str:
    return fields.phrasing.member(fields.key.among) if fields.key.among else ""


def _by(fields: Fields) -> str:
    by = fields.row.evidence[fields.side.claims[0].claim].claim.by if fields.side.claims else None
    return fields.phrasing.name(by) if by else ""


def _holder(fields: Fields) -> str:
    """Who has the place by the claims of a side: it is denied to the subject only so."""
    claims = [fields.row.evidence[standing.claim].claim for standing in fields.side.claims]
    return join_words([fields.phrasing.name(about) for about in dict.fromkeys(claim.about for claim in claims)])


def _their(fields: Fields) -> str:
    return fields.phrasing.whose(fields.key.about)


def _themselves(fields: Fields) -> str:
    return {"his": "himself", "her": "herself"}.get(_their(fields), "themselves")


_FIELDS: Mapping[str, Callable[[Fields], str]] = {
    "about": lambda fields: fields.phrasing.name(fields.key.about),
    "value": _value,
    "in": _in,
    "themselves": _themselves,
    "title": _title,
    "titles": _titles,
    "held_title": _held_title,
    "contest": _contest,
    "on": _on,
    "member": _member,
    "when": _when,
    "than": _than,
    "among": _among,
    "by": _by,
    "holder": _holder,
    "their": _their,
}
