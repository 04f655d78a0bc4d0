"""Ways to rewrite a pack: rename every id, shift every mark, shuffle the articles, change one printed value."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.facts.text import ArticleText
from bot.facts.values.references import REGISTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tests.packs.papers import Papers, Table

# --- every id renamed -------------------------------------------------------------------------------------------

_POINTERS = ("about", "in", "when", "among", "by", "speaker")
_LINKS = ("within", "country", "series", "meet", "event", "host")
_REFERENCES = frozenset({*REGISTERS, "date"})
_TOKEN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Renaming:
    """New ids for old ones in any string that holds some; ``back`` undoes it."""

    new: Mapping[str, str]

    def __call__(self, text: str) -> str:
        return _TOKEN.sub(lambda token: self.new.get(token.group(), token.group()), text)

    def back(self, text: str) -> str:
        return Renaming({new: old for old, new in self.new.items()})(text)


def renamed(papers: Papers) -> tuple[Papers, Renaming]:
    """The pack with another id for every entry, attribute, group, article, remark and named claim.

    The second value is the renaming of the articles, which are told by their slugs when the outcomes are compared.
    """
    entries = Renaming({old: _other(old) for old in _entry_ids(papers)} | dict(_races_by_their_names(papers)))
    articles = Renaming({slug: _other(slug) for slug in papers.articles})
    return (
        replace(
            papers,
            vocabulary=_renamed_vocabulary(papers.vocabulary),
            registers={name: _renamed_register(table, entries) for name, table in papers.registers.items()},
            articles={articles(slug): _renamed_record(papers, slug, entries) for slug in papers.articles},
        ),
        articles,
    )


def _other(old: str) -> str:
    """Another id, somewhere else in the alphabet."""
    return "x" + hashlib.sha256(old.encode()).hexdigest()[:10]


def _entry_ids(papers: Papers) -> set[str]:
    registers = (register for table in papers.registers.values() for register in table.values())
    return {entry for register in registers for entry in register}


def _races_by_their_names(papers: Papers) -> Iterator[tuple[str, str]]:
    """Other ids of the races that articles name as "meet/event/round", of which their ids are made."""
    for table in papers.registers.values():
        for old, race in table.get("race", {}).items():
            meet, event = race["meet"], race["event"]
            if old.startswith(f"{meet}-{event}"):
                yield old, old.replace(f"{meet}-{event}", f"{_other(meet)}-{_other(event)}")


def _renamed_vocabulary(vocabulary: Table) -> Table:
    return {
        "groups": {_other(group): label for group, label in vocabulary["groups"].items()},
        "attributes": {_other(id_): _renamed_attribute(it) for id_, it in vocabulary["attributes"].items()},
    }


def _renamed_attribute(attribute: Table) -> Table:
    implies = [{**implied, "what": _other(implied["what"])} for implied in attribute.get("implies", ())]
    return {**attribute, "group": _other(attribute["group"])} | ({"implies": implies} if implies else {})


def _renamed_register(table: Table, entries: Renaming) -> Table:
    return {
        register: {entries(id_): _with(entry, _LINKS, entries) for id_, entry in register_of.items()}
        for register, register_of in table.items()
    }


def _renamed_record(papers: Papers, slug: str, entries: Renaming) -> Table:
    record = papers.articles[slug]
    return record | {
        "stories": {entries(race): number for race, number in record["stories"].items()},
        "sentence": [_renamed_sentence(papers, entry, entries) for entry in record.get("sentence", ())],
    }


def _renamed_sentence(papers: Papers, entry: Table, entries: Renaming) -> Table:
    own = {key: value for key, value in entry.items() if not isinstance(value, dict)}
    return _with(_with(own, ("remark",), _other), (*_POINTERS, "quote"), entries) | {
        entries(about): {
            _other(what): _each(given, lambda claim, what=what: _renamed_claim(claim, papers.kind(what), entries))
            for what, given in attributes.items()
        }
        for about, attributes in entry.items()
        if isinstance(attributes, dict)
    }


def _each(given: Any, rewrite: Callable[[Table], Table]) -> list[Table]:  # noqa: ANN401  (a value, a claim or several)
    """The claims behind an attribute, each a table, rewritten."""
    several = given if isinstance(given, list) else [given]
    return [rewrite(claim if isinstance(claim, dict) else {"value": claim}) for claim in several]


def _renamed_claim(claim: Table, kind: str, entries: Renaming) -> Table:
    pointers = (*_POINTERS, "value") if kind in _REFERENCES else _POINTERS
    moved = _with(_with(claim, ("id", "follows"), _other), pointers, entries)
    if isinstance(claim.get("than"), dict):
        moved["than"] = _with(_with(claim["than"], ("what",), _other), _POINTERS, entries)
    elif "than" in claim:
        moved["than"] = entries(claim["than"])
    return moved


def _with(entry: Table, keys: tuple[str, ...], rewrite: Callable[[str], str]) -> Table:
    return {key: rewrite(value) if key in keys else value for key, value in entry.items()}


# --- every mark shifted -----------------------------------------------------------------------------------------

_PRINTED_MARK = re.compile(
    r"""(?<![\d:.])(?:
          (?P<hours> \d:\d\d:\d\d )
        | (?P<minutes> \d{1,2}:\d\d\.\d\d )
        | (?P<height> \d\.\d\d (?=\ ?m) )
        | (?<=and\ ) (?P<spoken> \d\d\.\d\d ) (?=\ seconds)
        | (?P<seconds> [1-9]\d\.\d\d )
        )(?![\d:])""",
    re.VERBOSE,
)


def shifted(papers: Papers) -> Papers:
    """The pack with every time one second slower and every height one centimetre higher; gaps stay what they are."""
    return replace(
        papers,
        seeds={name: shift(text) for name, text in papers.seeds.items()},
        articles={slug: _shifted_record(papers, record) for slug, record in papers.articles.items()},
    )


def shift(text: str) -> str:
    """A text, or a canonical mark, with its marks shifted."""
    return _PRINTED_MARK.sub(_shifted_mark, text)


def _shifted_mark(found: re.Match[str]) -> str:
    mark = found.group()
    if found["hours"]:
        return f"{mark[:-2]}{int(mark[-2:]) + 1:02d}"
    if found["height"]:
        return f"{(int(mark.replace('.', '')) + 1) / 100:.2f}"
    head, whole, rest = mark[: -len(mark.partition(":")[2])] if ":" in mark else "", mark[-5:-3], mark[-3:]
    if int(whole) == 59:
        raise ValueError(f"{mark} has no room for another second: choose another mark for the pack")
    return f"{head}{int(whole) + 1:02d}{rest}"


def _shifted_record(papers: Papers, record: Table) -> Table:
    return record | {"sentence": [_shifted_sentence(papers, entry) for entry in record.get("sentence", ())]}


def _shifted_sentence(papers: Papers, entry: Table) -> Table:
    own = {key: value for key, value in entry.items() if not isinstance(value, dict)}
    return _every_string(own, shift) | {
        about: {what: _each(given, partial(_shifted_claim, papers.kind(what))) for what, given in attributes.items()}
        for about, attributes in entry.items()
        if isinstance(attributes, dict)
    }


def _shifted_claim(kind: str, claim: Table) -> Table:
    return _every_string(claim, shift, but=() if kind == "mark" else ("value",))


def _every_string(entry: Any, rewrite: Callable[[str], str], but: tuple[str, ...] = ()) -> Any:  # noqa: ANN401  (a value of TOML may be anything)
    if isinstance(entry, str):
        return rewrite(entry)
    if isinstance(entry, list):
        return [_every_string(part, rewrite) for part in entry]
    if isinstance(entry, dict):
        return {key: value if key in but else _every_string(value, rewrite) for key, value in entry.items()}
    return entry


# --- the articles shuffled --------------------------------------------------------------------------------------


def permuted(papers: Papers) -> tuple[Papers, Renaming]:
    """The same articles in the opposite order: other slugs, other file names, other numbers in their stories."""
    slugs = sorted(papers.articles)
    renaming = Renaming({slug: f"a{len(slugs) - place:02d}" for place, slug in enumerate(slugs)})
    files = {papers.articles[slug]["file"]: f"{renaming(slug)}.txt" for slug in slugs}
    top = max(number for record in papers.articles.values() for number in record["stories"].values())
    return (
        replace(
            papers,
            seeds={files[name]: text for name, text in papers.seeds.items()},
            articles={
                renaming(slug): record
                | {
                    "file": files[record["file"]],
                    "stories": {race: top + 1 - number for race, number in record["stories"].items()},
                }
                for slug, record in papers.articles.items()
            },
        ),
        renaming,
    )


# --- one printed value changed ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """One article prints ``new`` for ``old``; its claims of the changed words have the values ``values`` gives.

    ``what`` is the only attribute of which that is so, where the sentence states the old value of others too.
    """

    article: str
    old: str
    new: str
    values: tuple[str, str]
    what: str | None = None


def changed(papers: Papers, change: Change) -> Papers:
    """The pack after that change: the text, the excerpts that hold the words, and the values of their claims."""
    record = papers.articles[change.article]
    text = papers.seeds[record["file"]]
    if change.old not in text:
        raise ValueError(f"{change.article} does not print {change.old!r}")
    return replace(
        papers,
        seeds=papers.seeds | {record["file"]: text.replace(change.old, change.new)},
        articles=papers.articles | {change.article: _changed_record(record, ArticleText(text), change)},
    )


def _changed_record(record: Table, text: ArticleText, change: Change) -> Table:
    return record | {"sentence": [_changed_sentence(entry, text, change) for entry in record["sentence"]]}


def _changed_sentence(entry: Table, text: ArticleText, change: Change) -> Table:
    touched = text.sentences_touching(text.locate(entry["at"], entry.get("nth")))
    printed = text.text[text.sentences[touched[0]].start : text.sentences[touched[-1]].end]
    revalued = partial(_revalued, printed=printed, change=change)
    sentence = {
        key: {what: _each(given, revalued) if change.what in {None, what} else given for what, given in value.items()}
        if isinstance(value, dict)
        else value
        for key, value in entry.items()
    }
    return _every_string(sentence, lambda words: words.replace(change.old, change.new), but=("value", "when"))


def _revalued(claim: Table, printed: str, change: Change) -> Table:
    old, new = change.values
    words = claim.get("words", printed)
    is_touched = change.old in printed and any(each in words for each in (change.old, old))
    if not is_touched or claim["value"] != old:
        return claim
    return claim | {"value": new} | ({"words": claim["words"].replace(old, new)} if "words" in claim else {})
