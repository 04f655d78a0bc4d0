"""No wrong figure passes: each digit of a curated value, and of a moment in “when”, is held by its sentence."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bot.facts.errors import Severity
from bot.facts.pack.reader import read_pack
from bot.facts.values.references import REGISTERS
from tests.facts.small_pack import entry_problems

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.facts.model import Claim

ROOT = Path(__file__).parents[4]
PACKS = [".", "tests/packs/harbour"]
NO_FIGURES = frozenset({*REGISTERS, "term", "text"})
"""Kinds whose values are ids or words: those with a year have a test of their own."""
ID = re.compile(
    r'(?P<before>[\w-]+ = "(?:as of |before |after |since |(?:first|last)-day |day-of )?)'
    r'(?P<id>(?P<entry>[a-z-]+-\d{4})\b[^"]*)"'
)
"""A meet, race or season with a year, as the value of a claim, in “in” or in “when”."""
RELATIVE = re.compile(r"[a-z]+-day|day-of")
MOMENT = re.compile(r"\d+m to go|\d+\.\d+m|(?:after )?lap \d+|last \d+m|attempt \d+|as of \d{4}(?:-\d\d)*")


def changed(value: str, digit: int, by: int) -> str | None:
    """The value with its nth digit moved on, None where it has no such digit."""
    digits = [match.start() for match in re.finditer(r"\d", value)]
    if digit >= len(digits):
        return None
    at = digits[digit]
    return f"{value[:at]}{(int(value[at]) + by) % 10}{value[at + 1 :]}"


def with_value(line: str, what: str, old: str, new: str) -> str:
    """The line of a claim with another value of the attribute; the words of the article stay."""
    shown = rf'(?P<before>\.{what} = (?:\{{ value = )?|^ *\{{? *(?:value = )?)"{re.escape(old)}"'
    return re.sub(shown, lambda match: f'{match["before"]}"{new}"', line, count=1)


def changed_value(line: str, claim: Claim, digit: int, by: int) -> str | None:
    """The line with a digit of its value changed, None where the value has no such digit."""
    new = changed(claim.value, digit, by)
    return None if new is None or RELATIVE.match(claim.value) else with_value(line, claim.what, claim.value, new)


def changed_when(line: str, claim: Claim, digit: int, by: int) -> str | None:
    """The line with a digit of its moment changed, None where it has no such digit."""
    when = str(claim.when)
    new = changed(when, digit, by) if MOMENT.fullmatch(when) and f'when = "{when}"' in line else None
    return None if new is None else line.replace(f'when = "{when}"', f'when = "{new}"')


def passes(
    root: Path, copy: Path, digit: int, by: int, change: Callable[[str, Claim, int, int], str | None]
) -> list[str]:
    """The changed lines that `check` lets pass, as "file:line words"; at least one was changed, or a failure."""
    pack = read_pack(root).pack
    assert pack is not None
    shutil.copytree(root / "seeds", copy / "seeds")
    shutil.copytree(root / "data", copy / "data")
    tried: dict[str, str] = {}
    for article in pack.articles:
        file = copy / article.source.rpartition(":")[0]
        lines = file.read_text(encoding="utf-8").splitlines()
        for claim in article.claims:
            path, _, at = claim.source.rpartition(":")
            is_figure = change is changed_when or pack.vocabulary.attributes[claim.what].kind not in NO_FIGURES
            line = lines[int(at) - 1]
            new = change(line, claim, digit, by) if "reading = " not in line and is_figure else None
            if new is not None:
                assert new != line
                lines[int(at) - 1] = tried[f"{path}:{at}"] = new
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert tried
    return passed(copy, tried)


def passes_ids(root: Path, copy: Path, number: int, digit: int, by: int) -> list[str]:
    """The lines with another digit in their nth id that `check` lets pass, where there is such a meet."""
    known = read_pack(root).known
    shutil.copytree(root / "seeds", copy / "seeds")
    shutil.copytree(root / "data", copy / "data")
    tried: dict[str, str] = {}
    for file in sorted((copy / "data/articles").glob("*.toml")):
        lines = file.read_text(encoding="utf-8").splitlines()
        for index, line in enumerate(lines):
            ids = [] if "reading = " in line else list(ID.finditer(line))
            new = changed(ids[number]["entry"], digit, by) if number < len(ids) else None
            if new is not None and (new in known.meets or new.startswith("season-")):
                start, end = ids[number].span("entry")
                lines[index] = tried[f"data/articles/{file.name}:{index + 1}"] = f"{line[:start]}{new}{line[end:]}"
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return passed(copy, tried)


def passed(copy: Path, tried: dict[str, str]) -> list[str]:
    """Those of the changed lines, by "file:line", on which no error is reported."""
    problems = read_pack(copy).problems
    refused = {
        f"{each.path}:{each.line}"
        for each in problems
        if each.severity is Severity.ERROR or each.rule == "needless-in"  # the story's own race, which goes without it
    }
    return [f"{place} {line}" for place, line in tried.items() if place not in refused]


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("digit", range(4))
def test_a_value_with_another_digit_is_refused(tmp_path: Path, pack: str, digit: int) -> None:
    assert passes(ROOT / pack, tmp_path / "copy", digit, 1, changed_value) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("digit", range(8))
@pytest.mark.parametrize("by", range(1, 10))
def test_a_value_with_any_other_digit_is_refused(tmp_path: Path, pack: str, digit: int, by: int) -> None:
    assert passes(ROOT / pack, tmp_path / "copy", digit, by, changed_value) == []


@pytest.mark.parametrize("pack", PACKS)
@pytest.mark.parametrize("by", [1, 5])
def test_a_moment_with_another_digit_is_refused(tmp_path: Path, pack: str, by: int) -> None:
    assert passes(ROOT / pack, tmp_path / "copy", 0, by, changed_when) == []


@pytest.mark.parametrize("by", [1, *(pytest.param(by, marks=pytest.mark.exhaustive) for by in range(2, 10))])
def test_a_meet_race_or_season_of_another_year_is_refused(tmp_path: Path, by: int) -> None:
    assert [line for number in (0, 1) for line in passes_ids(ROOT, tmp_path / f"{number}", number, 3, by)] == []


@pytest.mark.parametrize(("event", "other"), [("mens-1500m", "mens-pole-vault"), ("mens-1500m", "womens-1500m")])
def test_a_race_of_another_event_is_refused(tmp_path: Path, event: str, other: str) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(ROOT / "seeds", copy / "seeds")
    shutil.copytree(ROOT / "data", copy / "data")
    tried: dict[str, str] = {}
    for file in sorted((copy / "data/articles").glob("*.toml")):
        stories, first, entries = file.read_text(encoding="utf-8").partition("[[sentence]]")
        changed_entries = re.sub(rf'/{event}(?=[/"])', f"/{other}", entries)
        before = stories.count("\n") + 1
        for index, (old, new) in enumerate(zip(entries.split("\n"), changed_entries.split("\n"), strict=True)):
            if old != new:
                tried[f"data/articles/{file.name}:{before + index}"] = new
        file.write_text(f"{stories}{first}{changed_entries}", encoding="utf-8")
    assert len(tried) > 40
    assert passed(copy, tried) == []


# --- what let a wrong figure pass ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "claim", "problems"),
    [
        pytest.param(
            "The 800m final was run on Wednesday (27 August).",
            'race.date = "2031-08-28"',
            ["3 error [value-not-in-excerpt]"],
            id="a day that is none of the meet’s is held against the text all the same",
        ),
        pytest.param(
            "The 800m final was run in 2031, as that of 2027 was at home.",
            'race.date = "2027"',
            ["3 error [value-ambiguous]"],
            id="the year of another race",
        ),
        pytest.param(
            "Brown passed Mina Lee with 200 metres to go.",
            'ada-brown.beat = { value = "mina-lee", when = "300m to go" }',
            ["3 error [when-not-in-sentence]"],
            id="a moment that the sentence does not have",
        ),
        pytest.param(
            "Brown passed Mina Lee with 200 metres to go.",
            'ada-brown.beat = { value = "mina-lee", when = "200m to go" }',
            [],
            id="a moment that it has",
        ),
        pytest.param(
            "She passed Mina Lee with 200 metres to go.",
            'reading = "she is Brown"\nada-brown.beat = { value = "mina-lee", when = "300m to go" }',
            ["4 error [when-not-in-sentence]"],
            id="what is read of a sentence tells of whom it is, and no moment",
        ),
        pytest.param(
            "She ran 1:58.20.",
            'reading = "she is Brown"\nada-brown.time = "1:58.21"',
            ["4 error [value-not-in-excerpt]"],
            id="and no mark",
        ),
        pytest.param(
            "Brown passed Mina Lee in the second half.",
            'ada-brown.beat = { value = "mina-lee", when = "after lap 1", reading = "half is after lap one" }',
            [],
            id="a moment that is read",
        ),
    ],
)
def test_a_figure_is_held_against_its_sentence(tmp_path: Path, text: str, claim: str, problems: list[str]) -> None:
    assert entry_problems(tmp_path, f'[[sentence]]\nat = "{text}"\n{claim}\n', f"{text}\n") == problems


def test_the_medal_of_another_in_the_same_words_is_no_value_of_a_claim(tmp_path: Path) -> None:
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    article = tmp_path / "data" / "articles" / "riverdale-standard.toml"
    text = article.read_text(encoding="utf-8")
    assert text.count('narve-gilje-nordas.medal = "bronze"') == 1
    article.write_text(text.replace('nordas.medal = "bronze"', 'nordas.medal = "silver"'), encoding="utf-8")
    problems = read_pack(tmp_path).problems
    assert [each.rule for each in problems if each.severity is Severity.ERROR] == ["value-ambiguous"]
