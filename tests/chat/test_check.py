from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest

from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.conftest import Trackside


PATH = "data/articles/the-mile.toml"


@pytest.fixture
def mangled(harbour: Path, tmp_path: Path) -> Path:
    """The invented pack with one letter of one excerpt changed."""
    pack = tmp_path / "mangled"
    shutil.copytree(harbour, pack)
    article = pack / PATH
    article.write_text(article.read_text("utf-8").replace("by a Harbour woman", "by a Harbour women", 1), "utf-8")
    return pack


def line_of(pack: Path) -> int:
    lines = (pack / PATH).read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if "by a Harbour women" in line)


def test_a_clean_pack_is_said_to_be_clean(trackside: Trackside) -> None:
    ran = trackside("check")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "4 articles, no problems\n", "")


def test_coverage_is_counted_where_it_is_asked_for(trackside: Trackside) -> None:
    ran = trackside("check", "--coverage")
    assert ran.returncode == 0
    assert re.fullmatch(
        r"4 articles, no problems; coverage: (\d+) of \1 sentences \(100 %\), (\d+) of \2 values \(100 %\), "
        r"(\d+) of \3 names \(100 %\)\n",
        ran.stdout,
    )


def test_a_problem_is_a_line_with_its_place_and_the_exit_code_is_1(trackside: Trackside, mangled: Path) -> None:
    ran = trackside("check", "--pack", mangled)
    problem, summary = ran.stdout.splitlines()
    assert ran.returncode == 1
    assert problem.startswith(f"{PATH}:{line_of(mangled)}: error [excerpt-not-found] ")
    assert summary == "1 error"


def test_coverage_of_a_pack_with_an_error_is_said_to_wait(trackside: Trackside, mangled: Path) -> None:
    ran = trackside("check", "--coverage", "--pack", mangled)
    assert ran.stdout.splitlines()[-1] == "1 error; coverage is counted once there is no error"


def test_github_gets_paths_from_where_the_command_was_started(trackside: Trackside, mangled: Path) -> None:
    ran = trackside("check", "--format", "github", pack=mangled)
    assert ran.returncode == 1
    assert ran.stdout.startswith(f"::error file=mangled/{PATH},line={line_of(mangled)},title=excerpt-not-found::")


def test_json_says_it_to_programs(trackside: Trackside, mangled: Path) -> None:
    ran = trackside("check", "--format", "json", "--pack", mangled)
    review = json.loads(ran.stdout)
    assert ran.returncode == 1
    assert (review["errors"], review["warnings"]) == (1, 0)
    assert (review["problems"][0]["path"], review["problems"][0]["line"]) == (PATH, line_of(mangled))


def test_without_a_pack_it_cannot_run(trackside: Trackside, tmp_path: Path) -> None:
    ran = trackside("check", pack=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{tmp_path} is no pack: name a folder that holds “data” and “seeds”.\n"


def test_the_shipped_pack_is_clean_and_wholly_covered(trackside: Trackside) -> None:
    ran = trackside("check", "--coverage", pack=None)
    assert ran.returncode == 0
    assert ran.stdout.splitlines()[-1].count("(100 %)") == 3


BOTH = {
    "Ada Brown won the 800m final.": "ada-brown place = 1",
    "Ada Brown missed the 800m final.": "ada-brown took-part = no",
}


def test_an_article_that_gives_somebody_two_standings_is_a_warning_with_file_and_line(
    trackside: Trackside, tmp_path: Path
) -> None:
    ran = trackside("check", pack=final_pack(tmp_path, BOTH))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.splitlines() == [
        (
            "data/articles/paper-1.toml:15: warning [finish-against-outcome] "
            "1st and did not take part cannot both hold: "
            "mend the claims, or say with “when” which of them held later; if the article says both, leave it"
        ),
        "1 article, 1 warning",
    ]


def test_articles_that_contradict_each_other_are_no_problem_of_a_pack(trackside: Trackside, tmp_path: Path) -> None:
    one, other = ({sentence: says} for sentence, says in BOTH.items())
    assert trackside("check", pack=final_pack(tmp_path, one, other)).stdout == "2 articles, no problems\n"
