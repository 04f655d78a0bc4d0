"""The pages' templates: HTML is written nowhere else, and whatever stands in a value is escaped."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent

STATIC = _FOLDER / "static"
"""The folder of style, script and icon."""


def render_page(template: str, **values: object) -> str:
    """A page, or a part of one, as HTML."""
    return _environment().get_template(template).render(values)


@cache
def asset_versions() -> Mapping[str, str]:
    """By the name of each file of `STATIC` eight digits that change with it, so that browsers may keep it for ever."""
    return {path.name: sha256(path.read_bytes()).hexdigest()[:8] for path in sorted(STATIC.iterdir())}


@cache
def pages_digest() -> str:
    """Digits that change with any template, style or script."""
    files = sorted([*(_FOLDER / "templates").iterdir(), *STATIC.iterdir()])
    return sha256(b"\0".join(path.read_bytes() for path in files)).hexdigest()[:16]


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = lambda name: f"/static/{name}?v={asset_versions()[name]}"
    return environment
