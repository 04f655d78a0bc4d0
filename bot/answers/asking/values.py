"""What fills the values of a question, of what was read of a line."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from bot.answers.asking.lexicon import EVENT, lexicon
from bot.answers.asking.line import FUNCTION
from bot.answers.asking.line_parts import label_of_role
from bot.answers.input import YEAR
from bot.answers.question import AT_FINISH
from bot.facts.names import fold

if TYPE_CHECKING:
    from bot.answers.asking.line import LinePart, TypedLine
    from bot.store.store import Store


MEDALS = {"1": "gold", "2": "silver", "3": "bronze"}
"""The medals by their places."""


def slot_values(line: TypedLine, store: Store) -> defaultdict[str, str]:
    """What fills each slot of a pattern; slots that nothing fills are empty."""
    values = defaultdict(str, {slot: line.text(slot) for slot in line.slots})
    values |= {name: line.text(*slots) for name, slots in lexicon().fills.items()}
    values |= {slot: label_of_role(store, role) for slot, role in lexicon().labels.items()}
    event, year, mark = line.first(EVENT), line.first("year"), line.first("mark")
    meets = sorted((part for part in line.parts if part.slot == "meet"), key=_is_series)
    # Every story is of a final: that alone names no event.
    round_ = line.text("final", "semi", "heat") if event else line.text("semi", "heat")
    parts = (*_event_name(line.text("women", "men"), event), round_, year.text if year and meets and event else "")
    values["event"] = " ".join(filter(None, parts))
    values["meet"] = _meet_name(meets[0], year, with_event=event is not None) if meets else line.text("year")
    values["typed-meet"] = _one_meet(meets[0], year) if meets else values["typed-meet"]
    values["as-typed"] = " ".join(part.said or part.text for part in line.parts if part.slot not in {"who", FUNCTION})
    values["race"] = f"{values['event']} {values['meet']}".strip()
    values["nation"] = _entry_name(line.first("country") or line.first("demonym"))
    for slot in ("article", "second-article"):
        values[slot] = _entry_name(line.first(slot)) or values[slot]
    values["mark"] = mark.text if mark else ""
    values |= _full_names(line)
    values["medal"] = MEDALS.get(place.number, "") if (place := line.first("place")) else ""
    values["length"] = next((slot for slot in ("short", "whole") if slot in line.slots), "")
    values["spoilers"] = "hide" if "no-spoilers" in line.slots else ""
    return values


def asked_first(line: TypedLine) -> str:
    """What a line asks for of a results sheet, or of what is to come: a person's id, a place, a role; else ""."""
    person = line.first("person") or (line.first("country") if "result" in line.slots else None)
    place = line.first("place") or line.first("rank")
    if person is not None:
        # Of who beat somebody the winner tells, whose line comes first.
        return person.entries[0].id if person.entries and "beat" not in line.slots else ""
    if place is None:
        return "date" if "when" in line.slots else "venue" if "where" in line.slots else ""
    return f"{place.number}{AT_FINISH}" if "at-finish" in line.slots else place.number


def _full_names(line: TypedLine) -> dict[str, str]:
    """Two people by their full names, where the words for one have the surname of both: "ada" and "isolde brown"."""
    one, other = line.first("person"), line.first("other")
    if one is None or other is None or not (one.entries and other.entries):
        return {}
    pairs = ((one, other), (other, one))
    is_shared = any(fold(each.entries[0].name).split()[-1] in fold(second.text).split() for each, second in pairs)
    return {part.slot: part.entries[0].name for part in (one, other)} if is_shared else {}


def _event_name(whose: str, event: LinePart | None) -> tuple[str, ...]:
    """An event as it was typed; with whose it is, by its name where it has one."""
    if event is None or not whose:
        return (whose, event.text if event else "")
    names = [entry.name for entry in event.entries if fold(entry.name).startswith(whose)]
    return tuple(names[:1]) or (whose, event.text)


def _meet_name(meet: LinePart, year: LinePart | None, *, with_event: bool) -> str:
    """A meet as it was typed; where an event does not tell which is meant, by its name, unless it has another year."""
    if with_event or not (year or YEAR.fullmatch(meet.text)):
        return _one_meet(meet, None)
    name = _entry_name(meet) or meet.text
    if year is None or (YEAR.search(name) and _is_of_year(meet, year)):
        return name
    return f"{meet.text if YEAR.search(name) else name} {year.text}"


def _one_meet(meet: LinePart, year: LinePart | None) -> str:
    """A meet by one name: without the year in which it was held, and that of a year whose name has another."""
    if year is not None:
        return meet.text if _is_of_year(meet, year) else f"{meet.text} {year.text}"
    name = _entry_name(meet)
    return name if YEAR.fullmatch(meet.text) and name and meet.text not in name else meet.text


def _is_of_year(meet: LinePart, year: LinePart) -> bool:
    """Whether one of the meets that go by a name was held in a year, or has it in its name."""
    names = " ".join(entry.name for entry in meet.entries)
    return year.text in names or not {each.id for each in meet.entries}.isdisjoint(each.id for each in year.entries)


def _is_series(meet: LinePart) -> bool:
    """Whether only a series goes by what was typed, or nothing."""
    return all(entry.type != "meet" for entry in meet.entries)


def _entry_name(part: LinePart | None) -> str:
    """The name of the first entry that goes by a part; "" where none does."""
    return part.entries[0].name if part and part.entries else ""
