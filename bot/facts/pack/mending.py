"""What ``trackside check`` mends by itself in the articles' files: a hash that is missing, and the order of entries.

A hash of another text is replaced only where somebody has accepted that text. What cannot be read is left as it is.
"""

from __future__ import annotations

import tomllib
from contextlib import suppress
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from bot.facts.errors import FactsError
from bot.facts.frozen import Frozen
from bot.facts.pack.folder.digest import ARTICLES, SEEDS
from bot.facts.pack.folder.files import PackFolder
from bot.facts.pack.reader import read_article_files
from bot.facts.pack.rules.sentence_order import sentence_order
from bot.facts.pack.toml.edits import with_sentences, with_text
from bot.facts.pack.toml.fields import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from pathlib import Path

    from bot.facts.pack.sentences.articles import ArticleFile

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class UnknownArticleError(FactsError):
    """The pack has no article of that name."""


class MendedFile(Frozen, frozen=True):
    """A file of the pack: its path there, what it is to hold (None: it stays as it is), and what is said of it."""

    path: str
    content: bytes | None
    changes: tuple[str, ...]


def check_slugs(root: Path, slugs: Collection[str]) -> None:
    """See that the pack has each of those articles.

    Raises:
        UnknownArticleError: it has not.
    """
    known = [PurePosixPath(path).stem for path in PackFolder(root).toml_files(ARTICLES)]
    for slug in slugs:
        if slug not in known:
            hint = did_you_mean(slug, known) or f": name a file of {ARTICLES}, without “.toml”"
            raise UnknownArticleError(f"“{slug}” is no article of this pack{hint}{'' if hint.endswith('?') else '.'}")


def mended_files(root: Path, accepted: Collection[str], *, fix: bool) -> Iterator[MendedFile]:
    """Each article's file of the pack in ``root`` of which there is something to say; nothing is written.

    ``accepted`` are the slugs of articles whose text is accepted as it is; without ``fix`` nothing else is mended.
    """
    unread = set(accepted)
    for article in read_article_files(root):
        is_accepted = article.slug in accepted
        if article.text is not None and (fix or is_accepted):
            unread.discard(article.slug)
            mending = _Mending((root / article.at.file.path).read_bytes())
            mending.accept(article, is_accepted=is_accepted)
            if fix:
                mending.sort(article)
            if mending.changes:
                yield MendedFile(article.at.file.path, mending.content, tuple(mending.changes))
    for slug in sorted(unread):
        yield MendedFile(f"{ARTICLES}/{slug}.toml", None, ("nothing accepted: mend first the errors below",))


class _Mending:
    """The mending of one article's file, whose text can be read; ``content`` is None until it is another one."""

    def __init__(self, content: bytes) -> None:
        self._mark = _BYTE_ORDER_MARK if content.startswith(_BYTE_ORDER_MARK) else b""
        self._toml = content.removeprefix(self._mark)
        self._table = tomllib.loads(self._toml.decode())  # as written: the reader puts the ids of races in their place
        self.content: bytes | None = None
        self.changes: list[str] = []

    def accept(self, article: ArticleFile, *, is_accepted: bool) -> None:
        """Write the hash of the article's text where there is none, or another one that somebody has accepted."""
        text, sha256 = f"{SEEDS}/{article.record['file']}", article.sha256 or ""
        change = f"wrote the hash of {text}"
        if "sha256" in self._table and is_accepted:
            change = f"accepted {text} as it is now, and wrote its hash"
        elif "sha256" in self._table:
            return
        if self._table.get("sha256") == sha256:
            self.changes.append(f"nothing to accept, for {text} is the text that was curated")
        else:
            edited = with_text(self._toml, "sha256", sha256, "file")
            self._take(edited, {**self._table, "sha256": sha256}, change, "write sha256 yourself")

    def sort(self, article: ArticleFile) -> None:
        """Put the entries in the order of the text."""
        order = sentence_order(article)
        if order != sorted(order):
            table = {**self._table, "sentence": [self._table["sentence"][index] for index in order]}
            change = "put its sentences in the order of the text"
            self._take(with_sentences(self._toml, order), table, change, "put its sentences in order yourself")

    def _take(self, toml: bytes | None, table: dict[str, Any], change: str, otherwise: str) -> None:
        """Take an edit that makes of the file what it should, and nothing else."""
        with suppress(ValueError):
            if toml is not None and tomllib.loads(toml.decode()) == table:
                self._toml, self._table, self.content = toml, table, self._mark + toml
                self.changes.append(change)
                return
        self.changes.append(f"left as it is, for it is written in a way that is not known here: {otherwise}")
