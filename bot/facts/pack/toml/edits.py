"""Edits of an article's file in TOML that leave every other byte of it as it is.

They take a well-formed file as bytes, without a byte order mark, and answer None where it is written in another way
than they know.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.facts.pack.toml.positions import key_path, syntax_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tree_sitter import Node


def with_text(content: bytes, key: str, value: str, below: str) -> bytes | None:
    """The file with a text behind a key of the file as a whole: in place of the value there, or on a new line.

    The new line stands below that of the key ``below``. ``value`` needs no escapes.
    """
    pairs = {key_path(node): node for node in syntax_tree(content).named_children if node.type == "pair"}
    if (key,) in pairs:
        old = [child for child in pairs[key,].named_children if child.type != "comment"][-1]
        return content[: old.start_byte] + f'"{value}"'.encode() + content[old.end_byte :]
    if (below,) not in pairs:
        return None
    _, end = _Lines(content).span(0, _last_row(pairs[below,]))
    line_break = b"\r\n" if b"\r\n" in content else b"\n"
    return content[:end] + line_break + f'{key} = "{value}"'.encode() + content[end:]


def with_sentences(content: bytes, order: Sequence[int]) -> bytes | None:
    """The file with its ``[[sentence]]`` entries in another order: ``order`` has their numbers, from 0.

    A comment moves with the entry below it, or with the one above where that is nearer; empty lines stay.
    """
    tree = syntax_tree(content)
    if tree.has_error:
        return None
    nodes = [node for node in tree.named_children if node.type != "comment"]
    paths = [key_path(node) for node in nodes]
    ours = [index for index, path in enumerate(paths) if path[0] == "sentence"]
    heads = [index for index in ours if nodes[index].type == "table_array_element" and len(paths[index]) == 1]
    if len(heads) != len(order) or ours != list(range(heads[0], heads[0] + len(ours))):
        return None
    lines = _Lines(content)
    rows = [(nodes[head].start_point.row, _last_row(nodes[end - 1])) for head, end in pairwise([*heads, ours[-1] + 1])]
    before = _last_row(nodes[heads[0] - 1]) if heads[0] else -1
    below = nodes[ours[-1] + 1].start_point.row if ours[-1] + 1 < len(nodes) else lines.count + 1
    blocks = [lines.span(*each) for each in _with_comments(rows, before, below, lines)]
    gaps = [content[end:start] for (_, end), (start, _) in pairwise(blocks)]
    texts = [content[start:end] for start, end in (blocks[index] for index in order)]
    middle = b"".join(part for pair in zip(texts, [*gaps, b""], strict=True) for part in pair)
    return content[: blocks[0][0]] + middle + content[blocks[-1][1] :]


class _Lines:
    """The lines of a file, counted from 0."""

    def __init__(self, content: bytes) -> None:
        self._lines = content.split(b"\n")
        self.count = len(self._lines)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Where those lines begin and end in the file, without the line break behind them."""
        start = sum(len(line) + 1 for line in self._lines[:first])
        words = b"\n".join(self._lines[first : last + 1])
        return start, start + len(words.removesuffix(b"\r"))

    def is_comment(self, row: int) -> bool:
        """Whether that line holds a comment and nothing else; beside a text of several lines, which is no comment."""
        return row < self.count and self._lines[row].lstrip().startswith(b"#")


def _with_comments(
    rows: Sequence[tuple[int, int]], before: int, below: int, lines: _Lines
) -> Iterator[tuple[int, int]]:
    """The first and last line of each entry and its comments; ``before`` ends and ``below`` begins what is around."""
    first = rows[0][0]
    while first - 1 > before and lines.is_comment(first - 1):
        first -= 1
    for (_, last), (following, _) in pairwise([*rows, (below, below)]):
        end = last
        while end + 1 < following and lines.is_comment(end + 1):
            end += 1
        end = last if end + 1 == following else end
        yield first, end
        first = next((row for row in range(end + 1, following) if lines.is_comment(row)), following)


def _last_row(node: Node) -> int:
    """The last line of a pair or a table, without what is only a comment below it."""
    if node.type == "pair":
        return node.end_point.row
    return max(child.end_point.row for child in node.children if child.type != "comment")
