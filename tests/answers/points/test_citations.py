from __future__ import annotations

import pytest

from bot.answers.points.citations import Citations, fragment
from bot.facts.model import Claim, Span
from bot.store.rows import ArticleRow, EntryRow, Evidence

ADA = EntryRow("ada-brown", "person", "Ada Brown", owner=True)
ISOLDE = EntryRow("isolde-brown", "person", "Isolde Brown", owner=False)
RACE = EntryRow("final", "race", "Women's 800m final")
NAMES = {row.id: row for row in (ADA, ISOLDE, RACE)}


def article(
    slug: str, number: int | None = None, story: str | None = "s", story_number: int | None = None
) -> ArticleRow:
    return ArticleRow(slug, number, slug.title(), None, None, None, None, f"{slug}.txt", story, story_number)


def evidence(excerpt: str, *, about: str = "ada-brown", reading: str | None = None, slug: str = "a") -> Evidence:
    claim = Claim(f"c-{excerpt}", slug, about, "time", "1:58.20", "final", excerpt, Span(7, 7 + len(excerpt)), 2, "f:1")
    if reading:
        claim = Claim(claim.id, slug, about, "time", "1:58.20", "final", excerpt, claim.span, 2, "f:1", reading=reading)
    return Evidence(claim, article(slug, 1))


def test_articles_keep_their_numbers_in_the_story() -> None:
    citations = Citations([article("a", 3), article("b", 1), article("c")])
    assert citations.marks(["c", "a", "b"]) == "[1][3][4]"


def test_articles_of_one_story_keep_its_numbers_in_an_answer_that_belongs_to_none() -> None:
    citations = Citations([article("a", story_number=5), article("b", story_number=2)])
    assert citations.marks(["a", "b"]) == "[2][5]"


def test_articles_of_several_stories_are_numbered_by_the_answer() -> None:
    citations = Citations([article("a", story="s", story_number=5), article("b", story="t", story_number=5)])
    assert citations.marks(["a", "b"]) == "[1][2]"


def test_articles_that_the_answer_does_not_know_have_no_mark() -> None:
    assert Citations([article("a", 1)]).marks(["a", "elsewhere"]) == "[1]"


def test_a_citation_is_the_claims_own_run() -> None:
    citations = Citations([article("a", 4)])
    citation = citations.of_claim(evidence("Brown crossed in 1:58.20"))
    assert (citation.number, citation.paragraph, citation.start, citation.end) == (4, 2, 7, 31)


def test_only_articles_that_are_cited_or_marked_are_in_the_small_print() -> None:
    citations = Citations([article("a", 1), article("b", 2)])
    citations.statement("Brown — 1:58.20", [evidence("Brown crossed in 1:58.20")])
    assert [(cited.slug, cited.fragment) for cited in citations.articles()] == [("a", ("Brown crossed", "in 1:58.20"))]
    assert [cited.slug for cited in citations.all_articles()] == ["a", "b"]


def test_an_article_that_is_marked_as_silent_and_cited_nowhere_is_in_the_small_print() -> None:
    citations = Citations([article("a", 1), article("b", 2), article("c", 3)])
    said = f"1:58.20 in one {citations.marks(['a'])}, none in {citations.marks(['c', 'elsewhere'])}"
    citations.statement(said, [evidence("Brown crossed in 1:58.20")])
    assert [(cited.number, cited.slug, cited.fragment) for cited in citations.articles()] == [
        (1, "a", ("Brown crossed", "in 1:58.20")),
        (3, "c", None),
    ]


def test_a_statement_cites_each_claim_once_in_the_order_of_the_articles() -> None:
    citations = Citations([article("b", 2), article("a", 1)])
    first, second = evidence("Brown won", slug="a"), evidence("Brown ran", slug="b")
    statement = citations.statement("Brown won", [second, first, second], working=["as read", "as read"])
    assert [citation.number for citation in statement.citations] == [1, 2]
    assert statement.working == "as read"


def test_a_statement_without_evidence_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="no receipt, no sentence"):
        Citations([article("a", 1)]).statement("Brown won", [])


@pytest.mark.parametrize(
    ("excerpt", "ids", "working"),
    [
        ("Ada Brown won", ["ada-brown"], ()),
        ("Brown's victory", ["ada-brown"], ()),
        ("BROWN WON", ["ada-brown"], ()),
        ("she won", ["ada-brown"], ("[1] names Ada Brown in the same paragraph",)),
        ("Brownlow won", ["ada-brown"], ("[1] names Ada Brown in the same paragraph",)),
        ("Isolde Brown won", ["isolde-brown"], ()),
        ("Brown won", ["isolde-brown"], ("read as Isolde Brown",)),
        ("the women's 800m final", ["final"], ()),
    ],
)
def test_a_name_that_no_excerpt_shows_is_accounted_for(excerpt: str, ids: list[str], working: tuple[str, ...]) -> None:
    assert Citations([article("a", 1)], NAMES).name_readings(ids, [evidence(excerpt)]) == working


def test_a_curators_reading_accounts_for_a_name() -> None:
    read = evidence("she won", reading="“she” is Brown, the subject of the sentence before")
    assert Citations([article("a", 1)], NAMES).name_readings(["ada-brown"], [read]) == (
        "read as Ada Brown: “she” is Brown, the subject of the sentence before",
    )


def test_a_name_in_the_working_is_accounted_for() -> None:
    assert (
        Citations([article("a", 1)], NAMES).name_readings(["ada-brown"], [evidence("she won")], ["she is Brown"]) == ()
    )


@pytest.mark.parametrize(
    ("excerpt", "ends"),
    [
        ("gold", ("gold", "")),
        ("Kerr won", ("Kerr", "won")),
        ("a b c d e", ("a b c", "d e")),
        ("a b c d e f g h i j", ("a b c d", "g h i j")),
        ("a\nb", ("a", "b")),
    ],
)
def test_a_link_names_the_first_and_the_last_words_of_a_run(excerpt: str, ends: tuple[str, str]) -> None:
    assert fragment(excerpt) == ends
