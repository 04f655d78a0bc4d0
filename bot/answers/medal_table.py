"""The medal table of a meet as the articles count it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.points import all_evidence, headline_values, headline_words, stated_values
from bot.answers.points.tally import VerdictLine, tally_words
from bot.answers.points.wording import join_words, name_of
from bot.answers.sentences.caveats import caveat_words
from bot.answers.sentences.phrasing import Phrasing
from bot.store.rows import RaceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.moment import Moment
    from bot.store.rows import PointRow

COLOURS = ("tally-gold", "tally-silver", "tally-bronze", "tally-total")
TABLE_RANK = "table-rank"
_LAST = 1_000

Tallies = dict[str, "PointRow"]
"""The points of one country at one moment by their role in the table."""

Table = list[tuple[str, "Moment | None", Tallies]]
"""The countries with when they stood so and the points, the first of the table first."""


def medal_table(rows: Iterable[PointRow], meet: str, context: AnswerContext) -> Table:
    """The countries with the points that count their medals at the meet, the first of the table first.

    A country stands there once for each moment of which it is counted, for medals may move years later.
    """
    table: dict[str, dict[Moment | None, Tallies]] = {}
    for row in rows:
        role = next((role for role in row.attribute.roles if role in {*COLOURS, TABLE_RANK}), None)
        entry = context.names.get(row.about)
        of_meet = row.within == meet and entry is not None and entry.type == "place"
        if role is not None and of_meet and row.values:
            table.setdefault(row.about, {}).setdefault(row.key.when, {})[role] = row
    in_time = {country: sorted(table[country], key=lambda when: _day(when, context)) for country in table}
    ranked = sorted(table, key=lambda country: _table_order(table[country][in_time[country][-1]]))
    return [(country, when, table[country][when]) for country in ranked for when in in_time[country]]


def _day(when: Moment | None, context: AnswerContext) -> str:
    """The canonical day of a state of things: its date, that of its race, or of the last race of its meet; else ""."""
    at = when.at if when is not None else ""
    entry, names = context.names.get(at), context.names
    days = {race: day for race, day in context.days.items() if entry is not None and race in names}
    of_meet = (day for race, day in days.items() if race == at or (entry and names[race].detail == entry.name))
    return at if at[:1].isdigit() else max(of_meet, default="")


def table_lines(table: Table, meet: str, context: AnswerContext) -> tuple[Statement, ...]:
    """The countries, one a line; each with when it stood so, unless the title of all has that."""
    titled = _common_moment(table)
    race = at_meet(meet, name_of(meet, context.names))
    return tuple(
        _country_line(country, when if when != titled else None, tallies, Phrasing(context.names, race), context)
        for country, when, tallies in table
    )


def state_words(table: Table, meet: str, context: AnswerContext) -> str:
    """When the table stood so, where every country is counted at one moment: ", after the men's 1500m final"."""
    when = _common_moment(table)
    phrasing = Phrasing(context.names, at_meet(meet, name_of(meet, context.names)))
    return f", {phrasing.moment(when)}" if when is not None else ""


def _common_moment(table: Table) -> Moment | None:
    """The moment at which every country is counted, the last of several; None where there is none."""
    counted = {country: [when for of, when, _ in table if of == country] for country, *_ in table}
    common = [when for _, when, _ in table if all(when in whens for whens in counted.values())]
    return common[-1] if common and (len(counted) > 1 or len(table) == 1) else None


def at_meet(meet: str, name: str) -> RaceRow:
    """What goes without saying in an answer about a meet: the meet, and no event."""
    return RaceRow("", "", meet, name, "", "", "", 0)


def _table_order(tallies: Tallies) -> tuple[int, ...]:
    """A sort key: by the rank that articles give, then by the most golds, silvers and bronzes."""
    rank = _number(tallies.get(TABLE_RANK))
    return (_LAST if rank is None else rank, *(-(_number(tallies.get(colour)) or 0) for colour in COLOURS))


def _number(row: PointRow | None) -> int | None:
    values = [value.text for value in stated_values(row)] if row is not None else []
    return max((int(text) for text in values if text.isdecimal()), default=None)


def _country_line(
    country: str, when: Moment | None, tallies: Mapping[str, PointRow], phrasing: Phrasing, context: AnswerContext
) -> Statement:
    """As in "1st · United States: 9 gold, 6 silver, 5 bronze [3]", with what is disputed below.

    ``when`` it stood so, as in "Corvane as of 2 May 2035: 3 gold [12]".

    Each tally is one article's, or that of all that give the same figures: two articles' figures are no sum.
    """
    shown = [tallies[role] for role in (TABLE_RANK, *COLOURS) if role in tallies]
    rank = tallies.get(TABLE_RANK)
    place = f"{headline_words(rank, context)} · " if rank else ""
    counts = _counts_by_articles({role: tallies[role] for role in COLOURS if role in tallies}, context)
    words = [f"{count} {context.citations.marks(articles)}" for count, articles in counts.items()]
    ranking = [article for value in headline_values(rank) for article in value.articles] if rank and not words else []
    scope = shown[0].key.in_
    then = (phrasing.stood_at(when, scope) if scope else "") or phrasing.moment(when) if when else ""
    named = f"{name_of(country, context.names)} {then}".rstrip()
    text = f"{place}{named}{': ' if words else ' '}{' · '.join(words)}"
    evidence = [item for row in shown for item in all_evidence(row)]
    line = context.citations.statement(
        f"{text}{context.citations.marks(ranking)}",
        evidence,
        _table_verdict(shown, context),
        reading=context.citations.name_readings((country, *phrasing.named), evidence),
    )
    return replace(line, strong=True)


def _counts_by_articles(colours: Mapping[str, PointRow], context: AnswerContext) -> dict[str, list[str]]:
    """What each article counts in words ("4 gold, 1 silver"), with the articles that count the same."""
    of_article: dict[str, dict[str, list[str]]] = {}
    for role, row in colours.items():
        for value in row.values:
            for article in value.articles:
                of_article.setdefault(article, {}).setdefault(role, []).append(context.words(row, value.value))
    articles: dict[str, list[str]] = {}
    for article in sorted(
        of_article, key=lambda article: (-len(of_article[article]), context.citations.number(article))
    ):
        counts = [f"{join_words(values, 'or')} {_colour(role)}" for role, values in of_article[article].items()]
        articles.setdefault(", ".join(counts), []).append(article)
    return articles


def _colour(role: str) -> str:
    colour = role.removeprefix("tally-")
    return "in all" if colour == "total" else colour


def _table_verdict(rows: Sequence[PointRow], context: AnswerContext) -> VerdictLine:
    """What is in dispute of a line."""
    open_rows = [row for row in rows if row.is_contested]
    parts = [f"{row.attribute.label} {row.verdict}, {tally_words(row)}" for row in open_rows]
    return VerdictLine((open_rows or list(rows))[0].verdict, caveat_words(rows, context, parts))
