"""Answers of a few blocks, with articles and receipts to go with them."""

from __future__ import annotations

from bot.answers.answer import Answer, Block, Citation, CitedArticle
from bot.answers.question import Call

CALL = Call("result", {"event": "800m"}, "/result 800m")


def cited(*numbers: int) -> tuple[Citation, ...]:
    return tuple(
        Citation(f"article-{number}", number, f"claim{number}", 4, 312, 324, "Brown won it") for number in numbers
    )


def articles(count: int) -> tuple[CitedArticle, ...]:
    return tuple(
        CitedArticle(f"article-{n}", n, f"Paper {n}", f"Title {n}", None, None, f"https://paper.example/{n}")
        for n in range(1, count + 1)
    )


def answer(*blocks: Block, count: int = 2, title: str = "Women's 800m final") -> Answer:
    return Answer("/result 800m", title, blocks, articles(count))
