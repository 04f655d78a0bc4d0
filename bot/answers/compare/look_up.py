"""The look-up of a topic: what the store has of it, asked once, and that there is nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Note, Outcome
from bot.answers.asking.words import function_words
from bot.answers.compare.articles import named_articles, only_of_articles
from bot.answers.compare.story import story_answer
from bot.answers.compare.topic_answer import nothing_found, silent_answer, topic_title
from bot.answers.compare.topic_points import rounds_of
from bot.answers.input import echo
from bot.answers.points.points import joined
from bot.answers.points.races import find_races, with_races
from bot.answers.points.results_sheet import race_sheet
from bot.answers.points.wording import askable, label_of, name_in_a_sentence
from bot.answers.question import Call
from bot.answers.search.search import search_answer
from bot.answers.search.search_query import content_query
from bot.answers.search.search_results import distinct_results
from bot.answers.silence import find_words, lacks_words, sentences_answer, with_sentences
from bot.facts.model import Claim, Quote
from bot.facts.names import fold
from bot.facts.occasion_names import in_a_sentence
from bot.store.queries.search import Phrase
from bot.store.rows import SearchHits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.answers.answer import Answer
    from bot.answers.compare.topics import Topic
    from bot.answers.silence import WordsInText
    from bot.store.rows import Facts, Hit, RaceRow
    from bot.store.store import Store


_MARK = re.compile(r"(?:\d+:)?\d+[:.]\d+m?")


class LookUp:
    """A topic that is looked up: ``topic`` as it was read, and where its words stand in the articles."""

    def __init__(self, store: Store, call: Call, topic: Topic) -> None:
        self.store, self.call, self.topic = store, call, topic
        self.vocabulary = store.vocabulary
        self.text = call.get("topic")
        query = content_query(self.text)
        for attribute in topic.attributes[:1]:
            query = query.with_run(attribute.key.split())
        # A name that is spelled as a word such as "us" is looked for by what it names.
        named = [Phrase(tuple(key.split())) for key in topic.names if key not in fold(self.text)]
        self.query = replace(query, phrases=(*query.phrases, *named))
        self._words: tuple[WordsInText | None] | None = None
        self._races: dict[str, tuple[RaceRow, ...]] = {}

    async def words(self) -> WordsInText | None:
        """Where all words of the topic stand together; None where they do so nowhere."""
        self._words = self._words or (await self._find_words(),)
        return self._words[0]

    async def _find_words(self) -> WordsInText | None:
        found = self.without_labels(await find_words(self.store, self.query))
        if found is None or not self.topic.articles:
            return found
        hits = tuple(hit for hit in found.matches.hits if named_articles(self.topic.articles, (hit.article,)))
        return replace(found, matches=SearchHits(hits, len(hits))) if hits else None

    def without_labels(self, found: WordsInText | None) -> WordsInText | None:
        """Where words stand but in the labels of claims alone; None where they do so nowhere."""
        hits = tuple(hit for hit in found.matches.hits if not self._is_of_label(hit)) if found else ()
        return replace(found, matches=SearchHits(hits, len(hits))) if found and hits else None

    def only_of_articles(self, facts: Facts) -> Facts:
        """The facts, or what the articles state of them that were asked for."""
        return only_of_articles(self.topic.articles, facts) if self.topic.articles else facts

    def _is_of_label(self, hit: Hit) -> bool:
        """Whether the one word that is asked for stands nowhere but among others of the label of a claim."""
        claim, phrases = hit.content, self.query.phrases
        if not isinstance(claim, Claim) or len(phrases) > 1 or len(phrases[0].words) > 1:
            return False
        label = label_of(claim.what, self.vocabulary)
        if " " not in label or self.query.lacking(label):
            return False
        names = (row.name for row in hit.names.values())
        return bool(self.query.lacking(" ".join((claim.excerpt, str(claim.value), *names))))

    async def races(self, event: str) -> tuple[RaceRow, ...]:
        """The races that an event, a meet or both may mean, the likeliest first."""
        if event not in self._races:
            self._races[event] = await find_races(self.store, Call("result", {"event": event}))
        return self._races[event]

    async def race_facts(self, race: RaceRow, rows: Sequence[RaceRow]) -> Facts:
        """All of a race's story; of one without a story what is said of it and its rounds, which are among ``rows``."""
        if race.articles:
            return await self.store.story_facts(race.id)
        return await self.store.subject_facts(*rounds_of(race.id, rows))

    async def story(self, races: Sequence[RaceRow]) -> Answer:
        """On what the articles of the first of the races disagree; of one without any what is said of it."""
        facts = await self.race_facts(races[0], races)
        story = facts if races[0].articles else await with_story(self.store, facts)
        return story_answer(self.call.line, races, facts, self.vocabulary, self.topic.part, story)

    async def below(self, answer: Answer) -> Answer:
        """An answer, and below it the sentences that have all words of the topic, where none of its lines has."""
        found = await self.words() if lacks_words(answer, self.text) else None
        return with_sentences(answer, self.text, found, self.vocabulary) if found else answer

    def claims(self, found: WordsInText) -> Answer | None:
        """What of the words is claimed of the subject as what is asked for; None without any, or of other words."""
        subject, asked = self.topic.subject, {row.id for row in self.topic.attributes}
        ids = {subject.id} if subject and not self.topic.rest else set()
        each = ((hit, hit.content) for hit in found.matches.hits if isinstance(hit.content, Claim))
        hits = tuple(hit for hit, claim in each if claim.what in asked and ids & {claim.about, str(claim.value)})
        if not hits:
            return None
        matches, results = SearchHits(hits, len(hits)), distinct_results(hits, found.query)
        answer = search_answer(self.call.line, found.query, matches, results, self.vocabulary)
        return replace(answer, title=topic_title(self.topic, self.vocabulary))

    async def instead(self, found: WordsInText) -> Answer:
        """Sentences as the answer.

        Those with other words, with only the rarest, or with the words apart, stay second to whatever else the words
        may ask for.
        """
        empty = await silence(self)
        is_less = len(found.query.text) < len(content_query(self.text).text)
        is_other = is_less or any(phrase.others for phrase in found.query.phrases)
        outcome = empty.outcome if is_other else Outcome.SILENT if found.is_apart else Outcome.ANSWERED
        title = f"“{echo(self.text)}” in the articles’ words"
        # Who said the words is named above a remark.
        is_said = not found.results and any(isinstance(hit.content, Quote) for hit in found.matches.hits)
        if outcome is not Outcome.ANSWERED or not (is_said or any(each.prints(found.query) for each in found.results)):
            title = empty.title if empty.outcome is Outcome.SILENT else nothing_found([self.text])
        words = replace(empty, title=title, outcome=outcome)
        if not is_less:
            found = replace(found, query=replace(found.query, text=_without_ends(self.text)))
        answer = sentences_answer(self.call.line, found, words, self.vocabulary)
        none = self._no_point() if outcome is Outcome.ANSWERED and not is_said else ()
        return replace(answer, blocks=(*none, *answer.blocks))

    def _no_point(self) -> tuple[Note, ...]:
        """That the words are of no point about whom or what they name: a sentence may tell them of somebody else."""
        subject = self.topic.subject
        name = name_in_a_sentence(subject.id, {subject.id: subject}) if subject else ""
        return (Note(f"No point about {name} has these words."),) if name else ()


async def silence(look: LookUp) -> Answer:
    """That nothing is told of the topic, and what may be asked instead; of words that name nothing what was meant."""
    topic = look.topic
    if topic.type == "event":
        # Others share the name of an event of which no article tells.
        namesakes = [event for event in topic.namesakes if any(race.is_named for race in await look.races(event.name))]
        topic = replace(topic, namesakes=tuple(namesakes))
    if topic.place or topic.attributes or (topic.subject and not topic.is_event_alone):
        return silent_answer(look.call, topic, look.vocabulary)
    # What goes by just these words led nowhere. Of races that share a name the likeliest is meant, whatever the meet.
    similar = [row for row in await look.store.suggestions(look.text) if row.key != fold(look.text)]
    choices = no_answer.entry_choices(
        [replace(row, detail=None) if row.type == "race" else row for row in await with_races(look.store, similar)],
        lambda row: f"/{'result' if row.type in {'event', 'race'} else 'compare'} {askable(row.name, row.id)}",
    )
    empty = no_answer.not_found(look.call.line, "topic", look.text, choices)
    return await _with_marks(look, empty) if not choices and _MARK.fullmatch(look.text) else empty


async def _with_marks(look: LookUp, empty: Answer) -> Answer:
    """Of a mark that nobody has the way to those of the newest story."""
    races = await look.races("")
    facts = await look.store.result_facts(races[0].id) if races else None
    placings = race_sheet(facts, races[0]).placings if facts else ()
    marks = dict.fromkeys(str(each.value) for placing in placings if placing.mark for each in placing.mark.values)
    choices = tuple(Choice(mark, f"/compare {mark}") for mark in marks)[: no_answer.MOST_CHOICES]
    note = Note(f"Marks of the {in_a_sentence(races[0].name)}: {', '.join(choice.label for choice in choices)}.")
    return replace(empty, blocks=(note,), choices=choices) if choices else empty


async def with_story(store: Store, facts: Facts) -> Facts:
    """The facts of an attribute with all of their story, where there is one."""
    stories = {article.story for article in facts.articles}
    return together(await store.story_facts(stories.pop() or ""), facts) if len(stories) == 1 else facts


def together(facts: Facts, more: Facts) -> Facts:
    """The points and findings of both, each once; those of ``more`` come first."""
    points = {row.id: row for row in (*more.points, *facts.points)}
    findings = {row.id: row for row in (*more.findings, *facts.findings)}
    return replace(joined(facts, more), points=tuple(points.values()), findings=tuple(findings.values()))


def _without_ends(text: str) -> str:
    """What was typed, from the first word that asks for something to the last: "hit the front"."""
    words = text.split()
    asking = [place for place, word in enumerate(words) if fold(word) not in function_words()]
    return " ".join(words[asking[0] : asking[-1] + 1]) if asking else text
