"""How well lines as people type them are read: right, near (one press away) or wrong, for each file of `tests/typed`.

    python bench/typed.py [FILE ...] [--misread]

A line is right when its answer is that of a question in its `wants`, near when one of those is among the answer's
choices or the answer is that of one in its `near`. Apart are counted wrong answers that do not say how the line was
read, and all that leave out a word of the line without saying so.
With `--misread` the lines that are not right are listed.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from itertools import chain, takewhile
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from bot.answers import registry
from bot.answers.answer import Answer, Outcome, Quotation, Statement
from bot.answers.asking.left_out import left_out
from bot.answers.asking.lexicon import lexicon
from bot.answers.asking.line import LinePart, TypedLine
from bot.answers.asking.reader import read_typed
from bot.answers.asking.tidy import without_politeness
from bot.facts.names import fold
from bot.store.store import Store
from bot.store.writing.build import build_database

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

ROOT = Path(__file__).parents[1]
PACKS = {"harbour": ROOT / "tests/packs/harbour", "shipped": ROOT}
"""The pack that a file's lines are asked of, by the beginning of its name."""

RIGHT, NEAR, WRONG, UNSAID = "right", "near", "wrong", "unsaid"
"""`UNSAID` is wrong as well: answered as something else, or without a word of the line, and not said so."""

Typed = dict[str, Any]
Score = tuple[str, str]
"""How well a line was read, and as what."""


class Judge:
    """Tells whether what a line is read as is what its writer wanted; answers are asked once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._answers: dict[str, Answer] = {}

    async def score(self, typed: Typed) -> Score:
        """How well a line was read, and what as."""
        answer = await registry.ask_line(self._store, typed["line"])
        read_as = f"{answer.read_as or answer.question} [{answer.outcome}] {answer.title}"
        offered = [choice.ask for choice in (*answer.choices, *answer.disputes)]
        wants, near = typed.get("wants", []), typed.get("near", [])
        if await self.leaves_out(typed["line"], answer):
            return UNSAID, read_as
        if await self._is_right(answer, typed.get("refusal", ""), wants, offered):
            return RIGHT, read_as
        if await self._is_one_of(answer, near) or await self._offers(offered, [*wants, *near]):
            return NEAR, read_as
        is_unsaid = answer.outcome is Outcome.ANSWERED and not answer.read_as
        return (UNSAID if is_unsaid else WRONG), read_as

    async def leaves_out(self, line: str, answer: Answer) -> bool:
        """Whether an answer with facts leaves out a word of its line, and does not say so."""
        call = registry.read_line(line)
        text = line if isinstance(call, Answer) else " ".join(call.values.values())
        lines = await read_typed(self._store, without_politeness(text))
        named = lexicon().named.get(getattr(call, "question", ""))
        asked = [TypedLine((*each.parts, LinePart(named, ""))) if named else each for each in lines]
        return bool(set.intersection(*({part.text for part in _left_out(each, answer)} for each in asked)))

    async def _is_right(self, answer: Answer, refusal: str, wants: Iterable[str], offered: Iterable[str]) -> bool:
        match refusal:
            case "help":
                return await self._is_one_of(answer, ["/help"])
            case "unknown":
                return answer.outcome is Outcome.NOT_FOUND
            case "choice":
                return await self._offers(offered, wants, fewest=2)
            case "silent" if answer.outcome is Outcome.SILENT:
                return True
        return await self._is_one_of(answer, wants)

    async def _is_one_of(self, answer: Answer, asks: Iterable[str]) -> bool:
        return any(_same(answer, other) for other in await self._all(asks))

    async def _offers(self, offered: Iterable[str], asks: Iterable[str], fewest: int = 1) -> bool:
        others = await self._all(offered)
        wanted = [await self._all([ask]) for ask in asks]
        return sum(any(_same(each, other) for each in ways for other in others) for ways in wanted) >= fewest

    async def _all(self, asks: Iterable[str]) -> list[Answer]:
        """The answers to questions, and to those that ask the same in other words."""
        return [await self._answer(each) for ask in asks for each in (ask, *_alike(ask))]

    async def _answer(self, ask: str) -> Answer:
        if ask not in self._answers:
            self._answers[ask] = await registry.ask_line(self._store, ask)
        return self._answers[ask]


def _left_out(line: TypedLine, answer: Answer) -> Iterable[LinePart]:
    """What an answer leaves out of a line, by all the rules that may have led to its question."""
    question = (answer.read_as or answer.question).split()[0].removeprefix("/")
    rules = [rule for rule in lexicon().rules if rule.question == question and rule.fits(line.keys)]
    explained, unprinted = ({*chain.from_iterable(map(attrgetter(name), rules))} for name in ("explains", "unprinted"))
    return left_out(line, answer, explained, unprinted if answer.read_as else ())


def _alike(ask: str) -> tuple[str, ...]:
    """Other ways to ask the same: a pair the other way round, and a meet alone by its own name."""
    match ask.split():
        case ["/compare", first, second]:
            return (f"/compare {second} {first}",)
        case ["/recap" | "/result" as question, *meet] if meet and ":" not in ask:
            return (f"{question} meet:{' '.join(meet)}",)
    return ()


def _same(answer: Answer, other: Answer) -> bool:
    """Whether two answers say the same, however they were asked for.

    Above a results sheet may stand what was asked of it.
    """
    is_sheet = answer.read_as.startswith("/result")
    above = takewhile(lambda block: is_sheet and isinstance(block, Statement) and block.strong, answer.blocks)
    sheets = (replace(answer, blocks=answer.blocks[count:]) for count in range(len([*above]) + 1))
    return _told(other) in map(_told, sheets)


def _told(answer: Answer) -> tuple[object, ...]:
    """What an answer says without the words that it echoes: what its lines cite, or its sentence where it has none.

    A line leaves out whom the question names ("Ran 3:29.38", of Kerr), and a sentence and its marks name two as they
    were typed.
    """
    return (answer.outcome, _lines(answer) or sorted(fold(answer.title).split()))


def _lines(answer: Answer) -> tuple[object, ...]:
    """The runs that each line cites, with what marks it; the excerpts below a line are its own."""
    lines: list[object] = []
    cited: set[tuple[str, int, int]] = set()
    for block in answer.blocks:
        if isinstance(block, Statement | Quotation):
            citations = block.citations if isinstance(block, Statement) else (block.citation,)
            runs = [(each.article, each.start, each.end) for each in citations]
            if isinstance(block, Statement) or not cited.issuperset(runs):
                lines.append((sorted(runs), sorted((getattr(block, "tally", None) or "").split("; "))))
            cited.update(runs)
    return tuple(lines)


def read_lines(path: Path) -> list[Typed]:
    """The lines of a file with what each wants."""
    return tomllib.loads(path.read_text(encoding="utf-8"))["typed"]


async def scores(lines: Iterable[Typed], store: Store) -> list[tuple[Typed, Score]]:
    """Each line with how well it was read and what as."""
    judge = Judge(store)
    return [(typed, await judge.score(typed)) for typed in lines]


async def _scores_of(path: Path, database: Path) -> list[tuple[Typed, Score]]:
    lines = read_lines(path)
    async with await Store.open(database) as store:
        return await scores(lines, store)


def _share(counts: Mapping[str, int]) -> str:
    total = sum(counts.values()) or 1
    right, near = counts.get(RIGHT, 0), counts.get(NEAR, 0)
    parts = f"{right:4} right  {near:4} near  {counts.get(WRONG, 0):4} wrong  {counts.get(UNSAID, 0):4} unsaid"
    return f"{total:4} lines  {parts}   {right / total:6.1%} right  {(right + near) / total:6.1%} right or near"


def _print_table(name: str, scores: Iterable[tuple[Typed, Score]]) -> None:
    by: dict[str, dict[str, Counter[str]]] = {}
    for typed, (score, _) in scores:
        for field in ("kind", "language", "style"):
            by.setdefault(field, defaultdict(Counter))[typed[field]][score] += 1
        by.setdefault("all", defaultdict(Counter))[name][score] += 1
    for field in ("all", "language", "style", "kind"):
        print(f"\n{field}")
        for value, counts in sorted(by[field].items()):
            print(f"  {value:16} {_share(counts)}")


def main() -> int:
    """Score every file and print its table."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("files", nargs="*", type=Path, default=sorted((ROOT / "tests/typed").glob("*.toml")))
    parser.add_argument("--misread", action="store_true", help="list the lines that are not right")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for path in options.files:
            pack = path.stem.split("_", 1)[0]
            database = Path(folder) / f"{pack}.db"
            if not database.exists():
                build_database(PACKS[pack], database)
            scored = asyncio.run(_scores_of(path, database))
            _print_table(path.stem, scored)
            if options.misread:
                _print_misread(scored)
    return 0


def _print_misread(scored: Iterable[tuple[Typed, Score]]) -> None:
    for typed, (score, read_as) in scored:
        if score != RIGHT:
            wanted = typed.get("wants") or typed.get("refusal")
            print(f"  {score:6} {typed['language']} {typed['line']!r}\n         → {read_as}\n         wanted {wanted}")


if __name__ == "__main__":
    sys.exit(main())
