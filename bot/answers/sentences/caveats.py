"""What a reader has to know of how the articles stand on a line: nothing where they agree.

A line is marked with the count of its point, where that is contested, and with what else is contested of all points on
which it rests (``Point.caveats``): what cannot hold, what is disputed, what others tell differently. All of it is put
into words here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.answer import Statement
from bot.answers.points.tally import VerdictLine, tally_words
from bot.answers.points.wording import label_of, name_of, whose
from bot.facts.grouping import grouped
from bot.facts.model import CONTESTED, Verdict
from bot.facts.result_roles import TOOK_PART_ROLE
from bot.facts.values.ranks import ABSENT
from bot.facts.values.statuses import DID_NOT_START

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from bot.answers.answer import Answer, Block
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Caveat, Point


_NOT_THERE = frozenset({ABSENT, DID_NOT_START})
_MOST_CLASHES = 2
_ARTICLE = re.compile(r"\[([^\]]+)\]")
_CONTRADICTED = re.compile(r"CONTRADICTED in ((?:\[\d+\])+): .+")


def verdict_and_caveats(point: Point, context: AnswerContext) -> VerdictLine:
    """The verdict, with words for it where the point is contested: "DISPUTED, 3 against 1, 1 silent"."""
    own = [f"{point.verdict}, {tally_words(point)}"] if point.is_contested else []
    return VerdictLine(point.verdict, caveat_words((point,), context, own))


def contested_verdict(points: Iterable[Point]) -> Verdict | None:
    """The weightiest verdict on points that are contested; None where none is."""
    verdicts = [point.verdict for point in points if point.is_contested]
    return Verdict.TIE if Verdict.TIE in verdicts else next(iter(verdicts), None)


def caveat_words(
    points: Sequence[Point], context: AnswerContext, own: Iterable[str] = (), articles: Collection[str] | None = None
) -> str | None:
    """What is contested of points on which a line rests, each thing once; None where nothing is.

    ``own`` comes first: the line's own words for the points' disputes, which are not told again. ``articles`` are those
    of which the line shows something, None: all. What cannot hold in others is no matter of it.

    As in "CONTRADICTED in [3]: 1:58.45 in 2nd, 1:58.17 in 3rd; whether Jake Wightman took part: TIE".
    """
    ids = {point.id for point in points}
    caveats = [caveat for point in points for caveat in point.caveats if caveat.id not in ids]
    clashes = [each for each in caveats if each.is_clash and not {*each.articles}.isdisjoint(articles or each.articles)]
    disputes = [
        _named(each.about or "", each.what or "", each.verdict, context)
        for each in caveats
        if each.verdict in CONTESTED
    ]
    otherwise = [
        f"{label_of(each.what or '', context.vocabulary)} {each.clash} {_marks((each,), context)}".rstrip()
        for each in caveats
        if each.verdict is Verdict.DIFFER
    ]
    differing = [f"told differently: {', '.join(dict.fromkeys(otherwise))}"] if otherwise else []
    differing += [
        f"told in two ways: {with_marks(each.clash or '', context)}"
        for each in caveats
        if each.verdict is Verdict.REPORTED
    ]
    return "; ".join(dict.fromkeys((*own, *_contradiction_words(clashes, context), *disputes, *differing))) or None


def contested_words(
    points: Sequence[Point], context: AnswerContext, articles: Collection[str], shown: Point | None = None
) -> str | None:
    """What is contested of points of which a line prints words of articles, each by its name.

    What others only tell differently stands beside the point itself, which may be ``shown``.
    """
    disputes = [named_dispute(point, context) for point in points if point.is_contested]
    bare = [
        point
        if shown is not None and point.id == shown.id
        else replace(point, caveats=tuple(each for each in point.caveats if each.verdict is not Verdict.DIFFER))
        for point in points
    ]
    return caveat_words(bare, context, disputes, articles)


def tell_contradictions_once(answer: Answer) -> Answer:
    """The answer with what cannot hold told where it stands first; on lines below, only in which articles it does."""
    seen: set[str] = set()
    return replace(answer, blocks=tuple(_without_told(block, seen) for block in answer.blocks))


def _without_told(block: Block, told: set[str]) -> Block:
    """A block without what was told of contradictions above it; ``told`` are the parts of tallies up to here."""
    if not isinstance(block, Statement) or "CONTRADICTED" not in (block.tally or ""):
        return block
    parts = (block.tally or "").split("; ")
    again = {part: match[1] for part in parts if part in told and (match := _CONTRADICTED.fullmatch(part))}
    told.update(parts)
    # Two articles of which each contradicts itself do not contradict each other.
    places = f"CONTRADICTED in {' and in '.join(sorted({*again.values()}))}"
    return replace(block, tally="; ".join(dict.fromkeys(places if part in again else part for part in parts)))


def without_reasons(line: Statement) -> Statement:
    """A line below which everything that cannot hold is told: of that it says only in which articles it stands."""
    parts = ((part, _CONTRADICTED.fullmatch(part)) for part in (line.tally or "").split("; "))
    reasons = dict.fromkeys(f"CONTRADICTED in {match[1]}" if match else part for part, match in parts)
    return replace(line, tally="; ".join(reasons) or None)


def _contradiction_words(caveats: Sequence[Caveat], context: AnswerContext) -> Iterator[str]:
    """In which articles, and what cannot hold there: of more than two things the first of each article."""
    of_clash = grouped((caveat.clash or "", caveat) for caveat in caveats)
    if len(of_clash) > _MOST_CLASHES:
        first = {caveat.articles: caveat for caveat in reversed(caveats)}
        of_clash = {first[each.articles].clash or "": [each] for each in caveats}
    for clash, same in of_clash.items():
        yield f"CONTRADICTED in {_marks(same, context)}: {with_marks(clash, context)}"


def with_marks(clash: str, context: AnswerContext) -> str:
    """What clashes, with the articles that it names in brackets as their marks."""
    return _ARTICLE.sub(lambda match: context.citations.marks(match[1].split()), clash)


def _marks(caveats: Iterable[Caveat], context: AnswerContext) -> str:
    return context.citations.marks(article for caveat in caveats for article in caveat.articles)


def named_dispute(point: Point, context: AnswerContext) -> str:
    """The point by its name: "Mina Lee's time: DISPUTED"; that somebody was not there is a matter of their start."""
    is_start = any(value.value.text in _NOT_THERE for value in point.values)
    return _named(point.about, "" if is_start else point.what, point.verdict, context)


def named_contradictions(points: Iterable[Point], context: AnswerContext, articles: Collection[str]) -> str:
    """What is contested of points that cannot hold in a line which is of none of them, each thing once behind its name.

    As in "Mina Lee's position: CONTRADICTED in [3]: 1:58.45 in 2nd, 1:58.17 in 3rd".
    """
    names: dict[str, str] = {}
    for point in points:
        own = (caveat_words((point,), context, articles=articles) or "").split("; ")
        first, *others = [part for part in own if part not in names] or [""]
        is_named = not _CONTRADICTED.fullmatch(first)
        names[first] = first if is_named else _named(point.about, point.what, first, context)
        names |= {part: part for part in others}
    return "; ".join(filter(None, names.values()))


def _named(about: str, what: str, verdict: str | None, context: AnswerContext) -> str:
    """As in "Mina Lee's time: DISPUTED", "whether Ife Okafor took part: TIE"."""
    attribute, name = context.vocabulary.attributes.get(what), name_of(about, context.names)
    if attribute is None or TOOK_PART_ROLE in attribute.roles:
        return f"whether {name} took part: {verdict}"
    return f"{whose(name, context.names.get(about))} {attribute.label}: {verdict}"
