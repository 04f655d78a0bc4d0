from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.facts.compare.points import compare_articles
from bot.facts.model import Verdict
from bot.store.store import Store
from bot.store.writing.build import build_database, compare_pack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.rows import Evidence, Facts
    from bot.store.writing.row_numbers import ComparedPack

HARBOUR = Path(__file__).parents[1] / "packs" / "harbour"
FINAL = "harbour-2031-womens-800m-final"
JUMP = "harbour-2031-womens-high-jump-final"


@pytest.fixture(scope="module")
def harbour() -> ComparedPack:
    return compare_pack(HARBOUR)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("harbour") / "facts.db"
    build_database(HARBOUR, path)
    return path


@pytest.fixture
async def store(database: Path) -> AsyncIterator[Store]:
    async with await Store.open(database) as store:
        yield store


def cited(facts: Facts) -> list[Evidence]:
    rows = (*facts.points, *facts.findings)
    return [evidence for row in rows for evidence in row.evidence.values()]


# --- races ---------------------------------------------------------------------------------------------------------


async def test_without_a_key_the_stories_come_newest_first(store: Store) -> None:
    rows = await store.races([])
    # The marathon's day is a tie, so that only its year is known.
    assert [(row.id, row.articles, row.newest) for row in rows] == [
        (FINAL, 4, 20310827),
        (JUMP, 2, 20310827),
        ("harbour-2031-womens-marathon", 2, 20310000),
    ]


async def test_a_race_goes_by_its_events_keys_and_stories_come_before_races_without_one(store: Store) -> None:
    rows = await store.races(["800m"])
    assert [(row.id, row.articles) for row in rows] == [(FINAL, 4), ("delta-2029-womens-800m-final", 0)]


async def test_where_a_race_is_asked_for_by_its_id_no_other_is_looked_for_in_the_same_words(store: Store) -> None:
    keys, splits = ["games 2027 women marathon"], [("women 800m", "harbour games 2031")]
    assert [row.id for row in await store.races(keys, (), splits)] == ["games-2027-womens-marathon"]
    assert [row.id for row in await store.races(["no such race"], (), splits)] == [FINAL]


async def test_a_race_row_names_its_meet_and_event(store: Store) -> None:
    (row,) = await store.races(["high jump final"])
    assert (row.name, row.meet, row.meet_name) == ("Women's high jump final", "harbour-2031", "Harbour Games 2031")
    assert (row.event, row.event_name, row.round) == ("womens-high-jump", "Women's high jump", "final")


@pytest.mark.parametrize(
    ("events", "meets", "found"),
    [
        (["800m"], ["delta open 2029"], ["delta-2029-womens-800m-final"]),
        (["800m"], ["harbour 31"], [FINAL]),
        (["marathon"], ["the games"], ["harbour-2031-womens-marathon", "games-2027-womens-marathon"]),
        (["marathon"], ["delta open"], []),
        ([], ["harbour games 2031"], [FINAL, JUMP, "harbour-2031-womens-marathon"]),
        ([], ["delta open"], []),
        (["walking"], [], []),
    ],
)
async def test_races_are_found_by_event_and_meet(
    store: Store, events: list[str], meets: list[str], found: list[str]
) -> None:
    assert [row.id for row in await store.races(events, meets)] == found


# --- facts ---------------------------------------------------------------------------------------------------------


async def test_a_story_has_every_point_of_its_articles_as_it_was_counted(store: Store, harbour: ComparedPack) -> None:
    facts = await store.story_facts(FINAL)
    expected = [point for point in compare_articles(harbour.pack) if FINAL in point.stories]
    assert [row.point for row in facts.points] == expected
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
    assert {row.finding for row in facts.findings} == set(harbour.findings)


async def test_a_result_has_its_points_as_the_story_has_them_with_all_that_they_rest_on(store: Store) -> None:
    result, story = await store.result_facts(JUMP), await store.story_facts(JUMP)
    shown = [row for row in story.points if row.point.id in {each.point.id for each in result.points}]
    assert [*result.points] == shown
    assert {row.point.key.within for row in result.points} == {JUMP, None}
    assert [row.slug for row in result.articles if row.number] == ["the-mile", "city-post"]
    assert result.names.items() <= story.names.items()


async def test_a_race_that_no_article_tells_of_has_no_result(store: Store) -> None:
    facts = await store.result_facts("no-such-race")
    assert (facts.points, facts.findings, facts.articles, facts.names) == ((), (), (), {})


async def test_of_what_an_article_alone_says_the_first_of_each_attribute_comes_with_the_number_of_all(
    store: Store,
) -> None:
    facts = await store.source_facts(JUMP)
    alone = [(row.what, row.evidence.claim.excerpt, row.total) for row in facts.sole_claims]
    assert alone == [
        ("mark-status", "with 2.02m, a Games record", 20),
        ("cleared-on", "cleared at her second attempt", 20),
        ("attempts", "Hallenby then had three attempts at 2.05m", 20),
        ("clean", "Vossel had cleared every height up to then at the first attempt", 20),
        ("cleared-on", "cleared at her third attempt", 6),
        ("height", "2.03m, set by Ottilie Strand in 2027", 6),
        ("award", "her surprise medal four years ago", 6),
        ("record", "The Games record is 2.03m, set by Ottilie Strand", 6),
    ]


async def test_an_answer_about_articles_brings_the_disputes_of_the_story_and_whatever_its_points_name(
    store: Store,
) -> None:
    sources, story = await store.source_facts(FINAL), await store.story_facts(FINAL)
    disputed = {row.point.id for row in story.points if row.point.verdict in {Verdict.DISPUTED, Verdict.TIE}}
    assert {row.point.id for row in sources.points} <= disputed
    assert (sources.articles, sources.names) == (story.articles, story.names)
    assert all(len(row.finding.articles) == 1 for row in sources.findings)


async def test_a_claim_comes_whole_but_for_its_repeats_and_where_it_is_curated(
    store: Store, harbour: ComparedPack
) -> None:
    claims = {claim.id: claim for article in harbour.pack.articles for claim in article.claims}
    for evidence in cited(await store.story_facts(FINAL)):
        original = claims[evidence.claim.id]
        assert evidence.claim == replace(original, also=(), source="", name=None)


@pytest.mark.parametrize("ask", ["race", "story", "subject", "disputes"])
async def test_every_excerpt_stands_at_its_span_in_its_article(store: Store, harbour: ComparedPack, ask: str) -> None:
    facts = {
        "race": store.result_facts(FINAL),
        "story": store.story_facts(FINAL),
        "subject": store.subject_facts("ada-brown"),
        "disputes": store.disputes(100),
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
        standings = [standing for value in row.point.values for standing in value.standings] + [*row.point.beside]
        needed = {claim for standing in standings for claim in (standing.claim, *standing.through)}
        assert row.evidence.keys() == needed


async def test_points_and_findings_name_each_other(store: Store) -> None:
    facts = await store.story_facts(FINAL)
    findings = {(point, row.finding.id) for row in facts.findings for point in row.finding.points}
    assert {(row.point.id, finding) for row in facts.points for finding in row.findings} == findings


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
        key = row.point.key
        written = [key.about, key.in_, key.when, key.among, key.value, *(value.value for value in row.point.values)]
        occurring = {word for text in written if text for word in re.split(r"[ /]", str(text))} & ids
        assert occurring <= facts.names.keys()


async def test_names_carry_codes_and_what_tells_namesakes_apart(store: Store) -> None:
    names = (await store.result_facts(FINAL)).names
    assert (names["harbour"].type, names["harbour"].name, names["harbour"].code) == ("place", "Harbour", "HBR")
    assert (names[FINAL].type, names[FINAL].detail) == ("race", "Harbour Games 2031")


async def test_a_result_shows_places_day_venue_and_countries(store: Store) -> None:
    shown = {
        (row.point.key.about, row.point.key.what, str(row.point.headline))
        for row in (await store.result_facts(FINAL)).points
    }
    assert {
        ("ada-brown", "finish", "1"),
        ("ada-brown", "nation", "harbour"),
        ("harbour-2031", "held-in", "quayside-stadium"),
        (FINAL, "held-on", "2031-08-27"),
    } <= shown


async def test_a_result_shows_what_its_story_disputes(store: Store) -> None:
    facts = await store.result_facts(FINAL)
    shown = {(row.point.key.about, row.point.key.what) for row in facts.points}
    assert {("ada-brown", "position"), ("ada-brown", "years"), ("harbour", "golds")} <= shown


async def test_a_result_shows_nothing_of_another_race_with_a_story_of_its_own(store: Store) -> None:
    facts = await store.result_facts(FINAL)
    assert {row.point.key.within for row in facts.points} & {JUMP, "harbour-2031-womens-marathon"} == set()
    assert "record-attempt-not-better" not in {row.finding.rule for row in facts.findings}
    assert "record-attempt-not-better" in {row.finding.rule for row in (await store.result_facts(JUMP)).findings}


async def test_a_race_without_a_story_has_the_result_that_other_stories_tell(store: Store) -> None:
    facts = await store.result_facts("games-2027-womens-marathon")
    assert ("isolde-brown", "finish", "3") in {
        (row.point.key.about, row.point.key.what, str(row.point.headline)) for row in facts.points
    }


async def test_an_unknown_race_has_no_facts(store: Store) -> None:
    facts = await store.result_facts("nothing-of-the-sort")
    assert (facts.points, facts.findings, facts.articles, facts.names) == ((), (), (), {})


async def test_a_subject_has_every_point_about_it_disputes_first(store: Store, harbour: ComparedPack) -> None:
    facts = await store.subject_facts("ada-brown")
    assert {row.point.id for row in facts.points} == {
        point.id for point in harbour.points if point.key.about == "ada-brown"
    }
    disputed = [row.point.verdict in {"DISPUTED", "TIE"} for row in facts.points]
    assert disputed == sorted(disputed, reverse=True)
    assert facts.points[0].point.key.what == "clocking"


async def test_an_attribute_has_its_points_of_all_stories(store: Store) -> None:
    facts = await store.subject_facts("clocking")
    assert {row.point.key.what for row in facts.points} == {"clocking"}
    assert {row.point.key.within for row in facts.points} >= {FINAL, "harbour-2031-womens-marathon"}


async def test_an_answer_over_all_stories_numbers_no_article(store: Store) -> None:
    assert {row.number for row in (await store.subject_facts("ada-brown")).articles} == {None}


async def test_the_strongest_dispute_has_most_articles_and_the_closest_sides(store: Store) -> None:
    facts = await store.disputes(3)
    assert [(row.point.key.about, row.point.key.what) for row in facts.points] == [
        ("solveig-aernes", "clocking"),  # 2 against 1 against 1
        ("ada-brown", "clocking"),  # 3 against 1
        ("mina-lee", "clocking"),  # 2 against 1
    ]
    assert len(facts.findings) == 3


async def test_only_disputed_points_are_disputes(store: Store, harbour: ComparedPack) -> None:
    facts = await store.disputes(1000)
    assert {row.point.id for row in facts.points} == {
        point.id for point in harbour.points if point.verdict in {"DISPUTED", "TIE"}
    }
    assert {row.finding.id for row in facts.findings} == {finding.id for finding in harbour.findings}


# --- names ---------------------------------------------------------------------------------------------------------


async def test_who_lists_a_key_comes_before_who_only_bears_the_surname(store: Store) -> None:
    rows = await store.entries(["brown"])
    assert [(row.id, row.owner) for row in rows] == [("ada-brown", True), ("isolde-brown", False)]


async def test_an_attribute_goes_by_its_label_and_words(store: Store) -> None:
    for key in ("time", "clocked"):
        (row,) = await store.entries([key], ["attribute"])
        assert (row.id, row.type, row.name, row.detail) == ("clocking", "attribute", "time", "Result")


@pytest.mark.parametrize(
    ("types", "found"),
    [([], {"womens-800m", "mens-800m"}), (["event"], {"womens-800m", "mens-800m"}), (["person"], set())],
)
async def test_entries_are_of_the_types_asked_for(store: Store, types: list[str], found: set[str]) -> None:
    assert {row.id for row in await store.entries(["800m"], types)} == found


async def test_somebody_whom_no_article_names_says_how_to_speak_of_them(store: Store) -> None:
    (row,) = await store.entries(["lee father"], ["person"])
    assert (row.id, row.unnamed) == ("lees-father", "Mina Lee's father")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("solvieg ernes", "solveig-aernes"),
        ("Hallenbi", "runa-hallenby"),
        ("Marchant", "eloise-marchand"),
        ("marathn", "womens-marathon"),
    ],
)
async def test_a_slip_of_the_pen_is_forgiven(store: Store, typed: str, first: str) -> None:
    assert (await store.suggestions(typed, ["person", "event"]))[0].id == first


@pytest.mark.parametrize("typed", ["", "  ", "!?", "zzzzzz", '"', "* ^", "a" * 4000])
async def test_noise_suggests_nothing_and_harms_nothing(store: Store, typed: str) -> None:
    assert await store.suggestions(typed) == ()


async def test_suggestions_are_of_the_types_asked_for(store: Store) -> None:
    assert {row.type for row in await store.suggestions("harbor", ["place"])} == {"place"}


# --- quotations and exact words ------------------------------------------------------------------------------------


async def test_quotations_come_newest_occasion_first(store: Store) -> None:
    rows = await store.quotes("ada-brown")
    told = [(row.order, str(row.quote.when), row.article.slug, row.article.number) for row in rows]
    assert list(dict.fromkeys(told)) == [
        (0, "after", "delta-wire", 3),
        (0, "after", "harbour-gazette", 1),
        (1, "before", "harbour-gazette", 1),
    ]
    assert {row.story for row in rows} == {FINAL}


@pytest.mark.parametrize(
    ("keys", "people", "speaker"),
    [
        (["ada brown proud", "ada brown", "ada"], ["ada-brown"], "ada-brown"),
        (["brown"], ["ada-brown", "isolde-brown"], "ada-brown"),
        (["nobody"], [], None),
    ],
)
async def test_the_words_are_those_of_who_goes_by_the_longest_key_that_is_known(
    store: Store, keys: list[str], people: list[str], speaker: str | None
) -> None:
    found, said = await store.quotes_by_name(keys)
    assert [row.id for row in found] == people
    assert found == await store.entries(keys, ["person"])
    assert {row.quote.speaker for row in said} == ({speaker} if speaker else set())
    assert said == (await store.quotes(speaker) if speaker else ())


async def test_a_quotation_comes_as_it_was_curated(store: Store, harbour: ComparedPack) -> None:
    quotes = (quote for article in harbour.pack.articles for quote in article.quotes if quote.speaker == "mina-lee")
    assert {row.quote for row in await store.quotes("mina-lee")} == {replace(quote, source="") for quote in quotes}


async def test_exact_words_come_in_the_order_asked_for_with_their_paragraph(store: Store) -> None:
    points = (await store.result_facts(FINAL)).points
    asked = [claim for row in points[:3] for claim in row.evidence][::-1]
    rows = await store.evidence([*asked, "no-such-claim"])
    assert [row.claim.id for row in rows] == asked
    for row in rows:
        assert row.paragraph_text is not None
        assert " ".join(row.claim.excerpt.split()) in " ".join(row.paragraph_text.split())


async def test_the_vocabulary_is_the_packs(store: Store, harbour: ComparedPack) -> None:
    assert store.vocabulary == harbour.pack.vocabulary
    assert list(store.vocabulary.attributes) == list(harbour.pack.vocabulary.attributes)
