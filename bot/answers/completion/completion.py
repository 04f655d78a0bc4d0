"""Completions: what a person may mean by what they have typed so far, for each parameter of each question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.asking.asking import read_values
from bot.answers.athlete.profile import EVERYTHING, build_profile
from bot.answers.completion.matching import (
    as_typed,
    asks_otherwise,
    begins_words,
    in_english,
    is_greeting,
    likely_spellings,
    typed_words,
)
from bot.answers.help import VERDICT_WORDS
from bot.answers.input import InvalidInput, clean, name_keys
from bot.answers.points.races import find_races
from bot.answers.points.wording import counted, occasion_words, shorten
from bot.answers.question import Call, ParameterKind
from bot.answers.registry import QUESTIONS
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.store.queries.completions import LONGEST
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.answers.question import Parameter, Question
    from bot.store.rows import Offer
    from bot.store.store import Store

    Chosen = Mapping[ParameterKind, str]
    """The values of the other parameters, by their kinds."""

MOST_COMPLETIONS = 25
"""Completions that a chat platform shows."""

_SHORTEST_NAME = 30
"""So much of a name stays in a label, however long its details are."""
_LONGEST_REMARK = 50
"""Characters of a remark that are enough to ask for it."""

_NAMING = frozenset({ParameterKind.EVENT, ParameterKind.MEET, ParameterKind.PERSON, ParameterKind.SPEAKER})


class Completion(Frozen, frozen=True):
    """One completion: ``value`` asks for exactly this, as people write it, ``label`` tells more of it."""

    value: str
    label: str


Candidate = tuple[str, Completion]
"""One of the few that are looked through: the folded names by which it goes, and the completion."""


async def complete(
    store: Store, question_name: str, parameter_name: str, typed: str, values: Mapping[str, str]
) -> tuple[Completion, ...]:
    """What may be meant, the likeliest first, at most 25; nothing for what is no question or no parameter.

    ``values`` are those of the question's other parameters: a race chosen before narrows the meets, a meet the races,
    a person the words. Where nothing was typed: the best of the newest story. At most three statements, and those with
    which an answer reads words by which nothing goes.
    """
    question = QUESTIONS.get(question_name)
    parameter = None if question is None else question.parameter(parameter_name)
    text = clean(typed)
    if question is None or parameter is None or isinstance(text, InvalidInput) or (text and not fold(text)):
        return ()
    others = {each.kind: clean(values.get(each.name, "")) for each in question.parameters if each != parameter}
    chosen = {kind: value for kind, value in others.items() if isinstance(value, str)}
    words, list_ = typed_words(text), question.offers
    candidates = await _candidates(store, question.name, parameter, chosen)
    if candidates is not None or list_ is None:
        completions = _matching(words, candidates or ())
    else:
        completions = await _offered(store, list_, words, parameter.kind, chosen)
        if not completions and words and parameter == question.parameters[0] and parameter.kind in _NAMING:
            completions = await _read(store, question, list_, text, chosen)
    return tuple([each for each in dict.fromkeys(completions) if len(each.value) <= LONGEST][:MOST_COMPLETIONS])


# --- what the store offers ----------------------------------------------------------------------------------------


async def _read(store: Store, question: Question, list_: OfferList, text: str, chosen: Chosen) -> list[Completion]:
    """The first that goes by each value as which an answer reads a text by which nothing goes."""
    first = question.parameters[0]
    calls = await read_values(store, question, text, QUESTIONS)
    texts = dict.fromkeys(" ".join(call.get(name) for name in (first.name, "meet")).strip() for call in calls)
    meant = [each for each in texts if each and fold(each) != fold(text)]
    offers = [await _offered(store, list_, typed_words(each), first.kind, chosen) for each in meant]
    return [completion for found in offers for completion in found[:1]]


async def _offered(
    store: Store, list_: OfferList, words: Sequence[str], kind: ParameterKind, chosen: Chosen
) -> list[Completion]:
    """What goes by the words, and by the meet that was chosen before a race, or the race before a meet."""
    other = {ParameterKind.EVENT: ParameterKind.MEET, ParameterKind.MEET: ParameterKind.EVENT}.get(kind, kind)
    context, of_list = typed_words(chosen.get(other, "")), str(list_)
    if kind is ParameterKind.MEET:
        of_list = list_.of_meets_with_event if context else list_.of_meets
    elif list_ is OfferList.TOPICS and not words:
        of_list = OfferList.PAIRS
    offers = await _find_offers(store, of_list, words, context)
    if is_greeting(words):
        offers = [each for each in offers if begins_words(as_typed(words), fold(each.words))]
    if context:  # of a meet that was chosen a race goes by its name alone; the meets are those of the races
        names = [(offer.detail if kind is ParameterKind.MEET else offer.name, offer) for offer in offers]
        return [Completion(name, offer_label(name, offer)) for name, offer in names]
    is_free = list_ is OfferList.QUESTIONS
    labels = [each.name if is_free and asks_otherwise(each.name) else offer_label(each.name, each) for each in offers]
    return [Completion(offer.words, label) for offer, label in zip(offers, labels, strict=True)]


async def _find_offers(store: Store, list_: str, words: Sequence[str], context: Sequence[str]) -> Sequence[Offer]:
    """What of a list goes by words, and by those of the context; else by what the words are nearly like in English."""
    offers = await store.offers(list_, [as_typed((*words, *context))] if words or context else [])
    if offers or not words:
        return offers
    english = in_english(words)
    known = await store.offer_spellings(english) if english else ()
    typed = [(*each, *as_typed(context)) for each in likely_spellings(english, known)]
    return await store.offers(list_, typed) if typed else ()


# --- the few that are looked through ------------------------------------------------------------------------------


def _matching(words: Sequence[str], candidates: Sequence[Candidate]) -> list[Completion]:
    """The completions of those that go by the words, or by words that are written nearly so."""
    known = {word for names, _ in candidates for word in names.split()}
    begun = [each for names, each in candidates if begins_words(as_typed(words), names)]
    likely = [] if begun else likely_spellings(in_english(words), known)
    return begun or [each for names, each in candidates if any(begins_words(meant, names) for meant in likely)]


async def _candidates(store: Store, question: str, parameter: Parameter, chosen: Chosen) -> Sequence[Candidate] | None:
    """All that a parameter of this kind may be; None where the store offers it."""
    match parameter.kind:
        case ParameterKind.CHOICE:
            return [_candidate(f"{value} {label}", value, label) for value, label in parameter.choices]
        case ParameterKind.QUESTION:
            names = {each.name: f"{each.name} · {each.description}" for each in QUESTIONS.values()}
            named = [_candidate(label, name, f"/{label}") for name, label in names.items()]
            return [*named, *(_candidate(word, word, f"{word} · {meaning}") for word, meaning in VERDICT_WORDS.items())]
        case ParameterKind.ARTICLE:
            return await _articles(store, question, chosen)
        case ParameterKind.PART:
            return await _parts(store, chosen.get(ParameterKind.PERSON, ""))
        case ParameterKind.WORDS if ParameterKind.SPEAKER in chosen:
            return await _remarks(store, chosen[ParameterKind.SPEAKER])
        case _:
            return None


def _candidate(names: str, value: str, label: str) -> Candidate:
    return fold(names), Completion(value, label_with_details(label))


async def _parts(store: Store, person: str) -> list[Candidate]:
    """The parts of the profile of the person who was chosen before, each with its number of lines."""
    facts = await store.person_facts(name_keys(person)) if person else None
    if facts is None or not facts.people:
        return []
    groups = build_profile(facts.people[0].id, facts, store.vocabulary).groups
    parts = [_candidate(f"{group.id} {group.label}", group.id, f"{group.label} ({group.size})") for group in groups]
    return [*parts, _candidate(EVERYTHING, EVERYTHING, "All parts")] if parts else []


async def _articles(store: Store, question: str, chosen: Chosen) -> list[Candidate]:
    """The articles of the story that was chosen before, or of the newest, by number and by publisher."""
    values = {str(kind): chosen.get(kind, "") for kind in (ParameterKind.EVENT, ParameterKind.MEET)}
    races = await find_races(store, Call(question, values))
    articles = (await store.result_facts(races[0].id)).articles if races else ()
    labels = {str(each.number): f"[{each.number}] {each.outlet}" for each in articles if each.number}
    return [_candidate(label, number, label) for number, label in labels.items()]


async def _remarks(store: Store, speaker: str) -> list[Candidate]:
    """Each remark of a person once, by its first words."""
    _, rows = await store.quotes_by_name(name_keys(speaker)) if speaker else ((), ())
    remarks: dict[str, Candidate] = {}
    for row in rows:
        quote, occasion = row.quote, occasion_words(row.quote.when, row.race.noun)
        words = shorten(" ".join(quote.text.split()), _LONGEST_REMARK).rstrip("…")
        completion = Completion(words, label_with_details(f"“{quote.text}”", occasion))
        remarks.setdefault(quote.remark or quote.text, (fold(quote.text), completion))
    return [*remarks.values()]


# --- labels -------------------------------------------------------------------------------------------------------


def offer_label(name: str, offer: Offer) -> str:
    """An offer by a name, as in "Men's 1500m final · World Championships 2023 · 5 disputes"."""
    detail = "" if offer.detail in name else offer.detail
    return label_with_details(name, detail, counted(offer.count, offer.counted) if offer.count else "")


def label_with_details(name: str, *details: str) -> str:
    """A name and what tells it apart, on one line of at most 100 characters: a long name is cut before its details."""
    rest = "".join(f" · {detail}" for detail in details if detail)
    cut = shorten(" ".join(name.split()), max(LONGEST - len(rest), _SHORTEST_NAME) - 1)
    return shorten(" ".join(f"{cut}{rest}".split()), LONGEST - 1)
