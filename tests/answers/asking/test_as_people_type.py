"""What people type, and the question that it is read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.typed import read_lines
from bot.answers import registry
from bot.answers.answer import Note, Outcome, Quotation
from bot.answers.asking.asking import MOST_TO_READ
from bot.answers.question import Call
from tests.answers.asking.test_typed import LINES
from tests.answers.blocks import texts
from tests.conftest import one_in

if TYPE_CHECKING:
    from tests.answers.conftest import Ask, LivePack


FINAL, MEET = "Men's 1500m final", "World Championships 2023"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("who won the mile?", "/result the mile"),
        ("who led at 800m", "/compare lead"),
        ("wer hat die 1500 m gewonnen?", "/result 1500 m"),
        ("hvem vant 1500 m?", "/result 1500 m"),
        ("qui a gagné le 1500m ?", "/result 1500m"),
        ("quién ganó los 1500 metros", "/result 1500 metros"),
        ("who won the silver medal in the 1500m", "/result 1500m"),
        ("wer hat Silber gewonnen?", "/result"),
        ("war es knapp?", "/compare margin"),
        ("qui a gagné l'argent ?", "/result"),
        ("quién ganó el bronce", "/result"),
        ("what did kerr say?", "/quote kerr"),
        ("was hat Kerr gesagt?", "/quote Kerr"),
        ("hva sa kerr", "/quote kerr"),
        ("/quotes kerr", "/quote kerr"),
        ("did wightman run?", "/compare wightman start"),
        ("when is the 5000m", "/compare 5000m date"),
        ("what's next for jakob", "/next jakob"),
        ("kerr vs jakob", "/compare kerr jakob"),
        ("15OOm", "/result 1500m"),
        ("budapets", "/result meet:budapest"),
        ("heptatlon", "/result heptathlon"),
        ("hepthatlon", "/result heptathlon"),
        ("ingebrigsten", "/athlete Ingebrigtsen"),
        ("ingebrigsen", "/athlete Ingebrigtsen"),
        ("kerr", "/athlete kerr"),
        ("1500m", "/result 1500m"),
        ("budapest", "/result meet:budapest"),
        ("2023", "/result meet:World Championships 2023"),
        ("3:29.55", "/compare 3:29.55"),
        ("norway", "/compare norway"),
        ("hi", "/help"),
        ("help me", "/help"),
        ("/start", "/help"),
        ("thanks", "/help"),
        ("asdf qwer", "/help"),
        ("tell me a joke", "/help"),
        ("did kerr get gold or silver", "/result event:Men's 1500m final meet:World Championships 2023"),
        ("what's the weather in budapest tomorrow", "/help"),
        ("how do i cook pasta", "/help"),
        ("did the crowd go nuts", "/compare crowd"),
        ("who supports kerr", "/compare kerr crowd"),
        ("who is the youngest", "/compare age"),
        ("gap between silver and bronze", "/compare Jakob Ingebrigtsen Narve Gilje Nordås"),
        ("the swede", "/athlete Mondo Duplantis"),
        ("3.27.14 whos taht", "/compare 3:27.14"),
        ("three twenty-nine point three eight", "/compare 3:29.38"),
        ("3 minutes 29.38 seconds", "/compare 3:29.38"),
        ("3:29 38", "/compare 3:29.38"),
        ("who ran under three thirty", "/result"),
        ("show me the second article", "/sources article:2"),
        ("article four", "/sources article:4"),
        ("which site says kerr was ill", "/compare kerr condition"),
        ("how did the americans do in the medal table", "/medals"),
        ("how many medals did the us win", "/compare United States medals"),
        ("us golds", "/compare usa golds"),
        ("medaljer norge", "/compare Norway medals"),
        ("médailles kenya", "/compare Kenya medals"),
        ("norwegische medaillen", "/compare Norway medals"),
        ("norske medaljer", "/compare Norway medals"),
        ("show us medals", "/medals"),
        ("medallas noruega", "/compare Norway medals"),
        ("can you say how old kerr is", "/compare kerr age"),
        ("what does it say about wightman", "/compare wightman"),
        ("does anyone say wightman ran", "/compare wightman start"),
        ("who says wightman finished eighth", "/compare wightman eighth"),
        ("where does it say kerr was fourth", "/compare kerr fourth"),
        ("what do they say about kerr", "/compare kerr"),
        ("kerr [3]", "/compare kerr [3]"),
        ("what does [3] say about kerr", "/compare kerr [3]"),
        ("what do [1] and [3] say about kerr", "/compare kerr [1] [3]"),
        ("kerr olympics.com", "/compare kerr [olympics.com]"),
        ("does [3] agree with [4]", "/compare [3] [4]"),
        ("wer sagt dass kerr gewonnen hat", "/compare kerr place"),
        ("what is kerr's coach called", "/compare kerr coach"),
        ("what did kerr say after the race", "/quote person:kerr about:after the race"),
        ("was sagte kerr vor dem rennen", "/quote person:kerr about:before the race"),
        ("qu'a dit kerr après la course", "/quote person:kerr about:after the race"),
        ("hva sa kerr før løpet", "/quote person:kerr about:before the race"),
        ("qué dijo kerr después de la carrera", "/quote person:kerr about:after the race"),
        ("kerr after the race", "/quote person:kerr about:after the race"),
        ("who came tenth", "/result"),
        ("what's after the race", "/next"),
        ("which article says jakob was ill", "/compare jakob condition"),
        ("tell us about kerr", "/athlete kerr"),
        ("please say who won", "/result"),
        ("would you mind telling me who won", "/result"),
        ("won by a tenth of a second", "/compare margin"),
        ("ninth place", "/result"),
        ("platz 8", "/result"),
        ("second gold", "/compare second gold"),
        ("who is the fastest brit ever", "/compare brit all-time rank"),
        ("who is the fastest british man", "/compare british man all-time rank"),
        ("schnellste Brite", "/compare Brite all-time rank"),
        ("le britannique le plus rapide", "/compare britannique all-time rank"),
        ("el británico más rápido", "/compare británico all-time rank"),
        ("did kerr win a medal in 2022", "/compare kerr medal 2022"),
        ("what comes after the 1500m", "/next Men's 1500m final"),
        ("what's next for the 5000m", "/next 5000m"),
        ("who was the fastest briton over 1500m", "/compare briton all-time rank"),
        ("a long, long road", "/compare a long, long road"),
        ("why was wightman not running", "/compare wightman reason for absence"),
        ("where did he pass him", "/compare pass"),
        ("second lap", "/compare second lap"),
        ("jakob third", "/compare jakob place"),
        ("1500m golds", "/result 1500m"),
        ("200m or 50m to go? where did he pass him", "/compare pass 200m"),
        ("next race", "/next"),
        ("5 disputes", "/compare"),
        ("wie heißt der sieger", "/result"),
        ("comment s'appelle le vainqueur", "/result"),
        ("[1] vs [3]", "/compare [1] [3]"),
        ("what do [1] and [3] disagree on", "/compare [1] [3]"),
        ("olympics.com vs britbrief", "/compare [olympics.com] [BritBrief]"),
        ("how many hundredths did he win by", "/compare margin"),
        ("oregon", "/result event:Men's 1500m final meet:World Championships 2022"),
        ("who won at worlds last year", "/result event:Men's 1500m final meet:World Championships 2022"),
        ("who won last year in eugene", "/result meet:eugene"),
        ("who beat ingebrigtsen last year", "/result event:Men's 1500m final meet:World Championships 2022"),
        ("where did kerr finish last year", "/compare kerr 2022"),
        ("was it a surprise", "/compare upset"),
        ("who had the lead with 50m to go", "/compare lead 50m"),
        ("did kerr break 3:30", "/compare kerr time"),
        ("tell me about budapest", "/recap meet:budapest"),
        ("gold silver bronze count", "/medals"),
        ("how old is the universe", "/help"),
        ("was it an upset", "/compare upset"),
        ("who won the oscars", "/help"),
        ("how many planets are there", "/help"),
        ("was the other ingebrigtsen running", "/athlete Filip Ingebrigtsen"),
        ("what did kerr run", "/compare kerr time"),
        ("why did ingebrigtsen lose", "/compare ingebrigtsen condition"),
        ("upset", "/compare upset"),
        ("how did the crowd react", "/compare crowd"),
        ("6 metres 10", "/compare 6.10m"),
        ("49 secondes 60", "/compare 49.60"),
        ("3 29 05", "/compare 3:29.05"),
        ("how many articles say kerr won", "/compare kerr place"),
        ("which article came out last", "/sources"),
        ("which articles mention monaco", "/compare monaco"),
        ("how did kerr do in tokyo", "/result event:Men's 1500m meet:Tokyo 2020 Olympics"),
        ("did jakob win in eugene", "/result event:Men's 1500m meet:World Championships 2022"),
        ("what happened in hungary", "/compare hungary"),
        ("3 minutes 29", "/compare 3:29"),
        ("what does the fourth article say about wightman", "/compare wightman [4]"),
        ("when did it take place", "/result"),
        ("where was the final held", f"/compare {FINAL} {MEET} venue"),
        ("where was the race", f"/compare {FINAL} {MEET} venue"),
        ("stadium", f"/compare {FINAL} {MEET} venue"),
        ("wo ist das rennen gewesen", f"/compare {FINAL} {MEET} venue"),
        ("where was the 2022 final", f"/compare {FINAL} World Championships 2022 venue"),
        ("what time was the race", "/result"),
        ("how did kerr win", f"/recap event:{FINAL} meet:{MEET}"),
        ("why did kerr win", f"/recap event:{FINAL} meet:{MEET}"),
        ("how did he win", "/recap"),
        ("how did kerr do", "/compare kerr place"),
        ("/athlete kerr 1500", "/compare kerr 1500"),
        ("what does tie mean", "/help TIE"),
        ("ties", "/help TIE"),
        ("foo", "/help"),
        ("?", "/help"),
        ("...", "/help"),
        ("🏃", "/help"),
        ("how many legs does a spider have", "/help"),
        ("hvordan bytter jeg dekk på bilen", "/help"),
    ],
)
async def test_a_line_is_read_into_a_question_which_answers_it(shipped: LivePack, typed: str, read_as: str) -> None:
    answer = await shipped.ask(typed)
    assert (answer.read_as, answer.outcome) == (read_as, Outcome.ANSWERED)


AROUND = ("can you say {}", "kannst du mir sagen {}", "please {}", "{}, please")


@one_in(3)
@pytest.mark.parametrize("name", ["shipped_build", "harbour_build"])
async def test_a_line_is_read_alike_with_words_of_politeness_around_it(
    shipped: LivePack, harbour: LivePack, name: str, step: int
) -> None:
    pack = shipped if name.startswith("shipped") else harbour
    typed = [each["line"] for each in read_lines(LINES / f"{name}.toml")]
    calls = {line: registry.read_line(line) for line in typed}
    free = [line for line, call in calls.items() if isinstance(call, Call) and call.question == "ask"]
    for line in free[::step]:
        plain = (await pack.ask(line)).read_as
        assert {around: (await pack.ask(around.format(line))).read_as for around in AROUND} == dict.fromkeys(
            AROUND, plain
        )


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("who won the mile", "No article here tells of “mile”."),
        ("the mile result", "No article here tells of “mile”."),
        ("/result the mile", "No article here tells of “the mile”."),
    ],
)
async def test_a_newspaper_that_has_the_name_of_an_event_is_not_its_result(
    harbour: LivePack, typed: str, title: str
) -> None:
    answer = await harbour.ask(typed)
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, title)
    assert (await harbour.ask("the mile")).read_as == "/sources article:The Mile"


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("/result nordås", "/result event:Men's 1500m final meet:World Championships 2023"),
        ("/result ohuruogu", "/result event:Women's 400m semi-final meet:World Championships 2023"),
        ("/recap nordås", "/recap event:Men's 1500m final meet:World Championships 2023"),
        ("/recap please", "/recap"),
        ("/result bitte", "/result"),
        ("/recap whole story", "/recap length:whole"),
        ("/recap hidden", "/recap spoilers:hide"),
        ("/sources 3", "/sources article:3"),
        ("/sources number 3", "/sources article:3"),
        ("/quote kerr nach dem rennen", "/quote person:kerr about:after the race"),
        ("/quote the winner", "/quote Josh Kerr"),
        ("/athlete silver medallist", "/athlete Jakob Ingebrigtsen"),
        ("/athlete eighth", "/athlete Jake Wightman"),
        ("/athlete the one who finished second", "/athlete Jakob Ingebrigtsen"),
        ("/athlete fourth", "/result"),
        ("/quote the scot", "/quote Josh Kerr"),
        ("/sources olympics.com", "/sources article:olympics.com"),
        ("/sources [3]", "/sources article:3"),
        ("/sources [9]", "/sources article:9"),
        ("/sources kerr", f"/sources event:{FINAL} meet:{MEET}"),
        ("/recap no spoilers", "/recap spoilers:hide"),
        ("/recap short", "/recap length:short"),
        ("/recap long", "/recap length:whole"),
        ("/result 15OOm", "/result 1500m"),
        ("/result budapets", "/result meet:budapest"),
        ("/result hetpathlon", "/result heptathlon"),
    ],
)
async def test_a_value_that_leads_nowhere_is_read_as_people_mean_it(
    shipped: LivePack, typed: str, read_as: str
) -> None:
    assert (await shipped.ask(typed)).read_as == read_as


async def test_the_occasion_of_a_remark_is_what_it_may_be_asked_for_by(shipped: LivePack) -> None:
    answer = await shipped.ask("/quote kerr after the race")
    assert (answer.outcome, answer.read_as) == (Outcome.ANSWERED, "")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("did wightman run?", "8th [5]"),
        ("/compare wightman eighth", "8th"),
        ("/compare kerr wightman", "Jake Wightman"),
        ("/compare 3:29.55", "3:29.55"),
        ("/result women 1500", "Laura Muir qualified for the final [5]"),
        ("/result 400", "Victoria Ohuruogu qualified for the final [5]"),
        ("/search last lap", "Final Lap"),
        ("/quote ingebrigtsen ill", "throat"),
        ("/compare norway", "Norway"),
    ],
)
async def test_a_line_is_answered_with_what_stands_there(shipped: LivePack, typed: str, line: str) -> None:
    answer = await shipped.ask(typed)
    texts = [block.text for block in answer.blocks] + [answer.title]
    texts += [citation.excerpt for block in answer.blocks for citation in getattr(block, "citations", ())]
    assert any(line in text for text in texts), texts


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
        ("did the rain affect the race", "What can be asked", "Nothing found for “rain” and “affect”."),
        ("splits", "What can be asked", "Nothing found for “splits”."),
        (
            "who won the tennis",
            "No article here tells of “tennis”.",
            (
                "Results are told of: men's 1500m final, World Championships 2023; men's 1500m, Monaco 2023; men's pole "
                "vault final, World Championships 2023; women's 400m semi-final, World Championships 2023; and 3 more."
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
        ("did anyone false start", "Nothing found for “start” with “false”."),
        ("national record", "Nothing found for “record” with “national”."),
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


async def test_where_several_are_meant_there_is_a_choice(shipped: LivePack) -> None:
    answer = await shipped.ask("jak")
    assert (answer.outcome, answer.title) == (Outcome.NOT_FOUND, "“jak” may be any of several.")
    assert len(answer.choices) > 1


@pytest.mark.parametrize(
    ("typed", "read_as", "note", "others"),
    [
        ("the scot", "/athlete Josh Kerr", "Josh Kerr is meant here. “scot” may also be Jake Wightman.", 1),
        ("der schotte", "/athlete Josh Kerr", "Josh Kerr is meant here. “schotte” may also be Jake Wightman.", 1),
        (
            "the norwegian",
            "/athlete Jakob Ingebrigtsen",
            "Jakob Ingebrigtsen is meant here. “norwegian” may also be Narve Gilje Nordås or Filip Ingebrigtsen.",
            2,
        ),
    ],
)
async def test_of_a_country_whom_most_articles_call_so_is_meant_and_the_others_are_choices(
    shipped: LivePack, typed: str, read_as: str, note: str, others: int
) -> None:
    answer = await shipped.ask(typed)
    assert answer.read_as == read_as
    assert [block.text for block in answer.blocks if isinstance(block, Note)][:1] == [note]
    names = [f"/athlete {name}" for name in note.removesuffix(".").partition("may also be ")[2].split(" or ")]
    assert [choice.ask for choice in answer.choices[-others:]] == names


async def test_whom_an_article_calls_so_no_more_than_another_is_one_of_several(ask: Ask) -> None:
    of_two = {
        "Ada Brown of Croatia won.": "ada-brown place = 1; ada-brown country = croatia",
        "Mina Lee of Croatia was second.": "mina-lee place = 2; mina-lee country = croatia",
    }
    assert await ask("the croatian", of_two) == []


@pytest.mark.parametrize(
    ("typed", "races"),
    [
        ("/result kerr", ["Men's 1500m final, World Championships 2023", "Men's 1500m final, Tokyo 2020 Olympics"]),
        ("/recap kerr", ["Men's 1500m final, World Championships 2023", "Men's 1500m final, Tokyo 2020 Olympics"]),
        ("kerr result", ["Men's 1500m final, World Championships 2023", "Men's 1500m final, Tokyo 2020 Olympics"]),
        (
            "/result jakob",
            [
                "Men's 1500m final, World Championships 2023",
                "Men's 1500m, Monaco 2023",
                "Men's 1500m final, World Championships 2022",
                "Men's 1500m final, Tokyo 2020 Olympics",
            ],
        ),
    ],
)
async def test_who_stands_in_several_races_has_a_choice_of_them_the_newest_first(
    shipped: LivePack, typed: str, races: list[str]
) -> None:
    answer = await shipped.ask(typed)
    assert answer.title == f"“{typed.removeprefix('/result ').removeprefix('/recap ')}” stands in several races."
    assert [choice.label for choice in answer.choices] == races
    assert [(await shipped.ask(choice.ask)).title for choice in answer.choices] == races


@pytest.mark.parametrize("typed", ["ingebrigtsen", "ingebrigsten", "ingebrigsen", "/athlete ingebrigsen"])
async def test_a_misprint_is_read_as_the_name_that_two_brothers_share(shipped: LivePack, typed: str) -> None:
    answer = await shipped.ask(typed)
    assert answer.title == "Jakob Ingebrigtsen"
    assert answer.blocks[0].text == "Jakob Ingebrigtsen is meant here. Of that name there is also Filip Ingebrigtsen."
    assert answer.choices[-1].ask == "/athlete Filip Ingebrigtsen"


async def test_the_races_of_a_name_are_those_of_whoever_owns_it(harbour: LivePack) -> None:
    answer = await harbour.ask("/result brown")
    assert [choice.label for choice in answer.choices] == [
        "Women's 800m final, Harbour Games 2031",
        "Women's 800m, Delta Open 2029",
    ]


async def test_one_letter_is_no_name(shipped: LivePack) -> None:
    assert (await shipped.ask("/ask f")).read_as == "/help"


@pytest.mark.parametrize("typed", ["/athlete fourth", "/athlete the one who finished fourth"])
async def test_a_place_that_articles_give_several_people_is_a_choice_of_them(harbour: LivePack, typed: str) -> None:
    answer = await harbour.ask(typed)
    assert answer.title == f"“{typed.removeprefix('/athlete ')}” may be any of several."
    assert [choice.ask for choice in answer.choices] == ["/athlete Éloïse Marchand", "/athlete Noor Vance"]


async def test_whom_fewer_articles_give_a_place_is_not_left_out(ask: Ask) -> None:
    second = {"Mina Lee was second.": "mina-lee place = 2"}
    assert await ask("/athlete second", second, second) == ["Finished second [1][2] | AGREED"]
    # A choice has no lines.
    assert await ask("/athlete second", second, second, {"Ada Brown was second.": "ada-brown place = 2"}) == []


async def test_whoever_may_have_had_a_place_is_asked_for_their_words(harbour: LivePack) -> None:
    answer = await harbour.ask("/quote the fourth")
    assert [(choice.label, choice.ask) for choice in answer.choices] == [
        ("Éloïse Marchand — reported, not quoted", "/quote Éloïse Marchand"),
        ("Noor Vance — 1 remark in 1 article", "/quote Noor Vance"),
    ]


async def test_what_is_told_of_any_race_is_no_answer_to_whoever_names_one(harbour: LivePack) -> None:
    answer = await harbour.ask("/next Games marathon of 2027")
    assert (answer.outcome, answer.read_as) == (Outcome.SILENT, "")


async def test_what_is_read_as_it_was_typed_does_not_say_so(harbour: LivePack) -> None:
    answer = await harbour.ask("/sources Games marathon of 2027")
    assert (answer.title, answer.read_as) == (
        "No article here is mainly about the women's marathon, Harbour Games 2027.",
        "",
    )


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
        ("tokyo 2025", "No meet here goes by “tokyo 2025”.", "Tokyo 2020 Olympics"),
        ("budapest 2019", "No meet here goes by “budapest 2019”.", "World Championships 2023"),
        ("eugene 2021", "No meet here goes by “eugene 2021”.", "World Championships 2022"),
    ],
)
async def test_a_city_with_another_year_is_no_meet(shipped: LivePack, typed: str, title: str, offered: str) -> None:
    answer = await shipped.ask(typed)
    assert (answer.title, [choice.label for choice in answer.choices]) == (title, [offered])


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
        ("who did not start", "/compare did not start", "DNS [4]"),
        ("who dropped out", "/compare did not start", "DNF [3]"),
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
