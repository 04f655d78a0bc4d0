"""What check says where the words of a claim tell something else than the claim does."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.conftest import ROOT

if TYPE_CHECKING:
    from pathlib import Path

HEADLINE = 'at = "Josh Kerr stuns Ingebrigtsen for 1500m world gold"\n'


@pytest.mark.parametrize(
    ("article", "old", "new", "rule"),
    [
        pytest.param(
            "britbrief",
            f'{HEADLINE}josh-kerr.beat = "jakob-ingebrigtsen"',
            f'{HEADLINE}jakob-ingebrigtsen.beat = "josh-kerr"',
            "names-exchanged",
            id="winner and loser exchanged",
        ),
        pytest.param(
            "olympics-com",
            'narve-gilje-nordas.coach = "ingebrigtsen-father"',
            'ingebrigtsen-father.coach = "narve-gilje-nordas"',
            "names-exchanged",
            id="who is coached by whom",
        ),
        pytest.param(
            "britbrief",
            '{ value = "a first world outdoor medal", mood = "hoped" }',
            '"a first world outdoor medal"',
            "mood-not-claimed",
            id="a hope as a fact",
        ),
        pytest.param(
            "sportnewscenter",
            'Olympic bronze medal in Tokyo"\njosh-kerr.medal = { value = "bronze", in = "olympics-2020" }',
            'Olympic bronze medal in Tokyo"\njosh-kerr.medal = "bronze"',
            "in-not-claimed",
            id="a medal of other Games",
        ),
        pytest.param(
            "sportnewscenter",
            'jakob-ingebrigtsen.title = { value = "champion", in = "olympics" }\njosh-kerr.medal',
            'josh-kerr.title = { value = "champion", in = "olympics" }\njosh-kerr.medal',
            "number-of-another",
            id="the title of him who is named behind it",
        ),
        pytest.param(
            "east-coast-daily",
            'proud of myself."\nquote = "josh-kerr"',
            'proud of myself."\nquote = "jakob-ingebrigtsen"',
            "subject-not-named",
            id="another speaker",
        ),
        pytest.param(
            "olympics-com",
            'at = "All credit to Kerr"\nquote = "jakob-ingebrigtsen"',
            'at = "All credit to Kerr"\nquote = "josh-kerr"',
            "subject-not-named",
            id="a speaker whom only the quotation names",
        ),
        pytest.param(
            "olympics-com",
            'josh-kerr.passed = "jakob-ingebrigtsen"\njosh-kerr.place = { value = "1", words = "Kerr kicks',
            'jakob-ingebrigtsen.passed = "josh-kerr"\njosh-kerr.place = { value = "1", words = "Kerr kicks',
            "names-exchanged",
            id="who passes the champion",
        ),
        pytest.param(
            "east-coast-daily",
            'value = "worlds-2023/mens-5000m/final", mood = "planned"',
            'value = "worlds-2023/mens-5000m/final"',
            "mood-not-claimed",
            id="an intention as a fact",
        ),
        pytest.param(
            "britbrief",
            'in = "worlds-2023/mens-pole-vault/final", mood = "denied" }',
            'in = "worlds-2023/mens-pole-vault/final" }',
            "mood-not-claimed",
            id="attempts at a height as the height",
        ),
        pytest.param(
            "sportnewscenter",
            '{ value = "best-race", mood = "denied" }',
            '"best-race"',
            "mood-not-claimed",
            id="a term with a sentence of its own for its denial",
        ),
        pytest.param(
            "britbrief",
            'josh-kerr.medal = { value = "bronze", in = "olympics-2020" }',
            'josh-kerr.medal = "bronze"',
            "in-not-claimed",
            id="a medal of other Games below a reading of the whole sentence",
        ),
    ],
)
def test_words_that_say_otherwise_are_named(tmp_path: Path, article: str, old: str, new: str, rule: str) -> None:
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    file = tmp_path / "data" / "articles" / f"{article}.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    assert rule in {problem.rule for problem in read_pack(tmp_path).problems}


def test_what_a_reading_excuses_is_no_warning_and_the_reading_not_needless(tmp_path: Path) -> None:
    for folder in ("data", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    file = tmp_path / "data" / "articles" / "sportnewscenter.toml"
    old = 'Olympic bronze medal in Tokyo"\njosh-kerr.medal = { value = "bronze", in = "olympics-2020" }'
    new = 'Olympic bronze medal in Tokyo"\njosh-kerr.medal = { value = "bronze", reading = "the bronze of this race" }'
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    rules = {problem.rule for problem in read_pack(tmp_path).problems}
    assert rules.isdisjoint({"in-not-claimed", "needless-reading"})
