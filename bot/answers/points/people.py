"""Whom a typed name means: one person of those who go by it, and the note that says who else does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers import no_answer
from bot.answers.answer import Note
from bot.answers.input import name_keys
from bot.answers.points.wording import askable
from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.answers.answer import Answer
    from bot.answers.question import Call
    from bot.store.rows import EntryRow, PersonFacts
    from bot.store.store import Store


class PersonMatch(Frozen, frozen=True):
    """Who was asked for, who else goes by that name, and what of the question is left over after the name."""

    person: EntryRow
    namesakes: tuple[EntryRow, ...]
    about: str

    @property
    def name(self) -> str:
        """What an answer calls them."""
        return self.person.shown_name

    @property
    def words(self) -> str:
        """How a follow-up asks for them."""
        return askable(self.name, self.person.id)


def match_person(rows: Sequence[EntryRow], folded: str, about: str = "") -> PersonMatch | None:
    """Whom the longest name at the beginning of the folded words means: its owner, or the only one; else None.

    Words behind the name are what the question is about, unless ``about`` says so.
    """
    key = max((row.key for row in rows), key=len)
    of_key = [row for row in rows if row.key == key]
    owners = [row for row in of_key if row.owner]
    if len(owners) != 1 and len(of_key) != 1:
        return None
    person = (owners or of_key)[0]
    namesakes = tuple(row for row in of_key if row is not person)
    return PersonMatch(person, namesakes, about or folded.removeprefix(key).strip())


async def find_person(store: Store, call: Call, name: str) -> tuple[PersonMatch, PersonFacts] | Answer | None:
    """Whom a whole name means, with what is said of them; that it may be any of several; None where nobody has it."""
    keys = name_keys(name)
    facts = await store.person_facts(keys) if keys else None
    people = [row for row in facts.people if row.key == keys[0]] if facts else []
    if facts is None or not people:
        return None
    match = match_person(people, keys[0])
    if match is None:
        return no_answer.ambiguous(call.line, name, no_answer.people_choices(call.question, people))
    return match, facts


def namesake_notes(match: PersonMatch) -> Iterator[Note]:
    """Whom a bare name is taken for, where others have it too."""
    if match.namesakes:
        others = ", ".join(row.name for row in match.namesakes)
        yield Note(f"{match.name} is meant here. Of that name there is also {others}.")
