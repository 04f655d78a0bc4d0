"""Lines of which a word stands nowhere, names nothing or is left out: the answer says so, and what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Outcome

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


FINAL, MEET = "Men's 1500m final", "World Championships 2023"


async def test_pain_is_not_in_his_own_words_and_who_reports_it_is_named(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr pain")
    assert answer.title == "Josh Kerr — reported, not quoted"
    assert any("[2]" in block.text for block in answer.blocks)


@pytest.mark.parametrize("typed", ["/result 100m", "/result games", "/quote warholm", "/athlete bolt"])
async def test_what_no_article_tells_of_is_not_replaced(shipped: LivePack, typed: str) -> None:
    answer = await shipped.ask(typed)
    assert (answer.outcome, answer.read_as) == (Outcome.NOT_FOUND, "")


@pytest.mark.parametrize(
    ("typed", "title", "note"),
    [
        (
            "what did coe say about kerr",
            "No person here goes by “coe”.",
            "Quoted here: Josh Kerr (4), Jakob Ingebrigtsen (1).",
        ),
        (
            "did usain bolt run",
            "No person here goes by “usain bolt”.",
            "Most is told of: Josh Kerr, Jakob Ingebrigtsen, Mondo Duplantis, Jake Wightman.",
        ),
        ("kerr vs bolt", "Nothing found for “bolt” about Josh Kerr.", "Josh Kerr"),
        ("how old is wightman", "Nothing found for “how old” about Jake Wightman.", "Jake Wightman"),
        (
            "did ingebrigtsen set a world record",
            "Nothing found for “world record” about Jakob Ingebrigtsen.",
            "Jakob Ingebrigtsen",
        ),
        ("who led at halfway", "Nothing found for “at halfway”.", "Lead"),
        ("leading with 200m to go", "Lead", "“200m” left out."),
        ("was the time a world record", "Time", "“world record” left out."),
        ("wo lag kerr letztes jahr", "Josh Kerr", "Nothing found for “lag”."),
        ("who is kerr's wife", "Nothing found for “wife” about Josh Kerr.", "Josh Kerr"),
        ("is kerr married", "Nothing found for “married” about Josh Kerr.", "Josh Kerr"),
        ("british record", "Nothing found for “record” about Great Britain.", "Great Britain"),
        ("norwegian record", "Nothing found for “record” about Norway.", "Norway"),
        ("prize money", "What can be asked", "Nothing found for “prize” and “money”."),
        ("did anyone fail a doping test", "What can be asked", "Nothing found for “fail” and “doping”."),
        ("what poles does kerr use", "Nothing found for “poles” about Josh Kerr.", "Josh Kerr"),
        ("did the rain affect the race", "What can be asked", "Nothing found for “rain” and “affect”."),
        (
            "who won the tennis",
            "No article here tells of “tennis”.",
            (
                "Results are told of: men's 1500m final, World Championships 2023; men's 1500m, Monaco 2023; men's "
                "pole vault final, World Championships 2023; "
                "women's 400m semi-final, World Championships 2023; and 3 more."
            ),
        ),
        (
            "2:01",
            "No topic here goes by “2:01”.",
            "Marks of the men's 1500m final: 3:29.38, 3:29.65, 3:29.55, 3:29.68.",
        ),
        (
            "[9]",
            "No article here goes by “9”.",
            "Here are [1][2][3][4][5].",
        ),
    ],
)
async def test_what_was_not_found_is_said_above_what_there_is(
    shipped: LivePack, typed: str, title: str, note: str
) -> None:
    answer = await shipped.ask(typed)
    assert (answer.title, answer.blocks[0].text) == (title, note)


@pytest.mark.parametrize(
    ("typed", "read_as", "note"),
    [
        ("kerr jakob nordas", "/compare kerr jakob", "“nordas” left out."),
        ("kerr, jakob and nordås", "/compare kerr jakob", "“nordås” left out."),
        ("what did kerr say in tokyo", "/quote kerr", "“tokyo” left out."),
        ("kerr v wightman v nordas", "/compare kerr wightman", "“nordas” left out."),
        ("compare kerr jakob nordas", "", "“nordas” left out."),
        ("who came tenth", "/result", "No article says who was tenth."),
        ("who led at the bell", "/compare bell", "No article says who led at the bell."),
    ],
)
async def test_a_name_of_which_the_reading_makes_nothing_is_left_out_and_said_so(
    shipped: LivePack, typed: str, read_as: str, note: str
) -> None:
    answer = await shipped.ask(typed)
    assert (answer.read_as, answer.blocks[0].text) == (read_as, note)


@pytest.mark.parametrize(
    ("typed", "read_as", "line"),
    [
        (
            "did jakob win olympic gold",
            "/compare jakob olympics",
            "Won gold in the men's 1500m final at the Tokyo 2020",
        ),
        ("did kerr win olympic gold", "/compare kerr olympics", "Took bronze at the Tokyo 2020 Olympics"),
        ("kerr olympic champion", "/compare kerr olympics", "Took bronze at the Tokyo 2020 Olympics"),
        ("is jakob world champion", "/compare jakob world title", "Held the world title in the men's 5000m"),
        ("has jakob ever won worlds", "/compare jakob title", "Held the world title in the men's 5000m"),
        ("how many titles has jakob won", "/compare jakob title", "Held an Olympic title"),
        ("did wightman win gold", "/compare wightman gold", "Held the world title in the men's 1500m"),
        ("where does it say kerr was fourth", "/compare kerr fourth", "Was fourth at the bell [3]"),
        ("second lap", "/compare second lap", "Jakob Ingebrigtsen took control on lap two [1]"),
        ("who led after two laps", "/compare lead two laps", "Jakob Ingebrigtsen took the lead after two laps [5]"),
        ("the 23rd of august", "/compare 23 august", "The race took place on 23 August 2023 [3][4]"),
        ("how long do the games last", "/compare last day", "The last day of the World Championships 2023"),
        ("the scot vs the norwegian", "/compare scot norwegian", "25-year-old Scot"),
    ],
)
async def test_a_title_a_lap_and_a_day_are_read_as_what_is_told_of_them(
    shipped: LivePack, typed: str, read_as: str, line: str
) -> None:
    answer = await shipped.ask(typed)
    assert answer.read_as == read_as
    assert any(line in block.text for block in answer.blocks)


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("is jakob european champion", "Nothing found for “champion” with “european” about Jakob Ingebrigtsen."),
        ("wightman silver", "Nothing found for “silver” about Jake Wightman."),
        ("did anyone false start", "Nothing found for “false start”."),
        ("splits", "Nothing found for “splits”."),
        ("national record", "Nothing found for “national record”."),
    ],
)
async def test_a_title_that_somebody_does_not_have_is_no_place_in_a_race(
    shipped: LivePack, typed: str, title: str
) -> None:
    answer = await shipped.ask(typed)
    assert (answer.title, answer.outcome) == (title, Outcome.SILENT)


async def test_who_was_third_after_a_lap_is_told_of_that_lap(harbour: LivePack) -> None:
    answer = await harbour.ask("who was third after lap one")
    assert answer.read_as == "/compare third lap one"
    assert any(block.text == "Mina Lee third after lap one" for block in answer.blocks)
    assert (await harbour.ask("how long do the games last")).blocks[0].text == (
        "The Harbour Games 2031, last day: 31 August 2031 [1]"
    )


async def test_a_name_that_the_answer_is_headed_by_is_not_left_out(shipped: LivePack) -> None:
    answer = await shipped.ask("what did kerr say about the 1500m")
    assert (answer.read_as, answer.blocks[0].text) == ("/quote kerr", f"{FINAL}, {MEET}")


@pytest.mark.parametrize("typed", ["/result women's pole vault", "/result mens 400", "who won the womens pole vault"])
async def test_an_event_of_the_other_sex_is_no_suggestion(shipped: LivePack, typed: str) -> None:
    answer = await shipped.ask(typed)
    assert answer.title.startswith("No article here tells of “")
    assert answer.blocks[0].text.startswith("Results are told of: men's 1500m final, World Championships 2023;")


@pytest.mark.parametrize(("typed", "name"), [("/foo", "foo"), ("/bar", "bar"), ("/answer kerr", "answer")])
async def test_what_follows_a_slash_and_names_nothing_is_no_question(shipped: LivePack, typed: str, name: str) -> None:
    answer = await shipped.ask(typed)
    assert answer.title == f"There is no question called “{name}”."
    assert answer.blocks[0].text == (
        "There are /ask, /result, /quote, /sources, /compare, /recap, /athlete, /medals, /next, /search, /help."
    )


async def test_three_letters_are_the_beginning_of_no_single_name(shipped: LivePack) -> None:
    assert (await shipped.ask("ing")).title == "No person, event or meet here goes by “ing”."


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("who won in munich", "munich"),
        ("who won at the europeans", "europeans"),
        ("what happened at the commonwealth games", "commonwealth"),
        ("qui a gagné à zurich", "zurich"),
        ("results from the london diamond league", "london diamond league"),
        ("medals in munich", "in munich"),
    ],
)
async def test_a_meet_of_which_no_article_tells_is_not_replaced_by_the_newest(
    shipped: LivePack, typed: str, place: str
) -> None:
    answer = await shipped.ask(typed)
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, f"No article here tells of “{place}”.")


async def test_who_led_at_the_bell_is_who_was_first_there(harbour: LivePack) -> None:
    answer = await harbour.ask("who led at the bell")
    texts = [block.text for block in answer.blocks]
    assert answer.read_as == "/compare lead bell"
    assert texts[0] == "Mina Lee, position at the bell · DISPUTED, 2 against 1"
    assert "1st [1]" in texts


async def test_how_many_silvers_a_country_has_is_told_of_its_medals(harbour: LivePack) -> None:
    assert (await harbour.ask("hvor mange sølv har harbour")).read_as == "/compare harbour medals"
    assert (await harbour.ask("gold for harbour")).read_as == "/compare harbour medals"
    assert (await harbour.ask("who won bronze")).read_as == "/result"


async def test_how_many_ran_is_the_size_of_the_field(harbour: LivePack) -> None:
    for typed in ("how many women ran", "wie viele läuferinnen", "combien de coureuses"):
        answer = await harbour.ask(typed)
        assert answer.title.startswith("Women's 800m final, starters · DISPUTED"), typed
