"""The auditor finds every problem: sound answers, doctored one thing at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.answers.answer import Answer, Note, Quotation, Statement
from bot.facts.model import Verdict

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.answers.conftest import LivePack

SOUND = "2 · Mina Lee"


async def sound(harbour: LivePack, start: str = SOUND) -> tuple[Answer, Statement]:
    answer = await harbour.ask("/result 800m")
    statements = [block for block in answer.blocks if isinstance(block, Statement) and block.text.startswith(start)]
    return answer, statements[0]


def doctored(answer: Answer, statement: Statement, other: Statement) -> Answer:
    return replace(answer, blocks=tuple(other if block is statement else block for block in answer.blocks))


def cited(statement: Statement, **changed: object) -> Statement:
    first, *rest = statement.citations
    return replace(statement, citations=(replace(first, **changed), *rest))  # type: ignore[arg-type]


async def test_a_sound_answer_is_clean(harbour: LivePack) -> None:
    answer, _ = await sound(harbour)
    assert harbour.auditor.problems(answer) == []


@pytest.mark.parametrize(
    ("doctor", "problem"),
    [
        (
            lambda s: replace(s, text=s.text.replace("1:58.43", "1:58.44")),
            "size 1:58.44 is neither cited nor worked out",
        ),
        (lambda s: replace(s, text=s.text.replace("2 ·", "7 ·")), "number 7 is neither cited nor worked out"),
        (lambda s: replace(s, text=s.text.replace("Mina Lee", "Greta Holmquay")), "greta-holmquay is neither cited"),
        (lambda s: replace(s, text=f"{s.text} on 26 August 2031"), "date 2031-08-26 is neither cited nor worked out"),
        (lambda s: replace(s, text=f"{s.text} NR"), "status NR is neither cited nor worked out"),
        (lambda s: replace(s, text=f"{s.text}, fifth"), "number 5 is neither cited nor worked out"),
        (lambda s: replace(s, text=f"{s.text} “settled for gold”"), "“settled for gold” is in no cited excerpt"),
        (lambda s: replace(s, text=f"{s.text} [4][9]"), "marks [9], which it does not cite"),
        (lambda s: replace(s, text=f"{s.text} 1:58.44: so"), "size 1:58.44 is neither cited nor worked out"),
        (lambda s: replace(s, text=f"{s.text} [1][3]"), "no value of it is given by [1][3]"),
        (lambda s: replace(s, text=f"{s.text} [1][1]"), "no value of it is given by [1][1]"),
        (lambda s: replace(s, citations=s.citations[:1]), "is neither cited nor worked out"),
        (lambda s: replace(s, tally=s.tally.replace("[1][2], 1:58.45", "[1][3], 1:58.45")), "does not count up"),
        (lambda s: replace(s, tally=s.tally.replace(", not said [4]", "")), "does not count up"),
        (lambda s: replace(s, tally=s.tally.replace("time DISPUTED", "place DISPUTED")), "does not count up"),
        (lambda s: replace(s, tally=s.tally.replace("CONTRADICTED in [1]", "CONTRADICTED in [4]")), "not count up"),
        (lambda s: replace(s, tally="DISPUTED, 3 against 1"), "does not count up"),
        (lambda s: replace(s, tally="AGREED, 1 of 4 [1]"), "does not count up"),
        (lambda s: replace(s, tally="AGREED by all five"), "does not count up"),
        (lambda s: replace(s, tally="ONE SOURCE [1]"), "does not count up"),
        (lambda s: replace(s, tally="Mina Lee's place: TIE"), "does not count up"),
        (lambda s: replace(s, tally="most articles"), "does not count up"),
        (lambda s: replace(s, tally=None), "has no mark"),
        (lambda s: replace(s, working="[1] names Mina Lee in the same paragraph"), "says “in the same paragraph”"),
        (lambda s: replace(s, text=f"{s.text}, meant here"), "says “meant here”"),
        (lambda s: replace(s, tally=f"{s.tally}; 1 of 1"), "says “1 of 1”"),
        (lambda s: replace(s, text=f"{s.text} magnificently"), "no source has “magnificently”"),
        (lambda s: replace(s, working="1:58.43 − 1:58.20 = 0.23 s"), "[1] has not both numbers of a subtraction"),
        (lambda s: replace(s, verdict=Verdict.DIFFER), "no point of it is DIFFER"),
        (lambda s: replace(s, text=f"{s.text}, and that is true"), "banned word"),
        (lambda s: replace(s, working="which is wrong"), "banned word"),
        (lambda s: cited(s, excerpt="Lee was third"), "does not stand at its place"),
        (lambda s: cited(s, start=0, end=13), "is cited at another place than its own"),
        (lambda s: cited(s, paragraph=99), "stands in another paragraph than 99"),
        (lambda s: cited(s, number=9), "[9] is not the number of"),
        (lambda s: cited(s, claim="none"), "nothing known is cited"),
        (lambda s: cited(s, article="none"), "nothing known is cited"),
    ],
)
async def test_a_changed_statement_has_a_problem(
    harbour: LivePack, doctor: Callable[[Statement], Statement], problem: str
) -> None:
    answer, statement = await sound(harbour)
    problems = harbour.auditor.problems(doctored(answer, statement, doctor(statement)))
    assert [each for each in problems if problem in each], problems


@pytest.mark.parametrize(
    ("working", "problem"),
    [
        ("1:58.43 − 1:58.20 = 0.24 s", "1:58.43 − 1:58.20 is not 0.24 s"),
        ("1:58.43 − 1:58.20 is 0.32 s", "1:58.43 − 1:58.20 is not 0.32 s"),
        ("1:58.45 in 2 place is 0.27 s slower than 1:58.17 in 3 place", "1:58.45 and 1:58.17 are not 0.27 s apart"),
        ("2.02m is 0.02 m less than the earlier record 2.03m", "2.02m and 2.03m are not 0.02 m apart"),
        ("2 gold + 1 silver + 2 bronze is 6, not 4 in all", "2 + 1 + 2 is not 6"),
    ],
)
async def test_arithmetic_that_does_not_come_out_is_found(harbour: LivePack, working: str, problem: str) -> None:
    answer, statement = await sound(harbour, "Winning margin")
    problems = harbour.auditor.problems(doctored(answer, statement, replace(statement, working=working)))
    assert f"/result 800m: {problem}" in problems


async def test_a_sum_of_two_articles_figures_is_found(harbour: LivePack) -> None:
    answer, statement = await sound(harbour, "Winning margin")
    winner = next(block for block in answer.blocks if isinstance(block, Statement) and "Ada Brown" in block.text)
    of_fourth = next(citation for citation in winner.citations if citation.number == 4)
    other = replace(statement, citations=(*statement.citations, of_fourth))
    problems = harbour.auditor.problems(doctored(answer, statement, other))
    assert [each for each in problems if "has not both numbers of a subtraction" in each], problems


async def test_two_tallies_told_as_one_are_found(harbour: LivePack) -> None:
    answer = await harbour.ask("/medals")
    statement = next(block for block in answer.blocks if isinstance(block, Statement) and "4 in all [1]" in block.text)
    for other in (
        statement.text.replace("[4] · 3 gold [3]", "[3]"),
        statement.text.replace("3 gold [3]", "3 gold, 4 in all [3]"),
        statement.text.replace("3 gold [3]", "2 gold [3]"),
    ):
        problems = harbour.auditor.problems(doctored(answer, statement, replace(statement, text=other)))
        assert [each for each in problems if "no value of it is given by" in each], other


@pytest.mark.parametrize(
    "text",
    [
        "Wednesday 27 August 2031 [1], the day of the women's 800m final [2]",
        "Wednesday 27 August 2031 [2], the day of the women's 800m final [2]",
        "Wednesday 27 August 2031 [1], the day of the women's 800m final [1]",
    ],
)
async def test_a_day_by_who_gives_it_only_as_that_of_another_race_is_found(harbour: LivePack, text: str) -> None:
    answer = await harbour.ask("/result high jump")
    statement = next(block for block in answer.blocks if isinstance(block, Statement))
    assert statement.text == "Wednesday 27 August 2031 [2], the day of the women's 800m final [1]"
    assert harbour.auditor.problems(answer) == []
    problems = harbour.auditor.problems(doctored(answer, statement, replace(statement, text=text)))
    assert [each for each in problems if "no value of it is given by" in each], problems


async def test_who_tells_nothing_of_a_race_is_found_among_those_who_do(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources Eugene 1500m final")
    statement = next(block for block in answer.blocks if isinstance(block, Statement))
    assert (statement.text, shipped.auditor.problems(answer)) == ("It is told of in [1][3][4][5]", [])
    vault = await shipped.ask("/sources pole vault")
    of_vault = next(block for block in vault.blocks if isinstance(block, Statement))
    other_race = replace(statement, citations=(*statement.citations, *of_vault.citations))
    problems = shipped.auditor.problems(doctored(answer, statement, other_race))
    assert [each for each in problems if "no value of it is given by [1][3][4][5]" in each], problems
    fewer = replace(statement, text="It is told of in [1][3][4]")
    problems = shipped.auditor.problems(doctored(answer, statement, fewer))
    assert [each for each in problems if "no value of it is given by [1][3][4]" in each], problems


@pytest.mark.parametrize(
    ("start", "tally"),
    [("1 ·", "ONE SOURCE [1]"), ("1 ·", "AGREED, 2 of 5 [1][3]"), ("3 ·", "ONE SOURCE [4]")],
)
async def test_a_title_in_the_count_of_a_result_of_its_race_is_found(shipped: LivePack, start: str, tally: str) -> None:
    answer = await shipped.ask("/result Tokyo 1500m final")
    assert shipped.auditor.problems(answer) == []
    statement = next(block for block in answer.blocks if isinstance(block, Statement) and block.text.startswith(start))
    problems = shipped.auditor.problems(doctored(answer, statement, replace(statement, tally=tally)))
    assert [each for each in problems if "does not count up" in each], problems


async def test_a_contradiction_that_is_told_twice_is_found(harbour: LivePack) -> None:
    answer = await harbour.ask("/compare")
    statement = next(block for block in answer.blocks if isinstance(block, Statement) and "contradicts" in block.text)
    again = replace(statement, text=f"{statement.text}, again", citations=statement.citations[:1])
    problems = harbour.auditor.problems(replace(answer, blocks=(*answer.blocks, again)))
    assert [each for each in problems if "tells again what" in each], problems


async def test_a_day_to_come_that_is_told_as_past_is_found(harbour: LivePack) -> None:
    answer = await harbour.ask("/next")
    statement = next(block for block in answer.blocks if isinstance(block, Statement) and " was to be " in block.text)
    assert harbour.auditor.problems(answer) == []
    past = replace(statement, text=statement.text.replace(" was to be ", " was "))
    problems = harbour.auditor.problems(doctored(answer, statement, past))
    assert [each for each in problems if "2031-08-31 was to come" in each], problems


async def test_a_quotation_that_was_touched_is_found(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote ada brown")
    quotation = next(block for block in answer.blocks if isinstance(block, Quotation))
    for other, problem in (
        (replace(quotation, text=quotation.text.replace("never", "not")), "is not the whole quotation"),
        (replace(quotation, text=quotation.text[:20]), "is not the whole quotation"),
        (replace(quotation, speaker="Mina Lee"), "ada-brown's, not Mina Lee's"),
        (replace(quotation, citation=replace(quotation.citation, start=0)), "does not stand at its place"),
    ):
        problems = harbour.auditor.problems(replace(answer, blocks=(other,)))
        assert [each for each in problems if problem in each], problems


async def test_a_fact_in_a_note_is_found(harbour: LivePack) -> None:
    answer = await harbour.ask("/help")
    for fact in ("Lee ran 1:58.43.", "It was on 27 August 2031."):
        problems = harbour.auditor.problems(replace(answer, blocks=(Note(fact),)))
        assert [problem for problem in problems if "holds a fact" in problem], fact


async def test_a_shared_run_that_no_article_prints_is_found(harbour: LivePack) -> None:
    answer = await harbour.ask("/help")
    note = Note("[1] and [2] share a run of 9 words, perhaps from one source: “such words as nobody wrote”")
    problems = harbour.auditor.problems(replace(answer, blocks=(note,)))
    assert problems == ["/help: “such words as nobody wrote” stands in no article"]
