"""What the store hands out: frozen rows, each with the words that it rests on."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec.structs import asdict

from bot.facts.frozen import Frozen, Stored
from bot.facts.model import Finding, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.model import Claim, PointClaim, Quote, Span
    from bot.facts.vocabulary import Attribute, GroupPhase, Vocabulary


class ArticleRow(Stored, frozen=True):
    """An article's record. ``number`` is its number in the story asked for, None outside of it.

    ``story`` is the first story that it covers, and ``story_number`` its number there: what answers that belong to no
    story number it by. What the page does not state about itself is None.
    """

    slug: str
    number: int | None
    publisher: str | None
    title: str | None
    author: str | None
    published: str | None
    url: str | None
    file: str
    story: str | None = None
    story_number: int | None = None

    @property
    def outlet(self) -> str:
        """Who publishes it, or its slug where its page does not state that."""
        return self.publisher or self.slug


class EntryRow(Stored, frozen=True):
    """Somebody or something with a name.

    ``type`` is person, place, race, meet, event, series, population or attribute. ``detail`` tells namesakes apart
    ("World Championships 2023" for a race). ``owner`` is whether the entry lists the key by which it was found itself,
    not only as a surname that follows from its name; where no key was asked for, whether it lists its own surname.
    Of an attribute it is whether any article claims it.
    ``key`` is the folded key by which it was found, "" where none was asked for. ``noun`` is what a race is called
    without its name: "race", "competition".
    """

    id: str
    type: str
    name: str
    code: str | None = None
    unnamed: str | None = None
    detail: str | None = None
    owner: bool = True
    key: str = ""
    noun: str = ""

    @property
    def shown_name(self) -> str:
        """The name, or what the register calls a person whom no article names."""
        return self.unnamed or self.name


class RaceRow(Stored, frozen=True):
    """One contest. ``articles`` counts those of its story (0: it has none).

    ``key`` is the id folded, where each of its parts is a word of its own. ``is_named`` is whether articles tell
    anything of it, and ``has_story`` whether more than where and when, or that somebody is to be in it. ``contest`` is
    what it is called without its name: "race", "competition". ``speakers`` are those whose words its articles print.
    """

    id: str
    name: str
    meet: str
    meet_name: str
    event: str
    event_name: str
    round: str
    articles: int
    key: str | None = None
    is_named: bool = True
    has_story: bool = True
    contest: str = "race"
    speakers: tuple[str, ...] = ()

    @property
    def full_name(self) -> str:
        """Its name with that of its meet: "Men's 800m final, Harbour Games 2031"."""
        return f"{self.name}, {self.meet_name}"

    @property
    def noun(self) -> str:
        """What the race is called where its name goes without saying: "final"."""
        return "final" if self.name.endswith(" final") else self.contest


class PointBody(Stored, frozen=True):
    """A point, the ids of every claim that it rests on, and those of its findings."""

    point: Point
    claims: tuple[str, ...]
    findings: tuple[str, ...]


class Evidence(Frozen, frozen=True):
    """A claim (without ``also``, ``source``) and the article that makes it."""

    claim: Claim
    article: ArticleRow


class ParagraphRow(Frozen, frozen=True):
    """A paragraph of an article, whole; ``number`` counts from 1, ``start`` is a code point of the article's text."""

    article: str
    number: int
    start: int
    text: str


class ArticleContents(Frozen, frozen=True):
    """An article with its whole text, in code points of which all spans count.

    ``stories`` are the races whose stories it covers, the first of them first, and ``article`` has its number there.
    ``paragraphs`` are in order, ``claims`` (without ``source``) in that of the pack. ``quotes`` are what all articles
    of its first story print, each article's in its order. ``names`` are those of what its claims are about or give.
    ``is_of_only_story`` is whether there is no other story, in which articles have other numbers.
    """

    article: ArticleRow
    stories: tuple[RaceRow, ...]
    text: str
    paragraphs: tuple[Span, ...]
    claims: tuple[Claim, ...]
    quotes: tuple[SpeakerQuoteRow, ...]
    names: Mapping[str, EntryRow]
    is_of_only_story: bool

    @property
    def race(self) -> RaceRow:
        """The race whose story it covers first."""
        return self.stories[0]


class PointRow(Point, frozen=True, kw_only=True):
    """A point with its attribute, the claims of its standings, its ``reports`` and their ``through``, its findings."""

    attribute: Attribute
    phase: GroupPhase
    """What the attribute is to the story of a race."""
    evidence: Mapping[str, Evidence] = {}
    findings: tuple[str, ...] = ()

    @classmethod
    def of(
        cls, point: Point, vocabulary: Vocabulary, evidence: Mapping[str, Evidence], findings: tuple[str, ...] = ()
    ) -> PointRow:
        """A point with its claims."""
        attribute = vocabulary.attributes[point.what]
        phase = vocabulary.phase(attribute)
        return cls(**asdict(point), attribute=attribute, phase=phase, evidence=evidence, findings=findings)

    def claim(self, standing: PointClaim) -> Claim:
        """The claim that has that part in it."""
        return self.evidence[standing.claim].claim

    def claims(self, standings: Iterable[PointClaim]) -> list[Claim]:
        """The claims that have those parts in it."""
        return [self.evidence[standing.claim].claim for standing in standings]


class FindingRow(Finding, frozen=True):
    """A finding with its claims."""

    evidence: Mapping[str, Evidence] = {}


class QuoteRow(Frozen, frozen=True):
    """A quotation, who prints it, and the race after whose story the article stands; ``race`` names that one.

    ``order`` counts occasions from 0, the newest; the printings of one remark on one occasion share it.
    """

    quote: Quote
    article: ArticleRow
    story: str
    order: int
    race: EntryRow


class SpeakerQuoteRow(Frozen, frozen=True):
    """A quotation that an article of a story prints, and whose words they are."""

    quote: Quote
    article: ArticleRow
    speaker: EntryRow


class Overlap(Stored, frozen=True):
    """A long run of words outside quotations that two articles of a story share, as the first prints it."""

    first: str
    second: str
    words: int
    excerpt: str


class Facts(Frozen, frozen=True):
    """Points and findings with everything needed to show them.

    ``articles`` are those of the story in the order of their numbers, then others that are cited (number None).
    ``names`` names each id of the registers that occurs. Attributes are named by the store's vocabulary. ``races`` are
    those that the facts name, the newest story first; they, ``overlaps`` and ``quotes`` are there where they were asked
    for.
    """

    points: tuple[PointRow, ...]
    findings: tuple[FindingRow, ...]
    articles: tuple[ArticleRow, ...]
    names: Mapping[str, EntryRow]
    races: tuple[RaceRow, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
    quotes: tuple[SpeakerQuoteRow, ...] = ()


class PersonFacts(Facts, frozen=True):
    """What is said of the one person who goes by a name, and the people who go by it or its beginning.

    ``people`` are in order of their names, the longest first. No facts where nobody goes by the name, or several do.
    """

    people: tuple[EntryRow, ...] = ()


class Passage(Frozen, frozen=True):
    """A whole paragraph, and where in its article it stands."""

    span: Span
    text: str


class Hit(Frozen, frozen=True):
    """Something that has the words which were looked for.

    ``point`` is the one in which a claim counts, or with which it is shown; ``contested`` are the points of which
    something is contested that rest on words there, each with the run of the article, and ``others`` the articles that
    they name. ``story`` is the race of a quotation. ``names`` are of all that a claim and those points name, of a
    quotation's speaker and of the stories of its article.
    """

    article: ArticleRow
    paragraph: int
    content: Claim | Quote | Passage
    names: Mapping[str, EntryRow]
    point: Point | None = None
    contested: tuple[tuple[Span, Point], ...] = ()
    others: tuple[ArticleRow, ...] = ()
    story: str | None = None


class SearchHits(Frozen, frozen=True):
    """The places that have the words, the best first, and how many have them of those that were weighed."""

    hits: tuple[Hit, ...]
    matching: int


class UnknownWords(Frozen, frozen=True):
    """Which of the words that were asked for stand nowhere, by their places, and words that are written nearly so.

    ``names`` are folded names with such words, where they were asked for.
    """

    places: tuple[int, ...]
    near: tuple[str, ...]
    names: tuple[str, ...] = ()


class OfferList(StrEnum):
    """What may be offered for a parameter so that its question has an answer."""

    RESULTS = "results"
    """Races of which there is something to show as a result."""
    WON = "won"
    """Races of which the winner is told."""
    STORIES = "stories"
    """Races of which something is told."""
    SOURCES = "sources"
    """Races that articles are about."""
    MEDALS = "medals"
    """Meets of which medals are told."""
    ATHLETES = "athletes"
    NAMED = "named"
    """Those of them whose names are told: nobody asks who somebody's parents are."""
    SPEAKERS = "speakers"
    """People whose words are quoted or reported, or of whom others spoke."""
    PLANS = "plans"
    """People for whom something is to come."""
    TOPICS = "topics"
    """Whom and what the articles say something of, and what of whom."""
    PAIRS = "pairs"
    """Those topics that are what is said of whom."""
    QUESTIONS = "questions"
    """Whole questions in free text, and those pairs."""
    WORDS = "words"
    """Names of whom and what the articles say something of."""

    @property
    def of_meets(self) -> str:
        """The list of the meets of these races, where a meet alone is asked for."""
        return f"{self}:meets"

    @property
    def of_meets_with_event(self) -> str:
        """The list of those of these races that an event at a meet stands for."""
        return f"{self}:meets:event"


class Offer(Frozen, frozen=True):
    """Something to offer to a person who begins to type.

    ``words`` ask for just this. What tells it from others of its name: ``detail`` (a group, a verdict; of a race its
    meet) and ``count`` of what is ``counted``.
    """

    name: str
    words: str
    detail: str = ""
    count: int = 0
    counted: str = ""
