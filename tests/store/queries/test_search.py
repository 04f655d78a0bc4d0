"""What can be searched, what is found, and who is meant by a name."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from bot.facts.model import Claim, Quote
from bot.facts.text import ArticleText
from bot.store.queries.search import Phrase, expression
from bot.store.rows import Passage

if TYPE_CHECKING:
    from pathlib import Path

    from bot.facts.compared_pack import ComparedPack
    from bot.store.store import Store


def phrases(*words: str) -> list[Phrase]:
    return [Phrase(tuple(each.split())) for each in words]


@pytest.mark.parametrize(
    ("phrases", "question"),
    [
        ([Phrase(("gold",))], '"gold"'),
        ([Phrase(("gold",), open=True)], '("gold" OR "gold"*)'),
        ([Phrase(("1500",))], '("1500" OR "1500m")'),
        ([Phrase(("ada", "brown")), Phrase(("gol",), open=True)], '"ada brown" AND ("gol" OR "gol"*)'),
    ],
)
def test_phrases_are_asked_for_in_quotation_marks(phrases: list[Phrase], question: str) -> None:
    assert expression(phrases) == question


@pytest.mark.parametrize(
    ("phrase", "words", "fits"),
    [
        (Phrase(("gold",)), ["gold"], True),
        (Phrase(("gold",)), ["golden"], False),
        (Phrase(("gold",), open=True), ["golden"], True),
        (Phrase(("1500",)), ["1500m"], True),
        (Phrase(("150",)), ["1500m"], False),
        (Phrase(("ada", "brow"), open=True), ["ada", "brown"], True),
        (Phrase(("ada", "brow"), open=True), ["adam", "brown"], False),
        (Phrase(("ada", "brown")), ["ada"], False),
    ],
)
def test_a_phrase_fits_the_words_that_the_search_finds(phrase: Phrase, words: list[str], *, fits: bool) -> None:
    assert phrase.fits(words) is fits


def test_every_claim_quotation_and_paragraph_can_be_found_once(harbour_database: Path, harbour: ComparedPack) -> None:
    articles = harbour.pack.articles
    with closing(sqlite3.connect(harbour_database)) as connection:
        claims, quotes, passages, indexed = connection.execute(
            "SELECT count(DISTINCT claim), count(DISTINCT quote), sum(claim IS NULL AND quote IS NULL),"
            " (SELECT count(*) FROM search_words) FROM search_items"
        ).fetchone()
    assert claims == sum(len(article.claims) for article in articles)
    assert quotes == sum(len(article.quotes) for article in articles)
    assert passages == sum(len(ArticleText(article.text).paragraphs) for article in articles)
    assert indexed == claims + quotes + passages


def test_claims_and_quotations_stand_before_passages(harbour_database: Path) -> None:
    with closing(sqlite3.connect(harbour_database)) as connection:
        kinds = connection.execute("SELECT claim IS NULL AND quote IS NULL FROM search_items ORDER BY n").fetchall()
    assert kinds == sorted(kinds)


async def test_a_claim_is_found_by_its_label_its_subject_and_its_words(store: Store) -> None:
    found = await store.search(phrases("place", "okafor", "eighth"))
    claims = [hit.content for hit in found.hits if isinstance(hit.content, Claim)]
    assert [(claim.about, claim.what, claim.value) for claim in claims] == [("ife-okafor", "finish", "8")]


async def test_a_claim_brings_its_point_and_whatever_it_names(store: Store) -> None:
    (hit, *_) = (await store.search(phrases("passed", "50"))).hits
    assert isinstance(hit.content, Claim)
    assert hit.point is not None
    assert (hit.point.key.about, hit.point.key.what) == (hit.content.about, hit.content.what)
    assert hit.content.id in {standing.claim for value in hit.point.values for standing in value.standings}
    assert {"ada-brown", "mina-lee"} <= set(hit.names)


async def test_a_quotation_is_found_by_its_speaker(store: Store) -> None:
    (hit,) = (await store.search(phrases("noor vance", "backs"))).hits
    assert isinstance(hit.content, Quote)
    assert (hit.content.speaker, hit.content.text) == ("noor-vance", "I only ever saw their backs,")
    assert {"noor-vance", "harbour-2031-womens-800m-final"} <= set(hit.names)


async def test_a_place_is_found_as_answers_print_it(store: Store) -> None:
    found = await store.search(phrases("okafor", "8th"))
    assert [hit.content.excerpt for hit in found.hits if isinstance(hit.content, Claim)]


async def test_a_paragraph_comes_with_its_place_in_its_article(store: Store, harbour: ComparedPack) -> None:
    (hit,) = (await store.search(phrases("morning ferry"))).hits
    assert isinstance(hit.content, Passage)
    text = next(article.text for article in harbour.pack.articles if article.slug == hit.article.slug)
    assert text[hit.content.span.start : hit.content.span.end] == hit.content.text
    assert ArticleText(text).paragraphs[hit.paragraph - 1] == hit.content.span


async def test_words_of_a_phrase_stand_next_to_each_other(store: Store) -> None:
    assert (await store.search(phrases("looked never"))).hits == ()
    assert (await store.search(phrases("never looked"))).hits


async def test_words_that_occur_are_told_from_those_that_do_not(store: Store) -> None:
    unknown = await store.unknown_words([Phrase(("brown",)), Phrase(("lokked",)), Phrase(("oka",), open=True)])
    assert unknown.places == (1,)
    assert "looked" in unknown.near


async def test_a_beginning_is_no_known_word_where_the_word_is_finished(store: Store) -> None:
    assert (await store.unknown_words([Phrase(("oka",)), Phrase(("800",))])).places == (0,)


# --- people -------------------------------------------------------------------------------------------------------


async def test_who_has_the_whole_name_is_told_of(store: Store) -> None:
    found = await store.person_facts(["ada brown"])
    assert [row.id for row in found.people] == ["ada-brown"]
    alone = await store.subject_facts("ada-brown")
    assert found.points == alone.points
    assert found.findings == alone.findings


async def test_of_a_shared_surname_its_only_owner_is_told_of_and_the_others_are_named(store: Store) -> None:
    found = await store.person_facts(["brown"])
    assert [(row.id, row.owner) for row in found.people] == [("ada-brown", True), ("isolde-brown", False)]
    assert {row.key.about for row in found.points} == {"ada-brown"}


async def test_who_has_only_the_beginning_of_the_name_is_brought_without_facts(store: Store) -> None:
    found = await store.person_facts(["ada brown medals", "ada brown", "ada"])
    assert [(row.id, row.key) for row in found.people] == [("ada-brown", "ada brown")]
    assert (found.points, found.findings, found.races) == ((), (), ())


async def test_the_races_that_are_named_come_newest_story_first(store: Store) -> None:
    found = await store.person_facts(["ada brown"])
    assert [race.id for race in found.races] == [
        "harbour-2031-womens-800m-final",
        "delta-2029-womens-800m-final",
        "games-2027-womens-high-jump-final",  # of the meet of 2027 only: whatever race of it is the newest
    ]


async def test_nobody_of_that_name_brings_nothing(store: Store) -> None:
    found = await store.person_facts(["nobody"])
    assert (found.people, found.points) == ((), ())
