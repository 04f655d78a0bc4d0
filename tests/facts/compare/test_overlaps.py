from __future__ import annotations

import pytest

from bot.facts.compare.overlaps import overlaps
from bot.facts.model import Article, Quote, Span

SHARED = "She went to the front with two laps to go and nobody came near her again"
ELEVEN = "She went to the front with two laps to go and"


def article(slug: str, text: str, *quoted: str) -> Article:
    quotes = tuple(
        Quote(
            f"{slug}-{words}", slug, "ada-brown", words, Span(text.index(words), text.index(words) + len(words)), 1, ""
        )
        for words in quoted
    )
    return Article(slug, f"{slug}.txt", "", {"race": 1}, text, "", quotes=quotes)


def found(*articles: Article) -> list[tuple[str, str, int, str]]:
    texts = {article.slug: article.text for article in articles}
    return [
        (run.first, run.second, run.words, texts[run.first][run.span.start : run.span.end])
        for run in overlaps(articles)
    ]


def test_a_long_run_of_words_that_two_articles_share_is_found_as_the_first_prints_it() -> None:
    one = article("one", f"Harbour. {SHARED}, we hear.")
    two = article("two", f"They say: {SHARED.upper()}!")
    assert found(one, two) == [("one", "two", 16, SHARED)]


def test_eleven_words_may_well_be_chance() -> None:
    assert found(article("one", f"{ELEVEN} won."), article("two", f"{ELEVEN} lost.")) == []


def test_punctuation_and_line_breaks_do_not_count() -> None:
    broken = SHARED.replace("go and", "go,\nand")
    assert found(article("one", broken), article("two", SHARED)) == [("one", "two", 16, broken)]


def test_what_somebody_said_to_both_is_no_sign_of_copying() -> None:
    one, two = article("one", f"“{SHARED},” said Lee.", SHARED), article("two", f"Lee: “{SHARED}.”", SHARED)
    assert found(one, two) == []


def test_words_on_both_sides_of_a_quotation_are_no_run() -> None:
    text = SHARED.replace("two laps", "“two laps”")
    one, two = article("one", text, "two laps"), article("two", text, "two laps")
    assert found(one, two) == []
    assert [run[2] for run in found(article("one", text), article("two", text))] == [16]


def test_three_articles_with_one_run_make_three_pairs() -> None:
    assert [run[:3] for run in found(*(article(slug, SHARED) for slug in ("one", "two", "three")))] == [
        ("one", "three", 16),
        ("one", "two", 16),
        ("two", "three", 16),
    ]


def test_the_longest_run_comes_first() -> None:
    other = "The gun went off at eight in the evening while the rain was still falling on the stand and on the track"
    one, two = article("one", f"{SHARED}. Now. {other}."), article("two", f"{other}. Then. {SHARED}.")
    assert [run[2] for run in found(one, two)] == [22, 16]


def test_a_run_that_one_article_prints_twice_is_found_at_both_places() -> None:
    one, two = article("one", SHARED), article("two", f"{SHARED}. Again: {SHARED}.")
    assert [run[2] for run in found(one, two)] == [16, 16]


@pytest.mark.parametrize("text", ["", "Ada Brown won.", SHARED])
def test_an_article_shares_nothing_with_itself_alone(text: str) -> None:
    assert found(article("one", text)) == []
