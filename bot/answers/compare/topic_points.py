"""Which points and findings a topic of /compare means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers.asking.words import word_forms
from bot.answers.compare.bests import statuses_of, statuses_of_marks, with_former_marks, with_marks_of_statuses
from bot.answers.compare.topics import PAIRED, SPREAD
from bot.answers.input import topic_words
from bot.answers.points.findings import distinct_findings
from bot.answers.points.wording import full_name, moment_words, qualifier_words, stretch_words
from bot.answers.sentences.phrasing import STATUS_WORDS
from bot.facts.names import fold, unit_words
from bot.facts.ranking import stands_for_itself
from bot.facts.result_roles import (
    AHEAD_ROLE,
    BEHIND_ROLE,
    BEST_OR_RECORD_LABEL,
    BEST_ROLE,
    MARGIN_ROLE,
    MARK_STATUS_ROLE,
    MEDAL_ROLE,
    OUTCOME,
    PLACE,
    RECORD_LABEL,
    attributes_at,
    attributes_named_at,
)
from bot.facts.vocabulary import GroupPhase
from bot.facts.word_forms import inflections

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from bot.answers.compare.topics import PlaceTopic, Topic
    from bot.answers.points.points import AnswerContext
    from bot.facts.vocabulary import Attribute, Vocabulary
    from bot.store.rows import EntryRow, Facts, FindingRow, PointRow, RaceRow

_WITHIN_WORDS = re.compile("['’ʼ,]")
"""What folding leaves out of a word or a number."""
_OTHER_LETTER = re.compile(r"[^\W0-9_a-z]")
"""A letter or a figure that folding changes."""
_RUN = re.compile(r"\d+|(?<!\S)(?!\w*metres)[a-z]+(?!\S)")
"""What of folded words stands in a text as it is: figures, and words without any that are not spelled in two ways."""

_RELATED = {
    "tally-total": ("tally-gold", "tally-silver", "tally-bronze", MEDAL_ROLE),
    AHEAD_ROLE: (BEHIND_ROLE,),
    BEHIND_ROLE: (AHEAD_ROLE,),
}
"""By their roles the attributes that are told with others: wins are others' defeats."""


def asks_for_margins(attributes: Iterable[str], vocabulary: Vocabulary) -> bool:
    """Whether one of the attributes is how far people were from others."""
    return any(MARGIN_ROLE in vocabulary.attributes[what].roles for what in attributes)


def is_of_place(row: PointRow, topic: PlaceTopic, race: RaceRow, context: AnswerContext) -> bool:
    """Whether a point has the attribute that was asked for; without one, whether it belongs to the race's result."""
    if topic.attributes:
        has_attribute = _has_attribute(row, topic.attributes, context)
        of_race = row.within in {race.id, race.meet, None}
        return has_attribute and of_race and stands_for_itself(row)
    phase = row.phase
    return row.within == race.id and phase is GroupPhase.RESULT and stands_for_itself(row)


def points_of_topic(facts: Facts, topic: Topic, context: AnswerContext) -> list[PointRow]:
    """The points that have the attribute that was asked for, and every further word in what is shown of them.

    An event or a series is meant by its name there; of several that share one, each. Where there are none, what follows
    from other points is an answer, told by those. And so is what means the same in other words: a title and a win of
    gold. Of one person that is told beside it, where other articles say it so.
    """
    if topic.attributes and topic.type in SPREAD and topic.namesakes:
        each = (replace(topic, subject=event, namesakes=()) for event in (topic.subject, *topic.namesakes))
        return list({row.id: row for one in each for row in points_of_topic(facts, one, context)}.values())
    words, asked = narrowing_words(topic), _asked(topic, facts, context.vocabulary)
    own = [row for row in facts.points if stands_for_itself(row)]
    alike = _alike(own, facts, topic, context)
    if topic.subject is None and not asked and alike:
        return alike
    of_words = with_words(_with_attribute(own, facts, topic, asked, context), words, context, topic.names)
    if not of_words and (asked or topic.rest):
        of_words = with_words(_with_attribute(facts.points, facts, topic, asked, context), words, context, topic.names)
    of_words = list({row.id: row for each in of_words for row in _stated(each, own)}.values())
    # What a mark was is an answer where no best or record is told of by itself.
    of_words = _with_statuses_asked(of_words, own, topic, asked)
    of_places = any(PLACE in context.vocabulary.attributes[what].roles for what in asked)
    for row in alike if not of_words or topic.type in PAIRED or of_places else ():
        is_meant = not of_places or MEDAL_ROLE in row.attribute.roles
        of_words += [row] if is_meant and not any(_holds(other, row) for other in of_words) else []
    if of_words or not asked or topic.subject is None:
        # Whoever asks of a mark by itself is told with it what it was.
        is_of_mark = not asked and any(re.match(r"\d+\W\d", word) for word in words)
        of_marks = statuses_of_marks(of_words, own) if is_of_mark else []
        return [*statuses_of(of_words, own), *with_former_marks(of_words, own if asked else ()), *of_marks]
    # What the attribute is called may stand in what is told of somebody at another one: a medal that is hoped for.
    about = own if topic.type in PAIRED else [row for row in own if row.about == topic.subject.id]
    # A mark beside an attribute is no other topic, as a distance is: "a clean sheet up to 1.98m", "start 5000m".
    is_mark = all(re.match(r"\d+\W\d", word) for word in words)
    of_mark = [row for row in about if row.what in asked] if is_mark else []
    called = (*words, *dict.fromkeys(attribute.key for attribute in topic.attributes))
    found = of_mark or with_words(about, called, context, topic.names) or named_with((), about, called, context)
    if found or any(attribute.owner for attribute in topic.attributes):
        return found
    # No article claims what the word means by itself: another form of it may be the label of something else.
    forms = set(word_forms(called[0])) if len(called) == 1 else set()
    labels = ((row, fold(row.attribute.label).split()) for row in about if row.about == topic.subject.id)
    return [row for row, label in labels if not forms.isdisjoint(label)]


def _asked(topic: Topic, facts: Facts, vocabulary: Vocabulary) -> set[str]:
    """The attributes of a topic, and those told with them.

    With margins of somebody that is how far off a medal that was, with their place that they did not finish.
    """
    asked = {attribute.id for attribute in topic.attributes}
    if topic.subject is None:
        return with_related(asked, vocabulary)
    if any(PLACE in vocabulary.attributes[what].roles for what in asked):
        asked |= {each.id for each in vocabulary.attributes.values() if each.kind == OUTCOME}
    rows = facts.points if asks_for_margins(asked, vocabulary) else ()
    return asked | {row.what for row in rows if row.attribute.kind == "gap" and row.phase is GroupPhase.RESULT}


def _with_statuses_asked(
    found: list[PointRow], own: Sequence[PointRow], topic: Topic, asked: Collection[str]
) -> list[PointRow]:
    """The points without what marks were, where a best or record is told of by itself and somebody is asked of.

    Who asks of nobody may ask whether a mark was one: "was it a national record".
    """
    stated = [row for row in found if not asked or row.what in asked or MARK_STATUS_ROLE not in row.attribute.roles]
    if asked and not stated:
        is_of_any = not (topic.subject or topic.rest) and any(row.name == RECORD_LABEL for row in topic.attributes)
        statuses = [row for row in own if is_of_any and MARK_STATUS_ROLE in row.attribute.roles and row not in found]
        return with_marks_of_statuses([*found, *statuses], own)
    return found if topic.subject is None else stated


def _stated(row: PointRow, rows: Sequence[PointRow]) -> Sequence[PointRow]:
    """A point; instead of one that only follows from others those that its articles state: the gold of a place."""
    if stands_for_itself(row):
        return (row,)
    claims = {standing.claim for standing in row.standings}
    return [each for each in rows if not claims.isdisjoint(each.evidence)] or (row,)


def named_with(
    found: Sequence[PointRow], rows: Sequence[PointRow], phrases: Sequence[str], context: AnswerContext
) -> list[PointRow]:
    """Other points that phrases name: in titles, values and moments, or a word by which people write the attribute."""
    others = _others(found, rows)
    return [row for row in others if _stand_in(_named(row, context), phrases) or _is_written(row, phrases)]


def of_that_kind(
    found: Sequence[PointRow], rows: Sequence[PointRow], name: str, context: AnswerContext
) -> list[PointRow]:
    """Other points of attributes whose labels end in a name: "European record" is a record, "move abroad" no move."""
    label = f" {fold(name).removesuffix('s')}"
    return [row for row in _others(found, rows) if f" {fold(context.label(row))}".removesuffix("s").endswith(label)]


def _others(found: Sequence[PointRow], rows: Sequence[PointRow]) -> Iterator[PointRow]:
    ids = {row.id for row in found}
    return (row for row in rows if row.id not in ids and stands_for_itself(row))


def mentions(row: PointRow, phrases: Sequence[str], context: AnswerContext) -> bool:
    """Whether phrases stand in what names or tells a point, or in its excerpts."""
    return any(_stand_in(" ".join(texts), phrases) for texts in _texts(row, context)[:2])


def _stand_in(text: str, phrases: Sequence[str]) -> bool:
    """Whether phrases stand in a text, as one or as several."""
    forms = {phrase: (phrase.removesuffix("s"), f"{phrase.removesuffix('s')}s") for phrase in phrases}
    return _may_have([stem for stem, _ in forms.values()], text) and _has_words(text, phrases, forms)


def _is_written(row: PointRow, phrases: Sequence[str]) -> bool:
    """Whether people write the attribute or its value by a word or by a form of it: "defeated" of a defeat."""
    attribute = row.attribute
    terms = (term for value in row.values for term in attribute.terms.get(str(value.value), ()))
    written = f" {fold(' '.join((*attribute.words, *terms)))} "
    return len(phrases) == 1 and any(f" {form} " in written for form in (*phrases, *inflections(phrases[0])))


def with_statuses(attributes: Collection[str], vocabulary: Vocabulary) -> set[str]:
    """The attributes, and with bests what says of a mark which best it is; with records that, and the marks."""
    asked = [vocabulary.attributes[what] for what in attributes]
    is_of_records = any(each.label == RECORD_LABEL for each in asked)
    is_of_bests = is_of_records or any(BEST_ROLE in each.roles for each in asked)
    roles = {*({MARK_STATUS_ROLE} if is_of_bests else ()), *({"mark"} if is_of_records else ())}
    return _with_roles(attributes, roles, vocabulary)


def with_related(attributes: Collection[str], vocabulary: Vocabulary) -> set[str]:
    """The attributes, and those that are told with them: each kind of medal with medals, defeats with wins."""
    roles = {role for what in attributes for role in vocabulary.attributes[what].roles}
    return _with_roles(attributes, {other for role in roles for other in _RELATED.get(role, ())}, vocabulary)


def _with_roles(attributes: Collection[str], roles: Collection[str], vocabulary: Vocabulary) -> set[str]:
    return {*attributes, *(each.id for each in vocabulary.attributes.values() if not set(each.roles).isdisjoint(roles))}


def _alike(rows: Sequence[PointRow], facts: Facts, topic: Topic, context: AnswerContext) -> list[PointRow]:
    """The points that mean the same as an attribute that is asked for, or as the value that a word is: "gold".

    A place means a medal in no round before the final.
    """
    attributes, words = context.vocabulary.attributes, narrowing_words(topic)
    asked = [row.id for row in topic.attributes]
    # Medals are counted, and whose medal is told has a place too.
    if any({"tally-total", PLACE} & {*attributes[what].roles} for what in asked):
        asked += [what for what, attribute in attributes.items() if MEDAL_ROLE in attribute.roles]
    values_ = [
        (what, value) for what in asked or attributes for step in attributes[what].implies for value in step.values
    ]
    named = {value for _, value in values_ if value in words}
    wanted = [each for each in values_ if each[1] in named or (asked and not named)]
    meanings = {_meaning(*each, attributes) for each in wanted}
    before = {race.id for race in facts.races if race.round != "final"}
    of_finals = (row for row in rows if row.within not in before)
    like = [row for row in of_finals if _meaning(row.what, str(row.headline), attributes) in meanings]
    of_topic = _with_attribute(like, facts, topic, {row.what for row in like}, context)
    return with_words(of_topic, [word for word in words if word not in named], context, topic.names)


def _meaning(what: str, value: str, attributes: Mapping[str, Attribute]) -> tuple[str, str]:
    """What a value alone means elsewhere: gold a first place, and so a title."""
    for step in attributes[what].implies:
        if value in step.values and len({*step.values.values()}) == len(step.values):
            return step.what, step.values[value]
    return what, value


def _holds(one: PointRow, other: PointRow) -> bool:
    """Whether a point tells of the same race by all articles of another one."""
    same = (one.about, one.key.in_) == (other.about, other.key.in_)
    ones, others = ({standing.article for standing in row.standings} for row in (one, other))
    return same and ones >= others


def _with_attribute(
    rows: Sequence[PointRow], facts: Facts, topic: Topic, attributes: Collection[str], context: AnswerContext
) -> list[PointRow]:
    if not attributes and topic.type != "race":
        return [*rows]
    runners = runners_of(topic.subject.id if topic.subject else "", facts)
    of_subject = (row for row in rows if _is_of_subject(row, topic.subject, runners, context))
    return [row for row in of_subject if not attributes or _has_attribute(row, attributes, context)]


def rounds_of(race: str, races: Sequence[RaceRow]) -> set[str]:
    """The ids of a race and, where no article is about it, of the others of its event at its meet."""
    own = next((each for each in races if each.id == race and not each.articles), None)
    same = (each for each in races if own and (each.event, each.meet, each.articles) == (own.event, own.meet, 0))
    return {race, *(each.id for each in same)}


def runners_of(race: str, facts: Facts) -> set[str]:
    """The ids of those of whom something is said in a race or its rounds."""
    rounds = rounds_of(race, facts.races)
    return {row.about for row in facts.points if row.within in rounds}


def with_words(
    rows: Sequence[PointRow],
    words: Sequence[str],
    context: AnswerContext,
    names: Mapping[str, Sequence[str]] | None = None,
) -> list[PointRow]:
    """The points that have every word in their names and values, or else with one excerpt; without words all.

    Else those with the words by which people write their attribute. A whole name may stand for a word.
    """
    if not words:
        return [*rows]
    nameless = [word for word in words if not (names or {}).get(word)]
    texts = [(row, _texts(row, context, words)) for row in rows]
    likely = [(row, ways) for row, ways in texts if _may_have(nameless, " ".join(map(" ".join, ways)))]
    for way in range(3):
        found = [row for row, ways in likely if any(_has_words(text, words, names or {}) for text in ways[way])]
        if found:
            return found
    return []


def _texts(row: PointRow, context: AnswerContext, asked: Sequence[str] | None = None) -> tuple[Sequence[str], ...]:
    """In which texts a point may have words: its names and values, with an excerpt, and with its attribute's words.

    Some of the words of a label name nothing by themselves: of "rise or fall in the medal table" no "fall" is told.
    """
    attribute, label = row.attribute, context.label(row)
    is_asked = asked is None or " " not in label or _names_label(asked, fold(label))
    named = _named(row, context) if is_asked else _named(row, context, label="")
    # A heading that calls it otherwise is its only name.
    words = " ".join(attribute.words) if label in {attribute.label, BEST_OR_RECORD_LABEL} else label
    return (named,), [f"{named} {item.claim.excerpt}" for item in row.evidence.values()], (f"{named} {words}",)


def _names_label(phrases: Sequence[str], label: str) -> bool:
    """Whether phrases name a folded label: all of its words, or one that is several of them."""
    is_run = any(" " in phrase and f" {phrase} " in f" {label} " for phrase in phrases)
    return is_run or {*label.split()} <= {*" ".join(phrases).split()}


def is_named_with(row: PointRow, words: Sequence[str], context: AnswerContext) -> bool:
    """Whether the names and values of a point have every word."""
    return _has_words(_named(row, context), words, {})


def _may_have(words: Sequence[str], text: str) -> bool:
    """Whether a text may have folded words: folding takes long, and most texts have not even their letters."""
    plain = _WITHIN_WORDS.sub("", text).lower()
    return bool(_OTHER_LETTER.search(plain)) or all(run in plain for run in _RUN.findall(" ".join(words)))


def _has_words(text: str, words: Sequence[str], names: Mapping[str, Sequence[str]]) -> bool:
    """Whether folded words, or names for them, stand in a text; a bare number is also that of metres.

    Units that stand apart from their numbers are words by themselves, too.
    """
    folded = " ".join(("", fold(text), *[unit.folded for unit in unit_words(text)], ""))
    forms = ((word, *([f"{word}m"] if word[-1].isdigit() else []), *names.get(word, ())) for word in words)
    return all(any(f" {form} " in folded for form in each) for each in forms)


def _named(row: PointRow, context: AnswerContext, label: str | None = None) -> str:
    """What names or tells a point, as in "Ada Brown national record Women's 800m", with its moments."""
    key, label = row.key, context.label(row) if label is None else label
    each = (*(value.value for value in row.values), *(standing.value for standing in row.reports))
    said = [context.words(row, value) for value in each]
    statuses = [STATUS_WORDS[code] for code in said if code in STATUS_WORDS]
    whens = {item.claim.when for item in row.evidence.values()}
    moments: list[str] = []
    for when in whens:
        if when is not None and when.bound is None:
            moments += [moment_words(when, context.names), *stretch_words(when.at, context.vocabulary.moments)]
    qualifiers = qualifier_words(key, context.vocabulary, context.names)
    printed = (item.claim.printed for item in row.evidence.values() if row.attribute.kind == "ordinal")
    return " ".join(
        (full_name(key.about, context.names), *said, *statuses, label, *qualifiers, *moments, *filter(None, printed))
    )


def _has_attribute(row: PointRow, attributes: Collection[str], context: AnswerContext) -> bool:
    """Whether a point is asked for by one of the attributes."""
    claims = (item.claim for item in row.evidence.values())
    known = context.vocabulary.attributes
    asked = {*attributes_at(row, claims, known), *attributes_named_at(row, known)}
    return not asked.isdisjoint(attributes)


def _is_of_subject(row: PointRow, subject: EntryRow | None, runners: Collection[str], context: AnswerContext) -> bool:
    """Whether a point of a race's story is of that race: about it, in it, in no race or meet at all, or disputed.

    What is about another race or meet is not, nor about a person who is none of its ``runners``.
    """
    key = row.key
    if subject is None or subject.type not in {"race", "meet"} or subject.id in {key.about, key.within}:
        return True
    if subject.type == "meet":
        return is_of_meet(row, subject, context)
    about = context.names.get(key.about)
    is_other_meet = about is not None and about.type == "meet" and about.name != subject.detail
    is_no_runner = about is not None and about.type == "person" and about.id not in runners
    is_of_another = is_other_meet or is_no_runner or (about is not None and about.type == "race")
    return not is_of_another and (key.in_ is None or row.is_contested)


def is_of_meet(row: PointRow, meet: EntryRow, context: AnswerContext) -> bool:
    """Whether a point is about a meet or a race of it, in one, or has one as its value."""
    key = row.key
    entries = map(context.names.get, (key.about, key.within or "", *map(str, row.all_values)))
    is_at_meet = any(entry is not None and entry.detail == meet.name for entry in entries)
    return is_at_meet or meet.id in {key.about, key.within}


def narrowing_words(topic: Topic) -> tuple[str, ...]:
    """The words that a point's title or values must have: those that no name explains, and an event's or a series'.

    For no claim is about an event or a series: its points are found by its name among those of an attribute.
    """
    return (*topic.rest, *(topic_words(topic.subject.name) if topic.subject and topic.type in SPREAD else ()))


def findings_on(rows: Iterable[PointRow], facts: Facts) -> list[FindingRow]:
    """The contradictions with which one of the points is marked, each once."""
    marks = {caveat.id for row in rows for caveat in row.caveats}
    return distinct_findings([row for row in facts.findings if row.id in marks])
