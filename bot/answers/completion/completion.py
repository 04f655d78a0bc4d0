"""Completions: what a person may mean by what they have typed so far, for each parameter of each question."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from bot.answers.athlete.profile import EVERYTHING, build_profile
from bot.answers.completion.labels import completion_label, details, label_with_details, shorten_label
from bot.answers.completion.matching import (
    as_typed,
    begins_words,
    in_english,
    likely_spellings,
    silent_words,
    typed_words,
    without_question,
)
from bot.answers.input import InvalidInput, clean, name_keys
from bot.answers.points.races import find_races
from bot.answers.points.wording import occasion_words, shorten
from bot.answers.question import Call, ParameterKind
from bot.answers.registry import QUESTIONS
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.store.queries.completions import LONGEST, is_short
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.question import Parameter, Question
    from bot.facts.model import Quote
    from bot.store.rows import Offer
    from bot.store.store import Store

MOST_COMPLETIONS = 25
"""Completions that a chat platform shows."""

_LONGEST_REMARK = 50
"""Characters of a remark that are enough to ask for it."""

_FREE_TEXT = {
    OfferList.RESULTS: ("result", "who won the {}?"),
    OfferList.SPEAKERS: ("quote", "what did {} say?"),
    OfferList.PAIRS: ("compare", "{}"),
    OfferList.STORIES: ("recap", "what happened in the {}?"),
    OfferList.ATHLETES: ("athlete", "who is {}?"),
    OfferList.PLANS: ("next", "what is next for {}?"),
}
"""The questions of free text, as people type them, about what is offered of each list."""
_MOST_OF_EACH = 4
"""So many of each are offered, where several are meant."""


class Completion(Frozen, frozen=True):
    """One completion: ``value`` asks for exactly this, ``label`` is what people see, ``words`` is how they write it."""

    value: str
    label: str
    words: str


Candidate = tuple[str, Completion]
"""What is looked through word by word, for there are few: the folded names by which a completion goes, and it."""


async def complete(
    store: Store, question_name: str, parameter_name: str, typed: str, values: Mapping[str, str]
) -> tuple[Completion, ...]:
    """What may be meant, the likeliest first, at most 25; nothing for what is no question or no parameter.

    ``values`` are those of the question's other parameters: a race chosen before narrows the meets, a meet the races,
    a person the words. Where nothing was typed: the best of the newest story. At most three statements; for words that
    may ask anything a few for each question.
    """
    question = QUESTIONS.get(question_name)
    parameter = None if question is None else question.parameter(parameter_name)
    text = clean(typed)
    if question is None or parameter is None or isinstance(text, InvalidInput) or (text and not fold(text)):
        return ()
    words = typed_words(text)
    candidates = await _candidates(store, question, parameter, values)
    if candidates is not None:
        completions = _matching(words, candidates)
    elif question.offers is not None:
        context = _context(question, parameter, values)
        list_ = _list_of(question.offers, words, parameter.kind, context)
        (offers,) = await _find_offers(store, (list_,), words, context)
        completions = [Completion(offer.value, completion_label(offer), offer.words) for offer in offers]
    else:
        completions = await _questions(store, words)
    return tuple({each.value: each for each in completions}.values())[:MOST_COMPLETIONS]


# --- what the store offers ----------------------------------------------------------------------------------------


async def _questions(store: Store, words: Sequence[str]) -> list[Completion]:
    """Whole questions about what goes by the words: those of which most words were typed."""
    lists: dict[tuple[str, ...], list[OfferList]] = {}
    for list_, (name, question) in _FREE_TEXT.items():
        lists.setdefault(without_question(words, name, question), []).append(list_)
    silent = silent_words(words)
    for left in sorted(lists, key=len):
        offers = await _find_offers(store, lists[left], [word for word in left if word not in silent], ())
        most = _MOST_OF_EACH if len(lists[left]) > 1 else MOST_COMPLETIONS
        completions = [
            Completion(line, label_with_details(line, *(each for each in details(offer) if each not in line)), line)
            for list_, of_list in zip(lists[left], offers, strict=True)
            for offer in of_list[:most]
            for line in [_FREE_TEXT[list_][1].format(in_a_sentence(offer.words))]
        ]
        if completions:
            return [each for each in completions if len(each.value) <= LONGEST]
    return []


def _list_of(
    list_: OfferList, words: Sequence[str], kind: ParameterKind | None = None, context: Sequence[str] = ()
) -> str:
    if kind is ParameterKind.MEET:
        return list_.of_meets_with_event if context else list_.of_meets
    return list_.at_start if list_ is OfferList.TOPICS and not words else list_


async def _find_offers(
    store: Store, lists: Sequence[str], words: Sequence[str], context: Sequence[str]
) -> list[tuple[Offer, ...]]:
    """What of each list goes by the words; where nothing does, by words that are written nearly so."""
    chosen = as_typed(context)
    typed = [(*as_typed(words), *chosen)] if words or context else []
    offers = [await store.offers(list_, typed) for list_ in lists]
    if any(offers) or not words:
        return offers
    ways = {tuple(words), in_english(words)}
    known = await store.offer_spellings([*chain(*ways), "".join(words)])
    likely = [(*spellings, *chosen) for way in ways for spellings in likely_spellings(way, known)]
    return [await store.offers(list_, likely) for list_ in lists] if likely else offers


def _context(question: Question, parameter: Parameter, values: Mapping[str, str]) -> tuple[str, ...]:
    """The words of the meet that was chosen before a race, and of the race before a meet."""
    other = {ParameterKind.EVENT: ParameterKind.MEET, ParameterKind.MEET: ParameterKind.EVENT}.get(parameter.kind)
    return typed_words(_value_of_kind(question, other, values)) if other else ()


def _value_of_kind(question: Question, kind: ParameterKind, values: Mapping[str, str]) -> str:
    """The clean value of the question's parameter of a kind; empty where it has none, or none that can be read."""
    value = clean(next((values.get(each.name, "") for each in question.parameters if each.kind is kind), ""))
    return "" if isinstance(value, InvalidInput) else value


# --- the few that are looked through ------------------------------------------------------------------------------


def _matching(words: Sequence[str], candidates: Sequence[Candidate]) -> list[Completion]:
    """The completions of those that go by the words, or by words that are written nearly so."""
    begun = [each for names, each in candidates if begins_words(as_typed(words), names)]
    known = dict.fromkeys(word for names, _ in candidates for word in names.split())
    likely = [] if begun else likely_spellings(words, known)
    near = [each for names, each in candidates if any(begins_words(spellings, names) for spellings in likely)]
    return [each for each in begun or near if is_short(each.value)]


async def _candidates(
    store: Store, question: Question, parameter: Parameter, values: Mapping[str, str]
) -> list[Candidate] | None:
    """All that a parameter of this kind may be; None where the store offers it."""
    match parameter.kind:
        case ParameterKind.CHOICE:
            return [_candidate((value, label), value, label) for value, label in parameter.choices]
        case ParameterKind.QUESTION:
            texts = [(each.name, each.description) for each in QUESTIONS.values()]
            return [_candidate(names, names[0], f"/{' · '.join(names)}") for names in texts]
        case ParameterKind.ARTICLE:
            return await _articles(store, question, values)
        case ParameterKind.PART:
            return await _parts(store, _value_of_kind(question, ParameterKind.PERSON, values))
        case ParameterKind.WORDS if any(each.kind is ParameterKind.SPEAKER for each in question.parameters):
            speaker = _value_of_kind(question, ParameterKind.SPEAKER, values)
            _, quotes = await store.quotes_by_name(name_keys(speaker)) if speaker else ((), ())
            return [*_remarks([each.quote for each in quotes])]
        case _:
            return None


def _candidate(names: Iterable[str], value: str, label: str) -> Candidate:
    """What goes by these names, and is written as its value."""
    return " ".join(map(fold, names)), Completion(value, shorten_label(label), value)


async def _parts(store: Store, person: str) -> list[Candidate]:
    """The parts of the profile of the person who was chosen before, each with its number of lines."""
    facts = await store.person_facts(name_keys(person)) if person else None
    if facts is None or not facts.people:
        return []
    groups = build_profile(facts.people[0], facts, store.vocabulary).groups
    parts = [_candidate((group.id, group.label), group.id, f"{group.label} ({group.size})") for group in groups]
    return [*parts, *([_candidate((EVERYTHING,), EVERYTHING, "All parts")] if parts else [])]


async def _articles(store: Store, question: Question, values: Mapping[str, str]) -> list[Candidate]:
    """The articles of the story that was chosen before, or of the newest, by number and by publisher."""
    event, meet = (_value_of_kind(question, kind, values) for kind in (ParameterKind.EVENT, ParameterKind.MEET))
    races = await find_races(store, Call(question.name, {"event": event, "meet": meet}))
    articles = (await store.result_facts(races[0].id)).articles if races else ()
    return [
        _candidate((str(article.number), publisher), str(article.number), f"[{article.number}] {publisher}")
        for article in articles
        if article.number is not None
        for publisher in [article.publisher or article.slug]
    ]


def _remarks(quotes: Sequence[Quote]) -> Iterator[Candidate]:
    """Each remark of a person once, by its first words."""
    remarks: dict[str, Quote] = {}
    for quote in quotes:
        remarks.setdefault(quote.remark or quote.text, quote)
    for quote in remarks.values():
        words = shorten(" ".join(quote.text.split()), _LONGEST_REMARK).rstrip("…")
        label = label_with_details(f"“{quote.text}”", occasion_words(quote.when))
        yield f"{fold(quote.text)} {fold(quote.remark or '')}", Completion(words, label, words)
