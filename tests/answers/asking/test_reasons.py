"""Why somebody was not there, and since when somebody has been a coach."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.answers.conftest import Ask

ABSENT = {
    "Ada Brown won.": "ada-brown place = 1",
    "Tess Vale did not start because of an injury.": "tess-vale outcome = DNS; tess-vale reason-absent = injury",
}


async def test_why_somebody_did_not_run_asks_for_the_reason(ask: Ask) -> None:
    reason = ["“Tess Vale did not start because of an injury” [1] | ONE SOURCE | ONE SOURCE"]
    assert await ask("why was tess vale not running", ABSENT) == reason
    assert await ask("why didn't tess vale run", ABSENT) == reason


async def test_since_when_a_coach_has_somebody_is_told_of_the_coach(ask: Ask) -> None:
    coach = {
        "Tess Vale coaches Ada Brown.": "ada-brown coach = tess-vale",
        "Tess Vale has worked with Ada Brown since 2020.": "ada-brown coached-since = 2020 than tess-vale",
    }
    since = ["Ada Brown has been coached by Tess Vale since 2020 [1] | ONE SOURCE | ONE SOURCE"]
    assert await ask("since when tess vale coach", coach) == since
    assert await ask("seit wann trainer tess vale", coach) == since
