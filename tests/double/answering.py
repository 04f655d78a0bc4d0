"""The routes by which an app answers interactions: callbacks, follow-ups, and changes of both."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING, Any

from tests.double import limits, messages, openapi
from tests.double.interactions import ACKNOWLEDGED, UNKNOWN_INTERACTION, Asked, Refused, Reply
from tests.double.messages import Message
from tests.double.people import FILE_LIMIT
from tests.double.requests import Refusal
from tests.double.waiting import SECONDS

if TYPE_CHECKING:
    from tests.double.requests import Asking
    from tests.double.server import Platform

Json = dict[str, Any]

UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK, INVALID_TOKEN, INVALID_FORM, TOO_LARGE = 10008, 10015, 50027, 50035, 40005
TOO_MANY_FOLLOWUPS, MOST_FOLLOWUPS = 40094, 5
"""So many follow-ups may an app send that is only installed for the person who asks."""


# --- the first response ---------------------------------------------------------------------------------------------


async def callback(discord: Platform, asking: Asking) -> Json | None:
    """POST /interactions/…/…/callback: the one first response."""
    *_, number, token, _ = asking.path.split("/")
    asked = asking.asked = discord.interactions.get(number)
    if asked is None or asked.token != token:
        discord.complain("a callback to an interaction that never was", asking.payload)
        raise Refusal(404, UNKNOWN_INTERACTION, "Unknown interaction")
    _check_first(discord, asked, asking)
    was = asked.prepared.on.json if asked.prepared.on else None
    try:
        _judge(
            discord,
            asking,
            openapi.CALLBACKS.get(asking.payload.get("type"), ""),
            lambda: limits.faults_of_callback(
                asking.payload, asked.prepared.kind, was=was, uploads=asking.uploads, limit=FILE_LIMIT
            ),
        )
    except Refusal as refusal:
        asked.refuse(Refused(refusal.code, refusal.words))
        raise
    _answer(discord, asked, asking)
    return _about(asked) if asking.query.get("with_response") in {"1", "true", "True"} else None


def _check_first(discord: Platform, asked: Asked, asking: Asking) -> None:
    """Refuse a second response, and one that is late."""
    if asked.callback is not None:
        if not asked.receipt_is_lost:  # else the app could not know that its first one had arrived
            discord.complain(f"a second callback to {asked.shown()}", asking.payload)
        asked.refuse(Refused(ACKNOWLEDGED, "Interaction has already been acknowledged."))
        raise Refusal(400, ACKNOWLEDGED, "Interaction has already been acknowledged.")
    after = asking.arrived - asked.sent
    if after > discord.deadline:
        if discord.deadline >= SECONDS:  # else the test wants it to be late
            discord.complain(f"a callback to {asked.shown()} after {after:.1f} s", asking.payload)
        asked.refuse(Refused(UNKNOWN_INTERACTION, f"Unknown interaction: the callback came after {after:.3f} s"))
        raise Refusal(404, UNKNOWN_INTERACTION, "Unknown interaction")


def _answer(discord: Platform, asked: Asked, asking: Asking) -> None:
    """Do what an accepted callback asks for, and wake who waits for it."""
    payload: Json = asking.payload
    kind, data = payload["type"], payload.get("data") or {}
    asked.callback, asked.milliseconds = payload, (asking.arrived - asked.sent) * 1000
    asked.transport = asking.transport
    if kind in {limits.REPLY, limits.DEFERRED}:
        asked.message = _new(discord, asked, data, asking.files, loading=kind == limits.DEFERRED)
    elif kind in {limits.UPDATE, limits.DEFERRED_UPDATE}:
        asked.message = asked.prepared.on
        if kind == limits.UPDATE and asked.message:
            asked.message.change(data, asking.files)
    asked.at_first = asked.message.json if asked.message else {}
    asked.settle()
    discord.bell.ring()


def _new(discord: Platform, asked: Asked, data: Json, files: dict[str, bytes], *, loading: bool) -> Message:
    """A new message that answers an interaction."""
    prepared = asked.prepared
    flags = (data.get("flags") or 0) | (limits.LOADING if loading else 0)
    if prepared.where.forces_private and "0" not in prepared.authorizing:
        flags |= limits.EPHEMERAL
    first = asked.message is None
    kind = messages.REPLY
    if first and prepared.kind == limits.COMMAND:
        kind = messages.CHAT_COMMAND if prepared.data["type"] == 1 else messages.MENU_COMMAND
    made = messages.new(
        data, kind=kind, where=prepared.where, channel_flags=flags, files=files, more=_answered(asked, first=first)
    )
    seen_by = prepared.by if flags & limits.EPHEMERAL else None
    return discord.keep(Message(made, prepared.where, prepared.authorizing, seen_by, files=dict(files)))


def _answered(asked: Asked, *, first: bool) -> Json:
    """What a message says of the interaction that it answers."""
    prepared = asked.prepared
    metadata: Json = {
        "id": asked.id,
        "type": prepared.kind,
        "user": prepared.by.user(),
        "authorizing_integration_owners": prepared.authorizing,
    }
    found: Json = {"interaction_metadata": metadata}
    if not first and asked.message:
        metadata["original_response_message_id"] = asked.message.id
        found["message_reference"] = _reference(asked.message)
    if prepared.on:
        metadata["interacted_message_id"] = prepared.on.id
        found.setdefault("message_reference", _reference(prepared.on))
    elif prepared.kind == limits.COMMAND:
        name = prepared.data["name"]
        found["interaction"] = {"id": asked.id, "type": prepared.kind, "name": name, "user": prepared.by.user()}
    return found


def _reference(message: Message) -> Json:
    guild = {"guild_id": message.where.guild_id} if message.where.guild_id else {}
    return {"type": 0, "channel_id": message.where.channel_id, "message_id": message.id, **guild}


def _about(asked: Asked) -> Json:
    """The body of the answer to a callback."""
    assert asked.callback is not None
    about: Json = {"id": asked.id, "type": asked.prepared.kind}
    message, kind = asked.message, asked.callback["type"]
    if message is None:
        return {"interaction": about}
    about |= {
        "response_message_id": message.id,
        "response_message_loading": bool(message.json["flags"] & limits.LOADING),
        "response_message_ephemeral": bool(message.json["flags"] & limits.EPHEMERAL),
        "channel_id": message.where.channel_id,
    }
    shown = kind in {limits.REPLY, limits.UPDATE}
    return {"interaction": about, **({"resource": {"type": kind, "message": message.json}} if shown else {})}


# --- what comes after it --------------------------------------------------------------------------------------------


async def followup(discord: Platform, asking: Asking) -> Json:
    """POST /webhooks/…/…: one more message, or what was promised by a deferral."""
    asked = _by_token(discord, asking)
    _judge(
        discord,
        asking,
        "IncomingWebhookRequestPartial",
        lambda: limits.faults_of_message(asking.payload, uploads=asking.uploads, limit=FILE_LIMIT),
    )
    promised = asked.message
    if promised and promised.json["flags"] & limits.LOADING and not promised.deleted:
        return _edit(discord, asked, promised, asking)
    if "0" not in asked.prepared.authorizing and len(asked.followups) >= MOST_FOLLOWUPS:
        discord.complain(f"follow-up {len(asked.followups) + 1} to {asked.shown()}", asking.payload)
        raise Refusal(400, TOO_MANY_FOLLOWUPS, "This interaction has reached the maximum number of follow-up messages")
    message = _new(discord, asked, asking.payload, asking.files, loading=False)
    milliseconds = (asking.arrived - asked.sent) * 1000
    asked.followups.append(
        Reply(asked, {"type": limits.REPLY, "data": asking.payload}, message, message.json, milliseconds)
    )
    discord.bell.ring()
    return message.json


async def original(discord: Platform, asking: Asking) -> Json | None:
    """GET, PATCH and DELETE of /webhooks/…/…/messages/@original."""
    asked = _by_token(discord, asking)
    return _handle(discord, asked, asked.message, asking)


async def message(discord: Platform, asking: Asking) -> Json | None:
    """GET, PATCH and DELETE of /webhooks/…/…/messages/…: a message that this interaction has sent."""
    asked = _by_token(discord, asking)
    number = asking.path.rsplit("/", 1)[1]
    own = [reply.stored for reply in asked.followups] + [asked.message]
    return _handle(discord, asked, next((one for one in own if one and one.id == number), None), asking)


def _handle(discord: Platform, asked: Asked, message: Message | None, asking: Asking) -> Json | None:
    if message is None or message.deleted:
        raise Refusal(404, UNKNOWN_MESSAGE, "Unknown Message")
    if asking.method == "GET":
        return message.json
    if asking.method == "DELETE":
        message.deleted = True
        discord.bell.ring()
        return None
    return _edit(discord, asked, message, asking)


def _edit(discord: Platform, asked: Asked, message: Message, asking: Asking) -> Json:
    """Change a message; where it was only promised so far, this is its first text."""
    was = message.json
    if asking.method == "PATCH":
        _judge(
            discord,
            asking,
            "IncomingWebhookUpdateRequestPartial",
            lambda: limits.faults_of_message(asking.payload, was=was, uploads=asking.uploads, limit=FILE_LIMIT),
        )
    message.change(asking.payload, asking.files)
    if message is asked.message:
        asked.edits += 1
    discord.bell.ring()
    return message.json


def _by_token(discord: Platform, asking: Asking) -> Asked:
    token = asking.path.split("/")[5]
    asked = asking.asked = discord.tokens.get(token)
    if asked is None or asked.callback is None or asked.prepared.kind == limits.AUTOCOMPLETE:
        discord.complain(f"{asking.method} {asking.path} before any callback, or for no interaction", asking.payload)
        raise Refusal(404, UNKNOWN_WEBHOOK, "Unknown Webhook")
    if perf_counter() - asked.sent > discord.token_lifetime:
        raise Refusal(401, INVALID_TOKEN, "Invalid Webhook Token")
    return asked


def _judge(discord: Platform, asking: Asking, schema: str, faults: Any) -> None:  # noqa: ANN401 — called only if judged
    """Refuse a payload that is too large, or that breaks a limit or the schema."""
    if any(upload.size > FILE_LIMIT for upload in asking.uploads):
        discord.complain(f"a file of more than {FILE_LIMIT} bytes", asking.payload)
        raise Refusal(413, TOO_LARGE, "Request entity too large")
    if not discord.judge:
        return
    payload = asking.payload.get("data") or {} if asking.path.endswith("/callback") else asking.payload
    found = [*faults(), *(openapi.faults(schema, payload) if schema else [])]
    if found:
        discord.complain(f"{asking.method} {asking.path}: {'; '.join(found)}", asking.payload)
        raise Refusal(400, INVALID_FORM, f"Invalid Form Body: {'; '.join(found)}")
