"""Finding the excerpts of an article's file in its text, and saying why one is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.text import AmbiguousExcerptError, ArticleText, ExcerptNotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.model import Problem, Span
    from bot.facts.pack.articles import Excerpt

_JOINS_FIGURES = ".,:"


def place(runs: Iterable[Excerpt], prose: ArticleText) -> Iterator[Problem]:
    """Fill in where each run stands in the article; a problem for each that does not, or that cuts a word in two."""
    for run in runs:
        try:
            run.span = prose.locate(run.excerpt, run.nth)
        except ExcerptNotFoundError:
            yield _not_found(run, prose)
        except AmbiguousExcerptError as several:
            yield _several(run, several.count)
        else:
            if cuts(prose.text, run.span):
                message = "the excerpt begins or ends inside a word or number: take the whole of it"
                yield run.at.problem("excerpt-cut", message, *run.key)


def cuts(text: str, span: Span) -> bool:
    """Whether a run begins or ends inside a number ("9.38" of "29.38") or inside a word.

    Pages run words together ("3 minBy Ada"): where a capital follows a small letter, a word may begin.
    """
    return any(_joins_figures(text, end) or _joins_letters(text, end) for end in (span.start, span.end))


def _joins_figures(text: str, position: int) -> bool:
    before, after = text[max(0, position - 2) : position], text[position : position + 2]
    if before[-1:].isdigit():
        return after[:1].isdigit() or (after[:1] in _JOINS_FIGURES and after[1:].isdigit())
    return before[-1:] in _JOINS_FIGURES and before[:-1].isdigit() and after[:1].isdigit()


def _joins_letters(text: str, position: int) -> bool:
    before, after = text[max(0, position - 1) : position], text[position : position + 1]
    return (before.isalpha() and after.islower()) or (before.isupper() and after.isupper())


def _not_found(run: Excerpt, prose: ArticleText) -> Problem:
    # Only an excerpt gone astray pays for this import.
    from bot.facts.pack.nearest_text import describe_nearest, nearest  # noqa: PLC0415

    message = f"“{run.excerpt}” does not stand in the article; {describe_nearest(nearest(prose, run.excerpt))}"
    return run.at.problem("excerpt-not-found", message, *run.key)


def _several(run: Excerpt, count: int) -> Problem:
    times = "once" if count == 1 else f"{count} times"
    if run.nth is not None:
        message = f"“{run.excerpt}” stands {times} in the article, so there is no nth = {run.nth}: mend “nth”"
        return run.at.problem("excerpt-nth", message, *run.key[:-1], "nth")
    also = " (in “also” as a table with excerpt and nth)" if run.key[0] == "also" else ""
    message = f"“{run.excerpt}” stands {times} in the article: say which with nth{also}, or take a longer run"
    return run.at.problem("excerpt-twice", message, *run.key)
