"""Places, ordinals, counts and medals, in words and in figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import FIGURES, ORDINAL, WORDS, cardinal, ordinal, ordinal_figures, plain
from bot.facts.values.statuses import DID_NOT_START, DISQUALIFIED, OUTCOMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.names import Names
    from bot.facts.values.kinds import Context

MEDALS = ("gold", "silver", "bronze")
PLACES_OF_MEDALS = {medal: place for place, medal in enumerate(MEDALS, 1)}
UNSTATED = "unstated"
FINISHED = "finished"
"""A place that nobody states: what a mark shows of somebody whom another article has out of the race."""

STARTED, ABSENT = "started", "absent"
"""Having taken part, and not, where that stands against a place or an outcome."""

OUT_OF_THE_RACE = frozenset({*OUTCOMES, ABSENT})
"""What stands in the stead of a place and a mark."""

_IN_WORDS = {STARTED: "took part", ABSENT: "did not take part"}

_MEDAL = LazyRegex(
    r"\b(?P<metal>gold|silver|bronze)s?\b(?!\s(?:label|rush))|\b(?P<any>medal(?:s|list|lists|led)?|podium)\b"
)
_WON = LazyRegex(
    rf"\b(?:(?:wins?|won(?!'t)|winning)(?!\s(?:{WORDS}|(?:(?:the|an?|his|her|their)\s(?:\w+\s)?|[\d,]+\s?m\w*\s)?(?:silver|bronze))\b)|winners?"
    r"|victor(?:y|ies|ious)?|triumph(?:s|ed|ant)?|beat\s(?:everyone|everybody|the\sfield))\b"
)
"""Who wins silver is second, and who wins three titles no place."""
_LED = LazyRegex(r"\b(?:leads?|led|leaders?|leading|in\sfront)\b")

_RUNNER_UP = LazyRegex(r"\brunners?-up\b")
_PLACE_FIGURES = LazyRegex(r"\b(?:no\.?|number|place|position)\s?(?P<n>[1-9][0-9]{0,2})\b")

_IN_A_LIST = LazyRegex(r"(?:^|(?<=\n)|(?<=[:;]\s))\s*(?P<n>[1-9][0-9]?)[.)]\s(?=\w)")
"""The number of a line or an item in a list of results: “2. Mina Lee (HBR) 1:58.43; 3. Ærnes”."""

_ORDINAL = LazyRegex(
    rf"(?<![\w.:,])(?P<nth>{ORDINAL})\b(?!\s(?:of\s)?(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_PART_OF_A = LazyRegex(r"\b(?:tenths?|hundredths?|thousandths?|fraction|quarter|half)\sof\s(?:a|one)\s$")
_OF_A_SECOND = LazyRegex(r"\sof\s(?:a|one)\ssecond\b")
_TIME_UNIT = LazyRegex(r"(?:\b(?:a|an|per|half\sa|split|every)\s|\bone[\s-]|\d\s?)$")
_LONGEST_UNIT = len("thousandths of one ")
"""How far before "second" the words stand that make it a unit of time."""

_OF_TIME = LazyRegex(
    r"\s*(?:$|[.,:;!?)]|(?:and|behind|ahead|clear|slower|faster|quicker|later|earlier|off|adrift|inside|outside|gap|lead"
    r"|margin)\b)"
)
_COUNTS_UP = LazyRegex(
    r"[\s-]{1,3}(?:ever|times?|laps?|years?|seasons?|half|attempt|try|jump|throw|bend|heats?|(?:semi|quarter)[\s-]?finals?|hurdles?|barriers?|round|day|night)\b"
    r"|(?:[\s-]{1,3}(?!(?:fast|quick|high|long)est|best|(?:with|in|to|for|and|as|ahead|behind|of|at|on|place|from|while|but"
    r"|after|before|by|over|who)\b)[\w']+){0,3}?[\s-]{1,3}(?:medals?|golds?|silvers?|bronzes?|titles?|crowns?|wins?|victor(?:y|ies))\b"
)
"""After an ordinal: a "second gold" or a "second lap" is nobody's place."""
_FIRST_OF_LIST = LazyRegex(
    r"(?:[\s-]{1,3}(?!to\b|and\b|in\b|of\b|at\b)[\w'’]+){0,3}?[\s-]{1,3}"
    r"(?:(?:(?:wo)?m[ae]n|athletes?|runners?|sprinters?|hurdlers?|champions?|person|people)\b"
    r"(?!\s(?:home|across|over|past|to\s(?:finish|cross|reach|come))\b)"
    r"|(?:[\w'’]+\s)(?:since\b|to\s(?!finish\b|cross\b|reach\b|come\b)\w))"
)
"""After "first": "the first Croatian woman", "the first Briton to win" stand first in a list, and not in a race."""

_COUNT_FIGURES = LazyRegex(
    rf"(?<![\w.:,/+-]|[£$€])(?P<n>{FIGURES})(?![\d:/]|[.,]\d|(?:st|nd|rd|th)\b|\s?(?:%|m\b|km\b))"
)
_COUNT_WORDS = LazyRegex(rf"\b(?P<n>{WORDS})\b")
_ONE = LazyRegex(r"\bone\b")
_OF_PEOPLE = LazyRegex(
    r"\b(?:the|these|those|all|us|them)\s(?:two|three|four|five|six)\b(?=[.,;:!?]|\s(?:of\s(?:them|us|you)|(?:wo)?men|athletes"
    r"|runners|rivals|were|are|had|have|will|would|could|ran|went|came|did)\b)"
)
"""A number word for those of whom a text tells: "the two were level"."""
_COUNTED_THING = LazyRegex(
    r"\bone(?=\s(?:gold|silver|bronze|medal|title|win|victory|race|final|attempt|record|lap|year|second|point|more))"
)
_TIMES = LazyRegex(r"\b(?P<n>twice|double|treble|thrice)\b")
_TIMES_OF = {"twice": 2, "double": 2, "treble": 3, "thrice": 3}
_SOLE = LazyRegex(r"\b(?:only\s(?:an?|one)|a\s(?:single|sole)|another|an?\sfirst)\b")
_FIRST_EVER = LazyRegex(r"\bfirst(?:-ever)?\b|\bmaiden\b")


def read_places(text: str, _context: Context) -> list[ProseValue]:
    """Every place that the text gives: "eighth", "won", "silver", "runner-up", "No. 4", "4. Lee"."""
    low = plain(text)
    places = [
        *((1, match) for pattern in (_WON, _LED) for match in pattern.finditer(low)),
        *((2, match) for match in _RUNNER_UP.finditer(low)),
        *((PLACES_OF_MEDALS[match["metal"]], match) for match in _MEDAL.finditer(low) if match["metal"]),
        *((number, match) for number, match in _ordinals(low) if not _is_of_list(low, number, match.end())),
    ]
    figures = (match for pattern in (_PLACE_FIGURES, _IN_A_LIST) for match in pattern.finditer(low))
    numbered = [ProseValue.of_match("place", int(match["n"]), match, "n") for match in figures]
    return in_text_order([*_of_matches("place", places), *numbered])


def read_wins(text: str) -> list[ProseValue]:
    """Every word by which a text says that somebody won: "won", "victory"."""
    return [ProseValue.of_match("place", 1, match) for match in _WON.finditer(plain(text))]


def _is_of_list(low: str, number: int, end: int) -> bool:
    """Whether an ordinal counts something up, or those who have done a thing, and is nobody's place."""
    return _COUNTS_UP.match(low, end) is not None or (number == 1 and _FIRST_OF_LIST.match(low, end) is not None)


def read_ordinals(text: str, _context: Context) -> list[ProseValue]:
    """Every ordinal of the text: "second gold", "3rd", "first-ever", "maiden"; "a second" of time is none."""
    low = plain(text)
    maidens = ((1, match) for match in re.finditer(r"\bmaiden\b", low))
    return in_text_order(_of_matches("ordinal", (*_ordinals(low), *maidens)))


def _ordinals(low: str) -> Iterator[tuple[int, re.Match[str]]]:
    for match in _ORDINAL.finditer(low):
        number = ordinal(match["nth"])
        if number and not _is_time(low, match):
            yield number, match


def _is_time(low: str, match: re.Match[str]) -> bool:
    """Whether it is a unit: "0.27 of a second", "a second behind", "a hundredth of a second"; no "second gold" is."""
    if match["nth"] != "second":
        return _OF_A_SECOND.match(low, match.end()) is not None
    start = match.start()
    first = max(0, start - _LONGEST_UNIT)
    if _PART_OF_A.search(low, first, start) is not None:
        return True
    return _TIME_UNIT.search(low, first, start) is not None and _OF_TIME.match(low, match.end()) is not None


def read_counts(text: str, _context: Context) -> list[ProseValue]:
    """Every count of the text: "12 more finals", "four golds", "twice"; "a fourth medal" makes four."""
    low = plain(text)
    counts = [
        *_plain_counts(low),
        *((_TIMES_OF[match["n"]], match) for match in _TIMES.finditer(low)),
        *_ordinals(low),
        *((1, match) for pattern in (_ONE, _SOLE, _FIRST_EVER) for match in pattern.finditer(low)),
    ]
    return in_text_order(_of_matches("count", counts))


def counts_in_prose(low: str) -> Iterator[ProseValue]:
    """The counts of a text that state something: "one of the best", "this one" and "the two" are none."""
    people = [match.end() for match in _OF_PEOPLE.finditer(low)]
    counts = [
        *((number, match) for number, match in _plain_counts(low) if match.end() not in people),
        *((1, match) for match in _COUNTED_THING.finditer(low)),
        *((2, match) for match in _TIMES.finditer(low) if match["n"] == "twice"),
    ]
    return _of_matches("count", counts)


def _plain_counts(low: str) -> Iterator[tuple[int, re.Match[str]]]:
    for match in (*_COUNT_FIGURES.finditer(low), *_COUNT_WORDS.finditer(low)):
        if match["n"] != "one":
            yield cardinal(match["n"]), match


def _of_matches(kind: str, numbers: Iterable[tuple[int, re.Match[str]]]) -> Iterator[ProseValue]:
    return (ProseValue.of_match(kind, number, match) for number, match in numbers)


def read_medals(text: str, _context: Context) -> list[ProseValue]:
    """Every medal word of the text: its metal, or unstated where none is said ("a medal", "the podium")."""
    return [ProseValue.of_match("medal", match["metal"] or UNSTATED, match) for match in _MEDAL.finditer(plain(text))]


_WITHOUT_NUMBER = (FINISHED, STARTED, *OUTCOMES, ABSENT)

# --- canonical values ---------------------------------------------------------------------------------------------

_NUMBER = LazyRegex(r"[1-9][0-9]{0,8}")


def number_problem(value: str, _context: Context) -> str | None:
    """Why this is no whole number above nought, in one sentence, or None."""
    if _NUMBER.fullmatch(value):
        return None
    return f"“{value}” is no whole number: write figures only, as “8”"


def count_problem(value: str, context: Context) -> str | None:
    """Why this is no count, in one sentence, or None; nought is one."""
    return None if value == "0" else number_problem(value, context)


def number_order(value: str) -> tuple[int, ...]:
    """A sortable key: the number. Raises ValueError for a malformed one."""
    return (int(value),)


def show_count(value: str) -> str:
    """A count with its thousands apart: "18,412"."""
    return f"{int(value):,}" if value.isdecimal() else value


def show_ordinal(value: str) -> str:
    """An ordinal in figures: "8" as "8th"; what stands for a place without being one ("DNF") as it is or in words."""
    return ordinal_figures(int(value)) if value.isdecimal() else _IN_WORDS.get(value, value)


def place_order(value: str) -> tuple[int, ...]:
    """A sortable key: the number; what stands in the place of one ("DNF") comes last. ValueError for anything else."""
    return (0, int(value)) if value not in _WITHOUT_NUMBER else (1, _WITHOUT_NUMBER.index(value))


def place_coarser(first: str, second: str, _names: Names | None = None) -> bool:
    """Whether the first holds the second: who is placed has finished, who finished has started; a DNS was absent."""
    if first == FINISHED:
        return second.isdecimal()
    if first == STARTED:
        return second not in {STARTED, DID_NOT_START, ABSENT}
    return (first, second) == (ABSENT, DID_NOT_START)


def places_can_stand(first: str, second: str) -> bool:
    """Having finished can stand with a disqualification."""
    return {first, second} == {FINISHED, DISQUALIFIED}


def medal_problem(value: str, _context: Context) -> str | None:
    """Why this is no medal, in one sentence, or None."""
    return None if value in (*MEDALS, UNSTATED) else f"“{value}” is no medal: write gold, silver, bronze or unstated"


def medal_order(value: str) -> tuple[int, ...]:
    """A sortable key: gold first, unstated last."""
    return ((*MEDALS, UNSTATED).index(value),)


def medal_coarser(first: str, second: str, _names: Names | None = None) -> bool:
    """Whether the first holds the second: a medal may be gold."""
    return first == UNSTATED and second != UNSTATED


def show_medal(value: str) -> str:
    """A medal as people read it: "unstated" as "a medal"."""
    return "a medal" if value == UNSTATED else value
