import pytest

from bot.answers.input import EventQuery, InvalidInput, clean, echo, is_right_to_left, name_keys, read_event, word_runs


def test_a_line_is_cleaned_to_single_spaces() -> None:
    assert clean("  /result \t 1500m\r\n") == "/result 1500m"


def test_a_right_to_left_name_that_is_copied_from_an_answer_is_read() -> None:
    assert clean("/athlete \u2068משה כהן\u2069") == "/athlete משה כהן"


def test_an_empty_line_is_clean() -> None:
    assert clean(" \n ") == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("x" * 4000, "That is 4,000 characters long, and a question has at most 200."),
        ("kerr\x00", "That has characters in it that cannot be seen, so it cannot be read safely."),
        ("\x1b[31mkerr", "That has characters in it that cannot be seen, so it cannot be read safely."),
        ("ke\u202err", "That has characters in it that cannot be seen, so it cannot be read safely."),
        ("ke\u200brr", "That has characters in it that cannot be seen, so it cannot be read safely."),
        ("\udcff", "That has characters in it that cannot be seen, so it cannot be read safely."),
        ("!!! ???", "There is no word or number in “!!! ???”."),
    ],
)
def test_what_cannot_be_a_question_is_invalid(typed: str, sentence: str) -> None:
    assert clean(typed) == InvalidInput(sentence)


def test_a_text_of_the_longest_length_is_read() -> None:
    assert clean("k" * 200) == "k" * 200


@pytest.mark.parametrize(
    ("text", "echoed"),
    [
        ("kerr", "kerr"),
        ("one\ntwo", "one two"),
        ("\x1b[31mred\u202e", "[31mred"),
        ("word " * 40, "word word word word word word word word word word word word…"),
        ("x" * 100, "x" * 60 + "…"),
    ],
)
def test_an_echo_is_short_and_holds_nothing_unseen(text: str, echoed: str) -> None:
    assert echo(text) == echoed


@pytest.mark.parametrize("text", ["كير", "Kerr קר"])
def test_writing_from_right_to_left_is_recognised(text: str) -> None:
    assert is_right_to_left(text)


@pytest.mark.parametrize("text", ["kerr", "1500m", "Ærø", "一二三"])
def test_writing_from_left_to_right_is_not_taken_for_it(text: str) -> None:
    assert not is_right_to_left(text)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("1500", "1500"),
        ("1500m", "1500m"),
        ("1,500 metres", "1500m"),
        ("1500 m", "1500m"),
        ("Metric Mile", "metric mile"),
        ("men's 1500m final", "men 1500m"),
        ("mens 1500m", "men 1500m"),
        ("the pole vault", "pole vault"),
        ("heptathlon results", "heptathlon"),
        ("1500m 2023", "1500m"),
    ],
)
def test_an_event_has_the_key_under_which_it_stands(typed: str, key: str) -> None:
    assert key in read_event(typed).event_keys


@pytest.mark.parametrize(
    ("typed", "round_"),
    [
        ("800m", None),
        ("800m final", "final"),
        ("400m semi-final", "semi-final"),
        ("400m semis", "semi-final"),
        ("800m heats", "heat"),
        ("pole vault qualifying", "qualifying"),
    ],
)
def test_a_round_is_read_apart_from_the_event(typed: str, round_: str | None) -> None:
    assert read_event(typed).round == round_


def test_a_meet_in_the_same_words_gives_every_way_to_part_them() -> None:
    query = read_event("1500m tokyo 2020 olympics")
    assert ("1500m", "tokyo 2020 olympics") in query.splits
    assert ("1500m", "tokyo olympics") in query.splits
    assert ("1500m tokyo", "2020 olympics") in query.splits
    assert (query.event_keys, query.year) == (("1500m tokyo 2020 olympics", "1500m tokyo olympics"), "2020")


def test_the_meet_may_come_first() -> None:
    assert ("1500m", "tokyo") in read_event("tokyo 1500m").splits


def test_no_way_to_part_words_leaves_one_out() -> None:
    assert all(len(f"{event} {meet}".split()) == 3 for event, meet in read_event("1500m nonsense worlds").splits)


def test_whose_event_it_is_may_come_last() -> None:
    assert "women 1500m" in read_event("1500m women").event_keys


def test_a_meet_of_its_own_is_no_part_of_the_event() -> None:
    query = read_event("800m", "Harbour Games")
    assert (query.event_keys, query.meet_keys, query.splits) == (("800m",), ("harbour games",), ())


def test_nothing_asked_has_no_keys() -> None:
    assert read_event("") == EventQuery(())


def test_a_name_may_be_any_beginning_of_the_words() -> None:
    assert name_keys("Kerr's sore throat") == ("kerr sore throat", "kerr sore", "kerr")


def test_every_run_of_words_may_be_a_name_the_longest_first() -> None:
    assert word_runs(["kerr", "personal", "best"]) == (
        "kerr personal best",
        "kerr personal",
        "personal best",
        "kerr",
        "personal",
        "best",
    )
