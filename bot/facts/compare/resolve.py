"""Relative dates: "the last night of the championships" is a date once any article says when they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from bot.facts import values
from bot.facts.compare.verdicts import count_articles, is_relative
from bot.facts.frozen import Frozen
from bot.facts.grouping import grouped
from bot.facts.occasion_names import in_a_sentence, with_article
from bot.facts.relative_day import FIRST_DAY, LAST_DAY, RACE_DATE, DayOf, RelativeDay

if TYPE_CHECKING:
    from bot.facts.compare.claim_votes import ClaimVote, VotesByPoint
    from bot.facts.model import PointKey, Value
    from bot.facts.names import Names
    from bot.facts.registers import Registers

_ROLES = {DayOf.FIRST: FIRST_DAY, DayOf.LAST: LAST_DAY, DayOf.SAME: RACE_DATE}
_ANCHOR_PASSES = 3
"""A race's day may hang on another race's day, and that on its meet's last day; deeper chains stay open."""


class _ResolvedDay(Frozen, frozen=True):
    value: str
    through: tuple[str, ...]


class _Anchor(Struct):
    """What is known of one day on which others hang: what each article says of it, and what most articles give."""

    by_article: dict[str, _ResolvedDay]
    headline: _ResolvedDay | None


def resolve(votes: VotesByPoint, registers: Registers, names: Names) -> None:
    """Put the date in the place of every relative one that an article's own claim, or else a headline, can tell.

    The votes keep the working in words and the claims they were resolved through; what cannot be resolved stays.
    """
    waiting = {key for key, point_votes in votes.items() if any(map(_hangs, point_votes))}
    if waiting:
        DateResolver(votes, registers, names).run(waiting)


class DateResolver:
    """Resolves the anchors first (days of meets and races), a few times over, then every date that hangs on one."""

    def __init__(self, votes: VotesByPoint, registers: Registers, names: Names) -> None:
        """Work on ``votes`` in place."""
        self.votes = votes
        self.registers = registers
        self.names = names
        self.keys: dict[tuple[str, str], list[PointKey]] = {}
        self.anchors: dict[tuple[str, str], _Anchor] = {}
        self._gather_anchor_keys()

    def run(self, waiting: set[PointKey]) -> None:
        """Resolve the points whose keys are given."""
        hanging_anchors = {key for keys in self.keys.values() for key in keys} & waiting
        for _ in range(_ANCHOR_PASSES):
            self._learn_anchors()
            for key in hanging_anchors:
                self._resolve_point(key)
        self._learn_anchors()
        for key in waiting - hanging_anchors:
            self._resolve_point(key)

    def _gather_anchor_keys(self) -> None:
        for key, point_votes in self.votes.items():
            attribute = point_votes[0].attribute
            if attribute.kind == "date":
                for role in {FIRST_DAY, LAST_DAY, RACE_DATE}.intersection(attribute.roles):
                    self.keys.setdefault((role, key.about), []).append(key)

    def _learn_anchors(self) -> None:
        self.anchors = {anchor: self._anchor(keys) for anchor, keys in self.keys.items()}

    def _anchor(self, keys: list[PointKey]) -> _Anchor:
        asserted = [vote for key in keys for vote in self.votes[key] if vote.claim.is_counted and not vote.value.denied]
        fixed = [vote for vote in asserted if not _hangs(vote)]
        by_article = grouped((vote.claim.article, vote) for vote in fixed)
        return _Anchor(
            # An article that gives two days dates nothing: the headline does, if there is one.
            by_article={
                article: _resolved_day(day_votes)
                for article, day_votes in by_article.items()
                if len({vote.value for vote in day_votes}) == 1
            },
            headline=self._headline(fixed),
        )

    def _headline(self, fixed: list[ClaimVote]) -> _ResolvedDay | None:
        if not fixed:
            return None
        stated: dict[Value, set[str]] = {}
        for vote in fixed:
            stated.setdefault(vote.value, set()).add(vote.claim.article)
        headline = count_articles(fixed[0].attribute, stated, self.names).headline
        giving = [vote for vote in fixed if vote.value == headline]
        return _resolved_day(giving) if giving else None

    def _resolve_point(self, key: PointKey) -> None:
        self.votes[key] = [self._resolved(vote) if _hangs(vote) else vote for vote in self.votes[key]]

    def _resolved(self, vote: ClaimVote) -> ClaimVote:
        relative = RelativeDay.parse(vote.value.text)
        anchor = self.anchors.get((_ROLES[relative.day], relative.anchor)) if relative else None
        day = (anchor.by_article.get(vote.claim.article) or anchor.headline) if anchor else None
        if relative is None or day is None:
            return vote
        entry = self.registers.entry(relative.anchor)
        is_race = relative.anchor in self.registers.races
        name = entry.name if entry else relative.anchor
        occasion = f"the {in_a_sentence(name)}" if is_race else with_article(name)
        working = f"{relative.day.words} {occasion} is {values.show('date', day.value)}"
        return replace(vote, value=replace(vote.value, text=day.value), working=working, through=day.through)


def _hangs(vote: ClaimVote) -> bool:
    return is_relative(vote.attribute, vote.value)


def _resolved_day(day_votes: list[ClaimVote]) -> _ResolvedDay:
    """The day that these votes give; one of their claims is enough of a receipt, the one in the fewest words."""
    briefest = min(day_votes, key=lambda vote: (len(vote.claim.excerpt), vote.claim.excerpt, vote.claim.article))
    return _ResolvedDay(briefest.value.text, (briefest.claim.id, *briefest.through))
