"""A pack of one article and the coverage of it: what it lacks, by rule and place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.pack.reader import read_pack
from bot.facts.pack.rules.coverage import Coverage, coverage
from tests.facts.small_pack import ARTICLE, RACES, VOCABULARY, article, attribute, write

if TYPE_CHECKING:
    from pathlib import Path

MORE_ATTRIBUTES = "".join(
    [
        attribute("country", "place-name", "within", roles=["country"]),
        attribute("medal", "medal", point=["in"], words=["medal"]),
        attribute("golds", "count", point=["in"], words=["gold medals"]),
        attribute("since", "text", "loose", words=["first since"]),
        attribute("move", "moment", "loose", point=["in"]),
        attribute("place", "place", point=["in"]),
    ]
)

RAN = '[attributes.time]\nimplies = [{ what = "took-part", value = "yes" }]'

PLACES = """\
[country.northmark]
name = "Northmark"
code = "NMK"
aliases = ["Northmarker"]
[place.delta]
name = "Delta"
within = "northmark"
"""

TELLING = VOCABULARY.replace("[attributes.time]", RAN).replace(', "was second"', "") + MORE_ATTRIBUTES


def covered(root: Path, entries: str, text: str, vocabulary: str = TELLING, races: str = RACES) -> Coverage:
    files = {
        "data/races.toml": races,
        "data/vocabulary.toml": vocabulary,
        "data/places.toml": PLACES,
        ARTICLE: article(entries, text),
    }
    loaded = read_pack(write(root, dict(files), text=text))
    assert loaded.pack is not None, loaded.problems
    return coverage(loaded.pack, loaded.known)


def problem_places(report: Coverage) -> list[str]:
    return [f"{problem.path}:{problem.line} [{problem.rule}]" for problem in report.problems]


def named(root: Path, sentence: str, claims: str) -> list[str]:
    """What coverage names in one sentence of an article whose entry for it has these claims: rule and words."""
    entries = f'[[sentence]]\nat = "{sentence}"\n{claims}\n'
    return [
        f"{each.rule}: {each.message.split('“')[1].split('”')[0]}"
        for each in covered(root, entries, f"{sentence}.\n").problems
    ]
