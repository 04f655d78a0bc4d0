"""What is said where the words of a topic stand in the articles, and not of what was asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome
from tests.answers.compare.blocks import block_texts

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("third gold", "Nothing found for “third gold”."),
        ("/compare third gold", "Nothing found for “third gold”."),
    ],
)
async def test_words_of_several_sentences_are_said_to_stand_apart(shipped: LivePack, line: str, title: str) -> None:
    answer = await shipped.ask(line)
    assert (answer.outcome, answer.title) == (Outcome.SILENT, title)
    assert answer.blocks[0] == Note("Words of “third gold” stand in [3], in several sentences:")


async def test_a_city_and_a_record_in_two_sentences_are_no_record_of_the_city(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare tokyo record")
    assert (answer.title, answer.read_as, answer.blocks[0]) == (
        "Record",
        "/compare record",
        Note("“tokyo” left out."),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("800m world record", "No point about the women's 800m has these words."),
        ("800 games record", "No point about the women's 800m has these words."),
        ("brown indoor champion", "No point about Ada Brown has these words."),
    ],
)
async def test_a_sentence_that_tells_the_words_of_something_else_is_no_point_of_what_was_asked(
    harbour: LivePack, line: str, told: str
) -> None:
    first, second, *_ = block_texts(await harbour.ask(line))
    assert first == told
    assert second.startswith(f"“{line}” stands in ")


async def test_the_last_lap_of_somebody_else_is_not_that_of_who_was_asked_for(harbour: LivePack) -> None:
    answer = await harbour.ask("brown last lap")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "Nothing found for “last lap” about Ada Brown.")
    assert answer.blocks[0] == Note("Words of “brown final lap” stand in [4], in several sentences:")


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("home straight", "[1] “The home straight belonged to her.”"),
        ("cleared at third attempt", "with 2.05m, cleared at her third attempt"),
    ],
)
async def test_words_as_they_were_typed_go_before_others_of_which_nothing_is_told(
    harbour: LivePack, line: str, printed: str
) -> None:
    answer = await harbour.ask(line)
    assert (answer.outcome, answer.read_as) == (Outcome.ANSWERED, f"/compare {line}")
    assert printed in block_texts(answer)
