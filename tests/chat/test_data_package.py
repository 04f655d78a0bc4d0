"""The data package as a stranger reads it: whole, valid, and in the place of an older one."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from frictionless import Package

from bot.chat.console import OutputError
from bot.chat.package_folder import write_package
from bot.facts.errors import StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.chat.conftest import Trackside


@pytest.fixture(scope="module")
def harbour_package(harbour_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("packages") / "harbour"
    write_package(harbour_database, folder)
    return folder


def copy_of(package: Path, tmp_path: Path) -> Path:
    return shutil.copytree(package, tmp_path / "facts")


def errors(folder: Path) -> list[str]:
    """What frictionless finds amiss, in its words."""
    report = Package(str(folder / "datapackage.json")).validate()
    return [error[0] for error in report.flatten(["message"])]


@pytest.mark.parametrize("pack", ["shipped", "harbour", "corvane", "football"])
def test_frictionless_finds_every_pack_valid(request: pytest.FixtureRequest, pack: str, tmp_path: Path) -> None:
    write_package(request.getfixturevalue(f"{pack}_database"), tmp_path / pack)
    assert errors(tmp_path / pack) == []


def test_frictionless_follows_the_links_between_the_tables(harbour_package: Path, tmp_path: Path) -> None:
    folder = copy_of(harbour_package, tmp_path)
    articles = folder / "articles.csv"
    articles.write_text("\n".join(line for line in articles.read_text().splitlines() if "city-post" not in line))
    found = errors(folder)
    assert found
    assert all("city-post" in error for error in found)


def test_the_descriptor_is_of_version_2_and_describes_each_column(harbour_package: Path) -> None:
    package = json.loads((harbour_package / "datapackage.json").read_bytes())
    assert package["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert package["sources"][0] == {"title": "City Post: A night for the hosts"}
    for resource in package["resources"][:-1]:
        head = (harbour_package / resource["path"]).read_text("utf-8").partition("\n")[0]
        assert head.split(",") == [field["name"] for field in resource["schema"]["fields"]]
        assert [field["name"] for field in resource["schema"]["fields"] if not field["description"]] == []
        assert resource["schema"]["primaryKey"]


def test_the_licence_is_that_which_the_pack_names(
    harbour_package: Path, shipped_database: Path, tmp_path: Path
) -> None:
    write_package(shipped_database, tmp_path / "shipped")
    (license_,) = json.loads((tmp_path / "shipped" / "datapackage.json").read_bytes())["licenses"]
    assert (license_["name"], license_["path"]) == ("MIT", "https://spdx.org/licenses/MIT.html")
    assert "licenses" not in json.loads((harbour_package / "datapackage.json").read_bytes())


def test_the_database_is_the_one_that_a_build_makes(harbour_package: Path, harbour_database: Path) -> None:
    package = json.loads((harbour_package / "datapackage.json").read_bytes())
    assert package["resources"][-1]["path"] == "trackside.sqlite"
    assert (harbour_package / "trackside.sqlite").read_bytes() == harbour_database.read_bytes()


def test_the_same_facts_give_the_same_files(harbour_package: Path, harbour_database: Path, tmp_path: Path) -> None:
    write_package(harbour_database, tmp_path / "again")
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == {
        path.name: path.read_bytes() for path in harbour_package.iterdir()
    }


def test_a_newer_package_takes_the_place_of_an_older_one_and_of_its_files(
    harbour_package: Path, football_database: Path, tmp_path: Path
) -> None:
    folder = copy_of(harbour_package, tmp_path)
    descriptor = json.loads((folder / "datapackage.json").read_bytes())
    descriptor["resources"].append({"name": "rumours", "path": "rumours.csv"})
    (folder / "datapackage.json").write_text(json.dumps(descriptor))
    (folder / "rumours.csv").write_text("of an older version")
    write_package(football_database, folder)
    assert not (folder / "rumours.csv").exists()
    assert (folder / "trackside.sqlite").read_bytes() == football_database.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


@pytest.mark.parametrize("database", ["no database at all", None])
def test_a_package_that_cannot_be_finished_leaves_the_older_one(
    harbour_package: Path, tmp_path: Path, database: str | None
) -> None:
    folder = copy_of(harbour_package, tmp_path)
    if database:
        (tmp_path / "facts.db").write_text(database)
    with pytest.raises(OutputError if database is None else StoreError):
        write_package(tmp_path / "facts.db", folder)
    (tmp_path / "facts.db").unlink(missing_ok=True)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {
        path.name: path.read_bytes() for path in harbour_package.iterdir()
    }
    assert [path.name for path in tmp_path.iterdir()] == ["facts"]


def test_a_folder_that_holds_anything_else_is_left_alone(
    harbour_package: Path, football_database: Path, tmp_path: Path
) -> None:
    folder = copy_of(harbour_package, tmp_path)
    (folder / "thesis.odt").write_text("mine")
    with pytest.raises(OutputError, match=r"holds “thesis\.odt”, which is of no data package: name another folder"):
        write_package(football_database, folder)
    assert (folder / "thesis.odt").read_text() == "mine"
    assert (folder / "articles.csv").read_bytes() == (harbour_package / "articles.csv").read_bytes()


def test_the_data_package_of_another_program_is_left_alone(football_database: Path, tmp_path: Path) -> None:
    (tmp_path / "datapackage.json").write_text('{"name": "butterflies", "resources": []}')
    with pytest.raises(OutputError, match=r"holds “datapackage\.json”"):
        write_package(football_database, tmp_path)


def test_the_command_says_where_the_package_is(trackside: Trackside, tmp_path: Path) -> None:
    ran = trackside("export", "--format", "datapackage", "facts")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout == "The data package is in facts: datapackage.json tells what its files hold.\n"
    assert (tmp_path / "facts" / "article_values.csv").is_file()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("--format datapackage", "A data package is a folder: name it, as in “export --format datapackage DIR”."),
        ("--format csv facts", "--format csv is written to one file: name it with --output."),
        ("--format annotations --type claim", "--format annotations takes no --type, for it holds all of them."),
    ],
)
def test_what_does_not_go_together_is_refused_in_a_sentence(trackside: Trackside, words: str, told: str) -> None:
    ran = trackside("export", *words.split())
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == f"{told} “trackside export --help” lists what it takes.\n"
