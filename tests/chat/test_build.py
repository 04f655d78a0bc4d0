from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from bot.facts.location import check_command, locate_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.conftest import Trackside


def test_a_build_tells_what_it_did(trackside: Trackside, tmp_path: Path) -> None:
    ran = trackside("build", TRACKSIDE_CACHE=str(tmp_path / "cache"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert re.fullmatch(
        r"Built in \d+\.\d\d s: 4 articles, \d+ claims, \d+ quotations, \d+ points, \d+ disputes, \d+ findings\.\n"
        r"The database is .*harbour-[0-9a-f]{16}\.db\n",
        ran.stdout,
    )
    assert [path.suffix for path in sorted((tmp_path / "cache").iterdir())].count(".db") == 1


def test_what_was_built_is_not_built_again_by_a_question(trackside: Trackside, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    trackside("build", TRACKSIDE_CACHE=str(cache))
    before = {path.name: path.stat().st_ino for path in cache.glob("*.db")}
    trackside("ask", "result", TRACKSIDE_CACHE=str(cache))
    assert {path.name: path.stat().st_ino for path in cache.glob("*.db")} == before


def test_a_pack_with_an_error_is_not_built(trackside: Trackside, harbour: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(harbour, pack)
    (pack / "data" / "people.toml").write_text("[person", "utf-8")
    ran = trackside("build", "--pack", pack, TRACKSIDE_CACHE=str(tmp_path / "cache"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"The pack has 1 error: run “trackside check --pack {pack.as_posix()}” to see it.\n"
    assert not list((tmp_path / "cache").glob("*.db"))


def test_the_command_to_check_names_the_pack_of_the_environment_and_is_read_by_a_shell(
    trackside: Trackside, harbour: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "my pack"
    shutil.copytree(harbour, pack)
    (pack / "data" / "people.toml").write_text("[person", "utf-8")
    ran = trackside("ask", "result", TRACKSIDE_PACK=str(pack), TRACKSIDE_CACHE=str(tmp_path / "cache"))
    assert ran.stderr == f"The pack has 1 error: run “trackside check --pack '{pack.as_posix()}'” to see it.\n"


def test_the_pack_that_is_carried_needs_no_name_in_the_command_to_check() -> None:
    assert check_command(locate_pack()) == "trackside check"


def test_a_cache_that_is_a_file_gets_one_sentence(trackside: Trackside, tmp_path: Path) -> None:
    (tmp_path / "cache").touch()
    ran = trackside("build", TRACKSIDE_CACHE=str(tmp_path / "cache"))
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == (
        f"TRACKSIDE_CACHE is {tmp_path / 'cache'}, which is a file: set it to a folder, or unset it.\n"
    )
