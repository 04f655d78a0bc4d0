"""Things of a race in the order in which articles tell them, where their moments alone would not tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.scenes import SUMMARY, Part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.story import Item
    from bot.facts.database.rows import PointRow
    from bot.facts.model import Claim, Vocabulary


def as_written(items: Sequence[Item], vocabulary: Vocabulary) -> list[Item]:
    """The items, some of the race earlier: before what every article that tells both tells after it.

    That is so only for what has no moment of its own there: of "he passed him and held him off in the home straight"
    the passing comes first, wherever other articles have it.
    """
    ordered: list[Item] = []
    for item in items:
        movable = item.row is not None and item.part is Part.RACE and item.scene[1] != SUMMARY
        place = (
            next((n for n in range(len(ordered)) if _is_first(item, ordered[n], vocabulary)), None) if movable else None
        )
        ordered.insert(len(ordered) if place is None else place, item)
    return ordered


def _is_first(item: Item, other: Item, vocabulary: Vocabulary) -> bool:
    """Whether an item that would follow another one comes before it in every article that tells both."""
    if item.row is None or other.row is None or other.part is not Part.RACE or other.scene[1] == SUMMARY:
        return False
    first, second = _claims(item.row), _claims(other.row)
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
