"""An answer as a card: where its marks lead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Choice, Citation, Heading, Statement
from bot.render.web.answer_card import answer_card
from tests.render.sample_answers import answer, cited

if TYPE_CHECKING:
    from bot.render.web.pieces import Piece


def marks(pieces: tuple[Piece, ...]) -> list[tuple[str, str]]:
    return [(piece.text, piece.address) for piece in pieces if piece.kind == "mark"]


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


WON = (Citation("article-1", 1, "won", 4, 312, 324, "Brown won"), *cited(2)[:1])
FIRST = "/article/article-1?claim=claim1#claim-claim1"
SECOND = "/article/article-2?claim=claim2#claim-claim2"


def test_where_all_articles_agree_their_marks_stand_behind_that() -> None:
    lines = answer_card(answer(Statement("Brown won, all two say", cited(1, 2)))).parts[0].lines
    assert words(lines[0].pieces) == "Brown won, all two say [1][2]"
    assert marks(lines[0].pieces) == [("[1]", FIRST), ("[2]", SECOND)]


def test_a_tally_of_all_articles_has_their_marks() -> None:
    tally = "place AGREED by all two; time DISPUTED: 1:58.20 [1]"
    lines = answer_card(answer(Statement("Brown — 1:58.20", cited(1, 2), tally=tally))).parts[0].lines
    assert words(lines[0].below[0]) == "place AGREED by all two [1][2]; time DISPUTED: 1:58.20 [1]"


def test_all_of_something_else_has_no_marks() -> None:
    lines = answer_card(answer(Statement("Brown won all three heats [1][2]", cited(1, 2)))).parts[0].lines
    assert words(lines[0].pieces) == "Brown won all three heats [1][2]"


def test_a_number_that_the_line_does_not_cite_leads_nowhere() -> None:
    lines = answer_card(answer(Statement("Brown led [1]", cited(1), tally="told differently: late [2]"))).parts[0].lines
    assert marks(lines[0].below[0]) == [("[2]", "")]


def test_an_article_that_says_nothing_of_a_thing_is_a_plain_number() -> None:
    tally = "place [1][2]; time 1:58.20 [1], not said [2]"
    lines = answer_card(answer(Statement("Brown — 1:58.20", cited(1, 2), tally=tally))).parts[0].lines
    assert marks(lines[0].below[0]) == [("[1]", FIRST), ("[2]", SECOND), ("[1]", FIRST), ("[2]", "")]


def test_the_small_print_opens_at_what_answers() -> None:
    place = Statement("Gull Bay [1][2]", cited(1, 2), level=1)
    card = answer_card(answer(place, Statement("Brown won [1]", WON[:1], strong=True)))
    assert [each.evidence for each in card.articles] == ["/article/article-1?claim=won#claim-won", SECOND]


def test_beside_a_cover_marks_are_plain_numbers_and_under_it_they_lead_to_their_words() -> None:
    open_, result = Statement("Lee was the favourite [1]", cited(1)), Statement("Brown won [2]", cited(2))
    early = replace(open_, covered="what came before")  # which tells nothing of the outcome, as its articles do
    card = answer_card(answer(Heading("Before"), open_, early, replace(result, covered="the result")))
    assert [(part.cover, [marks(line.pieces) for line in part.lines]) for part in card.parts] == [
        ("", [[], [("[1]", "")]]),
        ("what came before", [[("[1]", "")]]),
        ("the result", [[("[2]", SECOND)]]),
    ]


def test_points_in_dispute_are_listed_where_nothing_leads_to_all_of_them() -> None:
    sample = replace(answer(Statement("Brown won [1]", cited(1))), disputes=(Choice("Brown, time", "/compare brown"),))
    assert [each.label for each in answer_card(sample).disputes] == ["Brown, time"]
    leads = replace(sample, choices=(Choice("1 dispute", "/compare 800m"),))
    assert answer_card(leads).disputes == ()
