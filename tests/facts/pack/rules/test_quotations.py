"""What must hold of quotations and asides, and of a sentence as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import (
    ARTICLE,
    FIRST_ENTRY_LINE,
    TEXT,
    VOCABULARY,
    article,
    entry_problems,
    problem_lines,
    problem_message,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

QUOTE = """\
[[sentence]]
at = "I never looked back,"
quote = "ada-brown"
"""
ASIDE = """\
[[sentence]]
at = "Harbour Gazette"
aside = "furniture"
"""


@pytest.mark.parametrize("entries", [QUOTE, ASIDE, ASIDE + QUOTE])
def test_entries_without_problems_pass(tmp_path: Path, entries: str) -> None:
    assert entry_problems(tmp_path, entries) == []


@pytest.mark.parametrize(
    ("entries", "problem"),
    [
        pytest.param(QUOTE + QUOTE, "4 error [duplicate-quote]", id="a quotation twice"),
        pytest.param(QUOTE.replace("ada-brown", "ada"), "3 error [unknown-id]", id="no such speaker"),
        pytest.param(QUOTE + 'when = "whenever"\n', "4 error [bad-moment]", id="no moment"),
        pytest.param(QUOTE + 'remark = "No Slug"\n', "4 error [bad-id]", id="a remark that is no id"),
        pytest.param(QUOTE + 'reading = "by name"\n', "4 warning [needless-reading]", id="a needless reading"),
        pytest.param(QUOTE + 'why = "said so"\n', "4 error [unknown-key]", id="a key that no sentence has"),
        pytest.param(QUOTE + 'words = "“I never looked back,”"\n', "4 error [quotation-marks]", id="marks"),
        pytest.param(QUOTE + 'words = "I never looks back"\n', "4 error [excerpt-not-found]", id="other words"),
        pytest.param(
            QUOTE + 'words = "What a night"\n', "4 error [excerpt-elsewhere]", id="words of another paragraph"
        ),
        pytest.param(QUOTE.replace("looked", "looks"), "2 error [excerpt-not-found]", id="words that nobody prints"),
        pytest.param(
            QUOTE.replace("I never looked back,", "Mina Lee was second"), "3 error [no-quotation]", id="no marks"
        ),
        pytest.param(
            QUOTE.replace("ada-brown", "mina-lee"), "3 error [subject-not-named]", id="a speaker without a name"
        ),
        pytest.param(ASIDE.replace("furniture", "furnitur"), "3 error [unknown-choice]", id="no reason for an aside"),
        pytest.param(
            ASIDE.replace("Gazette", "Gazete"), "2 error [excerpt-not-found]", id="an aside that is not there"
        ),
        pytest.param(ASIDE + 'reading = "a name"\n', "4 warning [needless-reading]", id="an aside that is read"),
        pytest.param(ASIDE + 'words = "Gazette"\n', "4 error [no-quote]", id="words of no quotation"),
        pytest.param(ASIDE + 'remark = "gazette"\n', "4 error [no-quote]", id="a remark of nobody"),
        pytest.param(ASIDE + 'in = "games"\n', "4 error [no-claim]", id="the scope of no claim"),
        pytest.param(QUOTE + 'mood = "hoped"\n', "4 error [no-claim]", id="the mood of no claim"),
        pytest.param(QUOTE + 'aside = "opinion"\n', "4 error [quote-and-aside]", id="a quotation that is an aside"),
        pytest.param('[[sentence]]\nat = "Harbour Gazette"\n', "1 error [empty-sentence]", id="nothing said"),
    ],
)
def test_an_entry_with_one_mistake(tmp_path: Path, entries: str, problem: str) -> None:
    assert entry_problems(tmp_path, entries) == [problem]


@pytest.mark.parametrize("why", ["opinion", "comment", "teaser"])
@pytest.mark.parametrize("words", ["Nobody will forget the 1:58.20.", "wept on 27 August at home."])
def test_an_aside_that_states_a_fact_is_no_aside(tmp_path: Path, why: str, words: str) -> None:
    aside = f'[[sentence]]\nat = "{words}"\naside = "{why}"\n'
    assert entry_problems(tmp_path, aside) == ["2 error [aside-states-fact]"]


@pytest.mark.parametrize("why", ["furniture", "question"])
@pytest.mark.parametrize("words", ["Nobody will forget the 1:58.20.", "27 August"])
def test_furniture_and_questions_may_hold_values_of_nobody(tmp_path: Path, why: str, words: str) -> None:
    assert entry_problems(tmp_path, f'[[sentence]]\nat = "{words}"\naside = "{why}"\n') == []


BEATING = VOCABULARY.replace(
    "[attributes.beat]",
    '[attributes.beat]\ntells-outcome = true\nwords = ["beat", "beaten by", "crossed the line ahead of"]',
)


@pytest.mark.parametrize(
    ("why", "words", "facts"),
    [
        ("furniture", "Brown won in 1:58.20 ahead of Lee.", ["1:58.20", "won"]),
        ("furniture", "Mina Lee second", ["second"]),
        ("furniture", "Mina Lee wins the 800m", ["wins"]),
        ("furniture", "Silver for Lee, and Brown takes gold", ["gold"]),
        ("question", "Did Brown win in 1:58.20 ahead of Lee?", ["1:58.20"]),
        ("question", "Brown won ahead of Lee.", ["won"]),
        ("opinion", "Lee was stunned by Brown, who broke away and won.", ["won"]),
        ("comment", "Brown won it", []),
        ("comment", "Lee took bronze", ["bronze"]),
        ("teaser", "Lee was runner-up again", ["runner-up"]),
        ("opinion", "Brown was disqualified, to the anger of the stand", ["was disqualified"]),
        ("opinion", "The winner was Ada Brown, of course.", ["winner"]),
        ("opinion", "She won by a street.", ["won"]),
        ("opinion", "Ada Brown beat Mina Lee out of sight.", ["Ada Brown beat Mina Lee"]),
        ("furniture", "Mina Lee, beaten by Ada Brown, wept.", ["Mina Lee, beaten by Ada Brown"]),
        (
            "comment",
            "Brown crossed the line ahead of Lee, as ever.",
            ["Brown crossed the line ahead of Lee"],
        ),
    ],
)
def test_an_aside_states_what_somebody_won(tmp_path: Path, why: str, words: str, facts: list[str]) -> None:
    entries = f'[[sentence]]\nat = "{words}"\naside = "{why}"\n'
    root = write(tmp_path, {ARTICLE: article(entries, words), "data/vocabulary.toml": BEATING}, text=words)
    messages = [each.message for each in read_pack(root).problems]
    assert messages == [
        f"this {why} states “{fact}”: make a claim of it, and end the aside before it" for fact in facts
    ]


@pytest.mark.parametrize(
    ("why", "words"),
    [
        ("furniture", "Read more about Brown’s gold and her 800m victory"),
        ("furniture", "Harbour Gazette, 27 August, 20:45"),
        ("furniture", "Two golds, no silver"),
        ("question", "How did Ada Brown secure the gold medal?"),
        ("question", "Who won the 800m?"),
        ("opinion", "Brown won many hearts."),
        ("opinion", "Lee would have won on any other day."),
        ("opinion", "Nobody knows if Lee won on points."),
        ("opinion", "Brown’s victory will be remembered."),
        ("opinion", "Gold medals do not make breakfast."),
        ("opinion", "Brown is second to none."),
        ("opinion", "She won many hearts."),
        ("opinion", "Brown and Lee beat the odds."),
        ("opinion", "Nobody knows whether Brown beat Lee."),
    ],
)
def test_an_aside_may_speak_of_what_is_told_elsewhere(tmp_path: Path, why: str, words: str) -> None:
    entries = f'[[sentence]]\nat = "{words}"\naside = "{why}"\n'
    root = write(tmp_path, {ARTICLE: article(entries, words), "data/vocabulary.toml": BEATING}, text=words)
    assert problem_lines(root) == []


def test_an_aside_that_states_a_fact_says_which(tmp_path: Path) -> None:
    entry_problems(tmp_path, '[[sentence]]\nat = "Nobody will forget the 1:58.20."\naside = "opinion"\n')
    assert problem_message(tmp_path, "aside-states-fact") == (
        "this opinion states “1:58.20”: make a claim of it, and end the aside before it"
    )


# --- one speaker of a remark --------------------------------------------------------------------------------------

REMARK = QUOTE + 'remark = "never-looked-back"\n'


def test_one_remark_has_one_speaker_within_an_article(tmp_path: Path) -> None:
    text = TEXT + "“I never once looked back,” said Lee.\n"
    other = REMARK.replace("ada-brown", "mina-lee").replace("never looked", "never once looked")
    assert entry_problems(tmp_path, REMARK + other, text) == ["7 error [remark-speakers]"]
    assert problem_message(tmp_path, "remark-speakers") == (
        "the remark “never-looked-back” is Ada Brown’s on line 6 of data/articles/gazette.toml and Mina Lee’s here: "
        "mend the speaker, or give this quotation a remark of its own"
    )


@pytest.mark.parametrize("words", ["", 'words = "never looked"\n', 'remark = "never-looked-back"\n'])
def test_one_quotation_has_one_speaker(tmp_path: Path, words: str) -> None:
    other = QUOTE.replace("ada-brown", "mina-lee") + words + 'reading = "it is Mina Lee who said it"\n'
    assert entry_problems(tmp_path, REMARK + other) == ["7 error [remark-speakers]"]
    assert problem_message(tmp_path, "remark-speakers") == (
        "this quotation is Ada Brown’s on line 6 of data/articles/gazette.toml and Mina Lee’s here: mend the speaker, "
        "or say with “words” which one it is"
    )


def test_a_quotation_within_another_one_has_its_own_speaker(tmp_path: Path) -> None:
    text = "“My father said ‘run now’ and I ran,” said Mina Lee, whose father is Sven Nordås.\n"
    entries = """\
[[sentence]]
at = "My father"
quote = "mina-lee"
[[sentence]]
at = "run now"
words = "run now"
quote = "sven-nordas"
"""
    assert entry_problems(tmp_path, entries, text) == []


def test_one_remark_has_one_speaker_across_articles(tmp_path: Path) -> None:
    text = "“I never looked back,” said Lee.\n"
    mile = article(REMARK.replace("ada-brown", "mina-lee"), text, number=2, file="mile.txt")
    root = write(tmp_path, {ARTICLE: article(REMARK), "data/articles/mile.toml": mile, "seeds/mile.txt": text})
    assert problem_lines(root) == [f"data/articles/mile.toml:{FIRST_ENTRY_LINE + 2} error [remark-speakers]"]
    assert "on line 6 of data/articles/gazette.toml" in problem_message(root, "remark-speakers")


def test_a_third_speaker_of_a_remark_is_held_against_the_first(tmp_path: Path) -> None:
    text = TEXT + "“I looked back,” said Lee.\n“I looked,” said Sven Nordås.\n"
    lee = REMARK.replace("ada-brown", "mina-lee").replace("I never looked back,", "I looked back,")
    nordas = REMARK.replace("ada-brown", "sven-nordas").replace("I never looked back,", "I looked,")
    assert entry_problems(tmp_path, REMARK + lee + nordas, text) == [
        "7 error [remark-speakers]",
        "11 error [remark-speakers]",
    ]


def test_one_remark_may_be_printed_twice_under_its_speaker(tmp_path: Path) -> None:
    text = TEXT + "“I never once looked back,” said Brown.\n"
    again = REMARK.replace("never looked", "never once looked")
    assert entry_problems(tmp_path, REMARK + again, text) == []


# --- one remark in one article ---------------------------------------------------------------------------------------


def test_two_parts_of_a_speech_are_two_remarks(tmp_path: Path) -> None:
    text = "“I never looked back,” said Brown. “It rained all night.”"
    other = '[[sentence]]\nat = "It rained"\nquote = "ada-brown"\nremark = "never-looked-back"\n'
    assert entry_problems(tmp_path, REMARK + other, text) == ["8 error [remark-twice]"]
    assert problem_message(tmp_path, "remark-twice") == (
        "the remark “never-looked-back” is “I never looked back,” (line 6), and these are other words: "
        "each part of a speech is a remark of its own, so give this one another id, or leave “remark” out"
    )


def test_a_remark_that_an_article_repeats_is_one(tmp_path: Path) -> None:
    text = "“I never looked back,” said Brown. “Never looked back”: that was Brown."
    other = '[[sentence]]\nat = "Never looked back"\nquote = "ada-brown"\nremark = "never-looked-back"\n'
    assert entry_problems(tmp_path, REMARK + other, text) == []
