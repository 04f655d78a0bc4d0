"""The problems of a pack, for a person, for GitHub's annotations, or for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from msgspec import to_builtins

from bot.answers.points.wording import counted
from bot.facts.errors import Severity
from bot.facts.frozen import Frozen
from bot.render.sanitize import escape_controls, sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.errors import Problem
    from bot.facts.pack.rules.coverage import Coverage


class Review(Frozen, frozen=True):
    """What came of checking a pack: its problems in file order, and its coverage where that was asked for.

    ``articles`` is None where the pack has an error, for then there are no articles to count. ``changes`` are what was
    mended in its files before, one line each. ``coverage_waits``: it was asked for, and there is an error.
    """

    problems: Sequence[Problem]
    articles: int | None
    coverage: Coverage | None = None
    changes: Sequence[str] = ()
    coverage_waits: bool = False

    def count(self, severity: Severity) -> int:
        """How many problems are of that severity."""
        return sum(problem.severity is severity for problem in self.problems)


_COVERAGE = ("sentences", "covered", "values", "covered_values", "names", "covered_names")


def problem_lines(review: Review) -> Iterator[str]:
    """One line a change, one a problem, then one that sums up."""
    yield from map(sanitize, review.changes)
    for problem in review.problems:
        yield sanitize(str(problem))
    yield review_summary(review)


def github_annotations(review: Review, folder: str) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the line; ``folder`` leads from the checkout to the pack."""
    yield from map(sanitize, review.changes)
    for problem in review.problems:
        path = _escape_property(f"{folder}{problem.path}")
        message = _escape_message(f"[{problem.rule}] {problem.message}")
        yield f"::{problem.severity} file={path},line={problem.line},title={_escape_property(problem.rule)}::{message}"
    yield review_summary(review)


def problems_json(review: Review) -> Iterator[str]:
    """One JSON object: the changes, the problems, their counts, the coverage or null."""
    coverage = review.coverage
    value = {
        "changes": list(review.changes),
        "problems": to_builtins(review.problems),
        "errors": review.count(Severity.ERROR),
        "warnings": review.count(Severity.WARNING),
        "articles": review.articles,
        "coverage": coverage and {name: getattr(coverage, name) for name in _COVERAGE},
    }
    yield escape_controls(json.dumps(value, ensure_ascii=False, indent=2))


def review_summary(review: Review) -> str:
    """What came of it, in one line: "2 errors, 1 warning", or "5 articles, no problems" and the coverage."""
    errors, warnings = review.count(Severity.ERROR), review.count(Severity.WARNING)
    counts = ", ".join(counted(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number)
    parts = [counted(review.articles, "article")] if review.articles is not None else []
    line = ", ".join([*parts, counts or "no problems"])
    if review.coverage_waits:
        return f"{line}; coverage is counted once there is no error"
    return f"{line}; {_coverage_summary(review.coverage)}" if review.coverage else line


def _coverage_summary(coverage: Coverage) -> str:
    counts = (
        (coverage.covered, coverage.sentences, "sentences"),
        (coverage.covered_values, coverage.values, "values"),
        (coverage.covered_names, coverage.names, "names"),
    )
    parts = [f"{part} of {total} {noun} ({percentage(part, total)})" for part, total, noun in counts]
    return f"coverage: {', '.join(parts)}"


def percentage(part: int, total: int) -> str:
    """A part of a total, never rounded up to 100: "99.9 %" where one of 5,000 is missing; "100 %" of nothing."""
    if part >= total:
        return "100 %"
    return f"{part * 1000 // total / 10:g} %"


def _escape_message(text: str) -> str:
    """The message of a workflow command: line breaks and per cent signs are encoded, as GitHub decodes them."""
    return sanitize(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _escape_property(text: str) -> str:
    return _escape_message(text).replace(":", "%3A").replace(",", "%2C")
