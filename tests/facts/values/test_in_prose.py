"""What else prose does with values: forms written together, other units, what only looks like one, and long noise."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts import values
from bot.facts.names import Names
from bot.facts.registers import Event, Person, Place, Registers
from bot.facts.values import Context, Relation
from bot.facts.values.references import find_text

CONTEXT = Context(year=2031, terms={"yes": ("ran",), "no": ("missed",)})


def read(kind: str, text: str, near: str = "") -> list[tuple[str, str]]:
    context = Context(year=2031, near=near)
    return [(reading.value, text[reading.start : reading.end]) for reading in values.read(kind, text, context)]


@pytest.mark.parametrize(
    ("text", "value", "run"),
    [
        ("in 3min29.38sec", "3:29.38", "3min29.38sec"),
        ("in 3m 29.38s", "3:29.38", "3m 29.38s"),
        ("in 3'29\"38", "3:29.38", "3'29\"38"),
        ("in 2h 0m 35s", "2:00:35", "2h 0m 35s"),
        ("in three minutes 29.38", "3:29.38", "three minutes 29.38"),
        ("in 20-0¼", "6.10m", "20-0¼"),
        ("over 16ft 2¾in", "4.95m", "16ft 2¾in"),
    ],
)
def test_a_mark_is_read_whole(text: str, value: str, run: str) -> None:
    assert read("mark", text) == [(value, run)]


def test_a_text_is_read_from_the_nearest_of_its_first_words() -> None:
    found = find_text("the Games, the bell: the ship’s old bell, the ship’s bell", "the ship’s bell", CONTEXT)
    assert found is not None
    assert (found.start, found.end) == (21, 40)
    assert find_text("the ship’s", "the ship’s bell", CONTEXT) is None


def test_a_decimal_without_a_unit_may_be_seconds_or_metres() -> None:
    assert [value for value, _ in read("mark", "cleared 6.10")] == ["6.10", "6.10m"]
    assert [value for value, _ in read("mark", "cleared 2.05")] == ["2.05m"]


@pytest.mark.parametrize(
    "text",
    ["a wind of 1.9m/s", "earned $6.10m", "paid £49.60", "at 21:15 local time", "scored 49.60 points", "21.1km", "3'5"],
)
def test_wind_money_and_times_of_day_are_no_marks(text: str) -> None:
    assert read("mark", text) == []


def test_minutes_in_words_stand_near_too() -> None:
    assert read("mark", "29.38 seconds", "clocked three minutes and 29.38 seconds")[0] == ("3:29.38", "29.38 seconds")


@pytest.mark.parametrize(
    ("text", "value", "run"),
    [
        ("by 27 hundredths of a second", "0.27", "27 hundredths of a second"),
        ("by three tenths", "0.3", "three tenths"),
        ("by a hundredth", "0.01", "a hundredth"),
        ("two-hundredths of a second", "0.02", "two-hundredths of a second"),
        ("two one-hundredths of a second", "0.02", "two one-hundredths of a second"),
        ("a three-tenths margin", "0.3", "three-tenths"),
        ("by .005 of a second", "0.005", ".005"),
        ("a lead of a second", "1", "a second"),
        ("half a second back", "0.5", "half a second"),
        ("by a second", "1", "a second"),
        ("less: by 0.27, no more", "0.27", "0.27"),
        ("by .27.", "0.27", ".27"),
        ("a minute and five seconds", "1:05", "a minute and five seconds"),
        ("won by 20 metres", "20m", "20 metres"),
    ],
)
def test_a_gap_is_read_whole(text: str, value: str, run: str) -> None:
    assert read("gap", text) == [(value, run)]


SHARES = ["a fraction of a second", "a quarter of a second", "a few hundredths of a second", "the two-hundredth race"]


@pytest.mark.parametrize(
    "text", ["by a second gold", "a wind of 1.9m/s", "0.5 per cent", "1,500", "two metres tall", *SHARES]
)
def test_what_is_no_gap_is_none(text: str) -> None:
    assert read("gap", text) == []


@pytest.mark.parametrize(
    "text", ["a second gold", "her first outdoor medal", "first-ever spot", "the second lap", "a second year running"]
)
def test_an_ordinal_that_counts_up_is_no_place(text: str) -> None:
    assert [value for value, run in read("place", text) if run in {"first", "second"}] == []


@pytest.mark.parametrize(
    "text",
    [
        "a hundredth of a second behind Lee",
        "electronic timers did not go into thousandths of a second when it was run",
        "a fraction of a second decided it",
    ],
)
def test_a_part_of_a_second_is_no_ordinal(text: str) -> None:
    assert read("ordinal", text) == []
    assert [run for _, run in read("place", text)] == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("fourth place in the medal table", "4"),
        ("third with five golds", "3"),
        ("the second-fastest time", "2"),
        ("second fastest overall", "2"),
        ("came second to a champion with two titles", "2"),
    ],
)
def test_an_ordinal_that_ranks_is_a_place(text: str, value: str) -> None:
    assert read("place", text)[0][0] == value


@pytest.mark.parametrize(
    "text",
    [
        "became the first Croatian woman",
        "the first Croatian to take it",
        "the first British champion since 2011",
        "at the fifth hurdle",
        "hit the third barrier",
    ],
)
def test_an_ordinal_of_a_list_or_a_hurdle_is_no_place(text: str) -> None:
    assert read("place", text) == []


@pytest.mark.parametrize("text", ["the first woman home", "the first runner to cross the line", "first of two men"])
def test_who_is_the_first_across_the_line_is_first(text: str) -> None:
    assert read("place", text)[0][0] == "1"


@pytest.mark.parametrize("text", ["a one-second gap", "a second quicker", "by a second.", "0.2 of a second"])
def test_a_second_of_time_is_no_ordinal(text: str) -> None:
    assert read("ordinal", text) == []


@pytest.mark.parametrize(
    ("text", "value", "run"),
    [
        ("with a lap to go", "final lap", "with a lap to go"),
        ("with four laps left", "4 laps to go", "four laps left"),
        ("brought down with five laps to go", "5 laps to go", "five laps to go"),
        ("with 80 metres to run", "80m to go", "80 metres to run"),
        ("down the back straight", "back straight", "back straight"),
        ("on the opening lap", "lap 1", "opening lap"),
        ("down the homestretch", "home straight", "homestretch"),
        ("in the semis", "semi-final", "semis"),
        ("her heat", "heat", "heat"),
        ("ahead of the final", "before", "ahead of the final"),
        ("she said afterwards", "after", "afterwards"),
        ("two years later", "later", "later"),
        ("fourth at the fifth hurdle", "hurdle 5", "fifth hurdle"),
        ("she hit the eighth barrier", "hurdle 8", "eighth barrier"),
        ("level at hurdle nine", "hurdle 9", "hurdle nine"),
        ("stumbled at the last hurdle", "last hurdle", "last hurdle"),
        ("led through 200m in 24.10", "after 200m", "through 200m"),
        ("through 800 in 1:58.2", "after 800m", "through 800"),
        ("led at 300 metres", "after 300m", "at 300 metres"),
        ("third after 1,200m", "after 1200m", "after 1,200m"),
        ("passed 400m in 52.0", "after 400m", "passed 400m"),
        ("she led at halfway", "halfway", "halfway"),
    ],
)
def test_a_moment_is_read_whole(text: str, value: str, run: str) -> None:
    assert read("moment", text) == [(value, run)]


@pytest.mark.parametrize("text", ["a dead heat", "the heat of the day", "a heated row", "a mile"])
def test_heat_and_straights_of_another_sort_are_no_moments(text: str) -> None:
    assert read("moment", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "over the first eight hurdles",
        "the 400m hurdles",
        "through 12 rounds",
        "the champion at 400m hurdles",
        "at 2.5m up",
    ],
)
def test_hurdles_and_metres_of_another_sort_are_no_moments(text: str) -> None:
    assert read("moment", text) == []


def test_moments_stand_in_the_order_of_a_race() -> None:
    over_800m = ["start", "lap 1", "after 200m", "after lap 1", "lap 2", "after 600m", "halfway", "bell", "200m to go"]
    over_hurdles = ["hurdle 1", "hurdle 5", "halfway", "hurdle 6", "final bend", "home straight", "hurdle 9", "finish"]
    to_go = ["lap 5", "halfway", "4 laps to go", "2 laps to go", "600m to go", "bell", "400m to go", "300m to go"]
    for moments in (over_800m, over_hurdles, to_go):
        assert sorted(moments, key=lambda moment: values.order("moment", moment)) == moments


@pytest.mark.parametrize(
    ("distance", "moments"),
    [
        (3000, ["start", "7 laps to go", "after 1000m", "4 laps to go", "after 1500m", "3 laps to go", "after 2000m"]),
        (3000, ["after 2000m", "2 laps to go", "600m to go", "bell", "300m to go", "after 2800m", "finish"]),
        (1500, ["2 laps to go", "after 800m", "bell", "after 1200m", "200m to go", "home straight"]),
        (800, ["start", "after 100m", "600m to go", "bell", "after 600m", "finish"]),
    ],
)
def test_metres_run_and_to_go_are_in_one_order_where_the_length_of_a_race_is_known(
    distance: int, moments: list[str]
) -> None:
    assert sorted(sorted(moments), key=lambda moment: values.moment_order(moment, distance=distance)) == moments


@pytest.mark.parametrize(
    ("moment", "words"),
    [("hurdle 5", "at hurdle 5"), ("after 200m", "after 200 metres"), ("halfway", "at halfway")],
)
def test_a_moment_is_printed_in_words(moment: str, words: str) -> None:
    assert values.show("moment", moment) == words


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("hurdle 5", "hurdle 6", Relation.CANNOT_STAND),
        ("after 200m", "after 300m", Relation.CANNOT_STAND),
        ("hurdle 10", "home straight", Relation.CAN_STAND),
        ("after 200m", "200m to go", Relation.CAN_STAND),
        ("halfway", "bell", Relation.CAN_STAND),
        ("hurdle 5", "before", Relation.CANNOT_STAND),
        ("lap 2", "after lap 2", Relation.CAN_STAND),
        ("after lap 1", "lap 2", Relation.CAN_STAND),
        ("start", "lap 1", Relation.CAN_STAND),
        ("lap 2", "final lap", Relation.CAN_STAND),
        ("bell", "400m to go", Relation.EQUAL),
        ("before", "heat", Relation.CAN_STAND),
        ("after", "later", Relation.CAN_STAND),
        ("2.05m", "attempt 3", Relation.CAN_STAND),
        ("as of 2031-08-26", "before 2031-08-20", Relation.CAN_STAND),
        ("lap 1", "lap 3", Relation.CANNOT_STAND),
        ("after lap 1", "lap 3", Relation.CANNOT_STAND),
        ("start", "lap 2", Relation.CANNOT_STAND),
        ("start", "bell", Relation.CANNOT_STAND),
        ("heat", "semi-final", Relation.CANNOT_STAND),
        ("before", "after", Relation.CANNOT_STAND),
        ("2.05m", "2.08m", Relation.CANNOT_STAND),
    ],
)
def test_moments_that_touch_can_stand(first: str, second: str, expected: Relation) -> None:
    assert values.relation("moment", first, second) is expected
    assert values.relation("moment", second, first) is expected


@pytest.mark.parametrize(
    ("text", "value", "run"),
    [
        ("on 23.08.2029", "2029-08-23", "23.08.2029"),
        ("twelve months ago", "2030", "twelve months ago"),
    ],
)
def test_a_date_is_read_whole(text: str, value: str, run: str) -> None:
    assert read("date", text) == [(value, run)]


@pytest.mark.parametrize("text", ["over 2000 metres", "2000 points", "32.08.2029", "23.13.2029", "this is next"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read("date", text) == []


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("age", "Brown, only 19, won", "19"),
        ("age", "at 25, she", "25"),
        ("age", "at 25 she", "25"),
        ("share", "nearly all of the race", "most"),
        ("share", "more than half of the race", "most"),
        ("share", "led from gun to tape", "all"),
        ("share", "large parts of the race", "much"),
        ("points", "6740pts", "6740"),
    ],
)
def test_an_amount_is_read(kind: str, text: str, value: str) -> None:
    assert value in [found for found, _ in read(kind, text)]


@pytest.mark.parametrize(
    ("kind", "text"), [("age", "at 49.60"), ("age", "only 12 finals"), ("share", "half past nine")]
)
def test_what_is_no_such_amount_is_none(kind: str, text: str) -> None:
    assert read(kind, text) == []


@pytest.mark.parametrize(
    ("text", "value", "run"),
    [
        ("a personal record", "PB", "personal record"),
        ("3:29.38 (PR)", "PB", "PR"),
        ("3:29.38 MR", "CR", "MR"),
        ("the meet record", "CR", "meet record"),
        ("her world-record run", "WR", "world-record"),
        ("49.60 OR", "OR", "OR"),
        ("49.60 (OR)", "OR", "OR"),
    ],
)
def test_a_status_is_read_whole(text: str, value: str, run: str) -> None:
    assert read("status", text) == [(value, run)]


@pytest.mark.parametrize("text", ["BROWN OR OKAFOR", "a personal recorder", "PR-speak", "the world recording"])
def test_what_is_no_status_is_none(text: str) -> None:
    assert read("status", text) == []


# --- properties -----------------------------------------------------------------------------------------------------


def test_a_time_in_words_ends_with_its_last_letter() -> None:
    (time,) = values.read("mark", "For an hour and ten minutes she led", CONTEXT)
    assert (time.value, time.start, time.end) == ("1:10:00", 4, 27)


@given(st.integers(min_value=10, max_value=59), st.integers(min_value=0, max_value=99), st.integers(1, 59))
def test_every_way_of_writing_a_time_is_the_same_mark(seconds: int, hundredths: int, minutes: int) -> None:
    mark = f"{minutes}:{seconds:02d}.{hundredths:02d}"
    for written in (
        f"{minutes}.{seconds}.{hundredths:02d}",
        f"{minutes}min {seconds}.{hundredths:02d}sec",
        f"{minutes} minutes and {seconds}.{hundredths:02d} seconds",
        f"{minutes}:{seconds},{hundredths:02d}",
    ):
        assert values.shows("mark", f"She ran {written} there", mark, CONTEXT) is not None


@pytest.mark.parametrize(
    "unit",
    ["9", "1:", "'", "one hundred and ", "second ", "a second ", "3:29.38 ", "23 august ", "1 hour ", "twenty ", ".1 "],
)
def test_an_endless_text_is_read_in_the_time_of_reading_it(unit: str) -> None:
    """Were any pattern to look back over all the text, this would take minutes."""
    noise = unit * (60_000 // len(unit))
    assert all(reading.end <= len(noise) for reading in values.scan_values(noise, CONTEXT))
    for kind in values.KINDS:
        assert isinstance(values.read(kind, noise, CONTEXT), tuple)


NAMES = Names(
    Registers(
        people={"jordan-smith": Person("jordan-smith", "Jordan Smith")},
        places={"jordan": Place("jordan", "Jordan", code="JOR"), "jamaica": Place("jamaica", "Jamaica", code="JAM")},
        events={"womens-400m": Event("womens-400m", "Women's 400m", ("400", "400m"))},
    )
)


@pytest.mark.parametrize(
    ("text", "scanned"),
    [
        ("in the 400m and in the women’s 400", []),
        ("fast in her 400", []),
        ("with 400 metres to go", ["400m"]),
        ("over the last 400m of the 400m", ["400m"]),
        ("before 400 fans", ["400"]),
    ],
)
def test_the_name_of_an_event_is_no_value_but_a_stretch_and_a_number_of_fans_are(text: str, scanned: list[str]) -> None:
    assert [value.value for value in values.scan_values(text, Context(year=2031, names=NAMES))] == scanned


def test_the_first_name_of_a_person_is_no_country() -> None:
    text = "Jordan Smith of Jamaica was ahead of a man from Jordan"
    assert [value.value for value in values.read("place-name", text, Context(names=NAMES))] == ["jamaica", "jordan"]
