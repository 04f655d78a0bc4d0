"""What may be said: the attributes that a claim may have, and the groups under which answers show them."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import field

from bot.facts.frozen import Frozen, Stored
from bot.facts.own_moments import OwnMoments


class Compare(StrEnum):
    """What two different values of an attribute mean for each other."""

    EXACT = "exact"
    """Different values cannot both hold, as far as their kind says so."""
    LOOSE = "loose"
    """Different values may both hold."""
    WITHIN = "within"
    """The coarser holds the finer, as Oregon holds Eugene; otherwise they cannot both hold."""
    LIST = "list"
    """Several values are normal: each value is a point of its own."""


class Qualifier(StrEnum):
    """What, besides subject and attribute, may decide which claims meet in a point."""

    IN = "in"
    WHEN = "when"
    THAN = "than"
    AMONG = "among"


class Implication(Stored, frozen=True):
    """What a claim of one attribute says of another: gold implies place 1.

    ``value`` is the implied value; with ``values`` it depends on the claim's own, and one not listed implies nothing.
    """

    what: str
    value: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)


class Attribute(Stored, frozen=True):
    """One thing that may be said of a subject; ``kind`` names an entry of ``values.KINDS``.

    ``terms`` maps each canonical value of a ``term`` attribute to the words in which people write it.
    """

    id: str
    label: str
    kind: str
    compare: Compare
    point: tuple[Qualifier, ...]
    group: str
    tells_outcome: bool = False
    implies: tuple[Implication, ...] = ()
    words: tuple[str, ...] = ()
    terms: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    overlaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Terms that may hold beside a term: an evening may be called night."""
    roles: tuple[str, ...] = ()
    """What the rules of ``checks`` may take the attribute for (``best``, ``tally``, ``margin`` …)."""
    sentence: str | None = None
    """How a claim is told, with fields in braces: "{about} finished {value}"."""
    sentences: Mapping[str, str] = field(default_factory=dict)
    """How single canonical values are told: "proud", in a sense of their own "said proud", a denial's "not proud"."""
    moods: Mapping[str, str] = field(default_factory=dict)
    """How what is no own assertion of an article is told, by mood; "said" is reported speech."""
    default_in: str | None = None
    """Where a claim holds that does not say it, with the story's race, meet, event or year in braces: "{meet}"."""
    default_when: str | None = None
    """When it holds, in the same way: "as of {race}"."""
    exact_moment: bool = False
    """Whether it happens at one moment: articles that have it happen at two that are apart cannot both be right."""
    cues: tuple[str, ...] = ()
    """More ``words``, which mean the attribute in a question whatever else they mean there: "the score"."""

    @property
    def is_count(self) -> bool:
        """Whether its value is a number of something, and a noun tells of what."""
        return self.kind == "count"


class GroupPhase(StrEnum):
    """What the attributes of a group are to the story of a race."""

    RESULT = "result"
    """Who came where, in which time. What of it tells the outcome, each attribute says."""
    COURSE = "course"
    """How the race went, from the start to the finish."""
    REACTIONS = "reactions"
    """What people felt and said, before the race or after it."""
    BUILD_UP = "build-up"
    """In what form and with what hopes somebody came to the race."""
    BESTS = "bests"
    BACKGROUND = "background"
    """A life outside of the race, which no story of a race tells."""
    PLANS = "plans"
    TALLIES = "tallies"
    """Medals and wins, counted."""
    MEET = "meet"
    """The meet around the race."""


class Group(Frozen, frozen=True):
    """A heading under which answers show attributes; the vocabulary gives their order."""

    id: str
    label: str
    phase: GroupPhase


class Vocabulary(Frozen, frozen=True):
    """Every attribute and group, by id, in the order of the file, and the moments that are this vocabulary's own."""

    attributes: Mapping[str, Attribute]
    groups: Mapping[str, Group]
    moments: OwnMoments = OwnMoments()

    def phase(self, attribute: Attribute) -> GroupPhase:
        """What an attribute is to the story of a race."""
        return self.groups[attribute.group].phase
