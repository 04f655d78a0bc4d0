"""What /quote says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Heading, Note, Outcome, Quotation, Statement
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.answers.blocks import quotations
from tests.packs.finals import final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import LivePack


async def test_what_most_articles_print_stands_first_and_whole_with_its_occasion(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr")
    assert answer.title == "Josh Kerr — 4 remarks in 3 articles"
    assert [quotation.heading for quotation in quotations(answer)] == [
        "After the race · TWO WORDINGS",
        "Before the race, of Jakob Ingebrigtsen",
        "After the race",
        "Some time after the race",
    ]
    assert quotations(answer)[0].text.endswith("didn’t give up until the end.")
    assert quotations(answer)[1].text == "very beatable"


async def test_other_printings_of_a_remark_are_told_by_their_difference(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr")
    place = answer.blocks.index(quotations(answer)[0])
    other = answer.blocks[place + 1]
    assert isinstance(other, Statement)
    assert (other.text, other.level) == ("[2]: shorter; a full stop where [1] has “but”", 1)
    assert [citation.number for citation in other.citations] == [2, 1]


async def test_the_invented_remark_differs_in_a_connection(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote ada brown afraid what")
    differences = [block.text for block in answer.blocks if isinstance(block, Statement) and block.level]
    assert differences == ["[3]: a full stop where [1] has “, because”"]


async def test_reported_speech_stands_below_as_what_it_is(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr")
    heading = Heading("Reported, not quoted")
    reported = answer.blocks[answer.blocks.index(heading) + 1 :]
    said_of = reported.index(Heading("What others said of Josh Kerr"))
    assert "Kerr said he endured pain [2]" in [block.text for block in reported]
    assert all("[2]" in block.text for block in reported[:said_of])


@pytest.mark.parametrize("ask", ["/quote marchand", "/search retire", "/sources article:4"])
async def test_what_is_expected_and_denied_is_marked_wherever_it_stands(harbour: LivePack, ask: str) -> None:
    blocks = (await harbour.ask(ask)).blocks
    lines = [block for block in blocks if isinstance(block, Statement) and "denied that she will" in block.text]
    assert [line.tally for line in lines] == ["told in two ways: expected [3], denied [4]"]


async def test_what_stands_in_a_longer_report_of_the_same_sentence_is_printed_once(shipped: LivePack) -> None:
    blocks = (await shipped.ask("/quote kerr")).blocks
    told = [block for block in blocks if isinstance(block, Statement) and "determined" in block.text]
    assert [line.text for line in told] == ["Josh Kerr said he was determined to finish first [2]"]
    assert [citation.excerpt for citation in told[0].citations] == [
        "emphasized his unwavering determination to reach the finish line first",
        "his unwavering determination to reach the finish line first",
    ]


async def test_what_others_said_of_somebody_stands_last(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote ingebrigtsen")
    assert [block.text for block in answer.blocks][-2:] == [
        "What others said of Jakob Ingebrigtsen",
        "Josh Kerr called Jakob Ingebrigtsen very beatable before the race [1]",
    ]


async def test_an_article_that_prints_the_words_is_not_said_to_report_them(shipped: LivePack) -> None:
    lines = [block.text for block in (await shipped.ask("/quote ingebrigtsen")).blocks if isinstance(block, Statement)]
    assert "Ingebrigtsen gave credit to Josh Kerr [2]" in lines
    assert not [line for line in lines if "[4]" in line]


async def test_words_that_are_only_reported_are_no_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr pain")
    assert (answer.outcome, answer.title) == (Outcome.ANSWERED, "Josh Kerr — reported, not quoted")
    assert [block.text for block in answer.blocks if isinstance(block, Statement)] == [
        "Josh Kerr said he endured pain [2]"
    ]


async def test_only_remarks_about_the_words_are_told(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote brown last lap")
    assert [quotation.text for quotation in quotations(answer)] == ["I am not afraid of anybody's last lap."]
    assert answer.title == "Ada Brown — 1 remark in 1 article"


@pytest.mark.parametrize(
    ("typed", "name"),
    [("josh kerr", "Josh Kerr"), ("Kerr", "Josh Kerr"), ("J. Kerr", "Josh Kerr"), ("KERR'S", "Josh Kerr")],
)
async def test_a_person_goes_by_any_of_their_names(shipped: LivePack, typed: str, name: str) -> None:
    assert (await shipped.ask(f"/quote {typed}")).title.startswith(f"{name} — ")


async def test_accents_may_be_left_out(shipped: LivePack) -> None:
    for name in ("Nordås", "nordas", "NORDAS", "narve gilje nordas"):
        assert (await shipped.ask(f"/quote {name}")).title == "The articles quote nothing that Narve Gilje Nordås said."


async def test_a_shared_surname_answers_for_its_owner_and_says_who_else_is_there(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote ingebrigtsen")
    assert answer.title == "Jakob Ingebrigtsen — 1 remark in 1 article"
    assert answer.blocks[0] == Note("Jakob Ingebrigtsen is meant here. Of that name there is also Filip Ingebrigtsen.")
    assert "/athlete Filip Ingebrigtsen" in [choice.ask for choice in answer.choices]


async def test_a_full_name_needs_no_such_note(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote jakob ingebrigtsen")
    assert answer.blocks[0] == Note("Men's 1500m final, World Championships 2023")


async def test_a_person_who_is_not_quoted_is_met_with_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote wightman")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "The articles quote nothing that Jake Wightman said.")


async def test_words_that_nobody_said_are_met_with_silence(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr throat")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, "No remark of Josh Kerr found for “throat”.")
    assert answer.choices[0].ask == "/quote Josh Kerr"


async def test_a_name_with_a_slip_of_the_pen_is_read_as_meant_and_says_so(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerrr")
    assert (answer.outcome, answer.read_as) == (Outcome.ANSWERED, "/quote kerr")
    assert quotations(answer) == quotations(await shipped.ask("/quote kerr"))


async def test_remarks_of_several_stories_name_the_race(invented: LivePack) -> None:
    speakers = sorted({quote.speaker for article in invented.pack.articles for quote in article.quotes})
    answers = [await invented.ask(f"/quote {invented.pack.registers.people[speaker].name}") for speaker in speakers]
    several = [answer for answer in answers if " stories" in answer.title]
    assert several
    for answer in several:
        assert [article.number for article in answer.articles] == list(range(1, len(answer.articles) + 1))
        assert all(", " in (quotation.heading or ", ") for quotation in quotations(answer))


@pytest.mark.parametrize(
    ("about", "headings"),
    [
        ("after the race", ["After the race · TWO WORDINGS", "After the race", "Some time after the race"]),
        ("before the race", ["Before the race, of Jakob Ingebrigtsen"]),
        ("later", ["Some time after the race"]),
        ("ingebrigtsen", ["Before the race, of Jakob Ingebrigtsen"]),
    ],
)
async def test_an_occasion_or_somebody_finds_the_remarks_of_it_or_them(
    shipped: LivePack, about: str, headings: list[str]
) -> None:
    answer = await shipped.ask(f"/quote kerr {about}")
    assert [quotation.heading for quotation in quotations(answer)] == headings


@pytest.mark.parametrize(
    ("name", "race"),
    [
        ("isolde brown", "Women's marathon, Harbour Games 2031"),
        ("hallenby", "Women's high jump final, Harbour Games 2031"),
        ("lee", "Women's 800m final, Harbour Games 2031"),
    ],
)
async def test_a_remark_stands_under_the_race_of_whoever_said_it(harbour: LivePack, name: str, race: str) -> None:
    assert Note(race) in (await harbour.ask(f"/quote {name}")).blocks


async def test_only_articles_that_print_the_words_are_counted(shipped: LivePack) -> None:
    assert (await shipped.ask("/quote kerr family")).title == "Josh Kerr — 1 remark in 1 article"
    assert (await shipped.ask("/quote kerr proud")).title == "Josh Kerr — 1 remark in 2 articles"


async def test_what_others_said_is_found_by_who_said_it(shipped: LivePack) -> None:
    lines = [
        block.text for block in (await shipped.ask("/quote kerr ingebrigtsen")).blocks if isinstance(block, Statement)
    ]
    assert lines == ["Jakob Ingebrigtsen gave credit to Josh Kerr [2][4]"]


@pytest.mark.parametrize(
    ("line", "title", "reported"),
    [
        ("ingebrigtsen condition", "Jakob Ingebrigtsen — 1 remark in 1 article", "not fully fit [2]"),
        ("ingebrigtsen sick", "Jakob Ingebrigtsen — 1 remark in 1 article", "not fully fit [2]"),
        ("ingebrigtsen praise", "Jakob Ingebrigtsen — 1 remark in 1 article", "gave credit to Josh Kerr [2]"),
        ("ingebrigtsen own view", "Jakob Ingebrigtsen — 1 remark in 1 article", "said he was not at his best [2]"),
        ("kerr feeling", "Josh Kerr — 3 remarks in 3 articles", "said he was determined [2]"),
        ("kerr credit", "Josh Kerr — 1 remark in 2 articles", "gave credit to Josh Kerr [2][4]"),
    ],
)
async def test_nobody_is_only_reported_on_a_topic_who_is_quoted_on_it(
    shipped: LivePack, line: str, title: str, reported: str
) -> None:
    answer = await shipped.ask(f"/quote {line}")
    assert answer.title == title
    assert f"— {len(quotations(answer))} remark" in title
    assert [block for block in answer.blocks if isinstance(block, Statement) and block.text.endswith(reported)]


@pytest.mark.parametrize("words", ["the third", "the bronze medallist"])
async def test_silence_names_who_holds_the_place_that_was_asked_for(shipped: LivePack, words: str) -> None:
    answer = await shipped.ask(f"/quote {words}")
    assert (answer.outcome, answer.title) == (
        Outcome.SILENT,
        "The articles quote nothing that Narve Gilje Nordås said.",
    )
    assert answer.read_as == "/quote Narve Gilje Nordås"


async def test_where_nobody_is_quoted_the_winner_is_known_all_the_same(tmp_path: Path) -> None:
    won = {"Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20"}
    build_database(final_pack(tmp_path / "pack", won), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "/quote the winner")
    assert (answer.title, answer.read_as) == ("The articles quote nothing that Ada Brown said.", "/quote Ada Brown")


async def test_a_namesake_of_whom_nothing_is_quoted_is_offered_with_the_profile(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote ingebrigtsen")
    assert [choice.ask for choice in answer.choices if "Filip" in choice.label] == ["/athlete Filip Ingebrigtsen"]
    assert (await shipped.ask("/athlete Filip Ingebrigtsen")).outcome is Outcome.ANSWERED


@pytest.mark.parametrize(
    "typed",
    [
        "/quote kerr [4]",
        "/quote kerr olympics.com",
        "what did kerr say in [4]",
        "what did kerr say in article 4",
        "what did kerr say olympics.com",
        "/quote person:kerr about:[4]",
    ],
)
async def test_an_article_finds_the_remarks_that_it_prints(shipped: LivePack, typed: str) -> None:
    answer = await shipped.ask(typed)
    assert answer.title == "Josh Kerr — 2 remarks in olympics.com"
    assert [quotation.heading for quotation in quotations(answer)] == ["After the race", "Some time after the race"]
    assert quotations(answer)[0].text.startswith("I’ve been in four major championship finals")
    assert [block.text for block in answer.blocks if isinstance(block, Statement)] == []
    assert [(choice.label, choice.ask) for choice in answer.choices][:1] == [("All remarks", "/quote Josh Kerr")]


async def test_of_a_remark_in_two_wordings_that_of_the_article_is_printed(shipped: LivePack) -> None:
    (remark,) = quotations(await shipped.ask("what did kerr say in [2]"))
    assert remark.heading == "After the race"
    assert [citation.number for citation in [remark.citation]] == [2]


async def test_an_article_that_quotes_somebody_nowhere_is_silence_with_the_way_to_all_remarks(
    shipped: LivePack, harbour: LivePack
) -> None:
    for typed in ("what did kerr say in [5]", "/quote kerr [5]"):
        answer = await shipped.ask(typed)
        assert (answer.title, answer.outcome) == ("No remark of Josh Kerr found in article 5.", Outcome.SILENT)
        assert [choice.ask for choice in answer.choices][:1] == ["/quote Josh Kerr"]
    assert (
        await shipped.ask("what did jakob say in [1]")
    ).title == "No remark of Jakob Ingebrigtsen found in article 1."
    assert (await shipped.ask("kerr quotes britbrief")).title == "No remark of Josh Kerr found in BritBrief."
    assert (await harbour.ask("/quote marchand [3]")).title == "No remark of Éloïse Marchand found in article 3."
    assert (await shipped.ask("/quote wightman [4]")).title == "The articles quote nothing that Jake Wightman said."


async def test_words_that_are_said_a_second_time_are_said_again(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote Mina Lee")
    headings = [(block.heading, block.text) for block in answer.blocks if isinstance(block, Quotation)]
    assert headings[1:] == [("After the race", "It hurts."), ("After the race · SAID AGAIN", "It hurts.")]


async def test_another_organisation_of_the_same_last_word_is_offered(corvane: LivePack) -> None:
    answer = await corvane.ask("what did the federation say")
    assert answer.title == "Corvane Athletics — 1 remark in 1 article"
    assert (
        Note("Corvane Athletics is meant here. Of that name there is also Corvane Track Federation.") in answer.blocks
    )
    assert "/quote Corvane Track Federation" in [choice.ask for choice in answer.choices]


async def test_a_remark_in_a_paragraph_on_what_is_asked_for_is_an_answer(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote hallenby games record")
    assert answer.blocks[0] == Note("Said in a paragraph on “games record”.")
    assert [quotation.text for quotation in quotations(answer)] == ["The bar was fine. It was me who came down,"]


async def test_a_remark_before_what_is_asked_for_is_none_on_it(corvane: LivePack) -> None:
    answer = await corvane.ask("/quote vane tern bay")
    assert answer.title == "No remark of Petra Vane found for “tern bay”."
    assert quotations(answer) == []
