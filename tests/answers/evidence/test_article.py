from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from bot.answers.answer import Answer, Outcome, Quotation, Statement
from bot.answers.as_json import evidence_json
from bot.answers.evidence.article import ArticleEvidence, MarkedWords, article_evidence, asked_spans, excerpted
from bot.answers.exact_words import cited_by
from bot.answers.sentences.caveats import tell_contradictions_once
from bot.facts.model import Span
from bot.facts.text import ArticleText
from bot.store.store import Store
from bot.store.writing.build import build_database
from tests.packs.marked import TEXT, marked_pack

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from tests.answers.conftest import LivePack

BUDAPEST = "the World Athletics Championships in Budapest, Hungary, on Wednesday (23 August)"
SLUGS = ["city-post", "delta-wire", "harbour-gazette", "the-mile"]


@pytest.fixture(scope="module")
async def gull_post(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[ArticleEvidence]:
    folder = tmp_path_factory.mktemp("marked")
    build_database(marked_pack(folder / "pack"), folder / "facts.db")
    async with await Store.open(folder / "facts.db") as store:
        evidence = await article_evidence(store, "gull-post")
        assert evidence is not None
        yield evidence


async def evidence_of(pack: LivePack, slug: str) -> ArticleEvidence:
    evidence = await article_evidence(pack.store, slug)
    assert evidence is not None
    return evidence


def words(evidence: ArticleEvidence, excerpt: str) -> MarkedWords:
    return next(each for each in evidence.words if each.excerpt == excerpt)


def told(each: MarkedWords) -> list[str]:
    return [" | ".join(filter(None, (line.text, line.tally))) for line in each.lines]


def printed(each: MarkedWords) -> list[str]:
    return [f"[{other.citation.number}] {other.text}" for other in each.others]


# --- whole --------------------------------------------------------------------------------------------------------


async def test_no_article_goes_by_another_slug(harbour: LivePack) -> None:
    assert await article_evidence(harbour.store, "the-miles") is None


async def test_it_takes_two_statements(harbour: LivePack) -> None:
    before = harbour.store.statements
    await evidence_of(harbour, "the-mile")
    assert harbour.store.statements - before == 2


@pytest.mark.parametrize("slug", SLUGS)
async def test_every_claim_and_quotation_stands_at_its_words(harbour: LivePack, slug: str) -> None:
    evidence = await evidence_of(harbour, slug)
    article = next(each for each in harbour.pack.articles if each.slug == slug)
    spans = {each.id: (each.span, *each.also) for each in article.claims}
    spans |= {quote.id: (quote.span,) for quote in article.quotes}
    assert {each.id: each.spans for each in evidence.words} == spans
    assert [each.spans[0].start for each in evidence.words] == sorted(own[0].start for own in spans.values())
    for each in evidence.words:
        assert article.text[each.spans[0].start : each.spans[0].end].split() == each.excerpt.split()


@pytest.mark.parametrize("slug", SLUGS)
async def test_its_paragraphs_are_all_of_its_text(harbour: LivePack, slug: str) -> None:
    evidence = await evidence_of(harbour, slug)
    article = next(each for each in harbour.pack.articles if each.slug == slug)
    runs = [run for paragraph in evidence.paragraphs for run in paragraph.runs]
    assert [article.text[run.start : run.start + len(run.text)] for run in runs] == [run.text for run in runs]
    assert "".join("".join(run.text.split()) for run in runs) == "".join(article.text.split())


async def test_a_claim_has_its_sentence_and_what_the_others_print(harbour: LivePack) -> None:
    evidence = await evidence_of(harbour, "harbour-gazette")
    clocking = words(evidence, "1:58.20")
    assert told(clocking) == [
        (
            "Ada Brown ran 1:58.20 [1][2][4], 1:58.02 [3] | DISPUTED, 3 against 1; "
            "CONTRADICTED in [1]: 1:58.43 − 1:58.20 is 0.23 s, not 0.32 s"
        )
    ]
    assert printed(clocking) == [
        "[2] Ada Brown cut her best by 0.40 seconds to 1:58.20",
        "[3] Ada Brown won the women's 800 metres final at Harbour 31 in 1:58.02",
        "[4] Ada Brown of Harbour won gold in the women's 800m final on Wednesday (27 August) in 1:58.20",
    ]
    assert clocking.ask == "/compare Ada Brown time"


async def test_what_it_says_alone_leaves_out_and_contradicts_is_what_sources_says_of_it(harbour: LivePack) -> None:
    evidence, answer = await evidence_of(harbour, "the-mile"), await harbour.ask("/sources article:2")
    report = evidence.report
    lines = [block for block in answer.blocks if isinstance(block, Statement)]
    of_article = (*report.contradictions, *report.disputes, *report.alone, *report.left_out)
    assert [*tell_contradictions_once(replace(answer, blocks=of_article)).blocks] == lines
    assert (len(report.contradictions), len(report.alone), len(report.left_out)) == (4, 26, 8)


@pytest.mark.parametrize("slug", SLUGS)
async def test_each_question_that_is_offered_cites_the_words(harbour: LivePack, slug: str) -> None:
    for each in (await evidence_of(harbour, slug)).words:
        answer = await harbour.ask(each.ask)
        cited = {citation.claim for block in answer.blocks for citation in cited_by(block)}
        assert (each.ask, answer.outcome, each.id in cited) == (each.ask, Outcome.ANSWERED, True)


async def test_so_does_each_of_the_shipped_articles(shipped: LivePack) -> None:
    offered = {}
    for article in shipped.pack.articles:
        offered |= {each.ask: each.id for each in (await evidence_of(shipped, article.slug)).words if each.ask}
    for ask, claim in offered.items():
        answer = await shipped.ask(ask)
        cited = {citation.claim for block in answer.blocks for citation in cited_by(block)}
        assert (ask, answer.outcome, claim in cited) == (ask, Outcome.ANSWERED, True)


@pytest.mark.parametrize("slug", SLUGS)
async def test_every_line_and_every_printing_passes_the_audit(harbour: LivePack, slug: str) -> None:
    evidence = await evidence_of(harbour, slug)
    for each in evidence.words:
        answer = Answer(each.ask, "Words", (*each.lines, *each.others), evidence.articles)
        assert list(harbour.auditor.problems(answer)) == []


async def test_a_quotation_has_who_said_it_and_how_others_print_the_same(gull_post: ArticleEvidence) -> None:
    remark = words(gull_post, "I flew 🕊 & won")
    assert (remark.kind, remark.ask) == ("quote", "/quote Ada Brown")
    assert told(remark) == ["Ada Brown, after the final [1][2]"]
    assert [(each.text, each.difference) for each in remark.others] == [("I flew and won", "“and” where [1] has “🕊 &”")]


async def test_what_is_contested_is_marked_as_such(gull_post: ArticleEvidence) -> None:
    assert [(each.excerpt, each.is_contested) for each in gull_post.words] == [
        ("Ada Brown won in 1:58.20", True),
        ("Ada Brown won", False),
        ("1:58.20 🏅 ahead of Mina Lee", False),
        ("I flew 🕊 & won", False),
    ]


@pytest.mark.parametrize(
    ("slug", "excerpt", "lines"),
    [
        ("olympics-com", "Olympic Games Paris 2024", ["The venue of the Paris 2024 Olympics was to be Paris [4]"]),
        ("riverdale-standard", "the Tokyo 2020 Olympics", ["The Tokyo 2020 Olympics took place in Tokyo [3]"]),
        ("riverdale-standard", "a world lead of 3:27.14 in Monaco in July", ["Monaco 2023 took place in Monaco [3]"]),
    ],
)
async def test_what_no_article_is_set_against_tells_its_claim_alone(
    shipped: LivePack, slug: str, excerpt: str, lines: list[str]
) -> None:
    evidence = await evidence_of(shipped, slug)
    of_excerpt = [each for each in evidence.words if each.excerpt == excerpt and not each.ask]
    assert [line.text for each in of_excerpt for line in each.lines] == lines
    assert [each.others for each in of_excerpt] == [()]


@pytest.mark.parametrize("pack", ["shipped", "harbour"])
async def test_every_claim_is_told_by_a_line_that_cites_it(pack: str, shipped: LivePack, harbour: LivePack) -> None:
    live = {"shipped": shipped, "harbour": harbour}[pack]
    for article in live.pack.articles:
        for each in (await evidence_of(live, article.slug)).words:
            assert any(citation.claim == each.id for line in each.lines for citation in line.citations), each.excerpt


async def test_no_article_is_shown_as_printing_a_day_that_it_does_not_print(shipped: LivePack) -> None:
    final = words(await evidence_of(shipped, "riverdale-standard"), f"the men’s 1500m final at {BUDAPEST}")
    assert [line.text for line in final.lines] == ["The race took place on 23 August 2023 [3][4]"]
    assert [other.citation.number for other in final.others] == [4]
    year = words(
        await evidence_of(shipped, "sportnewscenter"),
        "World Championships 2023: Josh Kerr Dethrones Jakob Ingebrigtsen for 1500m Gold",
    )
    assert [line.text for line in year.lines] == [
        "The race took place in 2023 [1]",
        "The race took place on 23 August 2023 [3][4]",
    ]


async def test_spans_count_code_points(gull_post: ArticleEvidence) -> None:
    beaten = words(gull_post, "1:58.20 🏅 ahead of Mina Lee")
    assert beaten.spans == (Span(55, 82),)
    assert TEXT[55:82] == "1:58.20 🏅 ahead of Mina Lee"
    won = words(gull_post, "Ada Brown won")
    assert [TEXT[span.start : span.end] for span in won.spans] == ["Ada Brown won", "Brown won 🏁"]


# --- what is asked for --------------------------------------------------------------------------------------------


async def test_the_words_that_are_asked_for_come_in_the_order_of_the_address(gull_post: ArticleEvidence) -> None:
    first, second, third, _ = gull_post.words
    spans = asked_spans(gull_post, [third.id, first.id, third.id, "nothing", second.id], "0-1")
    assert spans == (third.spans[0], first.spans[0], second.spans[0], Span(0, 1))


@pytest.mark.parametrize(
    "run", ["", "5", "5-5", "9-5", "-1-5", "0-100000", "0-9999999999", "a-b", "1-2-3", "٣-٤", " 1-2", "1-2\n"]
)
async def test_a_run_that_the_article_does_not_have_is_left_out(gull_post: ArticleEvidence, run: str) -> None:
    assert asked_spans(gull_post, [], run) == ()


# --- excerpts -----------------------------------------------------------------------------------------------------


def shown(evidence: ArticleEvidence) -> list[str]:
    return [run.text for paragraph in evidence.paragraphs for run in paragraph.runs]


async def test_an_excerpt_is_the_sentence_around_the_words_and_its_neighbours(gull_post: ArticleEvidence) -> None:
    remark = words(gull_post, "I flew 🕊 & won")
    excerpt = excerpted(gull_post, remark.spans)
    assert shown(excerpt) == ["“I flew 🕊 & won,” said Brown. They sang 🎶."]
    assert [(paragraph.number, run.start) for paragraph in excerpt.paragraphs for run in paragraph.runs] == [(3, 147)]
    assert [each.excerpt for each in excerpt.words] == ["I flew 🕊 & won"]
    assert not excerpt.is_whole


async def test_sentences_that_follow_each_other_are_one_run(gull_post: ArticleEvidence) -> None:
    start, end = TEXT.index("sang"), TEXT.index("🏁")
    assert shown(excerpted(gull_post, [Span(start, end)])) == [
        "“I flew 🕊 & won,” said Brown. They sang 🎶. At the end Brown won 🏁."
    ]


async def test_without_words_it_is_what_is_contested(gull_post: ArticleEvidence) -> None:
    excerpt = excerpted(gull_post, ())
    assert shown(excerpt) == [TEXT.splitlines()[0]]


async def test_a_run_over_several_paragraphs_shows_the_sentences_that_it_touches(gull_post: ArticleEvidence) -> None:
    start, end = TEXT.index("cheered"), TEXT.index("flew")
    assert shown(excerpted(gull_post, [Span(start, end)])) == [
        TEXT.splitlines()[0],
        "Nobody counted the gulls & <b>crumbs</b>.",
        "“I flew 🕊 & won,” said Brown. They sang 🎶.",
    ]


@pytest.mark.parametrize("slug", ["sportnewscenter", "riverdale-standard"])
async def test_ten_sentences_are_shown_at_most(shipped: LivePack, slug: str) -> None:
    evidence = await evidence_of(shipped, slug)
    text = next(article.text for article in shipped.pack.articles if article.slug == slug)
    for spans in ([each.spans[0] for each in evidence.words], [Span(0, len(text))]):
        excerpt = excerpted(evidence, spans)
        sentences = {text[span.start : span.end] for span in ArticleText(text).sentences}
        runs = [ArticleText(run) for run in shown(excerpt)]
        printed = [run.text[span.start : span.end] for run in runs for span in run.sentences]
        assert len(printed) == 10
        assert set(printed) <= sentences


# --- as JSON ------------------------------------------------------------------------------------------------------


async def test_the_evidence_as_json_has_the_keys_that_answers_have(gull_post: ArticleEvidence) -> None:
    fields = json.loads(evidence_json(gull_post))
    assert list(fields) == [
        *("article", "stories", "report", "paragraphs", "words", "articles", "is_numbered", "is_whole"),
    ]
    assert list(fields["report"]) == ["contradictions", "disputes", "alone", "left_out"]
    time = fields["words"][0]
    assert time["spans"] == [[38, 62]]
    assert (time["lines"][0]["kind"], time["lines"][0]["tally"]) == ("statement", "TIE, 1 against 1")
    assert (time["others"][0]["kind"], time["others"][0]["citations"][0]["article"]) == ("quote", "paper")
    assert fields["paragraphs"][1] == {
        "number": 2,
        "span": [105, 146],
        "runs": [{"start": 105, "text": "Nobody counted the gulls & <b>crumbs</b>."}],
    }


async def test_excerpts_as_json_hold_no_other_sentence(gull_post: ArticleEvidence) -> None:
    text = evidence_json(excerpted(gull_post, ()))
    assert "crumbs" not in text
    assert "They sang" not in text
    assert "said Brown" not in text
    assert isinstance(gull_post.words[0].others[0], Quotation)
