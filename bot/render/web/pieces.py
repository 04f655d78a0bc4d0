"""The words of a line in pieces that a template draws: plain text, marks of articles, verdicts, words of a search."""

from __future__ import annotations

import re
from collections import defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING

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
    MATCH = "match"
    COMMAND = "command"
    """A question as one types it, which leads to its answer."""


class Piece(Frozen, frozen=True):
    """A run of a line. ``address`` is where a mark or a command leads, "" where the line cites nothing there."""

    kind: PieceKind
    text: str
    address: str = ""


_SPECIAL = re.compile(rf"{MARK.pattern}|{VERDICT.pattern}")


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
        if match[0].startswith("["):
            yield _mark(int(match[0][1:-1]), addresses)
        elif match[0].startswith("all "):
            yield from _plain(f"{match[0]} ")
            yield from (_mark(number, addresses) for number in sorted(addresses))
        else:
            yield Piece(PieceKind.VERDICT, match[0])
        end = match.end()
    yield from _plain(text[end:])


def _mark(number: int, addresses: Mapping[int, str]) -> Piece:
    return Piece(PieceKind.MARK, f"[{number}]", addresses.get(number, ""))


def _plain(text: str) -> Iterator[Piece]:
    if text:
        yield Piece(PieceKind.TEXT, isolate(text))
