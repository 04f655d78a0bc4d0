"""What Discord documents as limits of a message: a payload goes in, sentences about what breaks a limit come out.

Discord's OpenAPI document has only the limits of single fields; here are also the sums, the rules between fields and
those for changing a message. Lengths are counted in code points, as the document counts them.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

Json = dict[str, Any]

ROW, BUTTON, SELECT, SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER = 1, 2, 3, 9, 10, 11, 12, 13, 14, 17
SELECTS = {SELECT, 5, 6, 7, 8}
LINK_STYLE, SKU_STYLE = 5, 6
TOP = {ROW, SECTION, TEXT, GALLERY, FILE, SEPARATOR, CONTAINER}

EPHEMERAL, LOADING, V2 = 1 << 6, 1 << 7, 1 << 15
SUPPRESS_EMBEDS, SUPPRESS_NOTIFICATIONS, VOICE = 1 << 2, 1 << 12, 1 << 13
MAY_SEND = SUPPRESS_EMBEDS | EPHEMERAL | SUPPRESS_NOTIFICATIONS | VOICE | V2
MAY_EDIT = SUPPRESS_EMBEDS | V2

COMPONENTS, TEXTS, CONTENT, EMBEDS, EMBED_SUM, FILES = 40, 4_000, 2_000, 10, 6_000, 10


class Upload(NamedTuple):
    """One file of a multipart request: the number in ``files[0]``, its name and its size in bytes."""

    number: str
    name: str
    size: int


def nested(components: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """Every component, those inside others too, from top to bottom."""
    for component in components:
        yield component
        yield from nested(component.get("components") or ())
        if component.get("accessory"):
            yield component["accessory"]


def faults_of_message(data: Json, *, was: Json | None = None, uploads: Sequence[Upload] = (), limit: int) -> list[str]:
    """What is against sending ``data``, or against changing the message ``was`` by it.

    ``limit`` is the most bytes that a file may have.
    """
    flags = data.get("flags") or 0
    known = (was["flags"] if was else 0) & V2
    found = _flags(flags, editing=was is not None)
    components = data.get("components")
    if flags & V2 or known:
        found += _legacy_fields(data, was if not known else None)
        found += _v2(components or [])
    else:
        found += _v1(data, components or [], was)
    found += _custom_ids(components or []) + _ids(components or [])
    return found + _files(data, uploads, limit, v2=bool(flags & V2 or known))


def _flags(flags: int, *, editing: bool) -> list[str]:
    refused = flags & ~(MAY_EDIT if editing else MAY_SEND)
    return [f"flags {flags}: {refused} cannot be {'changed' if editing else 'sent'}"] if refused else []


# --- Components V2 --------------------------------------------------------------------------------------------------


def _legacy_fields(data: Json, was: Json | None) -> list[str]:
    """A message with Components V2 has nothing else, also not from the time before it had them."""
    found = [f"{name} beside Components V2" for name in ("content", "embeds", "poll", "sticker_ids") if data.get(name)]
    if was:
        left = [name for name in ("content", "embeds") if was.get(name) and name not in data]
        found += [f"{name} of the message must be cleared to give it Components V2" for name in left]
    return found


def _v2(components: list[Json]) -> list[str]:
    every = list(nested(components))
    found = []
    if len(every) > COMPONENTS:
        found.append(f"{len(every)} components, nested ones counted: at most {COMPONENTS}")
    length = sum(len(component.get("content", "")) for component in every if component["type"] == TEXT)
    if length > TEXTS:
        found.append(f"{length:,} characters over all text displays: at most {TEXTS:,}")
    found += [f"a component of type {one.get('type')} cannot stand at the top" for one in components if _no_top(one)]
    for component in every:
        found += _component(component)
    return found


def _no_top(component: Json) -> bool:
    return component.get("type") not in TOP


def _component(component: Mapping[str, Any]) -> list[str]:
    check = _CHECKS.get(component.get("type", 0))
    return check(component) if check else [f"unknown component {component!r}"]


def _text(component: Mapping[str, Any]) -> list[str]:
    return _length("a text display", component.get("content"), 1, TEXTS)


def _container(component: Mapping[str, Any]) -> list[str]:
    inside = component.get("components") or []
    found = [] if inside else ["a container without components"]
    allowed = TOP - {CONTAINER}
    return found + [f"a component of type {one['type']} in a container" for one in inside if one["type"] not in allowed]


def _section(component: Mapping[str, Any]) -> list[str]:
    inside = component.get("components") or []
    found = [] if 1 <= len(inside) <= 3 else [f"a section with {len(inside)} texts: 1 to 3"]
    found += ["something else than texts in a section"] if any(one["type"] != TEXT for one in inside) else []
    accessory = component.get("accessory") or {}
    return found + ([] if accessory.get("type") in {BUTTON, THUMBNAIL} else ["a section without button or thumbnail"])


def _gallery(component: Mapping[str, Any]) -> list[str]:
    items = component.get("items") or []
    found = [] if 1 <= len(items) <= 10 else [f"a gallery of {len(items)}: 1 to 10"]
    for item in items:
        found += _length("alt text", item.get("description"), 1, 1024, optional=True)
    return found


def _thumbnail(component: Mapping[str, Any]) -> list[str]:
    return _length("alt text", component.get("description"), 1, 1024, optional=True)


def _nothing(_: Mapping[str, Any]) -> list[str]:
    return []


# --- rows, buttons and menus ----------------------------------------------------------------------------------------


def _row(row: Mapping[str, Any]) -> list[str]:
    inside = row.get("components") or []
    types = {one.get("type") for one in inside}
    if not inside:
        return ["an empty action row"]
    if types <= {BUTTON}:
        return [f"{len(inside)} buttons in a row: at most 5"] if len(inside) > 5 else []
    if types <= SELECTS:
        return [f"{len(inside)} menus in a row: at most 1"] if len(inside) > 1 else []
    return [f"components of types {sorted(types, key=str)} in one row: buttons, or one menu"]


def _button(button: Mapping[str, Any]) -> list[str]:
    found = _length("a button's label", button.get("label"), 0, 80, optional=True)
    style, named = button.get("style"), button.get("custom_id") is not None
    if style in {1, 2, 3, 4}:
        found += _length("a button's custom_id", button.get("custom_id"), 1, 100)
        found += ["a url on a button that is no link"] if button.get("url") else []
    elif style == LINK_STYLE:
        found += _length("a link button's url", button.get("url"), 1, 512)
        found += ["a custom_id on a link button"] if named else []
    elif style != SKU_STYLE:
        found.append(f"a button of style {style!r}")
    if style != SKU_STYLE and not button.get("label") and not button.get("emoji"):
        found.append(f"a button without label and emoji: {button!r}")
    return found


def _select(menu: Mapping[str, Any]) -> list[str]:
    found = _length("a menu's custom_id", menu.get("custom_id"), 1, 100)
    found += _length("a menu's placeholder", menu.get("placeholder"), 0, 150, optional=True)
    if menu["type"] != SELECT:
        return found
    options = menu.get("options") or []
    found += [] if 1 <= len(options) <= 25 else [f"a menu of {len(options)} options: 1 to 25"]
    least, most = menu.get("min_values", 1), menu.get("max_values", 1)
    if not 0 <= least <= most <= max(len(options), 1) or most < 1:
        found.append(f"a menu of {len(options)} options of which {least} to {most} are to be chosen")
    found += _twice("a menu has the value", [option.get("value") for option in options])
    if sum(bool(option.get("default")) for option in options) > most:
        found.append(f"more than {most} options of a menu are chosen by default")
    for option in options:
        found += _length("an option's label", option.get("label"), 1, 100)
        found += _length("an option's value", option.get("value"), 1, 100)
        found += _length("an option's description", option.get("description"), 0, 100, optional=True)
    return found


_CHECKS = {
    ROW: _row,
    BUTTON: _button,
    **dict.fromkeys(SELECTS, _select),
    SECTION: _section,
    TEXT: _text,
    THUMBNAIL: _thumbnail,
    GALLERY: _gallery,
    FILE: _nothing,
    SEPARATOR: _nothing,
    CONTAINER: _container,
}


def _custom_ids(components: list[Json]) -> list[str]:
    return _twice("custom_id", [one["custom_id"] for one in nested(components) if one.get("custom_id") is not None])


def _ids(components: list[Json]) -> list[str]:
    return _twice("component id", [one["id"] for one in nested(components) if one.get("id")])


# --- messages as they were before Components V2, files ---------------------------------------------------------------


def _v1(data: Json, components: list[Json], was: Json | None) -> list[str]:
    found = _length("content", data.get("content"), 0, CONTENT, optional=True)
    embeds = data.get("embeds") or []
    found += [f"{len(embeds)} embeds: at most {EMBEDS}"] if len(embeds) > EMBEDS else []
    length = sum(map(_embed_length, embeds))
    found += [f"{length:,} characters over all embeds: at most {EMBED_SUM:,}"] if length > EMBED_SUM else []
    found += [f"{len(components)} rows: at most 5"] if len(components) > 5 else []
    found += ["Components V2 without their flag" for one in components if one.get("type") != ROW][:1]
    for component in nested(components):
        found += _component(component) if component.get("type") in {ROW, BUTTON, *SELECTS} else []
    if was is None and not any(data.get(name) for name in ("content", "embeds", "components", "attachments", "poll")):
        found.append("an empty message")
    return found


def _embed_length(embed: Json) -> int:
    fields = [field.get(name, "") for field in embed.get("fields") or () for name in ("name", "value")]
    named = [(embed.get("footer") or {}).get("text", ""), (embed.get("author") or {}).get("name", "")]
    return sum(len(text or "") for text in (embed.get("title"), embed.get("description"), *named, *fields))


def _files(data: Json, uploads: Sequence[Upload], limit: int, *, v2: bool) -> list[str]:
    found = [f"{len(uploads)} files: at most {FILES}"] if len(uploads) > FILES else []
    found += [f"{one.name} has {one.size:,} bytes: at most {limit:,}" for one in uploads if one.size > limit]
    listed = data.get("attachments") or []
    for attachment in listed:
        found += _length("alt text", attachment.get("description"), 0, 1024, optional=True)
    names = {one.name for one in uploads}
    shown = set(_shown_files(data.get("components") or []))
    found += [f"attachment://{name} is shown, but not sent" for name in sorted(shown - names)] if not listed else []
    return found + ([f"{name} is sent, but no component shows it" for name in sorted(names - shown)] if v2 else [])


def _shown_files(components: list[Json]) -> Iterator[str]:
    for one in nested(components):
        media = [item.get("media") for item in one.get("items") or ()] + [one.get("media"), one.get("file")]
        for url in (item.get("url", "") for item in media if item):
            if url.startswith("attachment://"):
                yield url.removeprefix("attachment://")


# --- callbacks ------------------------------------------------------------------------------------------------------

COMMAND, COMPONENT, AUTOCOMPLETE, MODAL = 2, 3, 4, 5
REPLY, DEFERRED, DEFERRED_UPDATE, UPDATE, CHOICES, MODAL_FORM = 4, 5, 6, 7, 8, 9

FITTING = {
    COMMAND: {REPLY, DEFERRED, MODAL_FORM},
    COMPONENT: {REPLY, DEFERRED, DEFERRED_UPDATE, UPDATE, MODAL_FORM},
    AUTOCOMPLETE: {CHOICES},
    MODAL: {REPLY, DEFERRED, DEFERRED_UPDATE, UPDATE},
}


def faults_of_callback(
    payload: Json, kind: int, *, was: Json | None = None, uploads: Sequence[Upload] = (), limit: int
) -> list[str]:
    """What is against a callback to an interaction of type ``kind`` on the message ``was``."""
    answer, data = payload.get("type"), payload.get("data") or {}
    if answer not in FITTING[kind]:
        return [f"a callback of type {answer!r} to an interaction of type {kind}"]
    if answer == CHOICES:
        return faults_of_choices(data)
    if answer == DEFERRED:
        refused = (data.get("flags") or 0) & ~EPHEMERAL
        return [f"flags {refused} on a deferral, which may only be private"] if refused else []
    if answer == REPLY:
        return faults_of_message(data, uploads=uploads, limit=limit)
    return faults_of_message(data, was=was or {"flags": 0}, uploads=uploads, limit=limit) if answer == UPDATE else []


def faults_of_choices(data: Json) -> list[str]:
    """What is against the completions that an autocomplete callback carries."""
    choices = data.get("choices") or []
    found = [f"{len(choices)} choices: at most 25"] if len(choices) > 25 else []
    for choice in choices:
        found += _length("a choice's name", choice.get("name"), 1, 100)
        if isinstance(choice.get("value"), str):
            found += _length("a choice's value", choice["value"], 1, 100)
    return found


def _length(what: str, text: object, least: int, most: int, *, optional: bool = False) -> list[str]:
    if text is None and optional:
        return []
    if not isinstance(text, str):
        return [f"{what} is {text!r}, no text"]
    return (
        []
        if least <= len(text) <= most
        else [f"{what} has {len(text):,} characters, not {least} to {most:,}: {text!r}"]
    )


def _twice(what: str, values: Iterable[object]) -> list[str]:
    return [f"{what} {value!r} {count} times in one message" for value, count in Counter(values).items() if count > 1]
