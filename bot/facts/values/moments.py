"""The moments of a race and of careers, in one ordered grammar: "lap 2", "bell", "200m to go", "as of 2031-08-26".

    before < heat < semi-final < start < lap 2 < after 600m < after lap 2 < halfway < 2 laps to go < bell
    < 200m to go < back straight < bend, final bend < home straight < last 50m < last hurdle < finish < after < later

Of a race whose length is known the metres run and those to go are in one order: in a 3000m race 4 laps to go is
before "after 2000m". The first five hurdles stand before halfway, the others where the ten hurdles over 400 metres are.

Heights and attempts order a field event; "as of X" and "before X" bound a running state.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.moment import Moment
from bot.facts.own_moments import OwnMoments
from bot.facts.values import dates
from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import NUMBER, ORDINAL, cardinal, ordinal, plain
from bot.facts.values.vocabulary_moments import named_moments

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from bot.facts.names import Names
    from bot.facts.values.kinds import Context

_LAP_METRES, _STRAIGHT_METRES, _BEND_METRES = 400, 100, 200

_FIXED = {
    "before": ((0,), "before the race"),
    "heat": ((10,), "in the heats"),
    "semi-final": ((20,), "in the semi-final"),
    "start": ((30,), "at the start"),
    "halfway": ((45,), "at halfway"),
    "bell": ((50,), "at the bell"),
    "final lap": ((51,), "on the final lap"),
    "back straight": ((60, -250), "on the back straight"),
    "bend": ((60, -150), "on the bend"),
    "final bend": ((60, -150), "on the final bend"),
    "home straight": ((60, -100), "in the home straight"),
    "last hurdle": ((60, -40), "at the last hurdle"),
    "finish": ((80,), "at the finish"),
    "after": ((90,), "after the race"),
    "later": ((100,), "later"),
}
"""Moments with a name: where they come in the order, and how people read them."""

_LAP = LazyRegex(r"lap (\d{1,2})")
_AFTER_LAP = LazyRegex(r"after lap (\d{1,2})")
_AFTER_METRES = LazyRegex(r"after (\d{1,5})m")
_HURDLE = LazyRegex(r"hurdle ([1-9]\d?)")
_TO_GO = LazyRegex(r"(\d{1,5})m to go")
_LAPS_TO_GO = LazyRegex(r"([2-9]|[1-9]\d) laps to go")
_LAST = LazyRegex(r"last (\d{1,4})m")
_ATTEMPT = LazyRegex(r"attempt (\d{1,2})")
_AFTER_ATTEMPT = LazyRegex(r"after attempt (\d{1,2})")
_HEIGHT = LazyRegex(r"(\d{1,2})\.(\d{2})m")
_OCCASION = LazyRegex(r"[a-z0-9][a-z0-9-]*")


def _phase(metres: int) -> int:
    """Before the bell, or with the last lap: where a moment belongs with so many metres to go."""
    return 48 if metres > _LAP_METRES else 60


def _order_of_metres(metres: int) -> tuple[int, ...]:
    """Where it is in the race when so many metres are run: on the lap of 400 metres on which they are."""
    return (40, (metres - 1) // _LAP_METRES + 1, 0, metres)


def _order_of_hurdle(metres: int) -> tuple[int, ...]:
    """Where a hurdle comes that stands so many metres after the start of 400."""
    return (40, 1, 0, metres) if metres < _BEND_METRES else (60, metres - _LAP_METRES)


_NUMBERED: tuple[tuple[LazyRegex, str, Callable[[int], tuple[int, ...]]], ...] = (
    (_LAP, "on lap {}", lambda lap: (40, lap, 0)),
    (_AFTER_LAP, "after lap {}", lambda lap: (40, lap, 1)),
    (_AFTER_METRES, "after {} metres", _order_of_metres),
    (_HURDLE, "at hurdle {}", lambda hurdle: _order_of_hurdle(10 + 35 * hurdle)),
    (_TO_GO, "with {} metres to go", lambda metres: (_phase(metres), -metres, 0)),
    (_LAPS_TO_GO, "with {} laps to go", lambda laps: (_phase(_LAP_METRES * laps), -_LAP_METRES * laps, 0)),
    (_LAST, "in the last {} metres", lambda metres: (_phase(metres), -metres, 1)),
    (_ATTEMPT, "at attempt {}", lambda attempt: (35, attempt, 0)),
    (_AFTER_ATTEMPT, "after attempt {}", lambda attempt: (35, attempt, 1)),
)
"""Moments with a number: how people read them, and where they come in the order."""

_METRES = r"\s?-?m(?:et(?:re|er)s?)?\b"
_PROSE = LazyRegex(
    r"\b(?:(?P<bell>bells?\b)"
    r"|(?P<final_lap>(?:final|last)\slap\b|with\s(?:a|one)\slap\s(?:to\s(?:go|run)|left|remaining)\b)"
    r"|(?P<lap_1>opening\slap\b)"
    r"|(?P<back_straight>back\s?-?(?:straight|stretch)\b)"
    r"|(?P<final_bend>(?:final\s|last\s|top\s)(?:bend|curve|turn)\b)"
    r"|(?P<bend>(?:a?round|off)\sthe\s(?:bend|curve|turn)\b)"
    r"|(?P<home_straight>(?:(?:home|final|finishing)\s(?:straight|stretch)(?:away)?|homestretch)\b)"
    r"|(?P<semi_final>semi(?:-?\s?finals?|s)\b)"
    r"|(?P<heat>(?<!dead\s)heats?\b(?!\s(?:of|and)\s))"
    r"|(?P<halfway>half-?way\b)"
    r"|(?P<last_hurdle>(?:final|last)\s(?:hurdle|barrier)\b)"
    r"|(?P<finish>(?:finish(?:\sline)?|the\sline)\b)"
    r"|(?P<start>(?:at|from)\sthe\s(?:start|gun)\b)"
    r"|(?P<before>pre-race\b|(?:before|ahead\sof|leading\sup\sto)\sthe\s(?:race|final|start|gun|competition)\b"
    r"|(?:in|during)\s(?:(?:the|her|his|their)\s)?warm-?\s?up\b)"
    r"|(?P<after>post-race\b|afterwards?\b|after\sthe\s(?:race|final|finish|competition)\b)"
    r"|(?P<later>later\b))"
)
"""Each group is the moment that its words name, with "_" for what stands between the moment's words."""

_MOMENTS = {
    group: group.replace("_", "-" if group == "semi_final" else " ")
    for group in (
        *("bell", "final_lap", "lap_1", "bend", "final_bend", "home_straight", "semi_final", "heat", "finish", "start"),
        *("back_straight", "halfway", "last_hurdle", "before", "after", "later"),
    )
}
_PROSE_LAP = LazyRegex(
    rf"\b(?:(?P<until>after|first)\s)?(?:the\s)?(?P<first>first\s)?(?:lap\s(?P<n>{NUMBER})|(?P<nth>{ORDINAL})\slap|(?P<many>{NUMBER})\slaps)\b"
    r"(?!\s(?:to\s(?:go|run)|remaining|left|from\s))",
    ("lap",),
)
_PROSE_LAPS_TO_GO = LazyRegex(
    rf"\b(?P<n>{NUMBER})\slaps\s(?:still\s)?(?:to\s(?:go|run)|left|remaining|from\s(?:home|the\s(?:finish|line)))\b",
    ("laps",),
)
_PROSE_TO_GO = LazyRegex(
    rf"\b(?<![\d.,])(?P<n>{NUMBER})(?:{_METRES})?\s(?:to\s(?:go|run)|remaining|left|out|from\s(?:home|the\s(?:finish|line)))\b",
    ("to", "remaining", "left", "out", "from"),
)
_PROSE_LAST = LazyRegex(rf"\b(?:final|last|closing)\s(?P<n>{NUMBER}){_METRES}", ("final", "last", "closing"))
_PROSE_METRES_RUN = LazyRegex(
    rf"\b(?:(?:at|after|past|by|pass(?:ed|ing)|reach(?:ed|ing))\s(?:the\s)?(?<![\d.,])(?P<n>{NUMBER}){_METRES}"
    rf"|through\s(?:the\s)?(?:first\s)?(?P<through>{NUMBER})(?:{_METRES}|(?=\sin\s\d)))"
    r"(?![.,]\d|[\s-](?:to\s(?:go|run)|remaining|left|out|from|hurdles?|steeplechase|final|race|champion|hurdler)\b)",
    ("at", "after", "past", "by", "pass", "reach", "through"),
)
_PROSE_HURDLE = LazyRegex(
    rf"\b(?:(?P<nth>{ORDINAL})\s(?:hurdle|barrier)\b|(?:hurdle|barrier)\s(?:no\.?\s|number\s)?(?P<n>{NUMBER})\b)",
    ("hurdle", "barrier"),
)
_PROSE_ATTEMPT = LazyRegex(
    rf"\b(?:(?P<after>after)\s|(?P<into>going\sinto)\s)?(?:the\s)?(?:(?:attempt|round)\s(?P<n>{NUMBER})"
    rf"|(?P<nth>{ORDINAL})[\s-](?:attempt|try|jump|throw|round|time\s(?:clearances?|of\sasking))|(?<=after\s)(?P<many>{NUMBER})\s(?:attempts|jumps|throws|rounds))\b",
    ("attempt", "try", "jump", "throw", "round", "time"),
)
_PROSE_HEIGHT = LazyRegex(r"(?<![\d.,])(\d{1,2})[.,](\d{2})\s?m(?:et(?:re|er)s?)?\b")
_NONE = OwnMoments()
_COURSE = (50,)
"""Where the moments of a vocabulary come that follow no other: after the start, and before the finish."""
_NEXT = 1000
"""What comes behind a moment comes behind all that has a number more than it."""


def read_moments(text: str, context: Context) -> list[ProseValue]:
    """Every moment that the text names, in order: "the last 200 metres" is a stretch, "200 metres to go" an instant."""
    low = plain(text)
    moments = [ProseValue.of_match("moment", _MOMENTS[match.lastgroup or ""], match) for match in _PROSE.finditer(low)]
    moments += [*_laps(low), *_metres_run(low), *_hurdles(low), *read_stretches(text), *_field_moments(low)]
    moments += [ProseValue.of_match("moment", value, match) for value, match in named_moments(low, context.moments)]
    return in_text_order(moments)


def _laps(low: str) -> Iterator[ProseValue]:
    for match in _PROSE_LAP.finditer(low):
        number = ordinal(match["nth"]) if match["nth"] else cardinal(match["n"] or match["many"])
        after = match["until"] == "after" or match["many"] is not None
        if match["many"] and not (match["until"] or match["first"]):
            continue  # "two laps" is how far, and not yet when
        if number:
            yield ProseValue.of_match("moment", f"after lap {number}" if after else f"lap {number}", match)


def _metres_run(low: str) -> Iterator[ProseValue]:
    for match in _PROSE_METRES_RUN.finditer(low):
        yield ProseValue.of_match("moment", f"after {cardinal(match['n'] or match['through'])}m", match)


def _hurdles(low: str) -> Iterator[ProseValue]:
    for match in _PROSE_HURDLE.finditer(low):
        number = ordinal(match["nth"]) if match["nth"] else cardinal(match["n"])
        if number:
            yield ProseValue.of_match("moment", f"hurdle {number}", match)


def read_stretches(text: str) -> Iterator[ProseValue]:
    """Every "200 metres to go", "four laps to go" and "last 200 metres" of a text, in no order."""
    low = plain(text)
    for match in _PROSE_TO_GO.finditer(low):
        yield ProseValue.of_match("moment", f"{cardinal(match['n'])}m to go", match)
    for match in _PROSE_LAPS_TO_GO.finditer(low):
        yield ProseValue.of_match("moment", f"{cardinal(match['n'])} laps to go", match)
    for match in _PROSE_LAST.finditer(low):
        yield ProseValue.of_match("moment", f"last {cardinal(match['n'])}m", match)


def _field_moments(low: str) -> Iterator[ProseValue]:
    for match in _PROSE_ATTEMPT.finditer(low):
        number = ordinal(match["nth"]) if match["nth"] else cardinal(match["n"] or match["many"])
        ended = (number or 0) - 1 if match["into"] else number
        after = "after " if match["after"] or match["into"] else ""
        if ended:
            yield ProseValue.of_match("moment", f"{after}attempt {ended}", match)
    for match in _PROSE_HEIGHT.finditer(low):
        yield ProseValue.of_match("moment", f"{int(match[1])}.{match[2]}m", match)


# --- canonical moments --------------------------------------------------------------------------------------------


def moment_problem(value: str, context: Context) -> str | None:
    """Why this is no moment of the grammar, in one sentence, or None."""
    if value in _FIXED or is_bar(value) or any(pattern.fullmatch(value) for pattern, _, _ in _NUMBERED):
        return None
    moment = Moment.parse(value)
    if context.moments.of(value):
        return None
    if moment.bound is None or not _OCCASION.fullmatch(moment.at):
        return (
            f"“{value}” is no moment: write “bell”, “lap 2”, “200m to go”, “last 50m”, “as of ID-or-date” and so on "
            "(docs/pack-format.md#moments)"
        )
    occasion = moment.at
    if occasion[:1].isdigit():
        reason = dates.date_problem(occasion, context)
        return f"“{value}” is no moment: {reason}" if reason else None
    if context.names is not None and context.names.entry(occasion) is None:
        return f"“{value}” hangs on “{occasion}”, which is in no register"
    return None


def moment_order(value: str, moments: OwnMoments = _NONE, distance: int | None = None) -> tuple[int, ...]:
    """A sortable key of a moment, as a race, a competition or a career goes on; ``moments`` are a vocabulary’s.

    ``distance`` is the length of the race in metres, None where that is not known.
    """
    of_vocabulary = moments.of(value)
    if of_vocabulary is not None:
        moment, number = of_vocabulary
        if moment.before is None:
            before = _COURSE if moment.after is None else (*moment_order(moment.after, moments, distance), _NEXT)
            order = (*before, *([int(number)] if number else ()))
        else:
            *within, last = moment_order(moment.before.format(n=number), moments, distance)
            order = (*within, last - 1, _NEXT)
        return order
    if distance and any(pattern.fullmatch(value) for pattern in (_AFTER_METRES, _TO_GO, _LAPS_TO_GO, _LAST)):
        left = metres_to_go(value, distance) or 0
        is_stretch = int(_LAST.fullmatch(value) is not None)
        return _order_of_metres(distance - left) if left > _LAP_METRES else (60, -left, is_stretch)
    if value in _FIXED:
        return _FIXED[value][0]
    for pattern, _, key in _NUMBERED:
        match = pattern.fullmatch(value)
        if match:
            return key(int(match[1]))
    height = _HEIGHT.fullmatch(value)
    if height:
        return (36, int(height[1]) * 100 + int(height[2]))
    return (110, *(int(part) if part.isdecimal() else ord(part) for part in re.findall(r"\d{1,9}|\D", value)))


def is_bar(value: str) -> bool:
    """Whether a moment is a bar of a field event: that somebody was at it tells that they went over those before."""
    return _HEIGHT.fullmatch(value) is not None


def is_instant(value: str) -> bool:
    """Whether a moment of the race is a single one, in which nobody passes anybody: no lap, no stretch."""
    stretch = _stretch(value)
    is_between_laps = _AFTER_LAP.fullmatch(value) or _AFTER_METRES.fullmatch(value) or value == "halfway"
    return stretch[0] == stretch[1] if stretch is not None else bool(is_between_laps)


def same_moment(first: str, second: str) -> bool:
    """Whether two moments are one, or the same stretch of the race."""
    extents = _extents(first, second)
    return first == second or (extents is not None and extents[0] == extents[1])


def moments_can_stand(first: str, second: str) -> bool:
    """Whether one stretch of the race touches the other, or nothing says that they are apart.

    The phases are loose: "lap 2" and "after lap 2" can stand, and so can a lap, a hurdle, metres run and a stretch
    before the finish, for the length of a race is not said. A bound ("as of X") excludes nothing.
    """
    if Moment.parse(first).bound or Moment.parse(second).bound:
        return True
    extents = _extents(first, second)
    if extents is not None:
        one, other = extents
        return one[0] >= other[1] and other[0] >= one[1]
    sorts = {_sort(first), _sort(second)}
    return any(len(sorts & each) > 1 for each in _SHADING)


def moment_coarser(first: str, second: str, _names: Names | None = None) -> bool:
    """Whether the first is a stretch of the race that holds the second: the last 200 metres hold 200 metres to go.

    Of a lap and a stretch before the finish neither does, for how many laps a race has is not said.
    """
    lap, after = _LAP.fullmatch(first), _AFTER_LAP.fullmatch(second)
    if lap and after:
        return int(lap[1]) == int(after[1]) + 1
    extents = _extents(first, second)
    if extents is None:
        return (first, second) in _HOLDING
    one, other = extents
    return one != other and one[0] >= other[0] and one[1] <= other[1]


Extent = tuple[int, int]
"""Where a moment begins and ends, counted down: metres to go, or half laps below zero from the start on."""


def _extents(first: str, second: str) -> tuple[Extent, Extent] | None:
    """The extents of two moments in one order; None where no order holds both."""
    for extent in (_stretch, _lap):
        one, other = extent(first), extent(second)
        if one is not None and other is not None:
            return one, other
    return None


_HOLDING = {("before", "heat"), ("before", "semi-final"), ("after", "later")}
_SHADING = ({"lap", "stretch", "metres", "hurdle", "halfway", "last hurdle"}, {"height", "attempt"})
"""Sorts of moments of which each can be at any of the other's."""


def _sort(value: str) -> str:
    """What sort of moment it is: a lap, metres run, a hurdle, a stretch before the finish, a height … or itself."""
    if _lap(value) is not None:
        return "lap" if value != "start" else value
    if _stretch(value) is not None:
        return "stretch"
    if _AFTER_METRES.fullmatch(value):
        return "metres"
    if _HURDLE.fullmatch(value):
        return "hurdle"
    return "attempt" if _ATTEMPT.fullmatch(value) else "height" if is_bar(value) else value


def _lap(value: str) -> Extent | None:
    """A lap, None for what is none: what is "after" it begins where it ends, and ends where the next one begins."""
    if value == "start":
        return (0, 0)
    lap, after = _LAP.fullmatch(value), _AFTER_LAP.fullmatch(value)
    if lap:
        return (2 - 2 * int(lap[1]), 1 - 2 * int(lap[1]))
    return (1 - 2 * int(after[1]), -2 * int(after[1])) if after else None


def _stretch(value: str) -> Extent | None:
    """Metres to go at the beginning and the end of a late moment, None for others; on a track of 400 metres."""
    fixed = {
        "bell": (_LAP_METRES, _LAP_METRES),
        "final lap": (_LAP_METRES, 0),
        "back straight": (_BEND_METRES + _STRAIGHT_METRES, _BEND_METRES),
        **dict.fromkeys(("bend", "final bend"), (_BEND_METRES, _STRAIGHT_METRES)),
        "home straight": (_STRAIGHT_METRES, 0),
        "finish": (0, 0),
    }
    if value in fixed:
        return fixed[value]
    to_go, laps, last = _TO_GO.fullmatch(value), _LAPS_TO_GO.fullmatch(value), _LAST.fullmatch(value)
    if laps:
        return (_LAP_METRES * int(laps[1]), _LAP_METRES * int(laps[1]))
    if to_go:
        return (int(to_go[1]), int(to_go[1]))
    return (int(last[1]), 0) if last else None


def metres_to_go(value: str, distance: int) -> int | None:
    """What is left to run of a race over so many metres when a moment begins; None where that is not said."""
    run, stretch, lap = (
        _AFTER_METRES.fullmatch(value),
        _stretch(value),
        _LAP.fullmatch(value) or _AFTER_LAP.fullmatch(value),
    )
    if run or value == "halfway":
        return distance - int(run[1]) if run else distance // 2
    if stretch is not None or lap is None:
        return stretch[0] if stretch else None
    laps = int(lap[1]) - (1 if _LAP.fullmatch(value) else 0)
    return distance - laps * _LAP_METRES


def show_moment(value: str) -> str:
    """A moment as people read it: "at the bell", "with 200 metres to go", "in the last 50 metres"."""
    if value in _FIXED:
        return _FIXED[value][1]
    for pattern, words, _ in _NUMBERED:
        match = pattern.fullmatch(value)
        if match:
            return words.format(match[1])
    return f"at {value}" if is_bar(value) else value
