from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.compared_pack import compare_pack
from bot.facts.errors import PackError
from tests.facts import small_pack

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pack_is_compared_without_a_database(tmp_path: Path) -> None:
    compared = compare_pack(small_pack.write(tmp_path))
    assert (len(compared.pack.articles), len(compared.points), compared.findings, compared.warnings) == (1, 4, (), ())


def test_the_steps_of_comparing_go_up_to_the_last(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    compare_pack(small_pack.write(tmp_path), lambda done, total: steps.append((done, total)))
    assert steps == [(700, 1000), (1000, 1000)]


def test_a_pack_with_an_error_is_not_compared(tmp_path: Path) -> None:
    root = small_pack.write(tmp_path, {"seeds/gazette.txt": "Nothing of the sort."})
    with pytest.raises(PackError, match=r"^The pack has \d+ errors: run “trackside check --pack \S+” to see them\.$"):
        compare_pack(root)
