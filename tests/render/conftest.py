"""Both packs for what shows their answers."""

from __future__ import annotations

from tests.answers.conftest import football, harbour, invented, shipped

__all__ = ["football", "harbour", "invented", "shipped"]
