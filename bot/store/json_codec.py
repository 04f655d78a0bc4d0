"""How a thing is written as one JSON array, and read back.

One array a row was measured against one column a field, and takes half the time to fetch and to read. Its fields are
those of the thing's class, in their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.json import Decoder, Encoder

from bot.facts.model import Attribute, Claim, Finding, Quote
from bot.store.rows import ArticleRow, EntryRow, Offer, Overlap, PointBody, RaceRow

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.facts.frozen import Stored

_encode = Encoder().encode

read_attribute = Decoder(Attribute).decode
read_claim = Decoder(Claim).decode
read_quote = Decoder(Quote).decode
read_point = Decoder(PointBody).decode
read_finding = Decoder(Finding).decode
read_article = Decoder(ArticleRow).decode
read_entry = Decoder(EntryRow).decode
read_entries = Decoder(tuple[EntryRow, ...]).decode
read_race = Decoder(RaceRow).decode
read_overlap = Decoder(Overlap).decode
read_offer = Decoder(Offer).decode


def write(thing: Stored) -> str:
    """The text of anything that one of these functions reads."""
    return _encode(thing).decode()


def json_list(given: Sequence[object] | Mapping[str, object]) -> str:
    """What a question gives to a statement that takes several of a thing, for SQLite's ``json_each``."""
    return _encode(given).decode()
