"""The messages that the app has sent: kept as Discord would hand them out, and changed as Discord would change them."""

from __future__ import annotations

import itertools
import mimetypes
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tests.double import limits
from tests.double.people import BOT_USER, Person, Place, snowflake

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

Json = dict[str, Any]

CHAT_COMMAND, MENU_COMMAND, REPLY = 20, 23, 19
"""Discord's types of a message that answers a slash command, a command of a menu, anything else."""

_DEFAULTS: dict[int, Json] = {
    limits.CONTAINER: {"accent_color": None, "spoiler": False},
    limits.SEPARATOR: {"spacing": 1, "divider": True},
    limits.SELECT: {"min_values": 1, "max_values": 1},
}
"""What Discord adds to a component that leaves it out."""

_NONE: Json = {}


@dataclass(slots=True)
class Message:
    """A message of the app. ``json`` is replaced, never changed, when the message is, so that whoever has it keeps it.

    ``seen_by`` is the one person who sees a private message, None where everybody does.
    """

    json: Json
    where: Place
    authorizing: dict[str, str]
    seen_by: Person | None = None
    deleted: bool = False
    files: dict[str, bytes] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.json["id"])

    def components(self) -> Iterator[Mapping[str, Any]]:
        """Every component as it now stands, nested ones too."""
        return limits.nested(self.json["components"])

    def change(self, data: Json, files: Mapping[str, bytes]) -> None:
        """Apply an edit: what ``data`` does not name stays as it is."""
        changed = {**self.json, "edited_timestamp": now()}
        if "content" in data:
            changed["content"] = data["content"] or ""
        if "embeds" in data:
            changed["embeds"] = data["embeds"] or []
        if "components" in data:
            changed["components"] = as_sent(data["components"] or [])
        if "attachments" in data or files:
            changed["attachments"] = _kept(self.json, data) + _attachments(data, files, self.where)
            self.files.update(files)
        changed["flags"] = (self.json["flags"] | ((data.get("flags") or 0) & limits.V2)) & ~limits.LOADING
        self.json = _shown(changed)


def now() -> str:
    """The present moment, as Discord writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def as_sent(components: Sequence[Json]) -> list[Json]:
    """Components as Discord hands them out: numbered from top to bottom, with what was left out and no nulls."""
    taken = set(_numbers(components))
    free = (number for number in itertools.count(1) if number not in taken) if taken else itertools.count(1)
    return [_numbered(one, free) for one in components]


def _numbers(components: Sequence[Json]) -> list[int]:
    """The numbers that the app has given to components itself."""
    found = [one["id"] for one in components if one.get("id")]
    for one in components:
        if "components" in one:
            found += _numbers(one["components"])
        if "accessory" in one:
            found += _numbers([one["accessory"]])
    return found


def _numbered(component: Json, free: Iterator[int]) -> Json:
    numbered = {name: value for name, value in component.items() if value is not None}
    numbered.setdefault("id", 0)
    numbered["id"] = numbered["id"] or next(free)
    for name, value in _DEFAULTS.get(component["type"], _NONE).items():
        numbered.setdefault(name, value)
    if "components" in component:
        numbered["components"] = [_numbered(one, free) for one in component["components"]]
    if "accessory" in component:
        numbered["accessory"] = _numbered(component["accessory"], free)
    return numbered


def new(data: Json, *, kind: int, where: Place, channel_flags: int, files: Mapping[str, bytes], more: Json) -> Json:
    """A new message of the app as Discord hands it out; ``more`` says which interaction it answers."""
    made = {
        "id": snowflake(),
        "type": kind,
        "channel_id": where.channel_id,
        "author": BOT_USER,
        "application_id": BOT_USER["id"],
        "webhook_id": BOT_USER["id"],
        "content": data.get("content") or "",
        "embeds": data.get("embeds") or [],
        "components": as_sent(data.get("components") or []),
        "attachments": _attachments(data, files, where) if files else [],
        "flags": channel_flags,
        "timestamp": now(),
        "edited_timestamp": None,
        "mentions": [],
        "mention_roles": [],
        "mention_everyone": False,
        "pinned": False,
        "tts": bool(data.get("tts")),
        **more,
    }
    return _shown(made) if files else made


def _kept(was: Json, data: Json) -> list[Json]:
    ids = {str(one["id"]) for one in data.get("attachments") or ()}
    return [one for one in was["attachments"] if "attachments" not in data or one["id"] in ids]


def _attachments(data: Json, files: Mapping[str, bytes], where: Place) -> list[Json]:
    """The files that came with a payload; their descriptions stand in the payload, in their order."""
    described = {one.get("filename"): one.get("description") for one in data.get("attachments") or ()}
    return [_attachment(name, content, described.get(name), where) for name, content in files.items()]


def _attachment(name: str, content: bytes, description: str | None, where: Place) -> Json:
    number = snowflake()
    url = f"https://cdn.discordapp.com/attachments/{where.channel_id}/{number}/{name}"
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    shared = {"id": number, "filename": name, "size": len(content), "url": url, "proxy_url": url, "content_type": kind}
    return {**shared, "description": description} if description else shared


def _shown(message: Json) -> Json:
    """The message with its files where its components show them: ``attachment://`` is only how an app names them."""
    files = {f"attachment://{one['filename']}": one for one in message["attachments"]}
    if not files:
        return message
    return {**message, "components": [_with_files(one, files) for one in message["components"]]}


def _with_files(component: Json, files: Mapping[str, Json]) -> Json:
    changed = dict(component)
    if "components" in changed:
        changed["components"] = [_with_files(one, files) for one in changed["components"]]
    if "accessory" in changed:
        changed["accessory"] = _with_files(changed["accessory"], files)
    if "items" in changed:
        shared = {"description": None, "spoiler": False}
        changed["items"] = [{**shared, **one, "media": _found(one["media"], files)} for one in changed["items"]]
    if "media" in changed:
        changed = {"description": None, "spoiler": False, **changed, "media": _found(changed["media"], files)}
    if "file" in changed:
        of = files.get(changed["file"]["url"], {})
        shared = {"spoiler": False, "name": of.get("filename"), "size": of.get("size")}
        changed = {**shared, **changed, "file": _found(changed["file"], files)}
    return changed


def _found(media: Json, files: Mapping[str, Json]) -> Json:
    file = files.get(media["url"])
    if file is None:
        return {"id": snowflake(), "proxy_url": media["url"], **media}
    named = {name: file[name] for name in ("url", "proxy_url", "content_type")}
    return {"id": snowflake(), "attachment_id": file["id"], "width": None, "height": None, **named}
