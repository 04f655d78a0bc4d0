"""A picture as PNG, by libraries that are an extra: ``pip install trackside[pictures]``."""

from __future__ import annotations

import io
import re
from importlib.util import find_spec
from pathlib import Path

FONTS = tuple(str(path) for path in sorted((Path(__file__).parent / "fonts").glob("*.ttf")))
"""The fonts that ship here, by which a picture is alike on every machine."""

_ZOOM = 2.0
"""Pixels of the picture for one of the drawing at most: phones have twice as many."""
_PIXELS = 700_000
"""Pixels of a picture at most, by which its time and its size are bounded."""
_COLOURS = 32
_SIZE = re.compile(r'width="([\d.]+)" height="([\d.]+)"')


def can_draw_png() -> bool:
    """Whether the libraries are installed."""
    return all(find_spec(name) for name in ("resvg_py", "PIL"))


def draw_png(svg: str) -> bytes:
    """The picture of an SVG. Raises ImportError where the libraries are not installed."""
    import resvg_py  # noqa: PLC0415 — an extra
    from PIL import Image  # noqa: PLC0415 — the same

    match = _SIZE.search(svg)
    area = float(match[1]) * float(match[2]) if match else _PIXELS
    zoom = min(_ZOOM, (_PIXELS / area) ** 0.5)
    drawn = resvg_py.svg_to_bytes(svg_string=svg, zoom=zoom, skip_system_fonts=True, font_files=list(FONTS))
    file = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as image:
        # A third of the size, for a picture of three colours and what lies between them.
        plain = image.convert("RGB").quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        plain.save(file, "PNG")
    return file.getvalue()
