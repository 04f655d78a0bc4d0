"""A point as one line: who, what, every value with the articles that give it, and all that qualifies it.

"Josh Kerr made his move with 200 metres to go [1][2], on the final bend [5]"
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.points.holders import claims_by_holders, holders
from bot.answers.points.later_changes import caveats_of_earlier, earlier_standings
from bot.answers.points.points import curator_readings, evidence_of, finest_values, standing_workings
from bot.answers.points.tally import NO_VERDICT, VerdictLine
from bot.answers.points.wording import capitalised
from bot.answers.sentences.caveats import caveat_words, verdict_and_caveats
from bot.answers.sentences.clauses import is_clause, is_paraphrase, is_unreal, prints_words
from bot.answers.sentences.fields import NOTHING, Fields
from bot.answers.sentences.patterns import (
    HELD_BY_ANOTHER,
    ON_CONDITION,
    SAID,
    SUBJECT,
    UNKNOWN,
    fixed_words,
    later_pattern,
    value_pattern,
    with_qualifiers,
)
from bot.answers.sentences.phrasing import Phrasing
from bot.answers.sentences.sides import Side, own_moment, scope_readings, sides_differ, strongest_first
from bot.answers.sentences.speech import ASSERTED, Speech, speeches
from bot.facts.grouping import grouped
from bot.facts.model import OPEN_VERDICTS, Mood, Value
from bot.facts.moment import FINISH, LATER, is_some_time_later
from bot.facts.result_roles import is_of_each_member, is_standing
from bot.facts.values.dates import lies_after

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from bot.answers.answer import Statement
    from bot.answers.points.points import AnswerContext
    from bot.facts.model import Claim, PointClaim, PointValue
    from bot.facts.moment import Moment
    from bot.store.rows import Evidence, PointRow, RaceRow

TOLD_DIFFERENTLY = "Told differently: "
"""How a line begins of which each side stands with its articles, and none against another."""

_GAPS = re.compile(r"\s(?:\s*(?=[,.;:]|$)|(?<=\s\s)\s*)")
_VALUE = re.compile(r"\{on\}|(?:\b(?:at|in) )?\{value\}")
"""The field of a value, with its preposition where it is a place or a time."""

_EMPTY = re.compile(rf"(?:\b(?:among|at|by|for|from|in|of|on|to|with) )?{NOTHING}")
"""A field that has nothing to say, with the preposition that goes with it."""

_WHOLE_KINDS = frozenset({"moment", "status"})
"""Kinds of which every value is told: a stretch and an instant in it agree, and yet neither says what the other does;
a mark may be several things at once."""

_CLAIMED = frozenset({SAID, Mood.HOPED, Mood.EXPECTED})
"""What the article only has from the speaker: "said she hoped for gold"."""


class SentenceWriter:
    """Puts the points of one answer into lines, in the order in which they are read.

    ``race`` is what the answer is about and goes without saying, None: every scope is said. ``subject`` is an id that
    heads the answer and is not named again at the start of a line; what it did with one of its ``teams`` is told of it.
    ``day`` is the canonical day of the race: what is dated later was planned. ``noun`` is what the race is called, if
    that is not what its event's are.
    """

    def __init__(
        self,
        context: AnswerContext,
        race: RaceRow | None = None,
        *,
        subject: str = "",
        noun: str = "",
        day: str = "",
        teams: Collection[str] = (),
    ) -> None:
        self.context = context
        self._teams = teams
        self._day = day
        self._subject = subject
        self._brief = False
        noun = noun or (race.contest if race is not None else "race")
        self._phrasing = Phrasing(context.names, race, context.pronouns, noun)

    def in_full(self) -> SentenceWriter:
        """A writer for what is not of the race: it says every scope, and names nobody in full whom this one has."""
        writer = SentenceWriter(self.context, subject=self._subject, day=self._day, teams=self._teams)
        writer._phrasing.introduced = self._phrasing.introduced
        return writer

    def apart(self, context: AnswerContext) -> SentenceWriter:
        """A writer that goes on from here in a context of its own, whose lines change nothing here."""
        writer = SentenceWriter(context, subject=self._subject, day=self._day, teams=self._teams)
        writer._brief, writer._phrasing = self._brief, self._phrasing.apart()
        return writer

    def tell_briefly(self) -> None:
        """From here on what is told differently is told by its strongest side alone, with who tells it otherwise."""
        self._brief = self._phrasing.brief = True

    def imply(self, *moments: Moment) -> None:
        """From here on these moments go without saying, and no others: the heading over the lines says them."""
        self._phrasing.implied = frozenset(moments)

    def lines(self, row: PointRow) -> tuple[Statement, ...]:
        """What articles assert of a point, in one line, then a line for each speaker and mood beside it."""
        asserted = (self.sentence(row),) if row.values else ()
        return (*asserted, *self.uncounted(row))

    def sentence(self, row: PointRow) -> Statement:
        """What articles assert: the headline, or every side where they disagree or differ."""
        kind = row.attribute.kind
        sides = [side for value in self._values(row) for side in self._sides(row, value.value, value.standings)]
        lost = caveats_of_earlier(row)  # which stand where that is told
        standing = replace(row, caveats=tuple(each for each in row.caveats if each not in lost))
        is_cut = self._brief and sides_differ(row, sides, kind)
        sides, others = strongest_first(sides, kind) if is_cut else (sides, [])
        return self._statement(row, ASSERTED, sides, verdict=verdict_and_caveats(standing, self.context), others=others)

    def evidence(self, row: PointRow) -> tuple[Evidence, ...]:
        """What is cited for what articles assert."""
        return evidence_of(row, (standing for value in self._values(row) for standing in value.standings))

    def _values(self, row: PointRow) -> Sequence[PointValue]:
        """The values to tell: the headline, or every one."""
        kind = row.attribute.kind
        if row.verdict in OPEN_VERDICTS or kind in _WHOLE_KINDS:
            return sorted(row.values, key=lambda value: value.value.denied)
        told = finest_values(row, kind)
        givers = {article for value in told for article in value.articles}
        # That somebody was not second stands behind that they were third, where another article says it.
        denied = [value for value in row.values if value.value.denied and givers.isdisjoint(value.articles)]
        return (*told, *denied)

    def title(self, row: PointRow) -> str:
        """A point as a heading names it, with what qualifies it: "Josh Kerr, personal best before the race"."""
        return ", ".join(self.title_parts(row))

    def title_parts(self, row: PointRow) -> tuple[str, str]:
        """The same in two: of whom or what a point is told, and what."""
        self._phrasing.begin()
        key = row.key
        side = Side(Value(""), with_qualifiers("", key), (), ())
        qualifiers = self._filled(row, side.pattern, side)
        what = f"{self.context.label(row)}{'' if qualifiers.startswith(',') else ' '}{qualifiers}".rstrip()
        return self._phrasing.heading_name(key.about), what

    def value_words(self, row: PointRow, value: Value) -> str:
        """A value as its sentence has it, without the subject and what qualifies the point: "did not take part"."""
        pattern, filled = value_pattern(row.attribute, replace(value, moment=None))
        bare = pattern.removeprefix(SUBJECT)
        for qualifier in ("{in}", "{when}", "{among}", "{than}"):
            bare = bare.replace(qualifier, "")
        self._phrasing.begin()
        moment = f" {self._phrasing.moment(value.moment)}" if value.moment is not None else ""
        return f"{self._filled(row, bare, Side(filled, bare, (), ()))}{moment}"

    @property
    def named(self) -> tuple[str, ...]:
        """The ids that the words written last name."""
        return tuple(self._phrasing.named)

    def uncounted(self, row: PointRow) -> tuple[Statement, ...]:
        """What is reported, planned, hoped for or was changed later: a line for each speaker and mood."""
        return tuple(self._spoken(row, speech, standings) for speech, standings in speeches(row).items())

    def _spoken(self, row: PointRow, speech: Speech, standings: Sequence[PointClaim]) -> Statement:
        """A line, on which is contested what is of a point that no article asserts, or of what was changed later."""
        lost = () if {*standings}.isdisjoint(earlier_standings(row)) else caveats_of_earlier(row)
        contested = replace(row, caveats=lost if row.values else row.caveats)
        verdict = VerdictLine(None, caveat_words((contested,), self.context))
        return self._statement(row, speech, [*self._spoken_sides(row, standings, speech.manner)], verdict=verdict)

    def earlier(self, row: PointRow) -> tuple[Statement, ...]:
        """What an article tells itself as changed later: the place before a disqualification."""
        return self.uncounted(replace(row, reports=earlier_standings(row)))

    # --- sides --------------------------------------------------------------------------------------------------------

    def _spoken_sides(self, row: PointRow, standings: Sequence[PointClaim], manner: str) -> Iterator[Side]:
        for value in dict.fromkeys(standing.value for standing in standings):
            yield from self._sides(row, value, [each for each in standings if each.value == value], manner)

    def _sides(self, row: PointRow, value: Value, standings: Sequence[PointClaim], manner: str = "") -> Iterator[Side]:
        """One value, told once for each moment that its articles give, what has none first."""
        attribute = row.attribute
        value = replace(value, moment=None)  # which the pattern tells from the claims
        pattern, filled = value_pattern(attribute, value, manner or self._tense(row, value, standings))
        if holders(row, value, standings):
            own, filled = value_pattern(attribute, replace(value, denied=False))
            pattern = own.replace("{about}", "{holder}", 1) if attribute.terms else HELD_BY_ANOTHER
        moments = grouped((own_moment(row, attribute, standing), standing) for standing in standings)
        # What a standing was at the finish needs no moment, unless a heading tells it from what it is now.
        is_at_finish = row.key.when == FINISH and is_standing(attribute)
        pattern = with_qualifiers(pattern, replace(row.key, when=None) if is_at_finish else row.key, timed=any(moments))
        timed = {standing.article for moment, each in moments.items() if moment for standing in each}
        for moment in sorted(moments, key=lambda moment: moment is not None):
            # An article that also says when it was is no other side where it does not.
            claims = tuple(each for each in moments[moment] if moment or each.article not in timed)
            if not claims:
                continue
            is_later = is_some_time_later(moment) and (value.denied or not manner)
            if is_later and (later := later_pattern(attribute, value)):
                later = with_qualifiers(later, row.key, timed=True)
                articles = tuple(dict.fromkeys(standing.article for standing in claims))
                yield Side(replace(value, denied=False), later, articles, claims, moment)
                continue
            for each in claims_by_holders(row, value, claims):
                articles = tuple(dict.fromkeys(standing.article for standing in each))
                yield Side(filled, pattern, articles, tuple(each), moment)

    def _tense(self, row: PointRow, value: Value, standings: Sequence[PointClaim]) -> str:
        """How a day is told that lies after the days of which its articles tell: they can only have it as planned.

        A race itself is past to those who tell of it. Of a story whose day is not known no tense is told.
        """
        if row.attribute.kind != "date" or value.denied or not value.text[:1].isdigit():
            return ""
        articles = [row.evidence[standing.claim].article for standing in standings]
        days = [self._day or self.context.days.get(article.story or "", "") for article in articles]
        days = [max(day, article.published or "") for day, article in zip(days, articles, strict=True)]
        if row.about in {article.story for article in articles}:
            return ""
        if not all(days):
            return UNKNOWN
        return Mood.PLANNED if all(lies_after(value.text, day) for day in days) else ""

    # --- words --------------------------------------------------------------------------------------------------------

    def _statement(
        self,
        row: PointRow,
        speech: Speech,
        sides: Sequence[Side],
        *,
        verdict: VerdictLine = NO_VERDICT,
        others: Sequence[Side] = (),
    ) -> Statement:
        """One line of the sides; of ``others`` only who tells it differently, and that an article named has more."""
        self._phrasing.begin(says_moments=len({side.moment for side in sides}) > 1)
        marks = self.context.citations.marks
        parts = [f"{words} {marks(side.articles)}" for words, side in self._words(row, speech, sides)]
        agreeing = {article for side in sides for article in side.articles}
        differing = [article for side in others for article in side.articles if article not in agreeing]
        parts += [f"told differently {marks(differing)}"] if differing else []
        parts[-1] += " …" if others and not differing else ""
        through = [
            row.evidence[claim].claim.article for side in sides for each in side.claims for claim in each.through
        ]
        naming = [article for article in through if article not in agreeing] if row.about in self._teams else []
        parts += [f"a member of it {marks(naming)}"] if naming else []
        evidence = evidence_of(row, (standing for side in (*sides, *others) for standing in side.claims))
        working, reading = self._workings(row, sides)
        # What somebody said of two moments is no disagreement.
        kind = row.attribute.kind
        is_different = speech == ASSERTED and len(sides) > 1 and sides_differ(row, (*sides, *others), kind)
        text = ("; " if is_different or differing else ", ").join(parts)
        return self.context.citations.statement(
            f"{TOLD_DIFFERENTLY}{text}" if is_different else capitalised(text),
            evidence,
            verdict,
            working=working,
            reading=(*reading, *self.context.citations.name_readings(self.named, evidence, (*working, *reading))),
        )

    def _words(self, row: PointRow, speech: Speech, sides: Sequence[Side]) -> Iterator[tuple[str, Side]]:
        """Each side in words, without what the one before has said already."""
        before, is_quoted = None, True
        for side in sides:
            sharing = {article for each in sides if each.value == side.value for article in each.articles}
            # Behind our own words an article's would read as part of them.
            is_quoted = is_quoted and len(sharing) == 1 and self._is_in_own_words(row, speech, side)
            if is_quoted:
                yield self._quoted(row, speech, side, is_first=before is None), side
            elif before is None:
                yield self._opening(row, speech, side), side
            else:
                yield self._filled(row, self._changed_pattern(row, side, before), side), side
            before = side

    def _changed_pattern(self, row: PointRow, side: Side, before: Side) -> str:
        """Of a pattern what is different from the side before; where both have it happen is not said again."""
        if side.pattern == before.pattern:
            field = _VALUE.search(side.pattern)
            value = [field[0] if field else "{value}"] if side.value != before.value else []
            if side.pattern == HELD_BY_ANOTHER:
                value = ["{value} {was_holder}"]
            return " ".join((*value, *(["{when}"] if side.moment != before.moment else ())))
        pattern = side.pattern.removeprefix(SUBJECT) if before.pattern.startswith(SUBJECT) else side.pattern
        is_there = "{in}" in before.pattern and self._filled(row, "{in}", side) == self._filled(row, "{in}", before)
        return pattern.replace(" {in}", "") if is_there else pattern

    def _opening(self, row: PointRow, speech: Speech, side: Side) -> str:
        """The first side, behind who says it where the pattern does not say so; the answer's subject is not named."""
        about, pattern = row.about, side.pattern
        pattern = pattern.replace("by {by}", "by {themselves}") if speech.by == about else pattern
        is_own_plan = speech.manner not in _CLAIMED and speech.by == about
        if speech.by is None or "{by}" in side.pattern or is_own_plan:
            who = {"{by} ": speech.by, "{value} ": str(row.key.value)}
            opener, subject = next((each for each in who.items() if pattern.startswith(each[0])), (SUBJECT, about))
            if is_of_each_member(row.attribute) and subject in self._teams:
                return self._filled(row, f"{pattern.removeprefix(opener)} with {{about}}", side)
            return self._filled(row, pattern.removeprefix(opener) if subject == self._subject else pattern, side)
        pronouns = self.context.pronouns.get(about) if speech.by == about else None
        if pronouns and pattern.startswith(SUBJECT):
            pattern = f"{pronouns[0]} {pattern.removeprefix(SUBJECT)}"
        speaker = "" if speech.by == self._subject else "{by} "
        return self._filled(row, f"{speaker}{self._said(row, pattern, side)}", side)

    def _said(self, row: PointRow, clause: str, side: Side) -> str:
        """What somebody said, with its moment in front: behind it, it would be that of saying it."""
        when = self._filled(row, "{when}", side) if "{when}" in clause else ""
        untimed = clause.replace(" {when}", "")
        if when == LATER.at:  # always the moment of saying a thing
            return f"{{when}} said {untimed}"
        return f"said that {{when}} {untimed}" if when else f"said {untimed}"

    def _filled(self, row: PointRow, pattern: str, side: Side) -> str:
        fields = Fields(row, side, self.context.vocabulary, self._phrasing)
        among = self.context.names.get(row.key.among or "")
        if among is not None and among.type == "place":
            pattern = pattern.replace("among {among}", "in {among}")
        if LATER in {row.key.when, side.moment}:  # an adverb stands behind its verb
            pattern = pattern.replace("{in} {when}", "{when} {in}")
        return _GAPS.sub("", _EMPTY.sub("", pattern.format_map(fields))).strip()

    # --- in the article's own words -----------------------------------------------------------------------------------

    def _is_in_own_words(self, row: PointRow, speech: Speech, side: Side) -> bool:
        """Whether an article is quoted: a normal form is only told where several share it, or the one prints it."""
        attribute = row.attribute
        claim = row.evidence[side.claims[0].claim].claim
        words = claim.excerpt
        if ON_CONDITION in side.pattern or (speech.manner == Mood.CONDITIONAL and is_unreal(words)):
            return True
        # The words are those of another thing, from which this one follows, or say it only as they were read.
        if side.claims[0].implied or (attribute.kind == "term" and claim.printed is None and claim.reading):
            return False
        kinds = {"term", "share"} if speech.by is None else {"term", "share", "count"}
        if attribute.kind not in kinds or not is_clause(words):
            return False
        is_share = attribute.kind == "share"
        own_words = [self._phrasing.value(attribute, side.value)] if is_share else fixed_words(side.pattern)
        return not prints_words(words, " ".join(own_words))

    def _quoted(self, row: PointRow, speech: Speech, side: Side, *, is_first: bool) -> str:
        """The excerpt, behind whom it is about where it does not name them, and with what qualifies it."""
        claim = row.evidence[side.claims[0].claim].claim
        # Up to when somebody counts is in their own words, and all that qualifies a condition in the article's.
        key = row.key if speech.by is None else replace(row.key, when=None)
        # Of the year of its own race an article tells without a year.
        day = self.context.days.get(row.evidence[side.claims[0].claim].article.story or "", "")
        if key.in_ is not None and key.in_.season is not None and day.startswith(key.in_.season):
            key = replace(key, in_=None)
        qualifiers = "" if speech.manner == Mood.CONDITIONAL else self._filled(row, with_qualifiers("", key), side)
        quoted = f"“{claim.excerpt}” {qualifiers}".rstrip()
        opening = self._quoted_opening(speech, claim) if is_first else ""
        return f"{opening}: {quoted}" if opening else quoted

    def _quoted_opening(self, speech: Speech, claim: Claim) -> str:
        """Who says the quoted words, or whom they are of: a name alone opens somebody's own words."""
        is_own = speech.by is not None and not is_paraphrase(claim.excerpt)
        is_named = claim.about == self._subject or self.context.citations.is_named(claim.about, claim)
        about = "" if is_named else self._phrasing.name(claim.about)
        if not is_own or speech.by is None:
            return f"of {about}" if about else ""
        if speech.by == self._subject:
            return f"said of {about}" if about and claim.about != speech.by else "said"
        by = self._phrasing.name(speech.by)
        return f"{by} of {about}" if about and claim.about != speech.by else by

    # --- how it was worked out and read -------------------------------------------------------------------------------

    def _workings(self, row: PointRow, sides: Sequence[Side]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The arithmetic and relative dates, for readers; then how values were read, for Exact words and programs."""
        resolved = tuple(line for side in sides for line in standing_workings(row, side.claims, self.context))
        read = (line for side in sides for line in curator_readings(row, side.claims))
        reading = (*read, *scope_readings(row, sides))
        return (resolved, reading) if row.attribute.kind == "date" else ((), (*resolved, *reading))
