"""What a build did, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.problems import pluralize

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.writing.build import BuildReport


def build_summary(report: BuildReport, target: Path, check: str = "trackside check") -> tuple[str, ...]:
    """The lines that follow a build: what is in the database, how long it took, where it is.

    ``check`` is the command that lists the warnings of its pack.
    """
    counts = (
        pluralize(report.articles, "article"),
        pluralize(report.claims, "claim"),
        pluralize(report.quotations, "quotation"),
        pluralize(report.points, "point"),
        pluralize(report.disputes, "dispute"),
        pluralize(report.findings, "finding"),
    )
    lines = [f"Built in {report.seconds:.2f} s: {', '.join(counts)}.", f"The database is {target}"]
    if report.warnings:
        lines.append(f"The pack has {pluralize(len(report.warnings), 'warning')}: run “{check}” to see them.")
    return tuple(lines)
