"""Reports of mistakes: a private form whose text is added to a file of the operator's, or a page where to make them.

A report is a line of JSON that names what was asked and the claims of the page, and nobody who reports.
"""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from bot.chat.private_file import append_private
from bot.facts.frozen import Frozen
from bot.render.discord.custom_ids import Act, Pressed, custom_id, read_custom_id

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.answers.question import Call
    from bot.chat.discord.reply_port import Reply

REPORTED = "reported"


class Reports(Frozen, frozen=True):
    """Where reports go: into the file, or to the page instead; both None where there are none."""

    file: Path | None = None
    url: str | None = None

    @property
    def are_wanted(self) -> bool:
        """Whether anybody is asked to report anything."""
        return self.file is not None or self.url is not None

    async def ask(self, reply: Reply, call: Call, page: int) -> str:
        """Show the form for a page of the answer to a call, or say where to report; how it ended, for the log."""
        if self.url is not None:
            await reply.tell(f"Report a mistake here: <{self.url}>")
        elif self.file is not None:
            await reply.form(custom_id(Act.REPORT, call, page), "Report a mistake", "What is wrong, and what is right?")
        else:
            await reply.tell("Reports are not set up here.")
        return "form"

    async def add(self, reply: Reply, call: Call, claims: Iterable[str], text: str) -> str:
        """Add what was written into the form, and thank for it; how it ended, for the log.

        Raises:
            OSError: the file cannot be written.
        """
        if self.file is None:
            await reply.tell("Reports are not set up here any more.")
            return "form"
        report = {
            "time": datetime.now(UTC).isoformat(timespec="seconds"),
            "question": call.line,
            "claims": list(dict.fromkeys(claims)),
            "text": text,
        }
        await asyncio.to_thread(append_private, self.file, f"{json.dumps(report)}\n")
        await reply.tell("Thank you. Whoever runs Trackside here can read it now; your name is not with it.")
        return REPORTED


def is_report(form_id: str) -> bool:
    """Whether a form of that id is one of ours."""
    pressed = read_custom_id(form_id)
    return isinstance(pressed, Pressed) and pressed.act is Act.REPORT
