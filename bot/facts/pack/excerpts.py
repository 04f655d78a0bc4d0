"""Finding the words of an article's file in its text, and saying why they are not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.text import AmbiguousExcerptError, ArticleText, ExcerptNotFoundError

if TYPE_CHECKING:
    from bot.facts.model import Span
    from bot.facts.pack.fields import CheckedTable

_JOINS_FIGURES = ".,:"


def locate_words(table: CheckedTable, key: str, text: ArticleText | None, within: Span | None = None) -> Span | None:
    """Where the words behind a key stand in an article, or in a part of it: a sentence; None where they do not.

    A problem then, and where they cut a word in two. ``nth`` of a table that has an “at” says which “at” is meant.
    """
    words = table.text(key)
    if words is None or text is None:
        return None
    try:
        span = text.locate(words, _nth(table, key), within)
    except ExcerptNotFoundError:
        _report_missing(table, key, text, within)
        return None
    except AmbiguousExcerptError as error:
        _report_ambiguous(table, key, error.count, "article" if within is None else "sentence")
        return None
    if cuts(text.text, span):
        table.report("excerpt-cut", "the words begin or end inside a word or number: take the whole of it", key)
    return span


def _nth(table: CheckedTable, key: str) -> int | None:
    return table.number("nth") if key == "at" or "at" not in table else None


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


def _report_missing(table: CheckedTable, key: str, text: ArticleText, within: Span | None) -> None:
    # Only words gone astray pay for this import.
    from bot.facts.pack.nearest_text import describe_nearest, nearest  # noqa: PLC0415

    words = table[key]
    if within is not None and text.occurrences(words):
        message = (
            f"“{words}” stands in the article, but not in this sentence: take words of the sentence, "
            "or write another [[sentence]] for them"
        )
        table.report("excerpt-elsewhere", message, key)
    else:
        message = f"“{words}” does not stand in the article; {describe_nearest(nearest(text, words))}"
        table.report("excerpt-not-found", message, key)


def _report_ambiguous(table: CheckedTable, key: str, count: int, where: str) -> None:
    words, nth = table[key], _nth(table, key)
    times = "once" if count == 1 else f"{count} times"
    if nth is None:
        message = f"“{words}” stands {times} in the {where}: say which with nth, or take a longer run"
        table.report("excerpt-twice", message, key)
    else:
        message = f"“{words}” stands {times} in the {where}, so there is no nth = {nth}: mend “nth”"
        table.report("excerpt-nth", message, "nth")
