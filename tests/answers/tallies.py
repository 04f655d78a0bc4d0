"""Tallies counted again: how many articles a statement gives, held against the points that it rests on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts import values
from bot.facts.checks.findings import run_checks
from bot.facts.compare.caveats import add_caveats
from bot.facts.compare.points import compare_articles
from bot.facts.model import CONTESTED, Mood, Verdict
from bot.facts.moment import FINISH, anchor_of
from bot.facts.scope import Scope
from bot.facts.values import agree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.answers.answer import Statement
    from bot.facts.model import Caveat, Pack, Point, PointValue, Value
    from bot.facts.moment import Moment

COUNT_WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_MARK = re.compile(r"\[(\d+)\]")
_MEDALS = re.compile(r"(\d+) (?:gold|silver|bronze|in all)\b")
_RUN = re.compile(r"(?:\[\d+\])+")
_OTHER_DAY = re.compile(r", the (?:first |last )?day of\b[^,]*$")
_OVERVIEW = re.compile(r"Disagrees with|CONTRADICTS")
_VERDICT = "AGREED|ONE SOURCE|DISPUTED|TIE|DIFFER|REPORTED"
_CONTESTED = "DISPUTED|TIE|DIFFER|REPORTED"
_CONTRADICTED = re.compile(
    r"(?:(?P<whose>.+?'s? .+?): )?CONTRADICTED(?: in (?P<marks>(?:\[\d+\])+(?: and in (?:\[\d+\])+)*))?"
    r"(?:: (?P<clash>.+))?"
)
_CAVEAT = re.compile(
    r"(?:whether (?P<starter>.+) took part|.+'s? .+): (?P<verdict>DISPUTED|TIE)"
    r"|told differently: (?P<otherwise>.+?)(?: (?P<marks>(?:\[\d+\])+))?"
)
_TWO_WAYS = re.compile(r"told in two ways: (?P<sides>.+)")
_SIDES = re.compile(rf"(?P<label>.+) (?P<verdict>{_VERDICT})(?P<rounded> but for rounding)?: (?P<sides>.+)")
_COUNTED = re.compile(
    r"(?:(?P<labels>.+) )?(?:(?P<verdict>AGREED|ONE SOURCE)"
    r"(?: by (?P<all>both|all (?P<number>\w+))|, (?P<stating>\d+) of (?P<among>\d+)(?: articles)?)?"
    r"(?: (?P<marks>(?:\[\d+\])+))?)"
    r"(?P<coarse>, some less exactly)?"
)
_TOGETHER = re.compile(r"(?P<label>best or record): (?P<sides>.+)")
_SHARE = re.compile(r"\d+ of \d+ articles")
_AGAINST = re.compile(
    rf"(?:(?P<label>.+?) )?(?P<verdict>{_CONTESTED})"
    r"(?P<sizes>|, \d+ on one side|, \d+ against \d+(?:(?:, \d+)* and \d+)?"
    r"|, no majority \(\d+(?:, \d+)* and \d+\))"
    r"(?:, (?P<neither>\d+) on neither side)?"
    r"(?:, (?P<torn>\d+) contradicts? (?:itself|themselves))?"
    r"(?:, (?P<silent>\d+) silent)?"
)


class Tallies:
    """The points of a pack, by the claims that they rest on."""

    def __init__(self, pack: Pack) -> None:
        points = compare_articles(pack)
        self._points = add_caveats(pack, points, run_checks(pack, points))
        self._attributes = pack.vocabulary.attributes
        self._moments = pack.vocabulary.moments
        self._labels = {attribute.id: attribute.label for attribute in pack.vocabulary.attributes.values()}
        self._names = pack.registers
        self._claims = {claim.id: claim for article in pack.articles for claim in article.claims}
        self._of_claim: dict[str, list[Point]] = {}
        for point in self._points:
            for claim in claims_of(point):
                self._of_claim.setdefault(claim, []).append(point)
        for point in self._points:
            for part in self._by_scope(point):
                for claim in claims_of(part):
                    self._of_claim[claim].append(part)

    def _by_scope(self, point: Point) -> Iterator[Point]:
        """An undisputed point of a race by those articles alone that name its event, then by those that do not."""
        race = self._names.races.get(point.key.within or "")
        claims = {standing.claim for value in point.values for standing in value.standings}
        series = self._names.meets[race.meet].series if race is not None else None
        scopes = {Scope(entry) for entry in (race.meet if race is not None else None, series) if entry is not None}
        of_meet = {claim for claim in claims if self._claims[claim].in_ in scopes}
        if of_meet and point.verdict not in CONTESTED:
            naming = {self._claims[claim].article for claim in claims - of_meet}
            again = {claim for claim in of_meet if self._claims[claim].article in naming}
            for name, others in (("event", of_meet), ("meet", (claims - of_meet) | again)):
                values = tuple(_without(value, others) for value in point.values)
                told = {article for value in values for article in value.articles}
                is_alone = name == "event" and len(told) == 1 and point.verdict is Verdict.AGREED
                verdict = Verdict.ONE_SOURCE if is_alone else point.verdict
                yield replace(point, id=f"{point.id} {name}", values=values, verdict=verdict)

    def race_days(self) -> dict[str, str]:
        """The day that most articles give a race, by the race."""
        roles = {id_: attribute.roles for id_, attribute in self._attributes.items()}
        days = [point for point in self._points if "race-date" in roles[point.key.what] and point.headline]
        return {point.key.about: str(point.headline) for point in days}

    def points(self, claims: Iterable[str]) -> list[Point]:
        """The points in which the claims stand, each once."""
        return list({point.id: point for claim in claims for point in self._of_claim.get(claim, ())}.values())

    def problems(self, statement: Statement, numbers: dict[str, int]) -> Iterator[str]:
        """What no point that the statement rests on bears out."""
        points = self.points(citation.claim for citation in statement.citations)
        if statement.verdict is not None and not any(point.verdict is statement.verdict for point in points):
            yield f"“{statement.text}”: no point of it is {statement.verdict}"
        for run in _RUN.finditer(statement.text):
            if not self._is_of_a_value(run, statement, points, numbers):
                yield f"“{statement.text}”: no value of it is given by {run[0]}"
        for part in _parts(statement.tally or ""):
            told = [*points, *self._points_there(statement)]
            in_two_ways = _TWO_WAYS.fullmatch(part)
            sides = _by_manner(in_two_ways["sides"]) if in_two_ways else None
            # What hangs on a dispute is counted without being called agreed.
            counted = f"AGREED, {part}" if _SHARE.fullmatch(part) else part
            holds = self._holds(counted, points, numbers)
            holds = holds or (sides is not None and any(self._moods(p, numbers) == sides for p in told))
            holds = holds or any(self._tells_otherwise(part, point, numbers) for point in told)
            if not (holds or self._is_contested_there(part, statement, numbers)):
                yield f"“{statement.text}”: “{part}” does not count up"

    # --- runs of marks in a line --------------------------------------------------------------------------------

    def _is_of_a_value(
        self, run: re.Match[str], statement: Statement, points: list[Point], numbers: dict[str, int]
    ) -> bool:
        """Whether the articles of a run of marks are of a value, a moment or a sum, or those that a line is about."""
        ordered, before = [int(mark) for mark in _MARK.findall(run[0])], statement.text[: run.start()]
        if ordered != sorted(set(ordered)):
            return False
        marked = {slug for slug, number in numbers.items() if number in ordered}
        cited = {citation.article for citation in statement.citations}
        # Quotations have no points; which articles have both numbers of a subtraction, the auditor sees.
        if not points or "−" in (statement.working or "") or _OVERVIEW.search(statement.text):
            return marked <= cited
        if not before:
            return len(ordered) == 1 or marked == cited
        if before == "It is told of in ":
            return marked == cited and self._are_of_one_race(statement)
        return self._are_of_clause(before, marked, statement, points, numbers)

    def _are_of_clause(
        self, before: str, marked: set[str], statement: Statement, points: list[Point], numbers: dict[str, int]
    ) -> bool:
        """Whether articles are those of what stands before their marks."""
        clause = _clause(before)
        if before.endswith("told differently "):
            told = _numbers(before)
            return any(marked == _say_otherwise(point, {s for s in numbers if numbers[s] in told}) for point in points)
        if _OTHER_DAY.search(clause):
            return any(marked <= _by_another_day(value) for point in points for value in point.values)
        if counts := _MEDALS.findall(clause):
            return _are_own(counts, points, marked)
        return marked in [*self._groups(statement, points), *_alone(statement)]

    def _are_of_one_race(self, statement: Statement) -> bool:
        """Whether all that is cited tells of one and the same race."""
        told = [{race for point in self.points([each.claim]) for race in _races(point)} for each in statement.citations]
        return not set.intersection(*told).isdisjoint(self._names.races)

    def _groups(self, statement: Statement, points: list[Point]) -> Iterator[set[str]]:
        cited = {citation.claim for citation in statement.citations}
        for point in points:
            yield from (articles for value in point.values for articles in self._by_holders(point, value))
            yield from (set(value.articles) - _by_another_day(value) for value in point.values)
            yield {article for value in point.values for article in value.articles}
            yield from ({standing.article} for standing in point.reports)
            yield from _uncounted(point, cited)
            yield from self._timed(point)

    def _by_holders(self, point: Point, value: PointValue) -> list[set[str]]:
        """The articles that give a value; apart, where all deny a place for others' sake and name not the same."""
        people: dict[str, set[str]] = {}
        for standing in value.standings:
            people.setdefault(standing.article, set()).add(self._claims[standing.claim].about)
        if not value.value.denied or any(point.key.about in about for about in people.values()):
            return [set(value.articles)]
        named = [frozenset(about) for about in people.values()]
        return [{article for article, about in people.items() if about == each} for each in dict.fromkeys(named)]

    def _timed(self, point: Point) -> Iterator[set[str]]:
        """The articles that give a value one and the same moment, or none."""
        for value in point.values:
            moments: dict[Moment | None, set[str]] = {}
            for standing in value.standings:
                moments.setdefault(self._claims[standing.claim].when, set()).add(standing.article)
            yield from moments.values()

    # --- tallies ------------------------------------------------------------------------------------------------

    def _holds(self, part: str, points: list[Point], numbers: dict[str, int]) -> bool:
        if match := _CONTRADICTED.fullmatch(part):
            own = [point for point in points if match["whose"] in (None, self._name(point))]
            return _is_contradicted(match, own, numbers)
        if match := _CAVEAT.fullmatch(part):
            return any(self._is_caveat(match, caveat, numbers) for point in points for caveat in point.caveats)
        if match := _AGAINST.fullmatch(part):
            return any(_against(match, point) and self._has_label(match["label"], point) for point in points)
        if match := _TOGETHER.fullmatch(part):
            # What one mark was besides may all hold: no other sides go without the verdict.
            points = [point for point in points if self._attributes[point.key.what].kind == "status"]
            part = f"{match['label']} {Verdict.DIFFER}: {match['sides']}"
        if match := _SIDES.fullmatch(part):
            sided = [p for p in points if _sided(match, p, numbers) and self._has_label(match["label"], p)]
            return any(self._is_rounded(point) == bool(match["rounded"]) for point in sided)
        if match := _COUNTED.fullmatch(part):
            labels = (match["labels"] or "").split(" and ") if match["labels"] else [None]
            coarse = {p.id.removesuffix(" meet") for p in points if p.id.endswith(" meet")}
            counting = [p for p in points if _counts(match, p, numbers) and bool(match["coarse"]) == (p.id in coarse)]
            return all(any(self._has_label(label, p) for p in counting) for label in labels)
        return False

    def _is_rounded(self, point: Point) -> bool:
        """Whether articles agree on a mark which some of them print to fewer figures."""
        is_mark = self._attributes[point.key.what].kind == "mark"
        return is_mark and point.verdict is Verdict.AGREED and len(point.values) > 1

    def _is_contested_there(self, part: str, statement: Statement, numbers: dict[str, int]) -> bool:
        """Whether a part is of a point of which the cited runs of words hold a claim, whichever claim is cited."""
        points = self._points_there(statement)
        match = _CAVEAT.fullmatch(part)
        is_named = match is not None and any(self._is_of(match, point) for point in points)
        return is_named or self._holds(part, points, numbers)

    def _tells_otherwise(self, part: str, point: Point, numbers: dict[str, int]) -> bool:
        """Whether a part is another moment or value of a point, with those who give it."""
        sides = [
            (
                values.own_moment_words(each.moment.at, self._moments) or values.show("moment", each.moment.at),
                each.articles,
            )
            for each in point.moments
            if each.moment
        ]
        kind = self._attributes[point.key.what].kind
        names = ((each.value.text, self._names.entry(each.value.text), each) for each in point.values)
        told = ((entry.name if entry else values.show(kind, text), each) for text, entry, each in names)
        sides = sides or [(f"{'not ' if each.value.denied else ''}{words}", each.articles) for words, each in told]
        marked = [
            (words, "".join(f"[{n}]" for n in sorted(numbers.get(slug, 0) for slug in of))) for words, of in sides
        ]
        return part in {f"told differently: {words} {marks}" for words, marks in marked}

    def _points_there(self, statement: Statement) -> list[Point]:
        """The points of which the cited runs of words hold a claim."""
        runs = [(each.article, each.start, each.end) for each in statement.citations]
        return self.points(
            claim.id
            for claim in self._claims.values()
            for span in (claim.span, *claim.also)
            for article, start, end in runs
            if claim.article == article and start <= span.start and span.end <= end
        )

    def _is_of(self, match: re.Match[str], point: Point) -> bool:
        """Whether a dispute is named as that of the point, or as one over a start."""
        entry = self._names.entry(point.key.about)
        if entry is None:
            return False
        named = {f"{self._name(point)}: {point.verdict}", f"whether {entry.name} took part: {point.verdict}"}
        return match[0] in named

    def _name(self, point: Point) -> str:
        """As in "Mina Lee's time"."""
        return f"{self._whose(point.key.about)} {self._labels[point.key.what]}"

    def _whose(self, about: str) -> str:
        """A name that a thing belongs to, of a team in the plural without another "s"."""
        entry = self._names.entry(about)
        is_plural = entry is not None and entry.name.endswith("s") and about not in self._names.people
        return f"{entry.name if entry else ''}'{'' if is_plural else 's'}"

    def _moods(self, point: Point, numbers: dict[str, int]) -> dict[str, set[int]]:
        """Who tells what stands beside a point in which sense."""
        moods: dict[str, set[int]] = {}
        for standing in point.reports:
            mood = self._claims[standing.claim].mood
            moods.setdefault("said" if mood is Mood.ASSERTED else mood, set()).add(numbers.get(standing.article, 0))
        return moods

    def _has_label(self, label: str | None, point: Point) -> bool:
        """Whether a part speaks of the point: of its attribute, behind whose it is where a line is of two people."""
        own = self._labels[point.key.what]
        is_status = "mark-status" in self._attributes[point.key.what].roles
        best = {"PB": "personal best", "SB": "season's best"}.get(str(point.headline), own) if is_status else own
        told = {each.value.text for each in point.all_standings}
        is_mixed = is_status and not told.isdisjoint({"SB", "PB"}) and not told <= {"SB", "PB"}
        record = "best or record" if is_mixed else "record" if is_status else own
        before = f"{own} at the finish" if point.key.when == FINISH else own
        return label is None or label in (own, best, record, before) or label.endswith(f", {own}:")

    def _is_caveat(self, match: re.Match[str], caveat: Caveat, numbers: dict[str, int]) -> bool:
        entry = self._names.entry(caveat.about or "")
        label = self._labels.get(caveat.what or "")
        if caveat.verdict is Verdict.DIFFER or match["otherwise"]:
            giving = {numbers[slug] for slug in caveat.articles if slug in numbers}
            return (match["otherwise"], _numbers(match["marks"] or "")) == (f"{label} {caveat.clash}", giving)
        is_start = "took-part" in self._attributes[caveat.what].roles if caveat.what else False
        if entry is None or is_start:
            return entry is not None and (match["starter"], match["verdict"]) == (entry.name, caveat.verdict)
        return match[0] == f"{self._whose(caveat.about or '')} {label}: {caveat.verdict}"


def _parts(tally: str) -> Iterator[str]:
    """What a tally tells one by one; of what is told differently each thing."""
    for part in filter(None, tally.split("; ")):
        opening, told, others = part.rpartition("told differently: ")
        yield from (f"{opening}{told}{other}" for other in re.split(r"(?<=\]), ", others)) if told else (part,)


def _by_manner(sides: str) -> dict[str, set[int]]:
    """As "expected [3], denied [4]" has it."""
    return {side.partition(" ")[0]: _numbers(side) for side in sides.split(", ")}


def _without(value: PointValue, claims: set[str]) -> PointValue:
    standings = tuple(standing for standing in value.standings if standing.claim not in claims)
    giving = {standing.article for standing in standings}
    articles, counted = (tuple(slug for slug in slugs if slug in giving) for slugs in (value.articles, value.counted))
    return replace(value, articles=articles, counted=counted, standings=standings)


def claims_of(point: Point) -> set[str]:
    """The claims in which a point rests, with those that are shown beside it and those through which a date came."""
    standings = [standing for value in point.values for standing in value.standings]
    return {claim for standing in (*standings, *point.reports) for claim in (standing.claim, *standing.through)}


def _alone(statement: Statement) -> Iterator[set[str]]:
    """The articles whose own points, or what most have beside them, a line counts."""
    if re.search("only here|Omits ", statement.text):
        yield from ({citation.article} for citation in statement.citations)


def _clause(before: str) -> str:
    """What stands before a run of marks, back to the run before."""
    return re.split(r"[\]:·]", before)[-1]


def _by_another_day(value: PointValue) -> set[str]:
    """The articles that give a day only as that of another race, or as so many days before or after it."""
    dated = {standing.article for standing in value.standings if not standing.through}
    return set(value.articles) - dated


def _races(point: Point) -> set[str]:
    """The races of which a point may be: in which it lies, which it is about, after which it is so, or its values."""
    values = (*(each.value for each in point.values), *(each.value for each in point.reports))
    return {point.key.within or "", point.key.about, anchor_of(point.key.when) or "", *map(str, values)}


def _are_own(counts: list[str], points: list[Point], marked: set[str]) -> bool:
    """Whether each of the articles gives all the figures before its mark itself: "2 gold, 4 in all [1]"."""
    given = {(article, str(value.value)) for point in points for value in point.values for article in value.articles}
    return all((article, count) in given for article in marked for count in counts)


def _uncounted(point: Point, cited: set[str]) -> Iterator[set[str]]:
    """For each value that stands beside a point, the articles of the claims of it that are cited."""
    articles: dict[Value, set[str]] = {}
    for standing in point.reports:
        if standing.claim in cited:
            articles.setdefault(standing.value, set()).add(standing.article)
    yield from articles.values()
    for value in point.values:  # seventh, originally: those that end there, and those that tell of the change
        yield {*value.articles, *articles.get(value.value, ())}


def _numbers(marks: str) -> set[int]:
    return {int(mark) for mark in _MARK.findall(marks)}


def _is_contradicted(match: re.Match[str], points: list[Point], numbers: dict[str, int]) -> bool:
    """Whether findings name claims of the points in those articles, for that reason if one is told.

    None is where it is told in another line, too many for this one, or of an article that the answer does not cite.
    """
    marks = _numbers(match["marks"] or "")
    clashes = {_clash(each, numbers) for p in points for each in p.caveats if each.is_clash}
    by_point = [_contradicting(point, match["clash"], numbers) for point in points]
    if match["clash"] is None:
        return marks <= set().union(*by_point) and bool(marks or any("[None]" in clash for clash in clashes if clash))
    return match["clash"] in clashes and set().union(*(numbered for numbered in by_point if numbered <= marks)) == marks


def _contradicting(point: Point, clash: str | None, numbers: dict[str, int]) -> set[int | None]:
    """The articles of the findings that name a claim of the point, for that reason if one is told."""
    caveats = [each for each in point.caveats if each.is_clash]
    told = [each for each in caveats if clash in {None, _clash(each, numbers)}]
    return {numbers.get(article) for caveat in told for article in caveat.articles} - {None}


def _clash(caveat: Caveat, numbers: dict[str, int]) -> str | None:
    """What cannot hold, with the numbers of the articles that it names."""
    return re.sub(r"\[([^\]]+)\]", lambda match: f"[{numbers.get(match[1])}]", caveat.clash or "") or None


def _giving(point: Point) -> set[str]:
    return {article for value in point.values for article in value.articles}


def _say_otherwise(point: Point, told: set[str]) -> set[str]:
    """The articles that give another moment than those ``told``, or another value: none that says the same."""
    of_moments = [(each.moment.at, set(each.articles)) for each in point.moments if each.moment]
    sides = of_moments or [(value.value.text, set(value.articles)) for value in point.values]
    same = [text for text, articles in sides if articles <= told]
    return {
        article
        for text, articles in sides
        if not any(agree("moment", text, other) for other in same)
        for article in articles - told
    }


def _counted(point: Point) -> set[str]:
    return {article for value in point.values for article in value.counted}


def _counts(match: re.Match[str], point: Point, numbers: dict[str, int]) -> bool:
    """Whether a count is that of the point: "AGREED by all five", "AGREED, 3 of 5 [1][3][4]", "ONE SOURCE [5]"."""
    counted = _counted(point)
    if match["verdict"] != point.verdict or (
        match["marks"] and _numbers(match["marks"]) != {numbers.get(slug) for slug in counted}
    ):
        return False
    if match["all"]:
        of_all = "both" if match["all"] == "both" else f"all {match['number']}"
        is_both = of_all == "both" and len(counted) == 2
        is_all = match["number"] is not None and COUNT_WORDS.index(match["number"]) == len(counted)
        return (is_both or is_all) and len(counted) == point.among_articles
    if match["stating"]:
        return (int(match["stating"]), int(match["among"])) == (len(counted), point.among_articles)
    return bool(match["marks"]) or (point.verdict is Verdict.ONE_SOURCE and len(counted) == 1)


def _sided(match: re.Match[str], point: Point, numbers: dict[str, int]) -> bool:
    """Whether every side of a point stands with its articles: "time TIE: 1:58.71 [1], 1:58.17 [3], not said [4]"."""
    sides = [(part["value"], _numbers(part["marks"])) for part in re.finditer(_SIDE, match["sides"])]
    silent = {number for value, of_side in sides if value == "not said" for number in of_side}
    given = [of_side for value, of_side in sides if value != "not said"]
    return (
        point.verdict == match["verdict"]
        and given == [{numbers.get(slug) for slug in value.articles} for value in point.values]
        and silent == {numbers[slug] for slug in point.silent if slug in numbers}
    )


_SIDE = r"(?P<value>.+?) (?P<marks>(?:\[\d+\])+)(?:, |$)"


def _against(match: re.Match[str], point: Point) -> bool:
    sizes = [int(size) for size in re.findall(r"\d+", match["sizes"])]
    return (
        point.verdict == match["verdict"]
        and sizes == _sizes(point)
        and int(match["neither"] or 0) == len(_giving(point) - _counted(point) - set(point.contradicting))
        and int(match["torn"] or 0) == len(point.contradicting)
        and int(match["silent"] or 0) == len(point.silent)
    )


def _sizes(point: Point) -> list[int]:
    if point.verdict is Verdict.DIFFER:
        timed = [len(each.articles) for each in point.moments if each.moment is not None]
        return timed or [len(value.counted) for value in point.values if value.counted]
    sides: dict[int, set[str]] = {}
    for value in point.values:
        if value.side is not None:
            sides.setdefault(value.side, set()).update(value.counted)
    return [len(sides[side]) for side in sorted(sides) if sides[side]]
