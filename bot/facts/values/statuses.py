"""What a results sheet prints beside a mark (SB, PB, NR …) or in its place (DNS, DNF, DQ, NH, NM); the long forms."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from bot.facts.values.kinds import ProseValue, in_text_order
from bot.facts.values.prose.lazy_regex import LazyRegex
from bot.facts.values.prose.number_words import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.facts.names import Names
    from bot.facts.values.kinds import Context

_AREAS = "european|african|asian|oceanian?|south american|north american|nacac|area|continental"
_STATUSES = {
    "SB": r"season'?s?'?(?:\s|-)best|seasonal best|best of the season",
    "PB": r"(?:then-)?(?:personal|lifetime|career)[\s-](?:best|record)",
    "NR": r"national[\s-]record",
    "AR": rf"(?:{_AREAS})[\s-](?:area[\s-])?record",
    "CR": r"(?:championships?|games|meet(?:ing)?|world championships)[\s-]record",
    "OR": r"olympic[\s-]record",
    "WR": r"world[\s-]record",
    "WL": r"world[\s-]lead(?:ing)?|fastest (?:time|mark) (?:in the world )?(?:this (?:year|season)|in (?:19|20)\d\d)",
}
_WITHOUT = "(?:did not|didn't|failed to|could not|without)"
_OUTCOMES = {
    "DNS": r"did not start|didn't start|non-starters?",
    "DNF": r"did not finish|didn't finish|dropped out|failed to finish|pulled out mid-race|stepped off the track",
    "DQ": r"(?:was|were|been|being)? ?disqualified|disqualification",
    "NH": rf"no[\s-]heights?|no[\s-]heighted|{_WITHOUT} clear(?:ing)? (?:a|any|one|(?:his|her|their) opening) height",
    "NM": rf"no (?:valid )?mark|no valid (?:distance|throw|jump)|{_WITHOUT} (?:record|post)(?:ing)? a (?:valid )?mark",
}
_CODES = {
    "PB": r"PB|PR",
    "AR": r"AR|ER|AfR|AsR",
    "CR": r"CR|MR",
    "OR": r"(?:(?<=\d\s)|(?<=\()|(?<=\b[Aa]n\s))OR",
    "DQ": r"DQ|DSQ",
}
"""How sheets print a code, where not as it is; "OR" is a word too, in headlines."""

CODES = tuple(_STATUSES)
OUTCOMES = tuple(_OUTCOMES)
DISQUALIFIED = "DQ"
DID_NOT_START = "DNS"
_NEEDS = {
    "SB": ("best",),
    "PB": ("best", "record"),
    **dict.fromkeys(("NR", "AR", "CR", "OR", "WR"), ("record",)),
    "WL": ("lead", "fastest"),
}
"""Words of which each long form holds one."""

_RECORD = " record"


def _long_form_regexes(forms: dict[str, str]) -> tuple[tuple[str, LazyRegex], ...]:
    return tuple((code, LazyRegex(rf"\b(?:{long})\b", _NEEDS.get(code, ()))) for code, long in forms.items())


def _code_regex(codes: Iterable[str]) -> LazyRegex:
    groups = "|".join(f"(?P<{code}>{_CODES.get(code, code)})" for code in codes)
    return LazyRegex(rf"(?<![\w-])(?:{groups})(?![\w-])")


_STATUS_WORDS, _OUTCOME_WORDS = _long_form_regexes(_STATUSES), _long_form_regexes(_OUTCOMES)
_STATUS_CODES, _OUTCOME_CODES = _code_regex(CODES), _code_regex(OUTCOMES)


def read_statuses(text: str, context: Context) -> list[ProseValue]:
    """Every status of a mark that the text gives, by its code; codes only in capitals.

    With ``context.names`` a record of a country ("the Harbour record") is a national one.
    """
    statuses = _read_codes("status", text, _STATUS_WORDS, _STATUS_CODES)
    if context.names is None or _RECORD not in text:
        return statuses
    return in_text_order([*statuses, *_of_countries(text, context.names)])


def _of_countries(text: str, names: Names) -> Iterator[ProseValue]:
    for run in names.runs(text):
        end = run.end + len(_RECORD)
        if text.startswith(_RECORD, run.end) and not text[end : end + 1].isalpha():
            for id_ in run.holders.among(names.registers.places):
                if names.registers.places[id_].code:
                    yield ProseValue("status", "NR", run.start, end)


@cache
def named_status(name: str) -> str | None:
    """The status that a name such as "season's best" is the long form of; None where it is that of none."""
    low = plain(name)
    return next((code for code, pattern in _STATUS_WORDS if pattern.fullmatch(low)), None)


def read_outcomes(text: str, _context: Context) -> list[ProseValue]:
    """Every DNS, DNF, DQ, NH and NM that the text gives, by its code."""
    return _read_codes("outcome", text, _OUTCOME_WORDS, _OUTCOME_CODES)


def _read_codes(kind: str, text: str, words: tuple[tuple[str, LazyRegex], ...], codes: LazyRegex) -> list[ProseValue]:
    low = plain(text)
    values = [ProseValue.of_match(kind, code, match) for code, pattern in words for match in pattern.finditer(low)]
    values += [ProseValue.of_match(kind, match.lastgroup or "", match) for match in codes.finditer(text)]
    return in_text_order(values)


def status_problem(value: str, _context: Context) -> str | None:
    """Why this is no status, in one sentence, or None."""
    return None if value in CODES else f"“{value}” is no status of a mark: write one of {', '.join(CODES)}"


def outcome_problem(value: str, _context: Context) -> str | None:
    """Why this is no outcome, in one sentence, or None."""
    return None if value in OUTCOMES else f"“{value}” is no outcome: write one of {', '.join(OUTCOMES)}"


def status_order(value: str) -> tuple[int, ...]:
    """A sortable key: the order of the codes above."""
    return ((*CODES, *OUTCOMES).index(value),)


def statuses_can_stand(first: str, second: str) -> bool:
    """SB and PB cannot both be printed of one mark; every other pair can."""
    return {first, second} != {"SB", "PB"}
