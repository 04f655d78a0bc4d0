"""Why somebody was not there, the fastest of a country, and words that an article may have."""

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
