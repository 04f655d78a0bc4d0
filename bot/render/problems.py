"""The problems of a pack, for a person, for GitHub's annotations, or for a program."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.model import Severity
from bot.render.sanitize import escape_controls, sanitize

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.facts.model import Problem
    from bot.facts.pack.coverage import Coverage


class Review(Frozen, frozen=True):
    """What came of checking a pack: its problems in file order, and its coverage where that was asked for.

    ``articles`` is None where the pack has an error, for then there are no articles to count.
    """

    problems: Sequence[Problem]
    articles: int | None
    coverage: Coverage | None = None

    def count(self, severity: Severity) -> int:
        """How many problems are of that severity."""
        return sum(problem.severity is severity for problem in self.problems)


_COVERAGE = ("sentences", "covered", "values", "covered_values")


def as_text(review: Review) -> Iterator[str]:
    """One line a problem, then one that sums up."""
    for problem in review.problems:
        yield sanitize(str(problem))
    yield summary(review)


def as_github(review: Review, folder: str) -> Iterator[str]:
    """Workflow commands, which GitHub shows beside the line; ``folder`` leads from the checkout to the pack."""
    for problem in review.problems:
        path = _property(f"{folder}{problem.path}")
        message = _data(f"[{problem.rule}] {problem.message}")
        yield f"::{problem.severity} file={path},line={problem.line},title={_property(problem.rule)}::{message}"
    yield summary(review)


def as_json(review: Review) -> Iterator[str]:
    """One JSON object: the problems, their counts, the coverage or null."""
    coverage = review.coverage
    value = {
        "problems": [_record(problem) for problem in review.problems],
        "errors": review.count(Severity.ERROR),
        "warnings": review.count(Severity.WARNING),
        "articles": review.articles,
        "coverage": coverage and {name: getattr(coverage, name) for name in _COVERAGE},
    }
    yield escape_controls(json.dumps(value, ensure_ascii=False, indent=2))


def _record(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "severity": str(problem.severity),
        "rule": problem.rule,
        "message": problem.message,
    }


def summary(review: Review) -> str:
    """What was found, in one line: "2 errors, 1 warning", or "5 articles, no problems" and the coverage."""
    errors, warnings = review.count(Severity.ERROR), review.count(Severity.WARNING)
    found = ", ".join(amount(number, noun) for number, noun in ((errors, "error"), (warnings, "warning")) if number)
    parts = [amount(review.articles, "article")] if review.articles is not None else []
    parts.append(found or "no problems")
    if review.coverage:
        parts.append(f"coverage: {_coverage(review.coverage)}")
    return ", ".join(parts[:2]) + "".join(f"; {part}" for part in parts[2:])


def _coverage(coverage: Coverage) -> str:
    sentences = f"{coverage.covered} of {coverage.sentences} sentences ({share(coverage.covered, coverage.sentences)})"
    values = f"{coverage.covered_values} of {coverage.values} values"
    return f"{sentences}, {values} ({share(coverage.covered_values, coverage.values)})"


def share(part: int, whole: int) -> str:
    """A share in per cent, never rounded up to 100: "99.9 %" where one of 5,000 is missing; "100 %" of nothing."""
    if part >= whole:
        return "100 %"
    return f"{part * 1000 // whole / 10:g} %"


def amount(number: int, noun: str) -> str:
    """A count with its noun: "1 article", "2 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _data(text: str) -> str:
    """The message of a workflow command: line breaks and per cent signs are encoded, as GitHub decodes them."""
    return sanitize(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
