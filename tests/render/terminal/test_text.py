import re

import pytest
from msgspec.structs import replace
from rich.style import Style

from bot.answers.answer import Answer, Block, Choice, Citation, CitedArticle, Heading, Note, Quotation, Statement
from bot.facts.model import Verdict
from bot.render.terminal.text import Look, command_line, plain_answer, styled_answer


def cited(*numbers: int) -> tuple[Citation, ...]:
    return tuple(
        Citation(f"article-{number}", number, "k3f9x0a1b2c3", 4, 312, 324, "Brown won it") for number in numbers
    )


def answer(*blocks: Block, **rest: tuple[object, ...]) -> Answer:
    return Answer("/result 800m", "Women's 800m final", blocks, **rest)  # type: ignore[arg-type]


def plain_blocks(*blocks: Block, width: int = 80) -> str:
    """The blocks below the title, as plain text."""
    return plain_answer(answer(*blocks), Look(width)).removeprefix("Women's 800m final\n")


GAZETTE = CitedArticle(
    "harbour-gazette",
    1,
    "Harbour Gazette",
    "Local hero takes the 800",
    None,
    "26 August 2031",
    "https://harbour.example/800",
    ("Brown won", "in 1:58.20"),
)
NAMELESS = CitedArticle("city-post", 2, None, None, None, None, None)
WHOLE = answer(
    Statement("Harbour Games 2031, Port Town [1]", cited(1)),
    Statement("1 · Ada Brown (HBR) — 1:58.20", cited(1, 2), Verdict.AGREED, "AGREED by all two", strong=True),
    Statement("2 · Mina Lee (HBR) — 1:58.90", cited(1, 2), Verdict.TIE, "Place AGREED [1][2]. Time TIE, 1 against 1"),
    Heading("The articles disagree on 1 point"),
    Statement(
        "Mina Lee's time", cited(1, 2), Verdict.TIE, "TIE: 1:58.90 [1], 1:58.96 [2]", "1:58.96 − 1:58.90 = 0.06 s"
    ),
    Note("The headline value is the one most articles give, not a ruling."),
    articles=(GAZETTE, NAMELESS),
    choices=(Choice("Quotes", "/quote brown"), Choice("Compare the times", "/compare men's 800m")),
)


def test_an_answer_is_read_from_the_top_and_names_its_articles_in_one_line() -> None:
    assert (
        plain_answer(WHOLE, Look(80))
        == """\
Women's 800m final
Harbour Games 2031, Port Town [1]
1 · Ada Brown (HBR) — 1:58.20
    AGREED by all two
2 · Mina Lee (HBR) — 1:58.90
    Place AGREED [1][2]. Time TIE, 1 against 1

The articles disagree on 1 point
Mina Lee's time
    TIE: 1:58.90 [1], 1:58.96 [2]
    1:58.96 − 1:58.90 = 0.06 s
The headline value is the one most articles give, not a ruling.

[1]\u00a0Harbour Gazette\u00a0· [2]\u00a0city-post (publisher not stated)

Ask next
Quotes             trackside ask quote brown
Compare the times  trackside ask compare "men's 800m"
"""
    )


def test_a_quotation_stands_whole_in_typographic_marks_with_its_difference_below() -> None:
    first = Quotation("I never looked back, but Lee was there", "Ada Brown", cited(1)[0], "1 of 1 · after the race")
    second = Quotation("I never looked back.", "Ada Brown", cited(2)[0], difference="shorter; a full stop at the end")
    assert (
        plain_blocks(first, second)
        == """\

1 of 1 · after the race
    “I never looked back, but Lee was there” [1]
    “I never looked back.” [2]
    [2] shorter; a full stop at the end
"""
    )


def test_an_excerpt_stands_below_its_line_with_its_mark_before_it() -> None:
    excerpt = Quotation("Brown won it in 1:58.20", "", cited(1)[0], marks=((16, 23),))
    assert plain_blocks(Statement("1:58.20 [1]", cited(1), strong=True), excerpt) == (
        "1:58.20 [1]\n    [1] “Brown won it in 1:58.20”\n"
    )


def test_a_heading_that_names_an_article_has_its_address_which_no_other_line_has() -> None:
    blocks = (Heading("[1] Harbour Gazette · no date", 1), Statement("Disagrees with none", cited(1)))
    assert plain_answer(answer(*blocks, articles=(GAZETTE,)), Look(80)).split("\n")[1:] == [
        "",
        "[1] Harbour Gazette · no date",
        "    https://harbour.example/800",
        "Disagrees with none",
        "",
    ]


def test_the_empty_lines_before_parts_are_left_out_where_the_answer_fits_a_screen_without_them() -> None:
    parts = [block for n in range(12) for block in (Heading(f"Part {n}"), Statement(f"Line {n} [1]", cited(1)))]
    assert len(plain_blocks(*parts).splitlines()) == 36
    fitting = [block for n in range(18) for block in (Heading(f"Part {n}"), Statement(f"Line {n} [1]", cited(1)))]
    assert len(plain_blocks(*fitting).splitlines()) == 36
    assert len(plain_blocks(*fitting, *parts).splitlines()) == 90


def test_long_lines_hang_under_their_item() -> None:
    statement = Statement(
        "2 · Wilhelmina van der Meer-Okafor (HBR) — 1:58.90", cited(1), tally="ONE SOURCE, only the Harbour Gazette"
    )
    assert (
        plain_blocks(statement, width=40)
        == """\
2 · Wilhelmina van der Meer-Okafor (HBR)
    — 1:58.90
    ONE SOURCE, only the Harbour
    Gazette [1]
"""
    )


def test_a_line_of_level_one_stands_further_in() -> None:
    assert (
        plain_blocks(Statement("Ran, finished eighth [2]", cited(2), tally="DIFFER", level=1))
        == """\
    Ran, finished eighth [2]
        DIFFER
"""
    )


@pytest.mark.parametrize(
    ("text", "tally", "line"),
    [
        ("Ada Brown won", None, "Ada Brown won [1][2]"),
        ("Ada Brown won [1][2]", None, "Ada Brown won [1][2]"),
        ("Ada Brown won [1]", None, "Ada Brown won [1] [2]"),
        ("Ada Brown won", "two articles", "Ada Brown won\n    two articles [1][2]"),
    ],
)
def test_every_cited_number_is_on_the_screen_once(text: str, tally: str | None, line: str) -> None:
    assert plain_blocks(Statement(text, cited(1, 2, 1), tally=tally)) == f"{line}\n"


def test_control_characters_of_a_text_never_reach_the_terminal() -> None:
    hostile = "\x1b]0;title\a\x9b2J\u202e\r\nx"
    hostile_answer = answer(
        Statement(hostile, cited(1), Verdict.AGREED, hostile, hostile),
        Quotation(hostile, hostile, cited(1)[0], hostile, hostile),
        Heading(hostile),
        Note(hostile),
        articles=(CitedArticle(hostile, 1, hostile, hostile, hostile, hostile, f"https://{hostile}", (hostile, "x")),),
        choices=(Choice(hostile, f"/quote {hostile}"),),
    )
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", plain_answer(hostile_answer, Look(60))) == []
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", styled_answer(hostile_answer, Look(60)).plain) == []


@pytest.mark.parametrize("width", [60, 80, 120])
def test_no_line_but_addresses_and_commands_is_wider_than_the_terminal(width: int) -> None:
    long = answer(Statement("word " * 100, cited(*range(1, 301))), Note("method " * 90), choices=WHOLE.choices)
    assert max(map(len, plain_answer(long, Look(width)).splitlines())) <= width


def test_styled_says_the_same_words_and_links_the_publishers() -> None:
    with_links = styled_answer(WHOLE, Look(80, links=True))
    assert with_links.plain == plain_answer(WHOLE, Look(80))
    links = {Style.parse(str(span.style)).link for span in with_links.spans} - {None}
    assert links == {"https://harbour.example/800#:~:text=Brown%20won,in%201%3A58.20"}


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        ("/quote kerr", "trackside ask quote kerr"),
        ("quote kerr", "trackside ask quote kerr"),
        ("/sources", "trackside ask sources"),
        ("/ask who won?", 'trackside ask "who won?"'),
        ("/compare  silver   time", "trackside ask compare silver time"),
        ("/result 1500m meet:budapest", "trackside ask result 1500m meet:budapest"),
        ("/result men's 1500m", 'trackside ask result "men\'s 1500m"'),
        ("/quote Ærø", "trackside ask quote Ærø"),
        ("/compare $HOME `id`", "trackside ask compare '$HOME `id`'"),
        ("/compare a; rm b", 'trackside ask compare "a; rm b"'),
    ],
)
def test_a_choice_is_a_command_that_can_be_pasted(ask: str, line: str) -> None:
    assert command_line(ask, "trackside ask") == line


def test_a_choice_goes_on_with_the_pack_that_was_asked() -> None:
    look = Look(80, command="trackside ask --pack packs/harbour")
    text = plain_answer(
        answer(choices=(Choice("A label that is longer than the column of labels", "/quote brown"),)), look
    )
    assert text.endswith("""
Ask next
A label that is longer than the column of labels  trackside ask --pack packs/harbour quote brown
""")


def test_three_things_to_ask_next_have_a_line_and_it_says_how_to_see_the_others() -> None:
    asking = answer(choices=tuple(Choice(f"Kerr {n}", f"/quote kerr {n}") for n in range(1, 6)))
    assert plain_answer(asking, Look(80)).endswith("""
Ask next
Kerr 1  trackside ask quote kerr 1
Kerr 2  trackside ask quote kerr 2
Kerr 3  trackside ask quote kerr 3
2 more with --json
""")
    assert plain_answer(asking, Look(80, command=None)).endswith("""
Ask next
1 Kerr 1
2 Kerr 2
3 Kerr 3
4 Kerr 4 · 5 Kerr 5
""")


def test_the_words_of_a_search_stand_out_where_there_are_styles() -> None:
    claim = Statement("[1] Ada Brown, time: “in 1:58.20”", cited(1), marks=((8, 13), (25, 32)))
    quotation = Quotation("I never looked back", "Ada Brown", cited(1)[0], marks=((2, 7),))
    text = styled_answer(answer(claim, quotation), Look(80))
    underlined = [text.plain[span.start : span.end] for span in text.spans if "underline" in str(span.style)]
    assert underlined == ["Brown", "1:58.20", "never"]
    assert "“I never looked back” [1]" in text.plain


def test_the_words_of_a_search_stand_between_signs_where_there_are_no_styles() -> None:
    claim = Statement("[1] Ada Brown, time: “in 1:58.20”", cited(1), marks=((8, 13), (25, 32)))
    quotation = Quotation("I never looked back", "Ada Brown", cited(1)[0], marks=((2, 7), (8, 14)))
    assert (
        plain_blocks(claim, quotation)
        == """\
[1] Ada «Brown», time: “in «1:58.20»”
    “I never looked back” [1]
"""
    )


COVERED = Answer(
    "/recap 800m spoilers:hide",
    "Women's 800m final",
    (
        Note("What tells how it ended is covered."),
        Statement("Ada Brown led at the bell [1]", cited(1)),
        Statement(
            "Ada Brown won in 1:58.20",
            cited(1, 2),
            Verdict.DISPUTED,
            "1 against 1",
            "as printed",
            level=1,
            covered="the place",
        ),
        Quotation(
            "I never looked back", "Ada Brown", cited(1)[0], "after the race", "shorter", covered="what she said"
        ),
    ),
    (replace(GAZETTE, covered="title and address"), NAMELESS),
)


def test_what_is_covered_shows_neither_its_words_nor_their_length_and_how_to_see_them() -> None:
    assert (
        plain_answer(COVERED, Look(80))
        == """\
Women's 800m final
What tells how it ended is covered.
Ada Brown led at the bell [1]
    ▒▒▒ covered: the place [1][2]

after the race
    ▒▒▒ covered: what she said [1]

To see what is covered:
    trackside ask recap 800m spoilers:show

[1]\u00a0Harbour Gazette\u00a0· [2]\u00a0city-post (publisher not stated)
"""
    )


def test_at_a_prompt_the_way_to_see_what_is_covered_is_the_question_itself() -> None:
    assert "\n    /recap 800m spoilers:show\n" in plain_answer(COVERED, Look(80, command=None))


def test_a_cover_has_no_link_behind_it() -> None:
    text = styled_answer(COVERED, Look(80, links=True))
    assert not [span for span in text.spans if "link" in str(span.style)]
    assert "1:58.20" not in text.plain
    assert "harbour.example" not in text.plain


def test_the_verdicts_of_a_tally_stand_out() -> None:
    tally = "AGREED by all two; time DISPUTED; CONTRADICTED in [1]; DIFFER"
    shown = styled_answer(answer(Statement("Ada Brown won", cited(1, 2), tally=tally)), Look(80))
    styles = {shown.plain[span.start : span.end]: str(span.style) for span in shown.spans}
    assert {word: styles[word] for word in ("AGREED", "DISPUTED", "CONTRADICTED", "DIFFER")} == {
        "AGREED": "bold green",
        "DISPUTED": "bold yellow",
        "CONTRADICTED": "bold yellow",
        "DIFFER": "bold",
    }
