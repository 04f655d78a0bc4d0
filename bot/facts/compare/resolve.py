"""Relative dates: "the last night of the championships" is a date once any article says when they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from bot.facts import values
from bot.facts.compare.verdicts import count_articles, is_relative
from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.facts.compare.claim_votes import ClaimVote, Drafts
    from bot.facts.model import PointKey, Value
    from bot.facts.names import Names
    from bot.facts.registers import Registers

FIRST_DAY = "first-day"
LAST_DAY = "last-day"
RACE_DATE = "race-date"
_ROLES = {"first-day": FIRST_DAY, "last-day": LAST_DAY, "day-of": RACE_DATE}
_WORDS = {"first-day": "first day", "last-day": "last day", "day-of": "day"}
_ANCHOR_PASSES = 3
"""A race's day may hang on another race's day, and that on its meet's last day; deeper chains stay open."""


class _Day(Frozen, frozen=True):
    value: str
    through: tuple[str, ...]


class _Anchor(Struct):
    """What is known of one day on which others hang: what each article says of it, and what most articles give."""

    own: dict[str, _Day]
    headline: _Day | None


def resolve(drafts: Drafts, registers: Registers, names: Names) -> None:
    """Put the date in the place of every relative one that an article's own claim, or else a headline, can tell.

    The drafts keep the working in words and the claims they were resolved through; what cannot be resolved stays.
    """
    waiting = {key for key, here in drafts.items() if any(_hangs(draft) for draft in here)}
    if waiting:
        Resolver(drafts, registers, names).run(waiting)


class Resolver:
    """Resolves the anchors first (days of meets and races), a few times over, then every date that hangs on one."""

    def __init__(self, drafts: Drafts, registers: Registers, names: Names) -> None:
        """Work on ``drafts`` in place."""
        self.drafts = drafts
        self.registers = registers
        self.names = names
        self.keys: dict[tuple[str, str], list[PointKey]] = {}
        self.anchors: dict[tuple[str, str], _Anchor] = {}
        self._gather_anchor_keys()

    def run(self, waiting: set[PointKey]) -> None:
        """Resolve the points whose keys are given."""
        hanging_anchors = {key for keys in self.keys.values() for key in keys} & waiting
        for _ in range(_ANCHOR_PASSES):
            self._learn_anchors()
            for key in hanging_anchors:
                self._resolve_point(key)
        self._learn_anchors()
        for key in waiting - hanging_anchors:
            self._resolve_point(key)

    def _gather_anchor_keys(self) -> None:
        for key, here in self.drafts.items():
            attribute = here[0].attribute
            if attribute.kind == "date":
                for role in {FIRST_DAY, LAST_DAY, RACE_DATE}.intersection(attribute.roles):
                    self.keys.setdefault((role, key.about), []).append(key)

    def _learn_anchors(self) -> None:
        self.anchors = {anchor: self._anchor(keys) for anchor, keys in self.keys.items()}

    def _anchor(self, keys: list[PointKey]) -> _Anchor:
        here = [draft for key in keys for draft in self.drafts[key] if draft.claim.own and not draft.value.denied]
        fixed = [draft for draft in here if not _hangs(draft)]
        own: dict[str, list[ClaimVote]] = {}
        for draft in fixed:
            own.setdefault(draft.claim.article, []).append(draft)
        return _Anchor(
            own={article: _day(said) for article, said in own.items() if len({draft.value for draft in said}) == 1},
            headline=self._headline(fixed),
        )

    def _headline(self, fixed: list[ClaimVote]) -> _Day | None:
        if not fixed:
            return None
        stated: dict[Value, set[str]] = {}
        for draft in fixed:
            stated.setdefault(draft.value, set()).add(draft.claim.article)
        headline = count_articles(fixed[0].attribute, stated, self.names).headline
        giving = [draft for draft in fixed if draft.value == headline]
        return _day(giving) if giving else None

    def _resolve_point(self, key: PointKey) -> None:
        self.drafts[key] = [self._resolved(draft) if _hangs(draft) else draft for draft in self.drafts[key]]

    def _resolved(self, draft: ClaimVote) -> ClaimVote:
        word, subject = draft.value.text.split(" ")
        anchor = self.anchors.get((_ROLES[word], subject))
        day = (anchor.own.get(draft.claim.article) or anchor.headline) if anchor else None
        if day is None:
            return draft
        entry = self.registers.entry(subject)
        name = entry.name if entry else subject
        working = f"the {_WORDS[word]} of {name} is {values.show('date', day.value)}"
        return replace(draft, value=replace(draft.value, text=day.value), working=working, through=day.through)


def _hangs(draft: ClaimVote) -> bool:
    return is_relative(draft.attribute, draft.value)


def _day(said: list[ClaimVote]) -> _Day:
    """The day that these drafts give; one of their claims is enough of a receipt, the one in the fewest words."""
    briefest = min(said, key=lambda draft: (len(draft.claim.excerpt), draft.claim.excerpt, draft.claim.article))
    return _Day(briefest.value.text, (briefest.claim.id, *briefest.through))
