"""Standings that one article gives somebody and that cannot all hold: a slip of a curator, or of the article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.checks.findings import run_checks
from bot.facts.compare.points import compare_articles
from bot.facts.errors import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.model import Pack

STANDING_RULES = frozenset(
    {"finish-against-outcome", "two-standings-before-change", "two-in-one-place", "place-after-tie"}
)
"""The rules by which somebody's standing in a race cannot be what one article says of it."""

_NEXT_STEP = "mend the claims, or say with “when” which of them held later; if the article says both, leave it"


def standing_problems(pack: Pack) -> Iterator[Problem]:
    """A warning at the last claim of each contradiction of standings within one article.

    Articles that contradict each other are no problem of a pack: their answers show it.
    """
    claims = {claim.id: claim.source for article in pack.articles for claim in article.claims}
    for finding in run_checks(pack, compare_articles(pack)):
        if finding.rule in STANDING_RULES and len(finding.articles) == 1:
            file, line = max(map(_place, (claims[claim] for claim in finding.claims)))
            yield Problem(file, line, Severity.WARNING, finding.rule, f"{finding.working}: {_NEXT_STEP}")


def _place(source: str) -> tuple[str, int]:
    """The file and the line of a claim: "data/articles/gazette.toml:12"."""
    path, _, line = source.rpartition(":")
    return path, int(line)
