"""Another sport: an invented football match, told by two reports and a line-up sheet, on a base of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Heading, Statement
from bot.answers.completion.completion import complete
from tests.answers.blocks import notes, texts
from tests.conftest import ROOT

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

GOALS = [
    "Equalised in the 67th minute [1][3]",
    "Equalised in the 68th minute [2]",
    "Dani Sorrel pulled a goal back in the 51st minute [1][2][3]",
    "Ivo Marsh scored the first goal in the 12th minute [1][2][3]",
    "Teo Lindqvist scored the second goal in the 45th minute [2][3], just before half-time [1]",
]
COURSE = [
    GOALS[3],
    GOALS[4],
    GOALS[2],
    "Dani Sorrel equalised in the 67th minute [1][3], in the 68th minute [2]",
]
LEVEL = ["Kelham Town scored two goals [1][2]", "Ostmere Rovers scored two goals [1][2]"]
TWICE = [
    "Equalised in the 67th minute [1][3], in the 68th minute [2]",
    "Pulled a goal back in the 51st minute [1][2][3]",
]
SHOOT_OUT = [
    "Kelham Town won the shoot-out 4–3 [1][2]",
    "Joss Brand scored the decisive penalty in the shoot-out [2], Luka Fenn [1]",
    "Of Ivo Marsh: “Marsh was denied from the spot in the shoot-out” [2]",
    "Aron Vey saved a penalty from Ivo Marsh in the shoot-out [1]",
]
DECIDED = ["The match went to extra time [1]", "The match was decided on penalties [1][2]"]
SHEET = [
    "Tarn Park [1][2], Saturday 13 May 2034 [1][2][3]",
    *DECIDED,
    "1 · Kelham Town — 2 goals, 4 penalties",
    "Aron Vey, Dani Sorrel, Joss Brand [3], Piet Aalbers [1][3]",
    "Luka Fenn did not play [3], played [1]",
    "2 · Ostmere Rovers — 2 goals, 3 penalties",
    "Ivo Marsh [1][2][3], Teo Lindqvist [1][3]",
]
FIRST = ["Ivo Marsh scored the first goal in the 12th minute [1][2][3]"]
FOR_SORREL = ["Joss Brand [2][3]", "Luka Fenn [1]"]
SORRELS = [*GOALS[:2], "Pulled a goal back in the 51st minute [1][2][3]"]
ROVERS = ["Ivo Marsh played for Ostmere Rovers [1][2][3]", "Teo Lindqvist played for Ostmere Rovers [1][3]"]
STARTED = ["Ivo Marsh started for Ostmere Rovers [3]", "Teo Lindqvist started for Ostmere Rovers [3]"]
ATTENDANCE = ["18,412 [1][3]", "17,900 [2]"]


async def told(pack: LivePack, line: str) -> list[str]:
    """The lines of an answer, without the excerpts below them; their receipts are audited."""
    answer = await pack.ask(line)
    assert pack.auditor.problems(answer) == []
    return [block.text for block in answer.blocks if isinstance(block, Statement)]


@pytest.mark.parametrize(
    ("line", "lines"),
    [
        ("who won?", SHEET),
        ("/result", SHEET),
        ("who won on penalties?", ["Kelham Town won the shoot-out 4–3 [1][2]"]),
        ("did kelham win on penalties", ["Won the shoot-out 4–3 [1][2]"]),
        ("kelham penalties", ["Scored four in the shoot-out [1][2]"]),
        ("who scored the first goal?", FIRST),
        ("who scored in the first half", COURSE[:2]),
        ("who scored before half-time", COURSE[:2]),
        ("qui a marqué en première période", COURSE[:2]),
        ("who scored just before half-time", COURSE[1:2]),
        ("who scored in the second half", [COURSE[2], *GOALS[:2]]),
        ("who scored after half-time", [COURSE[2], *GOALS[:2]]),
        ("quién marcó en la segunda parte", [COURSE[2], *GOALS[:2]]),
        ("wer traf in der zweiten Halbzeit", [COURSE[2], *GOALS[:2]]),
        ("who missed a penalty", [SHOOT_OUT[2], SHOOT_OUT[3], SHOOT_OUT[1]]),
        (
            "did marsh miss a penalty",
            ["“Marsh was denied from the spot in the shoot-out” [2]", SHOOT_OUT[3]],
        ),
        (
            "what happened in the first half",
            [*COURSE[:2], "Ivo Marsh was shown the yellow card in the 40th minute [1][3]"],
        ),
        ("who scored the winning goal", ["Joss Brand [2]", "Luka Fenn [1]"]),
        ("half time score", COURSE[:2]),
        ("what was the score at half-time", COURSE[:2]),
        ("did kelham come back from 2-0 down", [COURSE[2], *GOALS[:2]]),
        ("when was the final played", ["The match was played on 13 May 2034 [1][2][3]", *SHEET]),
        ("qui a marqué le but décisif", ["Joss Brand [2]", "Luka Fenn [1]"]),
        ("wer wurde eingewechselt?", FOR_SORREL),
        ("wer war Schiedsrichter", ["Mara Quist was the referee of the match [2][3]"]),
        ("who scored first?", FIRST),
        ("who was first to score?", FIRST),
        ("wer traf zuerst?", FIRST),
        ("wer schoss das erste Tor?", FIRST),
        ("qui a marqué en premier ?", FIRST),
        ("¿quién marcó primero?", FIRST),
        ("who scored first for kelham", ["Dani Sorrel pulled a goal back in the 51st minute [1][2][3]"]),
        ("who was booked first", ["Ivo Marsh was shown the yellow card in the 40th minute [1][3]"]),
        ("who got the first card", ["Ivo Marsh was shown the yellow card in the 40th minute [1][3]"]),
        ("when did kelham equalise", GOALS[:2]),
        ("did marsh get a red card?", ["Was shown the yellow card in the 40th minute [1][3]"]),
        (
            "did aalbers get two yellows",
            [
                "Was shown the yellow card before the 88th minute [2]",
                "Was shown the red card in the 88th minute [1][2][3]",
            ],
        ),
        ("what time did the game end", ["The match ended at 19.52 [2]"]),
        ("where was the game played", ["The match was played at Tarn Park [1][2]"]),
        ("wie ging das Spiel aus?", SHEET),
        ("what was the score?", SHEET),
        ("which teams played", SHEET),
        ("which team won", SHEET),
        ("when did the game finish", ["The match ended at 19.52 [2]"]),
        ("wer war im Tor?", ["Aron Vey was in goal [3]"]),
        ("was it 2-2 at full time", [*LEVEL, DECIDED[0]]),
        ("who did kelham beat", ["Beat Ostmere Rovers [1][2]"]),
        ("who was in goal?", ["Aron Vey was in goal [3]"]),
        ("whos in the starting XI for rovers", STARTED),
        ("quién recibió la tarjeta roja?", ["Piet Aalbers was shown the red card in the 88th minute [1][2][3]"]),
        ("wer hat die Tore geschossen?", [*COURSE, *LEVEL]),
        ("who scored?", [*COURSE, *LEVEL]),
        ("how many goals did sorrel score", ["Scored twice [2]", *TWICE]),
        ("how many goals did kelham score", ["Scored two goals [1][2]"]),
        ("what happened in the shoot-out", SHOOT_OUT),
        ("when did marsh score?", ["Scored the first goal in the 12th minute [1][2][3]"]),
        (
            "when did sorrel score?",
            SORRELS,
        ),
        ("67th minute", GOALS[:2]),
        ("minute 67", GOALS[:2]),
        ("red card", ["Piet Aalbers was shown the red card in the 88th minute [1][2][3]"]),
        ("who was sent off?", ["Piet Aalbers was shown the red card in the 88th minute [1][2][3]"]),
        (
            "line-up of rovers",
            STARTED,
        ),
        ("who played for rovers?", ROVERS),
        ("who plays for rovers?", ROVERS),
        ("did fenn play?", ["Did not play [3]", "Played [1]"]),
        ("who came on for sorrel?", FOR_SORREL),
        ("man of the match", ["Aron Vey [1]", "Dani Sorrel [2]"]),
        ("motm", ["Aron Vey [1]", "Dani Sorrel [2]"]),
        ("crowd size", ATTENDANCE),
        ("how many watched", ATTENDANCE),
        ("who missed the pen", ["Of Ivo Marsh: “Marsh was denied from the spot in the shoot-out” [2]"]),
        ("who scored the winner", ["Joss Brand [2]", "Luka Fenn [1]"]),
        ("who scored the decisive penalty?", ["Joss Brand [2]", "Luka Fenn [1]"]),
        ("how many people watched?", ATTENDANCE),
        ("/compare attendance", ATTENDANCE),
        ("when was the match?", ["The match was played on 13 May 2034 [1][2][3]"]),
        ("who was the referee?", ["Mara Quist was the referee of the match [2][3]"]),
        ("who is the coach of rovers?", ["Hanna Brook coached Ostmere Rovers [1][2][3]"]),
        ("what next for kelham?", ["Will play in the Meridian Cup 2034 in autumn [1]"]),
        ("/next", ["Kelham Town will play in the Meridian Cup 2034 in autumn [1]"]),
        ("who saved the penalty?", [SHOOT_OUT[2], SHOOT_OUT[3]]),
        ("who started?", ["Aron Vey started for Kelham Town [3]", "Dani Sorrel started for Kelham Town [3]"]),
        ("when did it end?", ["The match ended at 19.52 [2]"]),
        ("where was it played?", ["The match was played at Tarn Park [1][2]"]),
        ("why did sorrel leave?", ["Left the pitch with a cramp in the 80th minute [2]"]),
        ("who reffed it?", ["Mara Quist was the referee of the match [2][3]"]),
        ("what time did it end?", ["The match ended at 19.52 [2]"]),
        ("why did sorrel go off?", ["Left the pitch with a cramp in the 80th minute [2]"]),
        ("was it decided on pens?", DECIDED),
        ("who saved the pen?", [SHOOT_OUT[2], SHOOT_OUT[3]]),
        ("how was it decided?", DECIDED),
        ("/medals vey", ["Won the football final at the Lantern Cup 2034 with Kelham Town [1][2]"]),
        ("/athlete sorrel", ["Won with Kelham Town [1][2], a member of it [3]"]),
        ("/medals", ["Kelham Town won the football final [1][2]"]),
        (
            "/search cramp",
            ["[2] Of Dani Sorrel: “Sorrel left the pitch in the 80th minute with a cramp; Joss Brand replaced him”"],
        ),
    ],
)
async def test_a_question_about_the_match_is_answered_in_its_words(
    football: LivePack, line: str, lines: list[str]
) -> None:
    assert (await told(football, line))[: len(lines)] == lines


async def test_a_quotation_in_two_wordings_is_one_remark(football: LivePack) -> None:
    answer = await football.ask("what did vey say?")
    assert texts(answer)[0] == "I chose a side and hoped for the best,"
    assert notes(answer)[:1] == ["Football final, Lantern Cup 2034"]
    assert await told(football, "what did vey say?") == ["[1]: “picked” where [2] has “chose”; without “for the best”"]


async def test_the_whole_story_goes_by_the_minutes(football: LivePack) -> None:
    lines = await told(football, "/recap length:whole")
    course = [line for line in lines if re.search(r"minute|half-time|shoot-out \[", line)]
    assert course[:9] == [
        "Ivo Marsh scored the first goal in the 12th minute [1][2][3]",
        "Ivo Marsh was shown the yellow card in the 40th minute [1][3]",
        "Teo Lindqvist scored the second goal in the 45th minute [2][3], just before half-time [1]",
        "Dani Sorrel pulled a goal back in the 51st minute [1][2][3]",
        "Dani Sorrel equalised in the 67th minute [1][3], in the 68th minute [2]",
        "Joss Brand came on for Dani Sorrel in the 80th minute [2][3], Luka Fenn [1]",
        "Dani Sorrel left the pitch with a cramp in the 80th minute [2]",
        "Piet Aalbers was shown the yellow card before the 88th minute [2]",
        "Piet Aalbers was shown the red card in the 88th minute [1][2][3]",
    ]
    assert lines[6:8] == ["Aron Vey started for Kelham Town [3]", "Piet Aalbers started for Kelham Town [3]"]
    assert lines[:5] == [
        SHEET[0],
        "Kelham Town won with 2 goals and 4 penalties [1][2]",
        "Ostmere Rovers lost with 2 goals and 3 penalties [1][2]",
        *DECIDED,
    ]


async def test_a_short_story_has_every_goal_who_was_sent_off_and_how_it_was_decided(football: LivePack) -> None:
    assert await told(football, "/recap") == [
        "Kelham Town won with 2 goals and 4 penalties [1][2]",
        "Ostmere Rovers lost with 2 goals and 3 penalties [1][2]",
        DECIDED[1],
        *COURSE,
        "Piet Aalbers was shown the red card in the 88th minute [1][2][3]",
    ]


async def test_a_short_story_calls_the_match_a_match_and_hides_how_it_ended(football: LivePack) -> None:
    answer = await football.ask("/recap spoilers:hide")
    assert "The match" in [block.text for block in answer.blocks if hasattr(block, "text")]
    open_lines = [block.text for block in answer.blocks if isinstance(block, Statement) and not block.covered]
    assert [line for line in open_lines if re.search(r"\b(?:won|lost|goal|penalt|equalis)", line)] == []


async def test_a_sport_without_medals_has_wins(football: LivePack) -> None:
    assert (await football.ask("/medals")).title == "Wins, Lantern Cup 2034"
    assert (await football.ask("/medals kelham")).title == "Wins of Kelham Town"


async def test_what_an_article_omits_is_told_of_the_match(football: LivePack) -> None:
    lines = await told(football, "/sources article:3")
    assert [line for line in lines if line.startswith("The ")] == [
        "The match was watched by 18,412 people [1][3], 17,900 [2]",
        "The match was decided on penalties [1][2]",
        "The match was played at Tarn Park [1][2]",
    ]


async def test_a_remark_is_completed_with_when_it_was_said(football: LivePack) -> None:
    found = await complete(football.store, "quote", "about", "hoped", {"person": "vey"})
    assert [each.label for each in found] == ["“I picked a side and hoped,” · after the match"]


async def test_who_scored_the_winning_penalty_is_no_question_of_goals(football: LivePack) -> None:
    answer = await football.ask("who scored the winning penalty")
    assert answer.title == "Football final, decisive penalty · TIE, 1 against 1"


async def test_two_clubs_stand_head_to_head_in_matches(football: LivePack) -> None:
    answer = await football.ask("kelham vs rovers")
    assert [block.text for block in answer.blocks if hasattr(block, "text")][:2] == [
        "Matches",
        "Football final (Lantern Cup 2034): Kelham Town 1st [1][2], Ostmere Rovers 2nd [1][2]",
    ]


async def test_the_articles_are_held_against_each_other(football: LivePack) -> None:
    answer = await football.ask("/compare")
    assert answer.title == "6 disputes"
    assert texts(answer) == [
        "Did not play [3] · played [1]",
        "Aron Vey [1] · Dani Sorrel [2]",
        "Equalised in the 67th minute [1][3] · equalised in the 68th minute [2]",
        "Joss Brand [2][3] · Luka Fenn [1]",
        "Joss Brand [2] · Luka Fenn [1]",
        "18,412 [1][3] · 17,900 [2]",
    ]


FOOTBALL = re.compile(
    r"\b(?:football|soccer|goals?|penalt(?:y|ies)|referees?|half-?time|full-?time|extra time|kick-?off|offside"
    r"|strikers?|goalkeepers?|equalis\w*|shoot-?outs?|stoppage|(?:red|yellow) card)\b",
    re.IGNORECASE,
)


def test_no_line_of_the_program_knows_football() -> None:
    files = [path for path in (ROOT / "bot").rglob("*") if path.suffix in {".py", ".toml", ".sql", ".html"}]
    texts_ = {path.name: path.read_text("utf-8") for path in files}
    assert {name: words for name, text in texts_.items() if (words := FOOTBALL.findall(text))} == {}


async def test_a_goal_that_is_timed_in_two_ways_is_in_dispute_wherever_it_is_told(football: LivePack) -> None:
    answer = await football.ask("/compare sorrel goal")
    assert [block.text for block in answer.blocks if isinstance(block, Heading)] == [
        "Dani Sorrel, goal · DISPUTED, 2 against 1"
    ]
    assert "Equaliser in the 67th minute is what more articles give, not a ruling." in notes(answer)
    recap = await football.ask("/recap length:whole")
    tallies = {block.text: block.tally for block in recap.blocks if isinstance(block, Statement)}
    equalised = "Dani Sorrel equalised in the 67th minute [1][3], in the 68th minute [2]"
    assert tallies[equalised] == "DISPUTED, 2 against 1"
    assert "Disagrees with [1][3] on 5 points" in await told(football, "/sources")


async def test_who_started_for_a_team_is_not_told_again_as_who_played_for_it(football: LivePack) -> None:
    for line in ("/athlete aron vey", "/compare kelham", "/recap length:whole"):
        played = [text for text in texts(await football.ask(line)) if "Vey" in text or text.startswith("Started for")]
        assert [text for text in played if "started for" in text.casefold()] != []
        assert [text for text in played if "played for" in text] == []
    assert "Won with Kelham Town [1][2], a member of it [3]" in texts(await football.ask("/athlete aron vey"))


async def test_two_clubs_are_told_how_their_match_was_decided(football: LivePack) -> None:
    assert texts(await football.ask("/compare kelham rovers"))[1:6] == [
        "The match went to extra time [1]",
        "The match was decided on penalties [1][2]",
        "Kelham Town scored two goals [1][2]",
        "Ostmere Rovers scored two goals [1][2]",
        "Kelham Town won the shoot-out 4–3 [1][2]",
    ]


async def test_what_articles_give_to_one_or_the_other_of_two_is_said_of_both(football: LivePack) -> None:
    answer = await football.ask("/compare fenn brand")
    assert texts(answer) == [
        "Joss Brand came on for Dani Sorrel in the 80th minute [2][3], Luka Fenn [1]",
        "Joss Brand scored the decisive penalty in the shoot-out [2], Luka Fenn [1]",
    ]
    assert football.auditor.problems(answer) == []


@pytest.mark.parametrize("question", ["how many cards were shown", "who was shown a card"])
async def test_cards_that_were_shown_are_all_of_them_whatever_words_an_article_has(
    football: LivePack, question: str
) -> None:
    assert [text for text in texts(await football.ask(question)) if text.endswith("]")] == [
        "Ivo Marsh was shown the yellow card in the 40th minute [1][3]",
        "Piet Aalbers was shown the red card in the 88th minute [1][2][3]",
        "Piet Aalbers was shown the yellow card before the 88th minute [2]",
    ]


async def test_whether_somebody_was_there_at_all_stands_before_what_hangs_on_it(football: LivePack) -> None:
    assert (await told(football, "/athlete fenn"))[:2] == ["Did not play [3], played [1]", "Ran tirelessly [1]"]
    assert (await told(football, "/recap length:whole"))[5] == "Luka Fenn did not play [3], played [1]"
