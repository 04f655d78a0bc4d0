"""What /recap tells: the story in its order, in natural sentences, short and whole, and with the outcome covered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.answers.answer import Outcome, Quotation, Statement
from bot.answers.question import Call
from bot.answers.recap import recap
from bot.facts.model import GroupPhase
from bot.facts.ranking import stands_for_itself

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

from tests.answers.recap.recaps import asks, part, plain, sentence, told

# --- the short story ----------------------------------------------------------------------------------------------


async def test_the_short_recap_of_the_shipped_race_reads_as_a_story(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap")
    assert answer.title == "Men's 1500m final, World Championships 2023"
    assert told(answer) == [
        "# Before",
        "The race was held in Budapest [1][3][4][5] on 23 August 2023 [3][4].",
        "Josh Kerr took bronze at the Tokyo 2020 Olympics [1][3][4][5].",
        "Jakob Ingebrigtsen was the favourite [2][3][4][5] and held the Olympic title [1][3][4][5].",
        "# How it went",
        "Ingebrigtsen took the lead on lap two [1] or after two laps [5].",
        (
            "Kerr made his move with 200 metres to go [1][2][3][4], on the final bend [2][5] "
            "or in the home straight [5]."
        ),
        "Kerr gave everything with 200 metres to go [2].",
        (
            "Kerr passed Ingebrigtsen [1][3][4][5] (in the last 50 metres [5]) "
            "and took the lead in the last 50 metres [1][5]."
        ),
        "# The result",
        (
            "Kerr won gold in 3:29.38 [1][2][3][4][5]; the articles differ on the status of the mark: "
            "a season's best in one [1], a personal best in one [3]."
        ),
        (
            "Ingebrigtsen took silver [1][2][3][4][5]; the articles differ on the time: "
            "3:29.65 in three [1][2][4], 3:29.55 in one [3]."
        ),
        "Narve Gilje Nordås took bronze in 3:29.68 [1][3][4].",
        "The race was an upset [1][2][3][4][5].",
        "# Afterwards",
        "Kerr celebrated with his parents [1][4].",
        "The articles differ: after the race Great Britain had two golds in one [1], four in one [3].",
        "Ingebrigtsen lost to British athletes for the second time running at the World Championships [1][3][4].",
        "# In their own words",
        "“It’s been a long time coming. It’s quite an overwhelming experience. I’m so proud of myself.” [2]",
    ]


async def test_the_short_recap_of_the_invented_race_reads_as_a_story(harbour: LivePack) -> None:
    assert told(await harbour.ask("/recap 800m")) == [
        "# Before",
        "The race was held in Quayside Stadium [2][4] on 27 August 2031 [1][3][4].",
        "Ada Brown took a medal at the Harbour Games 2027 [4].",
        "Mina Lee held the indoor title [1] and the title in the women's 400m at the Harbour Games [2].",
        "# How it went",
        "Lee took the lead on lap two [2] or with 200 metres to go [4].",
        "The articles differ: at the bell Brown was fifth in two [1][4], fourth in one [3].",
        "The articles differ: at the bell Lee was first in one [1], not first in one [2].",
        "Brown passed Lee on the final bend [3] or in the last 50 metres [2].",
        "# The result",
        (
            "Brown won [1][2][3][4]; the articles differ on the time: 1:58.20 in three [1][2][4], 1:58.02 in one [3]; "
            "on the status of the mark: a personal best in two [1][4], a season's best in one [3]."
        ),
        ("Lee finished second [1][2][3]; the articles differ on the time: 1:58.43 in two [1][2], 1:58.45 in one [3]."),
        (
            "Sólveig Ærnes finished third [1][2][3][4]; the articles differ on the time: "
            "1:58.71 in two [1][2], 1:58.17 in one [3], 1:58.77 in one [4]."
        ),
        "The articles differ: the field was eight strong in three [1][2][4], nine in two [3][4].",
        "# Afterwards",
        "Brown celebrated with her parents [1][4].",
        "After the race Harbour had four medals [1][4].",
        "The articles differ: after the race Harbour had two golds in two [1][4], three in one [3].",
        "# In their own words",
        "“I never looked back. I was afraid of what I would see,” [3]",
    ]


async def test_a_short_recap_is_short_whatever_the_race(
    harbour: LivePack, invented: LivePack, shipped: LivePack
) -> None:
    for asked in (harbour, invented, shipped):
        for ask in (*asks(asked), *asks(asked, " spoilers:hide")):
            assert len(plain(await asked.ask(ask))) <= 1500, ask


async def test_a_short_recap_uses_its_room_where_there_is_more_to_tell(harbour: LivePack, shipped: LivePack) -> None:
    assert len(plain(await shipped.ask("/recap"))) > 1400
    assert len(plain(await harbour.ask("/recap 800m"))) > 1400


async def test_a_short_recap_leaves_out_finishers_rather_than_be_long(harbour: LivePack) -> None:
    rows = await harbour.store.races(("women 800m",))
    facts = await harbour.store.story_facts_and_quotes(rows[0].id)
    race = replace(rows[0], name="An extraordinarily long name of a race " * 25)
    answer = recap.answer(Call("recap"), [race], facts, harbour.store.vocabulary)
    assert len(plain(answer)) <= 1500
    assert part(answer, "The result")[0].startswith("Ada Brown won [1][2][3][4]; the articles differ on the time")


# --- the whole story ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("heading", "sentence"),
    [
        (
            "Before",
            (
                "Jake Wightman won at the World Championships 2022 [1][3], beat Jakob Ingebrigtsen there [1][3][4] "
                "and held the world title [1][3][5]."
            ),
        ),
        (
            "Before",
            (
                "Josh Kerr took bronze at the Tokyo 2020 Olympics [1][3][4][5], ran 3:29.05 there, "
                "set a personal best and finished behind Ingebrigtsen and Timothy Cheruiyot [3]."
            ),
        ),
        ("Before", "Before Monaco 2023 Ingebrigtsen held the area record [3]."),
        ("Before", "The feeling was that history could not repeat itself [4]."),
        ("Before", "Kerr hoped to win [2] and expected gold [4]."),
        ("Before", "Kerr was confident [1]."),
        ("Before", "Kerr called Ingebrigtsen beatable [1]."),
        ("Before", "Ingebrigtsen said he had a dry throat [2][4] and a sore throat, and felt a little better [4]."),
        ("Before", "“very beatable” [1]"),
        ("How it went", "Ingebrigtsen expected to control the race and burn off his rivals [5]."),
        ("How it went", "On lap one and lap two the pace was steady [5]."),
        (
            "How it went",
            "At the bell Kerr was fourth and behind Ingebrigtsen, Narve Gilje Nordås and Filip Ingebrigtsen [3].",
        ),
        ("How it went", "Ingebrigtsen picked up the pace on the final lap [3]."),
        ("How it went", "Kerr held off Ingebrigtsen in the home straight [3]."),
        (
            "The result",
            "The articles differ: Wightman finished eighth in one [5], did not take part in one [3].",
        ),
        ("The result", "Wightman was out injured [3]."),
        ("The result", "[3] contradicts itself on Kerr's personal best and improvement."),
        ("Afterwards", "The crowd was in awe [1], stunned [4] and fervent [1]."),
        (
            "Afterwards",
            "What is said of the golds, silvers, bronzes and medals of Great Britain in [1][3] cannot all hold.",
        ),
        ("Afterwards", "Kerr called it a long time coming [1][2][4], overwhelming [1][2] and surreal [4]."),
        (
            "Afterwards",
            (
                "Ingebrigtsen still had a chance of a medal in the men's 5000m final [3], planned to run there [2] "
                "and was expected to run there and meet Selemon Barega [3]."
            ),
        ),
        (
            "Afterwards",
            "After the race Kenya had six golds, four silvers and two bronzes, and stood second in the table [3].",
        ),
        ("Afterwards", "Still to come: the men's marathon and the women's marathon [3]."),
        ("Afterwards", "Twelve finals were still to come [3]."),
    ],
)
async def test_the_whole_shipped_story_has_each_thing_in_its_place(
    shipped: LivePack, heading: str, sentence: str
) -> None:
    assert sentence in part(await shipped.ask("/recap length:whole"), heading)


@pytest.mark.parametrize(
    ("line", "heading", "sentence"),
    [
        ("/recap 800m", "Before", "Brown said she slept badly [1]."),
        ("/recap 800m", "Before", "Lee said she had a cold [4]."),
        ("/recap 800m", "Before", "“I am not afraid of anybody's last lap.” [1]"),
        ("/recap 800m", "How it went", "After one lap Lee was third [4]."),
        (
            "/recap 800m",
            "The result",
            (
                "The articles differ: Éloïse Marchand finished fourth in one [1], was not fourth in one [3];"
                " time 1:58.90 [1]."
            ),
        ),
        (
            "/recap 800m",
            "The result",
            "The articles differ: Noor Vance finished fourth in one [3], was not fourth in one [1].",
        ),
        ("/recap 800m", "Afterwards", "Lee planned to run in the women's 400m final [2]."),
        ("/recap 800m", "Afterwards", "Éloïse Marchand said she would not retire [4]."),
        ("/recap 800m", "Afterwards", "Ife Okafor might be back for the Indoor Championships [1]."),
        ("/recap 800m", "Afterwards", "Noor Vance won in the women's 400m semi-final and ran 51.02 there [2]."),
        ("/recap high jump", "Before", "The competition was held in Quayside Stadium on 27 August 2031 [1][2]."),
        (
            "/recap high jump",
            "How it went",
            "At 2.05m Runa Hallenby cleared it with the third attempt [2] and had three attempts [1].",
        ),
        (
            "/recap high jump",
            "How it went",
            "The articles differ: Runa Hallenby cleared 2.05m in one [2], failed at 2.05m in one [1].",
        ),
        (
            "/recap high jump",
            "The result",
            (
                "Runa Hallenby won [1][2], with a championship record [1]; "
                "the articles differ on the height: 2.02m in one [1], 2.05m in one [2]."
            ),
        ),
        ("/recap high jump", "The result", "Greta Holmquay finished third with 1.96m [1][2]."),
        (
            "/recap marathon",
            "The result",
            "The articles differ: Lucía Ferranda did not start in one [2], did not finish in one [1].",
        ),
        ("/recap marathon", "The result", "Maren Holtby did not start [1][2]."),
    ],
)
async def test_the_whole_invented_stories_have_each_thing_in_its_place(
    harbour: LivePack, line: str, heading: str, sentence: str
) -> None:
    assert sentence in part(await harbour.ask(f"{line} length:whole"), heading)


async def test_what_was_to_come_in_the_race_itself_stands_before_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap 5000m")
    lines = told(answer)
    assert "# Afterwards" not in lines
    assert any(line.endswith("was expected to meet Selemon Barega [3].") for line in part(answer, "Before"))


async def test_what_happened_earlier_is_told_earlier(shipped: LivePack) -> None:
    lines = told(await shipped.ask("/recap length:whole"))
    in_order = [
        "Jake Wightman won at the World",
        "Ingebrigtsen took the lead",
        "At the bell",
        "Ingebrigtsen picked up the pace on the final lap",
        "Kerr made his move",
        "Kerr passed Ingebrigtsen",
        "Kerr held off Ingebrigtsen",
        "Kerr won gold",
        "Nordås took bronze",
        "Kerr celebrated",
    ]
    places = [next(n for n, line in enumerate(lines) if line.startswith(start)) for start in in_order]
    assert places == sorted(places)


async def test_the_whole_story_leaves_nothing_of_its_race_out(harbour: LivePack, shipped: LivePack) -> None:
    for asked, race in ((harbour, "harbour-2031-womens-800m-final"), (shipped, "worlds-2023-mens-1500m-final")):
        facts, vocabulary = await asked.store.story_facts_and_quotes(race), asked.pack.vocabulary
        answer = await asked.ask(f"/recap {race} length:whole")
        cited = {c.claim for block in answer.blocks if isinstance(block, Statement) for c in block.citations}
        quoted = [block.citation.claim for block in answer.blocks if isinstance(block, Quotation)]
        for row in facts.points:
            phase = vocabulary.phase(vocabulary.attributes[row.point.key.what])
            is_of_race = race in (row.point.key.within, row.point.key.about) and phase is not GroupPhase.BACKGROUND
            if is_of_race and stands_for_itself(row.point):
                assert cited & row.evidence.keys(), row.point.key
        ran = {row.point.key.about for row in facts.points if row.point.key.within == race}
        assert sorted(quoted) == sorted(row.quote.id for row in facts.quotes if row.speaker.id in ran)


async def test_another_printing_of_a_remark_says_how_it_differs(harbour: LivePack) -> None:
    answer = await harbour.ask("/recap 800m length:whole")
    printings = [block for block in answer.blocks if isinstance(block, Quotation) and "looked back" in block.text]
    assert [(block.heading, block.difference) for block in printings] == [
        ("Ada Brown, after the race", None),
        (None, "a full stop where [1] has “, because”"),
    ]


async def test_a_name_is_shown_by_the_words_that_carry_it_nearby(shipped: LivePack) -> None:
    said = "At the bell Kerr was fourth and behind Ingebrigtsen, Narve Gilje Nordås and Filip Ingebrigtsen [3]."
    block = sentence(await shipped.ask("/recap length:whole"), said)
    assert block.working is None
    assert [citation.excerpt for citation in block.citations if not citation.claim] == ["Kerr"]


async def test_what_no_words_show_is_said_to_be_meant_once(shipped: LivePack) -> None:
    block = sentence(await shipped.ask("/recap length:whole"), "On lap one and lap two the pace was steady [5].")
    assert block.working == "meant here: on lap one and on lap two"


async def test_a_best_that_the_mark_of_the_race_is_called_already_is_not_told_again(shipped: LivePack) -> None:
    lines = told(await shipped.ask("/recap length:whole"))
    assert [line for line in lines if "had a season's best" in line or "had a personal best" in line] == []


async def test_a_contradiction_with_all_the_claims_of_another_one_is_told_once(shipped: LivePack) -> None:
    lines = told(await shipped.ask("/recap length:whole"))
    assert [line for line in lines if "contradicts itself" in line] == [
        "[3] contradicts itself on Kerr's personal best and improvement.",
        "[1] contradicts itself on Kerr's medals.",
    ]


# --- how it is asked ----------------------------------------------------------------------------------------------


async def test_what_to_ask_next_is_the_other_length_and_the_other_view(shipped: LivePack) -> None:
    race = "event:Men's 1500m final meet:World Championships 2023"
    for line, expected in (
        ("/recap", [f"/recap {race} length:whole", f"/recap {race} spoilers:hide", f"/result {race}"]),
        ("/recap length:whole", [f"/recap {race}", f"/recap {race} length:whole spoilers:hide", f"/result {race}"]),
        ("/recap spoilers:hide", [f"/recap {race} length:whole spoilers:hide", f"/recap {race}"]),
    ):
        answer = await shipped.ask(line)
        assert [choice.ask for choice in answer.choices][: len(expected)] == expected


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


async def test_a_race_of_which_nothing_is_told_is_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/recap women's 400m final")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles tell nothing of the women's 400m final, World Championships 2023."


async def test_a_race_of_which_only_the_day_is_told_is_silence_with_its_day(harbour: LivePack) -> None:
    answer = await harbour.ask("/recap 400m final")
    assert answer.outcome is Outcome.SILENT
    assert told(answer) == [
        "The articles differ: the race was held on 31 August 2031 in one [2], 1 September 2031 in one [3].",
        "This is all that they say of where and when.",
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
    assert statements <= 2
    assert answer.title
    assert harbour.auditor.problems(answer) == []
