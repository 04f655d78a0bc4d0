"""What articles say of a race itself, apart from what they say of its meet alone: "bronze at the Games"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.model import PointValue, Value, Verdict
from bot.facts.result_roles import RESULT_ROLES
from bot.facts.vocabulary import Qualifier

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.answers.points.points import AnswerContext
    from bot.answers.points.results_sheet import Placing
    from bot.facts.model import Claim, PointClaim, PointKey
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import PointRow


def split_by_scope(row: PointRow, context: AnswerContext) -> tuple[PointRow | None, tuple[PointRow, ...]]:
    """A result of a race by the articles that name its event, and what the others say of the meet, as they say it.

    None where nobody names the event. What is in dispute is left whole: a side of it may rest on the meet alone.
    """
    if row.key.in_ is None or row.is_contested:
        return row, ()
    standings = row.standings
    claims = {standing.claim: row.claim(standing) for standing in standings}
    of_meet = {id_ for id_, claim in claims.items() if _names_meet_alone(claim, row.key, context)}
    if not of_meet:
        return row, ()
    own = of_claims(row, claims.keys() - of_meet)
    naming = own.articles if own else set()
    said: dict[tuple[PointKey, str], list[PointClaim]] = {}
    for standing in standings:
        claim = claims[standing.claim]
        if claim.id in of_meet and claim.article not in naming:
            is_of_moment = Qualifier.WHEN in context.vocabulary.attributes[claim.what].point
            when = claim.when if is_of_moment else row.key.when
            key = replace(row.key, what=claim.what, in_=claim.in_, when=when)
            said.setdefault((key, claim.value), []).append(standing)
    return own, tuple(_as_said(row, context.vocabulary, *key, of_key) for key, of_key in said.items())


def _names_meet_alone(claim: Claim, key: PointKey, context: AnswerContext) -> bool:
    """Whether a claim has a result of a race at the meet, without the event: "bronze at the Games".

    Or it has a title of the meet's series from which that follows: "Olympic champion".
    """
    entry = context.names.get(claim.in_.entry)
    if entry is None or claim.in_.event is not None:
        return False
    is_result = not RESULT_ROLES.isdisjoint(context.vocabulary.attributes[claim.what].roles)
    return (entry.type == "meet" and is_result) or (entry.type == "series" and claim.in_ != key.in_)


def _as_said(
    row: PointRow, vocabulary: Vocabulary, key: PointKey, value: str, standings: Sequence[PointClaim]
) -> PointRow:
    """What articles say of the meet as a point of its own, with what is contested of the result."""
    articles = tuple(dict.fromkeys(standing.article for standing in standings))
    own = PointValue(Value(value), 0, articles, articles, tuple(standings))
    attribute = vocabulary.attributes[key.what]
    phase = vocabulary.phase(attribute)
    return replace(row, key=key, attribute=attribute, phase=phase, headline=own.value, values=(own,), reports=())


def of_claims(row: PointRow, claims: Collection[str]) -> PointRow | None:
    """The point as far as it rests on the claims, headed by a value that does; None where no value does."""
    values = tuple(value for value in (_value(each, claims) for each in row.values) if value.standings)
    if not values:
        return None
    articles = {article for value in values for article in value.articles}
    is_alone = row.verdict is Verdict.AGREED and len(articles) == 1
    verdict = Verdict.ONE_SOURCE if is_alone else row.verdict
    headline = row.headline
    if headline is not None and headline not in {value.value for value in values}:
        headline = values[0].value
    return replace(row, headline=headline, values=values, verdict=verdict)


def _value(value: PointValue, claims: Collection[str]) -> PointValue:
    standings = tuple(standing for standing in value.standings if standing.claim in claims)
    giving = {standing.article for standing in standings}
    articles, counted = (tuple(slug for slug in slugs if slug in giving) for slugs in (value.articles, value.counted))
    return replace(value, articles=articles, counted=counted, standings=standings)


def split_placing(placing: Placing, context: AnswerContext) -> tuple[Placing, tuple[PointRow, ...]]:
    """Somebody's line by the articles that name the event, and what the others say of the meet, each thing once."""
    own = replace(placing)
    wider: dict[tuple[PointKey, Value | None], PointRow] = {}
    for name in ("place", "medal", "mark", "tie_break", "status"):
        row = getattr(placing, name)
        if row is not None:
            of_race, of_meet = split_by_scope(row, context)
            setattr(own, name, of_race)
            wider |= {(each.key, each.headline): each for each in of_meet}
    return own, tuple(wider.values())
