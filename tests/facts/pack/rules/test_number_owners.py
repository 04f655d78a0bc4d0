"""A number is held to its subject: not where another person is described by it, or is the only one of its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts.small_pack import ARTICLE, VOCABULARY, article, attribute, problem_lines, problem_message, write

if TYPE_CHECKING:
    from pathlib import Path

ATTRIBUTES = "".join(
    [
        attribute("age", "age"),
        attribute("place", "place"),
        attribute("medal", "medal"),
        attribute("wins", "count"),
        attribute("margin", "gap"),
        attribute("since", "date"),
        attribute("move", "moment"),
        attribute("home", "place-name", roles=["country"]),
    ]
)
PLACES = """\
[country.northmark]
name = "Northmark"
code = "NMK"
aliases = ["Northmarker"]
[country.harbour]
name = "Harbour"
code = "HBR"
"""
HOME = "Mina Lee of Northmark slept, as did Sven Nordås of Harbour and Ada Brown.\n"
HOMES = """\
[[sentence]]
at = "Mina Lee of Northmark slept"
mina-lee.home = "northmark"
sven-nordas.home = "harbour"
"""


def problems(root: Path, sentence: str, claim: str) -> list[str]:
    """The rules that a claim breaks whose sentence tells of three people of whom the paragraph before has the homes."""
    text = f"{HOME}It was said of Mina Lee, Sven Nordås and Ada Brown: it rained. {sentence}\n"
    entries = f'{HOMES}[[sentence]]\nat = "{sentence}"\n{claim}\n'
    files = {
        ARTICLE: article(entries, text),
        "data/vocabulary.toml": VOCABULARY + ATTRIBUTES,
        "data/places.toml": PLACES,
    }
    lines = problem_lines(write(root, files, text=text))
    return [line.rpartition("[")[2].rstrip("]") for line in lines]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        pytest.param("The 25-year-old Northmarker outran Brown.", 'ada-brown.age = "25"', id="who goes by a country"),
        pytest.param("The 25-year-old Lee outran Brown.", 'ada-brown.age = "25"', id="described by an age"),
        pytest.param("Brown outran 25-year-old Lee.", 'ada-brown.age = "25"', id="described behind the subject"),
        pytest.param("Brown outran Lee, 25, at home.", 'ada-brown.age = "25"', id="apposed"),
        pytest.param("Brown slept and Lee took bronze.", 'ada-brown.medal = "bronze"', id="the only one of a clause"),
        pytest.param("Lee took bronze.", 'ada-brown.medal = "bronze"', id="the only one of the sentence"),
        pytest.param("Brown slept, while Lee was third.", 'ada-brown.place = "3"', id="a place"),
        pytest.param("Brown slept, while Lee ran 1:58.20.", 'ada-brown.time = "1:58.20"', id="a mark"),
        pytest.param("Brown slept; Lee had won twice.", 'ada-brown.wins = "2"', id="a count"),
        pytest.param("Brown slept; Lee has run since 2018.", 'ada-brown.since = "2018"', id="a year"),
        pytest.param("Brown slept; Lee went with 200m to go.", 'ada-brown.move = "200m to go"', id="a moment"),
        pytest.param("Lee beat Brown, who was third.", 'mina-lee.place = "3"', id="of whom a relative clause tells"),
    ],
)
def test_a_number_of_another_person_is_reported(tmp_path: Path, sentence: str, claim: str) -> None:
    assert problems(tmp_path, sentence, claim) == ["number-of-another"]


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        pytest.param("The 25-year-old Northmarker outran Brown.", 'mina-lee.age = "25"', id="the subject’s country"),
        pytest.param("The 25-year-old Northmarker Mina Lee slept.", 'mina-lee.age = "25"', id="country and name"),
        pytest.param("Brown outran the 25-year-old Delta Mina Lee.", 'mina-lee.age = "25"', id="the name behind"),
        pytest.param("Brown outran Lee for gold.", 'ada-brown.medal = "gold"', id="the first of a clause"),
        pytest.param("Brown won, ahead of Lee in 1:58.20.", 'mina-lee.time = "1:58.20"', id="the nearest one"),
        pytest.param("Brown slept, but Lee led, and so took gold.", 'mina-lee.medal = "gold"', id="the clause before"),
        pytest.param("Brown beat Lee, and so took gold.", 'ada-brown.medal = "gold"', id="the first of the sentence"),
        pytest.param(
            "Brown and Lee saw their hopes of gold end.", 'ada-brown.medal = "gold"', id="one of two subjects"
        ),
        pytest.param(
            "Brown of Harbour and Lee shared the gold.", 'ada-brown.medal = "gold"', id="of two subjects one of a place"
        ),
        pytest.param("She beat Lee to gold.", 'ada-brown.medal = "gold"', id="a pronoun may be anybody"),
        pytest.param("Lee beat Brown, who was third.", 'ada-brown.place = "3"', id="of whom a relative clause tells"),
        pytest.param("Third was Brown, ahead of Lee.", 'ada-brown.place = "3"', id="the name behind the number"),
        pytest.param("There was gold.", 'ada-brown.medal = "gold"', id="nobody in the sentence"),
        pytest.param("Brown led Lee home.", 'ada-brown.place = "1"', id="a verb describes nobody behind it"),
        pytest.param(
            "Brown won. Lee held on for silver, 0.44 behind.",
            'ada-brown.margin = { value = "0.44", than = "mina-lee" }',
            id="between the two",
        ),
        pytest.param(
            "Lee says that there will be gold.",
            'ada-brown.medal = { value = "gold", reading = "the gold is Brown’s" }',
            id="a reading",
        ),
        pytest.param("Results: 1. Brown 1:58.20; 2. Lee 1:58.43.", 'mina-lee.place = "2"', id="a list of results"),
    ],
)
def test_a_number_that_may_be_the_subject_s_own_is_not(tmp_path: Path, sentence: str, claim: str) -> None:
    assert problems(tmp_path, sentence, claim) == []


def test_the_message_names_the_other_person(tmp_path: Path) -> None:
    problems(tmp_path, "The 25-year-old Northmarker outran Brown.", 'ada-brown.age = "25"')
    assert problem_message(tmp_path, "number-of-another") == (
        "“25” (age) belongs to “Northmarker” where it stands, and not to Ada Brown: mend the subject, "
        'write words = "…" with the words that show it, or say in “reading” how it is read'
    )
