"""An answer in the terminal: its first line is the answer, then its lines, then the articles in one line.

`plain_answer` gives text without any code, for pipes and for NO_COLOR; `styled_answer` the same words with rich's
styles and links. An answer is printed whole, however long: a terminal can be scrolled, and a pipe wants all of it.
"""

from __future__ import annotations

import re
import shlex
from itertools import chain, groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.answers.points.wording import number_marks
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict
from bot.render.article_text import heading_article, publisher_name
from bot.render.links import address
from bot.render.statement_text import MARK, VERDICT, quotation_signs, shared_cover, shown_blocks, statement_texts
from bot.render.terminal.wrap import EMPTY_LINE, Paragraph, Style, StyledWords, paragraph, wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Answer, Block, Choice, CitedArticle

INDENT = 4
"""Cells by which a line that belongs to another stands in."""

GAP = 2
"""Cells between the labels and the commands beside them, where all of them fit beside each other."""

ROWS = 40
"""Lines of a screen."""

MOST_CHOICES = 3
"""Follow-ups that have a line of their own."""

_BEFORE_PART = paragraph(unbroken=True)
"""An empty line before a heading."""

MatchSigns = tuple[str, str]
"""What is put before and after the words of a search."""


class Look(Frozen, frozen=True):
    """Where an answer is shown: ``width`` in cells, whether the terminal has links, how a question is put there.

    Without a ``command`` a follow-up is picked by its number, which stands before its label.
    """

    width: int = 80
    links: bool = False
    command: str | None = "trackside ask"


def plain_answer(answer: Answer, look: Look) -> str:
    """The answer as lines of text without any code, each ended; the words of a search stand between « and »."""
    return "".join([f"{line.plain.rstrip()}\n" for line in _answer_lines(answer, look, ("«", "»"))])


def styled_answer(answer: Answer, look: Look) -> Text:
    """The answer with styles; articles carry their address as a link where ``look.links`` says so."""
    return Text("\n").join([*_answer_lines(answer, look, ("", "")), Text()])


def _answer_lines(answer: Answer, look: Look, signs: MatchSigns) -> Sequence[Text]:
    """Every line of the answer: title, blocks, how to see what is covered, articles, what to ask next.

    There is an empty line before each part, unless the answer would fit a screen without them alone.
    """
    paragraphs = (
        paragraph((answer.title, Style.TITLE), rest=INDENT),
        *_answer_blocks(answer, look, signs),
        *_spoiler_command(answer, look),
        *_reading_line(answer),
        *_small_print(answer, look),
        *_follow_ups(answer.choices, look),
    )
    lines = [line for each in paragraphs for line in wrapped_lines(each, look.width)]
    gaps = sum(each is _BEFORE_PART for each in paragraphs)
    if len(lines) - gaps <= ROWS < len(lines):
        close = (each for each in paragraphs if each is not _BEFORE_PART)
        return [line for each in close for line in wrapped_lines(each, look.width)]
    return lines


# --- the blocks ---------------------------------------------------------------------------------------------------


def _answer_blocks(answer: Answer, look: Look, signs: MatchSigns) -> Iterator[Paragraph]:
    """Every block; neighbours under the same cover, as far in as each other, share one line of it."""
    article: CitedArticle | None = None
    for (cover, level), group in groupby(shown_blocks(answer.blocks), key=_cover_and_level):
        if cover:
            covered = [block for block in group if isinstance(block, Statement | Quotation)]
            yield _shared_cover_line(covered, cover, level * INDENT)
            continue
        for block in group:
            if isinstance(block, Heading):
                article = heading_article(block, answer.articles)
                yield from _heading_paragraphs(block.text, article, look)
            else:
                yield from _open_block(block, article, signs)


def _cover_and_level(block: Block) -> tuple[str | None, int]:
    return shared_cover(block), block.level if isinstance(block, Statement) else 0


def _open_block(block: Block, article: CitedArticle | None, signs: MatchSigns) -> Iterator[Paragraph]:
    """A block that is not covered; ``article`` is the one that the heading above it names."""
    match block:
        case Statement():
            yield from _statement_paragraphs(block, signs, names_article=article is not None)
        case Quotation():
            yield from _quotation_paragraphs(block)
        case Note():
            yield paragraph((block.text, Style.QUIET))


def _heading_paragraphs(text: str, article: CitedArticle | None, look: Look) -> Iterator[Paragraph]:
    """A heading; where it names an article it carries its address as a link, or has it below."""
    page = article.url if article and not article.covered else None
    link = address(page, article.fragment if article and look.links else None)  # to read, an address is short
    yield _BEFORE_PART
    yield paragraph((text, f"{Style.HEADING} link {link}" if link and look.links else Style.HEADING), rest=INDENT)
    if link and not look.links:
        yield paragraph((link, Style.QUIET), first=INDENT, unbroken=True)


def _statement_paragraphs(statement: Statement, signs: MatchSigns, *, names_article: bool) -> Iterator[Paragraph]:
    """The line itself, further in where it is small print; below it, further in, its tally and the working."""
    indent = statement.level * INDENT
    text, tally = statement_texts(statement, names_article=names_article)
    if statement.strong:
        yield paragraph((text, Style.TITLE), rest=INDENT)
    else:
        yield paragraph(*_statement_words(text, statement.marks, signs), first=indent, rest=indent + INDENT)
    for below in filter(None, (tally, statement.working)):
        yield paragraph(*_styled_marks(below), first=indent + INDENT)


def _quotation_paragraphs(quotation: Quotation) -> Iterator[Paragraph]:
    """A remark with its mark behind it, or an excerpt, further in, with its mark before it."""
    if quotation.heading:
        yield _BEFORE_PART
        yield paragraph((quotation.heading, Style.HEADING), rest=INDENT)
    mark = (f"[{quotation.citation.number}]", Style.QUIET)
    if quotation.covered:
        yield paragraph(_cover_words(quotation.covered), " ", mark, first=INDENT)
        return
    matches = _search_matches(quotation.text, quotation.marks, ("", ""))  # a quotation is shown letter for letter
    opening, closing = quotation_signs(quotation)
    words: list[StyledWords] = [opening, *[(part, Style.MATCH) if hit else part for part, hit in matches], closing]
    parts: list[StyledWords] = [*words, " ", mark] if quotation.speaker else [mark, " ", *words]
    yield paragraph(*parts, first=INDENT)
    if quotation.difference:
        marks: list[StyledWords] = [] if MARK.match(quotation.difference) else [mark, " "]
        yield paragraph(*marks, *_styled_marks(quotation.difference), first=INDENT)


_VERDICT_STYLES: dict[str, Style] = {
    Verdict.AGREED: Style.AGREED,
    Verdict.ONE_SOURCE: Style.ONE_SOURCE,
    Verdict.DIFFER: Style.HEADING,
    Verdict.REPORTED: Style.HEADING,
}
"""Those of a dispute and of a contradiction have one of their own."""
_MARK_OR_VERDICT = re.compile(rf"({MARK.pattern}|{VERDICT.pattern})")


def _search_matches(text: str, runs: Iterable[tuple[int, int]], signs: MatchSigns) -> Iterator[tuple[str, bool]]:
    """The text in parts, each with whether it is words of a search, which then stand between the signs."""
    before, after = signs
    end = 0
    for start, stop in runs:
        yield text[end:start], False
        yield f"{before}{text[start:stop]}{after}", True
        end = stop
    yield text[end:], False


def _statement_words(text: str, runs: Iterable[tuple[int, int]], signs: MatchSigns) -> Iterator[StyledWords]:
    """The text with the words of a search, its marks and its verdicts in their styles."""
    for part, hit in _search_matches(text, runs, signs):
        if hit:
            yield part, Style.MATCH
        else:
            yield from _styled_marks(part)


def _styled_marks(text: str) -> Iterator[StyledWords]:
    """The text with its marks quiet and its verdicts standing out."""
    for number, part in enumerate(_MARK_OR_VERDICT.split(text)):
        if number % 2 == 0:  # what stands between two matches
            yield part
        else:
            yield part, Style.QUIET if part.startswith("[") else _VERDICT_STYLES.get(part, Style.CONTESTED)


# --- covers -------------------------------------------------------------------------------------------------------


def _cover_words(cover: str) -> StyledWords:
    """What stands in place of something covered, as long whatever it is."""
    return f"▒▒▒ covered: {cover}", Style.QUIET


def _shared_cover_line(blocks: Sequence[Statement | Quotation], cover: str, indent: int) -> Paragraph:
    """One cover in place of them all: how many lines it covers, and the articles that say what is under it."""
    citations = [block.citations if isinstance(block, Statement) else (block.citation,) for block in blocks]
    marks = number_marks(citation.number for citation in chain.from_iterable(citations))
    lines = f" ({len(blocks)} lines)" if len(blocks) > 1 else ""
    return paragraph(_cover_words(f"{cover}{lines}"), " ", (marks, Style.QUIET), first=indent, rest=indent + INDENT)


_SPOILERS = re.compile(r"\s+spoilers:\s*\w*", re.IGNORECASE)


def _spoiler_command(answer: Answer, look: Look) -> Iterator[Paragraph]:
    """The question that shows what this answer covers; nothing where nothing is covered."""
    blocks = (block for block in answer.blocks if isinstance(block, Statement | Quotation))
    if any(part.covered for part in (*blocks, *answer.articles)):
        ask = f"{_SPOILERS.sub('', answer.question)} spoilers:show"
        command = ask if look.command is None else command_line(ask, look.command)
        yield EMPTY_LINE
        yield paragraph("To see what is covered:")
        yield paragraph((command, Style.COMMAND), first=INDENT, unbroken=True)


def _reading_line(answer: Answer) -> Iterator[Paragraph]:
    """The question that what was typed was read as; nothing where it was asked as it stands."""
    if answer.read_as:
        yield EMPTY_LINE
        yield paragraph((f"Read as {answer.read_as}", Style.QUIET), rest=INDENT)


# --- the small print ----------------------------------------------------------------------------------------------


def _small_print(answer: Answer, look: Look) -> Iterator[Paragraph]:
    """The articles in one line, but for those that a heading names: each its number and who publishes it.

    Where the terminal has links each is one, unless its address would tell what is covered.
    """
    headings = [heading_article(block, answer.articles) for block in answer.blocks if isinstance(block, Heading)]
    words: list[StyledWords] = []
    for article in answer.articles:
        if article not in headings:
            name = publisher_name(article)
            link = address(article.url, article.fragment) if look.links and not article.covered else None
            words += ["\u00a0· "] if words else []
            words += [(f"[{article.number}]\u00a0", Style.QUIET), (name, f"link {link}") if link else name]
    if words:
        yield EMPTY_LINE
        yield paragraph(*words)


# --- what to ask next ---------------------------------------------------------------------------------------------


def _follow_ups(choices: tuple[Choice, ...], look: Look) -> Iterator[Paragraph]:
    """The first things to ask next, a line each; at the prompt, where a number is enough, the others in one line."""
    if not choices:
        return
    yield EMPTY_LINE
    yield paragraph(("Ask next", Style.HEADING))
    first, others = choices[:MOST_CHOICES], choices[MOST_CHOICES:]
    column = max(cell_len(choice.label) for choice in first) + GAP
    for number, choice in enumerate(first, 1):
        if look.command is None:
            yield paragraph((f"{number}", Style.COMMAND), f" {choice.label}", rest=INDENT)
        else:
            padding = " " * (column - cell_len(choice.label))
            yield paragraph(
                choice.label, padding, (command_line(choice.ask, look.command), Style.COMMAND), unbroken=True
            )
    if others and look.command is None:
        labels = [f"{number} {choice.label}" for number, choice in enumerate(others, MOST_CHOICES + 1)]
        yield paragraph((" · ".join(labels), Style.QUIET))
    elif others:
        yield paragraph((f"{len(others)} more with --json", Style.QUIET))


_BARE = re.compile(r"[\w@%+=:,./ -]+")
_NEEDS_SINGLE = re.compile(r'["$`\\!]')


def command_line(ask: str, command: str) -> str:
    """A question as a command line that can be pasted: no slash in front, which Git Bash would take for a path."""
    name, _, rest = " ".join(ask.removeprefix("/").split()).partition(" ")
    # A line that begins with no question is one in somebody's own words.
    question = "" if name == "ask" and rest else name
    return " ".join(filter(None, (command, question, rest and shell_words(rest))))


def shell_words(words: str) -> str:
    """Words as a shell reads them: bare, or in the double quotes that all of them know, or in bash's single ones."""
    if _BARE.fullmatch(words):
        return words
    return shlex.quote(words) if _NEEDS_SINGLE.search(words) else f'"{words}"'
