"""Words of the vocabulary that tell a fact of which their sentence has no claim, and how many gaps coverage names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.facts.pack.reader import read_pack
from bot.facts.pack.rules.coverage import coverage
from bot.facts.pack.rules.said_words import spans_of
from tests.conftest import ROOT
from tests.facts.pack.rules.covered import MORE_ATTRIBUTES, covered
from tests.facts.small_pack import VOCABULARY, attribute

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from bot.facts.model import Article

SHARE_NAMED = 0.65
"""Of the claims of the shipped pack, those whose absence coverage names, at least."""


def test_a_term_that_no_claim_cites_is_a_warning(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "Brown beat Mina Lee"\nada-brown.beat = "mina-lee"\n'
    report = covered(tmp_path, entries, "Brown beat Mina Lee, who missed a beat.\n")
    (problem,) = report.problems
    assert str(problem) == (
        "seeds/gazette.txt:1: warning [words-not-claimed] “missed” may tell “took-part”, which no claim of this "
        "sentence has; add a claim under this sentence in data/articles/gazette.toml"
    )


def test_words_of_an_aside_are_told_whole(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "Who missed it?"\naside = "question"\n'
    assert covered(tmp_path, entries, "Who missed it?\n").problems == ()


def test_words_of_a_quotation_tell_facts_as_any_other_and_a_victory_none(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "I missed victory"\nquote = "ada-brown"\n'
    problems = covered(tmp_path, entries, "“I missed victory,” said Brown.\n").problems
    assert [each.message.split("“")[1].split("”")[0] for each in problems] == ["missed"]


@pytest.mark.parametrize(
    ("sentence", "attributes"),
    [
        pytest.param("Mina Lee was thrown out.", {"out": ["was out"]}, id="a form of “be” has no object"),
        pytest.param("Brown waits before deciding whether to run.", {"decided": ["decided"]}, id="who has doubts"),
        pytest.param("Brown was 0.23 behind, and Lee won.", {"behind": ["behind"]}, id="no object beyond a comma"),
    ],
)
def test_words_that_only_look_like_those_of_the_vocabulary_tell_nothing(
    tmp_path: Path, sentence: str, attributes: dict[str, list[str]]
) -> None:
    kinds = {"out": "term", "decided": "moment", "behind": "person"}
    more = "".join(
        attribute(what, kinds[what], "loose", point=["in"], words=words) for what, words in attributes.items()
    )
    more = more.replace('words = ["was out"]', 'terms = { yes = ["was out"] }')
    entries = f'[[sentence]]\nat = "{sentence}"\nmina-lee.took-part = {{ value = "yes", reading = "Lee won" }}\n'
    found = covered(tmp_path, entries, f"{sentence}\n", vocabulary=VOCABULARY + more).problems
    assert [each.rule for each in found if each.rule == "words-not-claimed"] == []


def test_a_word_of_an_attribute_itself_is_told_by_any_of_its_terms(tmp_path: Path) -> None:
    protest = attribute("protest", "term", "list", point=["in"], words=["appeal"]).replace(
        'words = ["appeal"]', 'words = ["appeal"]\nterms = { lodged = ["appealed"], rejected = ["rejected"] }'
    )
    entries = '[[sentence]]\nat = "Brown’s appeal was rejected"\nada-brown.protest = "rejected"\n'
    assert covered(tmp_path, entries, "Brown’s appeal was rejected.\n", vocabulary=VOCABULARY + protest).problems == ()


def test_what_the_sentence_of_an_attribute_says_is_covered_by_its_claim(tmp_path: Path) -> None:
    first_since = attribute("first-since", "text", "loose", point=["in"]).replace(
        "{about}: first-since {value}", "{about} was the first to win the title {value}"
    )
    entries = (
        '[[sentence]]\nat = "Brown is the first woman to win the title since 2019"\n'
        'ada-brown.first-since = "since 2019"\n'
    )
    text = "Brown is the first woman to win the title since 2019.\n"
    assert covered(tmp_path, entries, text, vocabulary=VOCABULARY + first_since).problems == ()


def test_who_wins_a_silver_at_a_distance_wins_nothing_else(tmp_path: Path) -> None:
    entries = '[[sentence]]\nat = "Brown won 800m silver"\nada-brown.medal = "silver"\n'
    problems = covered(tmp_path, entries, "Brown won 800m silver.\n", vocabulary=VOCABULARY + MORE_ATTRIBUTES).problems
    assert [each for each in problems if each.rule == "value-not-covered"] == []


def without_each_claim(article: Article) -> Iterator[Article]:
    """The article once for each place of each of its claims, without that place."""
    for index, claim in enumerate(article.claims):
        before, after = article.claims[:index], article.claims[index + 1 :]
        for span in spans_of(claim):
            others = [each for each in spans_of(claim) if each != span]
            kept = [replace(claim, span=others[0], also=tuple(others[1:]))] if others else []
            yield replace(article, claims=(*before, *kept, *after))


@pytest.mark.exhaustive
def test_most_claims_of_the_shipped_pack_are_missed_when_they_are_gone() -> None:
    loaded = read_pack(ROOT)
    assert loaded.pack is not None
    cut = [each for article in loaded.pack.articles for each in without_each_claim(article)]
    numbered = tuple(replace(each, source=f"{number}:1") for number, each in enumerate(cut))
    report = coverage(replace(loaded.pack, articles=numbered), loaded.known)
    gaps_named = {problem.message.rpartition(" in ")[2] for problem in report.problems}
    assert len(gaps_named) / len(cut) >= SHARE_NAMED


@pytest.mark.parametrize("words", ["held him off", "held off", "holds Mina Lee off"])
def test_a_verb_is_known_in_its_forms_and_around_its_object(tmp_path: Path, words: str) -> None:
    held = attribute("held-off", "person", "list", point=["in"], words=["held off", "holds off"])
    text = f"Brown passed Mina Lee and {words}.\n"
    entries = '[[sentence]]\nat = "Brown passed Mina Lee"\nada-brown.beat = "mina-lee"\n'
    (problem,) = covered(tmp_path, entries, text, VOCABULARY + MORE_ATTRIBUTES + held).problems
    assert f"“{words}” may tell “held-off”" in problem.message


def test_a_reading_of_a_number_hides_no_words_beside_it(tmp_path: Path) -> None:
    text = "Brown beat Mina Lee, who missed lap two, her last.\n"
    entries = (
        '[[sentence]]\nat = "Brown beat Mina Lee"\nada-brown.beat = "mina-lee"\n'
        'mina-lee.move = { value = "final lap", words = "who missed lap two", reading = "lap two is Lee’s last lap" }\n'
    )
    problems = covered(tmp_path, entries, text).problems
    assert [each.message.split("“")[1].split("”")[0] for each in problems] == ["missed"]


def test_a_word_of_a_phrase_does_not_tell_the_whole_of_it(tmp_path: Path) -> None:
    more = "".join(
        attribute(what, "term", "list", words=words).replace("words = ", "terms.yes = ")
        for what, words in (("weather", ["storm"]), ("courage", ["rode the storm"]))
    )
    entries = '[[sentence]]\nat = "Brown rode the storm"\nada-brown.weather = "yes"\n'
    (problem,) = covered(tmp_path, entries, "Brown rode the storm.\n", vocabulary=VOCABULARY + more).problems
    assert "“rode the storm” may tell “courage”" in problem.message
