"""Slips of the pen: which words may be meant by one that nobody uses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.asking.lexicon import lexicon
from bot.answers.asking.words import word_forms
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.store.rows import UnknownWords

MOST_MEANT = 3
_SHORTEST = 3
"""Letters of a word that may be a slip of the pen, or the beginning of a name."""
_SHORTEST_UNSURE = 5
"""Letters of a word in which a letter may be another ("bolt" is not "bole")."""
_SHORTEST_SURE = 8
"""Letters of a word that may be a slip of a word of the articles."""
_LONG, _MOST_SLIPS = 8, 2
"""Letters of a word that may have so many slips."""


def has_form_in_articles(word: str, spellings: UnknownWords) -> bool:
    """Whether a shorter form of a word stands in the articles that is no part of a name: "like" of "liked"."""
    named = {token for name in spellings.names for token in name.split()}
    forms = (form for form in word_forms(word) if len(form) < len(word))
    return any(form in spellings.near and form not in named for form in forms)


def is_plural_of_known(word: str) -> bool:
    """Whether a folded word is the English plural of one that only stands in phrases: "poles" of the "pole vault"."""
    singular = word.removesuffix("s")
    languages = lexicon().words.get(singular)  # none of what events are called
    is_part = languages is not None and languages <= {"en"} and singular not in lexicon().phrases
    return word.endswith("s") and is_part


def meant_words(word: str, spellings: UnknownWords, asking: Iterable[str], plain: Iterable[str]) -> tuple[str, ...]:
    """What may be meant by a folded word that stands nowhere: names that it begins, or words nearly like it.

    ``asking``: words of questions; where there are none, only names of one word are meant. ``plain``: words around
    them, of which only the letters' order may have slipped.
    """
    if not word.isalpha() or len(word) < _SHORTEST:
        return ()
    names = dict.fromkeys(token for name in spellings.names if asking or " " not in name for token in name.split())
    begun = tuple(token for token in names if token.startswith(word))
    # So few letters begin a name by chance: they are a choice of several names, not of spellings, or nothing.
    begun = begun if len(word) > _SHORTEST or len({token[: _SHORTEST + 2] for token in begun}) > 1 else ()
    nearest = _nearest(word, (*names, *asking))
    found = (begun or nearest) if len(word) < _SHORTEST_UNSURE else (nearest or begun)
    found = found or _nearest(word, [other for other in plain if set(other) == set(word)])[:1]
    found = found or (_near_of_articles(word, spellings) if asking else ())
    return (found or _nearest(word, [f"{name}s" for name in names]))[:MOST_MEANT]  # a possessive: "jakbos"


def meant_full_name(first: str, second: str, spellings: UnknownWords) -> tuple[str, str] | None:
    """The full name of two words that two folded words side by side are nearly: "noa", "liles"; None where several."""
    full = [name.split() for name in spellings.names if name.count(" ") == 1]
    near = {(one, other) for one, other in full if _is_near(first, one) and _is_near(second, other)}
    return near.pop() if len(near) == 1 else None


def _is_near(word: str, other: str) -> bool:
    """Whether a word is another, or few slips away from it, beside a word that says so, too."""
    return word == other or bool(_nearest(word, [other], shortest_unsure=_SHORTEST))


def own_spelling(text: str, name: str) -> str:
    """What was typed of a name; the word in the name for a misprint of it that is one of its aliases."""
    spelled = {fold(word): word for word in name.split()}
    typed = fold(text)
    meant = _nearest(typed, spelled) if typed.isalpha() and typed not in spelled else ()
    return spelled[meant[0]] if meant else text


def _near_of_articles(word: str, spellings: UnknownWords) -> tuple[str, ...]:
    """The words of the articles that a word is nearly like; of a short word those with its letters in another order.

    None that lacks two of its letters: "sports" of "supports".
    """
    if len(word) >= _SHORTEST_SURE:
        return tuple(other for other in _nearest(word, spellings.near) if abs(len(word) - len(other)) < _MOST_SLIPS)
    return tuple(other for other in spellings.near if sorted(other) == sorted(word) and _begins_alike(word, other))


def _nearest(word: str, others: Iterable[str], *, shortest_unsure: int = _SHORTEST_UNSURE) -> tuple[str, ...]:
    """The words that are fewest slips away from one, at most one, or two where it is long.

    ``shortest_unsure`` is how many letters a word has in which a letter may be another.
    """
    shortest = max(_SHORTEST, len(word) - 2)
    candidates = [other for other in dict.fromkeys(others) if len(other) >= shortest and _begins_alike(word, other)]
    most = _MOST_SLIPS if len(word) >= _LONG else 1
    if len(word) < shortest_unsure:
        candidates = [other for other in candidates if _is_sure(word, other)]
    if not candidates:
        return ()
    # A slow import that only a slip of the pen needs.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    near = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=most, limit=None)
    ranks = {other: (distance, set(word) != set(other)) for other, distance, _ in near}
    best = min(ranks.values(), default=None)
    return tuple(other for other, rank in ranks.items() if rank == best)


def _begins_alike(word: str, other: str) -> bool:
    """Whether two words have the same first letter, or the first two in another order: few slip there."""
    return word[0] == other[0] or word[1::-1] == other[:2]


def _is_sure(word: str, other: str) -> bool:
    """Whether a short word is another with letters swapped or doubled, or without a vowel."""
    return set(word) == set(other) or (len(word) < len(other) and _consonants(word) == _consonants(other))


def _consonants(word: str) -> str:
    return "".join(letter for letter in word if letter not in "aeiouy")
