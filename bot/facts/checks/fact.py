"""A fact as the rules see it, and what a rule finds: facts that contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.moment import FINISH, Moment, state

if TYPE_CHECKING:
    from bot.facts.compare.scopes import Extent
    from bot.facts.model import Claim, Than
    from bot.facts.scope import Scope
    from bot.facts.vocabulary import Attribute

ACROSS = ""
"""The view over all articles; every other view is one article's slug."""


class Fact(Frozen, frozen=True):
    """One value of one point, as one article gives it, or (in the view of all) as every article that states it does.

    ``claims`` are the receipts, in canonical order; qualifiers are those of the first. ``working`` is how a
    relative value was resolved, None for one that is printed as it is. ``speaker`` is whose reported speech it is:
    that is held against what all articles say.
    """

    view: str
    point: str
    attribute: Attribute
    value: str
    extent: Extent
    claims: tuple[Claim, ...]
    working: str | None = None
    speaker: str | None = None

    @property
    def about(self) -> str:
        """The subject."""
        return self.claims[0].about

    @property
    def in_(self) -> Scope:
        """The scope that the claim gives."""
        return self.claims[0].in_

    @property
    def when(self) -> Moment | None:
        """When it held, as the claim has it."""
        return self.claims[0].when

    @property
    def than(self) -> Than | None:
        """What it is compared with."""
        return self.claims[0].than

    @property
    def among(self) -> str | None:
        """The population of a rank."""
        return self.claims[0].among

    @property
    def words(self) -> tuple[str, ...]:
        """The excerpts, sorted: what tells facts apart whatever their ids are."""
        return tuple(sorted(claim.excerpt for claim in self.claims))

    @property
    def moment(self) -> Moment | None:
        """The state of "as of X" or "before X"; for what happens in a race or meet, that occasion."""
        if self.when not in {None, FINISH}:
            return state(self.when)
        return Moment.as_of(self.extent.occasion) if self.extent.occasion else None


class Contradiction(Frozen, frozen=True):
    """What a rule has found: facts that cannot all be right, with the arithmetic in words.

    ``topic`` names what it is about, whoever says it: found within an article, it is not found again across.
    ``clash`` is the arithmetic in the fewest words, where the working has more; it names articles as "[slug]".
    """

    facts: tuple[Fact, ...]
    working: str
    topic: tuple[object, ...]
    clash: str = ""

    @property
    def view(self) -> str:
        """The article that contradicts itself, or ACROSS."""
        views = {fact.view for fact in self.facts}
        return views.pop() if len(views) == 1 else ACROSS

    @property
    def speakers(self) -> tuple[str, ...]:
        """Whose reported speech is among the facts, by id."""
        return tuple(sorted({fact.speaker for fact in self.facts if fact.speaker is not None}))


def reading_order(claim: Claim) -> tuple[object, ...]:
    """A sort key of claims: by article, then as they are read there."""
    return (claim.article, claim.span, claim.id)
