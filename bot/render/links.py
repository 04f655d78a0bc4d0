"""Addresses that open a page at the cited words, and nothing but pages of the web."""

from __future__ import annotations

import re


def _written(kept: bytes) -> tuple[str, ...]:
    """How each byte is written where those that are kept stand for themselves."""
    return tuple(chr(byte) if byte in kept else f"%{byte:02X}" for byte in range(256))


_KEPT = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._~"
_UNRESERVED = _written(_KEPT)
"""Bytes that stand for themselves in a text fragment. A dash does not: it marks context there."""

_ADDRESS = _written(_KEPT + b"-:/?#[]@!$&'()*+,;=%")
"""Bytes that stand for themselves in an address; a per cent sign begins what is encoded already."""

_NEEDS_NO_CODE = re.compile(r"https?://[-\w.~:/?#\[\]@!$&'()*+,;=%]*", re.ASCII)
"""An address that is written as it is, as most are."""


def address(url: str | None, fragment: tuple[str, str] | None = None) -> str | None:
    """The address of a page, opening at the words between the fragment's two; None for anything but http(s).

    The result is plain ASCII without spaces or controls, so it can stand in a terminal's link or in a line.
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    page = url if _NEEDS_NO_CODE.fullmatch(url) else _encode(url, _ADDRESS)
    directive = text_directive(fragment) if fragment else ""
    if not directive:
        return page
    return f"{page}{directive}" if "#" in page else f"{page}#{directive}"


def text_directive(fragment: tuple[str, str]) -> str:
    """The ``:~:text=start,end`` by which a browser finds a run of words; with one end missing, the other alone."""
    ends = dict.fromkeys([_encode(" ".join(end.split()), _UNRESERVED) for end in fragment])
    words = ",".join(filter(None, ends))
    return f":~:text={words}" if words else ""


def _encode(text: str, written: tuple[str, ...]) -> str:
    return "".join([written[byte] for byte in text.encode("utf-8", "replace")])
