import csv
import io
import json

import pytest
from msgspec.structs import replace

from bot.facts.compared_pack import ComparedPack
from bot.facts.model import (
    Article,
    Caveat,
    Claim,
    Finding,
    Mood,
    Pack,
    Point,
    PointClaim,
    PointKey,
    PointMoment,
    PointValue,
    Quote,
    Span,
    Than,
    Value,
    Verdict,
)
from bot.facts.moment import Moment
from bot.facts.registers import Registers
from bot.facts.scope import Scope
from bot.facts.vocabulary import Vocabulary
from bot.render.export import COLUMNS, RecordType, csv_lines, jsonl, records

FINAL = "harbour-2031-womens-800m-final"
TIME = Claim(
    id="k3f9x0a1b2c3",
    article="harbour-gazette",
    about="ada-brown",
    what="time",
    value="1:58.20",
    in_=Scope(FINAL),
    excerpt="Brown crossed in 1:58.20",
    span=Span(312, 336),
    paragraph=4,
    source="data/articles/harbour-gazette.toml:14",
    printed="1:58.20",
)
CUT = Claim(
    id="k99",
    article="harbour-gazette",
    about="ada-brown",
    what="improvement",
    value="0.40",
    in_=Scope(FINAL),
    excerpt='Brown cut, she said, "her best"',
    span=Span(340, 371),
    paragraph=5,
    source="data/articles/harbour-gazette.toml:20",
    than=Than(what="personal-best", when=Moment.before(FINAL)),
    by="ada-brown",
    mood=Mood.HOPED,
    also=(Span(5, 9), Span(700, 712)),
    reading="“her” is Brown",
)
LOOKED = Quote(
    id="q81",
    article="harbour-gazette",
    speaker="ada-brown",
    text="I never looked back",
    span=Span(402, 421),
    paragraph=5,
    source="data/articles/harbour-gazette.toml:22",
    when=Moment("after"),
    remark="never-looked-back",
)
GAZETTE = Article(
    slug="harbour-gazette",
    file="harbour-gazette.txt",
    sha256="9f2c",
    stories={FINAL: 1},
    text="",
    source="data/articles/harbour-gazette.toml",
    publisher="Harbour Gazette",
    title="Local hero takes the 800",
    claims=(TIME, CUT),
    quotes=(LOOKED,),
)
PACK = Pack("digest", Vocabulary({}, {}), Registers(), (GAZETTE,))
POINT = Point(
    id="p07",
    key=PointKey("ada-brown", "time", Scope(FINAL)),
    verdict=Verdict.DISPUTED,
    headline=Value("1:58.20"),
    values=(
        PointValue(
            Value("1:58.20"),
            0,
            ("harbour-gazette", "the-mile"),
            ("harbour-gazette", "the-mile"),
            (
                PointClaim("k3f", "harbour-gazette", Value("1:58.20")),
                PointClaim("k3f", "harbour-gazette", Value("1:58.20"), implied=True),
                PointClaim("k98", "the-mile", Value("1:58.20")),
            ),
        ),
        PointValue(
            Value("1:58.02"), 1, ("delta-wire",), ("delta-wire",), (PointClaim("k4a", "delta-wire", Value("1:58.02")),)
        ),
    ),
    stories=(FINAL,),
    among_articles=4,
    silent=("city-post",),
    reports=(PointClaim("k99", "harbour-gazette", Value("0.40")),),
    moments=(PointMoment(Moment("finish"), ("the-mile",)), PointMoment(None, ("delta-wire",))),
    caveats=(Caveat("p08", ("delta-wire", "the-mile"), Verdict.TIE, "ada-brown", "took-part"),),
)
FINDING = Finding(
    "f5c",
    "best-got-worse",
    ("the-mile",),
    ("k1", "k2"),
    "1:58.20 is 0.10 s slower than the earlier best 1:58.10",
    clash="1:58.20 is slower than 1:58.10",
)
COMPARED = ComparedPack(PACK, (POINT,), (FINDING,))


def lines(*types: RecordType) -> list[str]:
    return list(jsonl(COMPARED, types or RecordType))


def test_the_types_follow_each_other_as_the_curators_page_shows_them() -> None:
    types = [json.loads(line)["type"] for line in lines()]
    assert types == ["article", "claim", "claim", "quote", "point", "finding"]


@pytest.mark.parametrize(
    ("record_type", "line"),
    [
        (
            RecordType.ARTICLE,
            (
                '{"type":"article","slug":"harbour-gazette","stories":{"harbour-2031-womens-800m-final":1},'
                '"file":"harbour-gazette.txt","sha256":"9f2c","url":null,"publisher":"Harbour Gazette",'
                '"title":"Local hero takes the 800","author":null,"published":null}'
            ),
        ),
        (
            RecordType.CLAIM,
            (
                '{"type":"claim","id":"k3f9x0a1b2c3","article":"harbour-gazette","about":"ada-brown","what":"time",'
                '"in":"harbour-2031-womens-800m-final","when":null,"than":null,"among":null,"by":null,"mood":"asserted",'
                '"value":"1:58.20","printed":"1:58.20","excerpt":"Brown crossed in 1:58.20","also":[],"start":312,'
                '"end":336,"paragraph":4,"reading":null,"source":"data/articles/harbour-gazette.toml:14"}'
            ),
        ),
        (
            RecordType.QUOTE,
            (
                '{"type":"quote","id":"q81","article":"harbour-gazette","speaker":"ada-brown","when":"after",'
                '"remark":"never-looked-back","text":"I never looked back","start":402,"end":421,"paragraph":5,'
                '"reading":null,"source":"data/articles/harbour-gazette.toml:22"}'
            ),
        ),
        (
            RecordType.POINT,
            (
                '{"type":"point","id":"p07","about":"ada-brown","what":"time","in":"harbour-2031-womens-800m-final",'
                '"when":null,"than":null,"among":null,"verdict":"DISPUTED","headline":"1:58.20","values":['
                '{"value":"1:58.20","articles":["harbour-gazette","the-mile"],"claims":["k3f","k98"]},'
                '{"value":"1:58.02","articles":["delta-wire"],"claims":["k4a"]}],"silent":["city-post"],"reports":["k99"],'
                '"moments":[{"moment":"finish","articles":["the-mile"]},{"moment":null,"articles":["delta-wire"]}],'
                '"caveats":[{"id":"p08","articles":["delta-wire","the-mile"],"verdict":"TIE",'
                '"about":"ada-brown","what":"took-part","clash":null,"claims":[]}]}'
            ),
        ),
        (
            RecordType.FINDING,
            (
                '{"type":"finding","id":"f5c","rule":"best-got-worse","articles":["the-mile"],"claims":["k1","k2"],'
                '"working":"1:58.20 is 0.10 s slower than the earlier best 1:58.10","speakers":[],"quotes":[]}'
            ),
        ),
    ],
)
def test_a_line_is_written_as_the_curators_page_shows_it(record_type: RecordType, line: str) -> None:
    assert lines(record_type)[0] == line


def test_a_comparison_names_only_what_it_changes_and_also_holds_pairs() -> None:
    record = json.loads(lines(RecordType.CLAIM)[1])
    assert record["than"] == {"what": "personal-best", "when": "before harbour-2031-womens-800m-final"}
    assert (record["also"], record["by"], record["mood"]) == ([[5, 9], [700, 712]], "ada-brown", "hoped")


@pytest.mark.parametrize("record_type", RecordType)
def test_csv_has_every_column_in_the_order_of_the_records(record_type: RecordType) -> None:
    for record in records(record_type, COMPARED):
        assert tuple(record) == COLUMNS[record_type]


def test_csv_reads_back_row_by_row() -> None:
    rows = list(csv.DictReader(csv_lines(RecordType.CLAIM, COMPARED)))
    assert [row["id"] for row in rows] == ["k3f9x0a1b2c3", "k99"]
    assert rows[1]["excerpt"] == 'Brown cut, she said, "her best"'
    assert rows[1]["also"] == "[[5,9],[700,712]]"
    assert rows[1]["than"] == '{"what":"personal-best","when":"before harbour-2031-womens-800m-final"}'
    assert (rows[0]["when"], rows[0]["start"], rows[0]["also"]) == ("", "312", "[]")


def test_csv_of_nothing_has_its_columns_all_the_same() -> None:
    assert list(csv_lines(RecordType.FINDING, ComparedPack(PACK, (), ()))) == [
        "id,rule,articles,claims,working,speakers,quotes"
    ]


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_cell_that_a_spreadsheet_would_calculate_is_text(first: str) -> None:
    title = f'{first}HYPERLINK("https://example.org")'
    compared = ComparedPack(Pack("digest", Vocabulary({}, {}), Registers(), (replace(GAZETTE, title=title),)), (), ())
    _, row = csv.reader(io.StringIO("\r\n".join(csv_lines(RecordType.ARTICLE, compared)), newline=""))
    assert row[6] == f"'{title}"
    (line,) = jsonl(compared, [RecordType.ARTICLE])
    assert json.loads(line)["title"] == title
