"""A point as answers tell it: its sides in words, who gives each, and what has to be shown beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Choice
from bot.answers.points.citations import Citations, Count
from bot.answers.points.wording import askable, join_words, label_of, name_of, number_word, tally_words, value_words
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict
from bot.facts.ranking import of_this_race, stands_for_itself

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.facts.model import Attribute, PointValue, Standing, Vocabulary
    from bot.store.rows import EntryRow, Evidence, Facts, FindingRow, PointRow

MOST_DISPUTES = 25
"""Points in dispute among which a person may choose: as many as a menu of a chat platform holds."""

CONTESTED = frozenset({Verdict.DISPUTED, Verdict.TIE})


class AnswerContext(Frozen, frozen=True):
    """What telling a point takes: the vocabulary, the names, and the answer's citations."""

    vocabulary: Vocabulary
    names: Mapping[str, EntryRow]
    citations: Citations

    @classmethod
    def of(cls, facts: Facts, vocabulary: Vocabulary) -> AnswerContext:
        """The context of an answer from facts; their articles keep the order in which they may be numbered."""
        return cls(vocabulary, facts.names, Citations(facts.articles, facts.names))

    def attribute(self, row: PointRow) -> Attribute:
        """The attribute that the point is about."""
        return self.vocabulary.attributes[row.point.key.what]

    def words(self, row: PointRow, value: str) -> str:
        """A value of the point as a line shows it."""
        return value_words(self.attribute(row), value, self.names)


def contested(points: Iterable[PointRow]) -> tuple[PointRow, ...]:
    """The points on which articles disagree, in the order given."""
    return tuple(row for row in points if row.point.verdict in CONTESTED)


def is_shown(row: PointRow) -> bool:
    """Whether a point stands for itself: somebody states it, or what other claims imply of it is in dispute."""
    return stands_for_itself(row.point)


def evidence_of(row: PointRow, standings: Iterable[Standing]) -> tuple[Evidence, ...]:
    """The claims of standings, and those through which they were resolved, each once, in order."""
    evidence = row.evidence
    found: dict[str, None] = {}
    for standing in standings:
        found[standing.claim] = None
        if standing.through:
            found.update(dict.fromkeys(standing.through))
    return tuple([evidence[claim] for claim in found])


def value_evidence(row: PointRow, value: str) -> tuple[Evidence, ...]:
    """What is cited for one value of a point; nothing for a value that nobody gives."""
    for given in row.point.values:
        if given.value == value:
            return evidence_of(row, given.standings)
    return ()


def all_evidence(row: PointRow) -> tuple[Evidence, ...]:
    """What is cited for every value of a point, without what stands beside it."""
    if not row.point.beside:  # then all that the row holds is cited
        return tuple(row.evidence.values())
    return evidence_of(row, (standing for value in row.point.values for standing in value.standings))


def sides(row: PointRow, context: AnswerContext) -> str:
    """Every value with the articles that give it: "3:29.65 [1][2][4] · 3:29.55 [3]"."""
    return " · ".join(value_and_marks(row, value, context) for value in row.point.values)


def value_and_marks(row: PointRow, value: PointValue, context: AnswerContext) -> str:
    """A value with the articles that give it: "3:29.55 [3]"."""
    return f"{context.words(row, value.value)} {context.citations.marks(value.articles)}"


def spread(row: PointRow, context: AnswerContext) -> str:
    """Every value with its articles counted: "3:29.65 in three [1][2][4], 3:29.55 in one [3], none in [5]"."""
    parts = [_counted(row, value, context) for value in row.point.values]
    if row.point.silent:
        marks = context.citations.marks(row.point.silent)
        parts.append(f"none in {marks or number_word(len(row.point.silent))}")
    return ", ".join(parts)


def _counted(row: PointRow, value: PointValue, context: AnswerContext) -> str:
    marks = context.citations.marks(value.articles)
    return f"{context.words(row, value.value)} in {number_word(len(value.articles))} {marks}"


def count_of(row: PointRow) -> Count:
    """The verdict of a point with its tally."""
    return Count(row.point.verdict, tally_words(row.point))


def headline(row: PointRow, context: AnswerContext) -> str:
    """What most articles give, in words; without a majority every value that is given, "a, b or c"."""
    if row.point.headline is not None:
        return context.words(row, row.point.headline)
    given = [value.value for value in row.point.values if not value.value.startswith("not ")]
    return join_words([context.words(row, value) for value in given], "or")


def value_workings(
    row: PointRow, context: AnswerContext, values: Sequence[PointValue] | None = None
) -> tuple[str, ...]:
    """How values were found that the cited words do not show as they are, each with the value that it gives.

    Those are relative dates, with the articles that date them, and a curator's readings ("1st: who takes the title
    wins the race").
    """
    found: list[str] = []
    evidence = row.evidence
    for value in row.point.values if values is None else values:
        read = False
        for standing in value.standings:
            read = read or evidence[standing.claim].claim.printed is not None
            if standing.working:
                found.append(standing_working(row, standing, context))
        reading = None if read else evidence[value.standings[0].claim].claim.reading
        if reading:
            found.append(f"{context.words(row, value.value)}: {reading}")
    return tuple(dict.fromkeys(found))


def standing_working(row: PointRow, standing: Standing, context: AnswerContext) -> str:
    """How a standing's value was resolved: "31 August 2031: the last day of Harbour Games 2031 is … [1]"."""
    through = {row.evidence[claim].claim.article for claim in standing.through if claim in row.evidence}
    marks = context.citations.marks(through)
    told = f"{standing.working} {marks}" if marks else f"{standing.working}"
    plain = context.attribute(row).kind == "term"
    return told if plain else f"{context.words(row, standing.value)}: {told}"


def race_points(facts: Facts, race: str) -> tuple[PointRow, ...]:
    """The points that belong to an answer about a race, its own first."""
    belongs = of_this_race([row.point for row in facts.points], race)
    kept = [row for row in facts.points if belongs(row.point.key.in_, row.point.key.about)]
    return tuple(sorted(kept, key=lambda row: race not in (row.point.key.in_, row.point.key.about)))


def race_findings(facts: Facts, race: str) -> tuple[FindingRow, ...]:
    """The findings that rest on a claim which belongs to an answer about a race."""
    belongs = of_this_race([row.point for row in facts.points], race)
    return tuple(
        row
        for row in facts.findings
        if any(belongs(item.claim.in_, item.claim.about) for item in row.evidence.values())
    )


def headline_values(row: PointRow) -> tuple[PointValue, ...]:
    """The value that is the headline; without one, all values."""
    chosen = tuple(value for value in row.point.values if value.value == row.point.headline)
    return chosen or row.point.values


def givers(values: Iterable[PointValue]) -> tuple[str, ...]:
    """The articles that give any of the values, each once."""
    return tuple(dict.fromkeys(article for value in values for article in value.articles))


def compare_choice(row: PointRow, context: AnswerContext) -> Choice:
    """The question that shows all sides of a point with their exact words."""
    dispute = _dispute(row, context.names, context.vocabulary)
    return Choice(f"Compare: {dispute.label}", dispute.ask)


def disputes_of(rows: Iterable[PointRow], names: Mapping[str, EntryRow], vocabulary: Vocabulary) -> tuple[Choice, ...]:
    """The same question for each of the points on which articles disagree, at most 25, none twice."""
    made = {dispute.ask: dispute for dispute in [_dispute(row, names, vocabulary) for row in contested(rows)]}
    return tuple(made.values())[:MOST_DISPUTES]


def _dispute(row: PointRow, names: Mapping[str, EntryRow], vocabulary: Vocabulary) -> Choice:
    key = row.point.key
    name, label = name_of(key.about, names), label_of(key.what, vocabulary)
    return Choice(f"{name}, {label}", f"/compare {askable(name, key.about)} {askable(label, key.what)}")
