"""The keys of a ``[[sentence]]``: no entry of a register has one as its id, for claims have their subject there."""

from __future__ import annotations

from bot.facts.pack.toml.fields import FieldType, Shape

SHARED = ("in", "when", "among", "by", "mood", "reading")
"""What holds for every claim of a sentence, unless the claim says otherwise."""
OF_QUOTATIONS = ("words", "remark")
SENTENCE = Shape(
    "a sentence",
    {**dict.fromkeys(("at", *SHARED, "quote", *OF_QUOTATIONS, "aside"), FieldType.TEXT), "nth": FieldType.NUMBER},
    ("at",),
)
RESERVED_IDS = frozenset({*SENTENCE.keys, "race", "meet"})
