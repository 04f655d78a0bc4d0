"""Names, moments, scopes and values as a running text says them."""

from __future__ import annotations

import pytest

from bot.answers.recap.prose import Prose
from bot.facts.model import Attribute, Compare, Value
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from bot.store.rows import EntryRow, RaceRow

RACE = RaceRow("final", "Women's 800m final", "games-2031", "Harbour Games 2031", "w800", "Women's 800m", "final", 4, 1)
NAMES = {
    row.id: row
    for row in (
        EntryRow("ada-brown", "person", "Ada Brown"),
        EntryRow("isolde-brown", "person", "Isolde Brown", owner=False),
        EntryRow("lees-father", "person", "Mina Lee's father", unnamed="Mina Lee's father"),
        EntryRow("games", "series", "Harbour Games"),
        EntryRow("oslo-2031", "meet", "Oslo 2031"),
        EntryRow("w400", "event", "Women's 400m"),
        EntryRow("heats", "race", "Women's 800m heats", detail="Harbour Games 2031"),
        EntryRow("last", "race", "Women's 800m final", detail="Harbour Games 2027"),
        EntryRow("mile", "race", "Mile", detail="Oslo 2031"),
        EntryRow("only", "race", "Women's 800m", detail="Oslo 2031"),
        EntryRow("indoors", "series", "Indoor Championships"),
        EntryRow("olympics", "series", "Olympic Games"),
        EntryRow("open", "race", "Women's 800m final, Delta Open", detail="Delta Open 2029"),
        EntryRow("states", "place", "United States"),
        EntryRow("harbour", "place", "Harbour"),
    )
}


def prose(race: RaceRow = RACE) -> Prose:
    return Prose(race, NAMES, {"ada-brown", "isolde-brown"})


def test_somebody_is_named_in_full_once_and_then_by_a_surname_of_their_own() -> None:
    text = prose()
    assert [text.name("ada-brown") for _ in range(2)] == ["Ada Brown", "Brown"]
    assert [text.name("isolde-brown") for _ in range(2)] == ["Isolde Brown", "Isolde Brown"]
    assert [text.name("lees-father") for _ in range(2)] == ["Mina Lee's father", "Mina Lee's father"]


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ("final", "the race"),
        ("heats", "the women's 800m heats"),
        ("last", "the women's 800m final at the Harbour Games 2027"),
        ("mile", "the Mile at Oslo 2031"),
        ("open", "the women's 800m final, Delta Open"),
        ("w400", "the women's 400m"),
        ("games", "the Harbour Games"),
        ("oslo-2031", "Oslo 2031"),
        ("states", "the United States"),
        ("harbour", "Harbour"),
        ("not-known", "not known"),
    ],
)
def test_things_are_named_as_they_stand_in_a_sentence(entry: str, words: str) -> None:
    assert prose().name(entry) == words


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("lap 2", "on lap two"),
        ("after lap 1", "after one lap"),
        ("after lap 3", "after three laps"),
        ("bell", "at the bell"),
        ("200m to go", "with 200 metres to go"),
        ("2.05m", "at 2.05m"),
        ("as of final", "after the race"),
        ("before final", "before the race"),
        ("as of last", "after the women's 800m final at the Harbour Games 2027"),
        ("before only", "before Oslo 2031"),
        ("as of 2031-08-26", "by 26 August 2031"),
        ("before 2031-08-26", "before 26 August 2031"),
    ],
)
def test_moments_are_words(moment: str, words: str) -> None:
    assert prose().moment(Moment.parse(moment)) == words


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("final", ""),
        ("games-2031", ""),
        ("career/w800", ""),
        ("season-2031/w800", "in the 2031 season"),
        ("games", "at the Harbour Games"),
        ("games/w800", "at the Harbour Games"),
        ("games/w400", "in the women's 400m at the Harbour Games"),
        ("last", "at the Harbour Games 2027"),
        ("mile", "in the Mile at Oslo 2031"),
        ("only", "at Oslo 2031"),
    ],
)
def test_scopes_have_their_preposition_and_the_own_one_goes_without_saying(scope: str, words: str) -> None:
    assert prose().scope(Scope.parse(scope)) == words


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("indoors/w800", "indoor title"),
        ("olympics", "Olympic title"),
        ("indoors/w400", "indoor title in the women's 400m"),
        ("games", "title at the Harbour Games"),
        ("oslo-2031", "title at Oslo 2031"),
        ("career", "title"),
    ],
)
def test_a_title_is_called_after_what_it_is_won_at(scope: str, words: str) -> None:
    assert prose().title(Scope.parse(scope)) == words


def test_a_scope_named_twice_in_a_sentence_is_there_the_second_time_and_then_goes_without_saying() -> None:
    text = prose()
    assert [text.scope(Scope(race)) for race in ("last", "last", "last", "mile")] == [
        "at the Harbour Games 2027",
        "there",
        "",
        "in the Mile at Oslo 2031",
    ]
    text.begin()
    assert text.scope(Scope("mile")) == "in the Mile at Oslo 2031"


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("place", "4", "fourth"),
        ("place", "13", "13th"),
        ("ordinal", "2", "second"),
        ("count", "9", "nine"),
        ("count", "16", "16"),
        ("gap", "0.67", "0.67 seconds"),
        ("mark", "1:58.20", "1:58.20"),
        ("status", "PB", "a personal best"),
        ("outcome", "DNF", "did not finish"),
        ("medal", "unstated", "a medal"),
        ("term", "torn-calf", "torn calf"),
        ("person", "ada-brown", "Ada Brown"),
    ],
)
def test_values_are_words(kind: str, value: str, words: str) -> None:
    assert prose().value(Attribute("a", "a", kind, Compare.EXACT, (), "race"), Value(value)) == words


def test_a_denial_is_words_with_not() -> None:
    place = Attribute("a", "a", "place", Compare.EXACT, (), "race")
    assert prose().value(place, Value("1", denied=True)) == "not first"


@pytest.mark.parametrize(
    ("event", "person", "pronouns"),
    [
        ("Women's 800m", "ada-brown", ("she", "her")),
        ("Men's 800m", "ada-brown", ("he", "his")),
        ("Mixed relay", "ada-brown", None),
        ("Women's 800m", "lees-father", None),
    ],
)
def test_pronouns_are_those_of_the_event_for_its_runners(
    event: str, person: str, pronouns: tuple[str, str] | None
) -> None:
    race = RaceRow("final", "Final", "games-2031", "Harbour Games 2031", "e", event, "final", 4, 1)
    assert prose(race).pronouns(person) == pronouns
