"""Reading ``data/vocabulary.toml``: what may be claimed, and how it is compared and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.facts import values
from bot.facts.model import Attribute, Compare, Group, Implication, Qualifier, Vocabulary
from bot.facts.pack import sentence_patterns
from bot.facts.pack.fields import SLUG, Fields, FieldType, Shape, SourceLocation, checked, not_a_choice, unknown

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bot.facts.model import Problem
    from bot.facts.names import Names
    from bot.facts.pack.toml_positions import TomlFile

PATH = "data/vocabulary.toml"

_FILE = Shape("the vocabulary", {"groups": FieldType.TABLE, "attributes": FieldType.TABLE}, ("groups", "attributes"))
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
        "terms": FieldType.TABLE,
        "roles": FieldType.TEXTS,
        "sentence": FieldType.TEXT,
        "sentences": FieldType.TABLE,
        "moods": FieldType.TABLE,
    },
    ("label", "kind", "compare", "group"),
)
_IMPLICATION = Shape(
    "an implication", {"what": FieldType.TEXT, "value": FieldType.TEXT, "values": FieldType.TABLE}, ("what",)
)


def read_vocabulary(file: TomlFile, problems: list[Problem]) -> Vocabulary:
    """The vocabulary of that file; what is amiss is added to ``problems``, and left out."""
    fields = checked(file.table, _FILE, SourceLocation(file), problems)
    groups = _groups(file, fields.table("groups"), problems)
    attributes = {
        id_: _attribute(id_, checked(table, _ATTRIBUTE, at, problems), at, problems)
        for id_, table, at in _tables(file, fields.table("attributes"), problems)
    }
    return Vocabulary(attributes, groups)


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
        yield from sentence_patterns.pattern_problems(attribute, at)
        for index, implication in enumerate(attribute.implies):
            yield from _implication_problems(implication, vocabulary, at.inside("implies", index), names)


def _implication_problems(
    given: Implication, vocabulary: Vocabulary, at: SourceLocation, names: Names | None
) -> Iterator[Problem]:
    if not given.what:
        return
    implied = vocabulary.attributes.get(given.what)
    if implied is None:
        yield unknown(at, given.what, vocabulary.attributes, "attribute", "what")
        return
    if implied.kind not in values.KINDS:
        return
    if (given.value is None) == (not given.values):
        yield at.problem("implies-one", "an implication has either “value” or “values”: keep one of them")
    for value in (*given.values.values(), *([given.value] if given.value else [])):
        amiss = values.problem(implied.kind, value, values.Context(terms=implied.terms, names=names))
        if amiss is not None:
            yield at.problem("not-of-kind", amiss)


def _groups(file: TomlFile, table: Mapping[str, Any], problems: list[Problem]) -> dict[str, Group]:
    groups = {}
    for id_, label in table.items():
        if isinstance(label, str) and label.strip():
            groups[id_] = Group(id_, label)
        else:
            problems.append(
                file.problem("key-type", f"the group “{id_}” must be {FieldType.TEXT.value}", "groups", id_)
            )
    return groups


def _tables(
    file: TomlFile, tables: Mapping[str, Any], problems: list[Problem]
) -> Iterator[tuple[str, Mapping[str, Any], SourceLocation]]:
    for id_, table in tables.items():
        at = SourceLocation(file, ("attributes", id_))
        if not SLUG.fullmatch(id_):
            problems.append(at.problem("bad-id", f"“{id_}” is no id: use lower-case letters, digits and hyphens"))
        if isinstance(table, dict):
            yield id_, table, at
        else:
            problems.append(at.problem("key-type", f"“{id_}” must be {FieldType.TABLE.value}"))


def _attribute(id_: str, fields: Fields, at: SourceLocation, problems: list[Problem]) -> Attribute:
    return Attribute(
        id=id_,
        label=fields.text("label") or id_,
        kind=fields.text("kind") or "",
        compare=_compare(fields, at, problems),
        point=_point(fields, at, problems),
        group=fields.text("group") or "",
        tells_outcome=fields.flag("tells-outcome"),
        implies=_implications(fields, at, problems),
        words=fields.texts("words"),
        terms=_terms(fields.table("terms"), at, problems),
        roles=fields.texts("roles"),
        sentence=fields.text("sentence"),
        sentences=sentence_patterns.read_patterns(fields.table("sentences"), at.inside("sentences"), problems),
        moods=sentence_patterns.read_patterns(fields.table("moods"), at.inside("moods"), problems),
    )


def _compare(fields: Fields, at: SourceLocation, problems: list[Problem]) -> Compare:
    given = fields.text("compare")
    if given is None:
        return Compare.EXACT
    try:
        return Compare(given)
    except ValueError:
        problems.append(not_a_choice(at, "compare", given, [choice.value for choice in Compare]))
        return Compare.EXACT


def _point(fields: Fields, at: SourceLocation, problems: list[Problem]) -> tuple[Qualifier, ...]:
    choices = {choice.value: choice for choice in Qualifier}
    given = fields.texts("point")
    problems.extend(not_a_choice(at, "point", word, choices) for word in given if word not in choices)
    return tuple(choices[word] for word in given if word in choices)


def _implications(fields: Fields, at: SourceLocation, problems: list[Problem]) -> tuple[Implication, ...]:
    found = []
    for index, table in enumerate(fields.items("implies")):
        inner = checked(table, _IMPLICATION, at.inside("implies", index), problems)
        by_value = {key: value for key, value in inner.table("values").items() if isinstance(value, str)}
        found.append(Implication(inner.text("what") or "", inner.text("value"), by_value))
    return tuple(found)


def _terms(table: Mapping[str, Any], at: SourceLocation, problems: list[Problem]) -> dict[str, tuple[str, ...]]:
    terms = {}
    for term, words in table.items():
        if isinstance(words, list) and all(isinstance(word, str) and word.strip() for word in words):
            terms[term] = tuple(words)
        else:
            problems.append(at.problem("key-type", f"“{term}” must be {FieldType.TEXTS.value}", "terms", term))
    return terms
