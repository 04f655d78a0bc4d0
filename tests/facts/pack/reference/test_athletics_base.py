"""The base of athletics that comes with the program: ids, codes, names in five languages, and days."""

from __future__ import annotations

import tomllib
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from bot.facts.names import fold
from bot.facts.pack.reference.plausible_marks import mark_measure
from bot.facts.pack.toml.fields import SLUG

_BASE = Path(__file__).parents[4] / "data" / "athletics"


def registers(file: str) -> dict[str, dict[str, dict[str, Any]]]:
    """The registers of one file of the base, by their names and then by id."""
    return tomllib.loads((_BASE / f"{file}.toml").read_text(encoding="utf-8"))


COUNTRIES = registers("countries")["country"]
EVENTS = registers("events")["event"]
SERIES = registers("championships")["series"]
MEETS = registers("championships")["meet"]
ENTRIES = COUNTRIES | EVENTS | SERIES | MEETS


def names(entry: dict[str, Any]) -> list[str]:
    """The folded names of an entry: its name, aliases and code."""
    return [fold(name) for name in (entry["name"], *entry.get("aliases", ()), *filter(None, [entry.get("code")]))]


def repeated(words: list[str]) -> list[str]:
    """What stands more than once."""
    return [word for word, same in groupby(sorted(words)) if len(list(same)) > 1]


def test_every_member_of_world_athletics_is_a_country_with_a_code_of_its_own() -> None:
    codes = [country["code"] for country in COUNTRIES.values()]
    assert len(codes) == 214
    assert repeated(codes) == []
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in codes)
    assert list(COUNTRIES) == sorted(COUNTRIES)


@pytest.mark.parametrize(
    ("id_", "code"),
    [
        ("algeria", "ALG"),
        ("germany", "GER"),
        ("great-britain", "GBR"),
        ("netherlands", "NED"),
        ("south-africa", "RSA"),
        ("switzerland", "SUI"),
        ("trinidad-and-tobago", "TTO"),
        ("united-states", "USA"),
    ],
)
def test_a_code_is_that_of_the_sport_and_not_of_iso(id_: str, code: str) -> None:
    assert COUNTRIES[id_]["code"] == code


def test_every_id_is_a_slug() -> None:
    assert [id_ for id_ in ENTRIES if not SLUG.fullmatch(id_)] == []
    assert len(ENTRIES) == len(COUNTRIES) + len(EVENTS) + len(SERIES) + len(MEETS)


@pytest.mark.parametrize("id_", ENTRIES)
def test_an_entry_says_no_name_twice(id_: str) -> None:
    assert repeated(names(ENTRIES[id_])) == []


@pytest.mark.parametrize("register", [COUNTRIES, SERIES, MEETS], ids=["countries", "series", "meets"])
def test_no_two_countries_series_or_meets_share_a_name(register: dict[str, dict[str, Any]]) -> None:
    assert repeated([name for entry in register.values() for name in names(entry)]) == []


@pytest.mark.parametrize(
    ("id_", "typed"),
    [
        ("germany", ["Germany", "German", "Deutschland", "Allemagne", "Tyskland", "Alemania"]),
        ("kenya", ["Kenya", "Kenyans", "Kenia", "Kényan", "kenyaner", "keniano"]),
        ("jamaica", ["Jamaican", "Jamaika", "Jamaïque", "Jamaica"]),
        ("netherlands", ["Dutch", "Niederlande", "Pays-Bas", "Nederland", "Países Bajos"]),
        ("ivory-coast", ["Ivorian", "Elfenbeinküste", "Côte d’Ivoire", "Elfenbenskysten", "Costa de Marfil"]),
        ("niger", ["Nigerien"]),
        ("nigeria", ["Nigerian"]),
        ("mens-1500m", ["1500", "1,500 metres", "1500-Meter-Lauf", "1500 mètres", "1500 meter", "1500 metros"]),
        ("womens-100m-hurdles", ["100m hurdles", "100 Hürden", "100 m haies", "100 meter hekk", "100 metros vallas"]),
        ("mens-110m-hurdles", ["110 hurdles", "110m Hürden", "110 m haies", "110m hekk", "110 m vallas"]),
        (
            "mens-3000m-steeplechase",
            ["steeple", "3000m Hindernis", "steeplechase", "3000m hinder", "3000 obstáculos"],
        ),
        ("mens-4x100m-relay", ["4 x 100m", "4×100", "4x100 Staffel", "relais 4x100", "4x100 stafett", "relevo 4x100"]),
        ("mixed-4x400m-relay", ["mixed relay", "Mixed-Staffel", "relais mixte", "mixed stafett", "relevo mixto"]),
        ("womens-20km-race-walk", ["20km walk", "20 km Gehen", "20 km marche", "20 km kappgang", "20 km marcha"]),
        ("mens-marathon", ["marathon", "Marathonlauf", "marathonien", "maratonløp", "maratón"]),
        ("womens-half-marathon", ["half-marathon", "Halbmarathon", "semi-marathon", "halvmaraton", "media maratón"]),
        ("womens-high-jump", ["high jump", "Hochsprung", "hauteur", "høydehopp", "salto de altura"]),
        ("mens-pole-vault", ["pole vault", "Stabhochsprung", "perche", "stavsprang", "pértiga"]),
        ("mens-long-jump", ["long jump", "Weitsprung", "longueur", "lengdehopp", "salto de longitud"]),
        ("womens-triple-jump", ["triple jump", "Dreisprung", "triple saut", "tresteg", "triple salto"]),
        ("mens-shot-put", ["shot put", "Kugelstoßen", "lancer du poids", "kulestøt", "lanzamiento de peso"]),
        ("mens-discus-throw", ["discus", "Diskus", "disque", "diskoskast", "lanzamiento de disco"]),
        ("womens-hammer-throw", ["hammer", "Hammerwurf", "marteau", "slegge", "martillo"]),
        ("womens-javelin-throw", ["javelin", "Speerwurf", "javelot", "spydkast", "jabalina"]),
        ("mens-decathlon", ["decathlon", "Zehnkampf", "décathlon", "tikamp", "decatlón"]),
        ("womens-heptathlon", ["heptathlon", "Siebenkampf", "sjukamp", "heptatlón"]),
        ("worlds", ["Worlds", "WM", "mondiaux", "VM", "mundial"]),
        ("olympics", ["Olympics", "Olympische Spiele", "JO", "OL", "Juegos Olímpicos"]),
        ("olympics-2020", ["Tokyo 2020", "Tokio 2020", "JO 2020"]),
        ("worlds-2022", ["Oregon 22", "Eugene 2022", "WM 2022", "VM 2022"]),
        ("worlds-2023", ["Budapest 2023", "2023 Worlds"]),
    ],
)
def test_people_type_names_in_five_languages(id_: str, typed: list[str]) -> None:
    assert [name for name in typed if fold(name) not in names(ENTRIES[id_])] == []


def test_words_that_mean_something_else_are_no_countries() -> None:
    words = {name for country in COUNTRIES.values() for name in names(country)}
    assert words.isdisjoint({"pole", "poles", "island", "maurice", "dominique", "salvador", "este", "congolese"})


@pytest.mark.parametrize("id_", EVENTS)
def test_the_marks_of_an_event_are_of_one_sort_and_in_order(id_: str) -> None:
    low, high = map(mark_measure, EVENTS[id_]["plausible"])
    assert low is not None
    assert high is not None
    assert (low[0], low < high) == (high[0], True)
    assert (low[0] > 0) == (EVENTS[id_]["better"] == "higher")


def test_relays_are_run_by_teams_and_the_wind_is_measured_where_the_rules_say() -> None:
    assert all("relay" in id_ for id_, event in EVENTS.items() if event.get("entrant"))
    assert {event["entrant"] for id_, event in EVENTS.items() if "relay" in id_} == {"team"}
    assert {id_.partition("-")[2] for id_, event in EVENTS.items() if event.get("wind")} == {
        "100m",
        "100m-hurdles",
        "110m-hurdles",
        "200m",
        "long-jump",
        "triple-jump",
    }


@pytest.mark.parametrize("id_", MEETS)
def test_a_meet_has_its_days_in_its_year(id_: str) -> None:
    meet = MEETS[id_]
    first, last = date.fromisoformat(meet["first-day"]), date.fromisoformat(meet["last-day"])
    assert first.year == last.year == meet["year"]
    assert 2 <= (last - first).days <= 16
    assert meet["series"] == id_.rpartition("-")[0]
    assert meet["host"].count(", ") >= 1


def test_every_games_and_championships_since_2000_is_there() -> None:
    held = {series: sorted(meet["year"] for meet in MEETS.values() if meet["series"] == series) for series in SERIES}
    assert held["olympics"] == [2000, 2004, 2008, 2012, 2016, 2021, 2024, 2028]
    assert held["worlds"] == [2001, 2003, 2005, 2007, 2009, 2011, 2013, 2015, 2017, 2019, 2022, 2023, 2025, 2027]
