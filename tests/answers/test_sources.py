"""What /sources says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.answer import Heading, Note, Outcome, Statement
from bot.answers.sources import sources_answer
from bot.store.rows import ArticleRow, Facts, Overlap, RaceRow

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from tests.answers.conftest import LivePack


def about(answer: Answer, mark: str) -> list[str]:
    """The statements below an article's heading, each with its tally."""
    lines: list[str] = []
    inside = False
    for block in answer.blocks:
        if isinstance(block, Heading):
            inside = block.text.startswith(mark)
        elif inside and isinstance(block, Statement):
            lines.append(f"{block.text} | {block.tally or block.working}")
    return lines


async def test_each_article_says_what_its_page_does_not_state(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources")
    assert answer.title == "5 articles on the men's 1500m final"
    assert [block.text for block in answer.blocks if isinstance(block, Heading)] == [
        (
            "[1] sportnewscenter.com, “Stunning Upset at World Championships 2023: Josh Kerr Dethrones Jakob…”, "
            "date not stated"
        ),
        "[2] East Coast Daily, title and author not stated",
        "[3] riverdalestandard.com, title, author and date not stated",
        (
            "[4] olympics.com, “World Athletics Championships 2023: Britain's Josh Kerr stuns favourite Jakob…”, "
            "date not stated"
        ),
        (
            "[5] BritBrief, “Josh Kerr Stuns Jakob Ingebrigtsen to Claim Sensational 1500m Gold at World…”, "
            "author and date not stated"
        ),
    ]


async def test_an_article_stands_against_the_others_with_its_value(shipped: LivePack) -> None:
    lines = about(await shipped.ask("/sources 1500m"), "[3]")
    assert "Jakob Ingebrigtsen, time: 3:29.55 [3] against 3:29.65 [1][2][4] | 3 against 1, 1 silent" in lines
    assert "Jake Wightman, place: did not take part [3] against 8th [5] | 1 against 1, 3 silent" in lines


async def test_an_article_that_agrees_with_most_is_not_said_to_stand_against_them(shipped: LivePack) -> None:
    lines = about(await shipped.ask("/sources 1500m"), "[4]")
    assert not [line for line in lines if "3:29.65" in line]


async def test_an_article_contradicts_itself_with_the_arithmetic(shipped: LivePack) -> None:
    lines = about(await shipped.ask("/sources 1500m"), "[3]")
    assert [line for line in lines if "contradicts itself | 3:29.38 is 0.33 s slower than the earlier best" in line]


async def test_what_an_article_alone_says_stands_in_its_words_and_is_counted(harbour: LivePack) -> None:
    first = about(await harbour.ask("/sources"), "[1]")[0]
    assert first.startswith(
        "Stands alone on: time “was fourth in 1:58.90”; margin “Brown won by 0.32 seconds”; led “led most of the way”; "
    )
    assert first.endswith("points that only [1] makes")


async def test_one_value_of_two_in_one_article_cannot_hold(harbour: LivePack) -> None:
    lines = about(await harbour.ask("/sources"), "[4]")
    assert "Runa Hallenby, age: 22 [4] · 23 [4], which cannot both hold | none counted, 1 contradicts itself" in lines


async def test_counts_are_said_to_describe_texts(harbour: LivePack) -> None:
    answer = await harbour.ask("/sources")
    assert answer.blocks[-1] == Note("Counts describe these texts, not how good an outlet is.")


async def test_every_article_of_the_story_is_in_the_small_print(harbour: LivePack) -> None:
    answer = await harbour.ask("/sources high jump")
    small_print = [(article.number, article.slug) for article in answer.articles if article.number < 3]
    assert small_print == [(1, "the-mile"), (2, "city-post")]


async def test_a_race_without_articles_is_silent(shipped: LivePack) -> None:
    answer = await shipped.ask("/sources pole vault")
    assert answer.outcome is Outcome.SILENT
    assert answer.title == "No article here is about the men's pole vault final, World Championships 2023."


def test_articles_that_share_a_long_run_of_words_may_have_one_source(harbour: LivePack) -> None:
    race = RaceRow("r", "Women's 800m final", "m", "Harbour Games 2031", "e", "Women's 800m", "final", 2, 1)
    articles = tuple(ArticleRow(slug, n, slug, None, None, None, None, slug) for n, slug in enumerate("ab", 1))
    facts = Facts((), (), articles, {}, (Overlap("a", "b", 31, "rang the ship's  bell\nas the crowd looked on"),))
    answer = sources_answer("/sources", [race], facts, harbour.store.vocabulary)
    assert Note(
        "[1] and [2] share a run of 31 words, perhaps from one source: “rang the ship's bell as the crowd looked on”"
    ) in (answer.blocks)
