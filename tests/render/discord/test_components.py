"""What Discord is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bot.answers import registry
from bot.answers.answer import Answer, Choice, Citation, CitedArticle, Note, Outcome, Statement
from bot.answers.question import Call
from bot.render.discord.components import message_pages, words_pages
from bot.render.discord.screen import SCREEN
from tests.render.page_checks import check_screens, screen_height

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack

CALL = Call("result", {"event": "800m"}, "/result 800m")
CITED = (Citation("harbour-gazette", 1, "k3f9x0a1b2c3", 4, 312, 324, "Brown won it"),)
GAZETTE = CitedArticle("harbour-gazette", 1, "Harbour Gazette", None, None, None, None)
ANSWER = Answer(
    "/result 800m",
    "Women's 800m final",
    (Statement("Ada Brown won [1]", CITED, strong=True),),
    (GAZETTE,),
    (
        Choice("2 disputes", "/compare 800m"),
        Choice("Story", "/recap 800m"),
        Choice("Quotes", "/quote Ada Brown"),
        Choice("Sources", "/sources 800m"),
    ),
    disputes=(Choice("Mina Lee, time", "/compare Mina Lee time"), Choice("Mina Lee, place", "/compare Mina Lee place")),
)
LONG = replace(ANSWER, blocks=(Statement("word " * 400 + "[1]", CITED),))
UNREAD = Answer("/result 80m", "No event.", (Note("Did you mean one of these?"),), outcome=Outcome.NOT_FOUND)

Row = list[dict[str, Any]]


def rows(answer: Answer, page: int = 1, call: Call = CALL) -> list[Row]:
    """The rows below the card."""
    return [row["components"] for row in message_pages(answer, call)[page - 1].components[1:]]


def words_row(answer: Answer, page: int, *, in_context: bool = False) -> Row:
    """The row below the exact words of the fourth page of an answer."""
    (row,) = words_pages(answer, CALL, 4, in_context=in_context)[page - 1].components[1:]
    buttons: Row = row["components"]
    return buttons


def labels(row: Row) -> list[str]:
    return [each["label"] for each in row]


def ids(row: Row) -> list[str]:
    return [each["custom_id"] for each in row]


def test_an_answer_is_a_card_with_its_small_print_below_a_line_then_a_row_of_buttons_and_a_menu() -> None:
    (page,) = message_pages(ANSWER, CALL)
    assert page.components[0] == {
        "type": 17,
        "components": [
            {"type": 10, "content": "### Women's 800m final\n**Ada Brown won\u00a0[1]**"},
            {"type": 14},
            {"type": 10, "content": "-# [1]\u00a0Harbour Gazette"},
        ],
    }
    assert page.components[1:] == [
        {
            "type": 1,
            "components": [
                {"type": 2, "style": 2, "label": "2 disputes", "custom_id": "trackside:1:ask:1:/compare 800m"},
                {"type": 2, "style": 2, "label": "Story", "custom_id": "trackside:1:ask:1:/recap 800m"},
                {"type": 2, "style": 2, "label": "Quotes", "custom_id": "trackside:1:ask:1:/quote Ada Brown"},
            ],
        },
        {
            "type": 1,
            "components": [
                {
                    "type": 3,
                    "custom_id": "trackside:1:menu:1::",
                    "placeholder": "More: exact words, copy, sources",
                    "options": [
                        {"label": "Exact words", "value": "trackside:1:words:1:result:800m"},
                        {"label": "Copy", "value": "trackside:1:copy:1:result:800m"},
                        {"label": "Sources", "value": "/sources 800m", "description": "/sources"},
                        {
                            "label": "Mina Lee, time",
                            "value": "/compare Mina Lee time",
                            "description": "In dispute",
                        },
                        {
                            "label": "Mina Lee, place",
                            "value": "/compare Mina Lee place",
                            "description": "In dispute",
                        },
                    ],
                }
            ],
        },
    ]


# --- the row of buttons -------------------------------------------------------------------------------------------


def test_pages_are_turned_in_the_row_of_the_follow_ups_which_are_as_many_as_a_phone_has_room_for() -> None:
    pages = check_screens(LONG, CALL)
    assert len(pages) == 3
    first, second, third = (rows(LONG, page)[0] for page in (1, 2, 3))
    assert labels(first) == ["Next ▸ 1/3", "2 disputes", "Story"]
    assert labels(second) == ["◂ Back", "Next ▸ 2/3", "2 disputes"]
    assert labels(third) == ["◂ Back 3/3", "2 disputes", "Story"]
    assert ids(first)[0] == "trackside:1:page:2:result:800m"
    assert ids(second)[0] == "trackside:1:page:1:result:800m"
    menu = rows(LONG, 2)[1][0]
    assert [option["label"] for option in menu["options"][:5]] == ["Exact words", "Copy", "Story", "Quotes", "Sources"]
    assert menu["options"][0]["value"] == "trackside:1:words:2:result:800m"


def test_exact_words_have_pages_of_their_own_and_more_context_one_press_further() -> None:
    check_screens(LONG, CALL)
    short, second = words_row(ANSWER, 1), words_row(LONG, 2)
    assert labels(short) == ["Answer", "More context", "Copy"]
    assert ids(short) == [
        "trackside:1:page:4:result:800m",
        "trackside:1:context:4.1:result:800m",
        "trackside:1:copy:4:result:800m",
    ]
    assert labels(second) == ["◂ Back", "Next ▸ 2/3", "Answer"]
    assert ids(second)[:2] == ["trackside:1:words:4.1:result:800m", "trackside:1:words:4.3:result:800m"]


def test_from_the_whole_paragraphs_a_press_leads_back_to_the_sentences() -> None:
    assert labels(words_row(ANSWER, 1, in_context=True)) == ["Answer", "Less context", "Copy"]
    second = words_row(LONG, 2, in_context=True)
    assert ids(second) == [
        "trackside:1:context:4.1:result:800m",
        "trackside:1:context:4.3:result:800m",
        "trackside:1:page:4:result:800m",
    ]


def test_an_answer_that_cites_nothing_has_no_words_to_show() -> None:
    assert rows(UNREAD) == []


def test_did_you_mean_is_a_row_of_buttons_where_a_phone_has_room_for_them() -> None:
    answer = replace(UNREAD, choices=(Choice("800m", "/result 800m"), Choice("80m hurdles", "/result 80m hurdles")))
    assert rows(answer) == [
        [
            {"type": 2, "style": 2, "label": "800m", "custom_id": "trackside:1:ask:1:/result 800m"},
            {"type": 2, "style": 2, "label": "80m hurdles", "custom_id": "trackside:1:ask:1:/result 80m hurdles"},
        ],
    ]


def test_did_you_mean_with_long_names_is_a_menu() -> None:
    long = "Women's 800m final · World Championships 2023"
    ((menu,),) = rows(replace(UNREAD, choices=(Choice(long, "/result 1"), Choice(f"{long[:-1]}2", "/result 2"))))
    assert menu["placeholder"] == "Choose one of 2"
    assert [option["label"] for option in menu["options"]] == [long, f"{long[:-1]}2"]


def test_no_follow_up_stands_twice() -> None:
    choices = (Choice("One", "/quote 1"), Choice("Once", "/quote 1"), Choice("Two", "/quote 2"))
    first, _ = rows(replace(ANSWER, choices=choices))
    assert labels(first) == ["Once", "Two"]


def test_a_single_long_label_is_cut_at_a_word() -> None:
    first, _ = rows(replace(ANSWER, choices=(Choice("the final " * 20, "/quote kerr"),)))
    assert labels(first) == ["the final the final the final…"]


def test_a_label_whose_letters_count_twice_is_cut_until_it_fits() -> None:
    disputes = (Choice("🥇" * 60, "/quote kerr"), Choice("the final 🥇 " * 9, "/sources"))
    menu = rows(replace(ANSWER, disputes=disputes))[1][0]
    assert [option["label"] for option in menu["options"][-2:]] == [
        "🥇" * 49 + "…",
        "the final 🥇 the final 🥇 the final 🥇 the final 🥇 the final 🥇 the final 🥇 the final 🥇 the…",
    ]


def test_a_right_to_left_name_in_a_label_is_set_apart_and_counts_with_its_marks() -> None:
    (row,) = rows(replace(UNREAD, choices=(Choice("משה, time", "/compare משה time"),)))
    assert labels(row) == ["\u2068משה\u2069, time"]
    ((menu,),) = rows(replace(UNREAD, choices=(Choice("א" * 120, "/compare משה"), Choice("800m", "/result 800m"))))
    assert menu["options"][0]["label"] == f"\u2068{'א' * 97}\u2069…"


def test_a_follow_up_that_no_button_has_room_for_is_a_command_to_type() -> None:
    ask = "/search " + "the final bend " * 8
    answer = replace(ANSWER, choices=(Choice("Search", ask.strip()),))
    assert "-# Ask next: /search the final bend the final" in message_pages(answer, CALL)[0].page.texts[0]
    assert [row[0]["type"] for row in rows(answer)] == [3]


# --- the menu -----------------------------------------------------------------------------------------------------


def test_where_the_points_in_dispute_are_the_subject_the_menu_is_theirs() -> None:
    compared = tuple(Choice(f"Compare: {each.label}", each.ask) for each in ANSWER.disputes)
    answer = replace(ANSWER, choices=(*compared, Choice("Result", "/result 800 m")))
    first, (menu,) = rows(answer, call=Call("compare", {}, "/compare"))
    assert labels(first) == ["Result"]
    assert menu["placeholder"] == "Points, exact words, copy"
    assert [option["label"] for option in menu["options"]] == [
        "Mina Lee, time",
        "Mina Lee, place",
        "Exact words",
        "Copy",
    ]


def test_what_has_a_button_is_not_in_the_menu_too() -> None:
    menu = rows(replace(ANSWER, choices=ANSWER.disputes[:1]))[1][0]
    assert [option["label"] for option in menu["options"]] == ["Exact words", "Copy", "Mina Lee, place"]


def test_an_answer_does_not_offer_itself_nor_two_things_of_one_name() -> None:
    choices = (Choice("The race", "/result 800m"), Choice("Quotes", "/quote 1"), Choice("Quotes", "/quote 2"))
    first, (menu,) = rows(replace(ANSWER, choices=choices, disputes=()))
    assert labels(first) == ["Quotes"]
    assert [option["label"] for option in menu["options"]] == ["Exact words", "Copy"]


def test_a_single_point_is_offered_once() -> None:
    answer = replace(ANSWER, choices=(Choice("1 dispute", "/compare Mina Lee"),), disputes=ANSWER.disputes[:1])
    first, (menu,) = rows(answer)
    assert labels(first) == ["1 dispute"]
    assert [option["label"] for option in menu["options"]] == ["Exact words", "Copy"]


def test_a_menu_names_what_it_holds_as_far_as_a_phone_has_room() -> None:
    choices = [Choice(label, f"/quote {label}") for label in ("A", "B", "C", "Ada Brown", "All remarks of the race")]
    menu = rows(replace(ANSWER, choices=tuple(choices), disputes=()))[1][0]
    assert menu["placeholder"] == "More: exact words, copy, Ada Brown …"


def test_an_answer_without_a_menu_has_its_room() -> None:
    lines = tuple(Note(f"Line {number}") for number in range(24))
    (page,) = message_pages(replace(UNREAD, blocks=lines), CALL)
    assert screen_height(page.components) > SCREEN - 88
    assert len(message_pages(replace(UNREAD, blocks=lines, choices=ANSWER.choices[:1] * 1), CALL)) == 1
    assert len(message_pages(replace(UNREAD, blocks=lines, choices=ANSWER.choices), CALL)) == 2


def test_a_menu_has_twenty_five_options() -> None:
    disputes = tuple(Choice(f"Point {n}", f"/compare {n}") for n in range(40))
    assert len(rows(replace(ANSWER, disputes=disputes))[1][0]["options"]) == 25


def test_a_question_without_room_in_an_id_stands_in_the_small_print_of_every_page() -> None:
    call = registry.read_options("search", {"words": "the final bend of a race " * 7})
    assert isinstance(call, Call)
    pages = check_screens(LONG, call)
    for each in pages:
        assert each.page.small_print.split("\n")[-1] == f"-# Asked: {call.line}"
    assert ids(rows(LONG, call=call)[0])[0] == "trackside:1:page:2::"
    assert rows(LONG, call=call)[1][0]["options"][0]["value"] == "trackside:1:words:1::"


async def test_the_points_in_dispute_of_a_race_are_a_menu(shipped: LivePack) -> None:
    for line in ("/result 1500m", "/sources 1500m", "/compare", "/recap 1500m", "/athlete kerr"):
        answer = await shipped.ask(line)
        assert answer.disputes, line
        for choice in answer.disputes:
            assert (await shipped.ask(choice.ask)).outcome.value == "answered", choice.ask


async def test_a_recap_that_hides_the_outcome_does_not_tell_it_in_a_menu(shipped: LivePack) -> None:
    assert (await shipped.ask("/recap 1500m spoilers:hide")).disputes == ()
