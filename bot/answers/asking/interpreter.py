"""Asking what a line is read as: the calls that rules make of it, and the answer among theirs."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Heading, Note, Outcome, Quotation, Statement
from bot.answers.asking.left_out import ARTICLES, NAMES, TOPICS, left_out
from bot.answers.asking.lexicon import ATTRIBUTE, lexicon
from bot.answers.asking.line import REST, UNKNOWN, TypedLine, unknown_words
from bot.answers.asking.ranking import fitting_rules
from bot.answers.asking.referents import FINDERS, LEADS
from bot.answers.asking.talk import BY_CONVENTION, asks_something, is_talk
from bot.answers.asking.values import asked_first, slot_values
from bot.answers.asking.words import function_words, word_forms
from bot.answers.compare.topic_answer import nothing_found, words_left_out
from bot.answers.points.wording import join_words
from bot.answers.question import ASKED
from bot.answers.search.search_query import content_query
from bot.answers.silence import find_words, has_facts, has_in_a_sentence, lacks_words, with_lines_of, with_sentences
from bot.facts.names import fold
from bot.facts.values.prose.number_words import ORDINAL

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from bot.answers.answer import Answer, Block
    from bot.answers.asking.lexicon import ReadingRule
    from bot.answers.question import Call, Question
    from bot.store.store import Store

    Reading = tuple[TypedLine, Sequence[ReadingRule]]
    """A line, and the rules by which it is asked, the best first."""

NOTHING = "Nothing found for "
"""How a title begins that names words."""
_SUBJECTS = frozenset({"person", "country", "demonym", "meet"})
_SOUGHT = TOPICS | {REST, UNKNOWN, "absent"}
"""Slots of words that are looked for."""
_READ_FIRST = frozenset({"olympic", "european", "versus"})
"""Slots of words that tell nothing as they were typed: of a title that others have, and between two people."""
_LEADING = frozenset({"lead", *word_forms("lead"), "first", "1st"})
"""Words of a line that says who led."""
_NOBODY_LED = "No article says who led"
_STANDING = re.compile(rf"\b{ORDINAL}\b")
"""How somebody stood then, though nobody is said to have led."""
_SMALL_TALK = frozenset({"hello", "help", "function"})
"""Slots of words that greet, thank or ask for help."""


class Interpreter(NamedTuple):
    """Asks what lines are read as; ``kept``: values that every call keeps, ``asked``: answers by the lines of calls."""

    store: Store
    questions: Mapping[str, Question]
    options: Mapping[str, str] = MappingProxyType({})
    asked: Mapping[str, Answer] = MappingProxyType({})

    async def interpret(self, words: str, lines: Sequence[TypedLine]) -> Answer | None:
        """The answer to free text; where it has no facts, to the part of a line that was understood."""
        bare = await self._as_typed(words, lines[0]) if len(lines) == 1 else None
        answer = bare or await self.ask(words, [(line, fitting_rules(line)) for line in lines])
        if answer is None or not answer.read_as or answer.outcome is not Outcome.SILENT or len(lines) > 1:
            return answer
        empty = _as_typed(answer, lines[0])
        plain = _plain(lines[0])
        asks = any(part.slot not in NAMES and lexicon().weight(part.slot) >= 1 for part in plain.parts)
        if plain == lines[0] or not asks:
            return empty
        rules = fitting_rules(plain)[:1]
        plain_answer = await self.ask(words, [(plain, rules)])
        if plain_answer is None or plain_answer.outcome is not Outcome.ANSWERED:
            return empty
        return await self._instead(answer, plain_answer, lines[0], rules[0].unprinted)

    async def ask(self, words: str, readings: Iterable[Reading]) -> Answer | None:
        """The answer, or a choice where several are meant; None where no rule fits."""
        answers = _likely([answer for line, rules in readings for answer in await self._answers(line, rules)])
        if len(answers) > 1 and any(map(has_answer, answers)):
            are_titled = len({answer.title for answer in answers}) == len(answers) and all(map(has_answer, answers))
            labels = [answer.title if are_titled else answer.read_as for answer in answers]
            choices = [Choice(label, answer.read_as) for label, answer in zip(labels, answers, strict=True)]
            are_races = all(answer.read_as.startswith(("/result ", "/recap ")) for answer in answers)
            why = ("stands in several races",) if are_races else ()
            return no_answer.ambiguous(words, words, choices, *why)
        return next(iter(answers), None)

    async def as_printed(self, words: str, lines: Sequence[TypedLine], answer: Answer | None) -> Answer | None:
        """What a sentence prints with all words of a line as they were typed, in place of an answer that has nothing.

        Where there is no answer, all that is told with the words of a line that asks; none of it for a greeting, nor
        where it is asked who did not do a thing: a sentence with its words may tell that somebody did.
        """
        asked = [word for word in fold(words).split() if word not in function_words()]
        is_small_talk = all(
            line.slots <= _SMALL_TALK
            or (asked[1:] == [] and "speaker" in line.slots)
            or ("addressed" in line.slots and is_talk(line))
            for line in lines
        )
        is_denied = any("not" in part.text.split() for line in lines for part in line.parts if part.slot != "missed")
        if is_small_talk or is_denied or not asked:
            return answer
        asks = answer is None and any(asks_something(line) and not is_talk(line) for line in lines)
        if not (asks or await find_words(self.store, content_query(words))):
            return answer
        printed = await self._answer(self.questions["compare"].call({"topic": words}))
        return printed if has_in_a_sentence(printed, words) or (asks and has_facts(printed)) else answer

    async def _as_typed(self, words: str, line: TypedLine) -> Answer | None:
        """What all sides say of a name and bare words as they were typed, before a word is taken for a question.

        None of other lines, and where a word asks by convention and no line of the answer has all words. What a people
        has is asked of who belongs to it: "Japanese record".
        """
        if not _is_bare(line, words) or line.slots >= {"demonym", ATTRIBUTE}:
            return None
        answer = await self._answer(self.questions["compare"].call({"topic": words}))
        is_asked = not line.slots.isdisjoint(BY_CONVENTION) and lacks_words(answer, words)
        return None if is_asked or answer.outcome is not Outcome.ANSWERED else answer

    async def _answers(self, line: TypedLine, rules: Sequence[ReadingRule]) -> list[Answer]:
        """What the first rule makes of a line that leads to facts or to a choice; else what there is instead."""
        empty: list[Answer] = []
        for rule in rules:
            found = await self._found(line, rule)
            calls = self._calls(line, rule, found)
            asked = [*{call.line: call for call in calls}.values()][: no_answer.MOST_CHOICES]
            answers = _likely([await self._said(call, line, rule) for call in asked])
            if any(LEADS in each for each in found) and answers[0].read_as == asked[0].line:
                people = {call.line: each["person"] for call, each in zip(calls, found, strict=True)}
                answers = [_with_others(answers, people, line)]
            if len(answers) > 1 or any(answer.outcome is Outcome.ANSWERED for answer in answers):
                is_less = any(part.slot in (TOPICS | {"absent"}) - rule.explains for part in line.parts)
                return [await self._instead(empty[0], each, line) for each in answers] if empty and is_less else answers
            empty += answers
            if rule.only:
                break
        # Silence is of the words that were typed, and not of those by which a rule tried to find more.
        return sorted(empty, key=lambda each: (not has_answer(each), not _names_typed_words(each, line)))[:1]

    async def _instead(
        self, empty: Answer, plain_answer: Answer, line: TypedLine, used: Collection[str] = ()
    ) -> Answer:
        """What is told of a part of a line, below the words for which nothing was found: those that it does not show.

        Of ``used`` slots it tells with no word of theirs. A word that stands in the articles, beside whom it was asked
        of, was only left out: below is where it stands.
        """
        texts = (block.text for block in plain_answer.blocks if isinstance(block, Heading | Statement | Quotation))
        shown = " ".join((plain_answer.read_as, plain_answer.title, *texts))
        sought = _SOUGHT.difference(used)
        asked = [part for part in line.parts if part.slot in sought and fold(part.text) in fold(empty.read_as)]
        left = {part.said or part.text: part.text for part in asked if content_query(part.text).lacking(shown)}
        if not left:
            return plain_answer
        about = empty.title.partition("” about ")[2].removesuffix(".")
        if not empty.title.startswith(NOTHING) and empty.title.startswith("No"):
            return replace(plain_answer, title=empty.title, blocks=(Heading(plain_answer.title), *plain_answer.blocks))
        absent, below = [], plain_answer
        for said, text in left.items():
            found = await find_words(self.store, content_query(f"{line.text(*NAMES) if about else ''} {text}"))
            absent += [] if found else [said]
            below = with_sentences(below, text, found, self.store.vocabulary) if found else below
        if absent:
            return replace(
                below, title=nothing_found(absent, about), blocks=(Heading(plain_answer.title), *below.blocks)
            )
        note = Note(words_left_out([*left]))
        return replace(below, blocks=(note, *below.blocks))

    async def _answer(self, call: Call) -> Answer:
        question = self.questions[call.question]
        missing = question.missing(call)
        if missing is not None:
            return no_answer.missing_value(call.line, question, missing)
        answer = self.asked.get(call.line) or await question.ask(self.store, call)
        return replace(answer, read_as=call.line)

    async def _said(self, call: Call, line: TypedLine, rule: ReadingRule) -> Answer:
        """The answer to a call, below which words of the line it leaves out, as they stand nowhere or it has no use."""
        answer = await self._answer(call)
        if answer.outcome is Outcome.NOT_FOUND and "absent" in line.slots:
            absent = [part.said or part.text for part in line.parts if part.slot in {"absent", UNKNOWN}]
            answer = replace(answer, title=nothing_found(absent))
        unread = [text for text in map(unknown_words, line.parts) if text and text not in fold(call.line)]
        nowhere = (Note(nothing_found(unread)),) if unread else ()
        notes = (*nowhere, *_left_out(line, rule, answer))
        sentences = " ".join(block.text for block in answer.blocks if isinstance(block, Statement))
        if any(note.text.startswith(_NOBODY_LED) for note in notes) and not _STANDING.search(sentences):
            # Who took the lead before then may still have had it.
            answer = with_lines_of(answer, await self._answer(self.questions["compare"].call({"topic": "lead"})))
        return replace(answer, blocks=(*notes, *answer.blocks))

    async def calls(self, line: TypedLine, rule: ReadingRule) -> list[Call]:
        """What a rule makes of a line: a call for each that may be meant."""
        return self._calls(line, rule, await self._found(line, rule))

    async def _found(self, line: TypedLine, rule: ReadingRule) -> Sequence[Mapping[str, str]]:
        return await FINDERS[rule.find](self.store, line, slot_values(line, self.store))

    def _calls(self, line: TypedLine, rule: ReadingRule, found: Iterable[Mapping[str, str]]) -> list[Call]:
        values = slot_values(line, self.store)
        question = self.questions[rule.question]
        options = {name: value for name, value in self.options.items() if value and question.parameter(name)}
        calls = []
        for each in found:
            filled = {name: pattern.format_map(values | dict(each)).split() for name, pattern in rule.values.items()}
            call = question.call({name: " ".join(value) for name, value in filled.items()} | options)
            takes_part = rule.question in {"result", "next"} and line.first("no-event") is None
            calls.append(replace(call, values={**call.values, ASKED: asked_first(line)}) if takes_part else call)
        return calls


def has_answer(answer: Answer) -> bool:
    """Whether an answer is one, or has a line of an article below its silence."""
    return answer.outcome is Outcome.ANSWERED or has_facts(answer)


def _likely(answers: Sequence[Answer]) -> list[Answer]:
    """Of several answers those with facts, if there are any, each once, whatever words it leaves out."""
    likely = [answer for answer in answers if has_answer(answer)] or answers
    by_blocks: dict[tuple[Block, ...], Answer] = {}
    for answer in likely:
        by_blocks.setdefault(tuple(block for block in answer.blocks if not isinstance(block, Note)), answer)
    return [*by_blocks.values()]


def _with_others(answers: Sequence[Answer], people: Mapping[str, str], line: TypedLine) -> Answer:
    """The answer about the first of the ``people`` from a country; the others of whom as much is told are choices."""
    answer, *rest = answers
    others = [other for other in rest if other.outcome is Outcome.ANSWERED]
    if not others:
        return answer
    typed = next(part.said or part.text for part in line.parts if part.slot in {"country", "demonym"})
    names = join_words([people[other.read_as] for other in others], "or")
    note = Note(f"{people[answer.read_as]} is meant here. “{typed}” may also be {names}.")
    choices = (Choice(other.title, other.read_as) for other in others)
    return replace(answer, blocks=(note, *answer.blocks), choices=(*answer.choices, *choices))


def _as_typed(answer: Answer, line: TypedLine) -> Answer:
    """An answer that names the words of a line for which nothing was found as they were typed, and not in English."""
    title = answer.title if answer.title.startswith(NOTHING) else ""
    for part in line.parts if title else ():
        title = title.replace(f"“{part.text}”", f"“{part.said or part.text}”")
    return replace(answer, title=title or answer.title)


def _names_typed_words(answer: Answer, line: TypedLine) -> bool:
    """Whether all words for which nothing was found stand in the line."""
    typed = fold(" ".join(f"{part.text} {part.said}" for part in line.parts)).split()
    return all(word in typed for words in re.findall("“(.+?)”", answer.title) for word in fold(words).split())


def _left_out(line: TypedLine, rule: ReadingRule, answer: Answer) -> tuple[Note, ...]:
    """That words of a line are left out of an answer with facts; what stands nowhere is said apart."""
    # A result may have nobody in the place that was looked up.
    used = (rule.uses | {UNKNOWN}) - ({"rank"} if rule.question == "result" else set())
    parts = left_out(line, answer, rule.explains, used)
    ranks = [part for part in parts if part.slot == "rank" and rule.question == "result"]
    is_lead_then = "moment" in line.slots & rule.uses and not _tells_who_led(answer)
    leads = [part for part in line.parts if is_lead_then and part.text == "lead"]
    parts = [part for part in parts if part not in (*ranks, *leads)]
    said = [
        f"[{part.text}]" if part.slot in ARTICLES and part.text.isdecimal() else part.said or part.text
        for part in parts
    ]
    notes = [f"No article says who was {part.said or part.text}." for part in ranks]
    notes += [f"{_NOBODY_LED} {part.said or part.text}." for part in line.parts if leads and part.slot == "moment"]
    return tuple(map(Note, (*notes, *([words_left_out(said)] if said else []))))


def _tells_who_led(answer: Answer) -> bool:
    """Whether a line says that somebody led or was first: the words that it cites may say so of something else."""
    sentences = (fold(block.text).split() for block in answer.blocks if isinstance(block, Statement))
    return any(not _LEADING.isdisjoint(words) for words in sentences)


def _is_bare(line: TypedLine, words: str) -> bool:
    """Whether a line is a name and other words, of which none joins or asks by itself."""
    named = fold(line.text(*NAMES)).split()
    joining = [word for word in fold(words).split() if word in function_words() and word not in named]
    is_named = not line.slots.isdisjoint(_SUBJECTS) and not line.slots <= NAMES
    return is_named and not joining and line.slots.isdisjoint(_READ_FIRST)


def _plain(line: TypedLine) -> TypedLine:
    """A line without words that ask for nothing by themselves, and without all topics but the first.

    A word that stands nowhere is left out only beside a name or a topic.
    """
    unknown = set() if line.slots.isdisjoint(NAMES | {"attribute"}) else {UNKNOWN}
    loose = [part for part in line.parts if part.slot in {REST, *TOPICS, *unknown}]
    topic = next((part for part in loose if part.slot in TOPICS or (part.slot == REST and part.number)), None)
    return TypedLine(tuple(part for part in line.parts if part not in loose or part == topic))
