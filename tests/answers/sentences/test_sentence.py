"""A point as one line, read back from a small pack of three articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.points.points import AnswerContext
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.ranking import stands_for_itself
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.finals import FINAL, REGISTERS, final_pack
from tests.packs.papers import put_down, take_apart

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.store.rows import Facts, RaceRow
    from tests.packs.papers import Table


def claim(words: str, about: str, what: str, value: str, **more: object) -> Table:
    """A sentence with one claim."""
    return {"at": words, about: {what: {"value": value, "words": words, "reading": "as told", **more}}}


CHOSEN = {"time", "position", "title", "medals"}
BEFORE = f"before {FINAL}"
AFTER = f"as of {FINAL}"
CLAIMS: tuple[tuple[Table, ...], ...] = (
    (
        claim("Brown won the 800m final", "ada-brown", "place", "1"),
        claim("Brown ran 1:58.20", "ada-brown", "time", "1:58.20"),
        claim("Brown moved with 200 metres to go", "ada-brown", "move", "200m to go"),
        claim("Brown passed Lee with 50 metres to go", "ada-brown", "passed", "mina-lee", when="50m to go"),
        claim("Lee was fifth at the bell", "mina-lee", "position", "5", when="bell"),
        claim("Brown looked ill", "ada-brown", "condition", "ill", by="ada-brown"),
        claim("Brown hoped for gold", "ada-brown", "medal", "gold", mood="hoped"),
        claim("Okafor had no answer", "ife-okafor", "tactics", "unable-to-answer"),
        claim("Okafor bided her time", "ife-okafor", "tactics", "patient"),
        claim("Lee held the title", "mina-lee", "title", "champion", **{"in": "games/womens-800m", "when": BEFORE}),
        claim("Brown's best was 1:57.90", "ada-brown", "personal-best", "1:57.90", **{"in": "career", "when": BEFORE}),
        claim("Brown took her second medal at the Games", "ada-brown", "medals", "2", **{"in": "games", "when": AFTER}),
    ),
    (
        claim("Brown won the final", "ada-brown", "place", "1"),
        claim("Brown ran 1:58.02", "ada-brown", "time", "1:58.02"),
        claim("Brown kicked on the final straight", "ada-brown", "move", "home straight"),
        claim("Brown passed Lee", "ada-brown", "passed", "mina-lee"),
        claim("Lee was not second", "mina-lee", "place", "2", mood="denied"),
        claim("Okafor was patient", "ife-okafor", "tactics", "patient"),
        claim("Okafor kicked with 200 metres to go", "ife-okafor", "move", "200m to go"),
        claim("Brown won by 0.23 from Lee", "ada-brown", "margin", "0.23", than={"about": "mina-lee"}),
    ),
    (
        claim("Isolde Brown was fourth", "isolde-brown", "place", "4"),
        claim("Okafor kicked in the last 200 metres", "ife-okafor", "move", "last 200m"),
        claim("Lee was third", "mina-lee", "place", "3"),
        claim("Lee took the lead on lap one", "mina-lee", "took-lead", "lap 1"),
        claim("Brown took the lead at the bell", "ada-brown", "took-lead", "bell"),
        claim("Lee tucked in", "mina-lee", "tactics", "patient", reading="who tucks in is patient"),
    ),
)


@pytest.fixture(scope="module")
async def setting(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[tuple[Facts, RaceRow, AnswerContext]]:
    """The facts of the final, the race, and the context of an answer about it."""
    tmp_path = tmp_path_factory.mktemp("setting")
    papers = take_apart(final_pack(tmp_path / "empty", {"Nobody fell.": "ada-brown place = 1"}))
    seeds, articles = {}, {}
    for number, claims in enumerate(CLAIMS, start=1):
        seeds[f"paper-{number}.txt"] = "".join(f"{said['at']}.\n" for said in claims)
        record = {"file": f"paper-{number}.txt", "publisher": f"Paper {number}", "stories": {FINAL: number}}
        articles[f"paper-{number}"] = record | {"sentence": list(claims)}
    people = REGISTERS["people"]["person"] | {"isolde-brown": {"name": "Isolde Brown"}}
    registers = papers.registers | {"people": {"person": people}}
    root = tmp_path / "pack"
    put_down(type(papers)(seeds, papers.vocabulary, registers, articles), root)
    build_database(root, tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        (race,) = await store.races(())
        story = await store.story_facts(race.id)
        yield story, race, AnswerContext.of(story, store.vocabulary)


Setting = tuple["Facts", "RaceRow", AnswerContext]


def told(setting: Setting, about: str, what: str) -> list[str]:
    """The lines of a point, in an answer about the race that has named nobody yet."""
    story, race, context = setting
    writer = SentenceWriter(context, race)
    of_subject = [row for row in story.points if (row.key.about, row.key.what) == (about, what)]
    rows = [row for row in of_subject if stands_for_itself(row)]
    return [line.text for row in rows for line in writer.lines(row)]


@pytest.mark.parametrize(
    ("about", "what", "lines"),
    [
        ("ada-brown", "place", ["Ada Brown won [1][2]"]),
        ("ada-brown", "time", ["Ada Brown ran 1:58.02 [2], 1:58.20 [1]"]),
        (
            "ada-brown",
            "move",
            ["Told differently: Ada Brown made her move with 200 metres to go [1]; in the home straight [2]"],
        ),
        # The words say it only as they were read.
        ("mina-lee", "tactics", ["Mina Lee was patient [3]"]),
        ("ada-brown", "passed", ["Ada Brown passed Mina Lee [2], with 50 metres to go [1]"]),
        ("ada-brown", "margin", ["Ada Brown finished 0.23 seconds ahead of Mina Lee [2]"]),
        ("ada-brown", "medal", ["Ada Brown hoped for gold [1]"]),
        ("ada-brown", "medals", ["Ada Brown had two medals at the Games after the race [1]"]),
        ("ada-brown", "personal-best", ["Ada Brown had a personal best of 1:57.90 going into the race [1]"]),
        ("mina-lee", "position", ["Mina Lee was fifth at the bell [1]"]),
        ("mina-lee", "place", ["Mina Lee finished third [3], was not second [2]"]),
        ("mina-lee", "title", ["Mina Lee held the title in the women's 800m at the Games going into the race [1]"]),
        ("isolde-brown", "place", ["Isolde Brown finished fourth [3]"]),
        # a stretch that holds an instant is no other moment, and no other words for it either
        (
            "ife-okafor",
            "move",
            ["Ife Okafor made her move with 200 metres to go [2], in the last 200 metres [3]"],
        ),
    ],
)
async def test_a_point_is_one_line_with_all_that_qualifies_it(
    setting: Setting, about: str, what: str, lines: list[str]
) -> None:
    assert told(setting, about, what) == lines


@pytest.mark.parametrize(
    ("what", "text", "tally"),
    [
        (
            "took-lead",
            "Told differently: Ada Brown took the lead at the bell [3]; with 50 metres to go [1]",
            None,
        ),
        (
            "passed",
            "Ada Brown passed Mina Lee [2], with 50 metres to go [1]",
            "told differently: lead at the bell [3]",
        ),
    ],
)
async def test_who_passed_the_leader_took_the_lead_and_not_at_two_moments(
    setting: Setting, what: str, text: str, tally: str | None
) -> None:
    story, race, context = setting
    writer = SentenceWriter(context, race)
    (row,) = [row for row in story.points if (row.key.about, row.key.what) == ("ada-brown", what)]
    line = writer.sentence(row)
    assert (line.text, line.tally) == (text, tally)


async def test_a_term_that_two_articles_share_is_told_and_that_of_one_is_quoted(setting: Setting) -> None:
    assert told(setting, "ife-okafor", "tactics") == ["Ife Okafor was patient [1][2]", "“Okafor had no answer” [1]"]


async def test_without_a_race_every_scope_is_told(setting: Setting) -> None:
    story, _, context = setting
    writer = SentenceWriter(context)
    lines = [line.text for row in story.points if row.key.what in CHOSEN for line in writer.lines(row)]
    assert lines == [
        "Ada Brown ran 1:58.02 in the women's 800m final at the Delta Games [2], 1:58.20 [1]",
        "Mina Lee was fifth at the bell in the women's 800m final at the Delta Games [1]",
        "Lee held the title in the women's 800m at the Games going into the women's 800m final at the Delta Games [1]",
        "Brown had two medals at the Games after the women's 800m final at the Delta Games [1]",
    ]


async def test_the_subject_of_an_answer_is_not_named_again_and_others_by_their_surname_after_the_first_time(
    setting: Setting,
) -> None:
    story, race, context = setting
    writer = SentenceWriter(context, race, subject="ada-brown")
    lines = [
        line.text
        for row in story.points
        if row.key.what in {"time", "margin", "passed", "position"}
        for line in writer.lines(row)
    ]
    assert lines == [
        "Ran 1:58.02 [2], 1:58.20 [1]",
        "Finished 0.23 seconds ahead of Mina Lee [2]",
        "Lee was fifth at the bell [1]",
        "Passed Lee [2], with 50 metres to go [1]",
    ]


async def test_each_event_in_which_something_is_said_of_somebody_tells_the_pronoun(setting: Setting) -> None:
    story, _, context = setting
    people = {row.key.about for row in story.points} - {FINAL}
    assert context.pronouns == dict.fromkeys(people, ("she", "her"))


async def test_a_namesake_is_named_in_full_each_time(setting: Setting) -> None:
    story, race, context = setting
    writer = SentenceWriter(context, race)
    row = next(row for row in story.points if row.key.about == "isolde-brown")
    assert [writer.sentence(row).text for _ in range(2)] == ["Isolde Brown finished fourth [3]"] * 2


async def test_a_line_in_dispute_counts_its_sides_and_a_line_that_is_not_is_quiet(setting: Setting) -> None:
    story, race, context = setting
    writer = SentenceWriter(context, race)
    tallies = {row.key.what: writer.sentence(row).tally for row in story.points if row.values}
    assert tallies["time"] == "TIE, 1 against 1, 1 silent"
    assert tallies["margin"] is None
    assert tallies["position"] is None
