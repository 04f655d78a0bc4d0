"""Claims become points: what the articles say of one thing, counted. Linear in the number of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import ids
from bot.facts.compare.bars import join_bars
from bot.facts.compare.claim_moments import moments_of, settled_verdict, with_exact_moments
from bot.facts.compare.claim_votes import gather_votes
from bot.facts.compare.gaps import join_gaps
from bot.facts.compare.legs import deny_other_runners
from bot.facts.compare.passes import join_passes
from bot.facts.compare.places import deny_other_holders, join_orders, join_ties
from bot.facts.compare.repeats import repeats_its_subject
from bot.facts.compare.resolve import resolve
from bot.facts.compare.scopes import Scopes
from bot.facts.compare.standing import Changes, disputed_before, join_standings, settle_changes, states
from bot.facts.compare.verdicts import Meaning, Tally, count_articles
from bot.facts.grouping import grouped
from bot.facts.model import Point, PointClaim, PointValue, Value, Verdict
from bot.facts.moment import FINISH
from bot.facts.names import Names
from bot.facts.result_roles import COUNT_OF, MEDAL_ROLE, PLACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from bot.facts.compare.claim_votes import ClaimVote, VotesByPoint
    from bot.facts.model import Pack, PointKey
    from bot.facts.scope import Scope

CHANGE_NOTE = "what an article tells as changed later disputes nothing: both standings hold, each at its time"

ByValue = dict[Value, "list[ClaimVote]"]


def compare_articles(pack: Pack, progress: Callable[[int, int], None] | None = None) -> tuple[Point, ...]:
    """Every point of the pack: attributes in the order of the vocabulary, then by subject and qualifiers.

    A date or venue that only repeats the name of its subject is none.

    ``progress`` is told, now and then, how many points are counted, and of how many.
    """
    scopes, names = Scopes(pack.registers), Names(pack.registers)
    votes = gather_votes(pack, scopes)
    join_bars(votes)
    join_gaps(votes)
    join_standings(votes)
    join_passes(votes)
    join_ties(votes)
    deny_other_holders(votes, pack.registers, names)
    deny_other_runners(votes)
    join_orders(votes)
    resolve(votes, pack.registers, names)
    counting = _Counting(pack, names, votes)
    order = {attribute: index for index, attribute in enumerate(pack.vocabulary.attributes)}
    points = []
    for key in sorted(votes, key=lambda key: (order[key.what], _sortable(key))):
        points += [point for point in counting.points(key, votes[key]) if not repeats_its_subject(point, pack)]
        if progress is not None and len(points) % 500 == 0:
            progress(len(points), len(votes))
    return tuple(points)


def _sortable(key: PointKey) -> tuple[str, ...]:
    than = key.than
    compared = (than.about, than.what, than.in_, than.when) if than else ()
    return tuple(
        "" if part is None else str(part) for part in (key.about, key.in_, key.when, key.among, key.value, *compared)
    )


class _Counting:
    """What counting a point needs to know of its pack."""

    def __init__(self, pack: Pack, names: Names, votes: VotesByPoint) -> None:
        self.names = names
        self.races = pack.registers.races
        self.moments = pack.vocabulary.moments
        self.published = {article.slug: article.published for article in pack.articles}
        self.stories = {article.slug: tuple(sorted(article.stories)) for article in pack.articles}
        self.articles = grouped((story, slug) for slug in sorted(self.stories) for story in self.stories[slug])
        self.stories_of: dict[str, set[str]] = {}
        self.stating: dict[tuple[str, str, Scope | None], set[str]] = {}
        """Who states something of a role of somebody in a race."""
        for key, point_votes in votes.items():
            if key.within in self.articles:
                self.stories_of.setdefault(key.about, set()).add(key.within)
            for role in point_votes[0].attribute.roles:
                stating = self.stating.setdefault((role, key.about, key.in_), set())
                stating.update(vote.claim.article for vote in filter(states, point_votes))

    def points(self, key: PointKey, votes: list[ClaimVote]) -> Iterator[Point]:
        """A point from all that is said of it, and one of what stood before a later change, where that is disputed."""
        meaning = Meaning(votes[0].attribute, self.names)
        votes = sorted(votes, key=lambda vote: (vote.claim.article, vote.claim.span, vote.claim.id, vote.implied))
        changes = settle_changes(votes, meaning, self.published)
        yield self._point(key, changes)
        if before := disputed_before(changes, meaning):
            yield self._point(replace(key, when=FINISH), Changes(tuple(before)))

    def _point(self, key: PointKey, changes: Changes) -> Point:
        attribute = changes.votes[0].attribute
        votes = with_exact_moments(changes.votes, self.moments)
        by_value, uncounted = _split_votes(votes)
        givers = {stated: {vote.claim.article for vote in votes} for stated, votes in by_value.items()}
        counted = (
            count_articles(attribute, givers, self.names, changes.pairs)
            if by_value
            else Tally(Verdict.REPORTED, None, {}, {}, frozenset())
        )
        stating = {vote.claim.article for vote in (*votes, *changes.earlier)}
        stories = tuple(sorted({race for article in stating for race in self.stories[article]}))
        among = self._among(key, stories)
        shown = {PLACE if role == MEDAL_ROLE else role.removeprefix(COUNT_OF) for role in attribute.roles}
        shown.difference_update(attribute.roles)
        # Who says where somebody came is not silent about the medal, nor who names whom they passed about how many.
        showing = set().union(*(self.stating.get((role, key.about, key.in_), ()) for role in shown))
        moments = moments_of(votes, counted.verdict)
        return Point(
            id=ids.point_id(key),
            key=key,
            verdict=settled_verdict(counted.verdict, moments, self.moments),
            headline=counted.headline,
            values=self._values(by_value, counted),
            stories=stories,
            among_articles=len(stating.union(among)),
            silent=tuple(article for article in among if article not in stating | showing),
            contradicting=tuple(sorted(counted.contradicting)),
            reports=tuple(_standing(vote) for vote in (*uncounted, *changes.earlier)),
            note=(CHANGE_NOTE if any(pair <= givers.keys() for pair in changes.pairs) else None),
            moments=moments,
        )

    def _among(self, key: PointKey, stories: Sequence[str]) -> Sequence[str]:
        """The articles that might state a point, in the order of their slugs.

        They are those of the story of its race, or, where that has none, of the stories in which it is told: of those
        of its subject's own races, where they are among them.
        """
        race = key.within if key.within in self.races else key.about
        if race in self.articles:
            return self.articles[race]
        subject_stories = self.stories_of.get(key.about, set()).intersection(stories)
        return sorted({article for story in subject_stories or stories for article in self.articles[story]})

    def _values(self, by_value: ByValue, counted: Tally) -> tuple[PointValue, ...]:
        pairs = [
            (
                stated,
                PointValue(
                    value=stated,
                    side=counted.side[stated],
                    articles=tuple(dict.fromkeys(vote.claim.article for vote in votes)),
                    counted=tuple(sorted(counted.counted[stated])),
                    standings=tuple(_standing(vote) for vote in votes),
                ),
            )
            for stated, votes in by_value.items()
        ]
        if len(pairs) > 1:
            meaning = Meaning(next(iter(by_value.values()))[0].attribute, self.names)
            pairs.sort(key=lambda pair: (_strength(pair[1]), meaning.order(pair[0])))
        return tuple(value for _, value in pairs)


def _split_votes(votes: Iterable[ClaimVote]) -> tuple[ByValue, list[ClaimVote]]:
    """What the articles say themselves, by value, and what is shown and not counted."""
    by_value: ByValue = {}
    uncounted = []
    for vote in votes:
        if vote.claim.is_counted:
            by_value.setdefault(vote.value, []).append(vote)
        else:
            uncounted.append(vote)
    return by_value, uncounted


def _strength(value: PointValue) -> tuple[int, ...]:
    """Sorts the values of a point: by their sides, those of none last; then by how many articles give them."""
    side = (1, 0) if value.side is None else (0, value.side)
    return (*side, -len(value.counted), -len(value.articles))


def _standing(vote: ClaimVote) -> PointClaim:
    return PointClaim(
        claim=vote.claim.id,
        article=vote.claim.article,
        value=vote.value,
        implied=vote.implied,
        working=vote.working,
        through=vote.through,
    )
