"""What a test looks at in a database file as a whole."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from bot.store.integrity import is_as_built

if TYPE_CHECKING:
    from pathlib import Path


def pack_digest_in(path: Path) -> str:
    """The digest of the pack from which a database was built, which must be whole."""
    assert is_as_built(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("PRAGMA foreign_key_check").fetchone() is None
        (digest,) = connection.execute("SELECT value FROM meta WHERE name = 'digest'").fetchone()
    return str(digest)
