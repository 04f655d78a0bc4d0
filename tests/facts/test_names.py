"""Names as people write them: folding, finding them in a text, and did-you-mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.names import Mention, Names, are_alike, fold, near, suggest, surname, unit_words, words
from bot.facts.registers import (
    Event,
    Meet,
    Organisation,
    Person,
    Place,
    Population,
    Race,
    Registers,
    Series,
    Team,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

PEOPLE = (
    Person("ada-brown", "Ada Brown", ("Brown", "A. Brown")),
    Person("jonas-brown", "Jonas Brown"),
    Person("mina-lee", "Mina Lee", ("Lee",)),
    Person("lee-father", "Mina Lee's father", unnamed="Mina Lee's father"),
    Person("runa-aas", "Rúna Ås-Ødegård Jr.", ("Rúna",)),
    Person("petra-holm", "Petra Holm"),
    Person("sven-holm", "Sven Holm"),
)
PLACES = (
    Place("northmark", "Northmark", ("Northmarker",), code="NOR"),
    Place("corvane", "Corvane", ("US",), within="northmark"),
    Place("port", "Port Corvane", within="corvane"),
)
EVENTS = (
    Event("womens-800m", "Women's 800m", ("800m", "800")),
    Event("mens-800m", "Men's 800m", ("800m", "800")),
    Event("mens-1500m", "Men's 1500m", ("metric mile",)),
)
NAMES = Names(
    Registers(
        people={entry.id: entry for entry in PEOPLE},
        populations={"harbour-women": Population("harbour-women", "Harbour women")},
        places={entry.id: entry for entry in PLACES},
        series={"games": Series("games", "Harbour Games", ("the Games",))},
        meets={"harbour-2031": Meet("harbour-2031", "Harbour Games 2031", ("Harbour 31",), series="games", year=2031)},
        events={entry.id: entry for entry in EVENTS},
        races={"final": Race("final", "Women's 800m final", (), "harbour-2031", "womens-800m")},
        teams={"tide": Team("tide", "Corvane Tide", ("the Tide",), country="corvane", code="TID")},
        organisations={"athletics": Organisation("athletics", "Northmark Athletics")},
    )
)


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.id, text[mention.start : mention.end]) for mention in NAMES.find(text)]


def test_a_team_and_an_organisation_that_are_called_after_a_country_are_no_mention_of_it() -> None:
    assert found("Corvane Tide (TID) beat Corvane, said Northmark Athletics") == [
        ("tide", "Corvane Tide"),
        ("tide", "TID"),
        ("corvane", "Corvane"),
        ("athletics", "Northmark Athletics"),
    ]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Josh KERR", "josh kerr"),
        ("Johnson-Thompson’s", "johnson thompson"),
        ("Johnson–Thompson's", "johnson thompson"),
        ("the Norwegians' team", "the norwegians team"),
        ("O’Brien", "obrien"),
        ("Nordås", "nordas"),
        ("Norda\u030as", "nordas"),
        ("Ødegård", "odegard"),
        ("Łuć Øst", "luc ost"),
        ("Müller, Straße", "muller strasse"),
        ("Ærnes", "aernes"),
        ("Čapek", "capek"),
        ("  a\t\n b\u00a0c ", "a b c"),
        ("1,500 metres", "1500m"),
        ("1,500m", "1500m"),
        ("1500 M", "1500m"),
        ("1500 meters", "1500m"),
        ("1500-metre", "1500m"),
        ("1500", "1500"),
        ("10 kilometres", "10km"),
        ("the last meter of a kilometer", "the last metres of a kilometres"),
        ("4 x 100m", "4x100m"),
        ("4×400 metres", "4x400m"),
        ("4x100", "4x100"),
        ("4 x 100", "4 x 100"),
        ("4 x 100 x 3", "4 x 100 x 3"),
        ("12×1,000 m", "12x1000m"),
        ("12,345,678", "12345678"),
        ("men’s 1,500m", "men 1500m"),
        ("mens 1500m", "men 1500m"),
        ("womens", "women"),
        ("3:29.38", "3 29 38"),
        ("1500 members", "1500 members"),
        ("5m0", "5m0"),
        ("北京", "beijing"),
        ("Мария", "mariya"),
        ("", ""),
        ("—!?", ""),
        ("_", ""),
    ],
)
def test_a_name_is_folded(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("200 metres, 400-meter laps, 10 km", ["metres", "meter", "km"]),
        ("1500m, fifteen hundred metres and 30 seconds", []),
    ],
)
def test_units_that_stand_apart_from_their_numbers_are_words_too(text: str, units: list[str]) -> None:
    assert [text[unit.start : unit.end] for unit in unit_words(text)] == units


@given(st.text(alphabet="aåøÉßŁ'’- –smk"))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_folded_words_are_ascii_and_lie_in_their_text_in_order(text: str) -> None:
    last = 0
    for word in words(text):
        assert word.folded.isascii()
        assert last <= word.start < word.end <= len(text)
        last = word.end


@pytest.mark.parametrize(
    ("text", "mentions"),
    [
        pytest.param("Ada Brown won.", [("ada-brown", "Ada Brown")], id="a whole name"),
        pytest.param("BROWN’S win", [("ada-brown", "BROWN")], id="an alias in capitals, with a possessive"),
        pytest.param("the brownstone", [], id="a part of a word"),
        pytest.param("Jonas Brown fell", [("jonas-brown", "Jonas Brown")], id="no mention of who owns the surname"),
        pytest.param("a. brown", [("ada-brown", "a. brown")], id="an initial"),
        pytest.param("Runa ran", [("runa-aas", "Runa")], id="without its accent"),
        pytest.param("Ås-Ødegård ran", [("runa-aas", "Ås-Ødegård")], id="a surname of two parts, before Jr."),
        pytest.param("Holm ran", [("petra-holm", "Holm"), ("sven-holm", "Holm")], id="a surname that nobody owns"),
        pytest.param("her father", [], id="no surname of one whom nobody names"),
        pytest.param("Mina Lee's father", [("lee-father", "Mina Lee's father")], id="one whom nobody names"),
        pytest.param("for NOR and the US", [("northmark", "NOR"), ("corvane", "US")], id="codes"),
        pytest.param("neither he nor us", [], id="words that look like codes"),
        pytest.param(
            "the 800 metres",
            [("womens-800m", "800 metres"), ("mens-800m", "800 metres")],
            id="an alias two events share",
        ),
        pytest.param(
            "the women’s 800m final",
            [("final", "women’s 800m final"), ("womens-800m", "women’s 800m")],
            id="a race and, inside it, its event",
        ),
        pytest.param(
            "Harbour Games 2031", [("harbour-2031", "Harbour Games 2031"), ("games", "Harbour Games")], id="a meet"
        ),
        pytest.param("Port Corvane", [("port", "Port Corvane")], id="the longer of two places"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_names_are_found_in_a_text(text: str, mentions: list[tuple[str, str]]) -> None:
    assert found(text) == mentions


def test_names_of_given_entries_only_are_found() -> None:
    text = "Brown beat Lee"
    assert NAMES.find(text, {"mina-lee"}) == (Mention("mina-lee", 11, 14),)


@pytest.mark.parametrize(
    ("text", "entry", "stands"),
    [
        ("Brown won", "ada-brown", True),
        ("Jonas Brown won", "ada-brown", False),
        ("the 800m", "final", True),
        ("the metric mile", "final", False),
        ("at the Games", "harbour-2031", True),
        ("Harbour 31", "games", False),
        ("Brown", "nobody-known", False),
    ],
)
def test_a_name_stands_in_a_text(text: str, entry: str, *, stands: bool) -> None:
    assert NAMES.stands(text, entry) is stands


@pytest.mark.parametrize(
    ("larger", "smaller", "holds"),
    [
        ("corvane", "port", True),
        ("northmark", "port", True),
        ("port", "northmark", False),
        ("port", "port", False),
        ("port", "nowhere", False),
    ],
)
def test_a_place_holds_another(larger: str, smaller: str, *, holds: bool) -> None:
    assert NAMES.holds(larger, smaller) is holds


def test_places_in_a_circle_hold_each_other_and_end() -> None:
    places = {"a": Place("a", "A", within="b"), "b": Place("b", "B", within="a")}
    names = Names(Registers(places=places))
    assert names.holds("b", "a")
    assert not names.holds("c", "a")


@pytest.mark.parametrize(
    ("entry", "keys"),
    [
        (PEOPLE[0], ("ada brown", "brown", "a brown")),
        (PEOPLE[1], ("jonas brown", "brown")),
        (PEOPLE[3], ("mina lee father", "lee father")),
        (PEOPLE[4], ("runa as odegard jr", "runa", "as odegard", "runa aas")),
        (PLACES[0], ("northmark", "northmarker", "nor")),
        (EVENTS[0], ("women 800m", "800m", "800")),
    ],
)
def test_an_entry_can_be_asked_for_by_its_keys(entry: Person, keys: tuple[str, ...]) -> None:
    assert NAMES.keys(entry) == keys


def test_a_name_of_one_word_has_no_surname() -> None:
    assert surname(Person("ronalda", "Ronalda")) is None
    assert surname(EVENTS[0]) is None


@pytest.mark.parametrize(
    ("query", "meant"),
    [
        ("Brwon", ("ada brown", "brown")),
        ("mina le", ("mina lee",)),
        ("xyzzy", ()),
        ("", ()),
    ],
)
def test_a_slip_of_the_pen_gets_suggestions(query: str, meant: tuple[str, ...]) -> None:
    assert set(suggest(query, ["ada brown", "brown", "mina lee"])) == set(meant)


def test_suggestions_have_a_limit_and_the_best_comes_first() -> None:
    assert suggest("browne", ["brown", "browning", "brow"], limit=1) == ("brown",)


def test_ids_are_compared_as_they_are_written() -> None:
    assert near("personl-best", ["personal-best", "time"], 1) == ("personal-best",)


def test_a_number_that_never_ends_is_read_in_one_go() -> None:
    # Where each of its groups were counted again from each of those before it, this would take hours.
    assert len(words("1" + ",111" * 200_000 + ".5")) == 200_002


def test_a_name_that_several_share_is_one_run() -> None:
    runs = [(list(run.holders.ids), run.start, run.end) for run in NAMES.runs("Holm, over 800m")]
    assert runs == [(["petra-holm", "sven-holm"], 0, 4), (["womens-800m", "mens-800m"], 11, 15)]


class NeverListed(dict[str, Person]):
    """A register so large that nobody goes through it."""

    def __iter__(self) -> Iterator[str]:
        raise AssertionError("the whole register is gone through")


def test_of_a_large_register_only_those_who_go_by_a_name_are_looked_up() -> None:
    (run,) = NAMES.runs("Holm ran")
    assert run.holders.among(NeverListed({entry.id: entry for entry in PEOPLE})) == ["petra-holm", "sven-holm"]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("budapets", "budapest"),
        ("heptatlon", "heptathlon"),
        ("ingebrigsten", "ingebrigtsen"),
        ("kerrr", "kerr"),
        ("jhon smith", "john smith"),
        ("ingeb", "ingebrigtsen"),
        ("1500m nonsense", "1500m"),
        ("final 1500m", "1500m"),
    ],
)
def test_a_slip_may_mean_a_name(typed: str, key: str) -> None:
    assert are_alike(typed, key)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("weather", "father"),
        ("nairobi", "maribor"),
        ("last lap", "last day"),
        ("100m", "1500m"),
        ("bolt", "boat race"),
        ("kerr", "kent"),
    ],
)
def test_what_is_only_a_little_like_a_name_does_not_mean_it(typed: str, key: str) -> None:
    assert not are_alike(typed, key)


def test_a_contraction_is_no_other_word() -> None:
    assert [fold(word) for word in ("I’ll", "we're", "I’d", "can’t")] == ["iwill", "weare", "iwould", "cant"]
    assert [fold(word) for word in ("ill", "were", "Lee’s")] == ["ill", "were", "lee"]
