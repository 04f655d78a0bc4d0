from bot.answers import registry
from bot.answers.answer import Answer, Heading, Note, Outcome
from bot.answers.help import help_answer
from bot.answers.question import Call
from bot.answers.registry import QUESTIONS


def ask(line: str) -> Answer:
    call = registry.read_line(line)
    assert isinstance(call, Call)
    return help_answer(call, QUESTIONS)


def test_help_lists_every_question_with_its_description() -> None:
    answer = ask("/help")
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings == [question.usage for question in QUESTIONS.values()]
    assert Note("Who finished where and in what mark, and how far the articles agree on it.") in answer.blocks
    assert answer.outcome is Outcome.ANSWERED


def test_help_on_a_question_lists_what_it_takes() -> None:
    answer = ask("/help quote")
    assert answer.title == "/quote PERSON [ABOUT]"
    headings = [block.text for block in answer.blocks if isinstance(block, Heading)]
    assert headings == ["PERSON", "ABOUT (may be left out)"]
    assert answer.choices == ()


def test_help_offers_what_can_be_asked_of_any_pack() -> None:
    assert [choice.ask for choice in ask("/help").choices] == [
        "/result",
        "/help quote",
        "/sources",
        "/compare",
        "/recap",
        "/help athlete",
        "/help search",
        "/help result",
    ]


def test_help_takes_a_question_with_its_slash() -> None:
    assert ask("/help /sources").title == "/sources [EVENT] [MEET]"


def test_help_on_an_unknown_question_says_so_and_suggests_help_on_the_nearest() -> None:
    answer = registry.read_line("/help resutl")
    assert isinstance(answer, Answer)
    assert answer.title == "There is no question called “resutl”."
    assert [choice.ask for choice in answer.choices] == ["/help result"]
    assert answer.outcome is Outcome.UNREADABLE
