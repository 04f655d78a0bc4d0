from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.chat.discord.command_sync import commands_digest, read_digest

if TYPE_CHECKING:
    from pathlib import Path

RESULT = {"name": "result", "description": "Who won.", "options": [{"name": "event", "type": 3}]}
QUOTE = {"name": "quote", "description": "Who said what.", "options": []}


def test_the_digest_is_that_of_the_commands_in_whatever_order() -> None:
    assert commands_digest([RESULT, QUOTE]) == commands_digest([QUOTE, dict(reversed(RESULT.items()))])


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
    assert commands_digest([RESULT, QUOTE]) != commands_digest([changed, QUOTE])


def test_a_command_more_or_less_changes_the_digest() -> None:
    assert commands_digest([RESULT, QUOTE]) != commands_digest([RESULT])


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe"])
def test_a_digest_that_cannot_be_read_is_none(tmp_path: Path, content: bytes) -> None:
    digest_file = tmp_path / "commands-1-everywhere"
    digest_file.write_bytes(content)
    assert read_digest(digest_file) is None


def test_there_is_no_digest_where_none_was_written(tmp_path: Path) -> None:
    assert read_digest(tmp_path / "discord" / "commands-1-everywhere") is None


def test_a_folder_where_the_digest_should_be_counts_as_none(tmp_path: Path) -> None:
    assert read_digest(tmp_path) is None
