"""Whatever a pack can hold and an answer can come to occurs in the invented pack of the Harbour Games."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.facts.checks import findings
from bot.facts.model import AsideWhy, Mood, Verdict
from bot.facts.vocabulary import Compare
from tests.conftest import CORVANE
from tests.packs.outcome import HARBOUR, Outcome, come_out
from tests.packs.papers import Papers, take_apart

MOMENTS = (
    "before",
    "heat",
    "bell",
    "final bend",
    "50m to go",
    "attempt 1",
    "2.05m",
    "as of harbour-2031-womens-800m-final",
    "as of 2031-08-26",
    "before harbour-2031",
)
SENTENCE_KEYS = "at nth in when quote aside"
CLAIM_KEYS = "about what value words in when than among by mood reading id follows"


@cache
def harbour() -> Outcome:
    return come_out(HARBOUR)


@cache
def papers() -> Papers:
    return take_apart(HARBOUR)


def test_every_verdict_occurs() -> None:
    assert {point.verdict for point in harbour().points} == set(Verdict)


def test_every_rule_finds_something_but_those_of_disputes_across_articles_and_of_ties() -> None:
    others = {"two-in-one-place", "finish-against-outcome", "place-after-tie"}
    others |= {"member-of-two-teams", "two-standings-before-change"}
    found = (*harbour().findings, *come_out(CORVANE).findings)
    assert {finding.rule for finding in found} - {"two-speakers"} == {rule.id for rule in findings.RULES} - others


def test_every_key_of_a_claim_occurs() -> None:
    assert {key for claim in papers().claims() for key in claim} == set(CLAIM_KEYS.split())


def test_every_key_of_a_sentence_occurs() -> None:
    sentences = [entry for record in papers().articles.values() for entry in record["sentence"]]
    own = {key for entry in sentences for key, value in entry.items() if not isinstance(value, dict)}

    assert own == set(SENTENCE_KEYS.split())


def test_every_mood_occurs_and_reported_speech_beside_it() -> None:
    claims = harbour().claims().values()

    assert {claim.mood for claim in claims} == set(Mood)
    assert {claim.by for claim in claims} >= {"ada-brown", "mina-lee", "eloise-marchand"}


@pytest.mark.parametrize("moment", MOMENTS)
def test_moments_of_all_kinds_occur(moment: str) -> None:
    assert moment in {str(claim.when) for claim in harbour().claims().values()}


def test_every_reason_for_an_aside_occurs() -> None:
    assert {aside.why for article in harbour().pack.articles for aside in article.asides} == set(AsideWhy)


def test_values_are_compared_in_every_way() -> None:
    used = {claim.what for claim in harbour().claims().values()}
    attributes = harbour().pack.vocabulary.attributes

    assert {attributes[what].compare for what in used} == set(Compare)
    assert used == set(attributes)


def test_articles_share_more_than_one_story() -> None:
    stories = Counter(race for article in harbour().pack.articles for race in article.stories)

    assert stories == {
        "harbour-2031-womens-800m-final": 4,
        "harbour-2031-womens-high-jump-final": 2,
        "harbour-2031-womens-marathon": 2,
    }
