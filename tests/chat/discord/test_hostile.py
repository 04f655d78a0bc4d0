"""A pack of hostile texts: every question about it is answered within all limits, and no text does anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import pytest_asyncio

from bot.answers.exact_words import exact_words
from bot.answers.question import Call
from bot.answers.registry import answer_call, read_options
from bot.render.discord.components import words_pages
from bot.render.discord.copied_text import copied_page
from bot.render.discord.pages import answer_pages
from bot.render.discord.unbroken import part_marks
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.chat.discord import hostile_pack
from tests.chat.discord.channel import Channel, offered, somebody
from tests.chat.discord.conftest import answering
from tests.double.limits import nested

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
    from pathlib import Path

    from bot.render.discord.components import Component
    from tests.double.loopback import Discord

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTIONS = [
    ("result", {"event": "800m"}),
    ("quote", {"person": "brown"}),
    ("sources", {}),
    ("compare", {}),
    ("compare", {"topic": "mina-lee"}),
    ("recap", {"length": "whole"}),
    ("recap", {"length": "whole", "spoilers": "hide"}),
    ("athlete", {"person": "brown"}),
    ("search", {"words": "everyone"}),
    ("search", {"words": "ha"}),
]
every_question = pytest.mark.parametrize(("question", "options"), QUESTIONS)


@pytest.fixture(scope="module")
def hostile_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return hostile_pack.write(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def hostile_database(hostile_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_database(hostile_folder, tmp_path_factory.mktemp("database") / "facts.db").path


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def _hostile_bot(cache: Path, hostile_folder: Path) -> AsyncIterator[Discord]:
    async with answering(TRACKSIDE_CACHE=cache, TRACKSIDE_PACK=hostile_folder) as discord:
        yield discord


@pytest.fixture
def hostile(_hostile_bot: Discord) -> Iterator[Channel]:
    yield Channel(_hostile_bot)
    assert _hostile_bot.forgive() == []


@every_question
async def test_no_text_of_the_pack_does_anything(hostile: Channel, question: str, options: dict[str, str]) -> None:
    first = await hostile.ask(question, **options)
    assert "@\u200b" in first.text
    for page in await hostile.copies(first):
        assert doing(page.text) == []


@every_question
async def test_neither_do_the_exact_words_and_the_copy_of_any_page(
    hostile_database: Path, question: str, options: dict[str, str]
) -> None:
    call = read_options(question, options)
    assert isinstance(call, Call)
    async with await Store.open(hostile_database) as store:
        answer = await answer_call(call, store)
        # A text without end goes on over many pages, all with the same copy and exact words.
        pages = {(page.blocks, page.articles): page for page in answer_pages(answer, call)}
        for page in pages.values():
            check_block(copied_page(answer, page))
            words = words_pages(await exact_words(store, answer, page.blocks), call, page.number)
            assert doing(texts(each.components for each in words)) == []


@every_question
async def test_nor_do_those_that_a_click_brings(hostile: Channel, question: str, options: dict[str, str]) -> None:
    every = await hostile.copies(await hostile.ask(question, **options))
    page = [page for page in every if "Exact words" in offered(page)][-1]
    reader = page.asked.prepared.by
    words = await hostile.press(page, "Exact words", by=reader)
    assert doing(words.text) == []
    check_block((await hostile.press(page, "Copy", by=reader)).content)


def check_block(copy: str) -> None:
    """A copy is one block of plain text, which nothing in it ends."""
    assert copy.startswith("```\n")
    assert copy.endswith("\n```")
    assert copy.count("```") == 2


def texts(messages: Iterable[Sequence[Component]]) -> str:
    """All that is there to read in some messages; what keeps words on one line cannot be seen."""
    every = (one for message in messages for one in nested(message))
    return "\n".join(part_marks(str(one["content"])) for one in every if "content" in one)


@every_question
async def test_all_that_is_offered_below_an_answer_can_be_clicked(
    hostile: Channel, question: str, options: dict[str, str]
) -> None:
    first = await hostile.ask(question, **options)
    for label in offered(first):
        clicked = await hostile.press(first, label, by=somebody("Cem"))
        assert (label, "Something went wrong" in clicked.text) == (label, False)


async def test_a_name_too_long_for_anything_is_offered_cut_and_its_value_is_understood(hostile: Channel) -> None:
    completions = await hostile.discord.complete("quote", "person", "brown")
    assert [value for _, value in completions] == ["Brown"]
    assert completions[0][0].startswith("Ada Brown @everyone @here <@123>")
    assert not set(STEERING) & set(completions[0][0])


@pytest.mark.parametrize(
    ("question", "option"), [("athlete", "person"), ("compare", "topic"), ("result", "event"), ("help", "question")]
)
async def test_what_the_asker_types_is_not_obeyed_either(hostile: Channel, question: str, option: str) -> None:
    for words in (hostile_pack.MENTIONS, hostile_pack.MARKDOWN, hostile_pack.OPENINGS, hostile_pack.BACKSLASHES):
        answer = await hostile.ask(question, **{option: words})
        assert (words, doing(answer.text)) == (words, [])


LIVE = (
    *("@everyone", "a <@123>", "a <#1>", "</help:1>", "<t:1>", "<:run:1>", ":run:", "https://e.example", "[a](b)"),
    *("`c`", "_i_", "~~s~~", "**b", "||c", "# h", "  - l", "1. n", "> q", "*i*", "a\u202eb", "a\u200bb"),
)


@pytest.mark.parametrize("live", LIVE)
async def test_the_judge_of_these_tests_sees_what_would_do_something(live: str) -> None:
    assert len(doing(live)) >= 1


# --- what Discord acts on ---------------------------------------------------------------------------------------------

STEERING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200b\u200e\u200f\u2060\u00ad\u061c\ufeff\0"

_ISOLATED = re.compile("\u2068([^\u2068\u2069\n]*[\u0590-\u08ff][^\u2068\u2069\n]*)\u2069")
"""What is ours: a right-to-left name that is set apart, to its end and on its line."""

_ESCAPED = re.compile(r"\\[^\w\s]|\\_")
_LINK = re.compile(r"(?:\[[^\[\]]*\])\(<https://harbour\.example/[^\s<>()]*>\)")
_OURS = re.compile(r"^(?:### |-# |> (?=(?:\[\d+\] )?(?:[^“]*: )?(?:\|\|)?(?:\*\*)?(?:“|…)))")
"""How lines open that are ours: titles, small print, and quotations, which may go on from the page before."""
_LIVE = re.compile(
    r"<[@#/:at]"  # mentions, times, emoji
    r"|@(?:everyone|here)"
    r"|https?:|\]\("  # links
    r"|:\w+:"  # emoji by name
    r"|[`~_]|\*(?!\*)"  # styles but bold
    r"|^\s*(?:[#>+-]|\d+\.|\*)\s",  # openings of lines
    re.IGNORECASE,
)


def doing(text: str) -> list[str]:
    """What of a text Discord would act on that is not ours: read as its markdown is, after what is escaped."""
    live_signs, covers = [], 0
    for line in _ISOLATED.sub(r"\1", text).split("\n"):
        rest = _LINK.sub("", _ESCAPED.sub("", line))
        rest = _OURS.sub("", rest)
        covers += rest.count("||")
        live_signs += [f"** is open: {line}"] if rest.count("**") % 2 else []
        live_signs += [f"{live!r}: {line}" for live in _LIVE.findall(rest.replace("**", "\1").replace("||", "\1"))]
        unseen = set(STEERING) & set(re.sub(r"@\u200b(?=everyone|here)", "@", line))
        live_signs += [f"{unseen}: {line}"] if unseen else []
    return [*live_signs, *([f"|| {covers} times: {text}"] if covers % 2 else [])]
