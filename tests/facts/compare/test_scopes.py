"""What a scope covers: a race, a meet, a series, or several series of which articles speak as of one."""

from __future__ import annotations

from bot.facts.compare.scopes import Scopes
from bot.facts.registers import Registers, Series
from bot.facts.scope import Scope
from tests.facts.press import DELTA, FINAL, JUMP, REGISTERS

SERIES = {**REGISTERS.series, "both": Series("both", "Games or Open", of=("games", "open"))}
SCOPES = Scopes(Registers.of([*SERIES.values(), *REGISTERS.meets.values(), *REGISTERS.races.values()]))


def holds(scope: str, race: str) -> bool:
    return SCOPES.read(Scope.parse(scope)).holds(SCOPES.read(Scope(race)))


def test_a_scope_over_two_series_holds_the_races_of_both() -> None:
    assert [holds("both", race) for race in (FINAL, DELTA)] == [True, True]
    assert [holds("games", race) for race in (FINAL, DELTA)] == [True, False]


def test_an_event_of_two_series_holds_its_races_alone() -> None:
    assert [holds("both/800m", race) for race in (FINAL, DELTA, JUMP)] == [True, True, False]
