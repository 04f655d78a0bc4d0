"""What must hold of an article's file, and of the articles together."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from bot.facts.errors import Problem, Severity
from bot.facts.model import Mood
from bot.facts.names import fold
from bot.facts.pack.folder.digest import SEEDS
from bot.facts.pack.rules.asides import aside_problems
from bot.facts.pack.rules.claims import claim_problems, quote_problems
from bot.facts.pack.rules.number_owners import homes_of
from bot.facts.pack.rules.sentence_order import order_problems
from bot.facts.pack.rules.shown_scopes import sex_problems
from bot.facts.pack.sentences.articles import OLD_ENTRIES
from bot.facts.pack.sentences.quotations import quotation_around
from bot.facts.pack.sentences.source import Source
from bot.facts.pack.toml.fields import SLUG, unknown
from bot.facts.printings import have_same_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.facts.model import Claim, Quote, Span
    from bot.facts.pack.reference.reference import Reference
    from bot.facts.pack.sentences.articles import ArticleFile, Located
    from bot.facts.text import ArticleText

_Key = TypeVar("_Key")
_Repeated = TypeVar("_Repeated")
_MARKS = frozenset("“”‘’\"'«»„")
_WEB_ADDRESS = re.compile(r"https?://[^\s/]+\S*")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def article_problems(article: ArticleFile, source: Source | None, reference: Reference) -> Iterator[Problem]:
    """Every problem of one article's file beside those of its reading. Fills in how its excerpts print the values."""
    yield from _record_problems(article, reference)
    homes = homes_of((claim.entry for claim in article.claims), reference)
    for claim in article.claims:
        yield from claim_problems(claim, source, reference, homes)
    yield from sex_problems(article.claims, source) if source is not None else ()
    for quote in article.quotes:
        yield from quote_problems(quote, source, reference)
    for aside in article.asides:
        yield from aside_problems(aside, source)
    yield from _duplicate_claims(article.claims)
    yield from _duplicate_quotes(article.quotes)
    yield from _joined_remarks(article.quotes)
    yield from _name_problems(article.claims)
    yield from _needless_readings(article)
    yield from order_problems(article)


def pack_problems(
    articles: Sequence[ArticleFile], reference: Reference, seeds: Iterable[str] | None
) -> Iterator[Problem]:
    """Every problem of the articles together.

    ``seeds`` are the paths of the texts that are there, None where it is not known of each article which is its own.
    """
    yield from _duplicate_numbers(articles)
    yield from _two_speakers(articles, reference)
    yield from _duplicate_files(articles)
    named = {f"{SEEDS}/{article.record['file']}" for article in articles}
    for seed in seeds or ():
        if seed not in named:
            yield Problem(
                seed,
                1,
                Severity.WARNING,
                "unnamed-seed",
                "no file of data/articles names this text: curate it, or take it away",
            )


def source_of(article: ArticleFile, reference: Reference) -> Source | None:
    """What the article's entries are held against, or None: without its text, its stories, or the names in it."""
    registers = reference.registers
    races = [registers.races.get(each) for each in article.stories]
    are_known = all(each and each.meet in registers.meets and each.event in registers.events for each in races)
    if article.text is None or not reference.complete or not are_known:
        return None
    return Source(article.text, reference, article.stories)


def _record_problems(article: ArticleFile, reference: Reference) -> Iterator[Problem]:
    at = article.at
    if not SLUG.fullmatch(article.slug):
        yield at.problem(
            "bad-id", f"“{article.slug}” is no id: use lower-case letters, digits and hyphens in the file's name"
        )
    for race in article.stories:
        yield from reference.id_problems(at, race, ("races",), "stories", race)
    yield from _missing_sentences(article)
    yield from _hash_problems(article)
    url = article.record.text("url")
    if url is not None and not _WEB_ADDRESS.fullmatch(url):
        yield at.warning("bad-url", f'“{url}” is no web address: write it as "https://example.org/page"', "url")
    published = article.record.text("published")
    if published is not None and _ISO_DAY.fullmatch(published):
        yield from reference.date_problems(at, published, "published")


def _hash_problems(article: ArticleFile) -> Iterator[Problem]:
    """A text that nobody vouches for: its hash is not there, or is that of another text."""
    sha256 = article.record.text("sha256")
    if article.sha256 is not None and "sha256" not in article.at.file.table:
        yield article.at.problem(
            "hash-missing", "the hash of the text (sha256) is missing: run “trackside check --fix”", "file"
        )
    elif article.sha256 is not None and sha256 is not None and sha256 != article.sha256:
        message = (
            "the text has another hash, so it is not the one that was curated, to the line break at its end: put that "
            f"one back, or else mend the entries by the new one and run “trackside check --accept-text {article.slug}”"
        )
        yield article.at.problem("hash-mismatch", message, "sha256")


def _missing_sentences(article: ArticleFile) -> Iterator[Problem]:
    """An article of which nothing is said, or only in entries as they were before ``[[sentence]]``."""
    file = article.at.file
    old = sorted((file.line(key), key) for key in OLD_ENTRIES if key in file.table)
    if old:
        message = (
            f'[[{old[0][1]}]] is the old format: name each sentence as [[sentence]] with at = "…", and write below it '
            'subject.attribute = "value", quote = "speaker" or aside = "why" (docs/pack-format.md)'
        )
        yield article.at.problem("old-format", message, old[0][1])
    elif not article.sentences:
        yield article.at.problem("no-entries", "the article has no entries: add what it says as [[sentence]]")


def _needless_readings(article: ArticleFile) -> Iterator[Problem]:
    """A sentence that says how its speaker and claims are read, and none of them needs it."""
    needing = {claim.table.home("reading") for claim in article.claims if claim.entry.reading is not None}
    needing |= {each.table for each in article.quotes if each.entry.reading == each.table.text("reading")}
    for sentence in (entry.table for entry in article.sentences):
        if "reading" in sentence and sentence not in needing:
            whose = "neither the speaker nor a claim" if "quote" in sentence else "none of the sentence's claims"
            yield sentence.at.warning("needless-reading", f"{whose} needs it: leave “reading” out", "reading")


def _repeats(entries: Iterable[tuple[_Key, _Repeated]]) -> Iterator[tuple[_Key, _Repeated, _Repeated]]:
    """Each entry whose key an earlier one has, behind the key, and the first one that has it."""
    first: dict[_Key, _Repeated] = {}
    for key, entry in entries:
        earlier = first.setdefault(key, entry)
        if earlier is not entry:
            yield key, entry, earlier


def _duplicate_claims(claims: Iterable[Located[Claim]]) -> Iterator[Problem]:
    # In other words it is said again; a misspelt mood reads as none, and would make the claim another one.
    said = (
        ((claim.entry.id, claim.span, claim.table.home("mood").text("mood") or Mood.ASSERTED), claim)
        for claim in claims
        if claim.span and claim.entry.about and claim.entry.value
    )
    for _, claim, earlier in _repeats(said):
        yield claim.at.problem("duplicate-claim", f"this claim is made on line {earlier.at.line} already: take it away")


def _duplicate_quotes(quotes: Iterable[Located[Quote]]) -> Iterator[Problem]:
    for _, quote, earlier in _repeats((quote.entry.id, quote) for quote in quotes if quote.entry.text):
        yield quote.at.problem(
            "duplicate-quote",
            f"this quotation stands on line {earlier.at.line} already: take “quote” away and leave its claims, or say "
            "with nth which it is",
        )


def _joined_remarks(quotes: Iterable[Located[Quote]]) -> Iterator[Problem]:
    """One remark in two quotations of an article, of which neither repeats the other."""
    remarks = (((quote.entry.remark, quote.entry.speaker), quote) for quote in quotes if quote.entry.remark)
    for (remark, _), quote, earlier in _repeats(remarks):
        if not have_same_words(*(fold(each.entry.text).split() for each in (earlier, quote))):
            message = (
                f"the remark “{remark}” is “{earlier.entry.text}” (line {earlier.at.line}), and these are other words: "
                "each part of a speech is a remark of its own, so give this one another id, or leave “remark” out"
            )
            yield quote.at.problem("remark-twice", message, "remark")


def _name_problems(claims: Sequence[Located[Claim]]) -> Iterator[Problem]:
    """An id names one claim, and what follows from it stands below it: so nothing follows from itself."""
    for name, claim, earlier in _repeats((claim.entry.name, claim) for claim in claims if claim.entry.name):
        yield claim.at.problem(
            "duplicate-id", f"the id “{name}” is taken on line {earlier.at.line}: choose another one", "id"
        )
    above: list[str] = []
    for claim in claims:
        follows = claim.entry.follows
        if follows is not None and follows not in above:
            yield unknown(claim.at, follows, above, "id of a claim above", "follows")
        above += filter(None, [claim.entry.name])


def _duplicate_files(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    named = ((file, article) for article in articles if (file := article.record.text("file")) is not None)
    for file, later, earlier in _repeats(named):
        yield later.at.problem(
            "duplicate-file", f"“{file}” is the text of {earlier.at.file.path} already: keep one of them", "file"
        )


def _duplicate_numbers(articles: Iterable[ArticleFile]) -> Iterator[Problem]:
    numbers = ((each, article) for article in articles for each in article.stories.items())
    for (race, number), later, earlier in _repeats(numbers):
        yield later.at.problem(
            "duplicate-number",
            f"{earlier.at.file.path} has number {number} in this story already: take the next free one",
            "stories",
            later.story_keys[race],
        )


def _two_speakers(articles: Iterable[ArticleFile], reference: Reference) -> Iterator[Problem]:
    """A quotation has one speaker, and so has a remark: its printings are shown together, under one name."""
    quotes = [(each, quote) for each in articles for quote in each.quotes if quote.entry.speaker]
    quotations = (
        (
            ("this quotation", "say with “words” which one it is", each.slug, _quotation(quote, each.text)),
            quote,
        )
        for each, quote in quotes
        if each.text is not None and quote.span is not None
    )
    remarks = (
        ((f"the remark “{quote.entry.remark}”", "give this quotation a remark of its own", "", None), quote)
        for _, quote in quotes
        if quote.entry.remark
    )
    found: dict[str, Problem] = {}
    for (what, or_else, *_), quote, earlier in _repeats((*quotations, *remarks)):
        if earlier.entry.speaker != quote.entry.speaker:
            theirs, ours = (reference.name_of(each.entry.speaker) for each in (earlier, quote))
            message = (
                f"{what} is {theirs}’s on line {earlier.at.line} of {earlier.at.file.path} and {ours}’s here: mend the "
                f"speaker, or {or_else}"
            )
            found.setdefault(quote.at.source, quote.at.problem("remark-speakers", message, "quote"))
    yield from found.values()


def _quotation(quote: Located[Quote], text: ArticleText) -> Span:
    """The quotation of which an entry has words, or these alone where they have marks of their own: “he said ‘run’”."""
    run = quote.entry.span
    has_marks = all(text.text[each : each + 1] in _MARKS for each in (run.start - 1, run.end))
    return run if has_marks else quotation_around(text, run) or run
