"""What can go wrong between the curated files and the database: one sentence and the next step each."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.facts.model import Problem


class FactsError(Exception):
    """The facts cannot be had. ``str()`` is a sentence for people, with the next step."""


class PackError(FactsError):
    """The pack has errors, so nothing is built from it; ``problems`` are all of them, warnings included."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        errors = sum(problem.severity == "error" for problem in problems)
        count, them = ("1 error", "it") if errors == 1 else (f"{errors} errors", "them")
        super().__init__(f"The pack has {count}: run “trackside check” to see {them}.")
        self.problems = problems


class BuildError(FactsError):
    """The database cannot be written; what was there before is still there."""


class FolderError(BuildError):
    """The folder of the databases cannot be written, where another one might be."""


class StoreError(FactsError):
    """The database cannot be read."""
