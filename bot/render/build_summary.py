"""What a build did, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.points.wording import counted

if TYPE_CHECKING:
    from pathlib import Path

    from bot.store.writing.build import BuildReport


def build_summary(report: BuildReport, target: Path, check: str = "trackside check") -> tuple[str, ...]:
    """The lines that follow a build: what is in the database, how long it took, where it is.

    ``check`` is the command that lists the warnings of its pack.
    """
    counts = (
        counted(report.articles, "article"),
        counted(report.claims, "claim"),
        counted(report.quotations, "quotation"),
        counted(report.points, "point"),
        counted(report.disputes, "dispute"),
        counted(report.findings, "finding"),
    )
    lines = [f"Built in {report.seconds:.2f} s: {', '.join(counts)}.", f"The database is {target}"]
    if report.warnings:
        lines.append(f"The pack has {counted(len(report.warnings), 'warning')}: run “{check}” to see them.")
    return tuple(lines)
