"""An answer in the terminal: its first line is the answer, then two short lines an item, then the small print.

`plain` gives text without any code, for pipes and for NO_COLOR; `styled` the same words with rich's styles and links.
"""

from __future__ import annotations

import re
import shlex
from itertools import chain, groupby
from typing import TYPE_CHECKING

from rich.cells import cell_len

from bot.answers.answer import Heading, Note, Quotation, Statement
from bot.facts.frozen import Frozen
from bot.facts.model import Verdict
from bot.render.links import address
from bot.render.terminal.wrap import Line, Paragraph, Run, Style, paragraph, wrapped_lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from rich.text import Text

    from bot.answers.answer import Answer, Block, Choice, Citation, CitedArticle

INDENT = 4
"""Cells by which a line that belongs to another stands in."""

GAP = 2
"""Cells between the labels and the commands beside them, where all of them fit beside each other."""

Signs = tuple[str, str]
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
    return "".join(f"{line.text.rstrip()}\n" for line in lines(answer, look, ("«", "»")))


def styled_answer(answer: Answer, look: Look) -> Text:
    """The answer with styles; articles carry their address as a link where ``look.links`` says so."""
    from rich.style import Style as Looks  # noqa: PLC0415 — half of the start-up time, and pipes do not need it
    from rich.text import Text  # noqa: PLC0415 — the same

    text = Text()
    for line in lines(answer, look):
        for run in line.runs:
            text.append(run.text, Looks.parse(run.style) + Looks(link=run.link))
        text.append("\n")
    return text


def lines(answer: Answer, look: Look, signs: Signs = ("", "")) -> Iterator[Line]:
    """Every line of the answer, wrapped: title, blocks, how to see what is covered, articles, what to ask next.

    ``signs`` are put before and after the words of a search.
    """
    title = paragraph(Run(answer.title, Style.TITLE), rest=INDENT)
    parts: Iterator[Paragraph | None] = chain(
        (title,),
        _blocks(answer.blocks, signs),
        _way_to_see(answer, look),
        _small_print(answer.articles, look),
        _choices(answer.choices, look),
    )
    for part in parts:
        if part is None:
            yield Line()
        else:
            yield from wrapped_lines(part, look.width)


# --- the blocks: None is an empty line ----------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block], signs: Signs) -> Iterator[Paragraph | None]:
    """Every block; neighbours under the same cover share one line of it."""
    for (what, level), group in groupby(blocks, key=_under):
        together = list(group)
        if what is None:
            yield from chain.from_iterable(_block(block, signs) for block in together)
        else:
            covered = [block for block in together if isinstance(block, Statement | Quotation)]
            yield _covered(covered, what, level * INDENT)


def _under(block: Block) -> tuple[str | None, int]:
    """What the cover over a block says, and how far in it stands; a remark with a heading shows that."""
    if isinstance(block, Statement):
        return block.covered, block.level
    return (block.covered if isinstance(block, Quotation) and not block.heading else None), 0


def _block(block: Block, signs: Signs) -> Iterator[Paragraph | None]:
    match block:
        case Statement():
            yield from _statement(block, signs)
        case Quotation():
            yield from _quotation(block, signs)
        case Heading():
            yield None
            yield paragraph(Run(block.text, Style.HEADING), rest=INDENT)
        case Note():
            yield paragraph(Run(block.text, Style.QUIET))


def _statement(statement: Statement, signs: Signs) -> Iterator[Paragraph]:
    """The line itself; below it, further in, its verdict with the count, and the working."""
    indent = statement.level * INDENT
    below = indent + INDENT
    text, count = statement.text, _count(statement)
    unmarked = _unmarked(statement)
    if count:
        count = f"{count} {unmarked}" if unmarked else count
    else:
        text = f"{text} {unmarked}" if unmarked else text
    yield paragraph(*_found(text, statement.marks, signs), first=indent, rest=below)
    if count:
        yield paragraph(*_runs(count), first=below)
    if statement.working:
        yield paragraph(*_runs(statement.working), first=below)


def _count(statement: Statement) -> str:
    """As in "AGREED, 5 of 5 articles": the verdict is named once, and the tally may do so itself."""
    verdict, tally = statement.verdict or "", statement.tally or ""
    if verdict in tally:
        return tally
    return f"{verdict}, {tally}" if tally else verdict


_MARK = re.compile(r"\[(\d+)\]")


def _unmarked(statement: Statement) -> str:
    """The marks of those citations that no text of the statement shows, so that no receipt is lost."""
    shown = set(_MARK.findall(f"{statement.text} {statement.tally or ''} {statement.working or ''}"))
    cited = dict.fromkeys(citation.number for citation in statement.citations)
    return "".join(f"[{number}]" for number in cited if str(number) not in shown)


def _quotation(quotation: Quotation, signs: Signs) -> Iterator[Paragraph | None]:
    if quotation.heading:
        yield None
        yield paragraph(Run(quotation.heading, Style.HEADING), rest=INDENT)
    mark = Run(f"[{quotation.citation.number}]", Style.QUIET)
    if quotation.covered:
        yield paragraph(mark, " prints: ", _cover(quotation.covered), rest=INDENT)
        return
    yield paragraph(mark, " prints: “", *_found(quotation.text, quotation.marks, signs, _whole), "”", rest=INDENT)
    if quotation.difference:
        yield paragraph(*_runs(quotation.difference), first=INDENT)


_LOOKS = {
    Verdict.AGREED: Style.AGREED,
    Verdict.ONE_SOURCE: Style.ONE_SOURCE,
    Verdict.DISPUTED: Style.CONTESTED,
    Verdict.TIE: Style.CONTESTED,
    Verdict.DIFFER: Style.HEADING,
    Verdict.REPORTED: Style.HEADING,
}
_MARKED = re.compile(rf"(\[\d+\]|\b(?:{'|'.join(Verdict)})\b)")


def _found(
    text: str, marks: tuple[tuple[int, int], ...], signs: Signs, runs: Callable[[str], Iterable[Run]] | None = None
) -> Iterator[Run]:
    """The text with the words of a search standing out."""
    rest, end = runs or _runs, 0
    before, after = signs
    for start, stop in marks:
        yield from rest(text[end:start])
        yield Run(f"{before}{text[start:stop]}{after}", Style.FOUND)
        end = stop
    yield from rest(text[end:])


def _whole(text: str) -> Iterator[Run]:
    yield Run(text)


def _runs(text: str) -> Iterator[Run]:
    """The text with its marks quiet and its verdicts standing out."""
    for number, part in enumerate(_MARKED.split(text)):
        if number % 2 == 0:  # what stands between two matches
            yield Run(part)
        elif part.startswith("["):
            yield Run(part, Style.QUIET)
        else:
            yield Run(part, _LOOKS[Verdict(part)])


# --- covers -------------------------------------------------------------------------------------------------------


def _cover(what: str) -> Run:
    """What stands in place of something covered, as long whatever it is."""
    return Run(f"▒▒▒ covered: {what}", Style.QUIET)


def _covered(blocks: Sequence[Statement | Quotation], what: str, indent: int) -> Paragraph:
    """One cover in place of them all: how many lines it covers, and the articles that say what is under it."""
    cited = {citation.number for block in blocks for citation in _citations(block)}
    marks = "".join(f"[{number}]" for number in sorted(cited))
    lines = f" ({len(blocks)} lines)" if len(blocks) > 1 else ""
    return paragraph(_cover(f"{what}{lines}"), " ", Run(marks, Style.QUIET), first=indent, rest=indent + INDENT)


def _citations(block: Statement | Quotation) -> Iterable[Citation]:
    return block.citations if isinstance(block, Statement) else (block.citation,)


_SPOILERS = re.compile(r"\s+spoilers:\s*\w*", re.IGNORECASE)


def _way_to_see(answer: Answer, look: Look) -> Iterator[Paragraph | None]:
    """The question that shows what this answer covers; nothing where nothing is covered."""
    blocks = (block for block in answer.blocks if isinstance(block, Statement | Quotation))
    if any(part.covered for part in (*blocks, *answer.articles)):
        ask = f"{_SPOILERS.sub('', answer.question)} spoilers:show"
        yield None
        yield paragraph("To see what is covered:")
        yield paragraph(Run(_typed(ask, look), Style.COMMAND), first=INDENT, whole=True)


def _typed(ask: str, look: Look) -> str:
    """A question as it is put where the answer is shown."""
    return ask if look.command is None else asked(ask, look.command)


# --- the small print ----------------------------------------------------------------------------------------------


def _small_print(articles: tuple[CitedArticle, ...], look: Look) -> Iterator[Paragraph | None]:
    """Each article once: its number, what its page states about itself, its address."""
    if articles:
        yield None
    for article in articles:
        if article.covered:
            yield _covered_article(article, article.covered)
            continue
        link = address(article.url, article.fragment)
        name = Run(_record(article), link=link if look.links else None)
        yield paragraph(Run(f"[{article.number}]", Style.QUIET), " ", name, rest=INDENT)
        if link and not look.links:
            yield paragraph(Run(link, Style.QUIET), first=INDENT, whole=True)


def _covered_article(article: CitedArticle, what: str) -> Paragraph:
    """An article whose title and address would tell what is covered: who publishes it may be known."""
    told = ", ".join(part for part in (_publisher(article), article.author, article.published) if part)
    return paragraph(Run(f"[{article.number}]", Style.QUIET), f" {told}, ", _cover(what), rest=INDENT)


def _publisher(article: CitedArticle) -> str:
    return article.publisher or f"{article.slug} (publisher not stated)"


def _record(article: CitedArticle) -> str:
    """As in "Harbour Gazette, “Local hero takes the 800”, 23 August": a title that is not stated is said to be so."""
    title = f"“{article.title}”" if article.title else "title not stated"
    return ", ".join(part for part in (_publisher(article), title, article.author, article.published) if part)


# --- what to ask next ---------------------------------------------------------------------------------------------


def _choices(choices: tuple[Choice, ...], look: Look) -> Iterator[Paragraph | None]:
    if not choices:
        return
    yield None
    yield paragraph(Run("Ask next", Style.HEADING))
    if look.command is None:
        yield from _numbered(choices)
        return
    room = max(cell_len(choice.label) for choice in choices)
    commands = [Run(asked(choice.ask, look.command), Style.COMMAND) for choice in choices]
    beside = room + GAP + max(len(command.text) for command in commands) <= look.width
    for choice, command in zip(choices, commands, strict=True):
        if beside:
            padding = " " * (room + GAP - cell_len(choice.label))
            yield paragraph(choice.label, padding, command, whole=True)
        else:
            yield paragraph(choice.label, rest=INDENT)
            yield paragraph(command, first=INDENT, whole=True)


def _numbered(choices: tuple[Choice, ...]) -> Iterator[Paragraph]:
    for number, choice in enumerate(choices, 1):
        yield paragraph(Run(f"{number}", Style.COMMAND), f" {choice.label}", rest=INDENT)


_BARE = re.compile(r"[\w@%+=:,./ -]+")
_NEEDS_SINGLE = re.compile(r'["$`\\!]')


def asked(ask: str, command: str) -> str:
    """A question as a command line that can be pasted: no slash in front, which Git Bash would take for a path."""
    name, _, rest = " ".join(ask.removeprefix("/").split()).partition(" ")
    return " ".join(filter(None, (command, name, rest and shell_words(rest))))


def shell_words(words: str) -> str:
    """Words as a shell reads them: bare, or in the double quotes that all of them know, or in bash's single ones."""
    if _BARE.fullmatch(words):
        return words
    return shlex.quote(words) if _NEEDS_SINGLE.search(words) else f'"{words}"'
