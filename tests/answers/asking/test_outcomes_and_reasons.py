"""Why somebody did not finish or start, how many came, splits at a moment, and what no article tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import Ask, LivePack

STORY = {
    "Ada Brown won in 1:56.02, a championship record.": (
        "ada-brown place = 1; ada-brown time = 1:56.02; ada-brown mark-status = CR"
    ),
    "Mina Lee took silver in 1:56.40.": "mina-lee place = 2; mina-lee time = 1:56.40",
    "Tess Vale did not finish with a torn hamstring.": ("tess-vale outcome = DNF; tess-vale injury = hamstring"),
    "Nora Vale did not start because of an injury.": "nora-vale outcome = DNS; nora-vale reason-absent = injury",
    "The women's 800m final in Norway was watched by 21,400 people.": "race attendance = 21400; race venue = norway",
}


async def _first(ask: Ask, line: str) -> list[str]:
    return [each.partition(" | ")[0] for each in await ask(line, STORY)]


@pytest.mark.parametrize(
    "line", ["why did tess vale not finish", "why didn't tess vale finish?", "warum hat tess vale nicht beendet"]
)
async def test_why_somebody_did_not_finish_asks_for_what_happened_to_them(ask: Ask, line: str) -> None:
    assert await _first(ask, line) == ["Was injured: hamstring [1]", "Did not finish [1]"]


@pytest.mark.parametrize("line", ["who didn't start and why", "why did nora vale not start"])
async def test_why_somebody_did_not_start_asks_for_the_reason(ask: Ask, line: str) -> None:
    assert "“Nora Vale did not start because of an injury” [1]" in await _first(ask, line)


async def test_who_did_not_start_asks_for_the_outcome(ask: Ask) -> None:
    assert (await _first(ask, "who did not start"))[0] == "Nora Vale did not start [1]"


@pytest.mark.parametrize("line", ["how many people were in the stadium", "how many people were there at the venue"])
async def test_how_many_people_were_at_a_venue_asks_for_the_attendance(ask: Ask, line: str) -> None:
    assert "21,400" in " ".join(await _first(ask, line))


async def test_a_time_at_a_moment_is_a_split(ask: Ask) -> None:
    told = {
        "Ada Brown led at 600m in 1:28.10.": (
            "ada-brown position = 1 when after 600m; ada-brown split = 1:28.10 when after 600m"
        )
    }
    lines = [each.partition(" | ")[0] for each in await ask("what was the split at 600m", told)]
    assert lines == ["Ada Brown was timed at 1:28.10 after 600 metres [1]"]


async def test_how_many_articles_disagree_is_no_topic(harbour: LivePack) -> None:
    answer = await harbour.ask("/ask what do the two articles disagree on?")
    assert answer.read_as == "/compare"


async def test_that_no_article_tells_of_something_is_said_plainly(corvane: LivePack) -> None:
    answer = await corvane.ask("/ask what shoes did the winner wear")
    assert answer.title == "Nothing found for “shoes” and “wear”."


async def test_at_what_age_somebody_started_is_no_age_now(ask: Ask) -> None:
    told = {
        "Ada Brown, 24, won.": "ada-brown age = 24",
        "Ada Brown took up running at 17.": "ada-brown started-at = 17",
    }
    lines = [each.partition(" | ")[0] for each in await ask("at what age did ada brown start", told)]
    assert lines == ["Took up the sport at 17 [1]"]


@pytest.mark.parametrize("line", ["who dnf'd", "who didn't finish", "who dnf", "did anyone not finish?"])
async def test_that_no_article_tells_of_somebody_who_did_not_finish_is_said(shipped: LivePack, line: str) -> None:
    answer = await shipped.ask(f"/ask {line}")
    assert (answer.title, answer.blocks) == ("Nothing found for “did not finish”.", ())


async def test_who_has_the_outcome_that_is_asked_for_stands_before_others(ask: Ask) -> None:
    told = {
        "Ada Brown was disqualified.": "ada-brown outcome = DQ",
        "Mina Lee did not finish.": "mina-lee outcome = DNF",
    }
    lines = [each.partition(" | ")[0] for each in await ask("who dnf'd", told)]
    assert lines == ["Mina Lee did not finish [1]", "Ada Brown was disqualified [1]"]


async def test_when_somebody_dropped_out_is_no_question_about_what_comes_next(ask: Ask) -> None:
    told = {"Tess Vale dropped out on lap 2.": "tess-vale dropped-out = lap 2"}
    lines = [each.partition(" | ")[0] for each in await ask("when did tess vale drop out", told)]
    assert lines == ["Dropped out on lap two [1]"]


async def test_the_date_of_an_injury_is_an_answer_to_who_was_injured(tmp_path: Path) -> None:
    told = {"Tess Vale was injured in March 2031.": "tess-vale injury-date = 2031-03"}
    build_database(final_pack(tmp_path / "pack", told), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "was tess vale injured")
    assert [block.text for block in answer.blocks][:1] == ["Was injured in March 2031 [1]"]
