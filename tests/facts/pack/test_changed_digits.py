"""No wrong figure passes: each number of a curated claim is held by its excerpt, digit for digit."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from bot.facts.pack.reader import read_pack

ROOT = Path(__file__).parents[3]
COUNT = frozenset({"count"})
OTHER_NUMBERS = frozenset({"ordinal", "place", "mark", "gap", "age", "points", "distance"})
REFUSED = frozenset({"value-not-in-excerpt", "value-ambiguous", "absurd-mark", "not-of-kind"})


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


def passes(root: Path, tmp_path: Path, kinds: frozenset[str], digit: int, by: int) -> list[str]:
    """The changed values that `check` lets pass, as "file:line value"; at least one was changed, or a failure."""
    pack = read_pack(root).pack
    assert pack is not None
    copy = tmp_path / f"{digit}{by}"
    shutil.copytree(root / "seeds", copy / "seeds")
    shutil.copytree(root / "data", copy / "data")
    values: dict[str, str] = {}
    for article in pack.articles:
        file = copy / article.source.rpartition(":")[0]
        lines = file.read_text(encoding="utf-8").splitlines()
        for claim in article.claims:
            new = changed(claim.value, digit, by)
            if claim.reading is None and new and pack.vocabulary.attributes[claim.what].kind in kinds:
                path, _, line = claim.source.rpartition(":")
                at = int(line)
                lines[at - 1] = with_value(lines[at - 1], claim.what, claim.value, new)
                values[f"{path}:{at}"] = new
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    refused = {f"{each.path}:{each.line}" for each in read_pack(copy).problems if each.rule in REFUSED}
    assert values
    return [f"{place} {value}" for place, value in values.items() if place not in refused]


@pytest.mark.parametrize("pack", [".", "tests/packs/harbour"])
@pytest.mark.parametrize("by", range(1, 10))
def test_a_count_with_another_first_digit_is_refused(tmp_path: Path, pack: str, by: int) -> None:
    assert passes(ROOT / pack, tmp_path, COUNT, 0, by) == []


@pytest.mark.parametrize("by", range(1, 10))
def test_a_count_with_another_second_digit_is_refused(tmp_path: Path, by: int) -> None:
    assert passes(ROOT, tmp_path, COUNT, 1, by) == []


@pytest.mark.slow
@pytest.mark.parametrize("pack", [".", "tests/packs/harbour"])
@pytest.mark.parametrize("digit", range(4))
@pytest.mark.parametrize("by", range(1, 10))
def test_any_other_number_with_another_digit_is_refused(tmp_path: Path, pack: str, digit: int, by: int) -> None:
    assert passes(ROOT / pack, tmp_path, OTHER_NUMBERS, digit, by) == []
