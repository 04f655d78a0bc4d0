"""How an answer speaks of people: by name, and by a pronoun where an event tells one."""

from __future__ import annotations

import pytest

from bot.answers.sentences.phrasing import Phrasing
from bot.store.rows import EntryRow

NAMES = {
    "ada": EntryRow("ada", "person", "Ada Brown"),
    "mina": EntryRow("mina", "person", "Mina Lee"),
    "harbour": EntryRow("harbour", "place", "Harbour"),
}


@pytest.mark.parametrize(("about", "whose"), [("ada", "her"), ("mina", "Mina Lee's"), ("harbour", "their")])
def test_who_is_in_no_event_that_tells_a_pronoun_is_named(about: str, whose: str) -> None:
    assert Phrasing(NAMES, pronouns={"ada": ("she", "her")}).whose(about) == whose


def test_one_of_a_place_is_from_there() -> None:
    assert Phrasing(NAMES).member("harbour") == "from Harbour"
