"""A pack is read whole, or what is missing of it and what its registers lack is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.location import NoPackError, locate_pack
from bot.facts.model import AsideWhy, Mood, Span
from bot.facts.pack.folder.digest import pack_digest, pack_files
from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import ARTICLE, ENTRIES, PEOPLE, TEXT, article, problem_lines, write

if TYPE_CHECKING:
    from pathlib import Path


def test_a_pack_without_problems_is_read_whole(tmp_path: Path) -> None:
    loaded = read_pack(write(tmp_path))
    assert loaded.problems == ()
    assert loaded.pack is not None
    (gazette,) = loaded.pack.articles
    assert (gazette.slug, gazette.file, gazette.stories) == (
        "gazette",
        "gazette.txt",
        {"harbour-2031-womens-800m-final": 1},
    )
    claim = gazette.claims[0]
    assert (claim.about, claim.what, claim.value, claim.mood) == ("ada-brown", "time", "1:58.20", Mood.ASSERTED)
    assert str(claim.in_) == "harbour-2031-womens-800m-final"
    assert gazette.text[claim.span.start : claim.span.end] == claim.excerpt
    assert (claim.paragraph, claim.printed, claim.source) == (2, "1:58.20", "data/articles/gazette.toml:11")
    assert [TEXT[span.start : span.end] for span in claim.also] == ["Nobody will forget the 1:58.20"]
    assert (gazette.quotes[0].speaker, gazette.quotes[0].paragraph) == ("ada-brown", 4)
    assert [aside.why for aside in gazette.asides] == [AsideWhy.FURNITURE, AsideWhy.OPINION]


def test_what_follows_from_a_claim_that_is_said_again_follows_from_the_one_that_is_left(tmp_path: Path) -> None:
    again = 'ada-brown.time = { value = "1:58.20", reading = "the time is Brown’s", id = "second-name" }'
    entries = f"""\
[[sentence]]
at = "Ada Brown won the women’s 800m final in 1:58.20"
ada-brown.time = {{ value = "1:58.20", reading = "the time is Brown’s", id = "her-time" }}
[[sentence]]
at = "She beat her best by 0.40 seconds"
ada-brown.improvement = {{ value = "0.40", follows = "her-time" }}
[[sentence]]
at = "Nobody will forget the 1:58.20"
{again}
[[sentence]]
at = "Mina Lee was second in 1:58.43"
mina-lee.time = {{ value = "1:58.43", follows = "second-name" }}
"""
    pack = read_pack(write(tmp_path, {ARTICLE: article(entries)})).pack
    assert pack is not None
    assert [(claim.what, claim.name, claim.follows) for claim in pack.articles[0].claims] == [
        ("time", "her-time", None),
        ("improvement", None, "her-time"),
        ("time", None, "her-time"),
    ]


def test_ids_have_twelve_characters_and_no_two_claims_share_one(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path)).pack
    assert pack is not None
    ids = [claim.id for claim in pack.articles[0].claims]
    assert [len(id_) for id_ in ids] == [12, 12, 12, 12]
    assert len(set(ids)) == 4


def test_the_digest_is_the_one_that_the_files_alone_give(tmp_path: Path) -> None:
    pack = read_pack(write(tmp_path, {"seeds/stray.txt": "no article names it"})).pack
    assert pack is not None
    assert pack.digest == pack_digest(tmp_path)
    assert pack_files(tmp_path) == (
        "data/articles/gazette.toml",
        "data/people.toml",
        "data/races.toml",
        "data/vocabulary.toml",
        "seeds/gazette.txt",
    )


def test_the_digest_changes_with_a_byte_of_an_article(tmp_path: Path) -> None:
    before = pack_digest(write(tmp_path))
    (tmp_path / "seeds/gazette.txt").write_text(TEXT + " ", encoding="utf-8")
    assert pack_digest(tmp_path) != before


def test_progress_counts_the_articles(tmp_path: Path) -> None:
    counts: list[tuple[int, int]] = []
    read_pack(write(tmp_path), lambda count, total: counts.append((count, total)))
    assert counts == [(1, 1)]


def test_positions_count_code_points_of_the_file_with_its_line_ends_and_mark(tmp_path: Path) -> None:
    text = "\ufeffBrown’s night\r\n\r\nAda Brown\r\nran 1:58.20.\r\n"
    entries = """\
[[sentence]]
at = "Brown’s night"
aside = "furniture"
[[sentence]]
at = "Ada Brown ran 1:58.20"
ada-brown.time = "1:58.20"
"""
    pack = read_pack(write(tmp_path, {ARTICLE: article(entries, text)}, text=text)).pack
    assert pack is not None
    claim = pack.articles[0].claims[0]
    assert claim.span == Span(18, 40)
    assert claim.paragraph == 2


@pytest.mark.parametrize("left", [{"data/articles/README.md": "how"}, {"data/articles/.gitkeep": ""}])
def test_a_pack_without_articles_is_a_warning(tmp_path: Path, left: dict[str, str | bytes | None]) -> None:
    root = write(tmp_path, {ARTICLE: None, "seeds/gazette.txt": None, **left})
    assert problem_lines(root) == ["data/articles:1 warning [empty-pack]"]
    pack = read_pack(root).pack
    assert pack is not None
    assert pack.articles == ()


def test_a_pack_without_a_folder_for_articles_has_lost_them(tmp_path: Path) -> None:
    root = write(tmp_path)
    (root / ARTICLE).unlink()
    (root / "data/articles").rmdir()
    assert problem_lines(root) == [
        "data/articles:1 error [empty-pack]",
        "seeds/gazette.txt:1 warning [unnamed-seed]",
    ]


def test_an_empty_folder_is_an_empty_pack(tmp_path: Path) -> None:
    assert problem_lines(tmp_path) == [
        "data/articles:1 error [empty-pack]",
        "data/vocabulary.toml:1 error [file-missing]",
    ]


def test_a_text_that_no_article_names_is_a_warning(tmp_path: Path) -> None:
    root = write(tmp_path, {"seeds/stray.txt": "nobody curated this"})
    assert problem_lines(root) == ["seeds/stray.txt:1 warning [unnamed-seed]"]
    assert read_pack(root).pack is not None


@pytest.mark.parametrize("content", ["[", article(ENTRIES).replace("file =", "# file ="), None])
def test_a_text_is_not_said_to_be_nobodys_while_an_article_cannot_be_read(tmp_path: Path, content: str | None) -> None:
    files: dict[str, str | bytes | None] = {ARTICLE: content, "seeds/stray.txt": "nobody curated this"}
    lines = problem_lines(write(tmp_path, files))
    assert any("unnamed-seed" in problem for problem in lines) is (content is None)


def test_a_table_that_nothing_reads_is_a_warning(tmp_path: Path) -> None:
    root = write(tmp_path, {"data/more/people.toml": PEOPLE})
    assert problem_lines(root) == ["data/more/people.toml:1 warning [stray-file]"]
    pack = read_pack(root).pack
    assert pack is not None
    assert pack.digest == pack_digest(root)


def test_a_register_that_cannot_be_read_makes_no_unknown_ids(tmp_path: Path) -> None:
    assert problem_lines(write(tmp_path, {"data/people.toml": "["})) == ["data/people.toml:1 error [not-toml]"]


READ_BY_REGISTERS = """\
[[sentence]]
at = "Mina Lee was second in 1:58.43, and Lee’s father Sven Nordås"
sven-nordas.beat = "mina-lee"
mina-lee.date = "2031-08-27"
meet.date = { value = "last-day harbour-2031", when = "as of harbour-2031", reading = "the Games end on the last day" }
[[sentence]]
at = "ada"
mina-lee.took-part = "yes"
[[sentence]]
at = "I never looked"
quote = "mina-lee"
reading = "Brown speaks for Lee"
"""


@pytest.mark.parametrize("register", ["data/people.toml", "data/races.toml"])
@pytest.mark.parametrize("content", ["[", None])
def test_a_register_that_cannot_be_read_hides_no_excerpt_and_makes_no_other_problem(
    tmp_path: Path, register: str, content: str | None
) -> None:
    entries = ENTRIES + READ_BY_REGISTERS
    assert problem_lines(write(tmp_path, {ARTICLE: article(entries)})) == [
        "data/articles/gazette.toml:28 warning [sentence-order]",
        "data/articles/gazette.toml:34 error [excerpt-not-found]",
        "data/articles/gazette.toml:38 error [remark-speakers]",
    ]
    rule = "file-missing" if content is None else "not-toml"
    (tmp_path / register).unlink()
    assert problem_lines(write(tmp_path, {ARTICLE: article(entries), register: content})) == [
        "data/articles/gazette.toml:28 warning [sentence-order]",
        "data/articles/gazette.toml:34 error [excerpt-not-found]",
        "data/articles/gazette.toml:38 error [remark-speakers]",
        f"{register}:1 error [{rule}]",
    ]


def test_a_vocabulary_that_cannot_be_read_makes_no_unknown_attributes(tmp_path: Path) -> None:
    assert problem_lines(write(tmp_path, {"data/vocabulary.toml": "["})) == ["data/vocabulary.toml:1 error [not-toml]"]


def test_all_problems_are_reported_by_file_and_line(tmp_path: Path) -> None:
    entries = ENTRIES.replace(".improvement", ".improvment").replace('quote = "ada-brown"', 'quote = "ada"')
    entries = entries.replace("ada-brown.time = {", "ada.time = {")
    write(tmp_path, {ARTICLE: article(entries), "data/people.toml": PEOPLE + "[person.No]\nname = 'N'\nage = 1\n"})
    assert problem_lines(tmp_path) == [
        "data/articles/gazette.toml:14 error [unknown-attribute]",
        "data/articles/gazette.toml:21 error [unknown-id]",
        "data/articles/gazette.toml:27 error [unknown-id]",
        "data/people.toml:11 error [bad-id]",
        "data/people.toml:13 error [unknown-key]",
    ]


def test_a_byte_order_mark_before_a_table_does_no_harm(tmp_path: Path) -> None:
    assert problem_lines(write(tmp_path, {"data/people.toml": "\ufeff" + PEOPLE})) == []


def test_a_named_folder_must_hold_a_pack(tmp_path: Path) -> None:
    with pytest.raises(NoPackError, match="is no pack"):
        locate_pack(tmp_path)
    assert locate_pack(write(tmp_path)) == tmp_path


def test_without_a_name_the_pack_is_the_one_that_came_along() -> None:
    assert (locate_pack() / "data" / "pack.toml").is_file()
