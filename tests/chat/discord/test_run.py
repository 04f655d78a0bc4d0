from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot import settings
from bot.chat.discord.invite import links_of_application
from bot.chat.discord.run import token_of
from bot.settings import SettingsError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.conftest import Trackside

TOKEN = "MTIzNDU2Nzg5MDEyMzQ1Njc4.Gh1jKl.s3cr3t-s3cr3t_s3cr3t"  # noqa: S105 — an invented one
PORTAL = "https://discord.com/developers/applications (your application, Bot, Reset Token)"


def settings_with(tmp_path: Path, token: str) -> settings.Settings:
    return settings.read_settings(
        {"TRACKSIDE_CACHE": str(tmp_path), "TRACKSIDE_STATE": str(tmp_path), "DISCORD_TOKEN": token},
    )


def test_the_token_is_read_without_the_spaces_around_it(tmp_path: Path) -> None:
    assert token_of(settings_with(tmp_path, f"  {TOKEN}\n")) == TOKEN


def test_the_token_is_not_in_the_settings_as_they_print_themselves(tmp_path: Path) -> None:
    assert "s3cr3t" not in repr(settings_with(tmp_path, TOKEN))


@pytest.mark.parametrize("token", ["", "  "])
def test_no_token_is_a_sentence_with_the_next_step(tmp_path: Path, token: str) -> None:
    with pytest.raises(SettingsError) as missing:
        token_of(settings_with(tmp_path, token))
    assert str(missing.value) == (
        f"DISCORD_TOKEN is not set: copy the bot's token from {PORTAL}, then set DISCORD_TOKEN to it."
    )


@pytest.mark.parametrize("token", ["s3cr3t", "s3cr3t.s3cr3t", f"Bot {TOKEN}", f'"{TOKEN}"', f"{TOKEN}.s3cr3t", "a..b"])
def test_what_cannot_be_a_token_is_refused_without_being_printed(tmp_path: Path, token: str) -> None:
    with pytest.raises(SettingsError) as malformed:
        token_of(settings_with(tmp_path, token))
    assert str(malformed.value) == (
        "DISCORD_TOKEN is not a bot's token, which has three parts with dots between them: copy it anew from "
        f"{PORTAL}, without quotes and without “Bot” before it."
    )


def test_discord_without_a_token_ends_with_one_sentence_and_exit_2(trackside: Trackside) -> None:
    ran = trackside("discord")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr.startswith("DISCORD_TOKEN is not set: ")
    assert ran.stderr.count("\n") == 1


def test_trackside_alone_is_the_bot_where_there_is_a_token(trackside: Trackside) -> None:
    ran = trackside(DISCORD_TOKEN="s3cr3t")  # noqa: S106 — an invented one
    assert ran.returncode == 2
    assert ran.stderr.startswith("DISCORD_TOKEN is not a bot's token")
    assert "s3cr3t" not in ran.stdout + ran.stderr


def test_the_help_names_the_command(trackside: Trackside) -> None:
    ran = trackside("--help")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "  discord answer in Discord, as the bot whose token DISCORD_TOKEN holds\n" in ran.stdout


@pytest.mark.parametrize("server", ["harbour", "0", "-5", "1.5", "９", str(2**63), ""])
def test_a_server_that_is_no_id_is_one_sentence_and_exit_2(trackside: Trackside, server: str) -> None:
    ran = trackside("discord", f"--guild={server}")
    assert ran.returncode == 2
    assert ran.stderr == (
        f"Argument --guild: {server!r} is no server's ID, which is a long number: with Developer Mode on, "
        "right-click the server, then Copy Server ID. “trackside discord --help” lists what it takes.\n"
    )


def test_the_help_says_that_debugging_logs_who_asked(trackside: Trackside) -> None:
    ran = trackside("discord", "--help")
    assert "and log who asked" in " ".join(ran.stdout.split())


def test_the_links_install_for_a_server_and_for_a_person_and_ask_for_no_permission() -> None:
    links = [line.strip() for line in links_of_application(123456789012345678) if "https" in line]
    assert links == [
        "https://discord.com/oauth2/authorize?client_id=123456789012345678&scope=applications.commands&integration_type=0",
        "https://discord.com/oauth2/authorize?client_id=123456789012345678&scope=applications.commands&integration_type=1",
    ]
