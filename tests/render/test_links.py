import pytest

from bot.render.links import address, text_directive

PAGE = "https://harbour.example/a"


@pytest.mark.parametrize(
    ("fragment", "directive"),
    [
        (("Brown crossed", "in 1:58.20"), ":~:text=Brown%20crossed,in%201%3A58.20"),
        (("one, two & three", "four-five"), ":~:text=one%2C%20two%20%26%20three,four%2Dfive"),
        (("“Ærø”", "é"), ":~:text=%E2%80%9C%C3%86r%C3%B8%E2%80%9D,%C3%A9"),
        (("over a\nline", "break"), ":~:text=over%20a%20line,break"),
        (("the same", "the same"), ":~:text=the%20same"),
        (("only this", ""), ":~:text=only%20this"),
        (("", ""), ""),
    ],
)
def test_a_text_fragment_is_encoded_for_the_browser(fragment: tuple[str, str], directive: str) -> None:
    assert text_directive(fragment) == directive


def test_a_fragment_follows_a_hash() -> None:
    assert address(PAGE, ("Brown", "won")) == "https://harbour.example/a#:~:text=Brown,won"


def test_a_page_with_a_hash_of_its_own_keeps_it() -> None:
    assert address(f"{PAGE}?b=1#top", ("Brown", "won")) == "https://harbour.example/a?b=1#top:~:text=Brown,won"


def test_an_address_without_words_stands_alone() -> None:
    assert address(PAGE) == PAGE
    assert address(PAGE, ("", "")) == PAGE


@pytest.mark.parametrize("url", [None, "", "javascript:alert(1)", "file:///etc/passwd", "harbour.example"])
def test_only_pages_of_the_web_are_linked(url: str | None) -> None:
    assert address(url, ("Brown", "won")) is None


def test_an_address_cannot_end_a_link_or_a_line() -> None:
    assert address("https://a.example/\x1b\\ x\n%20é") == "https://a.example/%1B%5C%20x%0A%20%C3%A9"
