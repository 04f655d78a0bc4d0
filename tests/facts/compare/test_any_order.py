"""Whatever the claims are: other names and another order change no verdict, and every count holds together."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.compare.points import compare_articles
from bot.facts.model import Article, Mood, Point, Verdict
from tests.facts.press import FINAL, SEMI, article, claim, findings_of, headline_of, pack, point, told

SAID = st.builds(
    claim,
    st.sampled_from(["ada-brown", "mina-lee", "ife-okafor"]),
    st.sampled_from(["time", "place", "medal", "move", "took-part", "born-in", "passed"]),
    st.just(""),
    st.sampled_from([FINAL, SEMI, "harbour-2031"]),
    mood=st.sampled_from([Mood.ASSERTED, Mood.ASSERTED, Mood.ASSERTED, Mood.DENIED, Mood.HOPED]),
)
VALUES = {
    "time": ["1:58.20", "1:58.02", "1:58.22"],
    "place": ["1", "2", "3"],
    "medal": ["gold", "silver", "unstated"],
    "move": ["200m to go", "home straight"],
    "took-part": ["yes", "no"],
    "born-in": ["harbour", "delta", "port-ellery", "northmark"],
    "passed": ["mina-lee", "noor-vance"],
}


@st.composite
def presses(draw: st.DrawFn) -> list[Article]:
    """Up to six articles with up to eight claims each."""
    made = []
    for slug in "abcdef"[: draw(st.integers(1, 6))]:
        said = [
            claim(one.about, one.what, draw(st.sampled_from(VALUES[one.what])), str(one.in_), mood=one.mood)
            for one in draw(st.lists(SAID, max_size=8))
        ]
        made.append(article(slug, *dict.fromkeys(said)))
    return made


def told_without_names(made: tuple[Point, ...], back: dict[str, str]) -> list[tuple[object, ...]]:
    """Points with their articles named as they were before a renaming, in an order of their own."""
    return sorted(
        (
            (
                str(point.key),
                str(point.verdict),
                str(point.headline),
                sorted(
                    (
                        str(value.value),
                        sorted(back[slug] for slug in value.articles),
                        sorted(back[s] for s in value.counted),
                    )
                    for value in point.values
                ),
                sorted(back[slug] for slug in point.silent),
                sorted(back[slug] for slug in point.contradicting),
                [(each.moment, sorted(back[slug] for slug in each.articles)) for each in point.moments],
            )
            for point in made
        ),
        key=repr,
    )


@given(presses(), st.randoms(use_true_random=False))
def test_articles_under_other_names_and_in_another_order_give_the_same_verdicts(
    articles: list[Article], random: Random
) -> None:
    slugs = [one.slug for one in articles]
    new = [f"x{number}" for number in range(len(slugs))]
    random.shuffle(new)
    renamed = [article(name, *one.claims) for name, one in zip(new, articles, strict=True)]
    before = told_without_names(compare_articles(pack(*articles)), {slug: slug for slug in slugs})
    after = told_without_names(compare_articles(pack(*renamed)), dict(zip(new, slugs, strict=True)))
    assert after == before


@pytest.mark.parametrize("slugs", ["abc", "cba"])
def test_of_two_values_that_as_many_articles_give_the_one_that_sorts_first_is_the_headline(slugs: str) -> None:
    straight, to_go = claim("ada-brown", "move", "home straight"), claim("ada-brown", "move", "200m to go")
    both, one, other = slugs
    made = point((article(both, straight, to_go), article(one, straight), article(other, to_go)), "ada-brown", "move")
    assert (made.verdict, headline_of(made)) == (Verdict.DIFFER, "200m to go")


@given(presses())
def test_a_caveat_leads_once_to_a_finding_or_to_another_point_in_dispute(articles: list[Article]) -> None:
    points = told(*articles)
    contested = {made.id: made for made in points if made.verdict in {Verdict.DISPUTED, Verdict.TIE}}
    findings = {finding.id: finding for finding in findings_of(*articles)}
    for made in points:
        assert len({caveat.id for caveat in made.caveats}) == len(made.caveats)
        assert made.id not in {caveat.id for caveat in made.caveats}
        for caveat in made.caveats:
            source = contested.get(caveat.id) or findings[caveat.id]
            assert (caveat.verdict is None) == caveat.is_clash == (caveat.id in findings)
            assert set(caveat.articles) <= {one.slug for one in articles}
            assert isinstance(source, Point) is (caveat.about is not None)


@given(presses())
def test_every_count_holds_together(articles: list[Article]) -> None:
    for made in told(*articles):
        stating = {standing.article for value in made.values for standing in value.standings}
        stating |= {standing.article for standing in made.reports}
        assert not stating.intersection(made.silent)
        # Who says where somebody came, and not with which medal, is neither silent nor counted.
        placing = {one.slug for one in articles for said in one.claims if said.about == made.about}
        unsaid = made.among_articles - len(stating) - len(made.silent)
        assert 0 <= unsaid <= len(placing - stating) * (made.what == "medal")
        for value in made.values:
            assert set(value.counted) <= set(value.articles) - set(made.contradicting)
        if made.verdict in {Verdict.AGREED, Verdict.ONE_SOURCE}:
            assert not made.contradicting
            assert {value.side for value in made.values} <= {0, None}
        assert (made.verdict is Verdict.REPORTED) == (not made.values)
        assert made.headline is None or made.verdict not in {Verdict.TIE, Verdict.REPORTED}
