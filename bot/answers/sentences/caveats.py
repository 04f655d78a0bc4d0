"""What a reader has to know of how the articles stand on a line: nothing where they agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.tally import VerdictLine, tally_words
from bot.answers.points.wording import label_of, name_of
from bot.facts.model import CaveatKind, Verdict
from bot.facts.ranking import CONTESTED
from bot.facts.result_roles import TOOK_PART_ROLE
from bot.facts.values.ranks import ABSENT
from bot.facts.values.statuses import DID_NOT_START

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Caveat, Point
    from bot.store.rows import PointRow


_NOT_THERE = frozenset({ABSENT, DID_NOT_START})
_MOST_CLASHES = 2
_ARTICLE = re.compile(r"\[([^\]]+)\]")
_CONTRADICTED = re.compile(r"CONTRADICTED in ((?:\[\d+\])+): .+")


def verdict_and_caveats(point: Point, context: AnswerContext) -> VerdictLine:
    """The verdict, with words for it where the point is contested: "DISPUTED, 3 against 1, 1 silent"."""
    words = [f"{point.verdict}, {tally_words(point)}"] if point.verdict in CONTESTED else []
    return VerdictLine(point.verdict, "; ".join((*words, *caveat_words((point,), context))) or None)


def several_points_verdict(rows: Sequence[PointRow], context: AnswerContext) -> VerdictLine:
    """What is contested of several points on which a line rests: the weightiest verdict, and in words what else is."""
    verdicts = [row.point.verdict for row in rows if row.point.verdict in CONTESTED]
    verdict = Verdict.TIE if Verdict.TIE in verdicts else next(iter(verdicts), None)
    words = caveat_words([row.point for row in rows], context, {row.point.id for row in rows})
    return VerdictLine(verdict, "; ".join(words) or None)


def contested_words(points: Sequence[Point], context: AnswerContext) -> tuple[str, ...]:
    """What is contested of points of which a line prints words, each by its name: "Mina Lee's time: DISPUTED".

    What others only tell differently stands beside the point itself.
    """
    points = [
        replace(point, caveats=tuple(each for each in point.caveats if each.verdict is not Verdict.DIFFER))
        for point in points
    ]
    told = [point for point in points if point.verdict in CONTESTED]
    disputes = [_named_dispute(point, context) for point in told]
    return tuple(dict.fromkeys((*disputes, *caveat_words(points, context, {point.id for point in told}))))


def _named_dispute(point: Point, context: AnswerContext) -> str:
    """The point by its name; one over a place is over the start where an article has somebody not in the race."""
    name = name_of(point.key.about, context.names)
    if any(value.value.text in _NOT_THERE for value in point.values):
        return f"whether {name} took part: {point.verdict}"
    return f"{name}'s {label_of(point.key.what, context.vocabulary)}: {point.verdict}"


def caveat_words(points: Iterable[Point], context: AnswerContext, told: Collection[str] = ()) -> tuple[str, ...]:
    """What else is contested of points, each once.

    As in "CONTRADICTED in [3]: 3:29.38 is slower than 3:29.05", "whether Jake Wightman took part: TIE".
    ``told`` are the ids of points whose dispute the line tells anyway.
    """
    caveats = [caveat for point in points for caveat in point.caveats]
    contradicting = [caveat for caveat in caveats if caveat.kind is CaveatKind.CONTRADICTION]
    others = [caveat for caveat in caveats if caveat not in contradicting and caveat.id not in told]
    disputes = [_dispute_words(caveat, context) for caveat in others if caveat.verdict is not Verdict.DIFFER]
    otherwise = [_differing_words(caveat, context) for caveat in others if caveat.verdict is Verdict.DIFFER]
    differing = [f"told differently: {', '.join(dict.fromkeys(otherwise))}"] if otherwise else []
    return tuple(dict.fromkeys((*_contradiction_words(contradicting, context), *disputes, *differing)))


def tell_contradictions_once(lines: Sequence[Statement]) -> Iterator[Statement]:
    """The lines of a sheet: what cannot hold is told where it stands last; above, only in which articles it does."""
    for number, line in enumerate(lines):
        below = {part for other in lines[number + 1 :] for part in _tally_parts(other)}
        again = [match for part in _tally_parts(line) if part in below and (match := _CONTRADICTED.fullmatch(part))]
        parts = [part for part in _tally_parts(line) if part not in {match[0] for match in again}]
        # Two articles of which each contradicts itself do not contradict each other.
        places = sorted({match[1] for match in again})
        parts += [f"CONTRADICTED in {' and in '.join(places)}"] if places else []
        yield replace(line, tally="; ".join(parts)) if again else line


def _tally_parts(line: Statement) -> list[str]:
    return (line.tally or "").split("; ")


def _contradiction_words(caveats: Sequence[Caveat], context: AnswerContext) -> Iterator[str]:
    """In which articles, and what cannot hold there: of more than two things the first of each article.

    Of more than two articles only which they are: it would be too long for a line that marks them.
    """
    of_clash: dict[str, list[Caveat]] = {}
    for caveat in caveats:
        of_clash.setdefault(caveat.clash or "", []).append(caveat)
    if len(of_clash) > _MOST_CLASHES:
        first = {caveat.articles: caveat for caveat in reversed(caveats)}
        of_clash = {first[each.articles].clash or "": [each] for each in caveats}
    if len(of_clash) > _MOST_CLASHES:
        of_clash = {"": list(caveats)}
    told = {clash: _marks(same, context) for clash, same in of_clash.items()}
    # What lies in articles which the answer does not cite is told where nothing else is.
    for clash in [clash for clash, marks in told.items() if marks] or list(told)[:1]:
        what = _marked(clash, context)
        yield f"CONTRADICTED{f' in {told[clash]}' if told[clash] else ''}{f': {what}' if what else ''}"


def _marks(caveats: Sequence[Caveat], context: AnswerContext) -> str:
    return context.citations.marks(article for caveat in caveats for article in caveat.articles)


def _marked(clash: str, context: AnswerContext) -> str:
    """The words of a clash with the marks of the articles that it names: "[3] counts 4 + 1 + 2 = 7, [1] 4 in all".

    "" where the answer does not know one of them.
    """
    marks = {slug: context.citations.marks([slug]) for slug in _ARTICLE.findall(clash)}
    return _ARTICLE.sub(lambda match: marks[match[1]], clash) if all(marks.values()) else ""


def _differing_words(caveat: Caveat, context: AnswerContext) -> str:
    """What others tell differently, as in "lead after lap 2 [5]"."""
    told = f"{label_of(caveat.what or '', context.vocabulary)} {caveat.clash}"
    return f"{told} {context.citations.marks(caveat.articles)}".rstrip()


def _dispute_words(caveat: Caveat, context: AnswerContext) -> str:
    """The point that is contested, as in "Jakob Ingebrigtsen's time: DISPUTED"."""
    name = name_of(caveat.about or "", context.names)
    attribute = context.vocabulary.attributes.get(caveat.what or "")
    if attribute is not None and TOOK_PART_ROLE in attribute.roles:
        return f"whether {name} took part: {caveat.verdict}"
    return f"{name}'s {label_of(caveat.what or '', context.vocabulary)}: {caveat.verdict}"
