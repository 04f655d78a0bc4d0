"""Who is meant by a title, or by what somebody is to another; and which of somebody's races."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack

TITLE = {
    "Ada Brown won.": "ada-brown place = 1",
    "Tess Vale, the champion, was fourth.": "tess-vale title = champion in games/womens-800m; tess-vale place = 4",
}


@pytest.mark.parametrize("typed", ["who is the defending champion", "titelverteidigerin", "tenante du titre"])
async def test_who_defends_a_title_is_who_has_it_in_whatever_words(ask: Ask, typed: str) -> None:
    assert (await ask(typed, TITLE))[0] == "Finished fourth [1] | ONE SOURCE"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("what did kerr's rival say", "/quote Jakob Ingebrigtsen"),
        ("what did the rival of kerr say", "/quote Jakob Ingebrigtsen"),
        ("what did kerr say about his rival", "/quote person:kerr about:rival"),
        ("did kerr run the 1500m", "/compare kerr participation 1500m"),
        ("did kerr run the 5000m", "/compare kerr 5000m"),
        ("quién ganó la medalla de bronce", "/result"),
        ("qui a gagné la médaille d'argent", "/result"),
        ("wer gewann die silbermedaille", "/result"),
        ("hvem vant bronsemedaljen", "/result"),
    ],
)
async def test_whom_and_which_race_a_line_means(shipped: LivePack, typed: str, read_as: str) -> None:
    assert (await shipped.ask(typed)).read_as == read_as


async def test_whether_it_rained_is_not_who_did_it(shipped: LivePack) -> None:
    assert (await shipped.ask("did it rain")).title == "Nothing found for “did it rain”."


async def test_a_status_of_a_mark_is_found_by_its_long_name(harbour: LivePack) -> None:
    assert (await harbour.ask("hallenby championship record")).title == "Runa Hallenby, record"
