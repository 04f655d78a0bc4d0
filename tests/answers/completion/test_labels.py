from __future__ import annotations

import pytest

from bot.answers.completion.completion import label_with_details, offer_label
from bot.store.rows import Offer


@pytest.mark.parametrize(
    ("offer", "label"),
    [
        (Offer("Heat 2", "", "Delta Open 2029", 4, "dispute"), "Heat 2 · Delta Open 2029 · 4 disputes"),
        (Offer("Heat 2", "", "Delta Open 2029", 0, "dispute"), "Heat 2 · Delta Open 2029"),
        (Offer("Heat 2", "", "Delta", 1, "article"), "Heat 2 · Delta · 1 article"),
        (Offer("Mina Lee", "", count=1200, counted="remark"), "Mina Lee · 1,200 remarks"),
        (Offer("Mina Lee", ""), "Mina Lee"),
        (Offer("time", "", "Result"), "time · Result"),
        (Offer("Mina Lee, time", "", "DISPUTED"), "Mina Lee, time · DISPUTED"),
    ],
)
def test_a_label_tells_what_tells_a_thing_from_others_of_its_name(offer: Offer, label: str) -> None:
    assert offer_label(offer.name, offer) == label


def test_a_long_name_is_cut_at_a_word_and_what_tells_it_apart_stays() -> None:
    offer = Offer("Anna " * 400, "", count=18, counted="remark")
    label = offer_label(offer.name, offer)
    assert label == f"{'Anna ' * 16}Anna… · 18 remarks"
    assert len(label) == 98


def test_a_name_without_a_space_is_cut_anywhere() -> None:
    assert label_with_details("x" * 2000) == "x" * 99 + "…"


def test_whatever_stands_beside_a_name_a_label_has_at_most_100_characters() -> None:
    assert len(label_with_details("name " * 100, "beside " * 100, "more " * 100)) <= 100


def test_a_label_is_one_line() -> None:
    assert label_with_details("Mina\nLee", "so\tsaid") == "Mina Lee · so said"
