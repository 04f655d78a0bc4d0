"""A pronoun is the only person named in its sentence before it and in the one before; “I” is whoever speaks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import ARTICLE, article, problem_lines, write

if TYPE_CHECKING:
    from pathlib import Path

WON = "Ada Brown won the women’s 800m final.\n"
CUT = "She beat her best by 0.40 seconds"


def improvement(words: str, reading: str = "") -> str:
    """The sentence of those words, in which Brown beats her best."""
    return f'[[sentence]]\nat = "{words}"\nada-brown.improvement = {{ value = "0.40"{reading} }}\n'


def pack(root: Path, entries: str, text: str) -> Path:
    return write(root, {ARTICLE: article(entries, text)}, text=text)


def reading(root: Path) -> str | None:
    """How the only claim of a pack is read."""
    loaded = read_pack(root)
    assert loaded.pack is not None, loaded.problems
    ((claim,),) = (each.claims for each in loaded.pack.articles)
    return claim.reading


@pytest.mark.parametrize(
    ("text", "read"),
    [
        pytest.param(f"{CUT}.", "“She” is read as Ada Brown", id="in the excerpt"),
        pytest.param("What a day, for she beat her best by 0.40 seconds.", "“she” is read as Ada Brown", id="later"),
        pytest.param("After her race: a best, beaten by 0.40 seconds.", "“her” is read as Ada Brown", id="before it"),
        pytest.param(
            "The best of them all, beaten by 0.40 seconds.", "“them” is read as Ada Brown", id="of one person"
        ),
    ],
)
def test_a_pronoun_is_the_only_person_named_in_the_sentence_before(tmp_path: Path, text: str, read: str) -> None:
    words = next(run for run in (CUT, "she beat her best by 0.40 seconds", "beaten by 0.40 seconds") if run in text)
    root = pack(tmp_path, improvement(words), f"{WON}{text}\n")
    assert problem_lines(root) == []
    assert reading(root) == f"{read}, the only person named in this sentence and the one before"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Ada Brown won ahead of Mina Lee.\n{CUT}.\n", id="two people in the sentence before"),
        pytest.param(f"{WON}Mina Lee was second.\n{CUT}.\n", id="another one in the sentence before"),
        pytest.param(f"{WON}What a night it was!\n{CUT}.\n", id="nobody in the sentence before"),
        pytest.param(f"{WON}Behind her Mina Lee wept, for {CUT.lower()}.\n", id="another one in the sentence"),
        pytest.param(f"{WON}The best was beaten by 0.40 seconds.\n", id="no pronoun"),
        pytest.param(f"{WON}We saw the best beaten by 0.40 seconds.\n", id="the pronoun of others"),
        pytest.param(f"{WON}“{CUT}.”\n", id="a pronoun of the speaker’s"),
    ],
)
def test_a_pronoun_that_may_be_another_s_asks_for_a_reading(tmp_path: Path, text: str) -> None:
    words = next(run for run in (CUT, CUT.lower(), "beaten by 0.40 seconds") if run in text)
    root = pack(tmp_path, improvement(words), text)
    assert [line.rpartition("[")[2] for line in problem_lines(root)] == ["subject-not-named]"]


def test_i_is_whoever_speaks(tmp_path: Path) -> None:
    text = "“I beat my best by 0.40 seconds, and I never looked back,” said Brown.\n"
    quotation = '[[sentence]]\nat = "I never looked back"\nquote = "ada-brown"\n'
    root = pack(tmp_path, improvement("I beat my best by 0.40 seconds") + quotation, text)
    assert problem_lines(root) == []
    assert reading(root) == "“I” is read as Ada Brown, who speaks"


def test_a_pronoun_that_is_read_needs_no_other_reading(tmp_path: Path) -> None:
    needless = improvement(CUT, ', reading = "“she” is Brown, who has won"')
    (line,) = problem_lines(pack(tmp_path, needless, f"{WON}{CUT}.\n"))
    assert line.endswith("warning [needless-reading]")


def test_who_is_named_in_the_paragraph_needs_no_pronoun(tmp_path: Path) -> None:
    root = pack(tmp_path, improvement(CUT), f"{WON.strip()} {CUT}.\n")
    assert reading(root) is None


SAID = '[[sentence]]\nat = "I never looked back"\nquote = "ada-brown"\n'


@pytest.mark.parametrize(
    ("text", "word"),
    [
        pytest.param("“I never looked back,” she said.", "she", id="behind it"),
        pytest.param("Her words: “I never looked back.”", "Her", id="before it"),
    ],
)
def test_a_pronoun_beside_a_quotation_is_its_speaker(tmp_path: Path, text: str, word: str) -> None:
    root = pack(tmp_path, SAID, f"{WON}{text}\n")
    assert problem_lines(root) == []
    loaded = read_pack(root).pack
    assert loaded is not None
    ((quote,),) = (each.quotes for each in loaded.articles)
    assert quote.reading == f"“{word}” is read as Ada Brown, the only person named in this sentence and the one before"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"{WON}Mina Lee was second.\n“I never looked back,” she said.\n", id="another one before"),
        pytest.param(f"{WON}“I never looked back,” Mina Lee heard her say.\n", id="another one beside"),
        pytest.param(f"{WON}“I never looked back.” What a night!\n", id="no pronoun"),
    ],
)
def test_a_speaker_whom_no_pronoun_means_asks_for_a_reading(tmp_path: Path, text: str) -> None:
    (line,) = problem_lines(pack(tmp_path, SAID, text))
    assert line.endswith("[subject-not-named]")
