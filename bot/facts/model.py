"""What the facts are made of: frozen values, no input or output.

A *claim* is one thing that one article says, with its words. Claims about the same thing meet in a *point*. A
*finding* is something that cannot be right. Positions are code points of the article's text, end exclusive.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.facts.frozen import Frozen, Stored
from bot.facts.moment import Moment
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.registers import Registers
    from bot.facts.vocabulary import Vocabulary


class Verdict(StrEnum):
    """How the articles stand to each other on a point."""

    AGREED = "AGREED"
    ONE_SOURCE = "ONE SOURCE"
    DISPUTED = "DISPUTED"
    TIE = "TIE"
    DIFFER = "DIFFER"
    REPORTED = "REPORTED"
    """Nothing but reported speech, plans and hopes: no article asserts it itself."""


CONTESTED = frozenset({Verdict.DISPUTED, Verdict.TIE})
"""The verdicts by which articles disagree."""
OPEN_VERDICTS = CONTESTED | {Verdict.DIFFER}
"""Those by which they do not say the same; where they DIFFER, all of them may hold."""


class Mood(StrEnum):
    """In what sense an article says a thing."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    HOPED = "hoped"
    EXPECTED = "expected"
    CONDITIONAL = "conditional"


OPEN_MOODS = frozenset({Mood.PLANNED, Mood.HOPED, Mood.EXPECTED, Mood.CONDITIONAL})
"""What is still to come for who says it."""


class AsideWhy(StrEnum):
    """Why a sentence states no fact."""

    OPINION = "opinion"
    QUESTION = "question"
    FURNITURE = "furniture"
    COMMENT = "comment"
    TEASER = "teaser"


class Run(Protocol):
    """Whatever stands somewhere in a text: a span, a name, a value."""

    @property
    def start(self) -> int: ...  # noqa: D102
    @property
    def end(self) -> int: ...  # noqa: D102


class Span(Stored, frozen=True, order=True):
    """A run of an article: code points ``start`` to ``end``, end exclusive."""

    start: int
    end: int

    def holds(self, run: Run) -> bool:
        """Whether a run lies within this one."""
        return self.start <= run.start and run.end <= self.end

    def touches(self, run: Run) -> bool:
        """Whether a run and this one have any letter in common."""
        return self.start < run.end and run.start < self.end

    def part(self, run: Run) -> Span:
        """The run of the article of which this one has another, counted from its own start."""
        return Span(self.start + run.start, self.start + run.end)


# --- what articles say ------------------------------------------------------------------------------------------


class Than(Stored, frozen=True):
    """What a comparative compares with; what is not given is the claim's own."""

    about: str | None = None
    what: str | None = None
    in_: Scope | None = None
    when: Moment | None = None


class Claim(Stored, frozen=True):
    """One thing that one article says. ``printed`` is how the excerpt writes the value, None where it cannot be read.

    ``in_`` is never None: the default (the article's first story) is filled in. ``source`` is ``file:line``.
    """

    id: str
    article: str
    about: str
    what: str
    value: str
    in_: Scope
    excerpt: str
    span: Span
    paragraph: int
    source: str
    when: Moment | None = None
    than: Than | None = None
    among: str | None = None
    by: str | None = None
    mood: Mood = Mood.ASSERTED
    printed: str | None = None
    also: tuple[Span, ...] = ()
    reading: str | None = None
    name: str | None = None
    """The slug by which another entry of the file may point at it (the ``id`` of the file)."""
    follows: str | None = None
    """The ``name`` of the claim of its article from which it follows: what is contested of that is so of this."""

    @property
    def is_counted(self) -> bool:
        """Whether the article itself asserts or denies it, so that it is counted."""
        return self.by is None and self.mood in {Mood.ASSERTED, Mood.DENIED}


class Quote(Stored, frozen=True):
    """A direct quotation, whole, without its marks. The same ``remark`` in two articles is one remark."""

    id: str
    article: str
    speaker: str
    text: str
    span: Span
    paragraph: int
    source: str
    when: Moment | None = None
    remark: str | None = None
    reading: str | None = None


class Aside(Frozen, frozen=True):
    """A run of an article that states no fact, and why."""

    excerpt: str
    why: AsideWhy
    span: Span
    source: str


class Article(Frozen, frozen=True):
    """One article: its record, its text and what was curated from it, in reading order.

    ``stories`` maps race ids to the article's number there. ``file`` is its path under ``seeds/``; what the page does
    not state about itself is None.
    """

    slug: str
    file: str
    sha256: str
    stories: Mapping[str, int]
    text: str
    source: str
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    author: str | None = None
    published: str | None = None
    claims: tuple[Claim, ...] = ()
    quotes: tuple[Quote, ...] = ()
    asides: tuple[Aside, ...] = ()


class Pack(Frozen, frozen=True):
    """Everything curated, checked: what a database is built from. Articles are in the order of their slugs.

    ``license`` is the SPDX id of the licence of what is curated, None where the pack names none.
    """

    digest: str
    vocabulary: Vocabulary
    registers: Registers
    articles: tuple[Article, ...]
    license: str | None = None


# --- what follows from them -------------------------------------------------------------------------------------


class Value(Stored, frozen=True):
    """A canonical value as articles give it, or (``denied``) as they deny it: then it is written "not …".

    ``moment`` is when they have it happen, where articles that have it happen at other moments stand against them.
    """

    text: str
    denied: bool = False
    moment: Moment | None = None

    def __str__(self) -> str:
        return f"not {self.text}" if self.denied else self.text


class PointKey(Stored, frozen=True):
    """What a point is about. Qualifiers that its attribute does not name are None; ``value`` is for lists."""

    about: str
    what: str
    in_: Scope | None = None
    when: Moment | None = None
    than: Than | None = None
    among: str | None = None
    value: str | None = None

    @property
    def within(self) -> str | None:
        """The race, meet, series or season in which the point lies, None where it is in no more than one event."""
        return None if self.in_ is None else self.in_.whole


class PointClaim(Stored, frozen=True):
    """One claim's part in a point: the value it gives there, and whether it only implies it.

    ``working`` says in words how a relative value was resolved, with the claims used in ``through``.
    """

    claim: str
    article: str
    value: Value
    implied: bool = False
    working: str | None = None
    through: tuple[str, ...] = ()


class PointValue(Stored, frozen=True):
    """One value of a point and who gives it. ``side`` numbers the values that hold together (0 the strongest).

    ``counted`` are the articles that count for it: each article once, none that contradicts itself here.
    """

    value: Value
    side: int | None
    articles: tuple[str, ...]
    counted: tuple[str, ...]
    standings: tuple[PointClaim, ...]


class PointMoment(Stored, frozen=True):
    """When a thing happened that a point tells, by the articles that say so; None for those that name no moment."""

    moment: Moment | None
    articles: tuple[str, ...]


class Caveat(Stored, frozen=True):
    """What else is contested of a point, although nobody disputes the point itself: a finding, or another point.

    A finding names one of its claims, or one from which it follows; it has no ``verdict``, and is ``about`` no one
    thing. Another point is disputed by such claims, or over the start of somebody in it, on which all hangs that is
    told of them in the race; or others tell it differently (then the verdict is DIFFER), or deny what is only expected
    (REPORTED). ``id`` is of that finding or point, ``articles`` are the finding's, or those that state the other point.
    ``clash`` says in a few words what of a finding cannot hold, and how the others have what is told differently.
    ``claims`` are those of a finding.
    """

    id: str
    articles: tuple[str, ...]
    verdict: Verdict | None = None
    about: str | None = None
    what: str | None = None
    clash: str | None = None
    claims: tuple[str, ...] = ()

    @property
    def is_clash(self) -> bool:
        """Whether it is a finding: what cannot hold together."""
        return self.verdict is None


class Point(Stored, frozen=True):
    """What the articles say of one thing, counted.

    ``stories`` are the stories of the articles that state it; ``among_articles`` is m of "n of m": the articles of the
    story that the point's race belongs to, or, where there is none, of ``stories``; ``silent`` are those of them that
    do not state it. ``contradicting`` are the articles that give two values here that cannot both hold; ``reports`` are
    claims shown and not counted. ``note`` says why several values are no dispute, where that is so. ``moments`` are
    those of which the attribute's key does not speak, where the articles agree on the value: in the order of a race,
    the articles that name none last. ``caveats`` say what else is contested.
    """

    id: str
    key: PointKey
    verdict: Verdict
    headline: Value | None
    values: tuple[PointValue, ...]
    stories: tuple[str, ...]
    among_articles: int
    silent: tuple[str, ...]
    contradicting: tuple[str, ...] = ()
    reports: tuple[PointClaim, ...] = ()
    note: str | None = None
    moments: tuple[PointMoment, ...] = ()
    caveats: tuple[Caveat, ...] = ()

    @property
    def about(self) -> str:
        """The id of whom or what it is told."""
        return self.key.about

    @property
    def what(self) -> str:
        """The id of its attribute."""
        return self.key.what

    @property
    def within(self) -> str | None:
        """The race, meet, series or season in which it lies, None where it is in no more than one event."""
        return self.key.within

    @property
    def standings(self) -> tuple[PointClaim, ...]:
        """The parts in it of the claims that give its values."""
        return tuple([standing for value in self.values for standing in value.standings])

    @property
    def all_standings(self) -> tuple[PointClaim, ...]:
        """Every claim's part in it, what is not counted first."""
        return (*self.reports, *self.standings)

    @property
    def all_values(self) -> tuple[Value, ...]:
        """What is given for it, also where that is not counted, last."""
        return (*(each.value for each in self.values), *(each.value for each in self.reports))

    @property
    def articles(self) -> frozenset[str]:
        """Those that give a value."""
        return frozenset([article for value in self.values for article in value.articles])

    @property
    def is_contested(self) -> bool:
        """Whether articles disagree on it."""
        return self.verdict in CONTESTED


class Finding(Stored, frozen=True):
    """Claims that cannot all be right. ``working`` shows the arithmetic; ``points`` are those the claims are in.

    ``clash`` is the arithmetic in a few words, for a line that only names the finding. ``speakers`` are those whose
    reported speech is among the claims: then no article contradicts itself. ``quotes`` are quotations that cannot all
    be right, by their ``speakers``: then there are no claims.
    """

    id: str
    rule: str
    articles: tuple[str, ...]
    claims: tuple[str, ...]
    working: str
    points: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()
    clash: str = ""
    quotes: tuple[Quote, ...] = ()

    @property
    def within_an_article(self) -> bool:
        """Whether one article contradicts itself."""
        return len(self.articles) == 1 and not self.speakers
