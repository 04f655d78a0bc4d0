"""What is said of somebody or something, by the groups of the vocabulary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.sentences.speech import speeches
from bot.facts.frozen import Frozen
from bot.facts.model import OPEN_MOODS
from bot.facts.vocabulary import GroupPhase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import PointRow

MENTIONS = "mentions"
"""The group of what is said of others in which somebody is named."""


class PointGroup(Frozen, frozen=True):
    """Points under one heading; ``size`` is how many lines they are told in."""

    id: str
    label: str
    rows: tuple[PointRow, ...]

    @property
    def size(self) -> int:
        """The lines: what is asserted of a point, and each speaker and mood beside it."""
        return line_total(self.rows)


def group_labels(vocabulary: Vocabulary) -> dict[str, str]:
    """The label of each group by its id, in the order in which answers have them."""
    return {
        **{group.id: group.label for group in vocabulary.groups.values()},
        MENTIONS: "Named in what is said of others",
    }


def line_total(rows: Sequence[PointRow]) -> int:
    """In how many lines points are told."""
    return sum(bool(row.values) + len(speeches(row)) for row in rows)


def point_groups(
    rows: Sequence[PointRow], own: Collection[str], vocabulary: Vocabulary, stories: Collection[str]
) -> Iterator[PointGroup]:
    """Points by the vocabulary's groups, in its order; a hope with the plans; last those that are not ``own``, by ids.

    ``stories`` are the ids of the races that articles tell.
    """
    plans = next((group.id for group in vocabulary.groups.values() if group.phase is GroupPhase.PLANS), "")
    by_group: dict[str, list[PointRow]] = {}
    for row in rows:
        group = plans if plans and _is_ahead(row, stories) else row.attribute.group
        by_group.setdefault(group if row.id in own else MENTIONS, []).append(row)
    for id_, label in group_labels(vocabulary).items():
        if id_ in by_group:
            yield PointGroup(id_, label, tuple(by_group[id_]))


def _is_ahead(row: PointRow, stories: Collection[str]) -> bool:
    """Whether a point, of none of the races that have stories, is only planned, hoped for or expected."""
    moods = {row.claim(standing).mood for standing in row.reports}
    return not row.values and row.within not in stories and bool(moods) and moods <= OPEN_MOODS
