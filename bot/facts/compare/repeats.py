"""Dates and venues that an article does not tell, beyond the name of the meet: "Tokyo 2020" was in Tokyo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.facts.names import fold
from bot.facts.result_roles import SETTING_ROLES

if TYPE_CHECKING:
    from bot.facts.model import Pack, Point


def repeats_its_subject(point: Point, pack: Pack) -> bool:
    """Whether a point is a date or venue, and every value of it stands in the name of its race or meet."""
    if SETTING_ROLES.isdisjoint(pack.vocabulary.attributes[point.what].roles):
        return False
    race = pack.registers.races.get(point.about)
    meet = pack.registers.meets.get(race.meet if race else point.about)
    names = f" {fold(' '.join(entry.name for entry in (race, meet) if entry))} "
    stated = {value.text: pack.registers.places.get(value.text) for value in point.all_values}
    return all(f" {fold(place.name if place else text)} " in names for text, place in stated.items())
