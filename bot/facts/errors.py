"""What can go wrong between the curated files and the database: one sentence and the next step each."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from collections.abc import Hashable


class Severity(StrEnum):
    """Whether a problem keeps a pack from being built."""

    ERROR = "error"
    WARNING = "warning"


class Problem(Frozen, frozen=True, order=True):
    """Something a curator has to mend; ``line`` counts from 1, ``path`` is relative to the pack."""

    path: str
    line: int
    severity: Severity
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.severity} [{self.rule}] {self.message}"


class FactsError(Exception):
    """The facts cannot be had. ``str()`` is a sentence for people, with the next step."""


class PackError(FactsError):
    """The pack has errors, so nothing is built from it; ``problems`` are all of them, warnings included."""

    def __init__(self, problems: tuple[Problem, ...], check: str = "trackside check") -> None:
        """``check`` is the command that lists the problems of this pack."""
        errors = sum(problem.severity == "error" for problem in problems)
        count, them = ("1 error", "it") if errors == 1 else (f"{errors} errors", "them")
        super().__init__(f"The pack has {count}: run “{check}” to see {them}.")
        self.problems = problems


class BuildError(FactsError):
    """The database cannot be written; what was there before is still there."""


class FolderError(BuildError):
    """The folder of the databases cannot be written, where another one might be."""


class StoreError(FactsError):
    """The database cannot be read."""


class DamagedError(StoreError):
    """The database is not as it was built; building it again mends that."""

    def __init__(self, fault: str, version: Hashable = None) -> None:
        """``fault`` is the sentence without the next step and its full stop, ``version`` tells the file from others."""
        super().__init__(f"{fault}: run “trackside build”.")
        self.fault = fault
        self.version = version
