"""What /sources says of each article, and of one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers import registry
from bot.answers.answer import Heading, Note, Outcome, Statement
from bot.answers.question import Call
from bot.answers.sources.sources import article_answer, sources_answer
from bot.render.discord.components import message_pages
from bot.store.rows import ArticleRow, Facts, Overlap, RaceRow
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.events import events_pack

if TYPE_CHECKING:
    from pathlib import Path

    from bot.answers.answer import Answer
    from tests.answers.conftest import Ask, LivePack


def about(answer: Answer, mark: str) -> list[str]:
    """The lines below an article's heading."""
    lines: list[str] = []
    inside = False
    for block in answer.blocks:
        if isinstance(block, Heading):
            inside = block.text.startswith(mark)
        elif inside:
            lines.append(block.text)
    return lines


async def test_each_article_has_a_heading_with_what_its_page_states_of_itself(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources")
    assert answer.title == "5 articles on the men's 1500m final"
    headings = [(block.article, block.text) for block in answer.blocks if isinstance(block, Heading)]
    assert headings == [
        (1, "[1] sportnewscenter.com · no date"),
        (2, "[2] East Coast Daily · 24 August 2023"),
        (3, "[3] riverdalestandard.com · no date"),
        (4, "[4] olympics.com · no date"),
        (5, "[5] BritBrief · no date"),
    ]


async def test_where_an_article_stands_and_what_is_its_own_are_two_lines(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources 1500m")
    assert about(answer, "[2]") == [
        "Disagrees with [3] on 2 points",
        "13 only here · omits Nordås's medal, 15 more",
    ]
    assert about(answer, "[5]")[:2] == [
        "Disagrees with [3] on Wightman's place",
        "35 only here · omits Nordås's medal, 8 more",
    ]


async def test_an_article_contradicts_itself_others_and_whose_words_they_report(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources")
    assert [about(answer, f"[{number}]")[0].partition(" · ")[2] for number in range(1, 6)] == [
        "CONTRADICTS ITSELF, [3] and Kerr in [4]",
        "",
        "CONTRADICTS ITSELF and [1]",
        "Kerr in [4] CONTRADICTS [1]",
        "",
    ]


async def test_what_is_contradicted_more_than_once_is_counted(harbour: LivePack) -> None:
    answer = await harbour.ask("/sources")
    assert about(answer, "[1]")[0].partition(" · ")[2] == "CONTRADICTS ITSELF 3 times and [3] once"
    assert about(answer, "[4]")[0].partition(" · ")[2] == "CONTRADICTS ITSELF 4 times and [2] once"


async def test_an_article_omits_what_most_others_tell_in_the_story_not_of_the_race_alone(shipped: LivePack) -> None:
    lacking = about(await shipped.ask("/sources article:2"), "What most others have")
    assert lacking[0] == "Narve Gilje Nordås took bronze [1][3][4]"
    assert "Kerr took bronze at the Tokyo 2020 Olympics [1][3][4][5]" in lacking
    assert "Kerr was 25 years old [1][3][4]" in lacking
    # Three articles of five say that he was disappointed, and the third only reports that he says so himself.
    assert "Ingebrigtsen was disappointed [1][4]" not in about(
        await shipped.ask("/sources article:3"), "What most others have"
    )


async def test_an_article_that_is_on_neither_side_of_a_dispute_stands_against_none_in_it(harbour: LivePack) -> None:
    assert "Disagrees with [1][2][3] on 12 points" in about(await harbour.ask("/sources"), "[4]")[0]
    against = {n: about(await harbour.ask(f"/sources article:{n}"), "Where it stands against others") for n in (1, 4)}
    born = "Brown was born in Port Ellery [1], in Westmoor [3], in Harbour [4]"
    assert (born in against[1], born in against[4]) == (True, False)


async def test_no_medal_is_lacking_where_its_place_is_given_or_lacking(harbour: LivePack) -> None:
    lacking = {n: about(await harbour.ask(f"/sources article:{n}"), "What most others have") for n in (2, 3, 4)}
    assert [line for line in (*lacking[2], *lacking[3]) if re.search("took (gold|silver|bronze)", line)] == []
    assert "Lee finished second [1][2][3]" in lacking[4]
    assert "Lee took silver [1][2]" not in lacking[4]


async def test_five_articles_are_one_screen(shipped: LivePack) -> None:
    assert len(message_pages(await shipped.ask("/sources"), Call("sources", {}, "/sources"))) == 1


@pytest.mark.parametrize("article", ["3", "[3]", "riverdale", "riverdalestandard.com"])
async def test_one_article_is_told_by_its_number_or_its_publisher(shipped: LivePack, article: str) -> None:
    answer = await shipped.ask(f"/sources article:{article}")
    assert answer.title == "riverdalestandard.com on the men's 1500m final"
    assert about(answer, "Contradictions (2)") == [
        (
            "[3] contradicts itself on Josh Kerr: 3:29.38 is 0.33 s slower than the 3:29.05 of the "
            "Tokyo 2020 Olympics, no improvement of 0.67 s"
        ),
        "[1][3] contradict each other on Great Britain: 4 gold + 1 silver + 2 bronze is 7, not 4 in all",
    ]
    assert "Jakob Ingebrigtsen ran 3:29.65 [1][2][4], 3:29.55 [3]" in about(answer, "Where it stands")
    assert "Kerr was fourth at the bell [3]" in about(answer, "What it alone says")


async def test_as_many_points_are_told_of_an_article_as_were_counted(shipped: LivePack, harbour: LivePack) -> None:
    for pack, numbers in ((shipped, range(1, 6)), (harbour, range(1, 5))):
        overview = await pack.ask("/sources")
        for number in numbers:
            answer = await pack.ask(f"/sources article:{number}")
            alone, lacking = about(answer, "What it alone says"), about(answer, "What most others have")
            own, _, omitted = about(overview, f"[{number}]")[1].partition(" · omits ")
            others = re.search(r"(\d+) (more|point)", omitted)
            assert own == f"{len(alone)} only here"
            assert len(lacking) == (int(others[1]) + (others[2] == "more") if others else bool(omitted))


async def test_what_an_article_alone_reports_is_its_own_and_a_medal_whose_place_others_give_is_not(
    shipped: LivePack,
) -> None:
    alone = {n: about(await shipped.ask(f"/sources article:{n}"), "What it alone says") for n in (1, 2, 4)}
    assert "Kerr said he endured pain [2]" in alone[2]
    assert ("Kerr: “I’ve been in four major championship finals and I’ve come away with only a bronze” [4]") in alone[4]
    assert [line for line in alone[1] if "heptathlon" in line] == []


async def test_who_finished_behind_whom_is_not_said_alone_where_others_give_both_places(shipped: LivePack) -> None:
    alone = {n: about(await shipped.ask(f"/sources article:{n}"), "What it alone says") for n in (1, 3)}
    assert [line for line in alone[1] if "finished behind" in line] == []
    assert "Kerr finished behind Cheruiyot in the men's 1500m final at the Tokyo 2020 Olympics [3]" in alone[3]


async def test_an_article_that_is_not_there_is_not_found_and_the_others_are_offered(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources article:gazette")
    assert answer.outcome is Outcome.NOT_FOUND
    assert answer.title == "No article here goes by “gazette”."
    assert answer.choices[0].label == "All on [1] sportnewscenter.com"


@pytest.mark.parametrize(
    ("line", "title", "ask"),
    [
        ("400m article:2", "The Mile is not mainly about the women's 400m final, Harbour Games 2031.", 2),
        ("400m article:[3]", "Delta Wire is not mainly about the women's 400m final, Harbour Games 2031.", 3),
        ("high jump article:3", "Delta Wire is not mainly about the women's high jump final, Harbour Games 2031.", 3),
    ],
)
async def test_an_article_that_only_touches_on_a_race_is_told_of_in_its_own_story(
    harbour: LivePack, line: str, title: str, ask: int
) -> None:
    answer = await harbour.ask(f"/sources {line}")
    assert (answer.outcome, answer.title) == (Outcome.SILENT, title)
    assert answer.choices[0].ask == f"/sources event:Women's 800m final meet:Harbour Games 2031 article:{ask}"
    publisher = title.partition(" is ")[0]
    assert (await harbour.ask(answer.choices[0].ask)).title == f"{publisher} on the women's 800m final"


async def test_a_story_without_articles_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources pole vault")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "No article here is mainly about the men's pole vault final, World Championships 2023."


async def test_of_many_articles_twelve_have_a_part_and_the_others_are_named_in_the_small_print(
    harbour: LivePack,
) -> None:
    articles = [
        ArticleRow(f"a-{number}", number, f"Paper {number}", None, None, None, None, "f") for number in range(1, 15)
    ]
    race = RaceRow("final", "800m final", "games", "Games", "800m", "800m", "final", 14)
    answer = sources_answer("/sources", [race], Facts((), (), tuple(articles), {}), harbour.store.vocabulary)
    assert [block.article for block in answer.blocks if isinstance(block, Heading)] == [*range(1, 13)]
    assert answer.blocks[-2] == Note("And 2 more articles, named below.")
    assert [article.number for article in answer.articles] == [*range(1, 15)]


async def test_articles_that_share_the_longest_run_are_named_and_the_others_of_each_article(harbour: LivePack) -> None:
    articles = [ArticleRow(slug, number, slug, None, None, None, None, "f") for number, slug in enumerate("abc", 1)]
    runs = (Overlap("a", "b", 31, "a long  run\nof words"), Overlap("b", "c", 12, "a short run"))
    facts = Facts((), (), tuple(articles), {}, overlaps=runs)
    race = RaceRow("final", "800m final", "games", "Games", "800m", "800m", "final", 3)
    longest = Note("[1] and [2] share a run of 31 words, perhaps from one source: “a long run of words”")
    other = Note("[2] and [3] share a run of 12 words, perhaps from one source: “a short run”")
    overview = sources_answer("/sources", [race], facts, harbour.store.vocabulary).blocks
    assert overview[-3:-1] == (longest, Note("And 1 shorter run: see each article by itself."))
    for number, notes in ((1, [longest]), (2, [longest, other]), (3, [other])):
        call = Call("sources", {"article": str(number)}, f"/sources article:{number}")
        answer = article_answer(call, [race], facts, harbour.store.vocabulary)
        assert [block for block in answer.blocks if isinstance(block, Note)] == notes


async def test_what_happened_before_or_after_another_race_names_that_race(harbour: LivePack) -> None:
    lines = about(await harbour.ask("/sources high jump article:2"), "What it alone says")
    assert "Brown rang the ship's bell after the women's 800m final [2]" in lines
    assert "Lee said that before the women's 800m final she had a cold [2]" in lines


async def test_of_articles_with_several_stories_it_is_said_what_counts(harbour: LivePack) -> None:
    note = Note("They cover other stories, too. Counts are of all these; what one omits, most on the same story have.")
    assert note in (await harbour.ask("/sources high jump")).blocks
    assert note not in (await harbour.ask("/sources")).blocks


async def test_what_most_others_tell_each_in_their_way_is_left_out_once(harbour: LivePack) -> None:
    title = "What most others have and it omits"
    lines = about(await harbour.ask("/sources article:3"), title)
    assert "Lee was third at the bell [4], first [1], not first [2]" in lines
    assert "Lee took the lead on the final lap [2], with 200 metres to go [4]" in lines
    of_fourth = [line for line in about(await harbour.ask("/sources article:2"), title) if "fourth" in line]
    assert of_fourth == [
        "Éloïse Marchand finished fourth [1], fourth was Noor Vance [3]",
        "Brown was fifth at the bell [1][4], fourth [3]",
    ]


async def test_the_counts_of_an_article_are_the_same_in_each_of_its_stories(harbour: LivePack) -> None:
    for event in ("800m", "marathon"):
        answer = await harbour.ask(f"/sources {event}")
        texts = [block.text for block in answer.blocks if isinstance(block, Statement)]
        assert "7 only here · omits Lee's place, 9 more" in texts, event
    answer = await harbour.ask("/sources marathon article:Delta Wire")
    assert len(about(answer, "Contradictions")) == 4


async def test_what_happened_on_the_way_to_a_final_is_in_the_rounds_of_its_event(harbour: LivePack) -> None:
    lines = about(await harbour.ask("/sources marathon article:1"), "What it alone says")
    assert "Sólveig Ærnes said that in the heats of the women's 800m she lost a shoe [1]" in lines


async def test_who_is_of_one_country_is_so_by_all_who_say_it(shipped: LivePack) -> None:
    told = [block.text for block in (await shipped.ask("/compare wightman")).blocks]
    assert "Is British [1][3][4][5]" in told
    assert "Kerr is a compatriot of Wightman [1][3][4][5]" in told
    assert "Is Norwegian [1][3][4]" in [block.text for block in (await shipped.ask("/compare nordas")).blocks]


@pytest.mark.parametrize(
    ("number", "line"),
    [
        (3, "Ingebrigtsen was due to compete in the men's 5000m final [3]"),
        (3, "Ingebrigtsen won gold in the men's 1500m final at the Tokyo 2020 Olympics [3]"),
        (4, "Kerr had a medal going into the race [4]"),
        (4, "Ingebrigtsen gave credit to Kerr [4]"),
    ],
    ids=[
        "another has his title defence there",
        "others have his title",
        "others name the medal",
        "another has it, too",
    ],
)
async def test_what_others_say_by_another_point_is_not_said_alone(shipped: LivePack, number: int, line: str) -> None:
    assert line not in about(await shipped.ask(f"/sources article:{number}"), "What it alone says")


async def test_who_is_ranked_among_the_women_of_a_country_is_from_there(harbour: LivePack) -> None:
    alone = about(await harbour.ask("/sources article:4"), "What it alone says")
    assert [line for line in alone if "from Harbour" in line] == []


async def test_a_place_that_two_are_given_is_listed_as_one_dispute(harbour: LivePack) -> None:
    labels = [choice.label for choice in (await harbour.ask("/sources")).disputes]
    assert [label for label in labels if label.endswith(", place")] == ["Éloïse Marchand, place", "Ife Okafor, place"]
    assert len(labels) == 14


async def test_a_number_that_no_article_of_the_newest_story_has_leads_to_other_stories(tmp_path: Path) -> None:
    build_database(events_pack(tmp_path / "pack"), tmp_path / "facts.db")
    async with await Store.open(tmp_path / "facts.db") as store:
        answer = await registry.ask_line(store, "/sources article:3")
    assert answer.title == "No article here goes by “3”."
    assert answer.blocks == (Note("On the women's heptathlon there are [1][2]."),)
    assert [choice.ask for choice in answer.choices][2:] == [
        "/sources event:Women's 4x400m relay final meet:Delta Games"
    ]


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("harbour review", "Harbour Review on the women's 3000m steeplechase final"),
        ("the water jump", "The Water Jump on the women's 3000m steeplechase final"),
        ("high bar", "The High Bar on the women's high jump final"),
        ("fen herald", "Fen Herald on the women's 4x400m relay final"),
        ("sollis courier", "Sollis Courier on the women's 200m final"),
    ],
)
async def test_an_article_is_found_in_whichever_story_it_is(corvane: LivePack, words: str, title: str) -> None:
    assert (await corvane.ask(f"/sources {words}")).title == title


async def test_a_publisher_with_articles_in_several_stories_is_told_of_in_the_newest_and_offers_the_others(
    corvane: LivePack,
) -> None:
    answer = await corvane.ask("/sources northmark post")
    assert answer.title == "Northmark Post on the women's 100m final"
    assert "On the women's high jump final" in [choice.label for choice in answer.choices]


async def test_who_contradicts_itself_on_a_point_is_no_side_of_it_for_others(ask: Ask) -> None:
    one = {
        "Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Mina Lee ran 1:58.43.": "mina-lee time = 1:58.43",
    }
    other = {
        "Ada Brown won the 800m final in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Ada Brown ran 1:58.90.": "ada-brown time = 1:58.90",
        "Mina Lee ran 1:58.45.": "mina-lee time = 1:58.45",
    }
    against = [each.partition(" | ")[0] for each in await ask("/sources", one, other) if "only here" not in each]
    assert against == ["Disagrees with [2] on Lee's time", "Disagrees with [1] on Lee's time · CONTRADICTS ITSELF"]


@pytest.mark.parametrize(("number", "heading"), [(3, "[1] Paper · by Ada Brown · no date"), (4, "[1] Paper · no date")])
async def test_authors_are_named_of_articles_of_which_there_are_few(
    harbour: LivePack, number: int, heading: str
) -> None:
    each = range(1, number + 1)
    articles = tuple(ArticleRow(f"a-{n}", n, "Paper", None, "Ada Brown", None, None, "f") for n in each)
    race = RaceRow("final", "800m final", "games", "Games", "800m", "800m", "final", number)
    answer = sources_answer("/sources", [race], Facts((), (), articles, {}), harbour.store.vocabulary)
    assert next(block.text for block in answer.blocks if isinstance(block, Heading)) == heading
