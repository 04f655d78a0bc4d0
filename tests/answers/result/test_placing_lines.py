"""The lines of the sheet in /result."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.result.result import result_answer
from bot.facts.model import Claim, Point, PointClaim, PointKey, PointValue, Span, Value, Verdict
from bot.facts.scope import Scope
from bot.facts.vocabulary import Attribute, Compare, Group, GroupPhase, Vocabulary
from bot.store.rows import ArticleRow, Evidence, Facts, PointRow, RaceRow
from tests.answers.result.result_lines import lines_of

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_status_in_place_of_a_place_stands_first(harbour: LivePack) -> None:
    answer = await harbour.ask("/result marathon")
    assert lines_of(answer)[7:10] == [
        "DNS · Maren Holtby",
        "  AGREED by both [1][2]",
        "Lucía Ferranda (CRV), TIE: DNS [2], DNF [1]",
    ]


async def test_a_record_stands_behind_no_mark_that_has_no_majority(harbour: LivePack) -> None:
    lines = lines_of(await harbour.ask("/result high jump"))
    start = lines.index("1 · Runa Hallenby (NMK) — 2.02m or 2.05m")
    assert (
        lines[start + 1] == "  height TIE: 2.02m [1], 2.05m [2]; record ONE SOURCE: CR [1], not said [2]; "
        "CONTRADICTED in [1][2]: Runa Hallenby’s record of 2.02m is less than Ottilie Strand’s earlier record 2.03m"
    )


@pytest.mark.parametrize(
    ("stated", "line"),
    [(("no",), "did not take part · lee"), (("no", "yes"), "lee, TIE: did not take part [1], took part [2]")],
    ids=["one side", "two sides"],
)
def test_having_been_there_may_be_all_that_is_stated_or_in_dispute(stated: tuple[str, ...], line: str) -> None:
    ran = Attribute("ran", "took part", "term", Compare.EXACT, (), "result", roles=("took-part",))
    vocabulary = Vocabulary({"ran": ran}, {"result": Group("result", "Result", GroupPhase.RESULT)})
    values, evidence, articles = [], {}, []
    for side, value in enumerate(stated):
        claim = Claim(f"c{side}", f"a{side}", "lee", "ran", value, "final", "lee", Span(0, 3), 1, "f:1")
        articles.append(ArticleRow(claim.article, side + 1, None, None, None, None, None, "f"))
        evidence[claim.id] = Evidence(claim, articles[-1])
        standing = PointClaim(claim.id, claim.article, Value(value))
        values.append(PointValue(Value(value), side, (claim.article,), (claim.article,), (standing,)))
    verdict, headline = (Verdict.TIE, None) if len(stated) > 1 else (Verdict.ONE_SOURCE, Value(stated[0]))
    point = Point("p", PointKey("lee", "ran", Scope("final")), verdict, headline, tuple(values), (), len(stated), ())
    race = RaceRow("final", "800m final", "games", "Games", "800m", "800m", "final", len(stated))
    answer = result_answer(
        "/result",
        [race],
        Facts((PointRow.of(point, vocabulary, evidence),), (), tuple(articles), {}),
        vocabulary,
    )
    assert lines_of(answer)[0] == line
