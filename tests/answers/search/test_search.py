"""What is a hit of /search, and how it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Answer, Heading, Note, Outcome, Quotation, Statement
from bot.answers.search.search import MOST_RESULTS
from bot.answers.search.search_query import content_query, read_search_query
from bot.facts.model import Verdict
from tests.answers.blocks import texts
from tests.answers.search.searches import searches
from tests.conftest import one_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.answers.conftest import LivePack


def marked(answer: Answer) -> list[str]:
    """The marked words of every hit, in order."""
    hits = [block for block in answer.blocks if isinstance(block, Statement | Quotation)]
    return [hit.text[start:end] for hit in hits for start, end in hit.marks]


async def test_a_claim_is_told_by_its_exact_words_behind_whom_they_do_not_name_with_what_is_contested(
    harbour: LivePack,
) -> None:
    answer = await harbour.ask("/search 1:58.43")
    assert answer.title == "1 hit for “1:58.43”"
    first = answer.blocks[0]
    assert isinstance(first, Statement)
    assert first.text == "[1] Of Mina Lee: “settled for silver in 1:58.43”"
    assert first.verdict is Verdict.DISPUTED
    assert first.tally == ("Mina Lee's time: DISPUTED; CONTRADICTED in [1]: 1:58.43 − 1:58.20 is 0.23 s, not 0.32 s")
    assert first.reading == "time; [1] names Mina Lee in the same paragraph"
    assert [citation.excerpt for citation in first.citations] == ["settled for silver in 1:58.43"]
    assert first.marks == ((40, 47),)


async def test_a_mark_is_found_that_is_printed_in_words(harbour: LivePack) -> None:
    answer = await harbour.ask("/search 1:58.43")
    assert answer.blocks[1] == Heading("By meaning")
    assert answer.blocks[2] == Note("Women's 800m final, Harbour Games 2031")
    assert texts(answer)[1:] == [
        "Mina Lee ran 1:58.43 [1][2], 1:58.45 [3]",
        "settled for silver in 1:58.43",
        "Lee was second in one minute and 58.43 seconds",
        "Lee was second in 1:58.45",
    ]


def hits(answer: Answer) -> Iterator[Statement | Quotation]:
    """What prints the words: not what only goes by them, as the title or a heading says."""
    kind = answer.title
    for block in answer.blocks:
        kind = block.text if isinstance(block, Heading) else kind
        if isinstance(block, Statement | Quotation) and "by meaning" not in kind.lower():
            yield block


async def without_the_words(asked: LivePack, step: int) -> dict[str, list[str]]:
    """For each search the hits that do not show all of its words."""
    lacking = {}
    for typed in sorted(searches(asked.pack))[::step]:
        query = read_search_query(content_query(typed).text)
        shown = [f"{getattr(block, 'heading', '')} {block.text}" for block in hits(await asked.ask(f"/search {typed}"))]
        bad = [text for text in shown if query.lacking(text)]
        if bad:
            lacking[typed] = bad
    return lacking


@one_in(4)
async def test_each_hit_shows_every_word_that_was_searched(shipped: LivePack, harbour: LivePack, step: int) -> None:
    assert await without_the_words(shipped, step) == {}
    assert await without_the_words(harbour, step) == {}


async def test_a_quotation_comes_whole_with_who_said_it_and_when(harbour: LivePack) -> None:
    answer = await harbour.ask("/search backs")
    block = answer.blocks[0]
    assert isinstance(block, Quotation)
    assert (block.text, block.heading) == ("I only ever saw their backs,", "Noor Vance · after the race")
    assert block.marks == ((22, 27),)


async def test_a_remark_names_its_own_contest(harbour: LivePack) -> None:
    headings = [
        each.heading for each in (await harbour.ask("/search bar was fine")).blocks if isinstance(each, Quotation)
    ]
    assert headings == ["Runa Hallenby · after the competition · Women's high jump final, Harbour Games 2031"]


async def test_what_one_point_tells_in_several_ways_is_marked_on_each(harbour: LivePack) -> None:
    answer = await harbour.ask("/search pass")
    assert answer.title == "2 hits for words that begin with “pass”"
    assert [(line.text, line.tally) for line in answer.blocks if isinstance(line, Statement)] == [
        ("[2] “Brown passed her with 50 to go”", "told differently: on the final bend [3]"),
        (
            "[3] Of Ada Brown: “after passing Mina Lee in the final bend”",
            "told differently: with 50 metres to go [2]",
        ),
    ]


async def test_of_what_goes_by_a_word_each_point_has_its_own_line_and_marks(harbour: LivePack) -> None:
    told = (await harbour.ask("/search athlete ahead on the all-time list")).blocks
    assert [(line.text, (line.tally or "")[:19]) for line in told if isinstance(line, Statement)] == [
        ("Ada Brown was behind Mina Lee on the all-time list in the women's 800m among Harbour women [2]", ""),
        (
            "Brown was behind Ife Okafor on the all-time list in the women's 800m among Harbour women [2]",
            "CONTRADICTED in [2]",
        ),
    ]


async def test_a_speakers_name_finds_their_words(harbour: LivePack) -> None:
    assert texts(await harbour.ask("/search vance backs")) == ["I only ever saw their backs,"]


async def test_words_in_no_claim_bring_the_sentence_around_them(harbour: LivePack) -> None:
    answer = await harbour.ask("/search ears ringing")
    assert texts(answer) == ["[1] “ferryman: My ears are still ringing!”"]
    citation = answer.blocks[0].citations[0]  # type: ignore[union-attr]
    assert (citation.claim, citation.excerpt) == ("", "ferryman: My ears are still ringing!")
    assert marked(answer) == ["ears", "ringing"]


async def test_claims_and_quotations_come_before_passages_and_no_words_come_twice(harbour: LivePack) -> None:
    first, second, apart, third = (await harbour.ask("/search 800m gold")).blocks
    assert first.text == "[4] “Ada Brown of Harbour won gold in the women's 800m final”"
    assert second.text.startswith("[1] “Ada Brown won the women's 800m final at the Harbour Games on Wednesday (27 ")
    assert apart == Heading("Where the words stand apart")
    assert third.text.startswith(
        "[3] “It was a third gold for Harbour. Northmark had five medals by Tuesday (26 August),"
    )


async def test_words_with_little_ones_among_them_are_hits_where_they_stand_together(shipped: LivePack) -> None:
    answer = await shipped.ask("/search medal for")
    assert (answer.title, marked(answer)[:2]) == ("2 hits for “medal for”", ["medal for", "medal for"])
    kinds = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert kinds == ["By meaning", "Where words of it stand"]
    assert (await shipped.ask("/search time to go")).title == "1 hit for “time to go” by meaning"


async def test_one_word_that_asks_for_something_stands_apart_of_nothing(shipped: LivePack) -> None:
    answer = await shipped.ask("/search in the lead")
    shown = [block.text[:40] for block in answer.blocks if not isinstance(block, Note)]
    assert shown[-4:] == [
        "Where the words stand in one sentence",
        "[4] “But with the Norwegian Olympic cham",
        "Where words of it stand",
        "[3] “Jakob Ingebrigtsen had entered the ",
    ]
    title = (await shipped.ask("/search held off")).title
    assert title == "1 hit for “held off”, where the words stand in one sentence"


async def test_little_words_are_no_marks_and_none_are_outside_the_article(shipped: LivePack) -> None:
    assert texts(await shipped.ask("/search chance of a repeat")) == [
        "Of the race: “the feeling was that this year history could not repeat itself” [4]"
    ]
    assert set(marked(await shipped.ask("/search kerr move"))) == {"Kerr", "move"}


async def test_what_goes_by_a_word_is_told_by_its_sentence_and_another_race_with_its_meet(shipped: LivePack) -> None:
    told = texts(await shipped.ask("/search country"))
    assert told[:2] == ["Jakob Ingebrigtsen is Norwegian [1][3][4][5]", "Norway’s Olympic champion Jakob Ingebrigtsen"]
    told = texts(await shipped.ask("/search date"))
    year_before = "the men's 1500m final at the World Championships 2022"
    beaten = "Jake Wightman beat favourite Jakob Ingebrigtsen to the line at the Oregon 22 World Championships"
    assert f"[4] Of {year_before}: “{beaten}”" in told
    assert not [line for line in told if ", date:" in line]


async def test_the_name_of_a_race_finds_what_is_told_of_it(shipped: LivePack) -> None:
    assert texts(await shipped.ask("/search Men's marathon")) == [
        (
            "[3] Of the men's marathon at the World Championships 2023: “on Sunday (27 August) with 12 more finals, "
            "including the men’s and women’s marathons”"
        ),
        "The men's marathon at the World Championships 2023 was still to come [3]",
        "the men’s and women’s marathons",
        "The women's marathon at the World Championships 2023 was still to come [3]",
        "the men’s and women’s marathons",
    ]


async def test_whom_the_search_names_can_be_asked_next_and_of_whom_the_same_words_tell(shipped: LivePack) -> None:
    choices = (await shipped.ask("/search Mo Farah")).choices
    assert [choice.ask for choice in choices] == ["/athlete Mo Farah", "/athlete Josh Kerr"]


async def test_of_a_tie_every_side_is_shown_that_goes_by_a_word(harbour: LivePack) -> None:
    answer = await harbour.ask("/search outcome")
    assert answer.title == "2 hits for “outcome” by meaning"
    assert [block.text for block in answer.blocks if isinstance(block, Statement)] == [
        "Maren Holtby did not start in the women's marathon at the Harbour Games 2031 [3][4]",
        "Lucía Ferranda did not start in the women's marathon at the Harbour Games 2031 [4], did not finish [3]",
    ]
    started = await harbour.ask("/search start")
    assert [(line.text, line.tally) for line in started.blocks if isinstance(line, Statement)] == [
        ("[4] “Lucía Ferranda and Maren Holtby did not start”", "whether Lucía Ferranda took part: TIE"),
        ("[3] “Maren Holtby did not start”", None),
        ("Ife Okafor finished eighth [2], did not take part [1]", "TIE, 1 against 1, 2 silent"),
    ]


async def test_what_somebody_says_in_a_quotation_gives_way_to_the_whole_of_it(harbour: LivePack) -> None:
    assert texts(await harbour.ask("/search cold week")) == ["I had a cold all week, but Ada was stronger,"]


async def test_a_value_that_is_only_reported_says_so_and_is_not_counted(harbour: LivePack) -> None:
    block = (await harbour.ask("/search lost a shoe")).blocks[0]
    assert isinstance(block, Statement)
    assert block.text == "[3] Of Sólveig Ærnes: “Ærnes said she had lost a shoe in the heats”"
    assert (block.verdict, block.tally) == (None, None)
    assert block.reading == "said by Sólveig Ærnes; condition, in the heats"


async def test_what_several_articles_print_alike_is_told_once(invented: LivePack) -> None:
    title = "wins the men's 800m"
    alike = [line for line in texts(await invented.ask(f"/search {title}")) if title in line]
    assert alike
    assert all(line.startswith("[") and line.count("[") == 5 for line in alike)
    assert len({line.split("“")[1] for line in alike}) == len(alike)


@pytest.mark.parametrize("typed", ["Nordås", "nordas", "NORDAS", "nordås’s", "“nordas”"])
async def test_accents_capitals_and_possessives_may_differ(shipped: LivePack, typed: str) -> None:
    answer = await shipped.ask(f"/search {typed}")
    assert "[3] “Nordås took bronze”" in texts(answer)
    assert {"Nordås", "Nordas"} >= set(marked(answer)) > set()


@pytest.mark.parametrize(("typed", "printed"), [("ærnes", "Ærnes"), ("aernes", "Ærnes"), ("AErnes", "Ærnes")])
async def test_letters_that_are_no_accented_ones_are_found_too(harbour: LivePack, typed: str, printed: str) -> None:
    assert printed in marked(await harbour.ask(f"/search {typed}"))


async def test_the_last_word_need_not_be_finished(shipped: LivePack) -> None:
    assert texts(await shipped.ask("/search wightman eig")) == texts(await shipped.ask("/search wightman eighth"))
    assert (await shipped.ask("/search wigh eighth")).outcome is Outcome.NOT_FOUND


async def test_a_word_that_only_begins_others_is_said_to_be_unfinished(shipped: LivePack) -> None:
    assert (await shipped.ask("/search fell")).title == "3 hits for words that begin with “fell”"
    assert (await shipped.ask("/search ear")).title == "1 hit for words that begin with “ear”"
    assert (await shipped.ask("/search bell")).title == "1 hit for “bell”"
    # As it was typed it stands there, if only without the words around it.
    assert (await shipped.ask("/search who is on the bell")).title == "1 hit for “bell”"


async def test_a_record_is_found_by_no_label_of_a_best(shipped: LivePack, harbour: LivePack) -> None:
    assert (await shipped.ask("/search season's or personal best")).title == (
        "2 hits for “season's or personal best” by meaning"
    )
    assert not [line for line in texts(await harbour.ask("/search personal best")) if "Runa Hallenby" in line]


async def test_1500_and_1500_metres_are_the_same_words(shipped: LivePack) -> None:
    for typed in ("1,500m gold medal", "1500 gold medal", "1500 metres gold medal"):
        assert "1,500m" in marked(await shipped.ask(f"/search {typed}"))


@pytest.mark.parametrize("typed", ["metres", "meters", "metre", "meter", "kerr metres", "metres kerr"])
async def test_metres_are_found_alone_in_either_spelling_also_behind_their_numbers(
    shipped: LivePack, typed: str
) -> None:
    answer = await shipped.ask(f"/search {typed}")
    assert answer.title == f"9 hits for “{typed}”"
    assert sorted(line[:3] for line in texts(answer)) == ["[1]"] * 4 + ["[2]"] * 2 + ["[3]", "[4]", "[5]"]
    assert [word for word in marked(answer) if word != "Kerr"].count("metres") == 3
    assert [word for word in marked(answer) if word != "Kerr"].count("meters") == 6


async def test_a_number_and_its_metres_are_found_together(shipped: LivePack) -> None:
    for typed in ("50 metres", "50 meters", "50m", "50-meter"):
        assert marked(await shipped.ask(f"/search {typed}")) == ["50 meters", "50 metres"]
    to_go = await shipped.ask("/search metres to go")
    assert [line for line in texts(to_go) if line.startswith(("[3]", "[4]"))] == [
        "[3] Of Josh Kerr: “made his move with 200 metres to go”",
        "[4] “Kerr kicked for the finish line with 200 metres to go, passing his more decorated rival”",
    ]


async def test_an_operator_is_a_word_like_any_other(shipped: LivePack) -> None:
    assert texts(await shipped.ask("/search kerr* ")) == texts(await shipped.ask("/search (kerr)"))
    assert (await shipped.ask("/search kerr NOT bend")).title == "2 hits for “kerr bend”"


async def test_many_hits_are_bounded_and_counted(shipped: LivePack) -> None:
    answer = await shipped.ask("/search gold")
    assert len(texts(answer)) == MOST_RESULTS
    total = int(answer.title.removesuffix(" hits for “gold”"))
    notes = [block.text for block in answer.blocks if isinstance(block, Note)]
    assert [note for note in notes if note.startswith(f"And {total - MOST_RESULTS} more")]


async def test_a_word_that_stands_everywhere_is_bounded_and_says_more_than(shipped: LivePack) -> None:
    answer = await shipped.ask("/search the")
    assert len(texts(answer)) == MOST_RESULTS
    total = int(answer.title.removeprefix("More than ").removesuffix(" hits for “the”"))
    notes = [block.text for block in answer.blocks if isinstance(block, Note)]
    assert [note for note in notes if note.startswith(f"And {total - MOST_RESULTS} more") and " at least: " in note]


async def test_whom_the_hits_are_about_can_be_asked_next(harbour: LivePack) -> None:
    answer = await harbour.ask("/search brown marathon")
    assert [choice.ask for choice in answer.choices] == ["/athlete Isolde Brown"]


async def test_hits_of_several_stories_name_the_race_and_number_the_articles(invented: LivePack) -> None:
    answer = await invented.ask("/search crowd carried")
    assert [article.number for article in answer.articles] == list(range(1, len(answer.articles) + 1))
    headings = [block.heading or "" for block in answer.blocks if isinstance(block, Quotation)]
    assert headings
    assert all(heading.count(" · ") == 2 for heading in headings)


async def test_results_bests_and_quotations_come_first_and_each_point_once(shipped: LivePack) -> None:
    blocks = (await shipped.ask("/search kerr")).blocks
    assert [block.text for block in blocks if isinstance(block, Statement | Quotation)] == [
        "[3] “Kerr’s gold”",
        "[3] “Kerr’s victory”",
        "[3] “Kerr, who won the bronze medal at the Tokyo 2020 Olympics”",
        "very beatable",
        "[3] Of Josh Kerr: “becoming the second-fastest British man ever over 1500m”",
        "[3] Of Josh Kerr: “behind only Mo Farah”",
        "[4] Of Josh Kerr: “to secure victory in a time of 3:29.38”",
        "[3] Of Josh Kerr: “he ran a then-personal best of 3:29.05”",
        "[3] Of Josh Kerr: “He improved his time by 0.67 seconds in Budapest”",
        "It’s been a long time coming. It’s quite an overwhelming experience. I’m so proud of myself.",
    ]


async def test_what_only_goes_by_a_word_is_no_hit_and_stands_below(shipped: LivePack, harbour: LivePack) -> None:
    answer = await shipped.ask("/search tactics")
    assert answer.title == "1 hit for “tactics”"
    assert answer.blocks[1] == Heading("By meaning")
    assert texts(answer)[1] == ("Josh Kerr avoided any trouble [3]")
    assert (await harbour.ask("/search champion")).title == "1 hit for “champion”"
    assert (await shipped.ask("/search opponent")).title == "3 hits for “opponent” by meaning"


async def test_what_articles_disagree_on_comes_before_all_that_is_shorter(shipped: LivePack) -> None:
    assert texts(await shipped.ask("/search wightman"))[:4] == [
        "[1] “2022 champion, Jake Wightman”",
        "[3] “Wightman missed this year’s championships”",
        "[5] “teammate Jake Wightman – the defending champion who ultimately finished eighth”",
        "[1] “Ingebrigtsen found himself defeated by another British athlete, Jake Wightman”",
    ]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("kerr time", "[4] Of Josh Kerr: “to secure victory in a time of 3:29.38”"),
        (
            "tactics",
            (
                "[2] “Having closely observed his fellow club member Jake Wightman’s tactics, Kerr executed a "
                "strikingly similar race strategy”"
            ),
        ),
        ("place", "[3] “Great Britain moved up to fourth place in the medal table with four golds”"),
        ("title", "[5] Of Mondo Duplantis: “The American-born vauler successfully defended his world title”"),
    ],
)
async def test_what_prints_the_words_comes_before_what_is_only_called_so(
    shipped: LivePack, words: str, first: str
) -> None:
    assert (await shipped.ask(f"/search {words}")).blocks[0].text == first


@pytest.mark.parametrize(
    ("words", "absent"),
    [
        ("final lap", "“The pace was steady for the first two laps”"),
        ("second", "“three minutes and 29.38 seconds, a season’s best for him”"),
        ("olympic champion", "Olympic bronze medal"),
    ],
)
async def test_a_word_that_stands_as_it_was_typed_is_meant_so(shipped: LivePack, words: str, absent: str) -> None:
    answer = await shipped.ask(f"/search {words}")
    assert not [block for block in answer.blocks if absent in getattr(block, "text", "")]


async def test_hits_in_other_words_are_as_many_as_the_lines_that_tell_them(
    shipped: LivePack, harbour: LivePack
) -> None:
    assert (await shipped.ask("/search all-out effort")).title == "2 hits for “all-out effort” by meaning"
    assert (await harbour.ask("/search retirement")).title == "2 hits for “retirement” by meaning"


async def test_who_gives_no_moment_is_told_of_no_other_one(shipped: LivePack) -> None:
    answer = await shipped.ask("/search pass")
    statements = (block for block in answer.blocks if isinstance(block, Statement))
    passed = next(each for each in statements if each.text.startswith("Josh Kerr passed"))
    assert passed.tally == "told differently: held off in the home straight [3]"


async def test_every_excerpt_of_an_article_stands_below_a_line(harbour: LivePack) -> None:
    answer = await harbour.ask("/search starters")
    assert [block.text for block in answer.blocks if isinstance(block, Quotation) and block.citation.number == 4] == [
        "in a field of eight",
        "the nine runners were hardly home",
    ]


async def test_who_lost_is_found_by_who_won(shipped: LivePack) -> None:
    answer = await shipped.ask("/search lost to")
    assert [block.text for block in answer.blocks if isinstance(block, Statement)] == [
        "Josh Kerr finished behind Jakob Ingebrigtsen in the men's 1500m final at the Tokyo 2020 Olympics [3]",
        "Kerr finished behind Timothy Cheruiyot in the men's 1500m final at the Tokyo 2020 Olympics [3]",
        "Jake Wightman beat Ingebrigtsen in the men's 1500m final at the World Championships 2022 [1][3][4]",
        "Kerr beat Ingebrigtsen [1][2][3][4][5]",
        "Narve Gilje Nordås finished behind Ingebrigtsen [1][3][4]",
    ]
