from __future__ import annotations

import pytest

from bot.answers.completion.labels import completion_label, label_with_details, short_date, shorten_label
from bot.store.rows import Offer


@pytest.mark.parametrize(
    ("offer", "label"),
    [
        (
            Offer("race", "Women's 800m final", "Port Corvane", day=20310827, count=4),
            "Women's 800m final · Port Corvane · 27 Aug 2031 · 4 articles",
        ),
        (
            Offer("race", "Heat 2", "Delta Open 2029", day=20290000),
            "Heat 2 · Delta Open 2029 · no story of its own",
        ),
        (Offer("race", "Heat 2", "Delta", day=20290700, count=1), "Heat 2 · Delta · Jul 2029 · 1 article"),
        (Offer("event", "Women's 800m", count=1), "Women's 800m · 1 race"),
        (Offer("meet", "Delta Open 2029", "Delta", day=20290000, count=2), "Delta Open 2029 · 2 articles"),
        (Offer("meet", "Delta Open", "Corvane", day=20290000), "Delta Open · Corvane · 2029 · no story of its own"),
        (Offer("series", "Delta Open", count=3), "Delta Open · 3 meets"),
        (Offer("person", "Mina Lee", count=18, remarks=3), "Mina Lee · 18 claims · 3 remarks"),
        (Offer("person", "Mina Lee", remarks=1), "Mina Lee · 1 remark"),
        (Offer("person", "Mina Lee"), "Mina Lee"),
        (Offer("place", "Corvane", count=1200), "Corvane · 1,200 claims"),
        (Offer("attribute", "time", "Result", count=12), "time · Result · 12 points"),
        (Offer("dispute", "Mina Lee, time", "DISPUTED", count=3), "Mina Lee, time · DISPUTED · 3 articles"),
    ],
)
def test_a_label_tells_what_a_thing_is_and_what_tells_it_apart(offer: Offer, label: str) -> None:
    assert completion_label(offer) == label


def test_a_long_name_is_cut_at_a_word_and_what_tells_it_apart_stays() -> None:
    label = completion_label(Offer("person", "Anna " * 400, count=18))
    assert label == f"{'Anna ' * 16}Anna… · 18 claims"
    assert len(label) == 97


def test_a_name_without_a_space_is_cut_anywhere() -> None:
    assert shorten_label("x" * 2000) == "x" * 99 + "…"


def test_whatever_stands_beside_a_name_a_label_has_at_most_100_characters() -> None:
    assert len(label_with_details("name " * 100, "beside " * 100, "more " * 100)) <= 100


def test_a_label_is_one_line() -> None:
    assert label_with_details("Mina\nLee", "so\tsaid") == "Mina Lee · so said"


@pytest.mark.parametrize(
    ("day", "words"), [(20230823, "23 Aug 2023"), (20231200, "Dec 2023"), (20230000, "2023"), (0, "")]
)
def test_a_day_is_told_as_far_as_it_is_known(day: int, words: str) -> None:
    assert short_date(day) == words
