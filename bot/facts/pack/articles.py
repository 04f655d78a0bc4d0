"""Reading an article's file in ``data/articles/``: its record, its claims, quotations and asides.

Each entry is read into the value that the pack will hold. What does not fit its shape, or stands nowhere in the text,
is a problem and reads as empty ("", no span): the rules pass over what is empty, so that one mistake hides no other.
No pack is made while there is an error, so that no half-read value leaves this room.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from bot.facts.ids import claim_id, quote_id
from bot.facts.model import Article, Aside, AsideWhy, Claim, Mood, Quote, Span, Than
from bot.facts.moment import Moment
from bot.facts.pack.excerpts import Excerpt, locate_excerpt
from bot.facts.pack.fields import CheckedTable, FieldType, Shape, SourceLocation
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from bot.facts.errors import Problem
    from bot.facts.pack.toml_positions import TomlFile
    from bot.facts.text import ArticleText

_ARTICLE = Shape(
    "an article",
    {
        **dict.fromkeys(("file", "sha256", "url", "publisher", "title", "author", "published"), FieldType.TEXT),
        "stories": FieldType.TABLE,
        **dict.fromkeys(("claim", "quote", "aside"), FieldType.TABLES),
    },
    ("file", "sha256", "stories"),
)
_CLAIM = Shape(
    "a claim",
    {
        **dict.fromkeys(("about", "what", "value", "excerpt", "in", "when", "among", "by", "mood"), FieldType.TEXT),
        "than": FieldType.TABLE,
        "also": FieldType.EXCERPTS,
        "nth": FieldType.NUMBER,
        **dict.fromkeys(("reading", "id", "follows"), FieldType.TEXT),
    },
    ("about", "what", "value", "excerpt"),
)
_THAN = Shape("“than”", dict.fromkeys(("about", "what", "in", "when"), FieldType.TEXT))
_ALSO = Shape("a run", {"excerpt": FieldType.TEXT, "nth": FieldType.NUMBER}, ("excerpt",))
_QUOTE = Shape(
    "a quotation",
    {**dict.fromkeys(("speaker", "when", "text", "remark", "reading"), FieldType.TEXT), "nth": FieldType.NUMBER},
    ("speaker", "text"),
)
_ASIDE = Shape(
    "an aside", {"excerpt": FieldType.TEXT, "why": FieldType.TEXT, "nth": FieldType.NUMBER}, ("excerpt", "why")
)

_NOWHERE = Span(0, 0)

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


class ArticleFile(Struct):
    """One article's file. ``text`` is what it is about, None where that cannot be read; ``sha256`` the text's hash."""

    record: CheckedTable
    stories: dict[str, int]
    text: ArticleText | None = None
    sha256: str | None = None
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
            url=self.record.text("url"),
            publisher=self.record.text("publisher"),
            title=self.record.text("title"),
            author=self.record.text("author"),
            published=self.record.text("published"),
            claims=tuple(claim.entry for claim in self.claims),
            quotes=tuple(quote.entry for quote in self.quotes),
            asides=tuple(aside.entry for aside in self.asides),
        )


def read_record(file: TomlFile, problems: list[Problem]) -> ArticleFile:
    """What that file says of its article as a whole; what does not fit is added to ``problems``, and left out."""
    record = CheckedTable(file.table, _ARTICLE, SourceLocation(file), problems)
    return ArticleFile(record, _stories(record))


def read_article_entries(article: ArticleFile) -> None:
    """Read the file's claims, quotations and asides, and look their excerpts up in the article's text."""
    article.claims = [_read_claim(table, article) for table in article.record.entries("claim", _CLAIM)]
    article.quotes = [_read_quote(table, article) for table in article.record.entries("quote", _QUOTE)]
    article.asides = [_read_aside(table, article) for table in article.record.entries("aside", _ASIDE)]


def _stories(record: CheckedTable) -> dict[str, int]:
    stories = {}
    for race, number in record.mapping("stories").items():
        if isinstance(number, int) and not isinstance(number, bool) and number > 0:
            stories[race] = number
        else:
            message = f"“{race}” must be {FieldType.NUMBER.value}: the article's number in that story, from 1"
            record.report("key-type", message, "stories", race)
    if "stories" in record and not record.mapping("stories"):
        record.report("no-story", "“stories” is empty: name the race that the article is about", "stories")
    return stories


def _read_claim(table: CheckedTable, article: ArticleFile) -> Located[Claim]:
    span, paragraph = _locate(table, "excerpt", article.text)
    claim = Claim(
        id="",
        article=article.slug,
        about=table["about"],
        what=table["what"],
        value=table["value"],
        in_=_read_scope(table) or Scope(next(iter(article.stories), "")),
        excerpt=table["excerpt"],
        span=span or _NOWHERE,
        paragraph=paragraph,
        source=table.at.source,
        when=_read_moment(table),
        than=_read_than(table),
        among=table.text("among"),
        by=table.text("by"),
        mood=table.choice("mood", Mood) or Mood.ASSERTED,
        also=_locate_also(table, article.text),
        reading=table.text("reading"),
        name=table.text("id"),
        follows=table.text("follows"),
    )
    return Located(replace(claim, id=claim_id(claim)), table, span)


def _read_quote(table: CheckedTable, article: ArticleFile) -> Located[Quote]:
    span, paragraph = _locate(table, "text", article.text)
    quote = Quote(
        id="",
        article=article.slug,
        speaker=table["speaker"],
        text=table["text"],
        span=span or _NOWHERE,
        paragraph=paragraph,
        source=table.at.source,
        when=_read_moment(table),
        remark=table.text("remark"),
        reading=table.text("reading"),
    )
    return Located(replace(quote, id=quote_id(quote, table.number("nth") or 1)), table, span)


def _read_aside(table: CheckedTable, article: ArticleFile) -> Located[Aside]:
    span, _ = _locate(table, "excerpt", article.text)
    # Furniture is what no rule looks into.
    why = table.choice("why", AsideWhy) or AsideWhy.FURNITURE
    return Located(Aside(table["excerpt"], why, span or _NOWHERE, table.at.source), table, span)


def _locate(table: CheckedTable, key: str, text: ArticleText | None) -> tuple[Span | None, int]:
    """Where the words behind a key stand, and in which paragraph (from 1)."""
    words = table.text(key)
    if words is None or text is None:
        return None, 0
    span = locate_excerpt(Excerpt(words, table.number("nth"), table.at, (key,)), text, table.problems)
    return span, 0 if span is None else text.paragraph_of(span.start)


def _locate_also(table: CheckedTable, text: ArticleText | None) -> tuple[Span, ...]:
    spans = []
    for index, item in enumerate(table.items("also")):
        if isinstance(item, dict):
            span, _ = _locate(table.inside(item, _ALSO, "also", index), "excerpt", text)
        elif text is not None:
            span = locate_excerpt(Excerpt(item, None, table.at, ("also", index)), text, table.problems)
        else:
            continue
        spans += [] if span is None else [span]
    return tuple(spans)


def _read_than(table: CheckedTable) -> Than | None:
    if "than" not in table:
        return None
    than = table.inside(table.mapping("than"), _THAN, "than")
    if not table.mapping("than"):
        than.report("bad-than", "“than” is empty: give about, what, in or when, or leave it out")
    return Than(than.text("about"), than.text("what"), _read_scope(than), _read_moment(than))


def _read_scope(table: CheckedTable) -> Scope | None:
    scope = table.text("in")
    return None if scope is None else Scope.parse(scope)


def _read_moment(table: CheckedTable) -> Moment | None:
    when = table.text("when")
    return None if when is None else Moment.parse(when)
