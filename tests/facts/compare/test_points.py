"""Claims meet in points, the articles are counted, and each point gets the verdict that the counting gives."""

import pytest

from bot.facts.compare.points import compare_articles
from bot.facts.model import Mood, Than, Verdict
from bot.facts.scope import Scope
from tests.facts.press import DELTA, FINAL, OLD_FINAL, article, claim, headline_of, pack, point, press, sides

# --- the counting -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("values", "verdict", "headline"),
    [
        (["1:58.20"], Verdict.ONE_SOURCE, "1:58.20"),
        (["1:58.20", "1:58.20"], Verdict.AGREED, "1:58.20"),
        (["1:58.20", "1:58.20", "1:58.02"], Verdict.DISPUTED, "1:58.20"),
        (["1:58.20", "1:58.02"], Verdict.TIE, None),
        (["1:58.20", "1:58.20", "1:58.02", "1:58.22"], Verdict.TIE, None),
        (["1:58.20", "1:58.20", "1:58.20", "1:58.02", "1:58.22"], Verdict.DISPUTED, "1:58.20"),
    ],
)
def test_a_headline_is_what_more_than_half_of_the_articles_give(
    values: list[str], verdict: Verdict, headline: str | None
) -> None:
    made = point(press(*values), "ada-brown", "time")
    assert (made.verdict, headline_of(made)) == (verdict, headline)


def test_sides_are_numbered_from_the_strongest() -> None:
    made = point(press("1:58.02", "1:58.20", "1:58.20"), "ada-brown", "time")
    assert sides(made) == [("1:58.20", 0, "bc"), ("1:58.02", 1, "a")]


def test_an_article_counts_once_however_often_it_says_a_thing() -> None:
    again = article("a", claim("ada-brown", "place", "1"), claim("ada-brown", "medal", "gold"))
    made = point((again, article("b", claim("ada-brown", "place", "2"))), "ada-brown", "place")
    assert made.verdict is Verdict.TIE
    assert sides(made) == [("1", 0, "a"), ("2", 1, "b")]
    assert [standing.implied for standing in made.values[0].standings] == [False, True]


def test_an_article_that_contradicts_itself_counts_for_neither_value_and_is_shown_at_both() -> None:
    torn = article("a", claim("ada-brown", "time", "1:58.20"), claim("ada-brown", "time", "1:58.02"))
    made = point((torn, *press("", "1:58.20")[1:]), "ada-brown", "time")
    assert (made.verdict, headline_of(made), made.contradicting) == (Verdict.DISPUTED, "1:58.20", ("a",))
    assert [(str(value.value), value.articles, value.counted) for value in made.values] == [
        ("1:58.20", ("a", "b"), ("b",)),
        ("1:58.02", ("a",), ()),
    ]


def test_articles_that_all_contradict_themselves_leave_a_tie() -> None:
    torn = article("a", claim("ada-brown", "time", "1:58.20"), claim("ada-brown", "time", "1:58.02"))
    made = point((torn,), "ada-brown", "time")
    assert (made.verdict, headline_of(made)) == (Verdict.TIE, None)


def test_silence_is_counted_apart_and_is_no_denial() -> None:
    others = (article("b", claim("mina-lee", "place", "2")), article("c", claim("mina-lee", "place", "2")))
    made = point((*press("1:58.20"), *others), "ada-brown", "time")
    assert (made.verdict, made.among_articles, made.silent) == (Verdict.ONE_SOURCE, 3, ("b", "c"))


def test_articles_of_other_stories_are_not_silent() -> None:
    other = article("b", claim("mina-lee", "place", "2", DELTA), stories=(DELTA,))
    made = point((*press("1:58.20"), other), "ada-brown", "time")
    assert (made.among_articles, made.silent, made.stories) == (1, (), (FINAL,))


def test_a_point_without_a_race_is_among_the_articles_of_the_stories_in_which_it_is_told() -> None:
    told = [article(slug, claim("ada-brown", "coach", "mina-lee")) for slug in "ab"]
    elsewhere = article("d", claim("ada-brown", "time", "1:59.20", DELTA), stories=(DELTA,))
    made = point((*told, *press("", "", "1:58.20")[2:], elsewhere), "ada-brown", "coach", None, value="mina-lee")
    assert (made.verdict, made.among_articles, made.silent) == (Verdict.AGREED, 3, ("c",))


def test_what_is_said_of_somebody_is_among_the_articles_of_the_races_in_which_they_stand() -> None:
    both = (claim("ada-brown", "time", "1:59.20", DELTA), claim("ada-brown", "coach", "mina-lee"))
    told = [article(slug, *both, stories=(FINAL, DELTA)) for slug in "ab"]
    made = point((*told, article("c", claim("mina-lee", "place", "2"))), "ada-brown", "coach", None, value="mina-lee")
    assert (made.verdict, made.among_articles, made.silent) == (Verdict.AGREED, 2, ())


def test_a_race_without_a_story_is_told_in_those_of_its_articles() -> None:
    told = (article("a", claim("ada-brown", "time", "1:59.20", OLD_FINAL)), *press("", "1:58.20")[1:])
    made = point(told, "ada-brown", "time", OLD_FINAL)
    assert (made.verdict, made.among_articles, made.silent) == (Verdict.ONE_SOURCE, 2, ("b",))


def test_an_article_of_another_story_that_states_a_point_is_among_its_articles() -> None:
    outsider = article("b", claim("ada-brown", "time", "1:58.20"), stories=(DELTA,))
    made = point((*press("1:58.20"), outsider), "ada-brown", "time")
    assert (made.verdict, made.among_articles, made.stories) == (Verdict.AGREED, 2, (DELTA, FINAL))


# --- who says it, and in what sense -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "sense",
    [
        {"by": "mina-lee"},
        {"mood": Mood.PLANNED},
        {"mood": Mood.HOPED},
        {"mood": Mood.EXPECTED},
        {"mood": Mood.CONDITIONAL},
        {"by": "mina-lee", "mood": Mood.DENIED},
    ],
)
def test_reported_speech_and_moods_stand_beside_and_are_never_counted(sense: dict[str, object]) -> None:
    beside = article("b", claim("ada-brown", "time", "1:58.02", **sense))
    made = point((*press("1:58.20"), beside), "ada-brown", "time")
    assert (made.verdict, headline_of(made), made.silent) == (Verdict.ONE_SOURCE, "1:58.20", ())
    assert [standing.article for standing in made.reports] == ["b"]


def test_a_point_with_nothing_but_plans_is_reported() -> None:
    made = point(press("1:58.20", mood=Mood.PLANNED), "ada-brown", "time")
    assert (made.verdict, headline_of(made), made.values) == (Verdict.REPORTED, None, ())


def test_a_denial_stands_against_an_assertion() -> None:
    denial = article("b", claim("ada-brown", "position", "1", when="bell", mood=Mood.DENIED))
    made = point((*press("1", what="position", when="bell"), denial), "ada-brown", "position", when="bell")
    assert made.verdict is Verdict.TIE
    assert [str(value.value) for value in made.values] == ["1", "not 1"]


def test_a_denial_stands_with_another_value_that_excludes_it() -> None:
    denial = article("b", claim("ada-brown", "place", "1", mood=Mood.DENIED))
    made = point((*press("2", what="place"), denial), "ada-brown", "place")
    assert (made.verdict, headline_of(made)) == (Verdict.AGREED, "2")


def test_to_deny_yes_is_to_say_no() -> None:
    denial = article("b", claim("ada-brown", "took-part", "yes", mood=Mood.DENIED))
    made = point((*press("no", what="took-part"), denial), "ada-brown", "took-part")
    assert (made.verdict, headline_of(made)) == (Verdict.AGREED, "no")


def test_what_is_given_and_not_what_is_denied_beside_it_is_the_headline() -> None:
    denial = article("b", claim("ada-brown", "medal", "gold", mood=Mood.DENIED))
    made = point((*press("silver", what="medal"), denial), "ada-brown", "medal")
    assert (made.verdict, headline_of(made)) == (Verdict.AGREED, "silver")


def test_a_denied_item_of_a_list_stands_against_the_same_item_only() -> None:
    denial = article("c", claim("ada-brown", "passed", "mina-lee", mood=Mood.DENIED))
    told = (*press("mina-lee", "ife-okafor", what="passed"), denial)
    assert point(told, "ada-brown", "passed", value="mina-lee").verdict is Verdict.TIE
    assert point(told, "ada-brown", "passed", value="ife-okafor").verdict is Verdict.ONE_SOURCE


# --- values that may both hold ------------------------------------------------------------------------------------


def test_loose_values_differ_and_are_no_dispute() -> None:
    made = point(press("200m to go", "home straight", what="move"), "ada-brown", "move")
    assert (made.verdict, headline_of(made), made.contradicting) == (Verdict.DIFFER, None, ())


def test_a_loose_value_that_most_give_is_the_headline() -> None:
    made = point(press("200m to go", "200m to go", "home straight", what="move"), "ada-brown", "move")
    assert (made.verdict, headline_of(made)) == (Verdict.DIFFER, "200m to go")


def test_one_article_with_two_loose_values_is_one_source() -> None:
    told = article("a", claim("ada-brown", "move", "200m to go"), claim("ada-brown", "move", "final bend"))
    assert point((told,), "ada-brown", "move").verdict is Verdict.ONE_SOURCE


@pytest.mark.parametrize(
    ("what", "coarse", "fine", "scope"),
    [
        ("medal", "unstated", "gold", FINAL),
        ("birth-date", "2005", "2005-05-03", None),
        ("birth-date", "2005-05", "2005-05-03", None),
    ],
)
def test_the_coarser_value_holds_the_finer(what: str, coarse: str, fine: str, scope: str | None) -> None:
    made = point(press(coarse, fine, what=what), "ada-brown", what, scope)
    assert (made.verdict, headline_of(made), {value.side for value in made.values}) == (Verdict.AGREED, coarse, {0})


def test_a_value_that_holds_several_sides_is_on_none_of_them_and_is_not_counted() -> None:
    made = point(press("harbour", "delta", "delta", "port-ellery", what="born-in"), "ada-brown", "born-in", None)
    assert (made.verdict, headline_of(made)) == (Verdict.DISPUTED, "delta")
    assert sides(made) == [("delta", 0, "bc"), ("port-ellery", 1, "d"), ("harbour", None, "")]


def test_places_of_which_one_holds_the_other_agree_where_an_article_names_both() -> None:
    apart = point(press("harbour", "delta", what="born-in"), "ada-brown", "born-in", None)
    assert (apart.verdict, headline_of(apart)) == (Verdict.DIFFER, "harbour")
    assert {value.side for value in apart.values} == {0}
    born = [claim("ada-brown", "born-in", value) for value in ("harbour", "delta")]
    told = (article("a", *born), article("b", born[0]))
    assert point(told, "ada-brown", "born-in", None).verdict is Verdict.AGREED


def test_the_headline_is_the_finest_value_that_most_articles_give() -> None:
    made = point(press("harbour", "delta", "delta", what="born-in"), "ada-brown", "born-in", None)
    assert headline_of(made) == "delta"
    made = point(press("harbour", "harbour", "delta", what="born-in"), "ada-brown", "born-in", None)
    assert headline_of(made) == "harbour"


def test_a_coarse_value_counts_for_the_only_side_that_it_stands_with() -> None:
    made = point(press("harbour", "delta", "northmark", what="born-in"), "ada-brown", "born-in", None)
    assert (made.verdict, headline_of(made)) == (Verdict.DISPUTED, "harbour")
    assert sides(made) == [("delta", 0, "b"), ("harbour", 0, "a"), ("northmark", 1, "c")]


def test_an_article_with_a_coarse_and_a_fine_value_counts_for_the_fine_one() -> None:
    both = article("a", claim("ada-brown", "medal", "gold"), claim("ada-brown", "medal", "unstated"))
    made = point((both,), "ada-brown", "medal")
    assert (made.verdict, headline_of(made)) == (Verdict.ONE_SOURCE, "gold")
    assert sides(made) == [("gold", 0, "a"), ("unstated", 0, "")]


def test_a_personal_best_against_a_season_s_best_is_a_dispute() -> None:
    made = point(press("PB", "SB", what="mark-status"), "ada-brown", "mark-status")
    assert made.verdict is Verdict.TIE


# --- what decides the point ---------------------------------------------------------------------------------------


def test_a_tally_of_day_three_does_not_dispute_one_of_day_five() -> None:
    told = (
        article("a", claim("harbour", "medals", "4", "harbour-2031", when=f"as of {FINAL}")),
        article("b", claim("harbour", "medals", "5", "harbour-2031", when="as of 2031-08-29")),
    )
    assert {made.verdict for made in compare_articles(pack(*told))} == {Verdict.ONE_SOURCE}


def test_a_scope_that_the_attribute_does_not_name_is_not_compared() -> None:
    told = (
        article("a", claim("ada-brown", "coach", "mina-lee", FINAL)),
        article("b", claim("ada-brown", "coach", "mina-lee", DELTA)),
    )
    assert point(told, "ada-brown", "coach", None, value="mina-lee").verdict is Verdict.AGREED


def test_what_is_compared_with_is_part_of_the_point() -> None:
    told = (
        article("a", claim("ada-brown", "margin", "0.23", than=Than(about="mina-lee"))),
        article("b", claim("ada-brown", "margin", "0.51", than=Than(about="ife-okafor"))),
        article(
            "c", claim("ada-brown", "margin", "0.23", than=Than(about="mina-lee", what="margin", in_=Scope(FINAL)))
        ),
    )
    made = point(told, "ada-brown", "margin", than=Than(about="mina-lee"))
    assert (made.verdict, headline_of(made)) == (Verdict.AGREED, "0.23")


@pytest.mark.parametrize(
    ("times", "headline"), [(("1:58", "1:58.20"), "1:58"), (("1:58", "1:58.20", "1:58.20"), "1:58.20")]
)
def test_a_rounded_mark_and_the_exact_one_agree(times: tuple[str, ...], headline: str) -> None:
    told = point(press(*times), "ada-brown", "time")
    assert (told.verdict, headline_of(told)) == (Verdict.AGREED, headline)


def test_a_rounded_mark_takes_no_side_between_two_exact_ones() -> None:
    told = point(press("1:58", "1:58.20", "1:58.43"), "ada-brown", "time")
    assert (told.verdict, headline_of(told)) == (Verdict.TIE, None)
    assert sides(told) == [("1:58.20", 0, "b"), ("1:58.43", 1, "c"), ("1:58", None, "")]


@pytest.mark.parametrize("rounded", [("10.99", "10.98"), ("10.98", "10.99"), ("10.99", "10.98", "10.98")])
def test_roundings_of_one_exact_mark_that_do_not_fit_each_other_differ_without_a_dispute(
    rounded: tuple[str, ...],
) -> None:
    """The rules round up to the next hundredth, and a report to the nearest."""
    told = point(press("10.984", *rounded), "ada-brown", "time")
    assert (told.verdict, headline_of(told), told.contradicting) == (Verdict.DIFFER, "10.98", ())


def test_two_rounded_marks_dispute_each_other_where_nobody_gives_the_exact_one() -> None:
    assert point(press("10.99", "10.98"), "ada-brown", "time").verdict is Verdict.TIE
    assert point(press("10.99", "10.98", "10.974"), "ada-brown", "time").verdict is Verdict.DISPUTED


def test_a_rounded_mark_disputes_what_does_not_round_to_it() -> None:
    told = point(press("1:58", "1:59.20"), "ada-brown", "time")
    assert told.verdict is Verdict.TIE


def test_a_hand_time_differs_from_an_automatic_one_without_a_dispute() -> None:
    told = point(press("1:58.1h", "1:58.20"), "ada-brown", "time")
    assert (told.verdict, told.contradicting) == (Verdict.DIFFER, ())


@pytest.mark.parametrize(("second", "verdict"), [(["delta", "harbour"], Verdict.AGREED), (["harbour"], Verdict.DIFFER)])
def test_places_within_each_other_agree_where_both_articles_name_one_between_them(
    second: list[str], verdict: Verdict
) -> None:
    of_first = (claim("ada-brown", "born-in", place) for place in ("quayside", "delta"))
    of_second = (claim("ada-brown", "born-in", place) for place in second)
    articles = (article("a", *of_first), article("b", *of_second))
    assert point(articles, "ada-brown", "born-in", None).verdict is verdict
