"""The patterns of a vocabulary are read with it, and what no claim could fill in is reported with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import (
    ARTICLE,
    ENTRIES,
    FIRST_ENTRY_LINE,
    VOCABULARY,
    article,
    problem_lines,
    problem_message,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path


FIELDS = "about, value, in, when, than, among, by, their, themselves, title, titles, held_title, contest, member, on"


def with_patterns(root: Path, patterns: str, before: str = "[attributes.beat]") -> Path:
    """The small pack with more lines in its vocabulary, before an attribute."""
    return write(root, {"data/vocabulary.toml": VOCABULARY.replace(before, f"{patterns}\n{before}")})


def test_patterns_are_read_as_they_stand(tmp_path: Path) -> None:
    patterns = """\
[attributes.took-part.sentences]
yes = "{about} took part {in}"
"not yes" = "{about} did not take part"
"planned yes" = "{about} planned to take part"
[attributes.took-part.moods]
said = "{by} spoke of {value}"
"""
    pack = read_pack(with_patterns(tmp_path, patterns)).pack
    assert pack is not None
    took_part = pack.vocabulary.attributes["took-part"]
    assert took_part.sentence == "{about} took part {in}: {value}"
    assert took_part.sentences == {
        "yes": "{about} took part {in}",
        "not yes": "{about} did not take part",
        "planned yes": "{about} planned to take part",
    }
    assert took_part.moods == {"said": "{by} spoke of {value}"}


NO_SENTENCE = "no sentence tells “beat”: write “sentence”, as in “{about} finished {value} {in}”"
NO_TERM = "no sentence tells “no”: write one for it under “sentences”, or “sentence” for all terms"
TOLD_BY_TERM = """\
[attributes.took-part.sentences]
yes = "{about} took part {in}"
"said no" = "{by} said that {about} did not take part"
"""


def without(sentence: str, vocabulary: str = VOCABULARY) -> str:
    """The vocabulary without the line of a sentence."""
    return vocabulary.replace(f'sentence = "{sentence}"\n', "")


def test_an_attribute_that_no_sentence_tells_is_a_problem(tmp_path: Path) -> None:
    root = write(tmp_path, {"data/vocabulary.toml": without("{about} beat {value} {in}")})
    line = VOCABULARY[: VOCABULARY.index("[attributes.beat]")].count("\n") + 1
    assert problem_lines(root) == [f"data/vocabulary.toml:{line} error [no-sentence]"]
    assert problem_message(root, "no-sentence") == NO_SENTENCE


def test_each_term_needs_a_sentence_where_its_attribute_has_none(tmp_path: Path) -> None:
    untold = without("{about} took part {in}: {value}")
    root = write(
        tmp_path, {"data/vocabulary.toml": untold.replace("[attributes.beat]", f"{TOLD_BY_TERM}[attributes.beat]")}
    )
    line = untold[: untold.index('no = ["missed"]')].count("\n") + 1
    assert problem_lines(root) == [f"data/vocabulary.toml:{line} error [no-sentence]"]
    assert problem_message(root, "no-sentence") == NO_TERM


def test_a_sentence_for_each_term_is_enough(tmp_path: Path) -> None:
    untold = without("{about} took part {in}: {value}")
    told = f'{TOLD_BY_TERM}no = "{{about}} did not take part {{in}}"\n'
    pack = read_pack(
        write(tmp_path, {"data/vocabulary.toml": untold.replace("[attributes.beat]", f"{told}[attributes.beat]")})
    )
    assert pack.pack is not None
    assert pack.pack.vocabulary.attributes["took-part"].sentence is None


LINE = VOCABULARY[: VOCABULARY.index("[attributes.beat]")].count("\n") + 1
"""The line on which the added patterns begin."""


@pytest.mark.parametrize(
    ("patterns", "problem", "words"),
    [
        (
            '[attributes.took-part.sentences]\nyes = "{abuot} took part"',
            f"data/vocabulary.toml:{LINE + 1} error [bad-pattern]",
            "a claim has no “abuot”: did you mean “about”?",
        ),
        (
            '[attributes.took-part.sentences]\nyes = "{colour} took part"',
            f"data/vocabulary.toml:{LINE + 1} error [bad-pattern]",
            f"a claim has no “colour”: write one of {FIELDS}",
        ),
        (
            '[attributes.took-part.sentences]\nyes = "{about took part"',
            f"data/vocabulary.toml:{LINE + 1} error [bad-pattern]",
            "a brace stands alone in “{about took part”: fields are written as “{about}”",
        ),
        (
            '[attributes.took-part.sentences]\nyes = "{about!r} took part"',
            f"data/vocabulary.toml:{LINE + 1} error [bad-pattern]",
            "a claim has no “about!r”: did you mean “about”?",
        ),
        (
            '[attributes.took-part.sentences]\nperhaps = "{about} took part"',
            f"data/vocabulary.toml:{LINE + 1} error [not-of-kind]",
            "“perhaps” is no value of this attribute: write one of yes, no",
        ),
        (
            '[attributes.took-part.moods]\nhopped = "{about} hoped to take part"',
            f"data/vocabulary.toml:{LINE + 1} error [unknown-choice]",
            "“hopped” is not one of said, denied, planned, hoped, expected, conditional: did you mean “hoped”?",
        ),
        (
            "[attributes.took-part.moods]\nhoped = 3",
            f"data/vocabulary.toml:{LINE + 1} error [key-type]",
            '“hoped” must be text in quotation marks: write hoped = "3"',
        ),
    ],
)
def test_what_no_claim_could_fill_in_is_a_problem_with_its_line(
    tmp_path: Path, patterns: str, problem: str, words: str
) -> None:
    root = with_patterns(tmp_path, patterns)
    assert problem_lines(root) == [problem]
    assert problem_message(root, problem.rpartition("[")[2].removesuffix("]")) == words


def test_an_empty_pattern_is_a_problem(tmp_path: Path) -> None:
    changed = VOCABULARY.replace('"{about} beat {value} {in}"', '""')
    root = write(tmp_path, {"data/vocabulary.toml": changed})
    assert problem_message(root, "empty-value") == "“sentence” is empty: write it, or leave the key out"


def test_a_claim_has_what_its_sentence_speaks_of(tmp_path: Path) -> None:
    comparing = VOCABULARY.replace("{about} improved by {value} {in}", "{about} improved by {value} on {than}")
    root = write(tmp_path, {"data/vocabulary.toml": comparing})
    line = FIRST_ENTRY_LINE + ENTRIES[: ENTRIES.index("ada-brown.improvement")].count("\n")
    assert problem_lines(root) == [f"{ARTICLE}:{line} error [missing-qualifier]"]
    assert problem_message(root, "missing-qualifier") == (
        "“{about} improved by {value} on {than}” tells it, and this claim has no “than”: add it, or mend the sentence"
    )
    entries = ENTRIES.replace(
        'improvement = "0.40"', 'improvement = { value = "0.40", than = "mina-lee", reading = "Lee was behind" }'
    )
    assert problem_lines(write(tmp_path, {"data/vocabulary.toml": comparing, ARTICLE: article(entries)})) == []


@pytest.mark.parametrize(
    ("moment", "rule"),
    [
        ('[moments."minute {n}"]\nwords = "in the {nth} minute"\nread = ["{nth} minute"]', ""),
        ('[moments."minute {n}"]\nwords = "in the {minute} minute"', "bad-pattern"),
        ('[moments.break]\nwords = "at the break"\nafter = "bell"', ""),
        ('[moments.break]\nwords = "at the break"\nafter = "minute 45"', "bad-moment"),
        ('[moments.break]\nwords = "at the break"\nafter = "break"', "bad-moment"),
        ('[moments.late]\nwords = "just before the bell"\nbefore = "bell"', ""),
        ('[moments.late]\nwords = "just before the break"\nbefore = "break"', "bad-moment"),
    ],
)
def test_a_moment_of_the_vocabulary_has_no_field_but_its_number_and_follows_one_above(
    tmp_path: Path, moment: str, rule: str
) -> None:
    root = write(tmp_path, {"data/vocabulary.toml": f"{VOCABULARY}\n{moment}\n"})
    assert [problem.rule for problem in read_pack(root).problems] == ([rule] if rule else [])
