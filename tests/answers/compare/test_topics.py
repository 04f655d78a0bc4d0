"""How the topic of /compare is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.compare.topics import RaceTopic, read_name_topic, read_race_topic
from bot.facts.model import Group, GroupPhase, Vocabulary
from bot.store.rows import EntryRow

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

VOCABULARY = Vocabulary({}, {"life": Group("life", "The background", GroupPhase.BACKGROUND)})


@pytest.mark.parametrize(
    ("topic", "race_topic"),
    [
        ("silver", RaceTopic("2", (), "")),
        ("silver time", RaceTopic("2", ("time",), "")),
        ("time of the silver medallist", RaceTopic("2", ("time",), "")),
        ("1500m silver time", RaceTopic("2", ("time",), "1500m")),
        ("men's 1500m final", RaceTopic(None, (), "men 1500m final")),
        ("first day", None),
        ("gold medals", None),
        ("kerr silver", None),
        ("wightman", None),
    ],
)
async def test_a_topic_of_medals_or_an_event_is_one_of_a_story(
    shipped: LivePack, topic: str, race_topic: RaceTopic | None
) -> None:
    assert read_race_topic(topic, shipped.store.vocabulary) == race_topic


def row(id_: str, type_: str, key: str, *, owner: bool = True) -> EntryRow:
    return EntryRow(id_, type_, id_, owner=owner, key=key)


def test_the_longest_name_is_meant() -> None:
    rows = [row("isolde", "person", "isolde brown"), row("ada", "person", "brown")]
    topic = read_name_topic("isolde brown time", rows, VOCABULARY)
    assert topic is not None
    assert topic.subject is not None
    assert (topic.subject.id, topic.rest) == ("isolde", ("time",))


def test_a_name_that_several_have_and_nobody_owns_is_not_guessed() -> None:
    rows = [row("isolde", "person", "brown", owner=False), row("ada", "person", "brown", owner=False)]
    assert read_name_topic("brown", rows, VOCABULARY) is None


def test_a_person_comes_before_a_place_of_that_name() -> None:
    topic = read_name_topic(
        "harbour", [row("place", "place", "harbour"), row("person", "person", "harbour")], VOCABULARY
    )
    assert topic is not None
    assert topic.subject is not None
    assert topic.subject.id == "person"


@pytest.mark.parametrize(
    ("topic", "part"),
    [
        ("brown the background", "life"),
        ("brown contradictions", "contradictions"),
        ("brown", ""),
        ("brown background", ""),
    ],
)
def test_behind_a_subject_a_part_may_stand_by_its_label(topic: str, part: str) -> None:
    read = read_name_topic(topic, [row("ada", "person", "brown")], VOCABULARY)
    assert read is not None
    assert read.part == part
