"""Where words stand in an article: paragraphs, sentences, and an excerpt's place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.facts.model import Span
from bot.facts.pack.sentences.excerpts import cuts
from bot.facts.pack.sentences.nearest_text import describe_nearest, nearest
from bot.facts.text import AmbiguousExcerptError, ArticleText, ExcerptNotFoundError


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("One.\n\nTwo.\n", ["One.", "Two."], id="a blank line is none"),
        pytest.param("One.\nTwo.", ["One.", "Two."], id="a line break ends one"),
        pytest.param("One.\r\n\r\nTwo.\rThree.", ["One.", "Two.", "Three."], id="any line break"),
        pytest.param("One.\u2028Two.", ["One.", "Two."], id="a line separator"),
        pytest.param("  One.\t\n \u00a0 \nTwo.", ["One.", "Two."], id="white space around it is no part"),
        pytest.param("\ufeffOne.\n", ["One."], id="nor is a byte order mark"),
        pytest.param("\ufeff\n", [], id="a byte order mark alone"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_has_paragraphs(text: str, expected: list[str]) -> None:
    assert cut(text, ArticleText(text).paragraphs) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He ran 3:29.38. Then he rested.", ["He ran 3:29.38.", "Then he rested."]),
        ("He ran 3:29.38 again.", ["He ran 3:29.38 again."]),
        ("She cleared 6.23m. She smiled.", ["She cleared 6.23m.", "She smiled."]),
        ("At St. James Park. Then home.", ["At St. James Park.", "Then home."]),
        ("Dr. Holm and Mrs. Lee spoke.", ["Dr. Holm and Mrs. Lee spoke."]),
        ("It was J. K. Brown. He won.", ["It was J. K. Brown.", "He won."]),
        ("So am I. Then we left.", ["So am I.", "Then we left."]),
        ("She won at the Mt. SAC Relays. Then home.", ["She won at the Mt. SAC Relays.", "Then home."]),
        ("At 9 a.m. Brown ran.", ["At 9 a.m. Brown ran."]),
        ("The U.S. Team won.", ["The U.S. Team won."]),
        ("On Aug. 23 he won. In Aug. He rested.", ["On Aug. 23 he won.", "In Aug.", "He rested."]),
        ("He was no. 5 there. He said no. Then yes.", ["He was no. 5 there.", "He said no.", "Then yes."]),
        ("“I won.” He left.", ["“I won.”", "He left."]),
        ("He said “I won.” Then he left.", ["He said “I won.”", "Then he left."]),
        ('He said "I won." Then he left.', ['He said "I won."', "Then he left."]),
        ("He won (at last.) Then he left.", ["He won (at last.)", "Then he left."]),
        ("“Why?” she asked. “Because.”", ["“Why?” she asked.", "“Because.”"]),
        ("What a race! Or was it? It was.", ["What a race!", "Or was it?", "It was."]),
        ("He waited… and won. So… He left.", ["He waited… and won.", "So…", "He left."]),
        ("He won... Then he left.", ["He won...", "Then he left."]),
        ("See olympics.com for more. Now.", ["See olympics.com for more.", "Now."]),
        ("1. Brown\n2. Lee", ["1. Brown", "2. Lee"]),
        ("Results: 1. Brown 4.85; 2. Lee 4.85. She left.", ["Results: 1. Brown 4.85; 2. Lee 4.85.", "She left."]),
        ("Brown wore number 7. Lee left.", ["Brown wore number 7.", "Lee left."]),
        ("One line\nand the next. End", ["One line", "and the next.", "End"]),
        ("Two  spaces.  After it.", ["Two  spaces.", "After it."]),
        ("won gold.‘Yes!’ he said.", ["won gold.‘Yes!’ he said."]),
        ("", []),
    ],
)
def test_a_text_has_sentences(text: str, expected: list[str]) -> None:
    assert cut(text, ArticleText(text).sentences) == expected


@given(st.text(alphabet="ab.!?” \n\r\u00a0I5“", max_size=60))
def test_sentences_hold_every_visible_character_once(text: str) -> None:
    joined = "".join(cut(text, ArticleText(text).sentences))
    assert "".join(joined.split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "excerpt", "nth", "expected"),
    [
        pytest.param("Brown won.", "won", None, Span(6, 9), id="once"),
        pytest.param("won, won, won", "won", 2, Span(5, 8), id="the second of three"),
        pytest.param("a\n\n b c", "a b", None, Span(0, 5), id="a line break counts as a space"),
        pytest.param("x\r\n\r\ny z", "y z", None, Span(5, 8), id="after a break of four characters"),
        pytest.param("a b", "a \n b", None, Span(0, 3), id="white space of the excerpt counts as a space"),
        pytest.param("one\u00a0two", "one two", None, Span(0, 7), id="a no-break space"),
        pytest.param("a  b  c  d", "c d", None, Span(6, 10), id="after several runs"),
        pytest.param("Ada Brown", " Brown ", None, Span(4, 9), id="white space around it"),
    ],
)
def test_an_excerpt_has_its_place(text: str, excerpt: str, nth: int | None, expected: Span) -> None:
    assert ArticleText(text).locate(excerpt, nth) == expected


@pytest.mark.parametrize(
    ("text", "excerpt"),
    [
        ("Brown’s", "Brown's"),
        ("Nordås", "Nordas"),
        ("Nordås", "Norda\u030as"),
        ("Brown", "brown"),
        ("a", " "),
        ("", "a"),
    ],
)
def test_another_character_is_another_text(text: str, excerpt: str) -> None:
    with pytest.raises(ExcerptNotFoundError):
        ArticleText(text).locate(excerpt)


@pytest.mark.parametrize("nth", [None, 0, 3, -1])
def test_an_excerpt_that_stands_twice_has_to_say_which(nth: int | None) -> None:
    with pytest.raises(AmbiguousExcerptError) as several:
        ArticleText("won and won").locate("won", nth)
    assert several.value.count == 2


@given(st.text(alphabet="ab \n\u00a0", max_size=40), st.data())
def test_any_run_of_a_text_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    run = text[start : start + 7]
    if run.strip():
        places = ArticleText(text).occurrences(run)
        assert places
        for place in places:
            assert text[place.start : place.end].split() == run.split()


@pytest.mark.parametrize(("position", "number"), [(0, 1), (3, 1), (5, 1), (6, 2), (9, 2), (99, 2)])
def test_a_position_is_in_a_paragraph(position: int, number: int) -> None:
    assert ArticleText("One.\n\nTwo.\n").paragraph_of(position) == number


def test_a_run_touches_sentences() -> None:
    prose = ArticleText("One. Two. Three.")
    assert prose.sentences_touching(Span(0, 4)) == range(1)
    assert prose.sentences_touching(Span(0, 6)) == range(2)
    assert prose.sentences_touching(Span(4, 5)) == range(1, 1)
    assert prose.sentences_touching(Span(6, 16)) == range(1, 3)


@pytest.mark.parametrize(
    ("text", "excerpt", "is_cut"),
    [
        ("in 3:29.38 today", "in 3:29", True),
        ("in 3:29.38 today", "29.38", True),
        ("in 3:29.38 today", "9.38", True),
        ("in 3:29.38.", "3:29.38", False),
        ("6.10m", "6.10", False),
        ("5,000m", "000m", True),
        ("then he won", "he won", False),
        ("then", "he", True),
        ("minBy Brown", "By Brown", False),
        ("Ada", "da", True),
        ("the NCAA", "the NC", True),
        ("gold,1 silver", "gold", False),
    ],
)
def test_an_excerpt_may_cut_a_word_or_number(text: str, excerpt: str, *, is_cut: bool) -> None:
    start = text.index(excerpt)
    assert cuts(text, Span(start, start + len(excerpt))) is is_cut


ARTICLE = "Opening night.\n\nAda Brown’s best: she followed Nordås closely and won in 1:58.20, at last.\n"


@pytest.mark.parametrize(
    ("excerpt", "message"),
    [
        pytest.param(
            "Ada Brown's best",
            "nearest, in paragraph 2: “Ada Brown’s best”; the article has “’” (U+2019 right single quotation mark) "
            "where the file has “'” (U+0027 apostrophe)",
            id="a straight mark for a curly one",
        ),
        pytest.param(
            "she followed Nordas closely",
            "nearest, in paragraph 2: “she followed Nordås closely”; the article has “å” (U+00E5 latin small letter a "
            "with ring above) where the file has “a” (U+0061 latin small letter a)",
            id="a for å",
        ),
        pytest.param(
            "she followed Nordås and won",
            "nearest, in paragraph 2: “she followed Nordås closely and won”; the article has “closely”, which the "
            "file leaves out",
            id="a missing word",
        ),
        pytest.param(
            "she followed Nordås very closely",
            "nearest, in paragraph 2: “she followed Nordås closely”; the file has “very”, which the article has not",
            id="a word too many",
        ),
        pytest.param(
            "and won in 1:58.02",
            "nearest, in paragraph 2: “and won in 1:58.20”; the article has “1:58.20” where the file has “1:58.02”",
            id="another mark",
        ),
        pytest.param(
            "she followed Norda\u030as closely",
            "nearest, in paragraph 2: “she followed Nordås closely”; the article has “å” (U+00E5 latin small letter a "
            "with ring above) where the file has “a\u030a” (U+0061 latin small letter a, U+030A combining ring "
            "above)",
            id="a letter and a ring for å",
        ),
        pytest.param(
            "she foll\u00adowed Nordås closely",
            "nearest, in paragraph 2: “she followed Nordås closely”; the article has nothing where the file has "
            "“\u00ad” (U+00AD soft hyphen)",
            id="a mark that nobody sees",
        ),
        pytest.param(
            "xyzzy plugh", "nothing near it stands there: copy the words from the article", id="nothing like it"
        ),
    ],
)
def test_the_nearest_text_is_told_with_what_differs(excerpt: str, message: str) -> None:
    assert describe_nearest(nearest(ArticleText(ARTICLE), excerpt)) == message


@given(st.text(max_size=60), st.text(max_size=30))
def test_the_nearest_text_of_anything_can_be_told(text: str, excerpt: str) -> None:
    assert describe_nearest(nearest(ArticleText(text), excerpt))


@pytest.mark.parametrize(
    ("unit", "sentences"),
    [
        pytest.param(".", 1, id="full stops"),
        pytest.param("…", 1, id="dots"),
        pytest.param("J. ", 1, id="initials that end nothing"),
        pytest.param("Yes.” ", 200_000, id="sentences"),
    ],
)
def test_a_text_of_marks_alone_is_cut_in_one_go(unit: str, sentences: int) -> None:
    # Where each mark were looked at again from each of those before it, this would take hours.
    assert len(ArticleText(unit * 200_000).sentences) == sentences
