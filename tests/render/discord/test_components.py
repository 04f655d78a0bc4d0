"""What Discord is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bot.answers import registry
from bot.answers.answer import Answer, Choice, Citation, CitedArticle, Note, Statement
from bot.answers.question import Call
from bot.render.discord.components import message_pages
from tests.render.page_checks import check_pages

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

CALL = Call("result", {"event": "800m"}, "/result 800m")
CITED = (Citation("harbour-gazette", 1, "k3f9x0a1b2c3", 4, 312, 324, "Brown won it"),)
GAZETTE = CitedArticle("harbour-gazette", 1, "Harbour Gazette", None, None, None, None)
ANSWER = Answer(
    "/result 800m",
    "Women's 800m final",
    (Statement("Ada Brown won [1]", CITED),),
    (GAZETTE,),
    (Choice("Quotes: Ada Brown", "/quote Ada Brown"), Choice("Sources", "/sources")),
    disputes=(Choice("Mina Lee, time", "/compare Mina Lee time"), Choice("Mina Lee, place", "/compare Mina Lee place")),
)
LONG = replace(ANSWER, blocks=(Statement("word " * 1500 + "[1]", CITED),))


def rows(answer: Answer, page: int = 1, words_of: int | None = None) -> list[list[dict[str, Any]]]:
    """The rows below the container."""
    return [row["components"] for row in message_pages(answer, CALL, words_of)[page - 1].components[1:]]


def labels(row: list[dict[str, Any]]) -> list[str]:
    return [each["label"] for each in row]


def test_an_answer_is_a_container_with_its_small_print_below_a_line_and_rows_of_buttons() -> None:
    (page,) = message_pages(ANSWER, CALL)
    assert page.components[0] == {
        "type": 17,
        "components": [
            {"type": 10, "content": "### Women's 800m final\nAda Brown won [1]"},
            {"type": 14},
            {"type": 10, "content": "-# [1] Harbour Gazette, title not stated"},
        ],
    }
    assert page.components[1:] == [
        {
            "type": 1,
            "components": [
                {"type": 2, "style": 2, "label": "Exact words", "custom_id": "trackside:1:words:1:result:800m"},
                {"type": 2, "style": 2, "label": "Copy with citation", "custom_id": "trackside:1:copy:1:result:800m"},
            ],
        },
        {
            "type": 1,
            "components": [
                {
                    "type": 2,
                    "style": 2,
                    "label": "Quotes: Ada Brown",
                    "custom_id": "trackside:1:ask:1:/quote Ada Brown",
                },
                {"type": 2, "style": 2, "label": "Sources", "custom_id": "trackside:1:ask:1:/sources"},
            ],
        },
        {
            "type": 1,
            "components": [
                {
                    "type": 3,
                    "custom_id": "trackside:1:menu:1::",
                    "placeholder": "Points in dispute",
                    "options": [
                        {"label": "Mina Lee, time", "value": "/compare Mina Lee time"},
                        {"label": "Mina Lee, place", "value": "/compare Mina Lee place"},
                    ],
                }
            ],
        },
    ]


def test_pages_are_turned_with_words_and_the_place_is_said() -> None:
    pages = check_pages(LONG, CALL)
    assert len(pages) == 3
    first, second, third = (rows(LONG, page)[0] for page in (1, 2, 3))
    assert labels(first) == ["◀ Back", "Page 1 of 3", "Next ▶", "Exact words", "Copy with citation"]
    assert [each.get("disabled", False) for each in first] == [True, True, False, False, False]
    assert [each.get("disabled", False) for each in second] == [False, True, False, False, False]
    assert [each.get("disabled", False) for each in third] == [False, True, True, False, False]
    assert first[2]["custom_id"] == "trackside:1:page:2:result:800m"
    assert second[0]["custom_id"] == "trackside:1:page:1:result:800m"
    assert second[3]["custom_id"] == "trackside:1:words:2:result:800m"


def test_exact_words_have_pages_of_their_own_and_no_further_buttons() -> None:
    assert rows(ANSWER, words_of=1) == []
    check_pages(LONG, CALL, 4)
    (second,) = rows(LONG, 2, words_of=4)
    assert labels(second) == ["◀ Back", "Page 2 of 3", "Next ▶"]
    assert [each["custom_id"] for each in second] == [
        "trackside:1:words:4.1:result:800m",
        "trackside:1:words:4.2:result:800m",
        "trackside:1:words:4.3:result:800m",
    ]


def test_an_answer_that_cites_nothing_has_no_words_to_show() -> None:
    answer = Answer("/result 80m", "No event here goes by “80m”.", (Note("Did you mean one of these?"),))
    assert rows(answer) == []


def test_did_you_mean_is_a_row_of_buttons() -> None:
    answer = Answer("/result 80m", "No event.", (Note("Did you mean?"),), choices=(Choice("800m", "/result 800m"),))
    assert rows(answer) == [
        [{"type": 2, "style": 2, "label": "800m", "custom_id": "trackside:1:ask:1:/result 800m"}],
    ]


def test_a_row_has_five_follow_ups_and_none_twice() -> None:
    choices = (Choice("One", "/quote 1"), Choice("Once more", "/quote 1"), *ANSWER.choices)
    many = tuple(Choice(f"{n}", f"/quote {n}") for n in range(9))
    assert len(rows(replace(ANSWER, choices=choices))[1]) == 3
    assert len(rows(replace(ANSWER, choices=many))[1]) == 5


def test_long_labels_are_cut_at_a_word() -> None:
    answer = replace(ANSWER, choices=(Choice("the final " * 20, "/quote kerr"),))
    label = rows(answer)[1][0]["label"]
    assert label == "the final the final the final the final the final the final the final the…"


def test_a_label_whose_letters_count_twice_is_cut_until_it_fits() -> None:
    answer = replace(ANSWER, choices=(Choice("🥇" * 60, "/quote kerr"), Choice("the final 🥇 " * 7, "/sources")))
    first, second = labels(rows(answer)[1])
    assert first == "🥇" * 39 + "…"
    assert second == "the final 🥇 the final 🥇 the final 🥇 the final 🥇 the final 🥇 the final 🥇…"


UNREAD = Answer("/result 80m", "No event.", (Note("Did you mean?"),))


def test_a_right_to_left_name_in_a_label_is_set_apart_and_counts_with_its_marks() -> None:
    (row,) = rows(replace(UNREAD, choices=(Choice("משה, time", "/compare משה time"),)))
    assert labels(row) == ["\u2068משה\u2069, time"]
    (row,) = rows(replace(UNREAD, choices=(Choice("א" * 80, "/compare משה"),)))
    assert labels(row) == [f"\u2068{'א' * 77}\u2069…"]


def test_a_follow_up_that_no_button_has_room_for_is_a_command_to_type() -> None:
    ask = "/search " + "the final bend " * 8
    answer = replace(ANSWER, choices=(Choice("Search", ask.strip()),))
    assert "-# Ask next: /search the final bend the final" in message_pages(answer, CALL)[0].page.texts[0]
    assert len(rows(answer)) == 2


def test_what_the_menu_offers_is_not_offered_by_buttons_too() -> None:
    compared = tuple(Choice(f"Compare: {each.label}", each.ask) for each in ANSWER.disputes)
    all_rows = rows(replace(ANSWER, choices=compared))
    assert [row[0]["type"] for row in all_rows] == [2, 3]


def test_a_single_point_in_dispute_that_has_a_button_needs_no_menu() -> None:
    (first, *_) = ANSWER.disputes
    all_rows = rows(replace(ANSWER, choices=(first,), disputes=(first,)))
    assert [row[0]["type"] for row in all_rows] == [2, 2]
    assert rows(replace(ANSWER, disputes=(first,)))[2][0]["type"] == 3


def test_a_menu_has_twenty_five_options() -> None:
    disputes = tuple(Choice(f"Point {n}", f"/compare {n}") for n in range(40))
    assert len(rows(replace(ANSWER, disputes=disputes))[2][0]["options"]) == 25


def test_a_question_without_room_in_an_id_stands_in_the_small_print_of_every_page() -> None:
    call = registry.read_options("search", {"words": "the final bend of a race " * 7})
    assert isinstance(call, Call)
    pages = check_pages(LONG, call)
    assert len(pages) == 3
    for each in pages:
        assert each.page.texts[-1].split("\n")[-1] == f"-# Asked: {call.line}"
    assert pages[0].components[1]["components"][2]["custom_id"] == "trackside:1:page:2::"


async def test_the_points_in_dispute_of_a_race_are_a_menu(shipped: LivePack) -> None:
    for line in ("/result 1500m", "/sources 1500m", "/compare", "/recap 1500m", "/athlete kerr"):
        answer = await shipped.ask(line)
        assert answer.disputes, line
        for choice in answer.disputes:
            assert (await shipped.ask(choice.ask)).outcome.value == "answered", choice.ask


async def test_a_recap_that_hides_the_outcome_does_not_tell_it_in_a_menu(shipped: LivePack) -> None:
    assert (await shipped.ask("/recap 1500m spoilers:hide")).disputes == ()
