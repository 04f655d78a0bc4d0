"""A meet, a race and a season are held by their own names, or by a series', an event's and the year beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts.small_pack import ARTICLE, RACES, VOCABULARY, article, attribute, problem_lines, write

if TYPE_CHECKING:
    from pathlib import Path

MEETS = (
    RACES
    + """
[series.cup]
name = "Bay Cup"
[meet.cup-2027]
name = "Bay Cup 2027"
aliases = ["Westmoor"]
series = "cup"
year = 2027
[meet.late-2028]
name = "Bay Cup 2028"
series = "cup"
year = 2029
[meet.cup-2030]
name = "Bay Cup 2030"
series = "cup"
year = 2030
[meet.cup-2031]
name = "Bay Cup 2031"
series = "cup"
year = 2031
[race.cup-2031-womens-800m-final]
name = "Women's 800m final"
meet = "cup-2031"
event = "womens-800m"
round = "final"
[race.cup-2031-womens-800m-semi-final-2]
name = "Women's 800m semi-final 2"
meet = "cup-2031"
event = "womens-800m"
round = "semi-final"
[event.womens-5000m]
name = "Women's 5000m"
aliases = ["5000m"]
better = "lower"
[event.mens-5000m]
name = "Men's 5000m"
aliases = ["5000m"]
better = "lower"
[race.cup-2031-womens-5000m-final]
name = "Women's 5000m final"
meet = "cup-2031"
event = "womens-5000m"
round = "final"
[race.cup-2031-mens-5000m-final]
name = "Men's 5000m final"
meet = "cup-2031"
event = "mens-5000m"
round = "final"
[event.mens-800m]
name = "Men's 800m"
aliases = ["800m"]
better = "lower"
[event.pole-vault]
name = "Women's pole vault"
aliases = ["pole vault"]
better = "higher"
[race.cup-2031-womens-800m-heat]
name = "Women's 800m heat"
meet = "cup-2031"
event = "womens-800m"
round = "heat"
[race.cup-2030-womens-800m-final]
name = "Women's 800m final"
meet = "cup-2030"
event = "womens-800m"
round = "final"
[race.cup-2027-womens-800m-heat]
name = "Women's 800m heat"
meet = "cup-2027"
event = "womens-800m"
round = "heat"
[race.cup-2027-mens-800m-final]
name = "Men's 800m final"
meet = "cup-2027"
event = "mens-800m"
round = "final"
[race.cup-2031-pole-vault]
name = "Women's pole vault"
meet = "cup-2031"
event = "pole-vault"
round = "final"
[race.cup-2027-womens-800m-final]
name = "Women's 800m final"
meet = "cup-2027"
event = "womens-800m"
round = "final"
"""
)
WORDS = (
    VOCABULARY
    + attribute("breakthrough", "meet", "list")
    + attribute("like", "race", "list")
    + attribute("clocked", "mark", "exact")
    + "tells-outcome = true\n"
    + attribute("held", "term", "exact")
    + '[attributes.held.terms]\nyes = ["was run"]\n'
)


def problems(root: Path, text: str, claim: str, at: str | None = None) -> list[str]:
    """The problems of one claim of a sentence (``at``, or all of a text), each without its file and line."""
    entries = f'[[sentence]]\nat = "{at or text}"\n{claim}\n'
    told = article(entries, text).replace("harbour-2031-womens-800m-final = 1", "cup-2031-womens-800m-final = 1")
    files = {ARTICLE: told, "data/races.toml": MEETS, "data/vocabulary.toml": WORDS}
    return [each.partition(" ")[2] for each in problem_lines(write(root, dict(files), text=text))]


@pytest.mark.parametrize(
    ("text", "meet", "expected"),
    [
        ("Ada Brown broke through at the Bay Cup.", "cup-2031", []),
        ("Ada Brown broke through at the Bay Cup.", "cup-2027", ["error [value-not-in-excerpt]"]),
        ("Ada Brown broke through at last year’s Bay Cup.", "cup-2030", []),
        ("Ada Brown broke through at last year’s Bay Cup.", "cup-2031", ["error [value-not-in-excerpt]"]),
        ("Ada Brown broke through at the 2027 Bay Cup.", "cup-2027", []),
        ("Ada Brown broke through at the Bay Cup in 2027.", "cup-2027", []),
        ("Ada Brown broke through at the Bay Cup in 2027.", "cup-2030", ["error [value-not-in-excerpt]"]),
        ("Ada Brown broke through in Westmoor.", "cup-2027", []),
        ("In 2027 nobody knew that Ada Brown was to break through at the Bay Cup.", "cup-2031", []),
    ],
)
def test_a_series_shows_the_meet_of_the_year_beside_it_or_the_story_s_own(
    tmp_path: Path, text: str, meet: str, expected: list[str]
) -> None:
    assert problems(tmp_path, text, f'ada-brown.breakthrough = "{meet}"') == expected


@pytest.mark.parametrize(
    ("text", "race", "expected"),
    [
        ("It was like Ada Brown’s 800m.", "cup-2031-womens-800m-final", []),
        ("It was like Ada Brown’s 800m.", "cup-2027-womens-800m-final", ["error [value-not-in-excerpt]"]),
        ("It was like Ada Brown’s 800m of 2027.", "cup-2027-womens-800m-final", []),
        ("It was like Ada Brown’s 800m of 2027.", "cup-2027-womens-800m-heat", ["error [value-not-in-excerpt]"]),
        ("It was like Ada Brown’s 800m of 2027.", "cup-2027-mens-800m-final", ["error [value-not-in-excerpt]"]),
    ],
)
def test_an_event_shows_the_race_of_the_year_beside_it_or_that_of_the_story_s_meet(
    tmp_path: Path, text: str, race: str, expected: list[str]
) -> None:
    assert problems(tmp_path, text, f'ada-brown.like = "{race}"') == expected


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("Ada Brown ran 1:58.20.", 'in = "cup-2027"', ["error [in-not-in-sentence]"]),
        ("Ada Brown ran 1:58.20.", 'in = "cup-2027", reading = "it was at the Cup of 2027"', []),
        ("Ada Brown ran 1:58.20 in Westmoor.", 'in = "cup-2027"', []),
        ("Ada Brown ran 1:58.20.", 'in = "late-2028", reading = "it was at the Bay Cup, that of 2028"', []),
        ("Ada Brown ran 1:58.20.", 'in = "late-2028", reading = "it was at the Bay Cup of 2029"', []),
        (
            "Ada Brown ran 1:58.20.",
            'in = "late-2028", reading = "it was at the Bay Cup of 2030"',
            ["error [in-not-in-sentence]"],
        ),
        ("Ada Brown ran 1:58.20 back in 2027.", 'in = "cup-2027"', []),
        ("Ada Brown ran 1:58.20 back in 2027.", 'in = "cup-2030"', ["error [in-not-in-sentence]"]),
        ("Ada Brown ran 1:58.20 at last year’s Bay Cup.", 'in = "cup-2031"', ["error [in-not-in-sentence]"]),
        ("Ada Brown ran 1:58.20.", 'in = "cup-2031"', []),
        ("Ada Brown ran 1:58.20.", 'in = "season-2031"', []),
        ("Ada Brown ran 1:58.20.", 'in = "season-2030"', ["error [in-not-in-sentence]"]),
        ("Ada Brown ran 1:58.20 last year.", 'in = "season-2030"', []),
        ("Ada Brown ran 1:58.20.", 'when = "as of cup-2027"', ["error [when-not-in-sentence]"]),
        ("Ada Brown ran 1:58.20 in Westmoor.", 'when = "as of cup-2027"', []),
        ("Ada Brown ran 1:58.20.", 'than = { in = "cup-2027" }', ["error [in-not-in-sentence]"]),
        ("Ada Brown ran 1:58.20.", 'in = "cup-2031-womens-800m-final"', ["warning [needless-in]"]),
    ],
)
def test_where_a_claim_holds_stands_in_its_sentence_unless_it_is_the_story_s_own(
    tmp_path: Path, text: str, where: str, expected: list[str]
) -> None:
    assert problems(tmp_path, text, f'ada-brown.time = {{ value = "1:58.20", {where} }}') == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("In that race Ada Brown ran 1:58.20.", [], id="needed"),
        pytest.param("In Westmoor Ada Brown ran 1:58.20.", ["warning [needless-reading]"], id="needless"),
    ],
)
def test_a_sentence_that_says_where_all_its_claims_hold_may_say_how_that_is_read(
    tmp_path: Path, text: str, expected: list[str]
) -> None:
    claim = 'in = "cup-2027"\nreading = "the Cup of 2027"\nada-brown.time = "1:58.20"'
    assert problems(tmp_path, text, claim) == expected


IN = ["error [in-not-in-sentence]"]


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        # the event
        ("Ada Brown ran 1:58.20 in Westmoor.", "cup-2027-womens-800m-final", []),
        ("Ada Brown ran 1:58.20 in Westmoor.", "cup-2027-mens-800m-final", IN),
        ("Ada Brown ran 1:58.20 in the 800m in Westmoor.", "cup-2027-mens-800m-final", IN),
        ("Ada Brown ran 1:58.20 in the men’s 800m in Westmoor.", "cup-2027-mens-800m-final", []),
        ("Ada Brown ran 1:58.20 in the men’s race in Westmoor.", "cup-2027-mens-800m-final", []),
        ("Ada Brown ran 1:58.20.", "cup-2031-pole-vault", IN),
        ("Ada Brown ran 1:58.20.", "career/pole-vault", IN),
        ("Ada Brown ran 1:58.20 in the pole vault.", "cup-2031-pole-vault", []),
        ("The pole vault was next. Ada Brown ran 1:58.20 there.", "cup-2031-pole-vault", []),
        ("The last 800m were hard: Ada Brown ran 1:58.20 in Westmoor.", "cup-2027/mens-800m", IN),
        ("Ada Brown ran 1:58.20.", 'cup-2027-mens-800m-final", reading = "in the 800m of 2027', IN),
        ("Ada Brown ran 1:58.20.", 'cup-2027-mens-800m-final", reading = "in the men’s 800m of 2027', []),
        # the round
        ("Ada Brown ran 1:58.20 in Westmoor.", "cup-2027-womens-800m-heat", IN),
        ("Ada Brown ran 1:58.20 in her heat in Westmoor.", "cup-2027-womens-800m-heat", []),
        ("Ada Brown ran 1:58.20 in her heat in Westmoor.", "cup-2027-womens-800m-final", IN),
        ("Ada Brown ran 1:58.20 after a dead heat in Westmoor.", "cup-2027-womens-800m-final", []),
        ("Ada Brown ran 1:58.20.", "cup-2031-womens-800m-heat", IN),
        ("Ada Brown ran 1:58.20 in the heats.", "cup-2031-womens-800m-heat", []),
    ],
)
def test_another_event_or_round_than_the_story_s_stands_in_the_paragraph(
    tmp_path: Path, text: str, where: str, expected: list[str]
) -> None:
    at = text.rpartition(". ")[2] if ". " in text else text
    claim = f'ada-brown.time = {{ value = "1:58.20", in = "{where}" }}'
    assert problems(tmp_path, text, claim, at) == expected


@pytest.mark.parametrize(
    ("reading", "expected"),
    [("it was in the pole vault", []), ("it was at the Cup", IN), ("it was in the men’s 800m", IN)],
)
def test_a_reading_names_the_event(tmp_path: Path, reading: str, expected: list[str]) -> None:
    claim = f'ada-brown.time = {{ value = "1:58.20", in = "cup-2031-pole-vault", reading = "{reading}" }}'
    assert problems(tmp_path, "Ada Brown ran 1:58.20.", claim) == expected


@pytest.mark.parametrize(
    ("text", "keys", "expected"),
    [
        ("Ada Brown ran 1:58.20 in the women’s 800m.", "", []),
        ("Ada Brown ran 1:58.20 in the 800m.", "", []),
        ("Ada Brown ran 1:58.20 in the men’s 800m.", "", ["error [in-not-claimed]"]),
        ("Ada Brown ran 1:58.20 in the pole vault.", "", ["error [in-not-claimed]"]),
        ("Ada Brown ran 1:58.20 in the pole vault.", ', reading = "as printed"', ["error [in-not-claimed]"]),
        ("Ada Brown ran 1:58.20 in the pole vault.", ', reading = "a joke of the 800m"', []),
        (
            "Ada Brown ran 1:58.20 in the pole vault.",
            ', in = "cup-2031-womens-800m-final"',
            ["error [in-not-claimed]", "warning [needless-in]"],
        ),
        ("Ada Brown ran 1:58.20 in her heat.", "", ["error [in-not-claimed]"]),
        ("Ada Brown ran 1:58.20 in the final after her heat.", "", []),
        ("Ada Brown ran 1:58.20 in her heat.", ', reading = "the heat of the final"', []),
    ],
)
def test_what_the_story_is_no_race_of_does_not_stand_beside_an_outcome_of_it(
    tmp_path: Path, text: str, keys: str, expected: list[str]
) -> None:
    assert problems(tmp_path, text, f'ada-brown.clocked = {{ value = "1:58.20"{keys} }}') == expected


CONTRARY = ["error [in-not-claimed]"]
TWO = "Ada Brown ran 1:59.00 in her heat and the second semi-final in 1:58.20."


@pytest.mark.parametrize(
    ("text", "value", "keys", "expected"),
    [
        (TWO, "1:59.00", 'in = "cup-2031-womens-800m-heat", words = "1:59.00 in her heat"', []),
        (TWO, "1:58.20", 'in = "cup-2031-womens-800m-semi-final-2", words = "semi-final in 1:58.20"', []),
        (TWO, "1:59.00", 'in = "cup-2031-womens-800m-semi-final-2", words = "1:59.00 in her heat"', CONTRARY),
        (TWO, "1:58.20", 'in = "cup-2031-womens-800m-heat", words = "semi-final in 1:58.20"', CONTRARY),
        ("Ada Brown ran the first heat in 1:58.20.", "1:58.20", 'in = "cup-2031-womens-800m-heat"', []),
        (
            "Ada Brown ran the first semi-final in 1:58.20.",
            "1:58.20",
            'in = "cup-2031-womens-800m-semi-final-2"',
            IN,
        ),
        ("In the heat Ada Brown fell and ran 1:58.20.", "1:58.20", 'words = "ran 1:58.20"', CONTRARY),
        (
            "Ada Brown ran 1:58.20 in the pole vault in Westmoor.",
            "1:58.20",
            'in = "cup-2027-womens-800m-final"',
            CONTRARY,
        ),
        ("Ada Brown ran 1:58.20 in the 800m in Westmoor.", "1:58.20", 'in = "cup-2027-womens-800m-final"', []),
    ],
)
def test_a_value_of_another_race_holds_in_the_race_beside_it(
    tmp_path: Path, text: str, value: str, keys: str, expected: list[str]
) -> None:
    assert problems(tmp_path, text, f'ada-brown.clocked = {{ value = "{value}", {keys} }}') == expected


@pytest.mark.parametrize(
    ("text", "where", "expected"),
    [
        ("Ada Brown ran 1:58.20 and 14:58.20 in the 5000m.", "cup-2031-womens-5000m-final", []),
        ("Ada Brown ran 1:58.20 and 14:58.20 in the 5000m.", "cup-2031-mens-5000m-final", IN),
        ("Ada Brown ran 1:58.20 and 14:58.20 in the men’s 5000m.", "cup-2031-mens-5000m-final", []),
    ],
)
def test_an_event_that_both_sexes_have_is_that_of_the_other_events_of_whoever_runs(
    tmp_path: Path, text: str, where: str, expected: list[str]
) -> None:
    claim = f'{{ value = "14:58.20", words = "14:58.20", in = "{where}" }}'
    assert (
        problems(
            tmp_path, text, f'ada-brown.clocked = [{{ value = "1:58.20", words = "Ada Brown ran 1:58.20" }}, {claim}]'
        )
        == expected
    )


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ('reading = "the race is the women’s 800m"', ["warning [needless-reading]"]),
        ('reading = "the race is the men’s 800m"', ["error [reading-against-in]", "warning [needless-reading]"]),
        ('reading = "the race is the men’s 800m final", in = "cup-2031-pole-vault"', ["error [in-not-in-sentence]"]),
    ],
)
def test_a_reading_gives_no_lie_to_the_race_of_the_claim(tmp_path: Path, keys: str, expected: list[str]) -> None:
    claim = f'ada-brown.clocked = {{ value = "1:58.20", {keys} }}'
    assert problems(tmp_path, "Ada Brown ran 1:58.20 in the race.", claim) == expected


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("The 800m of 2027 was run.", '"cup-2027-womens-800m-final".held = "yes"', []),
        ("The 800m of 2027 was run.", '"cup-2030-womens-800m-final".held = "yes"', ["error [subject-not-named]"]),
        ("The 800m was run on the last day.", 'race.held = "yes"\nrace.date = "last-day cup-2031"', []),
        ("The 800m was run on the last day.", 'race.date = "last-day cup-2027"', ["error [value-not-in-excerpt]"]),
    ],
)
def test_the_year_of_a_race_as_the_subject_or_of_its_day_is_shown(
    tmp_path: Path, text: str, claim: str, expected: list[str]
) -> None:
    assert problems(tmp_path, text, claim) == expected
