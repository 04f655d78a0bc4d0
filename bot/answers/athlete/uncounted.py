"""What no article asserts of somebody, but reports, plans, hopes or denies: shown in /athlete, and not counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Heading
from bot.answers.athlete.profile_parts import first_lines, rest_note
from bot.answers.points.blocks import manner_of, qualifier_lines
from bot.answers.points.points import evidence_of, standing_working
from bot.answers.points.tally import NO_VERDICT, VerdictLine, tally_words
from bot.answers.points.wording import capitalised, label_of, name_of, with_label
from bot.facts.frozen import Frozen
from bot.facts.model import Compare, Mood, Value, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Block, Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Claim, PointClaim, Vocabulary
    from bot.store.rows import Evidence, PointRow

PointStandings = tuple["PointRow", tuple["PointClaim", ...]]
"""A point and some of its standings that are not counted."""


class UncountedClaims(Frozen, frozen=True):
    """Claims of one speaker and one mood on one point, or on several values of a list.

    ``claim`` is the first of them. ``is_all`` is whether the points have nothing else.
    """

    claim: Claim
    points: tuple[PointStandings, ...]
    is_all: bool

    @property
    def row(self) -> PointRow:
        """The first of the points."""
        return self.points[0][0]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """All that the claims rest on."""
        return tuple(item for row, standings in self.points for item in evidence_of(row, standings))


def uncounted_claims(rows: Iterable[PointRow], vocabulary: Vocabulary) -> list[UncountedClaims]:
    """The claims that are not counted, each speaker and mood by itself; values of one list share a line."""
    groups: dict[object, list[PointStandings]] = {}
    for row in rows:
        for (speaker, mood), standings in _by_manner(row).items():
            group = (speaker, mood, *_line_key(row, standings, vocabulary))
            groups.setdefault(group, []).append((row, standings))
    return [
        UncountedClaims(row.evidence[standings[0].claim].claim, tuple(group), _is_all(row, standings))
        for group in groups.values()
        for row, standings in group[:1]
    ]


def _by_manner(row: PointRow) -> dict[tuple[str | None, str], tuple[PointClaim, ...]]:
    manners: dict[tuple[str | None, str], tuple[PointClaim, ...]] = {}
    for standing in row.point.beside:
        claim = row.evidence[standing.claim].claim
        manner = (claim.by, claim.mood)
        manners[manner] = (*manners.get(manner, ()), standing)
    return manners


def _line_key(row: PointRow, standings: Sequence[PointClaim], vocabulary: Vocabulary) -> tuple[object, ...]:
    """What is equal in those that share a line: the point itself, but for values of one list."""
    key = row.point.key
    if vocabulary.attributes[key.what].compare is not Compare.LIST:
        return (row.point.id,)
    tally = tally_words(row.point) if _is_all(row, standings) else None
    return (key.what, key.in_, key.when, key.than, key.among, tally)


def _is_all(row: PointRow, standings: Sequence[PointClaim]) -> bool:
    return row.point.verdict is Verdict.REPORTED and len(standings) == len(row.point.beside)


# --- its blocks ---------------------------------------------------------------------------------------------------


def uncounted_blocks(
    claims: Sequence[UncountedClaims], context: AnswerContext, story: str, subject: str
) -> Iterator[Block]:
    """What no article asserts, under its heading; how much more there is."""
    if claims:
        yield Heading("Said, planned, hoped or expected: not counted")
    lines = first_lines(claims)
    for line in lines:
        yield _uncounted_line(line, context, story)
    yield from rest_note([line.row for line in claims[len(lines) :]], context, subject)


def _uncounted_line(line: UncountedClaims, context: AnswerContext, story: str) -> Statement:
    """As in "Condition: sore throat [1][4], reported", with who said it below."""
    label = capitalised(label_of(line.row.point.key.what, context.vocabulary))
    values = " · ".join(_values_and_marks(row, standings, context) for row, standings in line.points)
    working = [f"Said by {name_of(line.claim.by, context.names)}"] if line.claim.by else []
    working += qualifier_lines(line.row, context, story)
    working += [each for row, standings in line.points for each in _standing_workings(row, standings, context)]
    text = ", ".join(filter(None, (with_label(label, values), _manner_words(line))))
    return context.citations.statement(text, line.evidence, _uncounted_verdict(line), working=working)


def _manner_words(line: UncountedClaims) -> str:
    """In what sense it was said; a value that is a "not" already says that it was denied.

    What an article asserts itself stands here where it says too that it was changed later.
    """
    if line.claim.is_counted:
        return "initially"
    values = [standing.value for _, standings in line.points for standing in standings]
    denials = all(value.denied for value in values)
    return manner_of(replace(line.claim, mood=Mood.ASSERTED) if denials else line.claim)


def _uncounted_verdict(line: UncountedClaims) -> VerdictLine:
    """The verdict, where the points have nothing else; for what articles assert of them stands on its own line."""
    if not line.is_all:
        return NO_VERDICT
    tally = tally_words(line.row.point)
    return VerdictLine(line.row.point.verdict, tally if len(line.points) == 1 else f"each {tally}")


def _values_and_marks(row: PointRow, standings: Sequence[PointClaim], context: AnswerContext) -> str:
    """Each value with the articles that bring it: "proud [1][2] · tired [3]"."""
    articles: dict[Value, list[str]] = {}
    for standing in standings:
        articles.setdefault(standing.value, []).append(standing.article)
    return " · ".join(f"{context.words(row, value)} {context.citations.marks(of)}" for value, of in articles.items())


def _standing_workings(row: PointRow, standings: Sequence[PointClaim], context: AnswerContext) -> Iterator[str]:
    """How values were read or worked out that the cited words do not show as they are."""
    for standing in standings:
        claim = row.evidence[standing.claim].claim
        if standing.working:
            yield standing_working(row, standing, context)
        elif claim.printed is None and claim.reading:
            yield f"{context.words(row, standing.value)}: {claim.reading}"
