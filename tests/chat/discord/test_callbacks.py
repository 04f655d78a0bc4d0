"""First responses: what is sent, and when it is sent again."""

from __future__ import annotations

import errno
import json
from typing import TYPE_CHECKING, Any, Self, cast

import discord
import pytest
from yarl import URL

from bot.chat.discord import callbacks
from bot.chat.discord.callbacks import deliver, encoded
from bot.chat.discord.payload import Payload

if TYPE_CHECKING:
    import aiohttp

ADDRESS = URL("https://discord.example/interactions/1/token/callback")


class Answer:
    """A response of Discord, or an error instead of one."""

    def __init__(self, status: int, **headers: str) -> None:
        self.status, self.reason, self.headers = status, "Because", {"content-type": "application/json", **headers}

    async def text(self, encoding: str) -> str:
        """What it says."""
        return json.dumps({"code": 7, "message": f"in {encoding}", "retry_after": 0.25})


class Session:
    """Answers one request after another, and counts them."""

    def __init__(self, *answers: Answer | OSError, closed: bool = False) -> None:
        self.answers, self.closed = list(answers), closed
        self.sent: list[tuple[URL, bytes]] = []

    def post(self, address: URL, data: bytes, **_: object) -> Self:
        self.sent.append((address, data))
        return self

    async def __aenter__(self) -> Answer:
        answer = self.answers.pop(0)
        if isinstance(answer, OSError):
            raise answer
        return answer

    async def __aexit__(self, *_: object) -> None:
        pass


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited, of which none pass."""
    found: list[float] = []

    async def sleep(seconds: float) -> None:
        found.append(seconds)

    monkeypatch.setattr(callbacks.asyncio, "sleep", sleep)
    return found


async def delivered(*answers: Answer | OSError) -> int:
    """How many requests it took until a body was taken."""
    session = Session(*answers)
    await deliver(cast("aiohttp.ClientSession", session), ADDRESS, b"{}")
    assert set(session.sent) == {(ADDRESS, b"{}")}
    return len(session.sent)


def reset() -> OSError:
    """A connection that was cut."""
    return OSError(errno.ECONNRESET, "reset")


async def test_what_is_taken_is_sent_once(slept: list[float]) -> None:
    assert (await delivered(Answer(204)), slept) == (1, [])


async def test_what_discord_fails_to_take_is_sent_again_after_ever_longer_waits(slept: list[float]) -> None:
    assert await delivered(Answer(500), Answer(503), reset(), Answer(502), Answer(204)) == 5
    assert slept == [1, 3, 5, 7]


async def test_what_comes_too_often_waits_as_long_as_discord_says(
    slept: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    assert (await delivered(Answer(429, Via="1.1 google"), Answer(204)), slept) == (2, [0.25])
    assert [record.getMessage() for record in caplog.records] == [
        "Discord has too many responses to take; this one is sent again in 0.25 s."
    ]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(400), discord.HTTPException),
        (Answer(403), discord.Forbidden),
        (Answer(404), discord.NotFound),
        (Answer(429), discord.HTTPException),  # without Via it does not come from Discord itself
        (OSError(errno.ENETUNREACH, "no network"), OSError),
    ],
)
async def test_what_is_refused_is_not_sent_again(
    slept: list[float], answer: Answer | OSError, error: type[Exception]
) -> None:
    with pytest.raises(error) as raised:
        await delivered(answer)
    assert (type(raised.value), slept) == (error, [])


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (Answer(503), discord.DiscordServerError),
        (Answer(429, Via="1.1 google"), discord.HTTPException),
        (reset(), OSError),
    ],
)
async def test_it_is_not_tried_for_ever(slept: list[float], answer: Answer | OSError, error: type[Exception]) -> None:
    with pytest.raises(error):
        await delivered(*[answer] * 5)
    assert len(slept) == 4


async def test_nothing_is_sent_through_a_connection_that_is_closed() -> None:
    session = Session(Answer(204), closed=True)
    with pytest.raises(ConnectionError, match="its connection to Discord is closed"):
        await deliver(cast("aiohttp.ClientSession", session), ADDRESS, b"{}")
    assert session.sent == []


@pytest.mark.parametrize("text", ["räce ≤ 3:29.65", "half \ud83d of one"])
def test_any_text_can_be_sent(text: str) -> None:
    components: list[dict[str, Any]] = [{"type": 10, "content": text}]
    page = Payload.of(components)
    assert json.loads(encoded({"components": page.components})) == {"components": components}
