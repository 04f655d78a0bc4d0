"""What a search looks for, and where it finds it again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers.search.search_query import LONGEST_PASSAGE, read_search_query
from bot.store.queries.search import Phrase, expression


def marked(typed: str, text: str) -> list[str]:
    return [text[start:end] for start, end in read_search_query(typed).marks(text)]


def closed(word: str) -> Phrase:
    return Phrase((word,))


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("Ærnes", [Phrase(("aernes",), open=True)]),
        ("final bend", [Phrase(("final",)), Phrase(("bend",), open=True)]),
        ("1:58.20", [Phrase(("1", "58", "20"), open=True)]),
        ("Johnson-Thompson gold", [Phrase(("johnson", "thompson")), Phrase(("gold",), open=True)]),
        ("1,500 metres", [Phrase(("1500m",), open=True)]),
        ("last meters", [Phrase(("last",)), Phrase(("metres",), open=True)]),
        ("gold gold", [Phrase(("gold",), open=True)]),
        ('"NEAR(a, b)" OR -c', [*map(closed, ("near", "a", "b", "or")), Phrase(("c",), open=True)]),
        ("text:gold*", [Phrase(("text",)), Phrase(("gold",), open=True)]),
        ("!!!", []),
    ],
)
def test_only_the_words_of_what_was_typed_are_looked_for(typed: str, phrases: list[Phrase]) -> None:
    assert list(read_search_query(typed).phrases) == phrases


@given(st.text())
def test_whatever_is_typed_becomes_words_in_quotation_marks(typed: str) -> None:
    left = expression(read_search_query(typed).phrases)
    for token in ('"', "(", ")", "*", " AND ", " OR "):
        left = left.replace(token, " ")
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in left.split())


@pytest.mark.parametrize(
    ("typed", "text", "marks"),
    [
        ("nordas", "Narve Gilje Nordås took bronze", ["Nordås"]),
        ("aernes", "Solveig Ærnes third", ["Ærnes"]),
        ("kerr", "Kerr’s strike, and Kerrison's", ["Kerr", "Kerrison"]),
        ("kerr won", "Kerr’s strike, and Kerrison won", ["Kerr", "won"]),
        ("1:58.20", "in 1:58.20, not 1:58.02", ["1:58.20"]),
        ("1500 final", "the 1,500 metres final of 1500", ["1,500 metres", "final", "1500"]),
        ("150 final", "the 1500m final", ["final"]),
        ("meter", "200 metres to go, a 400-meter lap and the last metre", ["metres", "meter", "metre"]),
        ("metres 200m", "the last 200 metres", ["200 metres"]),
        ("metres", "the 200m", []),
        ("km", "10 km", ["km"]),
        ("johnson-thompson", "Johnson-Thompson and Johnson", ["Johnson-Thompson"]),
        ("gold", "nothing of it", []),
    ],
)
def test_words_are_marked_where_they_stand(typed: str, text: str, marks: list[str]) -> None:
    assert marked(typed, text) == marks


def test_marks_begin_where_they_may() -> None:
    assert read_search_query("3").marks("[3] 3rd", 3) == ((4, 7),)


def passage(typed: str, text: str) -> str:
    return " … ".join([text[run.start : run.end] for run in read_search_query(typed).around(text)])


FOUR = "It rained. Brown won gold. Nobody left early. The 800m final was over, and gold it was."


@pytest.mark.parametrize(
    ("typed", "run"),
    [
        ("brown", "Brown won gold."),
        ("gold over", "The 800m final was over, and gold it was."),
        ("brown early", "Brown won gold. Nobody left early."),
        ("rained over", "It rained. … The 800m final was over, and gold it was."),
        ("nothing", "It rained."),
    ],
)
def test_a_passage_is_the_sentence_around_the_words_or_as_few_as_have_them_all(typed: str, run: str) -> None:
    assert passage(typed, FOUR) == run


def test_a_sentence_that_is_too_long_is_cut_to_whole_words_around_the_first() -> None:
    text = f"{'on and on ' * 60}until Brown came {'home again ' * 60}."
    run = passage("brown", text)
    assert len(run) <= LONGEST_PASSAGE
    assert run.startswith(("on ", "and "))
    assert "until Brown came home again" in run
    assert text[text.index(run) + len(run)] == " "


def test_a_long_sentence_with_the_words_comes_before_a_short_one_without() -> None:
    text = f"It rained. {'On and on ' * 60}went Brown."
    assert "Brown" in passage("brown", text)


@given(st.text(), st.text())
def test_a_passage_is_always_a_run_of_its_paragraph(typed: str, text: str) -> None:
    runs = read_search_query(typed).around(text)
    assert all(0 <= run.start <= run.end <= len(text) for run in runs)


@pytest.mark.parametrize(
    ("meant", "again"),
    [
        ({0: "kerr"}, "kerr text final-3:29.38 x"),
        ({2: ""}, "NEAR text 3:29.38 x"),
        ({3: "4"}, "NEAR text final-4:29.38 x"),
        ({0: "", 6: ""}, "text final-3:29.38"),
    ],
)
def test_words_are_replaced_or_left_out_where_they_were_typed(meant: dict[int, str], again: str) -> None:
    assert read_search_query('NEAR( text:final-3:29.38 ) "x"').rewritten(meant) == again
