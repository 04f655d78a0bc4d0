"""What /athlete says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome, Quotation, Statement
from bot.answers.athlete.profile_data import MOST_REMARKS
from bot.facts.model import Verdict
from tests.answers.athlete.profile_lines import headings, line, part

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


async def test_it_tells_results_first_then_the_groups_of_the_vocabulary_and_their_words_last(
    harbour: LivePack,
) -> None:
    answer = await harbour.ask("/athlete ada brown")
    assert answer.title == "Ada Brown — 4 articles, 5 points in dispute"
    assert headings(answer) == [
        "Result · Women's 800m final, Harbour Games 2031",
        "Result · elsewhere",
        "The race",
        "Bests and records",
        "Life",
        "The meet",
        "Said, planned, hoped or expected: not counted",
        "What cannot be right",
        "In their own words",
    ]


async def test_a_line_has_its_articles_and_a_verdict_with_its_tally(harbour: LivePack) -> None:
    statement = line(await harbour.ask("/athlete ada brown"), "Personal best: 1:58.20")
    assert statement.text == "Personal best: 1:58.20 [1][2][4]"
    assert (statement.verdict, statement.tally) == (Verdict.AGREED, "3 of 3 articles")
    assert statement.working == "Women's 800m, up to the women's 800m final (Harbour Games 2031)"
    assert [citation.number for citation in statement.citations] == [1, 2, 4]


async def test_an_age_is_that_on_a_day_not_up_to_it(shipped: LivePack, harbour: LivePack) -> None:
    kerr, hallenby = await shipped.ask("/athlete kerr"), await harbour.ask("/athlete runa hallenby")
    assert line(kerr, "Age: 25").working == "At the men's 1500m final (World Championships 2023)"
    assert line(hallenby, "Age: 22").verdict is Verdict.TIE


async def test_a_plain_yes_is_not_spelt_out(shipped: LivePack, harbour: LivePack) -> None:
    kerr, filip = await shipped.ask("/athlete kerr"), await shipped.ask("/athlete filip")
    assert line(kerr, "Earlier medals").text == "Earlier medals [4]"
    assert line(filip, "Took part").text == "Took part [3]"
    lines = part(await harbour.ask("/athlete marchand"), "Said, planned, hoped or expected: not counted")
    assert [statement.text for statement in lines] == ["Retires: no [4], reported", "Retires [3], expected"]


async def test_somebody_who_is_only_named_beside_others_is_no_silence(shipped: LivePack, harbour: LivePack) -> None:
    rowland, statements = await shipped.counted("/athlete mark rowland")
    assert (rowland.outcome, rowland.title, statements) == (Outcome.ANSWERED, "Mark Rowland — 1 article", 2)
    assert line(rowland, "Josh Kerr").text == "Josh Kerr, coach: Mark Rowland [3]"
    assert [choice.ask for choice in rowland.choices] == ["/search Mark Rowland"]
    father = await harbour.ask("/athlete mina lee's father")
    assert line(father, "Ada Brown").text == "Ada Brown, coach: Mina Lee's father [1]"


async def test_their_words_come_whole_newest_first_and_the_rest_is_a_question_away(shipped: LivePack) -> None:
    answer = await shipped.ask("/athlete kerr")
    quotations = [block for block in answer.blocks if isinstance(block, Quotation)]
    assert [quotation.heading for quotation in quotations] == [
        "1 of 4 · some time after the race",
        "2 of 4 · after the race · one remark, TWO WORDINGS",
        None,
        "3 of 4 · after the race",
    ]
    assert MOST_REMARKS == 3
    assert Note("And 1 more remark: /quote Josh Kerr.") in answer.blocks
    assert "/quote Josh Kerr" in [choice.ask for choice in answer.choices]


async def test_of_printings_with_the_same_words_one_is_shown(invented: LivePack) -> None:
    speakers = sorted({quote.speaker for article in invented.pack.articles for quote in article.quotes})
    answers = [await invented.ask(f"/athlete {invented.pack.registers.people[speaker].name}") for speaker in speakers]
    texts = [[block.text for block in answer.blocks if isinstance(block, Quotation)] for answer in answers]
    assert any(texts)
    assert all(len(of_answer) <= 2 * MOST_REMARKS for of_answer in texts)


async def test_an_athlete_of_several_stories_has_a_part_for_each_race_and_articles_in_their_order(
    invented: LivePack,
) -> None:
    names = [person.name for person in invented.pack.registers.people.values()]
    answers = [await invented.ask(f"/athlete {name}") for name in names]
    several = [answer for answer in answers if sum(" · " in heading for heading in headings(answer)) > 1]
    assert several
    for answer in several:
        cited = [
            citation.number for block in answer.blocks if isinstance(block, Statement) for citation in block.citations
        ]
        first = list(dict.fromkeys(cited))
        assert first == sorted(first)
        assert [article.number for article in answer.articles] == list(range(1, len(answer.articles) + 1))


@pytest.mark.parametrize("name", ["Nordås", "nordas", "NARVE GILJE NORDAS", "nordås’"])
async def test_a_person_goes_by_any_of_their_names(shipped: LivePack, name: str) -> None:
    assert (await shipped.ask(f"/athlete {name}")).title.startswith("Narve Gilje Nordås — ")


async def test_a_shared_surname_answers_for_its_owner_and_says_who_else_is_there(harbour: LivePack) -> None:
    answer = await harbour.ask("/athlete brown")
    assert answer.title.startswith("Ada Brown — ")
    assert answer.blocks[0] == Note("The bare name is taken for Ada Brown. Of that name there is also Isolde Brown.")
    assert "/athlete Isolde Brown" in [choice.ask for choice in answer.choices]


async def test_a_surname_that_nobody_owns_is_ambiguous(invented: LivePack) -> None:
    surnames = [person.name.rsplit(maxsplit=1)[-1] for person in invented.pack.registers.people.values()]
    shared = next(name for name in surnames if surnames.count(name) > 1)
    answer = await invented.ask(f"/athlete {shared}")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, f"“{shared}” may be any of several.")
    assert all(choice.ask.startswith("/athlete ") for choice in answer.choices)


async def test_an_unknown_name_gets_suggestions_and_no_answer(shipped: LivePack) -> None:
    answer, statements = await shipped.counted("/athlete kerrr")
    assert (answer.outcome, answer.title, statements) == (Outcome.NOT_FOUND, "No person here goes by “kerrr”.", 2)
    assert answer.choices[0].ask == "/athlete Josh Kerr"


async def test_words_behind_a_name_are_not_left_out_silently(shipped: LivePack) -> None:
    answer, statements = await shipped.counted("/athlete kerr medals")
    assert (answer.outcome, answer.title, statements) == (Outcome.NOT_FOUND, "No person here goes by “kerr medals”.", 1)
    assert [choice.ask for choice in answer.choices] == ["/athlete Josh Kerr", "/compare kerr medals"]


async def test_somebody_of_whom_nothing_is_said_is_met_with_silence(invented: LivePack) -> None:
    subjects = {claim.about for article in invented.pack.articles for claim in article.claims}
    subjects |= {claim.value for article in invented.pack.articles for claim in article.claims}
    subjects |= {quote.speaker for article in invented.pack.articles for quote in article.quotes}
    name = next(person.name for id_, person in invented.pack.registers.people.items() if id_ not in subjects)
    answer = await invented.ask(f"/athlete {name}")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        f"The articles say nothing about {name} in particular.",
    )
    assert answer.choices[0].ask == f"/search {name}"


async def test_two_statements_bring_all_of_it(shipped: LivePack) -> None:
    for name in ("kerr", "ingebrigtsen", "wightman", "nobody", "mark rowland", "kerr medals"):
        _, statements = await shipped.counted(f"/athlete {name}")
        assert statements <= 2
