"""Which words of an article can stand as a line."""

from __future__ import annotations

import pytest

from bot.answers.sentences.clauses import is_clause, is_paraphrase


@pytest.mark.parametrize(
    "words",
    [
        "Kerr ran a smart and tactical race",
        "the feeling was that this year history could not repeat itself",
        "an exultant roar erupted from him, resonating throughout the crowd",
        "The Scottish runner, who took bronze at the Tokyo Olympics, executed a perfect race",
        "It got a little bit better this morning",
        "I didn’t feel like I ran the best race",
    ],
)
def test_a_sentence_and_direct_speech_can_stand_by_themselves(words: str) -> None:
    assert is_clause(words)


@pytest.mark.parametrize(
    "words",
    [
        "at the bell, behind Ingebrigtsen and his fellow Norwegians",
        "my team and my family that got me here",
        "to win bronze behind Jakob Ingebrigtsen and Kenya’s Timothy Cheruiyot",
        "a breakthrough medal at last year’s Worlds, overcoming illness to do so",
        "to send the British contingent in the crowd into a frenzy",
        "breaking his own European record",
        "biding his time before unleashing a devastating kick",
        "With a crown perched on his head",
        "a gleaming gold medal adorning his neck",
        "Despite leading the majority of the race",
        "Ingebrigtsen, who had maintained an undefeated streak that season",
        "the resilient finish of a determined British athlete",
        "",
    ],
)
def test_a_fragment_cannot(words: str) -> None:
    assert not is_clause(words)


@pytest.mark.parametrize(
    ("words", "paraphrase"),
    [
        ("He mentioned struggling with dryness in his throat", True),
        ("it’s just so surreal to be in this position", False),
        ("I knew it was his time", False),
    ],
)
def test_an_article_that_speaks_of_its_speaker_paraphrases(words: str, *, paraphrase: bool) -> None:
    assert is_paraphrase(words) is paraphrase
