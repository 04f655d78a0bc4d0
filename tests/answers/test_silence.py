"""Silence is found out: what stands in an article is shown, and what does not is answered with what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Answer, Outcome, Statement
from bot.facts.text import ArticleText
from tests.answers.blocks import notes, texts
from tests.answers.pairs import Pair, pairs, shows
from tests.conftest import one_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.answers.conftest import LivePack

WANTED = 97
"""Of a hundred pairs that stand in one sentence so many have to be shown together."""


def values(answer: Answer) -> list[str]:
    return [block.text for block in answer.blocks if isinstance(block, Statement) and not block.level]


async def unshown(asked: LivePack, question: str, wanted: Sequence[Pair]) -> list[Pair]:
    """The pairs that the answer to a question does not show together; none of them is met with silence."""
    articles = {article.slug: ArticleText(article.text) for article in asked.pack.articles}
    missed = []
    for pair in wanted:
        answer = await asked.ask(f"/{question} {pair.name} {pair.word}")
        if not shows(answer, pair, articles):
            missed.append(pair)
            assert answer.outcome is not Outcome.SILENT, (pair, answer.title)
            assert "silent" not in answer.title, (pair, answer.title)
    return missed


@one_in(16)
@pytest.mark.parametrize("question", ["compare", "ask"])
async def test_a_name_and_a_word_of_its_sentence_are_shown_together(
    harbour: LivePack, shipped: LivePack, question: str, step: int
) -> None:
    for asked in (harbour, shipped):
        wanted = pairs(asked.pack)[::step]
        missed = await unshown(asked, question, wanted)
        assert len(wanted) > 25
        assert 100 * len(missed) <= (100 - WANTED) * len(wanted), missed


async def test_bare_words_are_asked_for_as_they_were_typed(shipped: LivePack) -> None:
    # "lived" alone is read as "home", of which no article says anything.
    answer = await shipped.ask("/ask duplantis lived")
    assert answer.read_as == "/compare duplantis lived"
    assert texts(answer) == [
        (
            "[5] “Elsewhere on a packed schedule, world record holder Mondo Duplantis of Sweden lived up to his "
            "superstar status.”"
        )
    ]
    bronze = await shipped.ask("/ask kerr bronze")
    assert (bronze.read_as, bronze.outcome) == ("/compare kerr bronze", Outcome.ANSWERED)
    assert (await shipped.ask("/ask kerr quote")).read_as == "/quote kerr"


# --- what there is instead ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "title", "note"),
    [
        (
            "/result 100m",
            "No article here tells of “100m”.",
            (
                "Results are told of: men's 1500m final, World Championships 2023; men's 1500m, Monaco 2023; "
                "men's pole vault final, World Championships 2023; "
                "women's 400m semi-final, World Championships 2023; and 3 more."
            ),
        ),
        (
            "/sources bobsleigh",
            "No article here tells of “bobsleigh”.",
            "They are about: men's 1500m final, World Championships 2023.",
        ),
        (
            "/quote warholm",
            "No person here goes by “warholm”.",
            "Quoted here: Josh Kerr (4), Jakob Ingebrigtsen (1).",
        ),
        (
            "/quote wightman",
            "The articles quote nothing that Jake Wightman said.",
            "Quoted here: Josh Kerr (4), Jakob Ingebrigtsen (1).",
        ),
        (
            "/athlete bolt",
            "No person here goes by “bolt”.",
            "Most is told of: Josh Kerr, Jakob Ingebrigtsen, Mondo Duplantis, Jake Wightman.",
        ),
    ],
)
async def test_what_no_article_has_is_answered_with_what_there_is(
    shipped: LivePack, line: str, title: str, note: str
) -> None:
    answer = await shipped.ask(line)
    assert (answer.outcome is Outcome.ANSWERED, answer.title, notes(answer)) == (False, title, [note])


async def test_who_may_be_asked_for_is_told_where_nobody_was_and_how(shipped: LivePack) -> None:
    for line, question, note in (
        ("/quote", "/quote", "Quoted here: Josh Kerr (4), Jakob Ingebrigtsen (1)."),
        ("/quote about:throat", "/quote", "Quoted here: Josh Kerr (4), Jakob Ingebrigtsen (1)."),
        ("quotes", "/quote", "Quoted here: Josh Kerr (4), Jakob Ingebrigtsen (1)."),
        (
            "/athlete",
            "/athlete",
            "Most is told of: Josh Kerr, Jakob Ingebrigtsen, Mondo Duplantis, Jake Wightman.",
        ),
    ):
        answer = await shipped.ask(line)
        assert (answer.title, answer.outcome) == (f"{question} needs to know the person.", Outcome.UNREADABLE)
        assert notes(answer) == [note, f"Try /help {question[1:]}."]
        assert answer.choices[0].ask == f"{question} Josh Kerr"
        assert answer.choices[-1].ask == f"/help {question[1:]}"


@pytest.mark.parametrize(
    "line", ["/result 100m", "/sources bobsleigh", "/quote warholm", "/athlete bolt", "/next bolt"]
)
async def test_what_is_offered_instead_has_facts(shipped: LivePack, line: str) -> None:
    for choice in (await shipped.ask(line)).choices:
        assert texts(await shipped.ask(choice.ask)), choice.ask


async def test_so_many_remarks_are_quoted_as_are_counted(shipped: LivePack, harbour: LivePack) -> None:
    for asked in (shipped, harbour):
        (note,) = notes(await asked.ask("/quote zeppelin"))
        for counted in note.removeprefix("Quoted here: ").removesuffix(".").split(", and ")[0].split(", "):
            name, number = counted.removesuffix(")").split(" (")
            assert (await asked.ask(f"/quote {name}")).title.startswith(f"{name} — {number} remark")


@pytest.mark.parametrize(
    ("line", "title", "first"),
    [
        (
            "/result women 1500",
            "The articles give no result of the women's 1500m final, World Championships 2023.",
            "Laura Muir qualified for the final [5]",
        ),
        (
            "/result 400",
            "The articles give no result of the women's 400m final, World Championships 2023.",
            "Victoria Ohuruogu qualified for the final [5]",
        ),
        (
            "/recap women 1500",
            "Women's 1500m final, World Championships 2023",
            "Laura Muir qualified for the race [5]",
        ),
        (
            "/sources women 1500",
            "No article here is mainly about the women's 1500m final, World Championships 2023.",
            (
                "[5] “Laura Muir safely navigated her way into the final of the women's 1500m, keeping her hopes of a "
                "first world outdoor medal alive.”"
            ),
        ),
        (
            "/medals paris 2024",
            "The articles tell of no event at the Paris 2024 Olympics.",
            (
                "Less than a year remained until the Paris 2024 Olympics after the men's 1500m final at the World "
                "Championships 2023 [4]"
            ),
        ),
        ("/quote kerr pain", "Josh Kerr — reported, not quoted", "Josh Kerr said he endured pain [2]"),
        (
            "/search last lap",
            "Nothing in the articles has all of “last lap”.",
            "[5] Of the men's 1500m final: “Dramatic Final Lap Decides Championship”",
        ),
        ("/compare last lap", "Nothing found for “last lap”.", "[5] “Dramatic Final Lap Decides Championship”"),
    ],
)
async def test_what_is_told_of_a_thing_stands_below_what_is_not(
    shipped: LivePack, line: str, title: str, first: str
) -> None:
    answer = await shipped.ask(line)
    assert (answer.title, texts(answer)[0]) == (title, first)


async def test_a_word_by_which_people_write_a_condition_finds_what_was_said_of_it(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote ingebrigtsen ill")
    assert "I got a little bit of a dry throat in the semi-finals" in texts(answer)[0]
    assert "Jakob Ingebrigtsen said he was not fully fit [2]" in texts(answer)


async def test_what_stands_nowhere_is_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare kerr zeppelin")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        "Nothing found for “zeppelin” about Josh Kerr.",
    )


@pytest.mark.parametrize("line", ["/compare weather", "/compare father in law of nobody", "/result nairobi"])
async def test_nothing_far_fetched_is_suggested(shipped: LivePack, line: str) -> None:
    assert "Did you mean one of these?" not in notes(await shipped.ask(line))


@pytest.mark.parametrize(
    "line",
    [
        "/compare what did wightman do in the eighth",
        "/search did wightman finish eighth",
        "/compare wightman der eighth",
    ],
)
async def test_words_that_ask_for_nothing_are_not_looked_for(shipped: LivePack, line: str) -> None:
    assert any("eighth" in text or "8th" in text for text in texts(await shipped.ask(line)))


async def test_what_is_told_of_a_race_without_a_result_is_shown(harbour: LivePack) -> None:
    assert texts(await harbour.ask("/recap 400m"))[1:] == [
        "Mina Lee planned to compete in the race [2]",
        "Noor Vance was due to compete in the race [2]",
    ]


async def test_who_tells_of_a_race_that_is_no_story_is_cited(harbour: LivePack, shipped: LivePack) -> None:
    assert texts(await harbour.ask("/sources 400m")) == ["It is told of in [2][3]"]
    vault = await shipped.ask("/sources pole vault")
    assert vault.title == "No article here is mainly about the men's pole vault final, World Championships 2023."
    assert texts(vault) == ["It is told of in [5]"]


async def test_what_nobody_states_of_a_margin_is_worked_out(shipped: LivePack) -> None:
    for words in ("margin", "won by", "gap"):
        assert texts(await shipped.ask(f"/compare {words}")) == [
            "Winning margin, DISPUTED: 0.27 s [1][2][4], 0.17 s [3]",
        ]


async def test_what_is_hardly_alike_is_not_suggested(shipped: LivePack, harbour: LivePack) -> None:
    for asked in (shipped, harbour):
        assert [choice.ask for choice in (await asked.ask("/search weather")).choices] == ["/help"]
    assert [choice.ask for choice in (await shipped.ask("/search kers")).choices] == ["/search kerr"]


@pytest.mark.parametrize(
    "line",
    [
        "/compare World Championships 2023 next race",
        "/compare World Championships 2023 behind",
        "/compare Women's 1500m World Championships 2023",
        "/compare Men's pole vault World Championships 2023",
        "/compare 1500m final venue",
    ],
)
async def test_a_meet_finds_what_is_told_of_its_races_and_a_race_what_is_told_of_its_meet(
    shipped: LivePack, line: str
) -> None:
    answer = await shipped.ask(line)
    assert answer.outcome is Outcome.ANSWERED
    assert texts(answer)


async def test_a_year_alone_finds_the_points_of_its_meets(harbour: LivePack) -> None:
    assert "Brown had a personal best of 1:58.10 in the women's 800m [2]" in texts(await harbour.ask("/compare 2029"))


async def test_events_that_share_a_name_are_all_asked(shipped: LivePack) -> None:
    answer = await shipped.ask("when are the marathons")
    assert answer.title == "Men's marathon and Women's marathon, date"
    assert values(answer) == [
        "The men's marathon at the World Championships 2023 was set for 27 August 2023 [3]",
        "The women's marathon at the World Championships 2023 was set for 27 August 2023 [3]",
    ]


async def test_a_person_of_whom_a_thing_is_not_told_is_shown_with_a_likely_value_or_a_few_lines(
    harbour: LivePack,
) -> None:
    for line in ("which country is lee from", "/compare okafor country", "where is okafor from"):
        answer = await harbour.ask(line)
        assert "silent" not in answer.title
        assert texts(answer)
    answer = await harbour.ask("/compare vance coach")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "Nothing found for “coach” about Noor Vance.")
    assert len(texts(answer)) == 3
    assert "/athlete Noor Vance" in [choice.ask for choice in answer.choices]


async def test_where_somebody_is_from_is_all_that_is_told_of_it(shipped: LivePack) -> None:
    answer = await shipped.ask("where is kerr from")
    assert answer.title == "Josh Kerr, country, origin and birthplace"
    told = ["Is British [1][2][3][4][5]", "Comes from Scotland [3][4][5]", "Was born in Edinburgh [3]"]
    assert values(answer) == told
    # The second is the one of the Scottish athletes who have won in a row.
    assert values(await shipped.ask("is kerr scottish")) == [
        "Was the second Scottish athlete in as many years to win the world title in the men's 1500m [4]",
        "Comes from Scotland [3][4][5]",
    ]


async def test_what_is_offered_for_an_unknown_event_is_told_of(harbour: LivePack) -> None:
    for line in ("/result 800m 2027", "/compare mens 800"):
        assert (await harbour.ask(line)).choices[0].label == "Women's 800m", line


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("/compare who is afraid", "“afraid” stands in [1][3]:"),
    ],
)
async def test_words_stand_in_every_article_that_prints_them_and_in_no_other(
    shipped: LivePack, harbour: LivePack, line: str, note: str
) -> None:
    answers = [await pack.ask(line) for pack in (shipped, harbour)]
    assert note in [each for answer in answers for each in notes(answer)]


@pytest.mark.parametrize("words", ["nobody at all", "nobody"])
async def test_a_name_that_nobody_has_is_not_read_as_what_to_search_for(harbour: LivePack, words: str) -> None:
    quoted = "Mina Lee (3), Ada Brown (2), Runa Hallenby (1), Isolde Brown (1)"
    of_whom = [
        ("quote", "person", f"Quoted here: {quoted}, and 1 more."),
        ("athlete", "person", "Most is told of: Ada Brown, Mina Lee, Runa Hallenby, Isolde Brown."),
        ("next", "person or event", "Plans and hopes are told of: Mina Lee, Ife Okafor, Noor Vance, Éloïse Marchand."),
    ]
    for question, what, note in of_whom:
        answer = await harbour.ask(f"/{question} {words}")
        assert (answer.outcome, answer.read_as) == (Outcome.NOT_FOUND, "")
        assert (answer.title, notes(answer)[-1]) == (f"No {what} here goes by “{words}”.", note)
    answer = await harbour.ask(f"/result {words}")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, f"No event here goes by “{words}”.")


# --- other words ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "first"),
    [
        ("/compare marchand deny", "[4] “Marchand denied that she will retire.”"),
        ("/compare brown sleep", "[1] “Brown said she had slept badly since the semi-finals.”"),
        ("/compare brown's fear", "I am not afraid of anybody's last lap."),
        ("/quote brown fear", "I am not afraid of anybody's last lap."),
        ("was okafor injured", "Was out with a torn calf [1]"),
        ("/compare okafor condition", "[1] “Ife Okafor missed the Games with a torn calf.”"),
        ("/compare okafor next race", "[1] “If it heals, Okafor will be back for the Indoor Championships.”"),
        ("/compare 400m country", "Noor Vance is from Harbour [2][3]"),
    ],
)
async def test_the_forms_of_a_word_and_other_words_for_it_are_looked_for_in_the_invented_pack(
    harbour: LivePack, line: str, first: str
) -> None:
    answer = await harbour.ask(line)
    assert texts(answer)[0] == first


@pytest.mark.parametrize(
    ("line", "note", "first"),
    [
        (
            "/compare nordas third",
            "Perhaps “nordas third” in other words,",
            "[4] “Ingebrigtsen wins silver with compatriot Narve Gilje Nordås taking bronze.”",
        ),
        (
            "/compare wightman position",
            "Perhaps “wightman position” in other words,",
            "[1] “2022 champion, Jake Wightman”",
        ),
        (
            "/compare kenya position",
            "Perhaps “kenya position” in other words,",
            "[3] “followed by Kenya”",
        ),
        (
            "/compare jakob parents",
            "Perhaps “jakob parents” in other words,",
            (
                "[4] “Ingebrigtsen held on for silver in 3:29.65 with his compatriot Narve Gilje Nordås - who is "
                "coached by Ingebrigsten's dad - winning bronze in 3:29.68.”"
            ),
        ),
        (
            "/compare muir next race",
            "Perhaps “muir next race” in other words,",
            (
                "[5] “Laura Muir safely navigated her way into the final of the women's 1500m, keeping her hopes of a "
                "first world outdoor medal alive.”"
            ),
        ),
    ],
)
async def test_only_what_is_printed_is_said_to_stand_in_an_article(
    shipped: LivePack, line: str, note: str, first: str
) -> None:
    answer = await shipped.ask(line)
    assert (notes(answer)[0].partition(" in [")[0], texts(answer)[0]) == (note, first)


@pytest.mark.parametrize("line", ["/compare jakob usa", "/compare jakob united states", "/compare kerr american"])
async def test_the_word_us_is_no_country(shipped: LivePack, line: str) -> None:
    assert not [text for text in texts(await shipped.ask(line)) if "reminding us" in text]


@pytest.mark.parametrize(
    "line",
    [
        "/compare isolde brown birthplace",
        "/compare holtby country",
        "/compare lee birthplace",
        "/compare okafor birthplace",
        "/compare lee venue",
    ],
)
async def test_the_place_of_somebody_else_is_no_answer(harbour: LivePack, line: str) -> None:
    answer = await harbour.ask(line)
    assert (answer.outcome, answer.title.startswith("Nothing found for ")) == (Outcome.SILENT, True)


@pytest.mark.parametrize("line", ["who wore a crown", "what was that on kerrs head, a crown?"])
async def test_a_crown_is_not_read_as_a_title(shipped: LivePack, line: str) -> None:
    told = "\n".join(texts(await shipped.ask(line)))
    assert "elebrated with a crown on his head [1]" in told


async def test_only_those_are_meant_by_a_name_of_whom_the_question_has_an_answer(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote JO")  # not Katarina Johnson-Thompson, of whom nothing is quoted
    assert [choice.ask for choice in answer.choices] == ["/quote Josh Kerr"]


async def test_no_article_is_named_that_none_of_the_few_lines_has(shipped: LivePack) -> None:
    answer = await shipped.ask("/compare british record")
    assert answer.title == "Nothing found for “record” about Great Britain."
    assert [article.number for article in answer.articles] == [1, 3]


@pytest.mark.parametrize("question", ["which country protested", "which country was disqualified"])
async def test_no_two_articles_share_a_number_where_words_of_one_story_stand_below_lines_of_many(
    corvane: LivePack, question: str
) -> None:
    answer = await corvane.ask(question)
    assert [article.number for article in answer.articles] == [*range(1, 12)]
    assert corvane.auditor.problems(answer) == []
