"""What /athlete shows and does not count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.model import Verdict
from tests.answers.athlete.profile_lines import line, part

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_denial_is_said_once(shipped: LivePack) -> None:
    assert (
        line(await shipped.ask("/athlete kerr"), "Own verdict: not").text == "Own verdict: not best race [1], reported"
    )


async def test_what_was_only_said_or_planned_has_a_part_of_its_own_with_who_said_it(harbour: LivePack) -> None:
    lines = part(await harbour.ask("/athlete lee"), "Said, planned, hoped or expected: not counted")
    assert [(statement.text, statement.verdict, statement.working) for statement in lines] == [
        ("Condition: a cold [4], reported", Verdict.REPORTED, "Said by Mina Lee; Before the race"),
        ("Plans to run: Women's 400m final [2], reported, planned", Verdict.REPORTED, "Said by Mina Lee"),
    ]


async def test_what_is_not_counted_of_an_asserted_point_carries_no_verdict(shipped: LivePack) -> None:
    lines = part(await shipped.ask("/athlete kerr"), "Said, planned, hoped or expected: not counted")
    hoped = next(statement for statement in lines if statement.text.startswith("Place: 1st"))
    assert (hoped.text, hoped.verdict, hoped.tally) == ("Place: 1st [2], reported, hoped for", None, None)
