"""Which pattern tells a value, and that none drops a qualifier."""

from __future__ import annotations

import pytest

from bot.answers.sentences.patterns import EARLIER, UNKNOWN, fixed_words, value_pattern, with_qualifiers
from bot.facts.model import Mood, PointKey, Than, Value
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from bot.facts.vocabulary import Attribute, Compare

FULL = PointKey("ada", "x", Scope("final"), Moment("bell"), Than("mina"), "women")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("{about} ran {value}", "{about} ran {value} {in} among {among} {when}, against {than}"),
        ("{about} ran {value} {in}", "{about} ran {value} {in} among {among} {when}, against {than}"),
        ("{about} held the {title}", "{about} held the {title} among {among} {when}, against {than}"),
        ("{about} {when} {in} {than} {among}", "{about} {when} {in} {than} {among}"),
    ],
)
def test_a_qualifier_is_appended_where_the_pattern_lacks_it_and_not_doubled(pattern: str, told: str) -> None:
    assert with_qualifiers(pattern, FULL) == told


def test_a_moment_of_the_claims_alone_is_appended_too() -> None:
    key = PointKey("ada", "x")
    assert with_qualifiers("{about} moved", key) == "{about} moved"
    assert with_qualifiers("{about} moved", key, timed=True) == "{about} moved {when}"


PLACE = Attribute(
    "place",
    "place",
    "place",
    Compare.EXACT,
    (),
    "result",
    roles=("place",),
    sentence="{about} finished {value} {in}",
    sentences={"1": "{about} won {in}", "hoped 1": "{about} hoped to win {in}"},
    moods={"hoped": "{about} hoped to finish {value} {in}"},
)
DAY = Attribute("day", "date", "date", Compare.EXACT, (), "meet", moods={"planned": "{about} was set for {value}"})


@pytest.mark.parametrize(
    ("value", "manner", "pattern"),
    [
        (Value("1"), "", "{about} won {in}"),
        (Value("2"), "", "{about} finished {value} {in}"),
        (Value("2", denied=True), "", "{about} was {value} {in}"),
        (Value("DNF"), "", "{about} {value} {in}"),
        (Value("1"), Mood.HOPED, "{about} hoped to win {in}"),
        (Value("2"), Mood.HOPED, "{about} hoped to finish {value} {in}"),
        (Value("2"), Mood.EXPECTED, "{about} was expected to finish {value} {in}"),
        (Value("2", denied=True), Mood.EXPECTED, "{about} was expected to be {value} {in}"),
        (Value("2"), "said", "{about} finished {value} {in}"),
        (Value("7"), EARLIER, "{about} originally finished {value} {in}"),
        (Value("2"), UNKNOWN, "{about} finished {value} {in}"),
    ],
)
def test_a_value_has_its_own_pattern_that_of_its_mood_or_the_attributes(
    value: Value, manner: str, pattern: str
) -> None:
    assert value_pattern(PLACE, value, manner)[0] == pattern


def test_a_day_is_told_without_a_tense_where_it_is_not_known() -> None:
    assert value_pattern(DAY, Value("2031-08-31"), UNKNOWN)[0] == "{about}, date: {value}"
    assert value_pattern(DAY, Value("2031-08-31"), Mood.PLANNED)[0] == "{about} was set for {value}"


def test_the_fixed_words_of_a_pattern_are_those_outside_its_fields() -> None:
    assert fixed_words("{about} held the {title} {when}") == ["held", "the"]


RECORD = Attribute(
    "record",
    "new record",
    "term",
    Compare.LIST,
    (),
    "bests",
    sentences={"world": "{about} broke the world record {in}"},
)


@pytest.mark.parametrize(
    ("value", "manner", "pattern"),
    [
        (Value("world"), Mood.HOPED, "{about} hoped to break the world record {in}"),
        (Value("world"), Mood.PLANNED, "{about} planned to break the world record {in}"),
        (Value("world", denied=True), "", "{about} did not break the world record {in}"),
        (Value("state"), Mood.EXPECTED, "{about}, new record: {value} (expected)"),
    ],
)
def test_a_record_that_is_hoped_for_or_denied_is_not_told_as_broken(value: Value, manner: str, pattern: str) -> None:
    assert value_pattern(RECORD, value, manner)[0] == pattern


def test_what_no_verb_can_hope_for_is_told_by_its_label() -> None:
    club = Attribute("club", "club", "text", Compare.EXACT, (), "life", sentence="{about} joined {value}")
    assert value_pattern(club, Value("Harbour"), Mood.HOPED)[0] == "{about}, club: {value} (hoped for)"


@pytest.mark.parametrize(
    ("sentence", "pattern"),
    [
        ("{about} was {value} {when}", "{about} was {value} {when}"),
        ("{about} is coached by {value}", "{about} is not coached by {value}"),
        ("{about} took {value} {in}", "{about} did not take {value} {in}"),
        ("{about} joined {value}", "it was not so that {about} joined {value}"),
    ],
)
def test_a_value_is_denied_in_words_that_read(sentence: str, pattern: str) -> None:
    attribute = Attribute("coach", "coach", "person", Compare.EXACT, "life", (), sentence=sentence)
    assert value_pattern(attribute, Value("lee", denied=True))[0] == pattern


@pytest.mark.parametrize(
    ("sentence", "manner", "pattern"),
    [
        ("{about} was to face {value}", Mood.PLANNED, "{about} planned to face {value}"),
        ("{about} was not to race {value}", Mood.EXPECTED, "{about} was expected not to race {value}"),
        ("{about} was to face {value}", "", "{about} was to face {value}"),
    ],
)
def test_what_lies_ahead_anyhow_is_planned_once(sentence: str, manner: str, pattern: str) -> None:
    opponent = Attribute("opponent", "opponent", "person", Compare.LIST, (), "plans", sentence=sentence)
    assert value_pattern(opponent, Value("lee"), manner)[0] == pattern


def test_a_count_of_none_is_told_in_a_word_before_what_is_counted() -> None:
    finals = Attribute(
        "finals", "finals", "count", Compare.EXACT, (), "life", sentence="{about} had run {value} finals"
    )
    assert value_pattern(finals, Value("0"))[0] == "{about} had run no finals"
    assert value_pattern(finals, Value("2"))[0] == "{about} had run {value} finals"
