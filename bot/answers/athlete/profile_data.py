"""A profile: all that /athlete shows of somebody, before it has words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.athlete.profile_parts import first_lines, mentions_part, profile_parts, repeats_a_name
from bot.answers.athlete.uncounted import uncounted_claims
from bot.answers.points.findings import MOST_FINDINGS
from bot.answers.quote.remarks import distinct_wordings, group_remarks
from bot.facts.frozen import Frozen
from bot.facts.ranking import stands_for_itself

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.athlete.profile_parts import ProfilePart
    from bot.answers.athlete.uncounted import UncountedClaims
    from bot.facts.model import Vocabulary
    from bot.store.rows import ArticleRow, EntryRow, FindingRow, PersonFacts, PointRow, QuoteRow

MOST_REMARKS = 3
"""Remarks that are shown; /quote has them all."""


class Profile(Frozen, frozen=True):
    """Points, findings and remarks of one person; ``story`` is the only one in which they are, "" for several."""

    name: str
    points: tuple[PointRow, ...]
    parts: tuple[ProfilePart, ...]
    uncounted: tuple[UncountedClaims, ...]
    findings: tuple[FindingRow, ...]
    remarks: tuple[Sequence[QuoteRow], ...]
    story: str

    @property
    def cited_articles(self) -> tuple[ArticleRow, ...]:
        """The articles that are cited, in the order in which the answer first cites them."""
        evidence = [item for part in self.parts for item in part.evidence]
        evidence += [item for claims in first_lines(self.uncounted) for item in claims.evidence]
        evidence += [item for row in self.findings[:MOST_FINDINGS] for item in row.evidence.values()]
        articles = [item.article for item in evidence]
        articles += [row.article for remark in self.remarks[:MOST_REMARKS] for row in distinct_wordings(remark)]
        return tuple(dict.fromkeys(replace(article, number=None) for article in articles))

    @property
    def article_count(self) -> int:
        """How many articles say anything of them, shown or not."""
        evidence = (*(row.evidence for row in self.points), *(row.evidence for row in self.findings))
        slugs = {item.article.slug for items in evidence for item in items.values()}
        slugs |= {item.article.slug for part in self.parts for item in part.evidence}
        return len(slugs | {row.article.slug for remark in self.remarks for row in remark})


def build_profile(
    person: EntryRow, person_facts: PersonFacts, quotes: Sequence[QuoteRow], vocabulary: Vocabulary
) -> Profile:
    """The profile of a person from all that the store has of them."""
    stories = {row.story for row in quotes} | {article.story for article in person_facts.facts.articles}
    story = next(iter(stories)) or "" if len(stories) == 1 else ""
    stated = [row for row in person_facts.facts.points if stands_for_itself(row.point)]
    rows = [row for row in stated if not repeats_a_name(row, vocabulary, person_facts.facts.names)]
    points = tuple(row for row in rows if row.point.key.about == person.id)
    mentions = (row for row in rows if row.point.key.about != person.id)
    return Profile(
        person.unnamed or person.name,
        points,
        (*profile_parts(points, person_facts.races, vocabulary, story), *mentions_part(mentions, vocabulary)),
        tuple(uncounted_claims(points, vocabulary)),
        person_facts.facts.findings,
        tuple(group_remarks(quotes)),
        story,
    )
