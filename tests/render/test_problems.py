import json

import pytest

from bot.facts.errors import Problem, Severity
from bot.facts.pack.rules.coverage import Coverage
from bot.render.problems import Review, github_annotations, percentage, problem_lines, problems_json

GAZETTE = "data/articles/harbour-gazette.toml"
ERROR = Problem(GAZETTE, 12, Severity.ERROR, "excerpt-not-found", "no “Brown won” there; nearest: “Brown, won”")
WARNING = Problem(GAZETTE, 30, Severity.WARNING, "unused", "100% of it: \x1b[31m,\nred")
COVERAGE = Coverage((), sentences=40, covered=39, values=25, covered_values=25, names=9, covered_names=7)


def test_each_problem_is_a_line_and_the_last_line_sums_up() -> None:
    assert list(problem_lines(Review((ERROR, WARNING), None))) == [
        "data/articles/harbour-gazette.toml:12: error [excerpt-not-found] no “Brown won” there; nearest: “Brown, won”",
        "data/articles/harbour-gazette.toml:30: warning [unused] 100% of it: ␛[31m, red",
        "1 error, 1 warning",
    ]


@pytest.mark.parametrize(
    ("review", "line"),
    [
        (Review((), 5), "5 articles, no problems"),
        (Review((), 1), "1 article, no problems"),
        (Review((WARNING, WARNING), 1200), "1,200 articles, 2 warnings"),
        (Review((ERROR, ERROR), None), "2 errors"),
        (
            Review((ERROR, ERROR), None, coverage_waits=True),
            "2 errors; coverage is counted once there is no error",
        ),
        (
            Review((), 3, COVERAGE),
            (
                "3 articles, no problems; coverage: "
                "39 of 40 sentences (97.5 %), 25 of 25 values (100 %), 7 of 9 names (77.7 %)"
            ),
        ),
    ],
)
def test_the_summary_counts(review: Review, line: str) -> None:
    assert list(problem_lines(review))[-1] == line


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(0, 0, "100 %"), (0, 7, "0 %"), (4999, 5000, "99.9 %"), (1, 3, "33.3 %"), (7, 7, "100 %")],
)
def test_a_share_is_never_rounded_up_to_the_whole(part: int, whole: int, text: str) -> None:
    assert percentage(part, whole) == text


def test_github_is_told_file_line_and_rule_with_its_own_marks_encoded() -> None:
    assert list(github_annotations(Review((ERROR, WARNING), None), "packs/a,b/")) == [
        (
            "::error file=packs/a%2Cb/data/articles/harbour-gazette.toml,line=12,title=excerpt-not-found"
            "::[excerpt-not-found] no “Brown won” there; nearest: “Brown, won”"
        ),
        (
            "::warning file=packs/a%2Cb/data/articles/harbour-gazette.toml,line=30,title=unused"
            "::[unused] 100%25 of it: ␛[31m,%0Ared"
        ),
        "1 error, 1 warning",
    ]


def test_json_holds_everything_that_the_lines_hold() -> None:
    review = Review((WARNING,), 3, COVERAGE, ("a.toml: wrote the hash of b.txt",))
    assert json.loads("\n".join(problems_json(review))) == {
        "changes": ["a.toml: wrote the hash of b.txt"],
        "problems": [
            {
                "path": "data/articles/harbour-gazette.toml",
                "line": 30,
                "severity": "warning",
                "rule": "unused",
                "message": "100% of it: \x1b[31m,\nred",
            }
        ],
        "errors": 0,
        "warnings": 1,
        "articles": 3,
        "coverage": {
            "sentences": 40,
            "covered": 39,
            "values": 25,
            "covered_values": 25,
            "names": 9,
            "covered_names": 7,
        },
    }


def test_json_of_a_pack_with_an_error_counts_no_articles() -> None:
    review = json.loads("\n".join(problems_json(Review((ERROR,), None))))
    assert (review["errors"], review["articles"], review["coverage"]) == (1, None, None)
