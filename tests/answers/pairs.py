"""A name and another word that stand in one sentence of an article, and whether an answer shows them together."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.answer import Quotation, Statement
from bot.answers.asking.words import function_words
from bot.facts.model import Span
from bot.facts.names import Names, fold, surname, words
from bot.facts.registers import Person, Place
from bot.facts.text import ArticleText

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.answers.answer import Answer, Block
    from bot.facts.model import Pack


_folded = cache(fold)


class Pair(NamedTuple):
    """A name as people type it, a surname or a country, and a word as its sentence prints it."""

    name: str
    word: str


def pairs(pack: Pack) -> tuple[Pair, ...]:
    """The pairs of all sentences of a pack, each once: a name, and a word outside of names that asks for something.

    What is a publisher's name together asks for its article.
    """
    names, publishers = Names(pack.registers), {fold(article.publisher or "") for article in pack.articles}
    found: dict[tuple[str, str], Pair] = {}
    for article in pack.articles:
        for span in ArticleText(article.text).sentences:
            sentence = article.text[span.start : span.end]
            content = _content_words(sentence, names)
            for name in _typed_names(sentence, names):
                found |= {
                    (name, folded): Pair(name, word)
                    for folded, word in content.items()
                    if folded not in name.split() and f"{name} {folded}" not in publishers
                }
    return tuple(found.values())


def _typed_names(sentence: str, names: Names) -> Iterator[str]:
    """Whom and which countries a sentence names: by surname where it prints that, or else as it prints them."""
    for mention in names.find(sentence):
        entry, printed = names.entry(mention.id), fold(sentence[mention.start : mention.end])
        if isinstance(entry, Person | Place):
            last = fold(surname(entry) or "")
            yield last if last and f" {last} " in f" {printed} " else printed


def _content_words(sentence: str, names: Names) -> Mapping[str, str]:
    """By their folded letters the words outside of names that have two letters and ask for something."""
    mentions = names.find(sentence)
    content: dict[str, str] = {}
    for start, end in word_runs(sentence):
        folded = fold(sentence[start:end])
        is_named = any(start < mention.end and mention.start < end for mention in mentions)
        if not is_named and len(folded) > 1 and folded not in function_words():
            content[folded] = sentence[start:end]
    return content


def word_runs(sentence: str) -> Iterator[tuple[int, int]]:
    """What is typed as one word: "club-mate", "3:29.38", "200 metres"."""
    runs: list[tuple[int, int]] = []
    for word in words(sentence):
        if runs and not any(map(str.isspace, sentence[runs[-1][1] : word.start])):
            runs[-1] = (runs[-1][0], word.end)
        else:
            runs.append((word.start, word.end))
    yield from runs


def shows(answer: Answer, pair: Pair, texts: Mapping[str, ArticleText]) -> bool:
    """Whether a line of an answer, an excerpt that it cites, or the sentence of that has both of a pair."""
    lines = (f" {_folded(text)} " for block in answer.blocks for text in _texts(block, texts))
    return any(all(f" {fold(word)} " in line for word in pair) for line in lines)


def _texts(block: Block, texts: Mapping[str, ArticleText]) -> Iterator[str]:
    match block:
        case Statement():
            yield block.text
            citations = block.citations
        case Quotation():
            yield f"{block.speaker} {block.heading or ''} {block.text}"
            citations = (block.citation,)
        case _:
            return
    for citation in citations:
        yield citation.excerpt
        article = texts[citation.article]
        for number in article.sentences_touching(Span(citation.start, citation.end)):
            sentence = article.sentences[number]
            yield article.text[sentence.start : sentence.end]
