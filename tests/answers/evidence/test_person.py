"""A person by id: what is said of them, their words, their races."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Quotation
from bot.answers.evidence.person import person_evidence

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_a_person_is_told_in_full_as_the_profile_tells_them(shipped: LivePack) -> None:
    evidence = await person_evidence(shipped.store, "jakob-ingebrigtsen")
    profile = await shipped.ask("/athlete person:Jakob Ingebrigtsen part:all")
    assert evidence is not None
    assert evidence.name == "Jakob Ingebrigtsen"
    assert evidence.profile.blocks == profile.blocks
    assert [choice.label for choice in evidence.profile.disputes] == ["Jakob Ingebrigtsen, time"]


async def test_what_somebody_said_is_told_as_every_answer_tells_it(shipped: LivePack) -> None:
    evidence = await person_evidence(shipped.store, "josh-kerr")
    assert evidence is not None
    assert evidence.remarks is not None
    assert evidence.remarks.title == "Josh Kerr — 4 remarks in 3 articles"
    assert [block for block in evidence.remarks.blocks if isinstance(block, Quotation)] == [
        block for block in (await shipped.ask("/quote josh kerr")).blocks if isinstance(block, Quotation)
    ]


async def test_the_races_are_those_with_a_story(shipped: LivePack, harbour: LivePack) -> None:
    kerr = await person_evidence(shipped.store, "josh-kerr")
    brown = await person_evidence(harbour.store, "isolde-brown")
    assert kerr is not None
    assert brown is not None
    assert [race.id for race in kerr.races] == ["worlds-2023-mens-1500m-final"]
    assert [race.id for race in brown.races] == ["harbour-2031-womens-marathon"]


async def test_who_is_quoted_nowhere_has_no_remarks(shipped: LivePack) -> None:
    evidence = await person_evidence(shipped.store, "mondo-duplantis")
    assert evidence is not None
    assert evidence.remarks is None
    assert evidence.races == ()


@pytest.mark.parametrize(
    "id_", ["nobody", "Josh Kerr", "worlds-2023", "worlds-2023-mens-1500m-final", "", "' OR 1=1 --"]
)
async def test_what_is_no_persons_id_is_nobody(shipped: LivePack, id_: str) -> None:
    assert await person_evidence(shipped.store, id_) is None


async def test_everybody_of_a_pack_has_a_page_with_receipts(harbour: LivePack) -> None:
    for person in harbour.pack.registers.people.values():
        evidence = await person_evidence(harbour.store, person.id)
        assert evidence is not None
        for answer in filter(None, (evidence.profile, evidence.remarks)):
            assert list(harbour.auditor.problems(answer)) == []
