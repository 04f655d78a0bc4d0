"""/ask: any line as people type it, read into a question and its values; and values that led a question nowhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from bot.answers import no_answer
from bot.answers.answer import Choice, Outcome, Statement
from bot.answers.asking.lexicon import lexicon
from bot.answers.asking.reader import REST, TALK, UNKNOWN, LinePart, TypedLine, is_name, label_of_role, read_typed
from bot.answers.asking.referents import FINDERS
from bot.answers.asking.words import function_words
from bot.answers.input import YEAR
from bot.answers.question import Call, Parameter, ParameterKind, Question
from bot.answers.silence import lacks_words, or_people
from bot.facts.names import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from bot.answers.answer import Answer
    from bot.answers.asking.lexicon import ReadingRule
    from bot.store.store import Store

MOST_CALLS = 3
"""Rules of a line that are asked, the best first."""
MOST_TO_READ = 8
"""Statements to the store that reading a line may take, with those of another answer."""
MOST_LEFT = 0.9
"""How much more of a line than the first rule another may leave unexplained."""
_STRANGE = 2.5
"""What a word that stands nowhere counts against what was understood."""

_NAMES = frozenset(
    {"person", "other", "country", "second-country", "demonym", "event", "meet", "year", "article", "no-event"}
)
"""Slots of what is asked about."""
_SUBJECTS = frozenset({"person", "country", "demonym", "meet"})
_BY_CONVENTION = frozenset({"result", "said", "next", "story", "medals", "sources", "profile", "event", "no-event"})
_FREE_TEXT = frozenset({ParameterKind.TOPIC, ParameterKind.WORDS})
_KEPT = frozenset({ParameterKind.CHOICE, ParameterKind.PART})
"""Parameters whose values are no free text."""


def ask_question(questions: Mapping[str, Question]) -> Question:
    """The question that reads free text into one of ``questions``, by their names."""

    async def ask(store: Store, call: Call) -> Answer:
        words = call.get("words")
        lines = await read_typed(store, words)
        understood = [line for line in lines if not _is_talk(line)]
        if understood:
            bare = await _as_typed(store, understood, words, questions)
            answer = bare or await _interpret(Interpreter(store, questions), words, understood)
            if answer is not None:
                return answer
        if is_name(lines[0], words):
            return await or_people(store, "athlete", no_answer.not_found(call.line, "person, event or meet", words, ()))
        return replace(await questions["help"].ask(store, Call("help", {}, "/help")), read_as="/help")

    words = Parameter("words", "What you want to know, as you would say it.", ParameterKind.WORDS, required=True)
    return Question(
        "ask", "Anything, in your own words.", (words,), ask, ("/ask who won?",), "/ask what did {speaker} say"
    )


async def _as_typed(
    store: Store, lines: Sequence[TypedLine], words: str, questions: Mapping[str, Question]
) -> Answer | None:
    """What all sides say of a name and bare words as they were typed, before a word is taken for a question.

    None of a line with a word that asks or joins, and where a word asks by convention and no line has it.
    """
    slots, named = lines[0].slots, fold(lines[0].text(*_NAMES)).split()
    is_bare = all(word in named or word not in function_words() for word in fold(words).split())
    if len(lines) > 1 or not is_bare or not slots & _SUBJECTS or slots <= _NAMES:
        return None
    call = questions["compare"].call({"topic": words})
    answer = await questions["compare"].ask(store, call)
    is_asked = not slots.isdisjoint(_BY_CONVENTION) and lacks_words(answer, words)
    return None if is_asked or answer.outcome is not Outcome.ANSWERED else replace(answer, read_as=call.line)


async def _interpret(interpreter: Interpreter, words: str, lines: Sequence[TypedLine]) -> Answer | None:
    """The answer to what a line is read as; where it has no facts, to the part of the line that was understood."""
    answer = await interpreter.first_answer(words, lines, [_fitting(line) for line in lines])
    if answer is None or not answer.read_as or answer.outcome is Outcome.ANSWERED:
        return answer
    plain = _plain(lines[0])
    if len(lines) == 1 and plain != lines[0] and _asks(plain.parts):
        understood = await interpreter.first_answer(words, [plain], [_fitting(plain)[:1]])
        if understood is not None and understood.outcome is Outcome.ANSWERED:
            return understood
    return answer


def _plain(line: TypedLine) -> TypedLine:
    """A line without words that ask for nothing by themselves, and without all topics but the first."""
    about = {REST, "attribute"} if line.slots.isdisjoint(_NAMES) else {REST, "attribute", UNKNOWN}
    loose = [part for part in line.parts if part.slot in about]
    topic = next((part for part in loose if part.slot == "attribute" or (part.slot == REST and part.number)), None)
    return TypedLine(tuple(part for part in line.parts if part not in loose or part == topic))


def _asks(parts: Sequence[LinePart]) -> bool:
    """Whether something is asked of what is named."""
    return any(part.slot not in _NAMES and lexicon().weight(part.slot) >= 1 for part in parts)


def _is_talk(line: TypedLine) -> bool:
    """Whether more of a line stands nowhere than was understood, apart from a word that may be a name."""
    unknown = [part for part in line.parts if part.slot == UNKNOWN and part.text.isalpha()]
    known = [part for part in line.parts if part.slot not in {UNKNOWN, REST}]
    if not line.slots.isdisjoint(_NAMES) or (len(unknown) == 1 and not line.slots.isdisjoint(lexicon().naming)):
        return TALK in line.slots
    return TALK in line.slots or _STRANGE * len(unknown) > sum(lexicon().weight(part.slot) for part in known)


async def reread(store: Store, call: Call, answer: Answer, questions: Mapping[str, Question]) -> Answer:
    """The answer to a call; where its values led nowhere, that to what they are read as, if it has facts or choices."""
    question = questions[call.question]
    named = lexicon().named.get(question.name)
    kept = {each.name for each in question.parameters if each.kind in _KEPT}
    words = " ".join(value for name, value in call.values.items() if name not in kept)
    if answer.outcome in {Outcome.ANSWERED, Outcome.UNREADABLE} or named is None or not words:
        return answer
    if answer.outcome is Outcome.SILENT and not _may_be_misread(question, words):
        return answer
    lines = [TypedLine((*line.parts, LinePart(named, ""))) for line in await read_typed(store, words)]
    rules = [_explaining(line, question, alone=answer.outcome is Outcome.SILENT) for line in lines]
    interpreter = Interpreter(store, questions, {name: call.get(name) for name in kept}, {call.line: answer})
    read = await interpreter.first_answer(words, lines, rules)
    is_choice = read is not None and not read.read_as and read.outcome is Outcome.NOT_FOUND
    return read if read is not None and (is_choice or _has_facts(read)) else answer


def _rules(line: TypedLine) -> list[ReadingRule]:
    """The rules of which every slot was read."""
    return [rule for rule in lexicon().rules if not any(line.keys.isdisjoint(slots) for slots in rule.has)]


def _fitting(line: TypedLine) -> list[ReadingRule]:
    """The rules that leave least of a line unexplained."""
    left = [(_left(rule, line), rule) for rule in _rules(line)]
    least = min((each for each, _ in left), default=0.0)
    near = [(each, rule) for each, rule in left if each <= least + MOST_LEFT]
    return [rule for _, rule in sorted(near, key=lambda each: each[0])][:MOST_CALLS]


def _explaining(line: TypedLine, question: Question, *, alone: bool) -> list[ReadingRule]:
    """The rule that leaves nothing of a line unexplained: one of the question that was named, else of another.

    Where the question is ``alone``, none of another.
    """
    rules = [rule for rule in _rules(line) if _left(rule, line) <= MOST_LEFT]
    of_question = [rule for rule in rules if rule.question == question.name]
    of_others = [] if alone else [rule for rule in rules if rule.question != "help"]
    return (of_question or of_others)[:2]


def _left(rule: ReadingRule, line: TypedLine) -> float:
    """How much a rule leaves unexplained."""
    return sum(lexicon().weight(part.slot) for part in line.parts if part.slot not in rule.explains)


def _may_be_misread(question: Question, words: str) -> bool:
    """Whether silence may be due to words that were not understood: those of free text, or that ask for nothing."""
    typed = fold(words).split()
    takes_text = any(each.kind in _FREE_TEXT for each in question.parameters)
    return len(typed) > 1 and (takes_text or any(word in function_words() for word in typed))


def _has_facts(answer: Answer) -> bool:
    return answer.outcome is Outcome.ANSWERED or any(isinstance(block, Statement) for block in answer.blocks)


class Interpreter:
    """Asks what lines are read as; ``kept``: values that every call keeps, ``asked``: answers by the lines of calls."""

    def __init__(
        self,
        store: Store,
        questions: Mapping[str, Question],
        kept: Mapping[str, str] | None = None,
        asked: Mapping[str, Answer] | None = None,
    ) -> None:
        self._store = store
        self._questions = questions
        self._kept = kept or {}
        self._asked = asked or {}

    async def first_answer(
        self, words: str, lines: Sequence[TypedLine], rules: Sequence[Sequence[ReadingRule]]
    ) -> Answer | None:
        """The first answer, or the choice where several are meant; else the first that says what there is instead.

        None where no rule fits.
        """
        if len(lines) > 1:
            calls = [call for line, of in zip(lines, rules, strict=True) for call in await self._first_calls(line, of)]
            return await self._one_or_choice(words, calls)
        empty: list[Answer] = []
        for rule in rules[0]:
            answer = await self._one_or_choice(words, await self._calls(lines[0], rule))
            if answer is not None and (answer.outcome is Outcome.ANSWERED or not answer.read_as):
                return answer
            empty += [answer] if answer is not None else []
        return next(filter(_has_facts, empty), next(iter(empty), None))

    async def _first_calls(self, line: TypedLine, rules: Sequence[ReadingRule]) -> list[Call]:
        """What the first rule that leads somewhere makes of a line."""
        for rule in rules:
            if calls := await self._calls(line, rule):
                return calls
        return []

    async def _one_or_choice(self, words: str, calls: Sequence[Call]) -> Answer | None:
        """The answer to the only call, or to the only one of several that has facts; of several with facts a choice."""
        different = list({call.line: call for call in calls}.values())[: no_answer.MOST_CHOICES]
        answers = [await self._answer(call) for call in different]
        likely = [answer for answer in answers if _has_facts(answer)] or answers
        blocks = [answer.blocks for answer in likely]
        distinct = [answer for place, answer in enumerate(likely) if answer.blocks not in blocks[:place]]
        if len(distinct) > 1:
            choices = [Choice(answer.read_as, answer.read_as) for answer in distinct]
            return no_answer.ambiguous(words, words, choices)
        return next(iter(distinct), None)

    async def _answer(self, call: Call) -> Answer:
        question = self._questions[call.question]
        missing = next((each for each in question.parameters if each.required and not call.get(each.name)), None)
        if missing is not None:
            return no_answer.missing_value(call.line, question, missing)
        answer = self._asked.get(call.line) or await question.ask(self._store, call)
        return replace(answer, read_as=call.line)

    async def _calls(self, line: TypedLine, rule: ReadingRule) -> list[Call]:
        """What a rule makes of a line: a call for each that may be meant."""
        values = _values(line, self._store)
        question = self._questions[rule.question]
        found = await FINDERS[rule.find](self._store, line, values) if rule.find else [*_namesakes(line)]
        calls = []
        for each in found:
            of_each = values | dict(each)
            filled = {name: " ".join(pattern.format_map(of_each).split()) for name, pattern in rule.values.items()}
            kept = {name: value for name, value in self._kept.items() if value and question.parameter(name)}
            calls.append(question.call(filled | kept))
        return calls


def _namesakes(line: TypedLine) -> Iterator[Mapping[str, str]]:
    """The person who is named; each of several who share the name, where none owns it."""
    person = line.first("person")
    owners = [entry for entry in person.entries if entry.owner] if person else []
    if person is None or len(person.entries) == 1 or len(owners) == 1:
        yield {}
    else:
        yield from ({"person": entry.name} for entry in person.entries)


def _event_name(whose: str, event: LinePart | None) -> tuple[str, ...]:
    """An event as it was typed; with whose it is, by its name where it has one."""
    if event is None or not whose:
        return (whose, event.text if event else "")
    names = [entry.name for entry in event.entries if fold(entry.name).startswith(whose)]
    return tuple(names[:1]) or (whose, event.text)


def _meet_name(meet: LinePart, year: str, *, with_event: bool) -> str:
    """A meet as it was typed; where an event does not tell which is meant, by its name."""
    if with_event or not (year or YEAR.fullmatch(meet.text)):
        return meet.text
    return f"{meet.entries[0].name} {year}".strip() if meet.entries else meet.text


def _values(line: TypedLine, store: Store) -> defaultdict[str, str]:
    """What fills each slot of a pattern; slots that nothing fills are empty."""
    values = defaultdict(str, {slot: line.text(slot) for slot in line.slots})
    values |= {name: line.text(*slots) for name, slots in lexicon().fills.items()}
    event, year = line.first("event"), line.text("year")
    meets = [part for part in line.parts if part.slot == "meet"]
    meet = next(
        (part for part in meets if any(entry.type == "meet" for entry in part.entries)), next(iter(meets), None)
    )
    round_ = line.text("final", "semi", "heat") if event else ""  # a round alone names no event
    parts = [*_event_name(line.text("women", "men"), event), round_]
    values["event"] = " ".join(filter(None, (*parts, year if meet and event else "")))
    values["meet"] = _meet_name(meet, year, with_event=event is not None) if meet else year
    nation = line.first("country") or line.first("demonym")
    values["nation"] = nation.entries[0].name if nation and nation.entries else ""
    mark = line.first("mark")
    values["mark"] = mark.text if mark else ""
    values["race"] = " ".join(filter(None, (values["event"], values["meet"])))
    values |= {slot: label_of_role(store, role) for slot, role in lexicon().labels.items()}
    article = line.first("article")
    values["article"] = article.entries[0].name if article and article.entries else values["article"]
    values["length"] = next((slot for slot in ("short", "whole") if slot in line.slots), "")
    values["spoilers"] = "hide" if "no-spoilers" in line.slots else ""
    return values
