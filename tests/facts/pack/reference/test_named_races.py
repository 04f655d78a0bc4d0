"""A race is made where an article names it as meet/event/round, and need not be registered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.facts.pack.reader import read_pack
from tests.facts.small_pack import ARTICLE, ENTRIES, RACES, TEXT, VOCABULARY, article, attribute, problem_lines, write

if TYPE_CHECKING:
    from pathlib import Path

    from bot.facts.model import Pack

MEETS_AND_EVENTS = RACES.partition("[race.")[0] + (
    '[meet.games-2027]\nname = "Games of 2027"\nyear = 2027\n'
    '[event.womens-marathon]\nname = "Women\'s marathon"\nbetter = "lower"\nrounds = false\n'
)
STORY = "harbour-2031-womens-800m-final"
OTHERS, _, _ = ENTRIES.rpartition("[[sentence]]")
WHAT_IS_READ = (
    "Brown at the bell, by 0.40, on the day of the women’s marathon, the heats, the semi-final and the 800m final of "
    "the 2027 Games"
)
READ = f'reading = "{WHAT_IS_READ}"'
NAMED = OTHERS + f'[[sentence]]\nat = "Nobody will forget the 1:58.20"\n{READ}\n'
LINE = article(NAMED).count("\n") + 1
"""The line of the first claim below that sentence."""


def named(root: Path, claim: str = "", *, story: str = "harbour-2031/womens-800m/final", races: str = "") -> Path:
    """The small pack without a race, and with one more claim."""
    entries = f"{NAMED}{claim}\n" if claim else ENTRIES
    text = article(entries).replace(f"{STORY} = 1", f'"{story}" = 1')
    vocabulary = VOCABULARY + attribute("entered", "race", "loose") + attribute("since", "moment", "loose")
    files = {"data/races.toml": MEETS_AND_EVENTS + races, ARTICLE: text, "data/vocabulary.toml": vocabulary}
    return write(root, dict(files))


def errors(root: Path) -> list[str]:
    return [f"{each.path}:{each.line} {each.message}" for each in read_pack(root).problems if each.severity == "error"]


def pack_of(root: Path) -> Pack:
    loaded = read_pack(root)
    assert loaded.pack is not None, loaded.problems
    return loaded.pack


def test_the_race_of_a_story_is_made_where_it_is_named(tmp_path: Path) -> None:
    assert problem_lines(named(tmp_path)) == []
    pack = pack_of(tmp_path)
    assert pack.articles[0].stories == {STORY: 1}
    race = pack.registers.races[STORY]
    assert (race.name, race.meet, race.event, race.round) == (
        "Women's 800m final",
        "harbour-2031",
        "womens-800m",
        "final",
    )
    assert {str(claim.in_) for claim in pack.articles[0].claims} == {STORY}


def test_a_pack_that_registers_its_race_says_the_same(tmp_path: Path) -> None:
    registered = pack_of(write(tmp_path / "registered"))
    of_name = pack_of(named(tmp_path / "named"))
    assert [claim.id for claim in of_name.articles[0].claims] == [claim.id for claim in registered.articles[0].claims]
    assert of_name.registers.races == registered.registers.races


@pytest.mark.parametrize(
    ("race", "id_", "name", "round_"),
    [
        ("womens-800m/semi-final", "games-2027-womens-800m-semi-final", "Women's 800m semi-final", "semi-final"),
        ("womens-800m/heat-2", "games-2027-womens-800m-heat-2", "Women's 800m heat 2", "heat"),
        ("womens-800m/semi-final-1", "games-2027-womens-800m-semi-final-1", "Women's 800m semi-final 1", "semi-final"),
        ("womens-marathon/final", "games-2027-womens-marathon", "Women's marathon", "final"),
        ("womens-marathon/heat", "games-2027-womens-marathon-heat", "Women's marathon heat", "heat"),
    ],
)
def test_a_race_has_the_name_of_its_event_and_its_round(
    tmp_path: Path, race: str, id_: str, name: str, round_: str
) -> None:
    claim = f'ada-brown.time = {{ value = "1:58.20", in = "games-2027/{race}", {READ} }}'
    made = pack_of(named(tmp_path, claim)).registers.races[id_]
    assert (made.name, made.round) == (name, round_)


@pytest.mark.parametrize(("round_", "meant"), [("fnal", "final"), ("semifinal", "semi-final"), ("heats-2", "heat")])
def test_a_round_that_is_misspelt_is_a_warning_where_it_is_named(tmp_path: Path, round_: str, meant: str) -> None:
    warnings = [
        str(each)
        for each in read_pack(named(tmp_path, f'ada-brown.entered = "games-2027/womens-800m/{round_}"')).problems
        if each.rule == "unknown-round"
    ]
    word = round_.removesuffix("-2")
    message = f"“{word}” is a round for which no question asks: did you mean “{meant}”?"
    assert warnings == [f"{ARTICLE}:{LINE}: warning [unknown-round] {message}"]


@pytest.mark.parametrize("round_", ["final", "b-final", "qualifying", "group-a", "play-off"])
def test_a_round_that_is_like_no_other_is_taken_as_it_is(tmp_path: Path, round_: str) -> None:
    root = named(tmp_path, f'ada-brown.entered = "games-2027/womens-800m/{round_}"')
    assert "unknown-round" not in {each.rule for each in read_pack(root).problems}


OTHER = "games-2027/womens-800m/final"
OTHER_ID = "games-2027-womens-800m-final"


@pytest.mark.parametrize(
    ("claim", "field", "expected"),
    [
        pytest.param(f'"{OTHER}".since = {{ value = "bell", {READ} }}', "about", OTHER_ID, id="a subject"),
        pytest.param(
            f'ada-brown.time = {{ value = "1:58.20", in = "{OTHER}", {READ} }}', "in_", OTHER_ID, id="a scope"
        ),
        pytest.param(f'in = "{OTHER}"\nada-brown.time = "1:58.20"', "in_", OTHER_ID, id="a scope of the sentence"),
        pytest.param(f'ada-brown.entered = {{ value = "{OTHER}", {READ} }}', "value", OTHER_ID, id="a value"),
        pytest.param(
            f'ada-brown.entered = [{{ value = "{OTHER}", {READ} }}]', "value", OTHER_ID, id="one of several values"
        ),
        pytest.param(
            f'ada-brown.time = {{ value = "1:58.20", when = "as of {OTHER}", {READ} }}',
            "when",
            f"as of {OTHER_ID}",
            id="a state of things",
        ),
        pytest.param(
            f'ada-brown.since = {{ value = "before {OTHER}", {READ} }}',
            "value",
            f"before {OTHER_ID}",
            id="a moment as a value",
        ),
        pytest.param(
            f'ada-brown.date = {{ value = "day-of {OTHER}", {READ} }}',
            "value",
            f"day-of {OTHER_ID}",
            id="a day by its race",
        ),
    ],
)
def test_a_race_may_be_named_wherever_its_id_may_stand(tmp_path: Path, claim: str, field: str, expected: str) -> None:
    root = named(tmp_path, claim)
    assert errors(root) == []
    pack = pack_of(root)
    assert expected in {str(getattr(each, field)) for each in pack.articles[0].claims}
    assert set(pack.registers.races) == {STORY, OTHER_ID}


@pytest.mark.parametrize(
    ("than", "shown"),
    [
        (f'{{ in = "{OTHER}" }}', f"in {OTHER_ID}"),
        (f'{{ when = "before {OTHER}" }}', f"when before {OTHER_ID}"),
        (f'"{OTHER}"', f"about {OTHER_ID}"),
    ],
)
def test_a_comparative_may_name_a_race(tmp_path: Path, than: str, shown: str) -> None:
    claim = f'ada-brown.improvement = {{ value = "0.40", than = {than}, {READ} }}'
    (compared,) = (each.than for each in pack_of(named(tmp_path, claim)).articles[0].claims if each.than is not None)
    parts = {"about": compared.about, "in": compared.in_, "when": compared.when}
    assert [f"{key} {part}" for key, part in parts.items() if part is not None] == [shown]


def test_a_quotation_may_be_of_before_a_race(tmp_path: Path) -> None:
    root = named(tmp_path)
    file = root / ARTICLE
    text = file.read_text(encoding="utf-8").replace(
        'quote = "ada-brown"', f'quote = "ada-brown"\nwhen = "before {OTHER}"'
    )
    file.write_text(text, encoding="utf-8")
    assert str(pack_of(root).articles[0].quotes[0].when) == f"before {OTHER_ID}"


@pytest.mark.parametrize(
    ("claim", "line", "message"),
    [
        (
            f'ada-brown.entered = {{ value = "games-2028/womens-800m/final", {READ} }}',
            LINE,
            "“games-2028” is no meet that this pack knows: did you mean “games-2027”?",
        ),
        (
            f'ada-brown.time = "1:58.20"\n"harbour-2031/womens-80m/final".since = {{ value = "bell", {READ} }}',
            LINE + 1,
            "“womens-80m” is no event that this pack knows: did you mean “womens-800m”?",
        ),
    ],
)
def test_an_unknown_meet_or_event_is_one_error_on_its_line(tmp_path: Path, claim: str, line: int, message: str) -> None:
    assert errors(named(tmp_path, claim)) == [f"{ARTICLE}:{line} {message}"]


def test_an_unknown_meet_of_a_story_is_one_error_on_its_line(tmp_path: Path) -> None:
    (problem,) = read_pack(named(tmp_path, story="harbour-2032/womens-800m/final")).problems
    assert str(problem) == (
        f"{ARTICLE}:4: error [unknown-id] “harbour-2032” is no meet that this pack knows: did you mean “harbour-2031”?"
    )


def test_a_scope_of_an_event_at_a_meet_stays_what_it_is(tmp_path: Path) -> None:
    claim = f'ada-brown.time = {{ value = "1:58.20", in = "games-2027/womens-800m", {READ} }}'
    pack = pack_of(named(tmp_path, claim))
    assert "games-2027/womens-800m" in {str(each.in_) for each in pack.articles[0].claims}
    assert set(pack.registers.races) == {STORY}


def test_a_date_with_slashes_is_no_race(tmp_path: Path) -> None:
    assert problem_lines(named(tmp_path, 'race.date = "27/08/2031"')) == [f"{ARTICLE}:{LINE} error [not-of-kind]"]


def test_words_of_an_article_are_no_race(tmp_path: Path) -> None:
    claim = 'ada-brown.beat = { value = "mina-lee", reading = "Brown beat Lee, see games-2027/womens-800m/final" }'
    pack = pack_of(named(tmp_path, claim))
    assert set(pack.registers.races) == {STORY}


def test_the_registers_may_add_to_a_race_that_is_named(tmp_path: Path) -> None:
    root = named(tmp_path, races=f'[race.{STORY}]\naliases = ["the final"]\n')
    assert problem_lines(root) == []
    race = pack_of(root).registers.races[STORY]
    assert (race.name, race.aliases, race.meet) == ("Women's 800m final", ("the final",), "harbour-2031")


def test_what_the_registers_repeat_of_a_race_that_is_named_is_needless(tmp_path: Path) -> None:
    races = f'[race.{STORY}]\nname = "The final"\nmeet = "harbour-2031"\n'
    first = MEETS_AND_EVENTS.count("\n") + 1
    assert problem_lines(named(tmp_path, races=races)) == [f"data/races.toml:{first + 2} warning [needless-patch]"]
    assert pack_of(tmp_path).registers.races[STORY].name == "The final"


def test_what_adds_to_a_race_that_nobody_names_is_an_unknown_id(tmp_path: Path) -> None:
    races = f'[race.{OTHER_ID}]\naliases = ["the other one"]\n'
    first = MEETS_AND_EVENTS.count("\n") + 1
    assert problem_lines(named(tmp_path, races=races)) == [f"data/races.toml:{first} error [unknown-id]"]


def test_two_articles_with_one_number_in_a_story_are_told_of_on_its_line(tmp_path: Path) -> None:
    root = named(tmp_path)
    wire = (root / ARTICLE).read_text(encoding="utf-8").replace("[stories]\n", "[stories]\n# of one race\n")
    (root / "data/articles/wire.toml").write_text(wire.replace("gazette.txt", "wire.txt"), encoding="utf-8")
    (root / "seeds/wire.txt").write_text(TEXT, encoding="utf-8")
    assert problem_lines(root) == ["data/articles/wire.toml:5 error [duplicate-number]"]


def test_a_race_of_one_article_is_known_to_the_others_by_its_id(tmp_path: Path) -> None:
    second = article('[[sentence]]\nat = "Ada Brown won"\nada-brown.took-part = "yes"\n', number=2, file="wire.txt")
    root = named(tmp_path)
    write(
        root,
        {
            "data/articles/wire.toml": second,
            "seeds/wire.txt": (root / "seeds/gazette.txt").read_text(encoding="utf-8"),
            "data/races.toml": MEETS_AND_EVENTS,
            ARTICLE: (root / ARTICLE).read_text(encoding="utf-8"),
            "data/vocabulary.toml": (root / "data/vocabulary.toml").read_text(encoding="utf-8"),
        },
    )
    assert [each.stories for each in pack_of(root).articles] == [{STORY: 1}, {STORY: 2}]


def test_an_article_that_is_no_toml_may_name_the_race_that_a_register_adds_to(tmp_path: Path) -> None:
    adds = '[race.harbour-2031-womens-800m-final]\naliases = ["the two laps"]\n'
    root = named(tmp_path, races=adds)
    (root / ARTICLE).write_text("x = [\n", encoding="utf-8")
    assert problem_lines(root) == ["data/articles/gazette.toml:2 error [not-toml]"]
