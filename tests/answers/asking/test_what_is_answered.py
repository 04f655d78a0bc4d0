"""What people type, and the lines with which it is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.answers.answer import Note, Outcome, Quotation
from bot.answers.asking.asking import MOST_TO_READ
from tests.answers.blocks import texts

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack


@pytest.mark.parametrize("typed", ["asdfghjkl", "write me a poem", "is this written by ai", "lol ok", "du bist doof"])
async def test_what_asks_nothing_gets_help_and_no_guess(shipped: LivePack, typed: str) -> None:
    assert (await shipped.ask(typed)).read_as == "/help"


async def test_a_line_full_of_slips_is_read_as_fast_as_another(shipped: LivePack) -> None:
    answer, statements = await shipped.counted("tine placw gokd silvwr bronzw resulr quotw medaks artixle finak " * 2)
    assert answer.title
    assert statements <= 4 + MOST_TO_READ


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("kerr's diet", "/compare kerr diet"), ("did ingebrigtsen see a doctor", "/compare ingebrigtsen doctor")],
)
async def test_what_is_talk_by_itself_is_asked_of_somebody_who_is_named(
    shipped: LivePack, typed: str, read_as: str
) -> None:
    answer = await shipped.ask(typed)
    assert (answer.read_as, answer.outcome) == (read_as, Outcome.SILENT)


async def test_of_a_people_everybody_is_a_choice_and_who_ran_comes_first(shipped: LivePack) -> None:
    offered = [choice.label for choice in (await shipped.ask("british")).choices]
    assert offered[:2] == ["Jake Wightman", "Josh Kerr"]
    assert {"Laura Muir", "Mo Farah"} <= {*offered}


async def test_the_one_of_a_people_who_ran_is_meant(shipped: LivePack) -> None:
    assert (await shipped.ask("the swede")).title == "Mondo Duplantis"


@pytest.mark.parametrize(
    ("typed", "title", "offered"),
    [
        ("tokyo 2025", "No article here tells of “tokyo 2025”.", "Tokyo 2020 Olympics"),
        ("budapest 2019", "No article here tells of “budapest 2019”.", "World Championships 2023"),
        ("eugene 2021", "No article here tells of “eugene 2021”.", "World Championships 2022"),
    ],
)
async def test_a_city_with_another_year_is_no_meet(shipped: LivePack, typed: str, title: str, offered: str) -> None:
    answer = await shipped.ask(typed)
    assert (answer.title, answer.choices[0].label) == (title, offered)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("kerr 2021", "Kerr took bronze at the Tokyo 2020 Olympics [1][3][4][5]"),
        ("jakob tokyo 2021", "Won gold in the men's 1500m final at the Tokyo 2020 Olympics [3]"),
        ("tokyo 1500m time", "Josh Kerr ran 3:29.05 in the men's 1500m final at the Tokyo 2020 Olympics [3]"),
        ("jakob gold 2021", "Jakob Ingebrigtsen won gold in the men's 1500m final at the Tokyo 2020 Olympics [3]"),
        ("olympic 1500m time", "Josh Kerr ran 3:29.05 in the men's 1500m final at the Tokyo 2020 Olympics [3]"),
        ("why did wightman not run", "“Wightman missed this year’s championships due to injury” [3]"),
        ("lief wightman mit", "8th [5]"),
        ("who was absent", "8th [5]"),
        ("wednesday", "The race took place on 23 August 2023 [3][4]"),
        ("mittwoch", "The race took place on 23 August 2023 [3][4]"),
        ("what time did it start", "The race took place on 23 August 2023 [3][4]"),
        ("which club is kerr in", "Joined the Oregon Track Club Elite [3]"),
        ("what happened with 200m to go", "With 200 metres to go [2][3][4]"),
        ("how many times has wightman won", "Won the men's 1500m final at the World Championships 2022 [1][3][4][5]"),
        ("wie oft hat wightman gewonnen", "Won the men's 1500m final at the World Championships 2022 [1][3][4][5]"),
        ("has kerr won before", "Took bronze at the Tokyo 2020 Olympics [1][3][4][5]"),
        ("was passierte 200 m vor dem ziel", "With 200 metres to go [2][3][4]"),
        ("que s'est-il passé à 200 m de l'arrivée", "With 200 metres to go [2][3][4]"),
        ("was ist auf den letzten 50 m passiert", "Josh Kerr took the lead in the last 50 metres [1][5]"),
        ("qué pasó en los últimos 50 metros", "Josh Kerr took the lead in the last 50 metres [1][5]"),
    ],
)
async def test_what_was_asked_is_told(shipped: LivePack, typed: str, line: str) -> None:
    assert line in texts(await shipped.ask(typed))


@pytest.mark.parametrize(
    ("typed", "read_as", "line"),
    [
        ("when was brown born", "/compare brown date of birth", "The date of birth of Ada Brown is 3 May 2005 [1]"),
        (
            "wann wurde brown geboren",
            "/compare brown date of birth",
            "The date of birth of Ada Brown is 3 May 2005 [1]",
        ),
        ("når ble brown født", "/compare brown date of birth", "The date of birth of Ada Brown is 3 May 2005 [1]"),
        (
            "quand est née ada brown",
            "/compare ada brown date of birth",
            "The date of birth of Ada Brown is 3 May 2005 [1]",
        ),
        ("cuándo nació brown", "/compare brown date of birth", "The date of birth of Ada Brown is 3 May 2005 [1]"),
        ("who did not start", "/compare outcome start", "DNS [4]"),
        ("who dropped out", "/compare outcome start", "DNF [3]"),
        ("who missed the games", "/compare start", "Did not take part [1]"),
        ("why did okafor miss the games", "/compare okafor reason for absence", "Was out with a torn calf [1]"),
        ("warum fehlte okafor", "/compare okafor reason for absence", "Was out with a torn calf [1]"),
        ("third attempt", "/compare third attempt", "2.05m [4]"),
    ],
)
async def test_what_was_asked_of_the_harbour_games_is_told(
    harbour: LivePack, typed: str, read_as: str, line: str
) -> None:
    answer = await harbour.ask(typed)
    assert (answer.read_as, line in texts(answer)) == (read_as, True)


async def test_an_ordinal_beside_a_superlative_is_no_place(harbour: LivePack) -> None:
    answer = await harbour.ask("who is third fastest")
    assert (answer.read_as, answer.title) == ("/compare third fastest", "“third fastest” in the articles’ words")


async def test_where_somebody_had_a_place_is_meant(shipped: LivePack) -> None:
    assert (await shipped.ask("kerr third")).title == "Men's 1500m final, Tokyo 2020 Olympics"
    assert (await shipped.ask("did jakob finish second")).title == "Men's 1500m final, World Championships 2023"


async def test_the_birth_date_that_no_article_gives_is_not_found(shipped: LivePack) -> None:
    assert (await shipped.ask("when was kerr born")).title == "Nothing found for “date of birth” about Josh Kerr."


@pytest.mark.parametrize(
    "typed",
    [
        *("who made you", "what's your name", "what's my name", "how old are you", "how old is this bot"),
        *("when were you born", "what day is it", "what time is it", "who runs this", "where can i watch", "thursday"),
    ],
)
async def test_what_is_asked_of_the_program_gets_help(shipped: LivePack, typed: str) -> None:
    assert (await shipped.ask(typed)).read_as == "/help"


@pytest.mark.parametrize("typed", ["who do you think won", "who do you think will win"])
async def test_what_somebody_thinks_is_no_remark(shipped: LivePack, typed: str) -> None:
    assert (await shipped.ask(typed)).read_as == "/result"


async def test_a_day_of_which_nothing_is_told_is_named(shipped: LivePack) -> None:
    assert (await shipped.ask("thursday")).blocks[0] == Note("Nothing found for “thursday”.")


@pytest.mark.parametrize("typed", ["kerr wightman club", "wightman kerr club", "kerr behind jakob"])
async def test_what_a_point_has_of_two_people_is_found_for_both(shipped: LivePack, typed: str) -> None:
    answer = await shipped.ask(typed)
    assert [block.text for block in answer.blocks if isinstance(block, Note)] == []


async def test_how_far_apart_two_people_were_is_found_for_both(harbour: LivePack) -> None:
    answer = await harbour.ask("brown lee margin")
    assert Note("Nothing found for “margin” about Mina Lee.") not in answer.blocks


@pytest.mark.parametrize("typed", ["wire", "delta wire", "/sources wire"])
async def test_an_article_goes_by_a_word_of_its_name(harbour: LivePack, typed: str) -> None:
    assert (await harbour.ask(typed)).title == "Delta Wire on the women's 800m final"


@pytest.mark.parametrize("typed", ["east coast", "/sources east coast"])
async def test_an_article_goes_by_a_part_of_its_name(shipped: LivePack, typed: str) -> None:
    assert (await shipped.ask(typed)).title == "East Coast Daily on the men's 1500m final"


@pytest.mark.parametrize("typed", ["six seconds", "6 seconds", "six seconds ahead"])
async def test_seconds_in_words_are_those_of_a_point(harbour: LivePack, typed: str) -> None:
    first = (
        "Isolde Brown finished 6 seconds ahead of Hanne Dahlmark in the women's marathon at the Harbour Games 2031 [3]"
    )
    assert texts(await harbour.ask(typed))[0] == first


async def test_a_height_in_tenths_is_one_in_hundredths(shipped: LivePack) -> None:
    assert (await shipped.ask("6.1m")).read_as == "/compare 6.10m"


async def test_a_slip_leads_to_no_single_word_of_a_phrase(shipped: LivePack) -> None:
    assert (await shipped.ask("kerr house")).title == "Nothing found for “house” about Josh Kerr."


@pytest.mark.parametrize("typed", ["who liked the hills", "who liked the cobbles"])
async def test_a_form_of_a_word_of_the_articles_is_no_slip(harbour: LivePack, typed: str) -> None:
    answer = await harbour.ask(typed)
    said = [block.text for block in answer.blocks if isinstance(block, Quotation)]
    assert said == ["The hills I like. The cobbles I can live without,"]


async def test_a_place_at_a_meet_is_that_of_the_race_in_which_somebody_had_it(harbour: LivePack) -> None:
    assert (await harbour.ask("who was third in 2027")).title == "Women's marathon, Harbour Games 2027"


async def test_a_year_is_that_of_the_meet_which_was_held_in_it(shipped: LivePack) -> None:
    assert (await shipped.ask("who won the 1500m in 2021")).title == "Men's 1500m final, Tokyo 2020 Olympics"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("worin widersprechen sich die artikel", "/compare"),
        ("what happened to Mina Lee", "/athlete Mina Lee"),
        ("mile", "/sources article:The Mile"),
        ("second lap", "/compare lap two"),
        ("is hallenby from harbour", "/compare hallenby from"),
        ("mile says", "/sources article:The Mile"),
        ("who won the mile", "/result mile"),
    ],
)
async def test_a_line_about_the_games_is_read_whole(harbour: LivePack, typed: str, read_as: str) -> None:
    assert (await harbour.ask(f"/ask {typed}")).read_as == read_as


async def test_a_moment_that_is_asked_for_is_answered_by_what_happened_then(ask: Ask) -> None:
    passed = {
        "Ada Brown won in 1:58.20.": "ada-brown place = 1; ada-brown time = 1:58.20",
        "Ada Brown passed Mina Lee on the last bend.": "ada-brown passed = mina-lee when final bend",
    }
    assert await ask("/ask what happened on the last bend", passed) == [
        "Ada Brown passed Mina Lee on the final bend [1] | ONE SOURCE | ONE SOURCE"
    ]


async def test_when_somebody_began_with_something_is_no_question_of_what_comes_next(harbour: LivePack) -> None:
    answer = await harbour.ask("when did hallenby take up netball")
    assert (answer.read_as, answer.title) == (
        "/compare hallenby netball",
        "Nothing found for “netball” about Runa Hallenby.",
    )


async def test_the_medals_of_a_country_without_a_table_are_those_of_who_is_from_there(shipped: LivePack) -> None:
    answer = await shipped.ask("scottish medals")
    assert (answer.read_as, texts(answer)[0]) == ("/compare Scotland medals", "Josh Kerr won gold [1][2][3][4][5]")


async def test_the_medals_of_a_country_are_asked_by_its_name_in_any_language(ask: Ask) -> None:
    of_two = {
        "Ada Brown of Croatia won.": "ada-brown place = 1; ada-brown country = croatia",
        "Mina Lee was second.": "mina-lee place = 2",
    }
    assert await ask("/ask medaillen kroatien", of_two) == [
        "Is from Croatia [1] | ONE SOURCE",
        "Won the women's 800m final at the Delta Games [1] | ONE SOURCE",
    ]
