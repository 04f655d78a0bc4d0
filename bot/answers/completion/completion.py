"""Completions: what a person may mean by what they have typed so far, for each parameter of each question."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

from bot.answers.completion.labels import completion_label, label_with_details, shorten_label
from bot.answers.completion.matching import Match, contains_all, match_inside, match_prefix, match_slip, typed_prefixes
from bot.answers.input import InvalidInput, clean, name_keys, read_event, word_runs
from bot.answers.points.wording import occasion_words, shorten
from bot.answers.question import ParameterKind
from bot.answers.registry import QUESTIONS
from bot.facts.frozen import Frozen
from bot.facts.names import fold
from bot.store.queries.completions import Typed, is_short

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from bot.answers.question import Parameter, Question
    from bot.facts.model import Attribute, Quote, Vocabulary
    from bot.store.rows import Offer, Offered
    from bot.store.store import Store

MOST = 25
"""Completions that a chat platform shows."""

_LONGEST_REMARK = 50
"""Characters of a remark that are enough to ask for it."""


class Completion(Frozen, frozen=True):
    """One completion: ``value`` asks for exactly this, ``label`` is what people see, ``words`` is how they write it."""

    value: str
    label: str
    words: str


class Candidate(NamedTuple):
    """What may be completed to: the folded names by which it is known, its value, and what makes the completion.

    An ``aside`` is what is said of somebody: it comes after whoever goes by what was typed.
    """

    keys: tuple[str, ...]
    value: str
    make: Callable[[], Completion]
    aside: bool = False


async def complete(
    store: Store, question: str, parameter: str, typed: str, values: Mapping[str, str]
) -> tuple[Completion, ...]:
    """What may be meant, the likeliest first, at most 25; nothing for what is no question or no parameter.

    ``values`` are those of the question's other parameters: a race chosen before narrows the meets, a meet the races,
    a person the words. Where nothing was typed: the newest stories, those of whom most is said, the strongest
    disputes. At most one statement.
    """
    asked = QUESTIONS.get(question)
    meant = None if asked is None else asked.parameter(parameter)
    line = clean(typed)
    if asked is None or meant is None or isinstance(line, InvalidInput) or (line and not fold(line)):
        return ()
    heads = typed_prefixes(line)
    candidates = await _candidates(store, asked, meant, heads, values)
    having = [candidate for candidate in candidates if contains_all(heads, candidate.keys)]
    begun = _ranked(having, partial(match_prefix, heads))
    others = [] if begun else _ranked(candidates, partial(match_slip, heads))
    return tuple(_made((*begun, *_ranked(having, partial(match_inside, heads)), *others)))


def _ranked(candidates: Iterable[Candidate], like: Callable[[tuple[str, ...]], Match | None]) -> list[Candidate]:
    """Those candidates that are like what was typed, the likeliest first, otherwise in the order given."""
    compared = ((like(candidate.keys), candidate) for candidate in candidates)
    found = [(candidate.aside, how, candidate) for how, candidate in compared if how is not None]
    return [candidate for *_, candidate in sorted(found, key=lambda each: each[:2])]


def _made(ranked: Iterable[Candidate]) -> Iterator[Completion]:
    """The first completions, each value once and none that could not be read again."""
    made: set[str] = set()
    for candidate in ranked:
        if len(made) == MOST:
            return
        if candidate.value not in made and is_short(candidate.value):
            made.add(candidate.value)
            yield candidate.make()


# --- candidates ---------------------------------------------------------------------------------------------------


async def _candidates(
    store: Store, question: Question, parameter: Parameter, heads: tuple[str, ...], values: Mapping[str, str]
) -> list[Candidate]:
    """What a parameter of this kind may be, the best first; more than is like what was typed."""
    match parameter.kind:
        case ParameterKind.CHOICE:
            return _of_choices(parameter.choices)
        case ParameterKind.QUESTION:
            return _of_choices((each.name, f"/{each.name} · {each.description}") for each in QUESTIONS.values())
        case ParameterKind.WORDS if any(each.kind is ParameterKind.SPEAKER for each in question.parameters):
            speaker = _chosen(question, ParameterKind.SPEAKER, values)
            return list(_of_remarks(await store.remark_offers(name_keys(speaker)))) if speaker else []
        case _:
            found = await store.offers(_typed(question, parameter.kind, heads, values))
            return [_offered(each, store.vocabulary) for each in sorted(found, key=lambda each: each.place)]


def _typed(question: Question, kind: ParameterKind, heads: tuple[str, ...], values: Mapping[str, str]) -> Typed:
    """What the store is asked, with the keys of the race or the meet that was chosen before."""
    event, meet = _chosen(question, ParameterKind.EVENT, values), _chosen(question, ParameterKind.MEET, values)
    if kind is ParameterKind.MEET and event:
        return Typed(kind, heads, races=read_event(event).event_keys)
    if kind is ParameterKind.EVENT and meet:
        return Typed(kind, heads, meets=(fold(meet),))
    return Typed(kind, heads, word_runs(heads[0].split()) if kind is ParameterKind.TOPIC and heads else ())


def _chosen(question: Question, kind: ParameterKind, values: Mapping[str, str]) -> str:
    """The value of the question's parameter of a kind, tidied; empty where it has none, or none that can be read."""
    given = clean(next((values.get(each.name, "") for each in question.parameters if each.kind is kind), ""))
    return "" if isinstance(given, InvalidInput) else given


def _of_choices(choices: Iterable[tuple[str, str]]) -> list[Candidate]:
    return [
        Candidate((fold(value), fold(label)), value, partial(Completion, value, shorten_label(label), value))
        for value, label in choices
    ]


def _offered(found: Offered, vocabulary: Vocabulary) -> Candidate:
    """What is offered itself, or an attribute of it."""
    offer, what = found.offer, found.what
    if what is None:
        return Candidate(offer.keys, offer.value, partial(_of_offer, offer))
    keys = (*offer.keys, *_names_of(vocabulary.attributes[what]))
    return Candidate(keys, f"{offer.value} {what}", partial(_of_attribute, found, what, vocabulary), aside=True)


def _of_offer(offer: Offer) -> Completion:
    return Completion(offer.value, completion_label(offer), offer.words)


def _of_attribute(found: Offered, what: str, vocabulary: Vocabulary) -> Completion:
    """As in "Josh Kerr, personal best · AGREED"; it is written with the attribute's label if that is its alone."""
    label = vocabulary.attributes[what].label
    sharing = [attribute for attribute in vocabulary.attributes.values() if fold(label) in _names_of(attribute)]
    words = f"{found.offer.words} {label if len(sharing) == 1 else what}"
    return Completion(
        f"{found.offer.value} {what}", label_with_details(f"{found.offer.name}, {label}", found.verdict or ""), words
    )


def _names_of(attribute: Attribute) -> tuple[str, ...]:
    return _folded((attribute.label, attribute.id, *attribute.words))


@lru_cache(maxsize=1024)
def _folded(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(map(fold, names))


def _of_remarks(quotes: Sequence[Quote]) -> Iterator[Candidate]:
    """Each remark of a person once, by its first words."""
    told: set[str] = set()
    for quote in quotes:
        if (quote.remark or quote.text) not in told:
            told.add(quote.remark or quote.text)
            words = shorten(" ".join(quote.text.split()), _LONGEST_REMARK).rstrip("…")
            label = label_with_details(f"“{quote.text}”", occasion_words(quote.when))
            keys = (fold(quote.text), fold(quote.remark or ""))
            yield Candidate(keys, words, partial(Completion, words, label, words))
