"""Judges payloads by Discord's own OpenAPI document, where it is at hand.

Its schemas are plain JSON Schema 2020-12. The document is looked for where TRACKSIDE_TEST_OPENAPI says, else beside
the checkout; without it nothing is judged.
"""

from __future__ import annotations

import json
import os
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
BESIDE = ROOT.parent / "shared" / "discord" / "openapi.json"

CALLBACKS = {
    4: "CreateMessageInteractionCallbackRequest",
    5: "CreateMessageInteractionCallbackRequest",
    6: "UpdateMessageInteractionCallbackRequest",
    7: "UpdateMessageInteractionCallbackRequest",
    8: "ApplicationCommandAutocompleteCallbackRequest",
    9: "ModalInteractionCallbackRequest",
}
"""The schema of a callback's payload, by the type of the callback."""


def document_path() -> Path | None:
    """Where the document is, or None."""
    path = Path(os.environ.get("TRACKSIDE_TEST_OPENAPI") or BESIDE)
    return path if path.is_file() else None


@cache
def _document() -> dict[str, Any] | None:
    path = document_path()
    return json.loads(path.read_text("utf-8")) if path else None


@cache
def _validator(schema: str) -> Any:  # noqa: ANN401 — the validator's type is known only where the library is installed
    document = _document()
    if document is None:
        return None
    import jsonschema_rs  # noqa: PLC0415 — only needed where there is a document to judge by

    root = {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": document["components"]["schemas"]}}
    return jsonschema_rs.Draft202012Validator(root)


def faults(schema: str, payload: object) -> list[str]:
    """What the document's schema of that name has against ``payload``: sentences with the place in it."""
    validator = _validator(schema)
    if validator is None or validator.is_valid(payload):
        return []
    return [
        f"OpenAPI {schema}: {error.message[:300]} at /{'/'.join(map(str, error.instance_path))}"
        for error in validator.iter_errors(payload)
    ]
