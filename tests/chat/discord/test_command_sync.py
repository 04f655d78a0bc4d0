from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.discord.command_sync import digest_of, recalled, remember

if TYPE_CHECKING:
    from pathlib import Path

RESULT = {"name": "result", "description": "Who won.", "options": [{"name": "event", "type": 3}]}
QUOTE = {"name": "quote", "description": "Who said what.", "options": []}


def test_the_digest_is_that_of_the_commands_in_whatever_order() -> None:
    assert digest_of([RESULT, QUOTE]) == digest_of([QUOTE, dict(reversed(RESULT.items()))])


@pytest.mark.parametrize(
    "changed",
    [
        {**RESULT, "description": "Who won what."},
        {**RESULT, "options": [{"name": "event", "type": 4}]},
        {**RESULT, "options": []},
        {**RESULT, "contexts": [0, 1, 2]},
    ],
)
def test_any_change_of_a_command_changes_the_digest(changed: dict[str, object]) -> None:
    assert digest_of([RESULT, QUOTE]) != digest_of([changed, QUOTE])


def test_a_command_more_or_less_changes_the_digest() -> None:
    assert digest_of([RESULT, QUOTE]) != digest_of([RESULT])


def test_what_was_remembered_is_recalled_and_nothing_else_is_left_in_the_folder(tmp_path: Path) -> None:
    memory = tmp_path / "discord" / "commands-1-everywhere"
    remember(memory, "0123abcd")
    remember(memory, "4567ef01")
    assert recalled(memory) == "4567ef01"
    assert [path.name for path in memory.parent.iterdir()] == ["commands-1-everywhere"]


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_a_memory_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    memory = tmp_path / "commands-1-everywhere"
    memory.write_bytes(content)
    assert recalled(memory) is None


def test_nothing_is_recalled_where_nothing_was_remembered(tmp_path: Path) -> None:
    assert recalled(tmp_path / "discord" / "commands-1-everywhere") is None


def test_a_folder_where_the_memory_should_be_counts_as_none(tmp_path: Path) -> None:
    assert recalled(tmp_path) is None
