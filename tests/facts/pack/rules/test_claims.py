"""What must hold of every claim: each rule fires on a text with that one mistake, at the line of the claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import (
    ARTICLE,
    RACES,
    TEXT,
    VOCABULARY,
    article,
    attribute,
    entry_problems,
    problem_lines,
    problem_message,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

SENTENCE = """\
[[sentence]]
at = "Ada Brown won the women’s 800m final in 1:58.20"
"""
ERROR = ["3 error [value-not-in-excerpt]"]
CLAIM = SENTENCE + 'ada-brown.time = "1:58.20"\n'


def claim_with(*keys: str) -> str:
    """The claim with more keys: a table on one line, the third."""
    value = 'value = "1:58.20"'
    return f"{SENTENCE}ada-brown.time = {{ {', '.join([value, *keys])} }}\n"


def test_a_claim_without_problems_passes(tmp_path: Path) -> None:
    assert entry_problems(tmp_path, CLAIM) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        # keys
        pytest.param('at = "Ada Brown won the women’s 800m final in 1:58.20"\n', "", "1 [missing-key]", id="no words"),
        pytest.param('"1:58.20"\n', '{ in = "games" }\n', "3 [missing-key]", id="a claim without a value"),
        pytest.param(
            '"1:58.20"\n', '{ valu = "1:58.20", value = "1:58.20" }\n', "3 [unknown-key]", id="a misspelt key"
        ),
        pytest.param('"1:58.20"\n', '""\n', "3 [empty-value]", id="an empty value"),
        pytest.param('"1:58.20"\n', "[]\n", "3 [empty-value]", id="an empty list"),
        pytest.param(".time", "", "3 [unknown-key]", id="a subject of which no attribute is named"),
        pytest.param('.time = "1:58.20"\n', " = {}\n", "3 [empty-value]", id="a subject of which nothing is said"),
        pytest.param('"1:58.20"\n', "1.5\n", "3 [key-type]", id="a value that is no text"),
        pytest.param('"1:58.20"\n', "2031-08-27\n", "3 [key-type]", id="a TOML date"),
        pytest.param('"1:58.20"\n', '[["1:58.20"]]\n', "3 [key-type]", id="a list in a list"),
        # ids
        pytest.param("ada-brown", "ada-browne", "3 [unknown-id]", id="nobody of that id"),
        pytest.param(".time", ".tyme", "3 [unknown-attribute]", id="no such attribute"),
        # values
        pytest.param('= "1:58.20"\n', '= "one 58"\n', "3 [not-of-kind]", id="no mark"),
        pytest.param('= "1:58.20"\n', '= "1:58.02"\n', "3 [value-not-in-excerpt]", id="another mark"),
        # words
        pytest.param("’", "'", "2 [excerpt-not-found]", id="a straight mark for a curly one"),
        pytest.param("Ada Brown won", "Ada Brown also won", "2 [excerpt-not-found]", id="a word too many"),
        pytest.param("Ada Brown won the women’s 800m final in 1:58.20", "Brown", "2 [excerpt-twice]", id="twice"),
        pytest.param("800m final in 1:58.20", "800m final in 1:58", "2 [excerpt-cut]", id="half a number"),
        pytest.param("Ada Brown won", "da Brown won", "2 [excerpt-cut]", id="a word without its capital"),
        pytest.param("Ada Brown won the women’s", "men’s", "2 [excerpt-cut]", id="half a word"),
    ],
)
def test_a_claim_with_one_mistake(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in CLAIM
    assert entry_problems(tmp_path, CLAIM.replace(old, new)) == [problem.replace(" ", " error ")]


@pytest.mark.parametrize(
    ("key", "problem"),
    [
        ('in = "harbour-2031-womens-800m-finl"', "error [unknown-id]"),
        ('in = "career/womens-900m"', "error [unknown-id]"),
        ('in = "harbour-2031-womens-800m-final/womens-800m"', "error [bad-scope]"),
        ('in = "season-31"', "error [bad-scope]"),
        ('in = "ada-brown"', "error [unknown-id]"),
        ('when = "half past nine"', "error [bad-moment]"),
        ('when = "as of harbour-2032"', "error [unknown-id]"),
        ('when = "before 2031-02-30", reading = "the day before"', "error [impossible-date]"),
        ('than = { about = "mina-leigh" }', "error [unknown-id]"),
        ('than = "mina-leigh"', "error [unknown-id]"),
        ('than = { what = "tyme" }', "error [unknown-attribute]"),
        ('than = { in = "games/womens-80m" }', "error [unknown-id]"),
        ('than = { when = "sometime" }', "error [bad-moment]"),
        ('than = { which = "time" }', "error [unknown-key]"),
        ("than = {}", "error [bad-than]"),
        ("than = 2", "error [key-type]"),
        ('among = "harbour-men"', "error [unknown-id]"),
        ('among = "mina-lee"', "error [unknown-id]"),
        ('by = "somebody"', "error [unknown-id]"),
        ('mood = "wished"', "error [unknown-choice]"),
        ('words = "Ada Brown won the women’s 800m final in 1:58.20", nth = 2', "error [excerpt-nth]"),
        ('words = "in 1:58.20", nth = "1"', "error [key-type]"),
        ('words = "What a knight"', "error [excerpt-not-found]"),
        ('words = "What a night it was"', "error [excerpt-elsewhere]"),
        ("nth = 1", "error [no-words]"),
        ('id = "The Time"', "error [bad-id]"),
        ('follows = "the-time"', "error [unknown-id]"),
        ('reading = "plain to see"', "warning [needless-reading]"),
    ],
)
def test_a_key_of_a_claim_is_checked(tmp_path: Path, key: str, problem: str) -> None:
    assert entry_problems(tmp_path, claim_with(key)) == [f"3 {problem}"]


@pytest.mark.parametrize(
    "key",
    [
        'in = "career/womens-800m"',
        'in = "season-2031"',
        'in = "games"',
        'in = "harbour-2031/womens-800m"',
        'when = "bell", reading = "so it was at the bell"',
        'when = "as of harbour-2031-womens-800m-final"',
        'when = "before harbour-2031"',
        'when = "as of 2031-08-27", reading = "the day of the final, 27 August"',
        'than = { about = "mina-lee" }, reading = "Lee was behind"',
        'than = "mina-lee", reading = "Lee was behind"',
        'among = "harbour-women", reading = "of all Harbour women"',
        'by = "ada-brown"',
        'mood = "denied"',
        'id = "the-time"',
        'words = "in 1:58.20"',
        'words = "in 1:58.20", nth = 1',
    ],
)
def test_a_key_of_a_claim_may_be_given(tmp_path: Path, key: str) -> None:
    assert entry_problems(tmp_path, claim_with(key)) == []


# --- the line of a problem ----------------------------------------------------------------------------------------


def test_each_claim_of_a_list_over_several_lines_has_its_line(tmp_path: Path) -> None:
    entries = f"""\
{SENTENCE}ada-brown.time = [
  "1:58.20",  # right
  {{ value = "1:58.20", when = "some time" }},
  {{ value = "1:58.02",
    in = "games" }},
]
"""
    assert entry_problems(tmp_path, entries.replace(",\n    in", ", in")) == [
        "5 error [bad-moment]",
        "6 error [value-not-in-excerpt]",
    ]


def test_the_claims_of_a_sentence_may_be_tables_with_lines_of_their_own(tmp_path: Path) -> None:
    entries = f"""\
{SENTENCE}[sentence.ada-brown]
took-part = "no"
[sentence.ada-brown.time]
value = "1:58.20"
in = "game"
[[sentence]]
at = "What a night it was!"
aside = "opinon"
"""
    assert entry_problems(tmp_path, entries) == [
        "4 error [value-not-in-excerpt]",
        "7 error [unknown-id]",
        "10 error [unknown-choice]",
    ]


def test_sentences_as_inline_tables_have_their_lines(tmp_path: Path) -> None:
    inline = """\
sentence = [
  { at = "Ada Brown won the women’s 800m final in 1:58.20", ada-brown = { time = "1:58.20" } },
  { at = "I never looked back", quote = "ada" },
]
[stories]"""
    assert problem_lines(write(tmp_path, {ARTICLE: article("").replace("[stories]", inline)})) == [
        f"{ARTICLE}:5 error [unknown-id]"
    ]


def test_a_header_inside_a_text_of_several_lines_counts_for_no_sentence(tmp_path: Path) -> None:
    entries = f'{SENTENCE}reading = """the line\n[[sentence]]\nbelongs to the text"""\n{CLAIM}ada-brown.tyme = "1"\n'
    assert entry_problems(tmp_path, entries) == [
        "1 error [empty-sentence]",
        "3 warning [needless-reading]",
        "9 error [unknown-attribute]",
    ]


# --- subject and value --------------------------------------------------------------------------------------------

SUBJECTLESS = SENTENCE + 'mina-lee.time = "1:58.20"\n'


def test_a_subject_has_to_be_named_from_the_start_of_the_paragraph_to_the_end_of_the_words(tmp_path: Path) -> None:
    assert entry_problems(tmp_path, SUBJECTLESS) == ["3 error [subject-not-named]"]
    assert problem_message(tmp_path, "subject-not-named") == (
        "no name of Mina Lee stands from the start of paragraph 2 to the end of “Ada Brown won the women’s 800m final "
        'in 1:58.20”: write words = "…" with the words that show it and the name, add an alias, or say in “reading” '
        "how it is read"
    )


def test_a_subject_named_before_the_words_in_its_paragraph_is_named(tmp_path: Path) -> None:
    assert entry_problems(tmp_path, '[[sentence]]\nat = "by 0.40 seconds"\nada-brown.improvement = "0.40"\n') == []


@pytest.mark.parametrize(
    ("words", "problems"),
    [
        ("The final was on 27 August", []),
        ("On 27 August they ran the final.", []),
        ("The final lap was on 27 August", ["3 error [subject-not-named]"]),
        ("The semi-final was on 27 August", ["3 error [in-not-claimed]", "3 error [subject-not-named]"]),
    ],
)
def test_the_final_is_the_race_of_the_one_story_of_an_article(tmp_path: Path, words: str, problems: list[str]) -> None:
    entry = f'[[sentence]]\nat = "{words}"\nrace.date = "2031-08-27"\n'
    assert entry_problems(tmp_path, entry, words) == problems


def test_a_reading_says_what_cannot_be_read(tmp_path: Path) -> None:
    reading = '{ value = "1:58.20", reading = "the headline names Mina Lee" }'
    assert entry_problems(tmp_path, SUBJECTLESS.replace('"1:58.20"\n', f"{reading}\n")) == []


def test_the_value_and_the_subject_are_both_reported(tmp_path: Path) -> None:
    assert entry_problems(tmp_path, SUBJECTLESS.replace('= "1:58.20"', '= "1:59.20"')) == [
        "3 error [subject-not-named]",
        "3 error [value-not-in-excerpt]",
    ]


def test_a_person_as_a_value_is_read_by_a_name(tmp_path: Path) -> None:
    beat = SENTENCE + 'ada-brown.beat = "mina-lee"\n'
    assert entry_problems(tmp_path, beat) == ["3 error [value-not-in-excerpt]"]
    assert entry_problems(tmp_path, beat.replace("mina-lee", "mina-leigh")) == ["3 error [unknown-id]"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("2031-02-30", "impossible-date"),
        ("2031-13", "impossible-date"),
        ("27 August", "not-of-kind"),
        ("last-day harbour-2032", "unknown-id"),
    ],
)
def test_a_date_has_to_be_in_the_calendar_and_hangs_on_a_known_meet(tmp_path: Path, value: str, problem: str) -> None:
    claim = f'[[sentence]]\nat = "wept on 27 August"\nmina-lee.date = "{value}"\n'
    assert entry_problems(tmp_path, claim) == [f"3 error [{problem}]"]


@pytest.mark.parametrize("mark", ["0:29.38", "4:00.01", "1.58m"])
def test_a_mark_that_nobody_believes_is_a_warning_where_the_article_prints_it(tmp_path: Path, mark: str) -> None:
    claim, text = CLAIM.replace("1:58.20", mark), TEXT.replace("1:58.20", mark)
    assert entry_problems(tmp_path, claim, text) == ["3 warning [absurd-mark]"]


@pytest.mark.parametrize("mark", ["0:29.38", "1.58m"])
def test_and_an_error_where_it_prints_another(tmp_path: Path, mark: str) -> None:
    assert entry_problems(tmp_path, CLAIM.replace('= "1:58.20"', f'= "{mark}"')) == [
        "3 error [value-not-in-excerpt]",
        "3 warning [absurd-mark]",
    ]


@pytest.mark.parametrize(
    ("claim", "problems"),
    [
        pytest.param('ada-brown.time = { value = "1:58.30", READ it is 1:58.30" }', ERROR, id="another mark"),
        pytest.param(
            'ada-brown.time = { value = "1:58.30", READ 1:58.20 is misprinted for 1:58.30" }',
            ["3 warning [reading-against-print]"],
            id="it explains both",
        ),
        pytest.param('mina-lee.took-part = { value = "no", READ Lee is missed" }', [], id="no figure"),
        pytest.param('race.date = { value = "2030", READ the final of 2030" }', [], id="none printed"),
    ],
)
def test_no_reading_overrules_the_figure_that_its_words_print(tmp_path: Path, claim: str, problems: list[str]) -> None:
    assert entry_problems(tmp_path, SENTENCE + claim.replace("READ", 'reading = "') + "\n") == problems


@pytest.mark.parametrize(("goes_on", "cut"), [("but obviously not easily", True), ("but it was hard", False)])
def test_somebody_s_words_are_not_cut_where_that_turns_their_sense(tmp_path: Path, goes_on: str, *, cut: bool) -> None:
    text = TEXT.replace("in 1:58.20", f"in 1:58.20 {goes_on}", 1)
    expected = ["3 warning [excerpt-turned]"] if cut else []
    assert entry_problems(tmp_path, claim_with('by = "ada-brown"'), text) == expected


def test_a_day_outside_its_meet_has_to_be_printed_all_the_same(tmp_path: Path) -> None:
    days = RACES.replace("year = 2031\n", 'year = 2031\nfirst-day = "2031-08-20"\nlast-day = "2031-08-31"\n')
    entries = '[[sentence]]\nat = "women’s 800m final"\nrace.date = "2031-09-27"\n'
    vocabulary = VOCABULARY.replace('kind = "date"\n', 'kind = "date"\nroles = ["race-date"]\n')
    files = {ARTICLE: article(entries), "data/races.toml": days, "data/vocabulary.toml": vocabulary}
    assert problem_lines(write(tmp_path, dict(files))) == [
        f"{ARTICLE}:8 error [value-not-in-excerpt]",
        f"{ARTICLE}:8 warning [date-outside-meet]",
    ]


@pytest.mark.parametrize(
    ("date", "problems"),
    [
        pytest.param('race.date = { value = "2131", READ }', ["8 warning [date-outside-meet]"], id="a year"),
        pytest.param('race.date = { value = "2131-08", READ }', ["8 warning [date-outside-meet]"], id="a month"),
        pytest.param('race.date = { value = "2032-08-27", READ }', ["8 warning [date-outside-meet]"], id="a day"),
        pytest.param('meet.date = { value = "2032-08", READ }', ["8 warning [date-outside-meet]"], id="of a meet"),
        pytest.param('race.date = { value = "2031-07-01", READ }', [], id="another day of the year"),
        pytest.param('race.date = { value = "2032", mood = "planned", READ }', [], id="planned for another year"),
        pytest.param('mina-lee.date = { value = "2032", READ }', [], id="a date of a person"),
    ],
)
def test_a_race_or_a_meet_in_another_year_is_a_warning(tmp_path: Path, date: str, problems: list[str]) -> None:
    printed = "2131, August 2131, 27 August 2032, August 2032, 1 July 2031, 2032"
    claim = date.replace("READ", f'reading = "of the final of the Games and of Lee it prints {printed}"')
    entries = f'[[sentence]]\nat = "women’s 800m final"\n{claim}\n'
    vocabulary = VOCABULARY.replace('kind = "date"\n', 'kind = "date"\nroles = ["race-date"]\n')
    root = write(tmp_path, {ARTICLE: article(entries), "data/vocabulary.toml": vocabulary})
    assert problem_lines(root) == [f"{ARTICLE}:{problem}" for problem in problems]


def test_the_message_names_the_year_of_the_meet(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "women’s 800m final"\nrace.date = { value = "2131", reading = "as printed" }\n'
    vocabulary = VOCABULARY.replace('kind = "date"\n', 'kind = "date"\nroles = ["race-date"]\n')
    root = write(tmp_path, {ARTICLE: article(entries), "data/vocabulary.toml": vocabulary})
    assert problem_message(root, "date-outside-meet") == (
        "2131 is no day of Harbour Games (2031): mend the date, or the year or the days of the meet"
    )


# --- several claims -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        pytest.param(CLAIM + CLAIM, "6 error [duplicate-claim]", id="a claim made twice in the same words"),
        pytest.param(
            SENTENCE + 'ada-brown.time = ["1:58.20", "1:58.20"]\n', "3 error [duplicate-claim]", id="twice in a list"
        ),
        pytest.param(
            claim_with('id = "a"') + claim_with('id = "a"', 'in = "games"'),
            "6 error [duplicate-id]",
            id="an id given twice",
        ),
        pytest.param(claim_with('id = "a"', 'follows = "a"'), "3 error [unknown-id]", id="what follows from itself"),
    ],
)
def test_claims_that_do_not_go_together(tmp_path: Path, entries: str, problem: str) -> None:
    assert entry_problems(tmp_path, entries) == [problem]


def test_a_claim_in_other_words_is_said_again(tmp_path: Path) -> None:
    assert entry_problems(tmp_path, CLAIM + claim_with('words = "Brown won the women’s 800m final in 1:58.20"')) == []


@pytest.mark.parametrize(
    ("attribute_id", "value", "message"),
    [
        ("time", "1:58.20", None),
        ("time", "2.05m", "“2.05m” is no time: mend it, or claim “height” or “distance”"),
        ("height", "1:58.20", "“1:58.20” is no height: mend it, or claim “time”"),
        ("improvement-to", "2.05m", None),
    ],
)
def test_a_length_is_no_time_where_the_vocabulary_says_so(
    tmp_path: Path, attribute_id: str, value: str, message: str | None
) -> None:
    vocabulary = VOCABULARY.replace('roles = ["mark"]', 'roles = ["mark", "time-mark"]')
    vocabulary += "".join(attribute(each, "mark", roles=["mark", "length-mark"]) for each in ("height", "distance"))
    vocabulary += attribute("improvement-to", "mark")
    text = f"Ada Brown had {value}."
    entries = f'[[sentence]]\nat = "{text}"\nada-brown.{attribute_id} = "{value}"\n'
    files = {ARTICLE: article(entries, text), "data/vocabulary.toml": vocabulary}
    problems = read_pack(write(tmp_path, {**files}, text=text)).problems
    assert [each.message for each in problems if each.rule != "absurd-mark"] == ([message] if message else [])
