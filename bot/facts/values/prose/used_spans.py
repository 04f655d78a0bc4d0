"""Which parts of a text are read already, so that "29.38 seconds" is not read again out of a longer time."""

from __future__ import annotations


class UsedSpans:
    """The letters of one text that readings hold; asking and adding take as long as the reading, not as the text."""

    def __init__(self, text: str) -> None:
        """Nothing of ``text`` is read yet."""
        self._letters = bytearray(len(text))

    def add(self, start: int, end: int) -> None:
        """Take the letters from ``start`` to ``end``, end exclusive."""
        self._letters[start:end] = b"\x01" * (end - start)

    def touches(self, start: int, end: int) -> bool:
        """Whether any letter from ``start`` to ``end`` is taken."""
        return self._letters.find(1, start, end) >= 0

    def holds(self, start: int, end: int) -> bool:
        """Whether every letter from ``start`` to ``end`` is taken."""
        return self._letters.find(0, start, end) < 0
