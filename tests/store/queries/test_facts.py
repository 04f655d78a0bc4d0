from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import astuple, replace

from bot.facts.model import Finding, Point

if TYPE_CHECKING:
    from bot.facts.compared_pack import ComparedPack
    from bot.store.rows import Evidence, Facts
    from bot.store.store import Store

FINAL = "harbour-2031-womens-800m-final"
JUMP = "harbour-2031-womens-high-jump-final"


def cited(facts: Facts) -> list[Evidence]:
    rows = (*facts.points, *facts.findings)
    return [evidence for row in rows for evidence in row.evidence.values()]


async def test_a_story_has_every_point_of_its_articles_as_it_was_counted(store: Store, harbour: ComparedPack) -> None:
    facts = await store.story_facts(FINAL)
    expected = [point for point in harbour.points if FINAL in point.stories]
    assert [Point(*astuple(row)[: len(Point.__struct_fields__)]) for row in facts.points] == expected
    assert len(expected) > 100


async def test_a_story_told_has_the_same_points_and_what_its_articles_quote(
    store: Store, harbour: ComparedPack
) -> None:
    told, facts = await store.story_facts_and_quotes(FINAL), await store.story_facts(FINAL)
    assert (told.points, told.findings, told.articles) == (facts.points, facts.findings, facts.articles)
    articles = [article for article in harbour.pack.articles if FINAL in article.stories]
    quotes = {replace(quote, source="") for article in articles for quote in article.quotes}
    assert {row.quote for row in told.quotes} == quotes
    assert {(row.speaker.id, row.article.slug) for row in told.quotes} == {(q.speaker, q.article) for q in quotes}


async def test_a_story_has_every_finding_of_its_articles(store: Store, harbour: ComparedPack) -> None:
    facts = await store.story_facts(FINAL)
    assert {Finding(*astuple(row)[:-1]) for row in facts.findings} == set(harbour.findings)


async def test_a_result_has_its_points_as_the_story_has_them_with_all_that_they_rest_on(store: Store) -> None:
    result, story = await store.result_facts(JUMP), await store.story_facts(JUMP)
    shown = [row for row in story.points if row.id in {each.id for each in result.points}]
    assert [*result.points] == shown
    assert {row.key.within for row in result.points} == {JUMP, None}
    assert [row.slug for row in result.articles if row.number] == ["the-mile", "city-post"]
    assert result.names.items() <= story.names.items()


async def test_a_race_that_no_article_tells_of_has_no_result(store: Store) -> None:
    facts = await store.result_facts("no-such-race")
    assert (facts.points, facts.findings, facts.articles, facts.names) == ((), (), (), {})


async def test_an_answer_about_articles_brings_the_story_and_the_runs_of_words_that_they_share(store: Store) -> None:
    sources, story = await store.source_facts(FINAL), await store.story_facts(FINAL)
    assert replace(sources, overlaps=()) == story
    assert [(run.first, run.second, run.words) for run in sources.overlaps] == []


async def test_a_claim_comes_whole_but_for_its_repeats_and_where_it_is_curated(
    store: Store, harbour: ComparedPack
) -> None:
    claims = {claim.id: claim for article in harbour.pack.articles for claim in article.claims}
    for evidence in cited(await store.story_facts(FINAL)):
        original = claims[evidence.claim.id]
        assert evidence.claim == replace(original, also=(), source="", name=None, follows=None)


@pytest.mark.parametrize("ask", ["race", "story", "subject"])
async def test_every_excerpt_stands_at_its_span_in_its_article(store: Store, harbour: ComparedPack, ask: str) -> None:
    facts = {
        "race": store.result_facts(FINAL),
        "story": store.story_facts(FINAL),
        "subject": store.subject_facts("ada-brown"),
    }
    texts = {article.slug: article.text for article in harbour.pack.articles}
    for other in facts.keys() - {ask}:
        facts[other].close()
    evidence = cited(await facts[ask])
    assert evidence
    for item in evidence:
        run = texts[item.article.slug][item.claim.span.start : item.claim.span.end]
        assert run.split() == item.claim.excerpt.split()


async def test_a_point_brings_the_claims_of_its_standings_and_of_what_they_rest_on(store: Store) -> None:
    for row in (await store.story_facts(FINAL)).points:
        standings = [standing for value in row.values for standing in value.standings] + [*row.reports]
        needed = {claim for standing in standings for claim in (standing.claim, *standing.through)}
        assert row.evidence.keys() == needed


async def test_points_and_findings_name_each_other(store: Store) -> None:
    facts = await store.story_facts(FINAL)
    findings = {(point, row.id) for row in facts.findings for point in row.points}
    assert {(row.id, finding) for row in facts.points for finding in row.findings} == findings


async def test_articles_come_with_their_numbers_in_the_story(store: Store) -> None:
    facts = await store.result_facts(FINAL)
    assert [(row.number, row.slug) for row in facts.articles] == [
        (1, "harbour-gazette"),
        (2, "the-mile"),
        (3, "delta-wire"),
        (4, "city-post"),
    ]


async def test_articles_that_are_cited_and_are_not_of_the_story_come_last_without_a_number(store: Store) -> None:
    facts = await store.result_facts(JUMP)
    numbers = [row.number for row in facts.articles]
    assert numbers[:2] == [1, 2]
    assert set(numbers[2:]) == {None}
    assert {item.article.slug for item in cited(facts)} <= {row.slug for row in facts.articles}


async def test_an_article_tells_what_its_page_states(store: Store) -> None:
    gazette, mile, *_ = (await store.result_facts(FINAL)).articles
    assert (gazette.publisher, gazette.title) == ("Harbour Gazette", "Local hero takes the 800")
    assert (gazette.author, gazette.published, gazette.url) == ("Petra Quill", None, None)
    assert (mile.author, mile.file) == (None, "the-mile.txt")


async def test_everything_that_occurs_can_be_named(store: Store, harbour: ComparedPack) -> None:
    facts = await store.story_facts(FINAL)
    ids = {id_ for register in harbour.pack.registers.each() for id_ in register}
    for row in facts.points:
        key = row.key
        written = [key.about, key.in_, key.when, key.among, key.value, *(value.value for value in row.values)]
        occurring = {word for text in written if text for word in re.split(r"[ /]", str(text))} & ids
        assert occurring <= facts.names.keys()


async def test_names_carry_codes_and_what_tells_namesakes_apart(store: Store) -> None:
    names = (await store.result_facts(FINAL)).names
    assert (names["harbour"].type, names["harbour"].name, names["harbour"].code) == ("place", "Harbour", "HBR")
    assert (names[FINAL].type, names[FINAL].detail) == ("race", "Harbour Games 2031")


async def test_a_result_shows_places_day_venue_and_countries(store: Store) -> None:
    shown = {(row.key.about, row.key.what, str(row.headline)) for row in (await store.result_facts(FINAL)).points}
    assert {
        ("ada-brown", "finish", "1"),
        ("ada-brown", "nation", "harbour"),
        ("harbour-2031", "held-in", "quayside-stadium"),
        (FINAL, "held-on", "2031-08-27"),
    } <= shown


async def test_a_result_shows_what_its_story_disputes(store: Store) -> None:
    facts = await store.result_facts(FINAL)
    shown = {(row.key.about, row.key.what) for row in facts.points}
    assert {("ada-brown", "position"), ("ada-brown", "years"), ("harbour", "golds")} <= shown


async def test_a_result_shows_nothing_of_another_race_with_a_story_of_its_own(store: Store) -> None:
    facts = await store.result_facts(FINAL)
    assert {row.key.within for row in facts.points} & {JUMP, "harbour-2031-womens-marathon"} == set()
    assert "record-attempt-not-better" not in {row.rule for row in facts.findings}
    assert "record-attempt-not-better" in {row.rule for row in (await store.result_facts(JUMP)).findings}


async def test_a_race_without_a_story_has_the_result_that_other_stories_tell(store: Store) -> None:
    facts = await store.result_facts("games-2027-womens-marathon")
    assert ("isolde-brown", "finish", "3") in {(row.key.about, row.key.what, str(row.headline)) for row in facts.points}


async def test_an_unknown_race_has_no_facts(store: Store) -> None:
    facts = await store.result_facts("nothing-of-the-sort")
    assert (facts.points, facts.findings, facts.articles, facts.names) == ((), (), (), {})


async def test_a_subject_has_every_point_about_it_disputes_first(store: Store, harbour: ComparedPack) -> None:
    facts = await store.subject_facts("ada-brown")
    assert {row.id for row in facts.points} == {point.id for point in harbour.points if point.key.about == "ada-brown"}
    disputed = [row.verdict in {"DISPUTED", "TIE"} for row in facts.points]
    assert disputed == sorted(disputed, reverse=True)
    assert facts.points[0].key.what == "clocking"


async def test_an_attribute_has_its_points_of_all_stories(store: Store) -> None:
    facts = await store.subject_facts("clocking")
    assert {row.key.what for row in facts.points} == {"clocking"}
    assert {row.key.within for row in facts.points} >= {FINAL, "harbour-2031-womens-marathon"}


async def test_an_answer_over_all_stories_numbers_no_article(store: Store) -> None:
    assert {row.number for row in (await store.subject_facts("ada-brown")).articles} == {None}
