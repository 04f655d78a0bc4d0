"""What is offered to whoever begins to type, as the database has it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from bot.store import records
from bot.store.queries.completions import OfferQuery, respaced
from bot.store.rows import Offer
from bot.store.store import Store
from bot.store.writing.completions import IndexedOffer
from bot.store.writing.prefixes import CROWD, prefix_rows, word_rows

if TYPE_CHECKING:
    from pathlib import Path


def named(name: str) -> IndexedOffer:
    words = name.split()
    ends = frozenset(" ".join(words[start:]) for start in range(len(words)))
    return IndexedOffer("person", None, Offer("person", name, keys=(name,)), ends)


HOLMS = [named(f"{first}{second} holm") for first in "abcdefghijkl" for second in "abcdefghijkl"]
PEOPLE = [*HOLMS, named("holma"), named("petra lee"), named("holm")]


def behind(head: str) -> list[str]:
    """Whom the list behind a beginning offers, in its order."""
    rows = [(place, n) for kind, listed, place, n in prefix_rows(PEOPLE) if (kind, listed) == ("person", head)]
    return [PEOPLE[n - 1].offer.name for _, n in sorted(rows)]


def test_a_name_is_found_from_each_of_its_words_on() -> None:
    assert [(words, n) for _, words, n in word_rows([named("ada holm lee")])] == [
        ("ada holm lee", 1),
        ("holm lee", 1),
        ("lee", 1),
    ]


def test_no_beginning_without_a_list_is_shared_by_a_crowd() -> None:
    found: Counter[str] = Counter()
    for _, words, _ in word_rows(PEOPLE):
        found.update(words[:length] for length in range(1, len(words) + 1))
    crowds = {head for head, count in found.items() if count > CROWD}
    assert crowds == {"h", "ho", "hol", "holm"}
    assert crowds == {head for _, head, _, _ in prefix_rows(PEOPLE)} - {""}


def test_a_list_has_a_hundred_first_whoever_has_that_very_name() -> None:
    assert len(HOLMS) == 144
    assert behind("holm")[:3] == ["holm", "aa holm", "ab holm"]
    assert behind("hol")[:3] == ["aa holm", "ab holm", "ac holm"]
    assert {len(behind(head)) for head in ("h", "ho", "hol", "holm")} == {CROWD}


def test_the_list_behind_nothing_is_the_best_of_all() -> None:
    assert behind("")[:2] == ["aa holm", "ab holm"]
    assert len(behind("")) == 40


@pytest.mark.parametrize(
    ("kind", "first"), [("event", "race"), ("meet", "meet"), ("person", "person"), ("topic", "dispute")]
)
async def test_every_kind_has_offers_for_an_empty_line(invented_database: Path, kind: str, first: str) -> None:
    async with await Store.open(invented_database) as store:
        found = sorted(await store.offers(OfferQuery(kind)), key=lambda offered: offered.place)
    assert found[0].offer.type == first
    assert 0 < len(found) <= 40


async def test_stories_are_offered_the_newest_first(invented_database: Path) -> None:
    async with await Store.open(invented_database) as store:
        found = sorted(await store.offers(OfferQuery("event")), key=lambda offered: offered.place)
    days = [offered.offer.day for offered in found if offered.offer.type == "race"]
    assert days == sorted(days, reverse=True)


def test_an_offer_is_read_as_it_was_written() -> None:
    offer = Offer("race", "Heat 2", "Delta", "heat-2", "Heat 2 Delta", 20290701, 3, 0, ("heat 2", "delta"))
    assert records.read_offer(records.to_json(offer)) == offer


def test_a_slip_in_a_space_leaves_it_out_or_moves_it() -> None:
    assert respaced(["ada", "brown"]) == ["adabrown", "ad abrown", "adab rown"]
    assert respaced(["ada"]) == []
