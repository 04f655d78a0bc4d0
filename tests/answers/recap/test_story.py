"""In which order the story of a race is told, whatever a pack calls its groups."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.recap.story import read_story
from bot.facts.vocabulary import Vocabulary

if TYPE_CHECKING:
    from bot.store.rows import Facts, RaceRow
    from tests.answers.conftest import LivePack


def scenes(race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> list[object]:
    """Where each point of a story belongs, in its order."""
    return [(item.scene, item.row.id) for item in read_story(race, facts, vocabulary).items if item.row]


async def test_a_story_goes_by_the_phases_of_groups_and_not_by_their_ids(shipped: LivePack) -> None:
    store = shipped.store
    (race,) = [race for race in await store.races(()) if race.id == "worlds-2023-mens-1500m-final"]
    facts = await store.story_facts_and_quotes(race.id)
    vocabulary = store.vocabulary
    renamed = Vocabulary(
        {id_: replace(attribute, group=f"x-{attribute.group}") for id_, attribute in vocabulary.attributes.items()},
        {f"x-{id_}": replace(group, id=f"x-{id_}") for id_, group in vocabulary.groups.items()},
    )
    rows = tuple(replace(row, attribute=renamed.attributes[row.what]) for row in facts.points)
    in_order = scenes(race, facts, vocabulary)
    assert len(in_order) > 100
    assert scenes(race, replace(facts, points=rows), renamed) == in_order
