"""What was changed later of how somebody came out of a race: what stood on the day, and as of when it is otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.moment import AFTER, FINISH, is_some_time_later, state
from bot.facts.result_roles import is_standing
from bot.facts.values import show

if TYPE_CHECKING:
    from bot.facts.model import Caveat, Claim, PointClaim, PointValue, Value
    from bot.store.rows import PointRow


def earlier_standings(row: PointRow) -> tuple[PointClaim, ...]:
    """What articles say themselves of a point, and that it was changed later: seventh, before the disqualification."""
    return tuple(standing for standing in row.reports if row.claim(standing).is_counted)


def caveats_of_earlier(row: PointRow) -> tuple[Caveat, ...]:
    """What cannot hold of what was changed later, and names nothing that stands: of a place that was lost."""
    earlier = {each.claim for each in earlier_standings(row)}
    standing = {claim for each in row.standings for claim in (each.claim, *each.through)}
    return tuple(
        each
        for each in (row.caveats if earlier else ())
        if not earlier.isdisjoint(each.claims) and standing.isdisjoint(each.claims)
    )


def stood_before(row: PointRow, changed: PointRow) -> bool:
    """Whether a point is what stood before another one was changed later, which articles dispute."""
    if row.key.when != FINISH:
        return False
    standings = earlier_standings(changed)
    return bool(standings) and {each.claim for each in standings} <= row.evidence.keys()


def given_values(row: PointRow) -> list[Value]:
    """What any article gives somebody itself, be it against most others or before it was changed; denials left out."""
    given = [*(each.value for each in row.values), *(each.value for each in earlier_standings(row))]
    return [value for value in dict.fromkeys(given) if not value.denied]


def is_changed(row: PointRow) -> bool:
    """Whether an article tells that a standing came after the finish: by its moment, or by what stood before."""
    whens = [claim.when for claim in row.claims(row.standings)]
    return bool(earlier_standings(row)) or any(when == AFTER or is_some_time_later(when) for when in whens)


def is_before_change(row: PointRow, standing: PointClaim) -> bool:
    """Whether it is known of an article that what it gives was changed later: it says so, or the change has a date."""
    before = {each.claim for each in row.reports}
    after = [item.claim for id_, item in row.evidence.items() if id_ not in before]
    return any(claim.article == standing.article or _day_of_change(claim) for claim in after)


def as_of_words(row: PointRow, value: PointValue) -> str:
    """As in " as of 12 March 2035", of what articles tell to have stood so some time after the day; else ""."""
    claims = row.claims(value.standings) if is_standing(row.attribute) else ()
    dated = {claim.article: day for claim in claims if (day := _day_of_change(claim))}
    is_of_all = dated.keys() == {claim.article for claim in claims}
    return f" as of {show('date', min(dated.values()))}" if dated and is_of_all else ""


def _day_of_change(claim: Claim) -> str:
    """The canonical day as of which a claim says that a thing stood so, some time after the race; else ""."""
    when = state(claim.when)
    return when.at if when is not None and is_some_time_later(when) else ""
