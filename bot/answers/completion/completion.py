"""Completions: what a person may mean by what they have typed so far, for each parameter of each question."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.athlete.profile import EVERYTHING, build_profile
from bot.answers.completion.labels import completion_label, label_with_details, shorten_label
from bot.answers.completion.matching import Match, contains_all, match_inside, match_prefix, match_slip, typed_prefixes
from bot.answers.input import InvalidInput, clean, name_keys, read_event, word_runs
from bot.answers.points.races import find_races
from bot.answers.points.wording import occasion_words, shorten
from bot.answers.question import Call, ParameterKind
from bot.answers.registry import QUESTIONS
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.store.queries.completions import OfferQuery, is_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.answers.question import Parameter, Question
    from bot.facts.model import Attribute, Quote, Vocabulary
    from bot.store.rows import Offer, OfferMatch
    from bot.store.store import Store

MOST_COMPLETIONS = 25
"""Completions that a chat platform shows."""

_LONGEST_REMARK = 50
"""Characters of a remark that are enough to ask for it."""


class Completion(Frozen, frozen=True):
    """One completion: ``value`` asks for exactly this, ``label`` is what people see, ``words`` is how they write it."""

    value: str
    label: str
    words: str


class Candidate(NamedTuple):
    """What may be completed to: the folded names by which it is matched, its value, and what makes the completion.

    An ``aside`` is what is said of somebody: it comes after whoever goes by what was typed.
    """

    keys: tuple[str, ...]
    value: str
    make: Callable[[], Completion]
    aside: bool = False


async def complete(
    store: Store, question_name: str, parameter_name: str, typed: str, values: Mapping[str, str]
) -> tuple[Completion, ...]:
    """What may be meant, the likeliest first, at most 25; nothing for what is no question or no parameter.

    ``values`` are those of the question's other parameters: a race chosen before narrows the meets, a meet the races,
    a person the words. Where nothing was typed: the newest stories, those of whom most is said, the strongest
    disputes. At most one statement; three for an article, which is one of a story.
    """
    question = QUESTIONS.get(question_name)
    parameter = None if question is None else question.parameter(parameter_name)
    text = clean(typed)
    if question is None or parameter is None or isinstance(text, InvalidInput) or (text and not fold(text)):
        return ()
    prefixes = typed_prefixes(text)
    candidates = await _candidates(store, question, parameter, prefixes, values)
    word_matches = [candidate for candidate in candidates if contains_all(prefixes, candidate.keys)]
    begun = _rank_matches(word_matches, partial(match_prefix, prefixes))
    inside = _rank_matches(word_matches, partial(match_inside, prefixes))
    slips = [] if begun else _rank_matches(candidates, partial(match_slip, prefixes))
    return tuple(_first_completions((*begun, *inside, *slips)))


def _rank_matches(
    candidates: Iterable[Candidate], match_keys: Callable[[tuple[str, ...]], Match | None]
) -> list[Candidate]:
    """Those candidates that match what was typed, the likeliest first, otherwise in the order given."""
    pairs = ((match_keys(candidate.keys), candidate) for candidate in candidates)
    matches = [(candidate.aside, match, candidate) for match, candidate in pairs if match is not None]
    return [candidate for *_, candidate in sorted(matches, key=lambda each: each[:2])]


def _first_completions(candidates: Iterable[Candidate]) -> Iterator[Completion]:
    """The first completions, each value once and none that could not be read again."""
    values: set[str] = set()
    for candidate in candidates:
        if len(values) == MOST_COMPLETIONS:
            return
        if candidate.value not in values and is_short(candidate.value):
            values.add(candidate.value)
            yield candidate.make()


# --- candidates ---------------------------------------------------------------------------------------------------


async def _candidates(
    store: Store, question: Question, parameter: Parameter, prefixes: tuple[str, ...], values: Mapping[str, str]
) -> list[Candidate]:
    """What a parameter of this kind may be, the best first; more than match what was typed."""
    match parameter.kind:
        case ParameterKind.CHOICE:
            return _choice_candidates(parameter.choices)
        case ParameterKind.QUESTION:
            return _choice_candidates((each.name, f"/{each.name} · {each.description}") for each in QUESTIONS.values())
        case ParameterKind.ARTICLE:
            return await _article_candidates(store, question, values)
        case ParameterKind.PART:
            return await _part_candidates(store, _value_of_kind(question, ParameterKind.PERSON, values))
        case ParameterKind.WORDS if any(each.kind is ParameterKind.SPEAKER for each in question.parameters):
            speaker = _value_of_kind(question, ParameterKind.SPEAKER, values)
            return list(_remark_candidates(await store.remark_offers(name_keys(speaker)))) if speaker else []
        case _:
            offers = await store.offers(_offer_query(question, parameter.kind, prefixes, values))
            return [_offer_candidate(each, store.vocabulary) for each in sorted(offers, key=lambda each: each.place)]


async def _part_candidates(store: Store, person: str) -> list[Candidate]:
    """The parts of the profile of the person who was chosen before, each with its number of lines."""
    facts = await store.person_facts(name_keys(person)) if person else None
    if facts is None or not facts.people:
        return []
    groups = build_profile(facts.people[0], facts, store.vocabulary).groups
    parts = [_candidate((group.id, group.label), group.id, f"{group.label} ({group.size})") for group in groups]
    return [*parts, *(_choice_candidates([(EVERYTHING, "All parts")]) if parts else [])]


async def _article_candidates(store: Store, question: Question, values: Mapping[str, str]) -> list[Candidate]:
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


def _offer_query(
    question: Question, kind: ParameterKind, prefixes: tuple[str, ...], values: Mapping[str, str]
) -> OfferQuery:
    """What the store is asked, with the keys of the race or the meet that was chosen before."""
    event = _value_of_kind(question, ParameterKind.EVENT, values)
    meet = _value_of_kind(question, ParameterKind.MEET, values)
    if kind is ParameterKind.MEET and event:
        return OfferQuery(kind, prefixes, races=read_event(event).event_keys)
    if kind is ParameterKind.EVENT and meet:
        return OfferQuery(kind, prefixes, meets=(fold(meet),))
    return OfferQuery(
        kind, prefixes, word_runs(prefixes[0].split()) if kind is ParameterKind.TOPIC and prefixes else ()
    )


def _value_of_kind(question: Question, kind: ParameterKind, values: Mapping[str, str]) -> str:
    """The clean value of the question's parameter of a kind; empty where it has none, or none that can be read."""
    value = clean(next((values.get(each.name, "") for each in question.parameters if each.kind is kind), ""))
    return "" if isinstance(value, InvalidInput) else value


def _choice_candidates(choices: Iterable[tuple[str, str]]) -> list[Candidate]:
    return [_candidate((value, label), value, label) for value, label in choices]


def _candidate(names: Iterable[str], value: str, label: str) -> Candidate:
    """What is matched by these names, and written as its value."""
    return Candidate(tuple(map(fold, names)), value, partial(Completion, value, shorten_label(label), value))


def _offer_candidate(match: OfferMatch, vocabulary: Vocabulary) -> Candidate:
    """What is offered itself, or an attribute of it."""
    offer, what = match.offer, match.what
    if what is None:
        return Candidate(offer.keys, offer.value, partial(_offer_completion, offer))
    keys = (*offer.keys, *_attribute_keys(vocabulary.attributes[what]))
    return Candidate(keys, f"{offer.value} {what}", partial(_attribute_completion, match, what, vocabulary), aside=True)


def _offer_completion(offer: Offer) -> Completion:
    return Completion(offer.value, completion_label(offer), offer.words)


def _attribute_completion(match: OfferMatch, what: str, vocabulary: Vocabulary) -> Completion:
    """As in "Josh Kerr, personal best · AGREED"; written with the attribute's label if no other attribute shares it."""
    label = vocabulary.attributes[what].label
    sharing = [attribute for attribute in vocabulary.attributes.values() if fold(label) in _attribute_keys(attribute)]
    words = f"{match.offer.words} {label if len(sharing) == 1 else what}"
    details = label_with_details(f"{match.offer.name}, {label}", match.verdict or "")
    return Completion(f"{match.offer.value} {what}", details, words)


def _attribute_keys(attribute: Attribute) -> tuple[str, ...]:
    return _fold_names((attribute.label, attribute.id, *attribute.words))


# The same attributes come again at each key that is pressed.
@lru_cache(maxsize=1024)
def _fold_names(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, names))


def _remark_candidates(quotes: Sequence[Quote]) -> Iterator[Candidate]:
    """Each remark of a person once, by its first words."""
    remarks: dict[str, Quote] = {}
    for quote in quotes:
        remarks.setdefault(quote.remark or quote.text, quote)
    for quote in remarks.values():
        words = shorten(" ".join(quote.text.split()), _LONGEST_REMARK).rstrip("…")
        label = label_with_details(f"“{quote.text}”", occasion_words(quote.when))
        keys = (fold(quote.text), fold(quote.remark or ""))
        yield Candidate(keys, words, partial(Completion, words, label, words))
