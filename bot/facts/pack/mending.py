"""What ``trackside check`` mends by itself in the articles' files: a hash that is missing, and the order of entries.

A hash of another text is replaced only where somebody has accepted that text. What cannot be read is left as it is.
"""

from __future__ import annotations

import tomllib
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
    from collections.abc import Collection, Iterator, Mapping
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
        if article.text is not None and (fix or article.slug in accepted):
            mending = _Mending(article, (root / article.at.file.path).read_bytes())
            mending.mend(accept=article.slug in accepted, fix=fix)
            unread.discard(article.slug)
            if mending.changes:
                yield mending.file()
    for slug in sorted(unread):
        yield MendedFile(f"{ARTICLES}/{slug}.toml", None, ("nothing accepted: mend first the errors below",))


class _Mending:
    """The mending of one article's file, whose text can be read."""

    def __init__(self, article: ArticleFile, content: bytes) -> None:
        self._article = article
        self._mark = content[: len(_BYTE_ORDER_MARK)] if content.startswith(_BYTE_ORDER_MARK) else b""
        self._before = self._content = content.removeprefix(_BYTE_ORDER_MARK)
        self._table = tomllib.loads(
            self._content.decode()
        )  # as written: the reader puts the ids of races in their place
        self.changes: list[str] = []

    def file(self) -> MendedFile:
        content = None if self._content == self._before else self._mark + self._content
        return MendedFile(self._article.at.file.path, content, tuple(self.changes))

    def mend(self, *, accept: bool, fix: bool) -> None:
        text = f"{SEEDS}/{self._article.record['file']}"
        if "sha256" not in self._table:
            self._write_hash(f"wrote the hash of {text}")
        elif accept and self._table["sha256"] != self._article.sha256:
            self._write_hash(f"accepted {text} as it is now, and wrote its hash")
        elif accept:
            self.changes.append(f"nothing to accept, for {text} is the text that was curated")
        if fix:
            self._sort()

    def _write_hash(self, change: str) -> None:
        sha256 = self._article.sha256 or ""
        table = {**self._table, "sha256": sha256}
        self._take(with_text(self._content, "sha256", sha256, "file"), table, change, "write sha256 yourself")

    def _sort(self) -> None:
        order = sentence_order(self._article)
        if order == sorted(order):
            return
        table = {**self._table, "sentence": [self._table["sentence"][index] for index in order]}
        change = "put its sentences in the order of the text"
        self._take(with_sentences(self._content, order), table, change, "put its sentences in order yourself")

    def _take(self, content: bytes | None, table: Mapping[str, Any], change: str, otherwise: str) -> None:
        """Take an edit that makes of the file what it should, and nothing else."""
        if content is None or _tables(content) != table:
            self.changes.append(f"left as it is, for it is written in a way that is not known here: {otherwise}")
        else:
            self._content, self._table = content, dict(table)
            self.changes.append(change)


def _tables(content: bytes) -> Mapping[str, Any] | None:
    try:
        return tomllib.loads(content.decode())
    except ValueError:
        return None
