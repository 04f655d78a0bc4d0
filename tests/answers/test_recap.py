"""What /recap tells: the story in its order, in natural sentences, short and whole, and with the outcome covered."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from bot.answers import recap
from bot.answers.answer import Heading, Outcome, Quotation, Statement
from bot.answers.points import is_shown
from bot.answers.question import Call
from bot.facts.database.rows import ArticleRow, EntryRow, Evidence, Facts, PointRow, RaceRow
from bot.facts.model import (
    Attribute,
    Claim,
    Compare,
    Group,
    Mood,
    Point,
    PointKey,
    PointValue,
    Span,
    Standing,
    Verdict,
    Vocabulary,
)
from bot.render.text import Look
from bot.render.text import plain as as_printed

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import Asked


def told(answer: Answer) -> list[str]:
    """The blocks as lines, without their workings."""
    lines = []
    for block in answer.blocks:
        if isinstance(block, Quotation):
            lines.append(f"“{block.text}” [{block.citation.number}]")
        else:
            lines.append(f"# {block.text}" if isinstance(block, Heading) else block.text)
    return lines


def plain(answer: Answer) -> str:
    """The whole answer as plain text, workings and all, without the small print."""
    parts: list[str | None] = [answer.title]
    for block in answer.blocks:
        if isinstance(block, Statement):
            parts += [block.text, block.tally, block.working]
        elif isinstance(block, Quotation):
            parts += [block.heading, f"[{block.citation.number}] prints: “{block.text}”", block.difference]
        else:
            parts.append(block.text)
    return "\n".join(part for part in parts if part)


def part(answer: Answer, heading: str) -> list[str]:
    """The lines below a heading, up to the next one."""
    lines = told(answer)
    rest = lines[lines.index(f"# {heading}") + 1 :]
    return rest[: next((n for n, line in enumerate(rest) if line.startswith("# ")), len(rest))]


def asks(asked: Asked, options: str = "") -> list[str]:
    """A recap of every race of a pack."""
    registers = asked.pack.registers
    return [
        f"/recap event:{race.name} meet:{registers.meets[race.meet].name}{options}" for race in registers.races.values()
    ]


# --- the short story ----------------------------------------------------------------------------------------------


async def test_the_short_recap_of_the_shipped_race_reads_as_a_story(shipped: Asked) -> None:
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


async def test_the_short_recap_of_the_invented_race_reads_as_a_story(harbour: Asked) -> None:
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


async def test_a_short_recap_is_short_whatever_the_race(harbour: Asked, invented: Asked, shipped: Asked) -> None:
    for asked in (harbour, invented, shipped):
        for ask in (*asks(asked), *asks(asked, " spoilers:hide")):
            assert len(plain(await asked.ask(ask))) <= 1500, ask


async def test_a_short_recap_uses_its_room_where_there_is_more_to_tell(harbour: Asked, shipped: Asked) -> None:
    assert len(plain(await shipped.ask("/recap"))) > 1400
    assert len(plain(await harbour.ask("/recap 800m"))) > 1400


async def test_a_short_recap_leaves_out_finishers_rather_than_be_long(harbour: Asked) -> None:
    rows = await harbour.store.races(("women 800m",))
    facts = await harbour.store.story_told(rows[0].id)
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
            "Wightman finished eighth [5]; the articles differ: did not take part in one [3], took part in one [5].",
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
async def test_the_whole_shipped_story_has_each_thing_in_its_place(shipped: Asked, heading: str, sentence: str) -> None:
    assert sentence in part(await shipped.ask("/recap length:whole"), heading)


@pytest.mark.parametrize(
    ("line", "heading", "sentence"),
    [
        ("/recap 800m", "Before", "Brown said she slept badly [1]."),
        ("/recap 800m", "Before", "Lee said she had a cold [4]."),
        ("/recap 800m", "Before", "“I am not afraid of anybody's last lap.” [1]"),
        ("/recap 800m", "How it went", "After one lap Lee was third [4]."),
        ("/recap 800m", "The result", "Éloïse Marchand finished fourth in 1:58.90 [1]."),
        (
            "/recap 800m",
            "The result",
            "What is said of the place of Noor Vance and Éloïse Marchand in [1][3] cannot all hold.",
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
    harbour: Asked, line: str, heading: str, sentence: str
) -> None:
    assert sentence in part(await harbour.ask(f"{line} length:whole"), heading)


async def test_what_happened_earlier_is_told_earlier(shipped: Asked) -> None:
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


async def test_the_whole_story_leaves_nothing_of_its_race_out(harbour: Asked, shipped: Asked) -> None:
    for asked, race in ((harbour, "harbour-2031-womens-800m-final"), (shipped, "worlds-2023-mens-1500m-final")):
        facts = await asked.store.story_told(race)
        answer = await asked.ask(f"/recap {race} length:whole")
        cited = {c.claim for block in answer.blocks if isinstance(block, Statement) for c in block.citations}
        quoted = [block.citation.claim for block in answer.blocks if isinstance(block, Quotation)]
        for row in facts.points:
            group = asked.pack.vocabulary.attributes[row.point.key.what].group
            if race in (row.point.key.in_, row.point.key.about) and group != "life" and is_shown(row):
                assert cited & row.evidence.keys(), row.point.key
        ran = {row.point.key.about for row in facts.points if row.point.key.in_ == race}
        assert sorted(quoted) == sorted(row.quote.id for row in facts.quotes if row.speaker.id in ran)


async def test_another_printing_of_a_remark_says_how_it_differs(harbour: Asked) -> None:
    answer = await harbour.ask("/recap 800m length:whole")
    printings = [block for block in answer.blocks if isinstance(block, Quotation) and "looked back" in block.text]
    assert [(block.heading, block.difference) for block in printings] == [
        ("Ada Brown, after the race", None),
        (None, "a full stop where [1] has “, because”"),
    ]


async def test_a_name_is_shown_by_the_words_that_carry_it_nearby(shipped: Asked) -> None:
    said = "At the bell Kerr was fourth and behind Ingebrigtsen, Narve Gilje Nordås and Filip Ingebrigtsen [3]."
    block = sentence(await shipped.ask("/recap length:whole"), said)
    assert block.working is None
    assert [citation.excerpt for citation in block.citations if not citation.claim] == ["Kerr"]


async def test_what_no_words_show_is_said_to_be_meant_once(shipped: Asked) -> None:
    block = sentence(await shipped.ask("/recap length:whole"), "On lap one and lap two the pace was steady [5].")
    assert block.working == "meant here: on lap one and on lap two"


async def test_a_best_that_the_mark_of_the_race_is_called_already_is_not_told_again(shipped: Asked) -> None:
    lines = told(await shipped.ask("/recap length:whole"))
    assert [line for line in lines if "had a season's best" in line or "had a personal best" in line] == []


async def test_a_contradiction_with_all_the_claims_of_another_one_is_told_once(shipped: Asked) -> None:
    lines = told(await shipped.ask("/recap length:whole"))
    assert [line for line in lines if "contradicts itself" in line] == [
        "[3] contradicts itself on Kerr's personal best and improvement.",
        "[1] contradicts itself on Kerr's medals.",
    ]


def sentence(answer: Answer, text: str) -> Statement:
    """The statement of that text."""
    return next(block for block in answer.blocks if isinstance(block, Statement) and block.text == text)


# --- spoilers -----------------------------------------------------------------------------------------------------

TELLING = re.compile(
    r"\b(won|wins?|winner|victory|gold|silver|bronze|medals?|podium|finished (?!behind)|upset|beat|passed|"
    r"lost to|dethron\w+|stun\w*)\b",
    re.IGNORECASE,
)


def uncovered(answer: Answer) -> list[str]:
    """All that a reader sees without lifting a cover."""
    seen = [answer.title, *(choice.label for choice in answer.choices)]
    for block in answer.blocks:
        if isinstance(block, Statement):
            seen += [] if block.covered else [block.text, block.working or ""]
        elif isinstance(block, Quotation):
            seen += [] if block.covered else [block.text, block.heading or ""]
        else:
            seen.append(block.text)
    return seen


@pytest.mark.parametrize("length", ["short", "whole"])
async def test_nothing_uncovered_tells_the_outcome(
    harbour: Asked, invented: Asked, shipped: Asked, length: str
) -> None:
    for asked in (harbour, invented, shipped):
        for race, ask in zip(asked.pack.registers.races, asks(asked, f" length:{length} spoilers:hide"), strict=True):
            marks = marks_of(asked, race)
            for text in uncovered(await asked.ask(ask)):
                assert not TELLING.search(text), f"{ask}: {text}"
                assert not [mark for mark in marks if mark in text.split()], f"{ask}: {text}"


def marks_of(asked: Asked, race: str) -> set[str]:
    """Every mark that an article gives for a race, as it prints it."""
    attributes = asked.pack.vocabulary.attributes
    claims = (claim for article in asked.pack.articles for claim in article.claims if claim.in_ == race)
    return {claim.printed for claim in claims if claim.printed and "mark" in attributes[claim.what].roles}


@pytest.mark.parametrize("length", ["short", "whole"])
async def test_nothing_that_the_terminal_prints_tells_the_outcome(shipped: Asked, length: str) -> None:
    printed = as_printed(await shipped.ask(f"/recap length:{length} spoilers:hide"), Look())
    assert not TELLING.search(printed)
    assert "3:29.38" not in printed


async def test_words_in_front_say_what_is_covered(shipped: Asked) -> None:
    answer = await shipped.ask("/recap spoilers:hide")
    assert told(answer)[0] == (
        "What tells the outcome is covered: an earlier result, a turn of the race, the result, what followed "
        "and what was said afterwards."
    )
    assert {article.covered for article in answer.articles} == {"its title and address"}


async def test_what_tells_nothing_stays_open(shipped: Asked) -> None:
    seen = uncovered(await shipped.ask("/recap length:whole spoilers:hide"))
    assert "The race was held in Budapest [1][3][4][5] on 23 August 2023 [3][4]." in seen
    assert "The race was highly anticipated [5]." in seen
    assert "Ingebrigtsen picked up the pace on the final lap [3]." in seen


async def test_a_reading_by_a_curator_may_tell_the_outcome_and_is_covered(shipped: Asked) -> None:
    answer = await shipped.ask("/recap length:whole spoilers:hide")
    workings = [b.working for b in answer.blocks if isinstance(b, Statement) and b.working and not b.covered]
    assert [working for working in workings if "whom he passes" in working] == []
    assert "Ingebrigtsen was more decorated than Kerr [4]." not in uncovered(answer)


async def test_who_spoke_after_the_race_is_covered(shipped: Asked) -> None:
    answer = await shipped.ask("/recap length:whole spoilers:hide")
    assert [block.heading for block in answer.blocks if isinstance(block, Quotation)] == [
        "Josh Kerr, before the race",
        *[None] * 5,
    ]


async def test_whoever_was_named_under_a_cover_is_named_in_full_outside_it(shipped: Asked) -> None:
    seen = uncovered(await shipped.ask("/recap length:whole spoilers:hide"))
    assert "Josh Kerr was ill at the World Championships 2022 [1]." in seen
    assert "Jake Wightman held the world title [1][3][5]." in seen


async def test_neighbours_under_one_cover_share_a_line_in_the_terminal(shipped: Asked) -> None:
    printed = as_printed(await shipped.ask("/recap length:whole spoilers:hide"), Look())
    assert "▒▒▒ covered: what followed (29 lines) [1][2][3][4][5]\n" in printed
    assert printed.count("covered: what followed") == 1


async def test_no_full_stop_stands_alone_in_the_terminal(harbour: Asked, shipped: Asked) -> None:
    for asked in (harbour, shipped):
        for ask in asks(asked, " length:whole"):
            for width in (40, 60, 80):
                lines = as_printed(await asked.ask(ask), Look(width)).splitlines()
                assert [line for line in lines if line.strip() in {".", ";", ",", ")"}] == []


async def test_nothing_is_covered_where_nobody_asks_for_it(shipped: Asked) -> None:
    for line in ("/recap", "/recap spoilers:show"):
        answer = await shipped.ask(line)
        assert not [b for b in answer.blocks if isinstance(b, Statement | Quotation) and b.covered]
        assert not [article for article in answer.articles if article.covered]


# --- how it is asked ----------------------------------------------------------------------------------------------


async def test_what_to_ask_next_is_the_other_length_and_the_other_view(shipped: Asked) -> None:
    race = "event:Men's 1500m final meet:World Championships 2023"
    for line, expected in (
        ("/recap", [f"/recap {race} length:whole", f"/recap {race} spoilers:hide", f"/result {race}"]),
        ("/recap length:whole", [f"/recap {race}", f"/recap {race} length:whole spoilers:hide", f"/result {race}"]),
        ("/recap spoilers:hide", [f"/recap {race} length:whole spoilers:hide", f"/recap {race}"]),
    ):
        answer = await shipped.ask(line)
        assert [choice.ask for choice in answer.choices][: len(expected)] == expected


@pytest.mark.parametrize("line", ["/recap 1500m", "/recap meet:budapest", "/recap 1500m worlds length:WHOLE"])
async def test_a_race_is_found_as_for_its_result_in_two_statements(shipped: Asked, line: str) -> None:
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
async def test_what_it_does_not_take_is_said(shipped: Asked, line: str, sentence: str) -> None:
    answer = await shipped.ask(line)
    assert (answer.outcome, answer.title) == (Outcome.UNREADABLE, sentence)


async def test_an_unknown_event_gets_a_did_you_mean(shipped: Asked) -> None:
    answer = await shipped.ask("/recap 1500m nonsense")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.choices[0].ask == "/recap Men's 1500m"


async def test_a_race_of_which_nothing_is_told_is_silence(shipped: Asked) -> None:
    answer = await shipped.ask("/recap women's 400m final")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "The articles tell nothing of the women's 400m final, World Championships 2023."


async def test_a_race_of_which_only_the_day_is_told_is_silence_with_its_day(harbour: Asked) -> None:
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
async def test_odd_input_is_data(harbour: Asked, hostile: str) -> None:
    answer, statements = await harbour.counted(f"/recap {hostile}")
    assert statements <= 2
    assert answer.title
    assert harbour.auditor.problems(answer) == []


# --- sentences without a pattern ----------------------------------------------------------------------------------


def of_one_point(attribute: Attribute, *, by: str | None = None, mood: Mood = Mood.ASSERTED) -> list[str]:
    """The recap of a race of which one article says one thing."""
    claim = Claim("c", "a", "lee", attribute.id, "6", "final", "Lee", Span(0, 3), 1, "f:1", by=by, mood=mood)
    article = ArticleRow("a", 1, None, None, None, None, None, "f")
    standing = Standing("c", "a", "6")
    own = by is None and mood is Mood.ASSERTED
    point = Point(
        "p",
        PointKey("lee", attribute.id, "final"),
        Verdict.ONE_SOURCE if own else Verdict.REPORTED,
        "6" if own else None,
        (PointValue("6", 0, ("a",), ("a",), (standing,)),) if own else (),
        ("final",),
        1,
        (),
        beside=() if own else (standing,),
    )
    names = {"lee": EntryRow("lee", "person", "Mina Lee")}
    facts = Facts((PointRow(point, {"c": Evidence(claim, article)}),), (), (article,), names)
    race = RaceRow("final", "800m final", "games", "Games", "800m", "Women's 800m", "final", 1, 1)
    vocabulary = Vocabulary({attribute.id: attribute}, {"race": Group("race", "The race")})
    return told(recap.answer(Call("recap"), [race], facts, vocabulary))


def laps(**patterns: object) -> Attribute:
    """An attribute that counts laps."""
    return Attribute("laps", "laps led", "count", Compare.EXACT, (), "race", **patterns)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attribute", "by", "mood", "sentence"),
    [
        (laps(), None, Mood.ASSERTED, "Mina Lee, laps led: six [1]."),
        (laps(), None, Mood.HOPED, "Mina Lee, laps led: six, as hoped [1]."),
        (laps(sentence="{about} led {value} laps"), None, Mood.ASSERTED, "Mina Lee led six laps [1]."),
        (laps(sentence="{about} led {value} laps"), "lee", Mood.ASSERTED, "Mina Lee said she led six laps [1]."),
        (laps(sentences={"6": "{about} led all the way"}), None, Mood.ASSERTED, "Mina Lee led all the way [1]."),
        (
            laps(sentences={"hoped 6": "{about} hoped to lead all the way"}),
            None,
            Mood.HOPED,
            "Mina Lee hoped to lead all the way [1].",
        ),
        (
            laps(moods={"planned": "{about} meant to lead {value}"}),
            None,
            Mood.PLANNED,
            "Mina Lee meant to lead six [1].",
        ),
        (laps(moods={"said": "{by} counted {value}"}), "lee", Mood.ASSERTED, "Mina Lee counted six [1]."),
        (laps(sentence="the lead changed {value} times"), None, Mood.ASSERTED, "The lead changed six times [1]."),
    ],
)
def test_a_claim_is_told_by_the_pattern_that_fits_it_best(
    attribute: Attribute, by: str | None, mood: Mood, sentence: str
) -> None:
    assert sentence in of_one_point(attribute, by=by, mood=mood)
