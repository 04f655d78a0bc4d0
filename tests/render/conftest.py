"""Both packs for what shows their answers."""

from __future__ import annotations

from tests.answers.conftest import harbour, invented, shipped

__all__ = ["harbour", "invented", "shipped"]
