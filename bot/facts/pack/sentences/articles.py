"""An article's file in ``data/articles/``: its record, and room for its claims, quotations and asides.

Each entry is read into the value that the pack will hold. What does not fit its shape, or stands nowhere in the text,
is a problem and reads as empty ("", no span): the rules pass over what is empty, so that one mistake hides no other.
No pack is made while there is an error, so that no half-read value leaves this room.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from bot.facts.model import Article, Aside, Claim, Quote, Span
from bot.facts.pack.toml.fields import CheckedTable, FieldType, Shape, SourceLocation

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.errors import Problem
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.entries import SentenceEntry
    from bot.facts.pack.toml.positions import TomlFile
    from bot.facts.text import ArticleText

_OF_THE_PAGE = ("url", "publisher", "title", "author", "published")
"""What the page of an article may say of itself."""
_ARTICLE = Shape(
    "an article",
    {
        **dict.fromkeys(("file", "sha256", *_OF_THE_PAGE), FieldType.TEXT),
        "stories": FieldType.TABLE,
        "sentence": FieldType.TABLES,
    },
    ("file", "stories"),
)
OLD_ENTRIES = ("claim", "quote", "aside")
"""What an article's file held before there was ``[[sentence]]``."""
_Entry = TypeVar("_Entry", Claim, Quote, Aside)


class Located(Struct, Generic[_Entry]):
    """An entry as it was read, with the table that it was read from; ``span`` is None where its words stand nowhere."""

    entry: _Entry
    table: CheckedTable
    span: Span | None

    @property
    def at(self) -> SourceLocation:
        """Where its problems belong."""
        return self.table.at

    def home(self, key: str) -> SourceLocation:
        """Where the problems of a key belong: here, or where the key stands for all claims of a sentence."""
        return self.table.home(key).at


class ArticleFile(Struct):
    """One article's file; ``story_keys`` is how it names the races of its ``stories``.

    ``text`` is what it is about, None where that cannot be read; ``sha256`` the text's hash.
    """

    record: CheckedTable
    stories: dict[str, int]
    story_keys: dict[str, str]
    text: ArticleText | None = None
    sha256: str | None = None
    sentences: list[SentenceEntry] = field(default_factory=list)
    claims: list[Located[Claim]] = field(default_factory=list)
    quotes: list[Located[Quote]] = field(default_factory=list)
    asides: list[Located[Aside]] = field(default_factory=list)

    @property
    def at(self) -> SourceLocation:
        """Where its problems belong."""
        return self.record.at

    @property
    def slug(self) -> str:
        """The article's id: the name of its file."""
        return PurePosixPath(self.at.file.path).stem

    def words(self, run: Span | None) -> str:
        """The words of a run, white space collapsed; "" for no run."""
        return "" if run is None or self.text is None else self.text.words(run)

    def paragraph_of(self, run: Span | None) -> int:
        """The number (from 1) of the paragraph in which a run begins; 0 for no run."""
        return 0 if run is None or self.text is None else self.text.paragraph_of(run.start)

    def article(self) -> Article:
        """The article, in whose file no error was found."""
        if self.text is None:
            raise ValueError(f"{self.at.file.path} has an error, so no article can be made of it")
        return Article(
            slug=self.slug,
            file=self.record["file"],
            sha256=self.record["sha256"],
            stories=self.stories,
            text=self.text.text,
            source=self.at.source,
            **{key: self.record.text(key) for key in _OF_THE_PAGE},
            claims=_each_once(claim.entry for claim in self.claims),
            quotes=tuple(quote.entry for quote in self.quotes),
            asides=tuple(aside.entry for aside in self.asides),
        )


def read_record(file: TomlFile, reference: Reference, problems: list[Problem]) -> ArticleFile:
    """What that file says of its article as a whole; what does not fit is added to ``problems``, and left out."""
    table = {key: value for key, value in file.table.items() if key not in OLD_ENTRIES}
    record = CheckedTable(table, _ARTICLE, SourceLocation(file), problems)
    numbers = _stories(record)
    keys = {reference.entry_id(key): key for key in numbers}
    return ArticleFile(record, {race: numbers[key] for race, key in keys.items()}, keys)


def _stories(record: CheckedTable) -> dict[str, int]:
    stories = {}
    for race, number in record.mapping("stories").items():
        if isinstance(number, int) and not isinstance(number, bool) and number > 0:
            stories[race] = number
        else:
            must = f"must be {FieldType.NUMBER.value}: the article's number in that story, from 1"
            is_key = race in _ARTICLE.keys
            message = f"“{race}” is a key of the article: move it above [stories]" if is_key else f"“{race}” {must}"
            record.report("key-type", message, "stories", race)
    if "stories" in record and not record.mapping("stories"):
        record.report("no-story", "“stories” is empty: name the race that the article is about", "stories")
    return stories


def _each_once(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Each claim in the first words that show it without a reading, or its fullest ones; the others are ``also``."""
    said: dict[str, list[Claim]] = {}
    for claim in claims:
        said.setdefault(claim.id, []).append(claim)
    names = {claim.name: _first(each.name for each in several) for several in said.values() for claim in several}
    names[None] = None
    return tuple(
        replace(
            best,
            also=tuple(claim.span for claim in several if claim is not best),
            name=_first(claim.name for claim in several),
            follows=names[_first(claim.follows for claim in several)],
        )
        for several in said.values()
        for plain in [next((claim for claim in several if claim.reading is None), None)]
        for best in [plain or max(several, key=lambda claim: claim.span.end - claim.span.start)]
    )


def _first(names: Iterable[str | None]) -> str | None:
    return next(filter(None, names), None)
