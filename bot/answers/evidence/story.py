"""A race as a matrix: its points against its articles, each cell with what that article prints."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice
from bot.answers.points.citations import cited_article
from bot.answers.points.holders import held_by_words, holders
from bot.answers.points.points import (
    AnswerContext,
    compare_ask,
    race_disputes,
    race_points,
)
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.tally import dispute_reason, tally_words
from bot.answers.points.wording import askable, capitalised, name_of
from bot.answers.result.result import setting_line
from bot.answers.sentences.caveats import caveat_words
from bot.answers.sentences.race_writers import RaceWriters
from bot.facts.frozen import Frozen
from bot.facts.model import Mood, Value, Verdict
from bot.facts.ranking import plain_verdict, stands_for_itself

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from bot.answers.answer import CitedArticle, Statement
    from bot.facts.model import Claim, Point, PointClaim
    from bot.facts.vocabulary import Group, GroupPhase, Vocabulary
    from bot.store.rows import Facts, PointRow, RaceRow

DISPUTES = "disputes"
"""The section of what the articles of the race disagree on; each other one is a group of the vocabulary."""

_MOST_SPEAKERS = 3
_FIGURE = re.compile(r"\d[\d.:]*")
_AROUND_SENTENCE = re.compile(r"^Told differently: | ?(?:\[\d+\])+")
"""What its row shows without it: the verdict, and whose cells have it."""
_IN_WORDS = frozenset({"term", "share", "status"})
"""Kinds whose values are told as their sentence has them: "did not take part" for "no"."""


class CellPart(Frozen, frozen=True):
    """One value that an article gives of a point.

    ``words`` are those that it prints, else (``is_printed`` is False) the value in ours; ``claims`` are the ids of its
    claims that say so, at least one. ``side`` numbers the values that hold together, 0 those of most articles; None:
    it is not counted, or on neither side. ``mood`` and ``is_denied`` are in what sense it is said, ``by`` is whose
    reported speech it is, "" for the article's own. ``is_initial``: the article says that it was changed later.
    ``follows_from`` are the printed words of another thing that imply it, "" where it is said itself. ``meaning`` is
    the value in figures where its words have none: "8th" for “eighth”, the date of a relative day; ``reading`` is why
    a curator reads it so. Each is "" where there is none.
    """

    words: str
    claims: tuple[str, ...]
    is_printed: bool
    side: int | None = None
    mood: Mood = Mood.ASSERTED
    is_denied: bool = False
    by: str = ""
    is_initial: bool = False
    follows_from: str = ""
    meaning: str = ""
    reading: str = ""


class Cell(Frozen, frozen=True):
    """What an article gives of a point: without parts it says nothing of it, and silence is no denial."""

    article: str
    number: int
    parts: tuple[CellPart, ...] = ()


class MatrixRow(Frozen, frozen=True):
    """A point: ``name`` is of whom or what it is told (``about``, of a ``type``), ``label`` what, with its qualifiers.

    Where each value is a point of its own, ``sentence`` tells it with the value, "" elsewhere.
    ``verdict`` is how the articles stand on it and ``tally`` counts them, "" where the cells tell enough; ``notes`` say
    what else is contested, and why. ``cells`` are those of the race's articles in their order, ``others`` those of
    articles on other races. ``ask`` is the question that shows every side.
    """

    point: str
    about: str
    type: str
    name: str
    label: str
    sentence: str
    verdict: Verdict
    tally: str
    notes: tuple[str, ...]
    cells: tuple[Cell, ...]
    others: tuple[Cell, ...]
    ask: str


class MatrixSection(Frozen, frozen=True):
    """Points under one heading; ``phase`` is what they are to the story, None for what is in dispute."""

    id: str
    label: str
    phase: GroupPhase | None
    rows: tuple[MatrixRow, ...]


class StoryMatrix(Frozen, frozen=True):
    """The points of a race against its articles.

    ``setting`` says where and when it was, None where no article does. ``articles`` are the columns, by number;
    ``others`` those on other races that have a value here or are named. ``choices`` are what to ask about the race.
    """

    race: str
    name: str
    meet: str
    setting: Statement | None
    articles: tuple[CitedArticle, ...]
    others: tuple[CitedArticle, ...]
    sections: tuple[MatrixSection, ...]
    choices: tuple[Choice, ...]

    @property
    def rows(self) -> tuple[MatrixRow, ...]:
        """All points, those in dispute first."""
        return tuple(row for section in self.sections for row in section.rows)


def story_matrix(race: RaceRow, facts: Facts, vocabulary: Vocabulary) -> StoryMatrix:
    """The matrix of a race that has a story from the facts of that."""
    context = AnswerContext.of(facts, vocabulary)
    sheet = race_sheet(facts, race)
    setting = next(setting_line(sheet, context), None)
    columns = tuple(cited_article(row, row.number, None) for row in facts.articles if row.number is not None)
    writer = _RowWriter(race, context, columns)
    places = {placing.about: place for place, placing in enumerate(sheet.placings)}
    sections = tuple(_sections(race, facts, writer, places))
    slugs = {article.slug for article in columns}
    others = tuple(article for article in context.citations.articles() if article.slug not in slugs)
    choices = tuple(_choices(race, facts, places))
    return StoryMatrix(race.id, race.name, race.meet_name, setting, columns, others, sections, choices)


def _choices(race: RaceRow, facts: Facts, places: Mapping[str, int]) -> Iterator[Choice]:
    """The answers about the race, and the words of those who are quoted and were in it, the first ones first."""
    yield from no_answer.result_and_story(race)
    yield Choice("Sources", no_answer.race_ask("sources", race))
    speakers = sorted({*race.speakers} & places.keys(), key=lambda speaker: places[speaker])
    for speaker in speakers[:_MOST_SPEAKERS]:
        name = name_of(speaker, facts.names)
        yield Choice(f"Quotes: {name}", f"/quote {askable(name, speaker)}")


# --- which points, and in which order -----------------------------------------------------------------------------


def _sections(race: RaceRow, facts: Facts, writer: _RowWriter, places: Mapping[str, int]) -> Iterator[MatrixSection]:
    """What the articles of the race disagree on, then all else by the groups of the vocabulary.

    ``places`` orders people as the results sheet does.
    """
    for group, of_group in points_by_group(race, facts, writer.context.vocabulary, places):
        if group is None:
            notes = _uncounted_disputes(of_group, race_disputes(facts, race.id), writer)
            rows = tuple(writer.row(row, notes.get(row.id, "")) for row in of_group)
            yield MatrixSection(DISPUTES, "Disputes", None, rows)
        else:
            yield MatrixSection(group.id, group.label, group.phase, tuple(map(writer.row, of_group)))


def points_by_group(
    race: RaceRow, facts: Facts, vocabulary: Vocabulary, places: Mapping[str, int]
) -> Iterator[tuple[Group | None, list[PointRow]]]:
    """The points of a race in the order in which they are read: those in dispute, whose group is None, then by group.

    ``places`` orders people as the results sheet does.
    """
    own = _own_points(race, facts)
    in_dispute = {row.id: row for row in (*race_disputes(facts, race.id), *own) if row.is_contested}
    if in_dispute:
        yield None, _by_place(list(in_dispute.values()), places)
    others = [row for row in own if row.id not in in_dispute]
    for group in vocabulary.groups.values():
        of_group = [row for row in others if row.attribute.group == group.id]
        if of_group:
            yield group, _by_attribute(of_group, race, places)


def _uncounted_disputes(
    disputes: Iterable[PointRow], counted: Sequence[PointRow], writer: _RowWriter
) -> dict[str, str]:
    """By the id of each point that answers do not count among the disputes of the race, why they do not."""
    first, ids = {_claims(row): row for row in counted}, {row.id for row in counted}
    notes = {}
    for row in disputes:
        if row.id not in ids:
            same = first.get(_claims(row))
            notes[row.id] = (
                f"The same dispute as “{writer.title(same)}”" if same else "Between articles on different races"
            )
    return notes


def _claims(row: PointRow) -> frozenset[str]:
    return frozenset(standing.claim for standing in row.standings)


def _own_points(race: RaceRow, facts: Facts) -> list[PointRow]:
    """The points that somebody states, those of the race first.

    None is about who was only in another race with a story.
    """
    people = {entry.id for entry in facts.names.values() if entry.type == "person"}
    stories = {story for row in facts.points for story in row.stories} - {race.id}
    own, elsewhere = (
        people & {row.about for row in facts.points if row.within in within} for within in ({race.id}, stories)
    )
    stated = [row for row in race_points(facts, race.id) if stands_for_itself(row)]
    return [row for row in stated if row.about not in elsewhere - own]


def _by_place(rows: Sequence[PointRow], places: Mapping[str, int]) -> list[PointRow]:
    """The rows of those who have a line on the results sheet first, in its order."""
    return sorted(rows, key=lambda row: places.get(row.about, len(places)))


def _by_attribute(rows: Sequence[PointRow], race: RaceRow, places: Mapping[str, int]) -> list[PointRow]:
    """What is of the race before all else, each attribute by itself, people as the results sheet has them."""
    attributes = list(dict.fromkeys(row.what for row in rows))  # the store has them as the vocabulary does

    def order(row: PointRow) -> tuple[bool, int]:
        key = row.key
        return race.id not in {key.within, key.about}, attributes.index(key.what)

    return sorted(_by_place(rows, places), key=order)


# --- rows and cells -----------------------------------------------------------------------------------------------


class _RowWriter:
    """Puts the points of a matrix into words, in the order in which they are read."""

    def __init__(self, race: RaceRow, context: AnswerContext, columns: Sequence[CitedArticle]) -> None:
        self.context = context
        self._race = race
        self._writers = RaceWriters(context, race)
        self._columns = columns

    def row(self, row: PointRow, note: str = "") -> MatrixRow:
        """A point with its cells, and a ``note`` behind its own."""
        key, names = row.key, self.context.names
        name, label = self._title(row)
        parts = self._parts(row)
        notes = (*self._notes(row), *self._uncounted(row, parts), *filter(None, (note,)))
        own = tuple(Cell(each.slug, each.number, parts.pop(each.slug, ())) for each in self._columns)
        self.context.citations.marks(parts)  # what others print is named in the small print
        others = tuple(Cell(slug, self.context.citations.number(slug), cell) for slug, cell in parts.items())
        verdict, tally = plain_verdict(row), self._tally(row)
        type_ = names[key.about].type if key.about in names else ""
        ask = compare_ask(row, names)
        sentence = self._sentence(row) if key.value else ""
        return MatrixRow(row.id, key.about, type_, name, label, sentence, verdict, tally, notes, own, others, ask)

    def title(self, row: PointRow) -> str:
        """Of whom or what a point is told, and what: "Josh Kerr, place"."""
        return ", ".join(self._title(row))

    def _title(self, row: PointRow) -> tuple[str, str]:
        """Of whom a point is told, and what; where each value is a point of its own, with the value."""
        name, label = self._writers.of(row).title_parts(row)
        value = row.key.value
        return name, f"{label}: {self.context.words(row, Value(value))}" if value else label

    def _sentence(self, row: PointRow) -> str:
        """A point as its first line tells it, without the marks, for the cells show whose it is."""
        # Each is read by itself: a writer of its own names everybody in full.
        line, *_ = RaceWriters(self.context, self._race).of(row).lines(row)
        return _AROUND_SENTENCE.sub("", line.text)

    def _tally(self, point: Point) -> str:
        """How the articles are counted; who is silent the cells show, and who tells it otherwise the notes."""
        if point.verdict is Verdict.ONE_SOURCE:
            return ""
        return tally_words(replace(point, silent=()))

    def _notes(self, point: Point) -> Iterator[str]:
        """What is contested of a point besides, why nothing heads a tie, and why several values are no dispute."""
        texts = (caveat_words((point,), self.context), dispute_reason(point), point.note)
        return (capitalised(text) for text in texts if text)

    def _uncounted(self, point: Point, parts: Mapping[str, Sequence[CellPart]]) -> Iterator[str]:
        """Which articles have a value in their cell and are not counted where others agree."""
        if point.verdict not in {Verdict.AGREED, Verdict.ONE_SOURCE}:
            return
        stating = point.articles
        uncounted = [slug for slug in parts if slug not in stating]
        for slug in uncounted:
            is_quoted = any(part.by for part in parts[slug])
            yield f"{self.context.citations.marks((slug,))} {'only quotes it' if is_quoted else 'does not assert it'}"

    def _parts(self, row: PointRow) -> dict[str, tuple[CellPart, ...]]:
        """By article what it gives of a point, in the order of the articles' numbers: values, then what is beside."""
        cells: dict[str, dict[_Sense, list[PointClaim]]] = {}
        for standing, side in _standings_and_sides(row):
            claim = row.claim(standing)
            is_initial = claim.is_counted and standing in row.reports
            sense = _Sense(standing.value, side, claim.mood, claim.by or "", is_initial)
            cells.setdefault(standing.article, {}).setdefault(sense, []).append(standing)
        ordered = sorted(cells, key=self.context.citations.number)
        return {slug: tuple(self._part(row, *each) for each in cells[slug].items()) for slug in ordered}

    def _part(self, row: PointRow, sense: _Sense, standings: Sequence[PointClaim]) -> CellPart:
        """One value of an article, from the claims that give it."""
        said = [standing for standing in standings if not standing.implied]
        claims = row.claims(said or standings)
        printed = {claim.printed.casefold(): claim.printed for claim in claims if claim.printed}
        is_printed = bool(said and printed) and not holders(row, sense.value, standings)
        return CellPart(
            ", ".join(printed.values()) if is_printed else self._words(row, sense.value, standings),
            tuple(dict.fromkeys(standing.claim for standing in (*said, *standings))),
            is_printed=is_printed,
            side=sense.side,
            mood=sense.mood,
            is_denied=is_printed and sense.value.denied,
            by=name_of(sense.by, self.context.names) if sense.by else "",
            is_initial=sense.is_initial,
            follows_from="" if said else next(iter(printed.values()), ""),
            meaning=self._meaning(row, sense.value, claims) if is_printed else "",
            reading="" if is_printed else next((claim.reading for claim in claims if claim.reading), ""),
        )

    def _words(self, row: PointRow, value: Value, standings: Sequence[PointClaim]) -> str:
        """A value in our words, where its article prints none."""
        if row.attribute.kind in _IN_WORDS:
            return self._writers.of(row).value_words(row, value)
        return held_by_words(row, value, standings, self.context) or self.context.words(row, value)

    def _meaning(self, row: PointRow, value: Value, claims: Sequence[Claim]) -> str:
        """A value in our words where its claims do not print its figures or moment: "8th" for “eighth”; else ""."""
        words = self.context.words(row, replace(value, denied=False))
        figures = _FIGURE.findall(words)
        is_shown = any(all(figure in (claim.printed or "") for figure in figures) for claim in claims)
        return "" if is_shown and value.moment is None else words


class _Sense(NamedTuple):
    """A value, and in what sense an article gives it."""

    value: Value
    side: int | None
    mood: Mood
    by: str
    is_initial: bool


def _standings_and_sides(row: PointRow) -> Iterator[tuple[PointClaim, int | None]]:
    """Every claim's part in a point, with the side on which it counts; what is beside it last."""
    for value in row.values:
        yield from ((standing, value.side) for standing in value.standings)
    yield from ((standing, None) for standing in row.reports)
