"""Rules that find what cannot be right, whoever and whatever the articles are about.

A rule takes an attribute for what its ``roles`` in the vocabulary say:

``place`` ``medal`` ``mark``            how somebody finished a race; ``medal`` and ``medal-won`` may be of a meet
``outcome`` (a kind, no role)           DNS, DNF, DQ, NH or NM in the place of a place and a mark
``tied`` ``countback``                  with whom somebody shares a place, whom they are placed ahead of on countback
``cleared`` ``failures``                what a countback counts: a bar with its attempt, all failures
``clean-sheet``                         that somebody had none of these up to the last bar
``mark-status``                         PB, SB, WR, CR …: what the mark of the same race is
``best``                                a person's best up to a moment, within its scope: ever, in a season
``record``                              a best of everybody within its scope, of whoever holds it
``wind`` ``reaction``                   the wind of a race or an attempt, the seconds from the gun to leaving the blocks
``improvement`` ``margin``              a gap to the best before, to the mark of ``than.about``
``all-time-rank``                       a rank by bests, in its population
``world-record-attempt``                a height or mark that was tried
``tally-total`` ``tally-gold`` …        running counts of medals
``member`` ``leg-mark``                 who ran for a team in a race, and in what time their part of it
``count-of-`` and a role                how many there are of a list whose attribute has that role
``race-date`` ``first-day`` ``last-day`` the calendar of a race, of a meet
``age`` ``birth-date``                  the years of a life

Only what an article asserts itself is looked at, and at no point at which it contradicts itself. Within one article
any such facts meet; across articles only those that none disputes, so that no dispute is told twice. Of tallies also
what somebody is reported to say is held against what none disputes, and the working names the speaker. Of
quotations it is held against each other whose words they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import ids
from bot.facts.checks import bests, countbacks, dates, lists, ranks, results, sprint_rules, tallies, teams
from bot.facts.checks.fact import ACROSS, Contradiction, reading_order
from bot.facts.checks.fact_table import FactTable
from bot.facts.checks.speakers import two_speakers
from bot.facts.frozen import Frozen
from bot.facts.model import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from bot.facts.model import Claim, Pack, Point


class Rule(Frozen, frozen=True):
    """One rule: its id, and the function that finds what breaks it."""

    id: str
    find: Callable[[FactTable], Iterator[Contradiction]]

    @property
    def sentence(self) -> str:
        """What has to hold, in one sentence."""
        return (self.find.__doc__ or "").strip()


RULES: tuple[Rule, ...] = (
    Rule("order-against-marks", results.order_against_marks),
    Rule("two-in-one-place", results.two_in_one_place),
    Rule("place-after-tie", results.place_after_tie),
    Rule("countback-not-from-attempts", countbacks.countback_not_from_attempts),
    Rule("clean-sheet-with-failure", countbacks.clean_sheet_with_failure),
    Rule("finish-against-outcome", results.finish_against_outcome),
    Rule("two-standings-before-change", results.two_standings_before_a_change),
    Rule("margin-not-the-difference", results.margin_not_the_difference),
    Rule("reaction-before-the-gun", sprint_rules.reaction_before_the_gun),
    Rule("best-with-wind", sprint_rules.best_with_wind),
    Rule("member-of-two-teams", teams.member_of_two_teams),
    Rule("member-against-team", teams.member_against_team),
    Rule("legs-do-not-add-up", teams.legs_do_not_add_up),
    Rule("more-named-than-counted", lists.more_named_than_counted),
    Rule("best-got-worse", bests.best_got_worse),
    Rule("improvement-not-the-difference", bests.improvement_not_the_difference),
    Rule("record-not-better", bests.record_not_better),
    Rule("record-attempt-not-better", bests.record_attempt_not_better),
    Rule("rank-against-bests", ranks.rank_against_bests),
    Rule("tally-below-medals", tallies.tally_below_medals),
    Rule("tally-falls", tallies.tally_falls),
    Rule("medal-still-counted", tallies.medal_still_counted),
    Rule("medals-do-not-add-up", tallies.medals_do_not_add_up),
    Rule("weekday-not-of-date", dates.weekday_not_of_date),
    Rule("date-outside-meet", dates.date_outside_meet),
    Rule("age-not-from-birth", dates.age_not_from_birth),
)
"""Every rule, in the order in which findings are told."""


def run_checks(pack: Pack, points: Iterable[Point]) -> tuple[Finding, ...]:
    """Everything that the rules find, each thing once, in the order of the rules and then of the claims.

    A finding of one article says that it contradicts itself; one of several joins the verdicts of its points.
    """
    table = FactTable(pack, points)
    return (*(finding for rule in RULES for finding in _findings(rule, table)), *two_speakers(pack))


def _findings(rule: Rule, table: FactTable) -> list[Finding]:
    contradictions = tuple(rule.find(table))
    within = [each for each in contradictions if each.view != ACROSS]
    topics = {each.topic for each in within}
    across = _merged(each for each in contradictions if each.view == ACROSS and each.topic not in topics)
    findings = {finding.id: finding for finding in (_finding(rule, each) for each in (*within, *across))}
    return sorted(
        findings.values(),
        key=lambda finding: (finding.articles, tuple(reading_order(table.claim(claim)) for claim in finding.claims)),
    )


def _merged(contradictions: Iterable[Contradiction]) -> Iterator[Contradiction]:
    """Contradictions across articles, those on one topic as one; without one article's alone, unless it reports."""
    by_topic: dict[tuple[object, ...], Contradiction] = {}
    for each in contradictions:
        first = by_topic.get(each.topic)
        by_topic[each.topic] = each if first is None else replace(first, facts=(*first.facts, *each.facts))
    for each in by_topic.values():
        if each.speakers or len({claim.article for fact in each.facts for claim in fact.claims}) > 1:
            yield each


def _finding(rule: Rule, contradiction: Contradiction) -> Finding:
    ordered = sorted({claim.id: claim for claim in _receipts(contradiction)}.values(), key=reading_order)
    claim_ids = tuple(claim.id for claim in ordered)
    return Finding(
        id=ids.finding_id(rule.id, claim_ids),
        rule=rule.id,
        articles=tuple(dict.fromkeys(claim.article for claim in ordered)),
        claims=claim_ids,
        working=contradiction.working,
        points=tuple(sorted({fact.point for fact in contradiction.facts})),
        speakers=contradiction.speakers,
        clash=contradiction.clash or contradiction.working,
    )


def _receipts(contradiction: Contradiction) -> Iterator[Claim]:
    """The claims of each fact; of what several articles give those of the articles that are in it anyway.

    So a finding is of no more articles than it takes.
    """
    articles = [{claim.article for claim in fact.claims} for fact in contradiction.facts]
    needed = set().union(*(each for each in articles if len(each) == 1))
    for fact, giving in zip(contradiction.facts, articles, strict=True):
        yield from (claim for claim in fact.claims if claim.article in needed or giving.isdisjoint(needed))
