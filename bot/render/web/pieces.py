"""The words of a line in pieces that a template draws: plain text, marks of articles, verdicts, words of a search."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.wording import number_word
from bot.facts.frozen import Frozen
from bot.render.direction import isolate
from bot.render.page_addresses import citation_address
from bot.render.statement_text import MARK, VERDICT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from bot.answers.answer import Citation


class PieceKind(StrEnum):
    """How a piece is drawn."""

    TEXT = "text"
    MARK = "mark"
    VERDICT = "verdict"
    SOURCE = "source"
    """An article by its publisher, where its number could be taken for that of another one."""
    MATCH = "match"
    COMMAND = "command"
    """A question as one types it, which leads to its answer."""


class Piece(Frozen, frozen=True):
    """A run of a line. ``address`` is where a mark or a command leads, "" where the line cites nothing there."""

    kind: PieceKind
    text: str
    address: str = ""


_OPEN = re.compile(r"(?:^|[:;,.(] |\b(?:and|in|of|or|with) )$")
"""The end of a text behind which a source is named as part of the sentence, not behind what it prints."""

_SPECIAL = re.compile(rf"not said (?:{MARK.pattern})+|{MARK.pattern}|{VERDICT.pattern}")


def citation_addresses(citations: Iterable[Citation]) -> dict[int, str]:
    """By the number of each article that is cited the address of its cited words."""
    cited: defaultdict[int, list[Citation]] = defaultdict(list)
    for citation in citations:
        cited[citation.number].append(citation)
    return {number: citation_address(of_article) for number, of_article in cited.items()}


def text_pieces(text: str, addresses: Mapping[int, str], matches: Iterable[tuple[int, int]] = ()) -> tuple[Piece, ...]:
    """The pieces of a text; ``matches`` are runs of it that a search is for, in code points, end exclusive.

    Where it says that all the articles of the addresses do ("all five"), their marks stand behind that.
    """
    pieces: list[Piece] = []
    end = 0
    for start, stop in matches:
        pieces += [*_special_pieces(text[end:start], addresses), Piece(PieceKind.MATCH, text[start:stop])]
        end = stop
    return (*pieces, *_special_pieces(text[end:], addresses))


def _special_pieces(text: str, addresses: Mapping[int, str]) -> Iterator[Piece]:
    end = 0
    everybody = rf"\ball {number_word(len(addresses))}\b(?: articles| say)?(?! *\[)"
    for match in re.finditer(rf"{_SPECIAL.pattern}|{everybody}", text):
        yield from _plain(text[end : match.start()])
        yield from _special(match[0], addresses)
        end = match.end()
    yield from _plain(text[end:])


def _special(text: str, addresses: Mapping[int, str]) -> Iterator[Piece]:
    """A verdict, or marks: those of silent articles lead nowhere, and "all" has those of all articles behind it."""
    words, _, numbers = text.partition("[")
    if VERDICT.fullmatch(text):
        yield Piece(PieceKind.VERDICT, text)
        return
    marked = map(int, re.findall(r"\d+", numbers)) if numbers else sorted(addresses)
    yield from _plain(words if numbers else f"{words} ")
    leading = {} if numbers and words else addresses
    yield from (Piece(PieceKind.MARK, f"[{number}]", leading.get(number, "")) for number in marked)


def publisher_pieces(pieces: Iterable[Piece], publishers: Mapping[int, str]) -> tuple[Piece, ...]:
    """The pieces with the publishers of articles for their marks: "ran 1:58.20 (Harbour Gazette, The Mile)"."""
    result: list[Piece] = []
    for is_mark, group in groupby(pieces, key=lambda piece: piece.kind is PieceKind.MARK):
        if not is_mark:
            result += group
            continue
        is_aside = not _OPEN.search(result[-1].text if result else "")
        sources = [replace(mark, kind=PieceKind.SOURCE, text=publishers[int(mark.text[1:-1])]) for mark in group]
        links = [piece for source in sources for piece in (source, Piece(PieceKind.TEXT, ", "))][:-1]
        around = [Piece(PieceKind.TEXT, sign) for sign in "()"]
        result += [around[0], *links, around[1]] if is_aside else links
    return tuple(result)


def _plain(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(PieceKind.TEXT, isolate(text))
