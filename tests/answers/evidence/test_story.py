"""A race as a matrix: which points it has, in which order, and what each article prints of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Outcome, Statement
from bot.answers.evidence.story import CellPart, MatrixRow, StoryMatrix, story_matrix
from bot.facts.model import Mood
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.finals import FINAL, final_pack

if TYPE_CHECKING:
    from pathlib import Path

    from tests.answers.conftest import LivePack

WORLDS = "worlds-2023-mens-1500m-final"
HARBOUR_800 = "harbour-2031-womens-800m-final"
MARATHON = "harbour-2031-womens-marathon"


_UNCOUNTED = {"The same dispute as “Éloïse Marchand, place”", "Between articles on different races"}


async def matrix_of(store: Store, race: str) -> StoryMatrix:
    row = await store.race(race)
    assert row is not None
    return story_matrix(row, await store.story_facts(race), store.vocabulary)


def row_of(matrix: StoryMatrix, name: str, label: str) -> MatrixRow:
    (row,) = [row for row in matrix.rows if (row.name, row.label) == (name, label)]
    return row


def printed(row: MatrixRow) -> list[list[str]]:
    """The words of each cell, "" between those of an article without any."""
    return [[part.words for part in cell.parts] for cell in row.cells]


async def test_the_silver_time_stands_as_each_article_prints_it(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    row = row_of(matrix, "Jakob Ingebrigtsen", "time")
    assert printed(row) == [["3:29.65"], ["3:29.65"], ["3:29.55"], ["3:29.65"], []]
    assert (row.verdict, row.tally, row.notes) == ("DISPUTED", "3 against 1", ())
    assert [part.side for cell in row.cells for part in cell.parts] == [0, 0, 1, 0]
    assert row.ask == "/compare Jakob Ingebrigtsen time"


async def test_the_race_is_named_with_where_and_when_it_was_and_its_articles(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    assert (matrix.name, matrix.meet) == ("Men's 1500m final", "World Championships 2023")
    assert matrix.setting is not None
    assert matrix.setting.text == "Budapest [1][3][4][5], Wednesday 23 August 2023 [3][4]"
    assert [article.number for article in matrix.articles] == [1, 2, 3, 4, 5]
    assert [choice.label for choice in matrix.choices] == [
        "Result",
        "Story",
        "Sources",
        "Quotes: Josh Kerr",
        "Quotes: Jakob Ingebrigtsen",
    ]


async def test_disputes_stand_first_and_then_the_groups_of_the_vocabulary(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    assert [section.label for section in matrix.sections] == [
        "Disputes",
        "Result",
        "The race",
        "Before and after",
        "Going in",
        "Bests and records",
        "Background",
        "What comes next",
        "Medals and streaks",
        "The championships",
    ]
    assert [(row.name, row.label, row.verdict) for row in matrix.sections[0].rows] == [
        ("Josh Kerr", "season's or personal best", "TIE"),
        ("Jakob Ingebrigtsen", "time", "DISPUTED"),
        ("Jake Wightman", "place", "TIE"),
        ("Great Britain", "golds after the race", "TIE"),
        ("Men's 5000m final (World Championships 2023)", "date", "TIE"),
    ]


@pytest.mark.parametrize(("race", "pack"), [(WORLDS, "shipped"), (HARBOUR_800, "harbour"), (MARATHON, "harbour")])
async def test_the_disputes_are_those_of_every_answer(
    race: str, pack: str, shipped: LivePack, harbour: LivePack
) -> None:
    live = {"shipped": shipped, "harbour": harbour}[pack]
    matrix = await matrix_of(live.store, race)
    answer = await live.ask(f"/compare {race}")
    counted = [row for row in matrix.sections[0].rows if not _UNCOUNTED & {*row.notes}]
    assert answer.title.split(",")[0] == f"{len(counted)} disputes"


@pytest.mark.parametrize("pack", ["shipped", "harbour"])
async def test_every_row_that_is_contested_stands_among_the_disputes(
    pack: str, shipped: LivePack, harbour: LivePack
) -> None:
    live = {"shipped": shipped, "harbour": harbour}[pack]
    for race in await live.store.races(()):
        for section in (await matrix_of(live.store, race.id)).sections:
            for row in section.rows:
                assert (section.id == "disputes") == (row.verdict in {"DISPUTED", "TIE"}), row


async def test_who_else_is_given_the_place_is_told_as_the_same_dispute(harbour: LivePack) -> None:
    row = row_of(await matrix_of(harbour.store, HARBOUR_800), "Noor Vance", "place")
    assert (row.verdict, row.tally, row.notes) == (
        "TIE",
        "1 against 1",
        ("The same dispute as “Éloïse Marchand, place”",),
    )


async def test_an_article_that_only_quotes_a_value_is_named_as_not_counted(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    row = row_of(matrix, "Jakob Ingebrigtsen", "feeling: disappointed")
    assert (row.tally, row.notes) == ("2 of 5 articles", ("[2] only quotes it",))
    assert row_of(matrix, "Josh Kerr", "feeling: determined").notes == ("[2] only quotes it",)
    assert row_of(matrix, "Josh Kerr", "all-out effort").notes == ("[1] only quotes it",)


@pytest.mark.parametrize("pack", ["shipped", "harbour"])
async def test_a_row_has_as_many_values_as_it_counts_or_says_why(
    pack: str, shipped: LivePack, harbour: LivePack
) -> None:
    live = {"shipped": shipped, "harbour": harbour}[pack]
    for race in await live.store.races(()):
        for row in (await matrix_of(live.store, race.id)).rows:
            filled = sum(bool(cell.parts) for cell in (*row.cells, *row.others))
            told = sum("only quotes it" in note or "does not assert it" in note for note in row.notes)
            if row.verdict == "AGREED":
                assert row.tally.startswith(f"{filled - told} of "), row
            if row.verdict == "ONE SOURCE":
                assert filled - told == 1, row


@pytest.mark.parametrize(
    ("name", "label", "sentence"),
    [
        ("Josh Kerr", "beaten opponent: Jakob Ingebrigtsen", "Josh Kerr beat Jakob Ingebrigtsen"),
        ("Jakob Ingebrigtsen", "feeling: disappointed", "Jakob Ingebrigtsen was disappointed"),
        ("Men's 1500m final", "kind of race: upset", "The race was an upset"),
        ("Josh Kerr", "feeling: own time", "Josh Kerr said he knew it was his time"),
        ("Josh Kerr", "time", ""),
    ],
)
async def test_what_is_told_with_its_value_is_a_sentence(
    shipped: LivePack, name: str, label: str, sentence: str
) -> None:
    assert row_of(await matrix_of(shipped.store, WORLDS), name, label).sentence == sentence


async def test_the_sentence_of_a_row_has_no_mark_and_no_verdict(harbour: LivePack) -> None:
    row = row_of(await matrix_of(harbour.store, HARBOUR_800), "Ada Brown", "pass: Mina Lee")
    assert row.sentence == "Ada Brown passed Mina Lee on the final bend; with 50 metres to go"


@pytest.mark.parametrize("pack", ["shipped", "harbour"])
async def test_each_value_is_that_of_claims_of_its_article(pack: str, shipped: LivePack, harbour: LivePack) -> None:
    live = {"shipped": shipped, "harbour": harbour}[pack]
    claims = {(article.slug, claim.id): claim for article in live.pack.articles for claim in article.claims}
    texts = {article.slug: article.text for article in live.pack.articles}
    for race in await live.store.races(()):
        matrix = await matrix_of(live.store, race.id)
        for row in matrix.rows:
            assert any(cell.parts for cell in row.cells), row
            for cell in (*row.cells, *row.others):
                for part in cell.parts:
                    assert part.claims
                    own = [claims[cell.article, id_] for id_ in part.claims]
                    for words in part.words.split(", ") if part.is_printed else ():
                        assert words in texts[cell.article]
                    assert not part.is_printed or any((claim.printed or "") in part.words for claim in own)


@pytest.mark.parametrize("pack", ["shipped", "harbour"])
async def test_each_row_leads_to_an_answer_that_cites_one_of_its_claims(
    pack: str, shipped: LivePack, harbour: LivePack
) -> None:
    live = {"shipped": shipped, "harbour": harbour}[pack]
    for race in await live.store.races(()):
        for row in (await matrix_of(live.store, race.id)).rows:
            answer = await live.ask(row.ask)
            assert answer.outcome is Outcome.ANSWERED, row.ask
            cited = {each.claim for block in answer.blocks if isinstance(block, Statement) for each in block.citations}
            own = {claim for cell in (*row.cells, *row.others) for part in cell.parts for claim in part.claims}
            assert cited & own, row.ask


def part_of(row: MatrixRow, number: int) -> CellPart:
    (part,) = [part for cell in (*row.cells, *row.others) if cell.number == number for part in cell.parts]
    return part


async def test_what_only_follows_is_told_with_the_words_from_which_it_follows(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    part = part_of(row_of(matrix, "Jake Wightman", "place"), 3)
    assert (part.words, part.is_printed, part.follows_from) == ("did not take part", False, "missed")


async def test_words_without_figures_are_told_in_figures_as_well(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    eighth = part_of(row_of(matrix, "Jake Wightman", "place"), 5)
    night = part_of(row_of(matrix, "Men's 5000m final (World Championships 2023)", "date"), 2)
    assert (eighth.words, eighth.meaning) == ("eighth", "8th")
    assert (night.words, night.meaning) == ("the last night", "27 August 2023")
    assert part_of(row_of(matrix, "Jakob Ingebrigtsen", "time"), 1).meaning == ""


async def test_reported_speech_names_who_says_it_and_a_denial_is_marked(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    part = part_of(row_of(matrix, "Jakob Ingebrigtsen", "own view: at best"), 2)
    assert (part.words, part.by, part.is_denied, part.side) == ("at his best", "Jakob Ingebrigtsen", True, None)


async def test_a_plan_is_told_as_a_plan(shipped: LivePack) -> None:
    matrix = await matrix_of(shipped.store, WORLDS)
    row = row_of(matrix, "Jakob Ingebrigtsen", "medal in the men's 5000m final at the World Championships 2023")
    assert (row.verdict, row.tally, part_of(row, 3).mood) == ("REPORTED", "1 article", Mood.CONDITIONAL)


async def test_what_a_finding_contests_carries_it_in_words(shipped: LivePack) -> None:
    row = row_of(await matrix_of(shipped.store, WORLDS), "Josh Kerr", "season's or personal best")
    assert row.notes == (
        "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05 (Tokyo 2020 Olympics)",
        "A season's best and a personal best count against each other by convention.",
    )


async def test_what_articles_on_other_races_print_stands_apart(harbour: LivePack) -> None:
    matrix = await matrix_of(harbour.store, MARATHON)
    row = row_of(matrix, "Women's 400m final (Harbour Games 2031)", "date")
    assert printed(row) == [["1 September"], []]
    assert [(cell.number, cell.parts[0].words) for cell in row.others] == [(4, "the last night")]
    assert {3, 4} >= {article.number for article in matrix.others}


async def test_nobody_of_another_race_of_its_articles_stands_in_a_matrix(harbour: LivePack) -> None:
    matrix = await matrix_of(harbour.store, MARATHON)
    assert "Ada Brown" not in {row.name for row in matrix.rows}


async def test_a_story_of_one_article_has_one_column(tmp_path: Path) -> None:
    root = final_pack(tmp_path / "pack", {"Ada Brown won in 1:58.20.": "ada-brown time = 1:58.20; ada-brown place = 1"})
    build_database(root, tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        matrix = await matrix_of(store, FINAL)
    assert [article.number for article in matrix.articles] == [1]
    assert [(row.label, printed(row), row.verdict) for row in matrix.rows] == [
        ("place", [["won"]], "ONE SOURCE"),
        ("time", [["1:58.20"]], "ONE SOURCE"),
    ]


async def test_every_race_and_every_entry_is_found_by_its_id_alone(harbour: LivePack) -> None:
    race, person = await harbour.store.race(MARATHON), await harbour.store.entry("ada-brown")
    assert race is not None
    assert race.name == "Women's marathon"
    assert person is not None
    assert (person.type, person.name) == ("person", "Ada Brown")
    assert await harbour.store.race("ada-brown") is None
    assert await harbour.store.entry("Ada Brown") is None


async def test_only_who_was_in_the_race_is_offered_for_their_words(harbour: LivePack) -> None:
    matrix = await matrix_of(harbour.store, MARATHON)
    assert [choice.label for choice in matrix.choices if choice.label.startswith("Quotes")] == ["Quotes: Isolde Brown"]


@pytest.mark.parametrize("pack", ["shipped", "harbour"])
async def test_each_way_from_a_story_leads_to_an_answer(pack: str, shipped: LivePack, harbour: LivePack) -> None:
    live = {"shipped": shipped, "harbour": harbour}[pack]
    for race in await live.store.races(()):
        for choice in (await matrix_of(live.store, race.id)).choices:
            assert (await live.ask(choice.ask)).outcome is Outcome.ANSWERED, choice.ask


async def test_every_statement_on_which_a_story_rests_stands_in_its_matrix(shipped: LivePack) -> None:
    matrix, facts = await matrix_of(shipped.store, WORLDS), await shipped.store.story_facts(WORLDS)
    told = {id_ for row in matrix.rows for cell in row.cells for part in cell.parts for id_ in part.claims}
    assert told == {id_ for row in facts.points for id_ in row.evidence}


async def test_who_won_has_a_row_although_the_medal_says_so(shipped: LivePack) -> None:
    row = row_of(await matrix_of(shipped.store, WORLDS), "Josh Kerr", "place")
    assert printed(row) == [["triumph"], ["victory"], ["victory"], ["win"], ["triumph"]]
    assert [cell.parts[0].meaning for cell in row.cells] == ["1st"] * 5


async def test_of_what_has_one_moment_each_cell_has_the_side_of_its_moment(football: LivePack) -> None:
    matrix = await matrix_of(football.store, "lantern-2034-football-final")
    row = row_of(matrix, "Dani Sorrel", "goal: equaliser")
    assert (row.verdict, row.tally) == ("DISPUTED", "2 against 1")
    parts = [part for cell in row.cells for part in cell.parts]
    assert [(part.words, part.meaning, part.side) for part in parts] == [
        ("equalised", "equaliser in the 67th minute", 0),
        ("equalised", "equaliser in the 68th minute", 1),
        ("equalised", "equaliser in the 67th minute", 0),
    ]
