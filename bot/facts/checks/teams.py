"""Rules about teams: whose member somebody is, what is a member's own, and legs against the team's time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.checks.fact import Contradiction
from bot.facts.checks.measures import measure
from bot.facts.checks.performances import show_fact
from bot.facts.checks.results import places_by_race
from bot.facts.grouping import grouped
from bot.facts.result_roles import LEG_MARK_ROLE, LEG_ROLE, MEMBER_ROLE
from bot.facts.values import marks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable

_LEGS = re.compile(r"\b(\d) ?[x×] ?\d")
"""How many legs a relay has, in the name of its event."""


def member_of_two_teams(table: FactTable) -> Iterator[Contradiction]:
    """Nobody runs for two teams in one race."""
    ran = grouped(((fact.view, fact.extent.race, fact.value), fact) for fact in table.role(MEMBER_ROLE))
    for (_, race, person), facts in ran.items():
        if len({fact.about for fact in facts}) > 1 and race is not None:
            teams = " and ".join(table.name(fact.about) for fact in facts)
            working = f"{table.name(person)} cannot have run for {teams} in one race"
            yield Contradiction(tuple(facts), working, topic=(race, person))


def member_against_team(table: FactTable) -> Iterator[Contradiction]:
    """The place of a member in a race is that of the team."""
    for (view, race), people in places_by_race(table).items():
        for ran in table.role(MEMBER_ROLE):
            if ran.view == view and ran.extent.race == race and {ran.about, ran.value} <= people.keys():
                (team_place, of_team), (runner_place, of_runner) = people[ran.about], people[ran.value]
                if team_place != runner_place:
                    yield _other_place((ran, of_team, of_runner), team_place, runner_place, table)


def _other_place(facts: tuple[Fact, Fact, Fact], team_place: int, runner_place: int, table: FactTable) -> Contradiction:
    ran, *_ = facts
    of_teams, of_runners = (values.show("ordinal", str(place)) for place in (team_place, runner_place))
    working = (
        f"{table.name(ran.value)} ran for {table.name(ran.about)}, which was {of_teams}, and cannot be {of_runners}"
    )
    return Contradiction(facts, working, topic=(ran.extent.race, ran.about, ran.value))


def legs_do_not_add_up(table: FactTable) -> Iterator[Contradiction]:
    """The times of all legs of a relay make up the team's, as far as their figures show it."""
    times = {(fact.view, fact.extent.race, fact.about): fact for fact in table.role(LEG_MARK_ROLE)}
    teams = grouped(((fact.view, fact.extent.race, fact.about), fact) for fact in table.role(MEMBER_ROLE))
    legs = {(fact.view, fact.extent.race, fact.about): fact.value for fact in table.role(LEG_ROLE)}
    for (view, race, team), members in teams.items():
        members.sort(key=lambda fact: legs.get((fact.view, fact.extent.race, fact.value), ""))
        run = [times[view, race, fact.value] for fact in members if (view, race, fact.value) in times]
        marked = table.performances.marked.get((view, race or "", team))
        measures = [each for each in map(measure, run) if each is not None and each.unit == "s"]
        if marked and len(measures) == len(members) == _leg_total(race or "", table) and marked[1].unit == "s":
            total = sum(each.amount for each in measures)
            # The sum may be off by half a step of each mark's figures.
            if abs(total - marked[1].amount) > sum(each.grain for each in (*measures, marked[1])) // 2:
                yield _other_sum((*run, marked[0]), total, table)


def _leg_total(race: str, table: FactTable) -> int:
    """How many legs the event has, after its names; 0 where none of them tells."""
    event = table.registers.events.get(table.registers.races[race].event) if race in table.registers.races else None
    matches = [match for name in ((event.name, *event.aliases) if event else ()) if (match := _LEGS.search(name))]
    return int(matches[0][1]) if matches else 0


def _other_sum(facts: tuple[Fact, ...], total: int, table: FactTable) -> Contradiction:
    *legs, of_team = facts
    sum_ = " + ".join(map(show_fact, legs))
    working = f"{sum_} is {marks.format_time(total)}, not the {show_fact(of_team)} of {table.name(of_team.about)}"
    return Contradiction(facts, working, topic=(of_team.extent.race, of_team.about))
