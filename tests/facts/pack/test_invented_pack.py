"""What comes out of the invented pack of the Harbour Games, point by point, as a reader of its articles would say."""

from __future__ import annotations

from collections import Counter
from functools import cache

import pytest

from bot.facts.names import Names
from bot.facts.pack.reader import read_pack
from bot.facts.pack.rules.coverage import coverage
from tests.packs.outcome import HARBOUR, SHORT, Outcome, come_out

POINTS = {
    # the 800m final: every article is about it
    "ada-brown finish @800m-final": "AGREED 1, of 4: 1 GMWP",
    "ada-brown award @800m-final": "AGREED gold, of 4: gold GP",
    "ada-brown clocking @800m-final": "DISPUTED 1:58.20, of 4: 1:58.20 GMP / 1:58.02 W",
    "ada-brown mark-status @800m-final": "DISPUTED PB, of 4: PB GMP / SB W",
    "ada-brown position @800m-final when bell": "DISPUTED 5, of 4: 5 GP / 4 W",
    "ada-brown margin @800m-final than mina-lee": "TIE, of 4: 0.23 M / 0.32 G / 0.43 W",
    "ada-brown overtook @800m-final = mina-lee": "DIFFER mina-lee, of 4: mina-lee MW",
    "ada-brown celebration @800m-final = her parents": "AGREED her parents, of 4: her parents GP",
    "ada-brown celebration @800m-final = the ship's bell": "ONE SOURCE the ship's bell, of 4: the ship's bell P",
    "ada-brown condition @800m-final": "REPORTED, of 4: beside slept badly since the semi-finals G",
    "mina-lee finish @800m-final": "AGREED 2, of 4: 2 GMW",
    "mina-lee award @800m-final": "AGREED silver, of 4: silver GM",
    "mina-lee clocking @800m-final": "DISPUTED 1:58.43, of 4: 1:58.43 GM / 1:58.45 W",
    "mina-lee position @800m-final when bell": "DISPUTED 3, of 4: 1 G / 3 P / not 1 M",
    "mina-lee led-share @800m-final": "ONE SOURCE most, of 4: most G",
    "mina-lee took-lead @800m-final": "DIFFER final lap, of 4: 200m to go P / final lap M",
    "mina-lee condition @800m-final when before": "REPORTED, of 4: beside a cold P",
    "solveig-aernes finish @800m-final": "AGREED 3, of 4: 3 GMWP",
    "solveig-aernes award @800m-final": "AGREED bronze, of 4: bronze GP",
    "solveig-aernes clocking @800m-final": "TIE, of 4: 1:58.71 GM / 1:58.17 W / 1:58.77 P",
    "solveig-aernes condition @800m-final when heat": "REPORTED, of 4: beside lost a shoe W",
    "eloise-marchand finish @800m-final": "TIE, of 4: 4 G / not 4 W",
    "eloise-marchand clocking @800m-final": "ONE SOURCE 1:58.90, of 4: 1:58.90 G",
    "noor-vance finish @800m-final": "TIE, of 4: 4 W / not 4 G",
    "ife-okafor finish @800m-final": "TIE, of 4: 8 M / absent G",
    "800m-final held-on": "AGREED 2031-08-27, of 4: 2031-08-27 GWP",
    "800m-final starters @800m-final": "DISPUTED 8, of 4: 8 GMp / 9 Wp",
    # bests and records
    "ada-brown lifetime-best @career/womens-800m when as of 800m-final": "AGREED 1:58.20, of 4: 1:58.20 GMP",
    "ada-brown lifetime-best @career/womens-800m when as of delta-2029-womens-800m-final": (
        "ONE SOURCE 1:58.10, of 4: 1:58.10 M"
    ),
    "ada-brown year-best @season-2031/womens-800m when as of 800m-final": "ONE SOURCE 1:58.02, of 4: 1:58.02 W",
    "ada-brown cut @career/womens-800m than lifetime-best before 800m-final": "ONE SOURCE 0.40, of 4: 0.40 M",
    "ada-brown standing @career/womens-800m when as of 800m-final among harbour-women": "ONE SOURCE 3, of 4: 3 M",
    "ife-okafor standing @career/womens-800m when as of 800m-final among harbour-women": "ONE SOURCE 2, of 4: 2 M",
    "ife-okafor lifetime-best @career/womens-800m when as of 800m-final": "ONE SOURCE 1:58.30, of 4: 1:58.30 M",
    "ada-brown standing-behind @career/womens-800m when as of 800m-final among harbour-women = mina-lee": (
        "ONE SOURCE mina-lee, of 4: mina-lee M"
    ),
    "ada-brown standing-behind @career/womens-800m when as of 800m-final among harbour-women = ife-okafor": (
        "ONE SOURCE ife-okafor, of 4: ife-okafor M"
    ),
    "mina-lee world-lead @season-2031/womens-800m when before 800m-final": "ONE SOURCE 1:57.60, of 4: 1:57.60 M",
    "runa-hallenby record @games/womens-high-jump when as of high-jump-final": "ONE SOURCE 2.02m, of 2: 2.02m M",
    "runa-hallenby world-record @career/womens-high-jump when before high-jump-final": "ONE SOURCE 2.06m, of 2: 2.06m M",  # noqa: E501
    "ottilie-strand record @games/womens-high-jump when before harbour-2031": "ONE SOURCE 2.03m, of 4: 2.03m P",
    # what was run and won before, and why somebody is missing
    "ada-brown clocking @delta-2029-womens-800m-final": "ONE SOURCE 1:58.10, of 4: 1:58.10 M",
    "ada-brown mark-status @delta-2029-womens-800m-final": "ONE SOURCE PB, of 4: PB M",
    "isolde-brown finished-behind @games-2027-womens-marathon = hanne-dahlmark": (
        "ONE SOURCE hanne-dahlmark, of 2: hanne-dahlmark W"
    ),
    "ada-brown award @games-2027": "ONE SOURCE unstated, of 4: unstated P",
    "mina-lee crown @indoors/womens-800m when before harbour-2031": "ONE SOURCE champion, of 4: champion G",
    "mina-lee crown @games/womens-400m when before harbour-2031": "ONE SOURCE champion, of 4: champion M",
    "ife-okafor reason-absent @harbour-2031": "ONE SOURCE torn calf, of 4: torn calf G",
    # lives
    "ada-brown nation": "AGREED harbour, of 4: harbour MP",
    "mina-lee nation": "ONE SOURCE harbour, of 4: harbour M",
    "ife-okafor nation": "ONE SOURCE harbour, of 4: harbour M",
    "ada-brown years": "TIE, of 4: 24 G / 26 W",
    "ada-brown born-on": "ONE SOURCE 2005-05-03, of 4: 2005-05-03 G",
    "ada-brown born-in": "TIE, of 4: port-ellery G / westmoor W / harbour p",
    "ada-brown trainer = lees-father": "ONE SOURCE lees-father, of 4: lees-father G",
    "solveig-aernes nation": "AGREED northmark, of 4: northmark GM",
    "eloise-marchand nation": "ONE SOURCE corvane, of 4: corvane G",
    "noor-vance nation": "AGREED harbour, of 4: harbour MW",
    "runa-hallenby nation": "AGREED northmark, of 2: northmark MP",
    "runa-hallenby years": "TIE, of 2: 22 p / 23 p",
    "katrin-vossel nation": "ONE SOURCE corvane, of 2: corvane M",
    "greta-holmquay nation": "ONE SOURCE harbour, of 2: harbour M",
    "isolde-brown nation": "ONE SOURCE harbour, of 2: harbour W",
    "hanne-dahlmark nation": "ONE SOURCE northmark, of 2: northmark W",
    "lucia-ferranda nation": "ONE SOURCE corvane, of 2: corvane W",
    # plans and hopes
    "mina-lee race-plan = 400m-final": "REPORTED, of 4: beside 400m-final M",
    "noor-vance race-plan = 400m-final": "REPORTED, of 4: beside 400m-final M",
    "noor-vance medals @career": "REPORTED, of 4: beside 1 M",
    "ife-okafor comeback": "REPORTED, of 4: beside indoors G",
    "eloise-marchand farewell": "REPORTED, of 4: beside not yes P / yes W",
    # the meet
    "harbour-2031 held-in": "DIFFER quayside-stadium, of 4: quayside-stadium MP / delta G",
    "harbour-2031 opens": "ONE SOURCE 2031-08-23, of 4: 2031-08-23 G",
    "harbour-2031 ends": "ONE SOURCE 2031-08-31, of 4: 2031-08-31 G",
    "ada-brown medals @games when as of 800m-final": "ONE SOURCE 1, of 4: 1 P",
    "harbour medals @harbour-2031 when as of 800m-final": "AGREED 4, of 4: 4 GP",
    "harbour golds @harbour-2031 when as of 800m-final": "DISPUTED 2, of 4: 2 GP / 3 W",
    "harbour silvers @harbour-2031 when as of 800m-final": "ONE SOURCE 1, of 4: 1 G",
    "harbour bronzes @harbour-2031 when as of 800m-final": "ONE SOURCE 2, of 4: 2 G",
    "northmark medals @harbour-2031 when as of 2031-08-26": "ONE SOURCE 5, of 4: 5 W",
    "northmark medals @harbour-2031 when as of 800m-final": "ONE SOURCE 4, of 4: 4 W",
    # the 400m, which is to come: "the last night" is a date, because an article says when the Games end
    "400m-final held-on": "TIE, of 4: 2031-08-31 M / 2031-09-01 W",
    "noor-vance finish @400m-semi-final": "ONE SOURCE 1, of 4: 1 M",
    "noor-vance clocking @400m-semi-final": "ONE SOURCE 51.02, of 4: 51.02 M",
    # the high jump: two articles
    "high-jump-final held-on": "AGREED 2031-08-27, of 2: 2031-08-27 MP",
    "runa-hallenby finish @high-jump-final": "AGREED 1, of 2: 1 MP",
    "runa-hallenby height @high-jump-final": "TIE, of 2: 2.02m M / 2.05m P",
    "runa-hallenby height @high-jump-final when 2.05m": "TIE, of 2: 2.05m P / not 2.05m M",
    "runa-hallenby mark-status @high-jump-final": "ONE SOURCE CR, of 2: CR M",
    "runa-hallenby cleared-on @high-jump-final when 2.02m": "ONE SOURCE 2, of 2: 2 M",
    "runa-hallenby cleared-on @high-jump-final when 2.05m": "ONE SOURCE 3, of 2: 3 P",
    "runa-hallenby attempts @high-jump-final when 2.05m": "ONE SOURCE 3, of 2: 3 M",
    "runa-hallenby record-try @high-jump-final": "ONE SOURCE 2.05m, of 2: 2.05m M",
    "katrin-vossel finish @high-jump-final": "AGREED 2, of 2: 2 MP",
    "katrin-vossel height @high-jump-final": "TIE, of 2: 1.93m P / 1.99m M",
    "katrin-vossel clean @high-jump-final when attempt 1": "ONE SOURCE everything, of 2: everything M",
    "greta-holmquay finish @high-jump-final": "AGREED 3, of 2: 3 MP",
    "greta-holmquay height @high-jump-final": "AGREED 1.96m, of 2: 1.96m MP",
    "ottilie-strand height @games-2027-womens-high-jump-final": "ONE SOURCE 2.03m, of 4: 2.03m P",
    # the marathon: two articles
    "marathon held-on": "TIE, of 2: 2031-08-23 P / 2031-08-27 W",
    "isolde-brown finish @marathon": "AGREED 1, of 2: 1 WP",
    "isolde-brown clocking @marathon": "AGREED 2:24:35, of 2: 2:24:35 WP",
    "isolde-brown margin @marathon than hanne-dahlmark": "ONE SOURCE 6, of 2: 6 W",
    "isolde-brown finish @games-2027-womens-marathon": "ONE SOURCE 3, of 2: 3 W",
    "hanne-dahlmark finish @marathon": "ONE SOURCE 2, of 2: 2 W",
    "hanne-dahlmark clocking @marathon": "ONE SOURCE 2:24:41, of 2: 2:24:41 W",
    "lucia-ferranda unfinished @marathon": "TIE, of 2: DNF W / DNS P",
    "maren-holtby unfinished @marathon": "AGREED DNS, of 2: DNS WP",
    "maren-holtby ran @marathon": "AGREED no, of 2: no WP",
    # who holds a title won it
    "mina-lee finish @indoors/womens-800m": "ONE SOURCE 1, of 4: 1 G",
    "mina-lee finish @games/womens-400m": "ONE SOURCE 1, of 4: 1 M",
}
"""Every point but those of `RAN`. Capitals are the articles that count for a value, small letters those that do not."""

RAN = {
    "ada-brown @delta-2029-womens-800m-final": "ONE SOURCE yes, of 4: yes M",
    "ada-brown @800m-final": "AGREED yes, of 4: yes GMWP",
    "mina-lee @800m-final": "AGREED yes, of 4: yes GMW",
    "mina-lee @indoors/womens-800m": "ONE SOURCE yes, of 4: yes G",
    "mina-lee @games/womens-400m": "ONE SOURCE yes, of 4: yes M",
    "solveig-aernes @800m-final": "AGREED yes, of 4: yes GMWP",
    "eloise-marchand @800m-final": "ONE SOURCE yes, of 4: yes G",
    "noor-vance @800m-final": "ONE SOURCE yes, of 4: yes W",
    "noor-vance @400m-semi-final": "ONE SOURCE yes, of 4: yes M",
    "runa-hallenby @high-jump-final": "AGREED yes, of 2: yes MP",
    "katrin-vossel @high-jump-final": "AGREED yes, of 2: yes MP",
    "greta-holmquay @high-jump-final": "AGREED yes, of 2: yes MP",
    "ottilie-strand @games-2027-womens-high-jump-final": "ONE SOURCE yes, of 4: yes P",
    "isolde-brown @marathon": "AGREED yes, of 2: yes WP",
    "isolde-brown @games-2027-womens-marathon": "ONE SOURCE yes, of 2: yes W",
    "hanne-dahlmark @marathon": "ONE SOURCE yes, of 2: yes W",
}
"""Who took part, as it follows from a place, a mark or a medal."""

FINDINGS = {
    "order-against-marks P": "1.93m in 2nd place is 0.03 m less than 1.96m in 3rd place",
    "order-against-marks W": "1:58.45 in 2nd place is 0.28 s slower than 1:58.17 in 3rd place",
    "margin-not-the-difference G": "1:58.43 − 1:58.20 is 0.23 s, not 0.32 s",
    "best-got-worse M": "1:58.20 is 0.10 s slower than the 1:58.10 of the Delta Open 2029",
    "improvement-not-the-difference M": (
        "1:58.20 is 0.10 s slower than the 1:58.10 of the Delta Open 2029, no improvement of 0.40 s"
    ),
    "record-not-better MP": "2.02m is 0.01 m less than Ottilie Strand’s earlier record 2.03m",
    "record-attempt-not-better M": "a world record of 2.05m would be 0.01 m less than the earlier record 2.06m",
    "rank-against-bests M": "1:58.30 of 2nd place on the list is 0.10 s slower than 1:58.20 of 3rd place",
    "tally-below-medals P": (
        "1 Harbour Games medal after the women's 800m final, but 2 are named: "
        "a medal at the Harbour Games 2027 and gold at the Harbour Games 2031"
    ),
    "tally-falls W": "5 medals as of 26 August 2031, but 4 medals after the women's 800m final",
    "medals-do-not-add-up G": "2 gold + 1 silver + 2 bronze is 5, not 4 in all",
    "weekday-not-of-date W": "27 August 2031 is a Wednesday, not a Tuesday",
    "date-outside-meet GW": "1 September 2031 is after the last day of the Harbour Games 2031, 31 August 2031",
    "age-not-from-birth G": "born 3 May 2005, so 26 on 27 August 2031, not 24",
}
"""Every finding: its rule, the articles that it names, and its arithmetic."""


@cache
def harbour() -> Outcome:
    return come_out(HARBOUR)


@cache
def outcomes() -> dict[str, str]:
    return {SHORT.point(point): SHORT.outcome(point) for point in harbour().points}


# --- the pack is sound --------------------------------------------------------------------------------------------


def test_nothing_is_to_be_mended() -> None:
    assert read_pack(HARBOUR).problems == ()


def test_everything_that_the_articles_print_is_curated() -> None:
    covered = coverage(harbour().pack, harbour().pack.registers)

    assert covered.problems == ()
    assert (covered.covered, covered.covered_values) == (covered.sentences, covered.values)


# --- what the articles come to --------------------------------------------------------------------------------------


@pytest.mark.parametrize(("point", "outcome"), POINTS.items(), ids=list(POINTS))
def test_a_point_comes_out_as_a_reader_would_say(point: str, outcome: str) -> None:
    assert outcomes()[point] == outcome


@pytest.mark.parametrize(("who", "outcome"), RAN.items(), ids=list(RAN))
def test_whoever_has_a_place_a_mark_or_a_medal_took_part(who: str, outcome: str) -> None:
    assert outcomes()[who.replace(" @", " ran @")] == outcome


def test_there_is_no_other_point() -> None:
    assert set(outcomes()) == {*POINTS, *(who.replace(" @", " ran @") for who in RAN)}


@pytest.mark.parametrize(("finding", "working"), FINDINGS.items(), ids=list(FINDINGS))
def test_what_cannot_be_right_is_found_with_its_arithmetic(finding: str, working: str) -> None:
    assert [found.working for found in harbour().findings if SHORT.finding(found) == finding] == [working]


def test_there_is_no_other_finding() -> None:
    assert Counter(map(SHORT.finding, harbour().findings)) == Counter(FINDINGS.keys())


def test_a_finding_names_the_points_that_its_claims_are_in() -> None:
    claims_of = {
        point.id: {standing.claim for value in point.values for standing in value.standings}
        for point in harbour().points
    }
    for finding in harbour().findings:
        assert finding.points
        assert all(claims_of[point] & set(finding.claims) for point in finding.points), finding.working


# --- how it comes to that -------------------------------------------------------------------------------------------


def point_of(name: str) -> tuple[str | None, ...]:
    """The workings at a point, those of its values in their order."""
    (point,) = [point for point in harbour().points if SHORT.point(point) == name]
    return tuple(standing.working for value in point.values for standing in value.standings)


@pytest.mark.parametrize(
    ("point", "workings"),
    [
        ("400m-final held-on", {"the last day of the Harbour Games 2031 is 31 August 2031", None}),
        ("high-jump-final held-on", {"the day of the women's 800m final is 27 August 2031", None}),
        (
            "marathon held-on",
            {
                "the day of the women's 800m final is 27 August 2031",
                "the first day of the Harbour Games 2031 is 23 August 2031",
            },
        ),
        ("ife-okafor finish @800m-final", {"no part in Harbour Games 2031, so none in any of its races", None}),
    ],
)
def test_what_does_not_stand_in_the_words_shows_its_working(point: str, workings: set[str | None]) -> None:
    assert set(point_of(point)) == workings


def test_a_relative_date_leads_to_the_claim_that_tells_it() -> None:
    (point,) = [point for point in harbour().points if SHORT.point(point) == "400m-final held-on"]
    through = [claim for value in point.values for standing in value.standings for claim in standing.through]

    assert [harbour().claims()[claim].excerpt for claim in through] == ["end on Sunday (31 August)"]


def test_an_article_that_contradicts_itself_is_told_at_the_point() -> None:
    contradicting = {SHORT.point(point): point.contradicting for point in harbour().points if point.contradicting}

    assert contradicting == {
        "800m-final starters @800m-final": ("city-post",),
        "runa-hallenby years": ("city-post",),
    }


def test_an_article_that_says_nothing_of_a_point_is_silent() -> None:
    silent = {SHORT.point(point): point.silent for point in harbour().points}

    assert silent["mina-lee clocking @800m-final"] == ("city-post",)
    assert silent["ife-okafor finish @800m-final"] == ("city-post", "delta-wire")
    assert silent["ada-brown finish @800m-final"] == ()


def test_one_remark_in_two_wordings_is_one_remark() -> None:
    quotes = [quote for article in harbour().pack.articles for quote in article.quotes]

    assert {(quote.article, quote.text) for quote in quotes if quote.remark is not None} == {
        ("delta-wire", "I never looked back. I was afraid of what I would see,"),
        ("harbour-gazette", "I never looked back, because I was afraid of what I would see,"),
    }


def test_one_person_is_meant_by_every_spelling_and_a_surname_by_its_owner() -> None:
    names = Names(harbour().pack.registers)

    assert {
        mention.id
        for spelling in ("Sólveig Ærnes", "Solveig Aernes", "SOLVEIG ÆRNES")
        for mention in names.find(spelling)
    } == {"solveig-aernes"}
    assert [mention.id for mention in names.find("Brown beat Isolde Brown")] == ["ada-brown", "isolde-brown"]
