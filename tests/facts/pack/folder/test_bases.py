"""A base lends a pack its vocabulary and registers; the pack's own files add to them, or patch what stands there."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.folder.bases import base_names, carried_pack
from bot.facts.pack.folder.digest import pack_digest
from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import (
    ARTICLE,
    ENTRIES,
    PEOPLE,
    PLACES,
    VOCABULARY,
    article,
    attribute,
    problem_lines,
    write,
)

if TYPE_CHECKING:
    from pathlib import Path

    from bot.facts.model import Pack

USES = 'uses = ["track"]\n'
COUNTRIES = f"""\
{PLACES}[country.northmark]
name = "Northmark"
code = "NMK"
"""
EVENTS = """\
[event.mens-800m]
name = "Men's 800m"
better = "lower"
[event.womens-800m]
name = "Women's 800m"
aliases = ["800m"]
better = "lower"
plausible = ["1:50.00", "4:00.00"]
[series.games]
name = "Games"
[series.indoors]
name = "Indoor Games"
aliases = ["Indoors"]
[meet.indoors-2030]
name = "Indoor Games of 2030"
series = "indoors"
year = 2030
"""
OWN_RACES = """\
[meet.harbour-2031]
name = "Harbour Games"
series = "games"
year = 2031
[race.harbour-2031-womens-800m-final]
name = "Women's 800m final"
meet = "harbour-2031"
event = "womens-800m"
round = "final"
"""
BASE = {
    "data/pack.toml": USES,
    "data/track/vocabulary.toml": VOCABULARY,
    "data/track/events.toml": EVENTS,
    "data/track/countries.toml": COUNTRIES,
    "data/races.toml": OWN_RACES,
    "data/vocabulary.toml": None,
}


def write_on_base(root: Path, files: dict[str, str | bytes | None] | None = None) -> Path:
    """The small pack, of which a base has the vocabulary, the events and the series; ``files`` over it."""
    return write(root, {**BASE, **(files or {})})


def pack_on_base(root: Path, files: dict[str, str | bytes | None] | None = None) -> Pack:
    pack = read_pack(write_on_base(root, files)).pack
    assert pack is not None
    return pack


def test_what_stands_in_a_base_need_not_stand_in_the_pack(tmp_path: Path) -> None:
    assert problem_lines(write_on_base(tmp_path)) == []
    pack = pack_on_base(tmp_path)
    assert list(pack.vocabulary.attributes) == ["time", "improvement", "took-part", "beat", "date"]
    assert pack.registers.events["womens-800m"].aliases == ("800m",)


def test_with_a_base_that_has_a_vocabulary_no_file_of_the_pack_is_required(tmp_path: Path) -> None:
    files = {"data/people.toml": None, "data/races.toml": None, "data/track/all.toml": PEOPLE + OWN_RACES}
    assert problem_lines(write_on_base(tmp_path, files)) == []


def test_a_base_without_a_vocabulary_leaves_it_to_the_pack(tmp_path: Path) -> None:
    files = {"data/track/vocabulary.toml": None, "data/vocabulary.toml": None}
    assert problem_lines(write_on_base(tmp_path, files)) == ["data/vocabulary.toml:1 error [file-missing]"]
    assert problem_lines(write_on_base(tmp_path, files | {"data/vocabulary.toml": VOCABULARY})) == []


@pytest.mark.parametrize("content", [None, "# nothing\n"])
def test_a_pack_that_names_no_base_and_has_no_vocabulary_is_one_problem(tmp_path: Path, content: str | None) -> None:
    files = {"data/pack.toml": content, "data/vocabulary.toml": None, "data/people.toml": None}
    (problem,) = read_pack(write_on_base(tmp_path, files)).problems
    assert str(problem) == (
        "data/vocabulary.toml:1: error [file-missing] data/vocabulary.toml is not there: name a base in "
        'data/pack.toml, as uses = ["athletics"], or add it'
    )


@pytest.mark.parametrize(
    ("files", "problem"),
    [
        (
            {"data/vocabulary.toml": '[attributes.took-part.terms]\nno = "missed"\n'},
            (
                "data/vocabulary.toml:2: error [key-type] “no” must be a list of texts, each in quotation marks: write "
                'no = ["missed"]'
            ),
        ),
        (
            {"data/vocabulary.toml": "attributes = [1]\n"},
            "data/vocabulary.toml:1: error [key-type] “attributes” must be a table",
        ),
        (
            {"data/people.toml": PEOPLE.replace("[person.mina", "[persn.mina")},
            "data/people.toml:4: error [unknown-key] a register file has no key “persn”: did you mean “person”?",
        ),
        (
            {"data/people.toml": PEOPLE + '[place]\nport-2 = "Port Two"\n'},
            "data/people.toml:12: error [key-type] “port-2” must be a table",
        ),
    ],
)
def test_a_slip_makes_no_other_problem(tmp_path: Path, files: dict[str, str | bytes | None], problem: str) -> None:
    assert [*map(str, read_pack(write_on_base(tmp_path, files)).problems)] == [problem]


def test_an_unknown_base_is_one_problem_with_what_may_have_been_meant(tmp_path: Path) -> None:
    (problem,) = read_pack(write_on_base(tmp_path, {"data/pack.toml": 'uses = [\n"trakc"]\n'})).problems
    assert str(problem) == (
        "data/pack.toml:2: error [unknown-id] “trakc” is no base that this pack knows: did you mean “track”?"
    )


@pytest.mark.parametrize("name", ["articles", "../seeds", ".", "track/../track", ""])
def test_no_other_folder_is_a_base(tmp_path: Path, name: str) -> None:
    (problem,) = read_pack(write_on_base(tmp_path, {"data/pack.toml": f'uses = ["{name}"]'})).problems
    assert (problem.path, problem.line) == ("data/pack.toml", 1)


def test_a_pack_file_that_cannot_be_read_makes_no_other_problem(tmp_path: Path) -> None:
    assert problem_lines(write_on_base(tmp_path, {"data/pack.toml": "uses ="})) == ["data/pack.toml:1 error [not-toml]"]


def test_a_pack_file_has_no_other_key(tmp_path: Path) -> None:
    assert problem_lines(write_on_base(tmp_path, {"data/pack.toml": USES + 'use = ["track"]\n'})) == [
        "data/pack.toml:2 error [unknown-key]"
    ]


def test_a_base_that_the_pack_has_not_is_the_one_that_comes_with_trackside(tmp_path: Path) -> None:
    files = {"data/pack.toml": 'uses = ["athletics"]\n', "data/vocabulary.toml": None}
    entries = ENTRIES.replace('ada-brown.improvement = "0.40"', 'aside = "furniture"')
    root = write(tmp_path, {**files, ARTICLE: article(entries)})
    assert base_names(root) == ("athletics",)
    loaded = read_pack(root)
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.pack is not None
    assert {"time", "date", "medal"} <= set(loaded.pack.vocabulary.attributes)


def test_a_base_of_the_pack_goes_before_the_one_that_comes_with_trackside(tmp_path: Path) -> None:
    base = {path.replace("/track/", "/athletics/"): text for path, text in BASE.items()}
    root = write(tmp_path, base | {"data/pack.toml": 'uses = ["athletics"]\n'})
    pack = read_pack(root).pack
    assert pack is not None
    assert "medal" not in pack.vocabulary.attributes


# --- patches ------------------------------------------------------------------------------------------------------

EVENT_PATCH = """\
[event.womens-800m]
aliases = ["two laps", "800m"]
plausible = ["1:53.00", "3:00.00"]
"""


def test_a_list_of_a_patch_adds_and_anything_else_takes_the_place(tmp_path: Path) -> None:
    pack = pack_on_base(tmp_path, {"data/races.toml": OWN_RACES + EVENT_PATCH})
    event = pack.registers.events["womens-800m"]
    assert (event.name, event.aliases) == ("Women's 800m", ("800m", "two laps"))
    assert event.plausible == ("1:53.00", "3:00.00")


def test_a_patch_of_the_vocabulary_is_merged_table_by_table(tmp_path: Path) -> None:
    patch = """\
[groups]
feelings = { label = "Feelings", phase = "reactions" }
[attributes.time]
label = "clock"
words = ["clocked"]
[attributes.took-part.terms]
no = ["did not start"]
perhaps = ["might"]
[attributes.felt]
label = "feeling"
kind = "text"
compare = "loose"
group = "feelings"
sentence = "{about} felt {value}"
"""
    root = write_on_base(tmp_path, {"data/vocabulary.toml": patch})
    assert problem_lines(root) == []
    vocabulary = pack_on_base(tmp_path, {"data/vocabulary.toml": patch}).vocabulary
    assert list(vocabulary.groups) == ["result", "feelings"]
    assert list(vocabulary.attributes) == ["time", "improvement", "took-part", "beat", "date", "felt"]
    time, took_part = vocabulary.attributes["time"], vocabulary.attributes["took-part"]
    assert (time.label, time.kind, time.words) == ("clock", "mark", ("clocked",))
    assert took_part.terms == {
        "yes": ("won", "was second"),
        "no": ("missed", "did not start"),
        "perhaps": ("might",),
    }


@pytest.mark.parametrize(
    ("patch", "problem"),
    [
        pytest.param('[event.womens-800m]\nbeter = "lower"', "races.toml:11 error [unknown-key]", id="an unknown key"),
        pytest.param('[event.womens-800m]\nbetter = "less"', "races.toml:11 error [unknown-choice]", id="no choice"),
        pytest.param('[event.womens-800m]\naliases = ["—"]', "races.toml:10 error [empty-value]", id="no letters"),
        pytest.param('[place.harbour]\nname = "H"', "races.toml:10 error [duplicate-id]", id="of another register"),
        pytest.param('[place.port]\nwithin = "harbor"', "races.toml:11 error [unknown-id]", id="an unknown id"),
        pytest.param('[country.x]\ncode = "X"', "races.toml:10 error [missing-key]", id="no patch, and no name"),
        pytest.param("[event.womens-800m]", "races.toml:10 warning [needless-patch]", id="an empty patch"),
        pytest.param(
            '[event.womens-800m]\naliases = ["800m"]', "races.toml:11 warning [needless-patch]", id="only a known alias"
        ),
        *(
            pytest.param(f"{table}\n{line}", "races.toml:11 warning [needless-patch]", id=line)
            for table, line in [
                ("[event.womens-800m]", 'aliases = ["800 metres"]'),
                ("[event.womens-800m]", "wind = false"),
                ("[event.womens-800m]", 'entrant = "individual"'),
                ("[series.indoors]", 'aliases = ["indoors"]'),
                ("[series.games]", 'aliases = ["Games"]'),
            ]
        ),
        pytest.param(
            '[event.womens-800m]\naliases = ["two laps"]\nbetter = "lower"',
            "races.toml:12 warning [needless-patch]",
            id="a key that changes nothing",
        ),
    ],
)
def test_what_is_wrong_with_a_patch_is_said_on_its_line(tmp_path: Path, patch: str, problem: str) -> None:
    assert problem_lines(write_on_base(tmp_path, {"data/races.toml": f"{OWN_RACES}{patch}\n"})) == [f"data/{problem}"]


def test_a_needless_patch_says_where_it_is_so_already(tmp_path: Path) -> None:
    patch = '[groups.result]\nlabel = "Result"\nphase = "bests"\n'
    (problem,) = read_pack(write_on_base(tmp_path, {"data/vocabulary.toml": patch})).problems
    assert str(problem) == (
        "data/vocabulary.toml:2: warning [needless-patch] “label” changes nothing: it is so at "
        "data/track/vocabulary.toml:2 already, take it away"
    )


def test_a_country_of_the_pack_has_no_code_of_the_base(tmp_path: Path) -> None:
    races = OWN_RACES + '[country.southmark]\nname = "Southmark"\ncode = "NMK"\n'
    (problem,) = read_pack(write_on_base(tmp_path, {"data/races.toml": races})).problems
    assert str(problem) == (
        "data/races.toml:12: error [shared-alias] “NMK” is also the code of “northmark”: give it to one of them"
    )


def test_a_term_in_another_case_changes_nothing(tmp_path: Path) -> None:
    patch = '[attributes.took-part.terms]\nno = ["Missed"]\nyes = ["Won", "came"]\n'
    (problem,) = read_pack(write_on_base(tmp_path, {"data/vocabulary.toml": patch})).problems
    assert str(problem) == (
        "data/vocabulary.toml:2: warning [needless-patch] “no” changes nothing: it is so at "
        "data/track/vocabulary.toml:27 already, take it away"
    )


def test_a_patch_of_a_vocabulary_that_breaks_it_is_said_where_it_does(tmp_path: Path) -> None:
    patch = '[attributes.time]\nlabel = "clock"\nroles = ["mark"]\nimplies = [{ what = "tok-part", value = "yes" }]\n'
    assert problem_lines(write_on_base(tmp_path, {"data/vocabulary.toml": patch})) == [
        "data/vocabulary.toml:3 warning [needless-patch]",
        "data/vocabulary.toml:4 error [unknown-attribute]",
    ]


@pytest.mark.parametrize(
    ("path", "old", "new", "problem"),
    [
        ("events", 'better = "lower"', 'better = "les"', "events.toml:3 error [unknown-choice]"),
        ("countries", 'within = "harbour"', 'within = "harbor"', "countries.toml:6 error [unknown-id]"),
        ("vocabulary", 'kind = "mark"', 'kind = "marc"', "vocabulary.toml:5 error [unknown-choice]"),
    ],
)
def test_a_problem_of_a_base_is_said_of_its_file(tmp_path: Path, path: str, old: str, new: str, problem: str) -> None:
    file = f"data/track/{path}.toml"
    text = str(BASE[file])
    root = write_on_base(tmp_path, {file: text.replace(old, new, 1), "data/races.toml": OWN_RACES + EVENT_PATCH})
    assert f"data/track/{problem}" in problem_lines(root)


def test_a_second_base_patches_the_first(tmp_path: Path) -> None:
    files = {"data/pack.toml": 'uses = ["track", "club"]\n', "data/club/events.toml": EVENT_PATCH}
    pack = pack_on_base(tmp_path, files | {"data/races.toml": OWN_RACES + '[event.womens-800m]\naliases = ["800 m"]\n'})
    assert pack.registers.events["womens-800m"].aliases == ("800m", "two laps", "800 m")


def test_an_entry_of_the_pack_may_share_a_name_with_one_of_a_base(tmp_path: Path) -> None:
    town = '[place.harbour-town]\nname = "Harbour"\nwithin = "northmark"\n'
    assert problem_lines(write_on_base(tmp_path, {"data/places.toml": town})) == []
    twice = town + town.replace("-town", "-village")
    assert problem_lines(write_on_base(tmp_path, {"data/places.toml": twice})) == [
        "data/places.toml:5 error [shared-alias]"
    ]


def test_two_entries_of_a_base_share_no_name(tmp_path: Path) -> None:
    countries = COUNTRIES.replace('"Northmark"', '"Port"')
    assert problem_lines(write_on_base(tmp_path, {"data/track/countries.toml": countries})) == [
        "data/track/countries.toml:5 error [shared-alias]"
    ]


def test_a_base_that_nobody_uses_is_stray_and_one_that_is_used_is_not(tmp_path: Path) -> None:
    root = write_on_base(tmp_path, {"data/club/events.toml": EVENT_PATCH, "data/track/more/events.toml": EVENT_PATCH})
    assert problem_lines(root) == [
        "data/club/events.toml:1 warning [stray-file]",
        "data/track/more/events.toml:1 warning [stray-file]",
    ]


# --- the digest ---------------------------------------------------------------------------------------------------


def test_the_digest_of_a_pack_covers_its_bases(tmp_path: Path) -> None:
    pack = pack_on_base(tmp_path)
    assert pack.digest == pack_digest(tmp_path)
    (tmp_path / "data/track/events.toml").write_text(EVENTS + "# once more\n", encoding="utf-8")
    assert pack_digest(tmp_path) != pack.digest


def test_the_digest_of_a_pack_covers_a_base_that_comes_with_trackside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried, root = write_on_base(tmp_path / "carried"), write(tmp_path / "pack", {"data/pack.toml": USES})
    monkeypatch.setattr("bot.facts.pack.folder.bases.carried_pack", lambda: carried)
    pack = read_pack(root).pack
    assert pack is not None
    assert pack.digest == pack_digest(root)
    (carried / "data/track/events.toml").write_text(EVENTS + "# once more\n", encoding="utf-8")
    assert pack_digest(root) != pack.digest
    again = read_pack(root).pack
    assert again is not None
    assert again.digest == pack_digest(root)


# --- what a pack is about -----------------------------------------------------------------------------------------


def ids(pack: Pack) -> list[str]:
    return sorted(id_ for register in pack.registers.each() for id_ in register)


def test_a_pack_has_of_a_base_what_its_articles_and_its_own_entries_refer_to(tmp_path: Path) -> None:
    assert ids(pack_on_base(tmp_path)) == [
        "ada-brown",
        "games",
        "harbour-2031",
        "harbour-2031-womens-800m-final",
        "harbour-women",
        "mina-lee",
        "sven-nordas",
        "womens-800m",
    ]


def test_the_articles_are_read_by_all_that_a_base_knows(tmp_path: Path) -> None:
    known = read_pack(write_on_base(tmp_path)).known
    assert sorted(known.events) == ["mens-800m", "womens-800m"]
    assert sorted(known.places) == ["harbour", "northmark", "port"]


def test_an_entry_of_a_base_that_the_pack_patches_is_its_own(tmp_path: Path) -> None:
    patched = pack_on_base(tmp_path, {"data/races.toml": OWN_RACES + '[place.port]\naliases = ["The Port"]\n'})
    assert sorted(patched.registers.places) == ["harbour", "port"]


@pytest.mark.parametrize(
    ("claim", "brought"),
    [
        pytest.param('port.beat = "mina-lee"', {"port", "harbour"}, id="a subject, and in what it lies"),
        pytest.param('ada-brown.time = { value = "1:58.20", in = "indoors" }', {"indoors"}, id="a scope"),
        pytest.param(
            'ada-brown.time = { value = "1:58.20", in = "indoors-2030/mens-800m", '
            'reading = "Brown, men’s 800m, Indoors of 2030" }',
            {"indoors-2030", "indoors", "mens-800m"},
            id="an event of a meet, and its series",
        ),
        pytest.param(
            'ada-brown.time = { value = "1:58.20", when = "as of indoors-2030", reading = "Brown, Indoors of 2030" }',
            {"indoors-2030", "indoors"},
            id="a state of things",
        ),
        pytest.param('ada-brown.time = { value = "1:58.20", among = "northmark" }', {"northmark"}, id="a population"),
        pytest.param('ada-brown.time = { value = "1:58.20", by = "northmark" }', {"northmark"}, id="a speaker"),
        pytest.param('ada-brown.time = { value = "1:58.20", than = "port" }', {"port", "harbour"}, id="than whom"),
        pytest.param(
            'ada-brown.time = { value = "1:58.20", reading = "Brown, men’s 800m, Indoors of 2030", '
            'than = { in = "indoors/mens-800m", when = "before indoors-2030" } }',
            {"indoors-2030", "indoors", "mens-800m"},
            id="than when and where",
        ),
        pytest.param(
            'race.date = { value = "last-day indoors-2030", reading = "the race of the last day, Indoors of 2030" }',
            {"indoors-2030", "indoors"},
            id="a day by its meet",
        ),
        pytest.param(
            'ada-brown.from = { value = "port", reading = "Brown is from Port" }', {"port", "harbour"}, id="a value"
        ),
        pytest.param(
            'ada-brown.since = { value = "as of indoors-2030", reading = "Brown" }',
            {"indoors-2030", "indoors"},
            id="a moment",
        ),
        pytest.param('ada-brown.took-part = { value = "yes", reading = "Brown won; northmark" }', set(), id="a text"),
    ],
)
def test_every_way_to_refer_to_an_entry_of_a_base_brings_it(tmp_path: Path, claim: str, brought: set[str]) -> None:
    vocabulary = VOCABULARY + attribute("from", "place-name", "loose") + attribute("since", "moment", "loose")
    entry = (
        f'[[sentence]]\nat = "Nobody will forget the 1:58.20"\nreading = "Brown, northmark, Port and Lee"\n{claim}\n'
    )
    bare = ids(pack_on_base(tmp_path / "bare"))
    files = {"data/track/vocabulary.toml": vocabulary, ARTICLE: article(ENTRIES + entry)}
    assert set(ids(pack_on_base(tmp_path / "more", files))) - set(bare) == brought


def test_a_speaker_of_a_base_is_brought_by_the_quotation(tmp_path: Path) -> None:
    entries = ENTRIES.replace(
        'quote = "ada-brown"', 'quote = "northmark"\nwhen = "before indoors-2030"\nreading = "northmark speaks"'
    )
    assert {"northmark", "indoors-2030"} <= set(ids(pack_on_base(tmp_path, {ARTICLE: article(entries)})))


# --- what ships ---------------------------------------------------------------------------------------------------


def test_the_shipped_pack_stands_on_a_base_that_any_pack_may_use() -> None:
    root = carried_pack()
    assert root is not None
    assert tomllib.loads((root / "data/pack.toml").read_text(encoding="utf-8"))["uses"] == ["athletics"]
    assert (root / "data/athletics/vocabulary.toml").is_file()


@pytest.mark.parametrize(
    ("license_", "problems"),
    [
        ("CC-BY-4.0", []),
        ("Foo", ["“Foo” is no SPDX id of a licence: look it up in https://spdx.org/licenses/"]),
        ("cc-by-4.0", ["“cc-by-4.0” is no SPDX id of a licence: look it up in https://spdx.org/licenses/"]),
        ("MIT OR ISC", ["“MIT OR ISC” is no SPDX id of a licence: look it up in https://spdx.org/licenses/"]),
    ],
)
def test_the_licence_of_a_pack_is_on_the_list(tmp_path: Path, license_: str, problems: list[str]) -> None:
    root = write_on_base(tmp_path, {"data/pack.toml": f'uses = ["track"]\nlicense = "{license_}"\n'})
    assert [each.message for each in read_pack(root).problems] == problems
