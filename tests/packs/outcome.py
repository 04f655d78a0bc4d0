"""What comes out of a pack, in words short enough to stand in a table."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.facts.checks.findings import run_checks
from bot.facts.compare.caveats import add_caveats
from bot.facts.compare.points import compare_articles
from bot.facts.pack import reader as packs

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.facts.model import Claim, Finding, Pack, Point, PointClaim, PointValue, Than


@dataclass(frozen=True)
class Outcome:
    """A pack without problems, its points and its findings."""

    pack: Pack
    points: tuple[Point, ...]
    findings: tuple[Finding, ...]

    def claims(self) -> Mapping[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for article in self.pack.articles for claim in article.claims}


def come_out(root: Path) -> Outcome:
    """Read and compare the pack at ``root``, which must be sound."""
    loaded = packs.read_pack(root)
    assert loaded.pack is not None, "\n".join(map(str, loaded.problems))
    points = compare_articles(loaded.pack)
    findings = run_checks(loaded.pack, points)
    return Outcome(loaded.pack, add_caveats(loaded.pack, points, findings), findings)


# --- in words ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shorthand:
    """How a table names the articles, by one capital each, and what it leaves out of the ids."""

    letters: Mapping[str, str]
    left_out: str = ""

    def point(self, point: Point) -> str:
        """Which point it is: "ada-brown position @800m-final when bell"."""
        key = point.key
        parts = (
            f"{key.about} {key.what}",
            f"@{key.in_}" if key.in_ else "",
            f"when {key.when}" if key.when else "",
            f"than {_than(key.than)}" if key.than else "",
            f"among {key.among}" if key.among else "",
            f"= {key.value}" if key.value else "",
        )
        return self._short(" ".join(filter(None, parts)))

    def outcome(self, point: Point) -> str:
        """What the articles give: "DISPUTED 5, of 4: 5 GP / 4 W". An article that is not counted is a small letter."""
        headline = f" {point.headline}" if point.headline else ""
        said = " / ".join(sorted(map(self._value, point.values), key=_most_first))
        beside = " / ".join(sorted(map(self._standing, point.reports)))
        told = " beside ".join(filter(None, (said, beside))) if said else f"beside {beside}"
        return self._short(f"{point.verdict}{headline}, of {point.among_articles}: {told}")

    def finding(self, finding: Finding) -> str:
        """Which rule finds something in which articles: "margin-is-no-difference G"."""
        return f"{finding.rule} {self._articles(finding.articles)}"

    def _value(self, value: PointValue) -> str:
        given = self._articles(value.articles)
        counted = self._articles(value.counted)
        return f"{value.value} " + "".join(letter if letter in counted else letter.lower() for letter in given)

    def _standing(self, standing: PointClaim) -> str:
        return f"{standing.value} {self.letters[standing.article]}"

    def _articles(self, slugs: tuple[str, ...]) -> str:
        return "".join(letter for slug, letter in self.letters.items() if slug in slugs)

    def _short(self, text: str) -> str:
        return text.replace(self.left_out, "") if self.left_out else text


def _most_first(value: str) -> tuple[int, str]:
    return (-sum(letter.isupper() for letter in value.rpartition(" ")[2]), value)


def _than(than: Than) -> str:
    parts = (than.about, than.what, than.in_, than.when)
    return " ".join(str(part) for part in parts if part is not None)


HARBOUR = Path(__file__).parent / "harbour"
"""The invented pack, and the shorthand of its tables."""
SHORT = Shorthand(
    letters={"harbour-gazette": "G", "the-mile": "M", "delta-wire": "W", "city-post": "P"},
    left_out="harbour-2031-womens-",
)


# --- without any id ---------------------------------------------------------------------------------------------


def fingerprint(outcome: Outcome, slug: Callable[[str], str] = str) -> Counter[tuple[object, ...]]:
    """Every verdict and finding, with each claim told by its article and its place there: no id is in it.

    ``slug`` gives an article the name under which it is compared.
    """
    places = _places(outcome.pack, slug)
    verdicts = (_verdict(point, places, slug) for point in outcome.points)
    findings = (("finding", found.rule, *sorted(places[claim] for claim in found.claims)) for found in outcome.findings)
    return Counter([*verdicts, *findings])


def workings(outcome: Outcome) -> Counter[str]:
    """Every working that is shown, at points and in findings: words in which no id stands."""
    standings = (standing for point in outcome.points for value in point.values for standing in value.standings)
    shown = (standing.working for standing in standings if standing.working)
    return Counter([*shown, *(finding.working for finding in outcome.findings)])


def _places(pack: Pack, slug: Callable[[str], str]) -> Mapping[str, str]:
    """Each claim as "city-post 12": its place in its article, in reading order."""
    return {
        claim.id: f"{slug(article.slug)} {place}"
        for article in pack.articles
        for place, claim in enumerate(article.claims, start=1)
    }


def _verdict(point: Point, places: Mapping[str, str], slug: Callable[[str], str]) -> tuple[object, ...]:
    return (
        point.verdict,
        point.among_articles,
        _slugs(point.silent, slug),
        _slugs(point.contradicting, slug),
        frozenset((value.value == point.headline, *_side(value, places, slug)) for value in point.values),
        frozenset(_claim(standing, places) for standing in point.reports),
        bool(point.note),
        frozenset((each.moment, _slugs(each.articles, slug)) for each in point.moments),
        tuple(sorted((each.verdict or "", *sorted(map(slug, each.articles))) for each in point.caveats)),
    )


def _side(value: PointValue, places: Mapping[str, str], slug: Callable[[str], str]) -> tuple[object, ...]:
    claims = frozenset(_claim(standing, places) for standing in value.standings)
    return (_slugs(value.articles, slug), _slugs(value.counted, slug), claims)


def _claim(standing: PointClaim, places: Mapping[str, str]) -> tuple[object, ...]:
    return (places[standing.claim], standing.implied, *(places[claim] for claim in standing.through))


def _slugs(slugs: tuple[str, ...], slug: Callable[[str], str]) -> frozenset[str]:
    return frozenset(map(slug, slugs))
