"""Talk: lines of which less was understood than stands nowhere, and that ask for nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.answers.asking.left_out import NAMES
from bot.answers.asking.lexicon import lexicon
from bot.answers.asking.line import REST, TALK, UNKNOWN, unknown_words

if TYPE_CHECKING:
    from bot.answers.asking.line import LinePart, TypedLine

_STRANGE = 2.2
"""What a word that stands nowhere counts against what was understood."""
_ASKING = frozenset({"attribute", "place", "rank", "beat", "result", "absent", "medals", "moment", "day"})
"""Slots of words that ask, though nothing may be told of it."""
BY_CONVENTION = frozenset({"result", "said", "next", "story", "medals", "sources", "profile", "event", "no-event"})
"""Slots of words that ask for something even beside a bare name: "kerr quote"."""


def is_talk(line: TypedLine) -> bool:
    """Whether more of a line stands nowhere than was understood, apart from a word that may be a name."""
    if TALK in line.slots or not line.slots.isdisjoint(NAMES):
        return TALK in line.slots
    if "addressed" in line.slots and line.slots.isdisjoint(BY_CONVENTION | {"place", "rank"}):
        return True
    strange = list(filter(unknown_words, line.parts))
    # Of words that somebody said, those who said them are "we".
    speaks = "speaker" in line.slots and "said<speaker" not in line.keys
    if len(strange) == 1 and not speaks and _may_be_name(line, strange[0]):
        return False
    known = sum(map(_weight_in_talk, line.parts))
    if speaks and not line.slots.isdisjoint({"attribute", "absent"}):
        strange += [part for part in line.parts if part.slot == REST]
    number = sum(len(part.text.split()) for part in strange)
    return bool(strange) and (speaks or _STRANGE * number > known)


def asks_something(line: TypedLine) -> bool:
    """Whether a line of which nothing is told asks for something, as a greeting does not."""
    return not line.slots.isdisjoint(_ASKING) and line.slots.isdisjoint({"hello", "speaker"})


def _weight_in_talk(part: LinePart) -> float:
    """How much it tells of a line that a part was understood: of a topic that no attribute is of as much as of one."""
    slot = "attribute" if part.slot == REST and part.number else part.slot
    return 0 if slot in {UNKNOWN, REST, "no-meet"} else lexicon().weight(slot)


def _may_be_name(line: TypedLine, strange: LinePart) -> bool:
    """Whether a word that stands nowhere is beside one that asks for somebody, but for words that mean nothing."""
    loud = [part for part in line.parts if lexicon().weight(part.slot)]
    place = loud.index(strange)
    near = {part.slot for part in loud[max(place - 1, 0) : place + 2]}
    return not near.isdisjoint(lexicon().naming)
