"""An answer in the terminal: its first line is the answer, then two short lines an item, then the small print.

`plain_answer` gives text without any code, for pipes and for NO_COLOR; `styled_answer` the same words with rich's
styles and links.
"""

from __future__ import annotations

import re
import shlex
from itertools import chain, groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict
from bot.render.article_text import publisher_name, quoted_title
from bot.render.links import address
from bot.render.statement_text import shared_cover, statement_texts
from bot.render.terminal.wrap import EMPTY_LINE, Paragraph, Style, StyledWords, paragraph, wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.answers.answer import Answer, Block, Choice, CitedArticle

INDENT = 4
"""Cells by which a line that belongs to another stands in."""

GAP = 2
"""Cells between the labels and the commands beside them, where all of them fit beside each other."""

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


def _answer_lines(answer: Answer, look: Look, signs: MatchSigns) -> Iterator[Text]:
    """Every line of the answer: title, blocks, how to see what is covered, articles, what to ask next."""
    paragraphs = chain(
        (paragraph((answer.title, Style.TITLE), rest=INDENT),),
        _answer_blocks(answer.blocks, signs),
        _spoiler_command(answer, look),
        _small_print(answer.articles, look),
        _follow_ups(answer.choices, look),
    )
    return chain.from_iterable(wrapped_lines(each, look.width) for each in paragraphs)


# --- the blocks ---------------------------------------------------------------------------------------------------


def _answer_blocks(blocks: Iterable[Block], signs: MatchSigns) -> Iterator[Paragraph]:
    """Every block; neighbours under the same cover, as far in as each other, share one line of it."""
    for (cover, level), group in groupby(blocks, key=_cover_and_level):
        if cover:
            covered = [block for block in group if isinstance(block, Statement | Quotation)]
            yield _shared_cover_line(covered, cover, level * INDENT)
        else:
            yield from chain.from_iterable(_open_block(block, signs) for block in group)


def _cover_and_level(block: Block) -> tuple[str | None, int]:
    return shared_cover(block), block.level if isinstance(block, Statement) else 0


def _open_block(block: Block, signs: MatchSigns) -> Iterator[Paragraph]:
    match block:
        case Statement():
            yield from _statement_paragraphs(block, signs)
        case Quotation():
            yield from _quotation_paragraphs(block, signs)
        case Heading():
            yield EMPTY_LINE
            yield paragraph((block.text, Style.HEADING), rest=INDENT)
        case Note():
            yield paragraph((block.text, Style.QUIET))


def _statement_paragraphs(statement: Statement, signs: MatchSigns) -> Iterator[Paragraph]:
    """The line itself; below it, further in, its verdict with the count, and the working."""
    indent = statement.level * INDENT
    text, count = statement_texts(statement)
    yield paragraph(*_statement_words(text, statement.marks, signs), first=indent, rest=indent + INDENT)
    for below in filter(None, (count, statement.working)):
        yield paragraph(*_styled_marks(below), first=indent + INDENT)


def _quotation_paragraphs(quotation: Quotation, signs: MatchSigns) -> Iterator[Paragraph]:
    if quotation.heading:
        yield EMPTY_LINE
        yield paragraph((quotation.heading, Style.HEADING), rest=INDENT)
    mark = (f"[{quotation.citation.number}]", Style.QUIET)
    if quotation.covered:
        yield paragraph(mark, " prints: ", _cover_words(quotation.covered), rest=INDENT)
        return
    words = [
        (part, Style.MATCH) if is_match else part
        for part, is_match in _search_matches(quotation.text, quotation.marks, signs)
    ]
    yield paragraph(mark, " prints: “", *words, "”", rest=INDENT)
    if quotation.difference:
        yield paragraph(*_styled_marks(quotation.difference), first=INDENT)


_VERDICT_STYLES = {
    Verdict.AGREED: Style.AGREED,
    Verdict.ONE_SOURCE: Style.ONE_SOURCE,
    Verdict.DISPUTED: Style.CONTESTED,
    Verdict.TIE: Style.CONTESTED,
    Verdict.DIFFER: Style.HEADING,
    Verdict.REPORTED: Style.HEADING,
}
_MARK_OR_VERDICT = re.compile(rf"(\[\d+\]|\b(?:{'|'.join(Verdict)})\b)")


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
    for part, is_match in _search_matches(text, runs, signs):
        if is_match:
            yield part, Style.MATCH
        else:
            yield from _styled_marks(part)


def _styled_marks(text: str) -> Iterator[StyledWords]:
    """The text with its marks quiet and its verdicts standing out."""
    for number, part in enumerate(_MARK_OR_VERDICT.split(text)):
        if number % 2 == 0:  # what stands between two matches
            yield part
        else:
            yield part, Style.QUIET if part.startswith("[") else _VERDICT_STYLES[Verdict(part)]


# --- covers -------------------------------------------------------------------------------------------------------


def _cover_words(cover: str) -> StyledWords:
    """What stands in place of something covered, as long whatever it is."""
    return f"▒▒▒ covered: {cover}", Style.QUIET


def _shared_cover_line(blocks: Sequence[Statement | Quotation], cover: str, indent: int) -> Paragraph:
    """One cover in place of them all: how many lines it covers, and the articles that say what is under it."""
    citations = [block.citations if isinstance(block, Statement) else (block.citation,) for block in blocks]
    numbers = {citation.number for citation in chain.from_iterable(citations)}
    marks = "".join([f"[{number}]" for number in sorted(numbers)])
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


# --- the small print ----------------------------------------------------------------------------------------------


def _small_print(articles: tuple[CitedArticle, ...], look: Look) -> Iterator[Paragraph]:
    """Each article once: its number, what its page states about itself, its address.

    Where its title and address would tell what is covered, a cover stands in their place: its publisher may be known.
    """
    if articles:
        yield EMPTY_LINE
    for article in articles:
        mark = (f"[{article.number}]", Style.QUIET)
        title = None if article.covered else quoted_title(article.title)
        parts = (publisher_name(article.publisher, article.slug), title, article.author, article.published)
        name = ", ".join(filter(None, parts))
        link = address(article.url, article.fragment)
        if article.covered:
            yield paragraph(mark, f" {name}, ", _cover_words(article.covered), rest=INDENT)
        elif link and look.links:
            yield paragraph(mark, " ", (name, f"link {link}"), rest=INDENT)
        else:
            yield paragraph(mark, f" {name}", rest=INDENT)
            if link:
                yield paragraph((link, Style.QUIET), first=INDENT, unbroken=True)


# --- what to ask next ---------------------------------------------------------------------------------------------


def _follow_ups(choices: tuple[Choice, ...], look: Look) -> Iterator[Paragraph]:
    if not choices:
        return
    yield EMPTY_LINE
    yield paragraph(("Ask next", Style.HEADING))
    if look.command is None:
        for number, choice in enumerate(choices, 1):
            yield paragraph((f"{number}", Style.COMMAND), f" {choice.label}", rest=INDENT)
        return
    commands = [command_line(choice.ask, look.command) for choice in choices]
    column = max(cell_len(choice.label) for choice in choices) + GAP
    is_table = column + max(map(len, commands)) <= look.width
    for choice, command in zip(choices, commands, strict=True):
        if is_table:
            padding = " " * (column - cell_len(choice.label))
            yield paragraph(choice.label, padding, (command, Style.COMMAND), unbroken=True)
        else:
            yield paragraph(choice.label, rest=INDENT)
            yield paragraph((command, Style.COMMAND), first=INDENT, unbroken=True)


_BARE = re.compile(r"[\w@%+=:,./ -]+")
_NEEDS_SINGLE = re.compile(r'["$`\\!]')


def command_line(ask: str, command: str) -> str:
    """A question as a command line that can be pasted: no slash in front, which Git Bash would take for a path."""
    name, _, rest = " ".join(ask.removeprefix("/").split()).partition(" ")
    return " ".join(filter(None, (command, name, rest and shell_words(rest))))


def shell_words(words: str) -> str:
    """Words as a shell reads them: bare, or in the double quotes that all of them know, or in bash's single ones."""
    if _BARE.fullmatch(words):
        return words
    return shlex.quote(words) if _NEEDS_SINGLE.search(words) else f'"{words}"'
