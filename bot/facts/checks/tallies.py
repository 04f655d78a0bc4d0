"""Rules about medals that are counted: sums, running tallies, and the medals that make them."""

from __future__ import annotations

from itertools import chain, product
from typing import TYPE_CHECKING

from msgspec import Struct, field

from bot.facts import values
from bot.facts.checks.fact import ACROSS, Contradiction
from bot.facts.grouping import grouped
from bot.facts.moment import Bound, Moment, state
from bot.facts.result_roles import COUNTRY_ROLE
from bot.facts.values.ranks import MEDALS, PLACES_OF_MEDALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.facts.checks.fact import Fact
    from bot.facts.checks.fact_table import FactTable
    from bot.facts.checks.moved_medals import MovedMedal
    from bot.facts.scope import Scope

_MEDALS = {str(place): medal for medal, place in PLACES_OF_MEDALS.items()}
_TALLIES = ("tally-total", *(f"tally-{kind}" for kind in MEDALS))

Counted = tuple[str, "Scope", "Moment | None"]
"""Whose medals, in which scope, up to when."""

View = tuple[str, str | None]
"""An article or all of them, and whose reported speech it is."""


class _Split(Struct):
    """What one view says of one count of medals: the total, and how many of each kind."""

    total: Fact | None = None
    kinds: dict[str, Fact] = field(default_factory=dict)


def medals_do_not_add_up(table: FactTable) -> Iterator[Contradiction]:
    """Gold, silver and bronze medals add up to the total, and some of them to no more than it."""
    for counted, by_view in _splits(table).items():
        everybody = by_view.get((ACROSS, None))
        for split in by_view.values():
            if split.total is not None:
                yield from _sum_off(table, counted, split.kinds, split.total, {})
            elif everybody is not None and everybody.total is not None:
                yield from _sum_off(table, counted, split.kinds, everybody.total, _alternatives(table, split.kinds))


def _splits(table: FactTable) -> dict[Counted, dict[View, _Split]]:
    splits: dict[Counted, dict[View, _Split]] = {}
    for role in _TALLIES:
        for fact in table.with_reported(role):
            if fact.value.isdigit():
                by_view = splits.setdefault((fact.about, fact.in_, fact.when), {})
                _enter(by_view.setdefault((fact.view, fact.speaker), _Split()), role.removeprefix("tally-"), fact)
    return splits


def _enter(split: _Split, kind: str, fact: Fact) -> None:
    if kind == "total":
        split.total = fact
    else:
        split.kinds[kind] = fact


def _alternatives(table: FactTable, kinds: Mapping[str, Fact]) -> dict[str, set[int]]:
    """What else articles say of each kind, where that is disputed.

    Where another value there mends the sum, it is the dispute that shows, and there is no second thing to report.
    """
    alternatives: dict[str, set[int]] = {}
    for kind, fact in kinds.items():
        point = table.disputed.get(fact.point)
        values_there = [each.value for each in point.values if not each.value.denied] if point else []
        alternatives[kind] = {int(value.text) for value in values_there if value.text.isdigit()}
    return alternatives


def _sum_off(
    table: FactTable,
    counted: Counted,
    kinds: Mapping[str, Fact],
    total: Fact,
    alternatives: Mapping[str, set[int]],
) -> Iterator[Contradiction]:
    parts = [kinds[kind] for kind in MEDALS if kind in kinds]
    choices = [{int(kinds[kind].value), *alternatives.get(kind, ())} for kind in MEDALS if kind in kinds]
    stated = int(total.value)
    if parts and not any(_adds_up(choice, stated) for choice in product(*choices)):
        topic = (*counted, stated, *(fact.value for fact in parts))
        yield Contradiction((*parts, total), _sum_in_words(table, kinds, total), topic, _sum_in_figures(parts, total))


def _adds_up(amounts: tuple[int, ...], stated: int) -> bool:
    return sum(amounts) == stated if len(amounts) == len(MEDALS) else sum(amounts) <= stated


def _sum_in_words(table: FactTable, kinds: Mapping[str, Fact], total: Fact) -> str:
    parts = [(kind, kinds[kind]) for kind in MEDALS if kind in kinds]
    terms = " + ".join(f"{int(fact.value)} {kind}" for kind, fact in parts) + _speaker(table, parts[0][1])
    return _sum_off_words(terms, [fact for _, fact in parts], total)


def _sum_off_words(terms: str, parts: Sequence[Fact], total: Fact) -> str:
    sum_of = f"{terms} is {sum(int(fact.value) for fact in parts)}" if len(parts) > 1 else terms
    return f"{sum_of}, {'not' if len(parts) == len(MEDALS) else 'more than'} {int(total.value)} in all"


def _sum_in_figures(parts: Sequence[Fact], total: Fact) -> str:
    """As in "4 + 1 + 2 is 7, not 4 in all"; some kinds are more than all where the third is not told.

    Of two articles it says which counts what: "[b] counts 4 + 1 + 2 = 7, [a] 4 in all".
    """
    amounts = [int(fact.value) for fact in parts]
    terms = " + ".join(map(str, amounts))
    of_parts, of_total = _only_article(parts), _only_article([total])
    if of_parts and of_total and of_parts != of_total:
        equals = f"{terms} = {sum(amounts)}" if len(amounts) > 1 else terms
        return f"[{of_parts}] counts {equals}, [{of_total}] {total.value} in all"
    return _sum_off_words(terms, parts, total)


def _only_article(facts: Iterable[Fact]) -> str | None:
    """The one article that gives all of the facts, None where several do, or none does."""
    articles = set.intersection(*({claim.article for claim in fact.claims} for fact in facts))
    return articles.pop() if len(articles) == 1 else None


def _speaker(table: FactTable, tally: Fact) -> str:
    """Whose word a tally is, where no article gives it as its own: " (as Mina Lee says)"."""
    return "" if tally.speaker is None else f" (as {table.name(tally.speaker)} says)"


# --- running tallies ----------------------------------------------------------------------------------------------


def tally_falls(table: FactTable) -> Iterator[Contradiction]:
    """A running tally may not be smaller than an earlier one of the same medals."""
    same = grouped(((fact.view, fact.attribute.id, fact.about, fact.in_), fact) for fact in _running(table))
    for tallies in same.values():
        ordered = sorted(tallies, key=lambda fact: (-int(fact.value), fact.words))
        for later in ordered:
            earlier = next((fact for fact in ordered if _fell(table, fact, later)), None)
            if earlier is not None:
                yield Contradiction(
                    facts=(earlier, later),
                    working=f"{_running_tally(table, earlier)}, but {_running_tally(table, later)}",
                    topic=(later.attribute.id, later.about, later.in_, later.when, later.value),
                    clash=f"{_medals(earlier)}, then {later.value}",
                )


def _running(table: FactTable) -> Iterator[Fact]:
    return (fact for fact in table.with_reported(*_TALLIES) if fact.value.isdigit() and state(fact.when) is not None)


def _fell(table: FactTable, earlier: Fact, later: Fact) -> bool:
    """Whether a later tally is smaller, and by more than the medals that have moved to others in between."""
    if int(earlier.value) <= int(later.value) or earlier.moment is None or later.moment is None:
        return False
    is_later = table.chronology.precedes(earlier.moment, later.moment)
    return is_later and int(later.value) < int(earlier.value) + _moved_between(table, earlier, later)


def _moved_between(table: FactTable, earlier: Fact, later: Fact) -> int:
    """By how many the medals of a tally have changed without any race, from one state of things to another."""
    return sum(
        moved.net(_kind(later))
        for moved in table.moved_medals(later.about)
        if later.extent.holds(moved.before.extent) and _lies_between(table, moved, earlier, later)
    )


def _lies_between(table: FactTable, moved: MovedMedal, earlier: Fact, later: Fact) -> bool:
    """Whether a medal has moved between two states of things: where no date is told, any time after the race."""
    since, precedes = moved.since, table.chronology.precedes
    if since is None or earlier.moment is None or later.moment is None:
        return since is None
    return precedes(since, later.moment) and not precedes(since, earlier.moment)


def _running_tally(table: FactTable, tally: Fact, where: str = "") -> str:
    """A tally with its moment and its speaker: "1 medal before the 800m final (as Mina Lee says)"."""
    moment = state(tally.when)
    words = [_medals(tally, where)]
    if moment is not None:
        words += [_bound_words(moment), table.occasion(moment.at)]
    return f"{' '.join(words)}{_speaker(table, tally)}"


def _bound_words(moment: Moment) -> str:
    """A tally as of a race has that race's medals in it, and stands so once it was run."""
    if moment.bound is Bound.BEFORE:
        return "before"
    return "as of" if moment.at[:1].isdigit() else "after"


def _medals(tally: Fact, where: str = "") -> str:
    """As in "1 medal", "1 World Championships medal", "2 gold medals"."""
    kind = _kind(tally)
    parts = [tally.value, where, "" if kind == "total" else kind, "medal" if tally.value == "1" else "medals"]
    return " ".join(filter(None, parts))


def _kind(tally: Fact) -> str:
    """What a tally counts: the total, or the medals of one kind."""
    return next(role.removeprefix("tally-") for role in tally.attribute.roles if role in _TALLIES)


def medal_still_counted(table: FactTable) -> Iterator[Contradiction]:
    """A medal that has moved to another is counted in no tally of later."""
    for tally in (each for each in _running(table) if each.view != ACROSS):
        for moved in table.moved_medals(tally.about):
            since = moved.since
            if since is None or tally.moment is None or not table.chronology.precedes(since, tally.moment):
                continue
            own = (fact for fact in table.role("medal", "place") if fact.view == tally.view)
            contrary = [*filter(moved.is_ignored_by, own), *_counting_as_before(table, tally, moved)]
            if moved.net(_kind(tally)) < 0 and tally.extent.holds(moved.before.extent) and contrary:
                yield _still_counted(table, tally, moved, contrary[0])


def _counting_as_before(table: FactTable, tally: Fact, moved: MovedMedal) -> list[Fact]:
    """A tally of the end of the meet than which this one is not smaller, as it had to be; no race has been since."""
    meet = moved.before.extent.meet
    return [
        other
        for other in _running(table)
        if (other.attribute, other.about, other.in_) == (tally.attribute, tally.about, tally.in_)
        and other.when == Moment.as_of(tally.in_.entry)
        and tally.in_.entry == meet
        and int(tally.value) > int(other.value) + _moved_between(table, other, tally)
    ]


def _still_counted(table: FactTable, tally: Fact, moved: MovedMedal, contrary: Fact) -> Contradiction:
    day = table.name(moved.since.at) if moved.since else ""
    medal = f"{table.name(moved.before.about)}'s {moved.lost}"
    counting, changed = (
        f"[{' '.join(sorted({claim.article for claim in fact.claims}))}]" for fact in (tally, moved.after)
    )
    told = f"{_running_tally(table, tally)}, {medal} among them {counting}"
    return Contradiction(
        facts=(tally, contrary, moved.after),
        working=f"{told}, which no longer stood as of {day} {changed}",
        topic=(tally.point, tally.value, moved.before.about),
    )


# --- a tally against the medals that make it ------------------------------------------------------------------------


def tally_below_medals(table: FactTable) -> Iterator[Contradiction]:
    """A "first" medal, or a tally, may not be smaller than the number of medals told up to then, nor a country's."""
    medals = grouped(((fact.view, fact.about), fact) for fact in table.role("medal", "medal-won", "place"))
    people = grouped(((fact.view, fact.value), fact.about) for fact in table.role(COUNTRY_ROLE))
    for tally in table.with_reported(*_TALLIES):
        # Who is of a country is as the same article has it.
        of_people = [medals.get((tally.view, person), []) for person in people.get((tally.view, tally.about), ())]
        candidates = [medals.get((tally.view, tally.about), []), *of_people]
        if not any(candidates) or not tally.value.isdigit():
            continue
        surely = [_distinct(each for each in own if _counts(table, tally, each, _kind(tally))) for own in candidates]
        counted = _of_all(surely) if any(of_people) else surely[0]
        if len(counted) > int(tally.value):
            yield _too_small(table, tally, counted)


def _of_all(medals: Iterable[Iterable[Fact]]) -> list[Fact]:
    """The medals of several that are surely different ones: those of a team are one."""
    distinct: dict[tuple[str | None, str | None, str | None], Fact] = {}
    for medal in chain.from_iterable(medals):
        kind = _MEDALS.get(medal.value, medal.value)
        if kind in MEDALS and medal.extent.event is not None:
            distinct.setdefault((medal.extent.meet, medal.extent.event, kind), medal)
    return [*distinct.values()]


def _counts(table: FactTable, tally: Fact, medal: Fact, kind: str) -> bool:
    """Whether a medal surely belongs to a tally: of its kind, in its scope, not later.

    A place shows a medal only in the final up to which the tally runs. A tally without a moment counts up to the day
    on which its article was written, and so does not reach another article.
    """
    won, until = medal.moment, state(tally.when)
    shows = _MEDALS.get(medal.value) if "place" in medal.attribute.roles else medal.value
    if shows is None or kind not in {"total", shows} or not tally.extent.holds(medal.extent):
        return False
    if "place" in medal.attribute.roles and (won != until or not _is_final(table, medal)):
        return False
    if tally.when is None:
        return tally.view != ACROSS
    return won is not None and until is not None and table.chronology.precedes(won, until)


def _is_final(table: FactTable, place: Fact) -> bool:
    race = table.registers.races.get(place.extent.race or "")
    return race is not None and race.round == "final"


def _distinct(medals: Iterable[Fact]) -> list[Fact]:
    """Medals that are surely different ones: of different meets, or of different events of one."""
    by_meet: dict[str, dict[str | None, Fact]] = {}
    for medal in sorted(medals, key=lambda fact: ("place" in fact.attribute.roles, fact.words)):
        by_meet.setdefault(medal.extent.meet or "", {}).setdefault(medal.extent.event, medal)
    if len(by_meet) > 1:
        by_meet.pop("", None)  # a medal of a meet that is not told may be any of the others
    distinct: list[Fact] = []
    for by_event in by_meet.values():
        of_events = [medal for event, medal in by_event.items() if event is not None]
        distinct.extend(of_events or by_event.values())
    return distinct


def _too_small(table: FactTable, tally: Fact, medals: list[Fact]) -> Contradiction:
    medals = sorted(medals, key=lambda fact: (fact.extent.year or 0, fact.words))
    words = " and ".join(_medal_in_words(table, fact, tally.about) for fact in medals)
    where = "" if tally.in_.is_career else table.name(tally.in_.entry)
    return Contradiction(
        facts=(tally, *medals),
        working=f"{_running_tally(table, tally, where)}, but {len(medals)} are named: {words}",
        topic=(tally.point, tally.value),
        clash=_too_few(tally, medals),
    )


def _too_few(tally: Fact, medals: Sequence[Fact]) -> str:
    """As in "1 medal counted, 2 named"; of two articles "[a] counts 1 medal, [b] names 2"."""
    counting, naming = _only_article([tally]), _only_article(medals)
    if counting and naming and counting != naming:
        return f"[{counting}] counts {_medals(tally)}, [{naming}] names {len(medals)}"
    return f"{_medals(tally)} counted, {len(medals)} named"


def _medal_in_words(table: FactTable, fact: Fact, counted: str) -> str:
    """As in "gold at the Harbour Games 2031"; of another than whose medals are counted with the name."""
    whose = "" if fact.about == counted else f"{table.name(fact.about)}'s "
    occasion = table.occasion(fact.extent.meet or str(fact.in_))
    if "place" in fact.attribute.roles:
        return f"{whose}{values.show('ordinal', fact.value)} place at {occasion}"
    return f"{whose}{'a medal' if fact.value == 'unstated' else fact.value} at {occasion}"
