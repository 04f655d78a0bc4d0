"""What the vocabulary and the registers may hold, each with one mistake in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import PEOPLE, PLACES, RACES, VOCABULARY, problem_lines, problem_message, write

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("old", "new", "line", "rule"),
    [
        ('kind = "mark"', 'kind = "marc"', 5, "unknown-choice"),
        ('compare = "exact"', 'compare = "exactly"', 6, "unknown-choice"),
        ('point = ["in", "when"]', 'point = ["in", "whence"]', 7, "unknown-choice"),
        ('group = "result"', 'group = "results"', 8, "unknown-choice"),
        ('group = "result"', "group = 3", 8, "key-type"),
        ('roles = ["mark"]', 'rolls = ["mark"]', 9, "unknown-key"),
        ('label = "time"', "", 3, "missing-key"),
        ('label = "time"', 'label = " "', 4, "empty-value"),
        ('roles = ["mark"]', 'terms = { a = ["b"] }', 3, "terms"),
        ('roles = ["mark"]', 'implies = [{ what = "tok-part", value = "yes" }]', 9, "unknown-attribute"),
        ('roles = ["mark"]', 'implies = [{ what = "took-part" }]', 9, "implies-one"),
        ("[attributes.time]", "[attributes.The_Time]", 3, "bad-id"),
        ('result = { label = "Result", phase = "result" }', 'result = "Result"', 2, "key-type"),
        ('phase = "result"', 'phase = "results"', 2, "unknown-choice"),
        (', phase = "result"', "", 2, "missing-key"),
        ('phase = "result"', 'phase = "result", order = 1', 2, "unknown-key"),
    ],
)
def test_the_vocabulary_is_checked(tmp_path: Path, old: str, new: str, line: int, rule: str) -> None:
    write(tmp_path, {"data/vocabulary.toml": VOCABULARY.replace(old, new, 1)})
    assert f"data/vocabulary.toml:{line} error [{rule}]" in problem_lines(tmp_path)


def test_a_race_that_says_half_of_which_it_is_lacks_the_rest(tmp_path: Path) -> None:
    root = write(tmp_path, {"data/races.toml": RACES + '[race.foo]\nname = "Foo"\nmeet = "harbour-2031"\n'})
    assert [each.message for each in read_pack(root).problems] == [
        "a race needs the key “event”: add it",
        "a race needs the key “round”: add it",
    ]


def test_an_implied_attribute_of_an_unknown_kind_is_reported_once(tmp_path: Path) -> None:
    implying = VOCABULARY.replace('roles = ["mark"]', 'implies = [{ what = "took-part", value = "yes" }]')
    write(tmp_path, {"data/vocabulary.toml": implying.replace('kind = "term"', 'kind = "trem"')})
    assert [line for line in problem_lines(tmp_path) if "vocabulary" in line] == [
        "data/vocabulary.toml:18 error [terms]",
        "data/vocabulary.toml:20 error [unknown-choice]",
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "line", "rule"),
    [
        pytest.param(
            "people", 'aliases = ["Lee"]', 'aliases = ["Brown"]', 6, "shared-alias", id="an alias of two people"
        ),
        pytest.param("people", "Sven Nordås", "Ada BROWN", 8, "shared-alias", id="a name of two people, by its fold"),
        pytest.param("people", "[person.sven-nordas]", "[persn.sven-nordas]", 7, "unknown-key", id="no register"),
        pytest.param("people", 'aliases = ["Lee"]', 'alias = ["Lee"]', 6, "unknown-key", id="no key"),
        pytest.param("people", 'aliases = ["Lee"]', 'aliases = "Lee"', 6, "key-type", id="a text for a list"),
        pytest.param("people", 'aliases = ["Lee"]', 'aliases = ["—"]', 4, "empty-value", id="a name without letters"),
        pytest.param("people", 'name = "Mina Lee"', "", 4, "missing-key", id="no name"),
        pytest.param("people", "[person.mina-lee]", "[person.career]", 4, "bad-id", id="an id that is a scope"),
        pytest.param("people", "[person.mina-lee]", "[person.harbour]", 1, "duplicate-id", id="an id of two registers"),
        pytest.param("places", 'within = "harbour"', 'within = "harbor"', 6, "unknown-id", id="no such place"),
        pytest.param("places", 'within = "harbour"', 'within = "port"', 6, "place-circle", id="a place within itself"),
        pytest.param("places", 'name = "Port"', 'name = "HBR"', 5, "shared-alias", id="a code for a name"),
        pytest.param("races", 'series = "games"', 'series = "gems"', 5, "unknown-id", id="no such series"),
        pytest.param("races", "year = 2031", 'year = "2031"', 6, "key-type", id="a year in quotation marks"),
        pytest.param("races", "year = 2031", "year = 20311", 6, "impossible-date", id="no year"),
        pytest.param(
            "races", "year = 2031", 'year = 2031\nfirst-day = "2030-08-27"', 7, "impossible-date", id="another year"
        ),
        pytest.param(
            "races", "year = 2031", 'year = 2031\nlast-day = "2031-02-30"', 7, "impossible-date", id="no calendar's day"
        ),
        pytest.param(
            "races",
            "year = 2031",
            'year = 2031\nfirst-day = "2031-08-27"\nlast-day = "2031-08-20"',
            8,
            "impossible-date",
            id="a last day before the first",
        ),
        pytest.param("races", 'better = "lower"', 'better = "less"', 10, "unknown-choice", id="better less"),
        pytest.param(
            "races", 'better = "lower"', 'better = "lower"\nentrant = "teams"', 11, "unknown-choice", id="no entrant"
        ),
        pytest.param("races", 'better = "lower"', 'better = "lower"\nwind = "yes"', 11, "key-type", id="windy"),
        pytest.param("races", '["1:50.00", "4:00.00"]', '["1:50.00"]', 11, "key-type", id="one plausible mark"),
        pytest.param(
            "races", '["1:50.00", "4:00.00"]', '["4:00.00", "1:50.00"]', 11, "not-of-kind", id="marks turned round"
        ),
        pytest.param("races", '["1:50.00", "4:00.00"]', '["fast", "4:00.00"]', 11, "not-of-kind", id="no mark"),
        pytest.param("races", 'meet = "harbour-2031"', 'meet = "harbour-2032"', 14, "unknown-id", id="no such meet"),
        pytest.param("races", 'event = "womens-800m"', 'event = "800m"', 15, "unknown-id", id="no such event"),
    ],
)
def test_the_registers_are_checked(tmp_path: Path, path: str, old: str, new: str, line: int, rule: str) -> None:
    texts = {"people": PEOPLE, "places": PLACES, "races": RACES}
    assert old in texts[path]
    texts[path] = texts[path].replace(old, new, 1)
    write(tmp_path, {f"data/{name}.toml": text for name, text in texts.items()})
    reported_at = "data/places.toml" if rule == "duplicate-id" else f"data/{path}.toml"
    assert f"{reported_at}:{line} error [{rule}]" in problem_lines(tmp_path)


def test_an_alias_that_two_people_share_names_the_other_one(tmp_path: Path) -> None:
    write(tmp_path, {"data/people.toml": PEOPLE.replace('["Lee"]', '["Lee", "Brown"]')})
    assert problem_message(tmp_path, "shared-alias") == "“Brown” is also a name of “ada-brown”: give it to one of them"


def test_events_may_share_an_alias_and_races_of_two_meets_a_name(tmp_path: Path) -> None:
    races = (
        RACES
        + """\
[meet.harbour-2033]
name = "Harbour Games 2033"
year = 2033
[event.mens-800m]
name = "Men's 800m"
aliases = ["800m"]
better = "lower"
[race.harbour-2033-womens-800m-final]
name = "Women's 800m final"
meet = "harbour-2033"
event = "womens-800m"
round = "final"
"""
    )
    assert problem_lines(write(tmp_path, {"data/races.toml": races})) == []


def test_people_may_share_a_surname_that_nobody_lists(tmp_path: Path) -> None:
    people = PEOPLE + '[person.filip-nordas]\nname = "Filip Nordås"\n'
    assert problem_lines(write(tmp_path, {"data/people.toml": people})) == []


@pytest.mark.parametrize(
    ("days", "warned"),
    [
        pytest.param('first-day = "2031-08-19"\nlast-day = "2031-08-27"\n', [], id="the last day"),
        pytest.param('last-day = "2031-08-28"\n', [], id="no first day"),
        pytest.param(
            'first-day = "2031-08-19"\nlast-day = "2031-08-26"\n',
            ["data/articles/gazette.toml:18 warning [date-outside-meet]"],
            id="a day late",
        ),
    ],
)
def test_a_race_on_a_day_that_is_none_of_its_meet_is_a_warning(tmp_path: Path, days: str, warned: list[str]) -> None:
    vocabulary = VOCABULARY + 'roles = ["race-date"]\n'
    races = RACES.replace("year = 2031\n", f"year = 2031\n{days}")
    write(tmp_path, {"data/vocabulary.toml": vocabulary, "data/races.toml": races})
    assert problem_lines(tmp_path) == warned


@pytest.mark.parametrize(
    ("aliases", "problem"),
    [
        (
            '"Harbourers"',
            (
                "[shared-alias] “Harbourers” is a name of “harbour”, and others may be called so: leave it out, and "
                "say in “reading” where it means this person"
            ),
        ),
        ('"Mina", "Mina Lee"', "[needless-alias] “Mina Lee” is the name itself: leave it out"),
        ('"Lee"', None),  # also a place
    ],
)
def test_an_alias_of_somebody_is_no_people_and_not_the_name(tmp_path: Path, aliases: str, problem: str | None) -> None:
    places = PLACES.replace('code = "HBR"', 'code = "HBR"\naliases = ["Harbourers"]') + '[place.lee]\nname = "Lee"\n'
    people = PEOPLE.replace('aliases = ["Lee"]', f'aliases = [{aliases}, "ML"]')
    root = write(tmp_path, {"data/people.toml": people, "data/places.toml": places})
    found = [str(each) for each in read_pack(root).problems if each.path == "data/people.toml"]
    assert found == ([f"data/people.toml:6: warning {problem}"] if problem else [])


def test_an_entry_of_races_that_says_not_which_is_told_what_it_lacks(tmp_path: Path) -> None:
    write(tmp_path, {"data/races.toml": RACES + '[race.foo]\naliases = ["the Foo"]\n'})
    assert problem_message(tmp_path, "unknown-id") == (
        "“foo” is no race that an article names: mend it, or give it meet, event and round"
    )
