"""How high a message stands on a phone."""

from __future__ import annotations

import pytest

from bot.render.discord.screen import button_width, text_height
from tests.render.page_checks import screen_height

HEIGHTS = {
    "Josh Kerr won in 3:29.38": 18,
    "Josh Kerr won in 3:29.38, and Jakob Ingebrigtsen took silver": 36,
    "**Josh Kerr won in 3:29.38**": 18,
    r"Josh Kerr won in \*3:29.38\*, ||all five|| [say](<https://harbour.example/long/address>)": 18,
    "### Men's 1500m final, World Championships 2023": 42,
    "-# AGREED by all five": 16.5,
    "> “It’s been a long time coming. It’s quite an overwhelming experience but I’m so proud”": 54,
    "word" * 40: 90,
    "金メダル" * 10: 54,
    "": 18,
    "One\nTwo": 36,
}


@pytest.mark.parametrize(("markdown", "height"), HEIGHTS.items())
def test_a_text_is_as_high_as_its_lines(markdown: str, height: float) -> None:
    assert text_height(markdown) == height


def test_a_message_is_as_high_as_its_card_its_small_print_and_its_rows() -> None:
    card = {"type": 17, "components": [{"content": "One\nTwo"}, {"type": 14}, {"content": "-# [1] Paper 1"}]}
    buttons = {"type": 1, "components": [{"type": 2}]}
    menu = {"type": 1, "components": [{"type": 3}]}
    assert screen_height([card]) == 126 + 36 + 8 + 17 + 16.5
    assert screen_height([card, buttons]) - screen_height([card]) == 40
    assert screen_height([card, menu]) - screen_height([card]) == 48


def test_a_button_is_as_wide_as_its_label() -> None:
    assert button_width("Story") == pytest.approx(61, abs=1)
    assert button_width("5 disputes") == pytest.approx(95, abs=1)
    assert button_width("1") == 60
