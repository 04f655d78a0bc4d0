from pathlib import Path

import pytest

from bot.settings import SettingsError, read_settings

FOLDERS = {"TRACKSIDE_CACHE": "/var/cache/ours", "TRACKSIDE_STATE": "/var/state/ours"}


def test_the_environment_names_the_folders() -> None:
    settings = read_settings({**FOLDERS, "TRACKSIDE_PACK": "/packs/harbour"})
    assert settings.pack == Path("/packs/harbour").absolute()
    assert (settings.cache, settings.state) == (Path("/var/cache/ours").absolute(), Path("/var/state/ours").absolute())


def test_without_a_word_the_systems_own_folders_are_used() -> None:
    settings = read_settings({})
    assert settings.pack is None
    assert settings.cache.is_absolute()
    assert {settings.cache.name, settings.state.name} & {"trackside", "Cache"}


def test_an_empty_variable_is_no_variable() -> None:
    assert read_settings({**FOLDERS, "TRACKSIDE_PACK": "", "NO_COLOR": ""}) == read_settings(FOLDERS)


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    with pytest.raises(SettingsError, match=r"TRACKSIDE_CACHE is .*file, which is a file: set it to a folder"):
        read_settings({**FOLDERS, "TRACKSIDE_CACHE": str(file)})


def test_an_answer_may_take_a_second_unless_the_environment_says_otherwise() -> None:
    # Discord gives up after three.
    assert (read_settings(FOLDERS).patience, read_settings({**FOLDERS, "TRACKSIDE_PATIENCE": "0.2"}).patience) == (
        1,
        0.2,
    )


@pytest.mark.parametrize("value", ["soon", "0", "-1", "inf", "nan"])
def test_seconds_are_a_positive_number(value: str) -> None:
    with pytest.raises(SettingsError, match=f"TRACKSIDE_PATIENCE is '{value}': set it to a number of seconds"):
        read_settings({**FOLDERS, "TRACKSIDE_PATIENCE": value})


@pytest.mark.parametrize(
    ("variables", "styles"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False), ({"TERM": "xterm-256color"}, True)],
)
def test_no_color_and_dumb_terminals_turn_styles_off(variables: dict[str, str], styles: bool) -> None:  # noqa: FBT001 — a table
    assert read_settings({**FOLDERS, **variables}).styles is styles


@pytest.mark.parametrize(
    ("variables", "links"),
    [
        ({"TERM": "xterm-256color"}, False),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM": "xterm-kitty"}, True),
        ({"WT_SESSION": "c0ffee"}, True),
        ({"VTE_VERSION": "6800"}, True),
        ({"VTE_VERSION": "4900"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"FORCE_HYPERLINK": "1", "TERM": "xterm"}, True),
        ({"FORCE_HYPERLINK": "0", "TERM": "xterm-kitty"}, False),
    ],
)
def test_links_are_for_terminals_that_have_them(variables: dict[str, str], links: bool) -> None:  # noqa: FBT001 — a table
    assert read_settings({**FOLDERS, **variables}).links is links


def test_reports_go_nowhere_unless_a_file_or_a_page_is_named(tmp_path: Path) -> None:
    assert (read_settings({}).reports, read_settings({}).report_url) == (None, None)
    environ = {"TRACKSIDE_REPORTS": str(tmp_path / "reports.jsonl"), "TRACKSIDE_REPORT_URL": "https://a.example/b"}
    settings = read_settings(environ)
    assert (settings.reports, settings.report_url) == (tmp_path / "reports.jsonl", "https://a.example/b")


def test_what_cannot_be_a_file_or_a_page_of_reports_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"TRACKSIDE_REPORTS is .*, which cannot be a file"):
        read_settings({"TRACKSIDE_REPORTS": str(tmp_path)})
    for page in ("javascript:alert(1)", "https://a.example/b c", "a.example"):
        with pytest.raises(SettingsError, match=r"TRACKSIDE_REPORT_URL is .*: set it to the address of a page"):
            read_settings({"TRACKSIDE_REPORT_URL": page})


def test_the_pages_stand_on_the_internet_where_an_address_is_set() -> None:
    assert (read_settings({}).public_url, read_settings({}).full_text) == (None, False)
    settings = read_settings({"TRACKSIDE_PUBLIC_URL": "https://races.example/", "TRACKSIDE_FULL_TEXT": "1"})
    assert (settings.public_url, settings.full_text) == ("https://races.example", True)


def test_whole_articles_are_switched_on_by_1_alone() -> None:
    assert [read_settings({"TRACKSIDE_FULL_TEXT": value}).full_text for value in ("1", "0", "")] == [True, False, False]


@pytest.mark.parametrize("value", ["maybe", "true", "yes", "11"])
def test_a_switch_of_any_other_value_is_refused(value: str) -> None:
    with pytest.raises(SettingsError, match=rf"TRACKSIDE_FULL_TEXT is '{value}': set it to 1, or unset it\."):
        read_settings({"TRACKSIDE_FULL_TEXT": value})


@pytest.mark.parametrize(
    "address",
    [
        "races.example",
        "https://races.example/trackside",
        "https://",
        "ftp://a.example",
        "https://[::1",
        "https://name:word@races.example",
        "https://races.example:port",
        "https://races.example>",
    ],
)
def test_what_is_no_address_of_a_site_is_refused(address: str) -> None:
    with pytest.raises(SettingsError, match="TRACKSIDE_PUBLIC_URL is "):
        read_settings({"TRACKSIDE_PUBLIC_URL": address})
