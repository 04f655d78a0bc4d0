"""The names of races and meets as a sentence has them: "the men's 1500m final", "the Harbour Games 2031"."""

from __future__ import annotations

_COMMON_FIRST = frozenset({"men's", "women's", "boys'", "girls'", "mixed"})


def in_a_sentence(race: str) -> str:
    """A race's name after "the": "men's 1500m final"; a name of its own has more capitals, as "Dream Mile"."""
    first, *others = race.split(", ", 1)[0].split()
    is_common = first.casefold().replace("’", "'") in _COMMON_FIRST or (others and " ".join(others).islower())
    return race[0].lower() + race[1:] if is_common else race


def with_article(name: str) -> str:
    """A meet's name with "the" in front, where it is more than a town and a year."""
    words = [word for word in name.split() if not word.isdigit()]
    return f"the {name}" if len(words) > 1 or name.endswith("s") else name
