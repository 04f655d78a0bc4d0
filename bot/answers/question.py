"""What a question is: its name, its parameters, and a call of it with values.

Every place where people ask makes its commands, options, completions and help from these.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import field

from bot.facts.frozen import Frozen

if TYPE_CHECKING:
    from bot.answers.answer import Answer
    from bot.store.rows import OfferList
    from bot.store.store import Store

ASKED = "asked"
"""The value of a call, which no line has, that says what is asked for first: a place, "date", "venue", an id."""
AT_FINISH = " at the finish"
"""What ends that value, of a place that is asked for as it was before anything was changed."""
LONGEST_DESCRIPTION = 100
"""Characters: what a chat platform shows beside a command or an option."""


def question_name(text: str) -> str:
    """The name of a question as it is looked up: people type it with its slash and in any case."""
    return text.removeprefix("/").strip().casefold()


class ParameterKind(StrEnum):
    """What a parameter asks for, so that a place can offer completions."""

    EVENT = "event"
    MEET = "meet"
    PERSON = "person"
    SPEAKER = "speaker"
    """A person whose words are wanted."""
    TOPIC = "topic"
    ARTICLE = "article"
    """An article of a story, by its number or its publisher."""
    PART = "part"
    """A part of somebody's profile."""
    QUESTION = "question"
    WORDS = "words"
    CHOICE = "choice"
    """One of the parameter's fixed choices."""


def _check_description(description: str) -> None:
    if not 0 < len(description) <= LONGEST_DESCRIPTION:
        raise ValueError(f"a description has 1 to {LONGEST_DESCRIPTION} characters: {description!r}")


class Parameter(Frozen, frozen=True):
    """One thing that a question takes. ``name`` is what people type before a colon ("meet:budapest").

    ``choices`` are the values of a fixed choice, each with its label; the first is the default.

    Raises:
        ValueError: the description is empty or too long for a platform's option, or a fixed choice has no choices.
    """

    name: str
    description: str
    kind: ParameterKind
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        _check_description(self.description)
        if (self.kind is ParameterKind.CHOICE) != bool(self.choices):
            raise ValueError(f"a fixed choice, and nothing else, lists its choices: {self.name}")

    def match_choice(self, text: str) -> str | None:
        """The value of the fixed choice that a text names, by value or by label in any case; None for another text."""
        folded = text.casefold()
        return next((value for value, label in self.choices if folded in {value.casefold(), label.casefold()}), None)


class Call(Frozen, frozen=True):
    """A question with the values it was asked with, each clean; parameters without a value are absent.

    ``line`` is how a person types it. The first value of a typed line holds all of its free text; the question
    decides what of it belongs to the next parameter ("kerr throat"), for only names can tell. ``exact``: nobody typed
    the values, a button carries them; where they lead nowhere they are read as nothing else.
    """

    question: str
    values: Mapping[str, str] = field(default_factory=dict)
    line: str = ""
    exact: bool = False

    def get(self, parameter: str) -> str:
        """The value of a parameter, or the empty string."""
        return self.values.get(parameter, "")


Ask = Callable[["Store", Call], Awaitable["Answer"]]


class Question(Frozen, frozen=True):
    """One question that people may ask.

    ``ask`` answers a call of it with two statements to the store, and two more before it says that there
    is nothing.

    ``examples`` can be asked of any pack: no name of one stands in them. ``example`` is one of the pack that is loaded,
    with fields for its names: "/quote {speaker}". ``offers`` is the list of what completes its first parameter, and its
    meet; None where that is looked up otherwise.

    Raises:
        ValueError: the description is empty or too long for a platform's command.
    """

    name: str
    description: str
    parameters: tuple[Parameter, ...]
    ask: Ask
    examples: tuple[str, ...] = ()
    example: str = ""
    offers: OfferList | None = None

    def __post_init__(self) -> None:
        _check_description(self.description)

    @property
    def usage(self) -> str:
        """How it is typed: "/result [EVENT] [MEET]", with brackets around what may be left out."""
        names = (
            parameter.name.upper() if parameter.required else f"[{parameter.name.upper()}]"
            for parameter in self.parameters
        )
        return " ".join((f"/{self.name}", *names))

    @property
    def takes_words(self) -> bool:
        """Whether it takes nothing but words: then all that is typed behind its name is one value, with no options."""
        return [parameter.kind for parameter in self.parameters] == [ParameterKind.WORDS]

    def example_of(self, names: Mapping[str, str]) -> str:
        """The example with the names of a pack; "" where the pack has none of that kind."""
        try:
            return self.example.format_map(names)
        except KeyError:
            return ""

    def parameter(self, name: str) -> Parameter | None:
        """The parameter of that name, or None."""
        return next((parameter for parameter in self.parameters if parameter.name == name), None)

    def missing(self, call: Call) -> Parameter | None:
        """What a call needs and lacks; a question that needs a person says itself who may be asked for."""
        people = {ParameterKind.PERSON, ParameterKind.SPEAKER}
        needed = (each for each in self.parameters if each.required and each.kind not in people)
        return next((each for each in needed if not call.get(each.name)), None)

    def call(self, values: Mapping[str, str]) -> Call:
        """A call with these values: "/result 1500m", or with options where the first parameter is not the only one."""
        values = {name: value for name, value in values.items() if value}
        first = self.parameters[0].name if self.parameters else ""
        words = [values[first]] if list(values) == [first] else [f"{name}:{value}" for name, value in values.items()]
        return Call(self.name, values, " ".join((f"/{self.name}", *words)))
