"""What a sentence says once for all of its claims, and what the story and the vocabulary say where it is silent."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts.small_pack import (
    ARTICLE,
    VOCABULARY,
    article,
    entry_problems,
    problem_lines,
    problem_message,
    read_article,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bot.facts.model import Claim

RACE = "harbour-2031-womens-800m-final"
TEXT = "Ada Brown won in 1:58.20, Mina Lee was second in 1:58.43, and on 27 August Harbour women danced.\n"


def read_claims(root: Path, entries: str, vocabulary: str = VOCABULARY) -> tuple[Claim, ...]:
    return read_article(root, entries, TEXT, {"data/vocabulary.toml": vocabulary}).claims


def sentence(*lines: str) -> str:
    return "\n".join(['[[sentence]]\nat = "Ada Brown won in 1:58.20"', *lines, ""])


def test_without_a_word_a_claim_is_of_the_first_story_and_asserted_by_the_article(tmp_path: Path) -> None:
    (claim,) = read_claims(tmp_path, sentence('ada-brown.time = "1:58.20"'))
    assert (str(claim.in_), claim.when, claim.than, claim.among, claim.by, claim.mood, claim.reading) == (
        RACE,
        None,
        None,
        None,
        None,
        "asserted",
        None,
    )


@pytest.mark.parametrize(
    ("key", "value", "own"),
    [
        ("in", "career/womens-800m", "games"),
        ("when", "as of harbour-2031", "before harbour-2031"),
        ("among", "harbour-women", None),
        ("by", "mina-lee", "ada-brown"),
        ("mood", "hoped", "denied"),
    ],
)
def test_what_a_sentence_says_holds_for_each_claim_that_says_nothing_else(
    tmp_path: Path, key: str, value: str, own: str | None
) -> None:
    lee = f'mina-lee.time = {{ value = "1:58.43", {key} = "{own}" }}' if own else 'mina-lee.time = "1:58.43"'
    claims = read_claims(tmp_path, sentence(f'{key} = "{value}"', 'ada-brown.time = "1:58.20"', lee))
    field = "in_" if key == "in" else key
    assert [str(getattr(claim, field)) for claim in claims] == [value, own or value]


def test_what_a_sentence_says_of_another_one_is_not_said(tmp_path: Path) -> None:
    entries = sentence('when = "as of harbour-2031"', 'ada-brown.time = "1:58.20"') + sentence(
        'ada-brown.time = "1:58.20"'
    )
    assert [str(claim.when) for claim in read_claims(tmp_path, entries)] == ["as of harbour-2031", "None"]


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ('in = "game"', "unknown-id"),
        ('when = "some time"', "bad-moment"),
        ('among = "men"', "unknown-id"),
        ('by = "somebody"', "unknown-id"),
        ('mood = "wished"', "unknown-choice"),
    ],
)
def test_a_mistake_of_a_sentence_is_one_problem_at_its_line_however_many_its_claims(
    tmp_path: Path, key: str, problem: str
) -> None:
    entries = sentence(key, 'ada-brown.time = "1:58.20"', 'mina-lee.time = "1:58.43"')
    assert entry_problems(tmp_path, entries, TEXT) == [f"3 error [{problem}]"]


# --- how it is read -----------------------------------------------------------------------------------------------

READ = sentence('reading = "the runner is Nordås"', 'sven-nordas.time = "1:58.20"', 'ada-brown.time = "1:58.20"')


def test_a_sentence_says_how_those_of_its_claims_are_read_that_need_it(tmp_path: Path) -> None:
    assert [(claim.about, claim.reading) for claim in read_claims(tmp_path, READ)] == [
        ("sven-nordas", "the runner is Nordås"),
        ("ada-brown", None),
    ]


def test_a_reading_of_a_sentence_that_none_of_its_claims_needs_is_a_warning(tmp_path: Path) -> None:
    entries = sentence('reading = "so it is"', 'ada-brown.time = "1:58.20"', 'mina-lee.time = "1:58.43"')
    assert entry_problems(tmp_path, entries, TEXT) == ["3 warning [needless-reading]"]


def test_a_reading_that_only_claims_with_one_of_their_own_would_need_is_a_warning(tmp_path: Path) -> None:
    entries = READ.replace('"1:58.20"\nada', '{ value = "1:58.20", reading = "as Nordås says" }\nada')
    assert entry_problems(tmp_path, entries, TEXT) == ["3 warning [needless-reading]"]


# --- the story ----------------------------------------------------------------------------------------------------


def test_race_and_meet_are_those_of_the_first_story(tmp_path: Path) -> None:
    reading = 'reading = "they danced at the Games after the final of 27 August"'
    entries = sentence(*(f'{word}.date = {{ value = "2031-08-27", {reading} }}' for word in ("race", "meet")))
    assert [claim.about for claim in read_claims(tmp_path, entries)] == [RACE, "harbour-2031"]


def test_where_the_story_is_in_no_register_only_that_is_a_problem(tmp_path: Path) -> None:
    entries = sentence('race.took-part = "yes"', 'meet.took-part = "yes"', 'ada-brown.time = "1:58.20"')
    whole = article(entries, TEXT).replace("-800m-final = 1", "-80m-final = 1")
    assert problem_lines(write(tmp_path, {ARTICLE: whole}, text=TEXT)) == [f"{ARTICLE}:4 error [unknown-id]"]


# --- the vocabulary -----------------------------------------------------------------------------------------------


def with_defaults(in_: str = "career/{event}", when: str = "as of {race}") -> str:
    """The vocabulary with defaults of the attribute "time"."""
    return VOCABULARY.replace(
        "[attributes.time]\n", f'[attributes.time]\ndefault-in = "{in_}"\ndefault-when = "{when}"\n'
    )


@pytest.mark.parametrize(
    ("in_", "when", "expected"),
    [
        ("career/{event}", "as of {race}", ("career/womens-800m", f"as of {RACE}")),
        ("season-{year}/{event}", "before {meet}", ("season-2031/womens-800m", "before harbour-2031")),
        ("{meet}", "bell", ("harbour-2031", "bell")),
    ],
)
def test_the_vocabulary_says_where_and_when_an_attribute_holds_by_default(
    tmp_path: Path, in_: str, when: str, expected: tuple[str, str]
) -> None:
    (claim,) = read_claims(tmp_path, sentence('ada-brown.time = "1:58.20"'), with_defaults(in_, when))
    assert (str(claim.in_), str(claim.when)) == expected


def test_sentence_and_claim_overrule_the_vocabulary(tmp_path: Path) -> None:
    entries = sentence('in = "games"', 'ada-brown.time = { value = "1:58.20", when = "before harbour-2031" }')
    (claim,) = read_claims(tmp_path, entries, with_defaults())
    assert (str(claim.in_), str(claim.when)) == ("games", "before harbour-2031")


def test_a_default_of_another_attribute_does_not_hold(tmp_path: Path) -> None:
    (claim,) = read_claims(tmp_path, sentence('ada-brown.took-part = "yes"'), with_defaults())
    assert (str(claim.in_), claim.when) == (RACE, None)


def test_a_default_that_speaks_of_what_no_story_has_is_a_problem(tmp_path: Path) -> None:
    root = write(tmp_path, {"data/vocabulary.toml": with_defaults("season-{yaer}")})
    line = VOCABULARY[: VOCABULARY.index("[attributes.time]")].count("\n") + 2
    assert problem_lines(root) == [f"data/vocabulary.toml:{line} error [unknown-choice]"]
    assert problem_message(root, "unknown-choice") == (
        "“yaer” is not one of race, meet, event, year: did you mean “year”?"
    )


# --- words that no entry can have as its id -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "word",
    [
        *("at", "nth", "in", "when", "among", "by", "mood", "reading", "quote", "words", "remark", "aside"),
        *("race", "meet", "career", "season-2031"),
    ],
)
def test_a_word_of_the_format_is_no_id(tmp_path: Path, word: str) -> None:
    root = write(tmp_path, {"data/more.toml": f'[person.{word}]\nname = "Ike Word"\n'})
    assert problem_lines(root) == ["data/more.toml:1 error [bad-id]"]
    assert problem_message(root, "bad-id") == f"“{word}” is a word of the format: choose another id"


# --- beside a quotation -------------------------------------------------------------------------------------------

SAID = """\
[[sentence]]
at = "in 1:58.20"
quote = "ada-brown"
reading = "{reading}"
mina-lee.time = "1:58.20"
"""


@pytest.mark.parametrize(
    ("text", "reading", "problems"),
    [
        pytest.param("“They ran it in 1:58.20,” said Brown.\n", "the runner is Lee", [], id="of the claim"),
        pytest.param("“They ran it in 1:58.20.”\n", "Brown says it of Lee", [], id="of both"),
        pytest.param("“Lee ran it in 1:58.20.”\n", "Brown says it", [], id="of the speaker"),
        pytest.param(
            "“Lee ran it in 1:58.20,” said Brown.\n",
            "Brown says it of Lee",
            ["4 warning [needless-reading]"],
            id="of nobody",
        ),
    ],
)
def test_the_reading_of_a_quotation_holds_for_its_speaker_and_for_its_claims(
    tmp_path: Path, text: str, reading: str, problems: list[str]
) -> None:
    assert entry_problems(tmp_path, SAID.format(reading=reading), text) == problems
