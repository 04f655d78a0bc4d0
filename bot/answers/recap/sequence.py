"""Things of a race in the order in which articles tell them, where their moments alone would not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.recap.scenes import SUMMARY, Part

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.recap.story import Item
    from bot.facts.model import Claim, Vocabulary
    from bot.store.rows import PointRow


def as_written(items: Sequence[Item], vocabulary: Vocabulary) -> list[Item]:
    """The items, some of the race earlier: before what every article that tells both tells after it.

    That is so only for what has no moment of its own there: of "he passed him and held him off in the home straight"
    the passing comes first, wherever other articles have it.
    """
    others = [item for item in items if not _has_moment(item)]
    early = [item for item in others if item.part < Part.RACE]
    moving: list[tuple[Item, dict[str, Claim]]] = []
    for item in items:
        if _has_moment(item) and item.row is not None:
            claims = _claims(item.row)
            place = (n for n, (_, its) in enumerate(moving) if _is_first(claims, its, vocabulary))
            moving.insert(next(place, len(moving)), (item, claims))
    return [*early, *(item for item, _ in moving), *others[len(early) :]]


def _has_moment(item: Item) -> bool:
    """Whether it belongs to a moment of the race, and does not sum it up."""
    return item.row is not None and item.part is Part.RACE and item.scene[1] != SUMMARY


def _is_first(first: Mapping[str, Claim], second: Mapping[str, Claim], vocabulary: Vocabulary) -> bool:
    """Whether what would follow comes before it in every article that tells both."""
    shared = first.keys() & second.keys()
    return bool(shared) and all(
        first[article].span < second[article].span and not _is_timed(first[article], vocabulary) for article in shared
    )


def _claims(row: PointRow) -> dict[str, Claim]:
    """The first claim of each article."""
    found: dict[str, Claim] = {}
    for item in sorted(row.evidence.values(), key=lambda item: item.claim.span):
        found.setdefault(item.claim.article, item.claim)
    return found


def _is_timed(claim: Claim, vocabulary: Vocabulary) -> bool:
    """Whether a claim says when in the race: by a moment, or by a value that is one."""
    return claim.when is not None or vocabulary.attributes[claim.what].kind == "moment"
