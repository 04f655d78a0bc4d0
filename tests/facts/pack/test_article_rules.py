"""What must hold of every entry: each rule fires on a text with that one mistake, at its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import (
    ARTICLE,
    ENTRIES,
    FIRST_ENTRY_LINE,
    TEXT,
    article,
    problem_lines,
    problem_message,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

# Six lines, so that the seventh is a key that a test adds.
CLAIM = """\
[[claim]]
about = "ada-brown"
what = "time"
value = "1:58.20"
excerpt = "Ada Brown won the women’s 800m final in 1:58.20"
"""
QUOTE = """\
[[quote]]
speaker = "ada-brown"
text = "I never looked back,"
"""
ASIDE = """\
[[aside]]
excerpt = "Harbour Gazette"
why = "furniture"
"""


def problems(tmp_path: Path, entries: str, text: str = TEXT) -> list[str]:
    """The problems of an article's entries, each as "line severity [rule]", with lines counted from the first entry."""
    lines = problem_lines(write(tmp_path, {ARTICLE: article(entries, text)}, text=text))
    assert all(problem.startswith(f"{ARTICLE}:") for problem in lines)
    return [_counted_from_the_entries(problem.removeprefix(f"{ARTICLE}:")) for problem in lines]


def _counted_from_the_entries(problem: str) -> str:
    line, _, rest = problem.partition(" ")
    return f"{int(line) - FIRST_ENTRY_LINE + 1} {rest}"


@pytest.mark.parametrize("entries", [CLAIM, QUOTE, ASIDE, CLAIM + QUOTE + ASIDE])
def test_entries_without_problems_pass(tmp_path: Path, entries: str) -> None:
    assert problems(tmp_path, entries) == []


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        # keys
        pytest.param('what = "time"\n', "", "1 error [missing-key]", id="a key that is missing"),
        pytest.param('value = "1:58.20"', 'valu = "1:58.20"', "4 error [unknown-key]", id="a misspelt key"),
        pytest.param('value = "1:58.20"', 'value = ""', "4 error [empty-value]", id="an empty value"),
        pytest.param('value = "1:58.20"', "value = 1.5", "4 error [key-type]", id="a value that is no text"),
        pytest.param('value = "1:58.20"', "value = 2031-08-27", "4 error [key-type]", id="a TOML date"),
        # ids
        pytest.param('"ada-brown"', '"ada-browne"', "2 error [unknown-id]", id="nobody of that id"),
        pytest.param('"time"', '"tyme"', "3 error [unknown-attribute]", id="no such attribute"),
        # values
        pytest.param('value = "1:58.20"', 'value = "one 58"', "4 error [not-of-kind]", id="no mark"),
        pytest.param('value = "1:58.20"', 'value = "0:29.38"', "4 error [absurd-mark]", id="an absurd mark"),
        pytest.param('value = "1:58.20"', 'value = "1.58m"', "4 error [absurd-mark]", id="a height in a race"),
        pytest.param('value = "1:58.20"', 'value = "1:58.02"', "4 error [value-not-in-excerpt]", id="another mark"),
        # excerpts
        pytest.param("’", "'", "5 error [excerpt-not-found]", id="a straight mark for a curly one"),
        pytest.param("Ada Brown won", "Ada Brown also won", "5 error [excerpt-not-found]", id="a word too many"),
        pytest.param("Ada Brown won the women’s 800m final in 1:58.20", "Brown", "5 error [excerpt-twice]", id="twice"),
        pytest.param("800m final in 1:58.20", "800m final in 1:58", "5 error [excerpt-cut]", id="half a number"),
        pytest.param("Ada Brown won", "da Brown won", "5 error [excerpt-cut]", id="a word without its capital"),
        pytest.param("Ada Brown won the women’s", "men’s", "5 error [excerpt-cut]", id="half a word"),
    ],
)
def test_a_claim_with_one_mistake(tmp_path: Path, old: str, new: str, problem: str) -> None:
    assert old in CLAIM
    assert problem in problems(tmp_path, CLAIM.replace(old, new))


@pytest.mark.parametrize(
    ("added", "problem"),
    [
        ('in = "harbour-2031-womens-800m-finl"', "6 error [unknown-id]"),
        ('in = "career/womens-900m"', "6 error [unknown-id]"),
        ('in = "harbour-2031-womens-800m-final/womens-800m"', "6 error [bad-scope]"),
        ('in = "season-31"', "6 error [bad-scope]"),
        ('in = "ada-brown"', "6 error [unknown-id]"),
        ('when = "half past nine"', "6 error [bad-moment]"),
        ('when = "as of harbour-2032"', "6 error [unknown-id]"),
        ('when = "before 2031-02-30"', "6 error [impossible-date]"),
        ('than = { about = "mina-leigh" }', "6 error [unknown-id]"),
        ('than = { what = "tyme" }', "6 error [unknown-attribute]"),
        ('than = { in = "games/womens-80m" }', "6 error [unknown-id]"),
        ('than = { when = "sometime" }', "6 error [bad-moment]"),
        ('than = { which = "time" }', "6 error [unknown-key]"),
        ("than = {}", "6 error [bad-than]"),
        ('than = "mina-lee"', "6 error [key-type]"),
        ('among = "harbour-men"', "6 error [unknown-id]"),
        ('among = "mina-lee"', "6 error [unknown-id]"),
        ('by = "somebody"', "6 error [unknown-id]"),
        ('mood = "wished"', "6 error [unknown-choice]"),
        ("nth = 2", "6 error [excerpt-nth]"),
        ('nth = "2"', "6 error [key-type]"),
        ('id = "The Time"', "6 error [bad-id]"),
        ('also = "Brown"', "6 error [key-type]"),
        ('also = ["What a night",\n  "What a knight"]', "7 error [excerpt-not-found]"),
        ('also = ["Brown"]', "6 error [excerpt-twice]"),
        ('also = [{ excerpt = "Brown", nth = 9 }]', "6 error [excerpt-nth]"),
        ('also = [{ excrpt = "Brown" }]', "6 error [unknown-key]"),
        ('reading = "plain to see"', "6 warning [needless-reading]"),
    ],
)
def test_a_key_of_a_claim_is_checked(tmp_path: Path, added: str, problem: str) -> None:
    assert problem in problems(tmp_path, f"{CLAIM}{added}\n")


@pytest.mark.parametrize(
    "added",
    [
        'in = "career/womens-800m"',
        'in = "season-2031"',
        'in = "games"',
        'in = "harbour-2031/womens-800m"',
        'when = "bell"',
        'when = "as of harbour-2031-womens-800m-final"',
        'when = "before harbour-2031"',
        'when = "as of 2031-08-27"',
        'than = { about = "mina-lee" }',
        'among = "harbour-women"',
        'by = "mina-lee"',
        'mood = "denied"',
        'also = ["What a night", { excerpt = "Brown", nth = 2 }]',
        'id = "the-time"',
        "nth = 1",
    ],
)
def test_a_key_of_a_claim_may_be_given(tmp_path: Path, added: str) -> None:
    assert problems(tmp_path, f"{CLAIM}{added}\n") == []


SUBJECTLESS = """\
[[claim]]
about = "mina-lee"
what = "time"
value = "1:58.20"
excerpt = "in 1:58.20"
nth = 1
"""


def test_a_subject_has_to_be_named_from_the_start_of_the_paragraph_to_the_end_of_the_excerpt(tmp_path: Path) -> None:
    assert problems(tmp_path, SUBJECTLESS) == ["2 error [subject-not-named]"]
    assert problem_message(tmp_path, "subject-not-named").startswith(
        "no name of Mina Lee stands from the start of paragraph 2 to the end of the excerpt"
    )


def test_a_subject_named_before_the_excerpt_in_its_paragraph_is_named(tmp_path: Path) -> None:
    assert problems(tmp_path, SUBJECTLESS.replace("mina-lee", "ada-brown")) == []


def test_a_reading_says_what_cannot_be_read(tmp_path: Path) -> None:
    assert problems(tmp_path, SUBJECTLESS + 'reading = "the headline names her"\n') == []


def test_the_value_and_the_subject_are_both_reported(tmp_path: Path) -> None:
    assert problems(tmp_path, SUBJECTLESS.replace('"1:58.20"', '"1:59.20"')) == [
        "2 error [subject-not-named]",
        "4 error [value-not-in-excerpt]",
    ]


def test_a_person_as_a_value_is_read_by_a_name(tmp_path: Path) -> None:
    beat = """\
[[claim]]
about = "ada-brown"
what = "beat"
value = "mina-lee"
excerpt = "Ada Brown won"
"""
    assert problems(tmp_path, beat) == ["4 error [value-not-in-excerpt]"]
    assert problems(tmp_path, beat.replace('"mina-lee"', '"mina-leigh"')) == ["4 error [unknown-id]"]


@pytest.mark.parametrize(
    ("value", "problem"),
    [("2031-02-30", "impossible-date"), ("2031-13", "impossible-date"), ("27 August", "not-of-kind")],
)
def test_a_date_has_to_be_in_the_calendar(tmp_path: Path, value: str, problem: str) -> None:
    claim = f"""\
[[claim]]
about = "mina-lee"
what = "date"
value = "{value}"
excerpt = "Lee’s father Sven Nordås wept on 27 August"
"""
    assert problems(tmp_path, claim) == [f"4 error [{problem}]"]


def test_a_relative_date_hangs_on_a_known_meet(tmp_path: Path) -> None:
    claim = CLAIM.replace('"time"', '"date"').replace('"1:58.20"', '"last-day harbour-2032"')
    assert problems(tmp_path, claim) == ["4 error [unknown-id]"]


@pytest.mark.parametrize(
    ("rule", "entries", "expected"),
    [
        (
            "unknown-id",
            CLAIM.replace("ada-brown", "ada-browne"),
            "“ada-browne” is no entry of the registers that this pack knows: did you mean “ada-brown”?",
        ),
        (
            "unknown-attribute",
            CLAIM.replace('"time"', '"tme"'),
            "“tme” is no attribute that this pack knows: did you mean “time”?",
        ),
        ("unknown-key", CLAIM.replace("value =", "valeu ="), "a claim has no key “valeu”: did you mean “value”?"),
        ("unknown-key", f"{CLAIM}[[claims]]\n", "an article has no key “claims”: did you mean “claim”?"),
        ("unknown-key", CLAIM + 'excrpt = "Brown"\n', "a claim has no key “excrpt”: remove it"),
        ("empty-value", CLAIM.replace('"1:58.20"', '""'), "“value” is empty: write it"),
        ("empty-value", CLAIM + 'mood = ""\n', "“mood” is empty: write it, or leave the key out"),
        (
            "impossible-date",
            CLAIM + 'when = "as of 2031-02-30"\n',
            "“2031-02-30” is an impossible date, which no calendar has: mend it",
        ),
        (
            "unknown-choice",
            CLAIM + 'mood = "planed"\n',
            "“planed” is not one of asserted, denied, planned, hoped, expected, conditional: did you mean “planned”?",
        ),
        (
            "excerpt-twice",
            CLAIM.replace("Ada Brown won the women’s 800m final in 1:58.20", "1:58.20"),
            "“1:58.20” stands 2 times in the article: say which with nth, or take a longer run",
        ),
        (
            "excerpt-nth",
            CLAIM + "nth = 2\n",
            (
                "“Ada Brown won the women’s 800m final in 1:58.20” stands once in the article, so there is no nth = 2: "
                "mend “nth”"
            ),
        ),
        (
            "absurd-mark",
            CLAIM.replace('"1:58.20"', '"0:29.38"'),
            "0:29.38 is no believable mark of Women's 800m (1:50.00 to 4:00.00): mend it, or “plausible” of the event",
        ),
        (
            "value-not-in-excerpt",
            CLAIM.replace('"1:58.20"', '"1:58.02"'),
            (
                "“1:58.02” (time) cannot be read in “Ada Brown won the women’s 800m final in 1:58.20” "
                "(it reads as 1:58.20): mend the value, take a longer run, or say in “reading” how it is read"
            ),
        ),
        (
            "duplicate-claim",
            CLAIM + CLAIM,
            "this claim is made on line 6 already: list its excerpt there in “also”",
        ),
    ],
)
def test_a_message_names_the_fix(tmp_path: Path, rule: str, entries: str, expected: str) -> None:
    problems(tmp_path, entries)
    assert problem_message(tmp_path, rule) == expected


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        pytest.param(CLAIM + CLAIM, "6 error [duplicate-claim]", id="a claim made twice"),
        pytest.param(
            CLAIM + CLAIM.replace("Ada Brown won", "Brown won"), "6 error [duplicate-claim]", id="with another excerpt"
        ),
        pytest.param(
            f'{CLAIM}id = "a"\n{CLAIM}id = "a"\nwhen = "bell"\n', "12 error [duplicate-id]", id="an id given twice"
        ),
        pytest.param(f'{CLAIM}id = "a"\nfollows = "a"\n', "7 error [unknown-id]", id="what follows from itself"),
        pytest.param(QUOTE + QUOTE, "4 error [duplicate-quote]", id="a quotation twice"),
        pytest.param(QUOTE.replace("ada-brown", "ada"), "2 error [unknown-id]", id="no such speaker"),
        pytest.param(QUOTE + 'when = "whenever"\n', "4 error [bad-moment]", id="no moment"),
        pytest.param(QUOTE + 'remark = "No Slug"\n', "4 error [bad-id]", id="a remark that is no id"),
        pytest.param(QUOTE + 'reading = "by name"\n', "4 warning [needless-reading]", id="a needless reading"),
        pytest.param(QUOTE + 'why = "said so"\n', "4 error [unknown-key]", id="a key of another entry"),
        pytest.param(
            QUOTE.replace("I never", "“I never").replace("back,", "back,”"), "3 error [quotation-marks]", id="marks"
        ),
        pytest.param(QUOTE.replace("looked", "looks"), "3 error [excerpt-not-found]", id="other words"),
        pytest.param(
            QUOTE.replace("ada-brown", "mina-lee"), "2 error [subject-not-named]", id="a speaker without a name"
        ),
        pytest.param(ASIDE.replace("furniture", "furnitur"), "3 error [unknown-choice]", id="no reason for an aside"),
        pytest.param(
            ASIDE.replace("Gazette", "Gazete"), "2 error [excerpt-not-found]", id="an aside that is not there"
        ),
    ],
)
def test_an_entry_with_one_mistake(tmp_path: Path, entries: str, problem: str) -> None:
    assert problems(tmp_path, entries) == [problem]


@pytest.mark.parametrize("why", ["opinion", "comment", "teaser"])
@pytest.mark.parametrize("excerpt", ["Nobody will forget the 1:58.20.", "wept on 27 August at home."])
def test_an_aside_that_states_a_fact_is_no_aside(tmp_path: Path, why: str, excerpt: str) -> None:
    aside = f'[[aside]]\nexcerpt = "{excerpt}"\nwhy = "{why}"\n'
    assert problems(tmp_path, aside) == ["2 error [aside-states-fact]"]


@pytest.mark.parametrize("why", ["furniture", "question"])
def test_furniture_and_questions_may_hold_values(tmp_path: Path, why: str) -> None:
    assert problems(tmp_path, f'[[aside]]\nexcerpt = "Nobody will forget the 1:58.20."\nwhy = "{why}"\n') == []


def test_an_aside_that_states_a_fact_says_which(tmp_path: Path) -> None:
    problems(tmp_path, '[[aside]]\nexcerpt = "Nobody will forget the 1:58.20."\nwhy = "opinion"\n')
    assert problem_message(tmp_path, "aside-states-fact") == (
        "this opinion states “1:58.20”: make a claim of it, and end the aside before it"
    )


def test_an_article_needs_entries(tmp_path: Path) -> None:
    assert problem_lines(write(tmp_path, {ARTICLE: article("")})) == [f"{ARTICLE}:1 error [no-entries]"]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        pytest.param("[stories]\nharbour-2031-womens-800m-final = 1\n", "", "1 error [missing-key]", id="no stories"),
        pytest.param("harbour-2031-womens-800m-final = 1", "", "3 error [no-story]", id="an empty table of stories"),
        pytest.param(
            "-800m-final = 1", "-80m-final = 1", "4 error [unknown-id]", id="a race that is not in the register"
        ),
        pytest.param("final = 1", "final = 0", "4 error [key-type]", id="a number below one"),
        pytest.param("final = 1", 'final = "1"', "4 error [key-type]", id="a number in quotation marks"),
        pytest.param("file =", "flie =", "1 error [unknown-key]", id="a misspelt key"),
        pytest.param("[stories]", 'published = "2031-02-30"\n[stories]', "3 error [impossible-date]", id="no such day"),
        pytest.param("[stories]", "claim = 1\n[stories]", "3 error [key-type]", id="a number for claims"),
        pytest.param("[stories]", "claim = [1]\n[stories]", "3 error [key-type]", id="a list of numbers for claims"),
    ],
)
def test_the_record_of_an_article_is_checked(tmp_path: Path, old: str, new: str, problem: str) -> None:
    whole = article(CLAIM.replace("excerpt", 'in = "career/womens-800m"\nexcerpt') if "claim" not in new else "")
    assert old in whole
    write(tmp_path, {ARTICLE: whole.replace(old, new, 1)})
    assert f"{ARTICLE}:{problem}" in problem_lines(tmp_path)


def test_a_day_as_the_page_prints_it_is_left_alone(tmp_path: Path) -> None:
    whole = article(CLAIM).replace("[stories]", 'published = "Thursday 28th of August"\n[stories]')
    assert problem_lines(write(tmp_path, {ARTICLE: whole})) == []


def test_two_articles_cannot_have_one_number_in_a_story(tmp_path: Path) -> None:
    root = write(
        tmp_path, {"data/articles/mile.toml": article(CLAIM, "Brown", file="mile.txt"), "seeds/mile.txt": "Brown"}
    )
    assert "data/articles/mile.toml:4 error [duplicate-number]" in problem_lines(root)
    assert problem_message(root, "duplicate-number") == (
        "data/articles/gazette.toml has number 1 in this story already: take the next free one"
    )


def test_two_articles_cannot_be_about_one_text(tmp_path: Path) -> None:
    root = write(tmp_path, {"data/articles/mile.toml": article(CLAIM, number=2)})
    assert problem_lines(root) == ["data/articles/mile.toml:1 error [duplicate-file]"]


def test_a_file_name_that_is_no_id_is_reported(tmp_path: Path) -> None:
    root = write(tmp_path, {ARTICLE: None, "data/articles/The Gazette.toml": article(ENTRIES)})
    assert problem_lines(root) == ["data/articles/The Gazette.toml:1 error [bad-id]"]


def test_a_claim_with_an_error_is_not_half_loaded(tmp_path: Path) -> None:
    root = write(tmp_path, {ARTICLE: article(ENTRIES + CLAIM)})
    assert [problem.rule for problem in read_pack(root).problems] == ["duplicate-claim"]
    assert read_pack(root).pack is None


def test_a_key_written_inside_a_text_of_several_lines_counts_for_no_entry(tmp_path: Path) -> None:
    entries = CLAIM + 'reading = """the line\n[[claim]]\nbelongs to the text"""\n' + CLAIM
    assert problems(tmp_path, entries) == ["6 warning [needless-reading]", "9 error [duplicate-claim]"]


def test_entries_as_inline_tables_have_their_lines(tmp_path: Path) -> None:
    entries = """\
[[aside]]
excerpt = "Harbour Gazette"
why = "furniture"
"""
    whole = article(entries).replace(
        "[stories]", 'quote = [\n  { speaker = "ada", text = "I never looked back," },\n]\n[stories]'
    )
    assert problem_lines(write(tmp_path, {ARTICLE: whole})) == [f"{ARTICLE}:4 error [unknown-id]"]


REMARK = QUOTE + 'remark = "never-looked-back"\n'


def test_one_remark_has_one_speaker_within_an_article(tmp_path: Path) -> None:
    text = TEXT + "“I never once looked back,” said Lee.\n"
    other = REMARK.replace("ada-brown", "mina-lee").replace("never looked", "never once looked")
    assert problems(tmp_path, REMARK + other, text) == ["6 error [remark-speakers]"]
    assert problem_message(tmp_path, "remark-speakers") == (
        "the remark “never-looked-back” is Ada Brown’s on line 6 of data/articles/gazette.toml and Mina Lee’s here: "
        "mend the speaker, or give this quotation a remark of its own"
    )


def test_one_remark_has_one_speaker_across_articles(tmp_path: Path) -> None:
    text = "“I never looked back,” said Lee.\n"
    mile = article(REMARK.replace("ada-brown", "mina-lee"), text, number=2, file="mile.txt")
    root = write(tmp_path, {ARTICLE: article(REMARK), "data/articles/mile.toml": mile, "seeds/mile.txt": text})
    assert problem_lines(root) == [f"data/articles/mile.toml:{FIRST_ENTRY_LINE + 1} error [remark-speakers]"]
    assert "on line 6 of data/articles/gazette.toml" in problem_message(root, "remark-speakers")


def test_a_third_speaker_of_a_remark_is_held_against_the_first(tmp_path: Path) -> None:
    text = TEXT + "“I looked back,” said Lee.\n“I looked,” said Sven Nordås.\n"
    lee = REMARK.replace("ada-brown", "mina-lee").replace("I never looked back,", "I looked back,")
    nordas = REMARK.replace("ada-brown", "sven-nordas").replace("I never looked back,", "I looked,")
    assert problems(tmp_path, REMARK + lee + nordas, text) == [
        "6 error [remark-speakers]",
        "10 error [remark-speakers]",
    ]


def test_one_remark_may_be_printed_twice_under_its_speaker(tmp_path: Path) -> None:
    text = TEXT + "“I never once looked back,” said Brown.\n"
    again = REMARK.replace("never looked", "never once looked")
    assert problems(tmp_path, REMARK + again, text) == []


@pytest.mark.parametrize(("goes_on", "cut"), [("but obviously not easily", True), ("but it was hard", False)])
def test_somebody_s_words_are_not_cut_where_that_turns_their_sense(tmp_path: Path, goes_on: str, *, cut: bool) -> None:
    text = TEXT.replace("in 1:58.20", f"in 1:58.20 {goes_on}", 1)
    expected = ["5 warning [excerpt-turned]"] if cut else []
    assert problems(tmp_path, f'{CLAIM}by = "ada-brown"\n', text) == expected
