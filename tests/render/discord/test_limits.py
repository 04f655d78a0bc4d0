"""No page is more than Discord takes, whatever an answer says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.answers import registry
from bot.answers.answer import Answer, Block, Choice, CitedArticle, Heading, Note, Quotation, Statement
from bot.answers.question import Call
from bot.facts.model import Verdict
from bot.render.discord.components import message_pages
from bot.render.discord.markdown import drawn_size
from tests.double.limits import nested
from tests.render.page_checks import check_pages, uncovered
from tests.render.sample_answers import CALL, answer, cited

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


SITE = "https://races.example"

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
    long = registry.read_options("search", {"words": "*_~`|" + "final | bend \\ " * 13})
    assert isinstance(long, Call)
    assert len(check_pages(hostile_answer(), long)) > 50


@pytest.mark.parametrize("block", hostile_blocks()[:8])
def test_nothing_in_a_hostile_block_pings_or_links(block: Block) -> None:
    for each in check_pages(answer(block, count=300), CALL):
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
    "names from right to left": Note("א a " * 1500),
    "names from right to left, bold": Statement("א,a" * 1600, cited(1), marks=((0, 4000),)),
    "mentions": Note("@everyone@here#1@2" * 350),
}


def within_limits(sample: Answer, call: Call = CALL) -> None:
    for each in (*message_pages(sample, call), *message_pages(sample, call, public_url=SITE)):
        every = list(nested(each.components))
        assert sum(drawn_size(one["content"]) for one in every if "content" in one) <= 4000
        assert len(every) <= 40


@pytest.mark.parametrize("block", LARGER_TOGETHER.values(), ids=LARGER_TOGETHER.keys())
def test_what_is_larger_together_than_its_pieces_is_cut_to_what_a_page_holds(block: Block) -> None:
    within_limits(answer(block))


@pytest.mark.parametrize("title", ["[1](" * 1500, "TIE-" * 1500, "**" * 3000, "@everyone" * 600])
def test_so_is_a_title(title: str) -> None:
    within_limits(answer(Statement("won [1]", cited(1)), title=title))


def test_headings_of_nothing_take_their_room_too() -> None:
    within_limits(answer(*[Heading("")] * 1500, Note("word " * 1200)))


def test_headings_of_articles_with_the_longest_addresses_have_their_room() -> None:
    papers = [
        CitedArticle(slug, n, "*" * 300, None, None, None, f"https://paper.example/{'a)' * 400}")
        for n, slug in enumerate(("a" * 600, "b" * 1000), 1)
    ]
    headings = [
        Heading(f"[{paper.number}] {paper.publisher}, paragraph {n}", paper.number)
        for n in range(20)
        for paper in papers
    ]
    within_limits(Answer("/sources", "Two articles", tuple(headings), tuple(papers)))


def test_beside_the_largest_small_print_a_page_has_room_for_the_worst_piece() -> None:
    name = "*" * 300
    address = f"https://paper.example/{'a' * 850}"
    papers = tuple(CitedArticle(f"article-{n}", n, name, name, name, name, address, None, "it") for n in (1, 2, 3))
    long = registry.read_options("search", {"words": "*_~`|" + "final | bend \\ " * 13})
    assert isinstance(long, Call)
    for text, marks in ((WORST, EVERY_OTHER), (LAUGHED, RUNS), ("[1][2][3](" * 300, ())):
        statement = Statement(text, cited(1, 2, 3), covered="the result", marks=marks)
        quotation = Quotation(text, "Ada", cited(2)[0], covered="what was said", marks=marks)
        within_limits(Answer("/result 800m", name, (statement, quotation), papers), long)


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
def test_every_page_of_any_answer_is_within_the_limits(some: list[Block], title: str) -> None:
    within_limits(answer(*some, count=3, title=title))


# --- both packs ---------------------------------------------------------------------------------------------------


def every_question(live: LivePack) -> list[str]:
    """Every question, about everything that the pack tells."""
    registers = live.pack.registers
    lines = ["/sources", "/compare", "/recap", "/result", "/help", "/search the", "/quote nobody", "/result nothing"]
    for person in registers.people.values():
        lines += [f"/athlete {person.name}", f"/quote {person.name}", f"/compare {person.name}"]
    for race in sorted({story for article in live.pack.articles for story in article.stories}):
        lines += [f"/{name} event:{race}" for name in ("result", "sources", "recap")]
        lines += [f"/recap event:{race} length:{length} spoilers:hide" for length in ("short", "whole")]
    return lines


async def everything_is_within_limits(live: LivePack) -> None:
    for line in every_question(live):
        call = registry.read_line(line)
        assert isinstance(call, Call)
        sample = await live.ask(line)
        for each in check_pages(sample, call):
            visible = uncovered("\n".join(each.page.texts))
            for block in each.page.blocks:
                if isinstance(block, Statement | Quotation):
                    assert (block.text not in visible) == bool(block.covered)


async def test_every_page_of_every_answer_of_the_shipped_pack_is_within_every_limit(shipped: LivePack) -> None:
    await everything_is_within_limits(shipped)


async def test_every_page_of_every_answer_of_the_invented_pack_is_within_every_limit(harbour: LivePack) -> None:
    await everything_is_within_limits(harbour)
