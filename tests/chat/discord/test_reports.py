"""Reporting a mistake: a form that only whoever opens it sees, and a file that is the operator's alone."""

from __future__ import annotations

import json
import stat
from typing import TYPE_CHECKING, Any

import pytest

from tests.chat.discord.channel import Channel, final_reply, offered
from tests.chat.discord.conftest import answering
from tests.double import limits
from tests.double.interactions import prepared

if TYPE_CHECKING:
    from pathlib import Path

    from tests.double.interactions import Asked, Reply

pytestmark = pytest.mark.asyncio(loop_scope="module")

FORM_ID = "trackside:1:report:1:result:800m"


async def submit(channel: Channel, on: Reply, form_id: str, text: str) -> Asked:
    """Send a form that was opened on a message."""
    assert on.stored is not None
    field = {"type": 4, "id": 3, "custom_id": "any", "value": text}
    data: dict[str, Any] = {"custom_id": form_id, "components": [{"type": 18, "id": 2, "component": field}]}
    form = prepared(
        limits.MODAL, data, by=channel.bob, where=on.stored.where, authorizing=on.stored.authorizing, on=on.stored
    )
    return await channel.discord.dispatch(form)


async def test_a_report_is_a_line_with_the_question_and_the_claims_and_nobodys_name(
    cache: Path, harbour: Path, tmp_path: Path
) -> None:
    file = tmp_path / "reports" / "mistakes.jsonl"
    async with answering(TRACKSIDE_CACHE=cache, TRACKSIDE_PACK=harbour, TRACKSIDE_REPORTS=file) as discord:
        channel = Channel(discord)
        answer = await channel.ask("result", event="800m")
        assert offered(answer)[-1] == "Report a mistake"
        (menu,) = answer.menus
        form = await (await answer.pick(menu, "Report a mistake", by=channel.bob)).reply()
        assert form.type == limits.MODAL_FORM
        assert (form.callback["data"]["custom_id"], form.callback["data"]["title"]) == (FORM_ID, "Report a mistake")
        thanks = await final_reply(await submit(channel, answer, FORM_ID, "It was 1:58.02.\nSee the photo."))
        assert (thanks.ephemeral, thanks.content) == (
            True,
            "Thank you. Whoever runs Trackside here can read it now; your name is not with it.",
        )
        assert discord.forgive() == []
    (line,) = file.read_text("utf-8").splitlines()
    report = json.loads(line)
    assert list(report) == ["time", "question", "claims", "text"]
    assert (report["question"], report["text"]) == ("/result 800m", "It was 1:58.02.\nSee the photo.")
    assert len(report["claims"]) > 3
    assert channel.bob.id not in line
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


async def test_where_there_is_a_page_for_reports_people_are_sent_there(cache: Path, harbour: Path) -> None:
    own = {
        "TRACKSIDE_CACHE": cache,
        "TRACKSIDE_PACK": harbour,
        "TRACKSIDE_REPORT_URL": "https://harbour.example/report",
    }
    async with answering(**own) as discord:  # type: ignore[arg-type]
        channel = Channel(discord)
        told = await channel.press(await channel.ask("result", event="800m"), "Report a mistake")
        assert (told.ephemeral, told.content) == (True, "Report a mistake here: <https://harbour.example/report>")


async def test_unless_it_is_set_up_nobody_is_asked_to_report_anything(channel: Channel) -> None:
    answer = await channel.ask("result", event="800m")
    assert "Report a mistake" not in offered(answer)
    told = await final_reply(await submit(channel, answer, FORM_ID, "It was 1:58.02."))
    assert (told.ephemeral, told.content) == (True, "Reports are not set up here any more.")
