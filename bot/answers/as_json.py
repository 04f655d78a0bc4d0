"""An answer as JSON, for programs: the keys and their order are a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import json
from msgspec.structs import asdict

from bot.answers.answer import Heading, Note, Quotation, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer, Block

_KINDS = {Statement: "statement", Quotation: "quote", Heading: "heading", Note: "note"}


def answer_json(answer: Answer) -> str:
    """The whole answer as JSON with an indent of two, characters as they are, in the order in which it is read."""
    head = {"question": answer.question, "outcome": answer.outcome}
    fields = {**head, **asdict(answer), "blocks": [_block_fields(block) for block in answer.blocks]}
    return json.format(json.encode(fields), indent=2).decode()


def _block_fields(block: Block) -> dict[str, Any]:
    """A block's kind, its fields, then its citations; a quotation has a list of one as well."""
    fields = {"kind": _KINDS[type(block)], **asdict(block)}
    if isinstance(block, Statement):
        fields["citations"] = fields.pop("citations")
    elif isinstance(block, Quotation):
        fields["citations"] = [fields.pop("citation")]
    return fields
