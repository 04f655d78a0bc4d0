from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.document import Document
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from bot import settings
from bot.__main__ import main
from bot.answers.completion.typed_line import TypedValue, values_at_cursor
from bot.answers.no_answer import NO_ARTICLES
from bot.chat.ask import open_store
from bot.chat.chat import Conversation
from bot.chat.completer import QuestionCompleter, prompt_session
from bot.chat.history import QuestionHistory
from bot.store.cache import database_path, rebuild_database
from bot.store.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path


@pytest.fixture
async def store(harbour_database: Path) -> AsyncIterator[Store]:
    async with await Store.open(harbour_database) as opened:
        yield opened


# --- what is being typed --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "value"),
    [
        ("", TypedValue("help", "question", "", {})),
        ("/res", TypedValue("help", "question", "res", {})),
        ("result ", TypedValue("result", "event", "", {})),
        ("/result 800m fi", TypedValue("result", "event", "800m fi", {})),
        ("result 800m meet: harb", TypedValue("result", "meet", "harb", {"event": "800m"})),
        ("result meet:harbour event:80", TypedValue("result", "event", "80", {"event": "", "meet": "harbour"})),
        ("quote brown about:never loo", TypedValue("quote", "about", "never loo", {"person": "brown"})),
        ("search proud meet:harb", TypedValue("search", "words", "proud meet:harb", {})),
        ("compare Brown: silver ti", TypedValue("compare", "topic", "Brown: silver ti", {})),
        ("weather to", TypedValue("ask", "words", "weather to", {})),
    ],
)
def test_the_words_before_the_cursor_tell_what_is_being_typed(before: str, value: TypedValue) -> None:
    assert values_at_cursor(before)[-1] == value


async def completed(store: Store, before: str) -> list[tuple[str, int]]:
    completions = QuestionCompleter(store).get_completions_async(Document(before), CompleteEvent())
    return [(each.text, each.start_position) async for each in completions]


async def test_a_question_is_completed_by_its_name(store: Store) -> None:
    assert (await completed(store, "/quo"))[0] == ("quote ", -3)


async def test_a_name_is_completed_from_its_middle_in_place_of_what_was_typed(store: Store) -> None:
    assert ("Ada Brown", -4) in await completed(store, "quote brow")


async def test_what_tells_things_apart_stands_beside_a_completion(store: Store) -> None:
    completions = QuestionCompleter(store).get_completions_async(Document("quote brown"), CompleteEvent())
    assert [(each.display_text, each.display_meta_text) async for each in completions] == [
        ("Ada Brown", "2 remarks"),
        ("Isolde Brown", "1 remark"),
    ]


@pytest.mark.parametrize(
    ("before", "option"),
    [
        ("result 800m me", [("meet:", -2)]),
        ("result 800m meet:harbour ev", []),
        ("result 800m", []),
        ("result meet:harbour", []),
        ("search words me", []),
        ("quote brown ab", [("about:", -2)]),
    ],
)
async def test_an_option_that_is_not_there_yet_is_completed(
    store: Store, before: str, option: list[tuple[str, int]]
) -> None:
    assert [each for each in await completed(store, before) if each[0].endswith(":")] == option


async def test_a_completion_narrows_the_next(store: Store) -> None:
    assert await completed(store, "result high jump meet:") == [
        ("Harbour Games 2031", 0),
        ("Harbour Games 2027", 0),
    ]


async def test_free_text_is_completed_to_whole_questions(store: Store) -> None:
    assert await completed(store, "quotes brown") == [
        ("what did Ada Brown say?", -12),
        ("what did Isolde Brown say?", -12),
    ]
    assert await completed(store, "weather to") == []


# --- the prompt -----------------------------------------------------------------------------------------------------


async def typed(store: Store, history: Path, keys: str) -> str:
    with create_pipe_input() as source:
        source.send_text(keys)
        return await prompt_session(store, history, source, DummyOutput()).prompt_async("› ")


async def test_a_line_is_handed_over_and_kept_for_the_arrow_keys(store: Store, tmp_path: Path) -> None:
    history = tmp_path / "questions"
    assert await typed(store, history, "result 800m\r") == "result 800m"
    assert await typed(store, history, "\x1b[A\r") == "result 800m"


async def test_a_line_is_handed_over_where_the_state_folder_cannot_be_entered(store: Store, tmp_path: Path) -> None:
    shut = tmp_path / ("x" * 300)  # nobody can, not even who may enter all folders
    assert await typed(store, shut / "questions", "result 800m\r") == "result 800m"


@pytest.mark.parametrize("line", ["", "result 8"])
async def test_ctrl_d_leaves_at_once_whatever_stands_on_the_line(store: Store, tmp_path: Path, line: str) -> None:
    with pytest.raises(EOFError):
        await typed(store, tmp_path / "questions", f"{line}\x04")


async def test_ctrl_c_leaves_from_an_empty_line(store: Store, tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        await typed(store, tmp_path / "questions", "\x03")


@pytest.mark.parametrize("line", ["result 8", "  ", "result\x1b[D\x1b[D", "quote isold\t"])
async def test_ctrl_c_clears_a_line_that_has_something_on_it(store: Store, tmp_path: Path, line: str) -> None:
    history = tmp_path / "questions"
    assert await typed(store, history, f"{line}\x03help\r") == "help"
    with pytest.raises(KeyboardInterrupt):
        await typed(store, history, f"{line}\x03\x03")
    assert QuestionHistory(history).load_history_strings() == ["help"]


async def test_of_a_flood_of_characters_no_more_is_taken_than_can_be_edited(store: Store, tmp_path: Path) -> None:
    assert await typed(store, tmp_path / "questions", f"{'x' * 3_000}\r") == "x" * 1_000
    assert await typed(store, tmp_path / "questions", f"{'x' * 3_000}\x7f\x7fyz!\r") == "x" * 998 + "yz"


# --- what was asked before ------------------------------------------------------------------------------------------


def loaded(file: Path) -> list[str]:
    return QuestionHistory(file).load_history_strings()


def test_questions_of_two_prompts_are_kept_for_their_owner_alone(tmp_path: Path) -> None:
    file = tmp_path / "state" / "questions"
    first, second = QuestionHistory(file), QuestionHistory(file)
    first.store_string("result 800m")
    second.store_string("quote\nbrown")
    first.store_string("help")
    assert loaded(file) == ["help", "quote\nbrown", "result 800m"]
    if sys.platform != "win32":
        assert file.stat().st_mode & 0o777 == 0o600


@pytest.mark.skipif(sys.platform == "win32", reason="a system without POSIX links")
def test_questions_are_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "diary").write_text("Dear diary\n")
    (tmp_path / "questions").symlink_to(tmp_path / "diary")
    QuestionHistory(tmp_path / "questions").store_string("help")
    assert (tmp_path / "diary").read_text() == "Dear diary\n"


def test_only_the_last_thousand_questions_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "questions"
    file.write_text("".join(f"\n# 2031-08-23\n+result {number}\n" for number in range(2001)), "utf-8")
    thousand = [f"result {number}" for number in range(2000, 1000, -1)]
    assert loaded(file) == thousand
    assert loaded(file) == thousand
    assert file.read_text("utf-8").count("result") == 1000
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_from_before_is_ignored_and_goes_on_being_written(tmp_path: Path) -> None:
    file = tmp_path / "questions"
    file.write_text("result 800m\nquote brown\n", "utf-8")
    assert loaded(file) == []
    QuestionHistory(file).store_string("help")
    assert loaded(file) == ["help"]


def test_a_folder_that_cannot_be_written_keeps_nobody_from_asking(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file", "utf-8")
    questions = QuestionHistory(tmp_path / "state" / "questions")
    questions.store_string("result 800m")
    assert questions.load_history_strings() == []


# --- the conversation -----------------------------------------------------------------------------------------------


def run_chat(environment: dict[str, str], pack: Path, lines: str | bytes) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "bot", "chat", "--pack", str(pack)],
        env=environment,
        input=lines.encode() if isinstance(lines, str) else lines,
        capture_output=True,
        timeout=60,
        check=False,
    )


def output_of(ran: subprocess.CompletedProcess[bytes]) -> str:
    assert (ran.returncode, ran.stderr) == (0, b"")
    return ran.stdout.decode("utf-8").replace("\r\n", "\n")


def test_a_pack_without_articles_says_so_to_every_line(environment: dict[str, str], tmp_path: Path) -> None:
    assert main(["new", str(tmp_path / "new")]) == 0
    lines = output_of(run_chat({**environment, "COLUMNS": "200"}, tmp_path / "new", "who won\nkerr\n")).splitlines()
    assert [line for line in lines if line.startswith("There are no articles here yet: put the text of one")] == [
        NO_ARTICLES,
        NO_ARTICLES,
    ]


def test_lines_of_a_pipe_are_answered_one_by_one_without_a_prompt(environment: dict[str, str], harbour: Path) -> None:
    answers = output_of(run_chat(environment, harbour, "help quote\n\nresult 800m\n"))
    assert answers.splitlines()[0] == "/quote PERSON [ABOUT]"
    assert "\n\nWomen's 800m final, Harbour Games 2031\n" in answers
    assert "›" not in answers
    assert "\x1b" not in answers


def test_a_number_picks_a_follow_up_of_the_last_answer(environment: dict[str, str], harbour: Path) -> None:
    answers = output_of(run_chat(environment, harbour, "result 800m\n3\n"))
    assert "\n3 Quotes\n" in answers
    assert "\nAda Brown — 2 remarks in 2 articles\n" in answers


def test_a_number_that_no_follow_up_has_is_told_and_the_others_can_still_be_picked(
    environment: dict[str, str], harbour: Path
) -> None:
    assert output_of(run_chat(environment, harbour, "7\n")) == "There is no follow-up 7: ask a question first.\n\n"
    answers = output_of(run_chat(environment, harbour, "result 800m\n77\n3\n"))
    assert "\nThere is no follow-up 77: the last answer has 1 to 5.\n" in answers
    assert "\nAda Brown — 2 remarks in 2 articles\n" in answers


@pytest.mark.parametrize("word", ["exit", "QUIT", "/exit"])
def test_exit_ends_the_conversation(environment: dict[str, str], harbour: Path, word: str) -> None:
    assert output_of(run_chat(environment, harbour, f"{word}\nresult 800m\n")) == ""


def test_a_pipe_may_begin_with_a_mark_and_hold_bytes_that_are_no_text(
    environment: dict[str, str], harbour: Path
) -> None:
    answers = output_of(run_chat(environment, harbour, b"\xef\xbb\xbfhelp quote\nresult \xff800m\n"))
    assert answers.splitlines()[0] == "/quote PERSON [ABOUT]"
    assert "800m" in answers


def test_a_pack_that_is_none_gets_one_sentence(environment: dict[str, str], tmp_path: Path) -> None:
    ran = run_chat(environment, tmp_path, "result 800m\n")
    assert (ran.returncode, ran.stdout) == (2, b"")
    assert ran.stderr.decode().strip() == f"{tmp_path} is no pack: name a folder that holds “data” and “seeds”."


async def test_a_question_that_fails_is_an_incident_and_the_conversation_goes_on(
    harbour: Path,
    harbour_database: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TRACKSIDE_STATE", str(tmp_path))
    store = await Store.open(harbour_database)
    await store.close()
    folders = {"TRACKSIDE_STATE": str(tmp_path), "TRACKSIDE_CACHE": str(tmp_path / "cache")}
    conversation = Conversation(store, harbour, settings.read_settings(folders))
    assert await conversation.answer_line("result 800m")
    shown = capsys.readouterr()
    assert re.fullmatch(
        r"Something went wrong in Trackside itself \(incident [0-9a-f]{8}\); the details are in .*\.\n", shown.err
    )
    assert "trackside chat result 800m" in (tmp_path / "trackside.log").read_text("utf-8")
    assert await conversation.answer_line("help resutl")
    assert capsys.readouterr().out.startswith("There is no question called “resutl”.\n")


def test_a_database_that_is_cut_off_during_a_conversation_is_built_again_with_one_line(
    environment: dict[str, str], harbour: Path, tmp_path: Path
) -> None:
    cache = tmp_path / "own"
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat", "--pack", str(harbour)],
        env={**environment, "TRACKSIDE_CACHE": str(cache)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("result 800m\n")
        process.stdin.flush()
        assert process.stdout.readline() == "Women's 800m final, Harbour Games 2031\n"
        (database,) = cache.glob("*.db")
        with database.open("rb+") as file:
            file.truncate(8192)
        answers, errors = process.communicate("help quote\nresult 800m\nresult 800m\nexit\n", timeout=60)
    assert answers.count("\nWomen's 800m final, Harbour Games 2031\n") == 2
    assert re.fullmatch(
        r"(Building [^\n]+\n)?The database .* was changed since it was opened: it is built again\.\n", errors
    )


async def test_a_conversation_goes_on_with_a_new_database_once_that_is_whole(
    harbour: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pack, cache = tmp_path / "pack", tmp_path / "cache"
    shutil.copytree(harbour, pack)
    folders = {"TRACKSIDE_STATE": str(tmp_path), "TRACKSIDE_CACHE": str(cache)}
    store, _ = await open_store(pack, cache)
    async with store:
        conversation = Conversation(store, pack, settings.read_settings(folders))
        rename_the_final(pack)
        database_path(pack, cache).write_bytes(b"cut off")
        for built, title in ((False, "Women's 800m final"), (True, "The 800m final")):
            if built:
                rebuild_database(pack, cache)
            assert await conversation.answer_line("result 800m")
            assert capsys.readouterr().out.startswith(f"{title}, Harbour Games 2031\n")


def rename_the_final(pack: Path) -> None:
    races = pack / "data" / "races.toml"
    heading = "[race.harbour-2031-womens-800m-final]\n"
    races.write_text(races.read_text("utf-8").replace(heading, f'{heading}name = "The 800m final"\n'), "utf-8")


def test_a_pack_that_is_built_again_is_answered_from_anew(
    environment: dict[str, str], harbour: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(harbour, pack)
    trackside = [sys.executable, "-m", "bot"]
    started = subprocess.Popen(
        [*trackside, "chat", "--pack", str(pack)],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    with started as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write("result 800m\n")
        process.stdin.flush()
        assert process.stdout.readline() == "Women's 800m final, Harbour Games 2031\n"
        rename_the_final(pack)
        built = subprocess.run(
            [*trackside, "build", "--pack", str(pack)], env=environment, capture_output=True, check=False
        )
        assert built.returncode == 0
        process.stdin.write("result 800m\nexit\n")
        process.stdin.flush()
        assert "\nThe 800m final, Harbour Games 2031\n" in process.stdout.read()
        assert process.wait(timeout=30) == 0
