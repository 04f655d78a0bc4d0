"""The page on the format of packs: the pack that its examples make, and its tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.__main__ import main
from bot.facts.vocabulary import Compare
from tests.docs.pages import ROOT, blocks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.facts.vocabulary import Attribute

PAGE = ROOT / "docs" / "pack-format.md"
TEXT = PAGE.read_text("utf-8")

AFTER_THE_FIRST_PACK = "Ids and names"
"""The heading below the first pack, which is whole."""

_OF_A_FILE = re.compile(r"^`([^`\n]+)`\n```(?:toml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_ANSWER = re.compile(
    r'`trackside ask --pack my-pack "([^"`]+)"` answers:\n\n```text\n(.*?)^```$', re.MULTILINE | re.DOTALL
)
_TABLE = re.compile(r"^\| (?P<head>.*) \|\n\|[-|]+\n(?P<rows>(?:\|.*\n)+)", re.MULTILINE)

_FIELDS = {
    "about": "X",
    "value": "Y",
    "on": "on Y",
    "than": "Z",
    "by": "Z",
    "in": "",
    "when": "",
    "among": "those",
    "member": "of those",
    "their": "their",
    "themselves": "themselves",
    "title": "title",
    "titles": "titles",
    "held_title": "the title",
    "contest": "the contest",
}
"""What stands in the place of a sentence's fields where the page says what an attribute means."""


def files(heading: str | None = None) -> dict[str, str]:
    """The text of each file of the pack, by its path; what the page gives of one file in several places, in order.

    With ``heading`` only what stands above that one.
    """
    parts: dict[str, list[str]] = {}
    for path, text in _OF_A_FILE.findall(TEXT.split(f"\n## {heading}\n")[0] if heading else TEXT):
        parts.setdefault(path, []).append(text)
    return {path: "\n".join(texts) for path, texts in parts.items()}


def write(root: Path, pack: Mapping[str, str]) -> Path:
    """Write the files of a pack into a folder, and have ``check --fix`` write the hashes that the page leaves out."""
    for path, text in pack.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="")
    main(["check", "--fix", "--pack", str(root)])
    return root


def answers() -> list[tuple[str | None, str, str]]:
    """Each question of the page with what it shows of the answer, and above which heading the pack stands by then."""
    first = TEXT.index(f"\n## {AFTER_THE_FIRST_PACK}\n")
    asked = _ANSWER.finditer(TEXT)
    return [(AFTER_THE_FIRST_PACK if each.start() < first else None, each[1], each[2]) for each in asked]


def toml_without_a_file() -> list[str]:
    """Blocks of TOML before which no file is named."""
    placed = {text for _, text in _OF_A_FILE.findall(TEXT)}
    return [block.text for block in blocks(PAGE) if block.language == "toml" and block.text not in placed]


def tables(head: str) -> list[list[list[str]]]:
    """The cells of every table whose heading begins so, row by row."""
    return [
        [[cell.strip() for cell in row.strip("|").split(" | ")] for row in table["rows"].splitlines()]
        for table in _TABLE.finditer(TEXT)
        if table["head"].startswith(head)
    ]


def code(cell: str) -> list[str]:
    """What stands in a text as code, outside of fenced blocks."""
    return re.findall(r"(?<!`)`([^`\n]+)`(?!`)", cell)


def kind(attribute: Attribute) -> str:
    """What the page says of the kind of an attribute, and of how its values compare."""
    ways = [] if attribute.compare is Compare.EXACT else [attribute.compare]
    return ", ".join([attribute.kind, *ways, *(["moment"] if attribute.exact_moment else [])])


def told(attribute: Attribute) -> str:
    """What the page says of an attribute of the base, its terms included."""
    parts = [_told(attribute.sentence)] if attribute.sentence else []
    for term, words in attribute.terms.items():
        sentence = attribute.sentences.get(term)
        means = f": {_told(sentence)}" if sentence else ""
        parts.append(f"`{term}`{means} ({', '.join(f'“{each}”' for each in words)})")
    return "; ".join(parts)


def defaults(attribute: Attribute) -> str:
    """What the page says of the defaults of an attribute."""
    each = {"in": attribute.default_in, "when": attribute.default_when}
    return " ".join(f'`{key} = "{default}"`' for key, default in each.items() if default)


def _told(sentence: str) -> str:
    return " ".join(re.sub(r"\{(\w+)\}", lambda field: _FIELDS[field[1]], sentence).split())
