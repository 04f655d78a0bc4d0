"""The sides of a point that are told: one value each, and which of them say otherwise than the strongest."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

from bot.answers.points.points import hold_together
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict
from bot.facts.moment import is_some_time_later
from bot.facts.result_roles import is_standing
from bot.facts.values import agree
from bot.facts.vocabulary import Qualifier

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.model import PointClaim, Value
    from bot.facts.moment import Moment
    from bot.facts.vocabulary import Attribute
    from bot.store.rows import PointRow

_HEIGHT = re.compile(r"(\d+\.\d+)m")


class Side(Frozen, frozen=True):
    """One value to tell: by which pattern, at which moment of the race, who gives it, and through which claims."""

    value: Value
    pattern: str
    articles: tuple[str, ...]
    claims: tuple[PointClaim, ...]
    moment: Moment | None = None


def sides_differ(row: PointRow, sides: Sequence[Side], kind: str) -> bool:
    """Whether sides that nobody counts against each other would else read as one event: other values or moments."""
    if hold_together(row):
        return False
    return row.verdict is Verdict.DIFFER and not all(_say_the_same(*pair, kind) for pair in combinations(sides, 2))


def strongest_first(sides: Sequence[Side], kind: str) -> tuple[list[Side], list[Side]]:
    """Of sides that are told differently those that a brief line tells, and the others that say otherwise.

    Of one value that is the moment which most articles give, of several the one of most articles; all where no one has
    most.
    """
    timed = [side for side in sides if side.moment is not None]
    of_moments = len({side.value for side in sides}) == 1
    ranked = sorted(timed if of_moments else sides, key=lambda side: -len(side.articles))
    first, second = ranked[:2]
    if len(first.articles) > len(second.articles):
        untimed = [side for side in sides if of_moments and side.moment is None]
        others = [side for side in ranked if not _say_the_same(side, first, kind)]
        return [*untimed, *(side for side in ranked if side not in others)], others
    return [*sides], []


def _say_the_same(one: Side, other: Side, kind: str) -> bool:
    """Whether two sides are the same, or one says less exactly what the other says."""
    timed = [side.moment.at for side in (one, other) if side.moment is not None]
    same_moment = len(timed) < 2 or agree("moment", *timed)  # noqa: PLR2004 — no moment is no other one
    return same_moment and agree(kind, one.value.text, other.value.text)


def scope_readings(row: PointRow, sides: Sequence[Side]) -> Iterator[str]:
    """The season, and the height of the bar, that a line tells and none of its articles prints in the cited words."""
    key = row.key
    excerpts = [row.claim(standing).excerpt for side in sides for standing in side.claims]
    if key.in_ is not None and key.in_.season is not None and not any(key.in_.season in text for text in excerpts):
        yield f"meant here: the {key.in_.season} season"
    height = _HEIGHT.fullmatch(key.when.at) if key.when is not None else None
    if height and not any(height[1] in text for text in excerpts):
        yield f"meant here: {height[0]}"


def own_moment(row: PointRow, attribute: Attribute, standing: PointClaim) -> Moment | None:
    """When in the race an article has it happen, where that does not make the point, and is no other time than ever."""
    claim = row.claim(standing)
    if is_some_time_later(claim.when) and is_standing(attribute):
        return claim.when
    if (
        claim.what != row.what
        or str(claim.when) == attribute.default_when
        or attribute.kind == "moment"
        or Qualifier.WHEN in attribute.point
    ):
        return None
    return claim.when if claim.when is not None and claim.when.bound is None else None
