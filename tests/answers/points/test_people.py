from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Note
from bot.answers.points.people import match_person, namesake_notes
from bot.store.rows import EntryRow

if TYPE_CHECKING:
    from tests.answers.conftest import Ask


def person(id_: str, name: str, *, owner: bool = False) -> EntryRow:
    return EntryRow(id_, "person", name, owner=owner, key="brown")


def test_a_surname_that_nobody_owns_is_ambiguous() -> None:
    assert match_person([person("a", "Ada Brown"), person("i", "Isolde Brown")], "brown") is None


def test_a_surname_of_two_owners_is_ambiguous() -> None:
    people = [person("a", "Ada Brown", owner=True), person("i", "Isolde Brown", owner=True)]
    assert match_person(people, "brown") is None


def test_a_surname_that_one_of_two_owns_is_theirs() -> None:
    ada, isolde = person("a", "Ada Brown", owner=True), person("i", "Isolde Brown")
    match = match_person([ada, isolde], "brown lap")
    assert match is not None
    assert (match.person, match.namesakes, match.about) == (ada, (isolde,), "lap")


def test_a_surname_that_only_one_has_is_theirs() -> None:
    match = match_person([person("a", "Ada Brown")], "brown")
    assert match is not None
    assert match.person.id == "a"


def test_what_the_question_is_about_may_stand_by_itself() -> None:
    match = match_person([person("a", "Ada Brown")], "brown", "lap")
    assert match is not None
    assert match.about == "lap"


def test_a_note_says_who_else_goes_by_a_bare_name() -> None:
    match = match_person([person("a", "Ada Brown", owner=True), person("i", "Isolde Brown")], "brown")
    assert match is not None
    assert list(namesake_notes(match)) == [Note("Ada Brown is meant here. Of that name there is also Isolde Brown.")]


async def test_of_two_with_one_surname_the_one_who_ran_is_meant(ask: Ask) -> None:
    family = {
        "Tess Vale finished third.": "tess-vale place = 3",
        "Tess Vale is coached by her mother, Nora Vale.": "tess-vale coach = nora-vale",
    }
    assert await ask("/compare Vale coach", family) == ["Is coached by Nora Vale [1] | ONE SOURCE | ONE SOURCE"]
