"""What was made is kept for this database, and not for ever."""

from __future__ import annotations

from bot.chat.discord.page_cache import PageCache


def test_what_was_made_is_there_when_it_is_asked_for_again() -> None:
    kept: PageCache[str] = PageCache()
    assert kept.get("first file", "silver time") is None
    kept.put("first file", "silver time", "3:29.65")
    assert kept.get("first file", "silver time") == "3:29.65"


def test_all_of_it_is_gone_once_the_database_is_swapped() -> None:
    kept: PageCache[str] = PageCache()
    kept.get("first file", "silver time")
    kept.put("first file", "silver time", "3:29.65")
    assert kept.get("second file", "silver time") is None
    assert kept.get("first file", "silver time") is None


def test_what_was_made_of_the_old_file_is_not_kept_for_the_new_one() -> None:
    kept: PageCache[str] = PageCache()
    kept.get("first file", "silver time")
    kept.get("second file", "silver time")
    kept.put("first file", "silver time", "3:29.65")
    assert kept.get("second file", "silver time") is None


def test_whatever_was_not_asked_for_the_longest_goes_first() -> None:
    kept: PageCache[int] = PageCache(most=3)
    for number in (1, 2, 3):
        kept.get("file", number)
        kept.put("file", number, number)
    assert kept.get("file", 1) == 1
    kept.put("file", 4, 4)
    assert [kept.get("file", number) for number in (1, 2, 3, 4)] == [1, None, 3, 4]


def test_an_answer_counts_as_many_as_it_has_pages() -> None:
    kept: PageCache[str] = PageCache(most=10, weight=len)
    kept.get("file", "one")
    for asked, pages in (("one", "12"), ("two", "12345"), ("three", "1234")):
        kept.put("file", asked, pages)
    assert [kept.get("file", asked) for asked in ("one", "two", "three")] == [None, "12345", "1234"]


def test_what_counts_more_than_all_that_is_kept_drives_nothing_out() -> None:
    kept: PageCache[str] = PageCache(most=10, weight=len)
    kept.get("file", "one")
    kept.put("file", "one", "1")
    kept.put("file", "two", "12345678901")
    assert [kept.get("file", asked) for asked in ("one", "two")] == ["1", None]


def test_what_is_made_twice_counts_once() -> None:
    kept: PageCache[str] = PageCache(most=10, weight=len)
    kept.get("file", "one")
    for asked in ("one", "two", "two", "two"):
        kept.put("file", asked, "12345")
    assert [kept.get("file", asked) for asked in ("one", "two")] == ["12345", "12345"]


def test_what_was_asked_with_too_many_letters_is_not_kept() -> None:
    kept: PageCache[str] = PageCache(longest=10)
    short, long = ("result", ("of", "1")), ("result", ("of", "1234"))
    kept.get("file", short)
    kept.put("file", short, "kept")
    kept.put("file", long, "not kept")
    assert [kept.get("file", asked) for asked in (short, long)] == ["kept", None]
