"""What /compare says of points, people and stories: sides, ties, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Statement
from tests.answers.compare.blocks import block_texts, headings, statements

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_what_is_not_in_dispute_stands_below_in_lines(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman")
    assert "Also said" in headings(answer)
    beat = "Beat Jakob Ingebrigtsen in the men's 1500m final at the World Championships 2022 [1][3][4]"
    assert beat in block_texts(answer)


async def test_what_is_said_stands_apart_from_contradictions(shipped: LivePack) -> None:
    texts = [block.text for block in (await shipped.ask("/compare great britain")).blocks]
    assert texts.index("Contradictions") < texts.index("Also said") < texts.index("Moved up the medal table [3]")


async def test_lines_of_the_race_stand_below_its_name_and_others_are_told_in_full(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr")
    assert answer.blocks[0] == Note("Men's 1500m final, World Championships 2023")
    texts = [block.text for block in answer.blocks]
    besides = texts.index("Besides")
    assert texts.index("Ran 3:29.38 [1][2][3][4][5]") < besides
    assert texts.index("Ran 3:29.05 in the men's 1500m final at the Tokyo 2020 Olympics [3]") > besides


async def test_a_convention_is_told_as_one_of_counting_and_not_as_what_an_article_tells(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr best or record")
    said = "[2][4][5] say nothing of it. A season's best and a personal best count against each other by convention."
    assert said in [block.text for block in answer.blocks]
    assert "Set a season's best [1]" in block_texts(answer)


async def test_what_differs_is_counted_by_its_ways(shipped: LivePack) -> None:
    assert (await shipped.ask("/compare kerr move")).title == "Josh Kerr, move · DIFFER, in four ways"


async def test_somebody_who_is_only_named_beside_others_is_told_so(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare mark rowland")
    assert (answer.title, block_texts(answer)[0]) == ("Mark Rowland", "Josh Kerr is coached by Mark Rowland [3]")


async def test_reported_speech_stands_below_the_point_and_is_not_counted(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare ada brown condition")
    (statement,) = statements(answer)
    assert statement.text == "Said she had slept badly since the semi-finals [1]"
    assert (statement.verdict, statement.tally) == (None, None)


async def test_what_one_expects_and_another_denies_is_told_in_two_ways(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare marchand retirement")
    assert answer.title == "Éloïse Marchand, retirement"
    assert [(line.text, line.tally) for line in statements(answer)] == [
        ("“Marchand denied that she will retire” [4]", "told in two ways: expected [3], denied [4]"),
        ("Was expected to retire [3]", "told in two ways: expected [3], denied [4]"),
    ]


async def test_places_that_no_article_puts_into_each_other_are_told_in_two_ways(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare venue")
    assert answer.title == "Harbour Games 2031, venue · DIFFER, in two ways"
    assert [line.text for line in statements(answer)] == ["Quayside Stadium [2][4]", "Delta [1]"]


async def test_a_denial_is_a_side(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare lee position bell")
    assert answer.title.startswith("Mina Lee, position at the bell · DISPUTED, 2 against 1")
    assert [line.text for line in statements(answer)] == ["3rd [4]", "Not 1st [2]", "1st [1]"]


async def test_an_article_that_contradicts_itself_counts_for_neither_value(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare hallenby age")
    assert "1 contradicts itself" in answer.title
    assert [line.text for line in statements(answer)][:2] == ["22 [4]", "23 [4]"]
    reason = "An article that contradicts itself counts for neither value."
    assert [block for block in answer.blocks if isinstance(block, Note) and reason in block.text]


async def test_a_contradiction_marks_the_values_of_its_articles_alone(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare ada brown age")
    assert [(line.text, line.tally) for line in statements(answer)[:2]] == [
        ("24 [1]", "CONTRADICTED in [1]: born 3 May 2005, so 26 on 27 August 2031, not 24"),
        ("26 [3]", None),
    ]


async def test_a_value_of_neither_side_is_told_to_stand_with_either(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare ada brown birthplace")
    assert "[2] says nothing of it. Harbour [4] can stand with either side." in [
        block.text for block in answer.blocks if isinstance(block, Note)
    ]


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        ("/compare marchand place", "4th is Noor Vance [3]"),
        ("/compare", "4th [1] · 4th is Noor Vance [3]"),
        ("/athlete marchand", "Finished fourth [1], fourth was Noor Vance [3]"),
    ],
)
async def test_who_is_said_to_hold_a_place_stands_where_it_is_denied_only_so(
    harbour: LivePack, ask: str, line: str
) -> None:
    assert line in [statement.text for statement in statements(await harbour.ask(ask))]


async def test_a_state_after_another_race_is_no_dispute_of_this_one(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare Women's high jump final, Harbour Games 2031")
    assert answer.title == "4 disputes, 3 contradictions"
    assert not [heading for heading in headings(answer) if heading.startswith("Harbour, golds")]
    whole = await harbour.ask("/compare Women's 800m final, Harbour Games 2031")
    assert "Harbour, golds after the race · DISPUTED, 2 against 1" in headings(whole)


async def test_a_value_that_holds_two_others_is_on_neither_side(harbour: LivePack) -> None:
    assert "1 against 1, 1 on neither side" in (await harbour.ask("/compare ada brown born in")).title


async def test_a_contradiction_is_told_once_and_what_is_told_differently_stands_below(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare")
    below = block_texts(answer)[block_texts(answer).index("Contradictions") + 1 :]
    assert (
        below.count(
            "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than the 3:29.05 of "
            "the Tokyo 2020 Olympics, no improvement of 0.67 s"
        )
        == 1
    )
    start = next(place for place, text in enumerate(below) if text.startswith("They tell it differently on "))
    assert start == 4
    move = "Kerr made his move with 200 metres to go [2][3][4]; in the last 200 metres [1]"
    assert any(text.startswith(move) for text in below[start:])


async def test_two_people_stand_head_to_head_in_the_order_in_which_they_were_asked_for(shipped: LivePack) -> None:
    for topic in ("kerr vs jakob", "kerr ingebrigtsen"):
        answer = await shipped.ask(f"/compare {topic}")
        assert answer.title == "Josh Kerr and Jakob Ingebrigtsen"
        assert headings(answer) == ["Races", "What is said of the two"]
        assert (
            "Men's 1500m final (World Championships 2023): Josh Kerr 1st [1][2][3][4][5], "
            "Jakob Ingebrigtsen 2nd [1][2][3][4][5]"
        ) in block_texts(answer)
        assert "Josh Kerr beat Jakob Ingebrigtsen [1][2][3][4][5]" in block_texts(answer)


async def test_a_disputed_start_is_marked_where_both_stand(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr wightman")
    line = statements(answer)[0]
    assert line.text == (
        "Men's 1500m final (World Championships 2023): Josh Kerr 1st [1][2][3][4][5], "
        "Jake Wightman 8th [5] or did not take part [3]"
    )
    assert line.tally == "whether Jake Wightman took part: TIE, 1 against 1, 3 silent"


async def test_what_an_article_reports_stands_beside_what_another_asserts(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr all-out effort")
    texts = [statement.text for statement in statements(answer)]
    assert texts == ["Gave his all in the last 200 metres [2]", "Said he gave his all in the last 200 metres [1]"]


async def test_a_line_says_in_what_it_is_contradicted(shipped: LivePack) -> None:
    told = {line.text: line.tally for line in statements(await shipped.ask("/compare kerr"))}
    ran = "Ran 3:29.05 in the men's 1500m final at the Tokyo 2020 Olympics [3]"
    slower = "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05 (Tokyo 2020 Olympics)"
    assert (told["Set a personal best [3]"], told[ran]) == (slower, "CONTRADICTED in [3]")
    medal = "Took a medal at the World Championships 2022 [1]"
    assert told[medal] == (
        "CONTRADICTED in [1][4]: [4] counts 1 medal, [1] names 2; CONTRADICTED in [1]: 1 medal counted, 2 named"
    )
    assert told["Took bronze at the Tokyo 2020 Olympics [1][3][4][5]"] is None


async def test_the_point_that_has_a_value_stands_under_its_own_name(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare 3:29.55")
    assert headings(answer) == ["Jakob Ingebrigtsen, time · DISPUTED, 3 against 1"]


async def test_a_side_bears_no_contradiction_of_an_article_that_does_not_give_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr best or record")
    clash = "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05 (Tokyo 2020 Olympics)"
    marked = [statement for statement in statements(answer) if "best [" in statement.text]
    assert [(statement.text, statement.tally) for statement in marked] == [
        ("Set a season's best [1]", None),
        ("Set a personal best [3]", clash),
    ]


async def test_where_only_the_moments_differ_they_are_compared(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare passed")
    assert answer.title == "Pass"
    assert [statement.text for statement in statements(answer)] == [
        "Told differently: Ada Brown passed Mina Lee on the final bend [3]; with 50 metres to go [2]"
    ]


async def test_of_two_people_one_may_have_a_place_and_the_other_stand_before_them(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr cheruiyot")
    assert headings(answer) == ["Races", "What is said of the two"]
    assert [statement.text for statement in statements(answer)[:2]] == [
        "Men's 1500m final (Tokyo 2020 Olympics): Josh Kerr 3rd [3], Timothy Cheruiyot took part [3]",
        "Josh Kerr took bronze at the Tokyo 2020 Olympics [1][4][5]",
    ]


async def test_two_of_whom_nothing_is_said_together_are_not_said_to_be_untold(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare muir ohuruogu")
    assert answer.title == "Laura Muir and Victoria Ohuruogu"
    assert block_texts(answer) == ["Laura Muir is British [5]", "Victoria Ohuruogu is British [5]"]
    assert [choice.ask for choice in answer.choices] == ["/compare Laura Muir", "/compare Victoria Ohuruogu"]


async def test_two_stand_together_in_a_contradiction_and_by_their_outcomes(harbour: LivePack) -> None:
    assert block_texts(await harbour.ask("/compare hallenby strand")) == [
        "Contradictions",
        (
            "[2][4] contradict each other on Ottilie Strand and Runa Hallenby: 2.02m is 0.01 m less than Ottilie "
            "Strand’s earlier record 2.03m"
        ),
    ]
    assert block_texts(await harbour.ask("/compare ferranda holtby")) == [
        "Races",
        "Women's marathon (Harbour Games 2031): Lucía Ferranda DNS [4] or DNF [3], Maren Holtby DNS [3][4]",
    ]


async def test_the_name_of_the_race_stands_over_no_dispute_of_another(shipped: LivePack) -> None:
    blocks = [getattr(block, "text", "") for block in (await shipped.ask("/compare date")).blocks]
    name = blocks.index("Men's 1500m final, World Championships 2023")
    assert blocks[0] == "Men's 5000m final (World Championships 2023), date · TIE, 1 against 1"
    assert blocks[name - 1 : name + 2 : 2] == ["Also said", "The race took place on 23 August 2023 [3][4]"]


async def test_a_plan_and_a_hope_are_no_assertion_whoever_tells_of_them(shipped: LivePack) -> None:
    told, final = (
        statements(await shipped.ask("/compare plans")),
        "the men's 5000m final at the World Championships 2023",
    )
    assert [line.text for line in told] == [
        f"Jakob Ingebrigtsen intended to defend his title in {final} [2]",
        f"Ingebrigtsen was due to compete in {final} [3]",
        f"Selemon Barega was due to compete in {final} [3]",
    ]
    hope = await shipped.ask("/compare muir hope")
    assert hope.title == "Laura Muir"
    assert [line.text for line in statements(hope)] == ["Hoped for a first world outdoor medal [5]"]


async def test_who_only_took_part_stands_beside_who_has_a_place(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare nordas filip ingebrigtsen")
    race = "Men's 1500m final (World Championships 2023)"
    told = f"{race}: Narve Gilje Nordås 3rd [1][3][4], Filip Ingebrigtsen took part [3]"
    assert statements(answer)[0].text == told


async def test_who_tells_a_point_differently_is_cited_and_in_the_small_print(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare control")
    assert statements(answer)[0].tally == "told differently: lead after lap 2 [5]"
    assert [article.number for article in answer.articles] == [1, 5]


async def test_ways_are_counted_as_far_as_they_are_shown(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr lead")
    assert answer.title == "Josh Kerr, lead"
    assert [(line.text, line.tally) for line in statements(answer)] == [
        ("Took the lead in the last 50 metres [1][5]", "told differently: held off in the home straight [3]")
    ]


@pytest.mark.parametrize(
    ("topic", "title", "tally"),
    [
        ("lead", "Mina Lee, lead · DIFFER, in two ways", "told differently: in the lead for most of the race [1]"),
        (
            "led most",
            "In the lead",
            "told differently: lead on the final lap [2], lead with 200 metres to go [4]",
        ),
    ],
)
async def test_how_long_somebody_led_is_told_with_when_they_took_the_lead(
    harbour: LivePack, topic: str, title: str, tally: str
) -> None:
    answer = await harbour.ask(f"/compare {topic}")
    assert (answer.title, statements(answer)[0].tally) == (title, tally)


async def test_who_of_two_had_a_place_is_one_dispute(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare")
    assert answer.title == "14 disputes, 10 contradictions"
    assert [choice.label for choice in answer.disputes if choice.label.endswith(", place")] == [
        "Éloïse Marchand, place",
        "Ife Okafor, place",
    ]


@pytest.mark.parametrize(
    ("topic", "count"),
    [
        ("marathon margin", 0),
        ("marathon time", 0),
        ("400m time", 0),
        ("400m place", 0),
        ("high jump place", 1),
        ("800m date", 1),
        ("mark-status", 2),
        ("date", 2),
    ],
)
async def test_those_contradictions_are_listed_with_which_a_line_is_marked(
    harbour: LivePack, topic: str, count: int
) -> None:
    answer = await harbour.ask(f"/compare {topic}")
    assert ("Contradictions" in headings(answer)) == bool(count)
    assert (
        len(
            [
                text
                for text in block_texts(answer)
                if " contradicts itself on " in text or " contradict each other on " in text
            ]
        )
        == count
    )


async def test_who_took_part_did_so_whatever_contradicts_the_mark(harbour: LivePack) -> None:
    (start, *_), (time, *_) = [
        [
            block
            for block in (await harbour.ask(f"/compare delta open 2029 {word}")).blocks
            if isinstance(block, Statement)
        ]
        for word in ("ran", "time")
    ]
    ran = "Ada Brown took part in the women's 800m at the Delta Open 2029 [2]"
    assert (start.text, start.tally) == (ran, "ONE SOURCE")
    assert (time.text, time.tally) == (
        "Ada Brown ran 1:58.10 in the women's 800m at the Delta Open 2029 [2]",
        "ONE SOURCE; CONTRADICTED in [2]: 1:58.20 is slower than 1:58.10 (Delta Open 2029)",
    )
