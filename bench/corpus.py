"""Write an invented pack of any size, in the shipped format: the same articles for the same seed.

    python bench/corpus.py --articles 1000 --seed 7 DIR

Five papers report each race, each in its own words. They agree for the most part; now and then one has another mark,
another day, another order, or contradicts itself. A larger corpus begins with the stories of a smaller one.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import tomllib
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from bot.facts.names import fold
from bot.facts.values import format_length, format_time

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

HERE = Path(__file__).parent
PHRASES = tomllib.loads((HERE / "phrases.toml").read_text("utf-8"))
PAPERS: list[tuple[str, str]] = list(PHRASES["papers"].items())

FIRST_YEAR = 2001
RUNNERS = 6
"""So many run a race; the papers name four of them, and perhaps one who was absent."""

GENERATION = 40
"""A race draws its runners from so many, who are of an age."""

ODDS = {
    "somebody was absent": 0.15,
    "another winning mark": 0.10,
    "another second mark": 0.08,
    "third and fourth swapped": 0.05,
    "another day": 0.03,
    "fourth was absent": 0.04,
    "two winning marks": 0.04,
    "a thing told": 0.60,
}
"""How often a paper departs from what happened, or tells what others leave out."""


@dataclass(frozen=True, slots=True)
class Event:
    """A discipline: the best mark in thousandths of a second or in centimetres, and how far marks lie apart."""

    id: str
    name: str
    best: int
    step: int
    field_event: bool = False

    @property
    def finest(self) -> int:
        """The least by which two marks differ: a centimetre, or a hundredth of a second."""
        return 1 if self.field_event else 10

    def mark(self, amount: int) -> str:
        """A canonical mark."""
        return format_length(amount) if self.field_event else format_time(amount // 10 * 10)

    @property
    def plausible(self) -> tuple[str, str]:
        """Two marks between which every mark of the corpus lies."""
        low, high = (self.best // 2, self.best + 60) if self.field_event else (self.best - 9_000, self.best * 2)
        return self.mark(low), self.mark(high)


EVENTS = tuple(
    Event(f"{who}-{what.replace(' ', '-')}", f"{who.capitalize()[:-1]}'s {what}", best, step, what == "pole vault")
    for what, bests, step in (
        ("400m", (43_900, 49_100), 230),
        ("800m", (103_200, 117_300), 380),
        ("1500m", (210_400, 237_800), 450),
        ("5000m", (775_300, 862_100), 900),
        ("pole vault", (600, 490), 5),
    )
    for who, best in zip(("mens", "womens"), bests, strict=True)
)


@dataclass(frozen=True, slots=True)
class Runner:
    """Somebody of the register."""

    id: str
    name: str
    country: str
    age: int


@dataclass(frozen=True, slots=True)
class Report:
    """What one paper takes for what happened: the runners in their order, their marks, and the day."""

    runners: tuple[Runner, ...]
    marks: tuple[int, ...]
    day: date
    absent: Runner | None = None
    second_thought: int | None = None
    """Another mark of the winner, in the same article."""


@dataclass(frozen=True, slots=True)
class Story:
    """A race, and what truly happened in it."""

    number: int
    event: Event
    meet: str
    meet_name: str
    truth: Report

    @property
    def year(self) -> int:
        """The year of the meet."""
        return self.truth.day.year

    @property
    def race(self) -> str:
        """The id of the race."""
        return f"{self.meet}-{self.event.id}-final"


@dataclass(slots=True)
class Written:
    """An article as it grows: its paragraphs, and the entries of its file."""

    paragraphs: list[str] = field(default_factory=list)
    entries: list[str] = field(default_factory=list)


def write_corpus(folder: Path, articles: int, seed: int) -> None:
    """Write ``data/`` and ``seeds/`` of an invented pack of that many articles into a folder."""
    people = _people(seed)
    stories = [_story(number, people, seed) for number in range(-(-articles // len(PAPERS)))]
    racing = sorted({runner.id: runner for story in stories for runner in story.truth.runners}.items())
    (folder / "data" / "articles").mkdir(parents=True)
    (folder / "seeds").mkdir()
    _put(folder / "data" / "vocabulary.toml", (HERE / "vocabulary.toml").read_text("utf-8"))
    _put(folder / "data" / "people.toml", "\n".join(_tables("person", {id_: {"name": r.name} for id_, r in racing})))
    _put(folder / "data" / "places.toml", "\n".join(_tables("country", PHRASES["countries"])))
    _put(folder / "data" / "races.toml", "\n".join(_registers(stories)))
    for number in range(articles):
        _write_article(folder, stories[number // len(PAPERS)], number % len(PAPERS), seed)


def _people(seed: int) -> list[Runner]:
    random = Random(f"{seed}:people")
    names = [f"{first} {last}" for first in PHRASES["first-names"] for last in PHRASES["surnames"]]
    random.shuffle(names)
    countries = sorted(PHRASES["countries"])
    return [
        Runner(fold(name).replace(" ", "-"), name, random.choice(countries), random.randint(18, 34)) for name in names
    ]


def _story(number: int, people: list[Runner], seed: int) -> Story:
    random = Random(f"{seed}:{number}")
    series = sorted(PHRASES["series"])
    event, games = EVENTS[number % len(EVENTS)], number // len(EVENTS)
    held, year = series[games % len(series)], FIRST_YEAR + games // len(series)
    eldest = number * len(PAPERS) % (len(people) - GENERATION)
    runners = tuple(random.sample(people[eldest : eldest + GENERATION], RUNNERS))
    worse = -1 if event.field_event else 1
    marks = [event.best + worse * random.randint(0, 9) * event.step]
    while len(marks) < RUNNERS:
        marks.append(marks[-1] + worse * (event.step * random.randint(1, 3) + event.finest * random.randint(0, 20)))
    day = date(year, 7, 1) + timedelta(days=games % 20 + number % len(EVENTS) // 2)
    absent = runners[-1] if _happens(random, "somebody was absent") else None
    truth = Report(runners, tuple(marks), day, absent)
    return Story(number, event, f"{held}-{year}", f"{PHRASES['series'][held]} {year}", truth)


def _happens(random: Random, what: str) -> bool:
    return random.random() < ODDS[what]


def _reported(story: Story, random: Random) -> Report:
    """The truth as one paper has it."""
    truth, finest = story.truth, story.event.finest
    runners, marks = list(truth.runners), list(truth.marks)
    if _happens(random, "another winning mark"):
        marks[0] += 10 * finest
    if _happens(random, "another second mark"):
        marks[1] += 2 * finest
    if _happens(random, "third and fourth swapped"):
        runners[2], runners[3] = runners[3], runners[2]
    return replace(
        truth,
        runners=tuple(runners),
        marks=tuple(marks),
        day=truth.day + timedelta(days=_happens(random, "another day")),
        absent=runners[3] if _happens(random, "fourth was absent") else truth.absent,
        second_thought=marks[0] + finest if _happens(random, "two winning marks") else None,
    )


def _write_article(folder: Path, story: Story, paper: int, seed: int) -> None:
    random = Random(f"{seed}:{story.number}:{paper}")
    written = _article(story, _reported(story, random), paper, random)
    text = "\n\n".join(written.paragraphs) + "\n"
    slug = f"{PAPERS[paper][0]}-{story.number:05d}"
    _put(folder / "seeds" / f"{slug}.txt", text)
    head = {
        "file": f"{slug}.txt",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "url": f"https://{PAPERS[paper][0]}.example/{story.race}",
        "publisher": PAPERS[paper][1],
        "title": written.paragraphs[0],
    }
    lines = [f"{key} = {_quoted(value)}" for key, value in head.items()]
    lines += ["", "[stories]", f"{story.race} = {paper + 1}", "", *written.entries]
    _put(folder / "data" / "articles" / f"{slug}.toml", "\n".join(lines))


def _article(story: Story, report: Report, paper: int, random: Random) -> Written:
    words = _words(story, report, paper)
    headline = f"{words['w']} wins the {words['event']}"
    written, told = Written([headline]), []
    for subject in _subjects(story, report, paper, random):
        sentences = [sentence for sentence in PHRASES["sentences"] if sentence["of"] == subject]
        sentence = sentences[paper % len(sentences)]
        told.append(sentence["text"].format_map(words))
        if not written.entries:
            place = {"about": "id-w", "what": "place", "value": "1", "excerpt": headline}
            written.entries.append(_entry({"says": [place]}, words))
        written.entries.append(_entry(sentence, words))
    half = len(told) // 2
    written.paragraphs += [" ".join(told[:half]), " ".join(told[half:])]
    _add_quote(written, words, story.number, paper)
    asides = PHRASES["asides"]
    for aside in (asides[(story.number + paper) % (len(asides) - 1)], asides[-1]):
        written.paragraphs.append(aside["excerpt"])
        written.entries.append(_sentence({"at": aside["excerpt"], "aside": aside["why"]}))
    return written


def _subjects(story: Story, report: Report, paper: int, random: Random) -> Iterator[str]:
    """What the article tells of, in the order in which it tells it."""
    yield from ("won", "second", "third")
    if report.absent is not report.runners[3]:
        yield "fourth"
    if PAPERS[paper][0] != "evening-herald":
        yield "day"
    if not story.event.field_event:
        yield "lead"
        if report.marks[0] < report.marks[1] and report.second_thought is None and _happens(random, "a thing told"):
            yield "margin"
    yield from ("country", "other country", "age")
    if report.absent is not None and _happens(random, "a thing told"):
        yield "absent"
    yield from (subject for subject in ("status", "felt", "hopes") if _happens(random, "a thing told"))
    if report.second_thought is not None:
        yield "second thought"


def _words(story: Story, report: Report, paper: int) -> Mapping[str, str]:
    """What the sentences leave open, and the canonical values of the claims."""
    event, runners, marks = story.event, report.runners, report.marks
    named = dict(zip("wxyz", runners, strict=False)) | {"a": report.absent or runners[-1]}
    words = {letter: runner.name for letter, runner in named.items()}
    words |= {f"id-{letter}": runner.id for letter, runner in named.items()}
    words |= {f"m{place}": event.mark(mark) for place, mark in enumerate(marks, 1)}
    for number, runner in enumerate(runners[:2], 1):
        words |= {f"id-c{number}": runner.country, f"c{number}": PHRASES["countries"][runner.country]["name"]}
    day = f"{report.day.day} {report.day:%B} {report.day.year}"
    return words | {
        "race": story.race,
        "event": event.name[0].lower() + event.name[1:],
        "meet": story.meet_name,
        "iso-day": report.day.isoformat(),
        "day": f"{report.day:%A} {day}" if paper % 2 else day,
        "gap": event.mark(abs(marks[1] // event.finest - marks[0] // event.finest) * event.finest),
        "again": event.mark(report.second_thought or marks[0]),
        "age": str(runners[0].age),
    }


def _entry(sentence: Mapping[str, Any], words: Mapping[str, str]) -> str:
    """A sentence and its claims; words of their own stand at all but the first."""
    lines = ["[[sentence]]", f"at = {_quoted(sentence['says'][0]['excerpt'].format_map(words))}"]
    claims: dict[str, list[str]] = {}
    for said in sentence["says"]:
        claims.setdefault(f"{words[said['about']]}.{said['what']}", []).append(_claim(said, words))
    lines += [f"{key} = {_one_or_all(each)}" for key, each in claims.items()]
    return "\n".join(lines) + "\n"


def _one_or_all(claims: Sequence[str]) -> str:
    return claims[0] if len(claims) == 1 else f"[{', '.join(claims)}]"


def _claim(said: Mapping[str, Any], words: Mapping[str, str]) -> str:
    filled = {key: value for key, value in said.items() if key not in {"about", "what", "excerpt"}}
    filled["value"] = words.get(said["value"], said["value"])
    filled["words"] = said["excerpt"].format_map(words)
    if "by" in said:
        filled["by"] = words[said["by"]]
    if "than" in said:
        filled["than"] = words[said["than"]["about"]]
    return f"{{ {', '.join(_fields(filled))} }}"


def _add_quote(written: Written, words: Mapping[str, str], story: int, paper: int) -> None:
    quote = PHRASES["quotes"][story % len(PHRASES["quotes"])]
    text = quote["wordings"][min(paper // 2, len(quote["wordings"]) - 1)]
    written.paragraphs.append(f"{words['w']} said after the race: “{text}”")
    fields = {"at": text, "quote": words["id-w"], "words": text}
    written.entries.append(_sentence(fields))


def _registers(stories: list[Story]) -> Iterator[str]:
    yield from _tables("series", {id_: {"name": name} for id_, name in PHRASES["series"].items()})
    for story in {story.meet: story for story in stories}.values():
        series = story.meet.rpartition("-")[0]
        yield from _tables("meet", {story.meet: {"name": story.meet_name, "series": series, "year": story.year}})
    for event in EVENTS:
        better = "higher" if event.field_event else "lower"
        fields: dict[str, Any] = {"name": event.name, "aliases": [event.name.split(" ", 1)[1]], "better": better}
        yield from _tables("event", {event.id: fields | {"plausible": event.plausible}})
    for story in stories:
        fields = {"name": f"{story.event.name} final", "meet": story.meet, "event": story.event.id, "round": "final"}
        yield from _tables("race", {story.race: fields})


def _tables(register: str, entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    for id_, fields in entries.items():
        yield f"[{register}.{id_}]"
        yield from _fields(fields)
        yield ""


def _sentence(fields: Mapping[str, Any]) -> str:
    return "\n".join(["[[sentence]]", *_fields(fields)]) + "\n"


def _fields(fields: Mapping[str, Any]) -> Iterator[str]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield f"{key} = {{ {', '.join(_fields(value))} }}"
        else:
            yield f"{key} = {_quoted(value)}"


def _quoted(value: Any) -> str:  # noqa: ANN401 - whatever TOML holds
    """A TOML value: for strings, numbers and lists what JSON writes is one."""
    return json.dumps(value, ensure_ascii=False)


def _put(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="")


def main() -> None:
    """Read the command line, and write."""
    parser = argparse.ArgumentParser(description="Write an invented pack.")
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("folder", type=Path, help="a folder that is not there yet, or is empty")
    given = parser.parse_args()
    write_corpus(given.folder, given.articles, given.seed)


if __name__ == "__main__":
    main()
