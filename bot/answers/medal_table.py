"""The medal table of a meet as the articles count it, and how it is counted again when medals have moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.points import all_evidence, headline_values, headline_words, stated_values
from bot.answers.points.tally import VerdictLine, tally_words
from bot.answers.points.wording import join_words, name_of
from bot.answers.sentences.caveats import caveat_words
from bot.answers.sentences.sentence import SentenceWriter
from bot.facts.moment import Bound, is_some_time_later
from bot.facts.occasion_names import in_a_sentence
from bot.store.rows import RaceRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.store.rows import PointRow

COLOURS = ("tally-gold", "tally-silver", "tally-bronze", "tally-total")
TABLE_RANK = "table-rank"
_LAST = 1_000

Tallies = dict[str, "PointRow"]
"""The points of one country by their role in the table."""

Table = list[tuple[str, Tallies]]
"""The countries with their points, the first of the table first."""


def medal_table(rows: Iterable[PointRow], meet: str, context: AnswerContext) -> Table:
    """The countries with the points that count their medals at the meet, the first of the table first."""
    table: dict[str, Tallies] = {}
    for row in rows:
        role = next((role for role in row.attribute.roles if role in {*COLOURS, TABLE_RANK}), None)
        entry = context.names.get(row.about)
        of_meet = row.within == meet and entry is not None and entry.type == "place"
        if role is not None and of_meet and row.values and not is_recount(row, meet, context):
            table.setdefault(row.about, {})[role] = row
    return sorted(table.items(), key=lambda item: _table_order(item[1]))


def country_lines(rows: Iterable[PointRow], meet: str, context: AnswerContext) -> tuple[Statement, ...]:
    """The countries of which articles count the medals at a meet, one a line, the first of the table first.

    Below each what is counted again some time after the meet, when medals may have moved.
    """
    table = medal_table(rows := tuple(rows), meet, context)
    recounts = [row for row in rows if row.within == meet and row.values and is_recount(row, meet, context)]
    recounts.sort(key=lambda row: str(row.key.when))
    lines: list[Statement] = []
    for country in dict.fromkeys([*dict(table), *(row.about for row in recounts)]):
        lines += [_country_line(country, tallies, context) for about, tallies in table if about == country]
        writer = SentenceWriter(context, at_meet(meet, name_of(meet, context.names)))
        lines += [replace(writer.sentence(row), level=1) for row in recounts if row.about == country]
    return tuple(lines)


def is_recount(row: PointRow, meet: str, context: AnswerContext) -> bool:
    """Whether a count of medals is as of a date after all races of the meet of which the day is known.

    An answer about one meet alone need not know its name.
    """
    when, at = row.key.when, context.names.get(meet)
    races = (race for race in context.days if race in context.names)
    days = [context.days[race] for race in races if at is None or context.names[race].detail == at.name]
    is_count = not {*COLOURS, TABLE_RANK}.isdisjoint(row.attribute.roles)
    return is_count and when is not None and is_some_time_later(when) and when.at > max(days, default="")


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


def _country_line(country: str, tallies: Mapping[str, PointRow], context: AnswerContext) -> Statement:
    """As in "1st · United States: 9 gold, 6 silver, 5 bronze [3]", with what is disputed below.

    Each tally is one article's, or that of all that give the same figures: two articles' figures are no sum.
    """
    shown = [tallies[role] for role in (TABLE_RANK, *COLOURS) if role in tallies]
    rank = tallies.get(TABLE_RANK)
    place = f"{headline_words(rank, context)} · " if rank else ""
    counts = _counts_by_articles({role: tallies[role] for role in COLOURS if role in tallies}, context)
    words = [f"{count} {context.citations.marks(articles)}" for count, articles in counts.items()]
    ranking = [article for value in headline_values(rank) for article in value.articles] if rank and not words else []
    text = f"{place}{name_of(country, context.names)}{': ' if words else ' '}{' · '.join(words)}"
    evidence = [item for row in shown for item in all_evidence(row)]
    line = context.citations.statement(
        f"{text}{context.citations.marks(ranking)}",
        evidence,
        _table_verdict(shown, context),
        reading=context.citations.name_readings((country,), evidence),
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


def state_words(table: Table, context: AnswerContext) -> str:
    """When the table stood so, where every count is of one moment: ", after the men's 1500m final"."""
    whens = {row.key.when for _, rows in table for row in rows.values()}
    when = whens.pop() if len(whens) == 1 else None
    entry = context.names.get(when.at) if when is not None and when.bound is Bound.AS_OF else None
    return f", after the {in_a_sentence(entry.name)}" if entry is not None and entry.type == "race" else ""
