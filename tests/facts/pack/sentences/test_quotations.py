"""A quotation is found by its marks around some of its words, whatever marks a page prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.facts.small_pack import entry_problems, read_article

if TYPE_CHECKING:
    from pathlib import Path


def said(at: str, *more: str) -> str:
    return "\n".join(["[[sentence]]", f"at = '''{at}'''", 'quote = "ada-brown"', *more, ""])


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        pytest.param("“I won it,” said Brown.", "I won it,", id="curly"),
        pytest.param('"I won it," said Brown.', "I won it,", id="straight"),
        pytest.param('“I won it," said Brown.', "I won it,", id="curly and straight"),
        pytest.param('"I won it,” said Brown.', "I won it,", id="straight and curly"),
        pytest.param("„I won it“, said Brown.", "I won it", id="low"),
        pytest.param("«I won it», said Brown.", "I won it", id="angled"),
        pytest.param("‘I won it,’ said Brown.", "I won it,", id="single"),
        pytest.param("'I won it,' said Brown.", "I won it,", id="single and straight"),
        pytest.param("‘I won it’, said Brown.", "I won it", id="single, with the comma behind"),
        pytest.param(
            "‘I won it, and don’t say I didn’t,’ said Brown.", "I won it, and don’t say I didn’t,", id="apostrophes"
        ),
        pytest.param(
            "‘I won it at the athletes’ village,’ Brown said.", "I won it at the athletes’ village,", id="owners"
        ),
        pytest.param("'I won it. I told 'em,' said Brown.", "I won it. I told 'em,", id="a word cut short"),
        pytest.param("Brown’s verdict: ‘I won it!’", "I won it!", id="an apostrophe before"),
        pytest.param(
            "“Hard. I won it, though. Nobody helped,” said Brown.",
            "Hard. I won it, though. Nobody helped,",
            id="sentences",
        ),
        pytest.param(
            "“Lee said ‘go’ and I won it,” said Brown.", "Lee said ‘go’ and I won it,", id="a quotation within"
        ),
        pytest.param("“Oh,” said Lee. “I won it,” said Brown. “No.”", "I won it,", id="between others"),
        pytest.param('"Oh," said Lee. "I won it," said Brown. "No."', "I won it,", id="between straight others"),
        pytest.param(
            "“Never closed, said Lee. “I won it,” said Brown.", "I won it,", id="after one that is not closed"
        ),
        pytest.param('A 6" bar. "I won it," said Brown.', "I won it,", id="after inches"),
    ],
)
def test_the_whole_quotation_is_found_by_its_marks(tmp_path: Path, text: str, quoted: str) -> None:
    (quote,) = read_article(tmp_path, said("I won it"), text).quotes
    assert quote.text == quoted
    assert text[quote.span.start : quote.span.end] == quoted


def test_the_run_may_have_the_marks(tmp_path: Path) -> None:
    (quote,) = read_article(tmp_path, said("“I won it,”"), "“I won it,” said Brown.").quotes
    assert quote.text == "I won it,"


def test_a_quotation_may_go_on_in_the_next_paragraph_which_opens_with_a_mark_again(tmp_path: Path) -> None:
    text = "Brown was calm. “I won it.\n\n“I waited for it,” she said. “For years.”\n"
    for at in ("I won it", "I waited"):
        (quote,) = read_article(tmp_path, said(at), text).quotes
        assert (quote.text, quote.paragraph) == ("I won it. “I waited for it,", 1)


def test_a_mark_that_is_not_closed_in_its_paragraph_is_none(tmp_path: Path) -> None:
    text = "Brown was calm. “I won it.\nShe wept, “for once,” they say.\n"
    assert entry_problems(tmp_path, said("I won it"), text) == ["3 error [no-quotation]"]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("I won it, said Brown.", "I won it"),
        ("“Oh,” said Brown, I won it, “no.”", "I won it"),
        ("“I won it,” said Brown. “I did.”", "I won … I did"),
        ("Brown’s day: I won it at the athletes’ village.", "I won it"),
    ],
)
def test_words_without_marks_around_them_are_a_problem(tmp_path: Path, text: str, at: str) -> None:
    assert entry_problems(tmp_path, said(at), text) == ["3 error [no-quotation]"]


def test_words_say_what_the_quotation_is_where_no_marks_do(tmp_path: Path) -> None:
    text = "Brown: I won it. I never doubted that. The crowd roared.\n"
    words = 'words = "I won it. I never doubted that."'
    (quote,) = read_article(tmp_path, said("Brown: I won it", words), text).quotes
    assert quote.text == "I won it. I never doubted that."


def test_a_quotation_has_its_moment_its_remark_and_its_reading(tmp_path: Path) -> None:
    text = "“I won it,” she said.\n“I will win it,” Brown had said.\n"
    entries = said("I won it", 'reading = "she is Brown"') + said("I will win it", 'when = "before"', 'remark = "will"')
    quotes = read_article(tmp_path, entries, text).quotes
    assert [(str(quote.when), quote.remark, quote.reading) for quote in quotes] == [
        ("after", None, "she is Brown"),
        ("before", "will", None),
    ]


def test_nth_says_which_printing_is_meant(tmp_path: Path) -> None:
    text = "“I won it,” said Brown.\nAgain: “I won it,” said Brown.\n"
    quotes = read_article(tmp_path, said("I won it", "nth = 1") + said("I won it", "nth = 2"), text).quotes
    assert [quote.span.start for quote in quotes] == [1, 32]
    assert len({quote.id for quote in quotes}) == 2


# --- facts inside a quotation -------------------------------------------------------------------------------------

SAID = "“I ran 1:58.20, Lee 1:58.43,” said Brown, who beat Lee.\n"


def test_facts_inside_a_quotation_are_its_speaker_s(tmp_path: Path) -> None:
    claims = 'mina-lee.time = "1:58.43"\nada-brown.beat = { value = "mina-lee", words = "said Brown, who beat Lee" }\n'
    read = read_article(tmp_path, said("I ran") + claims, SAID).claims
    assert [(claim.excerpt, claim.by) for claim in read] == [
        ("Lee 1:58.43", "ada-brown"),
        ("said Brown, who beat Lee", None),
    ]


def test_a_claim_in_a_sentence_of_its_own_is_also_its_speaker_s(tmp_path: Path) -> None:
    entries = said("I ran") + '[[sentence]]\nat = "Lee 1:58.43"\nmina-lee.time = "1:58.43"\n'
    (claim,) = read_article(tmp_path, entries, SAID).claims
    assert claim.by == "ada-brown"


def test_another_speaker_may_be_named(tmp_path: Path) -> None:
    claim = 'mina-lee.time = { value = "1:58.43", by = "sven-nordas", reading = "Nordås lent her the words" }\n'
    (read,) = read_article(tmp_path, said("I ran") + claim, SAID).claims
    assert read.by == "sven-nordas"


def test_marks_without_a_quotation_in_the_file_have_no_speaker(tmp_path: Path) -> None:
    (claim,) = read_article(tmp_path, '[[sentence]]\nat = "Lee 1:58.43"\nmina-lee.time = "1:58.43"\n', SAID).claims
    assert claim.by is None


def test_how_the_speaker_is_read_says_nothing_of_the_claims(tmp_path: Path) -> None:
    text = "“I ran 1:58.20,” she said.\n"
    entries = said("I ran", 'reading = "she is Brown"', 'mina-lee.time = "1:58.20"')
    assert entry_problems(tmp_path, entries, text) == ["5 error [subject-not-named]"]
