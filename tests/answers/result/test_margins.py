"""The margins between the first places of /result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.answers.result.result_lines import part

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_margin_shows_its_subtraction(harbour: LivePack) -> None:
    answer = await harbour.ask("/result 800m")
    assert part(answer, "Margins") == ["1st to 2nd: 0.23 s", "  1:58.43 − 1:58.20 = 0.23 s, by the headline values"]


async def test_a_margin_is_no_finer_than_the_marks(harbour: LivePack) -> None:
    answer = await harbour.ask("/result marathon")
    assert part(answer, "Margins")[:2] == ["1st to 2nd: 6 s", "  2:24:41 − 2:24:35 = 6 s"]
