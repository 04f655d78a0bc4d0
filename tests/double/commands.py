"""The commands that an app has registered: what Discord accepts of them, and what a person can make of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from tests.double.people import Place

Json = dict[str, Any]

CHAT, USER, MESSAGE = 1, 2, 3
STRING, INTEGER, BOOLEAN, NUMBER = 3, 4, 5, 10
MOST = {CHAT: 100, USER: 15, MESSAGE: 15}
SUM = 8_000


# --- what Discord accepts -------------------------------------------------------------------------------------------


def faults_of_commands(commands: Sequence[Json]) -> list[str]:
    """What is against registering these commands: sentences."""
    kinds = Counter(command.get("type") or CHAT for command in commands)
    found = [
        f"{count} commands of type {kind}: at most {MOST[kind]}" for kind, count in kinds.items() if count > MOST[kind]
    ]
    names = Counter((command.get("type") or CHAT, command.get("name")) for command in commands)
    found += [f"two commands are called {name}" for (_, name), count in names.items() if count > 1]
    for command in commands:
        found += [f"/{command.get('name')}: {fault}" for fault in _command(command)]
    return found


def _command(command: Json) -> list[str]:
    name, description, options = command.get("name"), command.get("description"), command.get("options") or []
    if (command.get("type") or CHAT) != CHAT:
        found = (
            [] if isinstance(name, str) and 1 <= len(name) <= 32 else [f"the name {name!r} has not 1 to 32 characters"]
        )
        return found + (["a description on a command of a menu"] if description else [])
    found = _name(name) + _description(description) + _options(options)
    length = _length(command)
    return found + ([f"{length:,} characters over all texts: at most {SUM:,}"] if length > SUM else [])


def _name(name: object) -> list[str]:
    if not isinstance(name, str) or not 1 <= len(name) <= 32:
        return [f"the name {name!r} has not 1 to 32 characters"]
    fits = name == name.lower() and all(letter in "-_'" or letter.isalpha() or letter.isnumeric() for letter in name)
    return [] if fits else [f"the name {name!r} is not all small letters, digits, - and _"]


def _description(description: object) -> list[str]:
    fits = isinstance(description, str) and 1 <= len(description) <= 100
    return [] if fits else [f"the description {description!r} has not 1 to 100 characters"]


def _options(options: Sequence[Json]) -> list[str]:
    found = [f"{len(options)} options: at most 25"] if len(options) > 25 else []
    required = [bool(option.get("required")) for option in options]
    found += ["an option that is required after one that is not"] if required != sorted(required, reverse=True) else []
    names = Counter(option.get("name") for option in options)
    found += [f"two options are called {name}" for name, count in names.items() if count > 1]
    for option in options:
        found += [f"option {option.get('name')}: {fault}" for fault in _option(option)]
    return found


def _option(option: Json) -> list[str]:
    found = _name(option.get("name")) + _description(option.get("description"))
    choices = option.get("choices") or []
    found += [f"{len(choices)} choices: at most 25"] if len(choices) > 25 else []
    for choice in choices:
        name, value = choice.get("name"), choice.get("value")
        fits = (
            isinstance(name, str) and 1 <= len(name) <= 100 and (not isinstance(value, str) or 1 <= len(value) <= 100)
        )
        found += [] if fits else [f"a choice whose name or value has not 1 to 100 characters: {choice!r}"]
    if option.get("autocomplete"):
        found += ["choices beside autocomplete"] if choices else []
        found += (
            [f"autocomplete of type {option['type']}"] if option.get("type") not in {STRING, INTEGER, NUMBER} else []
        )
    least, most = option.get("min_length", 0), option.get("max_length", 6000)
    return found + ([] if 0 <= least <= most <= 6000 and most else [f"lengths of {least} to {most}"])


def _length(thing: Json) -> int:
    own = sum(len(str(thing.get(name) or "")) for name in ("name", "description", "value"))
    return own + sum(map(_length, [*(thing.get("options") or ()), *(thing.get("choices") or ())]))


# --- what a person can make of them ---------------------------------------------------------------------------------


def offered(commands: Iterable[Json], name: str, kind: int, where: Place, install: str) -> Json:
    """The command of that name that Discord offers there.

    Raises:
        AssertionError: there is none; the message says which there are.
    """
    there = [one for one in commands if _is_offered(one, where, install)]
    for command in there:
        if (command["name"], command["type"]) == (name, kind):
            return command
    names = ", ".join(sorted(command["name"] for command in there)) or "none"
    raise AssertionError(f"no command {name!r} is offered in {where} for install {install}; there are: {names}")


def _is_offered(command: Json, where: Place, install: str) -> bool:
    if command.get("guild_id"):
        return bool(command["guild_id"] == where.guild_id)
    contexts = command.get("contexts")
    return (
        where.context in (contexts if contexts is not None else (0, 1)) and int(install) in command["integration_types"]
    )


def filled_in(command: Json, given: Mapping[str, Any]) -> list[Json]:
    """The options as an interaction carries them, in the order in which they were given.

    Raises:
        AssertionError: Discord would not let a person send that.
    """
    known = {option["name"]: option for option in command.get("options") or ()}
    missing = [name for name, option in known.items() if option.get("required") and name not in given]
    assert not missing, f"/{command['name']} cannot be sent without {', '.join(missing)}"
    return [_filled(command, known, name, value) for name, value in given.items()]


def _filled(command: Json, known: Mapping[str, Json], name: str, value: object) -> Json:
    assert name in known, f"/{command['name']} has no option {name!r}; it has: {', '.join(known) or 'none'}"
    option = known[name]
    choices = option.get("choices")
    if choices:
        named = {choice["name"]: choice["value"] for choice in choices}
        value = named.get(str(value), value)
        assert value in named.values(), f"option {name} has no choice {value!r}; it has: {', '.join(named)}"
    _assert_fits(option, value)
    return {"name": name, "type": option["type"], "value": value}


def _assert_fits(option: Json, value: object) -> None:
    types: dict[int, tuple[type, ...]] = {STRING: (str,), INTEGER: (int,), BOOLEAN: (bool,), NUMBER: (int, float)}
    assert option["type"] in types, f"the double fills in no option of type {option['type']}"
    fits = isinstance(value, types[option["type"]]) and (option["type"] == BOOLEAN or not isinstance(value, bool))
    assert fits, f"option {option['name']} of type {option['type']} takes no {value!r}"
    if isinstance(value, str):
        least, most = option.get("min_length", 0), option.get("max_length", 6000)
        assert max(least, 1) <= len(value) <= most, (
            f"option {option['name']} takes {least} to {most} characters: {value!r}"
        )
    elif isinstance(value, (int, float)) and option["type"] != BOOLEAN:
        least, most = option.get("min_value", value), option.get("max_value", value)
        assert least <= value <= most, f"option {option['name']} takes {least} to {most}, not {value}"


def typed(command: Json, option: str, text: str, others: Mapping[str, Any]) -> list[Json]:
    """The options of an autocomplete interaction: the others as they stand, then the one that is being typed."""
    known = {one["name"]: one for one in command.get("options") or ()}
    assert option in known, f"/{command['name']} has no option {option!r}; it has: {', '.join(known) or 'none'}"
    assert known[option].get("autocomplete"), f"/{command['name']} does not complete {option!r}"
    filled = [_filled(command, known, name, value) for name, value in others.items()]
    return [*filled, {"name": option, "type": known[option]["type"], "value": text, "focused": True}]
