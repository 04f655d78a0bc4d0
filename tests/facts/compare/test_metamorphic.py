"""What a rewritten pack comes to: the same, where only names, marks or the order change; else exactly what must."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from tests.packs.outcome import HARBOUR, SHORT, Outcome, come_out, fingerprint, workings
from tests.packs.papers import Papers, put_down, take_apart
from tests.packs.rewriting import Change, changed, permuted, renamed, shift, shifted

SHIPPED = Path(__file__).parents[3]

both_packs = pytest.mark.parametrize("pack", [HARBOUR, SHIPPED], ids=["harbour", "shipped"])


@cache
def papers(pack: Path) -> Papers:
    return take_apart(pack)


@cache
def outcome(pack: Path) -> Outcome:
    return come_out(pack)


# --- what must not matter ---------------------------------------------------------------------------------------


@both_packs
def test_a_pack_written_out_again_is_the_same_pack(pack: Path, tmp_path: Path) -> None:
    copy = come_out(put_down(papers(pack), tmp_path))

    assert copy.points == outcome(pack).points
    assert copy.findings == outcome(pack).findings


@both_packs
def test_other_ids_give_the_same_verdicts(pack: Path, tmp_path: Path) -> None:
    rewritten, articles = renamed(papers(pack))

    copy = come_out(put_down(rewritten, tmp_path))

    assert fingerprint(copy, articles.back) == fingerprint(outcome(pack))
    assert workings(copy) == workings(outcome(pack))


@both_packs
def test_marks_that_all_move_by_as_much_give_the_same_verdicts(pack: Path, tmp_path: Path) -> None:
    copy = come_out(put_down(shifted(papers(pack)), tmp_path))

    assert fingerprint(copy) == fingerprint(outcome(pack))
    assert {point.headline for point in copy.points} != {point.headline for point in outcome(pack).points}


@both_packs
def test_articles_in_another_order_give_the_same_verdicts(pack: Path, tmp_path: Path) -> None:
    rewritten, articles = permuted(papers(pack))

    copy = come_out(put_down(rewritten, tmp_path))

    assert fingerprint(copy, articles.back) == fingerprint(outcome(pack))
    assert workings(copy) == workings(outcome(pack))


@pytest.mark.parametrize(
    ("printed", "moved"),
    [
        ("in 1:58.20, a personal best", "in 1:59.20, a personal best"),
        ("in one minute and 58.43 seconds", "in one minute and 59.43 seconds"),
        ("won her semi-final in 51.02 and", "won her semi-final in 52.02 and"),
        ("second in 2:24:41.", "second in 2:24:42."),
        ("three attempts at 2.09m", "three attempts at 2.10m"),
        ("three attempts at 2.05 metres", "three attempts at 2.06 metres"),
        ("won by 0.32 seconds, at 2:35 am, in the 800m", "won by 0.32 seconds, at 2:35 am, in the 800m"),
    ],
)
def test_a_shift_moves_marks_and_nothing_else(printed: str, moved: str) -> None:
    assert shift(printed) == moved


# --- one printed value changed ----------------------------------------------------------------------------------


def differences(before: Outcome, after: Outcome) -> set[str]:
    """What a change did: points that come out otherwise ("= …"), and findings that went ("- …") or came ("+ …")."""
    points = [{SHORT.point(point): SHORT.outcome(point) for point in out.points} for out in (before, after)]
    found = [{SHORT.finding(finding) for finding in out.findings} for out in (before, after)]
    return {
        *(f"= {name}: {told}" for name, told in points[1].items() if points[0].get(name) != told),
        *(f"= {name}: no more" for name in points[0].keys() - points[1].keys()),
        *(f"- {finding}" for finding in found[0] - found[1]),
        *(f"+ {finding}" for finding in found[1] - found[0]),
    }


THEN_BEST = "ada-brown lifetime-best @career/womens-800m when as of delta-2029-womens-800m-final"
THEN_TIME = "ada-brown clocking @delta-2029-womens-800m-final"
WORLD_RECORD = "runa-hallenby world-record @career/womens-high-jump when before high-jump-final"

CHANGES = {
    "the minority joins the majority on the winner's time": (
        Change("delta-wire", "1:58.02", "1:58.20", ("1:58.02", "1:58.20")),
        {
            "= ada-brown clocking @800m-final: AGREED 1:58.20, of 4: 1:58.20 GMWP",
            "= ada-brown year-best @season-2031/womens-800m when as of 800m-final: ONE SOURCE 1:58.20, of 4: 1:58.20 W",
            "= ada-brown margin @800m-final than mina-lee: TIE, of 4: 0.23 M / 0.25 W / 0.32 G",
        },
    ),
    "one of four decides a tie of 2-1-1": (
        Change("city-post", "1:58.77", "1:58.71", ("1:58.77", "1:58.71")),
        {"= solveig-aernes clocking @800m-final: DISPUTED 1:58.71, of 4: 1:58.71 GMP / 1:58.17 W"},
    ),
    "a bronze as fast as the silver is out of order in two articles": (
        Change("the-mile", "1:58.71", "1:58.31", ("1:58.71", "1:58.31")),
        {
            "= solveig-aernes clocking @800m-final: TIE, of 4: 1:58.17 W / 1:58.31 M / 1:58.71 G / 1:58.77 P",
            "+ order-against-marks M",
        },
    ),
    "times in the order of the places": (
        Change("delta-wire", "1:58.17", "1:58.71", ("1:58.17", "1:58.71")),
        {
            "= solveig-aernes clocking @800m-final: DISPUTED 1:58.71, of 4: 1:58.71 GMW / 1:58.77 P",
            "- order-against-marks W",
        },
    ),
    "all agree on who was where at the bell": (
        Change("delta-wire", "fourth at the bell", "fifth at the bell", ("4", "5")),
        {"= ada-brown position @800m-final when bell: AGREED 5, of 4: 5 GWP"},
    ),
    "a denial against another place is no dispute": (
        Change("harbour-gazette", "was first at the bell", "was third at the bell", ("1", "3")),
        {"= mina-lee position @800m-final when bell: AGREED 3, of 4: 3 GP / not 1 M"},
    ),
    "the best before is slower than the best now": (
        Change("the-mile", "then-best 1:58.10", "then-best 1:58.60", ("1:58.10", "1:58.60")),
        {
            f"= {THEN_BEST}: ONE SOURCE 1:58.60, of 4: 1:58.60 M",
            f"= {THEN_TIME}: ONE SOURCE 1:58.60, of 4: 1:58.60 M",
            "- best-got-worse M",
            "- improvement-not-the-difference M",
        },
    ),
    "the best before is slower, but not by as much as is printed": (
        Change("the-mile", "then-best 1:58.10", "then-best 1:58.50", ("1:58.10", "1:58.50")),
        {
            f"= {THEN_BEST}: ONE SOURCE 1:58.50, of 4: 1:58.50 M",
            f"= {THEN_TIME}: ONE SOURCE 1:58.50, of 4: 1:58.50 M",
            "- best-got-worse M",
        },
    ),
    "the margin is the difference": (
        Change("harbour-gazette", "0.32 seconds", "0.23 seconds", ("0.32", "0.23")),
        {
            "= ada-brown margin @800m-final than mina-lee: DISPUTED 0.23, of 4: 0.23 GM / 0.43 W",
            "- margin-not-the-difference G",
        },
    ),
    "the margin is the difference no more": (
        Change("delta-wire", "six seconds ahead", "five seconds ahead", ("6", "5")),
        {
            "= isolde-brown margin @marathon than hanne-dahlmark: ONE SOURCE 5, of 2: 5 W",
            "+ margin-not-the-difference W",
        },
    ),
    "the weekday is the date's": (
        Change("delta-wire", "Tuesday (27 August)", "Wednesday (27 August)", ("", "")),
        {"- weekday-not-of-date W"},
    ),
    "the weekday is the date's no more": (
        Change("harbour-gazette", "Saturday (23 August)", "Friday (23 August)", ("", "")),
        {"+ weekday-not-of-date G"},
    ),
    "the last night is the night of the final": (
        Change("delta-wire", "Monday (1 September)", "Sunday (31 August)", ("2031-09-01", "2031-08-31")),
        {"= 400m-final held-on: AGREED 2031-08-31, of 4: 2031-08-31 MW", "- date-outside-meet GW"},
    ),
    "the Games end a day later, and the last night moves with them": (
        Change("harbour-gazette", "Sunday (31 August)", "Monday (1 September)", ("2031-08-31", "2031-09-01")),
        {
            "= harbour-2031 ends: ONE SOURCE 2031-09-01, of 4: 2031-09-01 G",
            "= 400m-final held-on: AGREED 2031-09-01, of 4: 2031-09-01 MW",
            "- date-outside-meet GW",
        },
    ),
    "a second medal after one is right": (
        Change("city-post", "Brown's first Games medal", "Brown's second Games medal", ("1", "2")),
        {
            "= ada-brown medals @games when as of 800m-final: ONE SOURCE 2, of 4: 2 P",
            "- tally-below-medals P",
        },
    ),
    "medals that add up": (
        Change("harbour-gazette", "two bronzes", "one bronze", ("2", "1"), "bronzes"),
        {
            "= harbour bronzes @harbour-2031 when as of 800m-final: ONE SOURCE 1, of 4: 1 G",
            "- medals-do-not-add-up G",
        },
    ),
    "a tally that grows": (
        Change("delta-wire", "four when", "six when", ("4", "6")),
        {
            "= northmark medals @harbour-2031 when as of 800m-final: ONE SOURCE 6, of 4: 6 W",
            "- tally-falls W",
        },
    ),
    "an age that follows from the birth": (
        Change("harbour-gazette", "Brown, 24", "Brown, 26", ("24", "26")),
        {"= ada-brown years: AGREED 26, of 4: 26 GW", "- age-not-from-birth G"},
    ),
    "each in a place of her own": (
        Change("delta-wire", "Harbour was fourth", "Harbour was fifth", ("4", "5")),
        {
            "= noor-vance finish @800m-final: ONE SOURCE 5, of 4: 5 W",
            "= eloise-marchand finish @800m-final: ONE SOURCE 4, of 4: 4 G",
        },
    ),
    "a record better than the one before": (
        Change("city-post", "2.03m", "2.01m", ("2.03m", "2.01m")),
        {
            "= ottilie-strand record @games/womens-high-jump when before harbour-2031: ONE SOURCE 2.01m, of 4: 2.01m P",
            "= ottilie-strand height @games-2027-womens-high-jump-final: ONE SOURCE 2.01m, of 4: 2.01m P",
            "- record-not-better MP",
        },
    ),
    "an attempt above the record": (
        Change("the-mile", "2.06m", "2.04m", ("2.06m", "2.04m")),
        {
            f"= {WORLD_RECORD}: ONE SOURCE 2.04m, of 2: 2.04m M",
            "- record-attempt-not-better M",
        },
    ),
    "a list in order": (
        Change("the-mile", "1:58.30", "1:58.15", ("1:58.30", "1:58.15")),
        {
            "= ife-okafor lifetime-best @career/womens-800m when as of 800m-final: ONE SOURCE 1:58.15, of 4: 1:58.15 M",
            "- rank-against-bests M",
        },
    ),
    "nobody but an article that contradicts itself gives another number": (
        Change("delta-wire", "nine women", "eight women", ("9", "8")),
        {"= 800m-final starters @800m-final: DISPUTED 8, of 4: 8 GMWp / 9 p"},
    ),
    "a finer place stands with the coarse one": (
        Change("delta-wire", "born in Westmoor", "born in Port Ellery", ("westmoor", "port-ellery")),
        {"= ada-brown born-in: DIFFER port-ellery, of 4: port-ellery GW / harbour P"},
    ),
}
"""One article prints something else: what comes out otherwise, and nothing but that."""


@pytest.mark.parametrize(("change", "expected"), CHANGES.values(), ids=list(CHANGES))
def test_one_printed_value_changes_what_follows_from_it(change: Change, expected: set[str], tmp_path: Path) -> None:
    copy = come_out(put_down(changed(papers(HARBOUR), change), tmp_path))

    assert differences(outcome(HARBOUR), copy) == expected


# --- and in the shipped pack --------------------------------------------------------------------------------------

SHIPPED_CHANGES = {
    "the one other time of the silver medallist": (
        ("in 3:29.55", "in 3:29.65", ("3:29.55", "3:29.65")),
        {("DISPUTED 3:29.65", "AGREED 3:29.65")},
        set(),
    ),
    "a best before that is slower by just what is printed": (
        ("best of 3:29.05", "best of 3:30.05", ("3:29.05", "3:30.05")),
        {("ONE SOURCE 3:29.05", "ONE SOURCE 3:30.05")},
        {"- best-got-worse", "- improvement-not-the-difference"},
    ),
    "a bronze faster than the silver": (
        ("claimed the bronze in 3:29.68", "claimed the bronze in 3:29.60", ("3:29.68", "3:29.60")),
        {("AGREED 3:29.68", "DISPUTED 3:29.68")},
        {"+ order-against-marks"},
    ),
    "another weekday": (
        ("on Sunday", "on Saturday", ("", "")),
        set(),
        {"+ weekday-not-of-date"},
    ),
    "another place": (
        ("ultimately finished eighth", "ultimately finished ninth", ("8", "9")),
        set(),
        set(),
    ),
}
"""What the only article that prints it prints instead; verdicts and headlines before and after; findings by rule."""

Print = tuple[str, str, tuple[str, str]]


@pytest.mark.parametrize(("print_", "verdicts", "rules"), SHIPPED_CHANGES.values(), ids=list(SHIPPED_CHANGES))
def test_one_printed_value_of_a_real_article_changes_what_follows_from_it(
    print_: Print, verdicts: set[tuple[str, str]], rules: set[str], tmp_path: Path
) -> None:
    old, new, values = print_
    (slug,) = [
        slug for slug, record in papers(SHIPPED).articles.items() if old in papers(SHIPPED).seeds[record["file"]]
    ]
    before = outcome(SHIPPED)

    after = come_out(put_down(changed(papers(SHIPPED), Change(slug, old, new, values)), tmp_path))

    assert changed_verdicts(before, after) == verdicts
    assert changed_rules(before, after) == rules


def changed_verdicts(before: Outcome, after: Outcome) -> set[tuple[str, str]]:
    now = {point.key: f"{point.verdict} {point.headline}" for point in after.points}
    was = {point.key: f"{point.verdict} {point.headline}" for point in before.points}
    return {(was.get(key, ""), now.get(key, "")) for key in was.keys() | now.keys() if was.get(key) != now.get(key)}


def changed_rules(before: Outcome, after: Outcome) -> set[str]:
    was, now = (Counter(finding.rule for finding in out.findings) for out in (before, after))
    return {*(f"- {rule}" for rule in was - now), *(f"+ {rule}" for rule in now - was)}
