"""What people type, and the question that it is read as."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bench.typed import read_lines
from bot.answers import registry
from bot.answers.answer import Outcome
from bot.answers.question import Call
from tests.answers.asking.test_typed import LINES
from tests.conftest import one_in

if TYPE_CHECKING:
    from tests.answers.conftest import LivePack


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
        ("did wightman run?", "/compare wightman participation"),
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
        ("does anyone say wightman ran", "/compare wightman participation"),
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
        ("why did ingebrigtsen lose", "/compare ingebrigtsen reason for the outcome"),
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


@one_in(9)
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
        ("hat wightman mitgemacht", "8th [5]"),
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
