"""Which words of a sentence show a claim: those that answers print, and under which a reader finds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts.small_pack import RACES, entry_problems, read_article

if TYPE_CHECKING:
    from pathlib import Path


WON = "Ada Brown won the women’s 800m final in 1:58.20, her best by 0.40 seconds, while Mina Lee was second in 1:58.43."


def excerpt(root: Path, text: str, claim: str, at: str) -> str:
    """The words that show the only claim of a text."""
    (read,) = read_article(root, f'[[sentence]]\nat = "{at}"\n{claim}\n', text).claims
    return read.excerpt


def test_the_run_that_names_the_sentence_shows_what_it_holds(tmp_path: Path) -> None:
    at = "Ada Brown won the women’s 800m final in 1:58.20"
    assert excerpt(tmp_path, WON, 'ada-brown.time = "1:58.20"', at) == at


@pytest.mark.parametrize("at", ["Ada Brown won", "the women’s 800m final", "was second", "her best by 0.40 seconds"])
@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ('ada-brown.time = "1:58.20"', "Ada Brown won the women’s 800m final in 1:58.20"),
        ('ada-brown.improvement = "0.40"', "Ada Brown won the women’s 800m final in 1:58.20, her best by 0.40 seconds"),
        ('mina-lee.time = "1:58.43"', "Mina Lee was second in 1:58.43"),
        ('mina-lee.took-part = "yes"', "Mina Lee was second"),
        (
            'ada-brown.beat = "mina-lee"',
            "Ada Brown won the women’s 800m final in 1:58.20, her best by 0.40 seconds, while Mina Lee",
        ),
    ],
)
def test_else_the_shortest_run_of_whole_phrases_from_the_name_to_the_value(
    tmp_path: Path, at: str, claim: str, expected: str
) -> None:
    assert excerpt(tmp_path, WON, claim, at) == expected


def test_the_value_may_stand_before_the_name(tmp_path: Path) -> None:
    text = "1:58.20, which nobody had run here, Ada Brown took the title on a cold night."
    assert excerpt(tmp_path, text, 'ada-brown.time = "1:58.20"', "a cold night") == (
        "1:58.20, which nobody had run here, Ada Brown took the title"
    )


def test_a_bracket_is_no_end_of_a_phrase(tmp_path: Path) -> None:
    text = "On Wednesday (27 August) the women’s 800m final was held, and on Friday nothing."
    assert excerpt(tmp_path, text, 'race.date = "2031-08-27"', "nothing") == (
        "Wednesday (27 August) the women’s 800m final"
    )


def test_where_the_sentence_names_no_subject_the_clause_with_the_value(tmp_path: Path) -> None:
    text = "Ada Brown had waited for it. On this cold night, she ran 1:58.20 without a pacemaker, and wept."
    assert excerpt(tmp_path, text, 'ada-brown.time = "1:58.20"', "cold night") == (
        "she ran 1:58.20 without a pacemaker"
    )


def test_where_the_sentence_names_no_subject_the_run_that_names_it_may_hold_the_value_alone(tmp_path: Path) -> None:
    text = "Ada Brown had waited for it. On this cold night, she ran 1:58.20 without a pacemaker, and wept."
    assert excerpt(tmp_path, text, 'ada-brown.time = "1:58.20"', "1:58.20") == "1:58.20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("As Ada Brown led, Mina Lee rested.", "As Ada Brown led, Mina Lee rested"),
        ("And while Ada Brown led, Mina Lee rested.", "while Ada Brown led, Mina Lee rested"),
        ("With Ada Brown was Mina Lee, who rested.", "Ada Brown was Mina Lee"),
        ("It was cold, as Ada Brown, with a cap, beat Mina Lee here.", "Ada Brown, with a cap, beat Mina Lee here"),
    ],
)
def test_the_word_that_joins_two_clauses_of_a_sentence_stays(tmp_path: Path, text: str, expected: str) -> None:
    claim = 'ada-brown.beat = { value = "mina-lee", reading = "so it was" }'
    assert excerpt(tmp_path, text, claim, text.split(maxsplit=1)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In 1:58.20 Ada Brown managed to win for the club.", "1:58.20 Ada Brown managed to win"),
        ("With 1:58.20 came Ada Brown to the line.", "1:58.20 came Ada Brown"),
        ("1:58.20 told Ada Brown not to have lost, she said.", "1:58.20 told Ada Brown not to have lost"),
    ],
)
def test_no_verb_is_cut_off_from_what_hangs_on_it(tmp_path: Path, text: str, expected: str) -> None:
    assert excerpt(tmp_path, text, 'ada-brown.time = "1:58.20"', text.split(maxsplit=1)[0]) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“I ran, and how,” said Ada Brown after 1:58.20.", "said Ada Brown after 1:58.20"),
        ("The club of Ada Brown saw 1:58.20 here.", "The club of Ada Brown saw 1:58.20 here"),
    ],
)
def test_a_run_begins_neither_inside_a_quotation_before_nor_with_what_hangs_on_a_noun(
    tmp_path: Path, text: str, expected: str
) -> None:
    assert excerpt(tmp_path, text, 'ada-brown.time = "1:58.20"', text.split(maxsplit=2)[1]) == expected


LONG = (
    "Ada Brown of Harbour, whom nobody in the old stadium by the water had expected to see in front of them all at the"
    " bell, {ran} 1:58.20 on a cold night."
)


@pytest.mark.parametrize(
    ("ran", "expected"),
    [
        ("ran", "ran 1:58.20 on a cold night"),
        ("left Mina Lee behind with", LONG.removesuffix(" on a cold night.").format(ran="left Mina Lee behind with")),
        ("left Mina Lee behind and ran", "ran 1:58.20 on a cold night"),
        ("left Mina Lee behind to run", "to run 1:58.20 on a cold night"),
        ("left Mina Lee behind as she ran", "she ran 1:58.20 on a cold night"),
    ],
)
def test_where_the_name_is_far_away_the_clause_with_the_value_if_it_names_nobody_else(
    tmp_path: Path, ran: str, expected: str
) -> None:
    assert excerpt(tmp_path, LONG.format(ran=ran), 'ada-brown.time = "1:58.20"', "on a cold night") == expected


def test_what_the_page_has_before_a_sentence_is_no_part_of_it(tmp_path: Path) -> None:
    text = "Home News Nobody else: Ada Brown ran 1:58.20."
    entries = """\
[[sentence]]
at = "Home News"
aside = "furniture"
[[sentence]]
at = "Nobody else: Ada Brown"
ada-brown.took-part = { value = "yes", reading = "Brown won" }
"""
    (claim,) = read_article(tmp_path, entries, text).claims
    assert claim.excerpt == "Nobody else: Ada Brown ran 1:58.20"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brown ran 1:58.20 here at the Bay Cup in May.", "Ada Brown ran 1:58.20 here at the Bay Cup"),
        ("Ada Brown ran 1:58.20 here, unlike at the Bay Cup.", "Ada Brown ran 1:58.20 here"),
        ("At the Bay Cup Ada Brown ran 1:58.20 in the rain.", "the Bay Cup Ada Brown ran 1:58.20"),
        ("Ada Brown ran 1:58.20 here at the Games of 2030.", "Ada Brown ran 1:58.20 here"),
    ],
)
def test_a_run_goes_on_to_another_meet_that_its_clause_names(tmp_path: Path, text: str, expected: str) -> None:
    races = f'{RACES}[meet.bay-cup-2030]\nname = "Bay Cup"\nyear = 2030\n'
    entries = '[[sentence]]\nat = "1:58.20"\nin = "bay-cup-2030"\nada-brown.time = "1:58.20"\n'
    (claim,) = read_article(tmp_path, entries, text, {"data/races.toml": races}).claims
    assert claim.excerpt == expected


def test_a_run_over_two_sentences_takes_both(tmp_path: Path) -> None:
    text = "It was Ada Brown. Nobody else ran 1:58.20."
    assert excerpt(tmp_path, text, 'ada-brown.time = "1:58.20"', "Brown. Nobody") == (
        "Ada Brown. Nobody else ran 1:58.20"
    )


def test_the_words_of_a_claim_are_taken_as_they_are(tmp_path: Path) -> None:
    claim = 'ada-brown.time = { value = "1:58.20", words = "the women’s 800m final in 1:58.20" }'
    assert excerpt(tmp_path, WON, claim, "Mina Lee") == "the women’s 800m final in 1:58.20"


def test_first_and_last_words_stand_for_all_between(tmp_path: Path) -> None:
    claim = 'ada-brown.improvement = { value = "0.40", words = "Brown … 0.40 seconds" }'
    expected = "Brown won the women’s 800m final in 1:58.20, her best by 0.40 seconds"
    assert excerpt(tmp_path, WON, claim, "Ada … was second") == expected


TWICE = "Ada Brown won. Mina Lee saw 1:58.20 on the clock, and 1:58.20 it was for Brown. Ada Brown won."


def test_nth_says_which_sentence_and_which_words_of_it(tmp_path: Path) -> None:
    entries = """\
[[sentence]]
at = "Ada Brown won"
nth = 2
ada-brown.took-part = "yes"
[[sentence]]
at = "on the clock"
ada-brown.time = { value = "1:58.20", words = "1:58.20", nth = 2, reading = "it was hers" }
"""
    claims = read_article(tmp_path, entries, TWICE).claims
    assert [(claim.what, claim.span.start) for claim in claims] == [
        ("took-part", TWICE.rindex("Ada Brown won")),
        ("time", TWICE.rindex("1:58.20")),
    ]


def test_a_sentence_that_shows_nothing_is_shown_whole_and_reported(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "Ada Brown won"\nada-brown.took-part = "no"\n'
    assert entry_problems(tmp_path, entries, WON) == ["3 error [value-not-in-excerpt]"]


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("Ada Brown won", "Ada Brown won the women’s 800m final in 1:58.20"),
        ("Mina Lee", "Mina Lee was second in 1:58.43"),
        ("won … was second", WON.removesuffix(".")),
    ],
)
def test_what_only_a_reading_says_is_shown_by_the_clause_that_names_the_sentence(
    tmp_path: Path, at: str, expected: str
) -> None:
    claim = 'ada-brown.took-part = { value = "no", reading = "so the judges said: Brown missed it" }'
    assert excerpt(tmp_path, WON, claim, at) == expected


# --- a number that is somebody else's -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        pytest.param("Brown ran 1:58.20, Lee 1:58.43.", 'mina-lee.time = "1:58.20"', id="of the clause before"),
        pytest.param("Brown ran 1:58.20, Lee 1:58.43.", 'ada-brown.time = "1:58.43"', id="of the clause behind"),
        pytest.param("Brown ran 1:58.20 and Lee 1:58.43.", 'mina-lee.time = "1:58.20"', id="joined by “and”"),
        pytest.param("Brown won. She ran 1:58.20 from 1:58.43.", 'ada-brown.time = "1:58.20"', id="a pronoun"),
        pytest.param("Lee ran 1:58.20 from 1:58.43.", 'mina-lee.time = "1:58.43"', id="further away"),
    ],
)
def test_a_number_that_may_be_another_s_is_reported(tmp_path: Path, text: str, claim: str) -> None:
    at = text.partition(" ran")[0].rpartition(". ")[2]
    assert entry_problems(tmp_path, f'[[sentence]]\nat = "{at}"\n{claim}\n', text) == ["3 error [value-ambiguous]"]


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        ("Brown ran 1:58.20 and Lee 1:58.43.", 'ada-brown.time = "1:58.20"', "Brown ran 1:58.20"),
        ("Brown ran 1:58.20 and Lee 1:58.43.", 'mina-lee.time = "1:58.43"', "Lee 1:58.43"),
        ("Brown was first, in 1:58.20, Lee in 1:58.43.", 'mina-lee.time = "1:58.43"', "Lee in 1:58.43"),
        ("The clock had 1:58.20, from Brown.", 'ada-brown.time = "1:58.20"', "1:58.20, from Brown"),
    ],
)
def test_the_number_nearest_to_a_name_is_its_own(tmp_path: Path, text: str, claim: str, expected: str) -> None:
    assert excerpt(tmp_path, text, claim, text.partition(" ")[0]) == expected


def test_what_a_sentence_says_of_all_its_claims_makes_no_number_right(tmp_path: Path) -> None:
    entries = """\
[[sentence]]
at = "She ran"
reading = "“she” is Lee, of whom the headline tells"
mina-lee.time = ["1:58.43", "1:58.34"]
"""
    assert entry_problems(tmp_path, entries, "She ran 1:58.43.") == ["4 error [value-not-in-excerpt]"]


# --- said again ---------------------------------------------------------------------------------------------------

AGAIN = "Ada Brown ran 1:58.20 here.\nIt was over. A 1:58.20!\nThe winner, Ada Brown, ran 1:58.20.\n"
AGAIN_ENTRIES = """\
[[sentence]]
at = "A 1:58.20!"
ada-brown.time = { value = "1:58.20", reading = "so ran Brown" }
[[sentence]]
at = "here"
ada-brown.time = "1:58.20"
[[sentence]]
at = "The winner"
ada-brown.time = "1:58.20"
"""


def test_one_claim_of_several_sentences_is_one_and_shown_by_the_first_that_needs_no_reading(tmp_path: Path) -> None:
    (claim,) = read_article(tmp_path, AGAIN_ENTRIES, AGAIN).claims
    assert (claim.excerpt, claim.reading) == ("Ada Brown ran 1:58.20 here", None)
    assert [AGAIN[span.start : span.end] for span in claim.also] == ["A 1:58.20!", "Ada Brown, ran 1:58.20"]


def test_each_time_that_it_is_said_is_checked(tmp_path: Path) -> None:
    entries = AGAIN_ENTRIES.replace(', reading = "so ran Brown"', "")
    assert entry_problems(tmp_path, entries, AGAIN) == ["3 error [subject-not-named]", "4 warning [sentence-order]"]


def test_a_claim_that_only_sentences_with_a_reading_make_is_shown_by_the_first(tmp_path: Path) -> None:
    text = "A fine race. In it: 1:58.20!\nAnd again: 1:58.20!\n"
    entries = "".join(
        f'[[sentence]]\nat = "{at}"\nada-brown.time = {{ value = "1:58.20", reading = "{at}: so ran Brown" }}\n'
        for at in ("In it", "And again")
    )
    (claim,) = read_article(tmp_path, entries, text).claims
    assert (claim.excerpt, claim.reading) == ("1:58.20", "In it: so ran Brown")
    assert len(claim.also) == 1


def test_the_same_value_in_another_sense_is_another_claim(tmp_path: Path) -> None:
    entries = AGAIN_ENTRIES.replace('"1:58.20"\n[[', '{ value = "1:58.20", mood = "hoped" }\n[[')
    assert [(str(claim.mood), len(claim.also)) for claim in read_article(tmp_path, entries, AGAIN).claims] == [
        ("asserted", 1),
        ("hoped", 0),
    ]


def test_a_word_does_not_stand_inside_a_longer_one(tmp_path: Path) -> None:
    text = "Ada Brown ran 1:58.20, two seconds ahead of the second."
    claim = 'ada-brown.time = { value = "1:58.20", reading = "it was 1:58.20", words = "second" }'
    assert excerpt(tmp_path, text, claim, "second") == "second"


FAMILY = """\
[person.ada-brown]
name = "Ada Brown"
[person.grace-brown]
name = "Grace Brown"
aliases = ["Grace"]
"""


@pytest.mark.parametrize(
    ("text", "at", "expected"),
    [
        (
            "Brown belongs to a club in Delta and beat her mother, Grace, in it.",
            "Brown belongs to a club",
            "Brown belongs to a club in Delta and beat her mother, Grace",
        ),
        ("Ada Brown beat Grace Brown.", "Ada Brown beat", "Ada Brown beat Grace Brown"),
    ],
)
def test_a_surname_of_two_people_shows_no_other_one_beside_a_subject_of_that_name(
    tmp_path: Path, text: str, at: str, expected: str
) -> None:
    entries = f'[[sentence]]\nat = "{at}"\nada-brown.beat = "grace-brown"\n'
    assert read_article(tmp_path, entries, text, {"data/people.toml": FAMILY}).claims[0].excerpt == expected
