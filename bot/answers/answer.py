"""The contract between questions and the places that show their answers.

An `Answer` is a value: no place's formatting is in it, and every `Statement` carries its receipts.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.answers.charts import Chart
    from bot.facts.model import Verdict


class Outcome(StrEnum):
    """Whether the question was answered, and if not, why not."""

    ANSWERED = "answered"
    NOT_FOUND = "not found"
    """No such event, person or topic."""
    SILENT = "silent"
    """Known, but the articles say nothing of it."""
    UNREADABLE = "unreadable"
    """The question cannot be read."""


class Citation(Frozen, frozen=True):
    """One receipt: the exact words of one article.

    ``number`` is the article's number in the answer; ``start`` and ``end`` are code points of its text, end exclusive;
    ``paragraph`` counts from 1; ``claim`` is the id of the claim or quotation, "" for a run of words that is neither.
    """

    article: str
    number: int
    claim: str
    paragraph: int
    start: int
    end: int
    excerpt: str


class Statement(Frozen, frozen=True):
    """One thing the articles say, with its receipts.

    ``text`` may hold plain ``[n]`` marks; every number, mark, date and name in it is in a cited excerpt or follows from
    ``working`` (arithmetic and relative dates, for readers) or ``reading`` (how a name or a value was read, for Exact
    words and programs), their steps parted by "; ". ``verdict`` is how the articles stand on it, for programs.
    ``tally`` is what a reader has to know of that, in words which name the verdict ("DISPUTED, 3 against 1"), None
    where the marks tell enough. ``level`` is 0 for a line, 1 for small print of the last line before it of level 0;
    ``strong`` is whether it is the line that answers. ``covered`` is what a cover over the whole statement says ("the
    place"), where the asker wants no spoilers; None: there is nothing to cover. ``marks`` are runs of ``text`` to be
    marked, in code points, end exclusive.

    Raises:
        ValueError: there is no citation, or no text.
    """

    text: str
    citations: tuple[Citation, ...]
    verdict: Verdict | None = None
    tally: str | None = None
    working: str | None = None
    reading: str | None = None
    level: int = 0
    strong: bool = False
    covered: str | None = None
    marks: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        if not self.citations:
            raise ValueError("no receipt, no sentence: a statement needs a citation")
        if not self.text.strip():
            raise ValueError("a statement needs words")


class Quotation(Frozen, frozen=True):
    """What one article prints: ``text`` is whole and without its marks.

    ``speaker`` is whose words they are, "" for the article's own (the excerpt that shows a value). ``heading`` says
    which remark it is and when it was said ("1 of 4 · after the race"); None on a further printing of the same remark.
    ``difference`` says in words how this printing differs from the first. ``covered`` and ``marks`` are those of a
    statement.
    """

    text: str
    speaker: str
    citation: Citation
    heading: str | None = None
    difference: str | None = None
    covered: str | None = None
    marks: tuple[tuple[int, int], ...] = ()


class Heading(Frozen, frozen=True):
    """A line that opens a part of the answer. It may hold names and holds no fact.

    ``article`` is the number of the article that the part is about: its mark and its publisher begin the text, and a
    place may show them as a link.
    """

    text: str
    article: int | None = None


class Note(Frozen, frozen=True):
    """Words about the method. It holds no fact."""

    text: str


Block = Statement | Quotation | Heading | Note


class CitedArticle(Frozen, frozen=True):
    """An article in the small print: ``number`` is that of its marks. What its page does not state is None."""

    slug: str
    number: int
    publisher: str | None
    title: str | None
    author: str | None
    published: str | None
    url: str | None
    fragment: tuple[str, str] | None = None
    """The first and last words of the first cited run, for a link that opens there."""
    covered: str | None = None
    """What a cover over its title and address says, where the asker wants no spoilers."""

    @property
    def outlet(self) -> str:
        """Who publishes it, or its slug where its page does not state that."""
        return self.publisher or self.slug


class Choice(Frozen, frozen=True):
    """A question that a person may well ask next: ``label`` is what they see, ``ask`` the command."""

    label: str
    ask: str


class Answer(Frozen, frozen=True):
    """What comes back for a question, in every outcome.

    ``question`` is the line that was asked, and ``title`` one line in the bot's own words: where nothing was found, the
    sentence that says so. ``blocks`` are in reading order. ``articles`` are those that the marks name, by number.
    ``choices`` are what to ask next, the likeliest first, or did-you-mean: a place with little room shows the first
    three as buttons and the others in a menu.
    """

    question: str
    title: str
    blocks: tuple[Block, ...]
    articles: tuple[CitedArticle, ...] = ()
    choices: tuple[Choice, ...] = ()
    outcome: Outcome = Outcome.ANSWERED
    disputes: tuple[Choice, ...] = ()
    """The points on which its articles disagree, each with the question that shows every side."""
    chart: Chart | None = None
    """Its picture, as data; None where there is nothing to draw."""
    read_as: str = ""
    """The command that free text was read as; "" where it was asked as it stands."""
