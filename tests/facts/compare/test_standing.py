"""How somebody came out of a race is one question: a place or a mark stands against a DNF, a DNS and a DQ."""

from __future__ import annotations

import pytest

from bot.facts.compare.points import compare_articles
from bot.facts.model import Claim, Mood, Verdict
from tests.facts.press import FINAL, article, claim, findings_of, headline_of, pack, point, sides, told


def brown(what: str, value: str, **more: object) -> Claim:
    """A claim about Ada Brown in the final."""
    return claim("ada-brown", what, value, **more)


WON = (brown("place", "1"), brown("time", "1:58.20"))
OUT = (brown("outcome", "DNF"),)


def attributes_of(*articles: object) -> set[str]:
    """The attributes of the points about Ada Brown."""
    return {each.key.what for each in compare_articles(pack(*articles)) if each.key.about == "ada-brown"}  # type: ignore[arg-type]


@pytest.mark.parametrize("outcome", ["DNF", "DNS", "DQ"])
def test_a_place_and_an_outcome_that_rules_it_out_are_one_dispute(outcome: str) -> None:
    out = (brown("outcome", outcome),)
    articles = (article("a", *WON), article("b", *out), article("c", *out))
    place = point(articles, "ada-brown", "place")
    assert (place.verdict, headline_of(place), place.among_articles) == (Verdict.DISPUTED, outcome, 3)
    assert sides(place) == [(outcome, 0, "bc"), ("1", 1, "a")]
    assert "outcome" not in attributes_of(*articles)


def test_one_against_one_is_a_tie() -> None:
    place = point((article("a", *WON), article("b", *OUT)), "ada-brown", "place")
    assert (place.verdict, headline_of(place)) == (Verdict.TIE, None)


def test_gold_stands_against_a_dnf_as_the_place_that_it_shows() -> None:
    place = point((article("a", brown("medal", "gold")), article("b", *OUT)), "ada-brown", "place")
    assert sides(place) == [("1", 0, "a"), ("DNF", 1, "b")]


def test_a_mark_without_a_place_stands_with_those_who_give_a_place() -> None:
    articles = (article("a", *WON), article("b", brown("time", "1:58.20")), article("c", *OUT), article("d", *OUT))
    place = point(articles, "ada-brown", "place")
    assert (place.verdict, sides(place)) == (
        Verdict.TIE,
        [("1", 0, "a"), ("finished", 0, "b"), ("DNF", 1, "cd")],
    )


def test_a_mark_stands_against_a_dnf_where_nobody_gives_a_place() -> None:
    articles = (article("a", brown("time", "1:58.20")), article("b", *OUT), article("c", *OUT))
    outcome = point(articles, "ada-brown", "outcome")
    assert (outcome.verdict, sides(outcome)) == (Verdict.DISPUTED, [("DNF", 0, "bc"), ("finished", 1, "a")])


def test_a_split_is_no_finish() -> None:
    articles = (article("a", brown("time", "0:57.80", when="after lap 1")), article("b", *OUT))
    assert point(articles, "ada-brown", "outcome").verdict is Verdict.ONE_SOURCE


@pytest.mark.parametrize("sense", [{"by": "mina-lee"}, {"mood": Mood.EXPECTED}])
def test_what_no_article_asserts_stands_beside(sense: dict[str, object]) -> None:
    articles = (article("a", *WON), article("b", brown("outcome", "DNF", **sense)))
    assert point(articles, "ada-brown", "place").verdict is Verdict.ONE_SOURCE


def test_an_outcome_alone_is_a_point_of_its_own() -> None:
    articles = (article("a", *OUT), article("b", *OUT))
    assert point(articles, "ada-brown", "outcome").verdict is Verdict.AGREED
    assert "place" not in attributes_of(*articles)


def test_a_dnf_in_another_race_says_nothing_of_this_one() -> None:
    other = claim("ada-brown", "outcome", "DNF", "harbour-2031-400m-final")
    assert point((article("a", *WON), article("b", other)), "ada-brown", "place").verdict is Verdict.ONE_SOURCE


# --- within one article -------------------------------------------------------------------------------------------


def test_an_article_that_gives_a_place_and_a_dnf_contradicts_itself() -> None:
    articles = (article("a", *WON, *OUT),)
    place = point(articles, "ada-brown", "place")
    assert (place.verdict, place.contradicting) == (Verdict.TIE, ("a",))
    (finding,) = findings_of(*articles, rule="finish-against-outcome")
    assert (finding.working, finding.articles) == ("1st and DNF cannot both hold", ("a",))
    assert {each.what for each in articles[0].claims if each.id in finding.claims} == {"place", "outcome"}


def test_an_article_that_gives_a_mark_and_a_dns_contradicts_itself() -> None:
    articles = (article("a", brown("time", "1:58.20"), brown("outcome", "DNS")),)
    (finding,) = findings_of(*articles, rule="finish-against-outcome")
    assert finding.working == "finished and DNS cannot both hold"


# --- a later change -----------------------------------------------------------------------------------------------


def test_somebody_who_crossed_the_line_and_was_disqualified_is_disqualified() -> None:
    articles = (article("a", brown("place", "7"), brown("time", "2:01.00"), brown("outcome", "DQ")),)
    place = point(articles, "ada-brown", "place")
    assert (place.verdict, headline_of(place), place.contradicting) == (Verdict.ONE_SOURCE, "DQ", ())
    assert [(str(standing.value), standing.article) for standing in place.reports] == [("7", "a")]
    assert findings_of(*articles) == ()


def test_an_article_that_stops_at_the_line_does_not_dispute_the_change_that_another_tells() -> None:
    articles = (
        article("a", brown("place", "7"), brown("outcome", "DQ")),
        article("b", brown("place", "7")),
    )
    place = point(articles, "ada-brown", "place")
    assert (place.verdict, sides(place)) == (Verdict.DIFFER, [("7", 0, "b"), ("DQ", 0, "a")])
    assert place.note == "one article tells both, the one before the race was over and the other after it" or place.note


def test_another_place_than_the_one_that_was_lost_is_disputed() -> None:
    articles = (article("a", brown("place", "7"), brown("outcome", "DQ")), article("b", brown("place", "6")))
    assert point(articles, "ada-brown", "place").verdict is Verdict.TIE


@pytest.mark.parametrize("moment", ["after", "later"])
def test_a_medal_that_moved_up_later_is_a_change(moment: str) -> None:
    articles = (article("a", brown("medal", "silver"), brown("medal", "gold", when=moment)),)
    for what, now, before in (("medal", "gold", "silver"), ("place", "1", "2")):
        made = point(articles, "ada-brown", what)
        assert (made.verdict, headline_of(made)) == (Verdict.ONE_SOURCE, now)
        assert [str(standing.value) for standing in made.reports] == [before]


def test_a_medal_that_was_stripped_is_a_change() -> None:
    stripped = brown("medal", "gold", mood=Mood.DENIED, when="later")
    medal = point((article("a", brown("medal", "gold"), stripped),), "ada-brown", "medal")
    assert (medal.verdict, headline_of(medal)) == (Verdict.ONE_SOURCE, "not gold")


def test_two_places_of_one_moment_are_a_contradiction() -> None:
    place = point((article("a", brown("place", "1"), brown("place", "2")),), "ada-brown", "place")
    assert (place.verdict, place.contradicting) == (Verdict.TIE, ("a",))


def test_no_part_in_the_race_is_told_once_where_its_place_is_in_dispute() -> None:
    articles = (article("a", brown("place", "8")), article("b", brown("outcome", "DNS")))
    assert attributes_of(*articles) == {"place"}
    assert point(articles, "ada-brown", "place", FINAL).verdict is Verdict.TIE


# --- having taken part --------------------------------------------------------------------------------------------

ABSENT = (brown("took-part", "no"),)


def test_a_place_and_words_that_somebody_was_absent_are_one_dispute() -> None:
    articles = (article("a", *WON), article("b", *ABSENT))
    place = point(articles, "ada-brown", "place")
    assert (place.verdict, headline_of(place)) == (Verdict.TIE, None)
    assert sides(place) == [("1", 0, "a"), ("absent", 1, "b")]
    assert attributes_of(*articles) == {"place", "time"}


def test_who_missed_the_meet_stands_against_a_place_in_its_race() -> None:
    missed = claim("ada-brown", "took-part", "no", "harbour-2031")
    place = point((article("a", brown("medal", "gold")), article("b", missed)), "ada-brown", "place")
    assert sides(place) == [("1", 0, "a"), ("absent", 1, "b")]
    assert place.values[1].standings[0].working == "no part in Harbour Games 2031, so none in any of its races"


def test_words_that_somebody_ran_stand_with_the_place() -> None:
    articles = (article("a", *WON), article("b", *ABSENT), article("c", brown("took-part", "yes")))
    place = point(articles, "ada-brown", "place")
    assert (place.verdict, headline_of(place)) == (Verdict.DISPUTED, "started")
    assert sides(place) == [("1", 0, "a"), ("started", 0, "c"), ("absent", 1, "b")]
    assert attributes_of(*articles) == {"place", "time"}


def test_an_absence_stands_against_a_dnf_and_with_a_dns() -> None:
    outcome = point((article("a", *OUT), article("b", *ABSENT)), "ada-brown", "outcome")
    assert sides(outcome) == [("DNF", 0, "a"), ("absent", 1, "b")]
    did_not_start = article("c", brown("outcome", "DNS"))
    place = point((article("a", *WON), article("b", *ABSENT), did_not_start), "ada-brown", "place")
    assert (place.verdict, sides(place)) == (Verdict.DISPUTED, [("DNS", 0, "c"), ("absent", 0, "b"), ("1", 1, "a")])


def test_an_article_that_gives_a_place_and_an_absence_contradicts_itself() -> None:
    articles = (article("a", *WON, *ABSENT),)
    assert point(articles, "ada-brown", "place").contradicting == ("a",)
    (finding,) = findings_of(*articles, rule="finish-against-outcome")
    assert finding.working == "1st and did not take part cannot both hold"


def test_a_plan_to_run_stays_beside_where_a_place_is_in_dispute() -> None:
    planned = brown("took-part", "yes", mood=Mood.PLANNED)
    articles = (article("a", *WON), article("b", *ABSENT), article("c", planned))
    assert point(articles, "ada-brown", "took-part").verdict is Verdict.REPORTED
    assert point(articles, "ada-brown", "place").verdict is Verdict.TIE


def test_an_absence_alone_and_a_place_alone_keep_their_points() -> None:
    assert attributes_of(article("a", *ABSENT)) == {"took-part"}
    assert attributes_of(article("a", *WON)) == {"place", "time", "took-part"}


# --- a change that is told some time after the day ----------------------------------------------------------------

NEXT_YEAR = "as of 2032-03-12"


@pytest.mark.parametrize("moment", ["later", NEXT_YEAR])
def test_what_stands_some_time_later_takes_the_place_of_what_any_article_has_on_the_day(moment: str) -> None:
    moved = article("b", brown("medal", "gold", when=moment))
    articles = (article("a", brown("medal", "silver")), moved, article("c", brown("place", "2")))
    for what, now, before in (("medal", "gold", ["silver"]), ("place", "1", ["2", "2"])):
        made = point(articles, "ada-brown", what)
        assert (made.verdict, headline_of(made), made.among_articles) == (Verdict.ONE_SOURCE, now, 3)
        assert [str(standing.value) for standing in made.reports] == before


def test_a_disqualification_of_later_takes_the_place_of_a_win() -> None:
    disqualified = article("b", brown("outcome", "DQ", when=NEXT_YEAR))
    place = point((article("a", *WON), disqualified, article("c", *WON)), "ada-brown", "place")
    assert (place.verdict, sides(place)) == (Verdict.ONE_SOURCE, [("DQ", 0, "b")])
    assert [(str(standing.value), standing.article) for standing in place.reports] == [("1", "a"), ("1", "c")]


def test_a_change_of_later_hides_no_contradiction_of_the_day() -> None:
    missed = claim("ada-brown", "took-part", "no", "harbour-2031")
    moved = brown("medal", "bronze", when=NEXT_YEAR)
    told = article("a", missed, brown("place", "4"), moved)
    assert [finding.working for finding in findings_of(told)] == [
        "did not take part and 4th cannot both have stood before the change"
    ]


def test_articles_that_differ_on_what_stood_before_a_change_dispute_it_and_not_the_change() -> None:
    moved = brown("outcome", "DQ", when=NEXT_YEAR)
    third, fourth = (brown("place", place) for place in ("3", "4"))
    articles = (article("a", third, moved), article("b", fourth), article("c", fourth))
    assert findings_of(*articles) == ()
    now, before = (each for each in told(*articles) if each.what == "place")
    assert (now.verdict, sides(now), now.caveats) == (Verdict.ONE_SOURCE, [("DQ", 0, "a")], ())
    assert (before.verdict, sides(before)) == (Verdict.DISPUTED, [("4", 0, "bc"), ("3", 1, "a")])


def test_articles_that_have_the_same_before_a_change_do_not_contradict_each_other() -> None:
    moved = brown("outcome", "DQ", when=NEXT_YEAR)
    bronze = article("b", brown("medal", "bronze"))
    assert findings_of(article("a", brown("place", "3"), moved), bronze) == ()


def test_what_two_changes_replaced_one_after_the_other_is_no_contradiction() -> None:
    told = article("a", brown("place", "3"), brown("place", "2", when="after"), brown("outcome", "DQ", when=NEXT_YEAR))
    assert findings_of(told) == ()


def test_two_articles_that_have_it_otherwise_some_time_later_dispute_each_other() -> None:
    stripped = article("b", *WON, brown("outcome", "DQ", when=NEXT_YEAR))
    still = article("c", brown("place", "1", when="as of 2032-05-02"))
    place = point((article("a", *WON), stripped, still), "ada-brown", "place")
    assert (place.verdict, sides(place)) == (Verdict.TIE, [("1", 0, "c"), ("DQ", 1, "b")])
    assert (place.note, place.silent) == (None, ())


def test_a_disqualification_on_the_day_replaces_no_place_of_another_article() -> None:
    articles = (article("a", *WON), article("b", brown("outcome", "DQ")))
    assert point(articles, "ada-brown", "place").verdict is Verdict.TIE


def test_who_moves_up_is_no_other_winner_of_the_day() -> None:
    moved = article("b", claim("mina-lee", "place", "1", when=NEXT_YEAR))
    second = article("c", claim("mina-lee", "place", "2"))
    articles = (article("a", *WON), moved, second)
    assert point(articles, "ada-brown", "place").verdict is Verdict.ONE_SOURCE
    assert headline_of(point(articles, "mina-lee", "place")) == "1"


def test_who_tells_of_a_win_is_not_silent_about_the_gold() -> None:
    articles = (article("a", brown("medal", "gold")), article("b", *WON), article("c", claim("mina-lee", "place", "2")))
    medal = point(articles, "ada-brown", "medal")
    assert (medal.verdict, sides(medal), medal.silent) == (Verdict.ONE_SOURCE, [("gold", 0, "a")], ("c",))
