from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from bot.answers.evidence.article import article_evidence, asked_spans, excerpted
from bot.render.web.article_page import article_page
from bot.render.web.templates import render_page
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.marked import marked_pack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from bot.answers.evidence.article import ArticleEvidence
    from bot.render.web.article_page import PageParagraph, WordsNote


@pytest.fixture(scope="module")
async def evidence(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ArticleEvidence]:
    folder = tmp_path_factory.mktemp("marked")
    build_database(marked_pack(folder / "pack"), folder / "facts.db")
    async with await Store.open(folder / "facts.db") as store:
        found = await article_evidence(store, "gull-post")
        assert found is not None
        yield found


@pytest.fixture(scope="module")
def claims(evidence: ArticleEvidence) -> dict[str, str]:
    """The ids of the claims by short names."""
    return dict(zip(("time", "won", "beat", "remark"), (each.id for each in evidence.words), strict=True))


def segments(paragraph: PageParagraph, claims: dict[str, str]) -> list[tuple[str, str]]:
    """Each segment of a paragraph with the short names of the claims that cover it."""
    names = {id_: name for name, id_ in claims.items()}
    return [(each.text, " ".join(names[id_] for id_ in each.claims)) for run in paragraph.runs for each in run]


@pytest.fixture
async def of_several_stories(harbour_database: Path) -> ArticleEvidence:
    """An article that has another number in each of its stories."""
    return await evidence_of(harbour_database, "city-post")


async def evidence_of(database: Path, slug: str) -> ArticleEvidence:
    async with await Store.open(database) as store:
        found = await article_evidence(store, slug)
        assert found is not None
        return found


def note_lines(note: WordsNote) -> list[str]:
    """The lines of a note and what is below them, without their marks."""
    runs = [run for line in note.lines for run in (line.pieces, *line.below)]
    return ["".join(piece.text for piece in run) for run in runs]


def test_the_text_is_cut_wherever_a_claim_begins_or_ends(evidence: ArticleEvidence, claims: dict[str, str]) -> None:
    first, second, third = article_page(evidence).paragraphs
    assert segments(first, claims) == [
        ('😀 <script>alert("gulls")</script> & 🏟 ', ""),
        ("Ada Brown won", "won time"),
        (" in ", "time"),
        ("1:58.20", "time beat"),
        (" 🏅 ahead of Mina Lee", "beat"),
        (". The 𝔤𝔲𝔩𝔩𝔰 cheered 🐦.", ""),
    ]
    assert segments(second, claims) == [("Nobody counted the gulls & <b>crumbs</b>.", "")]
    assert segments(third, claims) == [
        ("“", ""),
        ("I flew 🕊 & won", "remark"),
        (",” said Brown. They sang 🎶. At the end ", ""),
        ("Brown won 🏁", "won"),
        (".", ""),
    ]


def test_claims_begin_where_their_own_words_do(evidence: ArticleEvidence, claims: dict[str, str]) -> None:
    paragraphs = article_page(evidence).paragraphs
    begins = {each.text: each.begins for item in paragraphs for run in item.runs for each in run if each.begins}
    assert begins == {
        "Ada Brown won": (claims["won"], claims["time"]),
        "1:58.20": (claims["beat"],),
        "I flew 🕊 & won": (claims["remark"],),
    }


def test_what_only_a_quotation_covers_is_told_from_what_the_article_says(evidence: ArticleEvidence) -> None:
    items = article_page(evidence).paragraphs
    assert [each.text for item in items for run in item.runs for each in run if each.is_quoted] == ["I flew 🕊 & won"]


def test_a_press_opens_the_note_on_the_narrowest_words(evidence: ArticleEvidence, claims: dict[str, str]) -> None:
    segments = [each for item in article_page(evidence).paragraphs for run in item.runs for each in run]
    notes = [each.notes[0] for each in segments if each.notes]
    assert notes == [claims[name] for name in ("won", "time", "time", "beat", "remark", "won")]


def test_what_is_asked_for_is_marked_and_its_notes_come_first(
    evidence: ArticleEvidence, claims: dict[str, str]
) -> None:
    asked = [claims["beat"], claims["remark"]]
    page = article_page(evidence, asked, asked_spans(evidence, asked))
    first, second, third = page.paragraphs
    assert [each.text for run in first.runs for each in run if each.is_cited] == ["1:58.20", " 🏅 ahead of Mina Lee"]
    assert [each.text for run in third.runs for each in run if each.is_cited] == ["I flew 🕊 & won"]
    assert [note.id for note in first.cited] == [claims["beat"]]
    assert [note.id for note in first.notes] == [claims["time"], claims["won"]]
    assert first.summary == "2 more notes, 1 contested"
    assert (second.is_cited, [item.number for item in page.cited]) == (False, [1, 3])
    assert page.own == "https://gulls.example/a?b=1&c=2#:~:text=1%3A58.20%20%F0%9F%8F%85%20ahead,of%20Mina%20Lee"


def test_a_run_of_words_is_marked_though_no_claim_covers_it(evidence: ArticleEvidence) -> None:
    page = article_page(evidence, (), asked_spans(evidence, (), "105-111"))
    cited = [each for item in page.paragraphs for run in item.runs for each in run if each.is_cited]
    assert [(each.text, each.is_first, each.notes) for each in cited] == [("Nobody", True, ())]


def test_without_anything_asked_for_all_paragraphs_stand_beside_the_chat(evidence: ArticleEvidence) -> None:
    page = article_page(evidence)
    assert page.cited == page.paragraphs
    assert page.own == "https://gulls.example/a?b=1&c=2"


def test_a_note_has_the_line_with_its_verdict_and_what_the_others_print(evidence: ArticleEvidence) -> None:
    time, won, _ = article_page(evidence).paragraphs[0].notes
    assert note_lines(time) == ["Ada Brown ran 1:58.20 [1], 1:58.25 [2]", "TIE, 1 against 1"]
    assert time.ask is not None
    assert (time.ask.label, time.ask.address) == ("/compare Ada Brown time", "/ask?q=%2Fcompare+Ada+Brown+time")
    (other,) = time.others
    assert (other.mark, other.publisher) == ("[2]", "paper (publisher not stated)")
    assert [(piece.kind, piece.text) for piece in other.pieces] == [("text", "“"), ("match", "1:58.25"), ("text", "”")]
    assert other.address.startswith("/article/paper?claim=")
    assert (time.is_contested, won.is_contested) == (True, False)


def test_that_the_paragraph_names_somebody_is_not_said_of_how_a_line_was_read(evidence: ArticleEvidence) -> None:
    pages = [article_page(evidence).paragraphs]
    below = [line for items in pages for item in items for note in item.notes for line in note_lines(note)]
    assert not any("same paragraph" in line for line in below)


def test_how_it_stands_against_the_others_is_counted(evidence: ArticleEvidence) -> None:
    assert [part.heading for part in article_page(evidence).report] == ["Disagrees with others (1)", "Only here (1)"]


def test_marks_of_the_article_itself_lead_to_its_words_on_the_page(
    evidence: ArticleEvidence, claims: dict[str, str]
) -> None:
    (line,) = article_page(evidence).report[1].lines
    assert [piece.address for piece in line.pieces if piece.kind == "mark"] == [
        f"?claim={claims['beat']}#claim-{claims['beat']}"
    ]
    (line,) = article_page(excerpted(evidence, asked_spans(evidence, [claims["remark"]]))).report[1].lines
    (own,) = [piece.address for piece in line.pieces if piece.kind == "mark"]
    assert own == f"/article/gull-post?claim={claims['beat']}#claim-{claims['beat']}"


def test_excerpts_have_dots_where_something_is_left_out(evidence: ArticleEvidence, claims: dict[str, str]) -> None:
    spans = asked_spans(evidence, [claims["remark"]])
    (paragraph,) = article_page(excerpted(evidence, spans), [claims["remark"]], spans).paragraphs
    assert (paragraph.is_cut_before, paragraph.is_cut_after) == (False, True)
    html = render_page("article_part.html", is_public=True, page=article_page(excerpted(evidence, spans)))
    assert "At the end" not in html
    assert "…</p>" in html


@pytest.mark.parametrize("template", ["article.html", "article_part.html"])
def test_whatever_an_article_prints_is_escaped(evidence: ArticleEvidence, template: str) -> None:
    html = render_page(template, is_public=False, page=article_page(evidence))
    assert "&lt;script&gt;alert(&#34;gulls&#34;)&lt;/script&gt; &amp; 🏟" in html
    assert "Gull &amp; &lt;i&gt;Post&lt;/i&gt;" in html
    assert "🏅 &lt;script&gt;1&lt;/script&gt;" in html
    assert "by <bdi>A &amp; B</bdi>" in html
    assert "<script>alert" not in html
    assert "<b>crumbs" not in html


# --- an article in several stories, and the small things --------------------------------------------------------


def test_an_article_of_several_stories_names_all_of_them_and_has_no_number(of_several_stories: ArticleEvidence) -> None:
    page = article_page(of_several_stories)
    assert (page.mark, page.publisher) == ("", "City Post")
    assert [(story.label, story.address) for story in page.stories] == [
        ("women's 800m final, Harbour Games 2031", "/story/harbour-2031-womens-800m-final"),
        ("women's high jump final, Harbour Games 2031", "/story/harbour-2031-womens-high-jump-final"),
        ("women's marathon, Harbour Games 2031", "/story/harbour-2031-womens-marathon"),
    ]


@pytest.mark.parametrize("template", ["article.html", "article_part.html"])
def test_no_number_of_an_article_stands_where_it_has_several(
    of_several_stories: ArticleEvidence, template: str
) -> None:
    html = render_page(template, is_public=False, page=article_page(of_several_stories))
    assert re.findall(r"\[\d+\]", html) == []
    assert "Ada Brown ran 1:58.20 (Harbour Gazette, The Mile, City Post), 1:58.02 (Delta Wire)" in html
    assert "in Harbour Gazette: 1:58.43 − 1:58.20 is 0.23 s, not 0.32 s" in html


async def test_an_article_of_one_story_has_no_number_where_answers_on_others_give_it_another(
    harbour_database: Path,
) -> None:
    page = article_page(await evidence_of(harbour_database, "harbour-gazette"))
    assert (page.mark, len(page.stories)) == ("", 1)
    assert re.findall(r"\[\d+\]", render_page("article.html", is_public=False, page=page)) == []


def test_an_article_of_the_only_story_keeps_its_number(evidence: ArticleEvidence) -> None:
    assert article_page(evidence).mark == "[1]"
    html = render_page("article.html", is_public=False, page=article_page(evidence))
    assert "<i>[1]</i>" in html


async def test_a_story_is_named_as_a_sentence_does_and_what_is_not_stated_is_left_out(shipped_database: Path) -> None:
    page = article_page(await evidence_of(shipped_database, "riverdale-standard"))
    html = render_page("article.html", is_public=False, page=page)
    assert ">men&#39;s 1500m final, World Championships 2023</a>" in html
    assert not any(words in html for words in ("title not stated", "no author", "no date"))


@pytest.mark.parametrize(
    "slug", ["britbrief", "east-coast-daily", "olympics-com", "riverdale-standard", "sportnewscenter"]
)
async def test_no_note_stands_twice_in_a_paragraph_and_each_line_begins_with_a_capital(
    shipped_database: Path, slug: str
) -> None:
    page = article_page(await evidence_of(shipped_database, slug))
    for item in page.paragraphs:
        told = [tuple(note_lines(note)) for note in item.notes]
        assert len(told) == len({*told})
        assert all(note.lines for note in item.notes)
    lines = [line for note in (note for item in page.paragraphs for note in item.notes) for line in note_lines(note)]
    assert not any(line.startswith(("whether", "told differently", "How it was read: read as")) for line in lines)
    assert not any("meant here" in line for line in lines)


async def test_how_words_were_read_is_said_once_and_only_with_a_reason(shipped_database: Path) -> None:
    page = article_page(await evidence_of(shipped_database, "riverdale-standard"))
    lines = [line for item in page.paragraphs for note in item.notes for line in note_lines(note)]
    assert [line for line in lines if "Scottish runner" in line] == [
        "How it was read: the Scottish runner is Kerr of the sentence before"
    ]
    assert "How it was read: who follows the leader is second" in lines


async def test_a_mark_in_a_note_leads_to_words_that_do_not_stand_below_it(shipped_database: Path) -> None:
    page = article_page(await evidence_of(shipped_database, "sportnewscenter"))
    notes = [note for item in page.paragraphs for note in item.notes]
    for note in notes:
        below = {other.mark for other in note.others} | {page.mark}
        marks = [piece for line in note.lines for piece in line.pieces if piece.kind == "mark"]
        assert all(piece.address or piece.text in below for piece in marks)
