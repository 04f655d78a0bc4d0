"""Names that no register has are named: capitalised words within a sentence, and none that have capitals anyway."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from bot.facts.pack.rules.coverage import coverage
from tests.facts.small_pack import ARTICLE, article, write

if TYPE_CHECKING:
    from pathlib import Path

    from bot.facts.errors import Problem


def unregistered(root: Path, text: str, more: str = "") -> list[Problem]:
    entries = f'[[sentence]]\nat = "Brown ran 1:58.20"\nada-brown.time = "1:58.20"\n{more}'
    file = article(entries, text).replace("[stories]", 'publisher = "Harbour Gazette"\n[stories]')
    loaded = read_pack(write(root, {ARTICLE: file}, text=text))
    assert loaded.pack is not None, loaded.problems
    return [each for each in coverage(loaded.pack, loaded.known).problems if each.rule == "name-not-registered"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("Brown ran 1:58.20, past Jane Doe.", ["Jane Doe"], id="somebody"),
        pytest.param("Brown ran 1:58.20 in New Port.", ["New Port"], id="a place"),
        pytest.param("Brown ran 1:58.20 from Mina Lind.", ["Mina Lind"], id="a first name that others have"),
        pytest.param("Brown ran 1:58.20 for Østby’s Åse Ås.", ["Østby’s Åse Ås"], id="letters with accents"),
        pytest.param("Jane Doe saw that Brown ran 1:58.20.", [], id="at the start of a sentence"),
        pytest.param(
            "Jane Doe saw it. Brown ran 1:58.20, past Jane Doe.", ["Jane Doe"], id="at the start and elsewhere"
        ),
        pytest.param("Brown ran 1:58.20 on Wednesday, ahead of Mina Lee.", [], id="a day and registered names"),
        pytest.param(
            "Brown ran 1:58.20: “Never did I. I’m tired,” she said.", [], id="the start of a quotation, and “I”"
        ),
        pytest.param("Brown ran 1:58.20 and said 'Oh my'.", [], id="the start of a quotation in straight marks"),
        pytest.param("Brown ran 1:58.20 for the athletes' Bay Club.", ["Bay Club"], id="behind an apostrophe"),
        pytest.param("Brown Stuns Jane Doe at Home\nBrown ran 1:58.20.", [], id="a headline in capitals"),
        pytest.param("BROWN STUNS JANE DOE\nBrown ran 1:58.20.", [], id="a headline all in capitals"),
        pytest.param("Brown ran 1:58.20, as the Gazette has it.", [], id="who publishes the article"),
        pytest.param("Brown ran 1:58.20, an Improvement.", [], id="a word of the vocabulary"),
    ],
)
def test_capitalised_words_that_nothing_knows_are_named(tmp_path: Path, text: str, names: list[str]) -> None:
    assert [each.message.split("“")[1].split("”")[0] for each in unregistered(tmp_path, text)] == names


def test_the_message_names_the_line_and_the_next_step(tmp_path: Path) -> None:
    (problem,) = unregistered(tmp_path, "A night.\nBrown ran 1:58.20, past Jane Doe.")
    assert str(problem) == (
        "seeds/gazette.txt:2: warning [name-not-registered] “Jane Doe” stands in no register: add it to "
        "data/people.toml or data/places.toml, or make an aside of it in data/articles/gazette.toml"
    )


def test_an_aside_leaves_a_name_out(tmp_path: Path) -> None:
    aside = '[[sentence]]\nat = "Jane Doe"\naside = "furniture"\n'
    assert unregistered(tmp_path, "Brown ran 1:58.20, past Jane Doe.", aside) == []
