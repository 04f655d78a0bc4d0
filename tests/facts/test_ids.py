"""Ids hash what a thing means: they change with its meaning, and with nothing else."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.facts.ids import claim_id, finding_id, point_id, quote_id
from bot.facts.model import Claim, Mood, PointKey, Quote, Span, Than
from bot.facts.moment import Moment
from bot.facts.scope import Scope

CLAIM = Claim(
    id="",
    article="gazette",
    about="ada-brown",
    what="time",
    value="1:58.20",
    in_=Scope("final"),
    excerpt="in 1:58.20",
    span=Span(0, 10),
    paragraph=1,
    source="gazette.toml:9",
    than=Than(about="mina-lee"),
)
QUOTE = Quote("", "gazette", "ada-brown", "Yes", Span(0, 3), 1, "gazette.toml:9")


def test_an_id_is_what_it_has_always_been() -> None:
    assert claim_id(CLAIM) == "xykrouf5ytuv"


@pytest.mark.parametrize(
    "change",
    [
        {"article": "mile"},
        {"about": "mina-lee"},
        {"what": "place"},
        {"value": "1:58.02"},
        {"in_": "heat"},
        {"when": Moment("bell")},
        {"than": None},
        {"than": Than(what="mina-lee")},
        {"among": "women"},
        {"by": "ada-brown"},
        {"mood": Mood.DENIED},
    ],
)
def test_a_claim_that_says_something_else_has_another_id(change: dict[str, str]) -> None:
    assert claim_id(replace(CLAIM, **change)) != claim_id(CLAIM)


@pytest.mark.parametrize(
    "change",
    [
        {"id": "abc"},
        {"excerpt": "1:58.20"},
        {"span": Span(9, 19)},
        {"paragraph": 7},
        {"source": "gazette.toml:90"},
        {"printed": "1:58.20"},
        {"also": (Span(3, 4),)},
        {"reading": "as the headline has it"},
        {"name": "her-time"},
    ],
)
def test_the_evidence_of_a_claim_is_no_part_of_its_id(change: dict[str, str]) -> None:
    assert claim_id(replace(CLAIM, **change)) == claim_id(CLAIM)


def test_a_quotation_printed_again_has_an_id_of_its_own() -> None:
    assert quote_id(QUOTE) == quote_id(QUOTE, 1) != quote_id(QUOTE, 2)
    assert quote_id(replace(QUOTE, when=Moment("after"))) != quote_id(QUOTE)


def test_points_differ_by_every_part_of_their_key() -> None:
    keys = [
        PointKey("a", "b"),
        PointKey("b", "a"),
        PointKey("a", "b", in_=Scope("c")),
        PointKey("a", "b", when=Moment("c")),
        PointKey("a", "b", among="c"),
        PointKey("a", "b", value="c"),
        PointKey("a", "b", than=Than(about="c")),
    ]
    assert len({point_id(key) for key in keys}) == len(keys)


def test_ids_are_twelve_small_letters_and_figures() -> None:
    for id_ in (claim_id(CLAIM), quote_id(QUOTE), point_id(PointKey("a", "b")), finding_id("rule", ["x"])):
        assert len(id_) == 12
        assert set(id_) <= set("abcdefghijklmnopqrstuvwxyz234567")


def test_a_finding_differs_by_its_rule_and_its_claims() -> None:
    assert len({finding_id("a", ["x", "y"]), finding_id("b", ["x", "y"]), finding_id("a", ["y", "x"])}) == 3
