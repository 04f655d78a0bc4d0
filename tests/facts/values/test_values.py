"""What kinds of values hold: their canonical forms, their order, how they stand to each other, how they are printed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts import values
from bot.facts.names import Names
from bot.facts.registers import Event, Meet, Organisation, Person, Place, Race, Registers, Series, Team
from bot.facts.values import Context, Relation

NAMES = Names(
    Registers(
        people={"ada-brown": Person("ada-brown", "Ada Brown", ("Brown",))},
        places={
            "harbour": Place("harbour", "Harbour", (), None, "HBR"),
            "delta": Place("delta", "Delta", (), "harbour"),
            "quay": Place("quay", "Quay", (), "delta"),
            "corvane": Place("corvane", "Corvane"),
        },
        series={"games": Series("games", "Harbour Games", ("Games",))},
        meets={"harbour-2031": Meet("harbour-2031", "Harbour 2031", ("Harbour 31",), "games", 2031)},
        events={"womens-800m": Event("womens-800m", "Women's 800m", ("800m", "1500m", "5000m"))},
        races={"final": Race("final", "Women's 800m final", (), "harbour-2031", "womens-800m")},
        teams={"tide": Team("tide", "Quay Tide")},
        organisations={"athletics": Organisation("athletics", "Harbour Athletics")},
    )
)
CONTEXT = Context(
    year=2031,
    names=NAMES,
    terms={"yes": ("ran", "took part"), "no": ("missed", "did not run")},
    near="she ran 3:29.38",
    meet="harbour-2031",
)
ALONE = Context(year=2031)


def read(kind: str, text: str, context: Context = ALONE) -> list[str]:
    return [reading.value for reading in values.read(kind, text, context)]


BAD_VALUES = [
    ("mark", "3:79.38"),
    ("mark", "3.29.38"),
    ("mark", "1500m"),
    ("mark", "0"),
    ("gap", "half"),
    ("place", "0"),
    ("place", "08"),
    ("count", "four"),
    ("ordinal", "2nd"),
    ("medal", "tin"),
    ("status", "sb"),
    ("outcome", "OUT"),
    ("term", "perhaps"),
    ("date", "2031-02-30"),
    ("date", "27 August"),
    ("date", "last-day nowhere"),
    ("age", "250"),
    ("moment", "half past nine"),
    ("moment", "before 2031-02-30"),
    ("moment", "as of nowhere"),
    ("share", "lots"),
    ("distance", "1.5km"),
    ("points", "1,000"),
    ("text", " padded "),
    ("person", "nobody"),
    ("person", "tide"),
    ("place-name", "tide"),
    ("competitor", "athletics"),
    ("speaker", "final"),
    ("race", "ada-brown"),
]

GOOD_VALUES = [
    ("mark", "3:29.38"),
    ("mark", "49.60"),
    ("mark", "2:00:35"),
    ("mark", "6.10m"),
    ("gap", "0.67"),
    ("gap", "0.01m"),
    ("count", "0"),
    ("medal", "unstated"),
    ("date", "2031-08"),
    ("date", "last-day harbour-2031"),
    ("moment", "after lap 2"),
    ("moment", "last 50m"),
    ("moment", "as of 2031-08-26"),
    ("moment", "before harbour-2031"),
    ("person", "ada-brown"),
    *(("competitor", each) for each in ("ada-brown", "tide", "harbour")),
    *(("speaker", each) for each in ("ada-brown", "tide", "harbour", "athletics")),
]


@pytest.mark.parametrize(("kind", "value"), BAD_VALUES)
def test_a_malformed_canonical_value_is_told_in_one_sentence(kind: str, value: str) -> None:
    sentence = values.problem(kind, value, CONTEXT)
    assert sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(("kind", "value"), GOOD_VALUES)
def test_a_canonical_value_has_no_problem(kind: str, value: str) -> None:
    assert values.problem(kind, value, CONTEXT) is None


def test_seconds_alone_are_minutes_only_where_minutes_stand_near() -> None:
    assert read("mark", "29.38 seconds", CONTEXT) == ["3:29.38", "29.38"]
    assert read("mark", "29.38 seconds", Context(near="he won the heat")) == ["29.38"]


def test_a_date_without_a_year_needs_one_from_the_meet() -> None:
    assert read("date", "27 August", Context()) == []


def test_a_record_of_a_country_is_a_national_one() -> None:
    assert read("status", "broke the Harbour record", CONTEXT) == ["NR"]
    assert read("status", "broke the Delta record", CONTEXT) == []
    assert read("status", "broke the Harbour recorder", CONTEXT) == []
    assert read("status", "broke the Harbour record", ALONE) == []


def test_a_value_is_found_where_the_text_writes_it() -> None:
    reading = values.shows("mark", "in three minutes and 29.38 seconds, a best", "3:29.38", CONTEXT)
    assert reading == values.ProseValue("mark", "3:29.38", 3, 34)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("mark", "03:29.38", "3:29.38"),
        ("date", "the last night", "last-day harbour-2031"),
        ("person", "Brown's kick", "ada-brown"),
        ("mark", "to throw 67 metres", "67m"),
        ("mark", "a throw of 67m", "67m"),
        ("race", "the 800m", "final"),
        ("place-name", "in HBR", "harbour"),
        ("competitor", "past Quay Tide", "tide"),
        ("competitor", "past Brown", "ada-brown"),
        ("competitor", "past Harbour", "harbour"),
        ("speaker", "Harbour Athletics said", "athletics"),
        ("term", "who did not run", "no"),
        ("text", "the Delta Track Club, its élite", "track club elite"),
    ],
)
def test_a_text_shows_a_value(kind: str, text: str, value: str) -> None:
    assert values.shows(kind, text, value, CONTEXT) is not None


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("mark", "3:29.38", "3:29.83"),
        ("date", "the last night", "first-day harbour-2031"),
        ("person", "Browne's kick", "ada-brown"),
        ("term", "she ran", "no"),
        ("text", "club track", "track club"),
    ],
)
def test_a_text_does_not_show_another_value(kind: str, text: str, value: str) -> None:
    assert values.shows(kind, text, value, CONTEXT) is None


@pytest.mark.parametrize(
    ("kind", "first", "second", "expected"),
    [
        ("mark", "3:29.38", "03:29.38", Relation.EQUAL),
        ("mark", "3:29.38", "3:29.39", Relation.CANNOT_STAND),
        ("gap", "0.4", "00.4", Relation.EQUAL),
        ("gap", "0.4", "0.40", Relation.CAN_STAND),
        ("medal", "unstated", "gold", Relation.CAN_STAND),
        ("medal", "silver", "gold", Relation.CANNOT_STAND),
        ("date", "2031", "2031-08-27", Relation.CAN_STAND),
        ("date", "2030", "2031-08-27", Relation.CANNOT_STAND),
        ("date", "last-day harbour-2031", "2031-08-27", Relation.CAN_STAND),
        ("status", "SB", "PB", Relation.CANNOT_STAND),
        ("status", "PB", "NR", Relation.CAN_STAND),
        ("outcome", "DNS", "DNF", Relation.CANNOT_STAND),
        ("moment", "last 50m", "home straight", Relation.CAN_STAND),
        ("moment", "200m to go", "final bend", Relation.CAN_STAND),
        ("moment", "bell", "last 50m", Relation.CANNOT_STAND),
        ("share", "most", "much", Relation.CAN_STAND),
        ("share", "most", "none", Relation.CANNOT_STAND),
        ("place-name", "harbour", "quay", Relation.CAN_STAND),
        ("place-name", "delta", "corvane", Relation.CANNOT_STAND),
        ("text", "Track Club", "track  club", Relation.EQUAL),
        ("place", "8", "7", Relation.CANNOT_STAND),
    ],
)
def test_two_values_are_equal_or_can_stand_or_cannot(kind: str, first: str, second: str, expected: Relation) -> None:
    assert values.relation(kind, first, second, NAMES) is expected
    assert values.relation(kind, second, first, NAMES) is expected


@pytest.mark.parametrize(
    ("kind", "first", "second"),
    [("date", "2031", "2031-08-27"), ("medal", "unstated", "gold"), ("place-name", "harbour", "quay")],
)
def test_the_coarser_holds_the_finer_and_not_the_other_way_round(kind: str, first: str, second: str) -> None:
    assert values.coarser(kind, first, second, NAMES)
    assert not values.coarser(kind, second, first, NAMES)
    assert not values.coarser(kind, first, first, NAMES)


def test_the_moments_of_a_race_are_in_order() -> None:
    grammar = [
        *("before", "heat", "semi-final", "start", "lap 2", "after lap 2", "bell"),
        *("200m to go", "final bend", "home straight", "last 50m", "finish", "after", "later"),
    ]
    assert sorted(grammar, key=lambda moment: values.order("moment", moment)) == grammar


def test_a_bar_of_a_field_event_is_a_moment_of_its_own_sort() -> None:
    moments = ["2.05m", "12.05m", "attempt 2", "last 50m", "200m to go", "bell", "as of 2031-08-26"]
    assert [moment for moment in moments if values.is_bar(moment)] == ["2.05m", "12.05m"]


@pytest.mark.parametrize(
    ("kind", "value", "shown"),
    [
        ("mark", "3:29.38", "3:29.38"),
        ("gap", "0.67", "0.67 s"),
        ("gap", "0.01m", "0.01 m"),
        ("ordinal", "2", "2nd"),
        ("ordinal", "12", "12th"),
        ("medal", "unstated", "a medal"),
        ("date", "2031-08-05", "5 August 2031"),
        ("date", "2031-08", "August 2031"),
        ("moment", "bell", "at the bell"),
        ("moment", "200m to go", "with 200 metres to go"),
        ("moment", "last 50m", "in the last 50 metres"),
    ],
)
def test_a_value_is_printed_as_people_read_it(kind: str, value: str, shown: str) -> None:
    assert values.show(kind, value) == shown


def scanned(text: str) -> list[str]:
    return [text[reading.start : reading.end] for reading in values.scan_values(text, CONTEXT)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brown won the 800m final in 1:58.20, her second gold.", ["1:58.20", "second", "gold"]),
        ("Harbour 2031 was one of the best, and this one was no less.", []),
        ("With 200 metres to go, 12 more finals and 16 years.", ["200 metres", "12", "16"]),
        ("On Wednesday (27 August) the 26-year-old ran the 1,500m.", ["27 August", "26"]),
        ("four golds, one silver and two bronzes", ["four", "golds", "one", "silver", "two", "bronzes"]),
        ("Run on 27 August. Won on 5 Sept. too, not in May.", ["27 August", "5 Sept.", "May"]),
        ("the 4x400m relay on the last night", ["the last night"]),
        ("the medal table", ["medal"]),
        ("a second later", []),
    ],
)
def test_coverage_is_asked_for_what_states_a_fact(text: str, expected: list[str]) -> None:
    assert scanned(text) == expected


# --- properties -----------------------------------------------------------------------------------------------------

TIMES = st.integers(min_value=500, max_value=3 * 3600 * 100).map(lambda hundredths: hundredths * 10)


@given(TIMES)
def test_a_time_is_read_back_as_it_is_printed(ms: int) -> None:
    mark = values.format_time(ms)
    assert values.milliseconds(mark) == ms
    assert values.problem("mark", mark, ALONE) is None


@given(st.integers(min_value=100, max_value=12_000))
def test_a_length_is_read_back_in_prose_as_it_is_printed(cm: int) -> None:
    mark = values.format_length(cm)
    assert values.centimetres(mark) == cm
    assert read("mark", f"cleared {mark} at last") == [mark]


@given(TIMES, TIMES)
def test_marks_are_ordered_as_the_clock_runs(first: int, second: int) -> None:
    one, other = (values.order("mark", values.format_time(ms)) for ms in (first, second))
    assert (one < other) == (first < second)


@pytest.mark.slow
@given(st.text(max_size=200), st.sampled_from(sorted(values.KINDS)))
def test_any_text_can_be_read_for_any_kind(text: str, kind: str) -> None:
    for reading in values.read(kind, text, CONTEXT):
        assert 0 <= reading.start < reading.end <= len(text)


@given(st.text(max_size=200))
def test_no_two_scanned_values_lie_within_each_other(text: str) -> None:
    ends = [(reading.start, reading.end) for reading in values.scan_values(text, CONTEXT)]
    assert all(not (b[0] >= a[0] and b[1] <= a[1]) for a, b in pairwise(ends))


@pytest.mark.parametrize(
    "text", ["9" * 4000, "1:" * 2000, "one hundred and " * 250, "a " * 2000, "last " * 800, "'" * 4000]
)
def test_noise_is_read_without_end_but_not_endlessly(text: str) -> None:
    assert isinstance(values.scan_values(text, CONTEXT), tuple)
    assert all(isinstance(values.read(kind, text, CONTEXT), tuple) for kind in values.KINDS)
