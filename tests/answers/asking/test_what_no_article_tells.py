"""Meets, years and events of which no article tells are silence in one sentence, and never another race or person."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome, Quotation, Statement
from bot.facts.names import fold

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack

BASE = Path(__file__).parents[3] / "data/athletics"
NAMES = [each["name"] for each in tomllib.loads((BASE / "events.toml").read_text(encoding="utf-8"))["event"].values()]
MEETS = tomllib.loads((BASE / "championships.toml").read_text(encoding="utf-8"))["meet"]


def shown(answer: Answer) -> tuple[str, ...]:
    """The title of an answer, and that of its notes which says that nothing is told."""
    notes = (block.text for block in answer.blocks if isinstance(block, Note))
    return (answer.title, *(text for text in notes if text.startswith("Nothing found")))


def has_facts(answer: Answer) -> bool:
    return any(isinstance(block, Statement | Quotation) for block in answer.blocks)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("who won the 2012 Olympics", "No article here tells of “2012 olympics”."),
        ("who won the world championships 2019", "No article here tells of “world championships 2019”."),
        ("who won in 2019", "No article here tells of “2019”."),
        ("who won in 2016", "No article here tells of “2016”."),
        ("who won the marathon in 2019", "No article here tells of “marathon, 2019”."),
        ("who won the heptathlon at the 2022 worlds", "No article here tells of “heptathlon, 2022 worlds”."),
        ("who won the pole vault at Tokyo 2020", "No article here tells of “pole vault, Tokyo 2020”."),
        ("who won the Olympic 1500m in 2012", "No article here tells of “1500m 2012, Olympic”."),
        ("qui a gagné les JO 2016", "No article here tells of “jo 2016”."),
        ("wer gewann die olympischen Spiele 2016", "No article here tells of “Olympic Games 2016”."),
        ("world champion 2019", "No article here tells of “2019”."),
        ("olympic champion 2016", "No article here tells of “Olympics 2016”."),
        ("wer war Olympiasieger 2012", "No article here tells of “Olympics 2012”."),
        ("result 1500m london 2012", "No article here tells of “1500m london 2012”."),
        ("result heptathlon worlds 2022", "No article here tells of “heptathlon worlds 2022”."),
        ("result 2019 worlds", "No article here tells of “2019 worlds”."),
        ("result 800m Tokio", "No article here tells of “800m Tokio”."),
        ("who won the 800m in Tokyo", "No article here tells of “800m Tokyo”."),
        ("medals 2012 olympics", "No article here tells of “2012 olympics”."),
        ("story london 2012", "No article here tells of “london 2012”."),
    ],
)
async def test_a_race_or_meet_that_no_article_tells_of_is_said_to_be_that(
    shipped: LivePack, line: str, title: str
) -> None:
    answer = await shipped.ask(line)
    assert (answer.title, has_facts(answer)) == (title, False)
    assert answer.choices


async def test_a_meet_that_stands_in_an_article_without_its_races_has_none_of_another(shipped: LivePack) -> None:
    answer = await shipped.ask("who won gold at Paris 2024")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles tell of no event at the Paris 2024 Olympics."


async def test_in_a_pack_without_them_an_event_and_its_meet_are_both_named(harbour: LivePack) -> None:
    answer = await harbour.ask("who won the pole vault at Tokyo 2020")
    assert answer.title == "No article here tells of “pole vault tokyo 2020”."


async def test_who_stands_nowhere_is_said_beside_a_year_that_no_article_tells_of(shipped: LivePack) -> None:
    answer = await shipped.ask("did bolt win in 2012")
    assert shown(answer) == ("No article here tells of “2012”.", "Nothing found for “bolt”.")


async def test_somebody_in_a_year_that_no_article_tells_of_is_not_answered_with_another_year(
    shipped: LivePack,
) -> None:
    assert shown(await shipped.ask("did kerr win in 2019"))[0] == "Nothing found for “2019” about Josh Kerr."


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("who won in 2022", "Men's 1500m final, World Championships 2022"),
        ("who won in 2023", "Men's 1500m final, World Championships 2023"),
        ("who won the olympics in tokyo", "Men's 1500m final, Tokyo 2020 Olympics"),
        ("who won the olympics", "Men's 1500m final, Tokyo 2020 Olympics"),
        ("who won the worlds", "Men's 1500m final, World Championships 2023"),
        ("olympic champion", "Jakob Ingebrigtsen"),
    ],
)
async def test_what_articles_tell_of_a_meet_is_answered(shipped: LivePack, line: str, title: str) -> None:
    assert (await shipped.ask(line)).title == title


async def test_every_event_is_known_by_its_name(shipped: LivePack) -> None:
    unknown = {name: answer.title for name in NAMES if _is_unknown(answer := await shipped.ask(f"/result {name}"))}
    assert unknown == {}


async def test_who_won_an_event_that_no_article_tells_of_is_silence_on_that_event(shipped: LivePack) -> None:
    told = {race.event_name for race in await shipped.store.races(())}
    answers = {name: await shipped.ask(f"who won the {name}") for name in NAMES if name not in told}
    wrong = {name: each.title for name, each in answers.items() if fold(name) not in fold(each.title)}
    assert wrong == {}


async def test_every_championship_is_known_by_its_name(shipped: LivePack) -> None:
    for meet in (each["name"] for each in MEETS.values()):
        answer = await shipped.ask(f"who won at the {meet}")
        races = await shipped.store.races((), (fold(meet),))
        assert (answer.outcome is Outcome.ANSWERED) is bool(races), (meet, answer.title)
        assert races or fold(meet) in fold(answer.title)


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("mixed 4x100m", "No article here tells of “Mixed 4x100m relay”."),
        ("4x400 mixte", "No article here tells of “Mixed 4x400m relay”."),
        ("who won the mixed relay", "No article here tells of “Mixed relay”."),
    ],
)
async def test_a_mixed_relay_stays_mixed(shipped: LivePack, line: str, title: str) -> None:
    assert (await shipped.ask(line)).title == title


def _is_unknown(answer: Answer) -> bool:
    return answer.title.startswith("No event here goes by")
