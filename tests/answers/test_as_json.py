import json

from bot.answers.answer import (
    Answer,
    Choice,
    Citation,
    CitedArticle,
    Heading,
    Note,
    Quotation,
    Statement,
)
from bot.answers.as_json import answer_json
from bot.facts.model import Verdict

CITATION = Citation("harbour-gazette", 1, "k3f9x0a1b2c3", 4, 312, 336, "Brown crossed in 1:58.20")
CITED = {
    "article": "harbour-gazette",
    "number": 1,
    "claim": "k3f9x0a1b2c3",
    "paragraph": 4,
    "start": 312,
    "end": 336,
    "excerpt": "Brown crossed in 1:58.20",
}


def test_the_whole_answer_is_printed_as_the_design_shows() -> None:
    answer = Answer(
        "/result 800m",
        "Women's 800m final",
        (
            Heading("Margins", 1),
            Statement(
                "1 · Ada Brown — 1:58.20",
                (CITATION,),
                Verdict.ONE_SOURCE,
                "ONE SOURCE, 3 silent",
                "as told",
                "as read",
                1,
                strong=True,
                covered="the place",
                marks=((4, 13),),
            ),
            Quotation("Håh!", "Ada Brown", CITATION, "1 of 1", "shorter"),
            Note("The method."),
        ),
        (CitedArticle("harbour-gazette", 1, "Harbour Gazette", None, None, None, None, ("Brown", "1:58.20")),),
        (Choice("Sources", "/sources"),),
        disputes=(Choice("Ada Brown, time", "/compare Ada Brown time"),),
    )
    assert json.loads(answer_json(answer)) == {
        "question": "/result 800m",
        "outcome": "answered",
        "title": "Women's 800m final",
        "blocks": [
            {"kind": "heading", "text": "Margins", "article": 1},
            {
                "kind": "statement",
                "text": "1 · Ada Brown — 1:58.20",
                "verdict": "ONE SOURCE",
                "tally": "ONE SOURCE, 3 silent",
                "working": "as told",
                "reading": "as read",
                "level": 1,
                "strong": True,
                "covered": "the place",
                "marks": [[4, 13]],
                "citations": [CITED],
            },
            {
                "kind": "quote",
                "text": "Håh!",
                "speaker": "Ada Brown",
                "heading": "1 of 1",
                "difference": "shorter",
                "covered": None,
                "marks": [],
                "citations": [CITED],
            },
            {"kind": "note", "text": "The method."},
        ],
        "articles": [
            {
                "slug": "harbour-gazette",
                "number": 1,
                "publisher": "Harbour Gazette",
                "title": None,
                "author": None,
                "published": None,
                "url": None,
                "fragment": ["Brown", "1:58.20"],
                "covered": None,
            }
        ],
        "choices": [{"label": "Sources", "ask": "/sources"}],
        "read_as": "",
        "disputes": [{"label": "Ada Brown, time", "ask": "/compare Ada Brown time"}],
        "chart": None,
    }


def test_characters_are_printed_as_they_are() -> None:
    assert "Håh!" in answer_json(Answer("/quote brown", "Håh!", ()))
