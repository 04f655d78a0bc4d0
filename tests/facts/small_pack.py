"""The smallest pack without problems, for tests that put one mistake in it."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from bot.facts.pack.reader import read_pack

if TYPE_CHECKING:
    from pathlib import Path

    from bot.facts.model import Article

TEXT = """\
Harbour Gazette
Ada Brown won the women’s 800m final in 1:58.20. She beat her best by 0.40 seconds.
Mina Lee was second in 1:58.43, and Lee’s father Sven Nordås wept on 27 August at home.
“I never looked back,” said Brown.
What a night it was! Nobody will forget the 1:58.20.
"""

VOCABULARY = """\
[groups]
result = { label = "Result", phase = "result" }
[attributes.time]
label = "time"
kind = "mark"
compare = "exact"
point = ["in", "when"]
group = "result"
roles = ["mark"]
sentence = "{about} ran {value} {in}"
[attributes.improvement]
label = "improvement"
kind = "gap"
compare = "exact"
point = ["in"]
group = "result"
sentence = "{about} improved by {value} {in}"
[attributes.took-part]
label = "took part"
kind = "term"
compare = "exact"
point = ["in"]
group = "result"
sentence = "{about} took part {in}: {value}"
[attributes.took-part.terms]
yes = ["won", "was second"]
no = ["missed"]
[attributes.beat]
label = "beat"
kind = "person"
compare = "list"
group = "result"
sentence = "{about} beat {value} {in}"
[attributes.date]
label = "date"
kind = "date"
compare = "within"
group = "result"
sentence = "{about} took place on {value}"
"""

PEOPLE = """\
[person.ada-brown]
name = "Ada Brown"
aliases = ["Brown"]
[person.mina-lee]
name = "Mina Lee"
aliases = ["Lee"]
[person.sven-nordas]
name = "Sven Nordås"
[population.harbour-women]
name = "Harbour women"
"""

PLACES = """\
[country.harbour]
name = "Harbour"
code = "HBR"
[place.port]
name = "Port"
within = "harbour"
"""

RACES = """\
[series.games]
name = "Games"
[meet.harbour-2031]
name = "Harbour Games"
series = "games"
year = 2031
[event.womens-800m]
name = "Women's 800m"
aliases = ["800m"]
better = "lower"
plausible = ["1:50.00", "4:00.00"]
[race.harbour-2031-womens-800m-final]
name = "Women's 800m final"
meet = "harbour-2031"
event = "womens-800m"
round = "final"
"""

ENTRIES = """\
[[sentence]]
at = "Harbour Gazette"
aside = "furniture"
[[sentence]]
at = "Ada Brown won the women’s 800m final in 1:58.20"
ada-brown.time = "1:58.20"
[[sentence]]
at = "She beat her best by 0.40 seconds"
ada-brown.improvement = "0.40"
[[sentence]]
at = "Mina Lee was second in 1:58.43"
mina-lee.time = "1:58.43"
race.date = { value = "2031-08-27", reading = "the race is the 800m final of the paragraph before" }
[[sentence]]
at = "I never looked back"
quote = "ada-brown"
[[sentence]]
at = "What a night it was!"
aside = "opinion"
[[sentence]]
at = "Nobody will forget the 1:58.20"
ada-brown.time = { value = "1:58.20", reading = "the time is Brown’s, of which the paragraphs before tell" }
"""

ARTICLE = "data/articles/gazette.toml"
FIRST_ENTRY_LINE = 6
"""The line of an article's file on which its entries begin."""


def article(entries: str, text: str = TEXT, *, number: int = 1, file: str = "gazette.txt") -> str:
    """The file of an article, with the hash of its text: five lines, then its entries."""
    hashed = hashlib.sha256(text.encode()).hexdigest()
    stories = f"[stories]\nharbour-2031-womens-800m-final = {number}\n"
    return f'file = "{file}"\nsha256 = "{hashed}"\n{stories}\n{entries}'


def attribute(id_: str, kind: str, compare: str = "exact", **keys: str | list[str]) -> str:
    """An attribute as a vocabulary has it, of the group “result”; ``keys`` are more of its keys, or other ones."""
    all_keys = {
        "label": id_,
        "kind": kind,
        "compare": compare,
        "group": "result",
        "sentence": f"{{about}}: {id_} {{value}}",
    }
    lines = (f"{key} = {json.dumps(value)}\n" for key, value in (all_keys | keys).items())
    return f"[attributes.{id_}]\n{''.join(lines)}"


def write(root: Path, files: dict[str, str | bytes | None] | None = None, *, text: str = TEXT) -> Path:
    """Write the small pack into a folder, then ``files`` over it; None takes a file away."""
    contents: dict[str, str | bytes | None] = {
        "data/vocabulary.toml": VOCABULARY,
        "data/people.toml": PEOPLE,
        "data/races.toml": RACES,
        ARTICLE: article(ENTRIES, text),
        "seeds/gazette.txt": text,
    }
    contents.update(files or {})
    for path, content in contents.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if content is not None:
            file.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def read_article(
    root: Path, entries: str, text: str = TEXT, files: dict[str, str | bytes | None] | None = None
) -> Article:
    """The small pack's article, with those entries and that text and ``files`` over it; it has no problem."""
    loaded = read_pack(write(root, {**(files or {}), ARTICLE: article(entries, text)}, text=text))
    assert loaded.pack is not None, loaded.problems
    return loaded.pack.articles[0]


def problem_lines(root: Path) -> list[str]:
    """Every problem of a pack as "path:line severity [rule]"."""
    return [f"{p.path}:{p.line} {p.severity} [{p.rule}]" for p in read_pack(root).problems]


def entry_problems(root: Path, entries: str, text: str = TEXT) -> list[str]:
    """The problems of an article's entries, each as "line severity [rule]", with lines counted from the first entry."""
    problems = read_pack(write(root, {ARTICLE: article(entries, text)}, text=text)).problems
    assert all(problem.path == ARTICLE for problem in problems)
    return [f"{each.line - FIRST_ENTRY_LINE + 1} {each.severity} [{each.rule}]" for each in problems]


def problem_message(root: Path, rule: str) -> str:
    """The message of the only problem that breaks that rule."""
    (problem,) = (problem for problem in read_pack(root).problems if problem.rule == rule)
    return problem.message
