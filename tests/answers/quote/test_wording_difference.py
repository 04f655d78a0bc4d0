import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.quote.wording_difference import has_same_words, wording_difference

LONG = "I never looked back, because I was afraid of what I would see. It was the longest lap of my life."


@pytest.mark.parametrize(
    ("first", "other", "difference"),
    [
        ("I ran well", "I ran well", None),
        ("I ran\nwell", "I ran well", None),
        ("I am so proud", "I am proud", "without “so”"),
        ("I am proud", "I am so proud", "with “so” added"),
        ("I ran well today", "I ran well yesterday", "“yesterday” where [1] has “today”"),
        ("Big but good", "Big. Good", "a full stop where [1] has “but”"),
        ("I won, today", "I won today", "without a comma"),
        ("I won – today", "I won - today", "a hyphen where [1] has a dash"),
        ("“Yes”, he said", '"yes", he said', "the same words; capitals or quotation marks differ"),
        ("I’m glad", "I'm glad", "the same words; capitals or quotation marks differ"),
        (LONG, "I never looked back, because I was afraid of what I would see.", "shorter"),
        ("I never looked back.", "I never looked back. It was the longest lap of my life.", "longer"),
        (
            "one two three four five six",
            "one too three for five sicks",
            "“too” where [1] has “two”; “for” where [1] has “four”; “sicks” where [1] has “six”",
        ),
        (
            "a b c d e f g h i",
            "a x c x e x g x i",
            "“x” where [1] has “b”; “x” where [1] has “d”; “x” where [1] has “f”; and 1 more small difference",
        ),
    ],
)
def test_the_difference_between_two_printings_is_put_in_words(first: str, other: str, difference: str | None) -> None:
    assert wording_difference(first, other, "[1]") == difference


def test_a_shortened_remark_with_its_connection_cut_is_told_as_an_editor_would() -> None:
    whole = (
        "It’s been a long time coming. It’s quite an overwhelming experience but I’m so proud of myself "
        "and of my team and my family that got me here. I didn’t feel like I ran the best race."
    )
    cut = "It’s been a long time coming. It’s quite an overwhelming experience. I’m so proud of myself."
    assert wording_difference(whole, cut, "[1]") == "shorter; a full stop where [1] has “but”"


def test_quotation_marks_and_capitals_make_no_other_wording() -> None:
    assert has_same_words("“I’m glad”, she said", '"i\'m glad", she said')


def test_a_stop_makes_another_wording() -> None:
    assert not has_same_words("I never looked back, because", "I never looked back. Because")


@given(st.text(alphabet="ab ,.", max_size=30))
def test_a_remark_does_not_differ_from_itself(text: str) -> None:
    assert wording_difference(text, text, "[1]") is None


@given(st.lists(st.sampled_from(["I", "ran", "well", "but", ",", "."]), max_size=12), st.integers(0, 11))
def test_a_word_left_out_is_always_told(words: list[str], place: int) -> None:
    fewer = words[:place] + words[place + 1 :]
    assert (wording_difference(" ".join(words), " ".join(fewer), "[1]") is None) == (place >= len(words))
