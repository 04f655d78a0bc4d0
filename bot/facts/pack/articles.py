"""What an article's file in ``data/articles/`` says, entry by entry, before it is known to hold.

What does not fit its shape is None here, and so are the places of excerpts until they are found: the rules pass over
what is missing, so that one mistake hides no other.
"""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field

from bot.facts.model import AsideWhy, Mood, Than
from bot.facts.moment import Moment
from bot.facts.pack.fields import Fields, FieldType, Shape, SourceLocation, checked, entries, not_a_choice

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.facts.model import Problem, Span
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
        "also": FieldType.RUNS,
        "nth": FieldType.NUMBER,
        **dict.fromkeys(("reading", "id"), FieldType.TEXT),
    },
    ("about", "what", "value", "excerpt"),
)
_THAN = Shape("“than”", dict.fromkeys(("about", "what", "in", "when"), FieldType.TEXT))
_RUN = Shape("a run", {"excerpt": FieldType.TEXT, "nth": FieldType.NUMBER}, ("excerpt",))
_QUOTE = Shape(
    "a quotation",
    {**dict.fromkeys(("speaker", "when", "text", "remark", "reading"), FieldType.TEXT), "nth": FieldType.NUMBER},
    ("speaker", "text"),
)
_ASIDE = Shape(
    "an aside", {"excerpt": FieldType.TEXT, "why": FieldType.TEXT, "nth": FieldType.NUMBER}, ("excerpt", "why")
)


class Excerpt(Struct):
    """Words that stand in the article: as curated, which occurrence is meant, and where they were found."""

    excerpt: str
    nth: int | None
    at: SourceLocation
    key: tuple[str | int, ...]
    span: Span | None = None


class WrittenClaim(Struct):
    """One ``[[claim]]``; ``printed`` is filled in once its value was read in its excerpt."""

    at: SourceLocation
    about: str | None
    what: str | None
    value: str | None
    run: Excerpt | None
    also: tuple[Excerpt, ...]
    in_: str | None
    in_given: bool
    when: Moment | None
    than: Than | None
    among: str | None
    by: str | None
    mood: Mood | None
    reading: str | None
    name: str | None
    printed: str | None = None


class WrittenQuote(Struct):
    """One ``[[quote]]``; ``run`` is its text."""

    at: SourceLocation
    speaker: str | None
    run: Excerpt | None
    when: Moment | None
    remark: str | None
    reading: str | None


class WrittenAside(Struct):
    """One ``[[aside]]``."""

    at: SourceLocation
    run: Excerpt | None
    why: AsideWhy | None


class WrittenArticle(Struct):
    """One article's file. ``prose`` is the text that it is about, None where that cannot be read."""

    slug: str
    at: SourceLocation
    record: Fields
    stories: Mapping[str, int]
    claims: tuple[WrittenClaim, ...] = ()
    quotes: tuple[WrittenQuote, ...] = ()
    asides: tuple[WrittenAside, ...] = ()
    prose: ArticleText | None = None
    sha256: str | None = field(default=None)
    """The hash that the text has, which the record has to repeat."""

    def runs(self) -> list[Excerpt]:
        """Every run of words that the file says to stand in the article."""
        given = [run for claim in self.claims for run in (claim.run, *claim.also)]
        given += [quote.run for quote in self.quotes]
        given += [aside.run for aside in self.asides]
        return [run for run in given if run is not None]


def read_article(file: TomlFile, problems: list[Problem]) -> WrittenArticle:
    """What that file says of its article; what does not fit is added to ``problems``, and left out."""
    at = SourceLocation(file)
    record = checked(file.table, _ARTICLE, at, problems)
    stories = _stories(record, at, problems)
    article = WrittenArticle(PurePosixPath(file.path).stem, at, record, stories)
    scope = next(iter(stories), None)
    tables = {name: record.items(name) for name in ("claim", "quote", "aside")}
    article.claims = tuple(_claim(given, where, scope, problems) for where, given in entries(tables, "claim", file))
    article.quotes = tuple(_quote(given, where, problems) for where, given in entries(tables, "quote", file))
    article.asides = tuple(_aside(given, where, problems) for where, given in entries(tables, "aside", file))
    return article


def _stories(record: Fields, at: SourceLocation, problems: list[Problem]) -> dict[str, int]:
    stories = {}
    for race, number in record.table("stories").items():
        if isinstance(number, int) and not isinstance(number, bool) and number > 0:
            stories[race] = number
        else:
            message = f"“{race}” must be {FieldType.NUMBER.value}: the article's number in that story, from 1"
            problems.append(at.problem("key-type", message, "stories", race))
    if "stories" in record and not record.table("stories"):
        problems.append(
            at.problem("no-story", "“stories” is empty: name the race that the article is about", "stories")
        )
    return stories


def _claim(table: Mapping[str, Any], at: SourceLocation, scope: str | None, problems: list[Problem]) -> WrittenClaim:
    given = checked(table, _CLAIM, at, problems)
    return WrittenClaim(
        at=at,
        about=given.text("about"),
        what=given.text("what"),
        value=given.text("value"),
        run=_run(given, "excerpt", at),
        also=_also(given, at, problems),
        in_=given.text("in") or scope,
        in_given="in" in given,
        when=_moment(given),
        than=_than(given, at, problems),
        among=given.text("among"),
        by=given.text("by"),
        mood=_mood(given, at, problems),
        reading=given.text("reading"),
        name=given.text("id"),
    )


def _quote(table: Mapping[str, Any], at: SourceLocation, problems: list[Problem]) -> WrittenQuote:
    given = checked(table, _QUOTE, at, problems)
    remark, reading = given.text("remark"), given.text("reading")
    return WrittenQuote(at, given.text("speaker"), _run(given, "text", at), _moment(given), remark, reading)


def _aside(table: Mapping[str, Any], at: SourceLocation, problems: list[Problem]) -> WrittenAside:
    given = checked(table, _ASIDE, at, problems)
    why = given.text("why")
    if why is not None and why not in set(AsideWhy):
        problems.append(not_a_choice(at, "why", why, [choice.value for choice in AsideWhy]))
        why = None
    return WrittenAside(at, _run(given, "excerpt", at), None if why is None else AsideWhy(why))


def _run(given: Fields, key: str, at: SourceLocation) -> Excerpt | None:
    excerpt = given.text(key)
    return None if excerpt is None else Excerpt(excerpt, given.number("nth"), at, (key,))


def _also(given: Fields, at: SourceLocation, problems: list[Problem]) -> tuple[Excerpt, ...]:
    runs = []
    for index, item in enumerate(given.items("also")):
        if isinstance(item, str):
            runs.append(Excerpt(item, None, at, ("also", index)))
        else:
            run = _run(checked(item, _RUN, at.inside("also", index), problems), "excerpt", at.inside("also", index))
            runs += [] if run is None else [run]
    return tuple(runs)


def _than(given: Fields, at: SourceLocation, problems: list[Problem]) -> Than | None:
    if "than" not in given:
        return None
    inner = checked(given.table("than"), _THAN, at.inside("than"), problems)
    if not given.table("than"):
        problems.append(
            at.problem("bad-than", "“than” is empty: give about, what, in or when, or leave it out", "than")
        )
    return Than(inner.text("about"), inner.text("what"), inner.text("in"), _moment(inner))


def _moment(given: Fields) -> Moment | None:
    when = given.text("when")
    return None if when is None else Moment.parse(when)


def _mood(given: Fields, at: SourceLocation, problems: list[Problem]) -> Mood | None:
    mood = given.text("mood")
    if mood is not None and mood not in set(Mood):
        problems.append(not_a_choice(at, "mood", mood, [choice.value for choice in Mood]))
        return None
    return Mood.ASSERTED if mood is None else Mood(mood)
