"""A TOML file of the pack, and the lines on which its tables and keys stand."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections import deque
from contextlib import suppress
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from bot.facts.errors import Problem, Severity

if TYPE_CHECKING:
    from tree_sitter import Node

KeyPath = tuple[str | int, ...]
"""The keys that lead to a value: ``("sentence", 3, "at")`` is “at” of the fourth ``[[sentence]]``."""

_AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

_HOLDS_PAIRS = frozenset({"document", "table", "table_array_element", "inline_table"})

_TOO_LONG = "Exceeds the limit"
"""What Python says of a number of thousands of digits, with advice for programmers behind it."""

_FIXES = (
    ("Illegal character '\\x", "take away this character, which nobody sees"),
    ("Invalid value", "write a text in quotation marks"),
    ("Illegal character", "close the quotation mark"),
    ("Unterminated string", "close the quotation mark"),
    ("Expected newline", 'begin a new line; a quotation mark within a text is written \\"'),
    ("Unescaped", "write a backslash twice"),
    ("Cannot overwrite", "give each key once"),
    ("Cannot declare", "give each table once"),
    ("Unclosed", "close the bracket"),
    ("Expected '='", 'write key = "value"; a key has no space in it'),
    (
        "Expected ']'",
        "close the bracket; a key with a space or a slash stands in quotation marks",
    ),
)
"""What the parser says first, and what to do about it."""

_SLIPS = (
    (re.compile(r"[^\"']*[“”„‘’]"), "", 'write straight quotation marks: medal = "silver"'),
    (
        re.compile(r"\s*[\w-]+/[^\s=]*(?<!\.)[^=]*="),
        "Expected '='",
        'put an id with a slash into quotation marks: "games-2031/womens-800m/final" = 1',
    ),
    (re.compile(r".*\{[^}]*$"), "", "write a table in braces on one line, with no line break in it"),
    (
        re.compile(r"\s*\[[\w-]+\]\s*(?:#.*)?$"),
        "Cannot declare",
        "give each table once, or write each with two brackets where there are several: [[sentence]]",
    ),
)
"""How a line reads that is a known slip, what the parser says first of it, and what to do about it."""

_BARE_TEXT = re.compile(r"""[^=]*=[ \t]*[+-]?\d[^="']*""")
"""A line whose value begins as a number and goes on as a text: 1:58.20, or 27 August."""

_DOTTED_KEY = re.compile(r"[^=]*\.[^=]*=")
"""A line as that of a claim: "ada-brown.time ="."""


_KEY = re.compile(r"\s*([\w-]+)\s*([.=])")
"""The first key of a line, and what follows it."""


class TomlSyntaxError(ValueError):
    """A text is not TOML: the reason, and the line (counted from 1), which reads ``source``.

    ``subject`` is a key that has a value on that line, and keys of its own on others.
    """

    def __init__(self, reason: str, line: int, source: str = "", subject: str = "") -> None:
        super().__init__(reason)
        self.line = line
        self._source = source
        self._subject = subject

    def problem(self, path: str) -> Problem:
        """The problem of a file at that path of the pack, and what to do about it."""
        return Problem(path, self.line, Severity.ERROR, "not-toml", f"this is no TOML ({self}): {self._fix()}")

    def _fix(self) -> str:
        if str(self).startswith("Expected newline") and _BARE_TEXT.fullmatch(self._source):
            return "write a text in quotation marks"
        if self._subject:
            return f"write what as {self._subject}.attribute"
        if str(self).startswith("Cannot overwrite") and _DOTTED_KEY.match(self._source):
            return "give each key once, and behind it a list of what is said"
        slips = (fix for line, reason, fix in _SLIPS if str(self).startswith(reason) and line.match(self._source))
        fixes = (fix for reason, fix in _FIXES if str(self).startswith(reason))
        return next(chain(slips, fixes), "mend the line")


class TomlFile:
    """One TOML file of a pack: its path there, its tables, and the line of each of its keys."""

    def __init__(self, path: str, text: str) -> None:
        """Read ``text``, the whole file.

        Raises:
            TomlSyntaxError: it cannot be read.
        """
        self.path = path
        self._text = text
        self.table = _parse_toml(text)

    def line(self, *place: str | int) -> int:
        """The line on which that key stands, or else the nearest one that it would stand under; 1 for the file."""
        while place and place not in self._lines:
            place = place[:-1]
        return self._lines[place] if place else 1

    def problem(self, rule: str, message: str, *place: str | int, severity: Severity = Severity.ERROR) -> Problem:
        """A problem at that key of this file."""
        return Problem(self.path, self.line(*place), severity, rule, message)

    def source(self, *place: str | int) -> str:
        """Where that key stands, as ``file:line``."""
        return f"{self.path}:{self.line(*place)}"

    @cached_property
    def _lines(self) -> dict[KeyPath, int]:
        return key_lines(self._text)


def key_lines(text: str) -> dict[KeyPath, int]:
    """The line (from 1) of every table, entry and key of a well-formed TOML text, by the keys that lead there."""
    document = syntax_tree(text.encode())
    marks: list[tuple[KeyPath, Node]] = []
    waiting: deque[tuple[Node, KeyPath]] = deque([(document, ())])
    counts: dict[KeyPath, int] = {}
    for node in document.named_children:
        if node.type in {"table", "table_array_element"}:
            place = _header_place(node, counts)
            marks += [(place[:length], node) for length in range(1, len(place) + 1)]
            waiting.append((node, place))
    while waiting:  # a queue, for nesting knows no bound
        node, place = waiting.popleft()
        children = [child for child in node.named_children if child.type != "comment"]
        if node.type == "array":
            items = [(item, (*place, index)) for index, item in enumerate(children)]
            marks += [(path, item) for item, path in items]
            waiting += items
        elif node.type in _HOLDS_PAIRS:
            for pair in (child for child in children if child.type == "pair"):
                path = (*place, *key_path(pair))
                marks += [(path[:length], pair) for length in range(len(place) + 1, len(path) + 1)]
                waiting += [(value, path) for value in pair.named_children[1:] if value.type != "comment"]
    return {place: node.start_point.row + 1 for place, node in reversed(marks)}


def _header_place(node: Node, counts: dict[KeyPath, int]) -> KeyPath:
    """The place of a header: ``[sentence.ada-brown]`` belongs to the sentence that was opened last."""
    *outer, last = key_path(node)
    place: KeyPath = ()
    for key in outer:
        place = (*place, key)
        if place in counts:
            place = (*place, counts[place] - 1)
    place = (*place, last)
    if node.type == "table":
        return place
    counts[place] = counts.get(place, 0) + 1
    return (*place, counts[place] - 1)


def syntax_tree(content: bytes) -> Node:
    """The document of a well-formed TOML text."""
    # Slow to import, and wanted only where a problem has to be shown, or a file to be mended.
    import tree_sitter  # noqa: PLC0415
    import tree_sitter_toml  # noqa: PLC0415

    parser = tree_sitter.Parser(tree_sitter.Language(tree_sitter_toml.language()))
    return parser.parse(content).root_node


def key_path(node: Node) -> tuple[str, ...]:
    """The keys of a pair or of a table's header: "a.b.c", which the syntax tree holds as (a.b).c."""
    node = next(child for child in node.named_children if child.type != "comment")
    last_first: list[str] = []
    while node.type == "dotted_key":
        node, last = node.named_children
        last_first.append(_key(last))
    return (_key(node), *reversed(last_first))


def _key(node: Node) -> str:
    key = (node.text or b"").decode()
    return next(iter(tomllib.loads(f"{key} = 0"))) if node.type == "quoted_key" else key


def _parse_toml(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError:
        reason = "tables and lists are nested too deeply, or a key has too many parts"
        raise TomlSyntaxError(reason, _deepest_line(text)) from None
    except ValueError as error:
        reason = str(error)
        place = _AT_LINE.search(reason)
        if reason.startswith(_TOO_LONG):
            reason = "a number has too many digits"
        line = int(place[1]) if place and place[1] else text.count("\n") + 1 if place else 1
        single = _single_header(text, line) if reason.startswith(("Cannot overwrite", "Cannot mutate")) else 0
        if single:
            reason, line = "Cannot declare a table and then a list of tables", single
        subject = ""
        if reason.startswith("Cannot overwrite"):
            subject, line = _bare_subject(text, line)
        raise TomlSyntaxError(_AT_LINE.sub("", reason), line, text.split("\n")[line - 1], subject) from None


def _single_header(text: str, line: int) -> int:
    """The line (from 1) of the ``[sentence]`` above a ``[[sentence]]`` on that line; 0 for none."""
    lines = text.split("\n")
    header = re.match(r"\s*\[(\[[\w-]+\])\]", lines[line - 1])
    return next((number for number, each in enumerate(lines, 1) if header and each.strip().startswith(header[1])), 0)


def _bare_subject(text: str, line: int) -> tuple[str, int]:
    """The key of that line (from 1) and the line on which it has a value, where its table has keys below it too."""
    lines = text.split("\n")
    start = next((each for each in range(line - 1, 0, -1) if lines[each - 1].lstrip().startswith("[")), 0)
    keys = {number: key for number in range(line, start, -1) if (key := _KEY.match(lines[number - 1]))}
    subject = keys[line][1] if line in keys else ""
    behind = {key[2]: number for number, key in keys.items() if key[1] == subject}
    return (subject, behind["="]) if behind.keys() == {".", "="} else ("", line)


def _deepest_line(text: str) -> int:
    """The first line (from 1) with which a text is nested too deeply to be parsed."""
    lines = text.split("\n")

    def is_too_deep(count: int) -> bool:
        try:
            with suppress(ValueError):  # it was cut in the middle of a value
                tomllib.loads("\n".join(lines[:count]))
        except RecursionError:
            return True
        return False

    return bisect_left(range(len(lines)), True, key=is_too_deep)  # noqa: FBT003
