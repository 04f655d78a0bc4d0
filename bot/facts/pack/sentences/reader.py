"""Reading what an article's file says: its claims, quotations and asides, each with the words that show it.

What does not fit its shape, or stands nowhere in the text, is a problem and reads as empty ("", no span): the rules
pass over what is empty, so that one mistake hides no other. No pack is made while there is an error, so that no
half-read value leaves this room.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.ids import claim_id, quote_id
from bot.facts.model import OPEN_MOODS, Aside, AsideWhy, Claim, Mood, Quote, Span
from bot.facts.moment import Bound, Moment
from bot.facts.pack.reference.story import story_of
from bot.facts.pack.sentences.articles import Located
from bot.facts.pack.sentences.entries import claim_lines, read_entries, read_than
from bot.facts.pack.sentences.excerpts import locate_words
from bot.facts.pack.sentences.quotations import quotation_around
from bot.facts.pack.sentences.runs import ShownClaim, shortest_run
from bot.facts.scope import Scope

if TYPE_CHECKING:
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.articles import ArticleFile
    from bot.facts.pack.sentences.entries import ClaimLine, SentenceEntry
    from bot.facts.pack.sentences.source import Source
    from bot.facts.vocabulary import Attribute

_NOWHERE = Span(0, 0)


def read_sentences(article: ArticleFile, source: Source | None, reference: Reference) -> None:
    """Read the file's claims, quotations and asides, and look up in the text where it says them."""
    _SentenceReader(article, source, reference).read()


class _SentenceReader:
    """One reading of one article's file; ``source`` is None where its text or the names in it cannot be read."""

    def __init__(self, article: ArticleFile, source: Source | None, reference: Reference) -> None:
        self._article = article
        self._source = source
        self._reference = reference
        self._story = story_of(article.stories, reference.registers)

    def read(self) -> None:
        """Fill in the article's entries; the quotations first, for facts inside one are its speaker's."""
        article, entries = self._article, list(read_entries(self._article))
        article.sentences = entries
        article.quotes = [self._quote(each) for each in entries if "quote" in each.table]
        article.asides = [self._aside(each) for each in entries if "aside" in each.table]
        article.claims = [self._claim(line) for each in entries for line in claim_lines(each)]

    # --- quotations and asides ---------------------------------------------------------------------------------------

    def _quote(self, sentence: SentenceEntry) -> Located[Quote]:
        table = sentence.table
        span = self._quotation(sentence)
        quote = Quote(
            id="",
            article=self._article.slug,
            speaker=table["quote"],
            text=self._article.words(span),
            span=span or _NOWHERE,
            paragraph=self._article.paragraph_of(span),
            source=table.at.source,
            when=Moment.parse(table.text("when") or "after"),
            remark=table.text("remark"),
            reading=table.text("reading"),
        )
        return Located(replace(quote, id=quote_id(quote, table.number("nth") or 1)), table, span)

    def _quotation(self, sentence: SentenceEntry) -> Span | None:
        """The words that are said: those in “words”, or else what stands between the marks around the run."""
        table, text = sentence.table, self._article.text
        if text is None or sentence.at is None or sentence.whole is None:
            return None
        if "words" in table:
            return locate_words(table, "words", text, text.paragraphs_of(sentence.whole))
        span = quotation_around(text, sentence.at)
        if span is None:
            table.report(
                "no-quotation",
                'no quotation marks stand around these words: write the whole quotation as words = "…"',
                "quote",
            )
        return span

    def _aside(self, sentence: SentenceEntry) -> Located[Aside]:
        table = sentence.table
        # Furniture is what the fewest rules look into.
        why = table.choice("aside", AsideWhy) or AsideWhy.FURNITURE
        return Located(Aside(table["at"], why, sentence.at or _NOWHERE, table.at.source), table, sentence.at)

    # --- claims ------------------------------------------------------------------------------------------------------

    def _claim(self, line: ClaimLine) -> Located[Claim]:
        attribute = self._reference.attribute(line.what)
        scope = self._scope(line, attribute)
        when = line.text("when") or self._default_when(line, attribute, scope)
        span = self._run(line, attribute, scope)
        quote = self._quotation_of(span)  # whose words the run is part of
        claim = Claim(
            id="",
            article=self._article.slug,
            about=self._subject(line),
            what=line.what,
            value=line.table["value"],
            in_=scope,
            excerpt=self._article.words(span),
            span=span or _NOWHERE,
            paragraph=self._article.paragraph_of(span),
            source=line.table.at.source,
            when=None if when is None else Moment.parse(when),
            than=read_than(line.table),
            among=line.text("among"),
            by=line.text("by") or (quote.entry.speaker if quote else None),
            mood=line.mood,
            reading=line.text("reading"),
            name=line.table.text("id"),
            follows=line.table.text("follows"),
        )
        return Located(replace(claim, id=claim_id(claim)), line.table, span)

    def _subject(self, line: ClaimLine) -> str:
        return self._reference.entry_id(self._story.subject(line.subject))

    def _scope(self, line: ClaimLine, attribute: Attribute | None) -> Scope:
        default = self._story.fill(attribute.default_in if attribute else None) or self._story.race
        written = line.text("in")
        if written == default and "in" in line.table and "in" not in line.sentence.table:
            line.table.problems.append(
                line.table.at.warning(
                    "needless-in", f"the claim holds in “{written}” without it: leave “in” out, or mend it", "in"
                )
            )
        return Scope.parse(written or default)

    def _default_when(self, line: ClaimLine, attribute: Attribute | None, scope: Scope) -> str | None:
        """The state in which an attribute holds: none of a hope, nor one before the meet of what is of one meet."""
        default = self._story.fill(attribute.default_when if attribute else None)
        registers = self._reference.registers
        is_of_one_meet = scope.entry in registers.races or scope.entry in registers.meets
        is_before = default is not None and Moment.parse(default).bound is Bound.BEFORE
        return None if line.mood in OPEN_MOODS or (is_before and is_of_one_meet) else default

    def _run(self, line: ClaimLine, attribute: Attribute | None, scope: Scope) -> Span | None:
        """The words that show a claim: those in “words”, or else the shortest ones; or else the whole sentence."""
        at, whole = line.sentence.at, line.sentence.whole
        if at is None or whole is None:
            return None
        if "words" in line.table:
            return locate_words(line.table, "words", self._article.text, whole)
        quote = self._quotation_of(at)
        if quote is not None:
            whole = Span(max(quote.entry.span.start, whole.start), min(quote.entry.span.end, whole.end))
        whole = self._behind_furniture(at, whole)
        if self._source is None or attribute is None:
            return whole
        if line.mood is Mood.CONDITIONAL:
            # What would have been is nothing without its condition.
            return Span(whole.start, whole.start + len(self._source.text.text[whole.start : whole.end].rstrip(".!?…")))
        is_read, has_reading = "reading" in line.table, line.text("reading") is not None
        value, elsewhere = line.table["value"], self._elsewhere(scope)
        moment = line.text("when") if attribute.exact_moment else None
        claim = ShownClaim(self._subject(line), attribute, value, is_read, has_reading, elsewhere, moment)
        return shortest_run(claim, at, whole, self._source)

    def _elsewhere(self, scope: Scope) -> str | None:
        """The meet or series, or else the event, in which a claim holds, where it is not the story's."""
        registers = self._reference.registers
        race, own = registers.races.get(scope.entry), registers.meets.get(self._story.meet)
        meet, event = (race.meet, race.event) if race else (scope.entry, scope.event)
        is_of_meets = meet in registers.meets or meet in registers.series
        if is_of_meets and own is not None and meet not in {own.id, own.series}:
            return meet
        return event if event != self._story.event else None

    def _behind_furniture(self, at: Span, sentence: Span) -> Span:
        """The part of a sentence behind the page's furniture that stands before a run, for no full stop ends that."""
        furniture = [each.entry.span for each in self._article.asides if each.entry.why is AsideWhy.FURNITURE]
        end = max((span.end for span in furniture if span.end <= at.start), default=0)
        if self._article.text is None or end <= sentence.start:
            return sentence
        words = self._article.text.text[end : sentence.end]
        return Span(sentence.end - len(words.lstrip()), sentence.end)

    def _quotation_of(self, run: Span | None) -> Located[Quote] | None:
        """The quotation in which a run stands."""
        return next((quote for quote in self._article.quotes if run and quote.span and quote.span.holds(run)), None)
