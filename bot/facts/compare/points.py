"""Claims become points: what the articles say of one thing, counted. Linear in the number of claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts import ids
from bot.facts.compare.claim_votes import gather
from bot.facts.compare.resolve import resolve
from bot.facts.compare.scopes import Scopes
from bot.facts.compare.verdicts import Givers, Meaning, Tally, count_articles
from bot.facts.model import Point, PointValue, Standing, Value, Verdict
from bot.facts.names import Names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from bot.facts.compare.claim_votes import ClaimVote
    from bot.facts.model import Pack, PointKey

ByValue = dict[Value, "list[ClaimVote]"]


def compare_articles(pack: Pack, progress: Callable[[int, int], None] | None = None) -> tuple[Point, ...]:
    """Every point of the pack: attributes in the order of the vocabulary, then by subject and qualifiers.

    ``progress`` is told, now and then, how many points are counted, and of how many.
    """
    scopes, names = Scopes(pack.registers), Names(pack.registers)
    drafts = gather(pack, scopes)
    resolve(drafts, pack.registers, names)
    counting = _Counting(pack, names)
    order = {attribute: index for index, attribute in enumerate(pack.vocabulary.attributes)}
    made = []
    for key in sorted(drafts, key=lambda key: (order[key.what], _sortable(key))):
        made.append(counting.point(key, drafts[key]))
        if progress is not None and len(made) % 500 == 0:
            progress(len(made), len(drafts))
    return tuple(made)


def _sortable(key: PointKey) -> tuple[str, ...]:
    than = key.than
    compared = (than.about, than.what, than.in_, than.when) if than else ()
    return tuple(
        "" if part is None else str(part) for part in (key.about, key.in_, key.when, key.among, key.value, *compared)
    )


class _Counting:
    """What counting a point needs to know of its pack."""

    def __init__(self, pack: Pack, names: Names) -> None:
        self.names = names
        self.races = pack.registers.races
        self.stories = {article.slug: tuple(sorted(article.stories)) for article in pack.articles}
        self.articles: dict[str, list[str]] = {}
        for slug in sorted(self.stories):
            for story in self.stories[slug]:
                self.articles.setdefault(story, []).append(slug)

    def point(self, key: PointKey, drafts: list[ClaimVote]) -> Point:
        """One point, from all that is said of it."""
        drafts = sorted(drafts, key=_reading_order)
        by_value, beside = _told_apart(drafts)
        counted = count_articles(drafts[0].attribute, _givers(by_value), self.names) if by_value else _reported()
        stating = {draft.claim.article for draft in drafts}
        story = self._story(key)
        return Point(
            id=ids.point_id(key),
            key=key,
            verdict=counted.verdict,
            headline=counted.headline,
            values=self._values(by_value, counted),
            stories=tuple(sorted({race for article in stating for race in self.stories[article]})),
            among_articles=len(stating.union(story)),
            silent=tuple(article for article in story if article not in stating),
            contradicting=tuple(sorted(counted.contradicting)),
            beside=tuple(_standing(draft) for draft in beside),
            note=counted.note,
        )

    def _story(self, key: PointKey) -> list[str]:
        """The articles of the story that the point belongs to, in the order of their slugs."""
        race = key.within if key.within in self.races else key.about
        return self.articles.get(race or "", [])

    def _values(self, by_value: ByValue, counted: Tally) -> tuple[PointValue, ...]:
        made = [(stated, _value(stated, drafts, counted)) for stated, drafts in by_value.items()]
        if len(made) > 1:
            meaning = Meaning(next(iter(by_value.values()))[0].attribute, self.names)
            made.sort(key=lambda pair: (_strength(pair[1]), meaning.order(pair[0])))
        return tuple(value for _, value in made)


def _reading_order(draft: ClaimVote) -> tuple[object, ...]:
    return (draft.claim.article, draft.claim.span, draft.claim.id, draft.implied)


def _told_apart(drafts: Iterable[ClaimVote]) -> tuple[ByValue, list[ClaimVote]]:
    """What the articles say themselves, by value, and what stands beside it."""
    by_value: ByValue = {}
    beside = []
    for draft in drafts:
        if draft.claim.own:
            by_value.setdefault(draft.value, []).append(draft)
        else:
            beside.append(draft)
    return by_value, beside


def _givers(by_value: ByValue) -> Givers:
    return {stated: {draft.claim.article for draft in drafts} for stated, drafts in by_value.items()}


def _reported() -> Tally:
    return Tally(Verdict.REPORTED, None, {}, {}, frozenset(), None)


def _strength(value: PointValue) -> tuple[int, ...]:
    """Sorts the values of a point: by their sides, those of none last; then by how many articles give them."""
    side = (1, 0) if value.side is None else (0, value.side)
    return (*side, -len(value.counted), -len(value.articles))


def _value(stated: Value, drafts: list[ClaimVote], counted: Tally) -> PointValue:
    return PointValue(
        value=stated,
        side=counted.side[stated],
        articles=tuple(dict.fromkeys(draft.claim.article for draft in drafts)),
        counted=tuple(sorted(counted.counted[stated])),
        standings=tuple(_standing(draft) for draft in drafts),
    )


def _standing(draft: ClaimVote) -> Standing:
    return Standing(
        claim=draft.claim.id,
        article=draft.claim.article,
        value=draft.value,
        implied=draft.implied,
        working=draft.working,
        through=draft.through,
    )
