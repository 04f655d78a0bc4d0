"""What else is contested of a point stands with it: findings, disputes over its claims, the starts of its people."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bench.corpus import write_corpus
from bot.facts.compare import caveats
from bot.facts.compared_pack import compare_pack
from bot.facts.model import Caveat, Claim, Mood, Than, Verdict
from tests.facts.checks.rulings import BEST, EARLIER, FIRST, NEW_BEST, best
from tests.facts.press import DELTA, FINAL, OLD_FINAL, SEMI, article, claim, point, told

if TYPE_CHECKING:
    from pathlib import Path

    from bot.facts.model import Point

RAN = article("y", claim("mina-lee", "took-part", "yes"))
ABSENT = article("z", claim("mina-lee", "took-part", "no"))
GOLD = claim("ada-brown", "medal", "gold")


def brief(point: Point) -> list[tuple[str, str, Verdict | None]]:
    """The caveats of a point: whose and what, by the articles concerned, and the verdict there."""
    return [(f"{each.about} {each.what}", "".join(each.articles), each.verdict) for each in point.caveats]


STARTED = ("mina-lee took-part", "yz", Verdict.TIE)


# --- findings -----------------------------------------------------------------------------------------------------


def test_what_a_finding_names_is_contradicted_wherever_it_stands() -> None:
    slower = best("1:58.10", f"as of {SEMI}")
    press = (article("a", NEW_BEST, slower),)
    for when in (f"as of {FINAL}", f"as of {SEMI}"):
        (caveat,) = point(press, "ada-brown", "personal-best", BEST, when=when).caveats
        assert (caveat.is_clash, caveat.articles, caveat.verdict) == (True, ("a",), None)
        assert (caveat.about, caveat.what) == (None, None)


def test_what_others_say_as_well_stands_without_the_article_that_contradicts_itself() -> None:
    torn = article("a", FIRST, EARLIER, GOLD)
    alone, agreed = (point(press, "ada-brown", "medal") for press in ((torn,), (torn, article("b", GOLD))))
    assert [each.is_clash for each in alone.caveats] == [True]
    assert (agreed.verdict, agreed.caveats) == (Verdict.AGREED, ())
    assert point((torn, article("b", GOLD)), "ada-brown", "medals", "games", when=f"as of {FINAL}").caveats


def test_what_follows_from_a_contradicted_claim_is_contradicted_with_it() -> None:
    rank = claim("ada-brown", "all-time-rank", "2", BEST, when=f"as of {FINAL}", among="harbour-women")
    for follows, verdicts in ((None, []), ("best", [None])):
        of_rank = replace(rank, follows=follows)
        press = (article("a", best("1:58.10", f"as of {SEMI}"), replace(NEW_BEST, name="best"), of_rank),)
        (made,) = (each for each in told(*press) if each.key.what == "all-time-rank")
        assert [each.verdict for each in made.caveats] == verdicts


def test_a_plan_that_follows_from_a_disputed_absence_is_disputed_with_it() -> None:
    absent = claim("mina-lee", "took-part", "no", name="absence")
    hope = claim("mina-lee", "medal", "gold", DELTA, mood=Mood.CONDITIONAL, follows="absence")
    (made,) = (each for each in told(RAN, article("z", absent, hope)) if each.key.what == "medal")
    assert brief(made) == [STARTED]


def test_what_every_article_of_a_finding_gives_is_denied_by_none_of_them() -> None:
    """The bronze that both name is no matter; the other medal and the count cannot hold with each other."""
    bronze, silver = (
        claim("ada-brown", "medal", each, race) for each, race in (("bronze", OLD_FINAL), ("silver", DELTA))
    )
    count = claim("ada-brown", "medals", "1", "career", when=f"before {FINAL}", by="ada-brown")
    press = (article("a", bronze, silver), article("b", bronze, count))
    assert point(press, "ada-brown", "medal", OLD_FINAL).caveats == ()
    for contradicted in (
        point(press, "ada-brown", "medal", DELTA),
        point(press, "ada-brown", "medals", "career", when=f"before {FINAL}"),
    ):
        assert brief(contradicted) == [("None None", "ab", None)]


def test_a_point_without_a_contradiction_has_no_caveat() -> None:
    assert {each.caveats for each in told(article("a", NEW_BEST), article("b", GOLD))} == {()}


# --- disputes -----------------------------------------------------------------------------------------------------


def test_a_medal_is_contested_with_the_place_that_it_shows() -> None:
    press = (article("a", GOLD), article("b", GOLD), article("c", claim("ada-brown", "place", "2")))
    medal, place = (point(press, "ada-brown", what) for what in ("medal", "place"))
    assert brief(medal) == [("ada-brown place", "abc", Verdict.DISPUTED)]
    assert medal.caveats[0].id == place.id
    assert (place.verdict, place.caveats) == (Verdict.DISPUTED, ())


@pytest.mark.parametrize(
    ("what", "amount", "expected"),
    [
        ("personal-best", "1:58.20", [("ada-brown mark-status", "ab", Verdict.TIE)]),
        ("season-best", "1:58.20", [("ada-brown mark-status", "ab", Verdict.TIE)]),
        ("personal-best", "1:57.90", []),
    ],
    ids=["a personal best", "a season's best", "the best of another race"],
)
def test_a_best_is_contested_with_the_status_of_the_mark(
    what: str, amount: str, expected: list[tuple[str, str, Verdict]]
) -> None:
    mark, held = claim("ada-brown", "time", "1:58.20"), claim("ada-brown", what, amount, BEST)
    press = (
        article("a", mark, held, claim("ada-brown", "mark-status", "PB")),
        article("b", claim("ada-brown", "mark-status", "SB")),
    )
    assert brief(point(press, "ada-brown", what, BEST)) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [("a", [("None None", "a", None)]), ("b", [])],
    ids=["of the same article", "of another"],
)
def test_what_a_mark_was_is_contradicted_with_the_best_that_it_made(
    status: str, expected: list[tuple[str, str, Verdict | None]]
) -> None:
    mark, best_ever = claim("ada-brown", "time", "1:58.20"), claim("ada-brown", "mark-status", "PB")
    slower = (mark, NEW_BEST, best("1:58.10", f"as of {SEMI}"))
    press = (
        article("a", *slower, *([best_ever] if status == "a" else [])),
        article("b", mark, *([best_ever] if status == "b" else [])),
    )
    assert brief(point(press, "ada-brown", "mark-status")) == expected


def test_what_a_contested_claim_only_implies_holds_on_either_side() -> None:
    press = (*(article(slug, claim("mina-lee", "time", time)) for slug, time in (("a", "1:58.20"), ("b", "1:58.43"))),)
    assert point(press, "mina-lee", "time").verdict is Verdict.TIE
    assert point(press, "mina-lee", "took-part").caveats == ()


def test_who_else_holds_a_place_is_no_second_dispute() -> None:
    press = (article("a", GOLD), article("b", claim("mina-lee", "medal", "gold")))
    assert [each for each in brief(point(press, "ada-brown", "medal")) if each[0] != "None None"] == [
        ("ada-brown place", "ab", Verdict.TIE)
    ]


def test_reported_speech_beside_a_value_contests_nothing() -> None:
    said = claim("ada-brown", "medal", "gold", by="mina-lee")
    press = (
        article("a", claim("ada-brown", "time", "1:58.20"), said),
        article("b", claim("ada-brown", "time", "1:59.20")),
    )
    assert point(press, "ada-brown", "time").verdict is Verdict.TIE
    assert point(press, "ada-brown", "medal").caveats == ()


LED = claim("mina-lee", "took-lead", "lap 2")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ((claim("ada-brown", "passed", "mina-lee", when="200m to go"), LED), (), "200m to go"),
        ((claim("ada-brown", "passed", "mina-lee", when="home straight"), LED), (), ""),
        ((claim("ada-brown", "passed", "mina-lee"), LED), (), ""),
        ((claim("ada-brown", "passed", "ife-okafor", when="200m to go"), LED), (), ""),
        ((LED,), (claim("ada-brown", "passed", "mina-lee", when="200m to go"),), ""),
    ],
    ids=["another moment", "one that holds it", "none", "of somebody who never led", "of one article"],
)
def test_taking_the_lead_and_passing_who_led_are_one_event(
    first: tuple[Claim, ...], second: tuple[Claim, ...], expected: str
) -> None:
    led = claim("ada-brown", "took-lead", "last 50m")
    made = told(article("a", *first), article("b", led, *second))
    lead, passed = (
        next(each for each in made if (each.key.about, each.key.what) == ("ada-brown", what))
        for what in ("took-lead", "passed")
    )
    if not expected:
        assert (lead.caveats, passed.caveats) == ((), ())
        return
    assert (lead.verdict, [str(value.value) for value in lead.values]) == (Verdict.DIFFER, ["200m to go", "last 50m"])
    assert brief(passed) == [("ada-brown took-lead", "b", Verdict.DIFFER)]
    assert passed.caveats[0].clash == "in the last 50 metres"


HELD_OFF = claim("ada-brown", "held-off", "mina-lee", when="home straight")


@pytest.mark.parametrize(
    ("moment", "verdict", "expected"),
    [
        ("last 50m", Verdict.DIFFER, [("ada-brown held-off", "c", Verdict.DIFFER)]),
        ("200m to go", Verdict.AGREED, []),
    ],
    ids=["after it began", "before it"],
)
def test_who_holds_somebody_off_in_a_stretch_has_passed_them_before_it(
    moment: str, verdict: Verdict, expected: list[tuple[str, str, Verdict]]
) -> None:
    passed = claim("ada-brown", "passed", "mina-lee", when=moment)
    untimed = claim("ada-brown", "passed", "mina-lee")
    press = (article("a", passed, LED), article("b", untimed), article("c", untimed, HELD_OFF))
    made = point(press, "ada-brown", "passed", value="mina-lee")
    assert (made.verdict, brief(made)) == (verdict, expected)


def test_taking_control_of_a_race_is_taking_the_lead() -> None:
    control = claim("mina-lee", "took-control", "lap 3")
    made = point((article("a", LED), article("b", control)), "mina-lee", "took-lead")
    assert (made.verdict, brief(made)) == (
        Verdict.ONE_SOURCE,
        [("mina-lee took-control", "b", Verdict.DIFFER)],
    )


@pytest.mark.parametrize(
    ("share", "moment", "differ"),
    [
        ("most", "bell", True),
        ("all", "200m to go", True),
        ("most", "after lap 1", True),
        ("most", "lap 1", False),
        ("most", "start", False),
        ("much", "bell", False),
    ],
)
def test_nobody_leads_most_of_a_race_of_which_at_most_half_is_left_when_they_take_the_lead(
    share: str, moment: str, *, differ: bool
) -> None:
    """The race is one of 800 metres."""
    press = (
        article("a", claim("mina-lee", "led-share", share)),
        article("b", claim("mina-lee", "took-lead", moment)),
    )
    long, lead = (point(press, "mina-lee", what) for what in ("led-share", "took-lead"))
    assert [brief(long), brief(lead)] == (
        [
            [("mina-lee took-lead", "b", Verdict.DIFFER)],
            [("mina-lee led-share", "a", Verdict.DIFFER)],
        ]
        if differ
        else [[], []]
    )


def test_who_passes_the_leader_takes_the_lead_then() -> None:
    """Where no article says so it is no point of its own."""
    lead, passed = (
        claim("ada-brown", "took-lead", "last 50m"),
        claim("ada-brown", "passed", "mina-lee", when="last 50m"),
    )
    made = point((article("a", LED, lead), article("b", passed)), "ada-brown", "took-lead")
    assert (made.verdict, made.values[0].articles) == (Verdict.AGREED, ("a", "b"))
    alone = told(article("b", passed, LED))
    assert ("ada-brown", "took-lead") not in {(each.key.about, each.key.what) for each in alone}


# --- starts -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    [
        claim("mina-lee", "position", "3", when="bell"),
        claim("mina-lee", "feeling", "tired"),
        claim("ada-brown", "passed", "mina-lee"),
        claim("ada-brown", "margin", "0.23", than=Than(about="mina-lee")),
    ],
    ids=["her position", "her feeling", "passed her", "a margin to her"],
)
def test_all_that_is_told_of_somebody_in_a_race_hangs_on_their_start(said: Claim) -> None:
    (made,) = [each for each in told(article("a", said), RAN, ABSENT) if each.key.what == said.what]
    assert brief(made) == [STARTED]


@pytest.mark.parametrize(
    "said",
    [
        claim("mina-lee", "position", "3", SEMI, when="bell"),
        claim("ada-brown", "passed", "ife-okafor"),
        claim("ada-brown", "emulated", "mina-lee"),
        claim("mina-lee", "coach", "ada-brown"),
    ],
    ids=["another race", "another runner", "named and not in it", "no race"],
)
def test_nothing_else_hangs_on_a_start(said: Claim) -> None:
    (made,) = [each for each in told(article("a", said), RAN, ABSENT) if each.key.what == said.what]
    assert made.caveats == ()


def test_why_somebody_missed_a_meet_hangs_on_their_start_in_its_race() -> None:
    away = article(
        "z", *(claim("mina-lee", *said, "harbour-2031") for said in (("took-part", "no"), ("reason-absent", "flu")))
    )
    assert brief(point((RAN, away), "mina-lee", "reason-absent", "harbour-2031")) == [STARTED]


def test_a_place_is_told_of_once_where_it_shows_a_contested_start() -> None:
    made = point((article("y", claim("mina-lee", "place", "8")), ABSENT), "mina-lee", "place")
    assert (made.verdict, brief(made)) == (Verdict.TIE, [])


# --- order and growth ---------------------------------------------------------------------------------------------


def test_caveats_stand_in_an_order_of_their_own() -> None:
    first = article("a", FIRST, EARLIER, GOLD, claim("ada-brown", "place", "2"))
    made = point((first, RAN, ABSENT, article("b", claim("ada-brown", "took-part", "no"))), "ada-brown", "medal")
    assert [each.is_clash for each in made.caveats] == [True, False]
    assert [each.what for each in made.caveats] == [None, "took-part"]


def _caveats_made(folder: Path, articles: int, monkeypatch: pytest.MonkeyPatch) -> int:
    made = 0

    class CountedCaveat(Caveat, frozen=True):
        def __post_init__(self) -> None:
            nonlocal made
            made += 1

    write_corpus(folder, articles, seed=7)
    monkeypatch.setattr(caveats, "Caveat", CountedCaveat)
    assert any(each.caveats for each in compare_pack(folder).points)
    return made


def test_twice_the_articles_are_twice_the_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    once = _caveats_made(tmp_path / "once", 150, monkeypatch)
    twice = _caveats_made(tmp_path / "twice", 300, monkeypatch)
    assert 0 < twice <= 2.2 * once
