"""Finding the excerpts of an article's file in its text, and saying why one is not found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.frozen import Frozen
from bot.facts.text import AmbiguousExcerptError, ArticleText, ExcerptNotFoundError

if TYPE_CHECKING:
    from bot.facts.errors import Problem
    from bot.facts.model import Span
    from bot.facts.pack.fields import SourceLocation

_JOINS_FIGURES = ".,:"


class Excerpt(Frozen, frozen=True):
    """Words that a file says to stand in its article, which occurrence is meant, and the key where it says so."""

    words: str
    nth: int | None
    at: SourceLocation
    keys: tuple[str | int, ...]


def locate_excerpt(
    excerpt: Excerpt, text: ArticleText, problems: list[Problem], within: Span | None = None
) -> Span | None:
    """Where an excerpt stands, in a part of the text where one is given; None where it does not.

    A problem then, and where it cuts a word in two.
    """
    try:
        span = text.locate(excerpt.words, excerpt.nth, within)
    except ExcerptNotFoundError:
        problems.append(_not_found(excerpt, text))
        return None
    except AmbiguousExcerptError as error:
        problems.append(_ambiguous(excerpt, error.count))
        return None
    if cuts(text.text, span):
        message = "the excerpt begins or ends inside a word or number: take the whole of it"
        problems.append(excerpt.at.problem("excerpt-cut", message, *excerpt.keys))
    return span


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


def _not_found(excerpt: Excerpt, text: ArticleText) -> Problem:
    # Only an excerpt gone astray pays for this import.
    from bot.facts.pack.nearest_text import describe_nearest, nearest  # noqa: PLC0415

    nearest_words = describe_nearest(nearest(text, excerpt.words))
    message = f"“{excerpt.words}” does not stand in the article; {nearest_words}"
    return excerpt.at.problem("excerpt-not-found", message, *excerpt.keys)


def _ambiguous(excerpt: Excerpt, count: int) -> Problem:
    times = "once" if count == 1 else f"{count} times"
    words, nth, keys = excerpt.words, excerpt.nth, excerpt.keys
    if nth is not None:
        message = f"“{words}” stands {times} in the article, so there is no nth = {nth}: mend “nth”"
        return excerpt.at.problem("excerpt-nth", message, *keys[:-1], "nth")
    message = f"“{words}” stands {times} in the article: say which with nth, or take a longer run"
    return excerpt.at.problem("excerpt-twice", message, *keys)
