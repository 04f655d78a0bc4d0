import pytest
from msgspec.structs import replace

from bot.answers.points.wording import (
    counted,
    full_name,
    in_quotation_marks,
    join_words,
    moment_words,
    number_word,
    occasion_words,
    qualifier_words,
    scope_words,
    shorten,
    value_words,
)
from bot.facts.model import PointKey, Than, Value
from bot.facts.moment import Moment
from bot.facts.scope import Scope
from bot.facts.vocabulary import Attribute, Compare, Group, GroupPhase, Vocabulary
from bot.store.rows import EntryRow

NAMES = {
    row.id: row
    for row in (
        EntryRow("ada-brown", "person", "Ada Brown"),
        EntryRow("lee-father", "person", "Mina Lee's father", unnamed="Mina Lee's father"),
        EntryRow("games", "series", "Harbour Games"),
        EntryRow("harbour-2031", "meet", "Harbour Games 2031"),
        EntryRow("womens-800m", "event", "Women's 800m"),
        EntryRow("final", "race", "Women's 800m final", detail="Harbour Games 2031"),
        EntryRow("women", "population", "Harbour women"),
    )
}


def attribute(kind: str, id_: str = "what", label: str = "label") -> Attribute:
    return Attribute(id_, label, kind, Compare.EXACT, (), "result")


VOCABULARY = Vocabulary(
    {"best": attribute("mark", "best", "personal best"), "coach": attribute("person", "coach", "coach")},
    {"result": Group("result", "Result", GroupPhase.RESULT)},
)


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("mark", "3:29.38", "3:29.38"),
        ("gap", "0.67", "0.67 s"),
        ("place", "8", "8th"),
        ("ordinal", "8", "8th"),
        ("medal", "unstated", "a medal"),
        ("date", "2031-08-27", "27 August 2031"),
        ("date", "last-day harbour-2031", "the last day of the Harbour Games 2031"),
        ("date", "day-of final", "the day of the women's 800m final (Harbour Games 2031)"),
        ("term", "dry-throat", "dry throat"),
        ("person", "ada-brown", "Ada Brown"),
        ("person", "lee-father", "Mina Lee's father"),
        ("race", "final", "Women's 800m final"),
        ("moment", "200m to go", "with 200 metres to go"),
        ("text", "torn calf", "torn calf"),
    ],
)
def test_a_value_is_shown_as_people_write_it(kind: str, value: str, words: str) -> None:
    assert value_words(attribute(kind), Value(value), NAMES) == words


def test_a_number_that_stands_for_a_term_is_shown_in_its_first_words() -> None:
    legs = replace(attribute("term"), terms={"2": ("second leg",)})
    assert value_words(legs, Value("2"), NAMES) == "second leg"


@pytest.mark.parametrize(("kind", "value", "words"), [("mark", "2.05m", "not 2.05m"), ("term", "yes", "no")])
def test_a_denial_is_shown_with_not(kind: str, value: str, words: str) -> None:
    assert value_words(attribute(kind), Value(value, denied=True), NAMES) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("bell", "at the bell"),
        ("as of final", "up to the women's 800m final (Harbour Games 2031)"),
        ("before harbour-2031", "before the Harbour Games 2031"),
        ("as of 2031-08-26", "up to 26 August 2031"),
    ],
)
def test_a_moment_is_told_in_words(when: str, words: str) -> None:
    assert moment_words(Moment.parse(when), NAMES) == words


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("after", "after the race"),
        ("before", "before the race"),
        ("semi-final", "in the semi-final"),
        ("later", "some time after the race"),
        (None, "occasion not stated"),
    ],
)
def test_an_occasion_is_told_in_words(when: str | None, words: str) -> None:
    assert occasion_words(Moment.parse(when) if when else None) == words


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ("final", "Women's 800m final (Harbour Games 2031)"),
        ("harbour-2031", "Harbour Games 2031"),
        ("season-2031", "the 2031 season"),
        ("games/womens-800m", "Harbour Games, Women's 800m"),
        ("career/womens-800m", "Women's 800m"),
        ("career", ""),
        ("nowhere-2000", "nowhere 2000"),
    ],
)
def test_a_scope_is_told_in_words(scope: str, words: str) -> None:
    assert scope_words(Scope.parse(scope), NAMES) == words


def test_qualifiers_name_all_that_makes_the_point() -> None:
    than = Than(what="best", when=Moment.before("final"))
    key = PointKey("ada-brown", "best", Scope.parse("career/womens-800m"), Moment.as_of("final"), than, "women")
    assert qualifier_words(key, VOCABULARY, NAMES) == [
        "Women's 800m",
        "up to the women's 800m final (Harbour Games 2031)",
        "against personal best before the women's 800m final (Harbour Games 2031)",
        "among Harbour women",
    ]


@pytest.mark.parametrize(
    ("scope", "when"),
    [
        ("harbour-2031", "up to the women's 800m final"),
        ("games", "up to the women's 800m final (Harbour Games 2031)"),
        (None, "up to the women's 800m final (Harbour Games 2031)"),
    ],
)
def test_a_race_goes_without_its_meet_where_that_was_named(scope: str | None, when: str) -> None:
    key = PointKey("ada-brown", "best", Scope(scope) if scope else None, Moment.as_of("final"))
    assert qualifier_words(key, VOCABULARY, NAMES)[-1] == when


def test_a_comparison_names_its_scope_in_brackets() -> None:
    than = Than(what="best", in_=Scope.parse("career/womens-800m"))
    assert qualifier_words(PointKey("ada-brown", "best", than=than), VOCABULARY, NAMES) == [
        "against personal best (Women's 800m)"
    ]


def test_a_scope_that_is_here_goes_without_saying() -> None:
    assert qualifier_words(PointKey("ada-brown", "best", Scope("final")), VOCABULARY, NAMES, "final") == []


@pytest.mark.parametrize(("number", "words"), [(1, "one"), (12, "twelve"), (13, "13"), (1000, "1,000")])
def test_small_numbers_are_words(number: int, words: str) -> None:
    assert number_word(number) == words


def test_counts_and_lists_read_as_english() -> None:
    assert [counted(1, "article"), counted(2, "article"), counted(2, "story", "stories")] == [
        "1 article",
        "2 articles",
        "2 stories",
    ]
    assert [join_words([]), join_words(["a"]), join_words(["a", "b"]), join_words(["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]


def test_a_text_is_cut_at_a_word() -> None:
    assert shorten("one two three", 9) == "one two…"
    assert shorten("one two", 7) == "one two"


def test_an_unknown_id_is_shown_as_words() -> None:
    assert full_name("nobody-known", NAMES) == "nobody known"


@pytest.mark.parametrize(
    ("text", "longest", "shown"),
    [
        ("Ada Brown", 9, "Ada Brown"),
        ("Ada Brown, the winner", 12, "Ada Brown…"),
        ("Ada Wilhelminawilhelmina", 12, "Ada Wilhelmi…"),
        ("Wilhelminawilhelmina", 5, "Wilhe…"),
    ],
)
def test_a_long_text_is_cut_at_a_word_that_leaves_enough_of_it(text: str, longest: int, shown: str) -> None:
    assert shorten(text, longest) == shown


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("Brown won", "“Brown won”"),
        ("“I saw backs,” said Vance, and ran.", "“I saw backs,” said Vance, and ran."),
        ("The cobbles hurt,” said Brown.", "“The cobbles hurt,” said Brown."),
        ("Brown said, “I won.", "“Brown said, “I won.”"),
        ("Brown said, “I won.”", "“Brown said, “I won.””"),
    ],
)
def test_words_that_open_or_end_a_quotation_have_no_second_marks_beside_it(words: str, shown: str) -> None:
    assert in_quotation_marks(words) == shown
