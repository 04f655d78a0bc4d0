"""The sentence that a claim is told in, with a pattern of its own or without one."""

from __future__ import annotations

import pytest

from bot.answers.question import Call
from bot.answers.recap import recap
from bot.facts.model import (
    Attribute,
    Claim,
    Compare,
    Group,
    GroupPhase,
    Mood,
    Point,
    PointClaim,
    PointKey,
    PointValue,
    Span,
    Value,
    Verdict,
    Vocabulary,
)
from bot.facts.scope import Scope
from bot.store.rows import ArticleRow, EntryRow, Evidence, Facts, PointRow, RaceRow

# --- sentences without a pattern ----------------------------------------------------------------------------------
from tests.answers.recap.recaps import told


def of_one_point(attribute: Attribute, *, by: str | None = None, mood: Mood = Mood.ASSERTED) -> list[str]:
    """The recap of a race of which one article says one thing."""
    claim = Claim("c", "a", "lee", attribute.id, "6", "final", "Lee", Span(0, 3), 1, "f:1", by=by, mood=mood)
    article = ArticleRow("a", 1, None, None, None, None, None, "f")
    standing = PointClaim("c", "a", Value("6"))
    own = by is None and mood is Mood.ASSERTED
    point = Point(
        "p",
        PointKey("lee", attribute.id, Scope("final")),
        Verdict.ONE_SOURCE if own else Verdict.REPORTED,
        Value("6") if own else None,
        (PointValue(Value("6"), 0, ("a",), ("a",), (standing,)),) if own else (),
        ("final",),
        1,
        (),
        beside=() if own else (standing,),
    )
    names = {"lee": EntryRow("lee", "person", "Mina Lee")}
    facts = Facts((PointRow(point, {"c": Evidence(claim, article)}),), (), (article,), names)
    race = RaceRow("final", "800m final", "games", "Games", "800m", "Women's 800m", "final", 1, 1)
    vocabulary = Vocabulary({attribute.id: attribute}, {"race": Group("race", "The race", GroupPhase.COURSE)})
    return told(recap.answer(Call("recap"), [race], facts, vocabulary))


def laps(**patterns: object) -> Attribute:
    """An attribute that counts laps."""
    return Attribute("laps", "laps led", "count", Compare.EXACT, (), "race", **patterns)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attribute", "by", "mood", "sentence"),
    [
        (laps(), None, Mood.ASSERTED, "Mina Lee, laps led: six [1]."),
        (laps(), None, Mood.HOPED, "Mina Lee, laps led: six, as hoped [1]."),
        (laps(sentence="{about} led {value} laps"), None, Mood.ASSERTED, "Mina Lee led six laps [1]."),
        (laps(sentence="{about} led {value} laps"), "lee", Mood.ASSERTED, "Mina Lee said she led six laps [1]."),
        (laps(sentences={"6": "{about} led all the way"}), None, Mood.ASSERTED, "Mina Lee led all the way [1]."),
        (
            laps(sentences={"hoped 6": "{about} hoped to lead all the way"}),
            None,
            Mood.HOPED,
            "Mina Lee hoped to lead all the way [1].",
        ),
        (
            laps(moods={"planned": "{about} meant to lead {value}"}),
            None,
            Mood.PLANNED,
            "Mina Lee meant to lead six [1].",
        ),
        (laps(moods={"said": "{by} counted {value}"}), "lee", Mood.ASSERTED, "Mina Lee counted six [1]."),
        (laps(sentence="the lead changed {value} times"), None, Mood.ASSERTED, "The lead changed six times [1]."),
    ],
)
def test_a_claim_is_told_by_the_pattern_that_fits_it_best(
    attribute: Attribute, by: str | None, mood: Mood, sentence: str
) -> None:
    assert sentence in of_one_point(attribute, by=by, mood=mood)
