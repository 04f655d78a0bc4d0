"""A count against a list: where an article counts four, it may name three of them, as may another, and not five."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.checks.fact import Contradiction
from bot.facts.grouping import grouped
from bot.facts.moment import FINISH
from bot.facts.result_roles import COUNT_OF, MEMBER_ROLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.checks.fact_table import FactTable


def more_named_than_counted(table: FactTable) -> Iterator[Contradiction]:
    """No article names more than were counted, of the same moment, by it or by another; fewer may be."""
    teams = {(fact.extent.race, fact.value): fact.about for fact in table.role(MEMBER_ROLE)}
    for role in table.roles:
        if not role.startswith(COUNT_OF):
            continue
        listed = grouped(((each.about, each.extent), each) for each in table.role(role.removeprefix(COUNT_OF)))
        for count in table.role(role):
            of_one = listed.get((count.about, count.extent), ())
            named = [each for each in of_one if count.when in {None, FINISH} or each.when == count.when]
            # What the article names itself comes first: of that it contradicts itself.
            named.sort(key=lambda each: each.view != count.view)
            for values in grouped((each.view, each) for each in named).values():
                ids = {teams.get((each.extent.race, each.value), each.value) for each in values}
                if len(ids) > int(count.value):
                    working = f"{len(ids)} are named ({', '.join(map(table.name, sorted(ids)))}), not {count.value}"
                    yield Contradiction((count, *values), working, topic=(count.point, count.value))
