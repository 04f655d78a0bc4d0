"""The image of the bot: what its file promises, and that all it is built from gets into it."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
STEPS = re.findall(
    r"^([A-Z]+) (.*)$", (ROOT / ".ci/Containerfile").read_text("utf-8").replace("\\\n", ""), re.MULTILINE
)


def step(name: str) -> str:
    return [words for each, words in STEPS if each == name][-1]


def test_the_bot_in_a_container_is_not_root_and_gets_the_signals_itself() -> None:
    assert step("USER") == "10001:10001"
    assert step("STOPSIGNAL") == "SIGTERM"
    assert (step("ENTRYPOINT"), step("CMD")) == ('["trackside"]', '["discord"]')


def test_it_writes_only_to_the_volume() -> None:
    volume = step("VOLUME")
    assert f"TRACKSIDE_CACHE={volume} TRACKSIDE_STATE={volume}" in step("ENV")
    assert step("RUN") == f"install -d -o 10001 -g 10001 {volume}"


def test_all_that_the_wheel_is_built_from_gets_into_the_image_and_nothing_else() -> None:
    lines = (ROOT / ".ci/Containerfile.dockerignore").read_text("utf-8").splitlines()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    needed = {
        project["project"]["readme"],
        "LICENSE",
        "pyproject.toml",
        ".ci/constraints.txt",
    }
    needed |= {*wheel["packages"], *wheel["force-include"], wheel["hooks"]["custom"]["path"]}
    assert {line[1:] for line in lines if line.startswith("!")} == needed
    assert lines[1] == "*"
    assert all((ROOT / path).exists() for path in needed)
