"""What /compare says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Note, Outcome, Quotation, Statement
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack


def block_texts(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks]


def statements(answer: Answer) -> list[Statement]:
    return [block for block in answer.blocks if isinstance(block, Statement)]


def headings(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Heading)]


async def test_a_tie_is_told_with_both_sides_and_their_exact_words(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman")
    assert answer.title == "Jake Wightman"
    start = headings(answer).index("Jake Wightman, place — TIE, 1 against 1")
    place = answer.blocks.index(Heading(headings(answer)[start]))
    assert [block.text for block in answer.blocks[place + 1 : place + 6]] == [
        "8th [5]",
        "Jake Wightman – the defending champion who ultimately finished eighth",
        "Did not take part [3]",
        "Wightman missed this year’s championships",
        "[1][2][4] say nothing of it.",
    ]


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


async def test_who_took_gold_is_not_said_to_have_won_and_taken_part_as_well(shipped: LivePack) -> None:
    texts = block_texts(await shipped.ask("/compare kerr"))
    assert "Won gold [1][2][3][4][5]" in texts
    assert not {"Won [1][2][3][4][5]", "Took part [1][2][3][4][5]"} & {*texts}


async def test_a_convention_is_told_as_one_of_counting_and_not_as_what_an_article_tells(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr best or record")
    said = "[2][4][5] say nothing of it. SB and PB count against each other by convention."
    assert said in [block.text for block in answer.blocks]
    assert "Set a season's best [1]" in block_texts(answer)


async def test_what_differs_is_counted_by_its_ways(shipped: LivePack) -> None:
    assert (await shipped.ask("/compare kerr move")).title == "Josh Kerr, move — DIFFER, in four ways"


async def test_a_medal_and_an_attribute_are_a_point_of_the_newest_story(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare silver time")
    assert answer.title == "Jakob Ingebrigtsen, time — DISPUTED, 3 against 1"
    assert block_texts(answer) == [
        "Men's 1500m final, World Championships 2023",
        "3:29.65 [1][2][4]",
        "leaving Ingebrigtsen with the silver medal in a time of 3:29.65",
        "Ingebrigtsen claiming silver in 3:29.65",
        "Ingebrigtsen held on for silver in 3:29.65",
        "3:29.55 [3]",
        "Ingebrigtsen settled for silver in 3:29.55",
        "[5] says nothing of it. 3:29.65 is what more articles give, not a ruling.",
    ]
    first = statements(answer)[0]
    assert (first.verdict, first.strong) == (Verdict.DISPUTED, True)
    excerpts = [block for block in answer.blocks if isinstance(block, Quotation)]
    assert {excerpt.speaker for excerpt in excerpts} == {""}
    assert [excerpt.text[slice(*excerpt.marks[0])] for excerpt in excerpts] == ["3:29.65"] * 3 + ["3:29.55"]


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("winning time", "Josh Kerr, time — AGREED, 5 of 5 articles"),
        ("1500m winning time", "Josh Kerr, time — AGREED, 5 of 5 articles"),
        ("bronze", "Narve Gilje Nordås"),
        ("1500m", "5 disputes, 4 contradictions"),
        ("kerr personal best", "Josh Kerr, personal best"),
        ("kerr pb", "Josh Kerr, personal best"),
        ("personal best", "Personal best"),
        ("medals", "Medals"),
        ("gold medals", "Golds"),
        ("great britain", "Great Britain"),
        ("Team GB golds", "Great Britain, golds after the race — TIE, 1 against 1"),
        ("ingebrigtsen", "Jakob Ingebrigtsen"),
        ("KJT", "Katarina Johnson-Thompson"),
    ],
)
async def test_a_topic_is_a_point_a_person_a_country_or_an_attribute(shipped: LivePack, topic: str, title: str) -> None:
    assert (await shipped.ask(f"/compare {topic}")).title == title


async def test_an_attribute_of_a_race_is_a_point_of_its_own_in_the_story(shipped: LivePack) -> None:
    answer, queries = await shipped.counted("/compare worlds-2023-mens-1500m-final crowd")
    assert (answer.title, queries) == ("Men's 1500m final, crowd", 2)
    assert any(text.startswith("The crowd") and text.endswith(" [4]") for text in block_texts(answer))
    times = await shipped.ask("/compare worlds-2023-mens-1500m-final time")
    assert not [text for text in block_texts(times) if "Tokyo" in text]


async def test_somebody_who_is_only_named_beside_others_is_told_so(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare mark rowland")
    assert answer.title.startswith("Josh Kerr, coach")
    assert block_texts(answer)[0] == "Mark Rowland [3]"


async def test_further_words_leave_points_out(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wightman 2022")
    assert headings(answer) == [
        "Jake Wightman, place in the men's 1500m final at the World Championships 2022 — AGREED, 4 of 5 articles",
        (
            "Jake Wightman, beaten opponent: Jakob Ingebrigtsen in the men's 1500m final at the World Championships"
            " 2022 — AGREED, 3 of 5 articles"
        ),
    ]
    assert not [text for text in block_texts(answer) if "eighth" in text]


@pytest.mark.parametrize("topic", ["wightman eighth", "kerr crown", "silver 3:29.55", "ingebrigtsen crestfallen"])
async def test_words_of_an_excerpt_or_a_value_find_their_point(shipped: LivePack, topic: str) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert answer.outcome is Outcome.ANSWERED
    assert topic.rsplit(maxsplit=1)[-1] in str(answer.blocks)


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("wightman gold", ["Held the world title in the men's 1500m [1][3][5]", "1st [1][3][4][5]"]),
        ("wightman medal", ["Held the world title in the men's 1500m [1][3][5]", "1st [1][3][4][5]"]),
        ("duplantis medal", ["1st [5]", "Held the world title in the men's pole vault [5]"]),
        ("barega olympic gold", ["Held an Olympic title [3]"]),
        (
            "olympic gold",
            [
                "Held an Olympic title [1][3][4][5]",
                "Held an Olympic title [3]",
                "Jakob Ingebrigtsen won gold in the men's 1500m final at the Tokyo 2020 Olympics [3]",
            ],
        ),
        ("johnson-thompson gold", ["Gold [1]", "1st [1][4]"]),
        ("kerr gold", ["Gold [1][2][3][4][5]"]),
        ("kerr title", ["Gold [1][2][3][4][5]", "Won three NCAA titles [3]"]),
        ("kerr world champion", ["Gold [1][2][3][4][5]", "Won three NCAA titles [3]"]),
        ("farah rank", ["Mo Farah [3]"]),
    ],
)
async def test_a_title_and_a_win_stand_beside_gold_and_a_rank_is_who_was_ahead(
    shipped: LivePack, topic: str, lines: list[str]
) -> None:
    assert [line.text for line in statements(await shipped.ask(f"/compare {topic}"))] == lines


async def test_a_place_is_a_medal_in_other_words(harbour: LivePack) -> None:
    second = statements(await harbour.ask("/compare vossel silver"))
    assert second[0].text == "2nd [2][4]"
    silver = statements(await harbour.ask("/compare lee silver"))
    assert [line.text for line in silver[:2]] == ["Silver [1][2]", "2nd [1][2][3]"]
    assert [line.text for line in statements(await harbour.ask("/compare lee gold"))][:2] == [
        "Held the indoor title in the women's 800m [1]",
        "Held the title in the women's 400m at the Harbour Games [2]",
    ]


@pytest.mark.parametrize("topic", ["filip time", "filip medal", "muir title"])
async def test_having_taken_part_is_no_mark_and_no_medal(shipped: LivePack, topic: str) -> None:
    assert (await shipped.ask(f"/compare {topic}")).outcome is Outcome.SILENT


async def test_reported_speech_stands_below_the_point_and_is_not_counted(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare ada brown condition")
    (statement,) = statements(answer)
    assert statement.text == "Said she had slept badly since the semi-finals [1]"
    assert (statement.verdict, statement.tally) == (None, None)


async def test_what_one_expects_and_another_denies_is_told_in_two_ways(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare marchand retirement")
    assert answer.title == "Éloïse Marchand, retirement — REPORTED, in two ways"
    assert [(line.text, line.tally) for line in statements(answer)] == [
        ("“Marchand denied that she will retire” [4]", "told in two ways: expected [3], denied [4]"),
        ("Was expected to retire [3]", "told in two ways: expected [3], denied [4]"),
    ]


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (
            "/compare hallenby mark-status",
            ("Set a Games record [2]", "CONTRADICTED in [2][4]: 2.02m is less than 2.03m"),
        ),
        (
            "/compare ada brown standing-behind",
            (
                "Ife Okafor [2]",
                (
                    "CONTRADICTED in [2]: 1:58.20 is slower than 1:58.10; "
                    "CONTRADICTED in [2]: 1:58.30 of 2nd place on the list is 0.10 s slower than 1:58.20 of 3rd place"
                ),
            ),
        ),
    ],
)
async def test_what_rests_on_a_contradicted_record_or_order_is_marked(
    harbour: LivePack, ask: str, told: tuple[str, str]
) -> None:
    assert told in [(line.text, line.tally) for line in statements(await harbour.ask(ask))]


async def test_places_that_no_article_puts_into_each_other_are_told_in_two_ways(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare venue")
    assert answer.title == "Harbour Games 2031, venue — DIFFER, in two ways"
    assert [line.text for line in statements(answer)] == ["Quayside Stadium [2][4]", "Delta [1]"]


async def test_a_denial_is_a_side(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare lee position bell")
    assert answer.title.startswith("Mina Lee, position at the bell — DISPUTED, 2 against 1")
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


async def test_a_margin_that_is_given_once_is_no_dispute(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare vossel holmquay")
    margin = statements(answer)[1]
    assert (margin.text, margin.verdict) == ("2nd to 3rd: 0.03 m [2]", None)
    assert margin.tally == "Katrin Vossel's height: TIE; CONTRADICTED in [4]: 1.93m in 2nd, 1.96m in 3rd"


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


async def test_without_a_topic_the_newest_story_s_disputes_stand_each_with_its_sides(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare")
    assert answer.title == "5 disputes, 4 contradictions"
    assert block_texts(answer)[:3] == [
        "Men's 1500m final, World Championships 2023",
        "Josh Kerr, season's or personal best · TIE, 1 against 1",
        "Set a season's best [1] · set a personal best [3]",
    ]
    assert [heading.partition(",")[0] for heading in headings(answer)[:3]] == [
        "Josh Kerr",
        "Jakob Ingebrigtsen",
        "Jake Wightman",
    ]
    assert "Jakob Ingebrigtsen, time · DISPUTED, 3 against 1" in headings(answer)
    assert len(answer.disputes) == 5


async def test_a_contradiction_is_told_once_and_what_is_told_differently_stands_below(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare")
    below = block_texts(answer)[block_texts(answer).index("Contradictions") + 1 :]
    assert (
        below.count(
            "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than 3:29.05, no improvement of 0.67 s"
        )
        == 1
    )
    start = next(place for place, text in enumerate(below) if text.startswith("They tell it differently on "))
    assert start == 4
    move = "Told differently: Kerr made his move with 200 metres to go [2][3][4]; in the last 200 metres [1]"
    assert any(text.startswith(move) for text in below[start:])


@pytest.mark.parametrize("topic", ["1500m", "Men's 1500m final, World Championships 2023"])
async def test_a_story_is_asked_for_by_its_race(shipped: LivePack, topic: str) -> None:
    answer, queries = await shipped.counted(f"/compare {topic}")
    assert (answer.title, queries <= 3) == ("5 disputes, 4 contradictions", True)


async def test_two_people_stand_head_to_head_in_the_order_in_which_they_were_asked_for(shipped: LivePack) -> None:
    for topic in ("kerr vs jakob", "kerr ingebrigtsen"):
        answer = await shipped.ask(f"/compare {topic}")
        assert answer.title == "Josh Kerr and Jakob Ingebrigtsen"
        assert headings(answer) == ["Where both stand", "One of the other"]
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
    assert texts == ["In the last 200 metres [2]", "Said he gave his all in the last 200 metres [1]"]


async def test_a_line_says_in_what_it_is_contradicted(shipped: LivePack) -> None:
    told = {line.text: line.tally for line in statements(await shipped.ask("/compare kerr"))}
    ran = "Ran 3:29.05 in the men's 1500m final at the Tokyo 2020 Olympics [3]"
    assert told[ran] == "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05"
    medal = "Took a medal at the World Championships 2022 [1]"
    assert told[medal] == (
        "CONTRADICTED in [1][4]: [4] counts 1 medal, [1] names 2; CONTRADICTED in [1]: 1 medal counted, 2 named"
    )
    assert told["Took bronze at the Tokyo 2020 Olympics [1][3][4][5]"] is None


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("kerr ingebrigtsen", "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]"),
        ("ingebrigtsen nordas", "2nd to 3rd, DISPUTED: 0.03 s [1][4], 0.13 s [3]"),
        ("nordas kerr", "1st to 3rd: 0.30 s [1][3][4]"),
        ("silver margin", "2nd to 3rd, DISPUTED: 0.03 s [1][4], 0.13 s [3]"),
    ],
)
async def test_how_far_apart_any_two_were_is_worked_out(shipped: LivePack, topic: str, line: str) -> None:
    assert line in [statement.text for statement in statements(await shipped.ask(f"/compare {topic}"))]


async def test_a_margin_that_nobody_states_is_worked_out_from_two_marks(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare winning margin")
    assert (answer.title, answer.outcome) == ("Margin, Men's 1500m final", Outcome.ANSWERED)
    assert [(line.text, line.working) for line in statements(answer)] == [
        (
            "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]",
            "3:29.65 − 3:29.38 = 0.27 s; 3:29.55 − 3:29.38 = 0.17 s",
        )
    ]


async def test_the_words_by_which_a_point_is_told_find_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare ingebrigtsen led")
    assert answer.outcome is Outcome.ANSWERED
    assert any("most of the race" in text for text in block_texts(answer))


async def test_before_silence_the_texts_are_asked(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr thrilling")
    assert (answer.outcome, answer.title) == (Outcome.ANSWERED, "“kerr thrilling” in the articles’ words")
    assert answer.blocks[0] == Note("“kerr thrilling” stands in [4][5]:")
    assert len(statements(answer)) == 2


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("3:29.55", "3:29.55 [3]"),
        ("speed", "Had formidable finishing speed [5]"),
        ("monaco", "Jakob Ingebrigtsen ran 3:27.14 in the men's 1500m at Monaco 2023 [3]"),
        (
            "semi-final",
            "Victoria Ohuruogu won her semi-final of the women's 400m at the World Championships 2023 [5]",
        ),
        ("2022", "Jake Wightman won the men's 1500m final at the World Championships 2022 [1][3][4][5]"),
    ],
)
async def test_a_value_a_meet_a_round_a_year_and_a_term_find_their_points(
    shipped: LivePack, topic: str, line: str
) -> None:
    answer, queries = await shipped.counted(f"/compare {topic}")
    assert (answer.title, queries <= 4) == (f"Points with “{topic}”", True)
    assert line in [statement.text for statement in statements(answer)]


async def test_the_point_that_has_a_value_stands_under_its_own_name(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare 3:29.55")
    assert headings(answer) == ["Jakob Ingebrigtsen, time — DISPUTED, 3 against 1"]


async def test_a_race_is_meant_whose_meet_has_the_longer_name(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare Women's heptathlon, World Championships 2023")
    assert answer.title == (
        "The articles do not disagree on anything of the women's heptathlon, World Championships 2023."
    )


async def test_titles_of_other_events_stand_below_those_of_the_race(shipped: LivePack) -> None:
    texts = [block.text for block in (await shipped.ask("/compare title")).blocks]
    assert texts[:3] == [
        "Men's 1500m final, World Championships 2023",
        "Jake Wightman held the world title in the men's 1500m going into the World Championships 2023 [1][3][5]",
        "Besides",
    ]
    assert "Selemon Barega held an Olympic title going into the World Championships 2023 [3]" in texts
    other = "Ingebrigtsen held the world title in the men's 5000m going into the World Championships 2023 [1][2]"
    assert other in texts[3:]


async def test_a_side_bears_no_contradiction_of_an_article_that_does_not_give_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr best or record")
    clash = "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05"
    marked = [statement for statement in statements(answer) if "best [" in statement.text]
    assert [(statement.text, statement.tally) for statement in marked] == [
        ("Set a season's best [1]", None),
        ("Set a personal best [3]", clash),
    ]


async def test_titles_of_which_no_event_is_named_are_no_race_in_which_two_stand(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare ingebrigtsen barega")
    assert headings(answer) == ["One of the other"]


async def test_where_only_the_moments_differ_they_are_compared(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare passed")
    assert answer.title == "Ada Brown, pass: Mina Lee — DIFFER, in two ways"
    assert [statement.text for statement in statements(answer)] == [
        "Told differently: Ada Brown passed Lee on the final bend [3]; with 50 metres to go [2]"
    ]


async def test_two_countries_stand_side_by_side_in_the_medal_table(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare great britain kenya")
    assert answer.title == "Great Britain and Kenya"
    assert headings(answer) == ["Medals, World Championships 2023"]
    assert [statement.text for statement in statements(answer)] == [
        "2nd · Kenya: 6 gold, 4 silver, 2 bronze [3]",
        "4th · Great Britain: 4 gold, 1 silver, 2 bronze [3] · 2 gold, 4 in all [1]",
    ]


async def test_of_two_people_one_may_have_a_place_and_the_other_stand_before_them(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr cheruiyot")
    assert headings(answer) == ["Where both stand", "One of the other"]
    assert [statement.text for statement in statements(answer)[:2]] == [
        "Men's 1500m final (Tokyo 2020 Olympics): Josh Kerr 3rd [3], Timothy Cheruiyot took part [3]",
        "Josh Kerr took bronze at the Tokyo 2020 Olympics [1][4][5]",
    ]


async def test_a_shared_name_is_told(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare brown")
    assert answer.blocks[0] == Note("Ada Brown is meant here. Of that name there is also Isolde Brown.")
    assert "/compare Isolde Brown" in [choice.ask for choice in answer.choices]


async def test_a_known_name_without_such_words_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr nonsense")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        "Nothing found for “nonsense” about Josh Kerr.",
    )
    assert answer.blocks[0] == Heading("Josh Kerr")


async def test_an_event_is_the_disputes_of_its_story_or_what_is_told_of_it(
    shipped: LivePack, harbour: LivePack
) -> None:
    vault = await shipped.ask("/compare pole vault")
    title = "One article alone tells of the men's pole vault final, World Championships 2023."
    assert (vault.outcome, vault.title) == (Outcome.ANSWERED, title)
    rounds = await shipped.ask("/compare women's 400m")
    assert rounds.title == "One article alone tells of the women's 400m, World Championships 2023."
    won = "Ohuruogu won her semi-final of the women's 400m at the World Championships 2023 [5]"
    assert won in [getattr(block, "text", "") for block in rounds.blocks]
    jump = await harbour.ask("/compare high jump")
    assert (jump.title, jump.blocks[0]) == (
        "4 disputes, 3 contradictions",
        Note("Women's high jump final, Harbour Games 2031"),
    )


async def test_two_of_whom_nothing_is_said_together_are_not_said_to_be_untold(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare muir ohuruogu")
    assert answer.title == "Nothing found that names both Laura Muir and Victoria Ohuruogu."
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
        "Where both stand",
        "Women's marathon (Harbour Games 2031): Lucía Ferranda DNS [4] or DNF [3], Maren Holtby DNS [3][4]",
    ]


async def test_an_attribute_of_a_race_is_not_that_of_another(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare Women's marathon date")
    assert answer.title == "Women's marathon (Harbour Games 2031), date — TIE, 1 against 1"
    assert [line.text for line in statements(answer)] == ["The first day [2]", "27 August 2031 [1]"]


async def test_an_attribute_of_an_event_is_looked_for_in_its_races(shipped: LivePack) -> None:
    answer, queries = await shipped.counted("/compare 5000m date")
    assert (answer.title, queries) == ("Men's 5000m final (World Championships 2023), date — TIE, 1 against 1", 2)
    assert shipped.auditor.problems(answer) == []


async def test_a_topic_with_a_slip_of_the_pen_is_read_as_meant_and_says_so(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare wihgtman")
    assert (answer.outcome, answer.title, answer.read_as) == (
        Outcome.ANSWERED,
        "Jake Wightman",
        "/compare wightman",
    )


async def test_a_race_and_its_meet_mean_that_race_however_short_its_name(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare Women's marathon, Harbour Games 2031")
    assert answer.title == "2 disputes"
    assert answer.blocks[0] == Note("Women's marathon, Harbour Games 2031")


async def test_the_name_of_the_race_stands_over_no_dispute_of_another(shipped: LivePack) -> None:
    blocks = [getattr(block, "text", "") for block in (await shipped.ask("/compare date")).blocks]
    name = blocks.index("Men's 1500m final, World Championships 2023")
    assert blocks[0] == "Men's 5000m final (World Championships 2023), date — TIE, 1 against 1"
    assert blocks[name - 1 : name + 2 : 2] == ["Also said", "The race took place on 23 August 2023 [3][4]"]


async def test_a_plan_and_a_hope_are_no_assertion_whoever_tells_of_them(shipped: LivePack) -> None:
    told, final = headings(await shipped.ask("/compare plans")), "the men's 5000m final at the World Championships 2023"
    assert told == [
        f"Jakob Ingebrigtsen, title defence: {final} — REPORTED, 1 article",
        f"Jakob Ingebrigtsen, next race: {final} — REPORTED, 1 article",
        f"Selemon Barega, next race: {final} — REPORTED, 1 article",
    ]
    hope = await shipped.ask("/compare muir hope")
    assert hope.title == "Laura Muir, hope of a medal: a first world outdoor medal — REPORTED, 1 article"
    assert [line.text for line in statements(hope)] == ["Hoped for a first world outdoor medal [5]"]


async def test_who_only_took_part_stands_beside_who_has_a_place(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare nordas filip ingebrigtsen")
    race = "Men's 1500m final (World Championships 2023)"
    told = f"{race}: Narve Gilje Nordås 3rd [1][3][4], Filip Ingebrigtsen took part [3]"
    assert statements(answer)[0].text == told


async def test_a_medal_alone_says_as_whose_place_it_was_read(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare gold")
    assert answer.blocks[0] == Note("Read as place 1 in the women's 800m final.")


async def test_who_tells_a_point_differently_is_cited_and_in_the_small_print(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare control")
    assert statements(answer)[0].tally == "told differently: lead after lap 2 [5]"
    assert [article.number for article in answer.articles] == [1, 5]


async def test_ways_are_counted_as_far_as_they_are_shown(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr lead")
    assert answer.title == "Josh Kerr, lead — DIFFER"
    assert [(line.text, line.tally) for line in statements(answer)] == [
        ("In the last 50 metres [1][5]", "told differently: held off in the home straight [3]")
    ]


async def test_points_of_one_event_that_are_told_differently_are_listed_once(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare")
    told = [line.text for line in statements(answer)]
    assert "They tell it differently on 4 points" in headings(answer)
    assert "Jakob Ingebrigtsen took the lead after two laps [5]" in told
    assert not [text for text in told if text.startswith("Kerr passed Jakob Ingebrigtsen")]


async def test_words_stand_only_in_the_articles_that_have_them(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr johnson-thompson")
    assert answer.blocks[0] == Note("“kerr johnson-thompson” stands in [1]:")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("/compare muir medal", ["Laura Muir, hope of a medal: a first world outdoor medal — REPORTED, 1 article"]),
        ("/compare hold off", ["Josh Kerr, held off: Jakob Ingebrigtsen — DIFFER"]),
    ],
)
async def test_the_words_of_an_attribute_find_what_is_told_by_another_one(
    shipped: LivePack, line: str, told: list[str]
) -> None:
    assert [(await shipped.ask(line)).title] == told


async def test_a_record_of_somebody_is_found_by_whatever_is_told_of_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare duplantis world record")
    assert [block.text for block in answer.blocks if isinstance(block, Quotation)] == [
        "he couldn't quite add another centimetre to his world record",
        "three attempts at a new world record of 6.23m",
    ]


async def test_a_margin_by_the_marks_stands_over_one_that_an_article_states(harbour: LivePack) -> None:
    lines = [line.text for line in statements(await harbour.ask("/compare margin"))]
    assert lines[:2] == ["Winning margin, DISPUTED: 0.23 s [1][2], 0.43 s [3]", "0.32 s [1]"]


async def test_a_meet_without_a_story_is_what_is_said_of_its_races(harbour: LivePack) -> None:
    assert [line.text for line in statements(await harbour.ask("/compare delta open 2029"))] == [
        "1:58.10 [2]",
        "Set a personal best [2]",
    ]
    told = [line.text for line in statements(await harbour.ask("/compare harbour games 2027"))]
    assert told == [
        "Ada Brown took a medal at the Harbour Games 2027 [4]",
        "Isolde Brown finished third in the women's marathon at the Harbour Games 2027 [3]",
        "Ottilie Strand cleared 2.03m in the women's high jump at the Harbour Games 2027 [4]",
        "Isolde Brown finished behind Hanne Dahlmark in the women's marathon at the Harbour Games 2027 [3]",
    ]


async def test_how_many_ran_is_the_number_of_starters(harbour: LivePack) -> None:
    for asked in ("/compare field size", "/compare how many ran", "how many ran the 800m"):
        assert [line.text for line in statements(await harbour.ask(asked))] == ["8 [1][2][4]", "9 [3][4]"], asked


@pytest.mark.parametrize(
    ("topic", "told"),
    [
        ("women's 1500m", ["Women's 1500m final [5]"]),
        ("women's 400m final", ["2nd [5]", "Women's 400m final [5]"]),
    ],
)
async def test_of_a_race_without_a_story_its_points_are_shown(shipped: LivePack, topic: str, told: list[str]) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert (answer.outcome, [line.text for line in statements(answer)]) == (Outcome.ANSWERED, told)


@pytest.mark.parametrize(
    ("topic", "title", "tally"),
    [
        ("lead", "Mina Lee, lead — DIFFER, in two ways", "told differently: in the lead for most of the race [1]"),
        (
            "led most",
            "Mina Lee, in the lead — DIFFER",
            "told differently: lead on the final lap [2], lead with 200 metres to go [4]",
        ),
    ],
)
async def test_how_long_somebody_led_is_told_with_when_they_took_the_lead(
    harbour: LivePack, topic: str, title: str, tally: str
) -> None:
    answer = await harbour.ask(f"/compare {topic}")
    assert (answer.title, statements(answer)[0].tally) == (title, tally)


@pytest.mark.parametrize(
    ("topic", "ask"),
    [
        ("hallenby", ["/compare Women's high jump final, Harbour Games 2031"]),
        ("ada brown", ["/compare Women's 800m final, Harbour Games 2031"]),
        ("isolde brown", []),
    ],
)
async def test_all_disputes_are_those_of_the_race_in_which_the_topic_has_one(
    harbour: LivePack, topic: str, ask: list[str]
) -> None:
    choices = (await harbour.ask(f"/compare {topic}")).choices
    assert [choice.ask for choice in choices if choice.label == "All disputes"] == ask


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("home straight", ["Josh Kerr held off Ingebrigtsen in the home straight [3]"]),
        ("50 metres", ["Josh Kerr passed Ingebrigtsen [1][3][4], in the last 50 metres [5]"]),
        ("club", ["Josh Kerr is a club-mate of Jake Wightman [1][2]"]),
        ("streak", ["Ingebrigtsen was unbeaten that season [1]"]),
        ("defeat", ["Josh Kerr beat Jakob Ingebrigtsen [1][2][3][4][5]"]),
        ("semi-final", ["Jakob Ingebrigtsen said that in the semi-final he had a little bit of a dry throat [4]"]),
        ("record", ["Jakob Ingebrigtsen held the European record of 3:27.14 after the men's 1500m at Monaco 2023 [3]"]),
        ("medals", ["Great Britain had two golds after the race [1], four [3]", "Kerr won gold [1][2][3][4][5]"]),
        ("kerr medals", ["Won gold [1][2][3][4][5]", "Took bronze at the Tokyo 2020 Olympics [1][3][4][5]"]),
    ],
)
async def test_whatever_has_the_words_of_a_topic_is_told_with_it(
    shipped: LivePack, topic: str, lines: list[str]
) -> None:
    told = [line.text for line in statements(await shipped.ask(f"/compare {topic}"))]
    assert [line for line in lines if line not in told] == []


@pytest.mark.parametrize(
    ("topic", "first"),
    [("winner", "Set a season's best [1]"), ("olympic champion", "Held an Olympic title [1][3][4][5]")],
)
async def test_what_is_asked_for_by_its_words_comes_first(shipped: LivePack, topic: str, first: str) -> None:
    assert statements(await shipped.ask(f"/compare {topic}"))[0].text == first


@pytest.mark.parametrize("topic", ["kerr personal best", "season's best"])
async def test_a_best_stands_below_what_other_articles_call_its_mark(shipped: LivePack, topic: str) -> None:
    answer = await shipped.ask(f"/compare {topic}")
    assert [line.text for line in statements(answer)][:3] == [
        "Set a season's best [1]",
        "Set a personal best [3]",
        "3:29.38 [1]" if topic == "season's best" else "3:29.38 [3]",
    ]


async def test_who_of_two_had_a_place_is_one_dispute(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare")
    assert answer.title == "13 disputes, 10 contradictions"
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
        ("mark-status", 3),
        ("date", 3),
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


@pytest.mark.parametrize(
    ("topic", "people"),
    [
        ("marathon country", ["Hanne Dahlmark", "Isolde Brown", "Lucía Ferranda"]),
        ("high jump country", ["Greta Holmquay", "Katrin Vossel", "Runa Hallenby"]),
    ],
)
async def test_of_a_race_that_is_told_which_its_runners_are(harbour: LivePack, topic: str, people: list[str]) -> None:
    told = await harbour.ask(f"/compare {topic}")
    assert [heading.partition(",")[0] for heading in headings(told)] == people


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("high jump margin", "Winning margin, TIE: 0.03 m [1], 0.12 m [2]"),
        ("hallenby margin", "Winning margin, TIE: 0.03 m [1], 0.12 m [2]"),
        ("marathon margin", "Winning margin: 6 s [1]"),
        ("lee margin", "Winning margin, DISPUTED: 0.23 s [1][2], 0.43 s [3]"),
    ],
)
async def test_a_margin_of_an_event_or_a_person_follows_from_the_marks(
    harbour: LivePack, topic: str, line: str
) -> None:
    assert statements(await harbour.ask(f"/compare {topic}"))[0].text == line


async def test_the_margin_of_a_person_is_one_to_a_neighbour(shipped: LivePack) -> None:
    for topic, line in (
        ("kerr margin", "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]"),
        ("nordas margin", "2nd to 3rd, DISPUTED: 0.03 s [1][4], 0.13 s [3]"),
    ):
        assert [told.text for told in statements(await shipped.ask(f"/compare {topic}"))] == [line]


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("british all-time list", "2nd [3]"),
        ("jakob medals", "Took silver [1][2][3][4][5]"),
        ("kenya medals", "Had six golds after the race [3]"),
        ("nordas medals", "Bronze [1][3][4]"),
        ("wightman club", "Jake Wightman [1][2]"),
    ],
)
async def test_a_country_and_the_plural_of_a_word_find_what_is_told_of_others(
    shipped: LivePack, topic: str, line: str
) -> None:
    assert statements(await shipped.ask(f"/compare {topic}"))[0].text == line


@pytest.mark.parametrize("word", ["fell", "hero", "step", "art", "fallen"])
async def test_what_only_begins_with_a_word_does_not_have_it(shipped: LivePack, word: str) -> None:
    answer = await shipped.ask(f"/compare {word}")
    assert (answer.title, statements(answer)) == (f"No topic here goes by “{word}”.", [])


async def test_a_word_that_finds_nothing_of_somebody_stands_over_all_that_is_told_of_them(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare holtby country")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "Nothing found for “country” about Maren Holtby.")
    assert "DNS [3][4]" in block_texts(answer)


async def test_a_mark_that_was_a_record_has_no_label_of_a_best(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare duplantis personal best")
    assert answer.title.startswith("Mondo Duplantis, record in the men's pole vault final")


async def test_who_took_part_did_so_whatever_contradicts_the_mark(harbour: LivePack) -> None:
    (start, *_), (time, *_) = [
        [
            block
            for block in (await harbour.ask(f"/compare delta open 2029 {word}")).blocks
            if isinstance(block, Statement)
        ]
        for word in ("ran", "time")
    ]
    assert (start.text, start.tally) == ("Took part [2]", None)
    assert (time.text, time.tally) == ("1:58.10 [2]", "CONTRADICTED in [2]: 1:58.20 is slower than 1:58.10")


@pytest.mark.parametrize(
    ("topic", "title"),
    [
        ("cheruiyot kenyan", "Timothy Cheruiyot, country — ONE SOURCE"),
        ("muir team gb", "Laura Muir, country — ONE SOURCE"),
        ("duplantis swedish", "Mondo Duplantis, country — ONE SOURCE"),
        ("duplantis usa", "Mondo Duplantis, birthplace — ONE SOURCE"),
        ("johnson-thompson uk", "Katarina Johnson-Thompson, country — AGREED, 2 of 5 articles"),
        ("kerr american", "Josh Kerr, move abroad: the United States — ONE SOURCE"),
        ("jakob usa", "Nothing found for “usa” about Jakob Ingebrigtsen."),
        *(
            (
                topic,
                (
                    "Jakob Ingebrigtsen, defeats in a row in the men's 1500m at the World Championships among British"
                    " athletes — AGREED, 3 of 5 articles"
                ),
            )
            for topic in ("jakob british", "jakob uk", "jakob britain", "great britain jakob", "jakob great britain")
        ),
    ],
)
async def test_a_country_beside_a_person_goes_by_each_of_its_names(shipped: LivePack, topic: str, title: str) -> None:
    assert (await shipped.ask(f"/compare {topic}")).title == title


async def test_the_city_of_a_meet_beside_a_person_is_the_meet(shipped: LivePack) -> None:
    told = [line.text for line in statements(await shipped.ask("/compare jakob eugene"))]
    assert told == ["Silver [1]", "Jakob Ingebrigtsen [1][3][4]"]


@pytest.mark.parametrize(
    ("topic", "lines"),
    [
        ("wightman medals", ["Held the world title in the men's 1500m [1][3][5]", "1st [1][3][4][5]"]),
        ("duplantis medals", ["1st [5]", "Held the world title in the men's pole vault [5]"]),
    ],
)
async def test_the_medals_of_a_person_are_places_and_titles_too(
    shipped: LivePack, topic: str, lines: list[str]
) -> None:
    assert [line.text for line in statements(await shipped.ask(f"/compare {topic}"))] == lines


@pytest.mark.parametrize("what", ["time", "place", "medal"])
async def test_of_events_of_one_name_the_title_has_those_of_which_something_is_told(
    harbour: LivePack, what: str
) -> None:
    answer = await harbour.ask(f"/compare 800m {what}")
    assert answer.title == f"Women's 800m, {what}"
    assert [choice.label for choice in answer.choices if choice.label == "Men's 800m"] == []


@pytest.mark.parametrize(
    ("topic", "line"),
    [
        ("harbour games 2031 gold", "Gold [1][4]"),
        ("harbour 31 silver", "Silver [1][2]"),
        ("harbour games 2031 bell", "5th [1][4]"),
    ],
)
async def test_a_word_beside_a_meet_finds_what_is_told_of_its_races(harbour: LivePack, topic: str, line: str) -> None:
    assert statements(await harbour.ask(f"/compare {topic}"))[0].text == line
