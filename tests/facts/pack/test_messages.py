"""A message says what is wrong in words for curators, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts.small_pack import entry_problems, problem_message

if TYPE_CHECKING:
    from pathlib import Path

WON = "Ada Brown won the women’s 800m final in 1:58.20"
SENTENCE = f'[[sentence]]\nat = "{WON}"\n'
CLAIM = SENTENCE + 'ada-brown.time = "1:58.20"\n'


def claim_with(key: str) -> str:
    return f'{SENTENCE}ada-brown.time = {{ value = "1:58.20", {key} }}\n'


MESSAGES = [
    (
        "unknown-key",
        SENTENCE + 'ada-brown = "1"\n',
        'nothing is said of “ada-brown”: write what as ada-brown.attribute = "1"',
    ),
    (
        "excerpt-not-found",
        CLAIM.replace(WON, "Ada Brown ... 1:58.20"),
        (
            "“Ada Brown ... 1:58.20” does not stand in the article; write “…” for the words left out, and "
            "not three dots; nothing near it stands there: copy the words from the article"
        ),
    ),
    (
        "unknown-id",
        CLAIM.replace("ada-brown", "ada-browne"),
        "“ada-browne” is no entry of the registers that this pack knows: did you mean “ada-brown”?",
    ),
    (
        "unknown-id",
        CLAIM.replace("ada-brown", "brown"),
        "“brown” is no entry of the registers that this pack knows: did you mean “ada-brown”?",
    ),
    (
        "unknown-attribute",
        CLAIM.replace(".time", ".tme"),
        "“tme” is no attribute that this pack knows: did you mean “time”?",
    ),
    ("unknown-key", f"{CLAIM}[[sentenc]]\n", "an article has no key “sentenc”: did you mean “sentence”?"),
    ("unknown-key", claim_with('redding = "as printed"'), "a claim has no key “redding”: did you mean “reading”?"),
    ("unknown-key", claim_with('excerpt = "Brown"'), "a claim has no key “excerpt”: remove it"),
    ("unknown-key", CLAIM + 'quot = "ada-brown"\n', "a sentence has no key “quot”: did you mean “quote”?"),
    ("empty-value", CLAIM.replace('= "1:58.20"', '= ""'), "“value” is empty: write it"),
    ("empty-value", CLAIM.replace('= "1:58.20"', "= []"), "“time” is empty: write its value, or leave it out"),
    (
        "empty-value",
        SENTENCE + "ada-brown = {}\n",
        'nothing is said of “ada-brown”: write what as ada-brown.attribute = "value"',
    ),
    (
        "key-type",
        CLAIM + "ada-brown.age = 25\n",
        '“age” must be text in quotation marks: write age = "25"',
    ),
    (
        "key-type",
        SENTENCE + "ada-brown.age = { value = 25 }\n",
        '“value” must be text in quotation marks: write value = "25"',
    ),
    (
        "key-type",
        SENTENCE + 'ada-brown.age = { value = ["25", "26"] }\n',
        "“value” must be text in quotation marks: of several values each has a table of its own",
    ),
    (
        "key-type",
        SENTENCE + "race.date = 2031-08-27\n",
        '“date” must be text in quotation marks: write date = "2031-08-27"',
    ),
    ("key-type", CLAIM.replace('"1:58.20"', "118.20"), "“time” must be text in quotation marks"),
    ("empty-value", claim_with('mood = ""'), "“mood” is empty: write it, or leave the key out"),
    (
        "empty-sentence",
        SENTENCE,
        (
            'this sentence says nothing: add a claim as subject.attribute = "value", or else quote = "speaker" '
            'or aside = "why"'
        ),
    ),
    (
        "quote-and-aside",
        '[[sentence]]\nat = "I never looked back"\nquote = "ada-brown"\naside = "opinion"\n',
        "a sentence is a quotation or an aside: keep one, and write the other as a [[sentence]] of its own",
    ),
    (
        "no-quote",
        CLAIM + 'words = "in 1:58.20"\n',
        "“words” beside “at” is a quotation's: write it into the claim, or name the speaker in “quote”",
    ),
    (
        "no-quotation",
        SENTENCE + 'quote = "ada-brown"\n',
        'no quotation marks stand around these words: write the whole quotation as words = "…"',
    ),
    (
        "impossible-date",
        claim_with('when = "as of 2031-02-30"'),
        "“2031-02-30” is an impossible date, which no calendar has: mend it",
    ),
    (
        "bad-moment",
        claim_with('when = "with one lap left"'),
        (
            "“with one lap left” is no moment: write “bell”, “lap 2”, “200m to go”, “last 50m”, “as of ID-or-date” "
            "and so on (docs/pack-format.md#moments)"
        ),
    ),
    (
        "unknown-choice",
        claim_with('mood = "planed"'),
        "“planed” is not one of asserted, denied, planned, hoped, expected, conditional: did you mean “planned”?",
    ),
    (
        "excerpt-twice",
        CLAIM.replace(WON, "1:58.20"),
        "“1:58.20” stands 2 times in the article: say which with nth, or take a longer run",
    ),
    (
        "excerpt-twice",
        claim_with('words = "n"'),
        "“n” stands 5 times in the sentence: say which with nth, or take a longer run",
    ),
    (
        "excerpt-nth",
        CLAIM + "nth = 2\n",
        f"“{WON}” stands once in the article, so there is no nth = 2: mend “nth”",
    ),
    (
        "excerpt-nth",
        claim_with('words = "in 1:58.20", nth = 2'),
        "“in 1:58.20” stands once in the sentence, so there is no nth = 2: mend “nth”",
    ),
    (
        "excerpt-not-found",
        claim_with('words = "Ada Brown won the men’s 800m"'),
        (
            "“Ada Brown won the men’s 800m” does not stand in the article; nearest, in paragraph 2: "
            "“Ada Brown won the women’s 800m”; the article has “women’s” where the file has “men’s”"
        ),
    ),
    (
        "excerpt-elsewhere",
        claim_with('words = "Nobody will forget the 1:58.20"'),
        (
            "“Nobody will forget the 1:58.20” stands in the article, but not in this sentence: "
            "take words of the sentence, or write another [[sentence]] for them"
        ),
    ),
    (
        "absurd-mark",
        CLAIM.replace('= "1:58.20"', '= "0:29.38"'),
        "0:29.38 is no believable mark of Women's 800m (1:50.00 to 4:00.00): mend it, or “plausible” of the event",
    ),
    (
        "value-not-in-excerpt",
        CLAIM.replace('= "1:58.20"', '= "1:58.02"'),
        (
            f"“1:58.02” (time) cannot be read in “{WON}” (it reads as 1:58.20): mend the value, "
            'write words = "…" with the words that show it, or say in “reading” how it is read'
        ),
    ),
    (
        "value-not-in-excerpt",
        SENTENCE + 'ada-brown.took-part = "no"\n',
        (
            f"“no” (took part) cannot be read in “{WON}” (it reads as yes): mend the value, "
            'write words = "…" with the words that show it, add the word to this attribute\'s terms in '
            "data/vocabulary.toml, or say in “reading” how it is read"
        ),
    ),
    (
        "duplicate-quote",
        '[[sentence]]\nat = "I never"\nquote = "ada-brown"\n' * 2,
        (
            "this quotation stands on line 6 already: take “quote” away and leave its claims, or say with nth which "
            "it is"
        ),
    ),
    ("duplicate-claim", CLAIM + CLAIM, "this claim is made on line 8 already: take it away"),
    (
        "needless-reading",
        CLAIM + 'reading = "as printed"\n',
        "none of the sentence's claims needs it: leave “reading” out",
    ),
    (
        "needless-reading",
        claim_with('reading = "as printed"'),
        "value and subject can be read without it: leave “reading” out",
    ),
]


@pytest.mark.parametrize(("rule", "entries", "expected"), MESSAGES)
def test_a_message_names_the_fix(tmp_path: Path, rule: str, entries: str, expected: str) -> None:
    entry_problems(tmp_path, entries)
    assert problem_message(tmp_path, rule) == expected


def test_somebody_s_words_that_are_cut_are_to_be_written_whole(tmp_path: Path) -> None:
    text = f"{WON}, but not easily.\n"
    entry_problems(tmp_path, claim_with('by = "ada-brown"'), text)
    assert problem_message(tmp_path, "excerpt-turned") == (
        "the sentence goes on with “but not”, which turns its sense: "
        'write words = "…" with the words that show it and more of the sentence'
    )
