"""What the fields of a sentence pattern stand for: "{about} beat {value} {in}"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.answers.points.points import relative_words
from bot.answers.points.wording import join_words
from bot.answers.sentences.patterns import fixed_words
from bot.facts.moment import Bound
from bot.facts.names import fold
from bot.facts.scope import CAREER, Scope

if TYPE_CHECKING:
    from bot.answers.sentences.phrasing import Phrasing
    from bot.answers.sentences.sides import Side
    from bot.facts.model import Claim
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import PointRow


NOTHING = "\0"
"""What a field stands for that has nothing to say: it vanishes with the preposition before it."""

_EARLIER_ROUNDS = frozenset({"heat", "semi-final"})
"""Moments that are rounds before a final, so that nothing then happened in it."""

_AMOUNTS = frozenset({"gap", "count", "distance"})
_APPROXIMATION = re.compile(
    r"\b(about|almost|approximately|around|at least|close to|fewer than|less than|more than|nearly|roughly|some) $",
    re.IGNORECASE,
)
"""What says, right before a figure, that it is not that exactly."""

_AROUND = re.compile(r"\b(near|outside) $")
"""What says, right before the name of a place, that it was not there."""

_RECORD = re.compile(r"[A-Z]?[a-z]+(?: [A-Za-z]+)* record")
"""What an article calls a record."""

_NO_DAY = re.compile(r"\d{4}(?:-\d\d)?")


class Fields(dict[str, str]):
    """What the fields of a pattern stand for, each put into words when it is needed."""

    def __init__(self, row: PointRow, side: Side, vocabulary: Vocabulary, phrasing: Phrasing) -> None:
        super().__init__()
        self.row = row
        self.key = row.key
        self.side = side
        self.vocabulary = vocabulary
        self.attribute = vocabulary.attributes[self.key.what]
        self.phrasing = phrasing

    def __missing__(self, field: str) -> str:
        return getattr(self, f"_{field}")() or NOTHING

    def _about(self) -> str:
        return self.phrasing.name(self.key.about)

    def _value(self) -> str:
        """A value in words, "almost four seconds" as its articles have it; a worked-out day and a record in theirs."""
        if printed := relative_words(self.row, self.side.claims) or self._printed_record():
            return printed
        return f"{self._about_how_much()}{self.phrasing.value(self.attribute, self.side.value)}"

    def _printed_record(self) -> str:
        """As in "a continental record", where all articles call the status of a mark so; else ""."""
        names = {claim.printed or "" for claim in self.row.claims(self.side.claims)}
        name = names.pop() if self.attribute.kind == "status" and len(names) == 1 else ""
        is_named = _RECORD.fullmatch(name) is not None and not self.side.value.denied
        return f"{'an' if name[0] in 'AEIOUaeiou' else 'a'} {name}" if is_named else ""

    def _about_how_much(self) -> str:
        """The word before a figure that is none of measuring, or a place, if all of a side have it: "almost "."""
        how = _AROUND if self.attribute.kind == "place-name" else _APPROXIMATION
        if how is _APPROXIMATION and self.attribute.kind not in _AMOUNTS:
            return ""
        claims = [self.row.evidence[standing.claim].claim for standing in self.side.claims]
        words = {_approximation(claim, how) if claim.what == self.key.what else "" for claim in claims}
        return words.pop() if len(words) == 1 else ""

    def _on(self) -> str:
        """A date with its preposition: "on 23 August 2023", "in August 2023"."""
        return f"{'in' if _NO_DAY.fullmatch(self.side.value.text) else 'on'} {self._value()}"

    def _scope(self) -> Scope | None:
        """Where a side has it happen: the meet, where an article of it names that and no race of it."""
        than = self.key.than
        if self.key.in_ is None:
            return None
        if self.key.in_.is_career and than is not None and than.when is not None and than.when.bound is Bound.BEFORE:
            return Scope(than.when.at)  # a best of a career is bettered in the race before which it stood
        claims = self.row.claims(self.side.claims)
        of_race = {claim.article for claim in claims if claim.in_ == self.key.in_}
        others = {
            claim.in_: self.phrasing.names.get(claim.in_.entry) for claim in claims if claim.article not in of_race
        }
        # A meet, or a series of whose events none is named: a title may be of any of them.
        types = {scope: {"meet", "series"} if scope.event is None else {"meet"} for scope in others}
        wider = [scope for scope, row in others.items() if row is not None and row.type in types[scope]]
        return min(wider, key=lambda scope: scope.event is not None, default=self.key.in_)

    def _in(self) -> str:
        """Of a mark the event goes without saying beside the race at which it stood; a title or list always has it."""
        if self._beside_race() or self._earlier_round() or self._stood_at():
            return ""
        scope = self._scope()
        if scope is not None and self._is_series_named(scope):
            scope = Scope(CAREER, scope.event)
        return self.phrasing.scope(scope, self._when() if self.attribute.kind == "mark" else "") if scope else ""

    def _is_series_named(self, scope: Scope) -> bool:
        """Whether the pattern has whose record it is ("the Games record"), and the moment of which Games."""
        row = self.phrasing.names.get(scope.entry)
        if row is None or row.type != "series" or row.name not in self._when():
            return False
        kind = fold(row.name).split()[-1].removesuffix("s")
        return kind in {word.removesuffix("s") for word in fold(" ".join(fixed_words(self.side.pattern))).split()}

    def _beside_race(self) -> str:
        """As in "after the men's mile", where a race is named before or after which a thing was; else ""."""
        when = self.key.when or self.side.moment
        if when is None or when.at not in {"before", "after"}:
            return ""
        scope = self._scope()
        row = self.phrasing.names.get(scope.entry) if scope is not None else None
        if row is None or row.type != "race" or self.attribute.kind in {"term", "share"}:
            return ""
        where = self.phrasing.scope(scope) if scope is not None and self.phrasing.moment(when) else ""
        return f"{when.at} {where.removeprefix('in ')}" if where.startswith("in ") else ""

    def _earlier_round(self) -> str:
        """As in "in the heats of the women's 800m", of what happened on the way to a final; else ""."""
        when = self.key.when or self.side.moment
        if when is None or when.bound or when.at not in _EARLIER_ROUNDS:
            return ""
        scope = self._scope()
        row = self.phrasing.names.get(scope.entry) if scope is not None else None
        if row is None or not row.name.endswith(" final"):
            return ""
        where = self.phrasing.scope(scope) if scope is not None else ""
        words = self.phrasing.moment(when)
        return f"{words} of {where.removeprefix('in ').replace(' final', '', 1)}" if words and where else words

    def _stood_at(self) -> str:
        when, scope = self.key.when, self._scope()
        return self.phrasing.stood_at(when, scope) if when and scope else ""

    def _contest(self) -> str:
        scope = self._scope()
        return self.phrasing.contest(scope) if scope else ""

    def _title(self) -> str:
        scope = self._scope()
        return self.phrasing.title(scope) if scope else "title"

    def _held_title(self) -> str:
        """One of several titles where no event is named, as two may hold: "an Olympic title"."""
        scope, title = self._scope(), self._title()
        row = self.phrasing.names.get(scope.entry) if scope else None
        if scope is None or scope.event is not None or row is None or row.type not in {"meet", "series"}:
            return f"the {title}"
        return f"{'an' if title[0] in 'AEIOU' else 'a'} {title}"

    def _titles(self) -> str:
        return self._title().replace("title", "titles", 1)

    def _when(self) -> str:
        when = self.key.when or self.side.moment
        if when is None or when.at == self.side.value.text:
            return ""  # a bar that was cleared is the one at which that was
        if beside := self._beside_race() or self._earlier_round() or self._stood_at():
            return beside
        # A medal table goes on growing: of what moment it is never goes without saying, but who won a first one in it.
        # Nor does that somebody held after the race what people hold before one: a title.
        is_tally = any(role.startswith(("tally-", "table-")) for role in self.attribute.roles)
        is_tally = is_tally and self.side.value.text not in self.attribute.sentences
        is_of_before = (self.attribute.default_when or "").startswith(Bound.BEFORE)
        return self.phrasing.moment(when, with_own=is_tally or is_of_before)

    def _than(self) -> str:
        than = self.key.than
        attribute = self.vocabulary.attributes.get(than.what or "") if than else None
        if than is None:
            return ""
        scope = self._scope()
        within = scope.entry if scope else ""
        label = attribute.label if attribute else ""
        # Somebody has a best of their own; whose a record was, a comparison with it does not say.
        whose = "the" if label.endswith(" record") else self.phrasing.whose(self.key.about)
        return self.phrasing.comparison(than, f"{whose} {label}" if label else "", within)

    def _among(self) -> str:
        return self.phrasing.name(self.key.among) if self.key.among else ""

    def _member(self) -> str:
        return self.phrasing.member(self.key.among) if self.key.among else ""

    def _by(self) -> str:
        by = self.row.evidence[self.side.claims[0].claim].claim.by if self.side.claims else None
        return self.phrasing.name(by) if by else ""

    def _holders(self) -> list[str]:
        """Who has the place by the claims of a side: it is denied to the subject only so."""
        claims = self.row.claims(self.side.claims)
        return [self.phrasing.name(about) for about in dict.fromkeys(claim.about for claim in claims)]

    def _holder(self) -> str:
        return join_words(self._holders())

    def _was_holder(self) -> str:
        """The same as of a place: "was Mina Lee", "were Mina Lee and Ada Brown"."""
        names = self._holders()
        return f"{'were' if names[1:] else 'was'} {join_words(names)}"

    def _their(self) -> str:
        return self.phrasing.whose(self.key.about)

    def _themselves(self) -> str:
        return {"his": "himself", "her": "herself"}.get(self._their(), "themselves")


def _approximation(claim: Claim, how: re.Pattern[str]) -> str:
    """As in "almost ", if it stands before the printed value; else ""."""
    before, printed, _ = claim.excerpt.partition(claim.printed or "\0")
    match = how.search(before) if printed else None
    return f"{match[1].lower()} " if match else ""
