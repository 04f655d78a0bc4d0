"""Answers as pages of a message."""

from __future__ import annotations

import re
from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.answers import questions
from bot.answers.answer import Answer, Block, Choice, Citation, CitedArticle, Heading, Note, Quotation, Statement
from bot.answers.question import Call
from bot.facts.model import Verdict
from bot.render.components import shown
from bot.render.items import Line
from bot.render.markdown import plain, size, unescaped
from bot.render.pages import pages
from tests.double.limits import nested
from tests.render.reading import check, said, small_print, uncovered

if TYPE_CHECKING:
    from tests.answers.conftest import Asked

CALL = Call("result", {"event": "800m"}, "/result 800m")


def cited(*numbers: int) -> tuple[Citation, ...]:
    return tuple(
        Citation(f"article-{number}", number, f"claim{number}", 4, 312, 324, "Brown won it") for number in numbers
    )


def articles(count: int) -> tuple[CitedArticle, ...]:
    return tuple(
        CitedArticle(f"article-{n}", n, f"Paper {n}", f"Title {n}", None, None, f"https://paper.example/{n}")
        for n in range(1, count + 1)
    )


def answer(*blocks: Block, count: int = 2, title: str = "Women's 800m final") -> Answer:
    return Answer("/result 800m", title, blocks, articles(count))


def first(*blocks: Block) -> list[str]:
    """The lines of the only page, below the title and above the small print."""
    (page,) = pages(answer(*blocks))
    return said(page).split("\n")


def test_the_first_line_is_the_answer() -> None:
    (page,) = pages(answer(Note("One.")))
    assert page.texts[0].split("\n")[0] == "### Women's 800m final"


def test_an_item_is_two_short_lines_of_which_the_second_is_small() -> None:
    statement = Statement("2 · Mina Lee (HBR) — 1:58.90 [1][2]", cited(1, 2), Verdict.TIE, "1 against 1", "as printed")
    assert first(statement) == ["2 · Mina Lee (HBR) — 1:58.90 [1][2]", "-# **TIE**, 1 against 1", "-# as printed"]


def test_verdicts_within_a_count_are_bold_too() -> None:
    statement = Statement("2 · Mina Lee [1][2]", cited(1, 2), Verdict.TIE, "Place AGREED, 2 of 2. Time TIE: as it is")
    assert first(statement)[1] == "-# Place **AGREED**, 2 of 2. Time **TIE**: as it is"


def test_marks_that_no_line_has_stand_behind_the_count() -> None:
    assert first(Statement("Ada Brown won", cited(1, 2), Verdict.AGREED))[1] == "-# **AGREED** [1][2]"
    assert first(Statement("Ada Brown won", cited(1, 2))) == ["Ada Brown won [1][2]"]


def test_a_line_of_level_one_is_an_item_of_a_list() -> None:
    assert first(Statement("[1] no: “did not run”", cited(1), level=1)) == ["- [1] no: “did not run”"]


def test_a_quotation_stands_in_a_block_with_its_difference_below() -> None:
    heading = Quotation("I never looked back.", "Ada Brown", cited(2)[0], "1 of 1", "shorter")
    assert first(heading) == ["**1 of 1**", "> [2] prints: “I never looked back.”", "-# shorter"]


def test_words_of_a_search_are_bold_and_those_that_touch_are_so_together() -> None:
    statement = Statement("[1] Ada Brown, *time*", cited(1), marks=((4, 7), (7, 13), (15, 20)))
    assert first(statement) == [r"[1] **Ada Brown**, **\*time**\*"]


@pytest.mark.parametrize(
    ("text", "marks", "drawn"),
    [
        ("a[1]\u200b(x)", ((4, 5),), r"a[1]\(x)"),
        ("a[1]\u200b(x)", ((4, 6),), "a[1]**(**x)"),
        ("[1] @every\u2060one", ((10, 11),), "[1] @\u200beveryone"),
        ("[1] a\u200bb", ((4, 5), (6, 7)), "[1] **ab**"),
        ("[1] \u200ba\u200bb\n", ((6, 9),), "[1] a**b **"),
        ("[1] a  b", ((5, 7),), "[1] a  b"),
    ],
)
def test_letters_that_show_nothing_part_nothing_where_some_are_bold(
    text: str, marks: tuple[tuple[int, int], ...], drawn: str
) -> None:
    assert first(Statement(text, cited(1), marks=marks)) == [drawn]


@pytest.mark.parametrize("text", ["a]\u200b(b", "@eve\u200bryone", "\u200ba\u200b\u2060(b", "] \u200b(b"])
def test_bold_runs_make_nothing_of_what_they_stand_in(text: str) -> None:
    runs = list(combinations(range(len(text) + 2), 2))
    for marks in combinations(runs, 2):
        line = Line(text, "- ", marks=marks).drawn()
        assert (marks, re.findall(r"\]\(|@everyone|\*\*\*", line)) == (marks, [])
        assert (marks, unescaped(line.replace("**", ""))) == (marks, f"- {plain(text)}")


def test_a_heading_opens_a_text_of_its_own_with_what_follows_it() -> None:
    (page,) = pages(answer(Note("One."), Heading("Margins"), Note("Two.")))
    assert page.texts == (
        "### Women's 800m final\n-# One.",
        "**Margins**\n-# Two.",
        "-# [1] Paper 1, [“Title 1”](<https://paper.example/1>)\n-# [2] Paper 2, [“Title 2”](<https://paper.example/2>)",
    )


def test_an_answer_without_articles_has_no_small_letters() -> None:
    (page,) = pages(Answer("/result x", "No event here goes by “x”.", (Note("Did you mean one of these?"),)))
    assert page.texts == ("### No event here goes by “x”.\nDid you mean one of these?",)


def test_a_part_is_not_begun_on_a_page_that_has_enough() -> None:
    long = Statement("word " * 320 + "[1]", cited(1))
    made = pages(answer(long, Heading("Margins"), Statement("0.27 s [2]", cited(2))))
    assert [said(page).split("\n")[0][:11] for page in made] == ["word word w", "**Margins**"]
    assert [page.articles for page in made] == [(1,), (2,)]


def test_articles_that_no_line_marks_are_named_all_the_same() -> None:
    made = pages(answer(Statement("Ada Brown won [1]", cited(1)), count=40))
    assert sorted(number for page in made for number in page.articles) == list(range(1, 41))


def test_a_statement_of_three_hundred_articles_is_cut_between_its_marks() -> None:
    numbers = range(1, 301)
    text = "Ada Brown won " + "".join(f"[{number}]" for number in numbers)
    made = check(answer(Statement(text, cited(*numbers), Verdict.AGREED, "300 of 300"), count=300), CALL)
    assert len(made) > 3
    lines = said(made[0].page).split("\n")
    assert lines[0].startswith("Ada Brown won [1][2][3]")
    assert lines[0].endswith("] …")
    assert lines[-1] == "-# (continued on the next page)"
    again = said(made[1].page).split("\n")
    assert again[0] == "-# continued"
    assert again[1].startswith("… [")


def test_a_quotation_of_four_thousand_characters_is_cut_at_a_word_and_every_part_names_its_article() -> None:
    text = "I never looked back at the bell " * 125
    made = check(answer(Quotation(text.strip(), "Ada Brown", cited(2)[0], "1 of 1")), CALL)
    assert len(made) == 2
    one, two = (said(each.page).split("\n") for each in made)
    assert one[1].startswith("> [2] prints: “I never looked back at the bell I never")
    assert one[1].endswith(" …”")
    assert two[1].startswith("> [2] goes on: “… ")
    assert all(each.page.citations == (cited(2)[0],) for each in made)


def test_a_receipt_of_several_statements_is_one_citation_of_the_page() -> None:
    both = cited(1, 2)
    (page,) = pages(answer(Statement("Ada Brown won", both), Statement("Mina Lee was second", both[1:])))
    assert page.citations == both


def test_receipts_that_are_equal_are_one_citation_of_the_page_though_each_was_made_by_itself() -> None:
    one, again = cited(1), cited(1)
    assert one[0] is not again[0]
    (page,) = pages(answer(Statement("Ada Brown won", one), Statement("She led at the bell", again)))
    assert page.receipts == (*one, *again)
    assert page.citations == one


def test_a_part_that_marks_no_article_says_of_which_it_is() -> None:
    made = pages(answer(Statement("word " * 1500 + "[2]", cited(1, 2))))
    assert said(made[0]).split("\n")[-1] == "-# (continued on the next page) [1][2]"
    assert said(made[1]).split("\n")[0] == "-# continued [1][2]"


def test_a_title_that_is_too_long_is_cut_at_a_word_and_goes_on_below() -> None:
    made = check(answer(Statement("won [1]", cited(1)), title="Ada Brown the Second " * 100), CALL)
    lines = made[0].page.texts[0].split("\n")
    assert lines[0].startswith("### Ada Brown the Second Ada")
    assert lines[0].endswith("…")
    assert len(lines[0]) <= 155
    assert lines[1].startswith("… ")
    assert {each.page.texts[0].split("\n")[0] for each in made} == {lines[0]}


COVERED = Answer(
    "/recap 800m spoilers:hide",
    "Women's 800m final",
    (
        Statement("Ada Brown led at the bell [1]", cited(1)),
        Statement("Zadie won [1]", cited(1), Verdict.AGREED, "Zulu", "Zebra", covered="the result"),
        Quotation("Zephyr!", "Ada Brown", cited(2)[0], "after the race", "Zinc", covered="what was said"),
    ),
    tuple(replace(each, title="Zanzibar", covered="its title") for each in articles(2)),
)


def test_what_is_covered_stands_behind_spoilers_with_words_in_front() -> None:
    (page,) = pages(COVERED)
    assert said(page).split("\n") == [
        "Ada Brown led at the bell [1]",
        "The result: ||Zadie won [1]||",
        "-# ||AGREED, Zulu||",
        "-# ||Zebra||",
        "**after the race**",
        "> [2] prints: what was said: ||“Zephyr!”||",
        "-# ||Zinc||",
    ]
    assert small_print(page)[0] == "-# [1] Paper 1, its title: ||[“Zanzibar”](<https://paper.example/1>)||"


def covered(text: str, what: str = "the result", level: int = 0) -> Statement:
    return Statement(text, cited(1), Verdict.AGREED, covered=what, level=level)


def test_neighbours_under_the_same_cover_share_its_words() -> None:
    said_after = Quotation("Zephyr!", "Ada Brown", cited(2)[0], covered="what followed")
    assert first(
        covered("Zadie won [1]"),
        covered("Zora was second [1]", level=1),
        covered("Zinnia cried [1]", "what followed"),
        said_after,
        Statement("It rained [1]", cited(1)),
        covered("Zadie again [1]"),
    ) == [
        "The result:",
        "||Zadie won [1]||",
        "-# ||AGREED||",
        "- ||Zora was second [1]||",
        "-# ||AGREED||",
        "What followed:",
        "||Zinnia cried [1]||",
        "-# ||AGREED||",
        "> [2] prints: ||“Zephyr!”||",
        "It rained [1]",
        "The result: ||Zadie again [1]||",
        "-# ||AGREED||",
    ]


def test_the_words_of_a_shared_cover_stand_again_on_each_page() -> None:
    made = check(answer(*[covered(f"Zadie {number} {'won ' * 70}[1]") for number in range(15)]), CALL)
    assert len(made) == 3
    for each in made:
        lines = said(each.page).split("\n")
        assert lines[0] == "The result:"
        assert lines.count("The result:") == 1
        assert all(line.startswith(("||Zadie", "-# ||")) for line in lines[1:])


def test_below_a_heading_that_names_the_article_its_paragraphs_have_its_mark_alone() -> None:
    named, other = Quotation("I never looked back.", "", cited(1)[0]), Quotation("Nor did I.", "", cited(2)[0])
    assert first(Heading("[1] Harbour Gazette"), named, other) == [
        "**[1] Harbour Gazette**",
        "> [1] “I never looked back.”",
        "> [2] prints: “Nor did I.”",
    ]


def test_a_working_stands_once_on_a_page() -> None:
    working = "as [2] prints it"
    one = Statement("First [1]", cited(1), Verdict.AGREED, "2 [2]", working)
    two = Statement("Second [1][2]", cited(1, 2), Verdict.AGREED, "2", working)
    bare = Statement("Third [1]", cited(1, 2), Verdict.AGREED, "2", working)
    assert first(one, two, bare) == [
        "First [1]",
        "-# **AGREED**, 2 [2]",
        "-# as [2] prints it",
        "Second [1][2]",
        "-# **AGREED**, 2",
        "Third [1]",  # its working alone marks the second article
        "-# **AGREED**, 2",
        "-# as [2] prints it",
    ]
    long = Statement("word " * 390 + "[1]", cited(1))
    turned = pages(answer(one, long, two))
    assert said(turned[-1]).split("\n")[-3:] == ["Second [1][2]", "-# **AGREED**, 2", "-# as [2] prints it"]


def test_no_page_is_a_wall() -> None:
    lines = [Statement(f"{number} {'word ' * 60}[1]", cited(1)) for number in range(20)]
    made = check(answer(*lines, Note("What a note says.")), CALL)
    assert len(made) == 4
    assert all(len(said(each.page)) < 2050 for each in made)


def test_a_note_stands_below_what_it_is_on_however_long_the_page() -> None:
    long = Statement("word " * 398 + "[1]", cited(1))
    assert len(pages(answer(long, Note("What a note says.")))) == 1
    assert len(pages(answer(long, Statement("Another thing [1]", cited(1))))) == 2


def test_a_bar_at_the_end_of_a_covered_text_does_not_open_the_cover() -> None:
    assert first(Statement("won|", cited(1), Verdict.AGREED, "[1]", covered="it"))[0] == r"It: ||won\| ||"


def test_covers_are_whole_on_every_page() -> None:
    covered = Statement(
        "Zulu " * 900 + "[1]", cited(1), Verdict.AGREED, "Zulu|" * 700, "Zulu " * 900, covered="the result"
    )
    said_after = Quotation("Zulu " * 900, "Ada Brown", cited(1)[0], None, "Zulu " * 400, covered="what was said")
    made = check(answer(Statement("Open [2]", cited(2)), covered, said_after), CALL)
    assert len(made) > 4
    for each in made:
        shown = uncovered("\n".join(each.page.texts))
        assert "Zulu" not in shown
        assert each.page.texts[0].startswith("### ")


HOSTILE = (
    "@everyone <@1> [x](http://evil.example) **b** ||s|| `c` # > - 1. \u202eRTL\u2066 שלום z\u200bw\u2060j <t:1:R> :a: "
)


def hostile_blocks() -> list[Block]:
    name = (HOSTILE * 30)[:2000]
    unbroken = "*_~`|" * 400
    return [
        Heading(name),
        Statement(f"{name} [1]", cited(1), Verdict.TIE, name, name),
        Statement(f"{unbroken} [2]", cited(2), Verdict.TIE, unbroken, unbroken, 1, marks=((0, 400), (900, 1999))),
        Statement(name, cited(*range(1, 301)), Verdict.AGREED, covered="*the* ||result||"),
        Quotation(name * 2, name, cited(3)[0], name, name, marks=((10, 3000),)),
        Quotation("🥇" * 4000, name, cited(4)[0], covered=name[:60]),
        Note(name),
        *[Quotation(f"Remark {n} [with gold]", "Ada", cited(n % 300 + 1)[0], f"{n} of 200") for n in range(1, 201)],
        Heading("The end"),
    ]


def hostile_answer() -> Answer:
    name = (HOSTILE * 30)[:2000]
    papers = tuple(
        CitedArticle(f"article-{n}", n, name, name, name, name, f"https://paper.example/{'a)' * n}", (name, name))
        for n in range(1, 301)
    )
    choices = tuple(Choice(f"{n} {name}", f"/quote {n} {name[:80]}") for n in range(8))
    disputes = tuple(Choice(f"{n} {name}", f"/compare {n} {name[: n * 10]}") for n in range(40))
    return Answer("/result x", name, tuple(hostile_blocks()), papers, choices, disputes=disputes)


def test_every_page_of_a_hostile_answer_is_within_every_limit() -> None:
    long = questions.call_of("search", {"words": "*_~`|" + "final | bend \\ " * 13})
    assert isinstance(long, Call)
    assert len(check(hostile_answer(), long)) > 50


@pytest.mark.parametrize("block", hostile_blocks()[:8])
def test_nothing_in_a_hostile_block_pings_or_links(block: Block) -> None:
    for each in check(answer(block, count=300), CALL):
        text = "\n".join(each.page.texts[:-1])
        assert "@everyone" not in text
        assert "<@" not in text
        assert "](http" not in text
        assert "http://" not in text
        assert "\u202e" not in text
        assert "\u200bw" not in text


def words_of_many_bold_runs(times: int) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A word without a place to break it, and runs of it that do not touch."""
    return "ha-" * times, tuple((place * 3, place * 3 + 2) for place in range(times))


LAUGHED, RUNS = words_of_many_bold_runs(1700)
WORST, EVERY_OTHER = "🥇_" * 2500, tuple((place, place + 1) for place in range(0, 5000, 2))

LARGER_TOGETHER = {
    "bold runs in one word": Statement(LAUGHED, cited(1), marks=RUNS),
    "bold runs in a quotation": Quotation(LAUGHED, "Ada", cited(1)[0], marks=RUNS),
    "bold runs under a cover": Statement(LAUGHED, cited(1), covered="the result", marks=RUNS),
    "bold runs of one letter each": Statement(WORST, cited(1), marks=EVERY_OTHER),
    "bold runs in words that are short enough": Statement(("ha-" * 33 + " ") * 50, cited(1), marks=RUNS),
    "marks and what makes links of them": Statement("[1](" * 1500, cited(1)),
    "marks and what makes links of them, in a quotation": Quotation("[1](" * 1500, "Ada", cited(1)[0]),
    "marks and what makes links of them, in a heading": Heading("[1](" * 1500),
    "marks and what makes links of them, in a note": Note("[1](" * 1500),
    "verdicts in one word": Statement("Won", cited(1), Verdict.TIE, "DISPUTED: " + "TIE-" * 1500),
    "emoji by name": Note(":run" * 1500),
    "mentions": Note("@everyone@here#1@2" * 350),
}


def within_limits(made: Answer, call: Call = CALL) -> None:
    for each in shown(made, call):
        every = list(nested(each.components))
        assert sum(size(one["content"]) for one in every if "content" in one) <= 4000
        assert len(every) <= 40


@pytest.mark.parametrize("block", LARGER_TOGETHER.values(), ids=LARGER_TOGETHER.keys())
def test_what_is_larger_together_than_its_pieces_is_cut_to_what_a_page_holds(block: Block) -> None:
    within_limits(answer(block))


@pytest.mark.parametrize("title", ["[1](" * 1500, "TIE-" * 1500, "**" * 3000, "@everyone" * 600])
def test_so_is_a_title(title: str) -> None:
    within_limits(answer(Statement("won [1]", cited(1)), title=title))


def test_headings_of_nothing_take_their_room_too() -> None:
    within_limits(answer(*[Heading("")] * 1500, Note("word " * 1200)))


def test_beside_the_largest_small_print_a_page_has_room_for_the_worst_piece() -> None:
    name = "*" * 300
    address = f"https://paper.example/{'a' * 850}"
    papers = tuple(CitedArticle(f"article-{n}", n, name, name, name, name, address, None, "it") for n in (1, 2, 3))
    long = questions.call_of("search", {"words": "*_~`|" + "final | bend \\ " * 13})
    assert isinstance(long, Call)
    for text, marks in ((WORST, EVERY_OTHER), (LAUGHED, RUNS), ("[1][2][3](" * 300, ())):
        told = Statement(text, cited(1, 2, 3), covered="the result", marks=marks)
        quoted = Quotation(text, "Ada", cited(2)[0], covered="what was said", marks=marks)
        within_limits(Answer("/result 800m", name, (told, quoted), papers), long)


PARTS = ["[1](", "[2]", "](", "ha-", "TIE", "TIE-", "DISPUTED ", "**", "|", ":", "\U0001f947", "@everyone", " "]
texts = st.builds(
    lambda parts, long: "".join(parts * long)[:long],
    st.lists(st.sampled_from([*PARTS, "a" * 200]), min_size=1, max_size=5),
    st.sampled_from([1, 5, 40, 149, 600, 2000, 4000, 6000]),
)
words = texts.filter(str.strip)
runs = st.sampled_from([(0, 9), (1, 2), (1, 3), (2, 3), (5, 9), (150, 151), (6000, 6001)]).map(
    lambda each: tuple((start, start + each[0]) for start in range(0, 6000, each[1]))
)
covers = st.sampled_from([None, None, "the result", "the *place*"])
receipts = st.integers(1, 3).map(lambda last: cited(*range(1, last + 1)))
verdicts, levels, more = st.sampled_from([None, Verdict.TIE]), st.integers(0, 1), st.none() | texts
blocks = st.one_of(
    texts.map(Heading),
    texts.map(Note),
    st.tuples(words, receipts, verdicts, more, more, levels, covers, runs).map(lambda each: Statement(*each)),
    st.tuples(words, st.just("Ada"), st.just(cited(1)[0]), more, more, covers, runs).map(lambda each: Quotation(*each)),
)


@settings(max_examples=60)
@given(st.lists(blocks, max_size=4), texts)
def test_every_page_of_any_answer_is_within_the_limits(told: list[Block], title: str) -> None:
    within_limits(answer(*told, count=3, title=title))


# --- both packs ---------------------------------------------------------------------------------------------------


def every_question(asked: Asked) -> list[str]:
    """Every question, about everything that the pack tells."""
    registers = asked.pack.registers
    lines = ["/sources", "/compare", "/recap", "/result", "/help", "/search the", "/quote nobody", "/result nothing"]
    for person in registers.people.values():
        lines += [f"/athlete {person.name}", f"/quote {person.name}", f"/compare {person.name}"]
    for race in sorted({story for article in asked.pack.articles for story in article.stories}):
        lines += [f"/{name} event:{race}" for name in ("result", "sources", "recap")]
        lines += [f"/recap event:{race} length:{length} spoilers:hide" for length in ("short", "whole")]
    return lines


async def everything_is_within_limits(asked: Asked) -> None:
    for line in every_question(asked):
        call = questions.read(line)
        assert isinstance(call, Call)
        made = await asked.ask(line)
        for each in check(made, call):
            shown = uncovered("\n".join(each.page.texts))
            for block in each.page.blocks:
                if isinstance(block, Statement | Quotation):
                    assert (block.text not in shown) == bool(block.covered)


async def test_every_page_of_every_answer_of_the_shipped_pack_is_within_every_limit(shipped: Asked) -> None:
    await everything_is_within_limits(shipped)


async def test_every_page_of_every_answer_of_the_invented_pack_is_within_every_limit(harbour: Asked) -> None:
    await everything_is_within_limits(harbour)
