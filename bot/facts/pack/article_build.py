"""The articles of a pack, made of files in which everything was found to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.ids import claim_id, quote_id
from bot.facts.model import Article, Aside, AsideWhy, Claim, Mood, Quote, Span

if TYPE_CHECKING:
    from bot.facts.pack.articles import Excerpt, WrittenArticle, WrittenAside, WrittenClaim, WrittenQuote
    from bot.facts.text import ArticleText


def make_article(article: WrittenArticle) -> Article:
    """The article that a file describes, in whose reading no error was found."""
    prose, record = article.prose, article.record
    if prose is None:
        raise ValueError(f"{article.at.file.path} has an error, so no article can be made of it")
    return Article(
        slug=article.slug,
        file=record.text("file") or "",
        sha256=article.sha256 or "",
        stories=article.stories,
        text=prose.text,
        source=article.at.source,
        url=record.text("url"),
        publisher=record.text("publisher"),
        title=record.text("title"),
        author=record.text("author"),
        published=record.text("published"),
        claims=tuple(_claim(claim, article.slug, prose) for claim in article.claims),
        quotes=tuple(_quote(quote, article.slug, prose) for quote in article.quotes),
        asides=tuple(_aside(aside) for aside in article.asides),
    )


def _claim(claim: WrittenClaim, slug: str, prose: ArticleText) -> Claim:
    run, span = _found(claim.run)
    made = Claim(
        id="",
        article=slug,
        about=claim.about or "",
        what=claim.what or "",
        value=claim.value or "",
        in_=claim.in_ or "",
        excerpt=run.excerpt,
        span=span,
        paragraph=prose.paragraph_of(span.start),
        source=claim.at.source,
        when=claim.when,
        than=claim.than,
        among=claim.among,
        by=claim.by,
        mood=claim.mood or Mood.ASSERTED,
        printed=claim.printed,
        also=tuple(_found(also)[1] for also in claim.also),
        reading=claim.reading,
        name=claim.name,
    )
    return replace(made, id=claim_id(made))


def _quote(quote: WrittenQuote, slug: str, prose: ArticleText) -> Quote:
    run, span = _found(quote.run)
    made = Quote(
        id="",
        article=slug,
        speaker=quote.speaker or "",
        text=run.excerpt,
        span=span,
        paragraph=prose.paragraph_of(span.start),
        source=quote.at.source,
        when=quote.when,
        remark=quote.remark,
        reading=quote.reading,
    )
    return replace(made, id=quote_id(made, run.nth or 1))


def _aside(aside: WrittenAside) -> Aside:
    run, span = _found(aside.run)
    return Aside(run.excerpt, aside.why or AsideWhy.OPINION, span, aside.at.source)


def _found(run: Excerpt | None) -> tuple[Excerpt, Span]:
    if run is None or run.span is None:
        raise ValueError("an excerpt was not found, so nothing can be made of it")
    return run, run.span
