"""/ask: any line as people type it, read into a question and its values; and values that led a question nowhere."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Heading, Note, Outcome, Quotation, Statement
from bot.answers.asking.left_out import ARTICLES, NAMES, PEOPLE, TOPICS, left_out
from bot.answers.asking.lexicon import lexicon
from bot.answers.asking.reader import (
    FUNCTION,
    REST,
    TALK,
    UNKNOWN,
    LinePart,
    TypedLine,
    is_name,
    read_typed,
    unknown_words,
    with_events,
)
from bot.answers.asking.referents import FINDERS, LEADS
from bot.answers.asking.tidy import without_politeness
from bot.answers.asking.values import asked_of_sheet, slot_values
from bot.answers.asking.words import function_words
from bot.answers.compare.topic_answer import nothing_found, words_left_out
from bot.answers.points.wording import join_words
from bot.answers.question import Call, Parameter, ParameterKind, Question
from bot.answers.result.result import ASKED
from bot.answers.search.search_query import content_query
from bot.answers.silence import (
    absent_words,
    find_words,
    has_facts,
    has_in_a_sentence,
    lacks_words,
    or_people,
    with_sentences,
)
from bot.facts.names import fold
from bot.store.rows import OfferList

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from bot.answers.answer import Answer, Block
    from bot.answers.asking.lexicon import ReadingRule
    from bot.store.store import Store

    Reading = tuple[TypedLine, Sequence[ReadingRule]]
    """A line, and the rules by which it is asked, the best first."""

MOST_CALLS = 3
"""Rules of a line that are asked, the best first."""
MOST_TO_READ = 8
"""Statements to the store that reading a line may take, with those of another answer."""
MOST_LEFT = 0.9
"""How much more of a line than the first rule another may leave unexplained."""
_NOTHING = "Nothing found for "
"""How a title begins that names words."""
_STRANGE = 2.2
"""What a word that stands nowhere counts against what was understood."""

_SUBJECTS = frozenset({"person", "country", "demonym", "meet"})
_UNUSED = 0.25
"""How much of its weight counts of a name that a rule explains without using it."""
_ASKING = frozenset({"attribute", "place", "rank", "beat", "result", "absent", "medals", "moment", "day"})
"""Slots of words that ask, though nothing may be told of it."""
_SOUGHT = TOPICS | {REST, UNKNOWN, "absent"}
"""Slots of words that are looked for."""
_BY_CONVENTION = frozenset({"result", "said", "next", "story", "medals", "sources", "profile", "event", "no-event"})
"""Slots of words that ask for something even beside a bare name: "kerr quote"."""
_READ_FIRST = frozenset({"olympic", "european", "versus"})
"""Slots of words that tell nothing as they were typed: of a title that others have, and between two people."""
_BARE_NUMBER = re.compile(r"(?:n[or]\.? ?|num(?:ber|mer|éro|ero) )?(\d{1,2})", re.IGNORECASE)
"""An article by its number, behind the name of the question that shows one."""
_SMALL_TALK = frozenset({"hello", "help", "function"})
"""Slots of words that greet, thank or ask for help."""
_FREE_TEXT = frozenset({ParameterKind.TOPIC, ParameterKind.WORDS})
_KEPT = frozenset({ParameterKind.CHOICE, ParameterKind.PART})
"""Parameters whose values are no free text."""


def ask_question(questions: Mapping[str, Question]) -> Question:
    """The question that reads free text into one of ``questions``, by their names."""

    async def ask(store: Store, call: Call) -> Answer:
        typed = call.get("words")
        words = without_politeness(typed.removeprefix("/").strip())
        lines = await read_typed(store, words)
        if typed.startswith("/") and all(line.parts and line.parts[0].slot in {REST, UNKNOWN, TALK} for line in lines):
            return no_answer.unknown_question(call.line, words.split()[0], (), questions)
        understood = [line for line in lines if not _is_talk(line)]
        interpreter = Interpreter(store, questions)
        answer = await interpreter.interpret(words, understood) if understood else None
        if answer is None or _denies(answer) or all(map(_is_of_length, lines)):
            answer = await interpreter.as_printed(words, lines, answer)
        if answer is not None and not _is_guess(answer, understood):
            return answer
        if answer is None and is_name(lines[0], words):
            return await or_people(store, "athlete", no_answer.not_found(call.line, "person, event or meet", words, ()))
        told = await questions["help"].ask(store, Call("help", {}, "/help"))
        absent = await absent_words(store, words) if any(map(_asks, lines)) else ()
        nothing = (Note(nothing_found(absent)),) if absent else ()
        return replace(told, blocks=(*nothing, *told.blocks), read_as="/help")

    words = Parameter("words", "What you want to know, as you would say it.", ParameterKind.WORDS, required=True)
    return Question(
        "ask",
        "Anything, in your own words.",
        (words,),
        ask,
        examples=("/ask who won?",),
        example="/ask what did {speaker} say",
        offers=OfferList.QUESTIONS,
    )


async def reread(store: Store, call: Call, answer: Answer, questions: Mapping[str, Question]) -> Answer:
    """The answer to a call; where its values led nowhere, that to what they are read as, if that is more."""
    # Before the lexicon, which takes long to read, is asked.
    if answer.outcome in {Outcome.ANSWERED, Outcome.UNREADABLE}:
        return answer
    question = questions[call.question]
    named = lexicon().named.get(question.name)
    kept = {each.name for each in question.parameters if each.kind in _KEPT}
    words = without_politeness(" ".join(value for name, value in call.values.items() if name not in kept))
    is_silent = answer.outcome is Outcome.SILENT
    if named is None or not words or (is_silent and not _may_be_misread(question, words)):
        return answer
    lines = await _read_beside(store, words, named)
    if all(_is_unread(line, named) for line in lines):
        return answer
    interpreter = Interpreter(store, questions, {name: call.get(name) for name in kept}, {call.line: answer})
    read = await interpreter.ask(words, [(line, _explaining(line, question, alone=is_silent)) for line in lines])
    # Silence on a race that is named says more than what is told of any.
    is_any = read is not None and is_silent and read.read_as == f"/{question.name}"
    if read is None or (is_any and not any(line.slots.isdisjoint(NAMES) for line in lines)):
        return answer
    # So does that no article has a number than that no event goes by it.
    is_number = read.read_as.startswith("/sources article:")
    is_choice = is_number or (not read.read_as and read.outcome is Outcome.NOT_FOUND)
    # Silence on whom or what the words stand for, such as a winner, says more than that nothing has that name.
    is_known = not is_silent and read.outcome is Outcome.SILENT and read.read_as.startswith(f"/{question.name} ")
    read = replace(read, read_as="") if fold(read.read_as) == fold(call.line) else read
    return read if is_choice or is_known or _has_facts(read) else answer


async def read_values(store: Store, question: Question, words: str, questions: Mapping[str, Question]) -> list[Call]:
    """The calls of a question as which words behind its name may be read; none of them is asked."""
    named = lexicon().named.get(question.name)
    lines = await _read_beside(store, words, named) if named else []
    rules = [(line, rule) for line in lines for rule in _explaining(line, question, alone=True)[:1]]
    return [call for line, rule in rules for call in await Interpreter(store, questions).calls(line, rule)]


async def _read_beside(store: Store, words: str, named: str) -> list[TypedLine]:
    """The ways to read words behind the name of a question; a number behind that of the articles is one's."""
    if named == "sources" and (number := _BARE_NUMBER.fullmatch(words)):
        words = f"[{number[1]}]"
    return [TypedLine(with_events((*line.parts, LinePart(named, "")))) for line in await read_typed(store, words)]


def _may_be_misread(question: Question, words: str) -> bool:
    """Whether silence may be due to words that were not understood: those of free text, or that ask for nothing."""
    typed = fold(words).split()
    takes_text = any(each.kind in _FREE_TEXT for each in question.parameters)
    return len(typed) > 1 and (takes_text or not function_words().isdisjoint(typed))


def _is_unread(line: TypedLine, named: str) -> bool:
    """Whether words behind the name of a question are no name and no topic: somebody or something unknown.

    A race or championships of no name are such, but those to come: "next race".
    """
    loud = [part for part in line.parts if part.slot != named and lexicon().weight(part.slot)]
    if not loud:
        return "occasion" in line.slots and named != "next"
    return all(part.slot in {REST, UNKNOWN} and not part.number for part in loud)


# --- what a line is --------------------------------------------------------------------------------------------------


def _is_talk(line: TypedLine) -> bool:
    """Whether more of a line stands nowhere than was understood, apart from a word that may be a name."""
    if TALK in line.slots or not line.slots.isdisjoint(NAMES):
        return TALK in line.slots
    if "addressed" in line.slots and line.slots.isdisjoint(_BY_CONVENTION | {"place", "rank"}):
        return True
    strange = list(filter(unknown_words, line.parts))
    if len(strange) == 1 and "speaker" not in line.slots and _may_be_name(line, strange[0]):
        return False
    known = sum(map(_weight_in_talk, line.parts))
    if "speaker" in line.slots and not line.slots.isdisjoint({"attribute", "absent"}):
        strange += [part for part in line.parts if part.slot == REST]
    number = sum(len(part.text.split()) for part in strange)
    return bool(strange) and ("speaker" in line.slots or _STRANGE * number > known)


def _denies(answer: Answer) -> bool:
    """Whether an answer says that nothing is found for words, or has no facts for what it was read as."""
    texts = (answer.title, *(block.text for block in answer.blocks if isinstance(block, Note)))
    return any(text.startswith(_NOTHING) for text in texts) or bool(answer.read_as and not has_facts(answer))


def _is_of_length(line: TypedLine) -> bool:
    """Whether a line only says how long a story is to be, beside words that may be an article's: "a long road"."""
    lengths = {"whole", "short"}
    return line.slots <= {*lengths, REST, FUNCTION} and REST in line.slots and not line.slots.isdisjoint(lengths)


def _asks(line: TypedLine) -> bool:
    """Whether a line of which nothing is told asks for something, as a greeting does not."""
    return not line.slots.isdisjoint(_ASKING) and line.slots.isdisjoint({"hello", "speaker"})


def _weight_in_talk(part: LinePart) -> float:
    """How much it tells of a line that a part was understood: of a topic that no attribute is of as much as of one."""
    slot = "attribute" if part.slot == REST and part.number else part.slot
    return 0 if slot in {UNKNOWN, REST, "no-meet"} else lexicon().weight(slot)


def _may_be_name(line: TypedLine, strange: LinePart) -> bool:
    """Whether a word that stands nowhere is beside one that asks for somebody, but for words that mean nothing."""
    loud = [part for part in line.parts if lexicon().weight(part.slot)]
    place = loud.index(strange)
    near = {part.slot for part in loud[max(place - 1, 0) : place + 2]}
    return not near.isdisjoint(lexicon().naming)


def _is_guess(answer: Answer, lines: Sequence[TypedLine]) -> bool:
    """Whether words that name nothing were taken for a topic of which nothing is told."""
    is_topic = answer.outcome is Outcome.NOT_FOUND and answer.read_as.startswith("/compare")
    is_topic = is_topic and not has_facts(answer)
    return is_topic and all(line.slots.isdisjoint(NAMES | {"no-meet"}) for line in lines)


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


def _ranked(line: TypedLine) -> list[tuple[float, ReadingRule]]:
    """The rules of which every slot was read, with how much of a line each leaves unexplained, the least first."""
    keys = line.keys
    rules = [rule for rule in lexicon().rules if rule.fits(keys)]
    left = [sum(_left_of(part, rule) for part in line.parts) for rule in rules]
    return sorted(zip(left, rules, strict=True), key=lambda ranked: ranked[0])


def _left_of(part: LinePart, rule: ReadingRule) -> float:
    """How much a rule leaves of a part: all of what it does not explain, a little of a name that it does not use."""
    weight = lexicon().weight(part.slot)
    if part.slot not in rule.explains:
        return weight
    is_needed = any(part.slot in slots for slots in rule.has)
    return _UNUSED * weight if part.slot in PEOPLE - rule.uses and not is_needed else 0


def _left_out(line: TypedLine, rule: ReadingRule, answer: Answer) -> tuple[Note, ...]:
    """That words of a line are left out of an answer with facts; what stands nowhere is said apart."""
    parts = left_out(line, answer, rule.explains, rule.uses | {UNKNOWN})
    untold = [part for part in parts if part.slot == "rank" and rule.question == "result"]
    leads = [part for part in parts if _is_lead_then(part, line, rule)]
    parts = [part for part in parts if part not in (*untold, *leads)]
    said = [
        f"[{part.text}]" if part.slot in ARTICLES and part.text.isdecimal() else part.said or part.text
        for part in parts
    ]
    notes = [f"No article says who was {part.said or part.text}." for part in untold]
    notes += [f"No article says who led {part.said}." for part in line.parts if leads and part.slot == "moment"]
    return tuple(map(Note, (*notes, *([words_left_out(said)] if said else []))))


def _is_lead_then(part: LinePart, line: TypedLine, rule: ReadingRule) -> bool:
    """Whether a part asks who led at a moment, and the rule tells of the moment alone."""
    return part.text == "lead" and "moment" in line.slots & rule.uses


def _fitting(line: TypedLine) -> list[ReadingRule]:
    """The rules that leave least of a line unexplained."""
    ranked = _ranked(line)
    return [rule for left, rule in ranked if left <= ranked[0][0] + MOST_LEFT][:MOST_CALLS]


def _explaining(line: TypedLine, question: Question, *, alone: bool) -> list[ReadingRule]:
    """The rules that leave nothing of a line unexplained: those of the question that was named, else of others.

    Where nobody is named, others come behind them, for nobody may have the place that was typed. Where the question is
    ``alone``, none of another.
    """
    rules = [rule for left, rule in _ranked(line) if left <= MOST_LEFT]
    own = [rule for rule in rules if rule.question == question.name]
    is_own = alone or (own and not line.slots.isdisjoint(NAMES))
    return (own if is_own else own + [rule for rule in rules if rule.question not in {question.name, "help"}])[:2]


def _has_facts(answer: Answer) -> bool:
    return answer.outcome is Outcome.ANSWERED or any(isinstance(block, Statement) for block in answer.blocks)


def _likely(answers: Sequence[Answer]) -> list[Answer]:
    """Of several answers those with facts, if there are any, each once, whatever words it leaves out."""
    likely = [answer for answer in answers if _has_facts(answer)] or answers
    told: dict[tuple[Block, ...], Answer] = {}
    for answer in likely:
        told.setdefault(tuple(block for block in answer.blocks if not isinstance(block, Note)), answer)
    return [*told.values()]


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
    title = answer.title if answer.title.startswith(_NOTHING) else ""
    for part in line.parts if title else ():
        title = title.replace(f"“{part.text}”", f"“{part.said or part.text}”")
    return replace(answer, title=title or answer.title)


class Interpreter(NamedTuple):
    """Asks what lines are read as; ``kept``: values that every call keeps, ``asked``: answers by the lines of calls."""

    store: Store
    questions: Mapping[str, Question]
    kept: Mapping[str, str] = MappingProxyType({})
    asked: Mapping[str, Answer] = MappingProxyType({})

    async def interpret(self, words: str, lines: Sequence[TypedLine]) -> Answer | None:
        """The answer to free text; where it has no facts, to the part of a line that was understood."""
        bare = await self._as_typed(words, lines[0]) if len(lines) == 1 else None
        answer = bare or await self.ask(words, [(line, _fitting(line)) for line in lines])
        if answer is None or not answer.read_as or answer.outcome is not Outcome.SILENT or len(lines) > 1:
            return answer
        empty = _as_typed(answer, lines[0])
        plain = _plain(lines[0])
        asks = any(part.slot not in NAMES and lexicon().weight(part.slot) >= 1 for part in plain.parts)
        if plain == lines[0] or not asks:
            return empty
        told = await self.ask(words, [(plain, _fitting(plain)[:1])])
        if told is None or told.outcome is not Outcome.ANSWERED:
            return empty
        return await self._instead(answer, told, lines[0])

    async def ask(self, words: str, readings: Iterable[Reading]) -> Answer | None:
        """The answer, or a choice where several are meant; None where no rule fits."""
        answers = _likely([answer for line, rules in readings for answer in await self._answers(line, rules)])
        if len(answers) > 1 and any(map(_has_facts, answers)):
            are_titled = len({answer.title for answer in answers}) == len(answers) and all(map(_has_facts, answers))
            labels = [answer.title if are_titled else answer.read_as for answer in answers]
            choices = [Choice(label, answer.read_as) for label, answer in zip(labels, answers, strict=True)]
            are_races = all(answer.read_as.startswith(("/result ", "/recap ")) for answer in answers)
            why = ("stands in several races",) if are_races else ()
            return no_answer.ambiguous(words, words, choices, *why)
        return next(iter(answers), None)

    async def as_printed(self, words: str, lines: Sequence[TypedLine], answer: Answer | None) -> Answer | None:
        """What a sentence prints with all words of a line as they were typed, in place of an answer that has nothing.

        Where there is no answer, all that is told with the words of a line that asks; none of it for a greeting.
        """
        asked = [word for word in fold(words).split() if word not in function_words()]
        is_talk = all(
            line.slots <= _SMALL_TALK
            or (asked[1:] == [] and "speaker" in line.slots)
            or ("addressed" in line.slots and _is_talk(line))
            for line in lines
        )
        if is_talk or not asked:
            return answer
        asks = answer is None and any(_asks(line) and not _is_talk(line) for line in lines)
        if not (asks or await find_words(self.store, content_query(words))):
            return answer
        printed = await self._answer(self.questions["compare"].call({"topic": words}))
        return printed if has_in_a_sentence(printed, words) or (asks and has_facts(printed)) else answer

    async def _as_typed(self, words: str, line: TypedLine) -> Answer | None:
        """What all sides say of a name and bare words as they were typed, before a word is taken for a question.

        None of other lines, and where a word asks by convention and no line of the answer has all words.
        """
        if not _is_bare(line, words):
            return None
        answer = await self._answer(self.questions["compare"].call({"topic": words}))
        is_asked = not line.slots.isdisjoint(_BY_CONVENTION) and lacks_words(answer, words)
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
        return [answer for answer in empty if _has_facts(answer)][:1] or empty[:1]

    async def _instead(self, empty: Answer, told: Answer, line: TypedLine) -> Answer:
        """What is told of a part of a line, below the words for which nothing was found: those that it does not show.

        A word that stands in the articles, beside whom it was asked of, was only left out: below is where it stands.
        """
        texts = (block.text for block in told.blocks if isinstance(block, Heading | Statement | Quotation))
        shown = " ".join((told.read_as, told.title, *texts))
        asked = [part for part in line.parts if part.slot in _SOUGHT and fold(part.text) in fold(empty.read_as)]
        left = {part.said or part.text: part.text for part in asked if content_query(part.text).lacking(shown)}
        if not left:
            return told
        about = empty.title.partition("” about ")[2].removesuffix(".")
        if not empty.title.startswith(_NOTHING) and empty.title.startswith("No"):
            return replace(told, title=empty.title, blocks=(Heading(told.title), *told.blocks))
        absent, below = [], told
        for said, text in left.items():
            found = await find_words(self.store, content_query(f"{line.text(*NAMES) if about else ''} {text}"))
            absent += [] if found else [said]
            below = with_sentences(below, said, found, self.store.vocabulary) if found else below
        if absent:
            return replace(below, title=nothing_found(absent, about), blocks=(Heading(told.title), *below.blocks))
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
        unread = [text for text in map(unknown_words, line.parts) if text and text not in fold(call.line)]
        nowhere = (Note(nothing_found(unread)),) if unread else ()
        return replace(answer, blocks=(*nowhere, *_left_out(line, rule, answer), *answer.blocks))

    async def calls(self, line: TypedLine, rule: ReadingRule) -> list[Call]:
        """What a rule makes of a line: a call for each that may be meant."""
        return self._calls(line, rule, await self._found(line, rule))

    async def _found(self, line: TypedLine, rule: ReadingRule) -> Sequence[Mapping[str, str]]:
        return await FINDERS[rule.find](self.store, line, slot_values(line, self.store))

    def _calls(self, line: TypedLine, rule: ReadingRule, found: Iterable[Mapping[str, str]]) -> list[Call]:
        values = slot_values(line, self.store)
        question = self.questions[rule.question]
        kept = {name: value for name, value in self.kept.items() if value and question.parameter(name)}
        calls = []
        for each in found:
            filled = {name: pattern.format_map(values | dict(each)).split() for name, pattern in rule.values.items()}
            call = question.call({name: " ".join(value) for name, value in filled.items()} | kept)
            is_sheet = rule.question == "result" and line.first("no-event") is None
            calls.append(replace(call, values={**call.values, ASKED: asked_of_sheet(line)}) if is_sheet else call)
        return calls
