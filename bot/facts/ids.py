"""Ids of twelve characters: hashes of canonical keys, the same as long as what they name means the same."""

from __future__ import annotations

import base64
import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.facts.model import Claim, PointKey, Quote, Than, Value
    from bot.facts.moment import Moment
    from bot.facts.scope import Scope

LENGTH = 12

Key = tuple[object, ...]


def hashed(key: Key) -> str:
    """Twelve lower-case characters (a-z, 2-7) that stand for a key of strings, None and nested tuples."""
    digest = hashlib.sha256(json.dumps(key, ensure_ascii=False, separators=(",", ":")).encode()).digest()
    return base64.b32encode(digest[:8]).decode().lower()[:LENGTH]


def claim_key(claim: Claim) -> Key:
    """What makes a claim the claim it is: who says what of whom, in which scope and sense. Evidence is not part."""
    return (
        claim.article,
        claim.about,
        claim.what,
        text_or_none(claim.in_),
        text_or_none(claim.when),
        _than(claim.than),
        claim.among,
        claim.by,
        claim.mood,
        claim.value,
    )


def claim_id(claim: Claim) -> str:
    """The claim's id, from its key; the ``id`` it carries is not looked at."""
    return hashed(("claim", *claim_key(claim)))


def quote_id(quote: Quote, nth: int = 1) -> str:
    """The quotation's id; ``nth`` tells the printings apart when one article prints the same words again."""
    return hashed(("quote", quote.article, quote.speaker, text_or_none(quote.when), quote.text, nth))


def point_id(key: PointKey) -> str:
    """The id of the point that has that key."""
    qualifiers = (text_or_none(key.in_), text_or_none(key.when), _than(key.than), key.among, key.value)
    return hashed(("point", key.about, key.what, *qualifiers))


def finding_id(rule: str, claims: Iterable[str]) -> str:
    """The id of what a rule finds in claims, given by their ids in the order in which the rule names them."""
    return hashed(("finding", rule, *claims))


def _than(than: Than | None) -> Key | None:
    return None if than is None else (than.about, than.what, text_or_none(than.in_), text_or_none(than.when))


def text_or_none(part: Moment | Scope | Value | None) -> str | None:
    """A part of a key as files write it: ids, and the tables of a database, outlive the types that it is read into."""
    return None if part is None else str(part)
