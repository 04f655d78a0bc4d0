"""An answer as plain data, for programs: the keys are a contract."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec.structs import asdict

from bot.answers.answer import Heading, Note, Quotation, Statement

if TYPE_CHECKING:
    from bot.answers.answer import Answer, Block, Citation


def answer_json(answer: Answer) -> str:
    """The whole answer as indented JSON, characters as they are."""
    return json.dumps(answer_dict(answer), ensure_ascii=False, indent=2)


def answer_dict(answer: Answer) -> dict[str, Any]:
    """The whole answer as dictionaries, lists and strings, in the order in which it is read."""
    return {
        "question": answer.question,
        "outcome": answer.outcome.value,
        "title": answer.title,
        "blocks": [_block(block) for block in answer.blocks],
        "articles": [asdict(article) for article in answer.articles],
        "choices": [asdict(choice) for choice in answer.choices],
        "images": [asdict(image) for image in answer.images],
        "disputes": [asdict(choice) for choice in answer.disputes],
    }


def _block(block: Block) -> dict[str, Any]:
    match block:
        case Statement():
            return _statement(block)
        case Quotation():
            return {
                "kind": "quote",
                "text": block.text,
                "speaker": block.speaker,
                "heading": block.heading,
                "difference": block.difference,
                "covered": block.covered,
                "marks": block.marks,
                "citations": [_citation(block.citation)],
            }
        case Heading():
            return {"kind": "heading", "text": block.text}
        case Note():
            return {"kind": "note", "text": block.text}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "kind": "statement",
        "text": statement.text,
        "verdict": None if statement.verdict is None else statement.verdict.value,
        "tally": statement.tally,
        "working": statement.working,
        "level": statement.level,
        "covered": statement.covered,
        "marks": statement.marks,
        "citations": [_citation(citation) for citation in statement.citations],
    }


def _citation(citation: Citation) -> dict[str, Any]:
    return asdict(citation)
