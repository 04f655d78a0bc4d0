"""The rule about ranks among everybody who ever ran: they follow the bests."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.checks.fact import Contradiction
from bot.facts.checks.measures import best_first, how_much_worse, worse
from bot.facts.checks.performances import Performance, event_of, show_fact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable

Ranked = tuple[int, "Fact", Performance]


def rank_against_bests(table: FactTable) -> Iterator[Contradiction]:
    """Of two people on one all-time list the higher one may not have the worse best."""
    for ranked in _lists(table).values():
        better = table.better(ranked[0][2].event)
        ranked.sort(key=lambda entry: (entry[0], best_first(entry[2].measure, better), entry[1].words))
        for (rank, higher, best), (other_rank, lower, other) in pairwise(ranked):
            if rank < other_rank and worse(best.measure, other.measure, better):
                yield Contradiction(
                    facts=(higher, best.fact, lower, other.fact),
                    working=(
                        f"{_of_place(best, rank)} on the list is {how_much_worse(best.measure, other.measure)}"
                        f" than {_of_place(other, other_rank)}"
                    ),
                    topic=(higher.point, lower.point),
                )


def _of_place(best: Performance, rank: int) -> str:
    """As in "1:58.30 of 2nd place"."""
    return f"{show_fact(best.fact)} of {values.show('ordinal', str(rank))} place"


def _lists(table: FactTable) -> dict[tuple[object, ...], list[Ranked]]:
    """Ranks with the bests of the same moment, by the list (view, event, population, moment) that they are on."""
    lists: dict[tuple[object, ...], list[Ranked]] = {}
    for rank in table.role("all-time-rank"):
        event = event_of(table, rank)
        best = _best_at(table, rank, event) if event is not None else None
        if best is not None and rank.value.isdigit():
            lists.setdefault((rank.view, event, rank.among, rank.moment), []).append((int(rank.value), rank, best))
    return lists


def _best_at(table: FactTable, rank: Fact, event: str) -> Performance | None:
    bests = table.performances.stated_by_person.get((rank.view, event, rank.about), ())
    return next((best for best in bests if best.extent.career and best.moment == rank.moment), None)
