"""What must hold of an article's file as a whole, and of the articles together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import ARTICLE, ENTRIES, RACES, TEXT, article, problem_lines, problem_message, write

if TYPE_CHECKING:
    from pathlib import Path

CLAIM = """\
[[sentence]]
at = "Ada Brown won the women’s 800m final in 1:58.20"
ada-brown.time = "1:58.20"
"""


def test_an_article_needs_entries(tmp_path: Path) -> None:
    assert problem_lines(write(tmp_path, {ARTICLE: article("")})) == [f"{ARTICLE}:1 error [no-entries]"]
    assert problem_message(tmp_path, "no-entries") == ("the article has no entries: add what it says as [[sentence]]")


OLD = {
    "claim": """\
[[claim]]
about = "ada-brown"
what = "tyme"
value = "1:58.20"
excerpt = "Ada Brown also won"
""",
    "quote": """\
[[quote]]
speaker = "ada"
text = "I never looked back,"
""",
    "aside": """\
[[aside]]
excerpt = "Harbour Gazette"
why = "furnitur"
""",
}


@pytest.mark.parametrize("entry", OLD)
def test_a_file_of_the_old_format_gets_one_line(tmp_path: Path, entry: str) -> None:
    assert problem_lines(write(tmp_path, {ARTICLE: article(OLD[entry] * 3)})) == [f"{ARTICLE}:6 error [old-format]"]
    assert problem_message(tmp_path, "old-format") == (
        f'[[{entry}]] is the old format: name each sentence as [[sentence]] with at = "…", and write below it '
        'subject.attribute = "value", quote = "speaker" or aside = "why" (docs/pack-format.md)'
    )


def test_the_first_entry_of_the_old_format_is_named_and_sentences_beside_it_are_checked(tmp_path: Path) -> None:
    entries = CLAIM.replace(".time", ".tyme") + OLD["quote"] + OLD["claim"]
    assert problem_lines(write(tmp_path, {ARTICLE: article(entries)})) == [
        f"{ARTICLE}:8 error [unknown-attribute]",
        f"{ARTICLE}:9 error [old-format]",
    ]
    assert problem_message(tmp_path, "old-format").startswith("[[quote]] is the old format")


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("[stories]\nharbour-2031-womens-800m-final = 1\n", "", "1 [missing-key]", id="no stories"),
        pytest.param("harbour-2031-womens-800m-final = 1", "", "3 [no-story]", id="an empty table of stories"),
        pytest.param("-800m-final = 1", "-80m-final = 1", "4 [unknown-id]", id="a race that is not in the register"),
        pytest.param("final = 1", "final = 0", "4 [key-type]", id="a number below one"),
        pytest.param("final = 1", 'final = "1"', "4 [key-type]", id="a number in quotation marks"),
        pytest.param("file =", 'flie = "x"\nfile =', "1 [unknown-key]", id="a misspelt key"),
        pytest.param("[stories]", 'published = "2031-02-30"\n[stories]', "3 [impossible-date]", id="no such day"),
    ],
)
def test_the_record_of_an_article_is_checked(tmp_path: Path, old: str, new: str, problem: str) -> None:
    whole = article(CLAIM + 'race.date = { value = "2031-08-27", reading = "as the page prints: 27 August" }\n')
    assert old in whole
    write(tmp_path, {ARTICLE: whole.replace(old, new, 1)})
    assert problem_lines(tmp_path) == [f"{ARTICLE}:{problem.replace(' ', ' error ')}"]


@pytest.mark.parametrize("sentence", ["sentence = 1", "sentence = [1]"])
def test_sentences_that_are_no_tables_are_a_problem(tmp_path: Path, sentence: str) -> None:
    write(tmp_path, {ARTICLE: article("").replace("[stories]", f"{sentence}\n[stories]")})
    assert problem_lines(tmp_path) == [f"{ARTICLE}:1 error [no-entries]", f"{ARTICLE}:3 error [key-type]"]


def test_a_day_as_the_page_prints_it_is_left_alone(tmp_path: Path) -> None:
    whole = article(CLAIM).replace("[stories]", 'published = "Thursday 28th of August"\n[stories]')
    assert problem_lines(write(tmp_path, {ARTICLE: whole})) == []


def test_two_articles_cannot_have_one_number_in_a_story(tmp_path: Path) -> None:
    root = write(tmp_path, {"data/articles/mile.toml": article(CLAIM, file="mile.txt"), "seeds/mile.txt": TEXT})
    assert problem_lines(root) == ["data/articles/mile.toml:4 error [duplicate-number]"]
    assert problem_message(root, "duplicate-number") == (
        "data/articles/gazette.toml has number 1 in this story already: take the next free one"
    )


def test_two_articles_cannot_be_about_one_text(tmp_path: Path) -> None:
    root = write(tmp_path, {"data/articles/mile.toml": article(CLAIM, number=2)})
    assert problem_lines(root) == ["data/articles/mile.toml:1 error [duplicate-file]"]


def test_a_file_name_that_is_no_id_is_reported(tmp_path: Path) -> None:
    root = write(tmp_path, {ARTICLE: None, "data/articles/The Gazette.toml": article(ENTRIES)})
    assert problem_lines(root) == ["data/articles/The Gazette.toml:1 error [bad-id]"]


def test_a_claim_with_an_error_is_not_half_loaded(tmp_path: Path) -> None:
    root = write(tmp_path, {ARTICLE: article(ENTRIES + CLAIM)})
    assert [problem.rule for problem in read_pack(root).problems] == ["sentence-order", "duplicate-claim"]
    assert read_pack(root).pack is None


@pytest.mark.parametrize("url", ["javascript:alert(1)", "not a url"])
def test_a_url_that_is_no_web_address_is_a_warning(tmp_path: Path, url: str) -> None:
    record = article(ENTRIES).replace("sha256 =", f'url = "{url}"\nsha256 =')
    assert problem_lines(write(tmp_path, {ARTICLE: record})) == [f"{ARTICLE}:2 warning [bad-url]"]


@pytest.mark.parametrize(
    ("story", "message"),
    [
        (
            "harbour-2031-womens-800m-final",
            "race that this pack knows: did you mean “harbour-2031/womens-800m/final”?",
        ),
        (
            '"harbour-2031/womens-801m/final"',
            "event that this pack knows: did you mean “womens-800m”?",
        ),
        (
            '"harbour-2032/womens-800m/final"',
            "meet that this pack knows: did you mean “harbour-2031”?",
        ),
    ],
)
def test_a_story_that_nobody_knows_is_one_problem(tmp_path: Path, story: str, message: str) -> None:
    others = ENTRIES.replace('ada-brown.time = "1:58.20"', 'ada-brown.time = { value = "1:58.20", in = "season-2031" }')
    record = article(others).replace("harbour-2031-womens-800m-final = 1", f"{story} = 1")
    root = write(tmp_path, {"data/races.toml": RACES.partition("[race.")[0], ARTICLE: record})
    assert [each.message.partition(" is no ")[2] for each in read_pack(root).problems] == [message]
