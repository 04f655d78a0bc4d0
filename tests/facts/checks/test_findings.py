"""The rules that find what cannot be right: what all of them have in common."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.checks.findings import RULES, run_checks
from bot.facts.compare.points import compare_articles
from bot.facts.model import Article, Claim, Mood, Than
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from tests.facts.checks.rulings import (
    AHEAD_OF_LEE,
    BEST,
    EARLIER,
    ENDS,
    FIRST,
    NEW_BEST,
    OPENS,
    attempt,
    best,
    finish,
    record,
    tally,
    workings,
)
from tests.facts.press import (
    DELTA,
    FINAL,
    FOUR_HUNDRED,
    JUMP,
    article,
    claim,
    findings_of,
    pack,
)


def test_every_rule_has_an_id_of_its_own_and_says_in_one_sentence_what_has_to_hold() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert rule.sentence.endswith(".")
        assert rule.sentence.count("\n") == 0


def test_a_finding_names_its_claims_its_article_and_its_points() -> None:
    told = article("a", claim("ada-brown", "birth-date", "2005-05-03"), claim("ada-brown", "age", "24"))
    (finding,) = findings_of(told)
    assert finding.rule == "age-not-from-birth"
    assert finding.articles == ("a",)
    assert finding.claims == (told.claims[0].id, told.claims[1].id)
    assert set(finding.points) == {made.id for made in compare_articles(pack(told))}


@pytest.mark.parametrize("sense", [{"by": "mina-lee"}, {"mood": Mood.HOPED}, {"mood": Mood.DENIED}])
def test_only_what_an_article_asserts_itself_is_looked_at(sense: dict[str, object]) -> None:
    told = (claim("ada-brown", "birth-date", "2005-05-03"), claim("ada-brown", "age", "24", **sense))
    assert workings("age-not-from-birth", *told) == []


def test_a_point_at_which_an_article_contradicts_itself_is_no_finding_as_well() -> None:
    ages = (claim("ada-brown", "age", "24"), claim("ada-brown", "age", "25"))
    assert workings("age-not-from-birth", claim("ada-brown", "birth-date", "2005-05-03"), *ages) == []


# --- whatever the claims are --------------------------------------------------------------------------------------

ANYTHING = [
    FIRST,
    EARLIER,
    NEW_BEST,
    OPENS,
    ENDS,
    attempt("2.05m"),
    best("1:58.10", f"as of {DELTA}"),
    best("1:58.10", f"before {FINAL}"),
    record("noor-vance", "2.02m", f"as of {JUMP}"),
    record("mina-lee", "2.06m", "before harbour-2031"),
    claim(
        "ada-brown",
        "improvement",
        "0.40",
        than=Than(what="personal-best", in_=Scope.parse(BEST), when=Moment.before(FINAL)),
    ),
    claim("ada-brown", "margin", "0.32", than=AHEAD_OF_LEE),
    claim("ada-brown", "medal", "gold"),
    claim("ada-brown", "birth-date", "2005-05-03"),
    claim("ada-brown", "age", "24"),
    claim(FOUR_HUNDRED, "date", "2031-09-01"),
    claim(FOUR_HUNDRED, "date", "last-day harbour-2031"),
    *(tally(what, value) for what in ("medals", "golds", "silvers", "bronzes") for value in "25"),
    *(
        made
        for person in ("ada-brown", "mina-lee", "ife-okafor")
        for place, mark in (("1", "1:58.20"), ("2", "1:58.43"), ("3", "1:58.17"))
        for made in finish(person, place, mark)
    ),
]


@given(st.lists(st.lists(st.sampled_from(ANYTHING), max_size=9, unique=True), min_size=1, max_size=5), st.randoms())
def test_articles_under_other_names_and_in_another_order_give_the_same_findings(
    press: list[list[Claim]], random: Random
) -> None:
    slugs = [f"a{number}" for number in range(len(press))]
    shuffled = random.sample(slugs, len(slugs))
    first = _told([article(slug, *claims) for slug, claims in zip(slugs, press, strict=True)], slugs)
    other = _told([article(slug, *claims) for slug, claims in zip(shuffled, press, strict=True)], shuffled)
    assert other == first


def _told(press: list[Article], slugs: list[str]) -> list[tuple[object, ...]]:
    """Findings with each claim told by the number of its article and its place there."""
    places = {made.id: (slugs.index(one.slug), made.paragraph) for one in press for made in one.claims}
    told = [(finding.rule, sorted(places[claim] for claim in finding.claims)) for finding in findings_of(*press)]
    return sorted(told)


@given(st.lists(st.lists(st.sampled_from(ANYTHING), max_size=9, unique=True), min_size=1, max_size=5))
def test_every_finding_stands_once_and_names_claims_of_its_articles_and_points(press: list[list[Claim]]) -> None:
    articles = [article(f"a{number}", *claims) for number, claims in enumerate(press)]
    made = pack(*articles)
    counted = compare_articles(made)
    told = run_checks(made, counted)
    owners = {claim.id: one.slug for one in articles for claim in one.claims}
    assert len({finding.id for finding in told}) == len(told)
    for finding in told:
        assert {owners[claim] for claim in finding.claims} == set(finding.articles)
        assert set(finding.points) <= {point.id for point in counted}
        assert finding.working
