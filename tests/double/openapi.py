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
    4: "IncomingWebhookInteractionRequest",
    5: "IncomingWebhookInteractionRequest",
    6: "IncomingWebhookUpdateForInteractionCallbackRequestPartial",
    7: "IncomingWebhookUpdateForInteractionCallbackRequestPartial",
    8: "InteractionApplicationCommandAutocompleteCallbackStringData",
}
"""The schema of what a callback carries as ``data``, by the type of the callback."""

COMPONENTS = {
    1: "ActionRow",
    2: "Button",
    3: "StringSelect",
    9: "Section",
    10: "TextDisplay",
    11: "Thumbnail",
    12: "MediaGallery",
    13: "File",
    14: "Separator",
    17: "Container",
}


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


def faults(schema: str, payload: Any) -> list[str]:  # noqa: ANN401 — any JSON
    """What the document's schema of that name has against ``payload``: sentences with the place in it."""
    validator = _validator(schema)
    payload = _with_text_ids(payload)
    if validator is None or validator.is_valid(payload):
        return []
    closer = _faults_of_components(payload.get("components")) if isinstance(payload, dict) else []
    return closer or _said(schema, validator, payload)


def _with_text_ids(payload: Any) -> Any:  # noqa: ANN401 — any JSON
    """The payload with its files' numbers as text: the document wants text, Discord takes numbers as well."""
    if not isinstance(payload, dict) or not payload.get("attachments"):
        return payload
    return {**payload, "attachments": [{**one, "id": str(one.get("id"))} for one in payload["attachments"]]}


def _faults_of_components(components: Any) -> list[str]:  # noqa: ANN401 — any JSON
    """The faults of the innermost components: of those around them the schema only says that none of it fits."""
    found = []
    for one in components if isinstance(components, list) else ():
        inside = _faults_of_components([*(one.get("components") or ()), *filter(None, [one.get("accessory")])])
        schema = f"{COMPONENTS.get(one.get('type'))}ComponentForMessageRequest"
        validator = _validator(schema) if one.get("type") in COMPONENTS else None
        found += inside or (_said(schema, validator, one) if validator and not validator.is_valid(one) else [])
    return found


def _said(schema: str, validator: Any, payload: object) -> list[str]:  # noqa: ANN401 — see above
    return [
        f"OpenAPI {schema}: {error.message[:300]} at /{'/'.join(map(str, error.instance_path))}"
        for error in validator.iter_errors(payload)
    ]
