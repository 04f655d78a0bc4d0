"""Reading the ``[[sentence]]`` entries of an article's file: each names a sentence and says what it states.

A claim is one line, ``subject.attribute = value``; which words show it, is looked up in the sentence. What does not fit
its shape, or stands nowhere in the text, is a problem and reads as empty ("", no span): the rules pass over what is
empty, so that one mistake hides no other. No pack is made while there is an error, so that no half-read value leaves
this room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from msgspec.structs import replace

from bot.facts.ids import claim_id, quote_id
from bot.facts.model import Aside, AsideWhy, Claim, Mood, Quote, Span, Than
from bot.facts.moment import Moment
from bot.facts.pack.articles import Located
from bot.facts.pack.excerpts import Excerpt, locate_excerpt
from bot.facts.pack.fields import CheckedTable, FieldType, Shape, SourceLocation
from bot.facts.pack.quotations import quotation_around
from bot.facts.pack.runs import ShownClaim, shortest_run
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.pack.articles import ArticleFile
    from bot.facts.pack.reference import Reference
    from bot.facts.pack.source import Source

_SHARED = ("in", "when", "among", "by", "mood")
"""What holds for every claim of a sentence, unless the claim says otherwise."""
_SENTENCE = Shape(
    "a sentence",
    {
        **dict.fromkeys(("at", *_SHARED, "quote", "words", "remark", "reading", "aside"), FieldType.TEXT),
        "nth": FieldType.NUMBER,
    },
    ("at",),
)
_CLAIM = Shape(
    "a claim",
    {
        **dict.fromkeys(("value", *_SHARED, "words", "reading", "id", "follows"), FieldType.TEXT),
        "than": FieldType.TEXT_OR_TABLE,
        "nth": FieldType.NUMBER,
    },
    ("value",),
)
_THAN = Shape("“than”", dict.fromkeys(("about", "what", "in", "when"), FieldType.TEXT))

_NOWHERE = Span(0, 0)


class _Sentence(NamedTuple):
    """An entry: its own keys, the run that names the sentence, and the whole of all sentences that the run touches."""

    table: CheckedTable
    subjects: Mapping[str, Any]
    at: Span | None
    whole: Span | None


class _ClaimLine(NamedTuple):
    """A claim as the file has it: its subject and attribute, its keys, and the sentence that says it."""

    about: str
    what: str
    table: CheckedTable
    sentence: _Sentence

    def text(self, key: str) -> str | None:
        """What the claim says behind a key, or else its sentence."""
        return self.table.text(key) or self.sentence.table.text(key)


def read_sentences(article: ArticleFile, source: Source | None, reference: Reference) -> None:
    """Read the file's claims, quotations and asides, and look up in the text where it says them."""
    sentences = list(_read_entries(article))
    article.quotes = [_read_quote(each, article) for each in sentences if "quote" in each.table]
    article.asides = [_read_aside(each) for each in sentences if "aside" in each.table]
    story = _story_of(article, reference)
    lines = [line for each in sentences for line in _claim_lines(each, story)]
    article.claims = [_read_claim(line, article, story, source, reference) for line in lines]


def _read_entries(article: ArticleFile) -> Iterator[_Sentence]:
    record = article.record
    for index, values in enumerate(record.items("sentence")):
        at = SourceLocation(record.at.file, ("sentence", index))
        own = {key: value for key, value in values.items() if key in _SENTENCE.keys or not isinstance(value, dict)}
        table = CheckedTable(own, _SENTENCE, at, record.problems)
        subjects = {key: value for key, value in values.items() if key not in own}
        run = _locate(table, "at", article)
        yield _Sentence(table, subjects, run, None if run is None else _sentences_of(run, article))


def _sentences_of(run: Span, article: ArticleFile) -> Span:
    text = article.text
    touched = text.sentences_touching(run) if text else range(0)
    return Span(text.sentences[touched[0]].start, text.sentences[touched[-1]].end) if text and touched else run


def _locate(table: CheckedTable, key: str, article: ArticleFile, within: Span | None = None) -> Span | None:
    """Where the words behind a key stand, in all of the text or in a part of it."""
    words = table.text(key)
    if words is None or article.text is None:
        return None
    return locate_excerpt(Excerpt(words, table.number("nth"), table.at, (key,)), article.text, table.problems, within)


# --- quotations and asides --------------------------------------------------------------------------------------------


def _read_quote(sentence: _Sentence, article: ArticleFile) -> Located[Quote]:
    table = sentence.table
    span = _quotation(sentence, article)
    quote = Quote(
        id="",
        article=article.slug,
        speaker=table["quote"],
        text="" if span is None or article.text is None else " ".join(article.text.text[span.start : span.end].split()),
        span=span or _NOWHERE,
        paragraph=_paragraph(span, article),
        source=table.at.source,
        when=Moment.parse(table.text("when") or "after"),
        remark=table.text("remark"),
        reading=table.text("reading"),
    )
    return Located(replace(quote, id=quote_id(quote, table.number("nth") or 1)), table, span)


def _quotation(sentence: _Sentence, article: ArticleFile) -> Span | None:
    """The words that are said: those in “words”, or else what stands between the quotation marks around the run."""
    if "words" in sentence.table:
        return _locate(sentence.table, "words", article, sentence.whole)
    if sentence.at is None or article.text is None:
        return None
    span = quotation_around(article.text, sentence.at)
    if span is None:
        message = "no quotation marks stand around these words: write the whole quotation as “words”"
        sentence.table.report("no-quotation", message, "quote")
    return span


def _read_aside(sentence: _Sentence) -> Located[Aside]:
    table = sentence.table
    # Furniture is what no rule looks into.
    why = table.choice("aside", AsideWhy) or AsideWhy.FURNITURE
    return Located(Aside(table["at"], why, sentence.at or _NOWHERE, table.at.source), table, sentence.at)


def _paragraph(span: Span | None, article: ArticleFile) -> int:
    """The number (from 1) of the paragraph in which a run begins; 0 for none."""
    return 0 if span is None or article.text is None else article.text.paragraph_of(span.start)


class _Story(NamedTuple):
    """What an article is about, where its claims leave that open: its first story, with what that is a race of."""

    race: str = ""
    meet: str = ""
    event: str = ""
    year: str = ""

    def fill(self, pattern: str | None) -> str | None:
        """A pattern of the vocabulary ("as of {race}") with the story in it; None for none, and without a story."""
        return pattern.format_map(self._asdict()) if pattern and self.race else None


def _story_of(article: ArticleFile, reference: Reference) -> _Story:
    race = reference.registers.races.get(next(iter(article.stories), ""))
    meet = reference.registers.meets.get(race.meet) if race else None
    return (
        _Story(race.id, race.meet, race.event, str(meet.year) if meet else "")
        if race
        else _Story(next(iter(article.stories), ""))
    )


# --- claims -----------------------------------------------------------------------------------------------------------


def _claim_lines(sentence: _Sentence, story: _Story) -> Iterator[_ClaimLine]:
    for subject, attributes in sentence.subjects.items():
        about = {"race": story.race, "meet": story.meet}.get(subject, subject)
        for what, given in attributes.items():
            several = isinstance(given, list)
            for index, each in enumerate(given if several else [given]):
                place = (subject, what, index) if several else (subject, what)
                keys = each if isinstance(each, dict) else {"value": each}
                table = sentence.table.inside(keys, _CLAIM, *place)
                yield _ClaimLine(about, what, table, sentence)


def _read_claim(
    line: _ClaimLine, article: ArticleFile, story: _Story, source: Source | None, reference: Reference
) -> Located[Claim]:
    table, attribute = line.table, reference.attribute(line.what)
    when = line.text("when") or story.fill(attribute.default_when if attribute else None)
    span = _claim_run(line, article, source, reference)
    words = "" if span is None or article.text is None else " ".join(article.text.text[span.start : span.end].split())
    claim = Claim(
        id="",
        article=article.slug,
        about=line.about,
        what=line.what,
        value=table["value"],
        in_=Scope.parse(line.text("in") or story.fill(attribute.default_in if attribute else None) or story.race),
        excerpt=words,
        span=span or _NOWHERE,
        paragraph=_paragraph(span, article),
        source=table.at.source,
        when=None if when is None else Moment.parse(when),
        than=_read_than(table),
        among=line.text("among"),
        by=line.text("by") or _speaker(span, article),
        mood=table.choice("mood", Mood) or line.sentence.table.choice("mood", Mood) or Mood.ASSERTED,
        reading=table.text("reading")
        or (None if "quote" in line.sentence.table else line.sentence.table.text("reading")),
        name=table.text("id"),
        follows=table.text("follows"),
    )
    return Located(replace(claim, id=claim_id(claim)), table, span)


def _claim_run(line: _ClaimLine, article: ArticleFile, source: Source | None, reference: Reference) -> Span | None:
    """The words that show a claim: those in “words”, or else the shortest ones; the whole sentence where none do."""
    sentence = line.sentence
    if "words" in line.table:
        return _locate(line.table, "words", article, sentence.whole)
    attribute = reference.attribute(line.what)
    if source is None or attribute is None or sentence.at is None or sentence.whole is None:
        return sentence.whole
    claim = ShownClaim(line.about, attribute, line.table["value"])
    whole = _said(sentence.at, sentence.whole, article)
    return shortest_run(claim, sentence.at, whole, source, reference) or whole


def _said(at: Span, sentence: Span, article: ArticleFile) -> Span:
    """The part of a sentence that lies within the quotation in which a run stands; all of it where that is in none."""
    quote = _quotation_of(at, article)
    span = quote.span if quote else None
    return sentence if span is None else Span(max(span.start, sentence.start), min(span.end, sentence.end))


def _quotation_of(run: Span, article: ArticleFile) -> Located[Quote] | None:
    """The quotation in which a run stands."""
    spans = ((quote, quote.span) for quote in article.quotes)
    return next((quote for quote, span in spans if span and span.start <= run.start and run.end <= span.end), None)


def _speaker(span: Span | None, article: ArticleFile) -> str | None:
    """Whose words a run is part of: facts inside a quotation are its speaker's."""
    quote = None if span is None else _quotation_of(span, article)
    return None if quote is None else quote.entry.speaker


def _read_than(table: CheckedTable) -> Than | None:
    if "than" not in table:
        return None
    than = table.values()["than"]
    if isinstance(than, str):
        return Than(than)
    inside = table.inside(than, _THAN, "than")
    if not than:
        inside.report("bad-than", "“than” is empty: give about, what, in or when, or leave it out")
    scope, when = inside.text("in"), inside.text("when")
    return Than(
        inside.text("about"),
        inside.text("what"),
        None if scope is None else Scope.parse(scope),
        None if when is None else Moment.parse(when),
    )
