"""What every rule is given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.facts.checks.fact_table import FactTable
    from bot.facts.checks.performances import Performances


class CheckContext(Frozen, frozen=True):
    """The facts of a pack, and what they say of how good somebody was: read once for all the rules."""

    facts: FactTable
    performances: Performances
