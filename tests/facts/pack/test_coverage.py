"""How much of the articles is curated, sentence by sentence and value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.coverage import Coverage, coverage
from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import ARTICLE, ENTRIES, article, write

if TYPE_CHECKING:
    from pathlib import Path


def covered(root: Path) -> Coverage:
    loaded = read_pack(root)
    assert loaded.pack is not None, loaded.problems
    return coverage(loaded.pack, loaded.known)


def problem_places(report: Coverage) -> list[str]:
    return [f"{problem.path}:{problem.line} [{problem.rule}]" for problem in report.problems]


def without(entry: str) -> str:
    """The entries of the small pack without the one that holds these words."""
    kept = [part for part in ENTRIES.split("[[")[1:] if entry not in part]
    return "".join(f"[[{part}" for part in kept)


def test_the_small_pack_is_wholly_covered(tmp_path: Path) -> None:
    report = covered(write(tmp_path))
    assert report.problems == ()
    assert (report.sentences, report.covered) == (7, 7)
    assert report.values == report.covered_values > 0


def test_a_sentence_that_nothing_touches_is_reported_at_its_line_in_the_text(tmp_path: Path) -> None:
    report = covered(write(tmp_path, {ARTICLE: article(without("What a night"))}))
    assert problem_places(report) == ["seeds/gazette.txt:5 [sentence-not-covered]"]
    assert report.problems[0].message == (
        "no entry touches this sentence: “What a night it was!”; "
        "add a claim, a quotation or an aside in data/articles/gazette.toml"
    )
    assert (report.covered, report.sentences) == (6, 7)


def test_a_value_outside_every_claim_is_reported(tmp_path: Path) -> None:
    report = covered(write(tmp_path, {ARTICLE: article(without("0.40"))}))
    assert problem_places(report) == [
        "seeds/gazette.txt:2 [sentence-not-covered]",
        "seeds/gazette.txt:2 [value-not-covered]",
    ]
    assert report.values - report.covered_values == 1


def test_where_an_article_says_it_again_is_covered_by_a_claim_of_that_sentence(tmp_path: Path) -> None:
    report = covered(write(tmp_path, {ARTICLE: article(without("Nobody will forget"))}))
    assert problem_places(report) == [
        "seeds/gazette.txt:5 [sentence-not-covered]",
        "seeds/gazette.txt:5 [value-not-covered]",
    ]


TEXT = "Brown said “I ran 1:58.20 here”.\nShare 1:58.20!\n"


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
            id="a teaser covers its sentence and no value",
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
    report = covered(write(tmp_path, {ARTICLE: article(entries, TEXT)}, text=TEXT))
    assert problem_places(report) == problems


def test_a_value_has_to_lie_within_one_run(tmp_path: Path) -> None:
    text = "Brown ran 1:58.20.\n"
    claim = 'ada-brown.took-part = { value = "yes", words = "Brown ran", reading = "who runs takes part" }'
    entries = f'[[sentence]]\nat = "Brown ran"\n{claim}\n'
    report = covered(write(tmp_path, {ARTICLE: article(entries, text)}, text=text))
    assert problem_places(report) == ["seeds/gazette.txt:1 [value-not-covered]"]
