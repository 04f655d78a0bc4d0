"""Silence is found out: the full text is asked before an answer says that the articles have nothing.

Every question comes here with an answer that has nothing, or whose lines may lack what was asked for.
"""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Heading, Note, Outcome, Quotation, Statement
from bot.answers.input import echo
from bot.answers.points.citations import Citations
from bot.answers.points.points import AnswerContext, without_repeats
from bot.answers.search.search import below_reason, rarest_word, search_answer
from bot.answers.search.search_query import content_query
from bot.answers.search.search_results import distinct_results, search_result_block
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.frozen import Frozen
from bot.facts.model import Claim, Quote
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import outcome_order
from bot.facts.text import ArticleText
from bot.store.queries.completions import MOST
from bot.store.rows import OfferList, Passage, SearchHits

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers.answer import Answer, Block, Citation
    from bot.answers.question import Call, Question
    from bot.answers.search.search_query import SearchQuery
    from bot.answers.search.search_results import SearchResult
    from bot.facts.vocabulary import Vocabulary
    from bot.store.rows import EntryRow, Facts, Hit, Offer, PointRow
    from bot.store.store import Store

_RACES: Mapping[str, tuple[str, str]] = {
    "medals": (OfferList.MEDALS.of_meets, "Medals are told of"),
    "recap": (OfferList.STORIES, "Stories are told of"),
    "sources": (OfferList.SOURCES, "They are about"),
}
_RESULTS = (OfferList.RESULTS, "Results are told of")
"""Where the races are of which a question tells something, and what is said of them; those of all others."""

_MOST_FACTS_ON = "Most is told of"
_PEOPLE = {
    "quote": (OfferList.SPEAKERS, "Quoted here"),
    "athlete": (OfferList.ATHLETES, _MOST_FACTS_ON),
    "next": (OfferList.PLANS, "Plans and hopes are told of"),
}
"""Where the people are of whom a question has an answer, and what is said of them."""

MOST_SENTENCES = 3
"""Sentences that are shown below lines which lack the words."""

_MOST_LINES = 6
"""Lines of another answer that stand in one that has none for what was asked."""
_MOST_OFFERS = 4
_KINDS = (Quote, Passage, Claim)


class WordsInText(Frozen, frozen=True):
    """Where the words of a question stand together in what the articles print, in claims and quotations too."""

    query: SearchQuery
    matches: SearchHits

    @property
    def results(self) -> tuple[SearchResult, ...]:
        """The runs that have all of the words: sentences, or else several together."""
        hits = sorted(self.matches.hits, key=lambda hit: _KINDS.index(type(hit.content)))
        results = [each for each in distinct_results(hits, self.query) if not self.query.lacking(" ".join(each.words))]
        return tuple(filter(self._has_in_a_sentence, results)) or tuple(results)

    @property
    def is_apart(self) -> bool:
        """Whether the words stand in several sentences, of which none has all of them."""
        return bool(self.results) and not any(map(self._has_in_a_sentence, self.results))

    @property
    def sure(self) -> tuple[Hit, ...]:
        """What has all of the words in one sentence; else the claims and remarks that go by them."""
        sentences = [each.hit for each in self.results if self._has_in_a_sentence(each)]
        return tuple(sentences or (hit for hit in self.matches.hits if isinstance(hit.content, Claim | Quote)))

    def _has_in_a_sentence(self, result: SearchResult) -> bool:
        """Whether all of the words stand in one sentence of a result."""
        runs = [(words, each) for words in result.words for each in ArticleText(words).sentences]
        return any(not self.query.lacking(words[each.start : each.end]) for words, each in runs)


async def find_words(store: Store, query: SearchQuery) -> WordsInText | None:
    """Where the words of a query stand together; None where they do so nowhere."""
    matches = await store.search(query.phrases) if query.phrases else None
    return WordsInText(query, matches) if matches and matches.hits else None


async def find_other_words(store: Store, query: SearchQuery, facts: Facts | None = None) -> WordsInText | None:
    """Where one sentence has other words for all of those asked for, or a claim goes by them; None where nothing does.

    A sentence with a claim of ``facts`` tells the thing of somebody else.
    """
    found = await find_words(store, query)
    claims = [item.claim for row in (facts.points if facts else ()) for item in row.evidence.values()]
    hits = tuple(hit for hit in found.sure if not _holds(hit, query, claims)) if found else ()
    return WordsInText(query, SearchHits(hits, len(hits))) if hits else None


def _holds(hit: Hit, query: SearchQuery, claims: Sequence[Claim]) -> bool:
    """Whether what is shown of a hit holds one of the claims."""
    runs = [run for each in distinct_results([hit], query) for run in each.runs]
    of_article = [claim.span for claim in claims if claim.article == hit.article.slug]
    return any(run.start <= span.start and span.end <= run.end for run in runs for span in of_article)


async def find_rarest_word(store: Store, text: str) -> WordsInText | None:
    """Of words that stand nowhere together the one in fewest places; None where one of them stands nowhere."""
    found = await rarest_word(store, content_query(text))
    return WordsInText(*found) if found else None


async def or_sentences(store: Store, question: str, text: str, answer: Answer) -> Answer:
    """The answer; where that is silence, what the articles print with the words of ``text``, or others for them."""
    if answer.outcome is not Outcome.SILENT or has_facts(answer):
        return answer
    query = content_query(text)
    found = await find_words(store, query) or await find_other_words(store, query.in_other_words({}))
    return sentences_answer(question, found, answer, store.vocabulary) if found else answer


async def where_words_stand(store: Store, question: str, text: str, empty: Answer) -> Answer | None:
    """What is printed with the words of a text, below an answer that has nothing; None where nothing has them."""
    found = await find_words(store, content_query(text))
    return sentences_answer(question, found, empty, store.vocabulary) if found else None


def has_facts(answer: Answer) -> bool:
    """Whether an answer has anything that an article says."""
    return any(isinstance(block, Statement | Quotation) for block in answer.blocks)


def lacks_words(answer: Answer, text: str) -> bool:
    """Whether no line of an answer has all words of a text that ask for something, nor an excerpt that it cites."""
    query = content_query(text)
    return all(query.lacking(line) for block in answer.blocks for line in _printed_texts(block))


def has_in_a_sentence(answer: Answer, text: str) -> bool:
    """Whether a sentence that an answer prints has all words of a text that ask for something."""
    query = content_query(text)
    return any(query.stands_in(line) for block in answer.blocks for line in _printed_texts(block))


async def absent_words(store: Store, text: str) -> tuple[str, ...]:
    """The words of a text that ask for something and stand in no article."""
    words = content_query(text).single_words()
    unknown = await store.unknown_words(words)
    return tuple([" ".join(words[place].words) for place in unknown.places])


def _printed_texts(block: Block) -> Iterator[str]:
    match block:
        case Statement():
            yield block.text
            yield from (citation.excerpt for citation in block.citations)
        case Quotation():
            yield f"{block.speaker} {block.text}"


def sentences_answer(question: str, found: WordsInText, empty: Answer, vocabulary: Vocabulary) -> Answer:
    """What the articles print with the words, below the reason why nothing else is told."""
    hits = tuple(each.hit for each in found.results) or found.matches.hits
    results = distinct_results(hits, found.query)
    answer = search_answer(question, found.query, SearchHits(hits, len(hits)), results, vocabulary)
    return below_reason(empty, answer, found.query, results)


def with_sentences(answer: Answer, text: str, found: WordsInText, vocabulary: Vocabulary) -> Answer:
    """The answer, and below its lines the sentences that have all of the words, unless a line cites one of them."""
    results = found.results
    cited = [citation for block in answer.blocks for citation in _citations(block)]
    if not results or any(each.covers(citation) for each in results for citation in cited):
        return answer
    shown = results[:MOST_SENTENCES]
    context = _context_of_answer(shown, answer, vocabulary)
    blocks = [search_result_block(each, found.query, context) for each in shown]
    articles = {row.slug: row for row in (*context.citations.articles(), *answer.articles)}
    ordered = tuple(sorted(articles.values(), key=lambda article: article.number))
    return replace(
        answer,
        blocks=(*answer.blocks, Heading(f"Where “{echo(text)}” stands"), *blocks),
        articles=ordered,
    )


def with_lines_of(answer: Answer, source: Answer) -> Answer:
    """The lines of another answer under its title, and those of the answer below, unless their articles differ."""
    lines = [block for block in source.blocks if isinstance(block, Statement)][:_MOST_LINES]
    cited = {citation.article for line in lines for citation in line.citations}
    own = {row.slug: row.number for row in answer.articles}
    articles = {row.slug: row for row in (*(row for row in source.articles if row.slug in cited), *answer.articles)}
    is_renumbered = any(own.get(row.slug, row.number) != row.number for row in source.articles)
    if not lines or is_renumbered or len({row.number for row in articles.values()}) < len(articles):
        return answer
    ordered = tuple(sorted(articles.values(), key=lambda article: article.number))
    below = (Heading(answer.title), *answer.blocks) if has_facts(answer) else answer.blocks
    return replace(answer, blocks=(Heading(source.title), *lines, *below), articles=ordered)


def _citations(block: Block) -> tuple[Citation, ...]:
    match block:
        case Statement():
            return block.citations
        case Quotation():
            return (block.citation,)
    return ()


def _context_of_answer(results: Sequence[SearchResult], answer: Answer, vocabulary: Vocabulary) -> AnswerContext:
    """A context in which the articles of the answer keep their numbers."""
    names = {id_: row for each in results for id_, row in each.hit.names.items()}
    hits = [each.hit for result in results for each in result.printings]
    rows = {row.slug: row for hit in hits for row in (*hit.others, hit.article)}
    numbers = {article.slug: article.number for article in answer.articles}
    own = {slug: row.story_number or 0 for slug, row in rows.items()}
    is_of_story = all(numbers.get(slug, number) == number for slug, number in own.items())
    free = count(max((*numbers.values(), *own.values())) + 1)
    for slug, number in own.items():
        # Articles of two stories share the number that each has in its own.
        is_free = is_of_story and number and number not in numbers.values()
        numbers.setdefault(slug, number if is_free else next(free))
    numbered = [replace(row, number=numbers[slug]) for slug, row in rows.items()]
    return AnswerContext(vocabulary, names, Citations(numbered, names))


# --- what there is instead ----------------------------------------------------------------------------------------


async def unknown_person(store: Store, call: Call) -> Answer:
    """Nobody has the name that was asked for: who is written nearly so, or where it stands, and of whom more is told.

    Four statements at most.
    """
    name = call.get("person")
    rows = await store.suggestions(name, ("person",))
    names = [[(word,) for word in fold(row.name).split()] for row in rows]
    answering = {offer.name for offer in await store.offers(_PEOPLE[call.question][0], names)} if rows else set()
    similar = [row for row in rows if row.name in answering]
    what = "person or event" if call.question == "next" else "person"
    empty = no_answer.not_found(call.line, what, name, no_answer.people_choices(call.question, similar))
    if similar or empty.outcome is Outcome.UNREADABLE:
        return empty
    stands = await where_words_stand(store, call.line, name, empty)
    return await or_people(store, call.question, stands or empty)


async def or_lines_about(store: Store, entry: EntryRow, empty: Answer) -> Answer:
    """An answer about somebody or something without a race, and below it what is told of them."""
    facts = await store.subject_facts(entry.id)
    for race in (await store.races(()))[: not facts.points]:
        # Where nobody says anything of a meet itself, what the newest story tells to have been there.
        facts = await store.story_facts(race.id)
        facts = replace(facts, points=tuple(row for row in facts.points if row.within == entry.id))
    context = AnswerContext.of(facts, store.vocabulary)
    stories = {race.id for race in facts.races if race.articles}
    attributes = store.vocabulary.attributes

    def weight(row: PointRow) -> tuple[bool, int]:
        # What is of a race that the articles are about says most of somebody.
        is_elsewhere = row.within not in stories
        return is_elsewhere, outcome_order(row.attribute, attributes) if not is_elsewhere else 0

    lines = few_lines(sorted(facts.points, key=weight), context)
    return replace(empty, blocks=lines, articles=context.citations.articles()) if lines else empty


def few_lines(rows: Sequence[PointRow], context: AnswerContext) -> tuple[Statement, ...]:
    """The first lines of points; what is not told is not written, for it would be cited."""
    writer, rows = SentenceWriter(context), without_repeats(rows)
    each = (line for row in rows if stands_for_itself(row) for line in writer.lines(row))
    return tuple(islice(each, MOST_SENTENCES))


async def or_people(store: Store, question: str, empty: Answer) -> Answer:
    """An answer about somebody without facts, and whom the question may be asked of instead: those of most words."""
    list_, lead_in = _PEOPLE[question]
    is_quote = question == "quote"
    offers = [offer for offer in await store.offers(list_) if offer.count or not is_quote]
    names = [f"{offer.name} ({offer.count})" if is_quote else offer.name for offer in offers]
    return _or_offers(question, empty, lead_in, offers, names)


async def for_nobody(store: Store, line: str, question: Question) -> Answer:
    """Nobody was asked for: of whom the question may be asked, and how."""
    empty = no_answer.missing_value(line, question, question.parameters[0])
    answer = await or_people(store, question.name, empty)
    return replace(answer, blocks=(*answer.blocks, *empty.blocks)) if answer is not empty else empty


async def or_events(store: Store, question: str, empty: Answer) -> Answer:
    """An answer without a race or a meet, and of which the articles tell what is asked."""
    list_, lead_in = _RACES.get(question, _RESULTS)
    offers = await store.offers(list_)
    names = [", ".join(filter(None, (in_a_sentence(offer.name), offer.detail))) for offer in offers]
    return _or_offers(question, empty, lead_in, offers, names, "; ")


def _or_offers(
    question: str, empty: Answer, lead_in: str, offers: Sequence[Offer], names: Sequence[str], between: str = ", "
) -> Answer:
    if not offers:
        return empty
    # Of whom most is told is a list of no more than those.
    more = () if lead_in == _MOST_FACTS_ON else _more(offers)
    note = Note(f"{lead_in}: {between.join((*names[:_MOST_OFFERS], *more))}.")
    choices = [Choice(offer.name, f"/{question} {offer.words}") for offer in offers[:_MOST_OFFERS]]
    choices += (choice for choice in empty.choices if choice != no_answer.HELP)
    lines = empty.blocks if has_facts(empty) else ()
    return replace(empty, blocks=(*lines, note), choices=tuple(choices))


def _more(offers: Sequence[Offer]) -> Iterator[str]:
    """How many of a list are not shown; of one that the store cuts only that there are more."""
    rest = len(offers) - _MOST_OFFERS
    if rest > 0:
        yield "and more" if len(offers) == MOST else f"and {rest} more"
