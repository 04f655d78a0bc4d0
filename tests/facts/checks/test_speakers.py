"""A quotation has one speaker: that two articles give it to two people is a finding."""

from __future__ import annotations

from msgspec.structs import replace

from bot.facts.checks.findings import run_checks
from bot.facts.model import Article, Finding, Quote, Span
from bot.facts.pack.sentences.remarks import join_printings
from tests.facts.press import JUMP, article, pack

WORDS = "I knew in the last bend that nobody was coming"
LONGER = f"{WORDS}, and I ran,"


def quoting(slug: str, speaker: str, text: str, remark: str | None = None, story: str | None = None) -> Article:
    """An article that gives somebody those words."""
    told = article(slug, stories=(story,)) if story else article(slug)
    return replace(told, quotes=(Quote(f"{slug}-1", slug, speaker, text, Span(0, 1), 1, "", remark=remark),))


def findings(*articles: Article) -> tuple[Finding, ...]:
    return run_checks(pack(*join_printings(articles)), ())


def test_the_same_words_of_two_speakers_are_a_finding() -> None:
    (finding,) = findings(quoting("a", "ada-brown", LONGER), quoting("b", "mina-lee", WORDS))
    assert (finding.rule, finding.articles, finding.claims) == ("two-speakers", ("a", "b"), ())
    assert finding.working == f"“{WORDS}” is given to Ada Brown and Mina Lee"
    assert [(quote.article, quote.speaker) for quote in finding.quotes] == [("a", "ada-brown"), ("b", "mina-lee")]
    assert not finding.within_an_article


def test_every_article_that_prints_them_is_in_one_finding() -> None:
    told = (quoting("a", "ada-brown", LONGER), quoting("b", "mina-lee", WORDS), quoting("c", "ada-brown", WORDS))
    (finding,) = findings(*told)
    assert finding.articles == ("a", "b", "c")
    assert finding.speakers == ("ada-brown", "mina-lee")


def test_other_words_another_story_and_one_speaker_are_none() -> None:
    brown = quoting("a", "ada-brown", WORDS)
    assert findings(brown, quoting("b", "ada-brown", LONGER)) == ()
    assert findings(brown, quoting("b", "mina-lee", "I knew that the last lap would hurt, and it did hurt")) == ()
    assert findings(brown, quoting("b", "mina-lee", WORDS, story=JUMP)) == ()


def test_a_few_words_may_be_those_of_two_people() -> None:
    words = "I gave it everything"
    assert findings(quoting("a", "ada-brown", words), quoting("b", "mina-lee", words)) == ()


def test_two_remarks_of_the_files_part_the_same_words() -> None:
    told = (quoting("a", "ada-brown", WORDS, "browns-bend"), quoting("b", "mina-lee", WORDS, "lees-bend"))
    assert findings(*told) == ()
