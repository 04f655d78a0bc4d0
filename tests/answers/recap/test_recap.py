"""What /recap tells: the outcome first, then the story in its order, a line a point, short and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Outcome, Quotation, Statement
from bot.answers.asking.asking import MOST_TO_READ
from bot.answers.question import Call
from bot.facts.ranking import stands_for_itself
from bot.facts.vocabulary import GroupPhase
from bot.render.discord.components import message_pages
from tests.answers.recap.recaps import asks, part, recap_lines

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import Ask, LivePack

# --- the short story ----------------------------------------------------------------------------------------------


async def test_the_short_recap_of_the_shipped_race_opens_with_who_won(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap")
    assert answer.title == "Men's 1500m final, World Championships 2023"
    assert recap_lines(answer) == [
        "** Josh Kerr won in 3:29.38, all five say",
        "Jakob Ingebrigtsen took silver [1][2][3][4][5]",
        "-# time DISPUTED: 3:29.65 [1][2][4], 3:29.55 [3]",
        "Narve Gilje Nordås took bronze in 3:29.68 [1][3][4]",
        "Jake Wightman (GBR), TIE: finished 8th [5], did not take part [3]",
        "# Before",
        "Ingebrigtsen was the favourite [2][3][4][5]",
        "# The race",
        (
            "Told differently: Kerr made his move with 200 m to go [2][3][4]; in the last 200 m [1]; on the final "
            "bend [5] …"
        ),
        "The race was an upset [1][2][3][4][5]",
    ]


async def test_the_short_recap_of_an_invented_race_has_every_dispute_of_its_result(harbour: LivePack) -> None:
    assert recap_lines(await harbour.ask("/recap 800m")) == [
        "** Ada Brown won, all four say",
        "-# time DISPUTED: 1:58.20 [1][2][4], 1:58.02 [3]",
        "Mina Lee finished second [1][2][3]",
        "-# CONTRADICTED in [3]: 1:58.45 in 2nd, 1:58.17 in 3rd",
        "-# time DISPUTED: 1:58.43 [1][2], 1:58.45 [3]",
        "Sólveig Ærnes finished third [1][2][3][4]",
        "-# CONTRADICTED in [3]",
        "-# time TIE: 1:58.71 [1][2], 1:58.17 [3], 1:58.77 [4]",
        "Ife Okafor (HBR), TIE: finished 8th [2], did not take part [1]",
        "# The race",
        "Told differently: Brown passed Lee on the final bend [3]; with 50 m to go [2]",
    ]


@pytest.mark.parametrize("options", ["", " spoilers:hide"])
async def test_a_short_recap_is_one_screen_whatever_the_race(
    harbour: LivePack, invented: LivePack, shipped: LivePack, options: str
) -> None:
    for asked in (harbour, invented, shipped):
        for ask in asks(asked, options):
            answer = await asked.ask(ask)
            assert len(message_pages(answer, Call("recap"))) == 1, ask
            assert answer.outcome is Outcome.SILENT or any(isinstance(block, Statement) for block in answer.blocks)


# --- the whole story ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("Before", "Kerr took bronze at the Tokyo 2020 Olympics [1][3][4][5]"),
        ("Before", "Ingebrigtsen held an Olympic title [1][3][4][5]"),
        ("Before", "Kerr called Ingebrigtsen very beatable [1]"),
        ("Before", "“very beatable” [1]"),
        ("The race", "Ingebrigtsen took control on lap two [1]"),
        ("The race", "Ingebrigtsen took the lead after two laps [5]"),
        ("The race", "Kerr was behind Filip Ingebrigtsen at the bell [3]"),
        ("The race", "Kerr held off Ingebrigtsen in the home straight [3]"),
        ("The race", "Kerr set a season's best [1], a personal best [3]"),
        ("The race", "The race was an upset [1][2][3][4][5]"),
        ("After", "Kerr celebrated with his parents in the stands [1][4]"),
        ("After", "Great Britain had two golds after the race [1], four [3]"),
        ("After", "Ingebrigtsen intended to defend his title in the men's 5000m final [2]"),
        ("Besides", "The men's 5000m final was set for 25 August 2023 [3], the last night [2]"),
        (
            "Contradictions",
            (
                "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than the 3:29.05 of "
                "the Tokyo 2020 Olympics, no improvement of 0.67 s"
            ),
        ),
    ],
)
async def test_the_whole_shipped_story_has_each_point_in_its_part(shipped: LivePack, heading: str, line: str) -> None:
    assert line in part(await shipped.ask("/recap length:whole"), heading)


@pytest.mark.parametrize(
    ("line", "result"),
    [
        (
            "/recap high jump length:whole",
            [
                "-# Wednesday 27 August 2031 [2], the day of the women's 800m final [1]",
                "-# 27 August 2031: the day of the women's 800m final is 27 August 2031 [2]",
                "** Runa Hallenby won, both say",
                "-# height TIE: 2.02m [1], 2.05m [2]",
                "Katrin Vossel finished second [1][2]",
                "-# CONTRADICTED in [2]: 1.93m in 2nd, 1.96m in 3rd",
                "-# height TIE: 1.93m [2], 1.99m [1]",
                "Greta Holmquay finished third with 1.96m [1][2]",
                "-# CONTRADICTED in [2]",
            ],
        ),
        (
            "/recap marathon length:whole",
            [
                "-# date TIE: the first day [2], 27 August 2031 [1]",
                "-# CONTRADICTED in [1]: 27 August 2031 is a Wednesday, not a Tuesday",
                (
                    "-# the first day: the first day of the Harbour Games 2031 is 23 August 2031 [3]; 27 August 2031: "
                    "the day of the women's 800m final is 27 August 2031 [1]"
                ),
                "** Isolde Brown won in 2:24:35, both say",
                "Hanne Dahlmark finished second in 2:24:41 [1]",
                "Maren Holtby did not start [1][2]",
                "Lucía Ferranda (CRV), TIE: DNS [2], DNF [1]",
            ],
        ),
    ],
)
async def test_a_whole_story_tells_everybody_s_result(harbour: LivePack, line: str, result: list[str]) -> None:
    assert recap_lines(await harbour.ask(line))[: len(result)] == result


@pytest.mark.parametrize(
    ("ask", "line"),
    [
        ("high jump", "Runa Hallenby cleared 2.05m [2], failed at 2.05m [1]"),
        ("high jump", "Runa Hallenby cleared the bar at 2.02m on the second attempt [1]"),
        ("high jump", "Katrin Vossel had cleared every height up to then at the first attempt [1]"),
        (
            "800m",
            (
                "[1][3] contradict each other on the women's 400m final and the Harbour Games 2031: "
                "1 September 2031 is after the last day of the Harbour Games 2031, 31 August 2031"
            ),
        ),
        (
            "800m",
            (
                "[3] contradicts itself on Northmark: "
                "5 medals as of 26 August 2031, but 4 medals after the women's 800m final"
            ),
        ),
    ],
)
async def test_moments_and_names_read_as_people_write_them(harbour: LivePack, ask: str, line: str) -> None:
    assert line in recap_lines(await harbour.ask(f"/recap {ask} length:whole"))


async def test_a_story_has_no_contradictions_of_other_races(harbour: LivePack) -> None:
    assert "# Contradictions" not in recap_lines(await harbour.ask("/recap marathon length:whole"))
    lines = part(await harbour.ask("/recap high jump length:whole"), "Contradictions")
    assert [line.partition(":")[0] for line in lines] == [
        "[1][2] contradict each other on Ottilie Strand and Runa Hallenby",
        "[2] contradicts itself on Katrin Vossel and Greta Holmquay",
        "[1] contradicts itself on Runa Hallenby",
    ]


async def test_what_happened_earlier_is_told_earlier(shipped: LivePack) -> None:
    lines = recap_lines(await shipped.ask("/recap length:whole"))
    in_order = [
        "Ingebrigtsen took control on lap two",
        "Ingebrigtsen took the lead after two laps",
        "Kerr was fourth at the bell",
        "Ingebrigtsen accelerated on the final lap",
        "Told differently: Kerr made his move",
        "Kerr passed Ingebrigtsen",
        "Kerr held off Ingebrigtsen",
        "The race was an upset",
        "Kerr celebrated",
    ]
    places = [next(n for n, line in enumerate(lines) if line.startswith(start)) for start in in_order]
    assert places == sorted(places)


async def test_a_whole_story_begins_with_where_and_when(shipped: LivePack) -> None:
    lines = recap_lines(await shipped.ask("/recap length:whole"))
    assert lines[0] == "-# Budapest [1][3][4][5], Wednesday 23 August 2023 [3][4]"


@pytest.mark.parametrize("pole_vault", ["/recap pole vault", "/recap pole vault length:whole"])
async def test_a_vault_is_a_competition_in_which_a_record_was_tried_for(shipped: LivePack, pole_vault: str) -> None:
    assert part(await shipped.ask(pole_vault), "The competition")[:2] == [
        "Duplantis had three attempts at 6.23m [5]",
        "Duplantis tried for a world record of 6.23m [5]",
    ]


async def test_what_no_article_puts_after_the_race_stands_besides(harbour: LivePack) -> None:
    answer = await harbour.ask("/recap length:whole")
    assert "Noor Vance won her semi-final of the women's 400m [2]" in part(answer, "Besides")
    assert "The first day of the Harbour Games 2031 was 23 August 2031 [1]" in part(answer, "Besides")
    assert "Sólveig Ærnes said that in the heats she lost a shoe [3]" in part(answer, "Before")


async def test_who_reached_a_race_did_so_before_it(shipped: LivePack) -> None:
    assert part(await shipped.ask("/recap women's 400m final length:whole"), "Before") == [
        "Victoria Ohuruogu qualified for the race [5]",
        "Ohuruogu qualified second overall [5]",
    ]


@pytest.mark.parametrize(
    ("heading", "line"),
    [
        ("After", "Kerr said he was the underdog [4]"),
        ("After", "Ingebrigtsen: “I would have loved to be in a different scenario feeling a little bit better” [4]"),
        ("Before", "Kerr called Ingebrigtsen very beatable [1]"),
    ],
)
async def test_what_was_said_after_the_race_stands_after_it(shipped: LivePack, heading: str, line: str) -> None:
    assert line in part(await shipped.ask("/recap length:whole"), heading)


async def test_of_a_race_that_no_article_is_about_its_day_and_who_was_to_run_it_are_told(shipped: LivePack) -> None:
    assert recap_lines(await shipped.ask("/recap 5000m length:whole")) == [
        "# Before",
        "The race was set for 25 August 2023 [3], the last night [2]",
        "-# TIE, 1 against 1, 3 silent",
        "-# the last night: the last day of the World Championships 2023 is 27 August 2023 [3]",
        "Jakob Ingebrigtsen still had a chance of another medal [3]",
        "Ingebrigtsen was due to compete in the race [3]",
        "Selemon Barega was due to compete in the race [3]",
        "Ingebrigtsen intended to defend his title in the race [2]",
        "Ingebrigtsen was due to face Barega [3]",
    ]


async def test_what_was_to_come_in_the_race_itself_stands_before_it(shipped: LivePack) -> None:
    lines = recap_lines(await shipped.ask("/recap 5000m"))
    assert "# After" not in lines
    assert any(line.endswith("was due to face Selemon Barega [3]") for line in lines)


async def test_the_whole_story_leaves_nothing_of_its_race_out(harbour: LivePack, shipped: LivePack) -> None:
    for asked, race in ((harbour, "harbour-2031-womens-800m-final"), (shipped, "worlds-2023-mens-1500m-final")):
        facts, vocabulary = await asked.store.story_facts_and_quotes(race), asked.pack.vocabulary
        answer = await asked.ask(f"/recap {race} length:whole")
        cited = {claim for _, claim in citations(answer)}
        for row in facts.points:
            phase = vocabulary.phase(vocabulary.attributes[row.key.what])
            is_of_race = race in (row.key.within, row.key.about) and phase is not GroupPhase.BACKGROUND
            if is_of_race and stands_for_itself(row):
                assert cited & row.evidence.keys(), row.key
        ran = {row.key.about for row in facts.points if row.key.within == race}
        remarks = {row.quote.remark or row.quote.text for row in facts.quotes if row.speaker.id in ran}
        assert len([block for block in answer.blocks if isinstance(block, Quotation)]) == len(remarks)


async def test_whatever_the_short_story_tells_the_whole_one_tells(harbour: LivePack, shipped: LivePack) -> None:
    for asked in (harbour, shipped):
        for short, whole in zip(asks(asked), asks(asked, " length:whole"), strict=True):
            assert {*citations(await asked.ask(short))} <= {*citations(await asked.ask(whole))}


async def test_no_line_is_told_twice(harbour: LivePack, invented: LivePack, shipped: LivePack) -> None:
    for asked in (harbour, invented, shipped):
        for ask in asks(asked, " length:whole"):
            lines = [line for line in recap_lines(await asked.ask(ask)) if not line.startswith("-# ")]
            assert sorted(lines) == sorted(set(lines)), ask


async def test_the_longest_printing_of_a_remark_is_told(harbour: LivePack) -> None:
    answer = await harbour.ask("/recap 800m length:whole")
    printings = [block for block in answer.blocks if isinstance(block, Quotation) and "looked back" in block.text]
    assert [(block.heading, block.text) for block in printings] == [
        ("Ada Brown, after the race", "I never looked back, because I was afraid of what I would see,")
    ]


async def test_what_hangs_on_a_disputed_start_says_so(shipped: LivePack) -> None:
    lines = recap_lines(await shipped.ask("/recap length:whole"))
    assert lines[lines.index("Wightman was patient [5]") + 1] == "-# whether Jake Wightman took part: TIE"


async def test_a_contradiction_with_all_the_claims_of_another_one_is_told_once(shipped: LivePack) -> None:
    lines = part(await shipped.ask("/recap length:whole"), "Contradictions")
    assert [line.partition(":")[0] for line in lines] == [
        "[1][4] contradict each other on Josh Kerr",
        "[1][3] contradict each other on Great Britain",
        "[3] contradicts itself on Josh Kerr",
        "[1] contradicts itself on Josh Kerr",
    ]


def citations(answer: Answer) -> list[tuple[str, str]]:
    """What an answer cites, by article and claim; of quotations their articles."""
    cited = [each for block in answer.blocks if isinstance(block, Statement) for each in block.citations]
    return [(citation.article, citation.claim) for citation in cited]


# --- how it is asked ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "labels"),
    [
        ("/recap", ["Whole story", "5 disputes", "Quotes", "Result", "No spoilers", "Sources"]),
        ("/recap length:whole", ["Short story", "5 disputes", "Quotes", "Result", "No spoilers", "Sources"]),
        ("/recap spoilers:hide", ["Show only to me", "Whole story"]),
    ],
)
async def test_what_to_ask_next_is_short_and_answers(shipped: LivePack, line: str, labels: list[str]) -> None:
    choices = (await shipped.ask(line)).choices
    assert [choice.label for choice in choices] == labels
    assert [(await shipped.ask(choice.ask)).outcome for choice in choices] == [Outcome.ANSWERED] * len(choices)


async def test_the_other_view_keeps_what_else_was_asked_for(shipped: LivePack) -> None:
    race = "/recap event:Men's 1500m final meet:World Championships 2023"
    answer = await shipped.ask(f"{race} length:whole spoilers:hide")
    assert [choice.ask for choice in answer.choices] == [f"{race} length:whole", f"{race} spoilers:hide"]


async def test_as_many_disputes_are_told_as_the_button_says(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap")
    assert len(answer.disputes) == 5
    listed = await shipped.ask(next(choice.ask for choice in answer.choices if choice.label == "5 disputes"))
    assert listed.outcome is Outcome.ANSWERED


@pytest.mark.parametrize("line", ["/recap 1500m", "/recap meet:budapest", "/recap 1500m worlds length:WHOLE"])
async def test_a_race_is_found_as_for_its_result_in_two_statements(shipped: LivePack, line: str) -> None:
    answer, statements = await shipped.counted(line)
    assert (answer.title, statements) == ("Men's 1500m final, World Championships 2023", 2)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("/recap length:huge", "Length is short or whole, not “huge”."),
        ("/recap spoilers:perhaps", "Spoilers is show or hide, not “perhaps”."),
        ("/recap colour:red", "/recap has no option “colour”; it takes event and meet and length and spoilers."),
    ],
)
async def test_what_it_does_not_take_is_said(shipped: LivePack, line: str, sentence: str) -> None:
    answer = await shipped.ask(line)
    assert (answer.outcome, answer.title) == (Outcome.UNREADABLE, sentence)


async def test_an_unknown_event_gets_a_did_you_mean(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap 1500m nonsense")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.choices[0].ask == "/recap Men's 1500m"


@pytest.mark.parametrize("options", ["", " length:whole", " spoilers:hide"])
async def test_who_reached_a_race_is_told_before_it_and_nothing_of_it_is_covered(
    shipped: LivePack, options: str
) -> None:
    answer = await shipped.ask(f"/recap women's 1500m final{options}")
    assert recap_lines(answer) == ["# Before", "Laura Muir qualified for the race [5]"]
    assert not [choice for choice in answer.choices if choice.label == "Show only to me"]
    assert {article.covered for article in answer.articles} == {None}


async def test_how_things_stood_on_a_day_is_not_before_a_race_of_no_agreed_day(harbour: LivePack) -> None:
    for line in ("/recap marathon", "/recap marathon length:whole"):
        assert not [text for text in recap_lines(await harbour.ask(line)) if "Northmark" in text]


async def test_of_a_race_that_was_not_run_its_day_is_told_as_planned_with_who_is_to_run(harbour: LivePack) -> None:
    assert recap_lines(await harbour.ask("/recap 400m final")) == [
        "# Before",
        "The race was set for the last night [2], 1 September 2031 [3]",
        (
            "-# TIE, 1 against 1, 2 silent; CONTRADICTED in [1][3]: 1 September 2031 is after the last day of the "
            "Harbour Games 2031, 31 August 2031"
        ),
        "-# the last night: the last day of the Harbour Games 2031 is 31 August 2031 [1]",
        "Mina Lee planned to compete in the race [2]",
        "Noor Vance was due to compete in the race [2]",
    ]


@pytest.mark.parametrize(
    "hostile",
    [
        "'; DROP TABLE points; --",
        '"1500m" OR 1=1',
        "{about}",
        "%s %d {0} ${x}",
        "<script>alert(1)</script>",
        "@everyone [x](y) `z`",
        "../../etc/passwd",
        "١٥٠٠",
        "🏃" * 60,
        "x" * 199,
        "length:whole",
        "event: meet:",
    ],
)
async def test_odd_input_is_data(harbour: LivePack, hostile: str) -> None:
    answer, statements = await harbour.counted(f"/recap {hostile}")
    # As an event, as a meet, for what is like it, in the texts, and of what is told instead; then as people mean it.
    assert statements <= 5 + MOST_TO_READ
    assert answer.title


async def test_why_somebody_was_absent_stands_before_the_race(shipped: LivePack) -> None:
    lines = recap_lines(await shipped.ask("/recap length:whole"))
    absent = lines.index("“Wightman missed this year’s championships due to injury” [3]")
    assert lines.index("# Before") < absent < lines.index("# The race")


async def test_a_short_recap_has_who_fell_of_one_article_beside_what_two_tell(ask: Ask) -> None:
    led = [f"ada-brown position = 1 when after {metres}m" for metres in range(100, 700, 100)]
    course = {f"Ada Brown led through {claim.split()[-1]} of the race.": claim for claim in led}
    won = {"Ada Brown won the 800m final.": "ada-brown place = 1"}
    fell = {"Ife Okafor fell in the 800m final.": "ife-okafor mishap = fell"}
    assert "Ife Okafor fell [1] | ONE SOURCE" in await ask("/recap length:short", won | course | fell, won | course)


LED = {
    "Ada Brown won the 800m final.": "ada-brown place = 1",
    "Mina Lee led through 200m.": "mina-lee position = 1 when after 200m",
    "Mina Lee led through 300m.": "mina-lee position = 1 when after 300m",
    "Ife Okafor took the lead on lap two.": "ife-okafor took-lead = lap 2",
    "Ada Brown led at 700m.": "ada-brown position = 1 when after 700m",
}


async def test_a_short_recap_tells_in_one_line_who_led_one_after_the_other(ask: Ask) -> None:
    lines = await ask("/recap length:short", LED)
    assert "In the lead: Mina Lee after 200 m [1], Ife Okafor on lap 2 [1], Ada Brown after 700 m [1]" in lines
    assert not [line for line in lines if line.startswith("Ife Okafor took the lead")]


@pytest.mark.parametrize("options", ["length:whole", "spoilers:hide"])
async def test_a_whole_story_and_a_hidden_one_tell_each_lead_by_itself(ask: Ask, options: str) -> None:
    assert not [line for line in await ask(f"/recap {options}", LED) if line.startswith("In the lead")]
