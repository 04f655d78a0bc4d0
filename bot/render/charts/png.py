"""A picture as PNG, by a library that is an extra: `pip install trackside[pictures]`."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path

_FONTS = tuple(str(path) for path in sorted((Path(__file__).parent / "fonts").glob("*.ttf")))
_ZOOM = 2.0
"""Pixels of the picture for one of the drawing: phones have twice as many."""


def can_draw_png() -> bool:
    """Whether the library is installed."""
    return find_spec("resvg_py") is not None


def draw_png(svg: str) -> bytes:
    """The picture of an SVG, with the fonts that ship here alone, alike on every machine."""
    import resvg_py  # noqa: PLC0415 — an extra

    return resvg_py.svg_to_bytes(
        svg_string=svg, zoom=_ZOOM, skip_system_fonts=True, font_files=list(_FONTS), sans_serif_family="DejaVu Sans"
    )
