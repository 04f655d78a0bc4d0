"""Addresses that open a page at the cited words, and nothing but pages of the web."""

from __future__ import annotations

from urllib.parse import quote


def address(url: str | None, fragment: tuple[str, str] | None = None) -> str | None:
    """The address of a page, opening at the words between the fragment's two; None for anything but http(s).

    The result is plain ASCII without spaces or controls, so it can stand in a terminal's link or in a line.
    """
    if url is None or not url.lower().startswith(("http://", "https://")):
        return None
    page = quote(url, safe="-:/?#[]@!$&'()*+,;=%", errors="replace")  # a per cent sign begins what is encoded already
    directive = text_directive(fragment) if fragment else ""
    if not directive:
        return page
    return f"{page}{directive}" if "#" in page else f"{page}#{directive}"


def text_directive(fragment: tuple[str, str]) -> str:
    """The ``:~:text=start,end`` by which a browser finds a run of words; with one end missing, the other alone."""
    ends = dict.fromkeys([quote(" ".join(end.split()), safe="", errors="replace") for end in fragment])
    # A dash marks context there, and is none of what the standard library encodes.
    words = ",".join(filter(None, ends)).replace("-", "%2D")
    return f":~:text={words}" if words else ""
