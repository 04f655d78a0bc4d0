"""Regular expressions that are compiled when they are first needed.

Reading prose takes some sixty of them, and compiling those costs a quarter of the time in which a question is
answered from process start; but a question only prints and orders values, and reads none.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_METHODS = ("findall", "finditer", "fullmatch", "match", "search")


class LazyRegex:
    """A regular expression, as `re.compile` makes it, but compiled at the first use of one of its methods."""

    findall: Callable[[str], list[Any]]
    finditer: Callable[[str], Iterator[re.Match[str]]]
    fullmatch: Callable[[str], re.Match[str] | None]
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]

    def __init__(self, source: str, needs: tuple[str, ...] = ()) -> None:
        """Keep the expression; a mistake in it shows at the first use.

        ``finditer`` finds nothing in a text with none of the words ``needs``, and looks for them first: each match has
        to hold one, and looking for a word takes a hundredth of the time.
        """
        self._source = source
        self._needs = needs

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 — the type of each method stands above
        """Compile, then keep the methods, so that this is not asked again."""
        if name not in _METHODS:
            raise AttributeError(name)
        compiled = re.compile(self._source)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        if self._needs:
            self.finditer = partial(_sifted, compiled, self._needs)
        return getattr(self, name)


def _sifted(compiled: re.Pattern[str], needs: tuple[str, ...], text: str) -> Iterator[re.Match[str]]:
    return compiled.finditer(text) if any(word in text for word in needs) else iter(())
