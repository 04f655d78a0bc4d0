"""What answers leave behind is looked for now and then."""

from __future__ import annotations

import gc

from bot.chat.discord.gc_tuning import ANSWERS, Sweeping, loading


def sweeps() -> int:
    """How often all objects were looked at so far."""
    return int(gc.get_stats()[2]["collections"])


def test_all_objects_are_looked_at_once_in_so_many_answers() -> None:
    gc.collect()
    before, sweeping = sweeps(), Sweeping()
    for _ in range(ANSWERS - 1):
        sweeping.answered()
    assert sweeps() == before
    sweeping.answered()
    assert sweeps() == before + 1


def test_nothing_is_looked_at_while_the_bot_is_loaded_and_then_again() -> None:
    with loading():
        assert not gc.isenabled()
    assert gc.isenabled()
