"""The page of an article: its text in segments, each with the claims that cover it, and the notes on their words."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.citations import fragment
from bot.answers.points.wording import capitalised, counted, shorten
from bot.facts import values
from bot.facts.frozen import Frozen
from bot.render.article_text import publisher_name
from bot.render.direction import isolate
from bot.render.links import address
from bot.render.page_addresses import article_address, ask_address, citation_address, story_address
from bot.render.statement_text import quotation_signs, statement_texts
from bot.render.web.answer_card import CardLine, CardLink, statement_line
from bot.render.web.pieces import Piece, citation_addresses, publisher_pieces, text_pieces

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import Quotation, Statement
    from bot.answers.evidence.article import ArticleEvidence, MarkedWords, TextRun
    from bot.facts.model import Span


class Segment(Frozen, frozen=True):
    """A run of the text that the same claims cover: ``claims`` are their ids, ``begins`` of those that begin here.

    The one that covers least besides comes first. ``notes`` are the ids of those notes that a press opens, none where
    there is nothing to press, as at a space or a comma. ``is_first`` is whether it is the first of the words that are
    asked for, ``is_quoted`` whether nothing but a quotation covers it.
    """

    text: str
    claims: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_cited: bool = False
    is_first: bool = False
    is_contested: bool = False
    is_quoted: bool = False


class OtherPrinting(Frozen, frozen=True):
    """What another article prints: its words with the value as a match, and where they stand.

    ``mark`` is its number, "" where it has none here, and ``difference`` how a remark differs there.
    """

    mark: str
    publisher: str
    address: str
    pieces: tuple[Piece, ...]
    difference: tuple[Piece, ...]


class WordsNote(Frozen, frozen=True):
    """What stands on a claim's or a quotation's words: the lines of its point, and what the other articles print.

    ``excerpt`` says which words they are, cut short where they are many. ``ask`` is the way to every side,
    where it is contested.
    """

    id: str
    excerpt: str
    lines: tuple[CardLine, ...]
    others: tuple[OtherPrinting, ...]
    ask: CardLink | None
    is_contested: bool


class PageParagraph(Frozen, frozen=True):
    """A paragraph: its ``runs`` in segments, with "…" where text between, before or after them is not shown.

    ``cited`` are the notes on the words that are asked for, ``notes`` the others that begin here, and ``summary`` says
    how many those are.
    """

    number: int
    runs: tuple[tuple[Segment, ...], ...]
    is_cut_before: bool
    is_cut_after: bool
    cited: tuple[WordsNote, ...]
    notes: tuple[WordsNote, ...]
    summary: str
    is_cited: bool


class ReportPart(Frozen, frozen=True):
    """A part of how the article stands against the others: its heading, what that means, and its lines."""

    heading: str
    meaning: str
    lines: tuple[CardLine, ...]


class ArticlePage(Frozen, frozen=True):
    """An article, ready to be drawn. ``own`` is the address at its publisher's, "" where it has none.

    ``mark`` is its number, "" where another answer may give it another one.
    """

    mark: str
    publisher: str
    title: str
    author: str
    published: str
    own: str
    address: str
    stories: tuple[CardLink, ...]
    report: tuple[ReportPart, ...]
    paragraphs: tuple[PageParagraph, ...]
    is_whole: bool

    @property
    def cited(self) -> tuple[PageParagraph, ...]:
        """The paragraphs with the words that are asked for; without any, all that are shown."""
        return tuple(each for each in self.paragraphs if each.is_cited) or self.paragraphs


def article_page(evidence: ArticleEvidence, claims: Collection[str] = (), spans: Sequence[Span] = ()) -> ArticlePage:
    """The page of an article on which these claims, and the words at these ``spans`` of it, are asked for."""
    article = evidence.article
    cited_words = _words_at(evidence, spans[0]).strip() if spans else ""
    return ArticlePage(
        f"[{article.number}]" if evidence.is_numbered else "",
        publisher_name(article),
        article.title or "",
        article.author or "",
        values.show("date", article.published) if article.published else "",
        address(article.url, fragment(cited_words) if cited_words else None) or "",
        article_address(article.slug),
        tuple(CardLink(isolate(each.name), story_address(each.race)) for each in evidence.stories),
        tuple(_report_parts(evidence)),
        tuple(_page_paragraphs(evidence, claims, spans)),
        evidence.is_whole,
    )


def _publishers(evidence: ArticleEvidence) -> dict[int, str]:
    """By number who publishes each article that marks name."""
    return {each.number: isolate(publisher_name(each)) for each in evidence.articles}


def _with_publishers(line: CardLine, evidence: ArticleEvidence) -> CardLine:
    """A line that names articles as the page does."""
    below = tuple(_publisher_pieces(each, evidence) for each in line.below)
    return replace(line, pieces=_publisher_pieces(line.pieces, evidence), below=below)


def _publisher_pieces(pieces: tuple[Piece, ...], evidence: ArticleEvidence) -> tuple[Piece, ...]:
    return pieces if evidence.is_numbered else publisher_pieces(pieces, _publishers(evidence))


def _words_at(evidence: ArticleEvidence, span: Span) -> str:
    """The words at a span, as far as they are shown."""
    runs = [run for paragraph in evidence.paragraphs for run in paragraph.runs]
    return " ".join(run.text[max(span.start - run.start, 0) : max(span.end - run.start, 0)] for run in runs)


def _report_parts(evidence: ArticleEvidence) -> Iterator[ReportPart]:
    report = evidence.report
    for heading, meaning, lines in (
        ("Contradictions", "What cannot all be right, in this article or with others.", report.contradictions),
        ("Disagrees with others", "Where articles give different values.", report.disputes),
        ("Only here", "What no other article of the story says, whole quotations aside.", report.alone),
        ("Leaves out", "What most of the other articles say, and this one does not.", report.left_out),
    ):
        if lines:
            in_place = tuple(_line_in_place(line, evidence) for line in lines)
            yield ReportPart(f"{heading} ({len(lines)})", meaning, in_place)


def _with_capital(statement: Statement) -> Statement:
    """The statement with its tally as a sentence of its own."""
    return replace(statement, tally=capitalised(statement.tally)) if statement.tally else statement


def _line_in_place(statement: Statement, evidence: ArticleEvidence) -> CardLine:
    """A line whose marks of this article lead to its words on this page, where they are shown."""
    number, claim_ids = evidence.article.number, {each.id for each in evidence.words}
    ids = [each.claim for each in statement.citations if each.number == number and each.claim in claim_ids]
    statement = _with_capital(statement)
    return _with_publishers(
        statement_line(statement, links={number: f"?claim={ids[0]}#claim-{ids[0]}"} if ids else {}), evidence
    )


# --- the text -----------------------------------------------------------------------------------------------------


def _page_paragraphs(
    evidence: ArticleEvidence, claims: Collection[str], spans: Sequence[Span]
) -> Iterator[PageParagraph]:
    note_ids = _note_ids(evidence.words)
    cited_ids = {note_ids.get(claim) for claim in claims}
    for paragraph in evidence.paragraphs:
        runs = tuple(tuple(_segments(run, evidence.words, spans, note_ids)) for run in paragraph.runs)
        words = [each for each in evidence.words if each.paragraph == paragraph.number and note_ids[each.id] == each.id]
        cited = [_note(each, evidence) for each in words if each.id in cited_ids]
        notes = [_note(each, evidence) for each in words if each.id not in cited_ids]
        yield PageParagraph(
            paragraph.number,
            runs,
            paragraph.runs[0].start > paragraph.span.start,
            _end(paragraph.runs[-1]) < paragraph.span.end,
            tuple(cited),
            tuple(notes),
            _summary(notes, is_rest=bool(cited)),
            any(segment.is_cited for run in runs for segment in run),
        )


def _note_ids(words: Iterable[MarkedWords]) -> dict[str, str]:
    """By the id of each claim that of its note: of those in one paragraph with the same lines the first has one."""
    first: dict[object, str] = {}
    return {
        each.id: first.setdefault((each.paragraph, *((line.text, line.tally) for line in each.lines)), each.id)
        for each in words
    }


def _end(run: TextRun) -> int:
    return run.start + len(run.text)


def _summary(notes: Sequence[WordsNote], *, is_rest: bool) -> str:
    """As in "5 notes, 2 contested", "3 more notes"."""
    contested = sum(note.is_contested for note in notes)
    total = counted(len(notes), "more note" if is_rest else "note")
    return f"{total}, {contested} contested" if contested else total


def _segments(
    run: TextRun, words: Sequence[MarkedWords], spans: Sequence[Span], note_ids: Mapping[str, str]
) -> Iterator[Segment]:
    """The run, cut wherever a claim, a repeat of one or the words that are asked for begin or end."""
    start, end = run.start, _end(run)
    covers = [(span, each) for each in words for span in each.spans if span.start < end and start < span.end]
    bounds = {bound for span in (*(span for span, _ in covers), *spans) for bound in (span.start, span.end)}
    cuts = [start, *sorted(bound for bound in bounds if start < bound < end), end]
    for first, last in pairwise(cuts):
        inside = [(span, each) for span, each in covers if span.start <= first and last <= span.end]
        inside.sort(key=lambda cover: cover[0].end - cover[0].start)
        text = run.text[first - start : last - start]
        yield Segment(
            text,
            tuple(each.id for _, each in inside),
            tuple(each.id for span, each in inside if span is each.spans[0] and span.start == first),
            tuple(dict.fromkeys(note_ids[each.id] for _, each in inside)) if any(map(str.isalnum, text)) else (),
            is_cited=any(span.start <= first and last <= span.end for span in spans),
            is_first=bool(spans) and spans[0].start == first,
            is_contested=any(each.is_contested for _, each in inside),
            is_quoted=bool(inside) and all(each.kind == "quote" for _, each in inside),
        )


# --- the notes ----------------------------------------------------------------------------------------------------


_LONGEST_EXCERPT = 120
"""Characters that say which words of the paragraph above a note is on."""

_SEEN_ABOVE = " in the same paragraph"
"""How a name was read that the paragraph above the note shows."""

_MEANT = re.compile(r"(?:read as|meant here:) [^:]+(?:: )?")
"""Who or what is meant, which the line itself names; a curator's reason stands behind it."""


def _note(words: MarkedWords, evidence: ArticleEvidence) -> WordsNote:
    below = {each.citation.number for each in words.others} | {evidence.article.number}
    return WordsNote(
        words.id,
        shorten(words.excerpt, _LONGEST_EXCERPT),
        tuple(_with_publishers(_counted_line(line, below, words.kind), evidence) for line in words.lines),
        tuple(_other(each, evidence) for each in words.others),
        CardLink(words.ask, ask_address(words.ask)) if words.ask and words.is_contested else None,
        words.is_contested,
    )


def _counted_line(statement: Statement, below: Collection[int], kind: str) -> CardLine:
    """A line whose marks lead to the words of those articles that are not listed ``below`` it with theirs."""
    cited = (citation for citation in statement.citations if citation.number not in below)
    addresses = citation_addresses(cited)
    text, tally = statement_texts(_with_capital(statement))
    reading = _reading(statement.reading or "") if kind == "claim" else ""
    small = tuple(text_pieces(each, addresses) for each in (tally, statement.working, reading) if each)
    return CardLine("statement", text_pieces(text, addresses), small)


def _reading(reading: str) -> str:
    """How words were read that do not show it themselves, "" where the line says enough."""
    steps = (step for step in reading.split("; ") if not step.endswith(_SEEN_ABOVE))
    distinct = dict.fromkeys(filter(None, (_MEANT.sub("", step, count=1) for step in steps)))
    return f"How it was read: {'; '.join(distinct)}" if distinct else ""


def _other(quotation: Quotation, evidence: ArticleEvidence) -> OtherPrinting:
    opening, closing = quotation_signs(quotation)
    matches = [(start + len(opening), end + len(opening)) for start, end in quotation.marks]
    number = quotation.citation.number
    return OtherPrinting(
        f"[{number}]" if evidence.is_numbered else "",
        _publishers(evidence)[number],
        citation_address((quotation.citation,)),
        text_pieces(f"{opening}{quotation.text}{closing}", {}, matches),
        _publisher_pieces(text_pieces(quotation.difference or "", {}), evidence),
    )
