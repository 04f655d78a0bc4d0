"""How the topic of /compare is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.compare.topics import PlaceTopic, Topic, read_topic, topic_keys
from bot.facts.vocabulary import Group, GroupPhase, Vocabulary
from bot.store.rows import EntryRow

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

VOCABULARY = Vocabulary({}, {"life": Group("life", "The background", GroupPhase.BACKGROUND)})


async def read_in(pack: LivePack, topic: str) -> Topic:
    read = read_topic(topic, await pack.store.entries(topic_keys(topic)), pack.store.vocabulary)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("topic", "place"),
    [
        ("silver", PlaceTopic("2", (), "")),
        ("silver time", PlaceTopic("2", ("time",), "")),
        ("time of the silver medallist", PlaceTopic("2", ("time",), "")),
        ("1500m silver time", PlaceTopic("2", ("time",), "1500m")),
        ("third", PlaceTopic("3", (), "")),
        ("1500m third", PlaceTopic("3", (), "1500m")),
        ("2022 gold", PlaceTopic("1", (), "2022")),
        ("men's 1500m final", None),
        ("first day", None),
        ("first medal", None),
        ("gold medals", None),
        ("kerr silver", None),
        ("wightman", None),
    ],
)
async def test_a_topic_may_be_a_place_in_a_race(shipped: LivePack, topic: str, place: PlaceTopic | None) -> None:
    assert (await read_in(shipped, topic)).place == place


async def test_a_country_that_is_written_as_a_common_word_stands_beside_a_name_alone(shipped: LivePack) -> None:
    assert (await read_in(shipped, "kerr us")).rest == ("united states",)
    assert (await read_in(shipped, "tell us about kerr")).rest == ()


def row(id_: str, type_: str, key: str, *, owner: bool = True) -> EntryRow:
    return EntryRow(id_, type_, id_, owner=owner, key=key)


def test_the_longest_name_is_meant() -> None:
    rows = [row("isolde", "person", "isolde brown"), row("ada", "person", "brown")]
    topic = read_topic("isolde brown time", rows, VOCABULARY)
    assert topic is not None
    assert topic.subject is not None
    assert (topic.subject.id, topic.rest) == ("isolde", ("time",))


def test_a_name_that_several_have_and_nobody_owns_is_not_guessed() -> None:
    rows = [row("isolde", "person", "brown", owner=False), row("ada", "person", "brown", owner=False)]
    assert read_topic("brown", rows, VOCABULARY) is None


def test_a_person_comes_before_a_place_of_that_name() -> None:
    topic = read_topic("harbour", [row("place", "place", "harbour"), row("person", "person", "harbour")], VOCABULARY)
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
    read = read_topic(topic, [row("ada", "person", "brown")], VOCABULARY)
    assert read is not None
    assert read.part == part
