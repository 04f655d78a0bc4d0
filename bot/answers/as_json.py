"""An answer, a race as a matrix, and the evidence in an article as JSON: the keys and their order are a contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import json
from msgspec.structs import asdict

from bot.answers.answer import Heading, Note, Quotation, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer, Block
    from bot.answers.evidence.article import ArticleEvidence
    from bot.answers.evidence.story import StoryMatrix

_KINDS = {Statement: "statement", Quotation: "quote", Heading: "heading", Note: "note"}


def answer_json(answer: Answer) -> str:
    """The whole answer as JSON with an indent of two, characters as they are, in the order in which it is read."""
    head = {"question": answer.question, "outcome": answer.outcome}
    fields = {**head, **asdict(answer), "blocks": [_block_fields(block) for block in answer.blocks]}
    return _indented(fields)


def evidence_json(evidence: ArticleEvidence) -> str:
    """The evidence in an article as JSON; its spans are code points of the article's text, end exclusive."""
    fields = {
        **asdict(evidence),
        "report": {part: list(map(_block_fields, lines)) for part, lines in asdict(evidence.report).items()},
        "words": [
            {**asdict(each), **{key: list(map(_block_fields, getattr(each, key))) for key in ("lines", "others")}}
            for each in evidence.words
        ],
    }
    return _indented(fields)


def matrix_json(matrix: StoryMatrix) -> str:
    """The matrix of a race as JSON: all of its fields by their names."""
    setting = _block_fields(matrix.setting) if matrix.setting else None
    return _indented({**asdict(matrix), "setting": setting})


def _indented(fields: dict[str, Any]) -> str:
    return json.format(json.encode(fields), indent=2).decode()


def _block_fields(block: Block) -> dict[str, Any]:
    """A block's kind, its fields, then its citations; a quotation has a list of one as well."""
    fields = {"kind": _KINDS[type(block)], **asdict(block)}
    if isinstance(block, Statement):
        fields["citations"] = fields.pop("citations")
    elif isinstance(block, Quotation):
        fields["citations"] = [fields.pop("citation")]
    return fields
