"""The views, asked as a person with ``sqlite3`` asks them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def facts(harbour_database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{harbour_database.as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def rows(facts: sqlite3.Connection, question: str) -> list[tuple[Any, ...]]:
    return facts.execute(question).fetchall()


def test_which_articles_give_which_time_for_a_runner(facts: sqlite3.Connection) -> None:
    question = """
        SELECT value, group_concat(DISTINCT publisher) FROM article_values
        WHERE name = 'Ada Brown' AND label = 'time' AND scope = 'harbour-2031-womens-800m-final'
        GROUP BY value ORDER BY count(*) DESC
    """
    assert rows(facts, question) == [("1:58.20", "City Post,Harbour Gazette,The Mile"), ("1:58.02", "Delta Wire")]


def test_the_disputed_points_with_their_tallies_the_strongest_first(facts: sqlite3.Connection) -> None:
    question = "SELECT name, label, verdict, tally, headline FROM disputes ORDER BY rank LIMIT 3"
    assert rows(facts, question) == [
        ("Sólveig Ærnes", "time", "TIE", "2-1-1", None),
        ("Ada Brown", "time", "DISPUTED", "3-1", "1:58.20"),
        ("Ada Brown", "season's or personal best", "DISPUTED", "3-1", "PB"),
    ]


def test_what_one_article_alone_says(facts: sqlite3.Connection) -> None:
    question = "SELECT name, value, excerpt FROM sole_statements WHERE publisher = 'The Mile' AND label = 'place'"
    assert rows(facts, question) == [
        ("Noor Vance", "1", "Noor Vance of Harbour won her 400m semi-final"),
    ]


def test_the_quotations_of_a_person_with_who_prints_them(facts: sqlite3.Connection) -> None:
    question = "SELECT publisher, text FROM quotations WHERE speaker = 'Noor Vance' ORDER BY rank"
    assert rows(facts, question) == [("Delta Wire", "I only ever saw their backs,")]


def test_the_findings_with_their_arithmetic_and_the_words_on_which_they_rest(facts: sqlite3.Connection) -> None:
    question = """
        SELECT rule, working, group_concat(publisher || ': ' || excerpt, ' / ') FROM finding_excerpts
        GROUP BY finding ORDER BY finding LIMIT 1
    """
    assert rows(facts, question) == [
        (
            "record-not-better",
            "2.02m is 0.01 m less than Ottilie Strand’s earlier record 2.03m",
            "City Post: The Games record is 2.03m, set by Ottilie Strand / The Mile: with 2.02m, a Games record",
        )
    ]


def test_every_claim_stands_once_among_those_of_its_article(facts: sqlite3.Connection) -> None:
    ((claims, distinct, of_the_table),) = rows(
        facts, "SELECT count(*), count(DISTINCT claim), (SELECT count(*) FROM claims) FROM article_claims"
    )
    assert claims == distinct == of_the_table
