"""The pictures of an answer as data, before anybody draws them: what stands where, and by which articles.

Like a statement, nothing here can be made without a receipt, and no place's formatting is in it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.answers.answer import Citation, CitedArticle
    from bot.facts.model import Verdict


class _Cited(Frozen, frozen=True, kw_only=True):
    """Something that is drawn.

    Raises:
        ValueError: there is no citation.
    """

    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("no receipt, no picture: what is drawn needs a citation")

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of the cited articles, each once, in their order."""
        return tuple(sorted({citation.number for citation in self.citations}))


# --- the finish -----------------------------------------------------------------------------------------------------


class FinishMark(_Cited, frozen=True, kw_only=True):
    """A mark as articles print it, ``size`` in milliseconds or centimetres.

    ``gap`` is how far it is from the winner's by the marks of an article that gives both ("+0.27"), "" where none does.
    ``disputed`` is whether articles give another mark that cannot hold beside it.
    """

    printed: str
    size: int
    gap: str = ""
    disputed: bool = False


class FinishRow(_Cited, frozen=True, kw_only=True):
    """One line of a results sheet: ``text`` opens it, "1 · Josh Kerr (GBR)", or is all of it where there is no mark.

    ``disputed`` says what is in dispute of it, "" where nothing is.
    """

    text: str
    marks: tuple[FinishMark, ...] = ()
    disputed: str = ""


class FinishChart(Frozen, frozen=True):
    """Who finished where, on a scale of times or, where ``is_length``, of heights or lengths.

    ``rows`` are as on the results sheet; ``more`` counts those that are left out. ``articles`` are those of the marks.
    """

    title: str
    is_length: bool
    rows: tuple[FinishRow, ...]
    articles: tuple[CitedArticle, ...]
    more: int = 0


# --- points against articles ----------------------------------------------------------------------------------------


class Stand(StrEnum):
    """How an article stands on a line."""

    SAYS = "says so"
    OTHERWISE = "says otherwise"
    ITSELF = "says both"
    """It contradicts itself."""
    REPORTS = "reports it"
    """It is somebody's words, a plan or a hope, and not asserted."""


class LaneRow(_Cited, frozen=True, kw_only=True):
    """A line, and by article number how each stands on it; who is not named there says nothing of it.

    ``heading`` is that of its part: a moment of the race, or a group of the vocabulary. ``disputed`` is whether
    articles disagree on it.
    """

    heading: str
    text: str
    verdict: Verdict
    disputed: bool
    stands: dict[int, Stand]


class LanesKind(StrEnum):
    """What the lanes are of."""

    AGREEMENT = "agreement"
    """The points of a story, those in dispute first."""
    TIMELINE = "timeline"
    """Who did what at which moment of the race."""


class LanesChart(Frozen, frozen=True):
    """Lines from top to bottom, and beside them a lane for each article. ``more`` counts the lines left out."""

    kind: LanesKind
    title: str
    rows: tuple[LaneRow, ...]
    articles: tuple[CitedArticle, ...]
    more: int = 0


Chart = FinishChart | LanesChart
