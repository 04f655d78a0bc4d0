"""The page of a person: what is in dispute about them first, then all that is said of them, and their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.facts.frozen import Frozen
from bot.render.direction import isolate
from bot.render.web.answer_card import AnswerCard, CardLink, answer_card
from bot.render.web.story_page import story_link

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from bot.answers.evidence.person import PersonEvidence


class PersonPage(Frozen, frozen=True):
    """Somebody's page, ready to be drawn; ``races`` lead to what the articles say of each."""

    name: str
    races: tuple[CardLink, ...]
    disputes: tuple[CardLink, ...]
    cards: tuple[AnswerCard, ...]


def person_page(evidence: PersonEvidence) -> PersonPage:
    """The page of a person."""
    profile = _answer_card(evidence.profile)
    titled = replace(profile, title="What the articles say", disputes=()) if profile.is_answered else profile
    remarks = [_answer_card(evidence.remarks)] if evidence.remarks else []
    races = tuple(map(story_link, evidence.races))
    return PersonPage(isolate(evidence.name), races, profile.disputes, (titled, *remarks))


def _answer_card(answer: Answer) -> AnswerCard:
    """The card of an answer about somebody without the choice of their profile, for all of that is here."""
    card = answer_card(answer)
    return replace(card, choices=tuple(choice for choice in card.choices if choice.label != "Profile"))
