"""Reading ``vocabulary.toml``: what may be claimed, and how it is compared and shown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts import values
from bot.facts.own_moments import OwnMoment, OwnMoments
from bot.facts.pack.reference.sentence_patterns import pattern_problems
from bot.facts.pack.reference.story import Story, story_fields
from bot.facts.pack.toml.fields import (
    CheckedTable,
    FieldType,
    Shape,
    SourceLocation,
    not_a_choice,
    slug_problems,
    unknown,
)
from bot.facts.vocabulary import Attribute, Compare, Group, GroupPhase, Implication, Qualifier, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.facts.errors import Problem
    from bot.facts.names import Names
    from bot.facts.pack.toml.positions import TomlFile

FILE = "vocabulary.toml"
_PHRASE = re.compile(r"(?:[^{}]|\{n(?:th)?\})*")

_FILE = Shape(
    "the vocabulary",
    {"groups": FieldType.TABLE, "attributes": FieldType.TABLE, "moments": FieldType.TABLE},
    ("groups", "attributes"),
)
_ATTRIBUTE = Shape(
    "an attribute",
    {
        "label": FieldType.TEXT,
        "kind": FieldType.TEXT,
        "compare": FieldType.TEXT,
        "point": FieldType.TEXTS,
        "group": FieldType.TEXT,
        "tells-outcome": FieldType.FLAG,
        "implies": FieldType.TABLES,
        "words": FieldType.TEXTS,
        "cues": FieldType.TEXTS,
        "terms": FieldType.TABLE,
        "overlaps": FieldType.TABLE,
        "roles": FieldType.TEXTS,
        "sentence": FieldType.TEXT,
        "sentences": FieldType.TABLE,
        "moods": FieldType.TABLE,
        "default-in": FieldType.TEXT,
        "default-when": FieldType.TEXT,
        "exact-moment": FieldType.FLAG,
    },
    ("label", "kind", "compare", "group"),
)
_GROUP = Shape("a group", {"label": FieldType.TEXT, "phase": FieldType.TEXT}, ("label", "phase"))
_MOMENT = Shape(
    "a moment",
    {"words": FieldType.TEXT, "read": FieldType.TEXTS, "after": FieldType.TEXT, "before": FieldType.TEXT},
    ("words",),
)
_IMPLICATION = Shape(
    "an implication", {"what": FieldType.TEXT, "value": FieldType.TEXT, "values": FieldType.TABLE}, ("what",)
)


def read_vocabulary(file: TomlFile, problems: list[Problem]) -> Vocabulary | None:
    """The vocabulary of that file, None without attributes or groups; what does not fit is added to ``problems``."""
    vocabulary = CheckedTable(file.table, _FILE, SourceLocation(file), problems)
    if "attributes" not in vocabulary or "groups" not in vocabulary:
        return None
    groups = vocabulary.mapping_of("groups", FieldType.TABLE, "the group ")
    attributes = vocabulary.mapping_of("attributes", FieldType.TABLE)
    for id_ in vocabulary.mapping("attributes"):
        problems.extend(slug_problems(vocabulary.at, id_, "attributes", id_))
    return Vocabulary(
        {
            id_: _attribute(id_, vocabulary.inside(table, _ATTRIBUTE, "attributes", id_))
            for id_, table in attributes.items()
        },
        {
            id_: Group(id_, group["label"], group.choice("phase", GroupPhase) or GroupPhase.BACKGROUND)
            for id_, group in ((id_, vocabulary.inside(table, _GROUP, "groups", id_)) for id_, table in groups.items())
        },
        OwnMoments(tuple(_moments(vocabulary))),
    )


def _moments(vocabulary: CheckedTable) -> Iterator[OwnMoment]:
    above: list[OwnMoment] = []
    for id_, table in vocabulary.mapping_of("moments", FieldType.TABLE, "the moment ").items():
        moment = vocabulary.inside(table, _MOMENT, "moments", id_)
        context, places = values.Context(moments=OwnMoments(tuple(above))), ("after", "before")
        named = {key: text.replace("{n}", "1") for key in places if (text := moment.text(key)) is not None}
        wrong = next((key for key, text in named.items() if values.problem("moment", text, context)), None)
        if any(not _PHRASE.fullmatch(text) for text in (id_, *moment.items("read"), moment["words"])):
            moment.report("bad-pattern", "a moment has no other fields than “{n}” and “{nth}”, its number: mend it")
        elif wrong is not None:
            reason = f"“{moment[wrong]}” is no moment of a race, and none above: mend “{wrong}”"
            moment.report("bad-moment", reason, wrong)
        else:
            ends = moment.text("after"), moment.text("before")
            above.append(OwnMoment(id_, moment["words"], tuple(moment.items("read")), *ends))
            yield above[-1]


def vocabulary_problems(vocabulary: Vocabulary, file: TomlFile, names: Names | None) -> Iterator[Problem]:
    """What does not fit in a vocabulary that was read: kinds, groups, terms and implications.

    ``names`` is None where the registers were not read whole, so that ids cannot be looked up.
    """
    for attribute in vocabulary.attributes.values():
        at = SourceLocation(file, ("attributes", attribute.id))
        if attribute.kind and attribute.kind not in values.KINDS:
            yield not_a_choice(at, "kind", attribute.kind, values.KINDS)
        if attribute.group and attribute.group not in vocabulary.groups:
            yield not_a_choice(at, "group", attribute.group, vocabulary.groups)
        if (attribute.kind == "term") != bool(attribute.terms):
            yield at.problem(
                "terms", "an attribute of kind “term”, and no other, lists its terms: mend “kind” or “terms”"
            )
        for term in {*attribute.overlaps}.union(*attribute.overlaps.values()).difference(attribute.terms):
            yield not_a_choice(at, "overlaps", term, attribute.terms)
        yield from pattern_problems(attribute, at)
        yield from _default_problems(attribute, at)
        for index, implication in enumerate(attribute.implies):
            yield from _implication_problems(implication, vocabulary, at.inside("implies", index), names)


def _default_problems(attribute: Attribute, at: SourceLocation) -> Iterator[Problem]:
    """Defaults that leave something open for the story of an article, and no story has it."""
    for key, pattern in (("default-in", attribute.default_in), ("default-when", attribute.default_when)):
        for field in story_fields(pattern or ""):
            if field not in Story._fields:
                yield not_a_choice(at, key, field, Story._fields)


def _implication_problems(
    implication: Implication, vocabulary: Vocabulary, at: SourceLocation, names: Names | None
) -> Iterator[Problem]:
    if not implication.what:
        return
    implied = vocabulary.attributes.get(implication.what)
    if implied is None:
        yield unknown(at, implication.what, vocabulary.attributes, "attribute", "what")
        return
    if implied.kind not in values.KINDS:
        return
    if (implication.value is None) == (not implication.values):
        yield at.problem("implies-one", "an implication has either “value” or “values”: keep one of them")
    for value in (*implication.values.values(), *filter(None, [implication.value])):
        message = values.problem(implied.kind, value, values.Context(terms=implied.terms, names=names))
        if message is not None:
            yield at.problem("not-of-kind", message)


def _attribute(id_: str, table: CheckedTable) -> Attribute:
    read = {
        "id": id_,
        "label": table.text("label") or id_,
        "kind": table["kind"],
        "compare": table.choice("compare", Compare) or Compare.EXACT,
        "point": _qualifiers(table),
        "group": table["group"],
        "implies": tuple(
            _implication(table.inside(implication, _IMPLICATION, "implies", index))
            for index, implication in enumerate(table.items("implies"))
        ),
        # A term whose words do not fit is a term all the same.
        **{
            key: dict.fromkeys(table.mapping(key), ()) | {term: tuple(words) for term, words in lists.items()}
            for key in ("terms", "overlaps")
            for lists in [table.mapping_of(key, FieldType.TEXTS)]
        },
        **{key: table.mapping_of(key, FieldType.TEXT) for key in ("sentences", "moods")},
    }
    return Attribute(**{**table.fields(), **read})


def _qualifiers(table: CheckedTable) -> tuple[Qualifier, ...]:
    choices = {choice.value: choice for choice in Qualifier}
    words = table.items("point")
    table.problems.extend(not_a_choice(table.at, "point", word, choices) for word in words if word not in choices)
    return tuple(choices[word] for word in words if word in choices)


def _implication(table: CheckedTable) -> Implication:
    by_value = {key: value for key, value in table.mapping("values").items() if isinstance(value, str)}
    return Implication(table["what"], table.text("value"), by_value)
