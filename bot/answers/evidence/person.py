"""A person: all that the articles say of them, what they said, and the races they stand in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Answer, Outcome
from bot.answers.athlete import athlete
from bot.answers.athlete.profile import EVERYTHING
from bot.answers.points.people import PersonMatch
from bot.answers.points.points import dispute_choices
from bot.answers.quote.quote import quote_answer
from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.store.rows import Facts, RaceRow
    from bot.store.store import Store


class PersonEvidence(Frozen, frozen=True):
    """Somebody by name. ``profile`` tells all that is said of them, with what is in dispute as its ``disputes``.

    ``remarks`` are their words, None where no article has any; ``races`` those with a story in which they stand, the
    newest first.
    """

    name: str
    profile: Answer
    remarks: Answer | None
    races: tuple[RaceRow, ...]


async def person_evidence(store: Store, id_: str) -> PersonEvidence | None:
    """All of the person with that id; None where nobody has it. Four statements."""
    person = await store.entry(id_)
    if person is None or person.type != "person":
        return None
    match = PersonMatch(person, (), "")
    facts, quotes = await store.subject_facts(id_), await store.quotes(id_)
    remarks = quote_answer(f"/quote {id_}", match, quotes, await store.speech_facts(id_), store.vocabulary)
    call = athlete.QUESTION.call({"person": id_, "part": EVERYTHING})
    profile = athlete.athlete_answer(call, match, facts, len(quotes), store.vocabulary)
    own = [row for row in facts.points if row.about == id_]
    profile = replace(profile, disputes=dispute_choices(own, facts.names))
    is_quoted = remarks.outcome is Outcome.ANSWERED
    return PersonEvidence(match.name, profile, remarks if is_quoted else None, _races_of(id_, facts))


def _races_of(person: str, facts: Facts) -> tuple[RaceRow, ...]:
    """The races with a story in which something is said of a person."""
    scopes = {row.within for row in facts.points if row.about == person}
    return tuple(race for race in facts.races if race.articles and race.id in scopes)
