"""The page on the format of packs: its examples are one pack without problems, and show all that there is."""

from __future__ import annotations

import ast
import importlib
import itertools
import pkgutil
import re
import tomllib
from typing import TYPE_CHECKING, Any

import pytest

import bot.facts.pack
from bot.__main__ import main
from bot.facts import values
from bot.facts.checks.findings import RULES
from bot.facts.checks.own_standings import STANDING_RULES
from bot.facts.checks.speakers import TWO_SPEAKERS
from bot.facts.errors import Severity
from bot.facts.model import AsideWhy, Mood
from bot.facts.names import Names
from bot.facts.pack.reader import read_pack
from bot.facts.pack.reference.sentence_patterns import FIELDS, MOODS
from bot.facts.pack.toml.fields import Shape
from bot.facts.values.moments import moment_order
from bot.facts.vocabulary import Compare, GroupPhase
from tests.docs import pack_page
from tests.docs.pages import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from bot.facts.model import Pack
    from bot.facts.registers import Registers

YEAR = 2031
"""The year of the meet of the page's articles."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pack that the page builds up."""
    return pack_page.write(tmp_path_factory.mktemp("page"), pack_page.files())


@pytest.fixture(scope="module")
def pack(folder: Path) -> Pack:
    """That pack, read."""
    loaded = read_pack(folder)
    assert loaded.pack is not None
    return loaded.pack


@pytest.fixture(scope="module")
def known(folder: Path) -> Registers:
    """All by which it is read."""
    return read_pack(folder).known


# --- the examples -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("heading", [pack_page.AFTER_THE_FIRST_PACK, None])
def test_the_first_pack_and_the_whole_one_have_no_problems_and_cover_their_articles(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], heading: str | None
) -> None:
    root = pack_page.write(tmp_path, pack_page.files(heading))
    capsys.readouterr()
    status = main(["check", "--coverage", "--pack", str(root)])
    printed = capsys.readouterr().out
    assert status == 0, printed
    assert "no problems; coverage:" in printed, printed
    assert printed.count("(100 %)") == 3, printed


def test_each_example_says_in_which_file_it_stands() -> None:
    assert pack_page.toml_without_a_file() == []


@pytest.mark.parametrize(("heading", "question", "answer"), pack_page.answers())
def test_each_question_has_the_answer_that_the_page_shows(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    heading: str | None,
    question: str,
    answer: str,
) -> None:
    monkeypatch.setenv("TRACKSIDE_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("COLUMNS", "100")
    root = pack_page.write(tmp_path / "my-pack", pack_page.files(heading))
    assert main(["ask", "--pack", str(root), question]) == 0
    printed = capsys.readouterr().out
    at = 0
    for part in answer.split("…\n"):
        assert part in printed[at:]
        at = printed.index(part, at)


# --- every key, value and word ------------------------------------------------------------------------------------


def shapes() -> dict[str, Shape]:
    """The keys that each table of a pack may have, by what the table is."""
    found: list[Any] = []
    for info in pkgutil.walk_packages(bot.facts.pack.__path__, "bot.facts.pack."):
        for value in vars(importlib.import_module(info.name)).values():
            registers = value.values() if isinstance(value, dict) else ()
            found += [value, *(getattr(each, "shape", None) for each in registers)]
    return {shape.subject: shape for shape in found if isinstance(shape, Shape)}


def tables_of_the_page() -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Each table of the examples, by what it is."""
    for path, text in pack_page.files().items():
        table = tomllib.loads(text) if path.endswith(".toml") else {}
        if path.startswith("data/articles/"):
            yield "an article", table
            yield from _of_sentences(table["sentence"])
        elif path == "data/vocabulary.toml":
            yield "the vocabulary", table
            yield from (("a group", group) for group in table["groups"].values())
            yield from (("a moment", moment) for moment in table["moments"].values())
            for attribute in table["attributes"].values():
                yield "an attribute", attribute
                yield from (("an implication", each) for each in attribute.get("implies", ()))
        elif path == "data/pack.toml":
            yield "a pack", table
        elif table:
            yield "a register file", table
            for register, entries in table.items():
                article = "an" if register in {"event", "organisation"} else "a"
                yield from ((f"{article} {register}", entry) for entry in entries.values())


def _of_sentences(sentences: list[dict[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for sentence in sentences:
        yield "a sentence", {key: value for key, value in sentence.items() if not isinstance(value, dict)}
        for attributes in (each for each in sentence.values() if isinstance(each, dict)):
            for given in attributes.values():
                for claim in given if isinstance(given, list) else [given]:
                    if isinstance(claim, dict):
                        yield "a claim", claim
                        yield from (("“than”", than) for than in [claim.get("than")] if isinstance(than, dict))


@pytest.mark.parametrize("shape", shapes().values(), ids=lambda shape: shape.subject)
def test_every_key_that_there_is_stands_in_an_example(shape: Shape) -> None:
    shown = {key for subject, table in tables_of_the_page() if subject == shape.subject for key in table}
    assert set(shape.keys) - shown == set()


def test_every_kind_of_value_every_mood_and_every_reason_of_an_aside_stands_in_an_example(pack: Pack) -> None:
    claims = [claim for article in pack.articles for claim in article.claims]
    assert {pack.vocabulary.attributes[claim.what].kind for claim in claims} == set(values.KINDS)
    assert {claim.mood for claim in claims} == set(Mood)
    assert {aside.why for article in pack.articles for aside in article.asides} == set(AsideWhy)


def test_the_tables_of_moods_and_reasons_are_whole() -> None:
    (moods,), (reasons,) = pack_page.tables("mood |"), pack_page.tables("reason |")
    assert [pack_page.code(row[0]) for row in moods] == [[mood] for mood in Mood]
    assert [pack_page.code(row[0]) for row in reasons] == [[why] for why in AsideWhy]


def test_each_value_of_the_table_is_written_as_its_kind_is_and_read_in_the_words_beside_it(
    pack: Pack, known: Registers
) -> None:
    (rows,) = pack_page.tables("kind | written")
    names = Names(known)
    context = values.Context(YEAR, pack.vocabulary.attributes["took-part"].terms, names, meet="harbour-2031")
    for name, written, shown_by in rows:
        kind, value = name.split(",")[0], written.strip("`").replace("/", "-")
        assert values.problem(kind, value, context) is None, written
        for words in shown_by.split("; "):
            read = values.shows(kind, words, value, context)
            bare = [each.value for each in values.read_bare(kind, words, context)]
            assert read is not None or value in bare, (written, words)
    assert {name.split(",")[0] for name, *_ in rows} == set(values.KINDS)


def test_the_moments_of_the_table_stand_in_their_order_and_are_read_in_the_words_beside_them() -> None:
    (rows,) = pack_page.tables("written | read in")
    moments = [(*pack_page.code(written), words) for written, words in rows]
    for moment, words in moments:
        assert values.shows("moment", words, moment, values.Context()) is not None, (moment, words)
    orders = [moment_order(moment) for moment, _ in moments]
    assert all(first <= second for first, second in itertools.pairwise(orders))


WORDS_RULES = {
    "value-not-in-excerpt",
    "value-ambiguous",
    "number-of-another",
    "subject-not-named",
    "qualifier-not-named",
    "when-not-in-sentence",
    "in-not-in-sentence",
}
"""Rules of how a claim is shown, which a line without its sentence cannot meet."""


def example_problems(folder: Path, lines: list[str]) -> list[str]:
    """The errors of claims that a further article makes, each in one line, beside that no words show them."""
    text = "Nothing of all that."
    sentences = (f'[[sentence]]\nat = "Nothing"\n{line}\n' for line in lines)
    record = 'file = "lines.txt"\n[stories]\n"harbour-2031/womens-800m/final" = 9\n'
    article = {"data/articles/lines.toml": record + "\n".join(sentences), "seeds/lines.txt": text}
    pack_page.write(folder, {**pack_page.files(), **article})
    errors = [each for each in read_pack(folder).problems if each.severity is Severity.ERROR]
    return [str(error) for error in errors if error.rule not in WORDS_RULES]


def test_each_scope_and_state_of_the_tables_can_be_written(tmp_path: Path) -> None:
    (scopes,), (states,) = pack_page.tables("written | holds for"), pack_page.tables("written | it holds")
    lines = [f'ada-brown.medal-hope = {{ value = "a medal", in = "{written.strip("`")}" }}' for written, _ in scopes]
    lines += [f'ada-brown.age = {{ value = "24", when = "{written.strip("`")}" }}' for written, _ in states]
    assert len(lines) == 12
    assert example_problems(tmp_path, lines) == []


# --- the vocabulary -----------------------------------------------------------------------------------------------


def test_the_table_of_athletics_is_what_the_base_has(tmp_path: Path) -> None:
    root = pack_page.write(tmp_path, pack_page.files(pack_page.AFTER_THE_FIRST_PACK))
    base = read_pack(root).pack
    assert base is not None
    attributes = base.vocabulary.attributes
    tables = pack_page.tables("attribute |")
    headings = [f"### {group.label}\n\n| attribute |" for group in base.vocabulary.groups.values()]
    assert [heading for heading in headings if heading not in pack_page.TEXT] == []
    listed = {pack_page.code(row[0])[0]: row for table in tables for row in table}
    assert set(listed) == set(attributes)
    for id_, (_, kind, _, told, defaults) in listed.items():
        attribute = attributes[id_]
        expected = (pack_page.kind(attribute), pack_page.told(attribute), pack_page.defaults(attribute))
        assert (kind, told, defaults) == expected, id_


def test_each_example_of_the_table_can_be_written(tmp_path: Path) -> None:
    rows = [row for table in pack_page.tables("attribute |") for row in table]
    lines = [row[2].strip("`") for row in rows]
    assert [line.split(" = ")[0].rpartition(".")[2] for line in lines] == [row[0].strip("`") for row in rows]
    assert example_problems(tmp_path, lines) == []


def test_each_group_of_the_base_is_named_with_its_id(tmp_path: Path) -> None:
    base = read_pack(pack_page.write(tmp_path, pack_page.files(pack_page.AFTER_THE_FIRST_PACK))).pack
    assert base is not None
    for id_, group in base.vocabulary.groups.items():
        assert f"[`{id_}`](#{group.label.lower().replace(' ', '-')})" in pack_page.TEXT


def test_each_line_of_what_is_printed_can_be_written(tmp_path: Path) -> None:
    (rows,) = pack_page.tables("printed | write")
    assert example_problems(tmp_path, [pack_page.code(row[1])[0] for row in rows]) == []


def test_what_one_looks_for_is_an_attribute_of_the_base(tmp_path: Path) -> None:
    base = read_pack(pack_page.write(tmp_path, pack_page.files(pack_page.AFTER_THE_FIRST_PACK))).pack
    assert base is not None
    (rows,) = pack_page.tables("you look for | it is")
    named = {code.removeprefix("race.") for row in rows for code in pack_page.code(row[1])}
    assert named - set(base.vocabulary.attributes) == set()


def test_the_page_lists_the_events_and_the_championships_of_the_base(tmp_path: Path) -> None:
    known = read_pack(pack_page.write(tmp_path, pack_page.files(pack_page.AFTER_THE_FIRST_PACK))).known
    (events,), (series,) = pack_page.tables("an event begins with"), pack_page.tables("series | name")
    pairs = [itertools.product(*map(pack_page.code, row)) for row in events]
    assert {f"{beginning}{rest}" for each in pairs for beginning, rest in each} == set(known.events)
    named = {pack_page.code(id_)[0]: (name, pack_page.code(meets)) for id_, name, meets in series}
    ours = {"games", "harbour-2031"}
    assert {id_: name for id_, (name, _) in named.items()} == {
        each.id: each.name for each in known.series.values() if each.id not in ours
    }
    assert {f"{id_}-{year}" for id_, (_, years) in named.items() for year in years} == set(known.meets) - ours
    examples = set(pack_page.code(pack_page.TEXT.split("A country has its English name")[1].split("\n\n")[0]))
    assert examples - set(known.places) == set()


def test_the_page_lists_the_fields_of_a_sentence_its_moods_and_what_a_group_may_be() -> None:
    (fields,) = pack_page.tables("field |")
    assert sorted(field for row in fields for field in pack_page.code(row[0])) == sorted(FIELDS)
    named = set(pack_page.code(pack_page.TEXT))
    assert {*MOODS, *GroupPhase, *Compare} - named == set()


def test_the_page_names_each_role_of_the_base(tmp_path: Path) -> None:
    base = read_pack(pack_page.write(tmp_path, pack_page.files(pack_page.AFTER_THE_FIRST_PACK))).pack
    assert base is not None
    roles = {role for attribute in base.vocabulary.attributes.values() for role in attribute.roles}
    assert roles - set(pack_page.code(pack_page.TEXT)) == set()


# --- the rules ----------------------------------------------------------------------------------------------------

FIRST = {"problem", "warning", "report"}
ANYWHERE = {"Problem", "UnreadableFileError", "_error"}


def rules() -> set[str]:
    """The rule of every problem that reading a pack, or its coverage, can report."""
    found: set[str] = set(STANDING_RULES)
    for path in (ROOT / "bot" / "facts" / "pack").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func).removeprefix("values.problem").rpartition(".")[2]
                found |= _texts(node.args[:1]) if name in FIRST else _texts(node.args) if name in ANYWHERE else set()
            elif isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "rule":
                found |= _texts([node.value])
    return found


def _texts(nodes: list[ast.expr]) -> set[str]:
    """The constants among some expressions, and both sides of a choice, that may be a rule's id."""
    each = [part for node in nodes for part in ([node.body, node.orelse] if isinstance(node, ast.IfExp) else [node])]
    texts = [part.value for part in each if isinstance(part, ast.Constant) and isinstance(part.value, str)]
    return {text for text in texts if re.fullmatch(r"[a-z0-9-]+", text)}


def test_the_page_says_of_every_check_what_it_finds_and_of_no_other() -> None:
    (rows,) = pack_page.tables("found |")
    assert [pack_page.code(row[0]) for row in rows] == [[each.id] for each in RULES] + [[TWO_SPEAKERS]]


def test_the_page_says_of_every_rule_what_to_do_and_of_no_other() -> None:
    rows = [row for table in pack_page.tables("of ") for row in table]
    assert {rule for row in rows for rule in pack_page.code(row[0])} == rules()
