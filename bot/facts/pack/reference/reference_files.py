"""The files of what a pack's claims refer to: the vocabulary and the registers of its bases, and its own on top."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from bot.facts.names import Names
from bot.facts.pack.reference.named_races import NamedRaces
from bot.facts.pack.reference.reference import Reference, count_nouns_of
from bot.facts.pack.reference.register_files import RegisterFiles
from bot.facts.pack.reference.register_rules import register_problems
from bot.facts.pack.reference.vocabulary import FILE, read_vocabulary, vocabulary_problems
from bot.facts.pack.toml.patches import PatchedFile

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.facts.errors import Problem
    from bot.facts.pack.toml.positions import TomlFile


class ReferenceFiles:
    """What was read so far, the lowest layer first; what does not fit is added to ``problems``."""

    def __init__(self, problems: list[Problem]) -> None:
        """Begin with no file."""
        self._problems = problems
        self._registers = RegisterFiles()
        self._vocabulary: TomlFile | None = None
        self._is_vocabulary_whole = self._are_registers_whole = True
        self.lacks_base = False
        """Whether a base is not there, or nobody knows which there should be: then no id is looked up."""

    @property
    def has_vocabulary(self) -> bool:
        """Whether a file of a vocabulary was there, however it reads."""
        return self._vocabulary is not None or not self._is_vocabulary_whole

    @property
    def own(self) -> frozenset[str]:
        """The ids of the entries that the pack has itself, or patches, and of the races that its articles name."""
        return self._registers.own

    def add(self, path: str, file: TomlFile | None, base: str = "") -> None:
        """Take the file at that path, of a base or the pack's own, None where it cannot be read."""
        is_vocabulary = PurePosixPath(path).name == FILE
        if file is None:
            self._is_vocabulary_whole &= not is_vocabulary
            self._are_registers_whole &= is_vocabulary
        elif not is_vocabulary:
            self._are_registers_whole &= self._registers.add(file, self._problems, base)
        elif self._vocabulary is None:
            self._vocabulary = file
        else:
            self._vocabulary = patched = PatchedFile(self._vocabulary, file)
            self._problems.extend(patched.needless())

    def miss_base(self) -> None:
        """Know that a base is not there."""
        self._is_vocabulary_whole = self._are_registers_whole = False
        self.lacks_base = True

    def reference(self, articles: Sequence[TomlFile | None]) -> Reference:
        """What the claims of those files may refer to, the races that they name included; puts ids in their place.

        None is one that cannot be read, which may name any race.
        """
        named = NamedRaces(self._registers.entries)
        for article in filter(None, articles):
            named.read(article)
        self._registers.add_races(named.files.values(), self._problems, all_read=None not in articles)
        registers = self._registers.registers()
        complete, names = self._are_registers_whole, Names(registers)
        self._problems.extend(register_problems(registers, self._registers.places, self.own, complete=complete))
        vocabulary, file = None, self._vocabulary
        if file is not None and self._is_vocabulary_whole:
            vocabulary = read_vocabulary(file, self._problems)
        if file is not None and vocabulary is not None:
            self._problems.extend(vocabulary_problems(vocabulary, file, names if complete else None))
        return Reference(vocabulary, registers, names, complete, count_nouns_of(vocabulary), named.ids)
