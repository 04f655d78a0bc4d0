"""What the fields of a sentence pattern stand for: "{about} beat {value} {in}"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.answers.recap.phrases import Side
    from bot.answers.recap.prose import Prose


class Fields(dict[str, str]):
    """What the fields of a pattern stand for, each put into words when it is needed."""

    def __init__(self, side: Side, prose: Prose) -> None:
        super().__init__()
        self._side = side
        self._prose = prose

    def __missing__(self, name: str) -> str:
        return _FIELDS[name](self._side, self._prose)


def _in(side: Side, prose: Prose) -> str:
    scope = side.row.point.key.in_
    return prose.scope(scope) if scope else ""


def _when(side: Side, prose: Prose) -> str:
    when = side.row.point.key.when
    return prose.moment(when) if when else ""


def _than(side: Side, prose: Prose) -> str:
    than = side.row.point.key.than
    return prose.name(than.about) if than and than.about else ""


def _among(side: Side, prose: Prose) -> str:
    among = side.row.point.key.among
    return prose.name(among) if among else ""


def _by(side: Side, prose: Prose) -> str:
    by = side.row.evidence[side.standings[0].claim].claim.by
    return prose.name(by) if by else ""


def _title(side: Side, prose: Prose) -> str:
    scope = side.row.point.key.in_
    return prose.title(scope) if scope else "title"


_FIELDS: Mapping[str, Callable[[Side, Prose], str]] = {
    "about": lambda side, prose: prose.name(side.row.point.key.about),
    "value": lambda side, prose: prose.value(side.attribute, side.value),
    "in": _in,
    "when": _when,
    "than": _than,
    "among": _among,
    "by": _by,
    "title": _title,
    "their": lambda side, prose: (prose.pronouns(side.row.point.key.about) or ("they", "their"))[1],
}
