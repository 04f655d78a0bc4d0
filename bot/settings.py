"""What the environment says: read once, checked once, frozen.

TRACKSIDE_PACK names the pack, TRACKSIDE_CACHE and TRACKSIDE_STATE the folders that Trackside writes to; NO_COLOR turns
styles off, FORCE_HYPERLINK links on or off. DISCORD_TOKEN is what the bot signs in to Discord with, and
TRACKSIDE_PATIENCE the seconds after which it says that an answer takes longer. TRACKSIDE_REPORTS names the file that
reports of mistakes are added to, TRACKSIDE_REPORT_URL the page where to make them instead. TRACKSIDE_PUBLIC_URL is
the address at which the pages stand on the internet; there articles are shown whole where TRACKSIDE_FULL_TEXT is 1. A
secret is a field with ``repr=False``, so that no log can show it.
"""

from __future__ import annotations

import math
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "trackside"

_NO_HOME = "/nonexistent"
"""The home of those who have none, as Debian calls it: nobody can write there."""


class SettingsError(Exception):
    """The environment asks for something that cannot be. ``str()`` is a sentence for people, with the next step."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run of Trackside goes by.

    ``pack`` is None where the environment names none. Into ``cache`` goes what can be made again, into ``state`` logs
    and what else should outlive a run; neither need exist yet. ``styles`` and ``links`` say what a terminal may be
    sent; a pipe is never sent either. ``discord_token`` is as it was given, or None. After ``patience`` seconds whoever
    asks on Discord is told that the answer takes longer. Into the file ``reports`` go reports of mistakes; people are
    sent to ``report_url`` instead where there is one, and nobody is asked to report anything where both are None.
    ``public_url`` is where the pages stand on the internet, without a slash at its end, None where they do not;
    ``full_text`` is whether whole articles are shown there.
    """

    pack: Path | None
    cache: Path
    state: Path
    styles: bool
    links: bool
    discord_token: str | None = field(default=None, repr=False)
    patience: float = 1.0
    reports: Path | None = None
    report_url: str | None = None
    public_url: str | None = None
    full_text: bool = False


def read_settings(environ: Mapping[str, str]) -> Settings:
    """The settings that an environment gives. Empty variables count as absent.

    Raises:
        SettingsError: a folder that is named is none, or another variable has a value that it cannot have.
    """
    pack = environ.get("TRACKSIDE_PACK")
    return Settings(
        pack=_folder("TRACKSIDE_PACK", pack) if pack else None,
        cache=_folder("TRACKSIDE_CACHE", environ.get("TRACKSIDE_CACHE") or _default_folder("cache")),
        state=_folder("TRACKSIDE_STATE", environ.get("TRACKSIDE_STATE") or _default_folder("state")),
        styles=not environ.get("NO_COLOR") and environ.get("TERM") != "dumb",
        links=_links(environ),
        discord_token=environ.get("DISCORD_TOKEN", "").strip() or None,
        patience=_seconds("TRACKSIDE_PATIENCE", environ.get("TRACKSIDE_PATIENCE") or "1"),
        reports=_file("TRACKSIDE_REPORTS", environ.get("TRACKSIDE_REPORTS")),
        report_url=_page("TRACKSIDE_REPORT_URL", environ.get("TRACKSIDE_REPORT_URL")),
        public_url=_site("TRACKSIDE_PUBLIC_URL", environ.get("TRACKSIDE_PUBLIC_URL")),
        full_text=_switch("TRACKSIDE_FULL_TEXT", environ.get("TRACKSIDE_FULL_TEXT")),
    )


def _file(variable: str, value: str | None) -> Path | None:
    if not value:
        return None
    path = Path(value).expanduser().absolute()
    if "\0" in value or path.is_dir():
        raise SettingsError(f"{variable} is {value!r}, which cannot be a file: set it to a file, or unset it.")
    return path


def _page(variable: str, value: str | None) -> str | None:
    if not value:
        return None
    if not value.isprintable() or " " in value or not value.startswith(("https://", "http://")):
        raise SettingsError(f"{variable} is {value!r}: set it to the address of a page, or unset it.")
    return value


_SITE = re.compile(r"https?://[a-z0-9][a-z0-9.-]*(?::[0-9]{1,5})?/?", re.IGNORECASE)


def _site(variable: str, value: str | None) -> str | None:
    """The address of a whole site: a name and at most a port, for the pages stand at its root."""
    page = _page(variable, value)
    if page is None:
        return None
    if not _SITE.fullmatch(page):
        raise SettingsError(f"{variable} is {value!r}: set it to an address as https://races.example, or unset it.")
    return page.rstrip("/")


def _switch(variable: str, value: str | None) -> bool:
    if value not in {None, "", "0", "1"}:
        raise SettingsError(f"{variable} is {value!r}: set it to 1, or unset it.")
    return value == "1"


def _seconds(variable: str, value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds < math.inf:
        raise SettingsError(f"{variable} is {value!r}: set it to a number of seconds, or unset it.")
    return seconds


def _folder(variable: str, value: str) -> Path:
    if "\0" in value:
        raise SettingsError(f"{variable} holds a null character: set it to a folder.")
    try:
        folder = Path(value).expanduser().absolute()
    except RuntimeError:
        raise SettingsError(
            f"{variable} is {value!r}, whose home folder nobody knows: set it to the whole path of a folder."
        ) from None
    except OSError as error:  # a path from a current folder that is gone
        raise SettingsError(
            f"{variable} is {value!r}, which leads nowhere ({error.strerror}): set it to the whole path of a folder."
        ) from None
    if _is_taken(folder):
        raise SettingsError(f"{variable} is {folder}, which is a file: set it to a folder, or unset it.")
    return folder


def _is_taken(folder: Path) -> bool:
    """Whether something else is there; where nobody lets us look, whoever needs the folder says so."""
    try:
        return not stat.S_ISDIR(folder.stat().st_mode)
    except OSError:
        return False


def _default_folder(kind: str) -> str:
    """Where this system keeps the caches or the states of a person's programs."""
    import platformdirs  # noqa: PLC0415 — a tenth of the start-up time, not needed where the environment names folders

    find = platformdirs.user_cache_dir if kind == "cache" else platformdirs.user_state_dir
    try:
        folder = find(NAME, appauthor=False)
    except RuntimeError:  # some versions raise, others leave the sign of the home where it is
        folder = f"~/{NAME}"
    # A container may run as a number that the system has no name for, and so no home.
    return folder.replace("~", _NO_HOME, 1) if folder.startswith("~") else folder


# --- which terminals have links -----------------------------------------------------------------------------------

_PROGRAMS = frozenset({"iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio", "WarpTerminal", "zed"})
_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "contour", "wezterm")
_LINK_VARIABLES = ("WT_SESSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID", "DOMTERM")
"""Variables that only terminals with links set."""

_FIRST_VTE = 5000
"""VTE (GNOME Terminal and others) has links from version 0.50."""


def _links(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to show links; others are shown the plain address, for some print the codes."""
    forced = environ.get("FORCE_HYPERLINK")
    if forced:
        return forced != "0"
    vte = environ.get("VTE_VERSION", "")
    return (
        environ.get("TERM_PROGRAM") in _PROGRAMS
        or environ.get("TERM", "").startswith(_TERMS)
        or any(variable in environ for variable in _LINK_VARIABLES)
        or (vte.isdecimal() and int(vte) >= _FIRST_VTE)
    )
