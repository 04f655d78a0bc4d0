"""How much of the articles is curated: sentence by sentence, and in each the values and the names that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts.pack.rules.covered import covered, named, problem_places
from tests.facts.small_pack import RACES

if TYPE_CHECKING:
    from pathlib import Path

TEXT = """\
Harbour Gazette
Ada Brown won the women’s 800m final in 1:58.20. She beat her best by 0.40 seconds.
“I never looked back,” said Brown.
What a night it was! Nobody will forget the 1:58.20.
"""

ENTRIES = """\
[[sentence]]
at = "Harbour Gazette"
aside = "furniture"
[[sentence]]
at = "in 1:58.20"
ada-brown.time = "1:58.20"
[[sentence]]
at = "She beat her best by 0.40 seconds"
ada-brown.improvement = "0.40"
[[sentence]]
at = "I never looked back"
quote = "ada-brown"
[[sentence]]
at = "What a night it was!"
aside = "opinion"
[[sentence]]
at = "Nobody will forget the 1:58.20"
ada-brown.time = { value = "1:58.20", reading = "the time is Brown’s, of which the paragraphs before tell" }
"""


def without(entry: str) -> str:
    """The entries without the one that holds these words."""
    kept = [part for part in ENTRIES.split("[[")[1:] if entry not in part]
    return "".join(f"[[{part}" for part in kept)


# --- sentences ----------------------------------------------------------------------------------------------------


def test_all_sentences_values_and_names_are_counted(tmp_path: Path) -> None:
    report = covered(tmp_path, ENTRIES, TEXT)
    assert report.problems == ()
    assert (report.sentences, report.covered) == (6, 6)
    assert (report.values, report.covered_values) == (4, 4)
    assert (report.names, report.covered_names) == (2, 2)


def test_a_sentence_that_nothing_touches_is_reported_at_its_line_in_the_text(tmp_path: Path) -> None:
    report = covered(tmp_path, without("What a night"), TEXT)
    assert problem_places(report) == ["seeds/gazette.txt:4 [sentence-not-covered]"]
    assert report.problems[0].message == (
        "no entry touches this sentence: “What a night it was!”; "
        "add a claim, a quotation or an aside in data/articles/gazette.toml"
    )
    assert (report.covered, report.sentences) == (5, 6)


def test_what_an_article_says_again_has_to_be_claimed_there_again(tmp_path: Path) -> None:
    report = covered(tmp_path, without("Nobody will forget"), TEXT)
    assert problem_places(report) == [
        "seeds/gazette.txt:4 [sentence-not-covered]",
        "seeds/gazette.txt:4 [value-not-covered]",
    ]


# --- values -------------------------------------------------------------------------------------------------------


def test_a_value_is_reported_with_its_line_and_the_file_that_lacks_the_claim(tmp_path: Path) -> None:
    report = covered(tmp_path, ENTRIES, TEXT.replace("1:58.20. She", "1:58.20 on 27 August 2031 at home. She"))
    (problem,) = report.problems
    assert str(problem) == (
        "seeds/gazette.txt:2: error [value-not-covered] no claim of this sentence says “27 August 2031”; "
        "add a claim under this sentence in data/articles/gazette.toml"
    )
    assert (report.covered_values, report.values) == (4, 5)


@pytest.mark.parametrize(
    ("sentence", "claims", "problems"),
    [
        pytest.param(
            "Brown ran 1:58.20 before 400 fans",
            'ada-brown.time = { value = "1:58.20", words = "Brown ran 1:58.20 before 400 fans" }',
            ["value-not-covered: 400"],
            id="a number within the words of a claim that says another",
        ),
        pytest.param(
            "Brown ran the first kilometre in 1:58.20",
            'ada-brown.time = { value = "1:58.20", when = "after 1000m", reading = "the first is over after 1000m" }',
            [],
            id="a figure that the reading of the moment repeats",
        ),
        pytest.param(
            "Brown was second in 1:58.20",
            'ada-brown.time = "1:58.20"',
            ["value-not-covered: second"],
            id="an ordinal",
        ),
        pytest.param(
            "Brown took gold in 1:58.20",
            'ada-brown.time = "1:58.20"',
            ["value-not-covered: gold"],
            id="a medal word",
        ),
        pytest.param(
            "Gold was Brown’s, the winner",
            'ada-brown.place = "1"',
            ["value-not-covered: Gold"],
            id="a medal word says no place",
        ),
        pytest.param(
            "The victory was Brown’s, in 1:58.20",
            'ada-brown.time = "1:58.20"',
            ["value-not-covered: victory"],
            id="who won",
        ),
        pytest.param(
            "The victory was Brown’s, a triumph",
            'ada-brown.place = { value = "1", words = "The victory was Brown’s" }',
            [],
            id="who won, in two words",
        ),
        pytest.param(
            "Brown took a gold medal",
            'ada-brown.medal = "gold"',
            [],
            id="the noun of a medal is the medal’s",
        ),
        pytest.param(
            "Brown has two gold medals",
            'ada-brown.golds = "2"',
            [],
            id="the noun of a count is the count’s",
        ),
        pytest.param(
            "Brown is the first champion since Mina Lee",
            'ada-brown.since = "since Mina Lee"',
            [],
            id="the ordinal of an attribute’s words is the attribute’s",
        ),
        pytest.param(
            "Brown made her move with 200 metres to go",
            'ada-brown.move = "200m to go"',
            [],
            id="a figure of a moment",
        ),
        pytest.param(
            "Brown passed Mina Lee with 200 metres to go",
            'ada-brown.beat = { value = "mina-lee", when = "200m to go" }',
            [],
            id="a figure that says when the claim holds",
        ),
        pytest.param(
            "In 2031 Brown beat Mina Lee",
            'ada-brown.beat = "mina-lee"',
            [],
            id="the year of the race in which the claim holds",
        ),
        pytest.param(
            "In 2030 Brown beat Mina Lee",
            'ada-brown.beat = "mina-lee"',
            ["value-not-covered: 2030"],
            id="another year",
        ),
        pytest.param(
            "Brown moved on lap two",
            'ada-brown.move = { value = "final lap", words = "on lap two", reading = "lap two is the last lap" }',
            [],
            id="a number by which a reading gives the value",
        ),
        pytest.param(
            "The two were level when Brown passed Mina Lee",
            'ada-brown.beat = "mina-lee"',
            [],
            id="a number word for the people of whom the sentence tells",
        ),
        pytest.param(
            "The two golds were for Brown and Mina Lee",
            'ada-brown.beat = "mina-lee"',
            ["value-not-covered: golds", "value-not-covered: two"],
            id="a number word that counts medals",
        ),
    ],
)
def test_a_value_is_covered_by_the_claim_that_says_it(
    tmp_path: Path, sentence: str, claims: str, problems: list[str]
) -> None:
    assert named(tmp_path, sentence, claims) == problems


@pytest.mark.parametrize(
    ("entries", "problems"),
    [
        pytest.param(
            '[[sentence]]\nat = "I ran 1:58.20 here"\nquote = "ada-brown"\n'
            '[[sentence]]\nat = "Share 1:58.20!"\naside = "furniture"\n',
            ["seeds/gazette.txt:1 [value-not-covered]"],
            id="a quotation covers its sentence and no value; furniture covers both",
        ),
        pytest.param(
            '[[sentence]]\nat = "Brown said “I ran 1:58.20"\nada-brown.time = { value = "1:58.20", by = "ada-brown" }\n'
            '[[sentence]]\nat = "Share"\naside = "teaser"\n',
            ["seeds/gazette.txt:2 [value-not-covered]"],
            id="what stands beside an aside is not in it",
        ),
        pytest.param(
            '[[sentence]]\nat = "Brown said “I ran 1:58.20"\nada-brown.time = "1:58.20"\n'
            '[[sentence]]\nat = "Share 1:58.20!"\naside = "question"\n',
            [],
            id="a question covers both",
        ),
    ],
)
def test_what_covers_a_value(tmp_path: Path, entries: str, problems: list[str]) -> None:
    report = covered(tmp_path, entries, "Brown said “I ran 1:58.20 here”.\nShare 1:58.20!\n")
    assert problem_places(report) == problems


def test_a_quotation_may_speak_of_today_and_its_figures_want_a_claim(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "I ran"\nquote = "ada-brown"\n[[sentence]]\nat = "Share"\naside = "teaser"\n'
    report = covered(tmp_path, entries, "Brown said: “I ran 1:58.20 tonight and will rest tomorrow”.\nShare it!\n")
    assert [problem.message.split("“")[1].split("”")[0] for problem in report.problems] == ["1:58.20"]


def test_what_stands_beside_a_short_aside_may_be_taken_into_it(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "Who will bet"\naside = "question"\n'
    (problem,) = covered(tmp_path, entries, "Who will bet against 1:58.20?\n").problems
    assert problem.message == (
        "no claim of this sentence says “1:58.20”; lengthen “at” of the aside to hold it, "
        "or add a claim under this sentence in data/articles/gazette.toml"
    )


# --- names --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sentence", "claims", "problems"),
    [
        pytest.param(
            "Brown beat Mina Lee and Sven Nordås",
            'ada-brown.beat = "mina-lee"',
            ["name-not-covered: Sven Nordås"],
            id="somebody of whom nothing is claimed",
        ),
        pytest.param(
            "Brown beat Mina Lee in Delta",
            'ada-brown.beat = "mina-lee"',
            ["name-not-covered: Delta"],
            id="a place of which nothing is claimed",
        ),
        pytest.param(
            "Brown beat Mina Lee at the river’s delta",
            'ada-brown.beat = "mina-lee"',
            [],
            id="a small word that is no name",
        ),
        pytest.param(
            "Brown beat Mina Lee of Northmark",
            'ada-brown.beat = "mina-lee"\nmina-lee.country = "northmark"',
            [],
            id="a country that is claimed",
        ),
        pytest.param(
            "Brown beat Mina Lee at the Harbour Games",
            'ada-brown.beat = "mina-lee"',
            [],
            id="names of the meet in which the claim holds",
        ),
        pytest.param(
            "Sven Nordås said that Brown beat Mina Lee",
            'ada-brown.beat = { value = "mina-lee", by = "sven-nordas" }',
            [],
            id="whoever says it",
        ),
    ],
)
def test_a_name_is_covered_by_an_entry_that_has_it(
    tmp_path: Path, sentence: str, claims: str, problems: list[str]
) -> None:
    assert named(tmp_path, sentence, claims) == problems


BY_COUNTRY = "Mina Lee of Northmark ran 1:58.20. The Northmarker ran on.\n"


def test_a_country_may_stand_for_somebody_of_whom_the_article_claims_it(tmp_path: Path) -> None:
    first = '[[sentence]]\nat = "Mina Lee of Northmark"\nmina-lee.country = "northmark"\nmina-lee.time = "1:58.20"\n'
    ran = 'mina-lee.took-part = { value = "yes", reading = "the Northmarker is Lee, who won" }'
    other = 'ada-brown.took-part = { value = "yes", reading = "the Northmarker is Brown, who won" }'
    second = '[[sentence]]\nat = "The Northmarker ran on"\n'
    assert covered(tmp_path / "hers", f"{first}{second}{ran}\n", BY_COUNTRY).problems == ()
    assert problem_places(covered(tmp_path / "not hers", f"{first}{second}{other}\n", BY_COUNTRY)) == [
        "seeds/gazette.txt:1 [name-not-covered]"
    ]


@pytest.mark.parametrize("beside", ["Northmark’s Lee", "Northmark’s fast champion Lee", "Lee of Northmark"])
def test_a_country_beside_a_name_wants_a_claim_wherever_it_stands(tmp_path: Path, beside: str) -> None:
    first = '[[sentence]]\nat = "Mina Lee of Northmark"\nmina-lee.country = "northmark"\nmina-lee.time = "1:58.20"\n'
    second = f'[[sentence]]\nat = "then {beside}"\nmina-lee.time = "1:58.43"\n'
    text = f"Mina Lee of Northmark ran 1:58.20. And then {beside} ran 1:58.43.\n"
    assert problem_places(covered(tmp_path / "without", first + second, text)) == [
        "seeds/gazette.txt:1 [name-not-covered]"
    ]
    assert covered(tmp_path / "with", f'{first}{second}mina-lee.country = "northmark"\n', text).problems == ()


def test_a_place_by_which_a_meet_goes_wants_a_claim_where_it_stands_alone(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "Brown ran 1:58.20"\nada-brown.time = "1:58.20"\n'
    races = RACES.replace('name = "Harbour Games"', 'name = "Harbour Games"\naliases = ["Delta", "Delta Games"]')
    alone = covered(tmp_path / "alone", entries, "Brown ran 1:58.20 in Delta.\n", races=races)
    assert problem_places(alone) == ["seeds/gazette.txt:1 [name-not-covered]"]
    assert covered(tmp_path / "meet", entries, "Brown ran 1:58.20 at the Delta Games.\n", races=races).problems == ()


def test_a_name_is_reported_with_the_file_that_lacks_the_claim(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "Brown beat Mina Lee"\nada-brown.beat = "mina-lee"\n'
    report = covered(tmp_path, entries, "Brown beat Mina Lee and Sven Nordås.\n")
    (problem,) = report.problems
    assert str(problem) == (
        "seeds/gazette.txt:1: error [name-not-covered] no entry of this sentence has “Sven Nordås”; "
        "add a claim under this sentence in data/articles/gazette.toml"
    )
    assert (report.covered_names, report.names) == (2, 3)
