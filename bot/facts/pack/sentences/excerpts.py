"""Finding the words of an article's file in its text, and saying why they are not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.text import AmbiguousExcerptError, ArticleText, ExcerptNotFoundError, cuts

if TYPE_CHECKING:
    from bot.facts.model import Span
    from bot.facts.pack.toml.fields import CheckedTable


def locate_words(table: CheckedTable, key: str, text: ArticleText | None, within: Span | None = None) -> Span | None:
    """Where the words behind a key stand in an article, or in a part of it: a sentence; None where they do not.

    A problem then, and where they cut a word in two. ``nth`` of a table that has an “at” says which “at” is meant.
    """
    words = table.text(key)
    if words is None or text is None:
        return None
    nth = table.number("nth") if key == "at" or "at" not in table else None
    try:
        span = text.locate(words, nth, within)
    except ExcerptNotFoundError:
        _report_missing(table, key, text, within)
        return None
    except AmbiguousExcerptError as error:
        times = "once" if error.count == 1 else f"{error.count} times"
        stands = f"“{words}” stands {times} in the {'article' if within is None else 'sentence'}"
        if nth is None:
            table.report("excerpt-twice", f"{stands}: say which with nth, or take a longer run", key)
        else:
            table.report("excerpt-nth", f"{stands}, so there is no nth = {nth}: mend “nth”", "nth")
        return None
    if cuts(text.text, span):
        table.report("excerpt-cut", "the words begin or end inside a word or number: take the whole of it", key)
    return span


def _report_missing(table: CheckedTable, key: str, text: ArticleText, within: Span | None) -> None:
    # Only words gone astray pay for this import.
    from bot.facts.pack.sentences.nearest_text import describe_nearest, nearest  # noqa: PLC0415

    words = table[key]
    if within is not None and text.occurrences(words):
        message = (
            f"“{words}” stands in the article, but not in this sentence: take words of the sentence, "
            "or write another [[sentence]] for them"
        )
        table.report("excerpt-elsewhere", message, key)
    else:
        dots = "write “…” for the words left out, and not three dots; " if "..." in words else ""
        message = f"“{words}” does not stand in the article; {dots}{describe_nearest(nearest(text, words))}"
        table.report("excerpt-not-found", message, key)
