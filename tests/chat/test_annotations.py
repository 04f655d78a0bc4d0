"""The annotations as another library reads them: each selector leads to the same words of the text."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

import pytest
from anchorpoint import TextPositionSelector, TextQuoteSelector

from bot.facts.model import Span
from bot.render.annotations import annotation_lines
from bot.store.open_data import read_annotations
from bot.store.queries.annotations import AnnotatedWords, TextRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.chat.conftest import Trackside

Annotation = dict[str, Any]


def collection(lines: Iterable[str]) -> Annotation:
    read: Annotation = json.loads("\n".join(lines))
    return read


def selected(target: Annotation, text: str) -> list[tuple[int, str]]:
    """Where the two selectors of a target lead in a text, by the other library, and to which words."""
    quote, position = ({key: value for key, value in each.items() if key != "type"} for each in target["selector"])
    found = [TextQuoteSelector(**quote).as_unique_position(text), TextPositionSelector(**position)]
    return [(each.start, each.select_text(text)) for each in found]


@pytest.mark.parametrize("pack", ["shipped", "harbour", "corvane", "football"])
def test_each_selector_leads_to_the_words_of_the_claim(request: pytest.FixtureRequest, pack: str) -> None:
    database = request.getfixturevalue(f"{pack}_database")
    annotations = collection(annotation_lines(*read_annotations(database)))["first"]["items"]
    with closing(sqlite3.connect(database)) as connection:
        articles = connection.execute("SELECT slug, coalesce(url, '/article/' || slug), text FROM articles").fetchall()
        places = connection.execute("""
            SELECT claim, article, span_start, span_end FROM claim_places
            UNION ALL SELECT quote, article, span_start, span_end FROM quotations
        """).fetchall()
    texts = {address: text for _, address, text in articles}
    articles_by_slug = {slug: (address, text) for slug, address, text in articles}
    expected = [
        (id_, articles_by_slug[slug][0], start, articles_by_slug[slug][1][start:end])
        for id_, slug, start, end in places
    ]
    found = [
        (annotation["id"].partition("#")[2], target["source"], start, words)
        for annotation in annotations
        for target in annotation["target"]
        for start, words in selected(target, texts[target["source"]])
    ]
    assert sorted(found) == sorted([*expected, *expected])  # by either selector


TEXT = "🏃🏽‍♀️ Ada Brown (🇳🇴) won!\n\n“Gold 🥇,” she said.\n\nערן רון: 1:58.20 🎉\n\n🎉 Ada Brown (🇳🇴) won!\n"


def words(text: str, exact: str, start: int = 0) -> AnnotatedWords:
    at = text.index(exact, start)
    place = (Span(at, at + len(exact)),)
    return AnnotatedWords("k1", "mile", place, "Ada Brown", "place", "1", None, None, None, None, "asserted", None)


@pytest.mark.parametrize(
    ("exact", "start"),
    [
        ("Ada Brown (🇳🇴) won", 0),
        ("Ada Brown (🇳🇴) won", 40),
        ("Gold 🥇,", 0),
        ("ערן רון: 1:58.20", 0),
        ("🏃🏽‍♀️", 0),
        ("🎉\n\n🎉", 0),
    ],
)
def test_emoji_and_other_scripts_are_counted_in_code_points(exact: str, start: int) -> None:
    annotated = words(TEXT, exact, start)
    (annotation,) = collection(annotation_lines([TextRow("mile", None, TEXT)], [annotated]))["first"]["items"]
    (target,) = annotation["target"]
    at = TEXT.index(exact, start)
    assert selected(target, TEXT) == [(at, exact), (at, exact)]


def test_words_that_stand_twice_are_told_apart_by_what_stands_around_them() -> None:
    again = f"{'On and on they ran. ' * 9}Ada won. {'On and on they ran. ' * 9}"
    text = f"First. {again}{again}Last."
    second = words(text, "Ada won", text.index("Ada won") + 1)
    (annotation,) = collection(annotation_lines([TextRow("mile", None, text)], [second]))["first"]["items"]
    start = second.spans[0].start
    assert selected(annotation["target"][0], text) == [(start, "Ada won"), (start, "Ada won")]


def test_the_body_says_what_is_claimed(trackside: Trackside) -> None:
    annotations = collection(trackside("export", "--format", "annotations").stdout.splitlines())
    assert annotations["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert annotations["type"] == "AnnotationCollection"
    assert annotations["total"] == len(annotations["first"]["items"])
    bodies = [annotation["body"]["value"] for annotation in annotations["first"]["items"]]
    assert "Ada Brown, time: 1:58.20 (Women's 800m final, Harbour Games 2031)" in bodies
    assert "Noor Vance said (after)" in bodies
    assert (
        "Éloïse Marchand, retirement: yes (Women's 800m final, Harbour Games 2031, says Éloïse Marchand, denied)"
        in bodies
    )
